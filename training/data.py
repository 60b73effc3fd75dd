"""Labelled texts to windows of pieces with one tag a word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from filters.tagger.words import MAX_PIECES, Cutter, Words, windows
from training.generator import documents
from training.labels import IGNORE, OUTSIDE, TAGS, begin, inside
from training.reader import Span, Text, read_source, to_text
from training.sources import GENERATED, SOURCES
from training.splits import Part, part_of

MEASURED_SEEDS = {"dev": 1, "test": 2}
MEASURED_TEXTS = 1500
MEASURED_PART = 5
"""In dev and test a fifth of the capped negatives is enough."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One window: its pieces (no start and end mark), and the place and the tag of the first piece of each word."""

    source: str
    ids: list[int]
    places: list[int]
    tags: list[int]


def load(data: Path, part: Part, seed: int = 1) -> dict[str, list[Text]]:
    """The texts of one part by source.

    For training, sources that must not be trained on are left out, and so are generated texts: those are made anew
    all the time. To measure there are some of two seeds that training never draws.
    """
    texts: dict[str, list[Text]] = {}
    for name, source in SOURCES.items():
        if part == "train" and not source.share:
            continue
        if name == GENERATED:
            if part != "train":
                texts[name] = [to_text(name, record) for record in documents(MEASURED_SEEDS[part], MEASURED_TEXTS)]
            continue
        files = [data / file for file in source.files]
        chosen = [text for record, text in read_source(name, files) if part_of(name, record) == part]
        if source.negatives is not None:
            kept = source.negatives if part == "train" else source.negatives // MEASURED_PART
            chosen = cap_negatives(chosen, kept, Random(seed))
        if chosen:
            texts[name] = chosen
    return texts


def cap_negatives(texts: list[Text], limit: int, random: Random) -> list[Text]:
    """Keep every text with a name and so many of the others."""
    positive = [text for text in texts if any(span.label for span in text.spans)]
    negative = [text for text in texts if not any(span.label for span in text.spans)]
    random.shuffle(negative)
    return positive + negative[:limit]


def tag_words(words: Words, spans: Sequence[Span]) -> list[int]:
    """One tag for each word. A word belongs to a span when at least half of it lies inside."""
    tags = [OUTSIDE] * len(words.spans)
    taken = [False] * len(words.spans)
    for span in spans:
        first = True
        for index, (start, end) in enumerate(words.spans):
            common = min(end, span.end) - max(start, span.start)
            if common <= 0 or 2 * common < end - start or taken[index]:
                continue
            if span.label is None:
                tags[index] = IGNORE
            else:
                tags[index] = begin(span.label) if first else inside(span.label)
                first = False
            taken[index] = True
    return tags


def encode(cutter: Cutter, text: Text, limit: int = MAX_PIECES) -> list[Sample]:
    """The windows of a text."""
    words = cutter(text.text)
    tags = tag_words(words, text.spans)
    samples = []
    for start, end in windows(words, text.text, limit):
        ids: list[int] = []
        places: list[int] = []
        for pieces in words.pieces[start:end]:
            places.append(len(ids))
            ids += pieces
        samples.append(Sample(text.source, ids, places, tags[start:end]))
    return samples


def join(first: Sample, second: Sample, between: Sequence[int] = ()) -> Sample:
    """Put two windows of a source into one, as the gateway will see several sentences at once."""
    shift = len(first.ids) + len(between)
    return Sample(
        first.source,
        [*first.ids, *between, *second.ids],
        [*first.places, *(shift + place for place in second.places)],
        [*first.tags, *second.tags],
    )


@cache
def possible_outside(source: str) -> tuple[bool, ...]:
    """For each tag whether a word that the source leaves unlabelled may bear it: O, and what it never annotates."""
    return tuple(tag == "O" or tag[2:] not in SOURCES[source].annotates for tag in TAGS)


def certainty(source: str) -> float:
    """How sure an unlabelled word of the source is O."""
    return SOURCES[source].certainty


def count_labels(texts: Iterable[Text]) -> dict[str, int]:
    """How many spans of each label there are."""
    counts: dict[str, int] = defaultdict(int)
    for text in texts:
        for span in text.spans:
            if span.label:
                counts[span.label] += 1
    return dict(counts)
