"""All expressions of all recognizers in one automaton: a pass over the text tells where each of them can match at all.

Most expressions match nowhere in most texts, and trying three hundred of them one after another was half the cost of
detection. The automaton (Hyperscan, over the approximations of `filters.approximation`) never misses a place where an
expression matches; the expression itself then runs there, and only there, with exactly the result of ``finditer``.

A `Page` is one text while it is looked at: recognizers ask it for matches, and for whatever else several of them need
and one of them would otherwise compute again. Nothing of a text outlives its page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final, TypeVar, cast

import hyperscan

from filters.approximation import BEHIND, REACH, Inexpressible, approximate, encode

T = TypeVar("T")
Window = tuple[int, int]

#: Characters whose hits are told apart: smaller blocks narrow the search, larger ones cost fewer passes.
_BLOCK: Final = 512
#: Expressions per automaton: the compiler's time grows faster than their number.
_GROUP: Final = 80
#: Longer look-ahead is not worth bounding.
_FAR: Final = 4096


class Page:
    """One text, and what is known about it.

    Attributes:
        text: the text.
    """

    def __init__(self, text: str, engine: Engine | None = None) -> None:
        self.text = text
        self._engine = engine
        self._known: dict[object, object] = {}

    @cached_property
    def lowered(self) -> str:
        """``text.lower()``."""
        return self.text.lower()

    @cached_property
    def _windows(self) -> dict[int, list[Window]]:
        return self._engine.scan(self.text) if self._engine is not None else {}

    def once(self, question: Callable[[str], T]) -> T:
        """``question(text)``, computed when it is first asked."""
        return self.kept(question, lambda: question(self.text))

    def kept(self, key: object, make: Callable[[], T]) -> T:
        """What was kept under `key`, made when it is first asked for."""
        if key not in self._known:
            self._known[key] = make()
        return cast("T", self._known[key])

    def may_match(self, pattern: re.Pattern[str]) -> bool:
        """Whether `pattern` can match somewhere: False is certain."""
        engine = self._engine
        return engine is None or id(pattern) in self._windows or id(pattern) not in engine.reach

    def matches(self, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
        """The matches that ``pattern.finditer(text)`` has."""
        if self._engine is None or id(pattern) not in self._engine.reach:
            return pattern.finditer(self.text)
        windows = self._windows.get(id(pattern))
        if windows is None:
            return ()
        if len(self.text) <= _BLOCK:
            return pattern.finditer(self.text)
        return _within(pattern, self.text, windows, self._engine.reach[id(pattern)])

    def matches_between(self, pattern: re.Pattern[str], low: int, high: int) -> Iterable[re.Match[str]]:
        """The matches that ``pattern.finditer(text, low, high)`` has."""
        if self._engine is not None and id(pattern) in self._engine.reach:
            windows = self._windows.get(id(pattern))
            if windows is None or not any(start < high and low < end for start, end in windows):
                return ()
        return pattern.finditer(self.text, low, high)


def _within(pattern: re.Pattern[str], text: str, windows: list[Window], reach: int) -> Iterator[re.Match[str]]:
    """The matches of `pattern`, all of which begin in `windows`.

    The end of the search lies beyond all that a match beginning in the window can see, so cutting the text there
    changes nothing.
    """
    position = 0
    for low, high in windows:
        position = max(position, low)
        end = min(len(text), high + reach) if reach else len(text)
        while position < high:
            match = pattern.search(text, position, end)
            if match is None or match.start() >= high:
                break
            yield match
            position = match.end()


class Engine:
    """The automaton over a set of expressions. Stateless between calls, and safe to use from several threads.

    Attributes:
        reach: for the id of each expression in the automaton, how far a match can see from its start (0: no bound).
        refused: expressions that run everywhere, and why.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self.reach: dict[int, int] = {}
        self.refused: dict[str, str] = {}
        self._patterns = tuple(patterns)  # they must live as long as their ids are used
        expressions: list[tuple[int, str]] = []
        for pattern in self._patterns:
            try:
                found = approximate(pattern)
            except Inexpressible as reason:
                self.refused[pattern.pattern] = str(reason)
                continue
            expressions.append((id(pattern), found.expression))
            self.reach[id(pattern)] = found.reach if found.reach is not None and found.reach < _FAR else 0
        self._automata = [
            _Automaton(expressions[start : start + _GROUP]) for start in range(0, len(expressions), _GROUP)
        ]

    def page(self, text: str) -> Page:
        """The text as recognizers want it."""
        return Page(text, self)

    def scan(self, text: str) -> dict[int, list[Window]]:
        """For the id of each expression that can match, the ranges in which its matches begin."""
        data = encode(text)
        windows: dict[int, list[Window]] = {}
        for low in range(0, len(data), _BLOCK):
            high = min(len(data), low + _BLOCK)
            block = data if high - low == len(data) else data[max(0, low - BEHIND) : high + REACH]
            for automaton in self._automata:
                for key in automaton.hits(block):
                    places = windows.setdefault(key, [])
                    if places and places[-1][1] == low:
                        places[-1] = (places[-1][0], high)
                    else:
                        places.append((low, high))
        return windows


class _Automaton:
    """One compiled group of expressions with its stock of working memory."""

    def __init__(self, expressions: Sequence[tuple[int, str]]) -> None:
        self._keys = [key for key, _ in expressions]
        self._database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        self._database.compile(
            expressions=[expression.encode("ascii") for _, expression in expressions],
            ids=list(range(len(expressions))),
            elements=len(expressions),
            flags=hyperscan.HS_FLAG_SINGLEMATCH,
        )
        self._idle: list[hyperscan.Scratch] = []

    def hits(self, data: bytes) -> list[int]:
        """The keys of the expressions that match somewhere in `data`."""
        found: list[int] = []
        keys = self._keys

        def on_match(index: int, _start: int, _end: int, _flags: int, _context: object) -> None:
            found.append(keys[index])

        try:  # one piece of working memory per scan that runs at the same time
            scratch = self._idle.pop()
        except IndexError:
            scratch = hyperscan.Scratch(self._database)
        self._database.scan(data, match_event_handler=on_match, scratch=scratch)
        self._idle.append(scratch)
        return found


@cache
def engine_for(patterns: tuple[re.Pattern[str], ...]) -> Engine:
    """The engine for these expressions, made once: compiling takes a second or two."""
    return Engine(patterns)


def patterns_of(recognizers: Iterable[object]) -> tuple[re.Pattern[str], ...]:
    """What the recognizers search texts for, each expression once."""
    found: dict[int, re.Pattern[str]] = {}
    for recognizer in recognizers:
        for pattern in getattr(recognizer, "patterns_searched", tuple)():
            found.setdefault(id(pattern), pattern)
    return tuple(found.values())
