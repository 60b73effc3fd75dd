"""URLs: only those that carry something personal."""

from __future__ import annotations

import pytest

from filters.recognizers.url import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("https://shop.example/users/anna-weber?tab=1", [("https://shop.example/users/anna-weber?tab=1", "")]),
    ("(https://x.example/?name=Anna+Weber).", [("https://x.example/?name=Anna+Weber", "")]),
    ("https://anna:geheim@host.example/x", [("https://anna:geheim@host.example/x", "")]),
    ("https://x.example/reset?token=a8f3c2", [("https://x.example/reset?token=a8f3c2", "")]),
    ("https://www.example.org/docs/a?page=2", []),
    ("https://x.example/?email=anna%40example.com", []),
    ("https://x.example/users/{id}", []),
    ("https://x.example/users/login", []),
    ("http://[::1", []),
    ("https://portal.example/m/imboden-k/7f3a91", [("https://portal.example/m/imboden-k/7f3a91", "")]),
    ("https://git.example/x/commit/7f3a91bc", []),
    ("https://firma.example/team/anna-weber", [("https://firma.example/team/anna-weber", "")]),
    ("linkedin.com/in/annaweber", [("linkedin.com/in/annaweber", "")]),
    ("https://firma.example/docs/quick-start", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
