"""Which gold numbers have a right check digit. All numbers are invented or printed in public documents."""

from __future__ import annotations

import pytest

from benchmarks.detection.checkdigits import has_check_digit, rvnr_or_kvnr


@pytest.mark.parametrize(
    ("value", "label", "language"),
    [
        ("DE02 1203 0000 0000 2020 51", "IBAN", "de"),
        ("4111-1111 1111 1111", "CREDIT_CARD", "fr"),
        ("36 574 261 809", "ID_NUMBER", "de"),
        ("65 170839 J 003", "ID_NUMBER", "de"),
        ("A123456780", "ID_NUMBER", "de"),
        ("44051401359", "ID_NUMBER", "pl"),
        ("54362315K", "ID_NUMBER", "es"),
        ("490154203237518", "ID_NUMBER", "en"),
    ],
)
def test_valid(value, label, language):
    assert has_check_digit(value, label, language)


@pytest.mark.parametrize(
    ("value", "label", "language"),
    [
        ("DE03 1203 0000 0000 2020 51", "IBAN", "de"),
        ("4111 1111 1111 1112", "CREDIT_CARD", "de"),
        ("4111 **** **** 1111", "CREDIT_CARD", "de"),
        ("KD-20481", "ID_NUMBER", "de"),
        ("44051401358", "ID_NUMBER", "pl"),
        ("65170839J003", "ID_NUMBER", "en"),
        ("DE02 1203 0000 0000 2020 51", "PERSON", "de"),
    ],
)
def test_invalid_or_of_no_such_kind(value, label, language):
    assert not has_check_digit(value, label, language)


@pytest.mark.parametrize("plain", ["65170839J004", "A123456781", "4711", ""])
def test_wrong_german_insurance_numbers(plain):
    assert not rvnr_or_kvnr(plain)
