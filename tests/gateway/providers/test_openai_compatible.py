from __future__ import annotations

import pytest

from gateway.providers.base import Dialect
from gateway.providers.openai_compatible import PROVIDER


@pytest.mark.parametrize("operation", ["chat/completions", "responses", "messages", "messages/count_tokens"])
def test_url(operation):
    """OpenAI's and Anthropic's operations stand side by side under /v1."""
    assert PROVIDER.url("http://localhost:11434/v1", operation, "qwen3:8b") == f"http://localhost:11434/v1/{operation}"


def test_key_is_optional():
    """Without one no credential header is sent at all."""
    assert PROVIDER.headers(None) == {}
    assert PROVIDER.headers("k") == {"Authorization": "Bearer k"}
    with pytest.raises(ValueError):
        PROVIDER.headers("k\n")


def test_facts():
    """It may be self-hosted and speaks the three APIs; keys of one server only where its entry says so."""
    assert PROVIDER.self_hostable
    assert PROVIDER.dialects == {Dialect.OPENAI, Dialect.RESPONSES, Dialect.ANTHROPIC}
