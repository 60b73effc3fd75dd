"""Audit records in files: ``<UTC date>-<writer>-<n>.jsonl``, one segment chain per process start.

Group commit: one thread takes everything that waits, writes it in one piece, calls fsync once and then tells the
waiters. So the cost of durability is shared under load, and the event loop never touches the disk.

What can go wrong, and what then happens (a record that was accepted is never missing, whatever happens):

    queue full, or a commit that takes too long   `append` raises at once; the thread goes on
    ENOSPC, EROFS, EIO, short write               the file is cut back to the last durable byte, the chain set back,
                                                  and every `append` raises until a probe file could be written
    kill -9, power cut                            at most a torn last line of records that nobody was told about

Old files are never written again: a new process starts a new segment that names the heads it found.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import queue as queues
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.audit import MAX_LINE, AuditRecord, Chain, End, Line, Reference, parse_line
from gateway.errors import FilterUnavailable
from gateway.logs import describe, get_logger
from gateway.sinks.base import AuditSink

_GATHER = 0.002  # seconds to wait for company under load
_MAX_BATCH = 4096
_MAX_REFERENCES = 64  # keeps an opening record far below MAX_LINE; in practice it names one head


def _utc_now() -> datetime:
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """RFC 3339, UTC, milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class System:
    """The operating system as the sink sees it; tests replace parts of it.

    Attributes:
        write: like `os.write`, may write less than asked.
        fsync: like `os.fsync`.
        now: wall clock, UTC; decides file names.
        probe_interval: seconds between attempts to recover from an error.
    """

    write: Callable[[int, bytes], int] = os.write
    fsync: Callable[[int], None] = os.fsync
    now: Callable[[], datetime] = _utc_now
    probe_interval: float = 1.0


def _write_all(system: System, fd: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        count = system.write(fd, bytes(view))
        if count <= 0:
            raise OSError("nothing was written")
        view = view[count:]


def _sync(path: Path, system: System) -> None:
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        system.fsync(fd)
    finally:
        os.close(fd)


def _ends(path: Path) -> tuple[Line | None, Line | None, bool]:
    """First and last whole line of a segment, and whether a process still holds it."""
    with path.open("rb") as stream:
        first = parse_line(stream.readline(MAX_LINE)[:-1])
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 2 * MAX_LINE))
        whole, _, _ = stream.read().rpartition(b"\n")  # what follows the last newline was torn
        last = parse_line(whole.rpartition(b"\n")[2])
        try:
            fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return first, last, True
    return first, last, False


def heads(directory: Path, system: System) -> list[Reference]:
    """The heads of all segments that no other segment names yet, oldest file first, and durable from now on."""
    named: set[str] = set()
    found: list[Reference] = []
    for path in sorted(directory.glob("*.jsonl")):
        first, last, held = _ends(path)
        if first is not None:
            named |= {ref.hash for ref in first.previous}
        if last is not None:
            end: End = "closed" if last.kind == "closed" else "open" if held else "crashed"
            found.append(Reference(path.name, last.writer, last.seq, last.hash, end))
    unnamed = [ref for ref in found if ref.hash not in named]
    for ref in unnamed:  # a killed writer may leave lines that only the page cache holds: named, they must not vanish
        _sync(directory / ref.file, system)
    return unnamed


class _Log:
    """The files of one writer. Used by one thread at a time; every method either succeeds or leaves the chain valid."""

    def __init__(self, directory: Path, key: Ed25519PrivateKey, max_bytes: int, system: System) -> None:
        self._directory = directory
        self._system = system
        self._max_bytes = max_bytes
        self._chain = Chain(secrets.token_hex(8), key)
        self._segment = -1
        self._fd: int | None = None
        self._file = ""
        self._last: Reference | None = None  # head of our own segment before this one
        self._good = 0  # bytes that are durable; everything after them is ours to cut
        self._date = ""
        self._probe = directory / f".probe-{self._chain.writer}"

    def commit(self, records: Sequence[AuditRecord]) -> None:
        """Make `records` durable.

        Raises:
            OSError: they are not; call `recover` before the next commit.
        """
        today = self._system.now().strftime("%Y-%m-%d")
        if self._fd is not None and (today != self._date or self._good >= self._max_bytes):
            self.end()
        if self._fd is None:
            self._open(today)
        with self._undone():
            self._put(b"".join(self._chain.append(record) for record in records))

    def end(self) -> None:
        """Close the current segment cleanly, if there is one."""
        if self._fd is None:
            return
        with self._undone():
            self._put(self._chain.closed(timestamp(self._system.now())))
        self._last = Reference(self._file, self._chain.writer, self._chain.seq - 1, self._chain.head, "closed")
        self.release()

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

    def release(self) -> None:
        """Let go of the file as it is."""
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None

    @contextlib.contextmanager
    def _undone(self) -> Iterator[None]:
        """Set the chain back if the body raises: its lines never became part of the file."""
        seq, head = self._chain.seq, self._chain.head
        try:
            yield
        except BaseException:
            self._chain.seq, self._chain.head = seq, head
            raise

    def _put(self, data: bytes) -> None:
        assert self._fd is not None
        _write_all(self._system, self._fd, data)
        self._system.fsync(self._fd)
        self._good += len(data)

    def _open(self, today: str) -> None:
        others = [ref for ref in heads(self._directory, self._system) if ref.writer != self._chain.writer]
        previous = [*others[-_MAX_REFERENCES:], *([self._last] if self._last else [])]
        number = self._segment + 1
        path = self._directory / f"{today}-{self._chain.writer}-{number}.jsonl"
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600)
        self._fd, self._file, self._good, self._date = fd, path.name, 0, today
        try:
            with contextlib.suppress(OSError):  # a file system without locks: then a crashed writer looks open
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with self._undone():
                self._put(self._chain.opened(timestamp(self._system.now()), number, previous))
                _sync(self._directory, self._system)
        except BaseException:
            self.release()
            path.unlink(missing_ok=True)  # nothing in it was accepted, and the name is needed again
            raise
        self._segment = number


@dataclass(slots=True)
class _Entry:
    record: AuditRecord
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[bool]


def _settle(futures: Sequence[asyncio.Future[bool]], stored: bool) -> None:  # noqa: FBT001 - the result itself
    for future in futures:
        if not future.done():  # else its waiter gave up
            future.set_result(stored)


class FileSink:
    """The primary sink. The constructor opens the first segment, so a bad directory is found at start-up.

    Args:
        directory: made with mode 0700 if it is not there.
        queue: records that may wait; one more is refused.
        key: signs the ends of segments (`gateway.sinks.base.load_key`).
        timeout: seconds after which a commit counts as stalled.
        max_bytes: size at which a new segment is started.
        system: for tests.

    Raises:
        OSError: the directory cannot be used.
    """

    def __init__(
        self,
        directory: Path,
        *,
        queue: int,
        key: Ed25519PrivateKey,
        timeout: float = 2.0,
        max_bytes: int = 256 << 20,
        system: System | None = None,
    ) -> None:
        self._system = system or System()
        self._timeout = timeout
        if not directory.is_dir():
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync(directory.parent, self._system)
        with contextlib.suppress(PermissionError):  # a mounted volume that belongs to somebody else
            directory.chmod(0o700)
        self._log = _Log(directory, key, max_bytes, self._system)
        self._log.commit(())
        self._queue: queues.Queue[_Entry | None] = queues.Queue(queue)
        self._since: float | None = None  # when the commit in progress began
        self._failed = self._closed = self._clean = False
        self._crowd = 1  # size of the last batch
        self._thread = threading.Thread(target=self._run, name="audit", daemon=True)
        self._thread.start()

    @property
    def healthy(self) -> bool:
        """No error since the last success, and no commit that hangs."""
        since = self._since
        stalled = since is not None and time.monotonic() - since > self._timeout
        return not (self._failed or self._closed or stalled)

    @property
    def queued(self) -> int:
        """Records that wait for a commit."""
        return self._queue.qsize()

    async def append(self, record: AuditRecord) -> None:
        """Return once the record is durable (see `AuditSink.append`)."""
        if record.kind in {"opened", "closed"}:
            raise ValueError("only the sink opens and closes segments")
        if not self.healthy:
            raise FilterUnavailable("the audit log cannot be written")
        loop = asyncio.get_running_loop()
        entry = _Entry(record, loop, loop.create_future())
        try:
            self._queue.put_nowait(entry)
            async with asyncio.timeout(self._timeout):
                stored = await entry.done
        except queues.Full:
            raise FilterUnavailable("the audit queue is full") from None
        except TimeoutError:
            raise FilterUnavailable("the audit log did not answer in time") from None
        if not stored:
            raise FilterUnavailable("the audit log cannot be written")

    async def close(self) -> None:
        """Store what waits, then the "closed" record. A hanging disk is left behind after the timeout."""
        if self._closed:
            return
        self._closed = True
        await asyncio.to_thread(self._stop)
        if not self._clean:
            raise FilterUnavailable("the audit log was not closed cleanly")

    def _stop(self) -> None:
        with contextlib.suppress(queues.Full):
            self._queue.put(None, timeout=self._timeout)
            self._thread.join(self._timeout)

    def _run(self) -> None:
        try:
            while self._turn():
                pass
            if self._failed:
                self._log.recover()
            self._log.end()
            self._clean = True
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing may be accepted any more
            self._failed = True
            get_logger().error("audit_failed", **describe(error))
        finally:
            self._log.release()
            self._closed = True
            self._finish([entry for entry in self._drain() if entry], stored=False)

    def _turn(self) -> bool:
        """One batch, or one attempt to recover. False once asked to stop."""
        try:
            first = self._queue.get(timeout=self._system.probe_interval if self._failed else None)
        except queues.Empty:
            self._recover()
            return True
        if first is None:
            return False
        batch, stop = self._gather(first)
        stored = False
        self._since = time.monotonic()
        try:
            if not self._failed or self._recover():
                self._log.commit([entry.record for entry in batch])
                stored = True
        except Exception as error:  # noqa: BLE001 - a disk error or a bug of ours: either way these records are refused
            self._failed = True
            get_logger().error("audit_failed", **describe(error))
            self._recover()
        finally:
            self._since = None
            self._finish(batch, stored=stored)
        return not stop

    def _gather(self, first: _Entry) -> tuple[list[_Entry], bool]:
        """Everything queued; under load, wait a moment for as many as came last time. True: asked to stop."""
        batch = [first]
        deadline = time.monotonic() + _GATHER
        while len(batch) < _MAX_BATCH:
            wait = deadline - time.monotonic() if len(batch) < self._crowd else 0.0
            try:
                entry = self._queue.get(timeout=wait) if wait > 0 else self._queue.get_nowait()
            except queues.Empty:
                break
            if entry is None:
                return batch, True
            batch.append(entry)
        self._crowd = len(batch)
        return batch, False

    def _drain(self) -> Iterator[_Entry | None]:
        with contextlib.suppress(queues.Empty):
            while True:
                yield self._queue.get_nowait()

    def _recover(self) -> bool:
        try:
            self._log.recover()
        except OSError:
            return False
        self._failed = False
        return True

    @staticmethod
    def _finish(batch: Sequence[_Entry], *, stored: bool) -> None:
        for loop in {entry.loop for entry in batch}:
            futures = [entry.done for entry in batch if entry.loop is loop]
            with contextlib.suppress(RuntimeError):  # that loop is closed, and with it whoever waited
                loop.call_soon_threadsafe(_settle, futures, stored)


SINK: Final[type[AuditSink]] = FileSink
