"""Health: somebody's condition, not the topic."""

from __future__ import annotations

import pytest

from filters.recognizers.health import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Ich bin schwanger und brauche Ruhe.", [("schwanger", "pregnancy")]),
    ("wegen meiner Schwangerschaft", [("Schwangerschaft", "pregnancy")]),
    ("Unsere schwangere Kollegin fehlt.", [("schwangere", "pregnancy")]),
    ("Mein Sohn hat Diabetes.", [("Diabetes", "diagnosis")]),
    ("Ich nehme Metformin.", [("Metformin", "medication")]),
    ("Frau Weber ist krankgeschrieben.", [("krankgeschrieben", "sick_leave")]),
    ("Er hat einen GdB 50.", [("GdB 50", "disability")]),
    ("Diagnose: F32.1", [("F32.1", "diagnosis")]),
    ("I was diagnosed with cancer.", [("cancer", "diagnosis")]),
    ("Kissen für Schwangere", []),
    ("der Patient Zero Trust", []),
    ("Wenn Sie schwanger sind, fragen Sie Ihren Arzt.", []),
    ("Ratgeber Diabetes: Ernährung und Bewegung", []),
    ("Ibuprofen 400 mg, 20 Tabletten", []),
    ("Die Wirtschaft in der Depression", []),
    ("Wer Asthma hat, bekommt 10 % Rabatt.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
