from __future__ import annotations

import asyncio

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
