"""The operator's own words: what nobody else can know (projects, code names, customers), and what is nobody's.

A term is found as a whole word in any case and spelling of its letters, with or without a genitive s, wherever it
stands; it is not asked whether the sentence sounds like one. An allow-list takes findings away that are exactly one of
its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from filters.detection import EntityType, Segment, Span, resolve_overlaps
from filters.folding import fold
from gateway.problems import ConfigError, Problem

OWN: Final = "own"  # the subtype of what a dictionary finds
MIN_LENGTH: Final = 3


@dataclass(frozen=True, slots=True)
class Words:
    """One dictionary.

    Attributes:
        label: what its terms are, or None for an allow-list.
        terms: as written.
    """

    label: EntityType | None
    terms: tuple[str, ...] = field(repr=False)


class Dictionary:
    """All dictionaries of one client, in one automaton.

    Args:
        words: the dictionaries; of two that have the same term the first counts.
    """

    def __init__(self, words: Iterable[Words]) -> None:
        labels: dict[str, EntityType] = {}
        allowed: set[str] = set()
        for item in words:
            folded = {fold(term).text for term in item.terms}
            if item.label is None:
                allowed |= folded
            else:
                for term in sorted(folded):
                    labels.setdefault(term, item.label)
        self._labels = list(labels.values())
        self._allowed = frozenset(allowed)
        self._automaton = AhoCorasick(list(labels), matchkind=MatchKind.LeftmostLongest) if labels else None

    def apply(self, segments: Sequence[Segment], findings: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
        """Return the findings with those of the dictionaries, and without what the allow-list names."""
        if self._automaton is None and not self._allowed:
            return [tuple(spans) for spans in findings]
        return [
            resolve_overlaps([*self._found(segment.text), *self._left(segment.text, spans)])
            for segment, spans in zip(segments, findings, strict=True)
        ]

    def _left(self, text: str, spans: Sequence[Span]) -> Iterator[Span]:
        for span in spans:
            if not self._allowed or fold(text[span.start : span.end]).text not in self._allowed:
                yield span

    def _found(self, text: str) -> Iterator[Span]:
        if self._automaton is None:
            return
        folded = fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(folded.text):
            if _is_word(folded.text, start, end):
                yield Span(*folded.original(start, end), self._labels[index], OWN, 1.0)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether nothing of a longer word touches it; a genitive s does not count."""
    if start and text[start - 1].isalnum():
        return False
    rest = text[end : end + 2]
    return not rest[:1].isalnum() or (rest[:1] == "s" and not rest[1:].isalnum())


def read_words(policies: Path, name: str, file: str) -> tuple[str, ...]:
    """Return the words of a dictionary.

    Raises:
        ConfigError: it cannot be read, or a word is too short to be told from others. No word is in the message.
    """
    key = f"dictionaries.{name}.file"
    try:
        lines = (policies.parent / file).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ConfigError([Problem(str(policies), 0, key, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ConfigError([Problem(str(policies), 0, key, "not UTF-8")]) from None
    words = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip() and line[:1] != "#"]
    short = [number for number, word in words if len(word) < MIN_LENGTH]
    if short:
        raise ConfigError([Problem(file, number, key, "a word has three characters or more") for number in short])
    return tuple(dict.fromkeys(word for _, word in words))
