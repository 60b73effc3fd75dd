"""Numbers of doctors and practices, by label only."""

from __future__ import annotations

import pytest

from filters.recognizers.de_doctor_number import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("LANR 809623301", [("809623301", "de_lanr")]),
    ("Arztnummer: 809623301", [("809623301", "de_lanr")]),
    ("BSNR: 179999900", [("179999900", "de_bsnr")]),
    ("IK 108310400", [("108310400", "de_ik")]),
    ("809623301", []),
    ("LANR 80962330", []),
    ("Arzt um 18 Uhr", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
