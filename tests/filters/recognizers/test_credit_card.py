"""Payment cards: Luhn, prefixes, groupings, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.credit_card import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("4111 1111 1111 1111", [("4111 1111 1111 1111", "")]),
    ("4111-1111-1111-1111", [("4111-1111-1111-1111", "")]),
    ("Karte 5555555555554444.", [("5555555555554444", "")]),
    ("3782 822463 10005", [("3782 822463 10005", "")]),
    ("12345 4111 1111 1111 1111 12/27", [("4111 1111 1111 1111", "")]),
    ("Kreditkarte: 4111 1111 1111 1112", [("4111 1111 1111 1112", "")]),
    ("4111 1111 1111 1112", []),
    ("4111 1111 1111", []),
    ("EAN 4006381333931", []),
    ("1234 5678 9012 3452", []),
    ("0000 0000 0000 0000", []),
    ("41 11111 11111 1111", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
