"""From a Python expression to one that a multi-pattern automaton takes, and that matches at least wherever it does.

The automaton reads bytes. A text is shown to it in `encode`d form: one byte per character, Windows-1252 for what that
has and ``?`` for all else, so positions are the same in both. An expression is rebuilt from Python's own parse tree:
every set of characters becomes the set of bytes that can stand for one of them (case already folded by Python's rules),
look-ahead, word boundaries and anchors are dropped, long repetitions lose their upper bound, and what cannot be said
(a reference to a group) or lies too far behind the start ends the expression there. Each step can only
add matches. The `re` expression has the last word, so a step too generous costs time and nothing else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # the parser's tree is the only exact reading
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

#: How many characters from its start an expression is taken over, the first that will do, and how long what is written
#: may be: more makes it more certain, and the automaton larger. (The automaton refuses longer ones, and for one of
#: eleven thousand characters it needed as long as for all others together.)
_REACHES: Final = ((64, 8_000), (48, 15_000), (200, 15_000), (32, 15_000), (16, 15_000))
#: How many characters of look-behind are taken over.
_BEHIND: Final = 8
_UNKNOWN: Final = ord("?")
#: Letters that Python takes for another one when case does not count; they share its byte.
_TWINS: Final = {"ſ": "s", "\u212a": "K", "ı": "i", "İ": "I", "ẞ": "ß"}
_CHARACTERS: Final = "".join(_TWINS) + "".join(
    c for c in (bytes((b,)).decode("cp1252", "ignore") for b in range(256)) if c
)
_KNOWN: Final = frozenset(_CHARACTERS)
#: Stand-ins for everything without a byte: all that has a case, and one of each kind that classes tell apart.
_OTHERS: Final = (
    "".join(c for c in map(chr, range(0x80, 0x1F000)) if c not in _KNOWN and (c.lower() != c or c.upper() != c))
    + "\u0667\u2003\u4e2d\u2603\u0301\u200b\u2028"
)
_LONG: Final = 4
_LEAST: Final = 6
#: A set of so many characters still tells something: the digits do, the capitals do not.
_FEW: Final = 12


@dataclass(frozen=True, slots=True)
class Approximation:
    """What the automaton is given for one expression.

    Attributes:
        expression: in the automaton's syntax, over encoded text.
        width: a match of `expression` ends at most so far behind the start of the match that it stands for.
        reach: how many characters from its start a match and its look-ahead can see, or None for no bound.
    """

    expression: str
    width: int
    reach: int | None


#: Where a match ends matters as little as possible: of a repetition at the end the least is enough.
_OPEN_END: Final = re.compile(r"\{(\d+),\}(\)*)\Z")


class Inexpressible(ValueError):
    """The expression matches everywhere as far as the automaton could tell."""


def encode(text: str) -> bytes:
    """The text as the automaton reads it: one byte per character."""
    if not text.isascii():
        for letter, twin in _TWINS.items():
            if letter in text:
                text = text.replace(letter, twin)
    return text.encode("cp1252", "replace")


def approximate(pattern: re.Pattern[str]) -> Approximation:
    """An expression that matches (at least) at every start where `pattern` matches.

    Raises:
        Inexpressible: nothing is left that every match must have.
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    items = list(tree)
    if tree.getwidth() == (0, 0) and items and items[-1][0] is op.ASSERT and items[-1][1][0] > 0:
        items[-1:] = items[-1][1][1]  # an expression that only looks ahead: what it sees must be there
    elif tree.getwidth()[0] == 0:
        raise Inexpressible("matches the empty text")
    found: Approximation | None = None
    for reach, longest in _REACHES:
        writer = _Writer(reach)
        written = writer.sequence(items, pattern.flags, opening=True, closing=True)
        if writer.least > 0 and len(written) <= longest and (found is None or writer.rare > 0):
            far = _reach(tree, tree.state.groupwidths)
            written = _OPEN_END.sub(lambda end: f"{{{end[1] if int(end[1]) else '0,1'}}}{end[2]}", written)
            found = Approximation(written, reach - writer.left, far if far < sys.maxunicode else None)
            if writer.rare > 0:
                break
    if found is None:
        raise Inexpressible("has no beginning of its own, or a very long one")
    return found


def _reach(tree: Iterable[tuple[Any, Any]], groups: Sequence[tuple[int, int] | None]) -> int:
    """An upper bound of the characters that matching looks at from its start, the one behind its end included."""
    total = 1
    for kind, value in tree:
        if kind in {op.ASSERT, op.ASSERT_NOT}:
            total += _reach(value[1], groups) if value[0] > 0 else 0
        elif kind is op.BRANCH:
            total += max(_reach(branch, groups) for branch in value[1])
        elif kind is op.SUBPATTERN:
            total += _reach(value[3], groups)
        elif kind is op.ATOMIC_GROUP:
            total += _reach(value, groups)
        elif kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            total += int(value[1]) * _reach(value[2], groups) if value[1] is not op.MAXREPEAT else sys.maxunicode
        elif kind is op.GROUPREF:
            width = groups[value]
            total += int(width[1]) if width is not None else sys.maxunicode
        elif kind is op.GROUPREF_EXISTS:
            total += sys.maxunicode
        else:
            total += 1
    return min(total, sys.maxunicode)


class _Writer:
    """Writes one expression: at most `left` more characters of a match are looked at.

    `least` counts the characters that every match must have as far as written, `rare` those that are one of few.
    """

    def __init__(self, reach: int) -> None:
        self.left = reach
        self._cut = False
        self.least = self.rare = 0

    def sequence(self, tree: Sequence[tuple[Any, Any]], flags: int, *, opening: bool, closing: bool) -> str:
        """The items in order, up to the first that cannot be said.

        `opening`: nothing stands before them; `closing`: nothing behind them, so what may be left out is.
        """
        written: list[str] = []
        last = _last(tree) if closing else -1
        for index, (kind, value) in enumerate(tree):
            if closing and index > last:
                break
            if kind in _NO_WIDTH:
                if opening and (before := _before(kind, value, flags)):
                    written.append(before)
                    opening = False
                continue
            written.append(self._item(kind, value, flags, opening=opening, closing=index == last))
            if self._cut:
                break
            opening = False
        return "".join(written)

    def _item(self, kind: Any, value: Any, flags: int, *, opening: bool, closing: bool) -> str:
        if kind is op.BRANCH:
            return self._branch(value[1], flags, opening=opening, closing=closing)
        if kind is op.SUBPATTERN:
            _, added, removed, tree = value
            return f"(?:{self.sequence(tree, (flags | added) & ~removed, opening=opening, closing=closing)})"
        if kind is op.ATOMIC_GROUP:
            return f"(?:{self.sequence(value, flags, opening=opening, closing=closing)})"
        if kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}:
            return self._repeat(value[0], value[1], value[2], flags, closing=closing)
        if kind in {op.GROUPREF, op.GROUPREF_EXISTS} or self.left < 1:
            self._cut = True
            return ""
        self.left -= 1
        self.least += 1
        members = _characters(kind, value, flags & _CASES)[0]
        self.rare += len(members) <= _FEW
        return _bytes(members)

    def _branch(self, trees: Sequence[Any], flags: int, *, opening: bool, closing: bool) -> str:
        left, least, rare, cut = self.left, self.least, self.rare, False
        lefts, leasts, rares, written = [], [], [], []
        for tree in trees:
            self.left, self.least, self.rare, self._cut = left, least, rare, False
            written.append(self.sequence(tree, flags, opening=opening, closing=closing))
            lefts.append(self.left)
            leasts.append(self.least)
            rares.append(self.rare)
            cut |= self._cut
        self.left, self.least, self.rare, self._cut = min(lefts), min(leasts), min(rares), cut
        return f"(?:{'|'.join(dict.fromkeys(written))})"

    def _repeat(self, low: int, high: Any, tree: Any, flags: int, *, closing: bool) -> str:
        width = int(tree.getwidth()[1])
        left, least, rare = self.left, self.least, self.rare
        item = self.sequence(tree, flags, opening=False, closing=closing and low == 1)
        gained = self.least - least
        if self._cut:
            if low == 0:
                self.least, self.rare = least, rare
                return ""
            return f"(?:{item})"
        self.least = least + low * gained
        if low == 0:
            self.rare = rare
        if closing:
            high = low
        many = high is op.MAXREPEAT or high > _LONG
        if high is op.MAXREPEAT or width * high > left:
            self._cut = True
            low = min(low, _LEAST, left // max(1, width))
            self.left = left - width * low
            self.least = least + low * gained
            self.rare = self.rare if low else rare
            return f"{_group(item)}{{{low}}}" if low else ""
        self.left = left - width * high
        if high == low <= _LEAST:
            return f"{_group(item)}{{{low}}}"
        return f"{_group(item)}{{{min(low, _LEAST)},{'' if many else high}}}"


_CASES: Final = int(re.IGNORECASE | re.ASCII | re.DOTALL)


def _before(kind: Any, value: Any, flags: int) -> str:
    """What must stand before a match, as bytes to read: only where that is one short, certain thing."""
    if kind is op.AT:
        return r"(?:^|\x0a)" if value is op.AT_BEGINNING and flags & re.MULTILINE else ""
    direction, tree = value
    if direction > 0:
        return ""
    low, high = tree.getwidth()
    if kind is op.ASSERT_NOT:
        if len(tree) != 1 or tree[0][0] not in _SETS:
            return ""
        what, item = tree[0]
        return f"(?:^|{_bytes(_characters(what, item, flags & _CASES)[1])})"
    if low != high or high > _BEHIND:
        return ""
    writer = _Writer(_BEHIND)
    written = writer.sequence(tree, flags, opening=False, closing=False)
    return f"(?:{written})"


_SETS: Final = frozenset({op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY})


@cache
def _set_of(source: str, flags: int, *, beyond: bool) -> tuple[frozenset[int], frozenset[int]]:
    """The bytes that can stand for a character that matches, and those that can stand for one that does not."""
    compiled = re.compile(source, flags)
    members = set(compiled.findall(_CHARACTERS))
    found = set(encode("".join(members)))
    if beyond or compiled.search(_OTHERS):
        found.add(_UNKNOWN)
    others = {_UNKNOWN, *encode("".join(c for c in _CHARACTERS if c not in members)), *range(0x80, 0xA0)}
    return frozenset(found), frozenset(others)


def _last(tree: Sequence[tuple[Any, Any]]) -> int:
    """The index of the last item that every match must have; -1 if there is none."""
    needed = [i for i, (kind, value) in enumerate(tree) if kind not in _NO_WIDTH and not _optional(kind, value)]
    return needed[-1] if needed else -1


def _optional(kind: Any, value: Any) -> bool:
    return kind in {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT} and value[0] == 0


_ONE: Final = re.compile(r"\[[^]]*\]|\\x..|\w")
_NO_WIDTH: Final = frozenset({op.ASSERT, op.ASSERT_NOT, op.AT})


def _characters(kind: Any, value: Any, flags: int) -> tuple[frozenset[int], frozenset[int]]:
    """The bytes that can stand for a character of this item, and those that can stand for another one."""
    if kind is op.ANY:
        return _set_of(".", flags, beyond=True)
    if kind is op.LITERAL:
        return _set_of(re.escape(chr(value)), flags, beyond=chr(value) not in _KNOWN)
    if kind is op.NOT_LITERAL:
        return _set_of(f"[^{_escaped(value)}]", flags, beyond=True)
    parts: list[str] = []
    beyond = False
    for what, item in value:
        if what is op.NEGATE:
            parts.append("^")
        elif what is op.CATEGORY:
            parts.append(_CATEGORIES[item])
        elif what is op.RANGE:
            parts.append(f"{_escaped(item[0])}-{_escaped(item[1])}")
            beyond |= any(chr(c) not in _KNOWN for c in range(item[0], item[1] + 1))
        else:
            parts.append(_escaped(item))
            beyond |= chr(item) not in _KNOWN
    return _set_of(f"[{''.join(parts)}]", flags, beyond=beyond)


_CATEGORIES: Final = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


@cache
def _bytes(members: frozenset[int]) -> str:
    """The expression of one byte out of `members`."""
    if len(members) == 1:
        return _byte(next(iter(members)))
    if len(members) == 256:
        return r"[\x00-\xff]"
    runs: list[tuple[int, int]] = []
    for member in sorted(members):
        if runs and runs[-1][1] == member - 1:
            runs[-1] = (runs[-1][0], member)
        else:
            runs.append((member, member))
    return "[" + "".join(_byte(a) if a == b else f"{_byte(a)}-{_byte(b)}" for a, b in runs) + "]"


def _group(item: str) -> str:
    """`item` as one thing that a quantifier can follow."""
    return item if _ONE.fullmatch(item) else f"(?:{item})"


def _byte(code: int) -> str:
    return chr(code) if chr(code).isascii() and chr(code).isalnum() else f"\\x{code:02x}"
