"""``mitm``: run the forward proxy that takes the listed APIs to the gateway (docs/mitm.md).

mitmproxy lives in an environment of its own, so this command only reads the policy and becomes that process.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

from gateway import redirector
from gateway.baseurl import check_transport, host_of, is_loopback
from gateway.cli.base import Command, Environ, add_policies, host_port
from gateway.config import Config, load_config
from gateway.problems import ConfigError, Problem

_ADDON: Final = Path(redirector.__file__).parent
_ENVIRONMENT: Final = _ADDON.parent.parent / ".venv-mitm"
#: What the proxy may know of the environment: no provider's key, and no setting of Python's or of OpenSSL's.
_INHERITED: Final = ("PATH", "HOME", "LANG", "LC_ALL", "TZ")


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_policies(parser)
    parser.add_argument("--listen", type=host_port, default=("127.0.0.1", 8082), metavar="HOST:PORT", help="the proxy")
    parser.add_argument(
        "--gateway", default="http://127.0.0.1:8080", metavar="URL", help="the gateway (default: %(default)s)"
    )
    parser.add_argument(
        "--gateway-ca", type=Path, metavar="FILE", help="PEM file with the authorities of the gateway's certificate"
    )
    parser.add_argument(
        "--confdir",
        type=Path,
        default=Path("state/mitm"),
        metavar="DIR",
        help="where the proxy's CA lies, made there if it is missing (default: %(default)s)",
    )
    parser.add_argument(
        "--environment",
        type=Path,
        default=_ENVIRONMENT,
        metavar="DIR",
        help="the virtual environment of mitmproxy, made by `make mitm`",
    )


def _run(options: argparse.Namespace, environ: Environ) -> int:
    settings = settings_of(options, load_config(options.policies, {}))
    python = options.environment / "bin" / "python"
    if not python.is_file():
        print("privacy-gateway mitm: the proxy's environment is missing: `make mitm` makes it", file=sys.stderr)
        return 1
    given = {name: environ[name] for name in _INHERITED if name in environ}
    sys.stdout.flush()
    line = [str(python), "-I", str(_ADDON), json.dumps(settings)]
    return _become(python, line, given)


def _become(python: Path, line: list[str], environ: Environ) -> NoReturn:
    """Stay one process, so that signals and exit codes are the proxy's own."""
    os.execve(python, line, environ)  # noqa: S606 - no shell is meant


def settings_of(options: argparse.Namespace, config: Config) -> dict[str, Any]:
    """Return what the addon works by, as `gateway.redirector.rules.Settings` reads it.

    Raises:
        ConfigError: a gateway that cannot be, or a listener that would let in whom the gateway would not.
    """
    address = _gateway(options.gateway)
    loopback = is_loopback(options.listen[0])
    if not config.principals and not loopback:
        # The gateway takes everybody on its own machine then, and would take the proxy's clients for that.
        why = "no principals are configured, so the proxy may listen on loopback only (127.0.0.1, ::1)"
        raise ConfigError([Problem("command line", 0, "--listen", why)])
    authority = options.gateway_ca
    return {
        "listen": list(options.listen),
        "gateway": list(address),
        "api": list(config.mitm.api),
        "refused": list(config.mitm.refused),
        "tunnel_others": config.mitm.others == "tunnel",
        "authorization_required": config.mitm.authorization == "required",
        "protect_local": not loopback,
        "confdir": str(options.confdir.absolute()),
        "gateway_ca": "" if authority is None else str(authority.absolute()),
    }


def _gateway(url: str) -> tuple[str, str, int]:
    try:
        host = host_of(url)
        check_transport(url, self_hosted=True)
        parts = urlsplit(url)
        if parts.path.rstrip("/") not in {"", "/v1"}:
            raise ValueError("the gateway's address has no path")  # noqa: TRY301 - one place says it
    except ValueError as error:
        raise ConfigError([Problem("command line", 0, "--gateway", str(error))]) from None
    return parts.scheme, host, parts.port or (443 if parts.scheme == "https" else 80)


COMMAND: Final = Command(
    "mitm",
    "Run the forward proxy that takes requests to the listed APIs to the gateway.",
    _arguments,
    _run,
    "privacy-gateway mitm --gateway http://127.0.0.1:8080",
)
