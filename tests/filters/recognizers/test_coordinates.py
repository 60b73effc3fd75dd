"""Coordinates precise enough to point at a house."""

from __future__ import annotations

import pytest

from filters.recognizers.coordinates import RECOGNIZER

PLACE = "coordinates"
CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("GPS 52.5200, 13.4049", [("52.5200, 13.4049", PLACE)]),
    ("Standort: 48.13743 / 11.57549", [("48.13743 / 11.57549", PLACE)]),
    ("lat: 52.520008, lng: 13.404954", [("52.520008, lng: 13.404954", PLACE)]),
    ("52.520008, 13.404954", [("52.520008, 13.404954", PLACE)]),
    ("Treffpunkt 48°08'14.6\"N 11°34'31.5\"E.", [("48°08'14.6\"N 11°34'31.5\"E", PLACE)]),
    ("52.52, 13.40", []),
    ("Werte 0.1234, 0.5678", []),
    ("GPS 152.5200, 13.4049", []),
    ("0.000000, 0.000000", []),
    ("48° im Schatten", []),
    ("Version 52.520008", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
