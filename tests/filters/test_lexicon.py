"""The word lists: contents, folding, determinism, size."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import filters.lexicon
from filters.lexicon import Lexicon, fold_name

DATA = Path(filters.lexicon.__file__).parent / "data"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load()


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Müller", "mueller"),
        ("Mu\u0308ller", "mueller"),
        ("Strauß", "strauss"),
        ("STRAẞE", "strasse"),
        ("Łukasz", "lukasz"),
        ("Wójcik", "wojcik"),
        ("Şahin", "sahin"),
        ("I\u0307pek", "ipek"),
        ("Sø\u00adren", "soren"),
        ("Anna", "anna"),
        ("", ""),
    ],
)
def test_folds_to_one_spelling(word: str, folded: str) -> None:
    assert folded == fold_name(word)


@pytest.mark.parametrize("word", ["Schmidt", "Anna", "Öztürk", "Wójcik", "Annegret", "Jürgen", "Berlin", "Köln"])
def test_names_and_places_are_not_ordinary(lexicon: Lexicon, word: str) -> None:
    assert not lexicon.is_ordinary(word)


@pytest.mark.parametrize(
    "word", "Weber Winter Becker Koch Linde Max Kunde Herr Team Bestellung Bestellungen Ich und schwanger Klein".split()
)
def test_words_that_are_also_names_are_ordinary(lexicon: Lexicon, word: str) -> None:
    assert lexicon.is_ordinary(word)


@pytest.mark.parametrize("word", "Anna ANNA Annegret Łukasz Fatma Max Jürgen Hans-Peter Jonas Lars".split())
def test_knows_given_names(lexicon: Lexicon, word: str) -> None:
    assert lexicon.is_given(word)


@pytest.mark.parametrize("word", "Weber Schäfer Schaefer Müller-Frobel Wójcik Winter Becker Peters".split())
def test_knows_surnames(lexicon: Lexicon, word: str) -> None:
    assert lexicon.is_surname(word)


@pytest.mark.parametrize("word", ["the", "und", "der", "Kunde", "Bestellung", "ich", "Herr", "Team"])
def test_function_words_are_no_names(lexicon: Lexicon, word: str) -> None:
    assert (lexicon.is_given(word), lexicon.is_surname(word)) == (False, False)


def test_shows_counts_only(lexicon: Lexicon) -> None:
    assert "weber" not in repr(lexicon)


@pytest.mark.parametrize("name", ["given", "surnames", "ordinary"])
def test_data_is_folded_sorted_and_without_time_stamp(name: str) -> None:
    raw = (DATA / f"{name}.txt.gz").read_bytes()
    words = gzip.decompress(raw).decode("ascii").split("\n")
    assert raw[4:8] == b"\0\0\0\0"
    assert words == sorted(set(words))
    assert all(word == fold_name(word) for word in words)


def test_data_is_small() -> None:
    assert sum(p.stat().st_size for p in DATA.iterdir()) <= 1_500_000
