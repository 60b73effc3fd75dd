"""Telephone numbers: German and international writings, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.phone import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("+49 (0)170 5550142", [("+49 (0)170 5550142", "")]),
    ("0049 170 5550142", [("0049 170 5550142", "")]),
    ("0170/5550142", [("0170/5550142", "")]),
    ("0221-4710137", [("0221-4710137", "")]),
    ("069 90009-978", [("069 90009-978", "")]),
    ("(030) 123 456-78", [("(030) 123 456-78", "")]),
    ("0151 23456789", [("0151 23456789", "")]),
    ("Rufen Sie mich unter 03012345678 an.", [("03012345678", "")]),
    ("Tel.: 4710137", [("4710137", "")]),
    ("Telefon: 12345", [("12345", "")]),
    ("0221 4710137 / 0170 5550142", [("0221 4710137", ""), ("0170 5550142", "")]),
    ("Tel +49 30 1234567, Fax +49 30 1234568", [("+49 30 1234567", ""), ("+49 30 1234568", "")]),
    ("(0221/4710137)", [("0221/4710137", "")]),
    ("call (713) 853-3242", [("(713) 853-3242", "")]),
    ("0170 12", []),
    ("01.02.2024", []),
    ("01/02/2024", []),
    ("2024-01-02", []),
    ("Summe 0,99 und 1.234,50 Euro", []),
    ("Version 0.12.3.4", []),
    ("Art.-Nr. 0815-4711", []),
    ("DE89 3704 0044 0532 0130 00", []),
    ("Kundennummer 0123-456789", []),
    ("0800 bis 1200 Uhr", []),
    ("EAN 4006381333931", []),
    ("unter der Nummer EU / 1 / 07 / 436 / 005", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
