"""What the automaton is given: cases by hand. That it never misses a match is tested in `test_engine.py`."""

from __future__ import annotations

import re

import pytest

from filters.approximation import Inexpressible, approximate, encode


def expression(pattern: str, flags: int = 0) -> str:
    return approximate(re.compile(pattern, flags)).expression


def test_one_byte_for_each_character() -> None:
    text = "Straße, „İstanbul“ – 中☃😀\ud800\u0301\x81"
    assert len(encode(text)) == len(text)


def test_letters_that_case_folding_makes_one_share_a_byte() -> None:
    assert encode("ſKıİẞ") == "sKiIß".encode("cp1252")


@pytest.mark.parametrize(
    ("pattern", "flags", "expected"),
    [
        ("abc", 0, "abc"),
        ("ab", re.IGNORECASE, "[Aa][Bb]"),
        ("ß", 0, r"\xdf"),
        ("Ł", 0, r"\x3f"),
        (r"a(?=b)\b", 0, "a"),
        (r"a\d{2}", 0, r"a[0-9\x3f]{2}"),
        ("a{0,40}b", 0, "a{0,}b"),
        ("a{9,40}b", 0, "a{6,}b"),
        ("ab{0,3}c{2,5}", 0, "ab{0,3}c{2}"),
        ("ab?", 0, "a"),
        (r"(?P<q>['\"])a(?P=q)", 0, r"(?:[\x22\x27])a"),
        ("^a", re.MULTILINE, r"(?:^|\x0a)a"),
        ("(?<=x)a", 0, "(?:x)a"),
        ("ab|cd", 0, "(?:ab|cd)"),
        ("(?i:a)b", 0, "(?:[Aa])b"),
        ("(?<!b)(?=a)", 0, None),
    ],
)
def test_translation(pattern: str, flags: int, expected: str | None) -> None:
    written = expression(pattern, flags)
    assert written.endswith("a") if expected is None else written == expected


def test_what_must_not_stand_before_is_kept_as_a_byte_that_may() -> None:
    found = re.compile(expression(r"(?<![a-z])b").encode(), re.DOTALL)
    assert found.search(b"ab") is None
    assert all(found.search(text) for text in (b"b", b" b", b"?b", b"sAb"))


def test_a_letter_whose_twin_may_stand_before_is_no_obstacle() -> None:
    assert re.compile(r"(?<![a-z])b").search("ſb")
    assert re.compile(expression(r"(?<![a-z])b").encode()).search(encode("ſb"))


def test_width_and_reach() -> None:
    found = approximate(re.compile(r"ab{1,3}c(?=d{1,5})"))
    assert found.width == 5
    assert found.reach is not None
    assert found.reach >= 10
    assert approximate(re.compile("ab*")).reach is None


@pytest.mark.parametrize("pattern", ["", "a?", "(?=a)|b", r"(.)?\1"])
def test_what_cannot_be_said_is_refused(pattern: str) -> None:
    with pytest.raises(Inexpressible):
        expression(pattern)
