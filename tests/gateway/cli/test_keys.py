from __future__ import annotations

import re

from gateway.keys import RootKey, hash_key, sign, signed_by, verifying_key


def test_a_new_key_and_the_line_for_the_policy_belong_together(cli, capsys):
    assert cli("keys", "new") == 0
    out = capsys.readouterr().out
    key = re.search(r"pgw_\w+", out)[0]
    assert f'keys: ["{hash_key(key)}"]' in out


def test_a_key_of_an_administrator_has_a_public_half(cli, capsys):
    """What it signs, the line in the policy proves, and nothing else does."""
    assert cli("keys", "new", "--admin") == 0
    out = capsys.readouterr().out
    key = re.search(r"pgw_\w+", out)[0]
    stored = re.search(r"ed25519:[0-9a-f]{64}", out)[0]
    assert verifying_key(key) == stored
    assert signed_by(stored, sign(key, b"stop"), b"stop")
    assert not signed_by(stored, sign(key, b"stop"), b"resume")
    assert not signed_by(stored, sign(key + "x", b"stop"), b"stop")
    assert not signed_by("ed25519:00", "zz", b"stop")


def test_two_keys_differ(cli, capsys):
    assert cli("keys", "new") == cli("keys", "new") == 0
    assert len(set(re.findall(r"pgw_\w+", capsys.readouterr().out))) == 2


def test_rotating_keeps_the_older_keys(cli, capsys, tmp_path):
    """What was sealed under them opens; a new one is current."""
    first = RootKey.load({}, tmp_path, allow_generate=True)
    assert cli("keys", "rotate", "--state", str(tmp_path)) == 0
    assert cli("keys", "rotate", "--state", str(tmp_path)) == 0
    ring = RootKey.load({}, tmp_path, allow_generate=True)
    assert ring.key_id != first.key_id
    assert [key.key_id for key in ring.older][-1] == first.key_id
    assert len(ring.older) == 2
    assert ring.key_id in capsys.readouterr().out
    assert (tmp_path / "keys" / "root.key").stat().st_mode & 0o077 == 0


def test_a_root_key_that_was_given_is_not_written(cli, capsys, tmp_path):
    old, state = "5a" * 32, tmp_path / "state"
    assert cli("keys", "rotate", "--state", str(state), PRIVACY_GATEWAY_ROOT_KEY=old) == 0
    out = capsys.readouterr().out
    new = re.search(r"shown once: (\S+)", out)[1]
    ring = RootKey.load({"PRIVACY_GATEWAY_ROOT_KEY": f"{new} {old}"}, state, allow_generate=False)
    assert [key.key_id for key in ring.older] == [RootKey(bytes.fromhex(old)).key_id]
    assert old not in out
    assert not state.exists()


def test_there_must_be_a_key_to_rotate(cli, capsys, tmp_path):
    assert cli("keys", "rotate", "--state", str(tmp_path)) == 1
    assert "cannot be read" in capsys.readouterr().err
