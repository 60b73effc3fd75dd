"""Clients known by tokens of an identity provider, which is a real server here, with real keys."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import jwt
import openai
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from gateway.oidc import Verifier
from tests.support.gateway import GatedUpstream, Gateway, serving, write_policy
from tests.support.upstream import Answer, Received, error_answer, json_answer

pytestmark = pytest.mark.timeout(120)
ISSUER, AUDIENCE = "https://login.example.com/realms/main", "privacy-gateway"
RSA, OTHER = rsa.generate_private_key(65537, 2048), rsa.generate_private_key(65537, 2048)
EC = ec.generate_private_key(ec.SECP256R1())
KEY = "sha256:" + hashlib.sha256(b"desk-key").hexdigest()


def public(key: Any, name: str, algorithm: str) -> dict[str, Any]:
    algorithms = {"RS256": jwt.algorithms.RSAAlgorithm, "ES256": jwt.algorithms.ECAlgorithm}
    shown = json.loads(algorithms[algorithm].to_jwk(key.public_key()))
    return {**shown, "kid": name, "use": "sig", "alg": algorithm}


class Provider(GatedUpstream):
    """Gives its keys, and counts how often."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: Any = [public(RSA, "one", "RS256"), public(EC, "two", "ES256")]
        self.asked = 0

    def _answer(self, received: Received) -> Answer:
        self.asked += 1
        return error_answer(500, None, "down") if self.keys is None else json_answer({"keys": self.keys})


def token(key: Any = RSA, kid: str = "one", algorithm: str = "RS256", headers: Any = None, **claims: Any) -> str:
    now = int(time.time())
    given = {"iss": ISSUER, "aud": AUDIENCE, "exp": now + 60, "iat": now, "azp": "crm-app", "sub": "x", **claims}
    given = {name: value for name, value in given.items() if value is not None}
    return jwt.encode(given, key, algorithm=algorithm, headers={"kid": kid, **(headers or {})})


@asynccontextmanager
async def served(tmp_path: Path, provider: Provider) -> AsyncIterator[Gateway]:
    common = {"classes": ["green", "yellow", "red"], "models": ["*"]}
    people = [
        {"name": "crm", "tokens": ["crm-app"], **common},
        {"name": "desk", "tokens": ["desk-app"], "keys": [KEY], **common},
    ]
    oidc = {"issuer": ISSUER, "audience": AUDIENCE, "jwks_url": f"http://127.0.0.1:{provider.port}/certs"}
    policies = write_policy(tmp_path, principals=people, oidc=oidc)
    async with serving(tmp_path / "state", policies=policies) as gateway:
        yield gateway


async def who(gateway: Gateway, key: str, **more: Any) -> str:
    """Name of the principal, or the code of the refusal; what was sent is never in a message."""
    async with gateway.client(key, **more) as client:
        try:
            await client.chat.completions.create(model="demo", messages=[{"role": "user", "content": "Hallo"}])
        except openai.APIStatusError as error:
            refused = error
        else:
            return str(gateway.kinds("decided")[-1]["principal"])
    assert key[-20:] not in str(refused)
    return str(refused.code)


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with Provider() as server:
        yield server


async def test_a_token_names_the_client(tmp_path: Path, provider: Provider) -> None:
    async with served(tmp_path, provider) as gateway:
        assert await who(gateway, token()) == "crm"
        assert await who(gateway, token(EC, "two", "ES256", azp="desk-app")) == "desk"
        assert await who(gateway, token(aud=["other", AUDIENCE])) == "crm"
        assert await who(gateway, "desk-key") == "desk"
        assert await who(gateway, token(azp="desk-app"), default_headers={"x-api-key": "desk-key"}) == "desk"
        assert await who(gateway, token(), default_headers={"x-api-key": "desk-key"}) == "invalid_api_key"
        assert provider.asked == 1  # keys are kept


def forged_with_the_public_key() -> str:
    """An HMAC with the public key as its secret (RFC 8725 section 2.1)."""
    pem = RSA.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    head, body, _ = token().split(".")
    head = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "one"}).encode()).decode().rstrip("=")
    signed = hmac.digest(pem, f"{head}.{body}".encode(), "sha256")
    return f"{head}.{body}." + base64.urlsafe_b64encode(signed).decode().rstrip("=")


def unsigned() -> str:
    head = base64.urlsafe_b64encode(json.dumps({"alg": "none", "kid": "one"}).encode()).decode().rstrip("=")
    return f"{head}.{token().split('.')[1]}."


@pytest.mark.parametrize(
    "wrong",
    [
        token(OTHER),
        token(kid="unknown"),
        token(aud="another"),
        token(aud=None),
        token(iss="https://evil.example"),
        token(iss=None),
        token(exp=int(time.time()) - 3600),
        token(exp=None),
        token(nbf=int(time.time()) + 3600),
        token(azp="somebody"),
        token(azp=None),
        token(azp=["crm-app"]),
        token(OTHER, headers={"jwk": public(OTHER, "one", "RS256"), "jku": "https://evil.example/keys"}),
        token()[:-8] + "AAAAAAAA",
        forged_with_the_public_key(),
        unsigned(),
        "eyJub3Q.a.token",
    ],
    ids=lambda _: "",
)
async def test_no_other_token_is_taken(tmp_path: Path, provider: Provider, wrong: str) -> None:
    async with served(tmp_path, provider) as gateway:
        assert await who(gateway, wrong) == "invalid_api_key"
        assert gateway.kinds("decided") == []


async def test_keys_are_fetched_again_when_they_change(tmp_path: Path, provider: Provider) -> None:
    """An unknown key id asks again, but not for every request."""
    async with served(tmp_path, provider) as gateway:
        assert await who(gateway, token()) == "crm"
        provider.keys = [public(OTHER, "three", "RS256")]
        assert await who(gateway, token(OTHER, "three")) == "invalid_api_key"  # it has just asked
        assert gateway.gate is not None
        verifier = gateway.gate.enforced.verifier
        assert isinstance(verifier, Verifier)
        verifier._tried -= 60
        assert await who(gateway, token(OTHER, "three")) == "crm"
        assert await who(gateway, token()) == "invalid_api_key"  # withdrawn
        assert provider.asked == 2


async def test_without_keys_nobody_is_let_in_and_known_ones_stay(tmp_path: Path, provider: Provider) -> None:
    async with served(tmp_path, provider) as gateway:
        good, provider.keys = provider.keys, None
        assert await who(gateway, token()) == "filter_unavailable"
        assert await who(gateway, "desk-key") == "desk"
        assert gateway.gate is not None
        verifier = gateway.gate.enforced.verifier
        assert isinstance(verifier, Verifier)
        provider.keys, verifier._tried = good, float("-inf")
        assert await who(gateway, token()) == "crm"
        provider.keys, verifier._tried, verifier._fetched = None, float("-inf"), float("-inf")
        assert await who(gateway, token()) == "crm"
