"""The command line: one file per command, each exporting ``COMMAND``.

Exit codes: 0 done and in order; 1 done, and something is wrong (a policy with problems, an audit trail that does not
verify, a leak); 2 the command line itself is wrong.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn

from filters.registry import load
from gateway import cli
from gateway.cli.base import Command
from gateway.logs import configure
from gateway.problems import ConfigError

_FIRST_STEPS: Final = """\
three to begin with:
  echo "Frau Weber, Kundennr. 4711" | privacy-gateway inspect
                          what would leave of a text, and why; nothing is sent
  privacy-gateway check   whether policies.yaml can work, with file and line
  privacy-gateway serve   then set your client's base URL to http://127.0.0.1:8080/v1

exit codes: 0 done and in order, 1 something is wrong, 2 the command line is wrong
`privacy-gateway COMMAND --help` shows an example of each.
"""
_NEXT: Final = "each line names a file and a key; docs/policy.md says what may stand there, `check` reads it again"


class Parser(argparse.ArgumentParser):
    """One whose errors say what was meant, and what to do next."""

    def error(self, message: str) -> NoReturn:
        """See `ArgumentParser.error`."""
        self.print_usage(sys.stderr)
        given = re.search(r"invalid choice: '([^']*)' \(choose from (.*)\)", message)
        near = difflib.get_close_matches(given[1], re.findall(r"[\w.-]+", given[2]), 1) if given else []
        meant = f"; did you mean {near[0]}?" if near else ""
        self.exit(2, f"{self.prog}: {message}{meant}\n`{self.prog} --help` shows what there is, with an example\n")


def parser() -> Parser:
    """Return the parser of the whole command line."""
    whole = Parser(
        prog="privacy-gateway",
        description="A gateway that keeps personal data in the house: OpenAI-compatible, German first.",
        epilog=_FIRST_STEPS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    chosen = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in load(cli, "COMMAND", Command).values():
        sub = chosen.add_parser(
            command.name,
            help=command.summary,
            description=command.summary,
            epilog=f"example:\n  {command.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return whole


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Parse `arguments`, run the command and return the exit code."""
    options = parser().parse_args(arguments)
    configure(sys.stderr, "error")  # the allow-list holds for every command; `serve` sets its own stream and level
    try:
        return int(options.run(options, environ))
    except ConfigError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"privacy-gateway: {_NEXT}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
    except OSError as error:
        if error.filename is None:
            raise
        print(f"privacy-gateway: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
