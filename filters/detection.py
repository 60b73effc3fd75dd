"""What a detector is given and what it gives back.

The rest of `filters` knows only this room: whether findings come from Presidio recognizers, a name model or a
dictionary is the detector's business. A detector is pure CPU, deterministic and free of state that a call could
leave behind; the caller decides on which thread it runs and for how long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol


class EntityType(StrEnum):
    """The public labels: of `detect`, of policies.yaml and of the benchmarks. Finer kinds are a subtype."""

    PERSON = "PERSON"
    LOCATION = "LOCATION"
    ORGANIZATION = "ORGANIZATION"
    ADDRESS = "ADDRESS"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    IBAN = "IBAN"
    CREDIT_CARD = "CREDIT_CARD"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    DATE = "DATE"
    ID_NUMBER = "ID_NUMBER"
    USERNAME = "USERNAME"
    IP = "IP"
    URL = "URL"
    HEALTH = "HEALTH"
    SENSITIVE = "SENSITIVE"
    SECRET = "SECRET"  # noqa: S105 - the label of secrets, not one


#: The subtype of the operator's own words.
OWN: Final = "own"
#: Found by form and check digit, not by context: what may refuse a request when it stands in a function's name.
CERTAIN: Final = frozenset(
    {
        EntityType.EMAIL,
        EntityType.PHONE,
        EntityType.IBAN,
        EntityType.CREDIT_CARD,
        EntityType.SECRET,
        EntityType.ID_NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of text to inspect.

    Attributes:
        text: the decoded text.
        context: the JSON key or column header under which the text stands ("kundennr", "email"), or "". It is
            evidence for label rules; spans never reach into it.
    """

    text: str
    context: str = ""

    def __repr__(self) -> str:  # no inspected text in a repr (I9)
        return f"Segment(<{len(self.text)} characters>)"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A finding: half-open range of code points in a segment's text.

    Attributes:
        start: first character, ``0 <= start < end``.
        end: one past the last character.
        label: public entity type.
        subtype: finer kind (``de_steuer_id``, ``given_name``, ``pregnancy``), lower snake case, or "".
        score: confidence, 0 to 1.
    """

    start: int
    end: int
    label: EntityType
    subtype: str = ""
    score: float = 1.0


class Detector(Protocol):
    """Finds personal data in segments."""

    def detect(self, segments: Sequence[Segment]) -> list[tuple[Span, ...]]:
        """Return the findings of each segment: sorted, in bounds, not overlapping.

        Raises:
            Exception: anything; the caller fails closed.
        """
        ...


_LAST: Final = frozenset({EntityType.LOCATION, EntityType.ORGANIZATION})


def is_last(span: Span) -> bool:
    """Whether a finding comes after all others: companies and places, but for those that the operator lists."""
    return span.label in _LAST and span.subtype != OWN


def resolve_overlaps(spans: Iterable[Span], last: Callable[[Span], bool] = is_last) -> tuple[Span, ...]:
    """Keep a set of disjoint spans: the longest wins, then the higher score, then the earlier.

    A span inside a longer one is dropped ("Müller" in "Müllerstraße 5"); of two that cross, the loser is cut to
    what only it covers, so nothing found is left uncovered (I1). Companies and places come last whatever their length:
    they may leave by default, and a person in the name of a firm ("Fahrschule Wolfgang Tietz") must not leave with it.

    Args:
        spans: findings in any order.
        last: says of a finding whether it comes after all others.
    """

    def precedence(span: Span) -> tuple[bool, int, float, int, str, str]:
        return last(span), span.start - span.end, -span.score, span.start, span.label, span.subtype

    kept: list[Span] = []  # disjoint and sorted
    starts: list[int] = []
    for span in sorted(spans, key=precedence):
        index = max(0, bisect_right(starts, span.start) - 1)
        free, rest = span.start, []
        while index < len(kept) and kept[index].start < span.end:
            if free < kept[index].start:
                rest.append((free, kept[index].start))
            free = max(free, kept[index].end)
            index += 1
        if free < span.end:
            rest.append((free, span.end))
        for start, end in rest:
            place = bisect_right(starts, start)
            starts.insert(place, start)
            kept.insert(place, Span(start, end, span.label, span.subtype, span.score))
    return tuple(kept)
