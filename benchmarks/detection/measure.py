"""Runs all that docs/accuracy.md reports: our detector and the peer on the same texts, scored by the same code."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.detection import peer
from benchmarks.detection.checkdigits import has_check_digit
from benchmarks.detection.corpora import Corpus, corpora
from benchmarks.detection.harmless import samples
from benchmarks.detection.ours import Ours, in_lower_case
from benchmarks.detection.score import Count, Score, covered, score, score_all
from benchmarks.detection.texts import Example, Gold, examples

OURS: Final = "this gateway"
PEERS: Final = {"Presidio": 0.0, "Presidio, score ≥ 0.4": 0.4}

Scores = dict[str, dict[str, Score]]
"""System, then language or kind of text."""


@dataclass(slots=True)
class Measured:
    """The figures of one run."""

    texts: Scores = field(default_factory=dict)
    lower: Scores = field(default_factory=dict)
    harmless: Scores = field(default_factory=dict)
    samples: dict[str, int] = field(default_factory=dict)
    corpora: list[Corpus] = field(default_factory=list)
    checked: dict[str, Count] = field(default_factory=dict)
    speed: float = 0.0
    """MB (10⁶ bytes of UTF-8) a minute of CPU."""
    read: int = 0
    model: str = ""
    """SHA-256 of the name model."""


def measure(data: Path | None, cache: Path | None) -> Measured:
    """Measure. `data`: folder of the corpora; `cache`: where the peer lives; without them those parts stay empty."""
    find = Ours()
    result = Measured(model=find.model)
    written, harmless = list(examples()), list(samples())
    lower = in_lower_case(written)
    _say("hand-written texts")
    found = find.all(written)
    result.speed, result.read = 60 * find.bytes / find.seconds / 1e6, find.bytes
    result.texts[OURS] = score_all(written, found)
    result.checked = checked(written, found)
    result.lower[OURS] = score_all(lower, find.all(lower))
    _say("harmless texts and code")
    result.harmless[OURS] = by_kind(harmless, find.all(harmless))
    for example in harmless:
        result.samples[example.source] = result.samples.get(example.source, 0) + 1
    if data is not None:
        _say("corpora")
        result.corpora = list(corpora(data, find))
    if cache is not None:
        _say("Presidio")
        add_peer(result, written, lower, harmless, cache)
    return result


def add_peer(
    result: Measured, written: Sequence[Example], lower: Sequence[Example], harmless: Sequence[Example], cache: Path
) -> None:
    """The peer on the same texts, at each threshold."""
    everything = [*written, *lower, *harmless]
    raw = peer.find(everything, cache)
    for name, threshold in PEERS.items():
        found = [peer.ours(one, threshold) for one in raw]
        middle, end = len(written), len(written) + len(lower)
        result.texts[name] = score_all(written, found[:middle])
        result.lower[name] = score_all(lower, found[middle:end])
        result.harmless[name] = by_kind(harmless, found[end:])


def by_kind(texts: Sequence[Example], found: Sequence[Sequence[Gold]]) -> dict[str, Score]:
    """Score harmless texts by their full source (``de_faq``)."""
    scores: defaultdict[str, Score] = defaultdict(Score)
    for example, predicted in zip(texts, found, strict=True):
        score(example, predicted, scores[example.source])
    return dict(scores)


def checked(texts: Sequence[Example], found: Sequence[Sequence[Gold]]) -> dict[str, Count]:
    """How many of the gold numbers with a right check digit are found, by label."""
    counts: defaultdict[str, Count] = defaultdict(Count)
    for example, predicted in zip(texts, found, strict=True):
        for start, end, label in example.spans:
            if has_check_digit(example.text[start:end], label, example.source.partition("_")[0]):
                counts[label].add(covered(example.text, start, end, predicted))
    return dict(counts)


def _say(what: str) -> None:
    print(f"measuring: {what}", file=sys.stderr)
