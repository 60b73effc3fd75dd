"""``mitm``: what it hands over, and when it does not start."""

from __future__ import annotations

import argparse
import json
import socket
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gateway.cli.mitm import COMMAND, settings_of
from gateway.config import Config, ConfigError, load_config, parse_config
from gateway.redirector.rules import Settings
from tests.support.gateway import POLICIES, ROOT, command, environment
from tests.support.mitm import needs_mitmproxy

UPSTREAMS = (
    'version: 1\nupstreams: [{name: demo, provider: demo, self_hosted: true, receives: [green], models: ["*"]}]\n'
)
ONE = UPSTREAMS + f'principals: [{{name: a, keys: ["sha256:{"0" * 64}"], classes: [green], models: ["*"]}}]\n'


def options(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    COMMAND.arguments(parser)
    return parser.parse_args(given)


def made(*given: str, policy: str = UPSTREAMS) -> dict[str, Any]:
    return settings_of(options(*given), parse_config(policy))


def test_the_addon_reads_what_the_command_writes():
    more = 'mitm: {api: [api.example.org], refused: ["*.chat.example"], others: refuse, authorization: optional}\n'
    settings = Settings.from_json(json.dumps(made("--confdir", "x", policy=UPSTREAMS + more)))
    assert (settings.api, settings.refused) == (("api.example.org",), ("*.chat.example",))
    assert not settings.tunnel_others
    assert not settings.authorization_required
    assert not settings.protect_local
    assert settings.gateway == ("http", "127.0.0.1", 8080)
    assert Path(settings.confdir).is_absolute()


@pytest.mark.parametrize(
    ("url", "gateway"),
    [
        ("http://127.0.0.1:8090/v1", ["http", "127.0.0.1", 8090]),
        ("https://gateway.example.org", ["https", "gateway.example.org", 443]),
        ("https://gateway.example.org:8443/v1/", ["https", "gateway.example.org", 8443]),
        ("http://gateway.intern", ["http", "gateway.intern", 80]),
        ("http://[::1]:8080", ["http", "::1", 8080]),
    ],
)
def test_gateways(url, gateway):
    assert made("--gateway", url)["gateway"] == gateway


@pytest.mark.parametrize(
    "url",
    [
        "http://gateway.example.org",
        "https://user:word@gateway.example.org",
        "https://gateway.example.org/other",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
    ],
)
def test_gateways_that_cannot_be(url):
    """Clear text leaves neither the machine nor the house."""
    with pytest.raises(ConfigError, match="--gateway"):
        made("--gateway", url)


def test_without_principals_the_proxy_stays_on_loopback():
    """The gateway takes everybody on its machine then: the proxy must not make the network that."""
    with pytest.raises(ConfigError, match="no principals"):
        made("--listen", "0.0.0.0:8082")
    assert made("--listen", "0.0.0.0:8082", policy=ONE)["protect_local"]


@pytest.mark.parametrize(
    "line", ['api: ["*"]', 'api: ["api.*"]', "refused: [API.example]", "others: allow", "api: [a/b]"]
)
def test_lines_that_the_policy_refuses(line):
    with pytest.raises(ConfigError, match="mitm"):
        parse_config(f"{UPSTREAMS}mitm: {{{line}}}\n")


def test_the_shipped_policy_says_what_holds_without_it():
    assert load_config(POLICIES, {}).mitm == Config.model_fields["mitm"].default


def test_without_its_environment_it_says_how_to_make_it(cli, tmp_path, capsys):
    assert cli("mitm", "--environment", str(tmp_path)) == 1
    assert "make mitm" in capsys.readouterr().err


def test_the_proxy_knows_nothing_of_the_environment(tmp_path):
    """No provider's key, and nothing that changes what Python loads."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\nenv\n")
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    given = environment(OPENAI_API_KEY="sk-canary", PYTHONPATH=str(ROOT), SSLKEYLOGFILE=str(tmp_path / "tls-keys"))
    line = command("mitm", "--policies", str(POLICIES), "--environment", str(tmp_path))
    done = subprocess.run(line, cwd=ROOT, env=given, capture_output=True, text=True, check=True)
    names = {entry.partition("=")[0] for entry in done.stdout.splitlines()}
    assert names <= {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "PWD", "SHLVL", "_"}


@needs_mitmproxy
def test_an_address_that_is_taken_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        line = command("mitm", "--policies", str(POLICIES), "--listen", address, "--confdir", str(tmp_path / "c"))
        done = subprocess.run(
            line, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=60
        )
    assert done.returncode == 1
    assert "is the address free" in done.stderr
    assert "Traceback" not in done.stderr
