"""Whatever is done to a clean audit trail, `verify` reports it, at the line where it was done; a crash loses nothing."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway import audit, audit_verify
from gateway.audit import AuditRecord, Chain, Reference, canonical
from gateway.audit_verify import Finding, verify

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
TIME = "2026-03-01T10:00:00.000Z"


def trail() -> tuple[list[bytes], bytes]:
    """A closed segment of six lines, and the segment of a later writer that names its head."""
    chain, later = Chain("a" * 16, KEY), Chain("b" * 16, KEY)
    lines = [chain.opened(TIME, 0, ())]
    lines += [chain.append(AuditRecord(kind="decided", time=TIME, request_id=f"r{i}", status=200)) for i in range(4)]
    lines.append(chain.closed(TIME))
    head = Reference("1.jsonl", chain.writer, chain.seq - 1, chain.head, "closed")
    return lines, later.opened(TIME, 0, (head,)) + later.closed(TIME)


LINES, LATER = trail()
WHOLE = b"".join(LINES)


def findings(first: bytes, later: bytes = LATER) -> tuple[bool, list[Finding]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "1.jsonl").write_bytes(first)
        if later:
            (folder / "2.jsonl").write_bytes(later)
        report = verify([folder])
        return report.ok, [f for f in report.findings if f.file == "1.jsonl"]


def test_untouched() -> None:
    """The trail itself is clean."""
    assert findings(WHOLE) == (True, [])


@settings(deadline=None, max_examples=300)
@given(position=st.integers(0, len(WHOLE) - 1), bits=st.integers(1, 255))
def test_flipped_byte(position: int, bits: int) -> None:
    """Any change of any byte."""
    changed = bytearray(WHOLE)
    changed[position] ^= bits
    ok, found = findings(bytes(changed))
    assert not ok
    assert found[0].line == WHOLE[:position].count(b"\n") + 1
    assert found[0].what == "changed"


@settings(deadline=None)
@given(position=st.integers(0, len(WHOLE) - 1), bits=st.integers(1, 255))
def test_flipped_byte_of_the_newest_segment(position: int, bits: int) -> None:
    """Also while no later segment names it."""
    changed = bytearray(WHOLE)
    changed[position] ^= bits
    ok, found = findings(bytes(changed), b"")
    assert not ok
    assert found[0].line == WHOLE[:position].count(b"\n") + 1


@settings(deadline=None)
@given(first=st.integers(0, 5), count=st.integers(1, 5))
def test_removed_lines(first: int, count: int) -> None:
    """Any run of lines, from any place."""
    left = LINES[:first] + LINES[first + count :]
    ok, found = findings(b"".join(left))
    assert not ok
    assert (found[0].line, found[0].what) == (first + 1, "removed")


@settings(deadline=None)
@given(pair=st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] < p[1]))
def test_swapped_lines(pair: tuple[int, int]) -> None:
    """Any two lines."""
    lines = list(LINES)
    lines[pair[0]], lines[pair[1]] = lines[pair[1]], lines[pair[0]]
    ok, found = findings(b"".join(lines))
    assert not ok
    assert (found[0].line, found[0].what) == (pair[0] + 1, "reordered")


@settings(deadline=None, max_examples=200)
@given(keep=st.integers(0, len(WHOLE) - 1))
def test_cut_tail(keep: int) -> None:
    """Any cut after a clean end: tampering once a later segment exists, and never silent before."""
    left = WHOLE[:keep]
    line = left.count(b"\n") + 1
    ok, found = findings(left)
    assert not ok
    assert ("removed", line) in [(f.what, f.line) for f in found]
    assert findings(left, b"")[1]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "hash", "ü"]), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(["model", "segment", "size", "previous", "key", "sig", "time", "ä", "hash2"])


@settings(deadline=None, max_examples=300)
@given(
    more=st.dictionaries(KEYS, JSON, max_size=4),
    seq=JSON | st.integers(0, 9),
    kind=st.sampled_from(["decided", "opened", "x"]) | JSON,
    write=st.sampled_from([canonical, partial(orjson.dumps, option=orjson.OPT_SORT_KEYS), json.dumps, orjson.dumps]),
)
def test_the_short_way_to_read_a_line_agrees_with_the_long_one(more: Any, seq: Any, kind: Any, write: Any) -> None:
    """Whatever somebody writes whose hash is right: it is taken by both, or by neither."""
    content = {"writer": "a" * 16, "prev": "0" * 64, **more, "seq": seq, "kind": kind}
    content["hash"] = hashlib.sha256(canonical(content)).hexdigest()
    try:
        raw = write(content)
    except orjson.JSONEncodeError:  # integers that it does not write
        return
    raw = raw.encode() if isinstance(raw, str) else raw
    short = audit._unsigned(raw)
    assert short is None or short == audit._any(raw)
    if kind == "decided" and type(seq) is int and 0 <= seq <= 9 and not more and raw == canonical(content):
        assert short is not None


def test_processes_side_by_side_say_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for number in range(3):
        content = WHOLE.replace(b'"r2"', b'"r7"') if number == 1 else WHOLE
        (tmp_path / f"{number}.jsonl").write_bytes(content)
    (tmp_path / "3.jsonl").write_bytes(LATER)
    monkeypatch.setattr(audit_verify, "_LARGE", 0)
    anchors = [json.loads(LINES[2])["hash"], "f" * 64, json.loads(LINES[3])["hash"][:13]]
    alone, together = (verify([tmp_path], anchors=anchors, jobs=jobs) for jobs in (1, 3))
    assert alone == together
    assert {finding.what for finding in alone.findings} >= {"changed", "missing head"}


CHILD = """
import asyncio, sys
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from gateway.audit import AuditRecord
from gateway.sinks.file import FileSink

async def client(sink, name):
    for i in range(10**9):
        await sink.append(AuditRecord(kind="decided", time="2026-03-01T10:00:00.000Z", request_id=f"{name}-{i}"))
        print(f"{name}-{i}", flush=True)

async def main():
    sink = FileSink(Path(sys.argv[1]), queue=100, key=Ed25519PrivateKey.from_private_bytes(bytes(32)))
    await asyncio.gather(*(client(sink, f"{sys.argv[2]}-{n}") for n in range(8)))

asyncio.run(main())
"""


def test_kill_minus_nine(tmp_path: Path) -> None:
    """Every record whose append returned survives, and the chain over all crashes verifies."""
    told: set[str] = set()
    for run, delay in enumerate((0.05, 0.11, 0.23, 0.31)):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path), f"run{run}"], stdout=subprocess.PIPE, text=True
        )
        lines = [child.stdout.readline()]
        time.sleep(delay)
        os.kill(child.pid, signal.SIGKILL)
        lines += child.stdout.readlines()
        child.stdout.close()
        child.wait()
        told |= {line.strip() for line in lines if line.endswith("\n") and line.startswith("run")}
    report = verify([tmp_path])
    assert report.ok
    assert {f.what for f in report.findings} <= {"torn", "crashed", "open"}
    assert [f.what for f in report.findings].count("crashed") == 3
    found = set()
    for path in tmp_path.glob("*.jsonl"):
        whole = path.read_bytes().split(b"\n")[:-1]
        found |= {json.loads(line).get("request_id") for line in whole}
    assert len(told) > 20
    assert told <= found
