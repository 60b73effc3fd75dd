"""E-mail addresses: valid, spelt out, in sentences, look-alikes."""

from __future__ import annotations

import pytest

from filters.recognizers.email import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("weber@example.com", [("weber@example.com", "")]),
    ("Schreiben Sie an anna.weber+shop@post.firma-nord.example.", [("anna.weber+shop@post.firma-nord.example", "")]),
    ("<mailto:jürgen@müller.example>", [("jürgen@müller.example", "")]),
    ("a@xn--mller-kva.example und b@c.de", [("a@xn--mller-kva.example", ""), ("b@c.de", "")]),
    ("name (at) firma (dot) de", [("name (at) firma (dot) de", "")]),
    ("b.meier[at]web.example!", [("b.meier[at]web.example", "")]),
    ("https://x.example/?mail=anna%40example.com&x=1", [("anna%40example.com", "")]),
    ("anna at firma dot de", [("anna at firma dot de", "")]),
    ("@decorator\ndef f(): ...", []),
    ("a@b", []),
    ("npm i @scope/paket lodash@1.2.3", []),
    ("logo@2x.png", []),
    ("git@github.com:org/repo.git", []),
    ("@@@@ @.de x@.de", []),
    ("mail@firma.example,info@firma.example", [("mail@firma.example", ""), ("info@firma.example", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
