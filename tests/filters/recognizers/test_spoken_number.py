"""Numbers spelled out: telephone, account, reference; counting is none."""

from __future__ import annotations

import pytest

from filters.recognizers.spoken_number import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "rufen Sie an: null eins sieben vier, neun null neun, eins drei eins sieben",
        [("null eins sieben vier, neun null neun, eins drei eins sieben", "")],
    ),
    ("Vorgangsnummer ist die fünf fünf eins null zwo acht", [("fünf fünf eins null zwo acht", "spoken_number")]),
    ("me pueden llamar al seis cinco cinco cero uno nueve siete", [("seis cinco cinco cero uno nueve siete", "")]),
    ("per mail das ist a punkt pfisterer ät example punkt org", [("a punkt pfisterer ät example punkt org", "")]),
    ("fermin arroba example punto com", [("fermin arroba example punto com", "")]),
    ("eins zwei drei vier fünf sechs sieben acht", []),
    ("zwei oder drei Tage", []),
    ("null Komma fünf", []),
    ("one or two days at a time", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
