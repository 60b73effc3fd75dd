"""The index of those whom records mention, in PostgreSQL (`gateway.subject_index.Rows`).

The keys of the months lie beside their rows, so they are sealed: whoever has only the database, or a copy of it, can
neither read a row nor try a name on it. Whoever destroys a month destroys both; what a backup still holds of them is
as old as the backup (docs/audit.md).
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gateway.keys import RootKey
from gateway.postgresql.database import Connection, failing
from gateway.subject_index import KEY_SIZE, Place, Row

_NONCE: Final = 12


class PostgresRows:
    """Rows that several gateways share.

    Args:
        connection: used by one thread at a time; in a transaction, what is done here is part of it.
        root: seals the keys; what an older one sealed is opened, too.
    """

    def __init__(self, connection: Connection, root: RootKey) -> None:
        self._connection = connection
        self._sealing = [AESGCM(key.derive("mention-keys")) for key in (root, *root.older)]

    def months(self) -> list[str]:
        """Months that have a key."""
        with failing():
            return [month for (month,) in self._connection.execute("SELECT month FROM privacy_gateway.mention_keys")]

    def key(self, month: str) -> bytes:
        """The key of a month; of two gateways that make one, the first has made it for both."""
        nonce = secrets.token_bytes(_NONCE)
        fresh = nonce + self._sealing[0].encrypt(nonce, secrets.token_bytes(KEY_SIZE), month.encode())
        with failing():
            self._connection.execute(
                "INSERT INTO privacy_gateway.mention_keys VALUES (%s, %s) ON CONFLICT DO NOTHING", (month, fresh)
            )
            row = self._connection.execute(
                "SELECT key FROM privacy_gateway.mention_keys WHERE month = %s", (month,)
            ).fetchone()
        if row is None:
            raise OSError("the key of a month went while it was made")
        return self._open(month, bytes(row[0]))

    def _open(self, month: str, sealed: bytes) -> bytes:
        for key in self._sealing:
            try:
                return key.decrypt(sealed[:_NONCE], sealed[_NONCE:], month.encode())
            except InvalidTag:
                continue
        raise OSError("the keys of the subject index were sealed under another root key")

    def insert(self, rows: Sequence[Row]) -> None:
        """Add rows; one that is there stays."""
        values = [(row.hash, row.month, row.place.file, row.place.offset) for row in rows]
        with failing(), self._connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO privacy_gateway.mentions VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING", values
            )

    def find(self, hashes: Sequence[bytes]) -> list[Place]:
        """Places of the rows with these hashes."""
        query = "SELECT segment, place FROM privacy_gateway.mentions WHERE hash = ANY(%s)"
        with failing():
            return [Place(segment, place) for segment, place in self._connection.execute(query, (list(hashes),))]

    def delete(self, hashes: Sequence[bytes]) -> int:
        """Remove rows."""
        query = "DELETE FROM privacy_gateway.mentions WHERE hash = ANY(%s)"
        with failing():
            return self._connection.execute(query, (list(hashes),)).rowcount

    def expire(self, oldest: str) -> None:
        """Destroy keys and rows of the months before that one."""
        with failing():
            self._connection.execute("DELETE FROM privacy_gateway.mention_keys WHERE month < %s", (oldest,))
            self._connection.execute("DELETE FROM privacy_gateway.mentions WHERE month < %s", (oldest,))

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
