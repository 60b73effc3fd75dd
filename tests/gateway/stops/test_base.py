"""Boards, and what a gateway does with them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gateway.errors import Stopped
from gateway.keys import verifying_key
from gateway.policies_principals import AdminEntry
from gateway.shared import connect
from gateway.stops.base import Board, Stops
from gateway.stops.file import FileBoard
from gateway.stops.notices import UNREADABLE, Notice, write
from gateway.stops.valkey import ValkeyBoard
from tests.support.valkeys import running_valkey

ANNA, DORIS = (
    AdminEntry(name=name, role=role, keys=(verifying_key(f"{name}-key"),))
    for name, role in (("anna", "operator"), ("doris", "dpo"))
)
ADMINS = (ANNA, DORIS)


def notice(kind: Any, target: str, second: int, by: str = "local") -> Notice:
    """A notice of that second, signed if it is by an administrator."""
    before = [Notice("stop", target, "local", f"2999-11-26T12:00:{second:02}.000000Z")]
    return write(kind, target, by, f"{by}-key" if by != "local" else "", before)


ALL, DESK, EU = (notice("stop", what, 1) for what in ("all", "principal:desk", "upstream:eu"))


@pytest.fixture(params=["file", "valkey"])
async def board(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Board]:
    if request.param == "file":
        yield FileBoard(tmp_path / "stops.json")
        return
    with running_valkey() as server:
        async with connect(server.connection_url) as client:
            yield ValkeyBoard(client)


class Sink:
    """Keeps records."""

    healthy = True
    queued = 0

    def __init__(self) -> None:
        self.records: list[Any] = []

    async def append(self, record: Any, subjects: Any = ()) -> None:
        self.records.append(record)

    async def close(self) -> None:
        pass

    @property
    def said(self) -> list[tuple[str, str, str, str]]:
        """What is on record."""
        return [(r.kind, r.outcome, r.target, r.principal) for r in self.records]


def stops(board: Board, sink: Sink, admins: Sequence[AdminEntry] = ADMINS) -> Stops:
    return Stops(board, sink, lambda: datetime(2026, 11, 26, tzinfo=UTC), "abcd1234", lambda: admins)


async def test_a_board(board: Board) -> None:
    assert await board.read() == []
    for item in (ALL, DESK):
        await board.put(item)
    assert sorted(await board.read(), key=repr) == sorted([ALL, DESK], key=repr)
    await board.put(EU, [ALL])
    assert sorted(await board.read(), key=repr) == sorted([EU, DESK], key=repr)


async def test_what_is_seen_is_in_force_and_on_record(board: Board) -> None:
    sink = Sink()
    seen = stops(board, sink)
    await seen.look()
    seen.check("desk")
    for item in (notice("stop", "all", 1, "doris"), DESK, EU):
        await board.put(item)
    await seen.look()
    await seen.look()
    for client in ("desk", "other"):
        with pytest.raises(Stopped):
            seen.check(client)
    await board.put(notice("resume", "all", 2, "anna"))
    await seen.look()
    seen.check("other")
    with pytest.raises(Stopped):
        seen.check("desk")
    assert seen.upstreams == {"eu"}
    assert sorted(sink.said[:3]) == [
        ("stopped", "all", "", "doris"),
        ("stopped", "principal", "desk", "local"),
        ("stopped", "upstream", "eu", "local"),
    ]
    assert sink.said[3:] == [("resumed", "all", "", "anna")]


async def test_what_is_taken_back_between_two_looks_is_on_record(board: Board) -> None:
    sink = Sink()
    seen = stops(board, sink)
    await seen.look()
    await board.put(ALL)
    await board.put(notice("resume", "all", 2, "anna"))
    await seen.look()
    seen.check("desk")
    assert sink.said == [("stopped", "all", "", "local"), ("resumed", "all", "", "anna")]


@pytest.mark.parametrize(
    "forged",
    [
        notice("resume", "all", 2),
        notice("resume", "all", 2, "doris"),
        notice("resume", "all", 2, "mallory"),
        replace(notice("resume", "all", 2, "doris"), by="anna"),
        replace(notice("resume", "all", 2, "anna"), at="2999-11-26T12:00:09.000000Z"),
        replace(notice("resume", "upstream:eu", 2, "anna"), target="all"),
        replace(notice("resume", "all", 2, "anna"), signature="00"),
        notice("resume", "all", 0, "anna"),
    ],
    ids=["unsigned", "not an operator", "nobody", "another's name", "another time", "another target", "torn", "older"],
)
async def test_only_an_operator_of_the_gateways_own_policy_resumes(board: Board, forged: Notice) -> None:
    """Whatever policy the command was given, and whoever can write to the board."""
    sink = Sink()
    seen = stops(board, sink)
    await board.put(ALL)
    await seen.look()
    await board.put(forged)
    await seen.look()
    with pytest.raises(Stopped):
        seen.check("desk")
    assert [said[0] for said in sink.said] == ["stopped", "refused"]


async def test_without_administrators_anybody_resumes(board: Board) -> None:
    sink = Sink()
    seen = stops(board, sink, ())
    for item in (ALL, notice("resume", "all", 2, "anna")):
        await board.put(item)
    await seen.look()
    seen.check("desk")


async def test_a_board_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    board, sink = FileBoard(tmp_path / "stops.json"), Sink()
    seen = stops(board, sink)
    await board.put(ALL)
    await seen.look()
    assert seen.readable
    for broken in ("[", "7"):
        (tmp_path / "stops.json").write_text(broken, encoding="utf-8")
        await seen.look()
        assert not seen.readable
        with pytest.raises(Stopped):
            seen.check("desk")


async def test_a_board_that_was_never_read_stops_everything(tmp_path: Path) -> None:
    """A stop outlives a restart, also where nobody can say any more what it was (I3)."""
    path = tmp_path / "stops.json"
    path.write_text("[", encoding="utf-8")
    seen = stops(FileBoard(path), Sink())
    await seen.look()
    with pytest.raises(Stopped):
        seen.check("desk")
    path.write_text("[]", encoding="utf-8")
    await seen.look()
    seen.check("desk")


@pytest.mark.parametrize(
    "item", [7, {"x": "1"}, {"target": "all"}, DESK.plain() | {"at": "soon"}, ALL.plain() | {"by": 1}]
)
async def test_an_entry_that_cannot_be_read_stops_everything(tmp_path: Path, item: Any) -> None:
    """And the others count as before; a resume of everything takes it away."""
    path = tmp_path / "stops.json"
    path.write_text(json.dumps([item, EU.plain()]), encoding="utf-8")
    board = FileBoard(path)
    seen = stops(board, Sink())
    await seen.look()
    assert (seen.targets, seen.upstreams) == (("all", "upstream:eu"), {"eu"})
    await board.put(DESK)
    await board.put(notice("resume", "all", 2, "anna"))
    await seen.look()
    assert seen.targets == ("all", "principal:desk", "upstream:eu")
    await board.put(notice("resume", "all", 3, "anna"), [UNREADABLE])
    await seen.look()
    assert seen.targets == ("principal:desk", "upstream:eu")


async def test_a_stop_that_vanishes_stays_in_force(board: Board) -> None:
    """Only a resume of somebody who may ends it."""
    seen = stops(board, Sink())
    await board.put(ALL)
    await seen.look()
    await board.drop([ALL])
    await seen.look()
    assert seen.targets == ("all",)
    await board.put(notice("resume", "all", 2, "doris"), [ALL])
    await seen.look()
    assert seen.targets == ("all",)
    await board.put(notice("resume", "all", 3, "anna"))
    await seen.look()
    assert seen.targets == ()


async def test_what_was_judged_is_not_judged_again(board: Board) -> None:
    """An operator who resumed and has left since, and an officer who becomes one."""
    policy = [ANNA, DORIS]
    sink = Sink()
    seen = Stops(board, sink, lambda: datetime(2026, 11, 26, tzinfo=UTC), "abcd1234", lambda: policy)
    for item in (ALL, notice("resume", "all", 2, "anna"), DESK, notice("resume", "principal:desk", 2, "doris")):
        await board.put(item)
    await seen.look()
    assert seen.targets == ("principal:desk",)
    policy[:] = [AdminEntry(name="doris", role="operator", keys=DORIS.keys)]
    await seen.look()
    fresh = Stops(board, sink, lambda: datetime(2026, 11, 26, tzinfo=UTC), "abcd1234", lambda: policy)
    await fresh.look()
    assert seen.targets == fresh.targets == ("principal:desk",)
