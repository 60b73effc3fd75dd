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
from typing import Final

from filters.subjects import Subject
from gateway.keys import private_bytes

_SIZE: Final = 32
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
    """Where a record stands: the file of the trail, and the first byte of its line."""

    file: str
    offset: int


class SubjectIndex:
    """The index of one state directory. Used by one thread at a time; what `add` took is durable.

    Args:
        state: state directory: rows in ``subjects/index.db``, keys in ``keys/subjects``.
        keep: days that records are kept, or None for ever.

    Raises:
        OSError: it cannot be used.
    """

    def __init__(self, state: Path, keep: int | None) -> None:
        self._keys = state / "keys" / "subjects"
        self._keep = keep
        self._read: dict[str, bytes] = {}
        self._expired = ""  # day on which old rows were last looked for
        folder = state / "subjects"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _as_os_error():
            self._rows = sqlite3.connect(folder / "index.db", check_same_thread=False, isolation_level=None)
            (folder / "index.db").chmod(0o600)
            self._rows.executescript(
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; {_SCHEMA}"
            )

    def add(self, day: date, mentions: Iterable[tuple[Place, Collection[Subject]]]) -> None:
        """Add what records mention.

        Raises:
            OSError: it was not stored.
        """
        month = day.strftime("%Y-%m")
        rows = [
            (hashed, month, place.file, place.offset)
            for place, subjects in mentions
            for hashed in self._hashes(month, subjects)
        ]
        with _as_os_error():
            if rows:
                self._rows.execute("BEGIN IMMEDIATE")
                try:
                    self._rows.executemany("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)", rows)
                    self._rows.execute("COMMIT")
                except sqlite3.Error:
                    with contextlib.suppress(sqlite3.Error):
                        self._rows.execute("ROLLBACK")
                    raise
            if day.isoformat() != self._expired:
                self._expire(day)

    def find(self, subjects: Collection[Subject]) -> list[Place]:
        """Return the places of all records that mention one of these, in the order of the trail."""
        found: set[Place] = set()
        with _as_os_error():
            for some in _batches(self._all_hashes(subjects)):
                marks = ",".join("?" * len(some))
                rows = self._rows.execute(f"SELECT file, place FROM mentions WHERE hash IN ({marks})", some)  # noqa: S608 - marks only
                found |= {Place(file, offset) for file, offset in rows}
        return sorted(found)

    def erase(self, subjects: Collection[Subject]) -> int:
        """Forget that anything mentions one of these. Returns the number of rows."""
        count = 0
        with _as_os_error():
            for some in _batches(self._all_hashes(subjects)):
                marks = ",".join("?" * len(some))
                count += self._rows.execute(f"DELETE FROM mentions WHERE hash IN ({marks})", some).rowcount  # noqa: S608 - marks only
            if count:
                self._rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return count

    def close(self) -> None:
        """Let go of the file."""
        self._rows.close()

    def _expire(self, day: date) -> None:
        """Destroy the keys, and with them the rows, of months whose last record has gone."""
        self._expired = day.isoformat()
        if self._keep is None:
            return
        oldest = (day - timedelta(days=self._keep)).strftime("%Y-%m")
        for path in self._keys.glob("*.key"):
            if path.stem < oldest:
                path.unlink()
                self._read.pop(path.stem, None)
        self._rows.execute("DELETE FROM mentions WHERE month < ?", (oldest,))

    def _all_hashes(self, subjects: Collection[Subject]) -> list[bytes]:
        months = sorted(path.stem for path in self._keys.glob("*.key"))
        return [hashed for month in months for hashed in self._hashes(month, subjects)]

    def _hashes(self, month: str, subjects: Collection[Subject]) -> list[bytes]:
        if not subjects:
            return []
        key = self._read.get(month) or self._read.setdefault(month, private_bytes(self._keys / f"{month}.key", _SIZE))
        return [hmac.digest(key, f"{label.value}\0{value}".encode(), "sha256")[:_HASH] for label, value in subjects]


def _batches(hashes: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    return (hashes[start : start + _MANY] for start in range(0, len(hashes), _MANY))


@contextlib.contextmanager
def _as_os_error() -> Iterator[None]:
    """An index that cannot be written is what a disk is that cannot be written: nothing is sent."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(f"the subject index: {type(error).__name__}") from None
