from __future__ import annotations

import re

from gateway.keys import hash_key


def test_a_new_key_and_the_line_for_the_policy_belong_together(cli, capsys):
    assert cli("keys", "new") == 0
    out = capsys.readouterr().out
    key = re.search(r"pgw_\w+", out)[0]
    assert f'keys: ["{hash_key(key)}"]' in out


def test_two_keys_differ(cli, capsys):
    assert cli("keys", "new") == cli("keys", "new") == 0
    assert len(set(re.findall(r"pgw_\w+", capsys.readouterr().out))) == 2
