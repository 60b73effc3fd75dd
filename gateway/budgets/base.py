"""Budgets: requests per minute, requests at a time, tokens per day and month.

A request is charged before anything is sent: what it can spend at most, its input and the output that it asks for. When
the upstream has told what was used, the rest is given back. So a limit is never passed, whatever happens in between: a
gateway that dies leaves a charge behind, not a hole. What nobody told (a stream without usage, a connection that broke)
stays charged in full.

The most that an input can be is one token per byte: byte-level encodings make no more of it. Days and months are those
of UTC. Counters are in one store for all replicas; if it cannot be asked, nothing is sent.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, Protocol

from gateway.errors import GatewayError, RateLimited

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
    def any(self) -> bool:
        """Whether there is a limit at all."""
        return self != NO_LIMITS


NO_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Charge:
    """What a request takes out of a budget.

    Attributes:
        account: whose budget.
        request_id: of the request.
        tokens: what it can spend at most.
        day, month: the periods that it counts for, ``2026-11-26`` and ``2026-11``.
        limits: of the client.
    """

    account: str
    request_id: str
    tokens: int
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
        """Take a charge out of every budget, or out of none."""
        ...

    async def give_back(self, charge: Charge, tokens: int) -> None:
        """End a request, and give back so many of its tokens."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


@dataclass(slots=True)
class Spending:
    """How much of a charge was spent: in full, until something is known."""

    charge: Charge | None
    spent: int | None = field(default=None)

    def settle(self, tokens: int | None) -> None:
        """Note what was spent; None leaves it open."""
        self.spent = tokens


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
    async def spending(self, account: str, request_id: str, limits: Limits, tokens: int) -> AsyncIterator[Spending]:
        """Charge a request while it is served.

        Raises:
            RateLimited: a limit refuses it; nothing is taken.
            FilterUnavailable: the counters cannot be asked.
        """
        if not limits.any:
            yield Spending(None)
            return
        now = self._now()
        charge = Charge(account, request_id, max(tokens, 0), now.strftime("%Y-%m-%d"), now.strftime("%Y-%m"), limits)
        refused = await self._ledger.take(charge)
        if refused is not None:
            raise _error(refused, charge, now)
        spending = Spending(charge)
        try:
            yield spending
        except GatewayError as error:
            if error.code == "upstream_unavailable":  # nothing was executed
                spending.settle(0)
            raise
        finally:
            spent = charge.tokens if spending.spent is None else min(spending.spent, charge.tokens)
            await self._ledger.give_back(charge, charge.tokens - spent)

    async def close(self) -> None:
        """Let go of the ledger."""
        await self._ledger.close()


def spent(usage: Mapping[str, int]) -> int | None:
    """What an upstream counted, or None if it did not tell both parts."""
    parts = [usage.get("prompt_tokens"), usage.get("completion_tokens")]
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


def _error(refused: Refused, charge: Charge, now: datetime) -> RateLimited:
    tokens = refused.measure in ("day", "month")
    limit = {
        "requests": f"{charge.limits.requests_per_minute} requests per minute",
        "concurrent": f"{charge.limits.concurrent} requests at a time",
        "day": f"{charge.limits.tokens_per_day} tokens per day",
        "month": f"{charge.limits.tokens_per_month} tokens per month",
    }[refused.measure]
    seconds = until_next(refused.measure, now) if tokens else max(refused.seconds, _RETRY_SOON)
    asked = f" This request can take up to {charge.tokens} (input and the output it asks for)." if tokens else ""
    return RateLimited(
        f"This client's limit is {limit}.{asked}", seconds=seconds, kind="tokens" if tokens else "requests"
    )
