from __future__ import annotations

import pytest

from gateway.errors import InvalidRequest
from gateway.providers import providers
from gateway.providers.base import Dialect, dialect_of
from gateway.providers.openai import PROVIDER

BASE = "https://eu.api.openai.com/v1"


def test_every_provider_is_named_after_its_file():
    """The word in policies.yaml is the module's name."""
    found = providers()
    assert set(found) == {"anthropic", "azure_openai", "demo", "mistral", "openai", "openai_compatible", "vertex"}
    assert all(name == provider.name for name, provider in found.items())


@pytest.mark.parametrize("operation", ["chat/completions", "responses", "embeddings"])
@pytest.mark.parametrize("base", [BASE, BASE + "/"])
def test_url(base, operation):
    """The operation follows the base URL with one slash."""
    assert PROVIDER.url(base, operation, "gpt-4o") == f"{BASE}/{operation}"


def test_bearer_key():
    """RFC 6750."""
    assert PROVIDER.headers("sk-x") == {"Authorization": "Bearer sk-x"}


@pytest.mark.parametrize("key", [None, "", "sk-canary\r\nX-Evil: 1", "sk-canary x", "sk-canaryü"])
@pytest.mark.parametrize("name", ["openai", "mistral", "azure_openai"])
def test_missing_or_impossible_key(name, key):
    """Never an empty credential, never a smuggled header, never the key in the message."""
    with pytest.raises(ValueError) as caught:
        providers()[name].headers(key)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("model", ["", "../x", "a b", "a?b", "a#b", "a\nb", "a%2e", "ä", "a" * 201, "/a"])
@pytest.mark.parametrize("name", ["openai", "mistral", "azure_openai", "openai_compatible", "demo"])
def test_impossible_model_names(name, model):
    """A model name cannot change the path; it is the client's text and not repeated."""
    with pytest.raises(InvalidRequest) as caught:
        providers()[name].url(BASE, "chat/completions", model)
    assert caught.value.param == "model"
    assert not model or model not in str(caught.value).split()


@pytest.mark.parametrize("operation", ["", "/chat", "chat/../files", "chat//completions", "Chat", "chat?x", "chat/"])
@pytest.mark.parametrize("name", ["openai", "mistral", "azure_openai", "openai_compatible", "demo"])
def test_impossible_operations(name, operation):
    """That would be a mistake of ours."""
    with pytest.raises(ValueError, match="operation"):
        providers()[name].url(BASE, operation, "gpt-4o")


@pytest.mark.parametrize(
    "model", ["gpt-4o", "meta-llama/Llama-3.1-8B", "ft:gpt-4o:org::id", "qwen3:8b", "google/gemini@001"]
)
def test_possible_model_names(model):
    """What vendors really use."""
    assert PROVIDER.url(BASE, "chat/completions", model) == f"{BASE}/chat/completions"


@pytest.mark.parametrize(
    ("operation", "dialect"),
    [
        ("chat/completions", Dialect.OPENAI),
        ("embeddings", Dialect.OPENAI),
        ("responses", Dialect.RESPONSES),
        ("responses/input_tokens", Dialect.RESPONSES),
        ("messages", Dialect.ANTHROPIC),
        ("messages/count_tokens", Dialect.ANTHROPIC),
    ],
)
def test_dialects(operation, dialect):
    """Families of operations."""
    assert dialect_of(operation) is dialect


def test_leaves_the_body_alone():
    """OpenAI's API is the reference."""
    body = {"model": "gpt-4o", "max_completion_tokens": 1, "seed": 2}
    PROVIDER.prepare(body)
    assert body == {"model": "gpt-4o", "max_completion_tokens": 1, "seed": 2}
