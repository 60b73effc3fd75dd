"""Vertex AI's facts: the address of the OpenAI-compatible endpoint, and the hosts that process anywhere."""

from __future__ import annotations

import pytest

from gateway.providers.base import Dialect
from gateway.providers.vertex import PROVIDER

BASE = "https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4/endpoints/openapi"


def test_the_operation_follows_the_endpoint():
    assert PROVIDER.url(BASE, "chat/completions", "google/gemini-2.5-flash") == f"{BASE}/chat/completions"


def test_it_speaks_chat_completions_only_and_needs_a_token():
    assert PROVIDER.dialects == {Dialect.OPENAI}
    assert PROVIDER.headers("ya29.x") == {"Authorization": "Bearer ya29.x"}
    with pytest.raises(ValueError, match="needs a key"):
        PROVIDER.headers(None)


def test_the_host_without_a_location_processes_anywhere():
    assert "aiplatform.googleapis.com" in PROVIDER.global_hosts
