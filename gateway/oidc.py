"""Clients known by tokens of an identity provider (OpenID Connect Core 1.0, RFC 7519, RFC 8725).

A bearer token that is a JWT is verified with the provider's public keys (RFC 7517), fetched over TLS from where policy
says and nowhere else: what a token says of its own keys (``jku``, ``x5u``, ``jwk``) is not looked at. Signatures are
asymmetric; issuer, audience and expiry must be there and right. One claim names the client.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any, Final

import jwt

from gateway.config import Config
from gateway.errors import FilterUnavailable, GatewayError, InvalidApiKey
from gateway.policies_principals import OidcSection
from gateway.transport import Transport, UpstreamRequest
from gateway.upstream import AiohttpTransport, read_all

_ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
_LEEWAY: Final = 30  # seconds that clocks may differ
_FRESH: Final = 600.0  # seconds for which keys are taken as they are
_PAUSE: Final = 10.0  # seconds between two fetches, whatever tokens say
_PATIENCE: Final = 5.0  # seconds that the identity provider has
_MAX_KEYS: Final = 256 * 1024
_WRONG: Final = "The token is not one that this gateway takes: its signature, issuer, audience or time is not right."


def looks_like_token(key: str) -> bool:
    """Whether a key is a JWT rather than one of the gateway's own keys."""
    return key.startswith("eyJ") and key.count(".") == 2


def verifier_of(config: Config, known: Verifier | None) -> Verifier | None:
    """Return the verifier that policy wants: the one before, with its keys, where the section is the same."""
    if config.oidc is None or (known is not None and known.section == config.oidc):
        return known if config.oidc is not None else None
    seconds = config.limits.connect_timeout_seconds
    transport = AiohttpTransport(connect_timeout=seconds, first_byte_timeout=_PATIENCE, idle_timeout=_PATIENCE)
    return Verifier(config.oidc, transport)


class Verifier:
    """Verifies tokens of one identity provider.

    Args:
        section: of the policy.
        transport: fetches the keys.
        clock: seconds that only go forward.
    """

    def __init__(self, section: OidcSection, transport: Transport, clock: Callable[[], float] = monotonic) -> None:
        self.section = section
        self._transport = transport
        self._clock = clock
        self._keys: Mapping[str, jwt.PyJWK] = {}
        self._fetched = float("-inf")
        self._tried = float("-inf")
        self._fetching = asyncio.Lock()

    async def client_of(self, token: str) -> str:
        """Return the client that a token names.

        Raises:
            InvalidApiKey: the token is not valid here; nothing of it is in the message.
            FilterUnavailable: there are no keys to verify it with.
        """
        try:
            name = str(jwt.get_unverified_header(token).get("kid") or "")
        except jwt.PyJWTError:
            raise InvalidApiKey(_WRONG) from None
        now = self._clock()
        if now - self._fetched > _FRESH or name not in self._keys:
            await self._fetch()
        key = self._keys.get(name)
        if key is None:
            raise InvalidApiKey(_WRONG)
        return self._claim(token, key)

    async def close(self) -> None:
        """Let go of connections."""
        await self._transport.close()

    def _claim(self, token: str, key: jwt.PyJWK) -> str:
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=list(_ALGORITHMS),
                audience=self.section.audience,
                issuer=self.section.issuer,
                leeway=_LEEWAY,
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError, TypeError):
            raise InvalidApiKey(_WRONG) from None
        client = claims.get(self.section.claim)
        if not isinstance(client, str) or not client:
            raise InvalidApiKey("The token does not name a client.")
        return client

    async def _fetch(self) -> None:
        """Fetch the provider's keys, unless that was just done; old ones stay where it fails."""
        async with self._fetching:
            if self._clock() - self._tried < _PAUSE:
                return
            self._tried = self._clock()
            try:
                self._keys = _read(await self._body())
                self._fetched = self._clock()
            except (GatewayError, ValueError, TypeError, KeyError, jwt.PyJWTError):
                if not self._keys:
                    raise FilterUnavailable("The keys of the identity provider cannot be fetched.") from None

    async def _body(self) -> bytes:
        response = await self._transport.send(
            UpstreamRequest("GET", self.section.jwks_url, {"accept": "application/json"}, b"")
        )
        try:
            if response.status != 200:
                raise FilterUnavailable("The identity provider does not give its keys.")
            return await read_all(response, _MAX_KEYS)
        finally:
            await response.close()


def _read(body: bytes) -> dict[str, jwt.PyJWK]:
    """The keys by their id; symmetric ones and those that are not for signatures are left out."""
    found: dict[str, jwt.PyJWK] = {}
    for item in json.loads(body)["keys"]:
        if item.get("kty") in ("RSA", "EC", "OKP") and item.get("use", "sig") == "sig":
            found[str(item.get("kid") or "")] = jwt.PyJWK(item)
    return found
