"""The queue before an audit trail, whatever the trail is written to: group commit, and what happens when it stalls.

Group commit: one thread takes everything that waits, writes it in one piece, makes it durable once and then tells the
waiters. So the cost of durability is shared under load, and the event loop never touches the disk.

What can go wrong, and what then happens (a record that was accepted is never missing, whatever happens):

    queue full, or a commit that takes too long   `append` raises at once; the thread goes on
    an error of the disk or the server            the chain is set back, and every `append` raises until it is there
                                                  again
    kill -9, power cut                            at most records are left over that nobody was told about
"""

from __future__ import annotations

import asyncio
import contextlib
import queue as queues
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from filters.subjects import Subject
from gateway.audit import SIGNED_KINDS, AuditRecord, Reference
from gateway.errors import FilterUnavailable
from gateway.logs import describe, get_logger
from gateway.sinks.mirror import Mirror

_GATHER = 0.002  # seconds to wait for company under load
_MAX_BATCH = 4096
_IDLE = 5.0  # seconds after which it is looked whether the trail is still there
TIMEOUT: Final = 2.0  # seconds after which a commit counts as stalled

Entry = tuple[AuditRecord, Collection[Subject]]


class Log(Protocol):
    """Where the lines of one writer go. Used by one thread at a time; each step succeeds or leaves the chain valid."""

    @property
    def head(self) -> Reference | None:
        """The newest checkpoint; it is durable."""
        ...

    @property
    def due(self) -> float | None:
        """Seconds until the next checkpoint; None where nothing has come since the last."""
        ...

    def commit(self, entries: Sequence[Entry]) -> None:
        """Make the records durable, and whom they mention, with a checkpoint if one is due.

        Raises:
            OSError: they are not; call `recover` before the next commit.
        """
        ...

    def check(self) -> None:
        """See whether it is still there, while nothing is to be stored: readiness must not wait for a request.

        Raises:
            OSError: it is not; call `recover` before the next commit.
        """
        ...

    def recover(self) -> None:
        """See whether it takes data again; nothing that was accepted is lost.

        Raises:
            OSError: not yet.
        """
        ...

    def end(self) -> None:
        """Mark the clean end."""
        ...

    def take(self) -> Sequence[bytes]:
        """The lines that became durable since this was last asked."""
        ...

    def close(self) -> None:
        """Release everything as it is."""
        ...


@dataclass(slots=True)
class _Entry:
    record: AuditRecord
    subjects: Collection[Subject]
    loop: asyncio.AbstractEventLoop
    done: asyncio.Future[bool]


def _settle(futures: Sequence[asyncio.Future[bool]], stored: bool) -> None:  # noqa: FBT001 - the result itself
    for future in futures:
        if not future.done():  # else its waiter gave up
            future.set_result(stored)


class QueuedSink:
    """A primary sink.

    Args:
        log: where lines go, opened; it is closed with the sink.
        queue: records that may wait; one more is refused.
        timeout: seconds after which a commit counts as stalled.
        probe_interval: seconds between attempts to recover from an error.
        mirror: takes a copy of each line that is durable.
    """

    def __init__(
        self,
        log: Log,
        *,
        queue: int,
        timeout: float = TIMEOUT,
        probe_interval: float = 1.0,
        mirror: Mirror | None = None,
    ) -> None:
        self._log = log
        self._timeout = timeout
        self._probe_interval = probe_interval
        self._mirror = mirror
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
    def head(self) -> Reference | None:
        """The newest checkpoint, to be kept elsewhere."""
        return self._log.head

    @property
    def queued(self) -> int:
        """Records that wait for a commit."""
        return self._queue.qsize()

    async def append(self, record: AuditRecord, subjects: Collection[Subject] = ()) -> None:
        """Return once the record is durable (see `AuditSink.append`)."""
        if record.kind in SIGNED_KINDS:
            raise ValueError("only the sink makes signed lines")
        if not self.healthy:
            raise FilterUnavailable("the audit log cannot be written")
        loop = asyncio.get_running_loop()
        entry = _Entry(record, subjects, loop, loop.create_future())
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
        """Store what waits, then the "closed" record. What hangs is left behind after the timeout."""
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
            self._show()
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing may be accepted any more
            self._failed = True
            get_logger().error("audit_failed", **describe(error))
        finally:
            self._log.close()
            if self._mirror is not None:
                self._mirror.close()
            self._closed = True
            self._finish([entry for entry in self._drain() if entry], stored=False)

    def _turn(self) -> bool:
        """One batch, or one attempt to recover. False once asked to stop."""
        try:
            due = self._log.due
            idle = _IDLE if due is None else min(due, _IDLE)
            first = self._queue.get(timeout=self._probe_interval if self._failed else idle)
        except queues.Empty:
            if self._failed:
                self._recover()
                return True
            batch: list[_Entry] = []
            stop = False
        else:
            if first is None:
                return False
            batch, stop = self._gather(first)
        stored = False
        self._since = time.monotonic()
        try:
            if not self._failed or self._recover():
                if batch or self._log.due == 0:  # or a checkpoint is due
                    self._log.commit([(entry.record, entry.subjects) for entry in batch])
                    stored = True
                    self._show()
                else:
                    self._log.check()
        except Exception as error:  # noqa: BLE001 - a disk error or a bug of ours: either way these records are refused
            self._failed = True
            get_logger().error("audit_failed", **describe(error))
            self._recover()
        finally:
            self._since = None
            self._finish(batch, stored=stored)
        return not stop

    def _show(self) -> None:
        lines = self._log.take()
        if self._mirror is not None:
            self._mirror.show(lines)

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
