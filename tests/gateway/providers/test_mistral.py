from __future__ import annotations

from gateway.providers.base import Dialect
from gateway.providers.mistral import PROVIDER


def test_url_and_key():
    """OpenAI's paths and a bearer token."""
    assert PROVIDER.url("https://api.eu.mistral.ai/v1", "chat/completions", "mistral-large-latest") == (
        "https://api.eu.mistral.ai/v1/chat/completions"
    )
    assert PROVIDER.headers("k") == {"Authorization": "Bearer k"}


def test_has_no_responses_api():
    """Routing must not offer it for one."""
    assert Dialect.RESPONSES not in PROVIDER.dialects


def test_renames_what_has_another_name_there():
    """Mistral answers 422 to keys that it does not know."""
    body = {"model": "m", "max_completion_tokens": 5, "seed": 0, "store": False, "stream_options": {}, "stream": True}
    PROVIDER.prepare(body)
    assert body == {"model": "m", "max_tokens": 5, "random_seed": 0, "stream": True}


def test_its_own_names_win():
    """A client that gives both means Mistral's."""
    body = {"max_completion_tokens": 5, "max_tokens": 6}
    PROVIDER.prepare(body)
    assert body == {"max_tokens": 6}


def test_asking_to_store_is_not_hidden():
    """Only the wish that is granted anyway is dropped."""
    body = {"store": True}
    PROVIDER.prepare(body)
    assert body == {"store": True}
