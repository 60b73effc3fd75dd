"""Patterns that some text makes run for ever (CWE-1333): found by trying, before a registry is loaded.

A pattern is tried on long runs of the characters and short pieces that it can match, with an end that fits nothing. One
that does not come to an end within the patience is catastrophic: in service it would hold a detector thread as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

_PATIENCE: Final = 0.5  # seconds for one text
_LENGTH: Final = 4000
_PIECES: Final = ("a", "A", "0", " ", "-", ".", "_", "@", "a ", "a.", "a-", "0 ", "0-", "0.", "aA", "a0")
_MARK: Final = re.compile(r"[^\w\s]")
_LITERAL: Final = re.compile(r"[A-Za-z0-9]{1,8}")


def is_catastrophic(pattern: str, flags: int) -> bool:
    """Whether a text of a few thousand characters keeps the pattern busy beyond the patience."""
    import regex  # noqa: PLC0415 - only where registries are loaded

    compiled: Any = regex.compile(pattern, flags)
    for text in _texts(pattern):
        try:
            for _ in compiled.finditer(text, timeout=_PATIENCE):
                break
        except TimeoutError:
            return True
    return False


def _texts(pattern: str) -> Iterator[str]:
    literals = _LITERAL.findall(pattern)
    # Behind what fits nothing: a pattern whose required letters are nowhere is given up before it begins.
    required = "".join(dict.fromkeys([*_MARK.findall(pattern), *literals]))
    for word in dict.fromkeys([*_PIECES, *literals]):
        run = word * (_LENGTH // len(word))
        yield f"{run}\0{required}"
        yield f"\0{run}!\0"
