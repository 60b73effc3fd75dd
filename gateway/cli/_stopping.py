"""What ``stop`` and ``resume`` share: what is meant, who asks, and where it is written."""

from __future__ import annotations

import argparse
import hmac
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvloop

from gateway.cli.base import Environ, add_policies, add_state
from gateway.config import Config, load_config, shared_address
from gateway.keys import ENV_ADMIN_KEY, hash_key
from gateway.problems import ConfigError, Problem, suggestion
from gateway.stops.base import EVERYTHING, Board
from gateway.stops.file import FileBoard

Step = Callable[[Board, str, str], Awaitable[str]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be meant."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help="everything")
    what.add_argument("--upstream", metavar="NAME", help="one upstream; requests go to another, if policy has one")
    what.add_argument("--principal", metavar="NAME", help="one client")
    add_policies(parser)
    add_state(parser)


def run(options: argparse.Namespace, environ: Environ, step: Step, *, needs_operator: bool) -> int:
    """Check who asks for what, and do it.

    Raises:
        ConfigError: the policy is not in order, or has nobody of that name.
    """
    config = load_config(options.policies, environ)
    target = _target(options, config)
    who = _who(config, environ, needs_operator=needs_operator)
    if who is None:
        print(f"privacy-gateway: this needs the key of an operator of the policy, in {ENV_ADMIN_KEY}", file=sys.stderr)
        return 1
    print(uvloop.run(_written(config, environ, options.state, target, who, step)))
    return 0


async def _written(config: Config, environ: Environ, state: Path, target: str, who: str, step: Step) -> str:
    address = shared_address(config, environ)
    if not address:
        return await step(FileBoard(state / "stops.json"), target, who)
    from gateway.shared import connect  # noqa: PLC0415 - only where replicas share a server
    from gateway.stops.valkey import ValkeyBoard  # noqa: PLC0415 - as above

    async with connect(address) as client:
        return await step(ValkeyBoard(client), target, who)


def _target(options: argparse.Namespace, config: Config) -> str:
    for kind, entries in (("upstream", config.upstreams), ("principal", config.principals)):
        name = getattr(options, kind)
        if name is None:
            continue
        known = [entry.name for entry in entries]
        if name not in known:
            raise ConfigError([Problem("command line", 0, f"--{kind}", f"not in the policy{suggestion(name, known)}")])
        return f"{kind}:{name}"
    return EVERYTHING


def _who(config: Config, environ: Environ, *, needs_operator: bool) -> str | None:
    """Name of the administrator whose key the environment holds; ``local`` where the policy names none."""
    if not config.admins:
        return "local"
    digest = hash_key(environ.get(ENV_ADMIN_KEY, "").strip()).encode("ascii")
    found = [
        admin for admin in config.admins for stored in admin.keys if hmac.compare_digest(stored.encode("ascii"), digest)
    ]
    if found and (not needs_operator or found[0].role == "operator"):
        return found[0].name
    return None if needs_operator else "local"
