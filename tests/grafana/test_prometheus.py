"""Every expression of the dashboards and alerts in a real Prometheus that scrapes a running gateway."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from gateway.keys import hash_key
from tests.grafana.test_dashboards import ALERTS, BOARDS, expressions
from tests.support.gateway import GatedUpstream, Gateway, Process, get, process, write_policy
from tests.support.upstream import echo, error_answer
from tests.support.valkeys import free_port

pytestmark = [
    pytest.mark.timeout(240),
    pytest.mark.skipif(not shutil.which("prometheus"), reason="the program `prometheus` is not installed: make system"),
]
CLASSES = ["green", "yellow", "red"]
SAID = (
    "Wie wird das Wetter?",
    "Frau Anna Wiesenthal, a.wiesenthal@beispiel.example, wartet auf ihr Angebot.",
    "Frau Carla Lindqvist ist schwanger und fragt nach dem Mutterschutz.",
)


def policy(directory: Path, upstream: GatedUpstream) -> Path:
    house = {"provider": "openai_compatible", "self_hosted": True, "receives": CLASSES, "models": ["*"]}
    paper = {"reference": "AVV-1", "signed": "2026-01-01", "expires": "2099-01-01", "zero_retention": True}
    people = [
        {
            "name": "desk",
            "keys": [hash_key("desk-key")],
            "classes": CLASSES,
            "models": ["*"],
            "limits": {"tokens_per_day": 10**9},
        },
        {
            "name": "small",
            "keys": [hash_key("small-key")],
            "classes": ["green"],
            "models": ["*"],
            "limits": {"requests_per_minute": 1},
        },
    ]
    return write_policy(
        directory,
        upstreams=[{"name": "house", "base_url": upstream.url, "agreement": paper, **house}],
        principals=people,
    )


@asynccontextmanager
async def prometheus(folder: Path, target: str) -> AsyncIterator[str]:
    """A server that scrapes ten times a second, with our rules; yields its address."""
    folder.mkdir()
    port = free_port()
    job = {"job_name": "privacy-gateway", "static_configs": [{"targets": [target]}]}
    settings = {
        "global": {"scrape_interval": "100ms", "scrape_timeout": "100ms", "evaluation_interval": "1s"},
        "scrape_configs": [job],
        "rule_files": [str(Path(BOARDS[0]).parent / "alerts.yaml")],
    }
    (folder / "prometheus.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    child = await asyncio.create_subprocess_exec(
        *("prometheus", f"--config.file={folder}/prometheus.yml", f"--storage.tsdb.path={folder}/data"),
        f"--web.listen-address=127.0.0.1:{port}",
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        await child.wait()


async def asked(address: str, expression: str) -> list[dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{address}/api/v1/query", params={"query": expression}) as answer,
    ):
        body = await answer.json()
    assert body["status"] == "success", (expression, body)
    return list(body["data"]["result"])


def filled(expression: str) -> str:
    """As Grafana asks it."""
    return expression.replace("$__rate_interval", "30s").replace("$job", ".*").replace("$instance", ".*")


async def busy(gateway: Process, upstream: GatedUpstream) -> None:
    """What happens in a day: three classes, a stream, tokens that nobody issued, refusals, a limit, a broken upstream,
    another policy."""
    for round_ in range(2):
        async with gateway.client("desk-key") as client:
            for text in SAID:
                message: Any = [
                    {"role": "user", "content": text},
                    {"role": "user", "content": "SURNAME_K7Q2MXTB" * round_ or "Danke"},
                ]
                await client.chat.completions.create(model="m", messages=message)
            async for _ in await client.chat.completions.create(
                model="m", messages=[{"role": "user", "content": SAID[1]}], stream=True
            ):
                pass
        await post_as(gateway, "small-key", SAID[1])
        for key in ("small-key", "small-key", "nobody"):
            await post_as(gateway, key, SAID[0])
        script, upstream.script = upstream.script, lambda *_: error_answer(500, "server_error", "broken")
        await post_as(gateway, "desk-key", SAID[0])
        upstream.script = script
        gateway.child.send_signal(signal.SIGHUP)
        await asyncio.sleep(0.5)


async def post_as(gateway: Gateway, key: str, text: str) -> int:
    body = {"model": "m", "messages": [{"role": "user", "content": text}]}
    headers = {"authorization": f"Bearer {key}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(gateway.chat, json=body, headers=headers) as answer,
    ):
        await answer.read()
        return answer.status


def drawn() -> Iterator[tuple[str, str]]:
    for path in BOARDS:
        for expression in expressions(json.loads(path.read_text(encoding="utf-8"))):
            yield path.stem, filled(expression)


async def test_every_expression_has_data_and_the_rules_load(tmp_path: Path) -> None:
    async with GatedUpstream(echo()) as upstream:
        environ = {"PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32}
        policies = policy(tmp_path, upstream)
        async with (
            process(tmp_path / "state", policies=policies, environ=environ) as gateway,
            prometheus(tmp_path / "prometheus", gateway.admin.removeprefix("http://")) as address,
        ):
            async with asyncio.timeout(60):
                while (await ready(address)) != 1.0:
                    await asyncio.sleep(0.2)
            await busy(gateway, upstream)
            await asyncio.sleep(1.5)
            empty = [(board, expression) for board, expression in drawn() if not await asked(address, expression)]
            assert empty == [], empty
            for rule in ALERTS:
                await asked(address, rule["expr"])
            _, body = await get(f"{address}/api/v1/rules")
            rules = json.loads(body)["data"]["groups"][0]["rules"]
            assert [rule["name"] for rule in rules] == [rule["alert"] for rule in ALERTS]
            assert {rule["health"] for rule in rules} <= {"ok", "unknown"}
            assert {rule["name"] for rule in rules if rule["state"] == "firing"} == set()


async def ready(address: str) -> float:
    """1.0 once the gateway has been scraped."""
    try:
        found = await asked(address, 'up{job="privacy-gateway"}')
    except aiohttp.ClientError:
        return 0.0
    return float(found[0]["value"][1]) if found else 0.0
