"""``stop``: nothing is sent any more, everywhere, within seconds."""

from __future__ import annotations

import argparse
from typing import Final

from gateway.cli import _stopping
from gateway.cli.base import Command, Environ


def _run(options: argparse.Namespace, environ: Environ) -> int:
    """Whoever can reach the state may stop: an emergency asks for no role, but the record tells who it was."""
    return _stopping.run(options, environ, "stop")


COMMAND: Final = Command(
    "stop",
    "Stop everything, one upstream or one client, on all replicas.",
    _stopping.arguments,
    _run,
    "privacy-gateway stop --all",
)
