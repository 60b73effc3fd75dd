"""One reading of a value however it is written, and which readings of a record are looked for.

A reading is the value's letters and digits alone, folded: "Müller-Weiß, Anna" and "MUELLER WEISS ANNA" are both
``mullerweisanna``, "+49 171 / 234" is ``49171234``. It begins and ends where a word or number does, so that nothing is
found in the middle of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import phonenumbers

from filters.detection import EntityType
from filters.folding import Folded, fold
from filters.lexicon import Lexicon
from filters.names import is_title

#: Words of which a value is looked for; a longer one is found by its parts or by its form.
MAX_WORDS: Final = 32
#: Letters and digits below which a value is like many others.
MIN_LENGTH: Final = 5
#: Letters of a word in which one typo is looked past, and of the whole name.
MIN_MISTYPED: Final = 6
MIN_MISTYPED_NAME: Final = 9
#: Longer words are no names: what a typo costs grows with the square of the length.
MAX_MISTYPED: Final = 32
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_DOUBLED: Final = re.compile("s{2,}")
#: Words of a whole name that are parted into given name and surname wherever they can be.
MAX_NAMES: Final = 6
_REMARK: Final = re.compile(r"\([^)]*\)")  # "Weber (verst.)"
_SEVERAL: Final = re.compile(r"\s+(?:/|oder|or|und|and)\s+|[;,\n]|\([^()\d]*\)")  # two numbers in one cell
_POSTAL: Final = re.compile(r"\s*(?:[A-Z]{1,2}-)?\d{4,5}\s+\D+\Z")
_IDENTIFYING: Final = frozenset(
    {
        EntityType.EMAIL,
        EntityType.IBAN,
        EntityType.CREDIT_CARD,
        EntityType.ID_NUMBER,
        EntityType.IP,
        EntityType.URL,
        EntityType.ORGANIZATION,
    }
)
_COUNTRY: Final = "DE"  # of phone numbers without one


class Word(NamedTuple):
    """A word or number of a text.

    Attributes:
        start, end: in the folded text.
        reading: without what is written in two ways (ae and ä, ss and ß, Straße and Str.).
    """

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Forms:
    """What of one record is looked for.

    Attributes:
        values: kind and words of each value.
        pairs: a given name and a surname that are found with one typo in one of them.
    """

    values: tuple[tuple[EntityType, tuple[str, ...]], ...]
    pairs: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return f"Forms({len(self.values)} values)"


def words_of(text: str) -> tuple[Folded, list[Word]]:
    """Fold a text and cut it into words and numbers; linear."""
    folded = fold(text)
    readings: dict[str, str] = {}
    found = []
    for match in _WORD.finditer(folded.text):
        written = match[0]
        reading = readings.get(written)
        if reading is None:
            reading = readings[written] = _reading(written)
        found.append(Word(match.start(), match.end(), reading))
    return folded, found


def readings_of(value: str) -> tuple[str, ...]:
    """Return the readings of a value's words."""
    return tuple(word.reading for word in words_of(value)[1])


def _reading(word: str) -> str:
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if "ss" in plain:  # ß is one s, and "sß" in upper case three
        plain = _DOUBLED.sub("s", plain)
    if plain.endswith("strase"):
        return plain[:-3]
    return plain[:-3] if plain.endswith("platz") else plain


def forms(record: Iterable[tuple[EntityType, str, str]], lexicon: Lexicon) -> Forms:
    """Say by what a record is found.

    Args:
        record: label, subtype and value of each field that has one.
        lexicon: tells names from ordinary words.
    """
    parts: dict[str, list[str]] = {"given_name": [], "surname": [], "street": [], "house_number": []}
    names: list[tuple[Parts, Parts]] = []
    values: list[tuple[EntityType, tuple[str, ...]]] = []
    for label, subtype, value in record:
        if subtype in parts:
            parts[subtype].append(value)
        if label is EntityType.PERSON and subtype not in parts:
            names += _split(value)
        elif label is not EntityType.PERSON:
            values += [(label, words) for words in _others(label, value, lexicon) if _counts(words)]
    for street in parts["street"]:
        values += [(EntityType.ADDRESS, (*readings_of(street), *readings_of(n))) for n in parts["house_number"]]
    family = [_name(value) for value in parts["surname"]]
    given = [_name(value) for value in parts["given_name"]]
    names += [(first, last) for first in given for last in family]
    found = [words for first, last in names for words in _named(first, last)]
    values += [(EntityType.PERSON, words) for words in found if _counts(words)]
    alone = {last[-1] for last in (*family, *(last for _, last in names)) if last}
    values += [(EntityType.PERSON, (part.reading,)) for part in sorted(alone) if _is_rare(part, lexicon)]
    kept = {words: label for label, words in reversed(values) if len(words) <= MAX_WORDS}
    halves = ((first[0].reading, last[-1].reading) for first, last in names if first and last)
    return Forms(tuple((label, words) for words, label in kept.items()), tuple(dict.fromkeys(filter(_long, halves))))


class Part(NamedTuple):
    """A word of a name, as it is looked for and as it was written."""

    reading: str
    written: str


Parts = tuple[Part, ...]


def _named(given: Parts, family: Parts) -> Iterator[tuple[str, ...]]:
    """In both orders, with all given names and with the first, with the whole surname and with its last part."""
    if not given or not family:
        return
    for first in dict.fromkeys((given, given[:1])):
        for last in dict.fromkeys((family, family[-1:])):
            yield tuple(part.reading for part in (*first, *last))
            yield tuple(part.reading for part in (*last, *first))
    if len(family) > 1:
        yield tuple(part.reading for part in family)


def _name(value: str) -> Parts:
    """The words of a name without remarks and titles; a surname that is a title stays if nothing else does."""
    value = _REMARK.sub(" ", value)
    folded, words = words_of(value)
    parts = []
    for word in words:
        start, end = folded.original(word.start, word.end)
        if not word.reading.isdecimal():
            parts.append(Part(word.reading, value[start:end]))
    return tuple(part for part in parts if not is_title(part.written)) or tuple(parts)


def _split(value: str) -> Iterator[tuple[Parts, Parts]]:
    """A whole name as given name and surname: by its comma, else wherever it can be parted."""
    family, comma, given = value.partition(",")
    if comma:
        yield _name(given), _name(family)
        return
    whole = _name(value)[:MAX_NAMES]
    yield from ((whole[:place], whole[place:]) for place in range(1, len(whole)))


def _is_rare(part: Part, lexicon: Lexicon) -> bool:
    """Whether a surname alone is enough: no ordinary word, and nobody's given name."""
    if len(part.reading) < MIN_LENGTH:
        return False
    return not any(lexicon.is_ordinary(word) or lexicon.is_given(word) for word in part)


def _long(halves: tuple[str, str]) -> bool:
    lengths = [len(half) for half in halves]
    return max(lengths) >= MIN_MISTYPED and sum(lengths) >= MIN_MISTYPED_NAME


def _counts(words: Sequence[str]) -> bool:
    return sum(map(len, words)) >= MIN_LENGTH


def _others(label: EntityType, value: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """How anything but a name is looked for: a town, a day or a diagnosis is not somebody's alone."""
    if label is EntityType.PHONE:
        for number in _SEVERAL.split(value):
            yield from _phones(number, readings_of(number))
    elif label is EntityType.ADDRESS:
        for line in re.split(r"[,;\n]", value):
            words = readings_of(line)
            if any(word.isdecimal() for word in words) and not all(word.isdecimal() for word in words):
                yield from () if _POSTAL.match(line) else (words,)
    elif label is EntityType.USERNAME:
        if not (lexicon.is_ordinary(value) or lexicon.is_given(value)):
            yield readings_of(value)
    elif label in _IDENTIFYING:
        yield readings_of(value)


def _phones(value: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    try:
        number = phonenumbers.parse(value, _COUNTRY)
    except phonenumbers.NumberParseException:
        return
    code, national = str(number.country_code), str(number.national_number)
    for front in (code, "00" + code, "0", code + "0"):  # the last one: +49 (0) 171 …
        yield (front + national,)
