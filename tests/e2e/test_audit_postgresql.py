"""The audit trail in PostgreSQL, over the wire: several gateways, one trail; a server that goes and comes back."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from tests.e2e.test_desk import ANNA, BEN, CANARIES, ENVIRON, desk, found, policy, say
from tests.e2e.test_stops import command
from tests.support.gateway import GatedUpstream, get, named_in
from tests.support.postgres import Postgres
from tests.support.upstream import echo
from tests.support.valkeys import running_valkey

pytestmark = pytest.mark.timeout(240)
TABLE = {"sink": "postgresql", "postgresql": {"env": "AUDIT_DATABASE"}}


def lines(server: Postgres) -> list[dict[str, Any]]:
    query = "SELECT line FROM privacy_gateway.lines ORDER BY segment, place"
    return [json.loads(str(line)) for (line,) in server.run(query)]


async def test_two_gateways_and_a_desk_share_one_trail(
    tmp_path: Path, upstream: GatedUpstream, postgres: Postgres
) -> None:
    """Who asks for access gets what both have sent; nothing lies in the state directories but keys of the house."""
    upstream.script = echo()
    with running_valkey() as valkey:
        policies = policy(tmp_path, upstream, audit=TABLE, replicas={"valkey": {"env": "SHARED"}})
        one, two, third = (tmp_path / name for name in ("one", "two", "three"))
        environ = {"AUDIT_DATABASE": postgres.address, "SHARED": valkey.connection_url}
        at = (third, policies, "audit")
        async with (
            desk(one, upstream, policies, **environ) as first,
            desk(two, upstream, policies, **environ) as second,
        ):
            assert [await say(first, ANNA), await say(second, ANNA), await say(second, BEN)] == ["vendor"] * 3
            answer = await found(third, policies, "Anna Wiesenthal", **environ)
            assert [request["recipient"] for request in answer["requests"]] == ["vendor", "vendor"]
            code, report = await command(*at, "report", "--json", **ENVIRON, **environ)
            assert (code, json.loads(report)["requests"]) == (0, 3)
            code, out = await command(*at, "erase", "--subject", "Anna Wiesenthal", **ENVIRON, **environ)
            assert (code, "erased: 2 rows" in out) == (0, True), out
            assert (await found(third, policies, "Anna Wiesenthal", **environ))["requests"] == []
            assert len((await found(third, policies, "Ben Wiesenthal", **environ))["requests"]) == 1
            code, out = await command(*at, "verify", **ENVIRON, **environ)
            assert (code, "the chain verifies" in out) == (0, True), out
        code, out = await command(*at, "verify", **ENVIRON, **environ)
        assert (code, "FINDING" in out, "(open)" in out) == (0, False, False), out
    decided = [line for line in lines(postgres) if line["kind"] == "decided"]
    assert len(decided) == len(upstream.received) == 3
    assert len({line["writer"] for line in decided}) == 2
    assert not named_in(json.dumps(lines(postgres)).encode(), CANARIES)
    for state in (one, two, third):
        assert not (state / "audit").exists()
        assert not (state / "subjects").exists()


async def test_nothing_leaves_while_the_server_is_gone(
    tmp_path: Path, upstream: GatedUpstream, postgres: Postgres
) -> None:
    """Nothing unrecorded leaves, nothing recorded is lost, and `/readyz` tells; then it goes on by itself."""
    upstream.script = echo()
    policies, state = policy(tmp_path, upstream, audit=TABLE), tmp_path / "state"
    async with desk(state, upstream, policies, AUDIT_DATABASE=postgres.address) as gateway:
        assert await say(gateway, ANNA) == "vendor"
        postgres.stop()
        for _ in range(3):
            assert await say(gateway, BEN) == "filter_unavailable"
        assert (await get(f"{gateway.admin}/readyz"))[0] == 503
        assert len(upstream.received) == 1
        postgres.start()
        async with asyncio.timeout(60):
            while (await get(f"{gateway.admin}/readyz"))[0] != 200:
                await asyncio.sleep(0.05)
        assert await say(gateway, BEN) == "vendor"
    decided = [line for line in lines(postgres) if line["kind"] == "decided"]
    assert len(decided) == len(upstream.received) == 2
    code, out = await command(state, policies, "audit", "verify", **ENVIRON, AUDIT_DATABASE=postgres.address)
    assert (code, "the chain verifies" in out, "crashed" in out) == (0, True, True), out


async def test_a_gateway_does_not_start_without_its_trail(
    tmp_path: Path, upstream: GatedUpstream, postgres: Postgres
) -> None:
    policies = policy(tmp_path, upstream, audit=TABLE)
    for address in ("postgresql://u:geheim@127.0.0.1:1/d", "geheim geheim"):
        code, out = await command(tmp_path / "x", policies, "audit", "verify", **ENVIRON, AUDIT_DATABASE=address)
        assert (code != 0, "geheim" in out, "PostgreSQL" in out or "postgresql://" in out) == (True, False, True), out
        with pytest.raises(Exception) as error:
            async with desk(tmp_path / "state", upstream, policies, AUDIT_DATABASE=address):
                pass
        assert "geheim" not in str(error.value)


async def test_files_may_leave_their_heads_in_a_database(
    tmp_path: Path, upstream: GatedUpstream, postgres: Postgres
) -> None:
    """A tail cut behind the last checkpoint, a file that is gone: the files alone would not tell. The database may be
    gone: it gates nothing. And the trail is on standard output, too."""
    upstream.script = echo()
    audit = {"postgresql": {"env": "AUDIT_DATABASE"}, "stdout": True}
    policies, state = policy(tmp_path, upstream, audit=audit), tmp_path / "state"
    environ = {**ENVIRON, "AUDIT_DATABASE": postgres.address}
    printed = io.StringIO()
    with mock.patch("sys.stdout", printed):
        postgres.stop()
        async with desk(state, upstream, policies, AUDIT_DATABASE=postgres.address) as gateway:
            assert await say(gateway, ANNA) == "vendor"
            postgres.start()
            assert await say(gateway, BEN) == "vendor"
            async with desk(tmp_path / "beside", upstream, policies, AUDIT_DATABASE=postgres.address) as other:
                assert await say(other, BEN) == "vendor"
    (path,) = (state / "audit").glob("*.jsonl")
    whole = path.read_bytes()
    copied = [
        line for line in printed.getvalue().splitlines(keepends=True) if line.startswith("{") and '"prev"' in line
    ]
    assert [line for line in whole.decode().splitlines(keepends=True) if line not in copied] == []
    code, out = await command(state, policies, "audit", "verify", **environ)
    assert (code, "FINDING" in out) == (0, False), out
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    code, out = await command(state, policies, "audit", "verify", **environ)
    assert (code, f"FINDING: {path.name}:0: missing head" in out) == (1, True), out
    path.unlink()
    code, out = await command(state, policies, "audit", "verify", **environ)
    assert (code, f"FINDING: {path.name}:0: missing head" in out) == (1, True), out
    path.write_bytes(whole)
    assert (await command(state, policies, "audit", "verify", **environ))[0] == 0


async def test_a_wish_that_no_gateway_would_read_is_refused(
    tmp_path: Path, upstream: GatedUpstream, postgres: Postgres
) -> None:
    """Without a shared Valkey, objections and erasures lie in the state directory: it must be a gateway's."""
    upstream.script = echo()
    policies, state = policy(tmp_path, upstream, audit=TABLE), tmp_path / "state"
    who, environ = ("--subject", "Anna Wiesenthal"), {**ENVIRON, "AUDIT_DATABASE": postgres.address}
    async with desk(state, upstream, policies, AUDIT_DATABASE=postgres.address) as gateway:
        for action in ("erase", "object"):
            code, out = await command(tmp_path / "other", policies, "audit", action, *who, **environ)
            assert (code, "no gateway has run with this directory" in out) == (1, True), out
        assert (await command(state, policies, "audit", "object", *who, **environ))[0] == 0
        assert gateway.services is not None
        await gateway.services.objections.look()
        assert await say(gateway, ANNA) == "house"
