"""``check``: validate a policy."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from gateway.cli.base import Command, Environ
from gateway.config import load_config, provider_keys
from gateway.policies_jsonschema import json_schema
from gateway.registries import load_registries
from gateway.routing import Router


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a policy, for editors")
    parser.add_argument("file", type=Path, nargs="?", default=Path("policies.yaml"), help="the policy to check")


def _run(options: argparse.Namespace, environ: Environ) -> int:
    if options.schema:
        print(json.dumps(json_schema(), indent=1, ensure_ascii=False))
        return 0
    config = load_config(options.file, environ)
    keys = dict.fromkeys(provider_keys(config, environ), True)
    registries = load_registries(config, options.file)
    for name in registries.left_out:
        print(f"{options.file}: warning: {name} needs an NLP engine and is left out; the name model takes its place")
    router = Router(config, keys, demo_allowed=True, loopback=True)
    for warning in router.warnings(datetime.now(UTC).date()):
        print(f"{options.file}: warning: {warning}")
    print(
        f"{options.file}: valid; policy version {config.policy_version}, {len(config.principals)} principals,"
        f" {len(config.upstreams)} upstreams"
        + (f", {len(registries.recognizers)} recognizers of Presidio registries" if registries.recognizers else "")
    )
    return 0


COMMAND: Final = Command(
    "check",
    "Validate a policy completely: every problem with its file, line and key, and what no upstream can take.",
    _arguments,
    _run,
    "privacy-gateway check policies.yaml",
)
