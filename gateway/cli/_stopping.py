"""What ``stop`` and ``resume`` share: what is meant, who asks, and where it is written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Literal

import uvloop

from gateway.audit_place import AuditPlace
from gateway.cli.base import Environ, add_policies, add_state
from gateway.config import Config, load_config, shared_address
from gateway.keys import ENV_ADMIN_KEY, verifying_key
from gateway.policies_principals import AdminEntry
from gateway.problems import ConfigError, Problem, suggestion
from gateway.stops.base import Board
from gateway.stops.file import FileBoard
from gateway.stops.notices import EVERYTHING, NOBODY, UNREADABLE, in_force, may_resume, superseded, write


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be meant."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help="everything")
    what.add_argument("--upstream", metavar="NAME", help="one upstream; requests go to another, if policy has one")
    what.add_argument("--principal", metavar="NAME", help="one client")
    add_policies(parser)
    add_state(parser)


def run(options: argparse.Namespace, environ: Environ, kind: Literal["stop", "resume"]) -> int:
    """Check who asks for what, and do it.

    Raises:
        ConfigError: the policy is not in order, or has nobody of that name; or no gateway looks where it is written.
    """
    config = load_config(options.policies, environ)
    target = _target(options, config)
    key = environ.get(ENV_ADMIN_KEY, "").strip()
    who = _who(config, key)
    if kind == "resume" and not may_resume(who, config.admins):
        print(f"privacy-gateway: this needs the key of an operator of the policy, in {ENV_ADMIN_KEY}", file=sys.stderr)
        return 1
    print(uvloop.run(_written(config, environ, options.state, (kind, target), (who, key))))
    return 0


async def _written(
    config: Config,
    environ: Environ,
    state: Path,
    what: tuple[Literal["stop", "resume"], str],
    signer: tuple[AdminEntry | None, str],
) -> str:
    address = shared_address(config, environ)
    if not address:
        if not AuditPlace(config.audit, state, environ).lived_in:
            raise ConfigError([Problem("command line", 0, "--state", "no gateway has run with this directory")])
        return await _put(FileBoard(state / "stops.json"), config, what, signer)
    from gateway.shared import connect  # noqa: PLC0415 - only where replicas share a server
    from gateway.stops.valkey import ValkeyBoard  # noqa: PLC0415 - as above

    async with connect(address) as client:
        return await _put(ValkeyBoard(client), config, what, signer)


async def _put(
    board: Board, config: Config, what: tuple[Literal["stop", "resume"], str], signer: tuple[AdminEntry | None, str]
) -> str:
    (kind, target), (who, key) = what, signer
    try:
        found = await board.read()
    except (ValueError, TypeError):
        rule = "the file of stops cannot be read; a gateway that starts stops everything. Remove it, and say it again"
        raise ConfigError([Problem("stops.json", 0, "", rule)]) from None
    if kind == "resume" and target not in in_force(found, config.admins):
        return f"{target} was not stopped"
    notice = write(kind, target, who.name if who else NOBODY, key if who else "", found)
    gone = superseded(notice, found)
    if kind == "resume" and target == EVERYTHING:
        gone.append(UNREADABLE)
    await board.put(notice, gone)
    if kind == "resume":
        return f"resumed: {target}"
    return f"stopped: {target}. Every gateway refuses it within seconds; what was sent before still ends."


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


def _who(config: Config, key: str) -> AdminEntry | None:
    """The administrator whose key the environment holds, if any."""
    public = verifying_key(key) if key else ""
    return next((admin for admin in config.admins if public in admin.keys), None)
