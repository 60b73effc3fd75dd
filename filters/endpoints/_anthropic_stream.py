"""How a stream of Anthropic's messages is restored.

Each content block is a channel per kind of delta. There are no sequence numbers, so what is held back when a block ends
goes out as one more delta of the same kind before ``content_block_stop``. A signature goes out whole, when the text
that it signs is complete. ``event:`` is mandatory for this API's clients and is set where an upstream forgot it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from filters import jsontext
from filters.endpoints._chat_parts import restore_strings
from filters.endpoints._stream import EventStream, decode
from filters.endpoints.base import ToolRules
from filters.restoration import Channel, Mode, Restorer, ToolRule
from filters.sse import Event

if TYPE_CHECKING:
    from filters.endpoints._anthropic_answers import MessagesAnswers

#: Delta type → key of its text.
_TEXT_OF: Final[Mapping[str, str]] = {
    "text_delta": "text",
    "thinking_delta": "thinking",
    "input_json_delta": "partial_json",
}


@dataclass(slots=True)
class _Block:
    """A content block that is open."""

    rule: ToolRule | None = None
    channels: dict[tuple[str, str], Channel] = field(default_factory=dict)
    theirs: list[str] = field(default_factory=list, repr=False)
    ours: list[str] = field(default_factory=list, repr=False)
    signature: list[str] = field(default_factory=list, repr=False)


class MessagesStream(EventStream):
    """Restores the events of one answer."""

    def __init__(self, answers: MessagesAnswers, restorer: Restorer, rules: ToolRules, text_mode: Mode) -> None:
        super().__init__(restorer)
        # given
        self._answers = answers
        self._rules = rules
        self._text_mode = text_mode
        # state
        self._blocks: dict[int, _Block] = {}

    def _restored(self, event: Event, data: str) -> list[Event]:
        value = decode(data)
        kind = str(value.get("type") or event.name or "")
        match kind:
            case "content_block_start":
                out = [self._start(value)]
            case "content_block_delta":
                out = self._delta(value)
            case "content_block_stop":
                out = [*self._flush(_index(value)), restore_strings(value, self._restorer)]
                self._blocks.pop(_index(value), None)
            case "message_stop":
                self._done = True
                out = [*self._flush_all(), restore_strings(value, self._restorer)]
            case "error":
                self._done = self._failed = True
                out = [*self._flush_all(), restore_strings(value, self._restorer)]
            case _:
                self._count(value)
                out = [restore_strings(value, self._restorer)]
        # Only the event that came keeps the name that it came with; a delta of ours has its own.
        return [_as_event(item, event.name if item is out[-1] else None) for item in out]

    def abandon(self, error: Mapping[str, Any]) -> list[Event]:
        """Give out what is held back, as the upstream wrote it, and the error; nothing more is restored."""
        held = [
            _as_event(_delta_of(index, kind, key, channel.drain()))
            for index, block in self._blocks.items()
            for (kind, key), channel in block.channels.items()
            if channel.pending
        ]
        return [*held, _as_event(error, "error")]

    def _count(self, value: dict[str, Any]) -> None:
        message = value.get("message")
        self._usage = {**self._usage, **self._answers.usage(message if isinstance(message, dict) else value)}

    # -------------------------------------------------------------- blocks

    def _start(self, value: dict[str, Any]) -> dict[str, Any]:
        index, given = _index(value), value.get("content_block")
        block = self._blocks[index] = _Block()
        if not isinstance(given, dict):
            return dict(restore_strings(value, self._restorer))
        kind = given.get("type")
        if kind in ("tool_use", "server_tool_use"):
            block.rule = self._rules(str(given.get("name") or ""))
        if kind not in ("text", "thinking"):
            return {**value, "content_block": self._answers.block(given, self._restorer, self._rules)}
        started = dict(restore_strings({**given, kind: ""}, self._restorer))
        started[kind] = self._feed(block, f"{kind}_delta", kind, str(given.get(kind) or ""))
        if kind == "thinking":
            block.signature.append(str(given.get("signature") or ""))
            started["signature"] = ""
        return {**value, "content_block": started}

    def _delta(self, value: dict[str, Any]) -> list[dict[str, Any]]:
        delta = value.get("delta")
        block = self._blocks.setdefault(_index(value), _Block())
        if not isinstance(delta, dict):
            return [restore_strings(value, self._restorer)]
        kind = str(delta.get("type") or "")
        if kind == "signature_delta":
            block.signature.append(str(delta.get("signature") or ""))
            return []
        if kind == "citations_delta":
            restored = dict(restore_strings({**delta, "citation": None}, self._restorer))
            restored["citation"] = self._answers.citation(delta.get("citation"), self._restorer)
        else:
            restored = {
                key: self._feed(block, kind, key, item)
                if isinstance(item, str) and key != "type"
                else restore_strings(item, self._restorer)
                for key, item in delta.items()
            }
        return [{**value, "delta": restored}]

    def _feed(self, block: _Block, kind: str, key: str, text: str) -> str:
        channel = block.channels.get((kind, key))
        if channel is None:
            channel = block.channels[kind, key] = self._restorer.channel(self._mode(block, kind), block.rule)
        restored = channel.feed(text)
        if kind == "thinking_delta":
            block.theirs.append(text)
            block.ours.append(restored)
        return restored

    def _mode(self, block: _Block, kind: str) -> Mode:
        """What is part of a tool call is restored under its rule, in whatever kind of delta it comes."""
        if kind == "input_json_delta":
            return "json"
        if block.rule is not None:
            return "argument"
        return self._text_mode if kind == "text_delta" else "text"

    def _flush(self, index: int) -> list[dict[str, Any]]:
        """What a block still holds, as deltas of their kinds; then its signature."""
        block = self._blocks.get(index)
        if block is None:
            return []
        out = []
        for (kind, key), channel in block.channels.items():
            if channel.pending:
                tail = channel.feed("", final=True)
                out.append(_delta_of(index, kind, key, tail))
                if kind == "thinking_delta":
                    block.ours.append(tail)
        signature = "".join(block.signature)
        if signature:
            sealed = self._restorer.seal(signature, "".join(block.theirs), "".join(block.ours))
            out.append(_delta_of(index, "signature_delta", "signature", sealed))
            block.signature.clear()
        return out

    def _flush_all(self) -> list[dict[str, Any]]:
        return [delta for index in list(self._blocks) for delta in self._flush(index)]


def _index(value: dict[str, Any]) -> int:
    index = value.get("index")
    return index if isinstance(index, int) else 0


def _delta_of(index: int, kind: str, key: str, text: str) -> dict[str, Any]:
    return {"type": "content_block_delta", "index": index, "delta": {"type": kind, key: text}}


def _as_event(value: Mapping[str, Any], name: str | None = None) -> Event:
    return Event(jsontext.dumps_any(value).decode(), name or str(value.get("type") or "") or None)
