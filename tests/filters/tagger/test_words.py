"""Cutting texts into words, pieces and windows: what training and the gateway do alike."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from filters.tagger.words import MAX_PIECES, MAX_PIECES_PER_WORD, UNKNOWN, windows

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("aeinrstÄöüßłñ WK.,!?\n\t-'0123\u00a0\u200b\u0308ﬁ𝔘中"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=200,
)


def test_words_are_runs_of_letters_and_digits_and_everything_else_alone(cutter):
    text = "Dr. Weber-Öztürk,\n4711"
    words = [text[start:end] for start, end in cutter(text).spans]
    assert words == ["Dr", ".", "Weber", "-", "Öztürk", ",", "\n", "4711"]


def test_the_line_break_is_a_piece_of_its_own(cutter):
    words = cutter("a\nb")
    assert words.pieces[1] == [cutter.newline]


@given(TEXTS)
def test_words_lie_in_order_and_cover_all_that_is_visible(cutter, text):
    words = cutter(text)
    at = 0
    for (start, end), pieces in zip(words.spans, words.pieces, strict=True):
        assert at <= start < end <= len(text)
        assert all(c.isspace() or unicodedata.category(c) == "Cf" for c in text[at:start])
        assert 1 <= len(pieces) <= MAX_PIECES_PER_WORD
        assert all(0 <= piece <= cutter.newline for piece in pieces)
        at = end


@given(TEXTS, st.integers(13, MAX_PIECES))
def test_windows_take_every_word_once_and_are_small_enough(cutter, text, limit):
    words = cutter(text)
    at = 0
    for start, end in windows(words, text, limit):
        assert start == at < end
        assert sum(len(pieces) for pieces in words.pieces[start:end]) <= limit
        at = end
    assert at == len(words.spans)


def test_windows_end_at_a_line_if_there_is_one_in_the_second_half(cutter):
    text = "eins zwei drei vier fünf sechs sieben acht neun zehn\nelf zwölf dreizehn vierzehn"
    words = cutter(text)
    first = next(windows(words, text, 14))
    assert text[words.spans[first[1] - 1][0]] == "\n"


def test_a_character_without_a_piece_is_unknown_and_not_lost(cutter):
    assert cutter("a 中 b").pieces[1][-1] == UNKNOWN
