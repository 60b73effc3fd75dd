"""Columns of exports."""

from __future__ import annotations

from filters.detection import EntityType as E
from filters.seeds.columns import kinds_of


def test_headers_tell_and_the_operator_knows_better() -> None:
    headers = ["Vorname", "Nachname", "E-Mail", "Umsatz", "Kürzel", "Ort"]
    assert kinds_of(headers, {"Kürzel": "USERNAME", "Ort": ""}) == {
        "Vorname": (E.PERSON, "given_name"),
        "Nachname": (E.PERSON, "surname"),
        "E-Mail": (E.EMAIL, ""),
        "Kürzel": (E.USERNAME, ""),
    }
