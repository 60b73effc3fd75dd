"""Keys of single servers: filtered like all text, and sent only to upstreams that declare the dialect."""

from __future__ import annotations

import json
from datetime import date

import pytest

from filters.detection import EntityType
from filters.endpoints.openai_chat import SPEC
from filters.errors import UnsupportedContent
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from gateway.auth import LOCAL
from gateway.config import parse_config
from gateway.errors import ModelNotFound
from gateway.routing import Router, RouteRequest
from tests.support.core import PlantedDetector, lexicon, scope

WEBER = {"Weber": (EntityType.PERSON, "surname")}
POLICY = """
version: 1
upstreams:
  - {name: plain, provider: openai_compatible, self_hosted: true, base_url: "http://a.internal/v1", receives: [green], models: ["*"]}
  - {name: vllm, provider: openai_compatible, self_hosted: true, base_url: "http://b.internal/v1", receives: [green], models: ["*"], dialects: [vllm]}
"""


def talk(message=None, **more):
    exchange = Exchange(SPEC, FilterPolicy(), scope(), lexicon())
    body = {"model": "m", "messages": [{"role": "user", "content": "x", **(message or {})}], **more}
    exchange.receive(json.dumps(body).encode())
    exchange.analyze(PlantedDetector(WEBER).detect(exchange.segments))
    dialects = exchange.dialects
    return dialects, json.loads(exchange.outgoing())


@pytest.mark.parametrize(
    ("dialect", "message", "more"),
    [
        ("vllm", {}, {"documents": [{"title": "Weber", "text": "Weber"}]}),
        ("vllm", {}, {"structured_outputs": {"choice": ["Weber", "Keiner"]}}),
        ("vllm", {}, {"bad_words": ["Weber"], "top_k": 5, "min_p": 0.1}),
        ("vllm", {}, {"chat_template_kwargs": {"enable_thinking": True, "Weber": "Weber"}}),
        ("vllm", {}, {"session_id": "Weber"}),
        ("mistral", {"content": [{"type": "thinking", "thinking": [{"type": "text", "text": "Weber"}]}]}, {}),
        ("mistral", {"role": "assistant", "content": "Weber", "prefix": True}, {"prompt_mode": "reasoning"}),
        ("azure", {}, {"user_security_context": {"end_user_id": "Weber", "source_ip": "Weber"}}),
        ("ollama", {"content": "Weber"}, {"think": "high", "options": {"num_ctx": 4096}, "keep_alive": "5m"}),
    ],
)
def test_its_text_is_filtered_and_the_dialect_noted(dialect, message, more):
    found, sent = talk(message, **more)
    assert found == {dialect}
    assert "Weber" not in json.dumps(sent)


@pytest.mark.parametrize(
    "more",
    [
        {"chat_template": "{{ messages }}"},
        {"data_sources": [{"type": "azure_search", "parameters": {"key": "Weber"}}]},
        {"stop_token_ids": [1]},
        {"allowed_token_ids": [1]},
        {"return_token_ids": True},
        {"kv_transfer_params": {}},
    ],
)
def test_what_reaches_into_the_server_is_refused(more):
    with pytest.raises(UnsupportedContent):
        talk(**more)


def test_plain_requests_have_no_dialect():
    assert talk()[0] == frozenset()


def test_it_goes_only_where_it_is_declared():
    """The router matches and never translates."""
    router = Router(parse_config(POLICY), {}, demo_allowed=False, loopback=False)

    def names(*dialects):
        asked = RouteRequest(LOCAL, "m", "chat/completions", "green", dialects=frozenset(dialects))
        return [upstream.name for upstream in router.route(asked, date(2026, 1, 1))]

    assert names() == ["plain", "vllm"]
    assert names("vllm") == ["vllm"]
    with pytest.raises(ModelNotFound, match="does not declare the dialect mistral"):
        names("mistral")
