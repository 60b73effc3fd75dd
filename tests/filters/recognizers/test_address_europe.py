"""Addresses of the neighbours, and what only looks like one."""

from __future__ import annotations

import pytest

from filters.recognizers.address_europe import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("8 allée du Clos Fleuri, 44300 Nantes", [("8 allée du Clos Fleuri", "street"), ("44300 Nantes", "postal_city")]),
    (
        "5 bis, quai des Tanneurs\n67000 Strasbourg",
        [("5 bis, quai des Tanneurs", "street"), ("67000 Strasbourg", "postal_city")],
    ),
    ("calle Alcaravanes 44, 28039 Madrid", [("calle Alcaravanes 44", "street"), ("28039 Madrid", "postal_city")]),
    ("Rúa do Curro, 12, 2.º B, 15200 Noia", [("Rúa do Curro, 12, 2.º B", "street"), ("15200 Noia", "postal_city")]),
    ("via dei Glicini 27, 10098 Rivoli", [("via dei Glicini 27", "street"), ("10098 Rivoli", "postal_city")]),
    ("Corso Buenos Aires 301, 20124 Milano", [("Corso Buenos Aires 301", "street"), ("20124 Milano", "postal_city")]),
    ("Kievitslaan 56, 3523 XK Utrecht", [("Kievitslaan 56", "street"), ("3523 XK Utrecht", "postal_city")]),
    (
        "Wijngaardstraat 9 bus 3, 3512 Stevoort",
        [("Wijngaardstraat 9 bus 3", "street"), ("3512 Stevoort", "postal_city")],
    ),
    ("ul. Klasztorna 8/2, 31-979 Kraków", [("ul. Klasztorna 8/2", "street"), ("31-979 Kraków", "postal_city")]),
    (
        "os. Kosmonautów 15 m. 40, 61-631 Poznań",
        [("os. Kosmonautów 15 m. 40", "street"), ("61-631 Poznań", "postal_city")],
    ),
    ("Nová 18, 400 01 Ústí nad Labem", [("Nová 18", "street"), ("400 01 Ústí nad Labem", "postal_city")]),
    ("Wylerringstrasse 208, 3014 Bern", [("Wylerringstrasse 208", "street"), ("3014 Bern", "postal_city")]),
    ("221 Baker Street, London NW1 6XE", [("221 Baker Street", "street"), ("London NW1 6XE", "postal_city")]),
    (
        "4410 Heron Loop NE, Bainbridge Island, WA 98110",
        [("4410 Heron Loop NE", "street"), ("Bainbridge Island, WA 98110", "postal_city")],
    ),
    ("en la calle 3 personas", []),
    ("via E-Mail 3 Anfragen", []),
    ("Raum Pinneberg 12", []),
    ("2024 Bern war schön", []),
    ("pl. 5", []),
    ("al 30 aprile 2024", []),
    ("Jahr 2010 Kunden", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
