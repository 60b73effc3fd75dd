"""The emergency stop: everything, one upstream or one client, on all replicas within seconds.

A stop is written where all replicas look: into Valkey, if they share one, else into a file of the state directory. Each
gateway looks every second, refuses what is stopped, and puts on record what it saw and who did it. What was sent before
is not called back: its answers still come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from gateway.audit import AuditRecord
from gateway.errors import GatewayError, Stopped
from gateway.logs import describe, get_logger
from gateway.sinks.base import AuditSink
from gateway.sinks.file import timestamp

EVERYTHING: Final = "all"
EVERY: Final = 1.0  # seconds between two looks


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop.

    Attributes:
        target: ``all``, ``upstream:NAME`` or ``principal:NAME``.
        by: who did it: an administrator's name, or ``local``.
        at: when, RFC 3339.
    """

    target: str
    by: str
    at: str


class Board(Protocol):
    """Where stops are written for all to see."""

    async def read(self) -> list[Stop]:
        """Return all stops. Raises `FilterUnavailable` where it cannot be read."""
        ...

    async def put(self, stop: Stop) -> None:
        """Write a stop."""
        ...

    async def take_away(self, target: str) -> bool:
        """Take a stop away; False if there is none."""
        ...


class Stops:
    """The stops in force, as this process knows them.

    Args:
        board: where they are written.
        sink: of the audit trail.
        now: wall clock, UTC.
        key_id: of the root key, for records.
    """

    def __init__(self, board: Board, sink: AuditSink, now: Callable[[], datetime], key_id: str) -> None:
        self._board = board
        self._sink = sink
        self._now = now
        self._key_id = key_id
        self._known: Mapping[str, Stop] = {}
        self._read = False  # whether the board was ever read

    @property
    def upstreams(self) -> frozenset[str]:
        """Names of stopped upstreams."""
        return frozenset(name.removeprefix("upstream:") for name in self._known if name.startswith("upstream:"))

    @property
    def targets(self) -> tuple[str, ...]:
        """All that is stopped."""
        return tuple(sorted(self._known))

    def check(self, principal: str) -> None:
        """Let a client pass.

        Raises:
            Stopped: everything is stopped, or this client, or nobody could say so far.
        """
        if not self._read:
            raise Stopped("Nobody can say what is stopped: the stops cannot be read. Nothing is sent until they can.")
        if EVERYTHING in self._known:
            raise Stopped("The gateway is stopped by an administrator. Nothing is sent until it is resumed.")
        if f"principal:{principal}" in self._known:
            raise Stopped("This client is stopped by an administrator. Nothing is sent until it is resumed.")

    async def look(self) -> None:
        """Read the board once; where it cannot be read, what is known stays in force, or all is stopped."""
        try:
            found = {stop.target: stop for stop in await self._board.read()}
        except (GatewayError, OSError, ValueError, TypeError):
            get_logger().error("stops_unreadable", count=len(self._known))
            return
        before, self._known, self._read = self._known, found, True
        for target in sorted(found.keys() - before.keys()):
            await self._record("stopped", found[target])
        for target in sorted(before.keys() - found.keys()):
            await self._record("resumed", before[target])

    async def watch(self) -> None:
        """Look every second, for ever."""
        while True:
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - whoever watches must not die of what it saw
                get_logger().error("internal_error", **describe(error))
            await asyncio.sleep(EVERY)

    async def _record(self, kind: Any, stop: Stop) -> None:
        what, _, name = stop.target.partition(":")
        get_logger().warning(kind, state=what)
        record = AuditRecord(
            kind=kind,
            time=timestamp(self._now()),
            key_id=self._key_id,
            outcome=what,
            target=name,
            principal=stop.by if kind == "stopped" else "",
        )
        try:
            await self._sink.append(record)
        except GatewayError:
            get_logger().error("audit_failed", state=what)
