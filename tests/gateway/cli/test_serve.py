from __future__ import annotations

import asyncio
import signal

import aiohttp
import pytest

from gateway.audit_verify import verify
from tests.support.gateway import POLICIES, environment, process, write_policy

BODY = {"model": "demo", "messages": [{"role": "user", "content": "Hallo Frau Weber"}]}


async def test_it_says_where_it_listens_answers_and_stops_cleanly(tmp_path):
    """SIGTERM: exit code 0, and the audit trail has its end mark."""
    async with process(tmp_path) as gateway, aiohttp.ClientSession() as session:
        async with session.post(gateway.chat, json=BODY) as response:
            assert response.status == 200
            assert "Weber" in await response.text()
        async with session.get(f"{gateway.admin}/readyz") as ready:
            assert ready.status == 200
        code, out, err = await gateway.stop()
    assert code == 0
    assert "listens on" in err
    assert "Weber" not in out + err
    assert verify([tmp_path / "audit"]).ok
    assert gateway.kinds("closed")


async def test_an_open_stream_finishes_before_it_stops(tmp_path):
    """Drain: who has begun to read gets the whole answer."""
    async with process(tmp_path) as gateway, aiohttp.ClientSession() as session:
        async with session.post(gateway.chat, json=BODY | {"stream": True}) as response:
            first = await response.content.readany()
            gateway.child.send_signal(signal.SIGTERM)
            rest = await response.content.read()
        assert (first + rest).endswith(b"data: [DONE]\n\n")
        code = await asyncio.wait_for(gateway.child.wait(), 60)
    assert code == 0


async def test_whoever_asks_twice_to_stop_means_now(tmp_path):
    """The second signal does not wait for open streams."""
    async with process(tmp_path) as gateway, aiohttp.ClientSession() as session:
        response = await session.post(gateway.chat, json=BODY | {"stream": True})
        await response.content.readany()
        gateway.child.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.1)  # two signals at once would be one
        gateway.child.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(gateway.child.wait(), 60) == 130
        response.close()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--listen", "0.0.0.0:0"], "loopback only"),
        (["--upstream", "http://10.0.0.1:9000/v1"], "loopback"),
        (["--upstream", "https://api.openai.com/v1"], "loopback"),
        (["--policies", "nowhere.yaml"], "nowhere.yaml"),
    ],
)
async def test_it_does_not_start_into_something_unsafe(tmp_path, arguments, reason):
    """Fail closed at start-up, with the reason."""
    code, told = await start(tmp_path, *arguments)
    assert code == 1
    assert reason in told
    assert "Traceback" not in told


async def start(state, *arguments, **environ):
    from tests.support.gateway import ROOT, command

    given = command(
        "serve", "--state", str(state), "--admin-listen", "127.0.0.1:0", "--policies", str(POLICIES), *arguments
    )
    child = await asyncio.create_subprocess_exec(
        *given, cwd=ROOT, env=environment(**environ), stdout=-1, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await asyncio.wait_for(child.communicate(), 60)
    return child.returncode, out.decode()


async def test_without_a_root_key_it_does_not_serve_the_network(tmp_path):
    """Keys are made up for a single process on loopback only; replicas must be given one."""
    stored = "sha256:" + "0" * 64
    policy = write_policy(
        tmp_path, principals=[{"name": "crm", "keys": [stored], "classes": ["green"], "models": ["*"]}]
    )
    code, told = await start(tmp_path, "--listen", "0.0.0.0:0", "--policies", str(policy))
    assert code == 1
    assert "PRIVACY_GATEWAY_ROOT_KEY" in told
