"""``serve``: run the gateway."""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Final

import uvloop

from gateway.app import Running, Settings, effective_config, running
from gateway.cli.base import Command, Environ, add_policies, add_state, host_port
from gateway.errors import GatewayError
from gateway.logs import configure
from gateway.supervisor import Supervisor, refuse_what_workers_cannot_share

_MOST: Final = 64


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_policies(parser)
    parser.add_argument("--listen", type=host_port, default=("127.0.0.1", 8080), metavar="HOST:PORT", help="the API")
    parser.add_argument(
        "--admin-listen",
        type=host_port,
        default=("127.0.0.1", 8081),
        metavar="HOST:PORT",
        help="health, readiness and metrics",
    )
    parser.add_argument(
        "--workers", type=workers, default=1, metavar="N", help="processes behind the port (default: %(default)s)"
    )
    parser.add_argument(
        "--upstream",
        metavar="URL",
        help="replace the policy's upstreams by one OpenAI-compatible server on this machine, for trials and tests",
    )
    add_state(parser)
    parser.add_argument("--log-level", default="info", choices=["debug", "info", "warning", "error"])


def _run(options: argparse.Namespace, environ: Environ) -> int:
    configure(sys.stdout, options.log_level)
    settings = Settings(
        policies=Path(options.policies),
        listen=options.listen,
        admin_listen=options.admin_listen,
        state=options.state,
        upstream=options.upstream,
        environ=environ,
    )
    try:
        if options.workers > 1:
            refuse_what_workers_cannot_share(effective_config(settings))
            return uvloop.run(Supervisor(settings, options.workers, options.log_level).run(_greet))
        uvloop.run(_serve(settings))
    except (OSError, RuntimeError) as error:
        # Start-up only: once it serves, errors are answered and logged. These messages name addresses and files.
        print(f"privacy-gateway: cannot start: {error}", file=sys.stderr)
        return 1
    except GatewayError as error:  # the audit trail could not be closed; everything else was
        print(f"privacy-gateway: {error}", file=sys.stderr)
        return 1
    return 0


def workers(text: str) -> int:
    """Parse a number of processes."""
    if not text.isdecimal() or not 1 <= int(text) <= _MOST:
        raise argparse.ArgumentTypeError(f"expected a number from 1 to {_MOST}")
    return int(text)


def _greet(api: str, admin: str) -> None:
    print(f"privacy-gateway listens on {api}/v1 (admin: {admin})", file=sys.stderr, flush=True)


async def _serve(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, _asked_to_stop, stop)
    async with running(settings) as gateway:
        loop.add_signal_handler(signal.SIGHUP, gateway.reloader.ask)
        print("\n".join(_greeting(settings, gateway)), file=sys.stderr, flush=True)
        await stop.wait()


def _asked_to_stop(stop: asyncio.Event) -> None:
    """Stop in good order; whoever asks a second time means now."""
    if stop.is_set():
        os._exit(130)
    stop.set()


def _greeting(settings: Settings, gateway: Running) -> list[str]:
    """Tell the person at the terminal where it listens, for whom, and where requests go."""
    pipeline = gateway.gate.enforced.pipeline
    names = [upstream.name for upstream in pipeline.router.usable]
    lines = [
        f"privacy-gateway listens on {gateway.api}/v1 (admin: {gateway.admin})",
        f"  upstreams in use: {', '.join(names) or 'none'}",
    ]
    if not pipeline.config.principals:
        lines.append("  no principals are configured: it listens on loopback only and accepts any client key")
    lines.extend(f"  note: {warning}" for warning in pipeline.router.warnings(gateway.services.now().date()))
    if any(upstream.is_demo for upstream in pipeline.router.usable):
        lines.append("  no provider key is set: the built-in demo upstream answers (it is not a language model)")
    where = "PostgreSQL" if pipeline.config.audit.sink == "postgresql" else settings.state / "audit"
    lines.append(f"  audit: {where}    stop with Ctrl-C")
    return lines


COMMAND: Final = Command(
    "serve", "Run the gateway.", _arguments, _run, "privacy-gateway serve --upstream http://127.0.0.1:9000/v1"
)
