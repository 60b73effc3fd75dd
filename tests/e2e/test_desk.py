"""The data-protection officer's desk, over a real gateway: access, erasure, objection (GDPR Art. 15, 17, 21)."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import openai
import pytest

from gateway.app import Parts, transport_for
from gateway.audit_verify import verify
from gateway.cli import _desk
from gateway.keys import hash_key, verifying_key
from gateway.wishes import FileWishes
from tests.e2e.test_fallback import Elsewhere, vendor
from tests.e2e.test_stops import command
from tests.support.gateway import FIXED_KEY, GatedUpstream, Gateway, get, named_in, serving, write_policy
from tests.support.stateful import StatefulUpstream
from tests.support.upstream import echo
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(240)
CLASSES = ["green", "yellow", "red"]
ANNA = "Frau Anna Wiesenthal (a.wiesenthal@beispiel.example), Kundennummer KD-2026-11873, ist schwanger."
BEN = "Herr Ben Wiesenthal, b.wiesenthal@beispiel.example, fragt nach der Rechnung."
CANARIES = ("wiesenthal", "11873")
ENVIRON = {**FIXED_KEY, "VENDOR_KEY": "sk-vendor"}


def policy(directory: Path, upstream: GatedUpstream, **more: Any) -> Path:
    """A vendor first, then a server of the house that takes everything, too."""
    house = {"provider": "openai_compatible", "receives": CLASSES, "models": ["*"], "self_hosted": True}
    agreement = {"reference": "AVV-2026-7", "signed": "2026-01-01", "expires": "2099-01-01", "zero_retention": True}
    upstreams = [
        vendor("vendor", agreement=agreement, legal_entity="Beispiel-KI GmbH"),
        {"name": "house", "base_url": upstream.url, **house},
    ]
    people = [{"name": "crm", "team": "vertrieb", "keys": [hash_key("crm-key")], "classes": CLASSES, "models": ["*"]}]
    return write_policy(directory, **{"upstreams": upstreams, "principals": people, **more})


@asynccontextmanager
async def desk(state: Path, upstream: GatedUpstream, policies: Path, **environ: str) -> AsyncIterator[Gateway]:
    parts = Parts(
        transport=lambda item: Elsewhere(item, upstream.port) if item.name == "vendor" else transport_for(item)
    )
    async with serving(state, policies=policies, parts=parts, environ={**ENVIRON, **environ}) as gateway:
        yield gateway


@pytest.fixture
def admins() -> list[dict[str, Any]]:
    return [
        {"name": name, "role": role, "keys": [verifying_key(f"{name}-key")]}
        for name, role in (("doris", "dpo"), ("aron", "auditor"), ("olga", "operator"))
    ]


async def say(gateway: Gateway, text: str) -> str:
    """The upstream that got it, or the code of the refusal."""
    async with gateway.client("crm-key") as client:
        try:
            raw = await client.chat.completions.with_raw_response.create(
                model="m", messages=[{"role": "user", "content": text}]
            )
        except openai.APIStatusError as error:
            return str(error.code)
    return str(raw.headers["x-privacy-upstream"])


async def found(state: Path, policies: Path, *subjects: str, **environ: str) -> dict[str, Any]:
    flags = [flag for subject in subjects for flag in ("--subject", subject)]
    code, out = await command(state, policies, "audit", "search", "--json", *flags, **{**ENVIRON, **environ})
    assert code == 0, out
    answer: dict[str, Any] = json.loads(out)
    return answer


def assert_clean(state: Path) -> None:
    """No value in any file of the state directory."""
    for path in state.rglob("*"):
        if path.is_file():
            assert not named_in(path.read_bytes(), CANARIES), path


async def test_access_says_what_went_where(tmp_path: Path, upstream: GatedUpstream) -> None:
    """By a full name, an address and a number; nobody else of the same surname; also while the gateway runs."""
    upstream.script = echo()
    state, policies = tmp_path / "state", policy(tmp_path, upstream)
    async with desk(state, upstream, policies) as gateway:
        assert [await say(gateway, text) for text in (ANNA, BEN, "Wie wird das Wetter?")] == ["vendor"] * 3
        for subject in ("Anna Wiesenthal", "A.Wiesenthal@Beispiel.example", "kd-2026-11873"):
            answer = await found(state, policies, subject)
            assert len(answer["requests"]) == 1, subject
            (request,) = answer["requests"]
            assert (request["recipient"], request["agreement"], request["region"]) == ("vendor", "AVV-2026-7", "EU")
            assert (request["application"], request["sensitivity"], request["clear"]) == (
                "crm (vertrieb)",
                "red",
                False,
            )
            assert {"EMAIL", "HEALTH", "ID_NUMBER", "PERSON"} <= set(request["kinds"])
        assert len((await found(state, policies, "Wiesenthal"))["requests"]) == 2
        assert (await found(state, policies, "Carla Nirgendwo"))["requests"] == []
        with mock.patch("sys.stdin", io.StringIO("Anna Wiesenthal\n\na.wiesenthal@beispiel.example\n")):
            assert _desk._given(["-", "x"]) == ("Anna Wiesenthal", "a.wiesenthal@beispiel.example", "x")
        both = await found(state, policies, "Anna Wiesenthal", "b.wiesenthal@beispiel.example")
        assert [recipient["requests"] for recipient in both["recipients"]] == [2]
        assert both["recipients"][0]["legal_entity"] == "Beispiel-KI GmbH"
        code, letter = await command(state, policies, "audit", "search", "--subject", "Anna Wiesenthal", **ENVIRON)
        assert code == 0
        assert "# Auskunft nach Art. 15 DSGVO" in letter
        assert "| Beispiel-KI GmbH (vendor) | EU | AVV-2026-7 |" in letter
        assert "Gesundheitsdaten (Art. 9 DSGVO)" in letter
        assert "pseudonymisiert" in letter
        _, english = await command(
            state, policies, "audit", "search", "--subject", "Anna Wiesenthal", "--language", "en", **ENVIRON
        )
        assert "# Access under Art. 15 GDPR" in english
    searched = gateway.kinds("searched")
    assert [record["count"] for record in searched][:4] == [1, 1, 1, 2]
    assert verify([state / "audit"]).ok
    assert_clean(state)


async def test_who_may_ask(tmp_path: Path, upstream: GatedUpstream, admins: list[dict[str, Any]]) -> None:
    """An auditor searches, only the officer erases; a text that names nobody for certain is told so."""
    state, policies = tmp_path / "state", policy(tmp_path, upstream, admins=admins)
    async with desk(state, upstream, policies):
        pass
    who = ("--subject", "Anna Wiesenthal", "--case", "DS-7")
    for action, name, allowed in (
        ("search", "doris", True),
        ("search", "aron", True),
        ("search", "olga", False),
        ("erase", "doris", True),
        ("erase", "aron", False),
        ("object", "doris", True),
        ("withdraw", "", False),
    ):
        key = {"PRIVACY_GATEWAY_ADMIN_KEY": f"{name}-key"}
        code, out = await command(state, policies, "audit", action, *who, **ENVIRON, **key)
        assert (code == 0) == allowed, (action, name, out)
    for text in ("Anna", "4711"):
        code, out = await command(
            state, policies, "audit", "search", "--subject", text, **ENVIRON, PRIVACY_GATEWAY_ADMIN_KEY="doris-key"
        )
        assert code != 0
        assert "names nobody for certain" in out
        assert text not in out
    records = [
        record for record in Gateway("", "", state).records() if record["kind"] in ("searched", "erased", "objected")
    ]
    assert {(r["kind"], r["principal"], r["case"]) for r in records} == {
        ("searched", "doris", "DS-7"),
        ("searched", "aron", "DS-7"),
        ("erased", "doris", "DS-7"),
        ("objected", "doris", "DS-7"),
    }


async def test_an_erasure_leaves_nothing_to_find_and_the_chain_whole(tmp_path: Path, upstream: GatedUpstream) -> None:
    upstream.script = echo()
    state, policies = tmp_path / "state", policy(tmp_path, upstream)
    async with desk(state, upstream, policies) as gateway:
        for text in (ANNA, BEN):
            await say(gateway, text)
        code, out = await command(state, policies, "audit", "erase", "--subject", "Anna Wiesenthal", **ENVIRON)
        assert (code, "erased: 1 rows" in out) == (0, True), out
        assert (await found(state, policies, "Anna Wiesenthal"))["requests"] == []
        assert len((await found(state, policies, "Ben Wiesenthal"))["requests"]) == 1
    assert verify([state / "audit"]).ok
    assert_clean(state)


@pytest.mark.parametrize("shared", [False, True])
async def test_an_erasure_reaches_the_vault(tmp_path: Path, shared: bool) -> None:
    """A stored answer that mentions somebody cannot be continued any more: in memory, and in Valkey."""
    async with StatefulUpstream() as provider:
        with running_valkey() as valkey:
            environ = {**ENVIRON, "SHARED": valkey.connection_url}
            more = {"replicas": {"valkey": {"env": "SHARED"}}} if shared else {}
            policies = policy(tmp_path, provider, state={"allow": ["responses"]}, **more)
            state = tmp_path / "state"
            async with desk(state, provider, policies, **environ) as gateway, gateway.client("crm-key") as client:
                anna, ben = [(await client.responses.create(model="m", input=text)).id for text in (ANNA, BEN)]
                code, out = await command(state, policies, "audit", "erase", "--subject", "Anna Wiesenthal", **environ)
                assert code == 0, out
                await gateway.services.objections.look()  # type: ignore[union-attr]
                with pytest.raises(openai.BadRequestError) as error:
                    await client.responses.create(model="m", input="Wer?", previous_response_id=anna)
                assert error.value.code == "conversation_state_unavailable"
                assert await client.responses.create(model="m", input="Wer?", previous_response_id=ben)
        assert_clean(state)


@pytest.mark.parametrize("shared", [False, True])
async def test_who_has_objected_goes_to_no_external_endpoint(
    tmp_path: Path, upstream: GatedUpstream, shared: bool
) -> None:
    """Whatever the class, and also after an erasure; where only external endpoints are left, it is refused."""
    upstream.script = echo()
    with running_valkey() as valkey:
        environ = {**ENVIRON, "SHARED": valkey.connection_url}
        more = {"replicas": {"valkey": {"env": "SHARED"}}} if shared else {}
        state, policies = tmp_path / "state", policy(tmp_path, upstream, **more)
        async with desk(state, upstream, policies, **environ) as gateway:
            assert [await say(gateway, text) for text in (ANNA, BEN)] == ["vendor", "vendor"]
            who = ("--subject", "Anna Wiesenthal", "--subject", "a.wiesenthal@beispiel.example")
            for action in ("object", "erase"):
                code, out = await command(state, policies, "audit", action, *who, **environ)
                assert code == 0, out
            assert gateway.services is not None
            await gateway.services.objections.look()
            assert [await say(gateway, text) for text in (ANNA, BEN)] == ["house", "vendor"]
            assert await say(gateway, "Schreib an a.wiesenthal@beispiel.example!") == "house"
            assert await say(gateway, "Wie wird das Wetter?") == "vendor"
            only = json.loads(policies.read_text(encoding="utf-8"))
            policies.write_text(json.dumps(only | {"upstreams": only["upstreams"][:1]}), encoding="utf-8")
            assert gateway.reloader is not None
            assert await gateway.reloader.reload()
            before = len(upstream.received)
            assert await say(gateway, ANNA) == "privacy_policy_violation"
            assert len(upstream.received) == before
            code, out = await command(state, policies, "audit", "withdraw", *who, **environ)
            assert code == 0, out
            await gateway.services.objections.look()
            assert await say(gateway, ANNA) == "vendor"
    assert_clean(state)


async def test_objections_that_cannot_be_read_are_everybodys(tmp_path: Path, upstream: GatedUpstream) -> None:
    """At start; later what is known stays in force. `/readyz` tells."""
    upstream.script = echo()
    state, policies = tmp_path / "state", policy(tmp_path, upstream)
    state.mkdir()
    (state / "wishes.json").write_text("[", encoding="ascii")
    async with desk(state, upstream, policies) as gateway:
        assert [await say(gateway, text) for text in (ANNA, "Wie wird das Wetter?")] == ["house", "vendor"]
        status, body = await get(f"{gateway.admin}/readyz")
        assert (status, b"objections" in body) == (503, True)
        (state / "wishes.json").unlink()
        async with asyncio.timeout(20):
            while await say(gateway, ANNA) != "vendor":
                await asyncio.sleep(0.05)
    assert (await FileWishes(state / "wishes.json").read()).objections == frozenset()


async def test_reports_and_an_incident_from_real_traffic(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Every document comes out, readable, and none of them names anybody."""
    upstream.script = echo()
    state, policies = tmp_path / "state", policy(tmp_path, upstream)
    async with desk(state, upstream, policies) as gateway:
        for text in (ANNA, BEN, "Wie wird das Wetter?"):
            assert await say(gateway, text) == "vendor"
        documents = {}
        for name, flags in {
            "art30": ("report", "--art30"),
            "dpia": ("report", "--dpia", "--language", "en"),
            "period": ("report",),
            "json": ("report", "--json"),
            "incident": ("incident", "--upstream", "vendor", "--discovered", "2026-11-26T08:00"),
        }.items():
            code, documents[name] = await command(state, policies, "audit", *flags, **ENVIRON)
            assert code == 0, documents[name]
        assert "| crm | vertrieb | 3 |" in documents["art30"]
        assert "| Beispiel-KI GmbH (vendor) | EU | AVV-2026-7 | 2099-01-01 | ja |" in documents["art30"]
        assert "## Residual risks" in documents["dpia"]
        assert "| rot | 1 (33 %) |" in documents["period"]
        figures = json.loads(documents["json"])
        assert (figures["requests"], figures["art9"], figures["persons"]) == (3, 1, 2)
        assert "3 Anfragen gingen" in documents["incident"]
        assert "Entwurf der Meldung (Art. 33 Abs. 3 DSGVO)" in documents["incident"]
        assert not [canary for canary in CANARIES for text in documents.values() if canary in text.lower()]
        for wrong in (("incident",), ("incident", "--upstream", "vendr"), ("report", "--from", "gestern")):
            code, out = await command(state, policies, "audit", *wrong, **ENVIRON)
            assert code == 1, out
