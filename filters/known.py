"""What is known of a value once it has been found: distinctive or weak, and how else it may be spelled.

*Distinctive* values (an e-mail address, five digits and more, a name of two parts, a word that no lexicon lists) are
replaced and guarded everywhere. *Weak* ones (a surname that is also an ordinary word, a given name alone, a short
number) are replaced elsewhere only as a whole word in the same case and in comparable context: "Frau Winter" must not
turn the winter in the next sentence into a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from filters.detection import EntityType, Span
from filters.folding import fold, spellings
from filters.lexicon import Lexicon
from filters.names import name_parts

_ALWAYS = frozenset(
    {EntityType.EMAIL, EntityType.PHONE, EntityType.IBAN, EntityType.CREDIT_CARD, EntityType.SECRET, EntityType.URL}
)
_GERMAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Known:
    """A value that was found, or a part of one.

    Attributes:
        surface: as it was written where it was found first.
        label, subtype: what it is.
        distinctive: see the head of this file.
    """

    surface: str
    label: EntityType
    subtype: str
    distinctive: bool

    def __repr__(self) -> str:
        return f"Known({self.label}/{self.subtype}, distinctive={self.distinctive})"

    def readings(self) -> set[str]:
        """Return the folded, separator-free spellings under which the value is searched."""
        readings = spellings(self.surface)
        if self.label is EntityType.PHONE:
            readings |= _phone_readings(self.surface)
        elif self.label is EntityType.ID_NUMBER:
            readings |= set(re.findall(r"\d{6,}", fold(self.surface).text))
        elif self.label is EntityType.PERSON and self.subtype == "surname" and len(self.surface) > 6:
            readings |= {reading[:-1] for reading in readings if reading.endswith("s")}  # found as a genitive
        elif self.label in (EntityType.DATE_OF_BIRTH, EntityType.DATE):
            readings |= _date_readings(self.surface)
        return readings


def known_values(text: str, span: Span, lexicon: Lexicon) -> list[Known]:
    """Return what one finding teaches: the value itself and, of a person, the parts."""
    surface = text[span.start : span.end]
    if span.label is not EntityType.PERSON:
        return [Known(surface, span.label, span.subtype, is_distinctive(surface, span.label, lexicon))]
    parts = name_parts(surface, span.subtype, lexicon)
    words = [(surface[part.start : part.end], part.kind) for part in parts]
    known = [
        Known(word, EntityType.PERSON, kind, kind == "surname" and _is_distinctive_name(word, lexicon))
        for word, kind in words
        if len(word.strip(".")) > 1  # an initial alone says nothing
    ]
    full = [word for word, _ in words if len(word.strip(".")) > 1]
    if len(full) > 1:
        known.append(Known(" ".join(full), EntityType.PERSON, "full_name", distinctive=True))
        known.append(Known(" ".join([full[-1], *full[:-1]]), EntityType.PERSON, "full_name", distinctive=True))
    return known


def _is_distinctive_name(word: str, lexicon: Lexicon) -> bool:
    return len(word) >= 4 and not lexicon.is_ordinary(word) and not lexicon.is_given(word)


def is_distinctive(surface: str, label: EntityType, lexicon: Lexicon) -> bool:
    """Whether a value that is not a person's name is distinctive."""
    folded = fold(surface).text
    digits = sum(char.isdigit() for char in folded)
    letters = sum(char.isalpha() for char in folded)
    if label in (EntityType.HEALTH, EntityType.SENSITIVE):
        return False
    if label in _ALWAYS or digits >= 5:
        return digits + letters >= 4
    if label in (EntityType.ADDRESS, EntityType.ID_NUMBER, EntityType.IP):
        return digits >= 1 and letters >= 1 and digits + letters >= 6
    words = [word for word in re.split(r"[\W\d_]+", surface) if word]
    return letters >= 5 and not all(lexicon.is_ordinary(w) or lexicon.is_given(w) for w in words)


def _phone_readings(surface: str) -> set[str]:
    digits = "".join(char for char in fold(surface).text if char.isdigit())
    if surface.lstrip(" (").startswith("+"):
        # "+49 (0) 221 …": the bracketed zero is not dialled from abroad
        digits = re.sub(r"^49\s*0", "49", digits) if "(0)" in surface else digits
        international = digits
    elif digits.startswith("00"):
        international = digits[2:]
    elif digits.startswith("0"):
        international = f"49{digits[1:]}"
    else:
        return {digits}
    national = f"0{international[2:]}" if international.startswith("49") else international
    return {international, f"00{international}", national}


def _date_readings(surface: str) -> set[str]:
    match = _GERMAN_DATE.fullmatch(surface)
    if match:
        day, month, year = match.groups()
    elif match := _ISO_DATE.fullmatch(surface):
        year, month, day = match.groups()
    else:
        return set()
    day, month = day.zfill(2), month.zfill(2)
    return {f"{day}{month}{year}", f"{int(day)}{int(month)}{year}", f"{year}{month}{day}"}
