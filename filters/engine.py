"""All expressions of all recognizers in one automaton: a pass over the text tells where each of them can match at all.

Most expressions match nowhere in most texts, and trying three hundred of them one after another was half the cost of
detection. The automaton (Hyperscan, over the approximations of `filters.approximation`) never misses a place where an
expression matches; the expression itself then runs there, and only there, with exactly the result of ``finditer``.

A `Page` is one text while it is looked at: recognizers ask it for matches, and for whatever else several of them need
and one of them would otherwise compute again. Nothing of a text outlives its page.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final, Protocol, TypeVar, cast

import hyperscan

from filters.approximation import Inexpressible, approximate, encode

T = TypeVar("T")
Window = tuple[int, int]

#: Expressions per automaton: the compiler's time grows faster than their number.
_GROUP: Final = 80


class Page:
    """One text, and what is known about it.

    Attributes:
        text: the text.
    """

    def __init__(self, text: str, engine: Engine | None = None) -> None:
        self.text = text
        self._engine = engine
        self._traits = engine.traits if engine is not None else {}
        self._known: dict[object, object] = {}

    @cached_property
    def lowered(self) -> str:
        """``text.lower()``."""
        return self.text.lower()

    @cached_property
    def _ends(self) -> dict[int, list[int]]:
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
        return id(pattern) in self._ends or id(pattern) not in self._traits

    def matches(self, pattern: re.Pattern[str], having: tuple[str, ...] = ()) -> Iterable[re.Match[str]]:
        """The matches that ``pattern.finditer(text)`` has.

        Args:
            pattern: the expression.
            having: lower-case literals of which every match contains one; the text is searched only near them.
        """
        traits = self._traits.get(id(pattern))
        if traits is None:
            return pattern.finditer(self.text)
        ends = self._ends.get(id(pattern))
        if ends is None:
            return ()
        if traits.reach is None:
            return pattern.finditer(self.text)
        windows = _windows(ends, traits.width)
        if having and len(self.lowered) == len(self.text):
            windows = self._near_literals(windows, having, traits.reach)
        if sum(high - low + traits.reach for low, high in windows) > len(self.text):
            return pattern.finditer(self.text)  # cheaper than so many searches
        return _within(pattern, self.text, windows, traits.reach, (0, len(self.text)))

    def _near_literals(self, windows: list[Window], literals: tuple[str, ...], reach: int) -> list[Window]:
        """The windows from which a match can reach one of the literals."""
        places = sorted(place for literal in literals for place in self._places_of(literal))
        kept = []
        for low, high in windows:
            index = bisect_left(places, low)
            if index < len(places) and places[index] < high + reach:
                kept.append((low, high))
        return kept

    def _places_of(self, literal: str) -> list[int]:
        return self.kept(
            ("places", literal), lambda: [found.start() for found in re.finditer(re.escape(literal), self.lowered)]
        )

    def near(self, pattern: re.Pattern[str], windows: Sequence[Window]) -> Iterable[int]:
        """Which of the windows (disjoint, in order) may hold the beginning of a match, by number: no other does."""
        traits = self._traits.get(id(pattern))
        if traits is None:
            return range(len(windows))
        found: list[int] = []
        following = 0
        for end in self._ends.get(id(pattern), ()):
            following = max(following, bisect_right(windows, end - traits.width, key=_stop))
            while following < len(windows) and windows[following][0] < end:
                found.append(following)
                following += 1
        return found

    def matches_between(self, pattern: re.Pattern[str], low: int, high: int) -> Iterable[re.Match[str]]:
        """The matches that ``pattern.finditer(text, low, high)`` has."""
        traits = self._traits.get(id(pattern))
        if traits is None:
            return pattern.finditer(self.text, low, high)
        ends = self._ends.get(id(pattern), [])
        ends = ends[bisect_right(ends, low) : bisect_left(ends, high + traits.width)]
        if not ends:
            return ()
        if traits.reach is not None:
            windows = _windows(ends, traits.width)
            if sum(stop - start + traits.reach for start, stop in windows) < high - low:
                return _within(pattern, self.text, windows, traits.reach, (low, high))
        return pattern.finditer(self.text, low, high)


def _stop(window: Window) -> int:
    return window[1]


def _windows(ends: list[int], width: int) -> list[Window]:
    """Where the matches begin that end (as far as the automaton read them) at `ends`: disjoint, in order."""
    windows: list[Window] = []
    start = stop = -1
    for end in ends:
        if end - width > stop:
            if stop > 0:
                windows.append((start, stop))
            start = max(0, end - width)
        stop = end
    windows.append((start, stop))
    return windows


def _within(
    pattern: re.Pattern[str], text: str, windows: list[Window], reach: int, between: Window
) -> Iterator[re.Match[str]]:
    """The matches of `pattern` in a part of the text, all of which begin in `windows`.

    The end of the search lies beyond all that a match beginning in the window can see, so cutting the text there
    changes nothing.
    """
    position, stop = between
    for low, high in windows:
        position = max(position, low)
        end = min(stop, high + reach)
        while position < high:
            match = pattern.search(text, position, end)
            if match is None or match.start() >= high:
                break
            yield match
            position = max(match.end(), match.start() + 1)


@dataclass(frozen=True, slots=True)
class _Traits:
    """What the engine knows of an expression: see `Approximation`."""

    width: int
    reach: int | None


class Store(Protocol):
    """Keeps compiled automata from one process to the next. Whoever has a disk may give one; it never raises."""

    def load(self, key: str) -> bytes | None:
        """What was saved under `key`, whole and as it was, or None."""
        ...

    def save(self, key: str, content: bytes) -> None:
        """Keep `content`, if that is possible."""
        ...


class Engine:
    """The automaton over a set of expressions. Stateless between calls, and safe to use from several threads.

    Args:
        patterns: the expressions.
        store: where compiled automata may be found and kept; without one they are compiled.

    Attributes:
        traits: by the id of each expression that the automaton has.
        refused: the other expressions, which run everywhere, and why.
    """

    def __init__(self, patterns: Sequence[re.Pattern[str]], store: Store | None = None) -> None:
        self.traits: dict[int, _Traits] = {}
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
            self.traits[id(pattern)] = _Traits(found.width, found.reach)
        if not is_sound():
            self.refused = {pattern.pattern: "the installed automaton misses matches" for pattern in self._patterns}
            self.traits, expressions = {}, []
        self._automata = [
            _Automaton(expressions[start : start + _GROUP], store) for start in range(0, len(expressions), _GROUP)
        ]

    def page(self, text: str) -> Page:
        """The text as recognizers want it."""
        return Page(text, self)

    def scan(self, text: str) -> dict[int, list[int]]:
        """For the id of each expression that can match, where the automaton saw that it can, in order."""
        data = encode(text)
        ends: dict[int, list[int]] = {}
        for automaton in self._automata:
            automaton.scan(data, ends)
        for places in ends.values():
            places.sort()
        return ends


#: Expressions and a text that each matches, though Vectorscan 5.4.12 does not see it.
_PROBES: Final = (
    (
        r"[\x00-\x2c](?:in|unter)\x20(?:dauerhafter\x20){0,1}(?:ambulanter)\x20(?:Behandlung|Pflege|Kontrolle)",
        b"F10.2) freiwillig in ambulanter Behandlung",
    ),
    (
        r"[\x00-\x2c]er\x20(?:(?:Vertrag|Therapie|wegen)\x20){0,1}(?:freiwillig)\x20(?:freiwillig|sich)\x20(?:der|Therapie)",
        b"F10.2) freiwillig er freiwillig sich Therapie",
    ),
)


class _Automaton:
    """One compiled group of expressions with its stock of working memory."""

    def __init__(self, expressions: Sequence[tuple[int, str]], store: Store | None = None) -> None:
        self._keys = [key for key, _ in expressions]
        self._database = _kept([expression for _, expression in expressions], store)
        self._idle: list[hyperscan.Scratch] = []

    def scan(self, data: bytes, ends: dict[int, list[int]]) -> None:
        """Add to `ends`, by key of expression, where matches in `data` end."""
        keys = self._keys

        def on_match(index: int, _start: int, end: int, _flags: int, _context: object) -> None:
            key = keys[index]
            if key in ends:
                ends[key].append(end)
            else:
                ends[key] = [end]

        try:  # one piece of working memory per scan that runs at the same time
            scratch = self._idle.pop()
        except IndexError:
            scratch = hyperscan.Scratch(self._database)
        self._database.scan(data, match_event_handler=on_match, scratch=scratch)
        self._idle.append(scratch)


def _compiled(expressions: Sequence[str]) -> hyperscan.Database:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[expression.encode("ascii") for expression in expressions],
        ids=list(range(len(expressions))),
        elements=len(expressions),
    )
    return database


def _kept(expressions: Sequence[str], store: Store | None) -> hyperscan.Database:
    """The automaton of these expressions out of the store; compiled and stored if it is not there."""
    if store is None:
        return _compiled(expressions)
    key = hashlib.sha256(json.dumps([_platform(), *expressions]).encode()).hexdigest()
    content = store.load(key)
    if content is not None:
        with suppress(hyperscan.HyperscanError):  # the library looks at magic number, version, platform and checksum
            return hyperscan.loadb(content, hyperscan.HS_MODE_BLOCK)
    database = _compiled(expressions)
    store.save(key, hyperscan.dumpb(database))
    return database


@cache
def _platform() -> str:
    """Everything but the expressions that a compiled automaton depends on; the library names its CPU features."""
    versions = (getattr(hyperscan, "__version__", ""), _compiled(["a"]).info())
    return repr((*versions, platform.machine(), sys.byteorder, sys.version))


@cache
def is_sound() -> bool:
    """Whether the installed automaton finds what Vectorscan 5.4.12 (hyperscan 0.7.23 to 0.9.1) does not.

    A pre-filter that misses a match lets a value leave; without a sound one every expression runs over every text.
    """
    found: dict[int, list[int]] = {}
    for number, (expression, text) in enumerate(_PROBES):
        _Automaton([(number, expression)]).scan(text, found)
    return len(found) == len(_PROBES)


@dataclass(frozen=True, slots=True)
class _Wanted:
    patterns: tuple[re.Pattern[str], ...]
    store: Store | None = field(compare=False)  # where an engine comes from makes it no other


@cache
def _engine(wanted: _Wanted) -> Engine:
    return Engine(wanted.patterns, wanted.store)


def engine_for(patterns: tuple[re.Pattern[str], ...], store: Store | None = None) -> Engine:
    """The engine for these expressions, made once: compiling takes seconds, with a store only the first time."""
    return _engine(_Wanted(patterns, store))


def patterns_of(recognizers: Iterable[object]) -> tuple[re.Pattern[str], ...]:
    """What the recognizers search texts for, each expression once."""
    found: dict[int, re.Pattern[str]] = {}
    for recognizer in recognizers:
        for pattern in getattr(recognizer, "patterns_searched", tuple)():
            found.setdefault(id(pattern), pattern)
    return tuple(found.values())
