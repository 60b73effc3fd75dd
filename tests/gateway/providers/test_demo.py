from __future__ import annotations

from gateway.providers.demo import PROVIDER


def test_has_no_address_and_no_key():
    """What it is called cannot be connected to, and a key given to it goes nowhere."""
    assert PROVIDER.url("", "chat/completions", "any") == "demo:chat/completions"
    assert PROVIDER.headers("sk-canary") == {}
    assert not PROVIDER.needs_key
    assert not PROVIDER.needs_url
