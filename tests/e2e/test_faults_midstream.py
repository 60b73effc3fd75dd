"""A stream that breaks does not end as if it were whole, on either side."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import aiohttp
import openai
import pytest

from gateway.app import Parts
from tests.support.gateway import (
    PLANTED,
    READ,
    TICKET,
    GatedUpstream,
    Gateway,
    Trail,
    Until,
    browser,
    connection,
    error_of,
    get,
    post,
    request_bytes,
    serving,
    sse_data,
    text_of,
    write_policy,
)
from tests.support.upstream import (
    Answer,
    Break,
    Hang,
    chunk,
    completion,
    json_answer,
    last_text,
    sse_answer,
    sse_event,
)

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": TICKET}], "stream": True}
BEGUN = "Sehr geehrte Frau Weber, "
Script = Callable[[Any], Answer]


def token(request: Any) -> str:
    """What stands for the surname upstream."""
    return last_text(request).split()[6]


def broken(*steps: Any, done: bool = False) -> Script:
    """Begins well, then plays the steps."""

    def script(request: Any) -> Answer:
        begun = f"Sehr geehrte Frau {token(request)}, "
        return sse_answer([chunk({"role": "assistant"}), chunk({"content": begun}), READ, *steps], done=done)

    return script


HALF = sse_event(chunk({"content": "nie zu sehen"}))[:-12]
FAILED = {"error": {"message": "overloaded", "type": "server_error", "param": None, "code": "overloaded"}}
BREAKS: Mapping[str, tuple[Script, str]] = {
    "reset": (broken(Break("reset")), "upstream_disconnected"),
    "closed between events": (broken(Break("close")), "upstream_disconnected"),
    "closed within an event": (broken(HALF, Break("close")), "upstream_disconnected"),
    "ended within an event": (broken(HALF), "upstream_disconnected"),
    "ended without a finish reason": (broken(), "upstream_disconnected"),
    "silent for too long": (broken(Hang()), "upstream_timeout"),
    "invalid UTF-8": (broken(b'data: {"choices": "\xff\xfe"}\n\n'), "upstream_invalid_response"),
    "an event that is not JSON": (broken(b"data: Service Unavailable\n\n"), "upstream_invalid_response"),
    "an event that is a list": (broken(b"data: [1]\n\n"), "upstream_invalid_response"),
    "HTML in the stream": (broken(b"<html><body>502</body></html>\n\n"), "upstream_disconnected"),
}


async def read_raw(gateway: Gateway, upstream: GatedUpstream) -> bytes:
    """The whole HTTP answer, byte by byte as it came."""
    upstream.go.clear()
    head = ("POST /v1/chat/completions HTTP/1.1", "Content-Type: application/json")
    async with connection(gateway) as (reader, writer):
        writer.write(request_bytes(*head, body=json.dumps(ASK).encode()))
        seen = await reader.readuntil(b"Weber, ")
        upstream.go.set()
        return seen + await reader.read()


async def read_with_aiohttp(gateway: Gateway, upstream: GatedUpstream, until: bytes = b"Weber, ", **more: Any) -> bytes:
    """The body; a clean end is a failure of the test."""
    upstream.go.clear()
    seen = bytearray()

    async def read(response: aiohttp.ClientResponse) -> None:
        async for part in response.content.iter_any():
            seen.extend(part)
            if until in seen:
                upstream.go.set()

    async with browser() as session, session.post(gateway.chat, json={**ASK, **more}) as response:
        assert response.status == 200
        with pytest.raises(aiohttp.ClientPayloadError):
            await read(response)
    return bytes(seen)


async def read_with_openai(gateway: Gateway, upstream: GatedUpstream) -> tuple[str, openai.APIError]:
    upstream.go.clear()
    said: list[str] = []

    async def read(client: openai.AsyncOpenAI) -> None:
        async for event in await client.chat.completions.create(**ASK):
            said.append(event.choices[0].delta.content or "")
            if "Weber, " in "".join(said):
                upstream.go.set()

    async with gateway.client() as client:
        with pytest.raises(openai.APIError) as caught:
            await read(client)
    return "".join(said), caught.value


@pytest.mark.parametrize(("script", "code"), BREAKS.values(), ids=BREAKS)
async def test_a_broken_stream_looks_broken(tmp_path: Path, upstream: GatedUpstream, script: Script, code: str) -> None:
    """What had arrived is there and restored, then an error event, no end mark, and a body that is cut off."""
    upstream.script = lambda request, _: script(request)
    limits = {"idle_timeout_seconds": 1 if code == "upstream_timeout" else 60}
    async with serving(tmp_path, upstream.url, policies=write_policy(tmp_path, limits=limits)) as gateway:
        text, raised = await read_with_openai(gateway, upstream)
        body = await read_with_aiohttp(gateway, upstream)
        everything = await read_raw(gateway, upstream)
    assert (text, raised.code, raised.type) == (BEGUN, code, "server_error")
    *events, last = sse_data(body)
    assert text_of(events) == BEGUN
    assert error_of(json.dumps(last).encode(), PLANTED)["code"] == code
    assert b"[DONE]" not in body + everything
    assert not everything.endswith(b"0\r\n\r\n")
    assert "nie zu sehen" not in everything.decode()
    upstream.assert_absent(PLANTED)
    gateway.assert_trail(upstream)
    assert [record["outcome"] for record in gateway.kinds("completed")] == [code] * 3


@pytest.mark.parametrize("how", ["reset", "close"])
async def test_a_token_that_was_cut_is_no_value(tmp_path: Path, upstream: GatedUpstream, how: Any) -> None:
    """Half a token is given out as it is at the end: it is not the value, and no other one."""

    def script(request: Any, _: Any) -> Answer:
        half = token(request)[:-3]
        return sse_answer([chunk({"content": f"Frau {half}"}), READ, Break(how)], done=False)

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway:
        body = await read_with_aiohttp(gateway, upstream, b"Frau ")
    half = token(json.loads(upstream.received[0].body))[:-3]
    *events, last = sse_data(body)
    assert text_of(events) == f"Frau {half}"
    assert last["error"]["code"] == "upstream_disconnected"


@pytest.mark.parametrize("done", [False, True], ids=["then closed", "then [DONE]"])
async def test_an_error_event_of_the_upstream_is_restored(tmp_path: Path, upstream: GatedUpstream, done: bool) -> None:
    """The client's official library raises it, with the client's own words; what follows it is not believed."""

    def script(request: Any, _: Any) -> Answer:
        failed = {"error": {**FAILED["error"], "message": f"cannot answer Frau {token(request)}"}}
        return broken(sse_event(failed), done=done)(request)

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway:
        text, raised = await read_with_openai(gateway, upstream)
    assert (text, raised.code) == (BEGUN, "overloaded")
    assert raised.message == "cannot answer Frau Weber"
    gateway.assert_trail(upstream)


async def test_a_stream_that_ends_in_an_error_looks_broken(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The body is cut off after the upstream's own error event, too, and the outcome on record is not "ok"."""
    upstream.script = lambda request, _: broken(sse_event(FAILED))(request)
    async with serving(tmp_path, upstream.url) as gateway:
        everything = await read_raw(gateway, upstream)
    assert b"overloaded" in everything
    assert b"[DONE]" not in everything
    assert not everything.endswith(b"0\r\n\r\n")
    assert gateway.kinds("completed")[0]["outcome"] == "upstream_error"


# ------------------------------------------------------------------ an answer that may not be restored

SECRET = "Zq7rT2vX9bLm4NcW8kPd"
WITH_SECRET: dict[str, Any] = {
    "model": "m",
    "messages": [{"role": "user", "content": f"Mein API-Key: {SECRET}. Richte den Zugang ein."}],
    "tools": [{"type": "function", "function": {"name": "einrichten", "parameters": {"type": "object"}}}],
}


def with_secret(request: Any, _: Any) -> Answer:
    stands = last_text(request).split()[2].rstrip(".")
    assert stands.startswith("SECRET_")
    function = {"name": "einrichten", "arguments": json.dumps({"schluessel": stands})}
    call = {"id": "call_1", "type": "function", "function": function}
    if not request.get("stream"):
        return json_answer(completion({"content": None, "tool_calls": [call]}, finish="tool_calls"))
    return sse_answer([chunk({"tool_calls": [{"index": 0, **call}]}), chunk({}, finish="tool_calls")])


async def test_a_secret_does_not_get_into_tool_arguments(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Whole, the answer is refused; in a stream, it breaks off with the same code. The secret is in neither."""
    upstream.script = with_secret
    async with serving(tmp_path, upstream.url) as gateway:
        status, _, body = await post(gateway, WITH_SECRET)
        streamed = await read_with_aiohttp(gateway, upstream, **WITH_SECRET)
    error = error_of(body, [SECRET])
    assert (status, error["type"], error["code"]) == (502, "server_error", "secret_in_tool_arguments")
    *_, last = sse_data(streamed)
    assert last["error"]["code"] == "secret_in_tool_arguments"
    assert SECRET not in streamed.decode()
    assert b"[DONE]" not in streamed
    upstream.assert_absent([SECRET])
    gateway.assert_trail(upstream)


async def test_policy_may_give_a_tool_its_secret(tmp_path: Path, upstream: GatedUpstream) -> None:
    """With the tool's own line in policies.yaml, the secret is restored into its arguments."""
    upstream.script = with_secret
    policies = write_policy(tmp_path, tools={"einrichten": {"secrets": "allow"}})
    async with serving(tmp_path, upstream.url, policies=policies) as gateway:
        status, _, body = await post(gateway, WITH_SECRET)
    called = json.loads(body)["choices"][0]["message"]["tool_calls"][0]["function"]
    assert (status, json.loads(called["arguments"])) == (200, {"schluessel": SECRET})


# ------------------------------------------------------------------ the client goes away


def vanish(writer: asyncio.StreamWriter, how: str) -> None:
    """Close the connection, or reset it as a killed process on a lossy network would."""
    if how == "reset":
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()
    else:
        writer.close()


@pytest.mark.parametrize("how", ["close", "reset"])
@pytest.mark.parametrize("when", ["before the first byte", "in the stream", "in a whole answer"])
async def test_a_client_that_leaves_ends_the_request(
    tmp_path: Path, upstream: GatedUpstream, when: str, how: str
) -> None:
    """The upstream's connection is aborted, and the trail says how it ended."""
    trail, arrived, never = Trail(), asyncio.Event(), asyncio.Event()

    def script(request: Any, _: Any) -> Answer:
        arrived.set()
        if when == "before the first byte":
            return Answer([Hang()])
        if when == "in a whole answer":
            return Answer([b'{"choices": [', Hang()], framing="chunked")
        return broken(Until(never))(request)

    upstream.script = script
    body = json.dumps({**ASK, "stream": when != "in a whole answer"}).encode()
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    async with (
        serving(tmp_path, upstream.url, parts=Parts(sink=trail)) as gateway,
        connection(gateway) as (reader, writer),
    ):
        writer.write(head.encode() + b"\r\n\r\n" + body)
        await arrived.wait()
        if when == "in the stream":
            await reader.readuntil(b"Weber")
        vanish(writer, how)
        await upstream.received[0].aborted.wait()
        record = await trail.wait_for("completed")
        assert b"privacy_gateway_streams_open 0.0" in (await get(gateway.admin + "/metrics"))[1]
    assert (record.outcome, record.status) == ("client_disconnected", 499)
    gateway.assert_trail(upstream)


async def test_a_client_that_leaves_while_it_sends_is_no_fault_of_ours(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Half a body and a closed connection: nothing is sent, nothing is decided, and the gateway goes on."""
    head = b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    trail = Trail()
    async with serving(tmp_path, upstream.url, parts=Parts(sink=trail)) as gateway:
        async with connection(gateway) as (_, writer):
            writer.write(head + b'{"model"')
        record = await trail.wait_for("refused")
        status, _, _ = await post(gateway, {**ASK, "stream": False})
        assert status == 200
    assert record.outcome == "client_disconnected"
    assert len(upstream.received) == 1
