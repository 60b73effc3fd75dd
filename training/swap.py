"""Other names in the texts of the corpora.

A corpus names a few thousand people, and a network that sees them often learns them by heart. Where the name is
plain (one to three capitalised words), persons get names of the generator and towns other towns; what stands around
them stays.
"""

import re
from random import Random
from typing import Final

from training.generator import people, places
from training.reader import Span, Text

PLAIN: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüßéèáóç]+(?: [A-ZÄÖÜ][a-zäöüßéèáóç]+){0,2}")
RARELY: Final = 0.5
"""So many of a text's places stay."""


def swapped(text: Text, random: Random) -> Text:
    """The text with other persons and places; the same name always becomes the same other one."""
    made: dict[str, str] = {}
    parts: list[str] = []
    spans: list[Span] = []
    at = length = 0
    for span in sorted(text.spans, key=lambda span: span.start):
        if span.start < at:
            return text  # spans that lie over one another: leave it
        old = text.text[span.start : span.end]
        new = made.setdefault(old, _other(old, span.label, text.lang, random))
        before = text.text[at : span.start]
        parts += [before, new]
        length += len(before)
        spans.append(Span(length, length + len(new), span.label))
        length += len(new)
        at = span.end
    return Text(text.id, text.source, text.lang, "".join([*parts, text.text[at:]]), tuple(spans))


def _other(old: str, label: str | None, lang: str, random: Random) -> str:
    if not PLAIN.fullmatch(old):
        return old
    if label == "PERSON":
        who = people.person(random, lang)
        return who.surname if " " not in old else who.full
    if label == "LOCATION" and " " not in old and random.random() > RARELY:
        return places.town(random, lang)
    return old
