"""A proof that every match of an expression holds one of some literals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as op
from re import _parser as parser
from typing import Any

#: Stands for any text at all; and for "holds one of the literals".
ANY, PROVEN = "\x00", "\x01"
_MANY = 4000


def always_holds(pattern: re.Pattern[str], literals: Sequence[str]) -> bool:
    """Whether each match of `pattern`, in lower case, holds one of `literals`. False may mean that it is not known."""
    return _texts(parser.parse(pattern.pattern, pattern.flags), literals) == {PROVEN}


def _texts(tree: Iterable[tuple[Any, Any]], literals: Sequence[str]) -> set[str]:
    """What the items can match, as far as it matters for the literals."""
    found = {""}
    for kind, value in tree:
        options = _options(kind, value, literals)
        found = {_short(a + b, literals) for a in found for b in options}
        if len(found) > _MANY:
            return {ANY}
    return found


def _options(kind: Any, value: Any, literals: Sequence[str]) -> set[str]:
    if kind is op.LITERAL:
        return {chr(value).lower()}
    if kind in (op.ASSERT, op.ASSERT_NOT, op.AT):
        return {""}
    if kind is op.BRANCH:
        return set().union(*(_texts(branch, literals) for branch in value[1]))
    if kind is op.SUBPATTERN:
        return _texts(value[3], literals)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        low, high, item = value
        once = _texts(item, literals) if high is not op.MAXREPEAT and high <= 1 else {ANY}
        return once | ({""} if low == 0 else set())
    if kind is op.IN and len(value) <= 4 and all(what is op.LITERAL for what, _ in value):
        return {chr(code).lower() for _, code in value}
    return {ANY}


def _short(text: str, literals: Sequence[str]) -> str:
    """Only the end that can still be the beginning of a literal."""
    if PROVEN in text or any(literal in text for literal in literals):
        return PROVEN
    longest = max(map(len, literals))
    known = text.rpartition(ANY)[2]
    return known if known == text and len(text) < longest else ANY + known[max(0, len(known) - longest + 1) :]
