"""Every labelled source: what it annotates, whether weights may be made from it, and how much of it is used.

Licences and attributions are in MODEL_CARD.md. Sources under a share-alike licence, or with names taken from such a
source, are only measured on: whether weights are a "changed copy" of their training data is not settled.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from training.labels import LABELS

NAMES: Final = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
GENERATED: Final = "generated"
BLOCK: Final = 50
"""So many neighbouring sentences of a running text are kept together when the source names no document."""

Record = Mapping[str, Any]


def by_id(record: Record) -> str:
    """Every record by itself: independent sentences, or whole documents."""
    return str(record["id"])


def by_block(record: Record) -> str:
    """Blocks of neighbours, where the number at the end of the id counts sentences of unnamed documents."""
    head, _, number = record["id"].rpartition("-")
    return f"{head}-{int(number) // BLOCK}"


def by_document(record: Record) -> str:
    """The id without the number of the sentence or of the annotator at its end."""
    return re.sub(r"-r?\d+$", "", record["id"])


def by_field(name: str) -> Callable[[Record], str]:
    """A field of the record, or the record by itself where it is missing."""
    return lambda record: str(record.get(name) or record["id"])


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus."""

    lang: str
    files: tuple[str, ...]
    licence: str
    group: Callable[[Record], str] = by_id
    annotates: frozenset[str] = NAMES
    share: float = 0.0
    """Share of the training pieces before normalising; 0: measured on, never trained on."""
    certainty: float = 0.3
    """How sure a word is O in respect of the labels which the source does not annotate (0: unknown, 1: sure)."""
    negatives: int | None = None
    """So many texts without any name are kept in training, a fifth of it in dev and test."""


SOURCES: Final[Mapping[str, Source]] = {
    GENERATED: Source("mul", (), "own", by_id, frozenset(LABELS), share=0.76, certainty=1.0),
    "de_germeval": Source(
        "de", ("de_germeval_dev.jsonl.gz", "de_germeval_b.jsonl.gz"), "CC-BY-4.0", share=0.07, certainty=0.5
    ),
    "de_news_smartdata": Source("de", ("de_news_smartdata.jsonl.gz",), "CC-BY-4.0", share=0.04, certainty=0.5),
    "de_legal_ler": Source(
        "de",
        ("de_legal_ler.jsonl.gz",),
        "CC-BY-4.0",
        by_block,
        NAMES | {"ADDRESS"},
        share=0.03,
        certainty=0.7,
        negatives=3000,
    ),
    "de_mobie": Source("de", ("de_mobie.jsonl.gz",), "CC-BY-4.0", share=0.015, certainty=0.5),
    "de_clinical_grascco": Source(
        "de", ("de_clinical_grascco.jsonl.gz",), "CC-BY-4.0", annotates=NAMES | {"ADDRESS"}, share=0.005, certainty=0.0
    ),
    "en_tab": Source("en", ("en_tab.jsonl.gz",), "MIT", by_document, share=0.015),
    "fr_echr": Source("fr", ("fr_echr.jsonl.gz",), "MIT", by_field("doc"), share=0.015),
    "es_echr": Source("es", ("es_echr.jsonl.gz",), "MIT", by_field("doc"), share=0.01),
    "fr_europeana": Source("fr", ("fr_europeana.jsonl.gz",), "CC0-1.0", by_block, share=0.015),
    "nl_europeana": Source("nl", ("nl_europeana.jsonl.gz",), "CC0-1.0", by_block, share=0.015),
    "pl_inflection": Source(
        "pl", ("pl_inflection.jsonl.gz",), "CC-BY-4.0", by_field("lemma"), frozenset({"PERSON"}), share=0.003
    ),
    "de_pud": Source("de", ("de_pud.jsonl.gz",), "CC-BY-SA-4.0", by_document),
    "en_pud": Source("en", ("en_pud.jsonl.gz",), "CC-BY-SA-4.0", by_document),
    "en_ewt": Source("en", ("en_ewt_dev.jsonl.gz",), "CC-BY-SA-4.0", by_document),
    "en_presidio": Source(
        "en", ("en_presidio.jsonl.gz",), "MIT, names CC-BY-SA-3.0", by_field("template"), NAMES | {"ADDRESS"}
    ),
}
