"""The PostgreSQL sink against a real server: what is accepted is committed, and nothing else is said to be."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from filters.detection import EntityType as E
from filters.subjects import Subject
from gateway.audit import AuditRecord, Reference
from gateway.audit_verify import VerifyReport, verify
from gateway.errors import FilterUnavailable
from gateway.keys import RootKey
from gateway.postgresql.database import Connection, check_address, connect, prepare
from gateway.postgresql.rows import PostgresRows
from gateway.postgresql.trail import PostgresTrail, drop_heads, ends, heads, keep_head
from gateway.sinks import cadence, queue
from gateway.sinks import postgresql as sinks
from gateway.sinks.postgresql import SINK, Held, PostgresSink, Table, unnamed
from gateway.subject_index import Place, SubjectIndex
from tests.support.postgres import Postgres

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
ROOT = RootKey(b"r" * 32)
TIME = "2026-03-01T10:00:00.000Z"
ANNA = Subject(E.EMAIL, "anna@example.com")
KEYS = [KEY.public_key().public_bytes_raw().hex()]


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


def held(server: Postgres, keep: int | None = None, clock: Clock | None = None) -> Held:
    return Held(server.address, ROOT, KEY, keep, clock or Clock())


def opened(server: Postgres, **more: Any) -> PostgresSink:
    return PostgresSink(held(server), **{"queue": 64, "probe_interval": 0.05, **more})


def record(name: str) -> AuditRecord:
    return AuditRecord(kind="decided", time=TIME, request_id=name)


def reading(server: Postgres) -> Connection:
    connection = connect(server.address)
    prepare(connection)
    return connection


def report(server: Postgres) -> VerifyReport:
    connection = reading(server)
    try:
        return verify(PostgresTrail(connection), keys=KEYS)
    finally:
        connection.close()


def stored(server: Postgres) -> list[dict[str, Any]]:
    query = "SELECT line FROM privacy_gateway.lines ORDER BY segment, place"
    return [json.loads(str(line)) for (line,) in server.run(query)]


async def test_what_is_accepted_is_there_in_the_words_of_a_file(postgres: Postgres) -> None:
    sink = opened(postgres)
    await asyncio.gather(*(sink.append(record(f"r{number}"), {ANNA}) for number in range(20)))
    lines = stored(postgres)
    assert [line["kind"] for line in lines] == ["opened"] + ["decided"] * 20
    assert {line["request_id"] for line in lines[1:]} == {f"r{number}" for number in range(20)}
    await sink.close()
    found = report(postgres)
    assert (found.ok, found.findings, found.records) == (True, (), 22)
    assert SINK is PostgresSink


async def test_whom_records_mention_is_found_and_forgotten(postgres: Postgres) -> None:
    sink = opened(postgres)
    await sink.append(record("anna"), {ANNA})
    await sink.append(record("nobody"))
    await sink.close()
    connection = reading(postgres)
    index, trail = SubjectIndex(PostgresRows(connection, ROOT), None), PostgresTrail(connection)
    places = index.find({ANNA})
    assert [json.loads(trail.at(place))["request_id"] for place in places] == ["anna"]
    assert trail.at(Place(places[0].file, 99)) == b""
    assert index.erase({ANNA}) == 1
    assert index.find({ANNA}) == []
    assert report(postgres).ok
    index.close()


async def test_keys_of_the_index_are_sealed_under_the_root_key(postgres: Postgres) -> None:
    sink = opened(postgres)
    await sink.append(record("anna"), {ANNA})
    await sink.close()
    connection = reading(postgres)
    rotated = SubjectIndex(PostgresRows(connection, RootKey(b"n" * 32, [ROOT])), None)
    assert len(rotated.find({ANNA})) == 1
    with pytest.raises(OSError, match="another root key"):
        SubjectIndex(PostgresRows(connection, RootKey(b"n" * 32)), None).find({ANNA})
    kept = [bytes(key) for (key,) in postgres.run("SELECT key FROM privacy_gateway.mention_keys")]  # type: ignore[arg-type]
    assert [len(key) for key in kept] == [12 + 32 + 16]
    connection.close()


async def test_a_server_that_goes_and_comes_back(postgres: Postgres) -> None:
    """While it is gone everything is refused; then another writer goes on, and names where the one before ended."""
    sink = opened(postgres)
    await sink.append(record("before"))
    postgres.stop()
    for _ in range(3):
        with pytest.raises(FilterUnavailable):
            await sink.append(record("lost"))
        assert not sink.healthy
    postgres.start()
    async with asyncio.timeout(30):
        while not sink.healthy:
            await asyncio.sleep(0.02)
    await sink.append(record("after"))
    await sink.close()
    found = report(postgres)
    assert found.ok
    assert [finding.what for finding in found.findings] == ["crashed"]
    assert [line["request_id"] for line in stored(postgres) if line["kind"] == "decided"].count("lost") == 0
    assert {line.get("request_id") for line in stored(postgres) if line["kind"] == "decided"} == {"before", "after"}
    assert len({line["writer"] for line in stored(postgres)}) == 2


async def test_a_server_that_goes_while_nothing_happens(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readiness tells without a request, and tells again when it is back."""
    monkeypatch.setattr(queue, "_IDLE", 0.05)
    sink = opened(postgres)  # no record: else the checkpoint that is due after it would notice
    for there in (False, True):
        postgres.start() if there else postgres.stop()
        async with asyncio.timeout(30):
            while sink.healthy is not there:
                await asyncio.sleep(0.02)
    await sink.append(record("after"))
    await sink.close()
    assert report(postgres).ok


async def test_a_session_that_is_killed_in_the_middle(postgres: Postgres) -> None:
    """Somebody ends our sessions again and again: what was accepted is there, once, and the chain verifies."""
    sink, accepted = opened(postgres), set()
    for number in range(30):
        if number % 5 == 2:
            postgres.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'privacy-gateway' AND pid <> pg_backend_pid()"
            )
        try:
            await sink.append(record(f"r{number}"))
            accepted.add(f"r{number}")
        except FilterUnavailable:
            await asyncio.sleep(0.1)
    await sink.close()
    names = [line["request_id"] for line in stored(postgres) if line["kind"] == "decided"]
    assert accepted <= set(names)
    assert len(accepted) >= 20
    assert len(names) == len(set(names))
    assert report(postgres).ok


async def test_a_table_that_takes_nothing_stops_everything(postgres: Postgres) -> None:
    """What a full disk or a lost privilege is: refused, and nothing is half there."""
    sink = opened(postgres)
    await sink.append(record("before"), {ANNA})
    postgres.run("ALTER TABLE privacy_gateway.mentions RENAME TO elsewhere")
    with pytest.raises(FilterUnavailable):
        await sink.append(record("lost"), {ANNA})
    assert [line["request_id"] for line in stored(postgres) if line["kind"] == "decided"] == ["before"]
    postgres.run("ALTER TABLE privacy_gateway.elsewhere RENAME TO mentions")
    async with asyncio.timeout(30):
        while not sink.healthy:
            await asyncio.sleep(0.02)
    await sink.append(record("after"), {ANNA})
    await sink.close()
    assert report(postgres).ok


async def test_a_lock_that_holds_on_is_a_stall(postgres: Postgres) -> None:
    sink = opened(postgres, timeout=0.3)
    with psycopg.connect(postgres.address) as other:
        other.execute("LOCK TABLE privacy_gateway.lines IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(FilterUnavailable):
            await sink.append(record("late"))
    async with asyncio.timeout(30):
        while not sink.healthy:
            await asyncio.sleep(0.02)
    await sink.append(record("after"))
    await sink.close()
    assert report(postgres).ok


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        ("UPDATE privacy_gateway.lines SET line = replace(line, '\"r2\"', '\"r7\"')", "changed"),
        ("DELETE FROM privacy_gateway.lines WHERE place = 3", "removed"),
        (
            """UPDATE privacy_gateway.lines SET place = 105 - place WHERE place IN (2, 3);
            UPDATE privacy_gateway.lines SET place = place - 100 WHERE place > 100""",
            "reordered",
        ),
        ("DELETE FROM privacy_gateway.lines WHERE place >= 4", "missing head"),
        ("DELETE FROM privacy_gateway.lines", "missing head"),
    ],
)
async def test_whatever_an_administrator_of_the_database_does_is_seen(
    postgres: Postgres, damage: str, what: str
) -> None:
    """Up to the newest head; whoever can remove that, too, needs an anchor elsewhere (`--expect-head`)."""
    sink = opened(postgres)
    for number in range(5):
        await sink.append(record(f"r{number}"))
    await sink.close()
    assert report(postgres).ok
    head = sink.head
    assert head is not None
    for statement in damage.split(";"):
        postgres.run(statement)
    found = report(postgres)
    assert not found.ok
    assert what in {finding.what for finding in found.findings}
    postgres.run("DELETE FROM privacy_gateway.heads")
    connection = reading(postgres)
    assert not verify(PostgresTrail(connection), keys=KEYS, anchors=[head.hash]).ok
    connection.close()


async def test_days_have_segments_that_go_with_the_retention(postgres: Postgres) -> None:
    """What goes is on record; a segment that somebody still writes stays."""
    clock = Clock()
    sink = PostgresSink(held(postgres, 2, clock), queue=8)
    other = Table(held(postgres, 2, clock))
    other.commit([(record("beside"), ())])
    for day in range(4):
        await sink.append(record(f"d{day}"), {ANNA})
        clock.time += timedelta(days=1)
    await sink.append(record("d4"))
    lines = stored(postgres)
    assert {line.get("request_id") for line in lines if line["kind"] == "decided"} == {"beside", "d2", "d3", "d4"}
    assert len([line for line in lines if line["kind"] == "deleted"]) == 2
    found = report(postgres)
    assert (found.ok, found.deleted) == (True, 2)
    other.close()
    clock.time += timedelta(days=1)
    await sink.append(record("d5"))
    assert "beside" not in {line.get("request_id") for line in stored(postgres)}
    await sink.close()
    assert report(postgres).ok


async def test_checkpoints_are_heads_in_a_table_of_their_own(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cadence, "RECORDS", 3)
    sink = opened(postgres)
    for number in range(7):
        await sink.append(record(f"r{number}"))
    kept = postgres.run("SELECT segment, seq, hash, key FROM privacy_gateway.heads ORDER BY seq")
    assert len(kept) == 1  # it vouches for what the one before did
    assert sink.head is not None
    assert kept[-1][1:3] == (sink.head.seq, sink.head.hash)
    assert {key for *_, key in kept} == set(KEYS)
    await sink.close()
    assert report(postgres).ok


async def test_heads_go_with_the_records(postgres: Postgres) -> None:
    connection = reading(postgres)
    for day, key in ((0, "a"), (401, "a"), (401, "b")):
        keep_head(connection, Reference(f"{day}-{key}", "w", 1, f"{day}-{key}", "closed"), key)
        connection.execute(
            "UPDATE privacy_gateway.heads SET at = now() - make_interval(days => %s) WHERE segment = %s",
            (day, f"{day}-{key}"),
        )
    drop_heads(connection, "a", 400)
    assert heads(connection, None) == {"0-a": "0-a", "401-b": "401-b"}
    assert heads(connection, ["a"]) == {"0-a": "0-a"}
    connection.close()


async def test_gateways_that_start_together_make_one_schema(postgres: Postgres) -> None:
    tables = await asyncio.gather(*(asyncio.to_thread(Table, held(postgres)) for _ in range(4)))
    for table in tables:
        table.commit([(record("r"), {ANNA})])
    connection = reading(postgres)
    assert {ref.end for ref in unnamed(connection)} == {"open"}
    assert len({ref.writer for ref in unnamed(connection)}) >= 1
    for table in tables:
        table.end()
        table.close()
    assert report(postgres).ok
    assert len(SubjectIndex(PostgresRows(connection, ROOT), None).find({ANNA})) == 4
    connection.close()


async def test_opening_a_segment_reads_the_newest_only(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years of segments must not hold up the requests of midnight; what is unnamed is among the newest."""
    monkeypatch.setattr(sinks, "NEWEST", 3)
    clock = Clock()
    for number in range(6):
        sink = PostgresSink(held(postgres, None, clock), queue=4)
        await sink.append(record(f"r{number}"))
        await sink.close()
        clock.time += timedelta(days=1)
    connection = reading(postgres)
    assert [name for name, _, _ in ends(connection, 3)] == PostgresTrail(connection).segments()[-3:]
    openings = [line for line in stored(postgres) if line["kind"] == "opened"]
    assert sorted(len(line["previous"]) for line in openings) == [0, 1, 1, 1, 1, 1]
    assert len(unnamed(connection)) == 1
    connection.close()
    assert report(postgres).ok


def test_an_address_that_is_none_says_so_without_quoting_it(postgres: Postgres) -> None:
    with pytest.raises(ValueError, match="expected postgresql://") as error:
        check_address("geheim geheim")
    assert "geheim" not in str(error.value)
    assert "geheim" not in repr(Held("postgresql://u:geheim@h/d", ROOT, KEY))
    for address, said in (
        ("postgresql://u:geheim@127.0.0.1:1/d", "cannot be reached"),
        (postgres.address.replace("/postgres?", "/nirgends?"), "refuses the login"),
    ):
        with pytest.raises(OSError, match=said) as found:
            connect(address)
        assert "geheim" not in str(found.value)
        assert found.value.__cause__ is None


def _connect_until_it_fails(postgres: Postgres) -> None:
    for _ in range(100):  # the server reads its settings when it comes to it
        connect(postgres.address).close()


def test_a_server_that_forgets_is_not_used(postgres: Postgres) -> None:
    """With `fsync` off nothing that it takes is durable; `synchronous_commit` is ours to set."""
    postgres.run("ALTER SYSTEM SET fsync = off")
    postgres.run("ALTER SYSTEM SET synchronous_commit = off")
    try:
        postgres.run("SELECT pg_reload_conf()")
        with pytest.raises(OSError, match="fsync"):
            _connect_until_it_fails(postgres)
    finally:
        postgres.run("ALTER SYSTEM RESET fsync")
        postgres.run("SELECT pg_reload_conf()")
    connection = connect(postgres.address)
    assert connection.execute("SHOW synchronous_commit").fetchone() == ("on",)
    connection.close()
    postgres.run("ALTER SYSTEM RESET synchronous_commit")
    postgres.run("SELECT pg_reload_conf()")
