"""Audit records in files: ``<UTC date>-<writer>-<n>.jsonl``, one segment chain per process start.

What can go wrong with a disk, beside what `gateway.sinks.queue` says:

    ENOSPC, EROFS, EIO, short write   the file is cut back to the last durable byte, the chain set back, and every
                                      `append` raises until a probe file could be written
    kill -9, power cut                at most a torn last line of records that nobody was told about
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.sinks.base import AuditSink
from gateway.sinks.queue import QueuedSink
from gateway.sinks.segments import Files, Keeping, System, sync


class FileSink(QueuedSink):
    """The primary sink of a single process. The constructor opens the first segment: a bad directory is found then.

    Args:
        directory: made with mode 0700 if it is not there.
        key: signs the ends of segments (`gateway.sinks.base.load_key`).
        keeping: when segments end and go, and the index of those whom they mention.
        system: for tests.
        more: of the queue, see `QueuedSink`.

    Raises:
        OSError: the directory cannot be used.
    """

    def __init__(
        self,
        directory: Path,
        *,
        key: Ed25519PrivateKey,
        keeping: Keeping | None = None,
        system: System | None = None,
        **more: Any,
    ) -> None:
        system = system or System()
        if not directory.is_dir():
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync(directory.parent, system)
        with contextlib.suppress(PermissionError):  # a mounted volume that belongs to somebody else
            directory.chmod(0o700)
        log = Files(directory, key, keeping or Keeping(), system)
        log.commit(())
        super().__init__(log, probe_interval=system.probe_interval, **more)


SINK: Final[type[AuditSink]] = FileSink
