"""What of the model's opinion becomes a finding.

The model reads context, word lists know words, rules know numbers. Where a rule has found the same thing, the rule's
kind stands; where it has found another kind of number in the same place, the rule is right. A person that is one
ordinary word and no name of any list is a slip of the model ("Bring Kirschen mit"), and so are initials alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

import regex

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon
from filters.tagger.model import Tagged
from filters.tagger.vetoes import is_slip

_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")
_DIGIT: Final = regex.compile(r"\d")
_SURE: Final = 0.9
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
#: How sure the model must be, by label.
_FLOOR: Final = MappingProxyType(
    {
        EntityType.PERSON: 0.55,
        EntityType.ADDRESS: 0.6,
        EntityType.USERNAME: 0.7,
        EntityType.HEALTH: 0.5,
        EntityType.SENSITIVE: 0.5,
        EntityType.ID_NUMBER: 0.6,
        EntityType.DATE_OF_BIRTH: 0.6,
        EntityType.PHONE: 0.7,
        EntityType.SECRET: 0.7,
        EntityType.LOCATION: 0.6,
        EntityType.ORGANIZATION: 0.6,
    }
)


def findings(text: str, tagged: Iterable[Tagged], rules: Sequence[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Turn what the model labelled into findings with subtypes; `rules` are the findings of the rules."""
    for item in tagged:
        label = EntityType(item.label)
        if item.score < _FLOOR[label] or is_slip(text, item.start, item.end, label):
            continue
        if label is EntityType.PERSON:
            yield from _person(text, item, lexicon)
            continue
        touched = [rule for rule in rules if rule.start < item.end and item.start < rule.end]
        if label in _NUMBERS and not _plausible(text, item, label, touched):
            continue
        same = [rule for rule in touched if rule.label is label]
        if any(rule.start <= item.start and item.end <= rule.end for rule in same):
            continue
        subtype = next((rule.subtype for rule in same if rule.subtype), "")
        yield Span(item.start, item.end, label, subtype, round(item.score, 3))


def _plausible(text: str, item: Tagged, label: EntityType, touched: Sequence[Span]) -> bool:
    """Whether the model may call a stretch a number, a login or a secret: not where a rule knows better."""
    if any(rule.label in _STRUCTURED and rule.label is not label for rule in touched):
        return False
    return label in {EntityType.USERNAME, EntityType.SECRET} or bool(_DIGIT.search(text, item.start, item.end))


def _person(text: str, item: Tagged, lexicon: Lexicon) -> Iterator[Span]:
    long = [match[0] for match in _WORD.finditer(text, item.start, item.end) if len(match[0]) > 1]
    if not long:
        return
    known = [word for word in long if lexicon.is_given(word) or lexicon.is_surname(word)]
    if not known and all(lexicon.is_ordinary(word) for word in long):
        return
    if len(long) == 1 and item.score < _SURE and lexicon.is_ordinary(long[0]):
        return
    yield Span(item.start, item.end, EntityType.PERSON, _kind(long, lexicon), round(item.score, 3))


def _kind(words: list[str], lexicon: Lexicon) -> str:
    if len(words) > 1:
        return "full_name"
    return "given_name" if lexicon.is_given(words[0]) and not lexicon.is_surname(words[0]) else "surname"
