"""The emergency stop: everything, one upstream or one client, on all replicas within seconds.

A stop is written where all replicas look: into Valkey, if they share one, else into a file of the state directory. Each
gateway looks every second, refuses what is stopped, and puts on record what it saw and who did it. What was sent before
is not called back: its answers still come.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from gateway.audit import AuditRecord, Kind, timestamp
from gateway.boards import repeatedly
from gateway.errors import GatewayError, Stopped
from gateway.logs import get_logger
from gateway.policies_principals import AdminEntry
from gateway.sinks.base import AuditSink
from gateway.stops.notices import EVERYTHING, NOBODY, Notice, in_force, may_resume, signer


class Board(Protocol):
    """Where notices are written for all to see."""

    async def read(self) -> list[Notice]:
        """Return all, `UNREADABLE` for each that is none. Raises `FilterUnavailable` where it cannot be read."""
        ...

    async def put(self, notice: Notice, without: Collection[Notice] = ()) -> None:
        """Write a notice, and take others away."""
        ...

    async def drop(self, notices: Collection[Notice]) -> None:
        """Take notices away."""
        ...


class Stops:
    """The stops in force, as this process knows them.

    Args:
        board: where they are written.
        sink: of the audit trail.
        now: wall clock, UTC.
        key_id: of the root key, for records.
        admins: administrators of the policy in force.
    """

    def __init__(
        self,
        board: Board,
        sink: AuditSink,
        now: Callable[[], datetime],
        key_id: str,
        admins: Callable[[], Sequence[AdminEntry]] = tuple,
    ) -> None:
        self._board = board
        self._sink = sink
        self._now = now
        self._key_id = key_id
        self._admins = admins
        self._known: Mapping[str, Notice] = {}
        self._seen: frozenset[str] = frozenset()
        self._read = False  # whether the board was ever read
        self.readable = False

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
            found = await self._board.read()
        except (GatewayError, OSError, ValueError, TypeError):
            self.readable = False
            get_logger().error("stops_unreadable", count=len(self._known))
            return
        admins = self._admins()
        fresh = [notice for notice in sorted(found, key=lambda notice: notice.at) if notice.id not in self._seen]
        resumed = {notice.target for notice in fresh if self._is_valid_resume(notice, admins)}
        # What is stopped stays stopped until somebody resumes who may, also if it vanishes from the board.
        carried = [stop for stop in self._known.values() if stop.at or EVERYTHING not in resumed]
        self._known, first = in_force({*found, *carried}, admins), not self._read
        self._seen, self._read, self.readable = frozenset(notice.id for notice in found), True, True
        if first:  # what was before is on record already, if a gateway was there to see it
            stops = {(stop.target, stop.at) for stop in self._known.values()}
            fresh = [notice for notice in fresh if notice.kind == "stop" and (notice.target, notice.at) in stops]
        for notice in fresh:
            await self._record(notice, admins)
        await self._tidy(found, admins)

    async def _tidy(self, found: Sequence[Notice], admins: Sequence[AdminEntry]) -> None:
        """Take away what has been judged: another policy (a key that changed, a new role) shall not judge it again.

        A stop goes with the resume that ended it, and so does a resume of somebody who may not.
        """
        valid = sorted((notice.at, notice.target) for notice in found if self._is_valid_resume(notice, admins))
        ended = {target: at for at, target in valid}
        judged = [
            notice
            for notice in found
            if (notice.kind == "stop" and notice.at < ended.get(notice.target, ""))
            or (notice.kind == "resume" and not self._is_valid_resume(notice, admins))
        ]
        if judged:
            with contextlib.suppress(GatewayError, OSError, ValueError, TypeError):  # then the next look does it
                await self._board.drop(judged)

    @staticmethod
    def _is_valid_resume(notice: Notice, admins: Sequence[AdminEntry]) -> bool:
        return notice.kind == "resume" and may_resume(signer(notice, admins), admins)

    async def watch(self) -> None:
        """Look every second, for ever."""
        await repeatedly(self.look)

    async def _record(self, notice: Notice, admins: Sequence[AdminEntry]) -> None:
        what, _, name = notice.target.partition(":")
        who = signer(notice, admins)
        kind: Kind = "stopped"
        if notice.kind == "resume":  # one that is older than the stop ends nothing
            ended = may_resume(who, admins) and self._known.get(notice.target, notice).at <= notice.at
            kind = "resumed" if ended else "refused"
        get_logger().warning("resume_refused" if kind == "refused" else kind, state=what)
        record = AuditRecord(
            kind=kind,
            time=timestamp(self._now()),
            key_id=self._key_id,
            outcome="resume_refused" if kind == "refused" else what,
            target=name,
            principal=who.name if who is not None else NOBODY,
        )
        try:
            await self._sink.append(record)
        except GatewayError:
            get_logger().error("audit_failed", state=what)
