"""IBANs: valid, wrong check digits with and without label, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.iban import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("DE89370400440532013000", [("DE89370400440532013000", "")]),
    ("DE89 3704 0044 0532 0130 00", [("DE89 3704 0044 0532 0130 00", "")]),
    ("iban: de89 3704 0044 0532 0130 00", [("de89 3704 0044 0532 0130 00", "")]),
    ("am 12.03. per GB29 NWBK 6016 1331 9268 19 zahlen", [("GB29 NWBK 6016 1331 9268 19", "")]),
    ("IBAN: DE00 1234 5678 1234 5678 12", [("DE00 1234 5678 1234 5678 12", "")]),
    ("IBAN DE12 3456 7890 1234", [("DE12 3456 7890 1234", "invalid")]),
    ("IBAN DE89 3704 **** **** **** 00", [("DE89 3704 **** **** **** 00", "masked")]),
    ("Konto DE89 XXXX XXXX XXXX XX30 00", [("DE89 XXXX XXXX XXXX XX30 00", "masked")]),
    ("IBAN DEO2 1203 0000 0000 2020 51", [("DEO2 1203 0000 0000 2020 51", "scanned")]),
    ("DEO2 12O3 OOOO 0000 2O20 5l", [("DEO2 12O3 OOOO 0000 2O20 5l", "scanned")]),
    ("DEO3 1203 0000 0000 2020 51", []),
    ("ATOL LOSS SOZIAL BILLIG OLIO", []),
    ("Teil AB12 XXXX XXXX 99", []),
    ("DE00 1234 5678 1234 5678 12", []),
    ("DE89 3704 0044", []),
    ("Auftrag AB12 3456 7890 1234 5678", []),
    ("DE89370400440532013000X", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
