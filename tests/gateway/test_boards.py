"""The file that commands write and gateways read."""

from __future__ import annotations

import asyncio
import multiprocessing
from pathlib import Path
from unittest import mock

import pytest
from structlog.testing import capture_logs

from gateway.boards import JsonFile, repeatedly


def _add(path: Path, number: int) -> None:
    for step in range(20):
        JsonFile(path).change([], lambda items: [*items, number * 100 + step])  # noqa: B023


def test_of_many_writers_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    assert JsonFile(path).read([]) == []
    writers = [multiprocessing.get_context("fork").Process(target=_add, args=(path, n)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(JsonFile(path).read([])) == sorted(n * 100 + step for n in range(4) for step in range(20))


@pytest.mark.parametrize(("content", "error"), [("[", ValueError), ("{}", TypeError), ("7", TypeError)])
def test_another_content_is_an_error_and_stays(tmp_path: Path, content: str, error: type[Exception]) -> None:
    path = tmp_path / "board.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error):
        JsonFile(path).read([])
    with pytest.raises(error):
        JsonFile(path).change([], lambda items: [*items, 1])
    assert path.read_text(encoding="utf-8") == content


async def test_who_watches_does_not_die_of_what_it_saw() -> None:
    seen: list[int] = []

    async def look() -> None:
        seen.append(len(seen))
        if len(seen) == 1:
            raise RuntimeError("Wiesenthal")

    with mock.patch("gateway.boards.EVERY", 0), capture_logs() as logs:
        watching = asyncio.ensure_future(repeatedly(look))
        while len(seen) < 3:
            await asyncio.sleep(0)
        watching.cancel()
    assert [entry["event"] for entry in logs] == ["internal_error"]
    assert "Wiesenthal" not in str(logs)
