"""Dates of birth by context, and other dates."""

from __future__ import annotations

import pytest

from filters.recognizers.birth_date import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("geb. 3.11.1979", [("3.11.1979", "")]),
    ("geboren am 3. November 1979", [("3. November 1979", "")]),
    ("Geburtsdatum: 1979-11-03", [("1979-11-03", "")]),
    ("*03.11.1979", [("03.11.1979", "")]),
    ("geboren in Köln am 03.11.1979", [("03.11.1979", "")]),
    ("wurde am 3.11.1979 in Köln geboren", [("3.11.1979", "")]),
    ("DOB 11/03/1979", [("11/03/1979", "")]),
    ("born on November 3, 1979", [("November 3, 1979", "")]),
    ("Frau Weber (geb. 3.11.79)", [("3.11.79", "")]),
    ("Jahrgang 1979", [("1979", "birth_year")]),
    ("Bestellung vom 03.11.1979", []),
    ("geb. 45.13.1979", []),
    ("geb. Schmidt", []),
    ("* 03.11.2024 Besprechung", []),
    ("am 3. November 1979", []),
    ("geboren", []),
    ("né le 02/05/1971", [("02/05/1971", "")]),
    ("nacido el 16 de mayo de 2023", [("16 de mayo de 2023", "")]),
    ("nata a Torino il 14/03/1986", [("14/03/1986", "")]),
    ("BDAY:1983-06-27", [("1983-06-27", "")]),
    ("<geboren>09.10.1999</geboren>", [("09.10.1999", "")]),
    ("geb. l9.03.1991", [("l9.03.1991", "")]),
    ("Pat. Fuhrmann, Jost, männl., 22.8.57. Mit RTW", [("22.8.57", "")]),
    ("Senioren ab Jg. 1961", []),
    ("Jugend (Jg. 2007–2009)", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
