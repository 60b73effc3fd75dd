"""The store that replicas share; what it does with a vault on top stands in test_base.py."""

from __future__ import annotations

from gateway.shared import connect
from gateway.vault.valkey import ValkeyStore
from tests.support.valkeys import running_valkey


async def test_every_key_has_a_time_to_live() -> None:
    with running_valkey() as server:
        async with connect(server.connection_url) as client:
            store = ValkeyStore(client, 60)
            await store.add("a", "1", b"x", ["s"])
            assert {await client.ttl(key) for key in await client.keys("*")} <= {59, 60}
            await client.expire("pgw:o:a", 0)
            assert await store.parts("a") == []
            assert await store.mentioning(["s"]) == set()  # its name is still there, the object is not
