"""Recall, precision and false alarms, per source and label.

Definitions. A gold span is *found* if at least nine tenths of its letters and digits lie under predictions of any
label; *labelled* if the same holds for predictions of its own label (ADDRESS and LOCATION, DATE and DATE_OF_BIRTH,
HEALTH and SENSITIVE count as one); *replaced* if it holds for predictions of labels that change something by default. A
prediction is *right* if it touches a gold span of any label. Predictions of LOCATION, ORGANIZATION and DATE change
nothing by default: they are no alarms, and left out of the figures of direct identifiers. Confidence intervals are
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
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


@dataclass(slots=True)
class Score:
    """The figures of one source."""

    recall: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    labelled: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    replaced: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
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
        acting = [p for p in predicted if p[2] not in NEUTRAL]
        into.replaced[label].add(covered(example.text, start, end, acting))
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


def per_thousand(alarms: int, characters: int) -> str:
    """Alarms per 1,000 characters, every character a trial."""
    if not characters:
        return "–"
    low, high = wilson(alarms, characters)
    return f"{1000 * alarms / characters:.2f} ({1000 * low:.2f}–{1000 * high:.2f}, n={alarms})"


def score_all(examples: Iterable[Example], found: Iterable[Sequence[Gold]]) -> dict[str, Score]:
    """Score by source, development folders of one language (``de_a``) together with it."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for example, predicted in zip(examples, found, strict=True):
        score(example, predicted, scores[example.source.partition("_")[0]])
    return dict(scores)


def merged(scores: Iterable[Score]) -> Score:
    """Add up the figures of several sources."""
    result = Score()
    for one in scores:
        for name in ("recall", "labelled", "replaced", "precision"):
            for label, count in getattr(one, name).items():
                into = getattr(result, name)[label]
                into.hit, into.total = into.hit + count.hit, into.total + count.total
        result.harmless.hit += one.harmless.hit
        result.harmless.total += one.harmless.total
        result.characters += one.characters
        result.alarms += one.alarms
    return result


def total(counts: Mapping[str, Count], labels: Iterable[str]) -> Count:
    """Add up the counts of some labels."""
    chosen = [counts[label] for label in labels if label in counts]
    return Count(sum(c.hit for c in chosen), sum(c.total for c in chosen))
