from __future__ import annotations

import asyncio
import json

import pytest

from gateway.audit import AuditRecord
from gateway.sinks.base import load_key
from gateway.sinks.file import FileSink


@pytest.fixture
def trail(tmp_path):
    """A state directory with a closed trail of five records."""
    state = tmp_path / "state"

    async def write():
        sink = FileSink(state / "audit", queue=8, key=load_key(state / "keys" / "audit.key"))
        for number in range(5):
            await sink.append(AuditRecord(kind="decided", time="2026-01-01T00:00:00Z", request_id=f"req_{number}x"))
        await sink.close()

    (state / "keys").mkdir(parents=True)
    asyncio.run(write())
    return state


def test_an_untouched_trail_verifies(cli, capsys, trail):
    assert cli("audit", "verify", "--state", str(trail)) == 0
    out = capsys.readouterr().out
    assert "7 records: the chain verifies" in out
    assert "head: writer" in out


def test_a_changed_byte_is_found_and_the_place_is_named(cli, capsys, trail):
    (path,) = (trail / "audit").glob("*.jsonl")
    path.write_bytes(path.read_bytes().replace(b"req_3x", b"req_9x"))
    assert cli("audit", "verify", "--state", str(trail)) == 1
    out = capsys.readouterr().out
    assert f"FINDING: {path.name}:5: changed" in out
    assert "THE CHAIN DOES NOT VERIFY" in out


def test_no_trail_is_told(cli, capsys):
    assert cli("audit", "verify", "--state", "nowhere") == 2
    assert "no audit trail" in capsys.readouterr().err


def test_a_head_that_was_kept_elsewhere_must_be_there(cli, capsys, trail):
    """As a hash, as its beginning, or as the metric shows it."""
    (path,) = (trail / "audit").glob("*.jsonl")
    head = json.loads(path.read_bytes().splitlines()[-1])["hash"]
    for shown in (head, head[:20], f"metric:{int(head[:13], 16)}", f"metric:{float(int(head[:13], 16))!r}"):
        assert cli("audit", "verify", "--state", str(trail), "--expect-head", shown) == 0, shown
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-2]))
    assert cli("audit", "verify", "--state", str(trail)) == 0
    assert "cannot be seen" in capsys.readouterr().out
    assert cli("audit", "verify", "--state", str(trail), "--expect-head", head) == 1
    assert f"FINDING: {head}:0: missing head" in capsys.readouterr().out
    for nonsense in ("abc", "metric:x", "metric:1e99", "metric:0.5"):
        with pytest.raises(SystemExit):
            cli("audit", "verify", "--state", str(trail), "--expect-head", nonsense)


def test_a_trail_that_another_key_signed_does_not_verify(cli, capsys, trail):
    """Whoever can write the directory has no key of the gateway's."""
    (trail / "keys" / "audit.key").unlink()
    other = load_key(trail / "keys" / "audit.key").public_key().public_bytes_raw().hex()
    assert cli("audit", "verify", "--state", str(trail)) == 1
    assert "unknown key" in capsys.readouterr().out
    assert cli("audit", "verify", "--state", str(trail), "--key", other) == 1
