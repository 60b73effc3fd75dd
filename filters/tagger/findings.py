"""What of the model's opinion becomes a finding.

The model reads context; word lists know words. A person that is one ordinary word and no name of any list is a slip
of the model ("Bring Kirschen mit"), and so are initials alone. Numbers, dates and secrets are taken from the model only
where they look like some. Companies, places and dates standing alone carry no risk by default and are passed on as the
model says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import regex

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon
from filters.tagger.model import Tagged

_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")
_DIGIT: Final = regex.compile(r"\d")
_SURE: Final = 0.9
_FLOOR: Final = {
    EntityType.PERSON: 0.55,
    EntityType.ADDRESS: 0.6,
    EntityType.USERNAME: 0.7,
    EntityType.HEALTH: 0.7,
    EntityType.SENSITIVE: 0.7,
    EntityType.ID_NUMBER: 0.6,
    EntityType.DATE_OF_BIRTH: 0.6,
    EntityType.PHONE: 0.7,
    EntityType.SECRET: 0.7,
    EntityType.LOCATION: 0.6,
    EntityType.ORGANIZATION: 0.6,
}


def findings(text: str, tagged: Iterable[Tagged], lexicon: Lexicon) -> Iterator[Span]:
    """Turn what the model labelled into findings with subtypes."""
    for item in tagged:
        label = EntityType(item.label)
        if item.score < _FLOOR[label]:
            continue
        if label is EntityType.PERSON:
            yield from _person(text, item, lexicon)
        elif label in {EntityType.ID_NUMBER, EntityType.PHONE, EntityType.DATE_OF_BIRTH}:
            if _DIGIT.search(text, item.start, item.end):
                yield Span(item.start, item.end, label, "", round(item.score, 3))
        else:
            yield Span(item.start, item.end, label, "", round(item.score, 3))


def _person(text: str, item: Tagged, lexicon: Lexicon) -> Iterator[Span]:
    words = list(_WORD.finditer(text, item.start, item.end))
    long = [match[0] for match in words if len(match[0]) > 1]
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
