"""Stops in a file of the state directory."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gateway.stops.notices import Notice, parse


class FileBoard:
    """Stops in a file: for the processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def read(self) -> list[Notice]:
        """See `Board.read`."""
        return [parse(item) for item in self._items()]

    async def put(self, notice: Notice, without: Collection[Notice] = ()) -> None:
        """See `Board.put`."""
        self._change([notice], without)

    async def drop(self, notices: Collection[Notice]) -> None:
        """See `Board.drop`."""
        self._change([], notices)

    def _change(self, more: Sequence[Notice], without: Collection[Notice]) -> None:
        with self._alone():
            kept = [item for item in self._items() if parse(item) not in without]
            temporary = self._path.with_suffix(".new")
            temporary.write_text(json.dumps([*kept, *(notice.plain() for notice in more)]), encoding="utf-8")
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
            temporary.replace(self._path)

    def _items(self) -> list[Any]:
        try:
            items = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return []
        if not isinstance(items, list):
            raise TypeError("a list is expected")
        return items

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two commands at a time write one after the other."""
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
