"""User names by label and path; code and generic users stay."""

from __future__ import annotations

import pytest

from filters.recognizers.username import RECOGNIZER

_PROGRAM = "import os\ndef f(x):\n    if x:\n        return None\n    self.y = 1\n    assert x\n"

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
    ("user=kbrett ip=203.0.113.87", [("kbrett", "")]),
    ("ihr Slack-Handle ist @shiv.keane", [("@shiv.keane", "")]),
    ("// TODO @jhaver: anonymisieren", [("@jhaver", "")]),
    ("deploy von m.ostrowski um 9", [("m.ostrowski", "")]),
    ("da bin ich wiebi_t92", [("wiebi_t92", "")]),
    ("identifiant astreinte-exp2", [("astreinte-exp2", "")]),
    (f'{_PROGRAM}# returned by "get_ready"', []),
    (f"{_PROGRAM}# gesperrt von max_77 heute", [("max_77", "")]),
    ("gepostet von kater_felix gestern", [("kater_felix", "")]),
    ("@here bitte alle lesen", []),
    ("@property\ndef x(self)", []),
    ("beim nächsten Login migriert", []),
    ("z.b. u.a. d.h.", []),
    ("Kennung FIRMA\\hmueller", [("hmueller", "")]),
    ("ssh deploybot7@host.example", [("deploybot7", "")]),
    ("Account hmueller gesperrt", [("hmueller", "")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_finds_exactly(found, text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == found(RECOGNIZER, text)
