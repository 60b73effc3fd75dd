from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.folding import Runs, fold, spellings


@pytest.mark.parametrize(
    "written",
    ["müller", "MÜLLER", "Mu\u0308ller", "Mü\u00adller", "Mül\u200bler", "Мüller", "ＭÜＬＬＥＲ"],
)
def test_spellings_of_one_word_read_the_same(written):
    assert fold(written).text == "muller"


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        ("Schäfer", {"schafer", "schaefer"}),
        ("Schaefer", {"schaefer", "schafer"}),
        ("Strauß", {"straus", "strauss"}),
        ("KD-20 481", {"kd20481"}),
        ("", set()),
    ],
)
def test_a_value_is_searched_with_and_without_transcription(value, readings):
    assert readings == spellings(value)


@given(st.text())
def test_offsets_lead_back_to_what_was_read(text):
    """Each folded character stands for the original character at its offset."""
    folded = fold(text)
    for i, char in enumerate(folded.text):
        start, end = folded.original(i, i + 1)
        assert end == start + 1
        assert char == fold(text[start:end]).text or unicodedata.combining(text[start])


@given(st.text(alphabet="ab1 -.ü\n", max_size=40))
def test_runs_are_the_words_and_digit_runs_in_order(text):
    folded = fold(text)
    runs = Runs.of(folded)
    words = [folded.text[s:e] for s, e in zip(runs.starts, runs.ends, strict=True)]
    assert "".join(words) == runs.compact
    assert all(w.isalpha() or w.isdigit() for w in words)
    for i, word in enumerate(words):
        place = runs.locate(runs.positions[i], runs.positions[i] + len(word))
        assert place == (i, i, 0)


def test_a_match_inside_a_word_is_no_match():
    runs = Runs.of(fold("Anna Weberei"))
    assert runs.locate(1, 4) is None
    assert runs.locate(4, 9) == (1, 1, 2)
