"""Word lists: given names, surnames and ordinary words, all in one folded spelling.

The lists decide two questions: is this word a name (then a weak cue is enough to take it for a person), and is it
also an ordinary word (then it is a *weak* value: "Winter", "Becker", "Linde")? They are built by
`tools/build_lexicon.py` from freely licensed sources named in NOTICE.
"""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from importlib import resources

_UMLAUTS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "þ": "th",
        "ð": "d",
    }
)


def fold_name(word: str) -> str:
    """One spelling per word: lower case, ä→ae ö→oe ü→ue ß→ss, other diacritics and invisible characters removed.

    ``casefold`` already turns ß into ss; composing first keeps the umlaut of decomposed (NFD) text.
    """
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS)
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c) not in {"Mn", "Cf"})


def _words(name: str) -> frozenset[str]:
    raw = resources.files(__name__).joinpath("data", f"{name}.txt.gz").read_bytes()
    return frozenset(gzip.decompress(raw).decode("ascii").split("\n"))


@dataclass(frozen=True, slots=True, repr=False)
class Lexicon:
    """The word lists; every entry is folded by `fold_name`.

    Attributes:
        given: given names of the supported languages.
        surnames: surnames of the supported languages.
        ordinary: words that are, or are also, ordinary words.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    ordinary: frozenset[str]

    def __repr__(self) -> str:
        return f"Lexicon(given={len(self.given)}, surnames={len(self.surnames)}, ordinary={len(self.ordinary)})"

    @classmethod
    def load(cls) -> Lexicon:
        """Read the shipped lists (some 50 ms: do it once and pass it on)."""
        return cls(_words("given"), _words("surnames"), _words("ordinary"))

    def is_given(self, word: str) -> bool:
        """Whether `word` is a known given name; of a hyphenated one every part must be."""
        return _each(word, self.given)

    def is_surname(self, word: str) -> bool:
        """Whether `word` is a known surname; of a doubled one some part must be."""
        folded = fold_name(word)
        return folded in self.surnames or any(part in self.surnames for part in folded.split("-") if "-" in folded)

    def is_ordinary(self, word: str) -> bool:
        """Whether `word` is also an ordinary word; of a hyphenated one every part must be."""
        return _each(word, self.ordinary)


class RememberingLexicon(Lexicon):
    """The same word lists for the time of one text: names and words in it are asked about again and again."""

    __slots__ = ("_answers",)

    _answers: dict[str, tuple[bool, bool, bool]]

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon.given, lexicon.surnames, lexicon.ordinary)
        object.__setattr__(self, "_answers", {})

    def _ask(self, word: str) -> tuple[bool, bool, bool]:
        found = self._answers.get(word)
        if found is None:
            folded = fold_name(word)
            if "-" in folded:
                found = (super().is_given(word), super().is_surname(word), super().is_ordinary(word))
            else:
                found = (folded in self.given, folded in self.surnames, folded in self.ordinary)
            self._answers[word] = found
        return found

    def is_given(self, word: str) -> bool:
        """As in `Lexicon`."""
        return self._ask(word)[0]

    def is_surname(self, word: str) -> bool:
        """As in `Lexicon`."""
        return self._ask(word)[1]

    def is_ordinary(self, word: str) -> bool:
        """As in `Lexicon`."""
        return self._ask(word)[2]


def _each(word: str, known: frozenset[str]) -> bool:
    folded = fold_name(word)
    if folded in known:
        return True
    parts = folded.split("-")
    return len(parts) > 1 and all(part in known for part in parts if part)
