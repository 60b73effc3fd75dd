"""Stops on each of their boards, and what a gateway does with them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from gateway.errors import Stopped
from gateway.shared import connect
from gateway.stops.base import Board, Stop, Stops
from gateway.stops.file import FileBoard
from gateway.stops.valkey import ValkeyBoard
from tests.support.valkeys import running_valkey

ALL = Stop("all", "anna", "2026-11-26T12:00:00Z")
DESK = Stop("principal:desk", "local", "2026-11-26T12:00:00Z")
EU = Stop("upstream:eu", "local", "2026-11-26T12:00:00Z")


@pytest.fixture(params=["file", "valkey"])
async def board(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Board]:
    if request.param == "file":
        yield FileBoard(tmp_path / "new" / "stops.json")
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

    async def append(self, record: Any) -> None:
        self.records.append(record)

    async def close(self) -> None:
        pass


def stops(board: Board, sink: Sink) -> Stops:
    return Stops(board, sink, lambda: datetime(2026, 11, 26, tzinfo=UTC), "abcd1234")


async def test_a_board(board: Board) -> None:
    assert await board.read() == []
    for stop in (ALL, DESK, ALL):
        await board.put(stop)
    assert sorted(await board.read(), key=repr) == sorted([ALL, DESK], key=repr)
    assert await board.take_away("all")
    assert not await board.take_away("all")
    assert await board.read() == [DESK]


async def test_what_is_seen_is_in_force_and_on_record(board: Board) -> None:
    sink = Sink()
    seen = stops(board, sink)
    await seen.look()
    seen.check("desk")
    for stop in (ALL, DESK, EU):
        await board.put(stop)
    await seen.look()
    await seen.look()
    for client in ("desk", "other"):
        with pytest.raises(Stopped):
            seen.check(client)
    await board.take_away("all")
    await seen.look()
    seen.check("other")
    with pytest.raises(Stopped):
        seen.check("desk")
    assert seen.upstreams == {"eu"}
    assert [(r.kind, r.outcome, r.target, r.principal) for r in sink.records] == [
        ("stopped", "all", "", "anna"),
        ("stopped", "principal", "desk", "local"),
        ("stopped", "upstream", "eu", "local"),
        ("resumed", "all", "", ""),
    ]


async def test_a_board_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    board, sink = FileBoard(tmp_path / "stops.json"), Sink()
    seen = stops(board, sink)
    await board.put(ALL)
    await seen.look()
    for broken in ("[", '[{"x": 1}]', "7"):
        (tmp_path / "stops.json").write_text(broken, encoding="utf-8")
        await seen.look()
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
