"""Labelled corpora: only the test part, exact spans, and only of sources that are there."""

from __future__ import annotations

import gzip
import json

from benchmarks.detection.corpora import corpora
from training.sources import SOURCES
from training.splits import part_of

TEXT = "Erika Mustermann wohnt in Leipzig."
SPANS = [{"start": 0, "end": 16, "label": "PERSON"}, {"start": 26, "end": 33, "label": "LOCATION"}]


def folder(path):
    records = [{"id": f"de_pud-{n}-1", "lang": "de", "text": TEXT, "spans": SPANS} for n in range(20)]
    with gzip.open(path / "de_pud.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    return sum(part_of("de_pud", record) == "test" for record in records)


def test_the_test_part_of_what_is_there(tmp_path):
    expected = folder(tmp_path)
    (corpus,) = corpora(tmp_path, lambda _: [(0, 16, "PERSON"), (26, 32, "LOCATION"), (17, 22, "HEALTH")])
    assert (corpus.name, corpus.lang, corpus.trained) == ("de_pud", "de", SOURCES["de_pud"].share > 0)
    assert 0 < corpus.texts == expected < 20
    assert corpus.score.f1("PERSON") == 100
    assert corpus.score.f1("LOCATION") == 0
    assert "HEALTH" not in corpus.score.by_label


def test_an_empty_folder_has_no_corpora(tmp_path):
    assert list(corpora(tmp_path, lambda _: [])) == []
