from __future__ import annotations

import pytest

from gateway import wire
from gateway.errors import InvalidApiKey, Overloaded, PolicyRefusal, UpstreamTimeout


def test_openai_errors_have_all_four_keys():
    body = wire.error_body(PolicyRefusal("no", param="messages[0]"), "req_1", anthropic=False)
    assert body == {
        "error": {
            "message": "no",
            "type": "invalid_request_error",
            "param": "messages[0]",
            "code": "privacy_policy_violation",
        }
    }


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PolicyRefusal("x"), "invalid_request_error"),
        (InvalidApiKey("x"), "authentication_error"),
        (UpstreamTimeout("x"), "timeout_error"),
        (Overloaded("x"), "overloaded_error"),
    ],
)
def test_anthropic_errors_have_its_shape_and_the_code_in_the_text(error, kind):
    body = wire.error_body(error, "req_1", anthropic=True)
    assert body == {"type": "error", "error": {"type": kind, "message": f"x ({error.code})"}, "request_id": "req_1"}


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("/v1/responses", True), ("/v1/responses/resp_1/cancel", True), ("/v1/embeddings", True), ("/v1/messages", True),
        ("/v1/messages/count_tokens", True), ("/v1/realtime/client_secrets", True), ("/v1/chat/completions/x", True),
        ("/openai/deployments/d/chat/completions", True), ("/openai/v1/responses", True), ("/v1/nonsense", False),
        ("/", False), ("/v1", False), ("/V1/responses", False), ("//v1/responses", False),
    ],
)  # fmt: skip
def test_known_apis_are_told_from_unknown_urls(path, known):
    assert known == wire.is_known_path(path)


def test_only_harmless_response_headers_pass():
    """Protocol notes, section 3."""
    passed = wire.passed_headers(
        {
            "Retry-After": "5", "X-RateLimit-Limit-Requests": "60", "openai-processing-ms": "12", "x-request-id": "req_up",
            "Set-Cookie": "a=b", "openai-organization": "org", "Server": "x", "x-should-retry": "ü", "cf-ray": "1",
        }
    )  # fmt: skip
    assert passed == {
        "retry-after": "5",
        "x-ratelimit-limit-requests": "60",
        "openai-processing-ms": "12",
        "x-upstream-request-id": "req_up",
    }


def test_entities_are_counted_by_type():
    headers = wire.decision_headers("red", "demo", {"PERSON/token": 2, "PERSON/mask": 1, "EMAIL/token": 1})
    assert headers["x-privacy-entities"] == "EMAIL=1, PERSON=3"
    assert wire.decision_headers("green", "demo", {})["x-privacy-entities"] == "none"


def test_who_speaks_anthropic():
    assert wire.speaks_anthropic("/v1/messages", {})
    assert wire.speaks_anthropic("/v1/x", {"anthropic-version": "2023-06-01"})
    assert not wire.speaks_anthropic("/v1/chat/completions", {})
