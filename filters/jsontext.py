"""JSON in and out, strict and exact.

`loads` accepts less than the `json` module: unique keys, finite numbers, bounded depth, no lone surrogates, no NUL,
no byte-order mark (RFC 8259, RFC 7493 "I-JSON"). Whatever two parsers could read differently is refused, because
the upstream must not see another request than the one that was inspected. Numbers keep their literal, so a body that
is not changed goes out as the same values to the last digit.

`pieces` looks *into* a string that itself holds JSON and yields its keys, strings and numbers with their place in the
raw string, so that an edit changes the value and nothing else: no re-serialisation, no lost formatting.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import orjson

from filters.errors import MalformedBody

MAX_DEPTH = 64
_MAX_NUMBER_LENGTH = 400
_SUSPICIOUS_ESCAPE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)

Kind = Literal["text", "key", "number"]


def _integer(literal: str) -> int | orjson.Fragment:
    if len(literal) <= 18 and literal != "-0":
        return int(literal)
    return _exact(literal)


def _exact(literal: str) -> orjson.Fragment:
    if len(literal) > _MAX_NUMBER_LENGTH or not math.isfinite(float(literal)):
        raise MalformedBody("a number is too long or not finite")
    return orjson.Fragment(literal)


def _no_constant(_: str) -> Any:
    raise MalformedBody("NaN and Infinity are not JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise MalformedBody("an object has the same key twice")
    return result


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_integer, parse_float=_exact
)


def loads(raw: bytes) -> Any:
    """Parse strictly. Numbers beyond plain small integers come back as `orjson.Fragment` holding the literal.

    Raises:
        MalformedBody: not valid by the rules above. The message names no content.
    """
    _check_depth(raw)
    try:
        value = _DECODER.decode(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise MalformedBody("the body is not valid UTF-8") from None
    except json.JSONDecodeError as error:
        raise MalformedBody(f"the body is not valid JSON (line {error.lineno}, column {error.colno})") from None
    except RecursionError:
        raise MalformedBody("the body is nested too deeply") from None
    if _SUSPICIOUS_ESCAPE.search(raw):
        _check_strings(value)
    return value


def _check_depth(raw: bytes) -> None:
    if raw.count(b"{") + raw.count(b"[") <= MAX_DEPTH:
        return
    depth = 0
    for match in _BRACKETS.finditer(raw):
        char = raw[match.start()]
        if char in b"[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise MalformedBody(f"the body is nested more than {MAX_DEPTH} levels deep")
        elif char in b"]}":
            depth -= 1


def _check_strings(value: Any) -> None:
    if isinstance(value, str):
        if "\0" in value or (not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value)):
            raise MalformedBody("a string holds NUL or a lone surrogate")
    elif isinstance(value, dict):
        for key, item in value.items():
            _check_strings(key)
            _check_strings(item)
    elif isinstance(value, list):
        for item in value:
            _check_strings(item)


def dumps(value: Any) -> bytes:
    """Serialise compactly as UTF-8, keys in their order."""
    return orjson.dumps(value)


def dumps_any(value: Any) -> bytes:
    """Serialise what an upstream sent: it may hold half of a surrogate pair, legal as an escape but not as UTF-8."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def number_literal(value: Any) -> str | None:
    """Return the literal of a JSON number, or None if `value` is not a number."""
    if isinstance(value, orjson.Fragment):
        return orjson.dumps(value).decode()  # a Fragment does not show its literal otherwise
    if isinstance(value, int | float) and not isinstance(value, bool):
        return repr(value)
    return None


# ------------------------------------------------------------------ JSON inside a string

_TOKEN = re.compile(
    r'"(?P<string>(?:[^"\\]|\\.)*)"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<mark>[{}\[\]:,])', re.DOTALL
)
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))')
_SIMPLE = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


@dataclass(slots=True)
class Piece:
    """A decoded piece of a raw string, with the way back.

    Attributes:
        text: decoded text (of a number: its literal).
        kind: running text or a JSON string value, a JSON key, or a JSON number.
        context: the key under which the piece stands, or "".
        base: raw offset of ``text[0]``; used when `offsets` is None.
        offsets: raw offset of every character of `text` and of its end, or None if they are consecutive.
        level: in how many JSON strings of the raw string the piece stands (0: the raw string is no JSON, or the
            piece is a direct leaf of it).
    """

    text: str
    kind: Kind = "text"
    context: str = ""
    base: int = 0
    offsets: Sequence[int] | None = None
    level: int = 0

    def __repr__(self) -> str:
        return f"Piece({self.kind}, <{len(self.text)} characters>)"

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of `text` to the range of the raw string that spells it."""
        if self.offsets is None:
            return self.base + start, self.base + end
        return self.offsets[start], self.offsets[end]


def pieces(raw: str, context: str = "") -> list[Piece]:
    """Split `raw` into the pieces to inspect: the leaves if it holds a JSON object or array, else itself."""
    if not raw:
        return []
    return list(_nested(Piece(raw, context=context), 0))


def _nested(outer: Piece, level: int) -> Iterator[Piece]:
    if level >= 8 or not _is_container(outer.text):
        yield outer
        return
    for leaf in _leaves(outer.text, outer.context):
        piece = _compose(outer, leaf)
        piece.level = level
        if leaf.kind == "text":
            yield from _nested(piece, level + 1)
        else:
            yield piece


def _is_container(text: str) -> bool:
    stripped = text.strip(" \t\r\n")
    if not stripped or stripped[0] + stripped[-1] not in ("{}", "[]"):
        return False
    try:
        _check_depth(stripped.encode("utf-8", "surrogatepass"))
        json.loads(stripped, parse_constant=_no_constant)
    except (ValueError, RecursionError, MalformedBody):
        return False
    return True


def _leaves(text: str, context: str) -> Iterator[Piece]:
    """Yield keys, strings and numbers of valid JSON `text`, in order."""
    contexts = [context]
    matches = list(_TOKEN.finditer(text))
    for match, following in pairwise([*matches, None]):
        assert match is not None
        mark = match["mark"]
        if mark in ("{", "["):
            contexts.append(contexts[-1])
        elif mark in ("}", "]"):
            contexts.pop()
        elif mark is None and match["number"] is not None:
            yield Piece(match["number"], "number", contexts[-1], match.start())
        elif mark is None:
            is_key = following is not None and following["mark"] == ":"
            value, offsets = decode_literal(match["string"], match.start("string"))
            if is_key:
                contexts[-1] = value[:80]
            if value:
                base = match.start("string")
                yield Piece(value, "key" if is_key else "text", "" if is_key else contexts[-1], base, offsets)


def decode_literal(body: str, base: int = 0) -> tuple[str, list[int] | None]:
    r"""Decode what stands between the quotes of a JSON string; offsets are None if nothing is escaped.

    Returns:
        The text and, for each of its characters and its end, the offset in the raw string, counted from `base`.
        A surrogate pair written as two escapes becomes one character.
    """
    if "\\" not in body:
        return body, None
    chars: list[str] = []
    offsets: list[int] = []
    position = 0
    for match in _ESCAPE.finditer(body):
        chars.extend(body[position : match.start()])
        offsets.extend(range(base + position, base + match.start()))
        char = _SIMPLE[match[2]] if match[2] else chr(int(match[1], 16))
        if "\udc00" <= char <= "\udfff" and chars and "\ud800" <= chars[-1] <= "\udbff":
            high = chars.pop()
            char = (high + char).encode("utf-16", "surrogatepass").decode("utf-16")
            start = offsets.pop()
        else:
            start = base + match.start()
        chars.append(char)
        offsets.append(start)
        position = match.end()
    chars.extend(body[position:])
    offsets.extend(range(base + position, base + len(body)))
    offsets.append(base + len(body))
    return "".join(chars), offsets


def _compose(outer: Piece, leaf: Piece) -> Piece:
    """Express the place of `leaf` (an offset in ``outer.text``) as a place in the raw string."""
    if outer.offsets is None:
        if outer.base == 0 and leaf.offsets is None:
            return leaf
        if leaf.offsets is None:
            return Piece(leaf.text, leaf.kind, leaf.context, leaf.base + outer.base)
        return Piece(leaf.text, leaf.kind, leaf.context, 0, [o + outer.base for o in leaf.offsets])
    inner = leaf.offsets if leaf.offsets is not None else range(leaf.base, leaf.base + len(leaf.text) + 1)
    return Piece(leaf.text, leaf.kind, leaf.context, 0, [outer.offsets[o] for o in inner])
