"""The detector: recognisers in Presidio's format, run without Presidio's loop.

Detection works on a normalised shadow of the text (no invisible characters, composed letters, plain digits) with a map
back, so that findings cover the original characters. Under a JSON key or a column header the text is also read behind
its label ("kundennr: 4711"). Recognisers that are not ours are asked through `filters.foreign`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from presidio_analyzer import EntityRecognizer

import filters.recognizers
from filters import foreign
from filters.detection import Segment, Span, resolve_overlaps
from filters.engine import Store, engine_for, patterns_of
from filters.lexicon import Lexicon
from filters.recognizers._context import shared_lexicon
from filters.recognizers.base import RuleRecognizer
from filters.registry import load
from filters.tagger.findings import findings
from filters.tagger.model import Tagger

#: A label governs a value, not an essay.
_LABELLED_LENGTH: Final = 1000
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
) | frozenset(chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10)))
_BLANKS = frozenset("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
_ODD = re.compile(
    "[\u00a0\u00ad\u0300-\u036f\u061c\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]"
)
_CAMEL = re.compile(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])")


class PresidioDetector:
    """A `Detector` over Presidio recognisers. Stateless between calls.

    Args:
        recognizers: what to run; by default every plug-in of `filters.recognizers`.
        lexicon: word lists for recognisers that use some; by default the shipped ones.
        tagger: the name model; without one, rules and lists alone decide.
        additional: recognisers to run besides, from Presidio registries.
        threshold: the score below which a result of a recogniser that is not ours is dropped.
        store: where compiled automata are kept from one process to the next.
    """

    def __init__(
        self,
        recognizers: Sequence[EntityRecognizer] | None = None,
        lexicon: Lexicon | None = None,
        tagger: Tagger | None = None,
        *,
        additional: Sequence[EntityRecognizer] = (),
        threshold: float = 0.0,
        store: Store | None = None,
    ) -> None:
        if recognizers is None:
            recognizers = list(load(filters.recognizers, "RECOGNIZER", EntityRecognizer).values())
        if lexicon is not None:
            recognizers = [r.with_lexicon(lexicon) if hasattr(r, "with_lexicon") else r for r in recognizers]
        self._lexicon = lexicon or shared_lexicon()
        self._tagger = tagger
        self._recognizers: tuple[EntityRecognizer, ...] = (*recognizers, *additional)
        self._threshold = threshold
        self._engine = engine_for(patterns_of(self._recognizers), store)

    def detect(self, segments: Sequence[Segment]) -> list[tuple[Span, ...]]:
        """Return the findings of each segment: sorted, in bounds, not overlapping."""
        return [self._segment(segment) for segment in segments]

    def _segment(self, segment: Segment) -> tuple[Span, ...]:
        shadow, offsets = normalise(segment.text)
        found = list(self._find(shadow))
        if self._tagger is not None:
            found += findings(shadow, self._tagger(shadow), list(found), self._lexicon)
        label = _label(segment.context)
        if label and len(shadow) <= _LABELLED_LENGTH:
            prefix = f"{label}: "
            found += [
                Span(s.start - len(prefix), s.end - len(prefix), s.label, s.subtype, s.score)
                for s in self._find(prefix + shadow)
                if s.start >= len(prefix)
            ]
        if offsets is not None:
            found = [Span(offsets[s.start], offsets[s.end - 1] + 1, s.label, s.subtype, s.score) for s in found]
            found = [_whole(segment.text, s) for s in found]
        return resolve_overlaps(found)

    def _find(self, text: str) -> Iterator[Span]:
        page = self._engine.page(text)
        for recognizer in self._recognizers:
            if isinstance(recognizer, RuleRecognizer):
                yield from recognizer.spans(page)
            else:
                yield from foreign.spans(recognizer, text, self._threshold)


def normalise(text: str) -> tuple[str, list[int] | None]:
    """A shadow of `text` for detection, and for each of its characters the index of the original (None: the same).

    Nothing to normalise is the common case and costs one search.
    """
    if text.isascii() or _ODD.search(text) is None:
        return text, None
    shadow: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        if character in _INVISIBLE:
            continue
        if shadow and unicodedata.combining(character):
            composed = unicodedata.normalize("NFC", shadow[-1] + character)
            if len(composed) == 1:
                shadow[-1] = composed
                continue
        shadow.append(_plain(character))
        offsets.append(index)
    return "".join(shadow), offsets


def _plain(character: str) -> str:
    if character in _BLANKS:
        return " "
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    digit = unicodedata.digit(character, None) if character.isdecimal() else None
    return character if digit is None else str(digit)


def _whole(text: str, span: Span) -> Span:
    """Take in the combining marks that belong to the last letter."""
    end = span.end
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return Span(span.start, end, span.label, span.subtype, span.score)


def _label(context: str) -> str:
    """The words of a key: ``customerNumber`` and ``customer_number`` are "customer number"."""
    spaced = _CAMEL.sub(" ", context[:80]) if not context.isupper() else context[:80]
    return " ".join(re.split(r"[\s_\-./:*]+", spaced)).strip()
