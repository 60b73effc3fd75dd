"""I4 as a whole: over every class, client and state of an upstream, and over random policies, failures and reloads.

What may go where is written down here once more, in other words than the router's: an oracle that shares no code with it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.app import Parts
from gateway.errors import UpstreamTimeout, UpstreamUnavailable
from gateway.routing import Upstream
from gateway.transport import FakeResponse, Transport, UpstreamRequest, UpstreamResponse
from tests.support.gateway import Gateway, post, serving, write_policy
from tests.support.upstream import completion

pytestmark = pytest.mark.timeout(300)

TODAY = date(2026, 11, 26)
CLASSES = ["green", "yellow", "red"]
TEXTS = {
    "green": "Fasse zusammen: Der Umsatz stieg im dritten Quartal um sieben Prozent.",
    "yellow": "Schreibe Frau Annegret Weber, annegret.weber@example.com, eine Antwort.",
    "red": "Frau Annegret Weber hat die IBAN DE02 1203 0000 0000 2020 51.",
    "art9": "Frau Annegret Weber ist schwanger.",
}
PLANTED = ("Weber", "annegret.weber@example.com", "DE02 1203 0000 0000 2020 51", "schwanger")
KEYS = {name: f"{name}-key" for name in ("all", "green", "nobody", "shadow", "pilot")}
ENVIRON = {"PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32, "VENDOR_KEY": "sk-vendor"}


def hashed(key: str) -> str:
    return "sha256:" + hashlib.sha256(key.encode()).hexdigest()


def person(name: str, classes: list[str], models: list[str]) -> dict[str, Any]:
    return {"name": name, "keys": [hashed(KEYS[name])], "classes": classes, "models": models}


UNTOUCHED = {"untouched": "clear text leaves to self-hosted upstreams"}
PEOPLE = [
    person("all", CLASSES, ["*"]),
    person("green", ["green"], ["*"]),
    person("nobody", CLASSES, ["other"]),
    person("shadow", CLASSES, ["*"]) | {"mode": "shadow"} | UNTOUCHED,
    person("pilot", CLASSES, ["*"]) | {"mode": "pilot", "pilot_percent": 50} | UNTOUCHED,
]


def agreement(expires: str = "2027-01-01", *, zero: bool = False) -> dict[str, Any]:
    return {"reference": "AVV-1", "signed": "2026-01-01", "expires": expires, "zero_retention": zero}


def vendor(name: str, **more: Any) -> dict[str, Any]:
    fields = {
        "provider": "openai",
        "base_url": "https://eu.api.openai.com/v1",
        "key": {"env": "VENDOR_KEY"},
        "region": "EU",
        "receives": CLASSES,
        "models": ["*"],
        "agreement": agreement(),
    }
    return {key: value for key, value in {"name": name, **fields, **more}.items() if value is not None}


def may_receive(entry: Mapping[str, Any], kind: str) -> bool:
    """The law and the policy in a few lines: GDPR Art. 9, 28, 44, and what the entry says."""
    wanted = "red" if kind == "art9" else kind
    if wanted not in entry["receives"]:
        return False
    if entry.get("self_hosted"):
        return True
    paper = entry.get("agreement")
    in_force = bool(paper) and date.fromisoformat(paper["signed"]) <= TODAY <= date.fromisoformat(paper["expires"])
    if paper and not in_force:
        return False
    if kind == "green":
        return True
    if not in_force or entry["region"] not in ("EU", "EEA"):
        return False
    return kind != "art9" or bool(paper["zero_retention"])


@dataclass
class World:
    """Upstreams that answer, or not; and what each of them got."""

    states: dict[str, str] = field(default_factory=dict)
    got: list[tuple[str, bytes]] = field(default_factory=list)

    def transport(self, upstream: Upstream) -> Transport:
        return _Transport(self, upstream.name)


class _Transport:
    def __init__(self, world: World, name: str) -> None:
        self._world = world
        self._name = name

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        state = self._world.states.get(self._name, "healthy")
        if state == "down":
            raise UpstreamUnavailable("No connection to the upstream.")
        self._world.got.append((self._name, request.body))
        if state == "slow":
            raise UpstreamTimeout("The upstream did not begin to answer in time.")
        if state == "busy":
            return FakeResponse(503, chunk_list=[b'{"error": {"message": "busy", "type": "x"}}'])
        return FakeResponse(chunk_list=[json.dumps(completion({"content": "gut"})).encode()])

    async def close(self) -> None:
        pass


def parts(world: World) -> Parts:
    return Parts(transport=world.transport, now=lambda: datetime(2026, 11, 26, 12, tzinfo=UTC))


async def ask(gateway: Gateway, who: str, kind: str) -> int:
    body = {"model": "m", "messages": [{"role": "user", "content": TEXTS[kind]}]}
    status, _, _ = await post(gateway, body, headers={"authorization": f"Bearer {KEYS[who]}"})
    return status


def assert_lawful(world: World, entries: list[dict[str, Any]], who: str, kind: str) -> None:
    """Nothing went where it may not, and nothing of it in clear."""
    by_name = {entry["name"]: entry for entry in entries}
    for name, body in world.got:
        assert may_receive(by_name[name], kind), (name, kind)
        assert who in ("all", "shadow", "pilot") or (who == "green" and kind == "green"), (who, kind)
        own = bool(by_name[name].get("self_hosted"))
        assert own or who != "shadow", (name, kind)
        if not own or who not in ("shadow", "pilot"):  # clear text of these two goes to machines of the house only
            assert not [value for value in PLANTED if value in body.decode()], (name, kind)


STATES: dict[str, tuple[str, dict[str, Any]]] = {
    "healthy": ("healthy", {}),
    "with zero retention": ("healthy", {"agreement": agreement(zero=True)}),
    "down": ("down", {"agreement": agreement(zero=True)}),
    "slow": ("slow", {"agreement": agreement(zero=True)}),
    "busy": ("busy", {"agreement": agreement(zero=True)}),
    "expired": ("healthy", {"agreement": agreement("2026-11-25", zero=True)}),
    "wrong region": ("healthy", {"region": "US", "base_url": "https://us.api.openai.com/v1"}),
    "not declared": ("healthy", {"agreement": None}),
    "green only": ("healthy", {"receives": ["green"]}),
}


@pytest.mark.parametrize("state", STATES)
async def test_every_cell(tmp_path: Path, state: str) -> None:
    """Class × client × state, with a second upstream beside it that may only have green."""
    world_state, more = STATES[state]
    entries = [vendor("first", **more), vendor("spare", agreement=None)]
    policies = write_policy(tmp_path, upstreams=entries, principals=PEOPLE)
    world = World({"first": world_state})
    async with serving(tmp_path / "state", policies=policies, parts=parts(world), environ=ENVIRON) as gateway:
        for who in KEYS:
            for kind in TEXTS:
                world.got.clear()
                status = await ask(gateway, who, kind)
                assert_lawful(world, entries, who, kind)
                possible = [e["name"] for e in entries if may_receive(e, kind)]
                takes = [name for name in possible if world.states.get(name, "healthy") == "healthy"]
                if who in ("shadow", "pilot"):
                    continue  # whether they are served hangs on the mode; where to is asserted above
                wanted = who == "all" or (who == "green" and kind == "green")
                if state == "slow" and wanted and takes:
                    continue  # the first times out, until the breaker puts the second before it
                assert (status == 200) == (wanted and bool(takes)), (who, kind, status)
        assert len(gateway.kinds("decided")) >= sum(record["status"] == 200 for record in gateway.kinds("completed"))
    gateway.assert_trail()


PAPERS = st.sampled_from([None, agreement(), agreement(zero=True), agreement("2026-11-25"), agreement("2026-11-26")])
ENTRY = st.fixed_dictionaries(
    {
        "region": st.sampled_from(["EU", "EEA", "US", "CH", "OTHER"]),
        "receives": st.sampled_from([["green"], ["green", "yellow"], CLASSES, ["red"], ["yellow", "red"]]),
        "agreement": PAPERS,
        "own": st.booleans(),
        "model": st.sampled_from(["*", "m", "other"]),
    }
)
STEP = st.one_of(
    st.tuples(st.just("ask"), st.sampled_from(list(KEYS)), st.sampled_from(list(TEXTS))),
    st.tuples(st.just("state"), st.integers(0, 3), st.sampled_from(["healthy", "down", "slow", "busy"])),
    st.tuples(st.just("reload"), st.lists(ENTRY, min_size=1, max_size=4), st.booleans()),
)


def made(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries of a policy from what hypothesis drew."""
    entries = []
    for number, entry in enumerate(drawn):
        if entry["own"]:
            own = {"provider": "openai_compatible", "self_hosted": True, "base_url": "http://vllm.internal/v1"}
            made_entry = {"name": f"u{number}", **own, "receives": entry["receives"]}
        else:
            urls = {"US": "https://us.api.openai.com/v1"}
            url = urls.get(entry["region"], "https://eu.api.openai.com/v1")
            made_entry = vendor(
                f"u{number}",
                region=entry["region"],
                base_url=url,
                receives=entry["receives"],
                agreement=entry["agreement"],
            )
        entries.append({**made_entry, "models": [entry["model"]]})
    return entries


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(ENTRY, min_size=1, max_size=4), st.lists(STEP, min_size=3, max_size=12))
async def test_random_policies_failures_and_reloads(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[dict[str, Any]], steps: list[Any]
) -> None:
    """A property: whatever the policy says, whatever fails, and whenever it changes, no byte goes where it may not."""
    directory = tmp_path_factory.mktemp("random")
    entries = made(drawn)
    policies = write_policy(directory, upstreams=entries, principals=PEOPLE)
    world = World()
    async with serving(directory / "state", policies=policies, parts=parts(world), environ=ENVIRON) as gateway:
        assert gateway.reloader is not None
        for step in steps:
            match step:
                case ("ask", who, kind):
                    world.got.clear()
                    await ask(gateway, who, kind)
                    assert_lawful(world, entries, who, kind)
                case ("state", number, state):
                    world.states[f"u{number}"] = state
                case ("reload", drawn_again, valid):
                    if valid:
                        entries = made(drawn_again)
                        write_policy(directory, upstreams=entries, principals=PEOPLE)
                    else:
                        policies.write_text("version: 1\nupstreams: 7\n", encoding="utf-8")
                    assert await gateway.reloader.reload() is valid
