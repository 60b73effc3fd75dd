"""Precision, recall and F1 of exact spans, with and without regard for the label."""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from training.labels import LABELS
from training.reader import Text

Found = tuple[int, int, str]

ALL, ANY = "all", "any type"


@dataclass(slots=True)
class Counts:
    """True positives, false positives, false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1 in per cent."""
        precision = 100 * self.right / max(1, self.right + self.wrong)
        recall = 100 * self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


@dataclass(slots=True)
class Score:
    """The counts of one source.

    Predictions that touch a span of unknown label, or bear a label which the source does not annotate, count neither
    way.
    """

    annotated: frozenset[str]
    by_label: dict[str, Counts] = field(default_factory=dict)

    def add(self, text: Text, found: Sequence[Found]) -> None:
        """Count one text."""
        gold: set[Found] = {
            (span.start, span.end, span.label or "") for span in text.spans if span.label in self.annotated
        }
        unknown = [span for span in text.spans if span.label not in self.annotated]
        kept = {
            item
            for item in found
            if item in gold
            or (item[2] in self.annotated and not any(span.start < item[1] and item[0] < span.end for span in unknown))
        }
        for label in LABELS:
            if label in self.annotated:
                self._count(label, {x for x in gold if x[2] == label}, {x for x in kept if x[2] == label})
        self._count(ALL, gold, kept)
        self._count(ANY, {x[:2] for x in gold}, {x[:2] for x in kept})

    def _count(self, name: str, gold: AbstractSet[object], found: AbstractSet[object]) -> None:
        counts = self.by_label.setdefault(name, Counts())
        counts.right += len(gold & found)
        counts.wrong += len(found - gold)
        counts.missed += len(gold - found)

    def f1(self, name: str = ALL) -> float:
        """One F1."""
        return self.by_label.get(name, Counts()).figures()[2]

    def present(self) -> list[str]:
        """The rows worth printing."""
        return [name for name, counts in self.by_label.items() if counts.right + counts.missed + counts.wrong]


def labels_in(texts: Iterable[Text]) -> Counter[str]:
    """How often each label stands in the texts."""
    return Counter(span.label for text in texts for span in text.spans if span.label)
