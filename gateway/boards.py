"""What all gateways look at: a file of the state directory that commands write, and looking again, for ever."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from gateway.logs import describe, get_logger

EVERY: Final = 1.0  # seconds between two looks


class JsonFile:
    """A JSON file that is replaced as a whole; of two writers one waits for the other.

    Args:
        path: the file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, empty: Any) -> Any:
        """Return what is written, `empty` where there is no file.

        Raises:
            OSError, ValueError, TypeError: it cannot be read, or is of another type than `empty`.
        """
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return empty
        if type(found) is not type(empty):
            raise TypeError(f"a {type(empty).__name__} is expected")
        return found

    def change(self, empty: Any, step: Callable[[Any], Any]) -> None:
        """Replace the content by what `step` makes of it; durable when it returns."""
        with self._alone():
            temporary = self._path.with_suffix(".new")
            temporary.write_text(json.dumps(step(self.read(empty))), encoding="utf-8")
            _sync(temporary)
            temporary.replace(self._path)
            _sync(self._path.parent)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


async def repeatedly(look: Callable[[], Awaitable[None]]) -> None:
    """Look every second, for ever; whoever watches must not die of what it saw."""
    while True:
        try:
            await look()
        except Exception as error:  # noqa: BLE001 - the next look may succeed; what was known stays in force
            get_logger().error("internal_error", **describe(error))
        await asyncio.sleep(EVERY)
