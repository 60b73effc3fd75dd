"""Which upstreams answer: a circuit breaker per upstream. It only changes the order among those that policy permits.

After three failures in a row (no connection, no answer in time, 5xx) an upstream goes to the end of the list for a
while, longer each time, and is then tried again. Where it is the only one, it is tried all the same: a gateway that
refuses on suspicion would make every short outage longer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final, Protocol, TypeVar

FAILURES: Final = 3
_FIRST_PAUSE: Final = 10.0  # seconds
_LONGEST_PAUSE: Final = 160.0


class Named(Protocol):
    """Whatever has the name of an upstream."""

    @property
    def name(self) -> str:
        """Its name."""
        ...


N = TypeVar("N", bound=Named)


@dataclass(slots=True)
class _Circuit:
    failures: int = 0
    pause: float = _FIRST_PAUSE
    open_until: float = 0.0


class Health:
    """What this process has seen of upstreams.

    Args:
        clock: seconds that only go forward.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._circuits: dict[str, _Circuit] = {}

    def failed(self, name: str) -> None:
        """It could not be reached, did not answer in time, or answered that it cannot."""
        circuit = self._circuits.setdefault(name, _Circuit())
        circuit.failures += 1
        if circuit.failures >= FAILURES and not self.is_open(name):
            circuit.open_until = self._clock() + circuit.pause
            circuit.pause = min(circuit.pause * 2, _LONGEST_PAUSE)

    def answered(self, name: str) -> None:
        """It answered."""
        self._circuits.pop(name, None)

    def is_open(self, name: str) -> bool:
        """Whether it is left alone for now."""
        circuit = self._circuits.get(name)
        return circuit is not None and circuit.open_until > self._clock()

    def ordered(self, upstreams: Sequence[N]) -> list[N]:
        """Return the same upstreams: those that answer first, else in their order."""
        return sorted(upstreams, key=lambda upstream: self.is_open(upstream.name))
