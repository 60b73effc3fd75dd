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
MAX_WORDS: Final = 12
#: Letters and digits below which a value is like many others.
MIN_LENGTH: Final = 5
#: Letters of a word in which one typo is looked past, and of the whole name.
MIN_MISTYPED: Final = 6
MIN_MISTYPED_NAME: Final = 9
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_DOUBLED: Final = re.compile("s{2,}")
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
    given: list[str] = []
    family: list[str] = []
    whole: list[tuple[str, ...]] = []
    values: list[tuple[EntityType, tuple[str, ...]]] = []
    for label, subtype, value in record:
        if label is not EntityType.PERSON:
            values += [(label, words) for words in _others(label, subtype, value) if _counts(words)]
        elif subtype in ("given_name", "surname"):
            (given if subtype == "given_name" else family).extend(_name(value))
        else:
            whole.append(_ordered(value))
    if given and family:
        whole.append((*given, *family))
    names = [name for name in whole if len(name) > 1]
    values += [(EntityType.PERSON, words) for name in names for words in _named(name)]
    alone = [*family[-1:], *(name[-1] for name in names)]
    values += [(EntityType.PERSON, (word,)) for word in alone if _is_rare(word, lexicon)]
    kept = {words: label for label, words in reversed(values) if len(words) <= MAX_WORDS}
    pairs = dict.fromkeys((name[0], name[-1]) for name in names if _long(name[0], name[-1]))
    return Forms(tuple((label, words) for words, label in kept.items()), tuple(pairs))


def _named(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield name
    yield (*name[1:], name[0])
    if len(name) > 2:
        yield (name[0], name[-1])
        yield (name[-1], name[0])
        yield (name[-1], *name[:-1])


def _name(value: str) -> tuple[str, ...]:
    return tuple(word for word in readings_of(value) if not is_title(word) and not word.isdecimal())


def _ordered(value: str) -> tuple[str, ...]:
    """The words of a whole name, the given name first: "Weber, Anna" is in the order of a list."""
    family, comma, given = value.partition(",")
    return (*_name(given), *_name(family)) if comma else _name(value)


def _is_rare(word: str, lexicon: Lexicon) -> bool:
    """Whether a surname alone is enough: no ordinary word, and nobody's given name."""
    return len(word) >= MIN_LENGTH and not lexicon.is_ordinary(word) and not lexicon.is_given(word)


def _long(given: str, family: str) -> bool:
    return max(len(given), len(family)) >= MIN_MISTYPED and len(given) + len(family) >= MIN_MISTYPED_NAME


def _counts(words: Sequence[str]) -> bool:
    return sum(map(len, words)) >= MIN_LENGTH


def _others(label: EntityType, subtype: str, value: str) -> Iterator[tuple[str, ...]]:
    """How anything but a name is looked for; a town or a postcode alone is nobody's."""
    words = readings_of(value)
    if label is EntityType.PHONE:
        yield from _phones(value, words)
    elif label is EntityType.ADDRESS:
        if subtype == "street" and any(word.isdecimal() for word in words) and not words[0].isdecimal():
            yield words
    elif label is not EntityType.LOCATION:
        yield words


def _phones(value: str, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    try:
        number = phonenumbers.parse(value, _COUNTRY)
    except phonenumbers.NumberParseException:
        return
    code, national = str(number.country_code), str(number.national_number)
    for front in (code, "00" + code, "0", code + "0"):  # the last one: +49 (0) 171 …
        yield (front + national,)
