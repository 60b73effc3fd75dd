"""Account numbers with bank code, BIC; bookkeeping accounts stay."""

from __future__ import annotations

import pytest

from filters.recognizers.bank_account import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Kto. 1234567, BLZ 370 400 44", [("1234567", "account_number"), ("370 400 44", "bank_code")]),
    ("Kontonummer: 532 013 000", [("532 013 000", "account_number")]),
    ("BIC COBADEFFXXX", [("COBADEFFXXX", "bic")]),
    ("BIC: MARKDEF1100", [("MARKDEF1100", "bic")]),
    ("IBAN fehlt, aber COBADEFFXXX stimmt", [("COBADEFFXXX", "bic")]),
    ("COBADEFFXXX", []),
    ("Konto 4711", []),
    ("BLZ 99", []),
    ("BIC fehlt", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
