"""The pool refuses instead of waiting for ever, and believes no detector."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing

import pytest

from filters.detection import EntityType, Segment, Span
from gateway.errors import FilterUnavailable, Overloaded
from gateway.workers import DetectorPool

CANARY = "Änne Canary"
TEXT = [Segment(CANARY), Segment("")]
NAME = Span(0, 4, EntityType.PERSON)
GOOD = [(NAME, Span(5, 11, EntityType.PERSON)), ()]


class Fake:
    """A detector that does what it is told."""

    def __init__(self, do: Callable[[Sequence[Segment]], object]) -> None:
        self.do = do

    def detect(self, segments: Sequence[Segment]) -> list[tuple[Span, ...]]:
        return self.do(segments)


def pool(do: Callable[[Sequence[Segment]], object], **options: float) -> closing[DetectorPool]:
    return closing(DetectorPool(Fake(do), **{"threads": 1, "queue": 4, "timeout": 10} | options))


def throw(error: BaseException) -> Callable[[object], object]:
    def do(_: object) -> object:
        raise error

    return do


async def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        await asyncio.sleep(0.005)


async def test_findings_come_back_from_another_thread() -> None:
    """The loop's thread does not detect."""
    seen = []
    with pool(lambda _: seen.append(threading.current_thread()) or GOOD) as workers:
        assert await workers.detect(TEXT) == GOOD
        assert workers.healthy
        assert workers.waiting == 0
    assert seen[0] is not threading.current_thread()


@pytest.mark.parametrize(
    "error",
    [
        ValueError(CANARY),
        FilterUnavailable(CANARY),
        StopIteration(CANARY),
        SystemExit(CANARY),
        TimeoutError(),
        asyncio.CancelledError(),
    ],
)
async def test_exceptions_refuse_without_their_text(error: BaseException) -> None:
    """Anything raised becomes our error; the cause is kept, its text is not; the thread lives on."""
    with pool(throw(error)) as workers:
        for _ in range(2):
            with pytest.raises(FilterUnavailable) as caught:
                await workers.detect(TEXT)
            assert caught.value.__cause__ is error
            assert CANARY not in str(caught.value)
        assert workers.healthy


@pytest.mark.parametrize(
    "nonsense",
    [
        None,
        [],
        [()],
        [(), (), ()],
        [[NAME], ()],
        [("x",), ()],
        [(), (NAME,)],
        [(Span(-1, 2, EntityType.PERSON),), ()],
        [(Span(2, 2, EntityType.PERSON),), ()],
        [(Span(5, 12, EntityType.PERSON),), ()],
        [(Span(0.0, 4, EntityType.PERSON),), ()],
        [(Span(0, 4, "PERSON"),), ()],
        [(NAME, Span(3, 6, EntityType.PERSON)), ()],
        [(Span(5, 6, EntityType.PERSON), NAME), ()],
    ],
)
async def test_nonsense_refuses(nonsense: object) -> None:
    """Results that break the protocol are not used in part."""
    with pool(lambda _: nonsense) as workers, pytest.raises(FilterUnavailable):
        await workers.detect(TEXT)


async def test_overload_refuses_at_once() -> None:
    """One works, two wait, the fourth is told to come back; room again afterwards."""
    go = threading.Event()
    with pool(lambda _: go.wait(20) and GOOD, queue=2) as workers:
        first = [asyncio.ensure_future(workers.detect(TEXT)) for _ in range(3)]
        await asyncio.sleep(0.02)
        assert workers.waiting == 2
        began = time.monotonic()
        with pytest.raises(Overloaded):
            await workers.detect(TEXT)
        assert time.monotonic() - began < 0.2
        go.set()
        assert await asyncio.gather(*first) == [GOOD] * 3
        assert await workers.detect(TEXT) == GOOD


async def test_hung_threads_keep_their_slots() -> None:
    """With one of two hung it goes on; with both, everything is refused; when they return, it recovers."""
    go = threading.Event()

    def do(segments: Sequence[Segment]) -> object:
        return GOOD if segments is TEXT else go.wait(20) and [()]

    bad = [Segment("x")]
    with pool(do, threads=2, timeout=0.1) as workers:
        with pytest.raises(FilterUnavailable, match="in time"):
            await workers.detect(bad)
        assert workers.healthy
        assert await workers.detect(TEXT) == GOOD
        with pytest.raises(FilterUnavailable, match="in time"):
            await workers.detect(bad)
        await until(lambda: not workers.healthy)
        began = time.monotonic()
        with pytest.raises(FilterUnavailable, match="no detector thread"):
            await workers.detect(TEXT)
        assert time.monotonic() - began < 0.05
        go.set()
        await until(lambda: workers.healthy)
        assert await workers.detect(TEXT) == GOOD


async def test_deadline_counts_waiting_and_frees_the_place() -> None:
    """A request that no thread took in time is never started."""
    go, calls = threading.Event(), []
    with pool(lambda s: calls.append(s) or (go.wait(20) and GOOD), timeout=0.2) as workers:
        first = asyncio.ensure_future(workers.detect(TEXT))
        await until(lambda: bool(calls))
        with pytest.raises(FilterUnavailable):
            await workers.detect(TEXT)
        with pytest.raises(FilterUnavailable):
            await first
        assert workers.waiting == 0
        go.set()
        await until(lambda: workers.healthy)
        await workers.detect(TEXT)
        assert len(calls) == 2


async def test_cancelled_request_frees_its_place() -> None:
    """A client that goes away does not keep the queue full."""
    go = threading.Event()
    with pool(lambda _: go.wait(20) and GOOD, queue=1) as workers:
        first = asyncio.ensure_future(workers.detect(TEXT))
        second = asyncio.ensure_future(workers.detect(TEXT))
        await asyncio.sleep(0.02)
        second.cancel()
        await asyncio.sleep(0)
        assert workers.waiting == 0
        third = asyncio.ensure_future(workers.detect(TEXT))
        await asyncio.sleep(0.02)
        go.set()
        assert await asyncio.gather(first, third) == [GOOD, GOOD]


async def test_closed_pool_refuses() -> None:
    """After `close` nothing is taken, what runs may end, and a second call is harmless."""
    with pool(lambda _: GOOD) as workers:
        workers.close()
        with pytest.raises(FilterUnavailable):
            await workers.detect(TEXT)
        assert not workers.healthy


@pytest.mark.parametrize("options", [{"threads": 0}, {"queue": -1}, {"timeout": 0}])
def test_bad_sizes(options: dict[str, int]) -> None:
    """Sizes are checked when the pool is made."""
    with pytest.raises(ValueError):
        pool(lambda _: GOOD, **options)


def test_process_ends_with_a_hung_thread() -> None:
    """Neither `close` nor the end of the process waits for a detector that hangs."""
    code = """
import asyncio, time
from filters.detection import Segment
from gateway.errors import FilterUnavailable
from gateway.workers import DetectorPool

class Hang:
    def detect(self, segments):
        time.sleep(3600)

async def main():
    workers = DetectorPool(Hang(), threads=1, queue=1, timeout=0.05)
    try:
        await workers.detect([Segment("x")])
    except FilterUnavailable:
        print("refused")
    workers.close()

asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert (done.stdout, done.stderr) == ("refused\n", "")
