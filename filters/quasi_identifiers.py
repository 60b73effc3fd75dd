"""What descriptions of a person are made of: age, place, profession, employer, family, dates, offices.

`hits` finds them in a text, with the bits of information that each gives away: log2(population / people it fits). The
figures are orders of magnitude for Germany (84 million people; Statistisches Bundesamt, Bundesagentur für Arbeit):

    birth date 14.8 (80 years x 365), age or birth year 6.3, postcode 13 (8,200 of them), a town 11 (10,800
    municipalities) or by its size, a firm 12, an everyday profession 6, a less common one 9, a rare one 11.5 (midwives:
    27,000), the day of a wedding or an accident 10, sex 1; an office of which there is one: all 26.3.

What is found here is evidence for `filters.singling_out` and nothing else: it is not replaced.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from filters import _descriptions as words
from filters import offices
from filters.detection import EntityType, Span
from filters.lexicon import fold_name

POPULATION_BITS: Final = math.log2(84e6)


class Kind(StrEnum):
    """What a hit tells; the value is the reason that `inspect` shows."""

    OFFICE = "office"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    POSTCODE = "postcode"
    TOWN = "town"
    PROFESSION = "profession"
    EMPLOYER = "employer"
    FAMILY = "family_status"
    EVENT = "event_date"
    SEX = "sex"


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One quasi-identifier.

    Attributes:
        start, end: range in the text.
        kind: what it tells.
        bits: how much.
    """

    start: int
    end: int
    kind: Kind
    bits: float


_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGE: Final = re.compile(
    r"\b(?P<a>\d{1,3})[- ]?jährige[rnms]?\s+(?P<noun>[^\W\d_]+)|\b(?P<b>\d{1,3})-?Jährige[rn]?\b"
    r"|\b(?P<c>\d{2,3})\s+(?:Jahre\s+alt|years\s+old)\b|\b(?P<d>\d{1,3})[- ]year[- ]old\s+(?P<en>[^\W\d_]+)"
    r"|(?i:\b(?:alter|age)\b)(?:\s*[:=]\s*|\s+von\s+|\s+of\s+)(?P<e>\d{1,3})\b|\baged\s+(?P<f>\d{1,3})\b"
    r"|\bJahrgang\s+(?P<g>(?:19|20)\d\d)\b"
)
_AGE_BEHIND_NAME: Final = re.compile(r"\s?\(\s?(\d{2})\s?(?:J\.|Jahre)?\s?\)|,\s(\d{2})(?=,|\s?\))")
_POSTCODE: Final = re.compile(r"\b\d{5}\b")
_POSTCODE_BY_WORD: Final = re.compile(
    r"(?i:\b(?:plz|postleitzahl|aus|in|postcode|zip))(?:\s*[:=]\s*|\s+)(?:D-)?((?!\d\d000)\d{5})\b(?!\s*(?:[€%]|Euro|EUR|Teile|Fälle|Stück|Artikel|Zeichen))"
)
_EMPLOYED: Final = re.compile(
    r"(?i:arbeitet|arbeite|angestellt|beschäftigt|tätig|mitarbeiter|mitarbeiterin|angestellte|works|employed|employee)\b"
    r"[^.!?\n]{0,30}$"
)
_AT: Final = re.compile(r"\s+(?:bei|beim|bei\s+der|bei\s+dem|der|des|von|im|am|at|of|for)\s+(?:der\s+|dem\s+|the\s+)?")
_MULTIPLES: Final = re.compile(r"\b(?:Mutter|Vater|Eltern|mother|father)\s+(?:von|of)\s+([^\W\d_]+)")
_ARTICLE: Final = re.compile(r"\b(?:der|die|dem|den|des|vom|beim|the)\s$", re.IGNORECASE)
_NEAR: Final = 60


def hits(text: str, spans: Sequence[Span]) -> list[Hit]:
    """Every quasi-identifier in `text`, sorted. Linear in the text."""
    persons = [span for span in spans if span.label is EntityType.PERSON]
    places = [s for s in spans if s.label in (EntityType.LOCATION, EntityType.ADDRESS, EntityType.ORGANIZATION)]
    firms = [s for s in spans if s.label in (EntityType.ORGANIZATION, EntityType.EMAIL)]
    said = list(_words(text, _Cover(persons), _Cover(firms), _Cover(places)))
    found = {*said, *_of_findings(text, spans, said), *_ages(text, persons), *_postcodes(text), *_events(text, spans)}
    return sorted(found)


class _Cover:
    """Whether a place is inside one of some disjoint, sorted spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._places = {i for span in spans for i in range(span.start, span.end)}
        self._starts = frozenset(span.start for span in spans)

    def touches(self, start: int, end: int) -> bool:
        return any(i in self._places for i in range(start, end))

    def begins(self, start: int, end: int) -> bool:
        return any(i in self._starts for i in range(start, end))


# ------------------------------------------------------------------ words: professions, family, offices


def _words(text: str, persons: _Cover, firms: _Cover, places: _Cover) -> Iterator[Hit]:
    for match in _WORD.finditer(text):
        word = fold_name(match[0])
        start, end = match.span()
        if word not in words.KNOWN or persons.touches(start, end):
            continue
        if word in offices.OFFICES and (bits := _office_bits(text, match, offices.OFFICES[word], persons, places)):
            yield Hit(start, end, Kind.OFFICE, bits)
        if firms.touches(start, end):  # "Bäcker Müller GmbH"
            continue
        if word in words.PROFESSIONS:
            yield Hit(start, end, Kind.PROFESSION, words.PROFESSIONS[word])
        if word in words.FAMILY:
            yield Hit(start, end, Kind.FAMILY, words.FAMILY[word])
        if word in words.OF_ONE_SEX:
            yield Hit(start, end, Kind.SEX, 1.0)


def _office_bits(text: str, match: re.Match[str], per: offices.Per, persons: _Cover, places: _Cover) -> float:
    """How much an office gives away where it stands; 0 where it is anybody's."""
    start, end = match.span()
    if _is_anybody(match[0], text[max(0, start - 60) : start], text[end : end + 120].partition("\n")[0]):
        return 0
    if per is offices.Per.TOWN:
        return POPULATION_BITS if _of_a_town(text, match, persons, places) else 0
    phrase = offices.PHRASE.match(text, end)
    if phrase is None:
        return 0
    begin = phrase.start("v")
    named = offices.NAMED.search(phrase["v"])
    placed = places.begins(begin, begin + 45)
    if not placed and (named is None or named.start() > 45):
        return 0
    if per is offices.Per.PARISH:
        return POPULATION_BITS - (math.log2(100) if _city(phrase["v"]) else math.log2(3))
    return POPULATION_BITS - (1 if per is offices.Per.COMPANY else 0)


def _is_anybody(word: str, before: str, behind: str) -> bool:
    """Whether an office stands for whoever holds it: "ein", "die … (plural)", or a job on offer."""
    masculine = not word.lower().endswith(("in", "e", "ung"))
    if offices.INDEFINITE.search(before) or (masculine and offices.PLURAL.search(before)):
        return True
    return offices.VACANCY.search(before + behind) is not None


def _of_a_town(text: str, match: re.Match[str], persons: _Cover, places: _Cover) -> bool:
    start, end = match.span()
    if text[max(0, start - 2) : start] == "s " and places.touches(max(0, start - 3), start):  # "Meppens Bürgermeister"
        return True
    if offices.TOWN_BEFORE.search(text[max(0, start - 40) : start]):
        return True
    behind = offices.TOWN_BEHIND.match(text, end)
    if behind is None or fold_name(behind["v"]) in offices.NO_PLACE:
        return False
    place = behind.span("v")
    if places.touches(*place):
        return True
    # Without an article it is a name: "Bürgermeister von Beust".
    named = persons.touches(*place) and not _ARTICLE.search(text[max(0, start - 6) : start])
    return bool(behind["of"] or behind["unit"]) and not named


def _city(phrase: str) -> bool:
    return any(fold_name(word) in words.CITIES for word in _WORD.findall(phrase))


# ------------------------------------------------------------------ findings: birth, place, employer


def _of_findings(text: str, spans: Sequence[Span], said: Sequence[Hit]) -> Iterator[Hit]:
    work_ends = {hit.end for hit in said if hit.kind is Kind.PROFESSION}
    for span in spans:
        value = text[span.start : span.end]
        if span.label is EntityType.DATE_OF_BIRTH:
            whole = len(re.findall(r"\d+|[^\W\d_]{3,}", value)) >= 3
            kind, bits = (Kind.BIRTH_DATE, 14.8) if whole else (Kind.AGE, 6.3)
            yield Hit(span.start, span.end, kind, bits)
        elif span.label is EntityType.ADDRESS and (found := _POSTCODE.search(value)):
            yield Hit(span.start + found.start(), span.start + found.end(), Kind.POSTCODE, 13.0)
        elif span.label is EntityType.LOCATION and (bits := _town_bits(value)):
            yield Hit(span.start, span.end, Kind.TOWN, bits)
        elif span.label is EntityType.ORGANIZATION and _employs(text, span.start, work_ends):
            yield Hit(span.start, span.end, Kind.EMPLOYER, 12.0)


def _town_bits(name: str) -> float:
    """How much a place gives away: nothing, if it is a country or a state; by its size, if it is a large city."""
    folded = fold_name(name.strip())
    if folded in words.REGIONS:
        return 0
    return words.CITIES.get(folded, 11.0)


def _employs(text: str, start: int, work_ends: set[int]) -> bool:
    if _EMPLOYED.search(text[max(0, start - 60) : start]):
        return True
    for end in range(start - 1, max(0, start - 24), -1):
        if end in work_ends:
            return _AT.fullmatch(text, end, start) is not None
    return False


# ------------------------------------------------------------------ patterns: age, postcode, events


def _ages(text: str, persons: Sequence[Span]) -> Iterator[Hit]:
    for match in _AGE.finditer(text):
        noun = match["noun"] or match["en"]
        if noun and fold_name(noun) not in words.PEOPLE:
            continue
        if match["g"] or 1 <= int(next(v for k, v in match.groupdict().items() if v and k in "abcdef")) <= 115:
            yield Hit(*match.span(), Kind.AGE, 6.3)
    for span in persons:
        if behind := _AGE_BEHIND_NAME.match(text, span.end):
            yield Hit(*behind.span(), Kind.AGE, 6.3)


def _postcodes(text: str) -> Iterator[Hit]:
    for match in _POSTCODE_BY_WORD.finditer(text):
        yield Hit(*match.span(1), Kind.POSTCODE, 13.0)


def _events(text: str, spans: Sequence[Span]) -> Iterator[Hit]:
    """Dates of what happens to somebody: a date next to a word for it, in the same sentence."""
    for span in spans:
        if span.label is not EntityType.DATE or len(re.findall(r"\d+|[^\W\d_]{3,}", text[span.start : span.end])) < 2:
            continue
        around = re.split(r"[.!?]\s|\n", text[max(0, span.start - _NEAR) : span.start])[-1]
        around += " " + re.split(r"[.!?]\s|\n", text[span.end : span.end + _NEAR])[0]
        if any(fold_name(word) in words.EVENTS for word in _WORD.findall(around)):
            yield Hit(span.start, span.end, Kind.EVENT, 10.0)
