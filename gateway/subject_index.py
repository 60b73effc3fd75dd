"""Which records mention whom: keyed hashes beside the audit trail, to be searched and to be deleted.

The chain holds no identifier of a data subject. To answer one (GDPR Art. 15) and to forget one (Art. 17), rows outside
the chain lead from a keyed hash of a value (`filters.subjects`) to the place of a record. Each month has a random key
of its own, which goes with the last record of that month: then its rows lead nowhere, wherever a copy of them lies.
"""

from __future__ import annotations

import contextlib
import hmac
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final, Protocol

from filters.subjects import Subject
from gateway.keys import private_bytes

KEY_SIZE: Final = 32
_HASH: Final = 16  # bytes; enough that two values never meet
_MANY: Final = 500  # hashes in one question
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS mentions (
    hash BLOB NOT NULL, month TEXT NOT NULL, file TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (hash, file, place)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mentions_month ON mentions (month);
"""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record stands: the segment of the trail, and the first byte of its line (in a table: its number)."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Row:
    """A mention."""

    hash: bytes
    month: str
    place: Place


class Rows(Protocol):
    """Where rows and keys lie. What a method has taken is durable; each raises OSError where it cannot do its work."""

    def months(self) -> Sequence[str]:
        """Months that have a key."""
        ...

    def key(self, month: str) -> bytes:
        """The key of a month, made where there is none."""
        ...

    def insert(self, rows: Sequence[Row]) -> None:
        """Add rows; one that is there stays."""
        ...

    def find(self, hashes: Sequence[bytes]) -> Iterable[Place]:
        """Places of the rows with these hashes."""
        ...

    def delete(self, hashes: Sequence[bytes]) -> int:
        """Remove rows for good; returns how many."""
        ...

    def expire(self, oldest: str) -> None:
        """Destroy keys and rows of the months before that one."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


class SubjectIndex:
    """The index. Used by one thread at a time.

    Args:
        rows: where they lie.
        keep: days that records are kept, or None for ever.
    """

    def __init__(self, rows: Rows, keep: int | None) -> None:
        self._rows = rows
        self._keep = keep
        self._keys: dict[str, bytes] = {}
        self._expired = ""  # day on which old rows were last looked for

    def add(self, day: date, mentions: Iterable[tuple[Place, Collection[Subject]]]) -> None:
        """Add what records mention.

        Raises:
            OSError: it was not stored.
        """
        month = day.strftime("%Y-%m")
        rows = [
            Row(hashed, month, place) for place, subjects in mentions for hashed in self._hashes(month, list(subjects))
        ]
        if rows:
            self._rows.insert(rows)
        if day.isoformat() != self._expired:
            self._expire(day)

    def find(self, subjects: Collection[Subject]) -> list[Place]:
        """Return the places of all records that mention one of these, in the order of the trail.

        Raises:
            OSError: it cannot be asked.
        """
        return sorted({place for some in self._batches(subjects) for place in self._rows.find(some)})

    def erase(self, subjects: Collection[Subject]) -> int:
        """Forget that anything mentions one of these. Returns the number of rows.

        Raises:
            OSError: they may still be there.
        """
        return sum([self._rows.delete(some) for some in self._batches(subjects)])

    def close(self) -> None:
        """Let go of everything."""
        self._rows.close()

    def _expire(self, day: date) -> None:
        if self._keep is not None:
            oldest = (day - timedelta(days=self._keep)).strftime("%Y-%m")
            self._rows.expire(oldest)
            self._keys = {month: key for month, key in self._keys.items() if month >= oldest}
        self._expired = day.isoformat()

    def _batches(self, subjects: Collection[Subject]) -> Iterator[Sequence[bytes]]:
        hashes = [hashed for month in sorted(self._rows.months()) for hashed in self._hashes(month, list(subjects))]
        return (hashes[start : start + _MANY] for start in range(0, len(hashes), _MANY))

    def _hashes(self, month: str, subjects: Sequence[Subject]) -> list[bytes]:
        if not subjects:
            return []
        key = self._keys.get(month) or self._keys.setdefault(month, self._rows.key(month))
        return [hmac.digest(key, f"{label.value}\0{value}".encode(), "sha256")[:_HASH] for label, value in subjects]


class SqliteRows:
    """Rows of one state directory in ``subjects/index.db``, keys as files in ``keys/subjects``.

    Args:
        state: state directory.

    Raises:
        OSError: it cannot be used.
    """

    def __init__(self, state: Path) -> None:
        self._keys = state / "keys" / "subjects"
        folder = state / "subjects"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _as_os_error():
            self._rows = sqlite3.connect(folder / "index.db", check_same_thread=False, isolation_level=None)
            (folder / "index.db").chmod(0o600)
            self._rows.executescript(
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; {_SCHEMA}"
            )

    def months(self) -> list[str]:
        """Months that have a key."""
        return [path.stem for path in self._keys.glob("*.key")]

    def key(self, month: str) -> bytes:
        """The key of a month, made where there is none."""
        return private_bytes(self._keys / f"{month}.key", KEY_SIZE)

    def insert(self, rows: Sequence[Row]) -> None:
        """Add rows; one that is there stays."""
        values = [(row.hash, row.month, row.place.file, row.place.offset) for row in rows]
        with _as_os_error():
            self._rows.execute("BEGIN IMMEDIATE")
            try:
                self._rows.executemany("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)", values)
                self._rows.execute("COMMIT")
            except sqlite3.Error:
                with contextlib.suppress(sqlite3.Error):
                    self._rows.execute("ROLLBACK")
                raise

    def find(self, hashes: Sequence[bytes]) -> list[Place]:
        """Places of the rows with these hashes."""
        marks = ",".join("?" * len(hashes))
        with _as_os_error():
            rows = self._rows.execute(f"SELECT file, place FROM mentions WHERE hash IN ({marks})", hashes)  # noqa: S608 - marks only
            return [Place(file, offset) for file, offset in rows]

    def delete(self, hashes: Sequence[bytes]) -> int:
        """Remove rows, and what the journal still holds of them."""
        marks = ",".join("?" * len(hashes))
        with _as_os_error():
            count = self._rows.execute(f"DELETE FROM mentions WHERE hash IN ({marks})", hashes).rowcount  # noqa: S608 - marks only
            if count:
                self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def expire(self, oldest: str) -> None:
        """Destroy keys and rows of the months before that one."""
        for path in self._keys.glob("*.key"):
            if path.stem < oldest:
                path.unlink()
        with _as_os_error():
            self._rows.execute("DELETE FROM mentions WHERE month < ?", (oldest,))

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()


@contextlib.contextmanager
def _as_os_error() -> Iterator[None]:
    """An index that cannot be written is what a disk is that cannot be written: nothing is sent."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(f"the subject index: {type(error).__name__}") from None
