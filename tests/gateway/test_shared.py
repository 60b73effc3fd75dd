"""The server that replicas share."""

from __future__ import annotations

import pytest

from gateway.budgets.base import Charge, Limits
from gateway.budgets.valkey import ValkeyLedger
from gateway.errors import FilterUnavailable
from gateway.shared import connect
from gateway.vault.valkey import ValkeyStore


async def test_without_the_server_nothing_goes_on() -> None:
    async with connect("valkey://127.0.0.1:1/0") as client:
        store, ledger = ValkeyStore(client, 60), ValkeyLedger(client)
        charge = Charge("desk", "req_1", "2026-11-26", "2026-11", Limits(concurrent=1))
        for attempt in (store.parts("a"), ledger.take(charge), ledger.reserve(charge, 5), ledger.give_back(charge, 5)):
            with pytest.raises(FilterUnavailable) as error:
                await attempt
            assert "127.0.0.1" not in str(error.value)
        assert not await store.ready()


def test_an_address_that_is_none_is_not_repeated() -> None:
    with pytest.raises(ValueError, match=r"expected valkey://") as error:
        connect("http://:secret@host")
    assert "secret" not in str(error.value)
