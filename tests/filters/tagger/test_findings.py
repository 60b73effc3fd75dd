"""From what the model says to findings."""

from __future__ import annotations

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon
from filters.tagger.findings import findings
from filters.tagger.model import Tagged

LEXICON = Lexicon(frozenset({"anna"}), frozenset({"weber", "winter"}), frozenset({"winter", "kirschen", "weber"}))


def look(text, label, value, *, score=0.99, rules=()):
    start = text.index(value)
    tagged = [Tagged(start, start + len(value), label, score)]
    return [(text[s.start : s.end], s.label.value, s.subtype) for s in findings(text, tagged, rules, LEXICON)]


def test_what_the_model_is_not_sure_of_is_dropped():
    assert look("Zwetkowski kommt", "PERSON", "Zwetkowski", score=0.3) == []


def test_a_number_needs_a_digit():
    assert look("Nummer folgt", "ID_NUMBER", "folgt") == []


def test_a_rule_that_knows_the_number_is_right():
    text = "Konto DE02120300000000202051"
    rule = Span(6, len(text), EntityType.IBAN)
    assert look(text, "ID_NUMBER", "DE02120300000000202051", rules=[rule]) == []


def test_a_longer_stretch_takes_over_the_kind_of_the_rule():
    text = "Sie ist im vierten Monat schwanger."
    rule = Span(25, 34, EntityType.HEALTH, "pregnancy")
    assert look(text, "HEALTH", "im vierten Monat schwanger", rules=[rule]) == [
        ("im vierten Monat schwanger", "HEALTH", "pregnancy")
    ]
    assert look(text, "HEALTH", "schwanger", rules=[rule]) == []


def test_a_place_of_one_word_behind_a_given_name_is_a_surname():
    text = "gestern kam anna möllenbrück"
    tagged = [Tagged(12, 16, "PERSON", 0.92), Tagged(17, 28, "LOCATION", 0.88)]
    assert [(text[s.start : s.end], s.label.value) for s in findings(text, tagged, [], LEXICON)] == [
        ("anna möllenbrück", "PERSON")
    ]


def test_a_word_that_says_nothing_is_no_condition_of_anybody():
    assert look("Mein Mann hatte einen Schlaganfall", "SENSITIVE", "Mann") == []
    assert look("Mein Mann hatte einen Schlaganfall", "HEALTH", "Schlaganfall") == [("Schlaganfall", "HEALTH", "")]
