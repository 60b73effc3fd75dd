"""Heads of a trail in files, kept in PostgreSQL as well: whoever cuts the files must reach the server, too.

It gates nothing. What it could not keep is kept later: each head vouches for all that came before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from gateway.audit import Reference
from gateway.boards import repeatedly
from gateway.logs import describe, get_logger
from gateway.postgresql.database import Connection, connect, prepare
from gateway.postgresql.trail import drop_heads, keep_head


class Anchor:
    """Keeps the newest head.

    Args:
        address: of the server, with its password.
        key: public key that signs the heads, hexadecimal.
        head: asks for the newest one.
        keep: days that records are kept, or None for ever.
    """

    def __init__(self, address: str, key: str, head: Callable[[], Reference | None], keep: int | None) -> None:
        self._address = address
        self._key = key
        self._head = head
        self._keep_days = keep
        self._kept: Reference | None = None
        self._failed = False
        self._connection: Connection | None = None

    async def watch(self) -> None:
        """Look every second, for ever."""
        await repeatedly(self.look)

    async def look(self) -> None:
        """Keep the newest head, if it is another one; where that fails, say so once."""
        head = self._head()
        if head is None or head == self._kept:
            return
        try:
            await asyncio.to_thread(self._keep, head)
        except OSError as error:
            self._let_go()
            if not self._failed:
                get_logger().error("audit_anchor_failed", **describe(error))
            self._failed = True
        else:
            self._kept, self._failed = head, False

    async def close(self) -> None:
        """Keep the last head, which marks the clean end."""
        await self.look()
        self._let_go()

    def _keep(self, head: Reference) -> None:
        if self._connection is None:
            self._connection = connect(self._address)
            prepare(self._connection)
        keep_head(self._connection, head, self._key)
        if self._keep_days is not None:
            drop_heads(self._connection, self._key, self._keep_days + 1)

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None
