"""User names by label and path; code and generic users stay."""

from __future__ import annotations

import pytest

from filters.recognizers.username import RECOGNIZER

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Benutzername: aweber77", [("aweber77", "")]),
    ('username="aweber"', [("aweber", "")]),
    ("/home/aweber/projekt", [("aweber", "")]),
    ("C:\\Users\\aweber\\Desktop", [("aweber", "")]),
    ("/Users/a.weber/x", [("a.weber", "")]),
    ("Login: aweber", [("aweber", "")]),
    ("@decorator", []),
    ("username: str = None", []),
    ("username = request.user", []),
    ("f(username=name, x=1)", []),
    ("/home/runner/work /home/user/", []),
    ("stable per user: provider uses it", []),
    ("user: admin", []),
    ("handle: asyncio.TimerHandle | None", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
