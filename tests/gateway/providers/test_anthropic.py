from __future__ import annotations

import pytest

from gateway.providers.anthropic import PROVIDER
from gateway.providers.base import Dialect


def test_url_and_key():
    """Its own key header, and no bearer token beside it."""
    assert (
        PROVIDER.url("https://api.anthropic.com/v1", "messages", "claude-x") == "https://api.anthropic.com/v1/messages"
    )
    assert PROVIDER.headers("k") == {"x-api-key": "k"}
    with pytest.raises(ValueError, match="needs a key"):
        PROVIDER.headers(None)


def test_speaks_its_own_api_only():
    assert PROVIDER.dialects == {Dialect.ANTHROPIC}


def test_is_not_in_the_eu():
    """No policy may say so, and nobody hosts it."""
    assert "api.anthropic.com" in PROVIDER.global_hosts
    assert not PROVIDER.self_hostable
