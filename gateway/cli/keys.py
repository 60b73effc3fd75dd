"""``keys new``: make a client key. ``keys rotate``: put a new root key before the old one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from gateway.cli.base import Command, Environ
from gateway.keys import ENV_ADMIN_KEY, ENV_KEY, ENV_KEY_FILE, fresh_key, new_key, rotate, verifying_key


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        choices=["new", "rotate"],
        help="new: a client key and the line for policies.yaml; rotate: a new root key, the old one still opens",
    )
    parser.add_argument("--admin", action="store_true", help="the key of an administrator (new)")
    parser.add_argument("--state", type=Path, default=Path("state"), help="directory of the root key (rotate)")


def _run(options: argparse.Namespace, environ: Environ) -> int:
    return _rotate(options.state, environ) if options.action == "rotate" else _new(admin=options.admin)


def _new(*, admin: bool) -> int:
    key, stored = new_key()
    if admin:
        print(f"key of the administrator, shown once: {key}  ({ENV_ADMIN_KEY})")
        print(f'line for policies.yaml, admins:       keys: ["{verifying_key(key)}"]')
        return 0
    print(f"key for the client, shown once:     {key}")
    print(f"line for policies.yaml, principals: keys: [{stored!r}]".replace("'", '"'))
    return 0


def _rotate(state: Path, environ: Environ) -> int:
    given = next((name for name in (ENV_KEY, ENV_KEY_FILE) if environ.get(name)), None)
    if given is not None:  # a mounted secret is not ours to write
        print(f"a new root key, shown once: {fresh_key()}")
        print(f"put it before the key that {given} gives, a blank between them, for every replica")
        return 0
    ring = rotate(state)
    print(f"the root key is now {ring.key_id}; {len(ring.older)} older one(s) still open what was sealed under them")
    print("restart the gateway")
    return 0


COMMAND: Final = Command(
    "keys", "Make keys for clients, rotate the root key.", _arguments, _run, "privacy-gateway keys new"
)
