"""What a command is, and what several commands share."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Environ = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: as typed.
        summary: one sentence for ``--help``.
        arguments: adds the command's arguments to its parser.
        run: (options, environment) → exit code.
        example: shown under the help text.
    """

    name: str
    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Environ], int]
    example: str = ""


def add_policies(parser: argparse.ArgumentParser) -> None:
    """Add ``--policies``."""
    parser.add_argument(
        "--policies", type=Path, default=Path("policies.yaml"), metavar="FILE", help="the policy (default: %(default)s)"
    )


def add_state(parser: argparse.ArgumentParser) -> None:
    """Add ``--state``."""
    parser.add_argument(
        "--state",
        type=Path,
        default=Path("state"),
        metavar="DIR",
        help="directory of audit records and generated keys (default: %(default)s)",
    )


def host_port(text: str) -> tuple[str, int]:
    """Parse ``HOST:PORT``; an IPv6 host stands in brackets."""
    host, separator, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not separator or not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError("expected HOST:PORT, for example 127.0.0.1:8080")
    return host, int(port)


def read_input(path: str) -> str:
    """Read a file, or standard input for ``-``."""
    return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
