"""Another policy over a real trail: what it would have changed, and nothing where it is the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gateway.config import parse_config
from gateway.replay import Policy, replay
from gateway.routing import Router
from tests.gateway.cli.conftest import Cli
from tests.support.gateway import POLICIES, GatedUpstream, Gateway, post, serving, write_policy
from tests.support.stateful import StatefulUpstream
from tests.support.upstream import echo, error_answer

CLASSES = ["green", "yellow", "red"]
TEXTS = (
    "Der Umsatz stieg um sieben Prozent.",
    "Schreibe Frau Annegret Weber, a.weber@example.com.",
    "Frau Annegret Weber, IBAN DE02 1203 0000 0000 2020 51.",
    "Frau Annegret Weber ist schwanger, Termin am 03.11.2026.",
)


def hashed(key: str) -> str:
    return "sha256:" + hashlib.sha256(key.encode()).hexdigest()


def policy(directory: Path, upstream: GatedUpstream, **more: Any) -> Path:
    own = {"provider": "openai_compatible", "self_hosted": True, "base_url": upstream.url, "receives": CLASSES}
    sections = {
        "upstreams": [{"name": name, "models": ["*"], **own} for name in ("first", "second")],
        "principals": [{"name": "desk", "keys": [hashed("desk")], "classes": CLASSES, "models": ["*"]}],
    }
    return write_policy(directory, **{**sections, **more})


@asynccontextmanager
async def traffic(tmp_path: Path, upstream: GatedUpstream) -> AsyncIterator[Gateway]:
    async with serving(tmp_path / "state", policies=policy(tmp_path, upstream)) as gateway:
        for text in TEXTS:
            body = {"model": "m", "messages": [{"role": "user", "content": text}]}
            status, _, _ = await post(gateway, body, headers={"authorization": "Bearer desk"})
            assert status == 200
        yield gateway


@pytest.fixture
async def upstream() -> AsyncIterator[GatedUpstream]:
    async with GatedUpstream() as server:
        yield server


def replayed(cli: Cli, capsys: pytest.CaptureFixture[str], tmp_path: Path, path: Path) -> dict[str, Any]:
    capsys.readouterr()
    assert cli("replay", "--against", str(path), "--state", str(tmp_path / "state"), "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


async def test_the_same_policy_changes_nothing(
    tmp_path: Path,
    upstream: GatedUpstream,
    cli: Cli,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with traffic(tmp_path, upstream):
        pass
    found = replayed(cli, capsys, tmp_path, tmp_path / "policies.yaml")
    assert found == {"decisions": 4, "blocked": [], "rerouted": [], "reclassed": [], "acted": []}
    assert cli("replay", "--against", str(tmp_path / "policies.yaml"), "--state", str(tmp_path / "state")) == 0
    assert capsys.readouterr().out == "4 decisions on record: all would be the same\n"


async def test_what_would_change(
    tmp_path: Path,
    upstream: GatedUpstream,
    cli: Cli,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with traffic(tmp_path, upstream):
        pass
    other = tmp_path / "other"
    other.mkdir()

    def against(**more: Any) -> dict[str, Any]:
        return replayed(cli, capsys, tmp_path, policy(other, upstream, **more))

    shipped = yaml.safe_load(POLICIES.read_text(encoding="utf-8"))
    blocked = against(entities=shipped["entities"] | {"IBAN": "block"})
    assert blocked["acted"] == [{"client": "desk", "label": "IBAN", "from": "token", "to": "block", "count": 1}]
    assert blocked["blocked"] == [{"client": "desk", "why": "IBAN is blocked", "count": 1}]

    masked = against(entities=shipped["entities"] | {"EMAIL": "mask"})
    assert masked["acted"] == [{"client": "desk", "label": "EMAIL", "from": "token", "to": "mask", "count": 1}]
    assert masked["blocked"] == []

    classes = shipped["classes"] | {"red": ["HEALTH", "SENSITIVE"]}
    reclassed = against(classes=classes)
    assert reclassed["reclassed"] == [{"client": "desk", "from": "red", "to": "yellow", "count": 1}]

    person = {"name": "desk", "keys": [hashed("desk")], "classes": ["green"], "models": ["*"]}
    assert against(principals=[person])["blocked"] == [
        {"client": "desk", "why": "no upstream may receive it", "count": 3}
    ]
    gone = against(principals=[{**person, "name": "other"}])
    assert gone["blocked"] == [{"client": "desk", "why": "the client is not known", "count": 4}]

    own = {"provider": "openai_compatible", "self_hosted": True, "base_url": upstream.url, "models": ["*"]}
    upstreams = [{"name": "green-only", "receives": ["green"], **own}, {"name": "first", "receives": CLASSES, **own}]
    rerouted = against(upstreams=upstreams)
    assert rerouted["rerouted"] == [{"client": "desk", "from": "first", "to": "green-only", "count": 1}]

    finer = against(entities=shipped["entities"] | {"PERSON/surname": "mask"})
    assert {(item["from"], item["to"]) for item in finer["acted"]} <= {("token", "mask")}
    assert against(entities_in_red={"DATE": "mask"})["acted"] == [
        {"client": "desk", "label": "DATE", "from": "token", "to": "mask", "count": 1}
    ]

    block = [
        {"name": "desk", "keys": [hashed("desk")], "classes": CLASSES, "models": ["*"], "entities": {"EMAIL": "block"}}
    ]
    assert against(principals=block)["blocked"] == [{"client": "desk", "why": "EMAIL is blocked", "count": 1}]

    ended = [{**person, "classes": CLASSES, "keys": [{"key": hashed("desk"), "expires": "2020-01-01"}]}]
    assert against(principals=ended)["blocked"] == [
        {"client": "desk", "why": "the keys of the client have expired", "count": 4}
    ]

    picky = [{"name": "first", "receives": CLASSES, "entities": ["PERSON", "EMAIL"], **own}]
    assert against(upstreams=picky)["blocked"] == [{"client": "desk", "why": "no upstream may receive it", "count": 2}]


async def test_a_fallback_is_one_request_and_nothing_of_the_policy(
    tmp_path: Path, upstream: GatedUpstream, cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two decisions are on record, and the same policy would change nothing; nor does a circuit that was open."""
    upstream.script = lambda _request, _received: error_answer(503, "busy", "later")
    async with GatedUpstream(echo()) as second:
        own = {"provider": "openai_compatible", "self_hosted": True, "receives": CLASSES, "models": ["*"]}
        upstreams = [{"name": "a", "base_url": upstream.url, **own}, {"name": "b", "base_url": second.url, **own}]
        policies = policy(tmp_path, upstream, upstreams=upstreams)
        async with serving(tmp_path / "state", policies=policies) as gateway:
            for _ in range(6):
                body = {"model": "m", "messages": [{"role": "user", "content": TEXTS[1]}]}
                status, _, _ = await post(gateway, body, headers={"authorization": "Bearer desk"})
                assert status == 200
    assert {record["upstream"] for record in gateway.kinds("decided")} == {"a", "b"}
    found = replayed(cli, capsys, tmp_path, policies)
    assert found == {"decisions": 6, "blocked": [], "rerouted": [], "reclassed": [], "acted": []}


async def test_what_continues_a_stored_answer_stays_where_that_lies(
    tmp_path: Path, cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    async with StatefulUpstream() as provider:
        state = {"allow": ["responses"]}
        dialects = ["responses"]
        own = {"provider": "openai_compatible", "self_hosted": True, "base_url": provider.url, "receives": CLASSES}
        entry = {**own, "models": ["*"], "dialects": dialects}
        policies = policy(tmp_path, provider, upstreams=[{"name": "a", **entry}], state=state)
        async with serving(tmp_path / "state", policies=policies) as gateway, gateway.client("desk") as client:
            first = await client.responses.create(model="m", input=TEXTS[3])
            await client.responses.create(model="m", input="Wer?", previous_response_id=first.id)
            await client.responses.retrieve(first.id)
        assert replayed(cli, capsys, tmp_path, policies)["decisions"] == 3
        assert replayed(cli, capsys, tmp_path, policies)["reclassed"] == []
        two = policy(tmp_path, provider, upstreams=[{"name": "b", **entry}, {"name": "a", **entry}], state=state)
        found = replayed(cli, capsys, tmp_path, two)
        assert found["rerouted"] == [{"client": "desk", "from": "a", "to": "b", "count": 1}]
        gone = policy(tmp_path, provider, upstreams=[{"name": "b", **entry}], state=state)
        assert sum(item["count"] for item in replayed(cli, capsys, tmp_path, gone)["blocked"]) == 2


def test_another_threshold_of_singling_out_is_another_class() -> None:
    """The score is on record; of 70 percent nothing is said at 0.9, and at 0.7 it is red."""
    text = (POLICIES.parent / "policies.yaml").read_text(encoding="utf-8")
    record = {"principal": "local", "endpoint": "chat.completions", "model": "demo", "sensitivity": "green"}
    record |= {"singled_out": 70, "upstream": "demo", "ways": ["demo"]}
    for threshold, expected in (("0.9", {}), ("0.7", {("local", "green", "red"): 1}), ("0.71", {})):
        config = parse_config(text.replace("singling_out: 0.9", f"singling_out: {threshold}"))
        router = Router(config, {}, demo_allowed=True, loopback=True)
        policy = Policy(config, router, {"chat.completions": "chat/completions"}, date(2026, 11, 27))
        assert replay([record], policy).reclassed == expected
