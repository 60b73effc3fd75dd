"""Which words of an answer are a person's, and which are somebody else's; whole and in pieces alike."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from filters.detection import EntityType as E
from filters.pseudonyms import Entry
from filters.surrogate_forms import Forms
from tests.filters.test_namesakes import KNOWN, OURS, THEIRS, restorer
from tests.support.core import lexicon

CASES = {
    "Frau Kelvamhauers Vertrag": "Frau Webers Vertrag",
    "Halgonetta Kelvamhauer": "Anna Weber",
    "Dr. Kelvamhauer, Kundin": "Dr. Weber, Kundin",
    "HALGONETTA kelvamhauer": "ANNA weber",
    "Kelvamhauer, Halgonetta": "Weber, Anna",
    "Zelverolfs Auto": "Klaus’ Auto",
    "der Kelvamhauer-Vertrag": "der Weber-Vertrag",
    "die Kelvamhauersche Akte": "die Webersche Akte",
    "Halgonetta von Kelvamhauer": "Anna von Weber",
    "Mail an halgonetta.kelvamhauer@corvedtec.example.": "Mail an anna.weber@firma.de.",
    "HALGONETTA.Kelvamhauer@corvedtec.example": "anna.weber@firma.de",
    "Tel. 030/231 256 45, 0049 30 23125645": "Tel. +49 341 1234567, +49 341 1234567",
    "von 198.51.100.54.": "von 10.1.2.3.",
    # somebody else's
    "Bernd Kelvamhauer": "Bernd Kelvamhauer",
    "B. Kelvamhauer": "B. Kelvamhauer",
    "Kelvamhauer, Bernd": "Kelvamhauer, Bernd",
    "Kelvamhauer-Meier": "Kelvamhauer-Meier",
    "Meier-Kelvamhauer": "Meier-Kelvamhauer",
    "Halgonetta Schmidt": "Halgonetta Schmidt",
    "Halgonetta von Bülow": "Halgonetta von Bülow",
    "Bernd von Kelvamhauer": "Bernd von Kelvamhauer",
    "kelvamhauer@post.de": "kelvamhauer@post.de",
    "x.kelvamhauer@post.de": "x.kelvamhauer@post.de",
    "a.halgonetta.kelvamhauer@corvedtec.example": "a.halgonetta.kelvamhauer@corvedtec.example",
    # something else
    "Kelvamhauerei": "Kelvamhauerei",
    "+49 030 23125645": "+49 341 1234567",
    "+49 30 231256(0)45": "+49 30 231256(0)45",
    "Herr ZELVEROLF, HALGONETTA und Kelvamhauer": "Herr KLAUS, ANNA und Weber",
    "Frau KELVAMHAUER": "Frau WEBER",
    "Neukelvamhauer": "Neukelvamhauer",
    "198.51.100.541": "198.51.100.541",
    "030 231256451": "030 231256451",
    "1198.51.100.54": "1198.51.100.54",
    "198.51.100.54.7": "198.51.100.54.7",
    "7.198.51.100.54": "7.198.51.100.54",
    "198.51.100.54. Und": "10.1.2.3. Und",
    "5+49 30 23125645": "5+49 30 23125645",
    "+44 30 23125645": "+44 30 23125645",
    "(030) 231-256-45 und 030 23125645 12": "+49 341 1234567 und +49 341 1234567 12",
}


@pytest.mark.parametrize(("answer", "wanted"), CASES.items())
def test_forms(answer, wanted):
    assert restorer().text(answer) == wanted


PIECES = st.one_of(
    st.sampled_from(
        [
            *CASES,
            *KNOWN,
            *THEIRS,
            *OURS,
            "\\u00f6",
            "\\n",
            "\u00a0",
            "**",
            "| ",
            "(0)",
            "004",
            "Frau ",
            "Bernd ",
            " von ",
            ", ",
            "-",
            ".",
            "@",
            "s",
            "’s",
            "+49 ",
            "0",
            "\n",
        ]
    ),
    st.text(max_size=6),
)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.lists(PIECES, max_size=8))
def test_any_chunking_says_the_same(data, pieces):
    """I6."""
    text = "".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    channel = restorer().channel("text")
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    out = "".join(channel.feed(part) for part in parts) + channel.feed("", final=True)
    assert out == restorer().text(text)


@settings(max_examples=200, deadline=None)
@example(["Frau Kelvamhauers Vertrag", "-", "Halgonetta Kelvamhauer"])
@example(["\U0003d000", "Kelvamhauer, Dr. Bernd"])  # a letter for `regex`, none for Python
@given(st.lists(PIECES, max_size=8))
def test_one_character_at_a_time(pieces):
    text = "".join(pieces)
    channel = restorer().channel("text")
    assert "".join(channel.feed(c) for c in text) + channel.feed("", final=True) == restorer().text(text)


@pytest.mark.parametrize("label", [E.PERSON, E.EMAIL, E.PHONE, E.IP])
def test_one_kind_alone(label):
    """Nothing matches for a kind of which nothing was invented."""
    known = {written: entry for written, entry in KNOWN.items() if entry.label is label}
    for written, entry in known.items():
        text = f"x {written}, + 0 resp_1 "
        assert restorer(known).text(text) == f"x {entry.value}, + 0 resp_1 "
        channel = restorer(known).channel("text")
        assert "".join(channel.feed(c) for c in text) + channel.feed("", final=True) == restorer(known).text(text)
    assert restorer(known).text("") == ""


def test_a_letter_that_only_the_pattern_takes_for_another_is_no_form():
    known = {"Kelvimhauer": Entry("Weber", "Weber", E.PERSON, "surname")}
    assert restorer(known).text("Herr KELVİMHAUER und Kelvimhauer") == "Herr KELVİMHAUER und Weber"


def test_in_json_after_an_escape():
    arguments = json.dumps({"text": 'Hallo,\nKelvamhauer\tund "Halgonetta"'})
    assert json.loads(restorer().json_text(arguments)) == {"text": 'Hallo,\nWeber\tund "Anna"'}


def test_a_repr_shows_no_name():
    assert repr(Forms(KNOWN, lexicon())) == "Forms(6)"
