"""The egress guard: the last look at the bytes about to leave.

It shares no code with detection, propagation or the walk. It parses the final body with a parser of its own, reads
through nested JSON, percent-encoding and HTML references, and looks for every distinctive value that the exchange
knows. Finding one means that something before it is wrong; the request is then refused, not repaired.

It looks at word and digit boundaries and skips the protocol's own words (paths that the endpoint's table lists as
protocol), because "Stop" may be a surname and ``stop`` a parameter.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

from ahocorasick_rs import AhoCorasick, Implementation

_PIECE = re.compile(r"[^\W\d_]+|[0-9]+")
_TRANSCRIBED = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"))


@dataclass(frozen=True, slots=True)
class Residue:
    """Where a value is left: its path, and what kind of value it is."""

    path: str
    label: str


def find_residue(body: bytes, values: Iterable[tuple[str, str]], protocol: AbstractSet[str]) -> Residue | None:
    """Search the final body for values.

    Args:
        body: the JSON about to be sent.
        values: (value, label) of every distinctive value of the exchange.
        protocol: concrete paths whose words belong to the protocol.

    Returns:
        The first residue, or None if there is none.
    """
    needles, labels = _needles(values)
    if not needles:
        return None
    automaton = AhoCorasick(needles, implementation=Implementation.NoncontiguousNFA)  # built for one search
    for path, text in _strings(json.loads(body), "", protocol):
        for reading in _readings(text):
            pieces = list(_PIECE.finditer(reading))
            hit = _hit(automaton, reading, pieces)
            if hit is not None:
                return Residue(path, labels[hit])
    return None


def _flat(text: str) -> str:
    """Lower case, compatibility forms resolved, no marks, nothing invisible."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c) not in ("Mn", "Cf"))


def _needles(values: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    found: dict[str, str] = {}
    for value, label in values:
        transcribed = value
        for umlaut, pair in _TRANSCRIBED:
            transcribed = transcribed.replace(umlaut, pair)
        for spelling in (value, transcribed):
            needle = "".join(_PIECE.findall(_flat(spelling)))
            if len(needle) >= 4:
                found.setdefault(needle, label)
    return list(found), list(found.values())


def _strings(value: Any, path: str, protocol: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            inner = f"{path}.{key}" if path else key
            if path not in protocol:
                yield f"{path}{{*}}", key
            yield from _strings(item, inner, protocol)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from _strings(item, f"{path}[{i}]", protocol)
    elif path not in protocol and not isinstance(value, bool) and value is not None:
        yield path, value if isinstance(value, str) else repr(value)


def _readings(text: str) -> Iterator[str]:
    yield _flat(text)
    if text[:1] in ("{", "[", '"') or "\\" in text:
        decoded = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
        yield _flat(re.sub(r"\\{1,8}[\"nrt/]", " ", decoded))
    if "%" in text or "&" in text:
        yield _flat(html.unescape(unquote(text, errors="replace")))


def _hit(automaton: AhoCorasick, reading: str, pieces: list[re.Match[str]]) -> int | None:
    joined = "".join(piece.group() for piece in pieces)
    matches = automaton.find_matches_as_indexes(joined, overlapping=True)
    if not matches:
        return None
    begins: dict[int, int] = {}
    finishes: dict[int, int] = {}
    total = 0
    for i, piece in enumerate(pieces):
        begins[total] = i
        total += len(piece.group())
        finishes[total] = i
    for number, start, end in matches:
        if start in begins and end in finishes and _contiguous(reading, pieces[begins[start] : finishes[end] + 1]):
            return int(number)
    return None


def _contiguous(reading: str, run: list[re.Match[str]]) -> bool:
    """Whether the pieces stand together as one value: at most one character between them, and no line or cell end."""
    return all(
        len(gap := reading[left.end() : right.start()]) <= 1 and gap not in ("\n", "\t", ",", ";", "|")
        for left, right in pairwise(run)
    )
