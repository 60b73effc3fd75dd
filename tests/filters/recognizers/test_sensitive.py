"""Art. 9 and Art. 10 data: said of a person, not the topic."""

from __future__ import annotations

import pytest

from filters.recognizers.sensitive import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Ich bin Muslim.", [("Muslim", "religion")]),
    ("Konfession: evangelisch", [("evangelisch", "religion")]),
    ("Sie ist Gewerkschaftsmitglied.", [("Gewerkschaftsmitglied", "trade_union")]),
    ("Ich bin Mitglied der SPD.", [("Mitglied der SPD", "politics")]),
    ("Mein Mann ist vorbestraft.", [("vorbestraft", "criminal")]),
    ("Ich bin schwul.", [("schwul", "sexual_orientation")]),
    ("Er ist türkischer Herkunft.", [("türkischer Herkunft", "ethnicity")]),
    ("Die Geschichte des Islam", []),
    ("Das Programm der SPD", []),
    ("Was ist eine Vorstrafe?", []),
    ("Gewerkschaften fordern mehr Lohn.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
