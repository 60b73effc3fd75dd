"""Recall, precision and false alarms, per source and label.

Definitions. A gold span is *found* if at least nine tenths of its letters and digits lie under predictions of any
label; *labelled* if the same holds for predictions of its own label (ADDRESS and LOCATION, DATE and DATE_OF_BIRTH,
HEALTH and SENSITIVE count as one). A prediction is *right* if it touches a gold span of any label. Predictions of
LOCATION, ORGANIZATION and DATE change nothing by default: they are no alarms, and left out of the figures of direct
identifiers. Confidence intervals are
Wilson's at 95 %.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.detection.texts import Example, Gold

DIRECT = frozenset("PERSON ADDRESS EMAIL PHONE IBAN CREDIT_CARD DATE_OF_BIRTH ID_NUMBER USERNAME IP URL SECRET".split())
ART9 = frozenset({"HEALTH", "SENSITIVE"})
NEUTRAL = frozenset({"LOCATION", "ORGANIZATION", "DATE"})
_ALIKE = ({"ADDRESS", "LOCATION"}, {"DATE", "DATE_OF_BIRTH"}, {"HEALTH", "SENSITIVE"})


@dataclass(slots=True)
class Count:
    """Successes out of trials."""

    hit: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:  # noqa: FBT001 - "add (a hit)"
        self.hit += hit
        self.total += 1

    def __str__(self) -> str:
        if not self.total:
            return "–"
        low, high = wilson(self.hit, self.total)
        return f"{100 * self.hit / self.total:.1f} % ({100 * low:.0f}–{100 * high:.0f}, n={self.total})"


def wilson(hit: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's interval for a proportion (Wilson 1927)."""
    p = hit / total
    middle = p + z * z / (2 * total)
    spread = z * math.sqrt(p * (1 - p) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return (middle - spread) / scale, (middle + spread) / scale


@dataclass(slots=True)
class Score:
    """The figures of one source."""

    recall: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    labelled: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    precision: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    harmless: Count = field(default_factory=Count)
    characters: int = 0
    alarms: int = 0


def score(example: Example, predicted: Sequence[Gold], into: Score) -> None:
    """Score the predictions for one text."""
    into.characters += len(example.text)
    for start, end, label in example.spans:
        into.recall[label].add(covered(example.text, start, end, predicted))
        own = [p for p in predicted if _alike(p[2], label)]
        into.labelled[label].add(covered(example.text, start, end, own))
    alarms = 0
    for start, end, label in predicted:
        right = any(start < e and s < end for s, e, _ in example.spans)
        into.precision[label].add(right)
        alarms += not right and label not in NEUTRAL
    into.alarms += alarms
    if example.harmless:
        into.harmless.add(alarms == 0)


def _alike(left: str, right: str) -> bool:
    return left == right or any(left in group and right in group for group in _ALIKE)


def covered(text: str, start: int, end: int, predicted: Iterable[Gold]) -> bool:
    places = [i for i in range(start, end) if text[i].isalnum()]
    under = {i for s, e, _ in predicted for i in range(max(s, start), min(e, end))}
    return sum(i in under for i in places) >= 0.9 * len(places)


def total(counts: Mapping[str, Count], labels: Iterable[str]) -> Count:
    """Add up the counts of some labels."""
    chosen = [counts[label] for label in labels if label in counts]
    return Count(sum(c.hit for c in chosen), sum(c.total for c in chosen))
