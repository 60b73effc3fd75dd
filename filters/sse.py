"""Server-sent events (WHATWG HTML, section 9.2), incremental in both directions.

`Decoder` takes bytes at any chunking: line ends CR, LF and CRLF (also cut in two), a byte-order mark, comments, data
over several lines, UTF-8 sequences over chunk ends. It hands out an event when its blank line has arrived and never
before, so a stream that is cut in the middle of an event does not yield that event.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from filters.errors import MalformedResponse

_LINE_END = re.compile(r"\r\n|\r|\n")
MAX_EVENT = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Event:
    """One event, or a comment line (then only `comment` is set).

    Attributes:
        data: the joined data lines, or None if there were none.
        name: value of the ``event`` field.
        id: value of the ``id`` field.
        comment: text of a comment line (keep-alive), without the colon.
    """

    data: str | None = None
    name: str | None = None
    id: str | None = None
    comment: str | None = None

    def __repr__(self) -> str:
        return f"Event(name={self.name!r}, <{len(self.data or '')} characters>)"


def encode(event: Event) -> bytes:
    """Serialise one event."""
    if event.comment is not None:
        return f":{event.comment}\n\n".encode("utf-8", "replace")
    lines = []
    if event.name is not None:
        lines.append(f"event: {event.name}")
    if event.id is not None:
        lines.append(f"id: {event.id}")
    lines.extend(f"data: {line}" for line in _LINE_END.split(event.data or ""))
    return ("\n".join(lines) + "\n\n").encode()


class Decoder:
    """Bytes in, events out."""

    __slots__ = ("_data", "_id", "_name", "_rest", "_size", "_skip_lf", "_started", "_text")

    def __init__(self) -> None:
        self._text = codecs.getincrementaldecoder("utf-8")()
        self._started = False
        self._skip_lf = False
        self._rest = ""
        self._size = 0
        self._reset()

    def _reset(self) -> None:
        self._data: list[str] = []
        self._name: str | None = None
        self._id: str | None = None
        self._size = 0

    @property
    def in_event(self) -> bool:
        """Whether an event has begun that is not complete."""
        return bool(self._rest.strip() or self._data or self._text.getstate()[0])

    def feed(self, chunk: bytes) -> list[Event]:
        """Take bytes and return the events that they complete.

        Raises:
            MalformedResponse: invalid UTF-8, or an event beyond the size limit.
        """
        try:
            text = self._text.decode(chunk)
        except UnicodeDecodeError:
            raise MalformedResponse("the upstream's stream is not valid UTF-8") from None
        if not self._started and text:
            self._started = True
            text = text.removeprefix("\ufeff")
        if self._skip_lf and text:
            self._skip_lf = False
            text = text.removeprefix("\n")
        self._size += len(text)
        if self._size > MAX_EVENT:
            raise MalformedResponse("an event of the upstream's stream is too large")
        return self._lines(text)

    def _lines(self, text: str) -> list[Event]:
        events: list[Event] = []
        position = 0
        for match in _LINE_END.finditer(text):
            line = self._rest + text[position : match.start()]
            self._rest = ""
            position = match.end()
            event = self._line(line)
            if event is not None:
                events.append(event)
        self._rest += text[position:]
        self._skip_lf = text.endswith("\r")
        return events

    def _line(self, line: str) -> Event | None:
        if not line:
            event = Event("\n".join(self._data), self._name, self._id) if self._data else None
            self._reset()
            return event
        if line.startswith(":"):
            return Event(comment=line[1:])
        key, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if key == "data":
            self._data.append(value)
        elif key == "event":
            self._name = value
        elif key == "id" and "\0" not in value:
            self._id = value
        return None
