"""What of the model's opinion becomes a finding.

The model reads context, rules know numbers. Where a rule has found the same thing, the rule's kind stands; where it has
found another kind of number in the same place, the rule is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon, fold_name
from filters.recognizers._source import Source, is_credited
from filters.tagger.model import Tagged
from filters.tagger.persons import persons
from filters.tagger.vetoes import is_slip

_DIGIT: Final = re.compile(r"\d")
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_NUMBERS: Final = frozenset(
    {EntityType.ID_NUMBER, EntityType.PHONE, EntityType.DATE_OF_BIRTH, EntityType.SECRET, EntityType.USERNAME}
)
_STRUCTURED: Final = _NUMBERS | {
    EntityType.EMAIL,
    EntityType.IBAN,
    EntityType.CREDIT_CARD,
    EntityType.IP,
    EntityType.URL,
}
_CONDITIONS: Final = frozenset({EntityType.HEALTH, EntityType.SENSITIVE})
#: Words that say nothing of anybody by themselves, though the model sometimes marks them beside what does.
_SAYS_NOTHING: Final = frozenset(
    """mann frau kind sohn tochter mutter vater freund freundin partner partnerin verdacht pin schwer leicht liegt geht
    kommt war ist hat gut schlecht schlimmer besser seit jahre jahren tage tagen wochen monate weg rechts links arzt
    aerztin praxis klinik krankenhaus pflegeheim station termin befund untersuchung rezept einfluss verfahren engagement
    engagements antrag grund unfall man woman doctor hospital appointment years days since better worse mari femme
    medecin hopital rendez-vous ans jours marido mujer medico hospital cita anos dias uomo donna ospedale visita anni
    giorni man vrouw arts ziekenhuis afspraak jaar dagen maz zona lekarz szpital wizyta lat dni""".split()
)
#: How sure the model must be, by label.
_FLOOR: Final = MappingProxyType(
    {
        EntityType.ADDRESS: 0.6,
        EntityType.USERNAME: 0.4,
        EntityType.HEALTH: 0.65,
        EntityType.SENSITIVE: 0.65,
        EntityType.ID_NUMBER: 0.4,
        EntityType.DATE_OF_BIRTH: 0.6,
        EntityType.PHONE: 0.7,
        EntityType.SECRET: 0.5,
        EntityType.LOCATION: 0.6,
        EntityType.ORGANIZATION: 0.6,
    }
)


def findings(text: str, tagged: Iterable[Tagged], rules: Sequence[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Turn what the model labelled into findings with subtypes; `rules` are the findings of the rules."""
    tagged, source = list(_with_surnames(text, tagged, lexicon)), Source(text)
    yield from persons(text, (item for item in tagged if item.label == EntityType.PERSON), lexicon, source)
    for item in tagged:
        label = EntityType(item.label)
        if label is EntityType.PERSON or item.score < _FLOOR[label]:
            continue
        if not _LETTER_OR_DIGIT.search(text, item.start, item.end) or is_slip(text, item.start, item.end, label):
            continue
        touched = [rule for rule in rules if rule.start < item.end and item.start < rule.end]
        if label is EntityType.USERNAME and source.at(item.start) and not is_credited(text, item.start, item.end):
            continue
        if label in _NUMBERS and not _plausible(text, item, label, touched):
            continue
        same = [rule for rule in touched if rule.label is label]
        if _covered(text, item, same):
            continue
        if label in _CONDITIONS and not same and fold_name(text[item.start : item.end]) in _SAYS_NOTHING:
            continue
        subtype = next((rule.subtype for rule in same if rule.subtype), "")
        yield Span(item.start, item.end, label, subtype, round(item.score, 3))


def _with_surnames(text: str, tagged: Iterable[Tagged], lexicon: Lexicon) -> Iterator[Tagged]:
    """A place or firm of one word right behind a given name is a surname: "jürgen möllenbrück"."""
    waiting: Tagged | None = None
    for item in tagged:
        if waiting is not None and _is_surname_of(text, waiting, item, lexicon):
            waiting = Tagged(waiting.start, item.end, waiting.label, min(waiting.score, item.score))
            continue
        if waiting is not None:
            yield waiting
        waiting = item
    if waiting is not None:
        yield waiting


def _is_surname_of(text: str, given: Tagged, item: Tagged, lexicon: Lexicon) -> bool:
    if given.label != EntityType.PERSON or item.label not in {EntityType.LOCATION, EntityType.ORGANIZATION}:
        return False
    between, word = text[given.end : item.start], text[item.start : item.end]
    return between == " " and word.isalpha() and lexicon.is_given(text[given.start : given.end])


def _covered(text: str, item: Tagged, rules: Sequence[Span]) -> bool:
    """Whether rules have found all letters and digits of it: street and town of an address, each by itself."""
    at = item.start
    for rule in sorted(rules):
        if _LETTER_OR_DIGIT.search(text, at, min(max(at, rule.start), item.end)):
            return False
        at = max(at, rule.end)
    return _LETTER_OR_DIGIT.search(text, min(at, item.end), item.end) is None


def _plausible(text: str, item: Tagged, label: EntityType, touched: Sequence[Span]) -> bool:
    """Whether the model may call a stretch a number, a login or a secret: not where a rule knows better."""
    if any(rule.label in _STRUCTURED and rule.label is not label for rule in touched):
        return False
    return label in {EntityType.USERNAME, EntityType.SECRET} or bool(_DIGIT.search(text, item.start, item.end))
