"""Registers: commercial ones alone, others in company."""

from __future__ import annotations

import pytest

from filters.recognizers.de_register_number import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Amtsgericht Musterstadt, HRB 12345", [("HRB 12345", "de_register_number")]),
    ("HRA 4711 B", [("HRA 4711 B", "de_register_number")]),
    ("HRB-Nr. 98765", [("HRB-Nr. 98765", "de_register_number")]),
    ("Vereinsregister: VR 1234", [("VR 1234", "de_register_number")]),
    ("Amtsgericht Köln VR 1234", [("VR 1234", "de_register_number")]),
    ("VR 1234", []),
    ("PR 2024", []),
    ("HRB folgt", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
