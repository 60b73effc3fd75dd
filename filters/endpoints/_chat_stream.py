"""How a stream of chat completion chunks is restored.

Every string path below a choice's ``delta`` is a channel of its own. Events are never dropped or invented: an event
whose text is held back goes out with an empty string, and what is still held when the choice ends is put into the event
that ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from filters import jsontext
from filters.endpoints._chat_parts import NOT_TEXT, move_offsets, part_of_call, restore_strings, ruled, usage_of
from filters.endpoints._stream import EventStream, decode
from filters.endpoints.base import ToolRules
from filters.restoration import Channel, Mode, Restorer
from filters.sse import Event

_DONE = "[DONE]"

_Path = tuple[int, str, int]  # choice, what, position (of a tool call or a content part)


class ChatStream(EventStream):
    """Restores the chunks of one answer."""

    def __init__(self, restorer: Restorer, rules: ToolRules, content_mode: Mode) -> None:
        super().__init__(restorer)
        # for the whole answer
        self._rules = rules
        self._content_mode = content_mode
        # state
        self._channels: dict[_Path, Channel] = {}
        self._tool_names: dict[tuple[int, int], str] = {}
        self._tool_ids: dict[tuple[int, str], int] = {}
        self._open: set[int] = set()
        self._finished: set[int] = set()
        self._template: dict[str, Any] = {}

    def _restored(self, event: Event, data: str) -> list[Event]:
        if data.strip() == _DONE:
            self._done = True
            return [*self._flush_all(), Event(data=_DONE)]
        chunk = decode(data)
        if "error" in chunk and "choices" not in chunk:
            self._done = self._failed = True
            return [*self._flush_all(), Event(_encode(restore_strings(chunk, self._restorer)), event.name, event.id)]
        return [Event(_encode(self._chunk(chunk)), event.name, event.id)]

    @property
    def complete(self) -> bool:
        """Whether [DONE], an error, or every finish reason has come."""
        return self._done or bool(self._finished and not self._open)

    def end(self) -> list[Event]:
        """The upstream closed: complete after [DONE], or if every choice had its finish reason."""
        if self._done:
            return []
        super().end()
        self._done = True
        return [*self._flush_all(), Event(data=_DONE)]

    def abandon(self, error: Mapping[str, Any]) -> list[Event]:
        """Give out what is held back, as the upstream wrote it, and the error; nothing more is restored."""
        held = [(path, channel.drain()) for path, channel in self._channels.items() if channel.pending]
        return [*self._as_events(held), Event(_encode(error))]

    # -------------------------------------------------------------- one chunk

    def _chunk(self, chunk: dict[str, Any]) -> dict[str, Any]:
        restored: dict[str, Any] = {}
        for key, value in chunk.items():
            if key == "choices" and isinstance(value, list):
                restored[key] = [self._choice(choice) for choice in value]
            else:
                restored[key] = restore_strings(value, self._restorer)
        self._usage = usage_of(chunk) or self._usage
        if restored.get("choices"):
            self._template = {k: v for k, v in restored.items() if k in ("id", "object", "created", "model")}
        return restored

    def _choice(self, choice: Any) -> Any:
        if not isinstance(choice, dict):
            return restore_strings(choice, self._restorer)
        index = choice.get("index")
        index = index if isinstance(index, int) else 0
        self._open.add(index)
        restored: dict[str, Any] = {}
        for key, value in choice.items():
            if key == "delta" and isinstance(value, dict):
                restored[key] = self._delta(index, value)
            elif key == "logprobs" and self._restorer.active:
                restored[key] = None
            else:
                restored[key] = restore_strings(value, self._restorer)
        if choice.get("finish_reason") is not None:
            self._open.discard(index)
            self._finished.add(index)
            self._flush_into(index, restored)
        return restored

    def _delta(self, index: int, delta: dict[str, Any]) -> dict[str, Any]:
        restored: dict[str, Any] = {}
        for key, value in delta.items():
            if key in NOT_TEXT:
                restored[key] = value
            elif key == "tool_calls" and isinstance(value, list):
                restored[key] = [self._tool_delta(index, call, place) for place, call in enumerate(value)]
            elif key == "function_call" and isinstance(value, dict):
                restored[key] = self._called_delta(index, -1, value)
            elif isinstance(value, str):
                restored[key] = self._feed((index, key, 0), value, self._content_mode if key == "content" else "text")
            elif key == "annotations":
                channel = self._channels.get((index, "content", 0))
                restored[key] = move_offsets(restore_strings(value, self._restorer), channel.shifts if channel else ())
            else:
                restored[key] = self._nested(index, key, value)
        return restored

    def _nested(self, index: int, path: str, value: Any) -> Any:
        """Content parts and dialect fields: each string path is a channel (Mistral's ``content[].thinking[].text``)."""
        if isinstance(value, str):
            return self._feed((index, path, 0), value, "text")
        if isinstance(value, list):
            return [self._nested(index, path, item) for item in value]
        if isinstance(value, dict):
            return {
                key: item if key in NOT_TEXT else self._nested(index, f"{path}.{key}", item)
                for key, item in value.items()
            }
        return value

    def _tool_delta(self, index: int, call: Any, place: int) -> Any:
        if not isinstance(call, dict):
            return restore_strings(call, self._restorer)
        position = self._tool_position(index, call, place)
        return {
            key: self._called_delta(index, position, value)
            if isinstance(value, dict)
            else part_of_call(key, value, self._restorer, self._rules)
            for key, value in call.items()
        }

    def _tool_position(self, index: int, call: dict[str, Any], place: int) -> int:
        """Which tool call a fragment belongs to: by index, else by id, else by its place in the list."""
        if isinstance(call.get("index"), int):
            return int(call["index"])
        call_id = call.get("id")
        if isinstance(call_id, str) and call_id:
            return self._tool_ids.setdefault((index, call_id), 1_000 + len(self._tool_ids))
        known = [position for (choice, _), position in self._tool_ids.items() if choice == index]
        return known[-1] if known else place

    def _called_delta(self, index: int, position: int, called: dict[str, Any]) -> dict[str, Any]:
        if isinstance(called.get("name"), str) and called["name"]:
            self._tool_names[index, position] = called["name"]
        restored: dict[str, Any] = {}
        for key, value in called.items():
            if key == "name":
                restored[key] = value
            elif not isinstance(value, str):
                restored[key] = ruled(value, self._restorer, self._rules(self._tool_names.get((index, position), "")))
            else:
                mode: Mode = "json" if key == "arguments" else "argument"
                restored[key] = self._feed((index, f"tool:{key}", position), value, mode)
        return restored

    # -------------------------------------------------------------- channels

    def _feed(self, path: _Path, text: str, mode: Mode) -> str:
        if not self._restorer.active:
            return text
        channel = self._channels.get(path)
        if channel is None:
            rule = (
                None
                if mode == "text" or path[1] == "content"
                else self._rules(self._tool_names.get((path[0], path[2]), ""))
            )
            channel = self._channels[path] = self._restorer.channel(mode, rule)
        return channel.feed(text)

    def _tails(self, index: int | None = None) -> list[tuple[_Path, str]]:
        """Take what is held back, of one choice or of all."""
        tails = []
        for path, channel in self._channels.items():
            if (index is None or path[0] == index) and channel.pending:
                tails.append((path, channel.feed("", final=True)))
        return tails

    def _flush_into(self, index: int, choice: dict[str, Any]) -> None:
        tails = self._tails(index)
        if tails:
            delta = choice.get("delta")
            choice["delta"] = delta = delta if isinstance(delta, dict) else {}
            for path, tail in tails:
                _append(delta, path, tail)

    def _flush_all(self) -> list[Event]:
        return self._as_events(self._tails())

    def _as_events(self, tails: list[tuple[_Path, str]]) -> list[Event]:
        deltas: dict[int, dict[str, Any]] = {}
        for path, tail in tails:
            _append(deltas.setdefault(path[0], {}), path, tail)
        return [
            Event(_encode({**self._template, "choices": [self._chunk_of(index, delta)]}))
            for index, delta in deltas.items()
        ]

    def _chunk_of(self, index: int, delta: Mapping[str, Any]) -> dict[str, Any]:
        """The choice of a chunk that carries what was held back."""
        return {"index": index, "delta": delta, "finish_reason": None}


def _append(delta: dict[str, Any], path: _Path, tail: str) -> None:
    """Add held-back text to a delta, in the shape in which it came."""
    _, what, position = path
    if what.startswith("tool:") and position == -1:
        call = delta.setdefault("function_call", {})
        call[what[5:]] = call.get(what[5:], "") + tail
    elif what.startswith("tool:"):
        calls = delta.setdefault("tool_calls", [])
        shape = "function" if what == "tool:arguments" else "custom"
        index = position if position < 1_000 else position - 1_000
        for call in calls:
            if call.get("index") == index and isinstance(call.get(shape), dict):
                call[shape][what[5:]] = call[shape].get(what[5:], "") + tail
                return
        calls.append({"index": index, shape: {what[5:]: tail}})
    else:
        head, *rest = what.split(".")
        if rest:  # a content part: {"type": "thinking", "thinking": [{"text": …}]}
            part: Any = tail
            for key in reversed(rest):
                part = {"type": "text", key: part} if key == "text" else {"type": key, key: [part]}
            delta.setdefault(head, []).append(part)
        else:
            existing = delta.get(head)
            delta[head] = (existing if isinstance(existing, str) else "") + tail


def _encode(value: Any) -> str:
    return jsontext.dumps_any(value).decode()
