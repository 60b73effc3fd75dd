"""Objections and erasures, as they are written and as a gateway sees them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from filters.detection import EntityType as E
from filters.earlier import Earlier
from filters.pseudonyms import Entry
from filters.subjects import Subject
from gateway.keys import RootKey
from gateway.shared import connect
from gateway.vault.base import Place, Stored, Vault
from gateway.vault.memory import MemoryStore
from gateway.wishes import Board, FileWishes, Objections, ValkeyWishes, Wishes, hashes_of, objection_keys
from tests.support.valkeys import running_valkey

OLD = RootKey(b"o" * 32)
ROOT = RootKey(b"r" * 32, [OLD])
ANNA, BEN = Subject(E.EMAIL, "anna@example.com"), Subject(E.PERSON, "ben schmidt")


@pytest.fixture(params=["file", "valkey"])
async def board(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Board]:
    if request.param == "file":
        yield FileWishes(tmp_path / "wishes.json")
        return
    with running_valkey() as server:
        async with connect(server.connection_url) as client:
            yield ValkeyWishes(client)


def objections(board: Board, root: RootKey = ROOT) -> Objections:
    return Objections(board, root, Vault(MemoryStore(60, 10), root))


async def test_a_listed_person_is_listed_and_nobody_else(board: Board) -> None:
    known = objections(board)
    await known.look()
    assert not known.lists({ANNA, BEN})
    (current, _older) = hashes_of(ANNA, objection_keys(ROOT))
    await board.put(Wishes(frozenset({current})))
    await known.look()
    assert known.lists({ANNA})
    assert known.lists({BEN, ANNA})
    assert not known.lists({BEN})
    assert not known.lists(())
    await board.put(Wishes(), [current])
    await known.look()
    assert not known.lists({ANNA})


async def test_an_objection_outlives_a_change_of_the_root_key(board: Board) -> None:
    await board.put(Wishes(frozenset(hashes_of(ANNA, objection_keys(OLD)))))
    known = objections(board)
    await known.look()
    assert known.lists({ANNA})


async def test_what_cannot_be_read_changes_nothing_and_at_first_lists_everybody(tmp_path: Path) -> None:
    path = tmp_path / "wishes.json"
    for broken in ("[", "[]", '{"objections": 7}'):
        path.write_text(broken, encoding="ascii")
        known = objections(FileWishes(path))
        await known.look()
        assert not known.readable
        assert known.lists({BEN})
        assert not known.lists(())
    path.unlink()
    await FileWishes(path).put(Wishes(frozenset(hashes_of(ANNA, objection_keys(ROOT)))))
    await known.look()
    path.write_text("[", encoding="ascii")
    await known.look()
    assert known.lists({ANNA})
    assert not known.lists({BEN})
    assert not known.readable


async def test_an_erasure_is_carried_out_once(tmp_path: Path) -> None:
    """What is stored of somebody later is not erased by what was asked for before."""
    board, vault = FileWishes(tmp_path / "wishes.json"), Vault(MemoryStore(60, 10), ROOT)
    known = Objections(board, ROOT, vault)
    entry = Entry("anna@example.com", "anna@example.com", E.EMAIL)
    stored = Stored("eu", earlier=(Earlier("a", tokens={"C": entry}),))
    place = Place("default", "crm", "responses", "r1")
    await vault.keep(place, stored)
    (hashes, _older) = vault.hashed("default", [(E.EMAIL, "anna@example.com")])
    await board.put(Wishes(erasures={"first": hashes}))
    await known.look()
    assert await vault.recall(place) is None
    await vault.keep(place, stored)
    await known.look()
    assert await vault.recall(place) is not None
    await board.put(Wishes(erasures={"second": hashes}))  # asked for again: what was stored since goes, too
    await known.look()
    assert await vault.recall(place) is None


def test_no_value_is_in_a_hash_or_repr(tmp_path: Path) -> None:
    assert "anna" not in "".join(hashes_of(ANNA, objection_keys(ROOT)))
    assert hashes_of(ANNA, objection_keys(ROOT)) != hashes_of(BEN, objection_keys(ROOT))
