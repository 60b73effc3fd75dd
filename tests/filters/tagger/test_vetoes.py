"""Slips of the model that rules can tell."""

from __future__ import annotations

import pytest

from filters.detection import EntityType as E
from filters.tagger.vetoes import is_slip


def _slip(text: str, label: E) -> bool:
    start, end = text.index("«"), text.index("»") - 1
    return is_slip(text.replace("«", "").replace("»", ""), start, end, label)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("name;ean\nStuhl;«4006381333931»", E.ID_NUMBER),
        ("Fehler «0x80090308»", E.ID_NUMBER),
        ("Einkommensteuer «2024», Mandant", E.ID_NUMBER),
        ("Papier A4, «0348-900-120» is het artikelnummer", E.PHONE),
        ("zwar «von» der Neubaugasse", E.ADDRESS),
        ("Gambetta, «2e étage», code", E.ADDRESS),
        ('"ev":"«logout»"', E.USERNAME),
        ("[pool] «c.z.lager».Bestand - voll", E.USERNAME),
        ("digits = '«0123456789»'", E.PHONE),
        ("= '«abcdefghijklmnopqrstuvwxyz»'", E.SECRET),
        ("= «b»'x'", E.SECRET),
        ("Umleitung über den «Forstweg 22b»", E.ADDRESS),
        ("PESEL «00000000000» nie przechodzi", E.ID_NUMBER),
        ("Geburtsdatum «31.02.1990» falsch", E.DATE_OF_BIRTH),
    ],
)
def test_a_slip_is_told(text: str, label: E) -> None:
    assert _slip(text, label)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kundennr. «4711990»", E.ID_NUMBER),
        ("Personalnr. «2024»", E.ID_NUMBER),
        ("unter «0341 9912345»", E.PHONE),
        ("wohnt «Am Anger 4»", E.ADDRESS),
        ("in der «Lindenstraße»", E.ADDRESS),
        ("von «jhaverkamp» gesperrt", E.USERNAME),
        ("geboren «03.11.1979»", E.DATE_OF_BIRTH),
    ],
)
def test_what_may_be_right_stays(text: str, label: E) -> None:
    assert not _slip(text, label)
