"""``completion``: what a shell needs to complete commands and options."""

from __future__ import annotations

import argparse
from typing import Final

import shtab

from gateway import cli
from gateway.cli.base import Command, Environ


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=shtab.SUPPORTED_SHELLS, help="whose script is printed")


def _run(options: argparse.Namespace, environ: Environ) -> int:
    del environ
    print(shtab.complete(cli.parser(), options.shell))
    return 0


COMMAND: Final = Command(
    "completion",
    "Print a script that completes commands and options in your shell.",
    _arguments,
    _run,
    "privacy-gateway completion bash",
)
