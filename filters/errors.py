"""The errors of the filter core.

    FilterError
    ├── LocalError            the caller of the library misused it (a bug on our side)
    │   └── ExchangeStateError
    ├── RequestError          the client's request cannot be filtered; it is refused, never sent in part
    │   ├── MalformedBody            not the JSON that the API asks for
    │   ├── UnsupportedParameter     a key, item or type that no reviewed table lists
    │   ├── UnsupportedContent       known, but its content cannot be read (images, audio, stored files …)
    │   ├── StatefulRequest          asks for state at the provider that policy does not allow
    │   ├── PolicyBlocked            an entity whose action is ``block``
    │   └── ResidualValue            the egress guard found a value in the body about to be sent
    └── ResponseError         the upstream's answer cannot be handed on
        ├── MalformedResponse        not the media type, encoding or framing that the API promises
        ├── UpstreamDisconnected     it ended before it was complete
        └── RestorationRefused       restoring it would break a rule (a secret in tool arguments …)

House rule: no message and no attribute ever holds inspected text. ``param`` is a JSON path made of protocol
keys and indexes; keys that do not look like a vendor's are shown as ``{*}``.
"""

from __future__ import annotations


class FilterError(Exception):
    """Base of everything raised by `filters`.

    Attributes:
        code: stable machine-readable code for the client, see `shared` error tables in docs/errors.md.
        param: JSON path of the offending field in the client's notation, or None.
        status: HTTP status that fits (a hint for the gateway).
    """

    code = "filter_error"
    status = 500

    def __init__(self, message: str, *, param: str | None = None, code: str | None = None) -> None:
        if type(self) is FilterError:
            raise TypeError("raise a subclass of FilterError")
        super().__init__(message)
        self.message = message
        self.param = param
        if code is not None:
            self.code = code


class LocalError(FilterError):
    """We misused our own core."""

    code = "internal_error"


class ExchangeStateError(LocalError):
    """A method was called in a state where it is not legal (see the table at the head of exchange.py)."""


class RequestError(FilterError):
    """The request is refused; nothing of it was sent."""

    status = 400
    code = "invalid_request"


class MalformedBody(RequestError):
    """RFC 8259 JSON with unique keys, finite numbers and valid UTF-8 was expected."""

    code = "invalid_json"


class UnsupportedParameter(RequestError):
    """A protocol key or ``type`` that the reviewed table of this endpoint does not list."""

    code = "unsupported_parameter"


class UnsupportedContent(RequestError):
    """A field whose content cannot be inspected."""

    code = "privacy_policy_violation"


class StatefulRequest(RequestError):
    """The request refers to or creates state at the provider."""

    code = "stateful_request_not_allowed"


class PolicyBlocked(RequestError):
    """Policy says ``block`` for something that was found."""

    code = "privacy_policy_violation"


class ResidualValue(RequestError):
    """The egress guard found a distinctive value in the outgoing body."""

    code = "privacy_policy_violation"


class ResponseError(FilterError):
    """The answer cannot be handed on as it is."""

    status = 502
    code = "upstream_invalid_response"


class MalformedResponse(ResponseError):
    """Wrong media type, encoding or framing."""


class UpstreamDisconnected(ResponseError):
    """The upstream ended before its answer was complete."""

    code = "upstream_disconnected"


class RestorationRefused(ResponseError):
    """The answer holds something that may not be restored where it stands."""

    code = "restoration_failed"
