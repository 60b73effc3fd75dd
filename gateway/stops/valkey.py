"""Stops in the server that replicas share: a hash, target → stop."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from gateway.shared import failing_closed
from gateway.stops.base import Stop

_KEY: Final = "pgw:stops"


class ValkeyBoard:
    """Stops in the server that replicas share.

    Args:
        client: see `gateway.shared.connect`.
    """

    def __init__(self, client: Any) -> None:
        self._client = client

    async def read(self) -> list[Stop]:
        """See `Board.read`."""
        async with failing_closed("stops"):
            return [Stop(**json.loads(item)) for item in (await self._client.hgetall(_KEY)).values()]

    async def put(self, stop: Stop) -> None:
        """See `Board.put`."""
        async with failing_closed("stops"):
            await self._client.hset(_KEY, stop.target, json.dumps(asdict(stop)))

    async def take_away(self, target: str) -> bool:
        """See `Board.take_away`."""
        async with failing_closed("stops"):
            return bool(await self._client.hdel(_KEY, target))
