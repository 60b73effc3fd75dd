"""The ledger that replicas share: one script on the server per step, so that each is atomic.

    pgw:b:<account>:requests        sorted set  request → when it came, over the last minute
    pgw:b:<account>:flying          sorted set  request → when its lease ends
    pgw:b:<account>:<day or month>  counter     tokens taken

The clock is the server's. Accounts are names of principals; no text of a request comes here.
"""

from __future__ import annotations

from typing import Any, Final

from gateway.budgets.base import LEASE, Charge, Measure, Refused
from gateway.shared import failing_closed

_PREFIX: Final = "pgw:b:"
_DAY_SECONDS: Final = 3 * 86_400  # how long a counter outlives its period: a request may end after midnight
_MONTH_SECONDS: Final = 34 * 86_400
_NONE: Final = -1

_TAKE: Final = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local id, rpm, flying = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 60000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if rpm >= 0 and redis.call('ZCARD', KEYS[1]) >= rpm then
  local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
  return {'requests', (oldest[2] or now) + 60000 - now}
end
if flying >= 0 and redis.call('ZCARD', KEYS[2]) >= flying then return {'concurrent', 0} end
redis.call('ZADD', KEYS[1], now, id)
redis.call('EXPIRE', KEYS[1], 61)
redis.call('ZADD', KEYS[2], now + tonumber(ARGV[4]), id)
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return {}
"""
_RESERVE: Final = """
local tokens, day, month = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
if day >= 0 and tonumber(redis.call('GET', KEYS[1]) or '0') + tokens > day then return {'day', 0} end
if month >= 0 and tonumber(redis.call('GET', KEYS[2]) or '0') + tokens > month then return {'month', 0} end
for i = 1, 2 do
  redis.call('INCRBY', KEYS[i], tokens)
  redis.call('EXPIRE', KEYS[i], ARGV[3 + i])
end
return {}
"""
_GIVE_BACK: Final = """
redis.call('ZREM', KEYS[1], ARGV[1])
for i = 2, 3 do
  if redis.call('EXISTS', KEYS[i]) == 1 then redis.call('DECRBY', KEYS[i], ARGV[2]) end
end
return 0
"""


class ValkeyLedger:
    """Implements `gateway.budgets.base.Ledger`.

    Args:
        client: of the shared server, see `gateway.shared.connect`.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._take = client.register_script(_TAKE)
        self._reserve = client.register_script(_RESERVE)
        self._give_back = client.register_script(_GIVE_BACK)

    async def take(self, charge: Charge) -> Refused | None:
        """See `Ledger.take`."""
        bounds = _bounds(charge.limits.requests_per_minute, charge.limits.concurrent)
        async with failing_closed("budgets"):
            refused = await self._take(
                keys=self._keys(charge, "requests", "flying"), args=[charge.request_id, *bounds, int(LEASE * 1000)]
            )
        return _refused(refused)

    async def reserve(self, charge: Charge, tokens: int) -> Refused | None:
        """See `Ledger.reserve`."""
        bounds = _bounds(charge.limits.tokens_per_day, charge.limits.tokens_per_month)
        async with failing_closed("budgets"):
            refused = await self._reserve(
                keys=self._keys(charge, charge.day, charge.month), args=[tokens, *bounds, _DAY_SECONDS, _MONTH_SECONDS]
            )
        return _refused(refused)

    async def give_back(self, charge: Charge, tokens: int) -> None:
        """See `Ledger.give_back`."""
        async with failing_closed("budgets"):
            await self._give_back(
                keys=self._keys(charge, "flying", charge.day, charge.month), args=[charge.request_id, tokens]
            )

    async def close(self) -> None:
        """The connections belong to whoever opened them."""

    @staticmethod
    def _keys(charge: Charge, *names: str) -> list[str]:
        return [f"{_PREFIX}{{{charge.account}}}:{name}" for name in names]


def _bounds(*limits: int | None) -> list[int]:
    return [_NONE if limit is None else limit for limit in limits]


def _refused(answer: list[Any]) -> Refused | None:
    if not answer:
        return None
    measure: Measure = answer[0].decode()
    return Refused(measure, float(answer[1]) / 1000)
