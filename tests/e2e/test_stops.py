"""The emergency stop, from the command line to every replica."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sys
from pathlib import Path
from time import monotonic
from typing import Any
from unittest import mock

import openai
import pytest

from gateway.app import Parts, transport_for
from gateway.audit import AuditRecord
from gateway.keys import verifying_key
from gateway.routing import Upstream
from gateway.sinks.file import FileSink
from gateway.stops.file import FileBoard
from gateway.stops.notices import write
from gateway.transport import Transport, UpstreamRequest, UpstreamResponse
from tests.support.gateway import (
    FIXED_KEY,
    PATIENCE,
    ROOT,
    GatedUpstream,
    Gateway,
    environment,
    get,
    process,
    serving,
    write_policy,
)
from tests.support.upstream import echo, error_answer
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(240)
CLASSES = ["green", "yellow", "red"]


def hashed(key: str) -> str:
    return "sha256:" + hashlib.sha256(key.encode()).hexdigest()


def policy(directory: Path, upstream: GatedUpstream, **more: Any) -> Path:
    own = {"provider": "openai_compatible", "self_hosted": True, "receives": CLASSES, "models": ["*"]}
    people = [
        {"name": name, "keys": [hashed(f"{name}-key")], "classes": CLASSES, "models": ["*"]} for name in ("desk", "crm")
    ]
    upstreams = [{"name": name, "base_url": upstream.url, **own} for name in ("first", "second")]
    return write_policy(directory, upstreams=upstreams, principals=people, **more)


async def command(state: Path, policies: Path, *arguments: str, **environ: str) -> tuple[int, str]:
    given = (*arguments, "--policies", str(policies), "--state", str(state))
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "gateway",
        *given,
        cwd=ROOT,
        env=environment(**environ),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await child.communicate()
    return child.returncode or 0, out.decode()


async def ask(gateway: Gateway, who: str = "desk") -> str:
    """Name of the upstream that answered, or the code of the refusal."""
    async with gateway.client(f"{who}-key") as client:
        try:
            raw = await client.chat.completions.with_raw_response.create(
                model="m", messages=[{"role": "user", "content": "Hallo"}]
            )
        except openai.APIStatusError as error:
            return str(error.code)
    return str(raw.headers["x-privacy-upstream"])


async def eventually(gateway: Gateway, expected: str, who: str = "desk") -> float:
    """Wait until it is so; how long that took."""
    begun = monotonic()
    async with asyncio.timeout(PATIENCE):
        while await ask(gateway, who) != expected:
            await asyncio.sleep(0.05)
    return monotonic() - begun


async def test_everything_one_client_one_upstream(tmp_path: Path, upstream: GatedUpstream) -> None:
    state, policies = tmp_path / "state", policy(tmp_path, upstream)
    async with serving(state, policies=policies) as gateway:
        assert await ask(gateway) == "first"
        code, out = await command(state, policies, "stop", "--principal", "desk")
        assert code == 0, out
        await eventually(gateway, "gateway_stopped")
        assert await ask(gateway, "crm") == "first"
        await command(state, policies, "stop", "--upstream", "first")
        await eventually(gateway, "second", "crm")
        await command(state, policies, "stop", "--all")
        await eventually(gateway, "gateway_stopped", "crm")
        status, body = await get(f"{gateway.admin}/readyz")
        assert (status, b"stopped by an administrator" in body) == (503, True)
        before = len(upstream.received)
        assert await ask(gateway, "crm") == "gateway_stopped"
        assert len(upstream.received) == before
        for what in (("--all",), ("--principal", "desk"), ("--upstream", "first")):
            assert (await command(state, policies, "resume", *what))[0] == 0
        await eventually(gateway, "first")
        kinds = [(r["kind"], r["outcome"], r.get("target", "")) for r in gateway.records() if "stopped" in r["kind"]]
        assert kinds == [("stopped", "principal", "desk"), ("stopped", "upstream", "first"), ("stopped", "all", "")]
        assert len(gateway.kinds("resumed")) == 3
    gateway.assert_trail()


async def test_a_stop_outlives_a_restart_and_names_must_exist(tmp_path: Path, upstream: GatedUpstream) -> None:
    state, policies = tmp_path / "state", policy(tmp_path, upstream)
    code, out = await command(state, policies, "stop", "--principal", "deks")
    assert code != 0
    assert "desk" in out  # the nearest name
    code, out = await command(state, policies, "stop", "--all")
    assert code != 0
    assert "no gateway has run" in out  # it would stop nothing
    async with serving(state, policies=policies) as gateway:
        pass
    assert (await command(state, policies, "stop", "--all"))[0] == 0
    async with serving(state, policies=policies) as gateway:
        assert await ask(gateway) == "gateway_stopped"
    assert not upstream.received


async def test_all_replicas_within_five_seconds_and_only_an_operator_resumes(
    tmp_path: Path, upstream: GatedUpstream
) -> None:
    with running_valkey() as valkey:
        environ = {**FIXED_KEY, "SHARED": valkey.connection_url}
        admins = [
            {"name": "olga", "role": "operator", "keys": [verifying_key("olga-key")]},
            {"name": "doris", "role": "dpo", "keys": [verifying_key("doris-key")]},
        ]
        policies = policy(tmp_path, upstream, admins=admins, replicas={"valkey": {"env": "SHARED"}})
        async with (
            process(tmp_path / "one", policies=policies, environ=environ) as one,
            process(tmp_path / "two", policies=policies, environ=environ) as two,
        ):
            assert [await ask(one), await ask(two)] == ["first", "first"]
            elsewhere = tmp_path / "elsewhere"
            code, out = await command(
                elsewhere, policies, "stop", "--all", **environ, PRIVACY_GATEWAY_ADMIN_KEY="doris-key"
            )
            assert code == 0, out
            took = await asyncio.gather(*(eventually(gateway, "gateway_stopped") for gateway in (one, two)))
            assert max(took) < 5
            for key in ("", "wrong", "doris-key"):
                code, out = await command(
                    elsewhere, policies, "resume", "--all", **environ, PRIVACY_GATEWAY_ADMIN_KEY=key
                )
                assert code == 1
                assert "operator" in out
            assert await ask(one) == "gateway_stopped"
            code, out = await command(
                elsewhere, policies, "resume", "--all", **environ, PRIVACY_GATEWAY_ADMIN_KEY="olga-key"
            )
            assert code == 0, out
            await asyncio.gather(*(eventually(gateway, "first") for gateway in (one, two)))
            assert [record["principal"] for record in two.kinds("stopped")] == ["doris"]


class Meanwhile:
    """A transport before whose answer an administrator stops something."""

    def __init__(self, inner: Transport, gateway: list[Gateway], targets: tuple[str, ...]) -> None:
        self._inner = inner
        self._gateway = gateway
        self._targets = targets

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        await stop(self._gateway[0], *self._targets)
        return await self._inner.send(request)

    async def close(self) -> None:
        await self._inner.close()


async def stop(gateway: Gateway, *targets: str) -> None:
    """Stop, and let the gateway see it at once."""
    assert gateway.services is not None
    board = FileBoard(gateway.state / "stops.json")
    for target in targets:
        await board.put(write("stop", target, "local", "", await board.read()))
    await gateway.services.stops.look()


@pytest.mark.parametrize(
    ("targets", "code"),
    [
        (("all",), "gateway_stopped"),
        (("principal:desk",), "gateway_stopped"),
        (("upstream:second",), "busy"),
        (("upstream:third",), "second"),
    ],
)
async def test_what_is_stopped_meanwhile_is_not_fallen_back_to(
    tmp_path: Path, upstream: GatedUpstream, targets: tuple[str, ...], code: str
) -> None:
    """The first upstream is busy; who was next when the request was decided is stopped by now."""
    gateways: list[Gateway] = []

    def transport(item: Upstream) -> Transport:
        inner = transport_for(item)
        return Meanwhile(inner, gateways, targets) if item.name == "first" else inner

    async with GatedUpstream(echo()) as second:
        upstream.script = lambda _request, _received: error_answer(503, "busy", "later")
        policies = json.loads(policy(tmp_path, upstream).read_text(encoding="utf-8"))
        policies["upstreams"][1]["base_url"] = second.url
        (tmp_path / "policies.yaml").write_text(json.dumps(policies), encoding="utf-8")
        parts = Parts(transport=transport)
        async with serving(tmp_path / "state", policies=tmp_path / "policies.yaml", parts=parts) as gateway:
            gateways.append(gateway)
            assert await ask(gateway) == code
        assert len(second.received) == (code == "second")


@pytest.mark.parametrize(("target", "expected"), [("all", "gateway_stopped"), ("upstream:first", "second")])
async def test_a_stop_between_the_decision_and_the_sending_counts(
    tmp_path: Path, upstream: GatedUpstream, target: str, expected: str
) -> None:
    """And what was reserved is given back: nothing was sent."""
    policies = json.loads(policy(tmp_path, upstream).read_text(encoding="utf-8"))
    policies["principals"][0]["limits"] = {"tokens_per_day": 8000}
    (tmp_path / "policies.yaml").write_text(json.dumps(policies), encoding="utf-8")
    append = FileSink.append
    async with serving(tmp_path / "state", policies=tmp_path / "policies.yaml") as gateway:

        async def stopping(sink: FileSink, record: AuditRecord, subjects: Any = ()) -> None:
            await append(sink, record, subjects)
            if record.kind == "decided" and not (gateway.state / "stops.json").exists():
                await stop(gateway, target)

        with mock.patch.object(FileSink, "append", stopping):
            assert await ask(gateway) == expected
        assert len(upstream.received) == (expected == "second")
        assert gateway.services is not None
        board = FileBoard(gateway.state / "stops.json")
        await board.put(write("resume", target, "local", "", await board.read()))
        await gateway.services.stops.look()
        assert await ask(gateway) == "first"
    gateway.assert_trail(upstream)


async def test_a_stopped_upstream_is_not_asked_for_its_models(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with serving(tmp_path / "state", policies=policy(tmp_path, upstream)) as gateway:
        await stop(gateway, "upstream:first", "upstream:second")
        async with gateway.client("desk-key") as client:
            assert (await client.models.list()).data == []
    assert not upstream.received
