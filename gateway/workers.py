"""Runs the detector off the event loop: bounded, with a deadline, refusing when it cannot keep up.

The threads are our own daemon threads and not a `ThreadPoolExecutor`: Python joins an executor's threads at exit, so
one detector that hangs would keep the process from ever ending.

A thread cannot be stopped. One that is busy for longer than the deadline is *hung*: it keeps its slot until the
detector returns, if ever; with all slots hung every request is refused and `healthy` is False.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from queue import SimpleQueue

from filters.detection import Detector, EntityType, Segment, Span
from gateway.errors import FilterUnavailable, Overloaded

Findings = list[tuple[Span, ...]]
_Job = tuple["Future[Findings]", Sequence[Segment]]


def _sound(spans: object, length: int) -> bool:
    """Whether `spans` is what `Detector.detect` promises for a text of that length."""
    if not isinstance(spans, tuple):
        return False
    position = 0
    for span in spans:
        if not isinstance(span, Span) or not isinstance(span.label, EntityType):
            return False
        if type(span.start) is not int or type(span.end) is not int:
            return False
        if not position <= span.start < span.end <= length:
            return False
        position = span.end
    return True


def _checked(found: object, segments: Sequence[Segment]) -> Findings:
    if not isinstance(found, list) or len(found) != len(segments):
        raise FilterUnavailable("the detector returned another number of results than it was given segments")
    if not all(_sound(spans, len(segment.text)) for spans, segment in zip(found, segments, strict=True)):
        raise FilterUnavailable("the detector returned spans that are out of bounds, unsorted or overlapping")
    return found


class DetectorPool:
    """A few threads around one detector.

    Args:
        detector: called from several threads at once.
        threads: how many.
        queue: requests that may wait for a thread; one more is refused.
        timeout: seconds a request may take, waiting included.
    """

    def __init__(self, detector: Detector, *, threads: int, queue: int, timeout: float) -> None:
        if threads < 1 or queue < 0 or timeout <= 0:
            raise ValueError("threads and timeout must be positive, queue must not be negative")
        self._detector = detector
        self._threads = threads
        self._limit = queue
        self._timeout = timeout
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._unfinished = 0
        self._busy_since: list[float | None] = [None] * threads
        self._closed = False
        for slot in range(threads):
            threading.Thread(target=self._work, args=(slot,), name=f"detector-{slot}", daemon=True).start()

    @property
    def waiting(self) -> int:
        """Requests that no thread has taken yet."""
        return max(0, self._unfinished - self._threads)

    @property
    def healthy(self) -> bool:
        """Whether there is a thread that can still do something."""
        now = time.monotonic()
        hung = sum(since is not None and now - since > self._timeout for since in self._busy_since)
        return not self._closed and hung < self._threads

    async def detect(self, segments: Sequence[Segment]) -> Findings:
        """Return the findings of each segment.

        Raises:
            Overloaded: too many requests wait already.
            FilterUnavailable: the detector failed, returned nonsense, took too long, or is not there any more.
        """
        if not self.healthy:
            raise FilterUnavailable("no detector thread is available")
        future: Future[Findings] = Future()
        with self._lock:
            if self._unfinished >= self._threads + self._limit:
                raise Overloaded("too many requests wait for the detector")
            self._unfinished += 1
        future.add_done_callback(self._release)
        self._jobs.put((future, segments))
        try:
            async with asyncio.timeout(self._timeout):
                # Cancelling (deadline, client gone) also cancels a job that no thread has taken yet.
                return await asyncio.wrap_future(future)
        except TimeoutError:
            raise FilterUnavailable("the detector did not answer in time") from None

    def close(self) -> None:
        """Take no more requests and let idle threads end. A thread that hangs is left behind."""
        self._closed = True
        for _ in range(self._threads):
            self._jobs.put(None)

    def _release(self, _: Future[Findings]) -> None:
        with self._lock:
            self._unfinished -= 1

    def _work(self, slot: int) -> None:
        while (job := self._jobs.get()) is not None:
            future, segments = job
            if future.set_running_or_notify_cancel():
                self._busy_since[slot] = time.monotonic()
                self._run(future, segments)
                self._busy_since[slot] = None
            del job, future, segments  # an idle thread keeps no text alive

    def _run(self, future: Future[Findings], segments: Sequence[Segment]) -> None:
        try:
            found = self._detector.detect(segments)
        except BaseException as exc:  # noqa: BLE001 - whatever it is, the thread must live and the request be refused
            failure = FilterUnavailable("the detector failed")  # none of the other's text: it may quote input
            failure.__cause__ = exc
            future.set_exception(failure)
            return
        try:
            future.set_result(_checked(found, segments))
        except FilterUnavailable as nonsense:
            future.set_exception(nonsense)
