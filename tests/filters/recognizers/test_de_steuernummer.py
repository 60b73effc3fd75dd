"""German tax numbers of the Länder: with label, shaped next to tax words, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.de_steuernummer import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("St.-Nr. 18/147/02338", [("18/147/02338", "de_steuernummer")]),
    ("Steuernummer: 133/8150/8159", [("133/8150/8159", "de_steuernummer")]),
    ("Steuernummer 93815/08152", [("93815/08152", "de_steuernummer")]),
    ("StNr. 2893081508152", [("2893081508152", "de_steuernummer")]),
    ("Finanzamt Nord, 151/815/08156", [("151/815/08156", "de_steuernummer")]),
    ("Steuernr.: 21 815 08150", [("21 815 08150", "de_steuernummer")]),
    ("151/815/08156", []),
    ("Drs. 20/11306", []),
    ("Steuersatz 19", []),
    ("Steuernummer folgt", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
