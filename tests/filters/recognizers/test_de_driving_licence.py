"""Driving licences by label; classes are none."""

from __future__ import annotations

import pytest

from filters.recognizers.de_driving_licence import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Führerschein N11240RT741", [("N11240RT741", "driving_licence")]),
    ("FS-Nr.: D2310XK77X1", [("D2310XK77X1", "driving_licence")]),
    ("Führerscheinnummer: B072RRE2I55", [("B072RRE2I55", "driving_licence")]),
    ("driving licence no. MORGA657054SM9IJ", [("MORGA657054SM9IJ", "driving_licence")]),
    ("Führerschein B, BE, C1", []),
    ("Führerschein Klasse B", []),
    ("Führerschein seit 2010", []),
    ("N11240RT741", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
