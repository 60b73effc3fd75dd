"""The evaluation texts are what they were when they were committed, and the scorer counts right."""

from __future__ import annotations

from benchmarks.detection.score import ART9, DIRECT, Score, score, total, wilson
from benchmarks.detection.texts import HERE, Example, examples, fingerprint, parse


def test_the_texts_are_those_that_were_committed_before_any_training():
    """Whoever changes a text changes the test: that is a new hash, and said in the changelog."""
    assert (HERE / "TEXTS.sha256").read_text().strip() == fingerprint()


def test_there_are_enough_of_them_and_a_third_is_harmless():
    german = [e for e in examples() if e.source == "de"]
    assert len(german) >= 150
    assert sum(e.harmless for e in german) * 3 >= len(german)
    for language in ("en", "fr", "es", "it", "nl", "pl"):
        assert sum(e.source == language for e in examples()) >= 20


def test_markup_becomes_offsets():
    text, spans = parse("Frau [[PERSON|Weber]]s Mail: [[EMAIL|w@x.example]]")
    assert text == "Frau Webers Mail: w@x.example"
    assert [(text[s:e], label) for s, e, label in spans] == [("Weber", "PERSON"), ("w@x.example", "EMAIL")]


def test_every_span_is_inside_its_text_and_of_a_known_label():
    known = DIRECT | ART9 | {"LOCATION", "ORGANIZATION", "DATE"}
    for example in examples():
        assert all(0 <= s < e <= len(example.text) and label in known for s, e, label in example.spans), example.id


def test_recall_precision_and_alarms():
    example = Example("x", "x", "Frau Weber und Herr Koch", ((5, 10, "PERSON"), (20, 24, "PERSON")))
    into = Score()
    score(example, [(5, 10, "EMAIL"), (0, 4, "PERSON")], into)
    assert (into.recall["PERSON"].hit, into.recall["PERSON"].total) == (1, 2)
    assert into.labelled["PERSON"].hit == 0
    assert total(into.precision, DIRECT).hit == 1
    assert into.alarms == 1


def test_wilson_interval():
    low, high = wilson(50, 100)
    assert round(low, 3) == 0.404
    assert round(high, 3) == 0.596
