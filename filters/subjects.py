"""By what a person can be found again in the trail: values that name somebody, in their normal form.

Only what is somebody's counts, and only what is rare enough to be nobody else's: an e-mail address, a number of six
characters or more, a street with its house number, a surname, and a full name. A given name, a birth date, a postcode
or a short number is shared by many; a hash of it would name nobody, and could be tried out.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import phonenumbers

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon, fold_name
from filters.names import PROFESSIONS, is_title, name_parts
from filters.persons import Mention
from filters.pseudonyms import normalise

_SHORTEST: Final = 6  # characters of a number or user name
#: What names somebody by itself.
_ALONE: Final = (
    EntityType.EMAIL,
    EntityType.PHONE,
    EntityType.IBAN,
    EntityType.CREDIT_CARD,
    EntityType.ID_NUMBER,
    EntityType.USERNAME,
    EntityType.IP,
    EntityType.ADDRESS,
)


class Subject(NamedTuple):
    """A value that names somebody.

    Attributes:
        label: entity type.
        value: in its normal form; only ever hashed.
    """

    label: EntityType
    value: str

    def __repr__(self) -> str:
        return f"Subject({self.label})"


def subjects_of(
    texts: Sequence[str],
    spans: Sequence[Sequence[Span]],
    persons: Iterable[Sequence[Mention]],
    lexicon: Lexicon,
) -> frozenset[Subject]:
    """Return who is named in a request.

    Args:
        texts: of the request.
        spans: what was found in each.
        persons: mentions of each person.
        lexicon: tells given names from surnames.
    """
    found: set[Subject] = set()
    kinds = {(index, s.start, s.end): s for index, listed in enumerate(spans) for s in listed}
    for (index, start, end), span in kinds.items():
        if span.label in _ALONE:
            found.update(_alone(span.label, texts[index][start:end]))
        elif span.label is EntityType.PERSON:
            found.update(_named([_name(texts[index][start:end], span.subtype, lexicon)]))
    for mentions in persons:
        said = [(m, kinds.get((m.text, m.start, m.end))) for m in mentions]
        names = [
            _name(texts[m.text][m.start : m.end], span.subtype if span else "", lexicon)
            for m, span in said
            if (span is None or span.label is EntityType.PERSON) and "@" not in texts[m.text][m.start : m.end]
        ]
        found.update(_named(names))
    return frozenset(found)


def asked_for(text: str, lexicon: Lexicon) -> frozenset[Subject]:
    """Return what a person may be called in the trail who is asked for by a name, an address or a number.

    Empty where the text names nobody for certain: a given name, a few digits.
    """
    text = text.strip()
    if "@" in text or any(map(str.isdigit, text)):
        return frozenset(subject for label in _ALONE for subject in _alone(label, text))
    given, surname = _name(text, "", lexicon)
    if given and surname:  # who is asked for by a full name is not everybody of that surname
        return frozenset({Subject(EntityType.PERSON, f"{given} {surname}")})
    return frozenset({Subject(EntityType.PERSON, surname)} if surname else ())


def _alone(label: EntityType, surface: str) -> Iterator[Subject]:
    value = _international(surface) if label is EntityType.PHONE else normalise(label, surface)
    digits = sum(map(str.isdigit, value))
    rare = {
        EntityType.EMAIL: "@" in value,
        EntityType.PHONE: digits > _SHORTEST,
        EntityType.IP: _is_address(value),
        EntityType.ADDRESS: digits > 0 and any(map(str.isalpha, value)) and not surface.strip()[:5].isdigit(),
    }
    if rare.get(label, sum(map(str.isalnum, value)) >= _SHORTEST):
        yield Subject(label, value)


def _international(surface: str) -> str:
    """One form of a phone number, also of one that is written for Germany (E.164)."""
    try:
        number = phonenumbers.parse(surface.replace("(0)", ""), "DE")
    except phonenumbers.NumberParseException:
        return normalise(EntityType.PHONE, surface)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_address(value: str) -> bool:
    try:
        ipaddress.ip_interface(value)
    except ValueError:
        return False
    return not value.isdigit()


def _name(surface: str, subtype: str, lexicon: Lexicon) -> tuple[str, str]:
    """Folded given name and surname, "" for what is not said."""
    given = surname = ""
    for part in name_parts(surface, subtype, lexicon):
        folded = fold_name(surface[part.start : part.end])
        if part.kind == "given_name":
            given = given or folded
        elif not is_title(folded) and folded not in PROFESSIONS:
            surname = folded
    return (given if len(given) > 2 else ""), surname


def _named(names: Sequence[tuple[str, str]]) -> Iterator[Subject]:
    """Somebody by surname, and by full name where the mentions of one person tell both."""
    surnames = {surname for _, surname in names if len(surname) > 1}
    yield from (Subject(EntityType.PERSON, surname) for surname in surnames)
    if len(surnames) == 1:
        (surname,) = surnames
        yield from {Subject(EntityType.PERSON, f"{given} {surname}") for given, _ in names if given}
