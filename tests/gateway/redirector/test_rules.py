"""Which host gets what, and that the folder stands alone."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from gateway import redirector
from gateway.policies_mitm import MitmSection
from gateway.redirector.rules import UNREADABLE, Rules, Settings, Verdict, is_local, plain, without_port

SHIPPED = MitmSection()


def rules(**more: object) -> Rules:
    given = {
        "listen": ("127.0.0.1", 0),
        "gateway": ("http", "127.0.0.1", 8080),
        "api": SHIPPED.api,
        "refused": SHIPPED.refused,
        "tunnel_others": True,
        "authorization_required": True,
        "protect_local": False,
        "confdir": "state/mitm",
    }
    return Rules(Settings(**{**given, **more}))


@pytest.mark.parametrize(
    ("host", "verdict"),
    [
        ("api.openai.com", Verdict.API),
        ("eu.api.openai.com", Verdict.API),
        ("API.OPENAI.COM", Verdict.API),
        ("api.openai.com.", Verdict.API),
        ("ａｐｉ.openai.com", Verdict.API),
        ("api。openai．com", Verdict.API),
        ("api.anthropic.com", Verdict.API),
        ("firma.openai.azure.com", Verdict.API),
        ("firma.services.ai.azure.com", Verdict.API),
        ("api.eu.mistral.ai", Verdict.API),
        ("chatgpt.com", Verdict.REFUSED),
        ("ab.chatgpt.com", Verdict.REFUSED),
        ("claude.ai", Verdict.REFUSED),
        ("gemini.google.com", Verdict.REFUSED),
        ("europe-west4-aiplatform.googleapis.com", Verdict.REFUSED),
        ("bedrock-runtime.eu-central-1.amazonaws.com", Verdict.REFUSED),
        ("api..openai.com", Verdict.REFUSED),
        ("api%2eopenai.com", Verdict.REFUSED),
        ("a b", Verdict.REFUSED),
        ("x" * 300, Verdict.REFUSED),
        ("notapi.openai.com.example.org", Verdict.OTHER),
        ("xapi.openai.com", Verdict.OTHER),
        ("chatgpt.com.example.org", Verdict.OTHER),
        ("openai.azure.com", Verdict.OTHER),
        ("example.org", Verdict.OTHER),
        ("192.0.2.7", Verdict.OTHER),
        ("[2001:db8::1]", Verdict.OTHER),
    ],
)
def test_the_shipped_lists(host, verdict):
    assert rules().ruling([host]).verdict is verdict


def test_the_strictest_name_counts_and_names_its_line():
    """Whatever the order; what is not there is no name."""
    assert rules().ruling(["example.org", None, "", "api.openai.com"]).verdict is Verdict.API
    found = rules().ruling(["x.claude.ai", "api.openai.com", "example.org"])
    assert (found.verdict, found.pattern) == (Verdict.REFUSED, "*.claude.ai")
    assert rules().ruling(["a/b"]).pattern == UNREADABLE
    assert rules().ruling([]).verdict is Verdict.OTHER


def test_on_both_lists_is_refused():
    assert rules(refused=("api.openai.com",)).ruling(["api.openai.com"]).verdict is Verdict.REFUSED


@pytest.mark.parametrize(
    ("authority", "host"),
    [
        ("api.openai.com:443", "api.openai.com"),
        ("api.openai.com", "api.openai.com"),
        ("user:word@api.openai.com:443", "api.openai.com"),
        ("[::1]:443", "[::1]"),
        ("2001:db8::1", "2001:db8::1"),
        ("", ""),
    ],
)
def test_hosts_without_their_port(authority, host):
    assert without_port(authority) == host


def test_ipv6_hosts_are_compared_without_brackets():
    assert plain("[2001:DB8::1]") == "2001:db8::1"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "169.254.169.254", "fe80::1%eth0", "no"],
)
def test_addresses_of_this_machine_and_its_link(address):
    assert is_local(address)


@pytest.mark.parametrize("address", ["10.0.0.7", "192.0.2.7", "2001:db8::1"])
def test_addresses_of_others(address):
    assert not is_local(address)


def test_settings_come_as_json():
    text = '{"listen": ["::1", 8082], "gateway": ["https", "gw.intern", 443], "api": ["a.example"], "refused": [],'
    text += ' "tunnel_others": false, "authorization_required": true, "protect_local": true, "confdir": "c"}'
    settings = Settings.from_json(text)
    assert settings.listen == ("::1", 8082)
    assert settings.api == ("a.example",)
    assert not settings.tunnel_others


def test_the_folder_imports_mitmproxy_and_the_standard_library_only():
    """Its environment has nothing else, and what filters is the gateway alone."""
    files = sorted(Path(redirector.__file__).parent.glob("*.py"))
    assert len(files) == 6
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            for name in names:
                root = name.partition(".")[0]
                assert root in sys.stdlib_module_names | {"mitmproxy", "redirector"}, (file.name, name)
