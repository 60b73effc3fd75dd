"""Stops in the server that replicas share: a hash, id → notice."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any, Final

from gateway.shared import failing_closed
from gateway.stops.notices import Notice, parse_text

_KEY: Final = "pgw:stops"


class ValkeyBoard:
    """Stops in the server that replicas share.

    Args:
        client: see `gateway.shared.connect`.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    async def read(self) -> list[Notice]:
        """See `Board.read`."""
        async with failing_closed("stops"):
            return [parse_text(item) for item in (await self._client.hvals(_KEY))]

    async def put(self, notice: Notice, without: Collection[Notice] = ()) -> None:
        """See `Board.put`."""
        async with failing_closed("stops"):
            await self._client.hset(_KEY, notice.id, json.dumps(notice.plain()))
        await self.drop(without)

    async def drop(self, notices: Collection[Notice]) -> None:
        """See `Board.drop`."""
        async with failing_closed("stops"):
            items = await self._client.hgetall(_KEY)
            gone = [name for name, item in items.items() if parse_text(item) in notices]
            if gone:
                await self._client.hdel(_KEY, *gone)
