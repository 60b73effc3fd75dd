"""The file sink: durable before it returns, closed to everything while the disk is not, whole after kill -9."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import stat
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from structlog.testing import capture_logs

from gateway.audit import AuditRecord, Line, parse_line, timestamp
from gateway.audit_verify import verify
from gateway.errors import FilterUnavailable
from gateway.sinks import cadence
from gateway.sinks.file import SINK, FileSink
from gateway.sinks.segments import Files, Keeping, System

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
TIME = "2026-03-01T10:00:00.000Z"
FAST = 0.02


def record(name: str = "r") -> AuditRecord:
    return AuditRecord(kind="decided", time=TIME, request_id=name)


class Disk:
    """A disk that can be broken: `fault` is called before each write and fsync of the sink."""

    def __init__(self) -> None:
        self.fault: Callable[[str], None] = lambda _: None
        self.short = False
        self.syncs = 0
        self.time = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)

    def write(self, fd: int, data: bytes) -> int:
        self.fault("write")
        if self.short:
            data = data[: max(1, len(data) // 2)]
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        self.fault("fsync")
        self.syncs += 1
        os.fsync(fd)

    def system(self) -> System:
        return System(self.write, self.fsync, lambda: self.time, probe_interval=FAST)


@asynccontextmanager
async def sink(directory: Path, disk: Disk | None = None, **options) -> AsyncIterator[FileSink]:
    made = FileSink(directory, **{"queue": 100, "key": KEY, "system": (disk or Disk()).system()} | options)
    yield made
    await made.close()


async def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        await asyncio.sleep(0.005)


def stored(directory: Path) -> list[str]:
    lines = [json.loads(x) for p in sorted(directory.glob("*.jsonl")) for x in p.read_bytes().splitlines()]
    return [x["request_id"] for x in lines if "request_id" in x]


def fail(number: int) -> Callable[[str], None]:
    def fault(_: str) -> None:
        raise OSError(number, os.strerror(number))

    return fault


# ------------------------------------------------------------------ the good case


async def test_durable_when_append_returns(tmp_path: Path) -> None:
    """The line is in the file before `append` is back, and modes are tight."""
    folder = tmp_path / "audit"
    async with sink(folder) as log:
        await log.append(record("first"))
        assert stored(folder) == ["first"]
        assert log.healthy
        assert log.queued == 0
    (path,) = folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert path.name.startswith("2026-03-01-")
    assert path.name.endswith("-0.jsonl")
    report = verify([folder])
    assert (report.ok, report.findings, report.records) == (True, (), 3)


async def test_group_commit(tmp_path: Path) -> None:
    """Many records at once share few fsyncs, in the order in which they came."""
    disk = Disk()
    names = [f"r{i}" for i in range(100)]
    async with sink(tmp_path / "a", disk) as log:
        before = disk.syncs
        await asyncio.gather(*(log.append(record(name)) for name in names))
        assert disk.syncs - before <= 10
    assert stored(tmp_path / "a") == names


async def test_new_process_names_the_old_head(tmp_path: Path) -> None:
    """Removing or cutting a file of an earlier process is noticed."""
    for name in ("one", "two"):
        async with sink(tmp_path) as log:
            await log.append(record(name))
    assert verify([tmp_path]).findings == ()
    named = {ref["file"] for p in tmp_path.iterdir() for ref in json.loads(p.read_bytes().split(b"\n")[0])["previous"]}
    (victim,) = [p for p in tmp_path.iterdir() if p.name in named]
    content = victim.read_bytes().splitlines(keepends=True)
    victim.write_bytes(b"".join(content[:-1]))
    assert [(f.file, f.line, f.what) for f in verify([tmp_path]).findings if not f.tolerated] == [
        (victim.name, 3, "removed")
    ]
    victim.unlink()
    assert [(f.file, f.what) for f in verify([tmp_path]).findings] == [(victim.name, "missing segment")]


async def test_two_processes_at_once(tmp_path: Path) -> None:
    """Writers beside each other do not take one another for crashed, and both heads are named later."""
    async with sink(tmp_path) as one, sink(tmp_path) as two:
        await one.append(record("one"))
        await two.append(record("two"))
        report = verify([tmp_path])
        assert report.ok
        assert {f.what for f in report.findings} == {"open"}
    async with sink(tmp_path):
        pass
    assert verify([tmp_path]).findings == ()
    for path in tmp_path.iterdir():
        if stored(tmp_path) and b'"one"' in path.read_bytes():
            path.unlink()
    assert [f.what for f in verify([tmp_path]).findings] == ["missing segment"]


async def test_rotation(tmp_path: Path) -> None:
    """A new day and a full file start a new segment of the same chain, also with other writers in between."""
    disk = Disk()
    async with sink(tmp_path, disk, keeping=Keeping(max_bytes=2000)) as log:
        await log.append(record("old"))
        disk.time += timedelta(minutes=2)
        await log.append(record("new"))
        async with sink(tmp_path, disk):
            pass
        for i in range(20):
            await log.append(record(f"r{i}"))
    report = verify([tmp_path])
    assert report.findings == ()
    assert len(report.heads) == 2
    assert len({p.name for p in tmp_path.iterdir() if p.name.startswith("2026-03-01")}) == 1
    assert sum(p.name.startswith("2026-03-02") for p in tmp_path.iterdir()) > 4
    assert sorted(stored(tmp_path)) == sorted(["old", "new", *(f"r{i}" for i in range(20))])


def test_bad_directory_is_found_at_start(tmp_path: Path) -> None:
    """The constructor raises where nothing can be written."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        FileSink(tmp_path / "file", queue=1, key=KEY)
    with pytest.raises(OSError):
        FileSink(tmp_path / "a", queue=1, key=KEY, system=System(fsync=fail(errno.EIO)))
    assert list(tmp_path.glob("a/*")) == []


async def test_only_the_sink_closes(tmp_path: Path) -> None:
    """A caller cannot write the end of a segment."""
    async with sink(tmp_path) as log:
        with pytest.raises(ValueError):
            await log.append(AuditRecord(kind="closed", time=TIME))


def test_export_and_time_format() -> None:
    """The plug-in constant, and the form of times that records accept."""
    assert SINK is FileSink
    moment = datetime(2026, 3, 1, 11, tzinfo=UTC)
    assert timestamp(moment) == "2026-03-01T11:00:00.000Z"
    AuditRecord(kind="opened", time=timestamp(System().now()))


# ------------------------------------------------------------------ the bad cases


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
@pytest.mark.parametrize("step", ["write", "fsync"])
async def test_error_refuses_until_a_probe_succeeds(tmp_path: Path, number: int, step: str) -> None:
    """While the disk fails everything is refused; afterwards it goes on, and the chain has no trace of it."""
    disk = Disk()
    async with sink(tmp_path, disk) as log:
        await log.append(record("before"))
        disk.fault = lambda what: fail(number)(what) if what == step else None
        with capture_logs() as logged, pytest.raises(FilterUnavailable):
            await log.append(record("lost"))
        assert [(line["event"], line["log_level"]) for line in logged] == [("audit_failed", "error")]
        assert not log.healthy
        with pytest.raises(FilterUnavailable):
            await log.append(record("refused"))
        disk.fault = lambda _: None
        await until(lambda: log.healthy)
        await log.append(record("after"))
    assert stored(tmp_path) == ["before", "after"]
    assert verify([tmp_path]).findings == ()
    assert all(p.suffix == ".jsonl" for p in tmp_path.iterdir())


async def test_partial_write_is_cut_back(tmp_path: Path) -> None:
    """Half a line before ENOSPC does not stay in the file."""
    disk = Disk()
    async with sink(tmp_path, disk) as log:
        await log.append(record("before"))
        calls = iter([None])

        def fault(step: str) -> None:
            if step == "write" and next(calls, step) == step:
                fail(errno.ENOSPC)(step)

        disk.short, disk.fault = True, fault
        with pytest.raises(FilterUnavailable):
            await log.append(record("lost"))
        (path,) = tmp_path.glob("*.jsonl")
        assert path.read_bytes().endswith(b"}\n")
        disk.fault = lambda _: None
        await until(lambda: log.healthy)
        await log.append(record("after"))
    assert stored(tmp_path) == ["before", "after"]
    assert verify([tmp_path]).findings == ()


async def test_disk_that_takes_nothing(tmp_path: Path) -> None:
    """A write that stores no byte and reports no error is an error."""
    full = threading.Event()
    system = System(lambda fd, data: 0 if full.is_set() else os.write(fd, data))
    log = FileSink(tmp_path, queue=4, key=KEY, system=system)
    full.set()
    with pytest.raises(FilterUnavailable):
        await log.append(record())
    with pytest.raises(FilterUnavailable):
        await log.close()
    assert stored(tmp_path) == []


async def test_single_error_recovers_at_once(tmp_path: Path) -> None:
    """One failed fsync costs one batch."""
    disk = Disk()
    async with sink(tmp_path, disk) as log:
        faults = iter([errno.EIO])

        def fault(step: str) -> None:
            if step == "fsync" and (number := next(faults, None)):
                fail(number)(step)

        disk.fault = fault
        with pytest.raises(FilterUnavailable):
            await log.append(record("lost"))
        await until(lambda: log.healthy)
        await log.append(record("after"))
    assert stored(tmp_path) == ["after"]


async def test_error_while_rotating(tmp_path: Path) -> None:
    """A new segment that cannot be opened is no end of the chain."""
    disk = Disk()
    async with sink(tmp_path, disk) as log:
        await log.append(record("before"))
        disk.time += timedelta(days=1)
        faults = iter([None, None, None, errno.ENOSPC])  # closing: write, fsync; opening: write, fsync

        def fault(step: str) -> None:
            if number := next(faults, None):
                fail(number)(step)

        disk.fault = fault
        with pytest.raises(FilterUnavailable):
            await log.append(record("lost"))
        await until(lambda: log.healthy)
        await log.append(record("after"))
    assert stored(tmp_path) == ["before", "after"]
    assert verify([tmp_path]).findings == ()


async def test_bug_in_a_commit_refuses(tmp_path: Path) -> None:
    """An error that is no OSError neither kills the thread nor lets a record through."""
    disk = Disk()
    async with sink(tmp_path, disk) as log:
        faults = iter([RuntimeError("bug")])

        def fault(_: str) -> None:
            if error := next(faults, None):
                raise error

        disk.fault = fault
        with pytest.raises(FilterUnavailable):
            await log.append(record("lost"))
        await until(lambda: log.healthy)
        await log.append(record("after"))
    assert stored(tmp_path) == ["after"]


async def test_stalled_commit_and_full_queue(tmp_path: Path) -> None:
    """A hanging disk: the first waiters get a timeout, later ones and those beyond the queue a refusal at once."""
    disk, go = Disk(), threading.Event()
    async with sink(tmp_path, disk, queue=2, timeout=0.3) as log:
        disk.fault = lambda _: go.wait(20) and None
        hanging = [asyncio.ensure_future(log.append(record("h0")))]
        await until(lambda: log._since is not None)
        hanging += [asyncio.ensure_future(log.append(record(f"h{i}"))) for i in (1, 2)]
        await asyncio.sleep(0.01)
        began = time.monotonic()
        with pytest.raises(FilterUnavailable, match="full"):
            await log.append(record("more"))
        assert time.monotonic() - began < 0.2
        results = await asyncio.gather(*hanging, return_exceptions=True)
        assert [type(r) for r in results] == [FilterUnavailable] * 3
        began = time.monotonic()
        with pytest.raises(FilterUnavailable, match="cannot be written"):
            await log.append(record("later"))
        assert time.monotonic() - began < 0.2
        assert not log.healthy
        go.set()
        await until(lambda: log.healthy)
        await log.append(record("after"))
    assert "after" in stored(tmp_path)
    assert not {"more", "later"} & set(stored(tmp_path))
    assert verify([tmp_path]).findings == ()


async def test_close_does_not_wait_for_a_hanging_disk(tmp_path: Path) -> None:
    """Closing gives up after the timeout and says so."""
    disk, go = Disk(), threading.Event()
    log = FileSink(tmp_path, queue=4, key=KEY, timeout=0.1, system=disk.system())
    disk.fault = lambda _: go.wait(20) and None
    waiter = asyncio.ensure_future(log.append(record()))
    await until(lambda: log._since is not None)
    with pytest.raises(FilterUnavailable):
        await log.close()
    with pytest.raises(FilterUnavailable):
        await waiter
    go.set()
    log._thread.join(5)


async def test_close_on_a_broken_disk(tmp_path: Path) -> None:
    """No clean end can be written: `close` raises, the file holds no garbage, nothing is accepted any more."""
    disk = Disk()
    log = FileSink(tmp_path, queue=4, key=KEY, system=disk.system())
    await log.append(record("kept"))
    disk.fault = fail(errno.ENOSPC)
    with pytest.raises(FilterUnavailable):
        await log.close()
    await log.close()
    with pytest.raises(FilterUnavailable):
        await log.append(record("late"))
    assert stored(tmp_path) == ["kept"]
    assert verify([tmp_path]).ok


async def test_waiters_that_gave_up(tmp_path: Path) -> None:
    """A cancelled request does not disturb the batch of the others."""
    disk, go = Disk(), threading.Event()
    async with sink(tmp_path, disk, timeout=5) as log:
        disk.fault = lambda _: go.wait(20) and None
        gone = asyncio.ensure_future(log.append(record("gone")))
        stays = asyncio.ensure_future(log.append(record("stays")))
        await until(lambda: log._since is not None)
        gone.cancel()
        await asyncio.sleep(0)
        go.set()
        await stays
    assert "stays" in stored(tmp_path)


# ------------------------------------------------------------------ after a crash (kill -9: tests/properties/test_audit_chain.py)


async def test_torn_line_is_left_to_verify(tmp_path: Path) -> None:
    """A start after a power cut names the last whole line, and never writes to the old file."""
    async with sink(tmp_path) as log:
        await log.append(record("kept"))
    (path,) = tmp_path.glob("*.jsonl")
    torn = path.read_bytes().rsplit(b"\n", 2)[0] + b'\n{"half'
    path.write_bytes(torn)
    async with sink(tmp_path):
        pass
    assert path.read_bytes() == torn
    report = verify([tmp_path])
    assert report.ok
    assert [f.what for f in report.findings] == ["torn", "crashed"]


# ------------------------------------------------------------------ checkpoints and retention


def kinds(directory: Path) -> list[str]:
    return [json.loads(line)["kind"] for p in sorted(directory.glob("*.jsonl")) for line in p.read_bytes().splitlines()]


async def test_a_checkpoint_every_thousand_records(tmp_path: Path) -> None:
    async with sink(tmp_path, queue=3000) as log:
        await asyncio.gather(*(log.append(record(f"r{n}")) for n in range(2500)))
        assert 1 <= kinds(tmp_path).count("checkpoint") <= 2  # a batch may hold more than a thousand
        assert log.head is not None
        assert log.head.hash in {line.hash for line in lines_of(tmp_path)}
    report = verify([tmp_path])
    assert report.ok
    assert log.head.hash == report.heads[0].hash


async def test_a_checkpoint_some_seconds_after_the_last_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing more comes; and none where nothing came."""
    monkeypatch.setattr(cadence, "SECONDS", 0.05)
    with capture_logs() as logs:
        async with sink(tmp_path) as log:
            await log.append(record())
            await until(lambda: kinds(tmp_path) == ["opened", "decided", "checkpoint"])
            await asyncio.sleep(0.2)
            assert kinds(tmp_path) == ["opened", "decided", "checkpoint"]
            assert log.healthy
    heads = [entry["head"] for entry in logs if entry["event"] == "audit_checkpoint"]
    assert heads[0] == lines_of(tmp_path)[2].hash
    assert verify([tmp_path], anchors=heads).ok


def lines_of(directory: Path) -> list[Line]:
    found = [parse_line(line) for p in sorted(directory.glob("*.jsonl")) for line in p.read_bytes().splitlines()]
    assert None not in found
    return [line for line in found if line is not None]


async def test_what_outlived_its_retention_goes_and_is_on_record(tmp_path: Path) -> None:
    disk = Disk()
    keeping = Keeping(keep=30)
    async with sink(tmp_path, disk, keeping=keeping) as log:
        await log.append(record("old"))
    crashed = FileSink(tmp_path, queue=9, key=KEY, system=disk.system(), keeping=keeping)
    await crashed.append(record("crashed"))
    crashed._log.close()  # as if it had been killed
    disk.time += timedelta(days=20)
    async with sink(tmp_path, disk, keeping=keeping) as log:
        await log.append(record("kept"))
        disk.time += timedelta(days=11)
        await log.append(record("new"))
        assert stored(tmp_path) == ["kept", "new"]
        assert kinds(tmp_path).count("deleted") == 2
        report = verify([tmp_path])
        assert (report.ok, report.deleted) == (True, 2)
        disk.time += timedelta(days=100)
        await log.append(record("newest"))
        assert stored(tmp_path) == ["newest"]
    assert verify([tmp_path]).ok
    with pytest.raises(ValueError):
        await log.append(AuditRecord(kind="deleted", time=TIME))


def test_a_segment_that_could_not_be_opened_leaves_no_line_behind(tmp_path: Path) -> None:
    """Nor one for the copy on standard output, which shows what is durable."""
    disk = Disk()
    log = Files(tmp_path, KEY, Keeping(), disk.system())
    calls = iter([None, OSError(errno.EIO, "broken")])  # the line is synced, the directory is not

    def fault(step: str) -> None:
        if step == "fsync" and (error := next(calls)) is not None:
            raise error

    disk.fault = fault
    with pytest.raises(OSError, match="broken"):
        log.commit(())
    assert log.take() == []
    assert list(tmp_path.glob("*.jsonl")) == []
    disk.fault = lambda _: None
    log.commit([(record(), ())])
    assert [json.loads(line)["kind"] for line in log.take()] == ["opened", "decided"]
    log.close()
