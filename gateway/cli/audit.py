"""``audit verify``: is the trail complete and unchanged?"""

from __future__ import annotations

import argparse
import sys
from typing import Final

from gateway.audit_verify import verify
from gateway.cli.base import Command, Environ, add_state


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["verify"], help="verify: check the hash chain and the signatures")
    add_state(parser)


def _run(options: argparse.Namespace, environ: Environ) -> int:  # noqa: ARG001 - the signature of a command
    directory = options.state / "audit"
    if not directory.is_dir():
        print(f"privacy-gateway: no audit trail in {directory}", file=sys.stderr)
        return 2
    report = verify([directory])
    for finding in report.findings:
        mark = "note" if finding.tolerated else "FINDING"
        print(f"{mark}: {finding.file}:{finding.line}: {finding.what}")
    for head in report.heads:
        print(f"head: writer {head.writer}, record {head.seq}, {head.hash} ({head.end})")
    print(f"{report.records} records: {'the chain verifies' if report.ok else 'THE CHAIN DOES NOT VERIFY'}")
    return 0 if report.ok else 1


COMMAND: Final = Command(
    "audit",
    "Work with the audit trail.",
    _arguments,
    _run,
    "privacy-gateway audit verify --state ./state",
)
