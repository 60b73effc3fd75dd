"""Recognisers of Presidio under our labels, and ours inside Presidio."""

from __future__ import annotations

import pytest
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NoOpNlpEngine
from presidio_analyzer.recognizer_registry import RecognizerRegistry
from presidio_analyzer.recognizer_registry.recognizers_loader_utils import RecognizerListLoader

import filters.recognizers
from filters import foreign
from filters.detection import EntityType, Segment
from filters.foreign import entity_of
from filters.presidio import PresidioDetector
from filters.recognizers.base import RuleRecognizer
from filters.registry import load


class _Foreign(EntityRecognizer):
    """Some recogniser written for Presidio; it reports beyond the text, too."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["US_SSN"], supported_language="en")

    def load(self) -> None: ...

    def analyze(self, text, entities, nlp_artifacts=None):
        return [RecognizerResult("US_SSN", 0, 3, 0.5), RecognizerResult("MEDICAL_CONDITION", 4, len(text) + 9, 0.7)]


def test_foreign_recognisers_run_under_our_labels() -> None:
    pattern = PatternRecognizer("EMAIL_ADDRESS", patterns=[Pattern("x", "x@y", 0.4)], supported_language="de")
    spans = PresidioDetector([_Foreign(), pattern]).detect([Segment("123 Grippe x@y")])[0]
    assert [(s.label, s.subtype) for s in spans] == [
        (EntityType.ID_NUMBER, "us_ssn"),
        (EntityType.HEALTH, "medical_condition"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PERSON", (EntityType.PERSON, "")),
        ("EMAIL_ADDRESS", (EntityType.EMAIL, "")),
        ("PHONE_NUMBER", (EntityType.PHONE, "")),
        ("IBAN_CODE", (EntityType.IBAN, "")),
        ("CREDIT_CARD", (EntityType.CREDIT_CARD, "")),
        ("IP_ADDRESS", (EntityType.IP, "")),
        ("DATE_TIME", (EntityType.DATE, "")),
        ("NRP", (EntityType.SENSITIVE, "")),
        ("MEDICAL_DISEASE", (EntityType.HEALTH, "medical_disease")),
        ("DE_TAX_ID", (EntityType.ID_NUMBER, "de_tax_id")),
        ("Something-New", (EntityType.ID_NUMBER, "something_new")),
    ],
)
def test_maps_presidio_names(name: str, expected: tuple[EntityType, str]) -> None:
    assert expected == entity_of(name)


def _zip(score: float, **more) -> PatternRecognizer:
    patterns = [Pattern("zip", r"\b\d{5}\b", score)]
    return PatternRecognizer("ZIP", patterns=patterns, supported_language="de", context=["plz", "Ort"], **more)


@pytest.mark.parametrize(
    ("text", "score", "found"),
    [
        ("Artikel 49716", 0.1, []),
        ("Artikel 49716", 0.5, ["49716"]),
        ("PLZ 49716", 0.1, ["49716"]),
        ("der Wohnort ist 49716", 0.1, ["49716"]),
        ("PLZ eins zwei drei vier fünf 49716", 0.1, []),
        ("49716 ist die PLZ", 0.1, []),
    ],
)
def test_words_of_context_raise_a_weak_result_over_the_threshold(text: str, score: float, found: list[str]) -> None:
    """As Presidio's enhancer: five words before, parts of words count, 0.35 more and at least 0.4."""
    assert found == [text[s.start : s.end] for s in foreign.spans(_zip(score), text, 0.4)]


def test_a_json_key_is_context() -> None:
    (spans,) = PresidioDetector([_zip(0.1)], threshold=0.4).detect([Segment("49716", "plz")])
    assert [(s.label, s.subtype, s.score) for s in spans] == [(EntityType.ID_NUMBER, "zip", 0.45)]


@pytest.mark.parametrize(("own", "found"), [({"default": 0.6}, 0), ({"ZIP": 0.05, "default": 0.9}, 1), ({}, 0)])
def test_a_recognizers_own_thresholds_win(own: dict[str, float], found: int) -> None:
    recognizer = _zip(0.1)
    recognizer.score_thresholds = own
    assert len(list(foreign.spans(recognizer, "49716", 0.4))) == found


def test_check_digits_decide_as_in_presidio() -> None:
    """The results of `analyze`, for recognisers that validate and invalidate."""
    from presidio_analyzer.predefined_recognizers import CreditCardRecognizer, DeTaxIdRecognizer, UsSsnRecognizer

    text = "4111 1111 1111 1111, 4111 1111 1111 1112, 536-90-4399, 000-12-3456, 86095742719, 86095742710"
    for recognizer in (CreditCardRecognizer(), UsSsnRecognizer(), DeTaxIdRecognizer()):
        expected = {(r.start, r.end, r.score) for r in recognizer.analyze(text, recognizer.supported_entities)}
        ours = {(s.start, s.end, s.score) for s in foreign.spans(recognizer, text) if s.score}
        assert expected <= ours
        assert {(start, end) for start, end, _ in ours} == {(start, end) for start, end, _ in expected}


def test_a_pattern_that_takes_too_long_is_an_error_and_not_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_PATTERN_SECONDS", 0.05)
    slow = PatternRecognizer("X", patterns=[Pattern("slow", r"(?:a|a|aa)+$", 0.5)], supported_language="de")
    with pytest.raises(TimeoutError):
        list(foreign.spans(slow, "a" * 5000 + "b"))


# ------------------------------------------------------------------ our recognisers in Presidio


def _engine() -> AnalyzerEngine:
    nlp = NoOpNlpEngine([{"lang_code": "de", "model_name": "none"}])
    nlp.load()
    registry = RecognizerRegistry(recognizers=[], supported_languages=["de"])
    for recognizer in load(filters.recognizers, "RECOGNIZER", RuleRecognizer).values():
        registry.add_recognizer(recognizer)
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["de"])


def test_our_recognizers_run_in_a_stock_presidio_engine() -> None:
    """No spaCy model, no detector of ours: Presidio's engine and registry."""
    text = "Frau Dr. Anna Weber, weber@example.com, Kundennr. 4711, IBAN DE89 3704 0044 0532 0130 00, schwanger"
    results = _engine().analyze(text, language="de", entities=["PERSON", "EMAIL", "ID_NUMBER", "IBAN"])
    found = {(r.entity_type, text[r.start : r.end], r.recognition_metadata["subtype"]) for r in results}
    assert {
        ("PERSON", "Anna Weber", "full_name"),
        ("EMAIL", "weber@example.com", ""),
        ("ID_NUMBER", "4711", "customer_number"),
        ("IBAN", "DE89 3704 0044 0532 0130 00", ""),
    } <= found


def test_presidio_asks_every_one_of_our_recognizers() -> None:
    """Without a list of entities, and with each of them."""
    engine = _engine()
    assert {r.entity_type for r in engine.analyze("Frau Weber hat Diabetes.", language="de")} == {"PERSON", "HEALTH"}
    assert set(engine.get_supported_entities("de")) <= set(EntityType)


def test_no_class_of_ours_is_named_like_one_of_presidios() -> None:
    """Presidio looks predefined recognisers up by the name of the class, among all subclasses there are."""
    load(filters.recognizers, "RECOGNIZER", RuleRecognizer)
    classes = RecognizerListLoader.get_all_existing_recognizers()
    theirs = {cls.__name__ for cls in classes if cls.__module__.startswith("presidio_analyzer.")}
    assert {cls.__name__ for cls in classes if cls.__module__.startswith("filters.")} & theirs == set()
