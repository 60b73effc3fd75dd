"""``replay``: what another policy would have done with what is on record."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import filters.endpoints
from filters.endpoints.base import EndpointSpec
from filters.registry import load
from gateway.audit_place import place_of
from gateway.cli.base import Command, Environ, add_policies, add_state
from gateway.config import load_config
from gateway.replay import Difference, Policy, decisions, replay
from gateway.routing import Router


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--against", type=Path, required=True, metavar="FILE", help="the other policy")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    add_policies(parser)
    add_state(parser)


def _run(options: argparse.Namespace, environ: Environ) -> int:
    config = load_config(options.against, environ)
    # Whether a key is there on this machine says nothing of the other policy.
    router = Router(config, {entry.name: True for entry in config.upstreams}, demo_allowed=True, loopback=True)
    specs = load(filters.endpoints, "SPEC", EndpointSpec).values()
    operations = {spec.name: spec.operation for spec in specs if spec.table is not None}
    policy = Policy(config, router, operations, datetime.now(UTC).date())
    trail = place_of(options.policies, options.state, environ).trail()
    found = replay(decisions(trail), policy)
    print(json.dumps(found.plain(), indent=1) if options.json else _said(found))
    return 0


def _said(found: Difference) -> str:
    lines = [f"{found.decisions} decisions on record"]
    if found.nothing:
        return f"{lines[0]}: all would be the same"
    for title, counter in (
        ("would be refused", found.blocked),
        ("would go elsewhere", found.rerouted),
        ("would be of another class", found.reclassed),
        ("findings with another action", found.acted),
    ):
        lines += _table(title, counter)
    return "\n".join(lines)


def _table(title: str, counter: Counter[Any]) -> list[str]:
    if not counter:
        return []
    lines = [f"  {count:>7}  {'  '.join(what)}" for what, count in counter.most_common()]
    return [f"{title}: {counter.total()}", *lines]


COMMAND: Final = Command(
    "replay",
    "Show what another policy would have done with the requests on record.",
    _arguments,
    _run,
    "privacy-gateway replay --against new.yaml",
)
