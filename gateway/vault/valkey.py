"""The store that replicas share: Valkey, or whatever speaks its protocol.

    pgw:o:<name>     hash   part → sealed content
    pgw:s:<subject>  set    names of the objects that mention it
    pgw:key          the id of the root key: a replica with another one must not serve

Every key has the object's time to live. A set may name objects that are gone; that costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from gateway.errors import FilterUnavailable
from gateway.shared import failing_closed

_OBJECT: Final = "pgw:o:"
_SUBJECT: Final = "pgw:s:"
_KEY: Final = "pgw:key"


class ValkeyStore:
    """Implements `gateway.vault.base.Store`.

    Args:
        client: of the shared server, see `gateway.shared.connect`.
        ttl: seconds that an object stays after its last addition.
    """

    def __init__(self, client: Any, ttl: int) -> None:
        self._client = client
        self._ttl = ttl

    async def add(self, name: str, part: str, content: bytes, subjects: Sequence[str]) -> None:
        """See `Store.add`."""
        async with failing_closed("the vault of stored objects"), self._client.pipeline(transaction=True) as batch:
            batch.hset(_OBJECT + name, part, content)
            batch.expire(_OBJECT + name, self._ttl)
            for subject in subjects:
                batch.sadd(_SUBJECT + subject, name)
                batch.expire(_SUBJECT + subject, self._ttl)
            await batch.execute()

    async def parts(self, name: str) -> list[bytes]:
        """See `Store.parts`."""
        async with failing_closed("the vault of stored objects"):
            return list((await self._client.hgetall(_OBJECT + name)).values())

    async def remove(self, name: str) -> None:
        """See `Store.remove`."""
        async with failing_closed("the vault of stored objects"):
            await self._client.delete(_OBJECT + name)

    async def mentioning(self, subjects: Sequence[str]) -> set[str]:
        """See `Store.mentioning`."""
        if not subjects:
            return set()
        async with failing_closed("the vault of stored objects"):
            found = await self._client.sinter([_SUBJECT + subject for subject in subjects])
            return {name.decode() for name in found if await self._client.exists(_OBJECT + name.decode())}

    async def agrees(self, key_id: str, older: Sequence[str]) -> bool:
        """Whether the replicas that share this store have the same root key; a newer one takes over from an older.

        Raises:
            FilterUnavailable: it cannot be asked.
        """
        async with failing_closed("the vault of stored objects"):
            if await self._client.set(_KEY, key_id, nx=True):
                return True
            known = (await self._client.get(_KEY) or b"").decode()
            if known in older:
                await self._client.set(_KEY, key_id)
            return known == key_id or known in older

    async def ready(self) -> bool:
        """Whether it answers."""
        try:
            async with failing_closed("the vault of stored objects"):
                return bool(await self._client.ping())
        except FilterUnavailable:
            return False

    async def close(self) -> None:
        """The connections belong to whoever opened them."""
