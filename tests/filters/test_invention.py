"""Every word that can be invented has the form that the way back counts on."""

from __future__ import annotations

import ipaddress

import pytest

from filters import invention
from tests.support.core import lexicon

LANGUAGES = ("en", "fr", "it", "es", "nl", "pl", "tr")
KINDS = ("f", "m", "", "de", "host", *LANGUAGES, *(f"{sex} {language}" for sex in "fm" for language in LANGUAGES))


@pytest.mark.parametrize("kind", KINDS)
def test_words_are_small_ascii_letters_that_take_a_plain_genitive(kind):
    words = {invention.word(kind, number * 7919) for number in range(2000)}
    assert len(words) > 900
    assert all(w.isascii() and w.isalpha() and w.islower() and not w.endswith(("s", "x", "z")) for w in words)


def test_hardly_a_word_is_attested():
    known = lexicon()
    words = [invention.word(kind, number) for kind in KINDS for number in range(5000)]
    attested = [w for w in words if known.is_given(w) or known.is_surname(w) or known.is_ordinary(w)]
    assert len(attested) < len(words) / 1000  # and these are passed over (`Surrogates`)


@pytest.mark.parametrize(
    ("surname", "kind"),
    [("kowalski", "pl"), ("nowakowska", "pl"), ("erdogdu", "de"), ("ozdemir", "tr"), ("rossini", "it"),
     ("fernandez", "es"), ("moreau", "fr"), ("hoekstra", "nl"), ("johnson", "en"), ("weber", "de")],
)  # fmt: skip
def test_the_ending_tells_the_language(surname, kind):
    assert invention.language_of(surname) == kind


@pytest.mark.parametrize(
    ("given", "sex", "kind"),
    [
        ("giovanni", "m", "m it"),
        ("katarzyna", "f", "f pl"),
        ("mehmet", "m", "m tr"),
        ("klaus", "m", "m"),
        ("giovanni", "", ""),  # without the sex, an ending would tell one
    ],
)
def test_given_names_keep_sex_and_language(given, sex, kind):
    assert invention.kind_of_given(given, sex) == kind


@pytest.mark.parametrize(("country", "length"), [("49", 10), ("44", 10), ("1", 10)])
def test_phones_are_national_digits(country, length):
    numbers = {invention.phone(country, number * 104729) for number in range(500)}
    assert all(number.isdigit() for number in numbers)
    assert {len(number) for number in numbers} == {length}


def test_ip_addresses_are_those_of_documentation():
    for number in range(0, 10**6, 997):
        fourth = ipaddress.ip_address(invention.address(number, sixth=False))
        assert any(fourth in ipaddress.ip_network(n) for n in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"))
        assert ipaddress.ip_address(invention.address(number, sixth=True)) in ipaddress.ip_network("2001:db8::/32")
