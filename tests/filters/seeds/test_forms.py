"""By what a record is looked for."""

from __future__ import annotations

import pytest

from filters.detection import EntityType as E
from filters.lexicon import Lexicon
from filters.seeds.forms import forms, readings_of

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MUELLER"),
        ("Weiß", "weiss"),
        ("Großstraße", "Grossstrasse"),
        ("Lindenstraße", "Lindenstr"),
        ("Marktplatz", "Marktpl"),
        ("José Ångström", "Jose Angstrom"),
        ("ＫＤ－１２", "KD-12"),
    ],
)
def test_two_spellings_have_one_reading(one: str, other: str) -> None:
    assert readings_of(one) == readings_of(other)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ((E.PERSON, "", "Dr. Anna Weber"), {"annaweber", "weberanna"}),
        ((E.PERSON, "", "Weber, Anna"), {"annaweber", "weberanna"}),
        ((E.PERSON, "", "Anna Maria Ahlersmeyer"), {"annamariaahlersmeyer", "mariaahlersmeyeranna", "annaahlersmeyer",
                                                    "ahlersmeyeranna", "ahlersmeyerannamaria", "mariaahlersmeyer", "ahlersmeyer"}),
        ((E.PERSON, "surname", "Ahlersmeyer"), {"ahlersmeyer"}),
        ((E.PERSON, "surname", "Winter"), set()),
        ((E.PERSON, "given_name", "Annegret"), set()),
        ((E.PHONE, "", "0171 2345678"), {"01712345678", "491712345678", "00491712345678", "4901712345678"}),
        ((E.PHONE, "", "+43 1 2345678"), {"4312345678", "004312345678", "012345678", "43012345678"}),
        ((E.ADDRESS, "street", "Lindenstraße 5"), {"lindenstr5"}),
        ((E.ADDRESS, "street", "Lindenstraße"), set()),
        ((E.ADDRESS, "street", "c/o Meyer, Goethestr. 9, 80331 München"), {"gothestr9"}),
        ((E.ADDRESS, "street", "10 Downing Street"), {"10downingstreet"}),
        ((E.PHONE, "", "0171 1111111 / (privat)"), {"01711111111", "491711111111", "00491711111111", "4901711111111"}),
        ((E.USERNAME, "", "sommer"), set()),
        ((E.HEALTH, "diagnosis", "Diabetes"), set()),
        ((E.DATE_OF_BIRTH, "", "01.02.1980"), set()),
        ((E.PERSON, "surname", "Wasser"), set()),
        ((E.PERSON, "surname", "Bäcker"), set()),
        ((E.ADDRESS, "postal_city", "58511 Lüdenscheid"), set()),
        ((E.LOCATION, "", "Lüdenscheid"), set()),
        ((E.ID_NUMBER, "", "4711"), set()),
        ((E.ID_NUMBER, "", "KD-4711"), {"kd4711"}),
    ],
)  # fmt: skip
def test_forms_of_a_field(field: tuple[E, str, str], expected: set[str]) -> None:
    found = forms([field], LEXICON)
    assert {"".join(words) for _, words in found.values} == expected
    assert field[2] not in repr(found)
