"""The real `openai` client through a real gateway on the Responses API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openai
import pytest

from tests.support.gateway import PLANTED, TICKET, GatedUpstream, bodies, serving
from tests.support.upstream import Answer, Received, json_answer, sse_event

RESTORED = TICKET.replace("schwanger", "[persönlicher Anlass]")
TOOL = {"type": "function", "name": "kunde_suchen", "strict": False, "parameters": {"type": "object", "properties": {}}}


def response(request: Any, output: list[dict[str, Any]], status: str = "completed") -> dict[str, Any]:
    usage = {
        "input_tokens": 3, "output_tokens": 4, "total_tokens": 7,
        "input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0},
    }  # fmt: skip
    return {
        "id": "resp_1", "object": "response", "created_at": 1, "status": status, "model": "scripted",
        "instructions": request.get("instructions"), "tools": request.get("tools") or [], "tool_choice": "auto",
        "parallel_tool_calls": True, "output": output, "usage": usage if status == "completed" else None,
    }  # fmt: skip


def last(request: Any) -> str:
    given = request["input"]
    return given if isinstance(given, str) else given[-1]["content"]


def message(text: str) -> dict[str, Any]:
    part = {"type": "output_text", "text": text, "annotations": []}
    return {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}


def reasoning(text: str) -> dict[str, Any]:
    summary = [{"type": "summary_text", "text": text}]
    return {"type": "reasoning", "id": "rs_1", "summary": summary, "encrypted_content": "gAAAAopaque"}


def call(arguments: str) -> dict[str, Any]:
    return {
        "type": "function_call", "id": "fc_1", "call_id": "call_1", "name": "kunde_suchen", "status": "completed",
        "arguments": arguments,
    }  # fmt: skip


def streamed(request: Any, output: list[dict[str, Any]], cut: int = 4) -> Answer:
    events: list[dict[str, Any]] = [{"type": "response.created", "response": response(request, [], "in_progress")}]
    for index, item in enumerate(output):
        place = {"item_id": item["id"], "output_index": index}
        empty = {"message": {"content": []}, "function_call": {"arguments": ""}, "reasoning": {"summary": []}}
        events.append(
            {"type": "response.output_item.added", "output_index": index, "item": {**item, **empty[item["type"]]}}
        )
        if item["type"] == "message":
            part, place = item["content"][0], {**place, "content_index": 0}
            events.append({"type": "response.content_part.added", **place, "part": {**part, "text": ""}})
            pieces = [part["text"][i : i + cut] for i in range(0, len(part["text"]), cut)]
            events += [{"type": "response.output_text.delta", **place, "delta": p, "logprobs": []} for p in pieces]
            events.append({"type": "response.output_text.done", **place, "text": part["text"], "logprobs": []})
            events.append({"type": "response.content_part.done", **place, "part": part})
        elif item["type"] == "function_call":
            text = item["arguments"]
            pieces = [text[i : i + cut] for i in range(0, len(text), cut)]
            events += [{"type": "response.function_call_arguments.delta", **place, "delta": p} for p in pieces]
            events.append({"type": "response.function_call_arguments.done", **place, "arguments": text})
        events.append({"type": "response.output_item.done", "output_index": index, "item": item})
    events.append({"type": "response.completed", "response": response(request, output)})
    steps = [
        f"event: {event['type']}\n".encode() + sse_event({**event, "sequence_number": number})
        for number, event in enumerate(events)
    ]
    return Answer(steps, headers={"Content-Type": "text/event-stream; charset=utf-8"}, framing="chunked")


def answer(request: Any, output: list[dict[str, Any]]) -> Answer:
    return streamed(request, output) if request.get("stream") else json_answer(response(request, output))


def think_and_echo(request: Any, _: Received) -> Answer:
    return answer(request, [reasoning(last(request)), message(last(request))])


ASK: dict[str, Any] = {"model": "m", "input": TICKET, "instructions": "Antworte Frau Weber."}


async def test_the_stream_helper_ends_with_what_is_answered_whole(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = think_and_echo
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        whole = await client.responses.create(**ASK)
        async with client.responses.stream(**ASK) as stream:
            pieces = [event.delta async for event in stream if event.type == "response.output_text.delta"]
            final = await stream.get_final_response()
    assert whole.output_text == RESTORED
    assert "".join(pieces) == RESTORED
    assert whole.instructions == ASK["instructions"]
    assert final.output_text == RESTORED
    assert final.output[0].to_dict() == whole.output[0].to_dict()
    upstream.assert_absent(PLANTED)
    assert bodies(upstream)[0]["store"] is False  # the provider's default would be true
    gateway.assert_trail(upstream)


async def test_a_second_turn_sends_the_upstream_its_own_reasoning(tmp_path: Path, upstream: GatedUpstream) -> None:
    """And the prefix of the first turn is the same to the byte."""
    upstream.script = think_and_echo
    history: list[Any] = [{"role": "user", "content": TICKET}]
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        first = await client.responses.create(model="m", input=history, include=["reasoning.encrypted_content"])
        items = [item.to_dict() for item in first.output]
        await client.responses.create(model="m", input=[*history, *items, {"role": "user", "content": "und?"}])
    opened, second = bodies(upstream)
    assert second["input"][0] == opened["input"][0]
    assert second["input"][1]["encrypted_content"] == "gAAAAopaque"


async def test_a_tool_gets_the_real_values(tmp_path: Path, upstream: GatedUpstream) -> None:
    def use(request: Any, _: Received) -> Answer:
        return answer(request, [call(json.dumps({"wer": last(request)}, ensure_ascii=False))])

    upstream.script = use
    asked = 'Frau Ute Weber sagte "ja"\n'
    async with (
        serving(tmp_path, upstream.url) as gateway,
        gateway.client() as client,
        client.responses.stream(model="m", input=asked, tools=[TOOL]) as stream,
    ):
        final = await stream.get_final_response()
    assert json.loads(final.output[0].arguments) == {"wer": asked}
    upstream.assert_absent(["Weber"])


async def test_counting_and_compaction_filter_too(tmp_path: Path, upstream: GatedUpstream) -> None:
    compaction = {"id": "cmp_1", "type": "compaction", "encrypted_content": "gAAAA"}

    def script(request: Any, received: Received) -> Answer:
        if received.raw_path.endswith("input_tokens"):
            return json_answer({"object": "response.input_tokens", "input_tokens": 42})
        return json_answer({"id": "resp_2", "object": "response.compaction", "created_at": 1, "output": [compaction]})

    upstream.script = script
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        counted = await client.responses.input_tokens.count(model="m", input=TICKET)
        compacted = await client.responses.compact(model="m", input=TICKET)
    assert counted.input_tokens == 42
    assert compacted.output[0].encrypted_content.startswith("pgw1.")
    upstream.assert_absent(PLANTED)


async def test_state_is_refused_in_the_clients_words(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        with pytest.raises(openai.BadRequestError) as refused:
            await client.responses.create(model="m", input="x", previous_response_id="resp_0")
        with pytest.raises(openai.PermissionDeniedError) as stored:
            await client.responses.retrieve("resp_0")
    assert (refused.value.code, refused.value.param) == ("stateful_request_not_allowed", "previous_response_id")
    assert stored.value.code == "endpoint_not_allowed"
    assert not upstream.received


async def test_a_stream_that_breaks_off_raises(tmp_path: Path, upstream: GatedUpstream) -> None:
    def cut(request: Any, _: Received) -> Answer:
        whole = streamed(request, [message(last(request))])
        return Answer(whole.steps[:-3], headers=whole.headers, framing="chunked")

    upstream.script = cut
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        with pytest.raises(openai.APIError) as broken:
            async for _ in await client.responses.create(**ASK, stream=True):
                pass
    assert broken.value.code == "upstream_disconnected"


async def test_a_response_that_failed_is_told_and_ends_well(tmp_path: Path, upstream: GatedUpstream) -> None:
    """It is a final event like any other: the caller gets it, with the values restored, and no broken connection."""

    def fail(request: Any, _: Received) -> Answer:
        error = {"code": "server_error", "message": f"Fehler bei {last(request)}"}
        events: list[dict[str, Any]] = [
            {"type": "response.created", "response": response(request, [], "in_progress")},
            {"type": "error", "code": "server_error", "message": error["message"], "param": None},
            {"type": "response.failed", "response": {**response(request, [], "failed"), "error": error}},
        ]
        steps = [sse_event({**event, "sequence_number": number}) for number, event in enumerate(events)]
        return Answer(steps, headers={"Content-Type": "text/event-stream"}, framing="chunked")

    upstream.script = fail
    async with serving(tmp_path, upstream.url) as gateway, gateway.client() as client:
        stream = await client.responses.create(model="m", input="Frau Weber", stream=True)
        events = [event async for event in stream]
    assert gateway.kinds("completed")[0]["outcome"] == "upstream_error"  # its record may come after the stream's end
    assert [event.type for event in events] == ["response.created", "error", "response.failed"]
    assert events[-1].response.error.message == "Fehler bei Frau Weber"
