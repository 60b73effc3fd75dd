"""``resume``: take a stop away; where the policy names administrators, only an operator may."""

from __future__ import annotations

import argparse
from typing import Final

from gateway.cli import _stopping
from gateway.cli.base import Command, Environ


def _run(options: argparse.Namespace, environ: Environ) -> int:
    return _stopping.run(options, environ, "resume")


COMMAND: Final = Command(
    "resume",
    "Take a stop away.",
    _stopping.arguments,
    _run,
    "privacy-gateway resume --all",
)
