"""A trail of a million records: how fast it verifies and is searched, beside reading its bytes: ``make bench-audit``.

The floor is what nobody can do without: reading the files and hashing every byte once (SHA-256), in the same run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from filters.detection import EntityType
from filters.subjects import Subject
from gateway.audit import AuditRecord, timestamp
from gateway.audit_verify import VerifyReport, verify
from gateway.desk import read
from gateway.sinks.queue import Entry
from gateway.sinks.segments import Files, Keeping, System
from gateway.subject_index import SqliteRows, SubjectIndex
from gateway.trail import FileTrail

START = datetime(2026, 11, 1, tzinfo=UTC)
BATCH = 1_000
PEOPLE = 20_000


class Clock:
    """Three weeks, evenly filled."""

    def __init__(self, records: int) -> None:
        self.step = timedelta(days=21) / records
        self.time = START

    def __call__(self) -> datetime:
        return self.time


def entries(clock: Clock, first: int) -> Iterator[Entry]:
    """Pairs of decision and completion as a support desk makes them; each decision mentions two people."""
    for number in range(first, first + BATCH, 2):
        clock.time += 2 * clock.step
        common = {"principal": "support", "team": "desk", "policy_version": "eb4a1ccbb731", "upstream": "openai-eu"}
        common |= {"request_id": f"req_{number:024x}", "endpoint": "chat.completions", "model": "gpt-4o"}
        found = {"PERSON/surname/token": 2, "EMAIL//token": 1, "ID_NUMBER/customer_number/token": 1}
        counted = {"PERSON/token": 2, "EMAIL/token": 1, "ID_NUMBER/token": 1}
        decided = {"findings": found, "entities": counted, "sensitivity": "yellow", "persons": 2, "region": "EU"}
        decided |= {"agreement": "AVV-1", "reasons": ("name",), "ways": ("openai-eu",)}
        ended = {"outcome": "ok", "status": 200, "total_ms": 840, "prompt_tokens": 420}
        people = [Subject(EntityType.EMAIL, f"p{(number * step) % PEOPLE}@example.com") for step in (1, 7)]
        now = timestamp(clock.time)
        yield AuditRecord(kind="decided", time=now, **common, **decided), people  # type: ignore[arg-type]
        yield AuditRecord(kind="completed", time=now, **common, **ended), ()  # type: ignore[arg-type]


def timed(name: str, work: Callable[[], object]) -> object:
    """Print CPU seconds of this process and its children, and the wall time."""
    wall, cpu = time.perf_counter(), os.times()
    result = work()
    spent = sum(os.times()[:4]) - sum(cpu[:4])
    print(f"{name:<34} {spent:8.2f} s CPU {time.perf_counter() - wall:8.2f} s", flush=True)
    return result


def hashed(folder: Path) -> None:
    """Read every byte and hash it once."""
    for path in folder.glob("*.jsonl"):
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")


def make(folder: Path, records: int) -> None:
    """Write a trail and its index as the file sink does, only without waiting for the disk."""
    clock = Clock(records)
    keeping = Keeping(index=SubjectIndex(SqliteRows(folder), None))
    system = System(fsync=lambda _: None, now=clock)
    files = Files(folder / "audit", Ed25519PrivateKey.generate(), keeping, system)
    for first in range(0, records, BATCH):
        files.commit(list(entries(clock, first)))
        files.take()
    files.end()
    files.close()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    records = parser.parse_args().records
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "audit").mkdir()
        timed(f"write {records:,} records", lambda: make(folder, records))
        timed("floor: read and hash every byte", lambda: hashed(folder / "audit"))
        for jobs in (1, os.cpu_count() or 1):
            report = timed(f"verify, processes: {jobs}", partial(verify, [folder / "audit"], jobs=jobs))
            assert isinstance(report, VerifyReport), report
            assert report.records >= records, report
            assert report.ok, report
        index, trail = SubjectIndex(SqliteRows(folder), None), FileTrail([folder / "audit"])
        who = {Subject(EntityType.EMAIL, "p14@example.com")}
        found = timed("search for one person", lambda: len(list(read(trail, index.find(who)))))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{trail.size() / 2**20:.0f} MiB; {found} records found; {memory:.0f} MiB RSS at most")


if __name__ == "__main__":
    main()
