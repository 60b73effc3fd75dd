"""``keys new``: make a client key."""

from __future__ import annotations

import argparse
from typing import Final

from gateway.cli.base import Command, Environ
from gateway.keys import new_key


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["new"], help="new: a client key and the line for policies.yaml")


def _run(options: argparse.Namespace, environ: Environ) -> int:  # noqa: ARG001 - the signature of a command
    key, stored = new_key()
    print(f"key for the client, shown once:     {key}")
    print(f"line for policies.yaml, principals: keys: [{stored!r}]".replace("'", '"'))
    return 0


COMMAND: Final = Command("keys", "Make keys for clients.", _arguments, _run, "privacy-gateway keys new")
