"""The demo upstream in two more APIs: Anthropic's messages and OpenAI's responses.

A request is read as a chat, answered by the same rules (`gateway.demo_reply`), and the reply is written in the API's
own words. Only what the reply needs is read; the gateway's tables have checked the rest.

External spec: Anthropic's API reference for messages; OpenAI's for responses.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from gateway.demo_reply import Reply, reply, text_of
from gateway.demo_wire import Frame, frame, pieces, to_json

Answer = Callable[[Mapping[str, Any]], Reply]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in one API.

    Attributes:
        whole: the answer in one piece.
        events: the same as server-sent events.
    """

    whole: bytes = field(repr=False)
    events: Iterator[bytes] = field(repr=False)


def messages(body: bytes, created: int, answer: Answer = reply) -> Answered:
    """Answer ``POST …/messages``, with what `answer` says to the chat.

    Raises:
        ValueError, KeyError, TypeError: not a request of this API.
    """
    asked = json.loads(body)
    tools = [
        {"name": tool["name"], "parameters": tool.get("input_schema") or {}}
        for tool in asked.get("tools") or ()
        if tool.get("type", "custom") == "custom"
    ]
    chat = _chat(asked, [turn for message in asked["messages"] for turn in _turns(message)], tools)
    said = answer(chat)
    shared = frame(body, chat, [said], created)
    return Answered(to_json(_message(shared, [_block(shared, said)], said)), _message_events(shared, said))


def count_tokens(body: bytes) -> bytes:
    """Answer ``POST …/messages/count_tokens``: words, for want of tokens."""
    asked = json.loads(body)
    return to_json({"input_tokens": sum(len(text_of(m.get("content")).split()) for m in asked["messages"])})


def responses(body: bytes, created: int, answer: Answer = reply) -> Answered:
    """Answer ``POST …/responses``, with what `answer` says to the chat.

    Raises:
        ValueError, KeyError, TypeError: not a request of this API.
    """
    asked = json.loads(body)
    given = asked["input"]
    items = [{"role": "user", "content": given}] if isinstance(given, str) else given
    tools = [tool for tool in asked.get("tools") or () if tool["type"] == "function"]
    chat = _chat(asked, [_turn(item) for item in items], tools)
    said = answer(chat)
    shared = frame(body, chat, [said], created)
    item = _item(shared, said)
    return Answered(to_json(_response(shared, asked, [item], "completed")), _response_events(shared, asked, item, said))


def _chat(
    asked: Mapping[str, Any], turns: Sequence[dict[str, Any]], tools: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    return {
        "model": asked["model"],
        "messages": list(turns),
        "tools": [{"type": "function", "function": tool} for tool in tools],
    }


# ------------------------------------------------------------------ messages


def _turns(message: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    content = message["content"]
    results = [b for b in content if b.get("type") == "tool_result"] if isinstance(content, list) else []
    for block in results:
        yield {"role": "tool", "content": text_of(block.get("content") or "")}
    if not results:
        yield {"role": message["role"], "content": content}


def _block(shared: Frame, said: Reply) -> dict[str, Any]:
    if said.tool is None:
        return {"type": "text", "text": said.text, "citations": None}
    call = shared.id.replace("chatcmpl-", "toolu_")
    return {"type": "tool_use", "id": call, "name": said.tool, "input": json.loads(said.arguments)}


def _message(shared: Frame, content: Sequence[Mapping[str, Any]], said: Reply | None) -> dict[str, Any]:
    reasons = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use"}
    return {
        "id": shared.id.replace("chatcmpl-", "msg_"),
        "type": "message",
        "role": "assistant",
        "model": shared.model,
        "content": list(content),
        "stop_reason": reasons.get(said.finish_reason, "end_turn") if said is not None else None,
        "stop_sequence": None,
        "usage": {"input_tokens": shared.usage["prompt_tokens"], "output_tokens": shared.usage["completion_tokens"]},
    }


def _message_events(shared: Frame, said: Reply) -> Iterator[bytes]:
    block = _block(shared, said)
    empty: dict[str, Any] = {"text": ""} if said.tool is None else {"input": {}}
    kind, key, text = (
        ("text_delta", "text", said.text) if said.tool is None else ("input_json_delta", "partial_json", said.arguments)
    )
    message = _message(shared, [], said)
    yield _named({"type": "message_start", "message": {**message, "stop_reason": None}})
    yield _named({"type": "content_block_start", "index": 0, "content_block": {**block, **empty}})
    for piece in pieces(text):
        yield _named({"type": "content_block_delta", "index": 0, "delta": {"type": kind, key: piece}})
    yield _named({"type": "content_block_stop", "index": 0})
    ended = {"stop_reason": message["stop_reason"], "stop_sequence": None}
    yield _named({"type": "message_delta", "delta": ended, "usage": message["usage"]})
    yield _named({"type": "message_stop"})


# ------------------------------------------------------------------ responses


def _turn(item: Mapping[str, Any]) -> dict[str, Any]:
    if item.get("type") == "function_call_output":
        return {"role": "tool", "content": text_of(item["output"])}
    if item.get("type", "message") == "message":
        return {"role": item["role"], "content": item["content"]}
    return {"role": "assistant", "content": ""}


def _item(shared: Frame, said: Reply) -> dict[str, Any]:
    if said.tool is None:
        part = {"type": "output_text", "text": said.text, "annotations": [], "logprobs": []}
        identity = shared.id.replace("chatcmpl-", "msg_")
        return {"type": "message", "id": identity, "role": "assistant", "status": "completed", "content": [part]}
    return {
        "type": "function_call",
        "id": shared.id.replace("chatcmpl-", "fc_"),
        "call_id": shared.id.replace("chatcmpl-", "call_"),
        "name": said.tool,
        "arguments": said.arguments,
        "status": "completed",
    }


def _response(
    shared: Frame, asked: Mapping[str, Any], output: Sequence[Mapping[str, Any]], status: str
) -> dict[str, Any]:
    counts = shared.usage
    usage = {
        "input_tokens": counts["prompt_tokens"],
        "input_tokens_details": {"cached_tokens": 0, "cache_write_tokens": 0},
        "output_tokens": counts["completion_tokens"],
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": counts["total_tokens"],
    }
    return {
        "id": shared.id.replace("chatcmpl-", "resp_"),
        "object": "response",
        "created_at": shared.created,
        "status": status,
        "model": shared.model,
        "instructions": asked.get("instructions"),
        "metadata": asked.get("metadata") or {},
        "tools": asked.get("tools") or [],
        "tool_choice": "auto",
        "parallel_tool_calls": True,
        "store": False,
        "error": None,
        "incomplete_details": None,
        "output": list(output),
        "usage": usage if status == "completed" else None,
    }


def _response_events(shared: Frame, asked: Mapping[str, Any], item: Mapping[str, Any], said: Reply) -> Iterator[bytes]:
    for number, event in enumerate(_numberless(shared, asked, item, said)):
        yield _named({"type": event["type"], "sequence_number": number, **event})


def _numberless(
    shared: Frame, asked: Mapping[str, Any], item: Mapping[str, Any], said: Reply
) -> Iterator[dict[str, Any]]:
    place = {"item_id": item["id"], "output_index": 0}
    yield {"type": "response.created", "response": _response(shared, asked, [], "in_progress")}
    empty: dict[str, Any] = {"content": []} if said.tool is None else {"arguments": ""}
    yield {"type": "response.output_item.added", "output_index": 0, "item": {**item, **empty, "status": "in_progress"}}
    if said.tool is None:
        part, inside = item["content"][0], {**place, "content_index": 0}
        yield {"type": "response.content_part.added", **inside, "part": {**part, "text": ""}}
        for piece in pieces(said.text):
            yield {"type": "response.output_text.delta", **inside, "delta": piece, "logprobs": []}
        yield {"type": "response.output_text.done", **inside, "text": said.text, "logprobs": []}
        yield {"type": "response.content_part.done", **inside, "part": part}
    else:
        for piece in pieces(said.arguments):
            yield {"type": "response.function_call_arguments.delta", **place, "delta": piece}
        done = {"name": said.tool, "arguments": said.arguments}
        yield {"type": "response.function_call_arguments.done", **place, **done}
    yield {"type": "response.output_item.done", "output_index": 0, "item": item}
    yield {"type": "response.completed", "response": _response(shared, asked, [item], "completed")}


def _named(value: Mapping[str, Any]) -> bytes:
    return f"event: {value['type']}\n".encode() + b"data: " + to_json(value) + b"\n\n"


#: End of the path → what answers it.
APIS: Final[Mapping[str, Callable[[bytes, int, Answer], Answered]]] = MappingProxyType(
    {"/messages": messages, "/responses": responses}
)
