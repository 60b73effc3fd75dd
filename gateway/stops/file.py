"""Stops in a file of the state directory."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from gateway.stops.base import Stop


class FileBoard:
    """Stops in a file: for the processes of one machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def read(self) -> list[Stop]:
        """See `Board.read`."""
        try:
            return [Stop(**item) for item in json.loads(self._path.read_text(encoding="utf-8"))]
        except FileNotFoundError:
            return []

    async def put(self, stop: Stop) -> None:
        """See `Board.put`."""
        self._write([*(known for known in await self.read() if known.target != stop.target), stop])

    async def take_away(self, target: str) -> bool:
        """See `Board.take_away`."""
        known = await self.read()
        left = [stop for stop in known if stop.target != target]
        self._write(left)
        return len(left) < len(known)

    def _write(self, stops: list[Stop]) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        temporary.write_text(json.dumps([asdict(stop) for stop in stops]), encoding="utf-8")
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(self._path)
