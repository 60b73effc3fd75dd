"""The wire form of the demo upstream's answers: OpenAI's chat completion, its stream, its errors.

External spec: OpenAI's API reference for chat completions.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gateway.demo_reply import Reply, text_of

_CUTS: Final = (1, 9, 4, 17, 2, 12, 6)
"""Lengths of the pieces of a stream, in turn: they cut words and tokens in the middle, as real streams do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What all parts of one answer share."""

    id: str
    created: int
    model: str
    usage: Mapping[str, int]

    def head(self, kind: str) -> dict[str, Any]:
        """The fields with which every object begins."""
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model}


def frame(body: bytes, request: Mapping[str, Any], replies: Sequence[Reply], created: int) -> Frame:
    """Ids are a hash of the request, so the same request gets the same answer."""
    asked = sum(_words(text_of(message.get("content"))) for message in request["messages"])
    said = sum(_words(reply.text) + _words(reply.arguments) for reply in replies)
    usage = {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said}
    return Frame(f"chatcmpl-demo{_digest(body)}", created, request["model"], usage)


def completion(shared: Frame, replies: Sequence[Reply]) -> bytes:
    """The answer in one piece."""
    choices = []
    for index, reply in enumerate(replies):
        message: dict[str, Any] = {"role": "assistant", "content": reply.text or None, "refusal": None}
        if reply.tool is not None:
            function = {"name": reply.tool, "arguments": reply.arguments}
            message["tool_calls"] = [{"id": _call_id(shared, index), "type": "function", "function": function}]
        choice = {"index": index, "message": message, "logprobs": None, "finish_reason": reply.finish_reason}
        choices.append(choice)
    return to_json({**shared.head("chat.completion"), "choices": choices, "usage": shared.usage})


def stream(shared: Frame, replies: Sequence[Reply], *, include_usage: bool) -> Iterator[bytes]:
    """The answer as server-sent events, the choices interleaved."""
    more: dict[str, Any] = {"usage": None} if include_usage else {}
    channels = [_deltas(shared, index, reply) for index, reply in enumerate(replies)]
    while channels:
        for channel in list(channels):
            choice = next(channel, None)
            if choice is None:
                channels.remove(channel)
            else:
                yield _event({**shared.head("chat.completion.chunk"), "choices": [choice], **more})
    if include_usage:
        yield _event({**shared.head("chat.completion.chunk"), "choices": [], "usage": shared.usage})
    yield b"data: [DONE]\n\n"


def models(created: int) -> bytes:
    """The list of models: one."""
    model = {"id": "demo", "object": "model", "created": created, "owned_by": "privacy-gateway"}
    return to_json({"object": "list", "data": [model]})


def error(message: str, *, param: str | None = None, code: str | None = None) -> bytes:
    """An error object of the kind that blames the request."""
    return to_json({"error": {"message": message, "type": "invalid_request_error", "param": param, "code": code}})


def _deltas(shared: Frame, index: int, reply: Reply) -> Iterator[dict[str, Any]]:
    def choice(delta: Mapping[str, Any], finish: str | None = None) -> dict[str, Any]:
        return {"index": index, "delta": dict(delta), "logprobs": None, "finish_reason": finish}

    if reply.tool is None:
        yield choice({"role": "assistant", "content": "", "refusal": None})
        for piece in pieces(reply.text):
            yield choice({"content": piece})
    else:
        function = {"name": reply.tool, "arguments": ""}
        call = {"index": 0, "id": _call_id(shared, index), "type": "function", "function": function}
        yield choice({"role": "assistant", "content": None, "tool_calls": [call]})
        for piece in pieces(reply.arguments):
            yield choice({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
    yield choice({}, reply.finish_reason)


def pieces(text: str) -> Iterator[str]:
    """Cut a text as real streams do."""
    start, turn = 0, 0
    while start < len(text):
        length = _CUTS[turn % len(_CUTS)]
        yield text[start : start + length]
        start, turn = start + length, turn + 1


def _call_id(shared: Frame, index: int) -> str:
    return f"call_demo{_digest(f'{shared.id}/{index}'.encode())}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


def _words(text: str) -> int:
    return len(text.split())


def _event(value: Any) -> bytes:
    return b"data: " + to_json(value) + b"\n\n"


def to_json(value: Any) -> bytes:
    """Serialise without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
