"""Number plates: district list, context, other countries, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.licence_plate import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Kennzeichen: B-AB 1234", [("B-AB 1234", "licence_plate")]),
    ("Kennz. B AB 1234", [("B AB 1234", "licence_plate")]),
    ("Der Kombi (OS-KW 448) fuhr vorbei.", [("OS-KW 448", "licence_plate")]),
    ("Fahrzeug HF-S 31E", [("HF-S 31E", "licence_plate")]),
    ("Amtl. Kennzeichen: OS-GL 1209", [("OS-GL 1209", "licence_plate")]),
    ("TARGA: GK 418 RZ", [("GK 418 RZ", "licence_plate")]),
    ("veicolo FX 902 LB", [("FX 902 LB", "licence_plate")]),
    ("furgoneta matrícula 8842 LKP", [("8842 LKP", "licence_plate")]),
    ("mijn auto, kenteken K-418-VB", [("K-418-VB", "licence_plate")]),
    ("nr rej. KR 7V219", [("KR 7V219", "licence_plate")]),
    ("OS-KW 448", []),
    ("Fahrzeugteil XQ-AB 12", []),
    ("Auto aus EN-AW 6060", []),
    ("Auto B-AB 01234", []),
    ("Kennzeichen fehlt", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
