"""``resume``: take a stop away; where the policy names administrators, only an operator may."""

from __future__ import annotations

import argparse
from typing import Final

from gateway.cli import _stopping
from gateway.cli.base import Command, Environ
from gateway.stops.base import Board


async def _resume(board: Board, target: str, who: str) -> str:  # noqa: ARG001 - the signature of a step
    found = await board.take_away(target)
    return f"resumed: {target}" if found else f"{target} was not stopped"


def _run(options: argparse.Namespace, environ: Environ) -> int:
    return _stopping.run(options, environ, _resume, needs_operator=True)


COMMAND: Final = Command(
    "resume",
    "Take a stop away.",
    _stopping.arguments,
    _run,
    "privacy-gateway resume --all",
)
