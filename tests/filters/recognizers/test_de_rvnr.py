"""German social-security numbers: check digit, spacing, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.de_rvnr import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("SV-Nummer: 65230991K044", [("65230991K044", "de_rvnr")]),
    ("RVNR 24 050572 M 002", [("24 050572 M 002", "de_rvnr")]),
    ("Sozialversicherungsnummer 65230991K045", [("65230991K045", "de_rvnr")]),
    ("nachgereicht: 65230991K044.", [("65230991K044", "de_rvnr")]),
    ("65230991K045", []),
    ("65239991K044", []),
    ("5230991K044", []),
    ("65230991K0441", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
