"""IMEI, MAC addresses and vehicle identification numbers."""

from __future__ import annotations

import pytest

from filters.recognizers.device import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("IMEI 490154203237518", [("490154203237518", "imei")]),
    ("IMEI: 49-015420-323751-8", [("49-015420-323751-8", "imei")]),
    ("Gerät 49-015420-323751-8 gesperrt", [("49-015420-323751-8", "imei")]),
    ("Teil 49-015420-323751-7", []),
    ("490154203237518", []),
    ("MAC-Adresse 3C:22:FB:44:11:3A", [("3C:22:FB:44:11:3A", "mac_address")]),
    ("lease 3c-22-fb-44-11-3a", [("3c-22-fb-44-11-3a", "mac_address")]),
    ("3c22.fb44.113a", [("3c22.fb44.113a", "mac_address")]),
    ("00:00:00:00:00:00", []),
    ("ff:ff:ff:ff:ff:ff", []),
    ("00:00:5e:00:53:01", []),
    ("um 12:30:45 bis 13:30:45", []),
    ("Hash a3:4f", []),
    ("FIN: WVWZZZ1JZXW000001", [("WVWZZZ1JZXW000001", "vin")]),
    ("Fahrgestellnummer SXWZZZ1JZXW000001", [("SXWZZZ1JZXW000001", "vin")]),
    ("der Golf WVWZZZ1JZXW000001 steht", [("WVWZZZ1JZXW000001", "vin")]),
    ("Artikel ABCDEFGH12345678X", []),
    ("VIN folgt noch", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
