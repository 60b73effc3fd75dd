"""Where in a piece of JSON are we, and how deep inside strings?

A value that is put back into a tool call's arguments must be escaped once for every JSON string that it stands in:
once in ``{"name": "…"}``, twice where a string holds JSON again. `JsonPosition` follows the text character by
character, at any chunking, and knows that number. Each string that opens is read by a child of its own, on the decoded
characters; a child that does not look like JSON counts no further level.
"""

from __future__ import annotations

_OUTSIDE = frozenset(" \t\r\n{}[]:,-+.0123456789eEtrufalsn")
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_MAX_DEPTH = 8


class JsonPosition:
    """A lexer for one level of JSON; `level` is the number of escapings that text inserted here needs."""

    __slots__ = ("_child", "_depth", "_escape", "_started", "_valid")

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth
        self._child: JsonPosition | None = None  # reads the string we are in
        self._escape = ""  # an escape sequence that is not complete
        self._started = depth == 0  # an inner text counts as JSON from its first bracket on
        self._valid = True

    @property
    def level(self) -> int:
        """How many strings, one in the other, the position is inside of."""
        if self._child is None or not (self._valid and self._started):
            return 0
        return 1 + self._child.level

    def feed(self, text: str) -> None:
        """Read on."""
        for char in text:
            self._read(char)

    def _read(self, char: str) -> None:
        if not self._valid:
            return
        if self._child is not None:
            self._read_inside(char)
        elif char == '"' and self._started and self._depth < _MAX_DEPTH:
            self._child = JsonPosition(self._depth + 1)
        elif not self._started and char in "{[":
            self._started = True
        elif (not self._started and not char.isspace()) or char not in _OUTSIDE:
            # Level 0 is JSON by protocol; even if the model broke it, its strings are still strings.
            self._valid = self._depth == 0

    def _read_inside(self, char: str) -> None:
        child = self._child
        assert child is not None
        if self._escape:
            self._escape += char
            decoded = self._decoded_escape()
            if decoded is not None:
                self._escape = ""
                child.feed(decoded)
        elif char == "\\":
            self._escape = char
        elif char == '"':
            self._child = None
        else:
            child.feed(char)

    def _decoded_escape(self) -> str | None:
        """Return the character that the escape sequence spells, or None while it is incomplete."""
        kind = self._escape[1]
        if kind != "u":
            return _SIMPLE.get(kind, kind)
        if len(self._escape) < 6:
            return None
        try:
            return chr(int(self._escape.removeprefix("\\u"), 16))
        except ValueError:
            return "\ufffd"
