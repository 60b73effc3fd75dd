"""What clients see besides the answer itself: error shapes, headers, and the paths that are known but not served.

Errors come in the shape of the API that the client speaks (shared error tables: docs/errors.md): OpenAI's
``{"error": {message, type, param, code}}``, Anthropic's ``{"type": "error", "error": {type, message}, request_id}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from filters.endpoints.base import Api
from gateway.errors import GatewayError, InvalidRequest, Overloaded

#: Response headers of an upstream that a client may see (protocol notes, section 3). Everything else stays here.
_PASSED_RESPONSE_HEADERS = re.compile(
    r"openai-processing-ms|openai-version|x-ratelimit-(?:limit|remaining|reset)-(?:requests|tokens)|retry-after"
    r"|retry-after-ms|x-should-retry|openai-poll-after-ms|anthropic-ratelimit-[a-z\-]{1,40}",
    re.IGNORECASE,
)
_HEADER_VALUE = re.compile(r"[A-Za-z0-9 ,.:+_\-]{1,128}")
_UPSTREAM_ID = re.compile(r"[A-Za-z0-9_\-]{1,128}")

#: APIs of OpenAI and Anthropic that exist and are refused as a whole: they store, fetch or execute at the provider,
#: carry what cannot be inspected, or open a way around the gateway.
_KNOWN_PATHS = re.compile(
    r"/(?:v1|openai/v1)/(?:chat/completions|completions|embeddings|moderations|responses|conversations|decisions|images"
    r"|audio|files|uploads|batches|vector_stores|containers|skills|fine_tuning|evals|graders|assistants|threads|agents"
    r"|vaults|chatkit|realtime|live|videos|content_provenance_checks|safety|webhook_endpoints|organization"
    r"|organizations|projects|messages|complete|sessions|environments|memory_stores|user_profiles|tunnels|models"
    r"|rerank|score|tokenize|detokenize|pooling)(?:/[^?]*)?"
    r"|/openai/deployments/[^?]+|/openai/(?!v1)[^?]+"
)
_ANTHROPIC_VERSIONS = ("2023-06-01", "2026-10-21")
#: Betas that change how an answer is made, not where data goes: no tool that the provider runs, no file that it keeps.
_ANTHROPIC_BETAS = frozenset(
    {
        "claude-code-20250219",
        "interleaved-thinking-2025-05-14",
        "fine-grained-tool-streaming-2025-05-14",
        "token-efficient-tools-2025-02-19",
        "output-128k-2025-02-19",
        "context-1m-2025-08-07",
        "context-management-2025-06-27",
        "prompt-caching-2024-07-31",
        "extended-cache-ttl-2025-04-11",
        "structured-outputs-2025-11-13",
        "effort-2025-11-24",
    }
)
_ANTHROPIC_TYPES: Mapping[int, str] = MappingProxyType(
    {
        400: "invalid_request_error",
        401: "authentication_error",
        402: "billing_error",
        403: "permission_error",
        404: "not_found_error",
        413: "request_too_large",
        429: "rate_limit_error",
        504: "timeout_error",
        529: "overloaded_error",
    }
)


def is_known_path(path: str) -> bool:
    """Whether `path` belongs to an API that exists, though it is not served."""
    return not path.endswith("/") and "/." not in path and _KNOWN_PATHS.fullmatch(path) is not None


def speaks_anthropic(path: str, headers: Mapping[str, str]) -> bool:
    """Whether the client expects Anthropic's error shape."""
    return path.startswith("/v1/messages") or "anthropic-version" in headers


def error_body(error: GatewayError, request_id: str, *, anthropic: bool) -> dict[str, Any]:
    """Return an error in the client's own shape: OpenAI's with all four keys, always.

    Anthropic has no code field, so the code goes into the text.
    """
    if not anthropic:
        return {
            "error": {"message": error.message, "type": error.type, "param": error.param, "code": error.code},
        }
    kind = _ANTHROPIC_TYPES.get(error.status, "api_error" if error.status >= 500 else "invalid_request_error")
    if isinstance(error, Overloaded):
        kind = "overloaded_error"
    inner = {"type": kind, "message": f"{error.message} ({error.code})"}
    return {"type": "error", "error": inner, "request_id": request_id}


def passed_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Pick the upstream's response headers that the client may see."""
    passed = {
        name.lower(): value
        for name, value in headers.items()
        if _PASSED_RESPONSE_HEADERS.fullmatch(name) and _HEADER_VALUE.fullmatch(value)
    }
    upstream_id = headers.get("x-request-id") or headers.get("request-id") or ""
    if _UPSTREAM_ID.fullmatch(upstream_id):
        passed["x-upstream-request-id"] = upstream_id
    return passed


def upstream_headers(api: Api, headers: Mapping[str, str]) -> dict[str, str]:
    """Pick the client's headers that go on to the upstream, each value of a closed list. Everything else stays here.

    A beta that is not on the list is left out: it would switch on keys that no table knows, and those are refused.

    Raises:
        InvalidRequest: a version of Anthropic's API that is not known here.
    """
    if api != "anthropic":
        return {}
    version = headers.get("anthropic-version", _ANTHROPIC_VERSIONS[0])
    if version not in _ANTHROPIC_VERSIONS:
        raise InvalidRequest("This version of the API is not known here.", param="anthropic-version")
    asked = {name.strip() for name in headers.get("anthropic-beta", "").split(",")}
    betas = sorted(asked & _ANTHROPIC_BETAS)
    return {"anthropic-version": version, **({"anthropic-beta": ",".join(betas)} if betas else {})}


def own_headers(request_id: str, *, anthropic: bool) -> dict[str, str]:
    """Headers of every answer."""
    identified = {
        "x-request-id": request_id,
        "x-privacy-request-id": request_id,
        "cache-control": "no-store",
        "server": "privacy-gateway",
    }
    return {**identified, "request-id": request_id} if anthropic else identified


def decision_headers(sensitivity: str, upstream: str, entities: Mapping[str, int]) -> dict[str, str]:
    """Headers that tell a client what was done with its request."""
    by_type: dict[str, int] = {}
    for key, count in entities.items():
        label = key.partition("/")[0]
        by_type[label] = by_type.get(label, 0) + count
    return {
        "x-privacy-class": sensitivity,
        "x-privacy-upstream": upstream,
        "x-privacy-entities": ", ".join(f"{label}={count}" for label, count in sorted(by_type.items())) or "none",
    }
