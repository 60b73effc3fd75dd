"""``kill -9`` in the middle of five hundred requests, again and again: what the upstream received is on record."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from gateway.audit_verify import Finding, VerifyReport, verify
from gateway.postgresql.database import connect, prepare
from gateway.postgresql.trail import PostgresTrail
from gateway.trail import FileTrail, Trail
from tests.support.gateway import Process, process, write_policy
from tests.support.postgres import running_postgres

pytestmark = pytest.mark.timeout(600)
TIMES, TOGETHER = int(os.environ.get("KILLS", "4")), 500  # `make soak` kills twenty times
PLANTED = "Frau Anna Wiesenthal, a.wiesenthal@beispiel.example, wartet auf die Lieferung."


class Counting:
    """An upstream that answers at once and remembers which models it was asked for; `enough` is set at `limit`."""

    def __init__(self) -> None:
        self.models: list[str] = []
        self.limit = 1
        self.enough = asyncio.Event()

    async def answer(self, request: web.BaseRequest) -> web.Response:
        body = await request.read()
        assert b"iesenthal" not in body
        self.models.append(json.loads(body)["model"])
        if len(self.models) >= self.limit:
            self.enough.set()
        message = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Gern."}}
        return web.json_response(
            {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": [message]}
        )


async def crowd(gateway: Process, round_: int) -> None:
    """Five hundred clients at once; each names a model of its own, by which it is known on both sides."""

    async def one(session: aiohttp.ClientSession, number: int) -> None:
        body = {"model": f"m-{round_}-{number}", "messages": [{"role": "user", "content": PLANTED}]}
        with contextlib.suppress(aiohttp.ClientError, OSError):
            async with session.post(gateway.chat, json=body, headers={"authorization": "Bearer k"}) as answer:
                await answer.read()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(one(session, number) for number in range(TOGETHER)))


def decided(trail: Trail) -> set[str]:
    """Models that the whole lines of the trail say were decided on."""
    lines = (line for segment in trail.segments() for line in trail.lines(segment) if line.endswith(b"\n"))
    return {record["model"] for record in map(json.loads, lines) if record["kind"] == "decided"}


def checked(trail: Trail) -> VerifyReport:
    report = verify(trail)
    assert report.ok, report.findings
    return report


@asynccontextmanager
async def counting() -> AsyncIterator[tuple[Counting, str]]:
    """The upstream, and its address."""
    upstream = Counting()
    runner = web.ServerRunner(web.Server(upstream.answer, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield upstream, "http://{}:{}/v1".format(*runner.addresses[0][:2])
    await runner.cleanup()


async def kill(gateway: Process, upstream: Counting, round_: int) -> str:
    """Kill it once the upstream has received some of five hundred requests; returns its log."""
    upstream.limit = len(upstream.models) + random.Random(round_).randrange(1, TOGETHER * 3 // 4)
    upstream.enough.clear()
    asking = asyncio.ensure_future(crowd(gateway, round_))
    async with asyncio.timeout(60):
        await upstream.enough.wait()
    _, out, _ = await gateway.stop(signal.SIGKILL)
    await asking
    return out


async def test_what_the_upstream_received_is_on_record_whenever_the_gateway_is_killed(tmp_path: Path) -> None:
    """All in one trail. Once the last line is torn as well, as a power cut may do it: told, and gone on behind."""
    state, torn = tmp_path / "state", ""
    trail = FileTrail([state / "audit"])
    async with counting() as (upstream, address):
        for round_ in range(TIMES):
            async with process(state, "--upstream", address) as gateway:
                out = await kill(gateway, upstream, round_)
            assert set(upstream.models) <= decided(trail), round_
            checked(trail)
            said = [line for line in out.splitlines() if '"audit_recovered"' in line]
            assert (len(said), sum('"count":40' in line.replace(" ", "") for line in said)) == (round_ > 0, round_ == 2)
            if round_ == 1:
                newest = max((state / "audit").glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
                torn, whole = newest.name, newest.read_bytes()
                newest.write_bytes(whole + whole.splitlines()[-1][:40])
        async with process(state, "--upstream", address) as gateway:
            assert (await gateway.stop())[0] == 0
    report = checked(trail)
    assert len(upstream.models) == len(set(upstream.models)) > TIMES
    assert [finding.what for finding in report.findings].count("crashed") == TIMES
    assert Finding(torn, len((state / "audit" / torn).read_bytes().split(b"\n")), "torn") in report.findings
    assert {finding.what for finding in report.findings} == {"crashed", "torn"}
    assert [path for path in state.rglob("*") if path.is_file() and b"iesenthal" in path.read_bytes()] == []


async def test_likewise_where_the_trail_is_in_postgresql(tmp_path: Path) -> None:
    """With two gateways, one of which goes on."""
    with running_postgres() as postgres:
        policies = write_policy(tmp_path, audit={"sink": "postgresql", "postgresql": {"env": "AUDIT_DATABASE"}})
        environ = {"AUDIT_DATABASE": postgres.address, "PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32}
        connection = connect(postgres.address)
        prepare(connection)
        trail = PostgresTrail(connection)
        async with counting() as (upstream, address):
            given = ("--upstream", address)
            async with process(tmp_path / "stays", *given, policies=policies, environ=environ) as stays:
                for round_ in range(TIMES // 2):
                    async with process(tmp_path / "dies", *given, policies=policies, environ=environ) as gateway:
                        await kill(gateway, upstream, round_)
                    assert set(upstream.models) <= decided(trail), round_
                    checked(trail)
                assert (await stays.stop())[0] == 0
            async with process(tmp_path / "dies", *given, policies=policies, environ=environ) as gateway:
                assert (await gateway.stop())[0] == 0
        assert [finding.what for finding in checked(trail).findings] == ["crashed"] * (TIMES // 2)
        connection.close()
