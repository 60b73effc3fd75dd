"""Stops in a file of the state directory."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from gateway.boards import JsonFile
from gateway.stops.notices import Notice, parse


class FileBoard:
    """Stops in a file: for the processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)

    async def read(self) -> list[Notice]:
        """See `Board.read`."""
        return [parse(item) for item in self._file.read([])]

    async def put(self, notice: Notice, without: Collection[Notice] = ()) -> None:
        """See `Board.put`."""
        self._change([notice], without)

    async def drop(self, notices: Collection[Notice]) -> None:
        """See `Board.drop`."""
        self._change([], notices)

    def _change(self, more: Sequence[Notice], without: Collection[Notice]) -> None:
        added = [notice.plain() for notice in more]
        self._file.change([], lambda items: [*(item for item in items if parse(item) not in without), *added])
