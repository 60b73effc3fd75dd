from __future__ import annotations

import pytest

from gateway.errors import InvalidRequest
from gateway.providers.azure_openai import PROVIDER
from gateway.providers.base import Options

BASE = "https://res.openai.azure.com"
DATED = Options(api_version="2024-10-21", deployments={"gpt-5": "our-gpt.5_x"})


@pytest.mark.parametrize("base", [BASE, f"{BASE}/", f"{BASE}/openai", f"{BASE}/openai/v1", f"{BASE}/openai/v1/"])
def test_v1_form(base):
    """No api-version; with or without the path that Azure's portal shows."""
    assert PROVIDER.url(base, "responses", "gpt-5") == f"{BASE}/openai/v1/responses"


@pytest.mark.parametrize(
    ("operation", "model", "path"),
    [
        ("chat/completions", "gpt-5", "deployments/our-gpt.5_x/chat/completions"),
        ("embeddings", "emb", "deployments/emb/embeddings"),
        ("responses", "gpt-5", "responses"),
        ("models", "gpt-5", "models"),
    ],
)
def test_dated_form(operation, model, path):
    """Some operations stand under the deployment, the rest does not (protocol.md section 1.6)."""
    assert PROVIDER.url(BASE, operation, model, DATED) == f"{BASE}/openai/{path}?api-version=2024-10-21"


@pytest.mark.parametrize("model", ["org/model", "a:b", "a" * 65])
@pytest.mark.parametrize("options", [DATED, Options()])
def test_model_that_is_no_deployment_name(model, options):
    """Refused before it can become part of a path."""
    with pytest.raises(InvalidRequest):
        PROVIDER.url(BASE, "chat/completions", model, options)


def test_key_header():
    """Azure's own header, not a bearer token."""
    assert PROVIDER.headers("k") == {"api-key": "k"}


def test_body_names_the_deployment():
    """In the v1 form the model is looked up by deployment name; the rest of the body stays."""
    body = {"model": "gpt-5", "seed": 1}
    PROVIDER.prepare(body, DATED)
    assert body == {"model": "our-gpt.5_x", "seed": 1}
    bare = {"input": []}
    PROVIDER.prepare(bare, DATED)
    assert bare == {"input": []}
