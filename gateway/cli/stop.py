"""``stop``: nothing is sent any more, everywhere, within seconds."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Final

from gateway.cli import _stopping
from gateway.cli.base import Command, Environ
from gateway.sinks.file import timestamp
from gateway.stops.base import Board, Stop


async def _stop(board: Board, target: str, who: str) -> str:
    await board.put(Stop(target, who, timestamp(datetime.now(UTC))))
    return f"stopped: {target}. Every gateway refuses it within seconds; what was sent before still ends."


def _run(options: argparse.Namespace, environ: Environ) -> int:
    """Whoever can reach the state may stop: an emergency asks for no role, but the record tells who it was."""
    return _stopping.run(options, environ, _stop, needs_operator=False)


COMMAND: Final = Command(
    "stop",
    "Stop everything, one upstream or one client, on all replicas.",
    _stopping.arguments,
    _run,
    "privacy-gateway stop --all",
)
