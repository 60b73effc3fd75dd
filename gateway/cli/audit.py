"""``audit verify``: is the trail complete and unchanged? And what data subjects ask for: search, erase, object."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from typing import Final

from gateway.audit_place import place_of
from gateway.audit_verify import verify
from gateway.cli import _desk, _reports
from gateway.cli.base import Command, Environ, add_policies, add_state


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=["verify", *_desk.ACTIONS, *_reports.ACTIONS],
        help="verify: check the hash chain and the signatures; search: what is on record of one person (Art. 15);"
        " erase: forget it (Art. 17); object, withdraw: nothing of theirs to external endpoints (Art. 21);"
        " report: what a period holds (Art. 30, 35); incident: what a breach at an upstream touches (Art. 33)",
    )
    parser.add_argument(
        "--expect-head",
        action="append",
        default=[],
        metavar="HASH",
        type=_head,
        help="a head that was kept elsewhere (log line, metric): its record must be there; may be given several times",
    )
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="HEX",
        help="public key that may have signed (default: that of the state directory, if it is there)",
    )
    parser.add_argument(
        "--jobs",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="processes that verify a large trail (default: one per processor)",
    )
    _desk.arguments(parser)
    _reports.arguments(parser)
    add_policies(parser)
    add_state(parser)


def _head(text: str) -> str:
    """A hash, its beginning, or ``metric:`` and the number that the metric shows of it."""
    if re.fullmatch(r"[0-9a-f]{13,64}", text):
        return text
    with contextlib.suppress(ValueError, OverflowError):
        number = float(text.removeprefix("metric:")) if text.startswith("metric:") else -1.0
        if number.is_integer() and 0 <= number < 1 << 52:
            return f"{int(number):013x}"
    raise argparse.ArgumentTypeError("expected 13 to 64 hexadecimal digits, or metric: and its number")


def _run(options: argparse.Namespace, environ: Environ) -> int:
    if options.action == "verify":
        return _verify(options, environ)
    if options.action in _reports.ACTIONS:
        return _reports.run(options, environ)
    return _desk.run(options, environ)


def _verify(options: argparse.Namespace, environ: Environ) -> int:
    place = place_of(options.policies, options.state, environ)
    if not place.written:
        print(f"privacy-gateway: no audit trail in {options.state / 'audit'}", file=sys.stderr)
        return 2
    try:
        keys = options.key or place.keys()
        report = verify(place.trail(), keys=keys, anchors=options.expect_head, jobs=options.jobs)
    except OSError as error:
        print(f"privacy-gateway: the trail cannot be read: {error}", file=sys.stderr)
        return 2
    for finding in report.findings:
        mark = "note" if finding.tolerated else "FINDING"
        print(f"{mark}: {finding.file}:{finding.line}: {finding.what}")
    for head in report.heads:
        print(f"head: writer {head.writer}, record {head.seq}, {head.hash} ({head.end})")
    for file, line in report.proven.items():
        print(f"complete: {file}: up to line {line}")
    if report.deleted:
        print(f"deleted: {report.deleted} segments, when their retention ended")
    if keys is None:
        print("note: this machine does not know the public key; without --key, any signature counts")
    if not options.expect_head:
        print("note: without --expect-head, a cut behind those lines of the newest segment cannot be seen")
    print(f"{report.records} records: {'the chain verifies' if report.ok else 'THE CHAIN DOES NOT VERIFY'}")
    return 0 if report.ok else 1


COMMAND: Final = Command(
    "audit",
    "Work with the audit trail.",
    _arguments,
    _run,
    "privacy-gateway audit verify --state ./state",
)
