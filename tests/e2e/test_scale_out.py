"""Three gateways, one Valkey, one PostgreSQL, a balancer that goes round: any replica can answer (I7)."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import openai
import pytest
from aiohttp import web

from gateway.audit_verify import verify
from gateway.keys import hash_key
from gateway.postgresql.database import connect
from gateway.postgresql.trail import PostgresTrail
from tests.support.gateway import PATIENCE, GatedUpstream, Gateway, Process, process, write_policy
from tests.support.postgres import running_postgres
from tests.support.upstream import echo
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(240)
CLASSES = ["green", "yellow", "red"]
CONVERSATIONS, TURNS, LIMIT = 200, 3, 25


@dataclass
class Balancer:
    """Goes round; a backend to which it cannot connect is left out. What is open on one that dies is lost."""

    backends: list[str]
    url: str = ""
    lost: int = 0
    served: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._turns = itertools.count()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as self._session:
            runner = web.ServerRunner(web.Server(self._pass, access_log=None))
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.url = "http://{}:{}".format(*runner.addresses[0][:2])
            try:
                yield
            finally:
                await runner.cleanup()

    async def _pass(self, request: web.BaseRequest) -> web.StreamResponse:
        body = await request.read()
        headers = {"authorization": request.headers["authorization"], "content-type": "application/json"}
        while True:
            backend = self.backends[next(self._turns) % len(self.backends)]
            try:
                async with self._session.post(backend + request.path, data=body, headers=headers) as answer:
                    content = await answer.read()
            except aiohttp.ClientConnectorError:
                self.backends = [other for other in self.backends if other != backend]
            except aiohttp.ClientError:
                self.lost += 1
                return web.Response(status=502)
            else:
                self.served[backend] += 1
                return web.Response(status=answer.status, body=content, content_type="application/json")


async def converse(client: openai.AsyncOpenAI, number: int, failed: list[int]) -> None:
    """Turn by turn, with the whole history; what was lost is asked again."""
    name = f"Frau Wiesenthal{chr(97 + number % 26)}{chr(97 + number // 26)}"
    messages: list[Any] = []
    for turn in range(TURNS):
        messages.append({"role": "user", "content": f"Gespräch {number}, Teil {turn}: {name} wartet auf ihr Angebot."})
        for _ in range(3):
            try:
                answer = await client.chat.completions.create(model="m", messages=messages)
                break
            except openai.InternalServerError:
                failed.append(number)
        said = answer.choices[0].message.content or ""
        assert name in said
        messages.append({"role": "assistant", "content": said})


def policy(directory: Path, upstream: GatedUpstream) -> Path:
    people = [
        {"name": name, "keys": [hash_key(f"{name}-key")], "classes": CLASSES, "models": ["*"], "limits": limits}
        for name, limits in (("desk", {}), ("small", {"requests_per_minute": LIMIT}))
    ]
    house = {"provider": "openai_compatible", "self_hosted": True, "receives": CLASSES, "models": ["*"]}
    return write_policy(
        directory,
        upstreams=[{"name": "house", "base_url": upstream.url, **house}],
        principals=people,
        audit={"sink": "postgresql", "postgresql": {"env": "AUDIT_DATABASE"}},
        replicas={"valkey": {"env": "SHARED"}},
    )


async def test_a_replica_that_dies_takes_only_what_was_open_on_it(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = echo()
    with running_valkey() as valkey, running_postgres() as postgres:
        environ = {
            "SHARED": valkey.connection_url,
            "AUDIT_DATABASE": postgres.address,
            "PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32,
        }
        policies = policy(tmp_path, upstream)
        async with AsyncExitStack() as stack:
            replicas = [
                await stack.enter_async_context(process(tmp_path / str(n), policies=policies, environ=environ))
                for n in range(3)
            ]
            balancer = Balancer([replica.api for replica in replicas])
            await stack.enter_async_context(balancer.serving())
            failed = await _two_hundred(balancer, replicas[0], tmp_path)
            assert await _accepted(balancer, tmp_path) == LIMIT
            for replica in replicas[1:]:
                assert (await replica.stop())[0] == 0
        connection = connect(postgres.address)
        report = verify(PostgresTrail(connection))
        connection.close()
        decided = [
            json.loads(str(line))
            for (line,) in postgres.run("SELECT line FROM privacy_gateway.lines")
            if "decided" in str(line)
        ]
    assert report.ok
    assert len(failed) <= balancer.lost
    assert len(balancer.served) == 3
    assert all(count > 50 for count in balancer.served.values())
    upstream.assert_absent(["Wiesenthal"])
    assert len([record for record in decided if record["kind"] == "decided"]) >= len(upstream.received)
    _assert_one_token_a_conversation(upstream)


async def _two_hundred(balancer: Balancer, dies: Process, state: Path) -> list[int]:
    """Two hundred conversations, thirty at a time; a replica is killed once a third of the answers is there."""
    failed: list[int] = []
    door = asyncio.Semaphore(30)

    async def one(number: int) -> None:
        async with door:
            await converse(client, number, failed)

    async def kill() -> None:
        while sum(balancer.served.values()) < CONVERSATIONS * TURNS // 3:
            await asyncio.sleep(0.01)
        await dies.stop(signal.SIGKILL)

    async with (
        Gateway(balancer.url, "", state).client("desk-key") as client,
        asyncio.timeout(PATIENCE),
        asyncio.TaskGroup() as group,
    ):
        for work in (kill(), *(one(number) for number in range(CONVERSATIONS))):
            group.create_task(work)
    return failed


async def _accepted(balancer: Balancer, state: Path) -> int:
    """How many of sixty requests of a client with a limit come through, whichever replica they reach."""

    async def one(client: openai.AsyncOpenAI) -> bool:
        try:
            await client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hallo"}])
        except openai.RateLimitError:
            return False
        return True

    async with Gateway(balancer.url, "", state).client("small-key") as client:
        return sum(await asyncio.gather(*(one(client) for _ in range(60))))


def _assert_one_token_a_conversation(upstream: GatedUpstream) -> None:
    """Replicas that never talk about it write the same token for a name, turn after turn."""
    tokens: dict[str, set[str]] = {}
    for received in upstream.received:
        first = json.loads(received.body)["messages"][0]["content"]
        found = re.search(r"Gespräch (\d+), Teil 0: Frau (\S+) wartet", first)
        if found:
            tokens.setdefault(found[1], set()).add(found[2])
    assert len(tokens) == CONVERSATIONS
    assert {len(written) for written in tokens.values()} == {1}
    assert len({next(iter(written)) for written in tokens.values()}) == CONVERSATIONS
