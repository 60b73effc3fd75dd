"""Reading through encodings that travel inside text.

Percent-encoding (RFC 3986), HTML character references, and the escapes of JSON or code amid other text. A view is
what a reader would read, with the place of every character in the text it was made from. Detection and the search for
known values work on views, edits on the original, so nothing but a found value changes its spelling.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

_ENCODED = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    r"|\\{1,8}(?:u[0-9a-fA-F]{4}|[nrt])"
)
_DRIVE = re.compile(r"\b[A-Za-z]:\\")
_LINE_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


@dataclass(frozen=True, slots=True)
class View:
    """A reading of a text.

    Attributes:
        text: as read.
        offsets: where each character of `text` and its end stand in the original; None if nothing was encoded.
    """

    text: str
    offsets: Sequence[int] | None = None

    def __repr__(self) -> str:
        return f"View(<{len(self.text)} characters>)"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the view to a range of the original."""
        return (start, end) if self.offsets is None else (self.offsets[start], self.offsets[end])


def read(text: str) -> View:
    """Make the view of `text`, through as many as three layers; free where nothing is encoded."""
    view = _layer(text)
    for _ in range(2):
        if view.offsets is None:
            break
        deeper = _layer(view.text)
        if deeper.offsets is None:
            break
        view = View(deeper.text, [view.offsets[offset] for offset in deeper.offsets])
    return view


def _layer(text: str) -> View:
    if "%" not in text and "&" not in text and "\\" not in text:
        return View(text)
    chars: list[str] = []
    offsets: list[int] = []
    position = 0
    paths = _DRIVE.search(text) is not None  # "C:\\Users\\thomas": a backslash separates there
    for match in _ENCODED.finditer(text):
        if paths and match.group()[0] == "\\" and match.group()[-1] in _LINE_ESCAPES:
            continue
        decoded = _DECODERS[match.group()[0]](match.group())
        if decoded is None:
            continue
        chars.extend(text[position : match.start()])
        offsets.extend(range(position, match.start()))
        for char, offset in decoded:
            chars.append(char)
            offsets.append(match.start() + offset)
        position = match.end()
    if not position:
        return View(text)
    chars.extend(text[position:])
    offsets.extend(range(position, len(text) + 1))
    return View("".join(chars), offsets)


def _percent(run: str) -> list[tuple[str, int]] | None:
    """Decode a run of percent-encoded octets; None if they are not UTF-8 or spell controls."""
    try:
        decoded = bytes.fromhex(run.replace("%", "")).decode()
    except UnicodeDecodeError:
        return None
    if not decoded.isprintable():
        return None
    result = []
    offset = 0
    for char in decoded:
        result.append((char, offset))
        offset += 3 * len(char.encode())
    return result


def _reference(run: str) -> list[tuple[str, int]] | None:
    decoded = html.unescape(run)
    readable = decoded.isprintable() or decoded == "\u00ad"  # &shy; hides a value as well as the character does
    return [(decoded, 0)] if len(decoded) == 1 and decoded != run and readable else None


def _escape(run: str) -> list[tuple[str, int]] | None:
    body = run.lstrip("\\")
    char = chr(int(body[1:], 16)) if body[0] == "u" else _LINE_ESCAPES[body[0]]
    return [(char, 0)] if char.isprintable() or body[0] != "u" else None


_DECODERS: Mapping[str, Callable[[str], list[tuple[str, int]] | None]] = MappingProxyType(
    {"%": _percent, "&": _reference, "\\": _escape}
)
