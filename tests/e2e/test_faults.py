"""With the detector or the audit sink broken, nothing leaves, the client is told, and the gateway recovers."""

from __future__ import annotations

import asyncio
import errno
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openai import InternalServerError

from filters.detection import EntityType, Segment, Span
from gateway.app import Parts
from gateway.config import Config
from gateway.sinks.file import FileSink
from tests.support.gateway import (
    PATIENCE,
    PLANTED,
    TICKET,
    GatedUpstream,
    Gateway,
    Trail,
    browser,
    detector,
    error_of,
    file_sink_of,
    get,
    post,
    serving,
    write_policy,
)
from tests.support.upstream import Answer, Received, say

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": TICKET}]}
STREAM = pytest.mark.parametrize("stream", [False, True], ids=["whole", "stream"])


class Raising:
    """Its message quotes the text, as libraries like to do."""

    def detect(self, segments: Sequence[Segment]) -> Any:
        raise RuntimeError(segments[0].text)


class Nonsense:
    def __init__(self, found: Any) -> None:
        self.found = found

    def detect(self, segments: Sequence[Segment]) -> Any:
        return self.found


class Hanging:
    """Hangs until it is released, then works."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def detect(self, segments: Sequence[Segment]) -> Any:
        assert self.released.wait(PATIENCE)
        return detector().detect(segments)


async def refused(gateway: Gateway, *, stream: bool = False) -> None:
    """The request is refused as "not available now", in every way a client can look at it."""
    status, headers, body = await post(gateway, {**ASK, "stream": stream})
    error = error_of(body, PLANTED)
    assert (status, error["type"], error["code"]) == (503, "server_error", "filter_unavailable")
    assert headers["retry-after"] in ("1", "5")
    assert headers["content-type"] == "application/json"
    assert headers["x-request-id"].startswith("req_")
    async with gateway.client() as client:
        with pytest.raises(InternalServerError) as caught:
            await client.chat.completions.create(**ASK, stream=stream)
    assert caught.value.code == "filter_unavailable"


async def served(gateway: Gateway) -> None:
    async with gateway.client() as client:
        answer = await client.chat.completions.create(**ASK)
    assert "Frau Weber" in (answer.choices[0].message.content or "")


async def ready(gateway: Gateway) -> tuple[int, list[str]]:
    status, body = await get(gateway.admin + "/readyz")
    return status, json.loads(body)["problems"]


async def recovered(gateway: Gateway) -> None:
    """It serves again, soon."""
    async with asyncio.timeout(PATIENCE):
        while (await post(gateway, ASK))[0] != 200:
            await asyncio.sleep(0.05)
    await served(gateway)


async def counted(gateway: Gateway, metric: str) -> None:
    """Wait for a metric: of a stream, the client has the end before the gateway is done with it."""
    async with asyncio.timeout(PATIENCE):
        while metric.encode() not in (await get(gateway.admin + "/metrics"))[1]:
            await asyncio.sleep(0.01)


# ------------------------------------------------------------------ the detector


@STREAM
@pytest.mark.parametrize(
    "broken",
    [
        Raising(),
        Nonsense(None),
        Nonsense([]),
        Nonsense([(), ()]),
        Nonsense([(Span(0, 10_000, EntityType.PERSON),)]),
        Nonsense([(Span(5, 3, EntityType.PERSON),)]),
        Nonsense([((0, 5, "PERSON"),)]),
    ],
    ids=["raises", "none", "too few", "too many", "out of bounds", "backwards", "other type"],
)
async def test_a_broken_detector_refuses(tmp_path: Path, upstream: GatedUpstream, broken: Any, stream: bool) -> None:
    """Whatever it does but its job, the request is refused and the refusal is on record."""
    async with serving(tmp_path, upstream.url, parts=Parts(detector=broken)) as gateway:
        await refused(gateway, stream=stream)
    assert not upstream.received
    gateway.assert_trail(upstream)
    assert [record["outcome"] for record in gateway.kinds("refused")] == ["filter_unavailable"] * 2


async def test_a_hanging_detector_refuses_and_may_come_back(tmp_path: Path, upstream: GatedUpstream) -> None:
    """After the deadline the request is refused; with all threads hung the gateway is not ready; then it recovers."""
    hanging = Hanging()
    policies = write_policy(tmp_path, limits={"detector_timeout_seconds": 0.5})
    async with serving(tmp_path, upstream.url, parts=Parts(detector=hanging), policies=policies) as gateway:
        await refused(gateway)
        assert gateway.services is not None
        async with asyncio.timeout(PATIENCE):
            while gateway.gate.enforced.pool.healthy:
                await asyncio.sleep(0.01)
        assert await ready(gateway) == (503, ["the detector does not answer"])
        await refused(gateway, stream=True)
        assert not upstream.received
        hanging.released.set()
        await recovered(gateway)
    gateway.assert_trail(upstream)
    upstream.assert_absent(PLANTED)


# ------------------------------------------------------------------ the audit sink


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO], ids=errno.errorcode.get)
async def test_a_disk_that_takes_nothing_refuses(tmp_path: Path, upstream: GatedUpstream, number: int) -> None:
    """Nothing is sent while decisions cannot be stored; the gateway says that it is not ready, and recovers."""
    trail = Trail()
    async with serving(tmp_path, upstream.url, parts=Parts(sink=trail)) as gateway:
        await served(gateway)
        trail.disk.fault = OSError(number, TICKET)
        await refused(gateway)
        await refused(gateway, stream=True)
        assert await ready(gateway) == (503, ["the audit sink cannot store records"])
        assert len(upstream.received) == 1
        trail.disk.fault = None
        await recovered(gateway)
        assert await ready(gateway) == (200, [])
    assert len(upstream.received) == len(gateway.kinds("decided")) == 3
    gateway.assert_trail(upstream)


async def test_a_disk_that_hangs_refuses(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A commit that does not return counts as none; when it does return, the gateway serves again."""
    trail = Trail(timeout=0.2)
    gate = trail.disk.gate = threading.Event()
    gate.set()
    async with serving(tmp_path, upstream.url, parts=Parts(sink=trail)) as gateway:
        gate.clear()
        await refused(gateway)
        assert not upstream.received
        gate.set()
        await recovered(gateway)
    gateway.assert_trail(upstream)


@STREAM
async def test_a_sink_that_breaks_its_promise_refuses(tmp_path: Path, upstream: GatedUpstream, stream: bool) -> None:
    """An exception that no sink may raise is the same refusal, and its text goes nowhere."""

    class Broken(FileSink):
        async def append(self, record: Any, subjects: Any = ()) -> None:
            raise RuntimeError(TICKET)

    def broken(state: Path, config: Config) -> FileSink:
        return file_sink_of(Broken, state, config)

    async with serving(tmp_path, upstream.url, parts=Parts(sink=broken)) as gateway:
        await refused(gateway, stream=stream)
    assert not upstream.received
    gateway.assert_trail()


@STREAM
async def test_a_disk_that_fills_up_meanwhile_costs_no_answer(
    tmp_path: Path, upstream: GatedUpstream, stream: bool
) -> None:
    """The decision was durable, so the answer may be given; only the closing record is missing, and counted."""
    trail = Trail()

    def script(request: Any, _: Received) -> Answer:
        trail.disk.fault = OSError(errno.ENOSPC, "full")
        return say(request, "gut")

    upstream.script = script
    async with serving(tmp_path, upstream.url, parts=Parts(sink=trail)) as gateway:
        async with browser() as session, session.post(gateway.chat, json={**ASK, "stream": stream}) as response:
            body = await response.read()
            assert response.status == 200
            assert (b"[DONE]" in body) is stream
            await counted(gateway, "privacy_gateway_audit_failures_total 1.0")
        trail.disk.fault = None
    assert (len(gateway.kinds("decided")), len(gateway.kinds("completed"))) == (1, 0)
    gateway.assert_trail(upstream)


async def test_a_client_that_leaves_at_the_end_is_counted(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Log line, metrics and closing record do not depend on a client that stays after the last byte."""
    trail = Trail()
    gate = trail.disk.gate = threading.Event()
    gate.set()

    def script(request: Any, _: Received) -> Answer:
        gate.clear()
        return say(request, "gut")

    upstream.script = script
    async with serving(tmp_path, upstream.url, parts=Parts(sink=trail)) as gateway:
        async with browser() as session, session.post(gateway.chat, json={**ASK, "stream": True}) as response:
            assert b"[DONE]" in await response.read()
        ended = 'privacy_gateway_requests_total{endpoint="chat.completions",outcome="ok",sensitivity="red"} 1.0'
        await counted(gateway, ended)
        gate.set()
    assert [record["outcome"] for record in gateway.kinds("completed")] == ["ok"]
    gateway.assert_trail(upstream)


async def test_without_an_audit_directory_nothing_listens(tmp_path: Path) -> None:
    """A state directory that cannot be used is found at the start."""
    (tmp_path / "audit").write_text("a file is in the way")
    with pytest.raises(OSError, match="audit"):
        async with serving(tmp_path):
            pytest.fail("it serves")


async def test_a_detector_that_finds_nothing_is_not_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The self-test plants values; a detector that looks healthy and finds none does not get to serve."""
    monkeypatch.setattr("filters.presidio.PresidioDetector.detect", lambda _, segments: [() for _ in segments])
    with pytest.raises(RuntimeError, match="self-test"):
        async with serving(tmp_path, load=True):
            pytest.fail("it serves")
