"""The test parts of the labelled corpora, with the shipped model and the code that runs in the gateway.

As `training.evaluate --part test`: a prediction is right when it has exactly the boundaries and the label of a gold
span; what touches a span of which nothing is known, or bears a label that the source does not annotate, is left out.
No torch is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.detection.texts import Gold
from training.data import MEASURED_PART, cap_negatives
from training.reader import Text, read_source
from training.score import Score
from training.sources import SOURCES
from training.splits import part_of

GERMEVAL: Final = "de_germeval"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The figures of one source."""

    name: str
    lang: str
    trained: bool
    texts: int
    score: Score


def held_out(name: str, data: Path) -> list[Text]:
    """The texts of the test part, without a surplus of such that hold no name (as training.data)."""
    source = SOURCES[name]
    files = [data / file for file in source.files]
    chosen = [text for record, text in read_source(name, files) if part_of(name, record) == "test"]
    if source.negatives is not None:
        chosen = cap_negatives(chosen, source.negatives // MEASURED_PART, Random(1))
    return chosen


def corpora(data: Path, find: Callable[[str], list[Gold]]) -> Iterator[Corpus]:
    """Score every source of which all files are there."""
    for name, source in SOURCES.items():
        if not source.files or not all((data / file).is_file() for file in source.files):
            continue
        texts = held_out(name, data)
        if not texts:
            continue
        score = Score(source.annotates)
        for text in texts:
            score.add(text, find(text.text))
        yield Corpus(name, source.lang, source.share > 0, len(texts), score)
