"""Budgets: requests per minute, requests at a time, tokens per day and month.

Requests are counted when they come, before their body is read; tokens before anything is sent: what the request can
spend at most, its input and the output that it asks for. When the upstream has told what was used, the rest is given
back, or what it took beyond is booked. So a limit is never passed, whatever happens in between: a gateway that dies
leaves a charge behind, not a hole. What nobody told (a stream without usage, a connection that broke) stays charged in
full.

The most that an input can be is one token per byte: byte-level encodings make no more of it. Days and months are those
of UTC. Counters are in one store for all replicas; if it cannot be asked, nothing is sent.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, Protocol

from gateway.errors import RateLimited

Measure = Literal["requests", "concurrent", "day", "month"]
#: Seconds after which a request at a time that nobody ended is taken for dead.
LEASE: Final = 3600.0
_RETRY_SOON: Final = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What one client may do; None is no limit."""

    requests_per_minute: int | None = None
    concurrent: int | None = None
    tokens_per_day: int | None = None
    tokens_per_month: int | None = None

    @property
    def tokens(self) -> bool:
        """Whether there is a limit of tokens."""
        return self.tokens_per_day is not None or self.tokens_per_month is not None

    @property
    def any(self) -> bool:
        """Whether there is a limit at all."""
        return self != NO_LIMITS


NO_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Charge:
    """A request that takes something out of a budget.

    Attributes:
        account: whose budget.
        request_id: of the request.
        day, month: the periods that it counts for, ``2026-11-26`` and ``2026-11``.
        limits: of the client.
    """

    account: str
    request_id: str
    day: str
    month: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Refused:
    """Which limit refuses a charge, and in how many seconds it may be different."""

    measure: Measure
    seconds: float


class Ledger(Protocol):
    """Keeps the counters. Every call is atomic over all replicas; failing raises `FilterUnavailable`."""

    async def take(self, charge: Charge) -> Refused | None:
        """Let a request begin: it counts in its minute, and among those at a time; or in none."""
        ...

    async def reserve(self, charge: Charge, tokens: int) -> Refused | None:
        """Take so many tokens out of its day and its month, or out of none."""
        ...

    async def give_back(self, charge: Charge, tokens: int) -> None:
        """End a request, and give back so many of its tokens; fewer than none books more."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class Spending:
    """What one request spends: nothing until it is sent, then all that it reserved, until something is known.

    Args:
        budgets: whose.
        charge: the request, or None where there is no limit.
    """

    __slots__ = ("_budgets", "_charge", "_spent", "reserved")

    def __init__(self, budgets: Budgets, charge: Charge | None) -> None:
        self._budgets = budgets
        self._charge = charge
        self._spent: int | None = 0
        self.reserved = 0

    async def reserve(self, tokens: int) -> None:
        """Take tokens out of the budget before anything is sent.

        Raises:
            RateLimited: a limit refuses it; nothing is taken.
            FilterUnavailable: the counters cannot be asked.
        """
        tokens = max(tokens, 0)
        if self._charge is not None and self._charge.limits.tokens and tokens:
            await self._budgets.reserve(self._charge, tokens)
            self.reserved = tokens

    def committed(self) -> None:
        """It is sent now: all is spent that was reserved, until something else is known."""
        self._spent = None

    def settle(self, tokens: int) -> None:
        """Note what was spent."""
        self._spent = tokens

    @property
    def rest(self) -> int:
        """What is given back at the end; below 0 where more was spent than reserved."""
        return self.reserved - (self.reserved if self._spent is None else self._spent)


class Budgets:
    """Charges requests.

    Args:
        ledger: the counters.
        now: wall clock, UTC.
    """

    def __init__(self, ledger: Ledger, now: Callable[[], datetime]) -> None:
        self._ledger = ledger
        self._now = now

    @asynccontextmanager
    async def spending(self, account: str, request_id: str, limits: Limits) -> AsyncIterator[Spending]:
        """Count a request while it is served, and settle what it spent.

        Raises:
            RateLimited: a limit refuses it; nothing is taken.
            FilterUnavailable: the counters cannot be asked.
        """
        if not limits.any:
            yield Spending(self, None)
            return
        now = self._now()
        charge = Charge(account, request_id, now.strftime("%Y-%m-%d"), now.strftime("%Y-%m"), limits)
        refused = await self._ledger.take(charge)
        if refused is not None:
            raise _error(refused, charge, now)
        spending = Spending(self, charge)
        try:
            yield spending
        finally:
            await self._ledger.give_back(charge, spending.rest if limits.tokens else 0)

    async def reserve(self, charge: Charge, tokens: int) -> None:
        """See `Spending.reserve`."""
        refused = await self._ledger.reserve(charge, tokens)
        if refused is not None:
            raise _error(refused, charge, self._now(), tokens)

    async def close(self) -> None:
        """Let go of the ledger."""
        await self._ledger.close()


def spent(usage: Mapping[str, int], *, generated: bool = True) -> int | None:
    """What an upstream counted, or None if it did not tell all: where nothing is `generated`, there is no output."""
    parts = [usage.get("prompt_tokens"), usage.get("completion_tokens", None if generated else 0)]
    counted = [part for part in parts if type(part) is int and part >= 0]
    return sum(counted) if len(counted) == len(parts) else None


def until_next(measure: Measure, now: datetime) -> float:
    """Seconds until a new day or month begins."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if measure == "month":
        following = (midnight.replace(day=28) + timedelta(days=4)).replace(day=1)
    else:
        following = midnight + timedelta(days=1)
    return (following - now).total_seconds()


def _error(refused: Refused, charge: Charge, now: datetime, most: int = 0) -> RateLimited:
    tokens = refused.measure in ("day", "month")
    limit = {
        "requests": f"{charge.limits.requests_per_minute} requests per minute",
        "concurrent": f"{charge.limits.concurrent} requests at a time",
        "day": f"{charge.limits.tokens_per_day} tokens per day",
        "month": f"{charge.limits.tokens_per_month} tokens per month",
    }[refused.measure]
    seconds = until_next(refused.measure, now) if tokens else max(refused.seconds, _RETRY_SOON)
    asked = f" This request can take up to {most} (input and the output it asks for)." if tokens else ""
    return RateLimited(
        f"This client's limit is {limit}.{asked}", seconds=seconds, kind="tokens" if tokens else "requests"
    )
