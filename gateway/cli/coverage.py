"""``coverage``: what happens to each field of each endpoint."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from typing import Final

from gateway import coverage
from gateway.cli.base import Command, Environ


def _arguments(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one object per field: endpoint, path, treatment, reason")
    form.add_argument("--markdown", action="store_true", help="the table of docs/coverage.md")


def _run(options: argparse.Namespace, environ: Environ) -> int:  # noqa: ARG001 - the signature of a command
    if options.json:
        print(json.dumps(coverage.as_json(), indent=1))
    elif options.markdown:
        print(coverage.markdown())
    else:
        _summary()
    return 0


def _summary() -> None:
    counts: dict[str, Counter[str]] = {}
    for spec, treated in coverage.manifest():
        counts.setdefault(f"{spec.method} {spec.path}", Counter())[treated.treatment] += 1
    words = sorted({word for counter in counts.values() for word in counter})
    width = max(len(endpoint) for endpoint in counts)
    print(" " * width, *(f"{word:>7}" for word in words))
    for endpoint, counter in counts.items():
        print(f"{endpoint:<{width}}", *(f"{counter[word]:>7}" for word in words))


COMMAND: Final = Command(
    "coverage",
    "Show what happens to each field of each endpoint.",
    _arguments,
    _run,
    "privacy-gateway coverage --json",
)
