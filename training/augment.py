"""The same texts as people and machines write them: case, typing, transcription, punctuation and OCR noise.

Every change maps one character to none, one or more, so spans follow by counting.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Final

from training.reader import Span, Text

Change = Callable[[list[str], Random], None]

TRANSCRIPTION: Final = {
    "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
    "ø": "oe", "å": "aa", "æ": "ae", "ł": "l", "ñ": "n", "ç": "c",
}  # fmt: skip
BARE: Final = str.maketrans("äöüÄÖÜéèêëáàâóòôíìîúùûñçąćęńśźżôğışÉÁÓ", "aouAOUeeeeaaaoooiiiuuuncacenszzogisEAO")
OCR: Final = {
    "l": "1I|", "I": "l1|", "1": "l", "0": "O", "O": "0", "m": ("rn",), "e": "c", "c": "e", "B": "8", "S": "5",
    "ü": ("ii", "u"), "ä": "a", "ö": "o", "ß": "B", "h": "b", "n": "u", "t": "f", "G": "6",
}  # fmt: skip
INVISIBLE: Final = "\u200b\u200c\u200d\u00ad\u2060"
NEIGHBOURS: Final = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in ("qwertzuiopü", "asdfghjklöä", "yxcvbnm")
    for place, letter in enumerate(row)
}


def lower(characters: list[str], random: Random) -> None:
    """All small, as in chats."""
    del random
    characters[:] = [character.lower() for character in characters]


def upper(characters: list[str], random: Random) -> None:
    """All capitals, as in forms and shouting."""
    del random
    characters[:] = [character.upper() for character in characters]


def transcribe(characters: list[str], random: Random) -> None:
    """Umlauts written out, or their dots lost."""
    bare = random.random() < 0.3
    characters[:] = [c.translate(BARE) if bare else TRANSCRIPTION.get(c, c) for c in characters]


def mistype(characters: list[str], random: Random) -> None:
    """Letters swapped, dropped, doubled or replaced by a neighbour on the keyboard."""
    rate = random.choice((0.01, 0.02, 0.04))
    for place in range(len(characters) - 1):
        letter = characters[place]
        if not letter.isalpha() or random.random() >= rate:
            continue
        kind = random.randrange(4)
        if kind == 0 and characters[place + 1].isalpha():
            characters[place : place + 2] = characters[place + 1], letter
        elif kind == 1:
            characters[place] = ""
        elif kind == 2:
            characters[place] = letter * 2
        else:
            characters[place] = random.choice(NEIGHBOURS.get(letter.lower()) or letter)


def drop_punctuation(characters: list[str], random: Random) -> None:
    """No commas and full stops, sometimes no hyphens."""
    gone = ",.;!?" if random.random() < 0.6 else ",.;!?-:'\"()"
    characters[:] = ["" if character in gone else character for character in characters]


def hide(characters: list[str], random: Random) -> None:
    """Invisible characters inside words; the cutter drops them, so this only guards the offsets."""
    for place, character in enumerate(characters):
        if character.isalpha() and random.random() < 0.02:
            characters[place] = character + random.choice(INVISIBLE)


def scan(characters: list[str], random: Random) -> None:
    """Misread letters, lost spaces and line breaks in the wrong place, as OCR gives them."""
    rate = random.choice((0.01, 0.03))
    for place, character in enumerate(characters):
        if random.random() < rate and (options := OCR.get(character)):
            characters[place] = random.choice(options)
        elif character == " " and random.random() < rate:
            characters[place] = random.choice(("\n", "", "  "))


CHANGES: Final[Mapping[str, Change]] = {
    "lower": lower,
    "upper": upper,
    "transcribe": transcribe,
    "mistype": mistype,
    "drop_punctuation": drop_punctuation,
    "hide": hide,
    "scan": scan,
}
DEFAULT_RATES: Final[Mapping[str, float]] = {
    "lower": 0.18,
    "upper": 0.04,
    "transcribe": 0.06,
    "mistype": 0.08,
    "drop_punctuation": 0.06,
    "hide": 0.01,
    "scan": 0.03,
}


def apply(text: Text, change: Change, random: Random) -> Text:
    """The text after one change, its spans in the new places."""
    characters = list(text.text)
    change(characters, random)
    offsets = [0, *accumulate(len(character) for character in characters)]
    spans = tuple(
        Span(offsets[span.start], offsets[span.end], span.label)
        for span in text.spans
        if offsets[span.start] < offsets[span.end]
    )
    return Text(text.id, text.source, text.lang, "".join(characters), spans)


@dataclass(frozen=True, slots=True)
class Augmenter:
    """Applies each change with its own probability."""

    rates: Mapping[str, float]

    def __call__(self, text: Text, random: Random) -> Text:
        """The text, changed or not."""
        for name, change in CHANGES.items():
            if random.random() < self.rates.get(name, 0.0) and not (name == "upper" and text.text.islower()):
                text = apply(text, change, random)
        return text


def parse_rates(words: list[str]) -> dict[str, float]:
    """Read `lower=0.2 scan=0` over the defaults."""
    rates = dict(DEFAULT_RATES)
    for word in words:
        name, _, value = word.partition("=")
        if name not in CHANGES:
            raise ValueError(f"unknown change {name!r}; there are {', '.join(CHANGES)}")
        rates[name] = float(value)
    return rates
