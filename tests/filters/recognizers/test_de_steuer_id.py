"""German tax identification numbers: valid, wrong check digit, grouped, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.de_steuer_id import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Steuer-ID: 18503624926", [("18503624926", "de_steuer_id")]),
    ("steuer_id=18 503 624 926", [("18 503 624 926", "de_steuer_id")]),
    ("Meine Nummer: 18503624926.", [("18503624926", "de_steuer_id")]),
    ("IdNr. 18503624927", [("18503624927", "de_steuer_id")]),
    ("Steueridentifikationsnummer lautet 18503624926", [("18503624926", "de_steuer_id")]),
    ("18503624927", []),
    ("08503624926", []),
    ("1850362492", []),
    ("118503624926", []),
    ("01722345678", []),
    ("18503624926,50", []),
    ("Steuer-ID: 11 Stellen", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
