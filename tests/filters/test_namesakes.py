"""Whose a name is: what stands on both sides of it, however it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from filters.detection import EntityType as E
from filters.namesakes import Namesakes, joined, plain
from filters.pseudonyms import Entry, PseudonymMap, TokenKey
from filters.restoration import Restorer
from tests.support.core import lexicon

KNOWN = {
    "Halgonetta": Entry("Anna", "Anna", E.PERSON, "given_name"),
    "Kelvamhauer": Entry("Weber", "Weber", E.PERSON, "surname"),
    "ZELVEROLF": Entry("KLAUS", "KLAUS", E.PERSON, "given_name"),
    "halgonetta.kelvamhauer@corvedtec.example": Entry("anna.weber@firma.de", "anna.weber@firma.de", E.EMAIL),
    "+49 30 23125645": Entry("+49 341 1234567", "+49 341 1234567", E.PHONE),
    "198.51.100.54": Entry("10.1.2.3", "10.1.2.3", E.IP),
}


def restorer(known: Mapping[str, Entry] = KNOWN) -> Restorer:
    pseudonyms = PseudonymMap(TokenKey(b"k" * 32))
    for written, entry in known.items():
        pseudonyms.put_stand_in(written, entry)
    return Restorer(pseudonyms, lexicon=lexicon())


#: Somebody else's, however the two names stand together.
THEIRS = (
    "Bernd\u00a0Kelvamhauer",
    "Bernd  Kelvamhauer",
    "Bernd\tKelvamhauer",
    "Bernd\u202fKelvamhauer",
    "Bernd\nKelvamhauer",
    "Bernd \r\n Kelvamhauer",
    "**Bernd** Kelvamhauer",
    "**Bernd Kelvamhauer**",
    "Bernd **Kelvamhauer**",
    "_Bernd_ _Kelvamhauer_",
    "„Bernd“ Kelvamhauer",
    "Bernd 'Kelvamhauer'",
    "`Bernd` `Kelvamhauer`",
    "Bernd (Kelvamhauer)",
    "| Bernd | Kelvamhauer |",
    "| Kelvamhauer | Bernd |",
    "Bernd;Kelvamhauer",
    "Bernd,Kelvamhauer",
    "Kelvamhauer;Bernd",
    "Kelvamhauer,Bernd",
    "B.Kelvamhauer",
    "B.\u00a0Kelvamhauer",
    "Chr. Kelvamhauer",
    "Bernd J. Kelvamhauer",
    "Kelvamhauer, B.",
    "Kelvamhauer,\u00a0Bernd",
    "Kelvamhauer–Meier",
    "Meier–Kelvamhauer",
    "Halgonetta d'Arc",
    "Halgonetta d’Arc",
    "Halgonetta\u00a0Schmidt",
    "Halgonetta\nSchmidt",
    "Halgonetta **Schmidt**",
    "Halgonetta O'Brien",
    "Halgonetta van\u00a0der Berg",
    "Jeanne d'Kelvamhauer",
    "Bernd\u200bKelvamhauer",
    "Bernd\u00ad Kelvamhauer",
    "Bernd von  Kelvamhauer",
    "bernd.kelvamhauer",
    "vertrag_kelvamhauer",
    "Bernd<br>Kelvamhauer",
    "[Bernd](mailto:b@post.de) Kelvamhauer",
    'Bernd<a href="x.html">Kelvamhauer</a>',
    "<b>Bernd</b> Kelvamhauer",
    "<td>Bernd</td><td>Kelvamhauer</td>",
    "Bernd&nbsp;Kelvamhauer",
    "Bernd%20Kelvamhauer",
    "Bernd / Kelvamhauer",
    "Bernd/Kelvamhauer",
    "Bernd - Kelvamhauer",
    "Bernd — Kelvamhauer",
    "Bernd—Kelvamhauer",
    "Meier—Kelvamhauer",
    "Meier\u2212Kelvamhauer",
    "Kelvamhauer=Meier",
    "Bernd          Kelvamhauer",
    "Bernd" + "\u200b" * 12 + " Kelvamhauer",
    "> Bernd\n> Kelvamhauer",
    "Vorname: Bernd\nNachname: Kelvamhauer",
    "Nachname: Kelvamhauer\nVorname: Bernd",
    "name=Bernd&surname=Kelvamhauer",
    "{first: Bernd, last: Kelvamhauer}",
    "Bernd & Kelvamhauer",
    "Bernd Freiherr von Kelvamhauer",
    "Bernd Graf Kelvamhauer",
    "Bernd Dr. Kelvamhauer",
    "Kelvamhauer, Dr. Bernd",
    "Kelvamhauer, Prof. Dr. Bernd",
    "Kelvamhauer , Bernd",
    "**Kelvamhauer,** Bernd",
    "Kelvamhauer, Max",
    "Max\nKelvamhauer",
    "(Max) Kelvamhauer",
    "'Bernd', 'Kelvamhauer'",
    "{Bernd} Kelvamhauer",
    "Bernd ‹Kelvamhauer›",
    "Bernd+Kelvamhauer",
    "Bernd\rKelvamhauer",
    "Schmidt, Halgonetta",
    "SCHMIDT Halgonetta",
    "Halgonetta <b>Schmidt</b>",
    "halgonetta schmidt",
    "halgonetta.schmidt",
    "halgonetta_schmidt",
    "bernd kelvamhauer",
    "王 Kelvamhauer",
    "Kelvamhauer 李明",
)
#: Theirs who were meant, beside the same signs.
OURS = (
    "Sehr geehrte Frau\u00a0Kelvamhauer,",
    "Mit Gruß\nKelvamhauer",
    "**Kelvamhauer**\nVertrag und Rechnung",
    "_Kelvamhauer_ schrieb",
    "die Akte (Kelvamhauer) liegt bei",
    "der Vertrag. Kelvamhauer zahlt",
    "| Kelvamhauer | 12 Euro |",
    "z. B. Kelvamhauer",
    "Dr. Kelvamhauer",
    "Halgonetta\u00a0Kelvamhauer",
    "**Halgonetta** **Kelvamhauer**",
    "Kelvamhauer – so hieß es",
    "Kelvamhauer;Halgonetta",
    "Halgonetta, Bernd und Kelvamhauer",
    'Kelvamhauer: "ja"',
    "Hallo Bernd, Frau Kelvamhauer hat gekündigt",
    "Bernd: Kelvamhauer hat gekündigt",
    "Das sagt Bernd. Kelvamhauer schweigt",
    "- Bernd\n- Kelvamhauer",
    "Bernd\n\nKelvamhauer",
    "Vorname: Halgonetta\nNachname: Kelvamhauer",
    "Kelvamhauer, Kundin seit 2019",
    "<b>Kelvamhauer</b><br>Vertrag",
    "Kelvamhauer/Vertrag",
)


@pytest.mark.parametrize("answer", THEIRS)
def test_somebody_else_stays_whatever_parts_the_names(answer):
    assert restorer().text(answer) == answer
    quoted = json.dumps({"text": answer})
    assert restorer().json_text(quoted) == quoted
    plain = json.dumps({"text": answer}, ensure_ascii=False)
    assert restorer().json_text(plain) == plain


@pytest.mark.parametrize("answer", OURS)
def test_who_was_meant_comes_back(answer):
    wanted = answer.replace("Kelvamhauer", "Weber").replace("Halgonetta", "Anna")
    assert restorer().text(answer) == wanted
    restored = restorer().json_text(json.dumps({"text": answer}))
    assert json.loads(restored) == {"text": wanted}


def test_fields_of_one_object_are_one_person():
    for given in ("Bernd", "Halgonetta"):
        arguments = json.dumps({"vorname": given, "nachname": "Kelvamhauer"})
        wanted = arguments if given == "Bernd" else json.dumps({"vorname": "Anna", "nachname": "Weber"})
        assert restorer().json_text(arguments) == wanted


@pytest.mark.parametrize("answer", ["Bj\u00f6rn Kelvamhauer", "Kelvamhauer Ka\u00e7ar", "\u00d6zge\nKelvamhauer"])
def test_a_foreign_name_in_escapes_of_json(answer):
    arguments = json.dumps({"text": answer})
    assert restorer().json_text(arguments) == arguments
    nested = json.dumps({"text": arguments})
    assert restorer().json_text(nested) == nested


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\\nb", "a\nb"),
        ("B\\u00f6ll", "Böll"),
        ('\\\\\\"x', '"x'),
        ("Ber\u200bnd", "Bernd"),
        ("a\\", "a\\"),
        ("plain", "plain"),
    ],
)
def test_text_is_read_as_its_reader_does(written, read):
    assert plain(written) == read


@pytest.mark.parametrize(
    ("left", "first", "name", "expected"),
    [
        ("Neu", "K", True, True),
        ("x_", "K", True, True),
        (" _", "K", True, False),
        ("a.", "1", False, True),
        (" ", "+", False, False),
        ("5", "+", False, True),
        ("", "K", True, False),
        ("x@", "K", True, True),
    ],
)
def test_what_belongs_to_the_same_word(left, first, name, expected):
    assert joined(left, first, name=name) is expected


@pytest.mark.parametrize("right", ["", " ", " v", " von ", " Mei", "-", "'", ", ", ".", "\\", "\\u00", " **"])
def test_it_waits_for_what_can_still_come(right):
    names = Namesakes({"kelvamhauer"}, lexicon())
    assert names.is_theirs("Frau ", right, is_given=False, final=False) is None
    assert names.is_theirs("Frau ", right, is_given=False, final=True) is not None
    assert "kelvamhauer" not in repr(names)
