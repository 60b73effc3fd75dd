"""What every log has: when its next signed checkpoint is due, after a thousand records or ten seconds; new lines."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Final

from gateway.audit import Chain, Reference
from gateway.logs import get_logger

RECORDS: Final = 1_000
SECONDS: Final = 10.0


class Cadence:
    """Counts the records after the newest checkpoint.

    Args:
        clock: seconds that only go forward.

    Attributes:
        head: the newest checkpoint or clean end, which is durable; None before the first.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self.head: Reference | None = None
        self._clock = clock
        self._since = 0  # records after it
        self._last = clock()

    @property
    def due(self) -> float | None:
        """Seconds until the next; None where nothing has come since the last."""
        return max(0.0, SECONDS - (self._clock() - self._last)) if self._since else None

    def reached(self, more: int) -> bool:
        """Whether one is due with `more` records."""
        since = self._since + more
        return since >= RECORDS or (since > 0 and self._clock() - self._last >= SECONDS)

    def add(self, more: int) -> None:
        """Count records that are durable."""
        self._since += more

    def vouched(self, head: Reference) -> Reference:
        """That line vouches for all before it. Say so in the log: kept elsewhere, it proves what no trail can."""
        self._since, self._last, self.head = 0, self._clock(), head
        get_logger().info("audit_checkpoint", writer=head.writer, seq=head.seq, head=head.hash)
        return head


class Lines:
    """The lines of one writer at a time, wherever they go; the base of `gateway.sinks.queue.Log`s.

    Args:
        chain: makes them.
        clock: seconds that only go forward.
    """

    def __init__(self, chain: Chain, clock: Callable[[], float]) -> None:
        self._chain = chain
        self._cadence = Cadence(clock)
        self._fresh: list[bytes] = []

    @property
    def head(self) -> Reference | None:
        """The newest checkpoint."""
        return self._cadence.head

    @property
    def due(self) -> float | None:
        """Seconds until the next checkpoint."""
        return self._cadence.due

    def take(self) -> list[bytes]:
        """The lines that became durable since this was last asked."""
        taken, self._fresh = self._fresh, []
        return taken

    @contextlib.contextmanager
    def _undone(self) -> Iterator[None]:
        """Set the chain back if the body raises: its lines never became part of the trail."""
        state, fresh = self._chain.state, len(self._fresh)
        try:
            yield
        except BaseException:
            self._chain.state = state
            del self._fresh[fresh:]
            raise
