"""The ledger of a single process: it begins anew with it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from gateway.budgets.base import LEASE, Charge, Refused

_MINUTE = 60.0


@dataclass(slots=True)
class _Account:
    requests: deque[float] = field(default_factory=deque)
    flying: dict[str, float] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)


class MemoryLedger:
    """Implements `gateway.budgets.base.Ledger`; its calls do not wait, so each is atomic.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._accounts: dict[str, _Account] = defaultdict(_Account)

    async def take(self, charge: Charge) -> Refused | None:
        """See `Ledger.take`."""
        now, account, limits = self._clock(), self._accounts[charge.account], charge.limits
        while account.requests and account.requests[0] <= now - _MINUTE:
            account.requests.popleft()
        for name in [name for name, until in account.flying.items() if until <= now]:
            del account.flying[name]
        if limits.requests_per_minute is not None and len(account.requests) >= limits.requests_per_minute:
            return Refused("requests", account.requests[0] + _MINUTE - now)
        if limits.concurrent is not None and len(account.flying) >= limits.concurrent:
            return Refused("concurrent", 0)
        account.requests.append(now)
        account.flying[charge.request_id] = now + LEASE
        return None

    async def reserve(self, charge: Charge, tokens: int) -> Refused | None:
        """See `Ledger.reserve`."""
        account, limits = self._accounts[charge.account], charge.limits
        today, month = account.days.get(charge.day, 0), account.months.get(charge.month, 0)
        if limits.tokens_per_day is not None and today + tokens > limits.tokens_per_day:
            return Refused("day", 0)
        if limits.tokens_per_month is not None and month + tokens > limits.tokens_per_month:
            return Refused("month", 0)
        # Older periods are over: nothing is taken from them any more.
        account.days = {name: spent for name, spent in account.days.items() if name >= charge.day}
        account.months = {name: spent for name, spent in account.months.items() if name >= charge.month}
        account.days[charge.day] = today + tokens
        account.months[charge.month] = month + tokens
        return None

    async def give_back(self, charge: Charge, tokens: int) -> None:
        """See `Ledger.give_back`."""
        account = self._accounts[charge.account]
        account.flying.pop(charge.request_id, None)
        for periods, name in ((account.days, charge.day), (account.months, charge.month)):
            if name in periods:
                periods[name] -= tokens

    async def close(self) -> None:
        """Nothing to let go."""
