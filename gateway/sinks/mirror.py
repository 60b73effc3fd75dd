"""A copy of the audit trail on standard output, for whoever collects it there. It gates nothing and may have gaps.

The primary sink must never wait for a reader of a pipe, so the copy has a queue of its own; what does not fit is
counted and left out. The lines show where: `prev` of the next one names a hash that is not there.
"""

from __future__ import annotations

import queue as queues
import threading
from collections.abc import Sequence
from typing import Final, TextIO

from gateway.logs import describe, get_logger

_WAITING: Final = 10_000  # lines
_PATIENCE: Final = 2.0  # seconds for what waits, at the end


class Mirror:
    """Writes lines to a stream from a thread of its own.

    Args:
        stream: where to; it is flushed and not closed.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._queue: queues.Queue[bytes | None] = queues.Queue(_WAITING)
        self._missing = 0
        self._thread = threading.Thread(target=self._run, name="audit-mirror", daemon=True)
        self._thread.start()

    def show(self, lines: Sequence[bytes]) -> None:
        """Copy lines that are durable; returns at once."""
        for line in lines:
            try:
                self._queue.put_nowait(line)
            except queues.Full:
                self._missing += 1

    def close(self) -> None:
        """Write what waits, as far as the reader takes it."""
        try:
            self._queue.put(None, timeout=_PATIENCE)
        except queues.Full:
            return
        self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while (line := self._queue.get()) is not None:
            try:
                self._stream.write(line.decode("ascii"))
                if self._queue.empty():
                    self._stream.flush()
            except (OSError, ValueError) as error:  # nobody reads any more
                get_logger().error("audit_mirror_failed", **describe(error))
                return
            if self._missing and self._queue.empty():
                count, self._missing = self._missing, 0
                get_logger().warning("audit_mirror_failed", count=count)
