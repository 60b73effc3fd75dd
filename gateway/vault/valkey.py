"""The store that replicas share: Valkey, or whatever speaks its protocol.

    pgw:o:<name>     hash   part → sealed content
    pgw:s:<subject>  set    names of the objects that mention it
    pgw:key          the id of the root key: a replica with another one must not serve

Every key has the object's time to live. A set may name objects that are gone; that costs nothing.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, cast

from valkey.asyncio import Valkey
from valkey.exceptions import ValkeyError

from gateway.errors import FilterUnavailable

_SECONDS: Final = 5.0  # to connect, and for an answer
_OBJECT: Final = "pgw:o:"
_SUBJECT: Final = "pgw:s:"
_KEY: Final = "pgw:key"


class ValkeyStore:
    """Implements `gateway.vault.base.Store`; belongs to the event loop that first uses it.

    Args:
        url: ``valkey://…`` or ``valkeys://…`` (TLS), with its password.
        ttl: seconds that an object stays after its last addition.

    Raises:
        ValueError: not such a URL; it is not in the message.
    """

    def __init__(self, url: str, ttl: int) -> None:
        try:
            self._client: Any = Valkey.from_url(
                url, socket_timeout=_SECONDS, socket_connect_timeout=_SECONDS, health_check_interval=30
            )
        except ValueError:
            raise ValueError("expected valkey://host:port/db or valkeys://…") from None
        self._ttl = ttl

    async def add(self, name: str, part: str, content: bytes, subjects: Sequence[str]) -> None:
        """See `Store.add`."""
        async with _failing_closed(), self._client.pipeline(transaction=True) as batch:
            batch.hset(_OBJECT + name, part, content)
            batch.expire(_OBJECT + name, self._ttl)
            for subject in subjects:
                batch.sadd(_SUBJECT + subject, name)
                batch.expire(_SUBJECT + subject, self._ttl)
            await batch.execute()

    async def parts(self, name: str) -> list[bytes]:
        """See `Store.parts`."""
        async with _failing_closed():
            return list((await _bytes(self._client.hgetall(_OBJECT + name))).values())

    async def remove(self, name: str) -> None:
        """See `Store.remove`."""
        async with _failing_closed():
            await self._client.delete(_OBJECT + name)

    async def mentioning(self, subjects: Sequence[str]) -> set[str]:
        """See `Store.mentioning`."""
        if not subjects:
            return set()
        async with _failing_closed():
            found = await self._client.sinter([_SUBJECT + subject for subject in subjects])
            return {name.decode() for name in found if await self._client.exists(_OBJECT + name.decode())}

    async def agrees(self, key_id: str, older: Sequence[str]) -> bool:
        """Whether the replicas that share this store have the same root key; a newer one takes over from an older.

        Raises:
            FilterUnavailable: it cannot be asked.
        """
        async with _failing_closed():
            if await self._client.set(_KEY, key_id, nx=True):
                return True
            known = (await self._client.get(_KEY) or b"").decode()
            if known in older:
                await self._client.set(_KEY, key_id)
            return known == key_id or known in older

    async def ready(self) -> bool:
        """Whether it answers."""
        try:
            async with _failing_closed():
                return bool(await self._client.ping())
        except FilterUnavailable:
            return False

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


@asynccontextmanager
async def _failing_closed() -> AsyncIterator[None]:
    """Whatever goes wrong: what the provider stores cannot be told from anybody's, so nothing goes on."""
    try:
        yield
    except (ValkeyError, OSError, TimeoutError):
        raise FilterUnavailable("The vault of stored objects cannot be reached.") from None


async def _bytes(answer: Awaitable[Any]) -> dict[bytes, bytes]:
    return cast("dict[bytes, bytes]", await answer)
