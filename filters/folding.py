"""One reading of many spellings: the folded text in which known values are searched.

`fold` maps every character to one lower-case base character (diacritics, full-width forms and the usual homoglyphs
removed) and drops what is invisible, so that "MÜLLER", "Mu\u0308ller", "Müller" with a soft hyphen and "Мüller" with
a Cyrillic М read the same. It keeps the way back to the original offsets. `Runs` cuts the folded text into words and
digit runs and joins them without their separators: a value is found there whatever stands between its parts, and
still only at word and digit boundaries.

The transcription ä → ae cannot be a character map; `spellings` gives the two readings of a value instead.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# Cyrillic and Greek letters drawn like Latin ones (Unicode TR 39 confusables, the lower-case letters that matter).
_HOMOGLYPHS = dict(zip("авекмнорстухіјѕԁԛԝοαενικρτυχ", "abekmhopctyxijsdqwoaevikptux", strict=True))
_EXTRA = {"ß": "s", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "ı": "i", "ħ": "h"}
_RANGES = ((0xA0, 0x0250), (0x1E00, 0x1F00), (0xFF01, 0xFF5F), (0x1D400, 0x1D800), (0x2070, 0x2090))
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\u0300-\u036f]"
)
_RUN = re.compile(r"[^\W\d_]+|\d+")


def _base_char(code: int) -> str | None:
    decomposed = unicodedata.normalize("NFKD", chr(code)).casefold()
    base = "".join(c for c in decomposed if not unicodedata.combining(c))
    return base if len(base) == 1 else None


def _table() -> dict[int, str]:
    table = {code: base for low, high in _RANGES for code in range(low, high) if (base := _base_char(code))}
    table.update({ord(char): base for char, base in (_HOMOGLYPHS | _EXTRA).items()})
    return table


_FOLD = _table()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets` maps its characters (and its end) to the original, None if nothing was dropped."""

    text: str
    offsets: Sequence[int] | None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map a range of the folded text to the range of the original that it was read from."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[end]


def fold(text: str) -> Folded:
    """Fold `text`; linear in its length, nearly free for ASCII."""
    if text.isascii():
        return Folded(text.lower(), None)
    offsets: list[int] | None = None
    if _INVISIBLE.search(text):
        kept = [i for i, char in enumerate(text) if not _INVISIBLE.match(char)]
        offsets = [*kept, len(text)]
        text = "".join(text[i] for i in kept)
    return Folded(text.replace("İ", "I").lower().translate(_FOLD), offsets)


def spellings(value: str) -> set[str]:
    """Return the folded, separator-free readings of a value: as written, and with ae/oe/ue for its umlauts."""
    folded = fold(value).text
    expanded = unicodedata.normalize("NFC", value).casefold()
    for umlaut, pair in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ø", "oe"), ("æ", "ae"), ("å", "aa")):
        expanded = expanded.replace(umlaut, pair)
    transcribed = fold(expanded).text
    contracted = re.sub("([aou])e", r"\1", transcribed)
    return {"".join(_RUN.findall(reading)) for reading in (folded, transcribed, contracted)} - {""}


@dataclass(frozen=True, slots=True)
class Runs:
    """The words and digit runs of a folded text.

    Attributes:
        folded: the text they were cut from.
        starts, ends: place of each run in ``folded.text``.
        compact: the runs without what stands between them.
        positions: place of each run in `compact`.
    """

    folded: Folded
    starts: Sequence[int]
    ends: Sequence[int]
    compact: str
    positions: Sequence[int]

    @classmethod
    def of(cls, folded: Folded) -> Runs:
        """Cut `folded` into runs."""
        starts: list[int] = []
        ends: list[int] = []
        positions: list[int] = []
        total = 0
        for match in _RUN.finditer(folded.text):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
            positions.append(total)
            total += end - start
        compact = "".join([folded.text[s:e] for s, e in zip(starts, ends, strict=True)])
        return cls(folded, starts, ends, compact, positions)

    def locate(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Say where ``compact[start:end]`` stands, if it begins with a run.

        Returns:
            (index of its first run, index of its last run, characters of the last run left over after it),
            or None if it begins inside a run.
        """
        first = bisect_right(self.positions, start) - 1
        if self.positions[first] != start:
            return None
        last = bisect_right(self.positions, end - 1) - 1
        length = self.ends[last] - self.starts[last]
        return first, last, self.positions[last] + length - end
