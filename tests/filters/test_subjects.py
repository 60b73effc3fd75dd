"""By what people can be found again: rare values only, and full names of one person."""

from __future__ import annotations

import pytest

from filters.detection import EntityType as E
from filters.detection import Span
from filters.persons import link
from filters.subjects import Subject, asked_for, subjects_of
from tests.support.core import lexicon


def named(text: str, *found: tuple[str, E, str]) -> set[tuple[str, str]]:
    spans = tuple(Span(text.index(v), text.index(v) + len(v), label, sub) for v, label, sub in found)
    subjects = subjects_of([text], [spans], link([(text, spans)], lexicon()), lexicon())
    return {(subject.label.value, subject.value) for subject in subjects}


def test_somebody_has_a_surname_and_a_full_name() -> None:
    found = named("Frau Anna Weber und Herr Schmidt", ("Anna Weber", E.PERSON, ""), ("Schmidt", E.PERSON, "surname"))
    assert found == {("PERSON", "weber"), ("PERSON", "anna weber"), ("PERSON", "schmidt")}


def test_the_mentions_of_one_person_tell_together() -> None:
    """The greeting has the surname, the signature both."""
    text = "Frau Weber rief an.\nGrüße\nAnna Weber"
    found = named(text, ("Weber", E.PERSON, "surname"), ("Anna Weber", E.PERSON, ""))
    assert found == {("PERSON", "weber"), ("PERSON", "anna weber")}


@pytest.mark.parametrize(
    ("value", "label", "subtype"),
    [
        ("Anna", E.PERSON, "given_name"),
        ("03.11.1980", E.DATE_OF_BIRTH, ""),
        ("04107 Leipzig", E.ADDRESS, "postal_city"),
        ("4711", E.ID_NUMBER, ""),
        ("Leipzig", E.LOCATION, ""),
        ("schwanger", E.HEALTH, "pregnancy"),
        ("hunter2hunter2", E.SECRET, ""),
    ],
)
def test_what_many_share_names_nobody(value: str, label: E, subtype: str) -> None:
    assert named(f"x {value} y", (value, label, subtype)) == set()


@pytest.mark.parametrize(
    ("value", "label", "asked"),
    [
        ("A.Weber@Example.com", E.EMAIL, "a.weber@example.com"),
        ("+49 (0)170 5550142", E.PHONE, "+49 170 5550142"),
        ("DE02 1203 0000 0000 2020 51", E.IBAN, "de02120300000000202051"),
        ("KD-2026-11873", E.ID_NUMBER, "kd202611873"),
        ("Lindenstraße 14", E.ADDRESS, "Lindenstr. 14"),
        ("Müller-Lüdenscheidt", E.PERSON, "MUELLER-LUEDENSCHEIDT"),
    ],
)
def test_who_is_asked_for_is_found_however_it_is_written(value: str, label: E, asked: str) -> None:
    subtype = {E.PERSON: "surname", E.ADDRESS: "street"}.get(label, "")
    subjects = named(f"x {value} y", (value, label, subtype))
    assert subjects
    if label is not E.ADDRESS:  # streets are compared as written, but for case and signs
        assert {(s.label.value, s.value) for s in asked_for(asked, lexicon())} & subjects


def test_who_asks_by_a_full_name_gets_nobody_elses_records() -> None:
    assert asked_for("Frau Dr. Anna Weber", lexicon()) == {Subject(E.PERSON, "anna weber")}
    assert asked_for("Weber, Anna", lexicon()) == {Subject(E.PERSON, "anna weber")}
    assert asked_for("Weber", lexicon()) == {Subject(E.PERSON, "weber")}


@pytest.mark.parametrize("text", ["Anna", "4711", "", "Frau", "12"])
def test_who_is_nobody_for_certain_is_not_looked_for(text: str) -> None:
    assert asked_for(text, lexicon()) == set()


def test_a_repr_shows_no_value() -> None:
    assert "weber" not in repr(Subject(E.PERSON, "weber"))
