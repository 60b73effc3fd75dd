"""The operator's own words: what nobody else can know (projects, code names, customers), and what is nobody's.

A term is found as a whole word in any case and spelling of its letters, with or without a genitive s, wherever it
stands, over the end of a line, and with hyphens or underscores for its blanks; it is not asked whether the sentence
sounds like one. It is found inside whatever else was found there and may leave (the name of a firm). Compounds
("Merkurprojekt") are other words. An allow-list takes findings away that are exactly one of its terms.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from filters.detection import OWN, Detector, EntityType, Segment, Span, is_last, resolve_overlaps
from filters.folding import Folded, fold
from gateway.problems import ConfigError, Problem

MIN_LENGTH: Final = 3
#: What parts the words of a term, however it is written, with the marks of a quoted mail: one blank for all.
_GAP: Final = re.compile(r"(?:[^\S\n]*\n[\s>|]*|[\s_*-]|&nbsp;|%20)+")
_SIGNS: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63", "-") | dict.fromkeys("\u2019\u2018`\u00b4", "'")
)
_ENDINGS: Final = re.compile(r"(?:e?s)?(?![^\W_])")  # of a genitive


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
        seeds: those that are hashes.
    """

    def __init__(self, words: Iterable[Words], seeds: Sequence[Detector] = ()) -> None:
        self._seeds = tuple(seeds)
        labels: dict[str, EntityType] = {}
        allowed: set[str] = set()
        for item in words:
            folded = {reading for term in item.terms for reading in _readings(term)}
            if item.label is None:
                allowed |= folded
            else:
                for term in sorted(folded):
                    labels.setdefault(term, item.label)
        self._labels = list(labels.values())
        self._allowed = frozenset(allowed)
        self._automaton = AhoCorasick(list(labels), matchkind=MatchKind.Standard) if labels else None

    def apply(
        self,
        segments: Sequence[Segment],
        findings: Sequence[Sequence[Span]],
        allows: Callable[[EntityType, str], bool] = lambda _label, _subtype: False,
    ) -> list[tuple[Span, ...]]:
        """Return the findings with those of the dictionaries, and without what the allow-list names.

        Args:
            segments: texts.
            findings: of the detector, for each.
            allows: whether policy may let such a finding leave; a term inside it counts.
        """
        if self._automaton is None and not self._allowed and not self._seeds:
            return [tuple(spans) for spans in findings]

        def last(span: Span) -> bool:
            return is_last(span) or allows(span.label, span.subtype)

        for seed in self._seeds:
            findings = [[*spans, *more] for spans, more in zip(findings, seed.detect(segments), strict=True)]
        return [
            resolve_overlaps([*self._found(segment.text), *self._left(segment.text, spans)], last)
            for segment, spans in zip(segments, findings, strict=True)
        ]

    def _left(self, text: str, spans: Sequence[Span]) -> Iterator[Span]:
        for span in spans:
            if not self._allowed or _read(text[span.start : span.end]).text.strip() not in self._allowed:
                yield span

    def _found(self, text: str) -> Iterator[Span]:
        if self._automaton is None:
            return
        folded = _read(text)
        # All that overlap: the longest may be no whole word ("Phoenix 2" in "Phoenix 2026") where a shorter one is.
        for index, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            if _is_word(folded.text, start, end):
                yield Span(*folded.original(start, end), self._labels[index], OWN, 1.0)


def _readings(term: str) -> set[str]:
    """Return how a term may be read: with ae for ä or without, with ss for ß or s."""
    written = unicodedata.normalize("NFC", term.strip())
    spelled = {written, *(written.replace(sharp, "ss") for sharp in "ßẞ" if sharp in written)}
    for umlaut, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")):
        spelled |= {word.replace(umlaut, pair) for word in spelled}
    return {_read(word).text.strip() for word in spelled} - {""}


def _read(text: str) -> Folded:
    """Fold a text, with one blank for whatever parts words, and one hyphen for all."""
    folded = fold(text)
    plain = folded.text.translate(_SIGNS)
    read: list[str] = []
    places: list[int] = []
    position = 0
    for gap in _GAP.finditer(plain):
        if gap[0] != " ":
            read += [plain[position : gap.start()], " "]
            places += range(position, gap.start() + 1)
            position = gap.end()
    if not read:
        return Folded(plain, folded.offsets)
    places += range(position, len(plain) + 1)
    origin = folded.offsets
    text = "".join([*read, plain[position:]])
    return Folded(text, places if origin is None else [origin[place] for place in places])


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether nothing of a longer word touches it; a genitive s does not count."""
    if start and text[start - 1].isalnum():
        return False
    return _ENDINGS.match(text, end) is not None


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
