"""Streams stay streams. No test looks at a clock: the upstream goes on only when the client has what came before."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from filters import sse
from gateway.answers import Answering
from tests.support.gateway import (
    PATIENCE,
    GatedUpstream,
    Gateway,
    Until,
    browser,
    connection,
    request_bytes,
    serving,
    sse_data,
    text_of,
)
from tests.support.upstream import Answer, Received, chunk, last_text, rechunk, say, sse_answer, sse_event

ASK = {"model": "m", "messages": [{"role": "user", "content": "Grüße an Frau Weber!"}], "stream": True}
HEADERS = {"Content-Type": "application/json"}

Reads = Callable[[Gateway], AsyncIterator[str]]


# ------------------------------------------------------------------ four clients: each yields text as it arrives


async def openai_client(gateway: Gateway) -> AsyncIterator[str]:
    async with gateway.client() as client:
        async for event in await client.chat.completions.create(**ASK):
            if event.choices and event.choices[0].delta.content:
                yield event.choices[0].delta.content


def _content(line: bytes) -> str:
    if not line.startswith(b"data: {"):
        return ""
    return text_of([json.loads(line[6:])])


async def line_client(gateway: Gateway) -> AsyncIterator[str]:
    async with browser() as session, session.post(gateway.chat, json=ASK) as response:
        assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
        while line := await response.content.readline():
            if text := _content(line):
                yield text


async def raw_client(gateway: Gateway) -> AsyncIterator[str]:
    """Reads the chunks of the transfer coding itself: each holds whole events."""
    body = json.dumps(ASK).encode()
    async with connection(gateway) as (reader, writer):
        writer.write(request_bytes("POST /v1/chat/completions HTTP/1.1", "Content-Type: application/json", body=body))
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert "transfer-encoding: chunked" in head
        assert "x-accel-buffering: no" in head
        while size := int(await reader.readline(), 16):
            data = await reader.readexactly(size + 2)
            assert data.endswith(b"\n\n\r\n")
            for line in data.splitlines():
                if text := _content(line):
                    yield text


async def curl_client(gateway: Gateway) -> AsyncIterator[str]:
    arguments = ["-sSN", "-H", "Content-Type: application/json", "-d", json.dumps(ASK), gateway.chat]
    curl = await asyncio.create_subprocess_exec("curl", *arguments, stdout=asyncio.subprocess.PIPE)
    assert curl.stdout is not None
    try:
        while line := await curl.stdout.readline():
            if text := _content(line):
                yield text
        assert await curl.wait() == 0
    finally:
        if curl.returncode is None:
            curl.kill()
            await curl.wait()


CLIENTS = [openai_client, line_client, raw_client, curl_client]


async def read_until(texts: AsyncIterator[str], wanted: str) -> str:
    """Read until exactly `wanted` is there; hangs, and so fails, if it never comes alone."""
    text = ""
    async with asyncio.timeout(PATIENCE):
        while text != wanted:
            assert wanted.startswith(text), text
            text += await anext(texts)
    return text


async def rest_of(texts: AsyncIterator[str]) -> str:
    async with asyncio.timeout(PATIENCE):
        return "".join([text async for text in texts])


def played(*steps: Any) -> Answer:
    """A stream of these texts and `Until`s."""
    events = [step if isinstance(step, Until) else chunk({"content": step}) for step in steps]
    return sse_answer([chunk({"role": "assistant", "content": ""}), *events, chunk({}, finish="stop")])


def tokens(request: Any) -> str:
    """What stands for the name in the request."""
    return last_text(request).split()[3].rstrip("!")


# ------------------------------------------------------------------ tests


@pytest.mark.parametrize("client", CLIENTS)
async def test_text_arrives_before_the_next_chunk_is_sent(
    tmp_path: Path, upstream: GatedUpstream, client: Reads
) -> None:
    """Each chunk is passed on before the upstream sends the next one, three times in a row."""
    gates = [asyncio.Event() for _ in range(3)]
    waits = [Until(gate) for gate in gates]
    upstream.script = lambda *_: played("Guten ", waits[0], "Tag, ", waits[1], "und ", waits[2], "bis bald.")
    async with serving(tmp_path, upstream.url) as gateway, aclosing(client(gateway)) as texts:
        for gate, text in zip(gates, ["Guten ", "Tag, ", "und "], strict=True):
            await read_until(texts, text)
            gate.set()
        assert await rest_of(texts) == "bis bald."


@pytest.mark.parametrize("client", CLIENTS)
async def test_only_an_open_token_is_held_back(tmp_path: Path, upstream: GatedUpstream, client: Reads) -> None:
    """Text before a token that is not complete arrives at once, the token itself as the value when it is."""
    gates = [asyncio.Event(), asyncio.Event()]

    def script(request: Any, _: Received) -> Answer:
        token = tokens(request)
        first, second = f"Guten Tag Frau {token[:11]}", f"{token[11:]}: "
        return played(first, Until(gates[0]), second, Until(gates[1]), "Ihre Bestellung")

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway, aclosing(client(gateway)) as texts:
        await read_until(texts, "Guten Tag Frau ")
        gates[0].set()
        await read_until(texts, "Weber: ")
        gates[1].set()
        assert await rest_of(texts) == "Ihre Bestellung"


async def test_a_long_silence_is_filled_with_comments(
    tmp_path: Path, upstream: GatedUpstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the upstream is silent, before its first byte of the body and within a token, comments keep the
    connection alive; they change nothing in the text."""
    monkeypatch.setattr("gateway.sending.Answering", partial(Answering, keep_alive=0.02))
    gates = [asyncio.Event(), asyncio.Event()]

    def script(request: Any, _: Received) -> Answer:
        token = tokens(request)
        answer = played(f"Frau {token[:12]}", Until(gates[1]), token[12:])
        return Answer([b"\n", Until(gates[0]), *answer.steps], headers=answer.headers, framing="chunked")

    upstream.script = script
    seen: list[bytes] = []
    async with (
        serving(tmp_path, upstream.url) as gateway,
        browser() as session,
        session.post(gateway.chat, json=ASK) as response,
        asyncio.timeout(PATIENCE),
    ):
        for gate in gates:
            while not seen or seen[-1] != b": keep-alive\n":
                seen.append(await response.content.readline())
            seen.append(await response.content.readline())
            gate.set()
        seen.append(await response.content.read())
    body = b"".join(seen)
    assert text_of(list(sse_data(body))) == "Frau Weber"
    assert list(sse_data(body))[-1] == "[DONE]"


async def test_choices_are_kept_apart(tmp_path: Path, upstream: GatedUpstream) -> None:
    """With n=2, tokens that are open at the same time in both choices come back in their own choice."""

    def script(request: Any, _: Received) -> Answer:
        token = tokens(request)
        texts = [f"A: {token}, {token}.", f"B: Frau {token}!"]
        width = max(map(len, texts))
        deltas = [
            {**chunk({"content": texts[i][at : at + 3]}), "choices": [{"index": i, "delta": {"content": part}}]}
            for at in range(0, width, 3)
            for i in (0, 1)
            if (part := texts[i][at : at + 3])
        ]
        ends = [
            {**chunk({}), "choices": [{"index": i, "delta": {}, "finish_reason": "stop", "logprobs": None}]}
            for i in (1, 0)
        ]
        return sse_answer([*deltas, *ends])

    upstream.script = script
    said = {0: "", 1: ""}
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        async for event in await client.chat.completions.create(**ASK, n=2):
            for choice in event.choices:
                said[choice.index] += choice.delta.content or ""
    assert said == {0: "A: Weber, Weber.", 1: "B: Frau Weber!"}


async def test_the_usage_chunk_comes_through(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A chunk without choices is passed on as it is, and its counts are on record."""
    usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}

    def script(request: Any, _: Received) -> Answer:
        assert request["stream_options"] == {"include_usage": True}
        last = {**chunk({}), "choices": [], "usage": usage}
        return sse_answer([chunk({"content": tokens(request)}), chunk({}, finish="stop"), last])

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        stream = await client.chat.completions.create(**ASK, stream_options={"include_usage": True})
        events = [event async for event in stream]
    assert events[-1].choices == []
    assert events[-1].usage is not None
    assert events[-1].usage.model_dump(exclude_none=True) == usage
    (record,) = gateway.kinds("completed")
    assert (record["prompt_tokens"], record["completion_tokens"], record["outcome"]) == (11, 7, "ok")


@pytest.mark.parametrize("sizes", [[1], [2, 3, 5], [7], [64, 1], [100_000]], ids=str)
async def test_the_cut_of_the_bytes_does_not_matter(tmp_path: Path, upstream: GatedUpstream, sizes: list[int]) -> None:
    """The same bytes in other chunks, cut within characters, escapes and line ends, are the same events."""
    upstream.script = lambda request, _: rechunk(say(request, f"Grüße, 😀 {last_text(request)} – ß", cut=2), sizes)
    async with (
        serving(tmp_path, upstream.url) as gateway,
        browser() as session,
        session.post(gateway.chat, json=ASK) as response,
    ):
        events = list(sse_data(await response.read()))
    assert text_of(events) == "Grüße, 😀 Grüße an Frau Weber! – ß"
    assert events[-1] == "[DONE]"
    assert [event for event in events if event == "[DONE]"] == ["[DONE]"]


async def test_odd_but_legal_streams_are_understood(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A byte-order mark, CR and CRLF line ends, comments, events without data and data over several lines."""

    def script(request: Any, _: Received) -> Answer:
        said = json.dumps(chunk({"content": tokens(request)}))
        half = said.index(",") + 1
        steps = [
            b"\xef\xbb\xbf: hello\r\n\r\n",
            b"event: ping\r\rid: 7\r\rretry: 10\r\r",
            f"data: {said[:half]}\r\ndata:{said[half:]}\r".encode(),
            b"\n\r\n",
            sse_event(chunk({}, finish="stop")),
            b"data:[DONE]\n\ndata: late\n\n",
        ]
        return Answer(steps, headers={"Content-Type": "text/event-stream"}, framing="chunked")

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway:
        assert await rest_of(openai_client(gateway)) == "Weber"


async def test_a_stream_without_end_mark_that_is_complete_gets_one(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Some servers leave [DONE] out; with every finish reason there, the answer is whole."""
    upstream.script = lambda request, _: sse_answer(
        [chunk({"content": last_text(request)}), chunk({}, finish="stop")], done=False
    )
    async with (
        serving(tmp_path, upstream.url) as gateway,
        browser() as session,
        session.post(gateway.chat, json=ASK) as response,
    ):
        body = await response.read()
    assert body.endswith(b"data: [DONE]\n\n")
    assert text_of(list(sse_data(body))) == "Grüße an Frau Weber!"
    assert all(event.data for event in sse.Decoder().feed(body))
