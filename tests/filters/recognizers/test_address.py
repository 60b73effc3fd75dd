"""Addresses: street and town as two findings, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.address import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Musterweg 12, 50667 Köln", [("Musterweg 12", "street"), ("50667 Köln", "postal_city")]),
    ("Hauptstraße 5a", [("Hauptstraße 5a", "street")]),
    ("wohnt Goethestr. 5a, 50667 Köln.", [("Goethestr. 5a", "street"), ("50667 Köln", "postal_city")]),
    ("Kölner Str. 12-14\nD-50667 Köln", [("Kölner Str. 12-14", "street"), ("D-50667 Köln", "postal_city")]),
    ("Am Alten Markt 3, 50667 Köln", [("Am Alten Markt 3", "street"), ("50667 Köln", "postal_city")]),
    ("An der Alster 12, 20099 Hamburg", [("An der Alster 12", "street"), ("20099 Hamburg", "postal_city")]),
    (
        "Theodor-Heuss-Allee 7, 60486 Frankfurt am Main",
        [("Theodor-Heuss-Allee 7", "street"), ("60486 Frankfurt am Main", "postal_city")],
    ),
    ("Postfach 10 20 30", [("Postfach 10 20 30", "street")]),
    ("Adresse: Im Grund 4", [("Im Grund 4", "street")]),
    ("PLZ: 50667", [("50667", "postal_city")]),
    ("221B Baker Street, London", [("221B Baker Street", "street")]),
    ("12 rue de la Paix", [("12 rue de la Paix", "street")]),
    ("Anna Weber\nMusterweg 12\n50667 Köln\n", [("Musterweg 12", "street"), ("50667 Köln", "postal_city")]),
    ("Straße 14 Tage gesperrt", []),
    ("12345 Euro", []),
    ("10000 Stück", []),
    ("Parkplatz 12 ist frei", []),
    ("string 5, String 5, Monitoring 24", []),
    ("Bundesstraße 216", []),
    ("Am Montag 5 Termine", []),
    ("Hauptstraße 14 Tage gesperrt", []),
    ("12345 Bestellungen", []),
    ("Seit 20000 Jahren", []),
    ("Prenzlauer Promenade 261", [("Prenzlauer Promenade 261", "street")]),
    ("Kiebitzheide 5, 59063 Hamm", [("Kiebitzheide 5", "street"), ("59063 Hamm", "postal_city")]),
    ("Platz der Republik 1", [("Platz der Republik 1", "street")]),
    ("Postfach 12 40, 84359 Simbach", [("Postfach 12 40", "street"), ("84359 Simbach", "postal_city")]),
    ("in der lenzhalde zwölf", [("in der lenzhalde zwölf", "street")]),
    ("landete auf Platz zwei", []),
    ("komm in die lindenstraße 14", [("lindenstraße 14", "street")]),
    ("auf der bundesstraße 216", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
