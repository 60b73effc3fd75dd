from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.pseudonyms import (
    ALPHABET,
    TYPE_WORDS,
    Entry,
    PseudonymMap,
    TokenKey,
    check_character,
    is_well_formed,
    normalise,
    type_word,
)  # fmt: skip

KEY = TokenKey(b"k" * 32)
CODES = st.text(ALPHABET, min_size=7, max_size=7).map(lambda body: body + check_character(body))


def token(value, label=EntityType.PERSON, subtype="surname", pseudonyms=None):
    pseudonyms = PseudonymMap(KEY) if pseudonyms is None else pseudonyms
    return pseudonyms.token(Entry(value, value, label, subtype))


def test_a_token_has_the_documented_form():
    assert re.fullmatch(rf"SURNAME_[{ALPHABET}]{{8}}", token("Weber"))
    assert not set("AEIOU015SLZ8") & set(ALPHABET)
    assert all(word.isalpha() and word.isupper() for word in TYPE_WORDS)


def test_spellings_of_a_name_share_the_hash_and_differ_in_form():
    """Six characters for the value, one for the surface form, one check character."""
    codes = {v: token(v).partition("_")[2] for v in ("Schäfer", "SCHÄFER", "schäfer", "Schaefer", "SCHAEFER")}
    assert len({code[:6] for code in codes.values()}) == 1
    assert len(set(codes.values())) == len(codes)


def test_two_values_and_two_types_have_two_tokens():
    pseudonyms = PseudonymMap(KEY)
    assert token("Weber", pseudonyms=pseudonyms) != token("Becker", pseudonyms=pseudonyms)
    assert token("Max", pseudonyms=pseudonyms) != token("Max", subtype="given_name", pseudonyms=pseudonyms)
    assert token("Max", pseudonyms=pseudonyms) == token("Max", pseudonyms=pseudonyms)


@given(CODES, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_the_check_character_catches_every_single_error(code, place, char):
    wrong = code[:place] + char + code[place + 1 :]
    assert is_well_formed(code)
    assert is_well_formed(wrong) == (wrong == code)


@given(CODES, st.integers(0, 5))
def test_the_check_character_catches_swapped_neighbours(code, place):
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert is_well_formed(swapped) == (swapped == code)


class Colliding(TokenKey):
    """A key under which everything collides at first."""

    __slots__ = ()

    def code(self, entry, counter=0):
        return super().code(Entry("x", "x", entry.label, entry.subtype), counter)


def test_a_collision_moves_the_later_value_only():
    pseudonyms = PseudonymMap(Colliding(b"k" * 32))
    first = token("Weber", pseudonyms=pseudonyms)
    others = [token(f"Name{i}", pseudonyms=pseudonyms) for i in range(60)]
    assert token("Weber", pseudonyms=pseudonyms) == first
    assert len({first, *others}) == 61
    assert pseudonyms.look_up(first.partition("_")[2]).value == "Weber"


@given(st.integers(-(10**17), 10**17))
def test_a_keyed_number_has_as_many_digits_and_is_new(number):
    pseudonyms = PseudonymMap(KEY)
    literal = str(number)
    stand_in = pseudonyms.number(literal, Entry(literal, literal, EntityType.ID_NUMBER), frozenset({"4712"}))
    if len(literal.lstrip("-")) < 4:
        assert stand_in is None
    else:
        assert len(stand_in) == len(literal)
        assert stand_in not in {"4712", literal} or stand_in == literal
        assert pseudonyms.look_up_number(stand_in.lstrip("-")).value == literal.lstrip("-")


def test_a_keyed_number_is_none_that_occurs_in_the_request():
    free = PseudonymMap(KEY).number("4711", Entry("4711", "4711", EntityType.ID_NUMBER), frozenset())
    taken = PseudonymMap(KEY).number("4711", Entry("4711", "4711", EntityType.ID_NUMBER), frozenset({free}))
    assert taken not in (None, free)


@pytest.mark.parametrize(
    ("label", "left", "right"),
    [
        (EntityType.PHONE, "+49 170 5550142", "0170/5550142"),
        (EntityType.PHONE, "0049 170 5550142", "0170 5550142"),
        (EntityType.EMAIL, "A@B.de", "a@b.de"),
        (EntityType.IBAN, "DE02 1203 0000", "de0212030000"),
        (EntityType.PERSON, "Müller", "MUELLER"),
        (EntityType.ID_NUMBER, "KD-20 481", "kd20481"),
    ],
)
def test_writings_of_one_value_are_equal(label, left, right):
    assert normalise(label, left) == normalise(label, right)


def test_secrets_and_urls_keep_their_case():
    assert normalise(EntityType.SECRET, "aB") != normalise(EntityType.SECRET, "ab")


def test_another_key_gives_another_token():
    other = PseudonymMap(TokenKey(b"x" * 32))
    assert token("Weber") != token("Weber", pseudonyms=other)
    assert KEY.opaque("user", "a") != TokenKey(b"x" * 32).opaque("user", "a")
    assert KEY.opaque("user", "a") != KEY.opaque("prompt_cache_key", "a")
    assert len(KEY.opaque("user", "a", "u_")) <= 64


def test_parts_are_hashed_without_ambiguity():
    assert KEY.number("ab", "c") != KEY.number("a", "bc")


def test_reprs_show_nothing():
    pseudonyms = PseudonymMap(KEY)
    token("Geheim", pseudonyms=pseudonyms)
    shown = repr(pseudonyms) + repr(KEY) + repr(Entry("Geheim", "Geheim", EntityType.PERSON))
    assert "Geheim" not in shown
    assert "kkk" not in shown


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="16 bytes"):
        TokenKey(b"short")


def test_type_words():
    assert type_word(EntityType.ADDRESS, "street") == "STREET"
    assert type_word(EntityType.ADDRESS, "postal_city") == "CITY"
    assert type_word(EntityType.ID_NUMBER, "customer_number") == "ID"
