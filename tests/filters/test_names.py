"""Splitting a person's name into its parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.lexicon import Lexicon
from filters.names import WORD, is_title, name_parts

LEXICON = Lexicon.load()
CASES = {
    "Anna Weber": "g:Anna s:Weber",
    "Webers": "s:Weber",
    "Annas": "g:Anna",
    "Peters": "s:Peters",
    "Jonas": "g:Jonas",
    "Lars": "g:Lars",
    "Weber's": "s:Weber",
    "Weber’s": "s:Weber",
    "Lars’": "g:Lars",
    "Anna Webers": "g:Anna s:Weber",
    "Frau Weber": "s:Weber",
    "Frau Anna Weber": "g:Anna s:Weber",
    "Herr Jonas": "s:Jonas",
    "Herr Prof. Dr. med. Weber": "s:Weber",
    "Dipl.-Ing. Karl Heinz Meier": "g:Karl g:Heinz s:Meier",
    "Dr. Anna von der Heide": "g:Anna s:von_der_Heide",
    "Herrn Rechtsanwalt Weber": "s:Weber",
    "Ludwig van Beethoven": "g:Ludwig s:van_Beethoven",
    "von Weber": "s:von_Weber",
    "Ben Weber": "g:Ben s:Weber",
    "Karim El Amrani": "g:Karim s:El_Amrani",
    "Weber, Anna": "s:Weber g:Anna",
    "Weber, Dr. Anna": "s:Weber g:Anna",
    "Weber Anna": "s:Weber g:Anna",
    "Anna Weber, geb. Schmidt": "g:Anna s:Weber s:Schmidt",
    "Annegret_Schaefer": "g:Annegret s:Schaefer",
    "anna.weber": "g:anna s:weber",
    "anna-weber": "g:anna s:weber",
    "A. Weber": "g:A. s:Weber",
    "Anna W.": "g:Anna s:W.",
    'Łukasz "Luki" Wójcik': "g:Łukasz g:Luki s:Wójcik",
    "Jürgen Müßiggang-Öztürk": "g:Jürgen s:Müßiggang-Öztürk",
    "Müller-Lüdenscheidt": "s:Müller-Lüdenscheidt",
    "Hans-Peter Weber": "g:Hans-Peter s:Weber",
    "Xyzzy": "s:Xyzzy",
    "O'Brien": "s:O'Brien",
    "Mu\u0308ller": "s:Mu\u0308ller",
    "Juan García Lorca": "g:Juan s:García s:Lorca",
    "": "",
    "4711 (!)": "",
}


def _shown(text: str, subtype: str = "") -> str:
    parts = name_parts(text, subtype, LEXICON)
    return " ".join(f"{p.kind[0]}:{text[p.start : p.end].replace(' ', '_')}" for p in parts)


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_splits(text: str, expected: str) -> None:
    assert expected == _shown(text)


@pytest.mark.parametrize(
    ("text", "subtype", "expected"),
    [
        ("Anna", "surname", "s:Anna"),
        ("Weber", "given_name", "g:Weber"),
        ("Anna Maria", "given_name", "g:Anna g:Maria"),
        ("von Weber", "surname", "s:von_Weber"),
    ],
)
def test_a_label_forces_the_kind(text: str, subtype: str, expected: str) -> None:
    assert expected == _shown(text, subtype)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Anna",
                "Weber",
                "von",
                "der",
                "Dr.",
                "Frau",
                "A.",
                "Müller-Lüdenscheidt",
                '"Luki"',
                "Webers",
                "geb.",
                ",",
                "Ing.",
            ]
        )
        | st.text(max_size=8),
        max_size=7,
    ),
    st.sampled_from(["", "given_name", "surname", "full_name"]),
)
def test_parts_are_disjoint_in_bounds_and_complete(words: list[str], subtype: str) -> None:
    text = " ".join(words)
    parts = name_parts(text, subtype, LEXICON)
    position = 0
    for part in parts:
        assert position <= part.start < part.end <= len(text)
        position = part.end
    for match in WORD.finditer(text):
        covered = any(p.start <= match.start() < p.end for p in parts)
        assert covered or is_title(match[0]) or _outside(match[0])


def _outside(word: str) -> bool:
    return word.casefold().rstrip(".") in {"geb", "née", "nee", "geborene", "verw", "verh"}
