"""Another policy without a restart: requests end under the one under which they began, and a bad file changes nothing."""

from __future__ import annotations

import asyncio
import json
import re
import signal
from pathlib import Path
from typing import Any

import openai
import pytest

from tests.support.gateway import (
    PATIENCE,
    GatedUpstream,
    Gateway,
    Until,
    get,
    process,
    serving,
    write_policy,
)
from tests.support.upstream import Answer, chunk, echo, sse_event

pytestmark = pytest.mark.timeout(240)
CLASSES = ["green", "yellow", "red"]
ALL = {"receives": CLASSES, "models": ["*"], "self_hosted": True, "provider": "openai_compatible"}


def upstream_at(upstream: GatedUpstream, name: str = "own") -> dict[str, Any]:
    return {"name": name, "base_url": upstream.url, **ALL}


async def metric(gateway: Gateway, name: str) -> float:
    text = (await get(f"{gateway.admin}/metrics"))[1].decode()
    found = re.search(rf"^privacy_gateway_{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def eventually(gateway: Gateway, name: str, value: float) -> None:
    async with asyncio.timeout(PATIENCE):
        while await metric(gateway, name) != value:
            await asyncio.sleep(0.05)


async def ask(gateway: Gateway, text: str = "Guten Tag, Frau Weber") -> str:
    async with gateway.client() as client:
        answer = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])
    return str(answer.choices[0].message.content)


async def test_a_changed_file_is_put_in_force(tmp_path: Path, upstream: GatedUpstream) -> None:
    policies = write_policy(tmp_path, upstreams=[upstream_at(upstream)])
    async with serving(tmp_path / "state", policies=policies) as gateway:
        assert await ask(gateway) == "Guten Tag, Frau Weber"
        write_policy(tmp_path, upstreams=[upstream_at(upstream)], entities={"PERSON": "block"})
        await eventually(gateway, 'policy_reloads_total{outcome="ok"}', 1)
        with pytest.raises(openai.BadRequestError) as error:
            await ask(gateway)
        assert error.value.code == "privacy_policy_violation"
        versions = [record.get("policy_version") for record in gateway.records() if record["kind"] == "reloaded"]
        assert len(versions) == 1
        assert versions != [gateway.kinds("decided")[0]["policy_version"]]
    gateway.assert_trail(upstream)


async def test_a_file_that_is_not_in_order_changes_nothing(tmp_path: Path, upstream: GatedUpstream) -> None:
    policies = write_policy(tmp_path, upstreams=[upstream_at(upstream)])
    async with serving(tmp_path / "state", policies=policies) as gateway:
        for broken in ("version: 1\nupstreams: []\nunknown: 1\n", "]", ""):
            failures = await metric(gateway, 'policy_reloads_total{outcome="refused"}')
            policies.write_text(broken, encoding="utf-8")
            await eventually(gateway, 'policy_reloads_total{outcome="refused"}', failures + 1)
            assert await metric(gateway, "policy_valid") == 0
            assert await ask(gateway) == "Guten Tag, Frau Weber"
        policies.unlink()
        await eventually(gateway, 'policy_reloads_total{outcome="refused"}', 4)
        write_policy(tmp_path, upstreams=[upstream_at(upstream)])
        await eventually(gateway, "policy_valid", 1)


async def test_a_stream_ends_under_the_policy_under_which_it_began(tmp_path: Path, upstream: GatedUpstream) -> None:
    """And over its own connection, although its upstream is gone from the policy."""
    go = asyncio.Event()
    policies = write_policy(tmp_path, upstreams=[upstream_at(upstream)])
    async with serving(tmp_path / "state", policies=policies) as gateway, gateway.client() as client:
        token = ""

        def script(request: Any, _received: Any) -> Answer:
            nonlocal token
            token = request["messages"][-1]["content"].split()[-1]
            parts = [sse_event(chunk({"content": f"{token} "})), Until(go), sse_event(chunk({"content": token}))]
            end = [sse_event(chunk({}, finish="stop")), b"data: [DONE]\n\n"]
            return Answer([*parts, *end], 200, {"Content-Type": "text/event-stream"})

        upstream.script = script
        stream = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "Hallo Frau Weber"}], stream=True
        )
        events = stream.__aiter__()
        first = await anext(events)
        async with GatedUpstream(echo()) as other:
            write_policy(tmp_path, upstreams=[upstream_at(other, "next")])
            await eventually(gateway, 'policy_reloads_total{outcome="ok"}', 1)
            assert await ask(gateway) == "Guten Tag, Frau Weber"
            assert len(other.received) == 1
            assert gateway.reloader is not None
            assert len(gateway.reloader._retired) == 1
            go.set()
            rest = [event.choices[0].delta.content or "" async for event in events]
            assert (first.choices[0].delta.content or "") + "".join(rest) == "Weber Weber"
            async with asyncio.timeout(PATIENCE):
                while gateway.reloader._retired:
                    await asyncio.sleep(0.05)
            assert await ask(gateway) == "Guten Tag, Frau Weber"
        records = gateway.kinds("completed")
        assert [record["upstream"] for record in records] == ["next", "own", "next"]
        assert records[0]["policy_version"] != records[1]["policy_version"]


async def test_sighup(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Also where no file has changed: what the files of provider keys hold may have."""
    policies = write_policy(tmp_path, upstreams=[upstream_at(upstream)])
    async with process(tmp_path / "state", policies=policies) as gateway:
        gateway.child.send_signal(signal.SIGHUP)
        await eventually(gateway, 'policy_reloads_total{outcome="ok"}', 1)
        assert await ask(gateway) == "Guten Tag, Frau Weber"


async def test_a_mounted_key_that_changes_is_used(tmp_path: Path, upstream: GatedUpstream) -> None:
    key = tmp_path / "key"
    key.write_text("first-key", encoding="ascii")
    own = {**upstream_at(upstream), "key": {"file": str(key)}}
    policies = write_policy(tmp_path, upstreams=[own])
    async with serving(tmp_path / "state", policies=policies) as gateway:
        await ask(gateway)
        key.write_text("second-key", encoding="ascii")
        await eventually(gateway, 'policy_reloads_total{outcome="ok"}', 1)
        await ask(gateway)
    assert [received.header("authorization") for received in upstream.received] == [
        "Bearer first-key",
        "Bearer second-key",
    ]
    assert "second-key" not in json.dumps(gateway.records())


async def test_a_client_is_shut_out_without_a_restart(tmp_path: Path, upstream: GatedUpstream) -> None:
    import hashlib

    hashed = "sha256:" + hashlib.sha256(b"desk-key").hexdigest()
    person = {"name": "desk", "keys": [hashed], "classes": CLASSES, "models": ["*"]}
    other = {**person, "name": "other", "keys": ["sha256:" + "0" * 64]}
    policies = write_policy(tmp_path, upstreams=[upstream_at(upstream)], principals=[person, other])
    async with serving(tmp_path / "state", policies=policies) as gateway, gateway.client("desk-key") as client:
        await client.models.list()
        write_policy(tmp_path, upstreams=[upstream_at(upstream)], principals=[other])
        await eventually(gateway, 'policy_reloads_total{outcome="ok"}', 1)
        with pytest.raises(openai.AuthenticationError):
            await client.models.list()
