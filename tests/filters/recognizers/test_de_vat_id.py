"""German VAT and economic identification numbers."""

from __future__ import annotations

import pytest

from filters.recognizers.de_vat_id import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("USt-IdNr. DE229696978", [("DE229696978", "de_vat_id")]),
    ("USt-ID: DE 229 696 978", [("DE 229 696 978", "de_vat_id")]),
    ('"ust_id": "DE229696978"', [("DE229696978", "de_vat_id")]),
    ("Umsatzsteuer-Identifikationsnummer DE229696979", [("DE229696979", "de_vat_id")]),
    ("W-IdNr. DE229696978-00001", [("DE229696978-00001", "de_vat_id")]),
    ("Impressum: DE229696978", [("DE229696978", "de_vat_id")]),
    ("DE229696979", []),
    ("DE22969697", []),
    ("WEEE-Reg. DE 12345678", []),
    ("DE89370400440532013000", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
