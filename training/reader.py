"""Reads labelled and unlabelled texts and brings the habits of the sources to one convention."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.labels import LABELS
from training.sources import GENERATED, SOURCES, Record

HONORIFIC: Final = re.compile(
    r"^(?:(?:Mrs|Mr|Ms|Miss|Sir|Herrn?|Frau|Fr|Hr|Dr|Prof|Mme|Mlle|M|Sra|Sr|Sig|Dott|Pani?|Dhr|Mevr|med)\b\.?[\s,]*)+"
)
ROAD: Final = re.compile(r"#?[ABLK] ?\d+[a-z]?$")
"""A numbered road, which two German sources call a place."""


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of text; a label of None says that nothing is known about it."""

    start: int
    end: int
    label: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the spans which concern the name model."""

    id: str
    source: str
    lang: str
    text: str
    spans: tuple[Span, ...]


def read_records(path: Path) -> Iterator[Record]:
    """The lines of a JSONL file, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def read_source(name: str, files: list[Path]) -> Iterator[tuple[Record, Text]]:
    """The texts of one source, with their records."""
    for file in files:
        for record in read_records(file):
            yield record, to_text(name, record)


def to_text(name: str, record: Record) -> Text:
    """Take over what concerns the model: other labels become O, doubtful spans become unknown."""
    text = record["text"]
    spans: list[Span] = []
    for raw in record.get("spans", ()):
        spans += _convert(name, text, raw)
    # An unknown span counts only where no known one lies.
    spans.sort(key=lambda span: (span.label is None, span.start))
    return Text(str(record["id"]), name, record.get("lang", SOURCES[name].lang), text, tuple(spans))


def _convert(name: str, text: str, raw: Record) -> list[Span]:
    start, end, label, origin = raw["start"], raw["end"], raw["label"], str(raw.get("src", ""))
    value = text[start:end]
    if label not in LABELS or origin.endswith("deriv") or (label == "LOCATION" and ROAD.match(value)):
        return []  # an adjective ("deutsche", "Berliner") names nobody, a motorway is no one's place
    if raw.get("neutral") or _doubtful(name, value, origin):
        return [Span(start, end, None)]
    if label == "PERSON" and name != GENERATED:
        if value.startswith("@"):
            return [Span(start, end, "USERNAME")]
        title = HONORIFIC.match(value)
        if title and title.end() < len(value):
            return [Span(start + title.end(), end, label)]
    return [Span(start, end, label)]


def _doubtful(name: str, value: str, origin: str) -> bool:
    """Spans which the source annotates by a rule that is not ours."""
    if name in {"de_mobie", "de_news_smartdata"}:
        # "beiden Richtungen", streets (here places) and the accounts of companies: nothing we would teach.
        kind = origin.lower()
        return value[:1].islower() or kind.endswith("street") or (value[:1] == "@" and "org" in kind)
    return origin == "LOCATION_ZIP"
