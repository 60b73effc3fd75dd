"""``seed``: make a dictionary of the company's own people, as keyed hashes."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from filters.seeds.building import Record
from filters.seeds.columns import PARTS
from filters.seeds.table import BadSeedFile
from gateway import seeds
from gateway.cli.base import Command, Environ, add_state
from gateway.keys import ENV_KEY, ENV_KEY_FILE, RootKey

ENV_PASSWORD: Final = "PRIVACY_GATEWAY_LDAP_PASSWORD"  # noqa: S105 - the name of a variable
_EVERY: Final = 2.0  # seconds between two lines of progress


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar="SOURCE",
        help="a CSV file whose first line names the columns, sqlite:///FILE, postgresql://USER:PASSWORD@HOST/DATABASE"
        " or ldaps://HOST/BASE",
    )
    parser.add_argument("--query", default="", help="what a database is asked: a SELECT, or a table's name")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        type=_column,
        metavar="HEADER=LABEL",
        help=f"what a column holds ({', '.join(PARTS)}), or nothing to leave it out (default: told by its header)",
    )
    parser.add_argument("--encoding", default="utf-8-sig", help="of a CSV file (default: utf-8)")
    parser.add_argument(
        "--out", type=Path, default=Path("customers.seed"), metavar="FILE", help="(default: %(default)s)"
    )
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--add", action="store_true", help="add what is new to FILE, in place of making it anew")
    how.add_argument("--remove", action="store_true", help="take these records out of FILE")
    add_state(parser)


def _column(text: str) -> tuple[str, str]:
    header, separator, label = text.rpartition("=")
    if not separator or not header or (label and label not in PARTS):
        raise argparse.ArgumentTypeError(f"expected HEADER=LABEL, the label one of {', '.join(PARTS)}")
    return header, label


def _run(options: argparse.Namespace, environ: Environ) -> int:
    columns, password = dict(options.column), environ.get(ENV_PASSWORD, "")
    source = seeds.Source(options.source, options.query, columns, options.encoding, password)
    root = RootKey.load(environ, options.state, allow_generate=True)
    mode: seeds.Mode = "add" if options.add else "remove" if options.remove else "new"
    try:
        count, skipped = seeds.write(options.out, root, _told(seeds.records(source)), mode)
    except seeds.NoSource as error:
        return _failed(str(error))
    except BadSeedFile as error:
        return _failed(f"{options.out}: {error}; without --add and --remove it is made anew")
    except OSError as error:
        return _failed(f"{options.out}: {error.strerror}")
    print(f"{options.out}: {count} records, {options.out.stat().st_size / 1e6:.1f} MB, root key {root.key_id}")
    if skipped:
        print(f"{skipped} rows have nothing that somebody could be found by")
    if not (environ.get(ENV_KEY) or environ.get(ENV_KEY_FILE)):
        print(f"made with the key in {options.state / 'keys'}: the gateway must run with the same")
    print("in policies.yaml:")
    print(f"  dictionaries:\n    customers: {{seed: {options.out}}}")
    return 0


def _failed(said: str) -> int:
    print(f"privacy-gateway: {said}", file=sys.stderr)
    return 2


def _told(found: Iterator[Record]) -> Iterator[Record]:
    """Say every few seconds how far it is; a terminal sees one line, a log some."""
    began = last = time.monotonic()
    for number, record in enumerate(found, 1):
        yield record
        if number % 1000 == 0 and (now := time.monotonic()) - last >= _EVERY:
            last = now
            end = "\r" if sys.stderr.isatty() else "\n"
            print(f"{number} rows read, {number / (now - began):.0f} a second", end=end, file=sys.stderr, flush=True)


COMMAND: Final = Command(
    "seed",
    "Make a dictionary of your own customers and staff that only this gateway can read.",
    _arguments,
    _run,
    "privacy-gateway seed --from customers.csv --out customers.seed",
)
