"""From what the model says to findings."""

from __future__ import annotations

import pytest

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon
from filters.tagger.findings import findings
from filters.tagger.model import Tagged

LEXICON = Lexicon(frozenset({"anna"}), frozenset({"weber", "winter"}), frozenset({"winter", "kirschen", "weber"}))


def look(text, label, value, *, score=0.99, rules=()):
    start = text.index(value)
    tagged = [Tagged(start, start + len(value), label, score)]
    return [(text[s.start : s.end], s.label.value, s.subtype) for s in findings(text, tagged, rules, LEXICON)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Anna Weber kommt", "Anna Weber", "full_name"),
        ("Anna kommt", "Anna", "given_name"),
        ("Zwetkowski kommt", "Zwetkowski", "surname"),
        ("Winter kommt", "Winter", "surname"),
    ],
)
def test_persons_get_their_kind(text, value, kind):
    assert look(text, "PERSON", value) == [(value, "PERSON", kind)]


def test_an_ordinary_word_that_no_list_knows_as_a_name_is_none():
    assert look("Bring Kirschen mit", "PERSON", "Kirschen") == []


def test_a_name_that_is_also_a_word_needs_a_sure_model():
    assert look("Winter kommt", "PERSON", "Winter", score=0.8) == []


@pytest.mark.parametrize("value", ["P.", "A", "…"])
def test_initials_alone_are_nobody(value):
    assert look(f"Tisch für 3 {value}", "PERSON", value) == []


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
