"""The real `anthropic` client through a real gateway: messages, streams, tools, thinking, errors."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anthropic
import pytest
from anthropic import AsyncAnthropic, DefaultAsyncHttpxClient

from tests.support.gateway import PATIENCE, PLANTED, TICKET, GatedUpstream, Gateway, _no_certificates, bodies, serving
from tests.support.upstream import Answer, Received, json_answer, sse_event

RESTORED = TICKET.replace("schwanger", "[persönlicher Anlass]")
TOOL = {"name": "kunde_suchen", "input_schema": {"type": "object", "properties": {"wer": {"type": "string"}}}}
USAGE = {"input_tokens": 11, "output_tokens": 7}


def message(content: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "msg_1", "type": "message", "role": "assistant", "model": "scripted", "content": content,
        "stop_reason": "end_turn", "stop_sequence": None, "stop_details": None, "usage": USAGE,
    }  # fmt: skip


def streamed(content: list[dict[str, Any]], cut: int = 4) -> Answer:
    """The message as a stream, its text in pieces."""
    events: list[dict[str, Any]] = [{"type": "message_start", "message": {**message([]), "stop_reason": None}}]
    for index, block in enumerate(content):
        kind = block["type"]
        empty = {"text": {"text": ""}, "thinking": {"thinking": "", "signature": ""}, "tool_use": {"input": {}}}[kind]
        events.append({"type": "content_block_start", "index": index, "content_block": {**block, **empty}})
        key, text = {
            "text": ("text", block.get("text")),
            "thinking": ("thinking", block.get("thinking")),
            "tool_use": ("partial_json", json.dumps(block.get("input"), ensure_ascii=False)),
        }[kind]
        delta = "input_json_delta" if kind == "tool_use" else f"{kind}_delta"
        pieces = [{"type": delta, key: text[i : i + cut]} for i in range(0, len(text), cut)]
        if kind == "thinking":
            pieces.append({"type": "signature_delta", "signature": block["signature"]})
        events += [{"type": "content_block_delta", "index": index, "delta": piece} for piece in pieces]
        events.append({"type": "content_block_stop", "index": index})
    events.append(
        {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": USAGE}
    )
    events.append({"type": "message_stop"})
    steps = [f"event: {event['type']}\n".encode() + sse_event(event) for event in events]
    return Answer(steps, headers={"Content-Type": "text/event-stream; charset=utf-8"}, framing="chunked")


def last(request: Any) -> str:
    content = request["messages"][-1]["content"]
    return content if isinstance(content, str) else content[-1].get("text", "")


def think_and_echo(request: Any, _: Received) -> Answer:
    text = last(request)
    content = [
        {"type": "thinking", "thinking": f"Er sagt: {text}", "signature": "c2lnbmF0dXJl"},
        {"type": "text", "text": text},
    ]
    return streamed(content) if request.get("stream") else json_answer(message(content))


@asynccontextmanager
async def client(gateway: Gateway) -> AsyncIterator[AsyncAnthropic]:
    transport = DefaultAsyncHttpxClient(verify=_no_certificates(), timeout=PATIENCE)
    async with AsyncAnthropic(base_url=gateway.api, api_key="local-trial", max_retries=0, http_client=transport) as it:
        yield it


ASK: dict[str, Any] = {"model": "m", "max_tokens": 100, "messages": [{"role": "user", "content": TICKET}]}


async def test_the_stream_helper_ends_with_what_is_answered_whole(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = think_and_echo
    async with serving(tmp_path, upstream.url) as gateway, client(gateway) as claude:
        whole = await claude.messages.create(**ASK)
        async with claude.messages.stream(**ASK) as stream:
            final = await stream.get_final_message()
    assert whole.content[1].text == RESTORED
    assert whole.content[0].thinking == f"Er sagt: {RESTORED}"
    assert final.to_dict() == whole.to_dict()
    upstream.assert_absent(PLANTED)
    gateway.assert_trail(upstream)


async def test_a_second_turn_sends_the_upstream_its_own_thinking(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = think_and_echo
    async with serving(tmp_path, upstream.url) as gateway, client(gateway) as claude:
        first = await claude.messages.create(**ASK)
        history = [
            *ASK["messages"],
            {"role": "assistant", "content": first.content},
            {"role": "user", "content": "und?"},
        ]
        await claude.messages.create(**{**ASK, "messages": history})
    opened, second = bodies(upstream)
    assert second["messages"][0] == opened["messages"][0]
    thinking = second["messages"][1]["content"][0]
    assert thinking["signature"] == "c2lnbmF0dXJl"
    assert thinking["thinking"] == f"Er sagt: {opened['messages'][0]['content']}"


async def test_a_tool_gets_the_real_values(tmp_path: Path, upstream: GatedUpstream) -> None:
    def call(request: Any, _: Received) -> Answer:
        return streamed(
            [{"type": "tool_use", "id": "toolu_1", "name": "kunde_suchen", "input": {"wer": last(request)}}]
        )

    upstream.script = call
    asked = {**ASK, "messages": [{"role": "user", "content": 'Frau Ute Weber sagte "ja"\n'}], "tools": [TOOL]}
    async with (
        serving(tmp_path, upstream.url) as gateway,
        client(gateway) as claude,
        claude.messages.stream(**asked) as stream,
    ):
        final = await stream.get_final_message()
    assert final.content[0].input == {"wer": 'Frau Ute Weber sagte "ja"\n'}
    upstream.assert_absent(["Weber"])


async def test_counting_filters_too(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = lambda _request, _received: json_answer({"input_tokens": 42})
    async with serving(tmp_path, upstream.url) as gateway, client(gateway) as claude:
        counted = await claude.messages.count_tokens(model="m", messages=ASK["messages"])
        beta = await claude.beta.messages.count_tokens(model="m", messages=ASK["messages"])
    assert (counted.input_tokens, beta.input_tokens) == (42, 42)
    upstream.assert_absent(PLANTED)


async def test_headers_that_go_on_and_headers_that_stay(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = think_and_echo
    headers = {
        "anthropic-beta": "interleaved-thinking-2025-05-14, weber-2026-01-01",
        "anthropic-workspace-id": "weber",
        "x-app": "weber",
    }
    async with serving(tmp_path, upstream.url) as gateway, client(gateway) as claude:
        response = await claude.messages.with_raw_response.create(**ASK, extra_headers=headers)
    received = upstream.received[0]
    assert received.header("anthropic-beta") == "interleaved-thinking-2025-05-14"
    assert received.header("anthropic-version") in {"2023-06-01", "2026-10-21"}
    upstream.assert_absent(["weber", "local-trial"])
    assert response.headers["request-id"].startswith("req_")
    assert response.headers["x-privacy-class"] == "red"


async def test_errors_are_those_of_this_api(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = think_and_echo
    async with serving(tmp_path, upstream.url) as gateway, client(gateway) as claude:
        with pytest.raises(anthropic.BadRequestError) as refused:
            await claude.messages.create(**ASK, extra_body={"erfunden": "Weber"})
        with pytest.raises(anthropic.BadRequestError) as version:
            await claude.messages.create(**ASK, extra_headers={"anthropic-version": "1999-01-01"})
    body = refused.value.body
    assert isinstance(body, dict)
    assert (body["type"], body["error"]["type"]) == ("error", "invalid_request_error")
    assert "unsupported_parameter" in body["error"]["message"]
    assert refused.value.request_id == body["request_id"]
    assert "Weber" not in str(body)
    assert "anthropic-version" in str(version.value) or "version" in str(version.value)
    assert not upstream.received


async def test_a_stream_that_breaks_off_raises(tmp_path: Path, upstream: GatedUpstream) -> None:
    """The SDK takes a clean end for success; here it gets an error event."""

    def cut(request: Any, received: Received) -> Answer:
        whole = streamed([{"type": "text", "text": last(request)}])
        return Answer(whole.steps[:-4], headers=whole.headers, framing="chunked")

    upstream.script = cut
    async with serving(tmp_path, upstream.url) as gateway, client(gateway) as claude:
        with pytest.raises(anthropic.APIStatusError, match="upstream_disconnected"):
            async with claude.messages.stream(**ASK) as stream:
                await stream.get_final_message()
