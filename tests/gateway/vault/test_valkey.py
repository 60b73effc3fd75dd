"""The store that replicas share; what it does with a vault on top stands in test_base.py."""

from __future__ import annotations

import pytest

from gateway.errors import FilterUnavailable
from gateway.vault.valkey import ValkeyStore
from tests.support.valkeys import running_valkey


async def test_every_key_has_a_time_to_live() -> None:
    with running_valkey() as server, server.client() as client:
        store = ValkeyStore(server.connection_url, 60)
        await store.add("a", "1", b"x", ["s"])
        assert {client.ttl(key) for key in client.keys("*")} <= {59, 60}
        client.expire("pgw:o:a", 0)
        assert await store.parts("a") == []
        assert await store.mentioning(["s"]) == set()  # its name is still there, the object is not
        await store.close()


async def test_without_the_server_nothing_goes_on() -> None:
    store = ValkeyStore("valkey://127.0.0.1:1/0", 60)
    with pytest.raises(FilterUnavailable) as error:
        await store.parts("a")
    assert "127.0.0.1" not in str(error.value)
    assert not await store.ready()
    await store.close()


def test_an_address_that_is_none_is_not_repeated() -> None:
    with pytest.raises(ValueError, match=r"expected valkey://") as error:
        ValkeyStore("http://:secret@host", 60)
    assert "secret" not in str(error.value)
