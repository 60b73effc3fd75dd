"""The command line: one file per command, each exporting ``COMMAND``.

Exit codes: 0 done and in order; 1 done, and something is wrong (a policy with problems, an audit trail that does not
verify, a leak); 2 the command line itself is wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence

from filters.registry import load
from gateway import cli
from gateway.cli.base import Command
from gateway.logs import configure
from gateway.problems import ConfigError


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Parse `arguments`, run the command and return the exit code."""
    commands = load(cli, "COMMAND", Command)
    parser = argparse.ArgumentParser(
        prog="privacy-gateway",
        description="A gateway that keeps personal data in the house: OpenAI-compatible, German first.",
        epilog="Start with `privacy-gateway serve`, then set your client's base URL to http://127.0.0.1:8080/v1.",
    )
    chosen = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in commands.values():
        sub = chosen.add_parser(command.name, help=command.summary, description=command.summary, epilog=command.example)
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    options = parser.parse_args(arguments)
    configure(sys.stderr, "error")  # the allow-list holds for every command; `serve` sets its own stream and level
    try:
        return int(options.run(options, environ))
    except ConfigError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except OSError as error:
        if error.filename is None:
            raise
        print(f"privacy-gateway: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
