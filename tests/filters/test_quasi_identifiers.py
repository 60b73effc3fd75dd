"""What a description is made of, and what only looks like it."""

from __future__ import annotations

import re

import pytest

from filters.detection import EntityType, Span
from filters.quasi_identifiers import POPULATION_BITS, hits

KINDS = {
    "P": EntityType.PERSON, "L": EntityType.LOCATION, "O": EntityType.ORGANIZATION, "A": EntityType.ADDRESS,
    "B": EntityType.DATE_OF_BIRTH, "D": EntityType.DATE,
}  # fmt: skip
MARK = re.compile(r"\[([PLOABD]):([^\]]+)\]")


def marked(text: str) -> tuple[str, tuple[Span, ...]]:
    """``[L:Meppen]`` is a LOCATION that the detector found."""
    plain, spans, last = "", [], 0
    for match in MARK.finditer(text):
        plain += text[last : match.start()]
        spans.append(Span(len(plain), len(plain) + len(match[2]), KINDS[match[1]]))
        plain += match[2]
        last = match.end()
    return plain + text[last:], tuple(spans)


def found(text: str) -> list[tuple[str, str]]:
    plain, spans = marked(text)
    return [(hit.kind.value, plain[hit.start : hit.end]) for hit in hits(plain, spans) if hit.kind.value != "sex"]


OFFICES = [
    "der Bürgermeister von Meppen",
    "die Bürgermeisterin der Stadt Haren",
    "der Bürgermeister der Gemeinde Bad Zwischenahn",
    "der Oberbürgermeister von [L:Köln]",
    "der Bürgermeister in [L:Meppen]",
    "der Meppener Bürgermeister",
    "[L:Meppens] Bürgermeister",
    "die Landrätin des Kreises Emsland",
    "der Landrat des Landkreises Leer",
    "der Landrat des [L:Emslands]",
    "der Schulleiter der Goethe-Schule",
    "der Schulleiter des Gymnasiums Haren",
    "die Rektorin der Grundschule am Wall",
    "der Pfarrer in [L:Haselünne]",
    "die Pfarrerin von St. Vitus",
    "der Chefarzt der Kardiologie am Klinikum Meppen",
    "der Geschäftsführer der Muster & Sohn GmbH",
    "die Geschäftsführerin der [O:Nordlicht Energie]",
    "der Betriebsratsvorsitzende der [O:Nordlicht]",
    "the mayor of Springfield",
    "the Mayor of the City of Springfield",
    "the principal of Lincoln High School",
    "the CEO of Acme Inc",
]
NO_OFFICES = [
    "die Bürgermeister von Bayern und Hessen",
    "ein Bürgermeister von Welt",
    "kein Bürgermeister der Stadt Haren",
    "jeder Schulleiter der Goethe-Schule",
    "der Bürgermeister der Gemeinde",
    "der Bürgermeister der Stadt",
    "der Bürgermeister sagte",
    "der Bürgermeister in Rente",
    "der Bürgermeister von heute",
    "Bürgermeister [P:von Beust]",
    "der Schulleiter der Schule",
    "der Pfarrer in Elternzeit",
    "der Chefarzt der Kardiologie",
    "der Geschäftsführer der GmbH",
    "Geschäftsführer: Max Weber, Muster GmbH",
    "Geschäftsführer der Muster GmbH gesucht",
    "Wir suchen für sofort: Schulleiter der Goethe-Schule (m/w/d)",
    "Stadt [L:Meppen]\nBürgermeister",
    "a mayor of Springfield",
    "the CEO of the company",
    "der Hausmeister der Goethe-Schule",
]


@pytest.mark.parametrize("text", OFFICES)
def test_an_office_of_which_there_is_one(text):
    assert "office" in {kind for kind, _ in found(text)}


@pytest.mark.parametrize("text", NO_OFFICES)
def test_no_office_of_which_there_is_one(text):
    assert "office" not in {kind for kind, _ in found(text)}


def test_a_parish_priest_is_one_of_many_in_a_large_city():
    def bits(text: str) -> float:
        plain, spans = marked(text)
        return max(hit.bits for hit in hits(plain, spans))

    assert bits("der Pfarrer in [L:Haselünne]") > 0.9 * POPULATION_BITS
    assert bits("der Pfarrer in [L:Köln]") < 0.8 * POPULATION_BITS
    assert bits("der Oberbürgermeister von [L:Köln]") == POPULATION_BITS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("die 52-jährige Hebamme", [("age", "52-jährige Hebamme"), ("profession", "Hebamme")]),
        ("ein 52-jähriger Mann", [("age", "52-jähriger Mann")]),
        ("die 52-Jährige", [("age", "52-Jährige")]),
        ("sie ist 52 Jahre alt", [("age", "52 Jahre alt")]),
        ("a 52-year-old patient", [("age", "52-year-old patient")]),
        ("Alter: 52", [("age", "Alter: 52")]),
        ("Jahrgang 1972", [("age", "Jahrgang 1972")]),
        ("[P:Anna Weber] (52)", [("age", " (52)")]),
        ("[P:Anna Weber], 52, rief an", [("age", ", 52")]),
        ("geb. [B:03.11.1979]", [("birth_date", "03.11.1979")]),
        ("geb. [B:1979]", [("age", "1979")]),
        ("wohnt [A:Am Markt 5, 49716 Meppen]", [("postcode", "49716")]),
        ("aus 49716", [("postcode", "49716")]),
        ("PLZ: 49716", [("postcode", "49716")]),
        ("aus [L:Meppen]", [("town", "Meppen")]),
        ("arbeitet als Bäckerin bei der [O:Nordlicht GmbH]", [("profession", "Bäckerin"), ("employer", "Nordlicht GmbH")]),
        ("ist bei [O:Nordlicht] beschäftigt", []),
        ("ist angestellt bei [O:Nordlicht]", [("employer", "Nordlicht")]),
        ("alleinerziehend und verwitwet", [("family_status", "alleinerziehend"), ("family_status", "verwitwet")]),
        ("ihre Hochzeit am [D:12.05.2024]", [("event_date", "12.05.2024")]),
    ],
)  # fmt: skip
def test_facts(text, expected):
    assert expected == found(text)


@pytest.mark.parametrize(
    "text",
    [
        "10-jährige Garantie",
        "eine 3-jährige Laufzeit",
        "das 50-jährige Jubiläum",
        "the 10-year-old machine",
        "aus 10000 Teilen",
        "in 12345 Fällen",
        "aus 12000 Euro",
        "Artikel 49716",
        "in [L:Deutschland]",
        "in [L:Bayern]",
        "Lieferung am [D:12.05.2024]",
        "Die Hochzeit war schön. Lieferung am [D:12.05.2024]",
        "Angebot der [O:Nordlicht GmbH]",
        "[O:Bäcker Müller GmbH]",
        "Frau [P:Richter]",
        "[P:Anna Weber] (2)",
    ],
)
def test_what_only_looks_like_one(text):
    assert found(text) == []
