"""German health insurance numbers: label, check digit next to words of health, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.de_kvnr import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("KVNR T311751974", [("T311751974", "de_kvnr")]),
    ("Versichertennr.: M068662443", [("M068662443", "de_kvnr")]),
    ("KV-Nr.: M068662444", [("M068662444", "de_kvnr")]),
    ("Der Patient (T311751974) kommt.", [("T311751974", "de_kvnr")]),
    ("Die Krankenkasse nennt T311 751 974.", [("T311 751 974", "de_kvnr")]),
    ("T311751974", []),
    ("Der Patient (T311751975) kommt.", []),
    ("Teil T31175197", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
