"""What the proxy itself says: errors in the shape of the client's API, and a page for people."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

_KEY: Final = re.compile(r"[!-~]{1,8192}")
_ANTHROPIC_TYPES: Final = MappingProxyType({401: "authentication_error", 403: "permission_error"})
_OPENAI_TYPES: Final = MappingProxyType({503: "server_error"})


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the proxy's own: status, body, headers."""

    status: int
    body: bytes
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saying:
    """A status, its code and its text; the code never changes, the text may."""

    status: int
    code: str
    message: str


NO_CREDENTIALS: Final = Saying(
    401, "proxy_authorization_missing", "The proxy was not told who you are: give it a key of the privacy gateway."
)
PLAIN_HTTP: Final = Saying(403, "https_required", "This API is reached by https:// only.")
NO_UPGRADE: Final = Saying(403, "endpoint_not_allowed", "Protocol upgrades are not served.")
GATEWAY_DOWN: Final = Saying(503, "gateway_unavailable", "The privacy gateway does not answer, so nothing was sent.")
WENT_WRONG: Final = Saying(503, "gateway_unavailable", "The proxy could not handle this request, so nothing was sent.")
REFUSED_HOST: Final = Saying(403, "host_not_allowed", "This host is not reached through this proxy, by policy.")


def error(saying: Saying, *, anthropic: bool) -> Answer:
    """An error in the shape of the client's API."""
    inner: dict[str, object]
    if anthropic:
        kind = _ANTHROPIC_TYPES.get(saying.status, "api_error")
        body: dict[str, object] = {
            "type": "error",
            "error": {"type": kind, "message": f"{saying.message} ({saying.code})"},
        }
    else:
        inner = {"message": saying.message, "type": _OPENAI_TYPES.get(saying.status, "invalid_request_error")}
        body = {"error": {**inner, "param": None, "code": saying.code}}
    again = {"Retry-After": "5"} if saying.status == 503 else {}
    return Answer(saying.status, json.dumps(body).encode(), {"Content-Type": "application/json", **_OWN, **again})


def challenge() -> Answer:
    """Ask for the key, as a proxy does (RFC 9110 section 11.7.1)."""
    text = "Give the proxy a key of the privacy gateway: http://user:KEY@proxy. (proxy_authorization_missing)\n"
    return Answer(407, text.encode(), {"Proxy-Authenticate": 'Basic realm="privacy-gateway"', **_TEXT})


def not_tunnelled() -> Answer:
    """Refuse a tunnel."""
    return Answer(403, f"{REFUSED_HOST.message} ({REFUSED_HOST.code})\n".encode(), _TEXT)


def page(pattern: str) -> Answer:
    """Say to people why a host is refused. Of the request there is nothing in it; `pattern` is the policy's line."""
    body = _PAGE.replace("{pattern}", html.escape(pattern)).encode()
    return Answer(403, body, {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": _CSP, **_OWN})


def key_of(header: str | None) -> str | None:
    """Return the gateway's key from ``Proxy-Authorization``: Bearer, or Basic with the key as password.

    A Basic user without a password is the key (``http://KEY@proxy``). None if there is none that a header can carry.
    """
    scheme, _, rest = (header or "").strip().partition(" ")
    key = rest.strip()
    if scheme.casefold() == "basic":
        try:
            user, _, password = base64.b64decode(key, validate=True).decode("utf-8").partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        key = password or user
    elif scheme.casefold() != "bearer":
        return None
    return key if _KEY.fullmatch(key) else None


_OWN: Final = MappingProxyType({"Cache-Control": "no-store", "Server": "privacy-gateway"})
_TEXT: Final = MappingProxyType({"Content-Type": "text/plain; charset=utf-8", **_OWN})
_CSP: Final = "default-src 'none'; style-src 'unsafe-inline'"
_PAGE: Final = """<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Gesperrt / Blocked</title>
<style>body{font:1rem/1.5 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}code{background:#eee}</style>
</head><body>
<h1>Diese Seite ist im Firmennetz gesperrt</h1>
<p>Was man in einen öffentlichen KI-Dienst tippt, verlässt das Haus im Klartext. Namen, Adressen oder Gesundheitsangaben
von Kunden und Kollegen dürfen das ohne Vertrag zur Auftragsverarbeitung nicht (DSGVO Art. 28, 44). Web-Oberflächen
lassen sich nicht so filtern, dass nichts davon durchkommt; deshalb sind sie gesperrt und nicht gefiltert.</p>
<p><strong>Was stattdessen geht:</strong> Programme, die eine KI-Schnittstelle (API) benutzen, laufen über das
Privacy-Gateway. Fragen Sie Ihre IT oder die Datenschutzbeauftragten nach einem Zugang.</p>
<hr>
<div lang="en">
<h1>This site is blocked in this network</h1>
<p>What is typed into a public AI service leaves the house in clear. Names, addresses or health data of customers and
colleagues may not do so without a data-processing agreement (GDPR Art. 28, 44). Web pages cannot be filtered such that
nothing of it gets through, so they are blocked and not filtered.</p>
<p><strong>What works instead:</strong> programs that use an AI service's API go through the privacy gateway. Ask your
IT department or your data-protection officer for access.</p>
</div>
<p><small>policies.yaml: <code>mitm.refused</code>, <code>{pattern}</code></small></p>
</body></html>
"""
