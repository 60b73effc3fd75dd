"""The files of one writer of the audit trail: segments, their ends, checkpoints, and their retention.

Every step either becomes durable or leaves the chain as it was. Old files are never written again: a new process starts
a new segment that names the heads it found.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.audit import MAX_LINE, Chain, End, Line, Reference, parse_line, timestamp
from gateway.logs import get_logger
from gateway.sinks.cadence import Lines
from gateway.sinks.queue import Entry
from gateway.subject_index import Place, SubjectIndex

#: Segments whose heads are looked at when one is opened: each opening names what none has named, so that what is still
#: unnamed is among the newest; reading years of them would hold up the requests of midnight.
NEWEST: Final = 1024
MAX_REFERENCES: Final = 64  # keeps an opening record far below MAX_LINE; in practice it names one head


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class System:
    """The operating system as the sink sees it; tests replace parts of it.

    Attributes:
        write: like `os.write`, may write less than asked.
        fsync: like `os.fsync`.
        now: wall clock, UTC; decides file names.
        probe_interval: seconds between attempts to recover from an error.
        clock: seconds that only go forward.
    """

    write: Callable[[int, bytes], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    now: Callable[[], datetime] = _utc_now
    probe_interval: float = 1.0
    clock: Callable[[], float] = time.monotonic


def _write_all(system: System, fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        count = system.write(fd, bytes(view))
        if count <= 0:
            raise OSError("nothing was written")
        view = view[count:]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How the trail is kept.

    Attributes:
        max_bytes: size at which a new one is started; each day has one of its own, too.
        keep: days that a segment is kept, or None for ever.
        index: where those can be looked up whom records mention, or None.
    """

    max_bytes: int = 256 << 20
    keep: int | None = None
    index: SubjectIndex | None = None


def sync(path: Path, system: System) -> None:
    """Make a file, or what a directory holds, durable."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        system.fsync(fd)
    finally:
        os.close(fd)


def _ends(path: Path) -> tuple[Line | None, Line | None, bool, int]:
    """First and last whole line of a segment, whether a process still holds it, and the bytes of a torn line."""
    with path.open("rb") as stream:
        first = parse_line(stream.readline(MAX_LINE)[:-1])
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 2 * MAX_LINE))
        whole, _, torn = stream.read().rpartition(b"\n")
        last = parse_line(whole.rpartition(b"\n")[2])
        try:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return first, last, True, 0
    return first, last, False, len(torn)


def heads(directory: Path, system: System) -> list[Reference]:
    """The heads of the newest segments that no other one names yet, oldest file first, and durable from now on.

    A line that a crash tore is passed over, once and for all: nobody was told that it is durable, and the next segment
    goes on after the last whole one.
    """
    named: set[str] = set()
    found: dict[Reference, int] = {}
    for path in sorted(directory.glob("*.jsonl"))[-NEWEST:]:
        try:
            first, last, held, torn = _ends(path)
        except FileNotFoundError:  # another gateway removed it: its retention has ended
            continue
        if first is not None:
            named |= {ref.hash for ref in first.previous}
        if last is not None:
            end: End = "closed" if last.kind == "closed" else "open" if held else "crashed"
            found[Reference(path.name, last.writer, last.seq, last.hash, end)] = torn
    unnamed = [ref for ref in found if ref.hash not in named]
    for ref in unnamed:
        if ref.end == "crashed":
            get_logger().warning("audit_recovered", writer=ref.writer, seq=ref.seq, count=found[ref])
    for ref in unnamed:  # a killed writer may leave lines that only the page cache holds: named, they must not vanish
        sync(directory / ref.file, system)
    return unnamed


class Files(Lines):
    """The files of one writer (`gateway.sinks.queue.Log`).

    Args:
        directory: of the trail.
        key: signs.
        keeping: when segments end and go.
        system: the operating system.
    """

    def __init__(self, directory: Path, key: Ed25519PrivateKey, keeping: Keeping, system: System) -> None:
        super().__init__(Chain(secrets.token_hex(8), key), system.clock)
        self._directory = directory
        self._system = system
        self._keeping = keeping
        self._segment = -1
        self._fd: int | None = None
        self._file = ""
        self._last: Reference | None = None  # head of our own segment before this one
        self._good = 0  # bytes that are durable; everything after them is ours to cut
        self._date = ""
        self._probe = directory / f".probe-{self._chain.writer}"

    def commit(self, entries: Sequence[Entry]) -> None:
        """Make records durable, with a checkpoint if one is due, then whom they mention.

        Raises:
            OSError: they are not; call `recover` before the next commit.
        """
        today = self._system.now().strftime("%Y-%m-%d")
        if self._fd is not None and (today != self._date or self._good >= self._keeping.max_bytes):
            self.end()
        if self._fd is None:
            self._open(today)
            self._expire()
        vouch = self._cadence.reached(len(entries))
        with self._undone():
            lines = [self._chain.append(record) for record, _ in entries]
            starts = accumulate(map(len, lines), initial=self._good)
            places = [Place(self._file, start) for start, _ in zip(starts, lines, strict=False)]
            if vouch:
                lines.append(self._chain.checkpoint(timestamp(self._system.now())))
            self._put(*lines)
        self._cadence.add(len(entries))
        if vouch:
            self._vouched("open")
        if self._keeping.index is not None:
            mentions = [(place, subjects) for place, (_, subjects) in zip(places, entries, strict=True)]
            self._keeping.index.add(self._system.now().date(), mentions)

    def end(self) -> None:
        """Close the current segment cleanly, if there is one."""
        if self._fd is None:
            return
        with self._undone():
            self._put(self._chain.closed(timestamp(self._system.now())))
        self._last = self._vouched("closed")
        self._release()

    def _vouched(self, end: End) -> Reference:
        """The line that was written last vouches for all before it."""
        return self._cadence.vouched(self._chain.reference(self._file, end))

    def _expire(self) -> None:
        """Remove segments that nobody writes and whose retention has ended; the chain says which they were."""
        if self._keeping.keep is None:
            return
        oldest = (self._system.now() - timedelta(days=self._keeping.keep)).strftime("%Y-%m-%d")
        for path in sorted(self._directory.glob("*.jsonl")):
            if path.name[:10] >= oldest:
                return
            try:
                _, last, held, _ = _ends(path)
            except FileNotFoundError:  # another gateway was first
                continue
            if held or last is None or path.name == self._file:
                continue
            end: End = "closed" if last.kind == "closed" else "crashed"
            gone = Reference(path.name, last.writer, last.seq, last.hash, end)
            with self._undone():
                self._put(self._chain.deleted(timestamp(self._system.now()), gone))
            path.unlink(missing_ok=True)
            sync(self._directory, self._system)

    def check(self) -> None:
        """Do nothing: a disk that is gone shows at the next write, which is refused."""

    def recover(self) -> None:
        """Cut what is not durable and see whether the disk takes data again.

        Raises:
            OSError: not yet.
        """
        if self._fd is not None and os.fstat(self._fd).st_size != self._good:
            os.ftruncate(self._fd, self._good)
            self._system.fsync(self._fd)
        # Another file, so that a crash in the middle of a probe leaves nothing in the chain.
        fd = os.open(self._probe, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            _write_all(self._system, fd, b"\0" * 4096)
            self._system.fsync(fd)
        finally:
            os.close(fd)
            self._probe.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file as it is, and of the index."""
        self._release()
        if self._keeping.index is not None:
            self._keeping.index.close()

    def _release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    def _put(self, *lines: bytes) -> None:
        assert self._fd is not None
        data = b"".join(lines)
        _write_all(self._system, self._fd, data)
        self._system.fsync(self._fd)
        self._good += len(data)
        self._fresh += lines

    def _open(self, today: str) -> None:
        others = [ref for ref in heads(self._directory, self._system) if ref.writer != self._chain.writer]
        previous = [*others[-MAX_REFERENCES:], *([self._last] if self._last else [])]
        number = self._segment + 1
        path = self._directory / f"{today}-{self._chain.writer}-{number}.jsonl"
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600)
        self._fd, self._file, self._good, self._date = fd, path.name, 0, today
        try:
            with contextlib.suppress(OSError):  # a file system without locks: then a crashed writer looks open
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with self._undone():
                self._put(self._chain.opened(timestamp(self._system.now()), number, previous))
                sync(self._directory, self._system)
        except BaseException:
            self._release()
            path.unlink(missing_ok=True)  # nothing in it was accepted, and the name is needed again
            raise
        self._segment = number
