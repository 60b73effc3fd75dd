"""Audit records in PostgreSQL, for several gateways: a record is durable when its transaction is committed.

The lines are those of a file, in the table ``privacy_gateway.lines``; whom they mention is part of the same
transaction. A session holds a lock named after its writer for as long as it lives, which is how others tell a writer
that is still there from one that crashed.

    an error, a server that is gone   whether the last transaction was committed may be unknown. So the writer ends as
                                      one that crashed, and a new one names its last line: nothing is ever taken back,
                                      and what was stored although its request was refused says too much, not too little
    a session that outlives us        may still commit; that is a line more behind the one that was named

Between the gateway and the server may stand only what keeps sessions apart (a pooler in session mode).
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.audit import Chain, End, Reference, parse_line, timestamp
from gateway.keys import RootKey
from gateway.postgresql.database import Connection, connect, failing, prepare
from gateway.postgresql.rows import PostgresRows
from gateway.postgresql.trail import PostgresTrail, ends, keep_head
from gateway.sinks.base import AuditSink
from gateway.sinks.cadence import Lines
from gateway.sinks.queue import Entry, QueuedSink
from gateway.sinks.segments import MAX_REFERENCES, NEWEST
from gateway.subject_index import Place, SubjectIndex

_STATEMENT: Final = "10s"  # then the server gives up; the requests have been refused by then


@dataclass(frozen=True, slots=True)
class Held:
    """What is kept, where, and under which keys.

    Attributes:
        address: of the server, with its password.
        root: seals the keys of the index.
        key: signs.
        keep: days that a segment is kept, or None for ever.
        now: wall clock, UTC.
    """

    address: str
    root: RootKey
    key: Ed25519PrivateKey
    keep: int | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def __repr__(self) -> str:
        return f"Held(root={self.root!r}, keep={self.keep!r})"


class Table(Lines):
    """The lines of one writer after another (`gateway.sinks.queue.Log`).

    Args:
        held: where to.

    Raises:
        OSError: the server cannot be used.
    """

    def __init__(self, held: Held) -> None:
        super().__init__(Chain(secrets.token_hex(8), held.key), time.monotonic)
        self._held = held
        self._connection: Connection | None = None
        self._segment, self._date = "", ""
        self._last: Reference | None = None  # head of our own segment before this one
        self._begin()

    def commit(self, entries: Sequence[Entry]) -> None:
        """Make records durable, and whom they mention, with a checkpoint if one is due."""
        today = self._held.now().strftime("%Y-%m-%d")
        if self._segment and today != self._date:
            self.end()
        if not self._segment:
            self._open(today)
            self._expire()
        vouch, head = self._cadence.reached(len(entries)), None
        with self._step() as connection:
            first = self._chain.seq
            self._put(connection, [self._chain.append(record) for record, _ in entries])
            places = (Place(self._segment, first + number) for number in range(len(entries)))
            mentions = [(place, subjects) for place, (_, subjects) in zip(places, entries, strict=True)]
            self._index.add(self._held.now().date(), mentions)
            if vouch:
                head = self._vouch(connection, self._chain.checkpoint(self._time), "open")
        self._cadence.add(len(entries))
        if head is not None:
            self._cadence.vouched(head)

    def end(self) -> None:
        """Mark the clean end of the segment, if there is one."""
        if not self._segment:
            return
        with self._step() as connection:
            head = self._vouch(connection, self._chain.closed(self._time), "closed")
        self._last = self._cadence.vouched(head)
        self._segment = ""

    def check(self) -> None:
        """Ask the server for an answer."""
        if self._connection is None:
            raise OSError("PostgreSQL cannot be reached")
        with failing():
            self._connection.execute("SELECT 1")

    def recover(self) -> None:
        """Go on as another writer, over another connection."""
        self.close()
        self._begin()

    def close(self) -> None:
        """Let go of the connection, and with it of the lock."""
        if self._connection is not None:
            with contextlib.suppress(OSError), failing():
                self._connection.close()
            self._connection = None

    @property
    def _time(self) -> str:
        return timestamp(self._held.now())

    def _begin(self) -> None:
        connection = connect(self._held.address)
        self._connection = connection
        prepare(connection)
        self._chain = Chain(secrets.token_hex(8), self._held.key)
        self._index = SubjectIndex(PostgresRows(connection, self._held.root), self._held.keep)
        self._number, self._segment, self._last = 0, "", None
        with failing():
            connection.execute(f"SET statement_timeout = '{_STATEMENT}'")
            connection.execute("SELECT pg_advisory_lock(%s)", (_lock(self._chain.writer),))

    def _open(self, today: str) -> None:
        name = f"{today}-{self._chain.writer}-{self._number}"
        with self._step() as connection:
            others = [ref for ref in unnamed(connection) if ref.writer != self._chain.writer]
            previous = [*others[-MAX_REFERENCES:], *([self._last] if self._last else [])]
            self._put(connection, [self._chain.opened(self._time, self._number, previous)], name)
        self._segment, self._date, self._number = name, today, self._number + 1

    def _expire(self) -> None:
        """Remove segments that nobody writes and whose retention has ended; the chain says which they were."""
        if self._held.keep is None:
            return
        oldest = (self._held.now() - timedelta(days=self._held.keep)).strftime("%Y-%m-%d")
        assert self._connection is not None
        for name in PostgresTrail(self._connection).segments():
            if name[:10] >= oldest:
                return
            with self._step() as connection:
                gone = _last(connection, name)
                if gone is None or gone.end == "open":
                    continue
                if not connection.execute("DELETE FROM privacy_gateway.lines WHERE segment = %s", (name,)).rowcount:
                    continue  # another gateway was first
                connection.execute("DELETE FROM privacy_gateway.heads WHERE segment = %s", (name,))
                self._put(connection, [self._chain.deleted(self._time, gone)])

    @contextlib.contextmanager
    def _step(self) -> Iterator[Connection]:
        """One transaction; where it fails, its lines never became part of the chain."""
        if self._connection is None:
            raise OSError("PostgreSQL cannot be reached")
        with self._undone(), failing(), self._connection.transaction():
            yield self._connection

    def _put(self, connection: Connection, lines: Sequence[bytes], segment: str = "") -> None:
        """Add the newest lines of the chain."""
        first = self._chain.seq - len(lines)
        values = [(segment or self._segment, first + n, line[:-1].decode("ascii")) for n, line in enumerate(lines)]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO privacy_gateway.lines VALUES (%s, %s, %s)", values)
        self._fresh += lines

    def _vouch(self, connection: Connection, line: bytes, end: End) -> Reference:
        self._put(connection, [line])
        head = self._chain.reference(self._segment, end)
        keep_head(connection, head, self._chain.key)
        return head


def _lock(writer: str) -> int:
    """Name of a lock: 64 bits with a sign."""
    return int.from_bytes(bytes.fromhex(writer), signed=True)


def _last(connection: Connection, segment: str) -> Reference | None:
    """The head of a segment, None where its last line is not sound."""
    query = "SELECT line FROM privacy_gateway.lines WHERE segment = %s ORDER BY place DESC LIMIT 1"
    row = connection.execute(query, (segment,)).fetchone()
    return _head(connection, segment, row[0]) if row is not None else None


def _head(connection: Connection, segment: str, line: str) -> Reference | None:
    last = parse_line(line.encode())
    if last is None:
        return None
    end: End = "closed" if last.kind == "closed" else "open" if _alive(connection, last.writer) else "crashed"
    return Reference(segment, last.writer, last.seq, last.hash, end)


def _alive(connection: Connection, writer: str) -> bool:
    """Whether a session of that writer is still there."""
    try:
        lock = _lock(writer)
    except ValueError:  # a name that no gateway gives itself
        return False
    row = connection.execute("SELECT pg_try_advisory_lock_shared(%s)", (lock,)).fetchone()
    if row is None or not row[0]:
        return True
    connection.execute("SELECT pg_advisory_unlock_shared(%s)", (lock,))
    return False


def unnamed(connection: Connection) -> list[Reference]:
    """Return the heads of the newest segments that no other one names yet, oldest first."""
    named: set[str] = set()
    found: list[Reference] = []
    for segment, first, last in ends(connection, NEWEST):
        opening, head = parse_line(first.encode()), _head(connection, segment, last)
        named |= {ref.hash for ref in opening.previous} if opening is not None else set()
        found += [head] if head is not None else []
    return [ref for ref in found if ref.hash not in named]


class PostgresSink(QueuedSink):
    """The primary sink of several gateways. The constructor opens the first segment.

    Args:
        held: where to.
        more: of the queue, see `QueuedSink`.

    Raises:
        OSError: the server cannot be used.
    """

    def __init__(self, held: Held, **more: Any) -> None:
        table = Table(held)
        table.commit(())
        super().__init__(table, **more)


SINK: Final[type[AuditSink]] = PostgresSink
