"""Calendar dates in figures and words of seven languages; versions, sections and times are none."""

from __future__ import annotations

import pytest

from filters.recognizers.date import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("am 15.01.2026", [("15.01.2026", "")]),
    ("2025-10-02 07:41:18", [("2025-10-02", "")]),
    ("2025-08-14T19:03:11+02:00", [("2025-08-14", "")]),
    ("bis 14.11. zugesagt", [("14.11.", "")]),
    ("(11.03., 18:22)", [("11.03.", "")]),
    ("den 9. September 2025", [("9. September 2025", "")]),
    ("ab 1. Juni", [("1. Juni", "")]),
    ("Sep 16, 2025", [("Sep 16, 2025", "")]),
    ("3 June", [("3 June", "")]),
    ("12/01/2025", [("12/01/2025", "")]),
    ("7 lutego 2025 r.", [("7 lutego 2025 r.", "")]),
    ("1er janvier 2026", [("1er janvier 2026", "")]),
    ("16 de mayo de 2023", [("16 de mayo de 2023", "")]),
    ("jueves 9/10", [("9/10", "")]),
    ("martedì 4 marzo", [("4 marzo", "")]),
    ("11 april", [("11 april", "")]),
    ("3O.O6.2O25", [("3O.O6.2O25", "")]),
    ("am dreißigsten april ausgezogen", [("dreißigsten april", "")]),
    ("24.12. und 31.12.", [("24.12.", ""), ("31.12.", "")]),
    ("Bestellung #98765 vom 15.01. fehlt", []),
    ("Version 1.2.24", []),
    ("§ 4.5.", []),
    ("Kapitel 3.1.", []),
    ('VERSION = "4.17.21"', []),
    ("45.13.2024", []),
    ("10.000,00 €", []),
    ("12:30:45", []),
    ("02/2025", []),
    ("Stand 2024", []),
    ("1.2.3.4", []),
    ("3 Mark", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
