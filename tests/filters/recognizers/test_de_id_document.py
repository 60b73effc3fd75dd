"""German identity documents: label, check digit in company, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.de_id_document import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Personalausweis: LK0PXF9386", [("LK0PXF9386", "de_id_card")]),
    ("Ausweis-Nr. TR7FY354G4", [("TR7FY354G4", "de_id_card")]),
    ("Personalausweisnummer L01X00T47", [("L01X00T47", "de_id_card")]),
    ("Reisepass O58331762", [("O58331762", "de_passport")]),
    ("Reisepass-Nr.: C01X00T47", [("C01X00T47", "de_passport")]),
    ("Aufenthaltstitel Nr. Y03P21K88", [("Y03P21K88", "de_residence_permit")]),
    ("Kopie vom Ausweis liegt bei: L01X00T471", [("L01X00T471", "de_id_card")]),
    ("Paket L01X00T471", []),
    ("Ausweis mitbringen", []),
    ("Ausweis bitte vorzeigen", []),
    ("Reisepass 10 Jahre", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
