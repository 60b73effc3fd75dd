"""Where records come from, and seeded dictionaries at work."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from filters.detection import EntityType as E
from filters.detection import Segment
from gateway import seeds
from gateway.config import ConfigError, load_config
from gateway.keys import RootKey
from gateway.seeds import NoSource, Source, opened, records, write
from tests.support.gateway import FIXED_KEY, GatedUpstream, bodies, post, serving, write_policy
from tests.support.postgres import Postgres

ROOT_KEY = RootKey(b"k" * 32)
TABLE = "Vorname;Nachname;E-Mail;Umsatz\nIngeborg;Ahlersmeyer;i.a@example.de;12\nTjark;Küppersbusch;;\n"
PEOPLE = [
    [(E.PERSON, "given_name", "Ingeborg"), (E.PERSON, "surname", "Ahlersmeyer"), (E.EMAIL, "", "i.a@example.de")],
    [(E.PERSON, "given_name", "Tjark"), (E.PERSON, "surname", "Küppersbusch")],
]


def csv(directory: Path, text: str = TABLE, encoding: str = "utf-8") -> Source:
    path = directory / "customers.csv"
    path.write_text(text, encoding=encoding)
    return Source(str(path))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_file_of_any_separator(tmp_path: Path, separator: str) -> None:
    assert list(records(csv(tmp_path, TABLE.replace(";", separator)))) == PEOPLE


def test_excel_and_an_old_system(tmp_path: Path) -> None:
    assert list(records(csv(tmp_path, encoding="utf-8-sig"))) == PEOPLE
    old = csv(tmp_path, encoding="cp1252")
    with pytest.raises(NoSource, match="try --encoding cp1252"):
        list(records(old))
    assert list(records(Source(old.address, encoding="cp1252"))) == PEOPLE


@pytest.mark.parametrize("query", ["people", "SELECT vorname, nachname, email FROM people;"])
def test_a_database_in_a_file(tmp_path: Path, query: str) -> None:
    path = tmp_path / "crm.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE people (vorname, nachname, email, umsatz INTEGER)")
        connection.execute("INSERT INTO people VALUES ('Ingeborg', 'Ahlersmeyer', 'i.a@example.de', 12)")
        connection.execute("INSERT INTO people VALUES ('Tjark', 'Küppersbusch', NULL, NULL)")
    assert list(records(Source(f"sqlite:///{path}", query))) == PEOPLE
    for wrong, said in (("SELECT x FROM people", "with this --query"), ("ATTACH 'x.db' AS z", "is a SELECT")):
        with pytest.raises(NoSource, match=said):
            list(records(Source(f"sqlite:///{path}", wrong)))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (2,)


def test_postgresql(postgres: Postgres) -> None:
    with psycopg.connect(postgres.address, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS people")
        connection.execute("CREATE TABLE people (vorname text, nachname text, email text, umsatz int)")
        connection.execute("INSERT INTO people VALUES ('Ingeborg', 'Ahlersmeyer', 'i.a@example.de', 12)")
        connection.execute("INSERT INTO people VALUES ('Tjark', 'Küppersbusch', NULL, NULL)")
    for query in ("people", "public.people", "SELECT vorname, nachname, email FROM people"):
        assert list(records(Source(postgres.address, query))) == PEOPLE
    with pytest.raises(NoSource, match="PostgreSQL"):
        list(records(Source(postgres.address, "no_such_table")))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (Source("nowhere.csv"), "nowhere.csv cannot be read: No such file"),
        (Source("oracle://h/d"), "oracle:// is no source"),
        (Source("sqlite:///x"), "a database needs --query"),
        (Source("postgresql://127.0.0.1:1/x", "people"), "cannot be reached"),
    ],
)
def test_what_is_no_source_says_what_one_is(source: Source, said: str) -> None:
    with pytest.raises(NoSource, match=said):
        list(records(source))


@pytest.mark.parametrize(
    "text", ["", "Vorname,Nachname\n", "Vorname,Nachname\n,\n", 'Vorname,Nachname\n"Anna,Weber\nx,y\n']
)
def test_a_file_without_people_replaces_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "customers.seed"
    write(path, ROOT_KEY, iter(PEOPLE))
    before = path.read_bytes()
    with pytest.raises(NoSource):
        write(path, ROOT_KEY, records(csv(tmp_path, text)))
    assert path.read_bytes() == before


def test_columns_that_nobody_knows(tmp_path: Path) -> None:
    source = csv(tmp_path, "a,b\nIngeborg Ahlersmeyer,x\n")
    with pytest.raises(NoSource, match="none of the 2 columns says what it holds"):
        list(records(source))
    with pytest.raises(NoSource, match="no such column: c"):
        list(records(Source(source.address, columns={"c": "PERSON"})))
    told = Source(source.address, columns={"a": "PERSON"})
    assert list(records(told)) == [[(E.PERSON, "", "Ingeborg Ahlersmeyer")]]


def test_a_key_of_the_ring_opens_and_another_does_not(tmp_path: Path) -> None:
    path = tmp_path / "customers.seed"
    assert write(path, ROOT_KEY, iter(PEOPLE)) == (2, 0)
    assert path.stat().st_mode & 0o777 == 0o640
    rotated = RootKey(b"n" * 32, [ROOT_KEY])
    (spans,) = opened(path, rotated).detect([Segment("Tjark Kueppersbusch")])
    assert [(span.start, span.end, span.label) for span in spans] == [(0, 19, E.PERSON)]
    with pytest.raises(ConfigError, match="made with another root key"):
        opened(path, RootKey(b"n" * 32), "customers")
    before = seeds.seal(path)
    opened(path, ROOT_KEY, "customers", before)
    write(path, ROOT_KEY, iter(PEOPLE))
    with pytest.raises(ConfigError, match="replaced while the policy was read"):
        opened(path, ROOT_KEY, "customers", before)


def test_what_cannot_be_changed_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "customers.seed"
    write(path, ROOT_KEY, iter(PEOPLE))
    before = path.read_bytes()
    with pytest.raises(NoSource):
        write(path, ROOT_KEY, records(Source("nowhere.csv")), "add")
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["customers.seed"]
    assert write(path, ROOT_KEY, iter(PEOPLE[:1]), "remove") == (1, 0)
    assert seeds.seal(path) != before[-32:].hex()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"seed": "nothing.seed"}, "cannot be read"),
        ({"seed": "empty.seed"}, "not a seeded dictionary"),
        ({}, "either file or seed is expected"),
        ({"seed": "a", "file": "b"}, "either file or seed is expected"),
        ({"seed": "a", "label": "PERSON"}, "no label is expected"),
    ],
)
def test_a_policy_says_what_is_wrong(tmp_path: Path, entry: dict[str, str], said: str) -> None:
    (tmp_path / "empty.seed").write_bytes(b"")
    with pytest.raises(ConfigError, match=said):
        load_config(write_policy(tmp_path, dictionaries={"customers": entry}), {})


@pytest.fixture
async def upstream() -> AsyncIterator[GatedUpstream]:
    async with GatedUpstream() as server:
        yield server


async def test_a_customer_whom_no_rule_knows_does_not_leave(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A name that is no name, in lower case: with the dictionary it is pseudonymised and comes back; a customer who is added
    counts from the next reading of the policy on."""
    text = "bitte bei blaue flunder nachfragen, auch wegen grüne grundel und lauf in der alten mühle 9"
    ring = RootKey.load(FIXED_KEY, tmp_path, allow_generate=False)
    path = tmp_path / "customers.seed"
    write(path, ring, iter([[(E.PERSON, "", "Blaue Flunder"), (E.ADDRESS, "street", "Alte Mühle 9")]]))
    policies = write_policy(tmp_path, dictionaries={"customers": {"seed": "customers.seed"}})
    body = {"model": "m", "messages": [{"role": "user", "content": text}]}
    async with serving(tmp_path / "state", upstream.url, policies=policies) as gateway:
        status, headers, answer = await post(gateway, body)
        assert (status, headers["x-privacy-class"]) == (200, "yellow")
        assert json.loads(answer)["choices"][0]["message"]["content"] == text
        sent = bodies(upstream)[-1]["messages"][0]["content"]
        assert "flunder" not in sent
        assert "grundel" in sent
        before = load_config(policies, {}).policy_version
        write(path, ring, iter([[(E.PERSON, "", "Grüne Grundel")]]), "add")
        assert gateway.reloader is not None
        assert await gateway.reloader.reload()
        assert load_config(policies, {}).policy_version != before
        await post(gateway, body)
        sent = bodies(upstream)[-1]["messages"][0]["content"]
        assert "grundel" not in sent
        assert "flunder" not in sent
        path.write_bytes(path.read_bytes()[:-1] + b"x")
        assert not await gateway.reloader.reload()  # a file that somebody changed: the policy at work stays
        assert (await post(gateway, body))[0] == 200


async def test_a_gateway_with_another_key_does_not_start(tmp_path: Path) -> None:
    write(tmp_path / "customers.seed", ROOT_KEY, iter(PEOPLE))
    policies = write_policy(tmp_path, dictionaries={"customers": {"seed": "customers.seed"}})
    with pytest.raises(ConfigError, match="made with another root key"):
        async with serving(tmp_path / "state", policies=policies):
            pass
