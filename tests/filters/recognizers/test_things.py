"""Things that bear the names of people, and the people beside them."""

from __future__ import annotations

import pytest

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon
from filters.recognizers._things import is_thing, without_things

LEXICON = Lexicon(
    given=frozenset("anna paul emma konrad marie rosa zoltan kevin max oscar".split()),
    surnames=frozenset("weber curie pareto newton martin".split()),
    ordinary=frozenset(),
)


def _marked(text: str) -> bool:
    start, end = text.index("[["), text.index("]]") - 2
    return is_thing(text.replace("[[", "").replace("]]", ""), start, end, LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        'Regal "[[Konrad]]" 5 Böden',
        "Der Ohrensessel „Onkel [[Paul]]“ trägt bis 140 kg",
        "Lieferzeit für „[[Paul]]“, „Emma“ und „Konrad“",
        "Lieferzeit für „Paul“, „[[Emma]]“ und „Konrad“",
        "Sorte „Ernst X“ kriecht, „[[Max Weber]]“ wächst hoch",
        "Rosa '[[Emma Weber]]', apricot",
        "[[Rosa]] 'Bishop of X'",
        'Tief "[[Zoltan]]" zieht ab',
        "Das Tief [[Zoltan]] zieht ab",
        "im Raum [[Curie]] um zehn",
        "das Stillkissen [[Emma]] aus Baumwolle",
        "las salas [[Goya]] y Machado",
        "las salas Goya, Xirau y [[Martin]]",
        "Räume: Zugspitze (12 Plätze), [[Weber]] (6)",
        "la loi de [[Pareto]]",
        "le diagramme d'[[Weber]]",
        "nach dem Satz von [[Newton]]",
        "zasada [[Pareto]]",
        "il motore [[Weber]] gira",
        "der [[Weber]]-Test",
        "[[Newton]]'s law of motion",
        "our bestselling [[Oscar]] armchair",
        "[[Anna]], Emma en Rosa zijn de namen van onze wagens",
        "[[Kevin]]: Spitzname des Roboters",
        "Der Drucker heißt [[Kevin]].",
        "mein Hund [[Max]] bellt",
        "[[Max]] wurde umbenannt in Disk",
        "[theme]\nname = [[Anna Weber]]\nfont = x",
        "service:\n  name: [[martha]]",
        "  tags: [a, [[paul]]]",
        '{"id": 1, "name": "[[Rosa]]", "preis": 3}',
        "SELECT 1 WHERE marke = '[[Paul]]'",
        "Beliebteste Titel\n\n1. [[Max Weber]] (178)",
        "ein Wintergedicht von [[Anna Weber]]",
        "Musik von [[Mozart]] und anderen",
        "[[Thomas Mann]] schrieb ihn",
        "warum [[Thomas]] Mann ihn schrieb",
        "mit A wie [[Anton]]",
        "[[Anton]] – Nordpol – Martha",
        "nur ab [[Donnerstag]]",
        "Ich bin [[Anna]], Ihre digitale Assistentin",
        "[[Serwer Anna]] przejmuje",
        "[[alla volta]]",
    ],
)
def test_a_thing_is_told(text):
    assert _marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Das Regal von [[Anna]] ist da",
        "Gäste: [[Anton]], Martha, Otto und Ida",
        "so wie [[Martha]] sagte",
        "Zimmer 1: Anna, [[Paul]]",
        "Zimmer [[Weber]]: Verband",
        "Models: Anna, [[Emma]]",
        "Corona-Test [[Anna Weber]]: negativ",
        "Test: [[Weber]]",
        "Anzeige (Titel, Name)\n1. [[Anna Weber]]",
        "[[Paul]]'s room is free",
        "[[Weber]] Filter wechseln",
        "Host: [[Anna Weber]]",
        '{"projekt": "[[Anna Weber]]"}',
        "der Typ namens [[Kevin]]",
        "Dienst: [[Weber]] (Früh)",
        "Pizza [[Paul]], Salat Anna",
        "Frau [[Konrad]] kauft ein Regal",
        "Raum 3, [[Anna Weber]] kommt",
        "Der Test von [[Anna]] war gut",
        "la loi, dit [[Anna]]",
        "Teilnehmer: „[[Anna Weber]]“, „Paul Weber“",
        '["[[Anna]]", "Paul"]',
        '{"name": "[[Anna Weber]]", "typ": "Kunde", "tel": "0171"}',
        "name: [[Anna Weber]]",
        "kontakt:\n  name: [[Anna Weber]]",
        "1. [[Anna Weber]] (178)",
        "Das Buch von [[Anna Weber]] liegt hier",
        "Prof. [[Newton]] liest",
        "[[Anna]] en Emma zijn de namen van onze kinderen",
        "mein Sohn [[Max]] kommt",
        "Hallo [[Anton]], bis Freitag",
        "Frau [[Freitag]] kommt",
        "Sturm und Regen, sagt [[Anna]]",
        "[[Anna]] wurde befördert",
    ],
)
def test_a_person_beside_it_stays(text):
    assert not _marked(text)


def _spans(text: str, *names: str) -> list[Span]:
    return [Span(text.rindex(n), text.rindex(n) + len(n), EntityType.PERSON) for n in names]


def test_what_a_thing_is_called_once_it_is_called_again():
    text = 'Tief "Zoltan" kommt. Danach folgt Zoltans Nachfolger'
    assert list(without_things(text, _spans(text, "Zoltan"), LEXICON, weak=True)) == []
    assert list(without_things(text, _spans(text, "Zoltan"), LEXICON)) != []


def test_a_title_says_that_a_person_of_that_name_is_meant():
    text = 'Tief "Zoltan" kommt, sagt Herr Zoltan'
    assert len(list(without_things(text, _spans(text, "Zoltan"), LEXICON, weak=True))) == 1


def test_a_text_about_names_names_nobody_but_full_names():
    text = "Die häufigsten Nachnamen: Böhm und Heß. Es schrieb Anna Weber."
    kept = list(without_things(text, _spans(text, "Böhm", "Anna Weber"), LEXICON, weak=True))
    assert [text[span.start : span.end] for span in kept] == ["Anna Weber"]
