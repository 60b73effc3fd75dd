"""How a stream of the Responses API is restored.

Events carry gap-free sequence numbers by which clients resume, so none is invented and none is dropped. An event whose
channel still holds something back waits, and what comes after it waits behind it, until the next event of the channel:
a further delta takes the text on, and the ``.done`` event puts what is left into the one that waits. So the deltas of a
channel always add up to the text that ``.done``, the item and the final response repeat; each of those is restored from
its own text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from filters import jsontext
from filters.endpoints._chat_parts import moved, restore_strings, ruled
from filters.endpoints._stream import EventStream, decode
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse
from filters.restoration import Channel, Mode, Restorer, ToolRule
from filters.sse import Event

if TYPE_CHECKING:
    from filters.endpoints._responses_answers import ResponsesAnswers

#: Items that the client executes, and the tool that stands for them in the rules.
EXECUTED: Final[Mapping[str, str]] = {
    "function_call": "",
    "custom_tool_call": "",
    "tool_search_call": "tool_search",
    "local_shell_call": "local_shell",
    "shell_call": "shell",
    "apply_patch_call": "apply_patch",
    "computer_call": "computer",
}
#: Calls that the provider runs; their strings are only shown.
_PROVIDERS_OWN: Final = frozenset(
    {"mcp_call", "web_search_call", "file_search_call", "code_interpreter_call", "image_generation_call"}
)
_FINAL: Final = frozenset({"response.completed", "response.incomplete", "response.failed"})
_PLACES: Final = ("item_id", "output_index", "content_index", "summary_index", "command_index")
#: What ``.done`` events repeat.
_REPEATED: Final = ("text", "refusal", "arguments", "input", "code", "command")
_MAX_WAITING: Final = 4096  # events behind one that waits; no answer comes near it

_Key = tuple[Any, ...]


@dataclass(slots=True)
class _Queued:
    """An event that is ready but for what its channels hold back."""

    value: Any = field(repr=False)
    name: str | None
    id: str | None
    waits_for: set[_Key]


class ResponsesStream(EventStream):
    """Restores the events of one answer."""

    def __init__(self, answers: ResponsesAnswers, restorer: Restorer, rules: ToolRules) -> None:
        super().__init__(restorer)
        # given
        self._answers = answers
        self._rules = rules
        # state
        self._channels: dict[_Key, Channel] = {}
        self._queue: deque[_Queued] = deque()
        self._last: dict[_Key, tuple[_Queued, dict[str, Any], str]] = {}  # the delta that waits, and where its text is
        self._final_came = False
        self._known: set[str] = set()  # ids that were told
        self._tools: dict[Any, str] = {}  # output index → name of the tool that the client will execute

    def _restored(self, event: Event, data: str) -> list[Event]:
        if data.strip() == "[DONE]":  # some servers end with it
            return []
        value = decode(data)
        kind = str(value.get("type") or "")
        self._note_ids(value)
        queued = _Queued(value, event.name, event.id, set())
        self._queue.append(queued)
        queued.value = self._of_kind(kind, value, queued)
        if len(self._queue) > _MAX_WAITING:
            raise MalformedResponse("a channel of the upstream's stream is left open")
        return self._ready()

    def _note_ids(self, value: dict[str, Any]) -> None:
        """Ids of what the provider stores: of the response and of each item, in the first event that tells them."""
        for key, kind in (("response", ""), ("item", "items")):
            told = value.get(key)
            name = told.get("id") if isinstance(told, dict) else None
            if isinstance(name, str) and name not in self._known:
                self._known.add(name)
                self._made.append((kind, name))

    @property
    def broken(self) -> bool:
        """An error event without the final event that should follow; ``response.failed`` is an end like any other."""
        return self._failed and not self._final_came

    @property
    def complete(self) -> bool:
        """Whether the final event, or an error, has come."""
        return self._done or self._failed

    def end(self) -> list[Event]:
        """The upstream closed the stream."""
        super().end()
        self._done = True
        return self._ready(everything=True)

    def abandon(self, error: Mapping[str, Any]) -> list[Event]:
        """Give out what waits, with what is held back as the upstream wrote it, and the error; the SDKs raise it."""
        for key, (_, holder, slot) in self._last.items():
            holder[slot] += self._channels[key].drain()
        return [*self._ready(everything=True), Event(jsontext.dumps_any(error).decode())]

    # -------------------------------------------------------------- one event

    def _of_kind(self, kind: str, value: dict[str, Any], queued: _Queued) -> Any:
        if kind in _FINAL:
            return self._final(kind, value)
        if kind == "error" or (not kind and "error" in value):
            self._failed = True
            self._done = not kind
            self._flush(())
            return restore_strings(value, self._restorer)
        if kind.endswith(".delta"):
            return self._delta(kind, value, queued)
        if kind.endswith(".done"):
            self._flush(self._place(kind, value))
        return self._whole(kind, value)

    def _final(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        self._done = self._final_came = True
        self._failed = self._failed or kind == "response.failed"
        self._flush(())
        self._usage = self._answers.usage(value.get("response"))
        return self._whole(kind, value)

    def _whole(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        """An event that holds no piece of a text but whole ones."""
        restorer, answers = self._restorer, self._answers
        restored: dict[str, Any] = {}
        for key, item in value.items():
            if key == "response" and isinstance(item, dict):
                restored[key] = answers.response(item, restorer, self._rules)
            elif key == "item":
                self._note_tool(value, item)
                restored[key] = answers.item(item, restorer, self._rules)
            elif key == "part":
                restored[key] = answers.part(item, restorer)
            elif key == "annotation":
                restored[key] = self._annotation(value, item)
            elif key == "logprobs" and restorer.active:
                restored[key] = []
            elif key in _REPEATED and isinstance(item, str):
                restored[key] = self._channel(kind, value).feed(item, final=True)
            else:
                restored[key] = self._beside(value, item)
        return restored

    def _beside(self, value: dict[str, Any], item: Any) -> Any:
        """What an event says besides; of a call that the client executes, under the rule of its tool."""
        tool = self._tools.get(value.get("output_index"))
        if tool is None:
            return restore_strings(item, self._restorer)
        return ruled(item, self._restorer, self._rules(tool))

    def _note_tool(self, value: dict[str, Any], item: Any) -> None:
        tool = tool_of(item)
        if tool is not None:
            self._tools[value.get("output_index")] = tool

    def _annotation(self, value: dict[str, Any], annotation: Any) -> Any:
        channel = self._channels.get((*self._place("response.output_text.delta", value), "delta"))
        return moved(restore_strings(annotation, self._restorer), channel.shifts if channel else ())

    # -------------------------------------------------------------- deltas

    def _delta(self, kind: str, value: dict[str, Any], queued: _Queued) -> dict[str, Any]:
        place = self._place(kind, value)
        # The event that waits is this very object: what is released later is added to it.
        restored: dict[str, Any] = {key: self._beside_delta(value, key, item) for key, item in value.items()}
        given = value.get("delta")
        if isinstance(given, str):
            self._feed((*place, "delta"), kind, value, given, (queued, restored, "delta"))
        elif isinstance(given, dict):  # the output of a command: {"stdout": …, "stderr": …}
            inner = restored["delta"] = dict(given)
            for key, item in given.items():
                if isinstance(item, str):
                    self._feed((*place, key), kind, value, item, (queued, inner, key))
        return restored

    def _beside_delta(self, value: dict[str, Any], key: str, item: Any) -> Any:
        if key == "logprobs" and self._restorer.active:
            return []
        return item if key == "delta" and isinstance(item, str | dict) else self._beside(value, item)

    def _feed(
        self, key: _Key, kind: str, value: dict[str, Any], text: str, at: tuple[_Queued, dict[str, Any], str]
    ) -> None:
        channel = self._channels.get(key)
        if channel is None:
            channel = self._channels[key] = self._channel(kind, value)
        queued, holder, slot = at
        holder[slot] = channel.feed(text)
        self._settle(key)
        if channel.pending:
            queued.waits_for.add(key)
            self._last[key] = at

    def _settle(self, key: _Key) -> None:
        """The channel goes on elsewhere: what waited for it is ready."""
        waiting = self._last.pop(key, None)
        if waiting is not None:
            waiting[0].waits_for.discard(key)

    def _flush(self, place: _Key) -> None:
        """Put what the channels of a place still hold into their last deltas; of all places for ``()``."""
        for key in [key for key in self._last if key[: len(place)] == place]:
            _, holder, slot = self._last[key]
            holder[slot] += self._channels[key].feed("", final=True)
            self._settle(key)

    def _place(self, kind: str, value: dict[str, Any]) -> _Key:
        return (kind.rpartition(".")[0], *(value.get(name) for name in _PLACES))

    def _channel(self, kind: str, value: dict[str, Any]) -> Channel:
        mode, rule = self._mode(kind, value)
        return self._restorer.channel(mode, rule)

    def _mode(self, kind: str, value: dict[str, Any]) -> tuple[Mode, ToolRule | None]:
        """How a text is read: by the event's type; what the client executes, under the rule of its tool."""
        tool = self._tools.get(value.get("output_index"))
        if kind.startswith("response.function_call_arguments."):
            return "json", self._rules(tool or "")
        if kind.startswith("response.mcp_call_arguments."):
            return "json", None
        if kind.startswith(("response.custom_tool_call_input.", "response.shell_call_command.")) or tool is not None:
            return "argument", self._rules(tool if tool is not None else "shell")
        return (self._answers.text_mode if kind.startswith("response.output_text.") else "text"), None

    # -------------------------------------------------------------- the queue

    def _ready(self, *, everything: bool = False) -> list[Event]:
        out = []
        while self._queue and (everything or not self._queue[0].waits_for):
            queued = self._queue.popleft()
            name = queued.name or str(queued.value.get("type") or "") or None
            out.append(Event(jsontext.dumps_any(queued.value).decode(), name, queued.id))
        return out


def tool_of(item: Any) -> str | None:
    """Name of the tool if `item` is a call that the client executes, else None.

    A call of a type that is not known here may be one: it is restored under the rule of its type's name.
    """
    if not isinstance(item, dict):
        return None
    kind = str(item.get("type") or "")
    if kind in EXECUTED:
        return EXECUTED[kind] or str(item.get("name") or "")
    return kind.removesuffix("_call") if kind.endswith("_call") and kind not in _PROVIDERS_OWN else None
