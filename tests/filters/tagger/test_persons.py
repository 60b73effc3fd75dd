"""What the model calls a person and what of it stays."""

from __future__ import annotations

import pytest

from filters.lexicon import Lexicon
from filters.tagger.model import Tagged
from filters.tagger.persons import persons

LEXICON = Lexicon(
    given=frozenset({"anna", "anton", "martha"}),
    surnames=frozenset({"weber", "winter"}),
    ordinary=frozenset({"winter", "kirschen", "weber", "toepfer", "bring", "mit", "minister"}),
)


def look(text, *values, score=0.95):
    items, at = [], 0
    for value in values:
        at = text.index(value, at)
        items.append(Tagged(at, at + len(value), "PERSON", score))
        at += len(value)
    return [(text[s.start : s.end], s.subtype) for s in persons(text, items, LEXICON)]


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("Anna Weber kommt", "Anna Weber", "full_name"),
        ("Anna kommt", "Anna", "given_name"),
        ("Zwetkowski kommt", "Zwetkowski", "surname"),
        ("Winter kommt", "Winter", "surname"),
        ("Achtermann kommt", "Achtermann", "surname"),
        ("das hat kowalczyk gesagt", "kowalczyk", "surname"),
        ("Das war Herr przybilla.", "przybilla", "surname"),
    ],
)
def test_names_and_their_kind(text, value, kind):
    assert look(text, value) == [(value, kind)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bring Kirschen mit", "Kirschen"),
        ("Sehr geehrte Frau Magistra,", "Magistra"),
        ("Tisch für 3 P. um acht", "P."),
        ("Der Vortrag von Minister", "Minister"),
        ("Das ist Quatsch und alles brummig hier", "brummig"),
        ("Anton – Nordpol – Martha", "Anton"),
        ("mit A wie Anton", "Anton"),
    ],
)
def test_slips_of_the_model(text, value):
    assert look(text, value) == []


def test_an_ordinary_word_needs_a_certain_model():
    assert look("Auftrag Töpfer liegt bei", "Töpfer", score=0.95) == []
    assert look("Auftrag Töpfer liegt bei", "Töpfer", score=0.995) == [("Töpfer", "surname")]


def test_a_name_that_is_also_a_word_needs_a_sure_model():
    assert look("im Winter daheim", "Winter", score=0.8) == []


def test_a_word_that_does_what_persons_do_needs_less():
    assert look("Winter ruft an", "Winter", score=0.6) == [("Winter", "surname")]
    assert look("Töpfer ruft an", "Töpfer", score=0.95) == [("Töpfer", "surname")]
    assert look("Töpfer ruft an", "Töpfer", score=0.8) == []


def test_a_birth_name_belongs_to_the_name():
    assert look("Mme Yvette Delannoy née Coppens arrive", "Yvette Delannoy", "Coppens") == [
        ("Yvette Delannoy née Coppens", "full_name")
    ]
    assert look("Anna Weber, geb. Winter, kommt", "Anna Weber", "Winter") == [("Anna Weber, geb. Winter", "full_name")]


@pytest.mark.parametrize(
    ("text", "value"), [("Jack Daniels 3 Fl., Tee 2", "Jack Daniels"), ("Ihr Serviceteam", "Serviceteam")]
)
def test_brands_and_teams_are_nobody(text, value):
    assert look(text, value) == []
