"""The gateway's errors, each knowing how a client is told about it.

    GatewayError
    ├── ClientFault                 4xx: the request as it is will not be served
    │   ├── InvalidRequest  UnsupportedMediaType  RequestTooLarge
    │   ├── UnknownUrl  EndpointNotAllowed  MethodNotSupported
    │   ├── InvalidApiKey  ModelNotFound
    │   ├── RateLimited             a limit of this client
    │   ├── ConversationStateUnavailable   what it refers to is not known here
    │   └── PolicyRefusal           no permitted way for this class, principal or model
    ├── Stopped                     503: an administrator's emergency stop
    └── ServiceFault                5xx: it is us or the upstream
        ├── FilterUnavailable       detector, audit sink or key store cannot do its part: fail closed
        ├── Overloaded              queue full: come back later
        ├── UpstreamUnavailable  UpstreamTimeout  UpstreamAuthFailed  UpstreamInvalidResponse
        └── UpstreamDisconnected

Status, type and code follow the table in docs/errors.md. Codes never change; messages may. No message holds a
value from a request, a key, or an upstream's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType

from filters.errors import FilterError

_SDK_PATIENCE = 60.0  # seconds
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class GatewayError(Exception):
    """Base class.

    Attributes:
        status: HTTP status.
        type: the `type` of an OpenAI error object.
        code: stable code of an OpenAI error object.
        param: JSON path of the field at fault, or None.
        headers: extra response headers (``Retry-After``, ``Allow``, ``WWW-Authenticate``, ``x-should-retry``).
    """

    status = 500
    type = "server_error"
    code = "internal_error"
    default_headers: Mapping[str, str] = _NO_HEADERS

    def __init__(
        self,
        message: str,
        *,
        param: str | None = None,
        code: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.param = param
        if code is not None:
            self.code = code
        self.headers = {**self.default_headers, **(headers or {})}


class ClientFault(GatewayError):
    """The client has to change something."""

    status = 400
    type = "invalid_request_error"
    code = "invalid_request"


class InvalidRequest(ClientFault):
    """Malformed in a way of its own (query keys, headers); the filter core's `RequestError`s are mapped here too."""


class UnsupportedMediaType(ClientFault):
    """Content-Type or Content-Encoding that is not accepted (RFC 9110 section 15.5.16)."""

    status = 415
    code = "unsupported_media_type"


class RequestTooLarge(ClientFault):
    """The body exceeds the limit."""

    status = 413
    code = "request_too_large"
    default_headers = MappingProxyType({"Connection": "close"})


class UnknownUrl(ClientFault):
    """No API of ours lists this path."""

    status = 404
    code = "unknown_url"


class EndpointNotAllowed(ClientFault):
    """The path is known and deliberately not served."""

    status = 403
    code = "endpoint_not_allowed"


class MethodNotSupported(ClientFault):
    """Known path, other method; carries ``Allow``."""

    status = 405
    code = "method_not_supported"


class InvalidApiKey(ClientFault):
    """Missing or unknown gateway key."""

    status = 401
    code = "invalid_api_key"
    default_headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class ModelNotFound(ClientFault):
    """No upstream that this principal may use serves the model (the API's native form of a refusal)."""

    status = 404
    code = "model_not_found"


class PolicyRefusal(ClientFault):
    """Policy permits no way for this request."""

    status = 400
    code = "privacy_policy_violation"


class ConversationStateUnavailable(ClientFault):
    """What a stored object needs to be restored is not in the vault; tokens are never handed out in its place."""

    code = "conversation_state_unavailable"


class Stopped(GatewayError):
    """An administrator has stopped it; asking again soon is of no use."""

    status = 503
    code = "gateway_stopped"
    default_headers = MappingProxyType({"Retry-After": "300", "x-should-retry": "false"})


class RateLimited(ClientFault):
    """A limit of this client refuses the request before anything is spent; carries when to come back.

    Args:
        seconds: until it may be different.
        kind: ``requests`` or ``tokens``, the `type` of OpenAI's error.
    """

    status = 429
    type = "requests"
    code = "rate_limit_exceeded"

    def __init__(self, message: str, *, seconds: float = 1.0, kind: str = "requests") -> None:
        again = {"Retry-After": str(ceil(seconds)), "retry-after-ms": str(ceil(seconds * 1000))}
        # The SDKs wait a minute at most and would then ask again in vain.
        super().__init__(message, headers={**again, **({"x-should-retry": "false"} if seconds > _SDK_PATIENCE else {})})
        self.type = kind


class ServiceFault(GatewayError):
    """Not the client's fault."""

    status = 503


class FilterUnavailable(ServiceFault):
    """The detector, the audit sink or the key store failed: nothing is sent."""

    code = "filter_unavailable"
    default_headers = MappingProxyType({"Retry-After": "5"})


class Overloaded(ServiceFault):
    """A bounded queue is full."""

    code = "filter_unavailable"
    default_headers = MappingProxyType({"Retry-After": "1"})


class UpstreamFault(ServiceFault):
    """Base of what goes wrong on the way to the upstream and back."""

    status = 502


class UpstreamUnavailable(UpstreamFault):
    """Connection, TLS or DNS failure; nothing was executed, a retry is fine."""

    code = "upstream_unavailable"


class UpstreamInvalidResponse(UpstreamFault):
    """HTML, a redirect, another media type, broken framing: never passed on."""

    code = "upstream_invalid_response"
    default_headers = MappingProxyType({"x-should-retry": "false"})


class UpstreamAuthFailed(UpstreamFault):
    """The upstream rejects *our* credential; its text may show part of the key and is dropped."""

    code = "upstream_auth_failed"
    default_headers = MappingProxyType({"x-should-retry": "false"})


class UpstreamTimeout(UpstreamFault):
    """No first byte in time; the request may have been executed."""

    status = 504
    code = "upstream_timeout"
    default_headers = MappingProxyType({"x-should-retry": "false"})


class UpstreamDisconnected(UpstreamFault):
    """It broke off in the middle of an answer."""

    code = "upstream_disconnected"
    default_headers = MappingProxyType({"x-should-retry": "false"})


def from_filter_error(error: FilterError) -> GatewayError:
    """Map an error of the filter core to what the client is told."""
    status = error.status
    base: type[GatewayError] = ClientFault if status < 500 else (UpstreamFault if status == 502 else ServiceFault)
    mapped = base(error.message, param=error.param, code=error.code)
    mapped.status = status
    if status == 502:
        mapped.headers.setdefault("x-should-retry", "false")
    return mapped
