"""Finds what a seeded dictionary knows in a text: one keyed hash a word, more only where a value can begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from filters.detection import OWN, EntityType, Segment, Span
from filters.folding import Folded
from filters.seeds.building import BEGINS, HALF, WHOLE, WIDTHS, mistyped, pair
from filters.seeds.forms import MAX_MISTYPED, MAX_WORDS, MIN_LENGTH, MIN_MISTYPED, Word, words_of
from filters.seeds.table import KINDS, Hasher, unpack

#: What may stand between the words of one value: little, or the end of a line with the marks of a quoted mail.
_GAP: Final = re.compile(
    r"[^\S\n]{0,40}[^\w\s]{0,3}[^\S\n]{0,40}"
    r"(?:\n[^\S\n>|]{0,40}(?:[>|][^\S\n]?){0,10}[^\S\n]{0,40}[^\w\s]{0,2})?|[_*-]{1,3}"
)
#: Between the groups of a number; a comma or the end of a line is between two numbers.
_NUMBER_GAP: Final = re.compile(r"[^\w\n,;]{0,5}|_")
#: "20.481" is one number and no customer's; "0171.234" is.
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
_WIDEST: Final = 60  # characters between two words of a value
#: Blanks inside a value that begins with a word: a name of several, a number in groups of four.
MAX_BLANKS: Final = 5


class Seeds:
    """A dictionary to search with (a `Detector`): findings depend on nothing but the text.

    Args:
        data: a file's bytes, mapped.
        hasher: with its key.

    Raises:
        BadSeedFile: the file is not of this key.
    """

    def __init__(self, data: memoryview, hasher: Hasher) -> None:
        self._values, self._words, self._typos, self._records = unpack(data, hasher, WIDTHS)
        self.hash = hasher.of

    def __repr__(self) -> str:
        return f"Seeds({self._records.size} records)"

    @property
    def records(self) -> int:
        """How many records it was made from."""
        count: int = self._records.size
        return count

    def detect(self, segments: Sequence[Segment]) -> list[tuple[Span, ...]]:
        """See `Detector.detect`."""
        return [tuple(self._found(segment.text)) for segment in segments]

    def _found(self, text: str) -> Iterator[Span]:
        folded, words = words_of(text)
        look = _Look(self, folded, words)
        for start, end, label in look.hits():
            yield Span(*folded.original(start, end), label, OWN, 1.0)

    def marks(self, readings: Iterable[str]) -> dict[str, int]:
        """Return what each word may be, or be part of."""
        made, find_all = self.hash, self._words.find_all
        marks = {}
        for reading in readings:
            key, mask = made(reading)
            found = find_all(key)
            marks[reading] = sum(mark ^ mask for mark in found) if found else 0
        return marks

    def value(self, reading: str) -> EntityType | None:
        """Return what kind of value a reading is, or None."""
        key, mask = self.hash(reading)
        found = self._values.find(key)
        return None if found is None else KINDS[(found ^ mask) % len(KINDS)]

    def meant(self, word: str) -> Iterator[int]:
        """Return the hashes of words that are a typo away, and of the word itself."""
        key = self.hash(word)[0]
        yield key
        yield from self._typos.find_all(key)  # a letter is missing
        if len(word) < MIN_MISTYPED:
            return
        for shorter in mistyped(word):
            key = self.hash(shorter)[0]
            yield key  # one too many
            yield from self._typos.find_all(key)  # another one

    def is_pair(self, known: str, other: str) -> bool:
        """Whether a word and another, mistyped, are a name."""
        key = self.hash(known)[0]
        return any(self._values.find(self.hash(pair(key, near))[0]) is not None for near in self.meant(other))


class _Look:
    """One text under a dictionary; what was asked of a word is not asked again."""

    def __init__(self, seeds: Seeds, folded: Folded, words: Sequence[Word]) -> None:
        self._seeds = seeds
        self._text = folded.text
        self._words = words
        self._marks = seeds.marks({word.reading for word in words})
        self._values: dict[str, EntityType | None] = {}
        self._pairs: dict[tuple[str, str], bool] = {}

    def hits(self) -> Iterator[tuple[int, int, EntityType]]:
        """Yield where values begin and end in the folded text, and their kinds; the longest at each place."""
        words = self._words
        known = [self._marks[word.reading] for word in words]
        known.append(0)
        position = 0
        while position < len(words):
            marks, reading = known[position], words[position].reading
            hit = None
            if marks & BEGINS:
                hit = self._longest(position, _GAP, MAX_BLANKS)
            elif marks or reading[-1] == "s":
                hit = self._ended(position, reading)
            elif reading.isdecimal():
                hit = self._longest(position, _NUMBER_GAP, MAX_BLANKS, numbers=True)
            if hit is None and (marks | known[position + 1]) & HALF:
                hit = self._mistyped(position, marks & HALF, known[position + 1] & HALF)
            if hit is not None:
                last, end, kind = hit
                yield words[position].start, end, kind
                position = last
            position += 1

    def _longest(
        self, position: int, gap: re.Pattern[str], blanks: int, *, numbers: bool = False
    ) -> tuple[int, int, EntityType] | None:
        """Return the last word, the end and the kind of the longest value that begins with a word."""
        text, words = self._text, self._words
        joined = words[position].reading
        best = self._ended(position, joined)
        if joined.isdecimal() and _THOUSANDS.match(text, words[position].start):
            return best
        for last in range(position + 1, min(position + MAX_WORDS, len(words))):
            between = text[words[last - 1].end : words[last].start]
            if between != " " and (len(between) > _WIDEST or not gap.fullmatch(between)):
                break
            blanks -= " " in between or "\n" in between
            word = words[last].reading
            if blanks < 0 or (numbers and between == " " and not word.isdecimal()):
                break
            joined += word
            best = self._ended(last, joined) or best
        return best

    def _ended(self, last: int, reading: str) -> tuple[int, int, EntityType] | None:
        """Return the value that a reading is, without the s of a genitive if need be."""
        if len(reading) < MIN_LENGTH:
            return None
        end = self._words[last].end
        if label := self._value(reading):
            return last, end, label
        if reading[-1] == "s" and (label := self._value(reading[:-1])) is EntityType.PERSON:
            return last, end - 1, label
        return None

    def _mistyped(self, position: int, half: int, other_half: int) -> tuple[int, int, EntityType] | None:
        """Return a name of two words of which one has a typo, if the other is half of one."""
        last = position + 1
        if last == len(self._words):
            return None
        one, two = self._words[position], self._words[last]
        if two.reading.isdecimal() or not _GAP.fullmatch(self._text, one.end, two.start):
            return None
        found = (half and self._pair(one.reading, two.reading)) or (other_half and self._pair(two.reading, one.reading))
        return (last, two.end, EntityType.PERSON) if found else None

    def _pair(self, known: str, other: str) -> bool:
        if not MIN_MISTYPED - 1 <= len(other) <= MAX_MISTYPED:
            return False
        if (known, other) not in self._pairs:
            self._pairs[known, other] = self._seeds.is_pair(known, other)
        return self._pairs[known, other]

    def _value(self, reading: str) -> EntityType | None:
        """A word that is known and is no value needs no second look."""
        if reading in self._marks and not self._marks[reading] & WHOLE and not reading.isdecimal():
            return None
        if reading not in self._values:
            self._values[reading] = self._seeds.value(reading)
        return self._values[reading]
