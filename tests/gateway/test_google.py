"""Vertex AI with a service account: google-auth fetches tokens from a real server, which checks the signed assertion."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qs

import jwt
import openai
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pydantic import SecretStr

from gateway.config import ConfigError, parse_config
from gateway.errors import UpstreamUnavailable
from gateway.google import ServiceAccount, accounts
from tests.support.gateway import GatedUpstream, serving, write_policy
from tests.support.upstream import Answer, Received, error_answer, json_answer

KEY = rsa.generate_private_key(65537, 2048)
PEM = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
).decode()


class Tokens(GatedUpstream):
    """Google's token endpoint: gives a token for a rightly signed assertion, and counts."""

    def __init__(self, seconds: int = 3600) -> None:
        super().__init__()
        self.given = 0
        self.seconds = seconds

    def _answer(self, received: Received) -> Answer:
        form = parse_qs(received.body.decode())
        claims = jwt.decode(form["assertion"][0], KEY.public_key(), ["RS256"], options={"verify_aud": False})
        if self.seconds == 0 or claims["iss"] != "gateway@project.iam.gserviceaccount.com":
            return error_answer(401, "invalid_grant", "no")
        self.given += 1
        return json_answer({"access_token": f"ya29.{self.given}", "expires_in": self.seconds, "token_type": "Bearer"})


def account(tokens: str) -> str:
    return json.dumps(
        {
            "type": "service_account",
            "client_email": "gateway@project.iam.gserviceaccount.com",
            "private_key": PEM,
            "private_key_id": "1",
            "token_uri": tokens,
        }
    )


async def test_a_token_is_fetched_once_and_again_before_its_end() -> None:
    async with Tokens() as lasting, Tokens(seconds=30) as short:
        one = ServiceAccount(account(lasting.url))
        assert [await one.token(), await one.token()] == ["ya29.1", "ya29.1"]
        other = ServiceAccount(account(short.url))
        assert [await other.token(), await other.token()] == ["ya29.1", "ya29.2"]
    assert PEM[40:80] not in repr(one)


async def test_where_google_gives_none_the_upstream_is_unavailable() -> None:
    async with Tokens(seconds=0) as tokens:
        with pytest.raises(UpstreamUnavailable):
            await ServiceAccount(account(tokens.url)).token()


async def test_while_google_is_down_nobody_waits_for_another() -> None:
    """One asks for all, and for some seconds a failure is one: twenty requests do not wait one after the other."""
    async with Tokens(seconds=0) as tokens:
        one = ServiceAccount(account(tokens.url))
        found = await asyncio.gather(*(one.token() for _ in range(20)), return_exceptions=True)
        assert {type(error) for error in found} == {UpstreamUnavailable}
        asked = len(tokens.received)
        with pytest.raises(UpstreamUnavailable):
            await one.token()
        assert len(tokens.received) == asked
        tokens.seconds = 3600
        with mock.patch("gateway.google._PAUSE", 0):
            assert await one.token() == "ya29.1"


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "no json", '{"client_email": "a@b", "private_key": "secret-word"}']
)
def test_another_file_is_refused_without_a_word_of_it(content: str) -> None:
    with pytest.raises(ValueError, match="not the JSON file of a service account") as caught:
        ServiceAccount(content)
    assert "secret-word" not in str(caught.value)


def policy(base_url: str, path: Path, **more: Any) -> dict[str, Any]:
    return {
        "name": "vertex",
        "provider": "vertex",
        "base_url": base_url,
        "key": {"google": str(path)},
        "region": "EU",
        "residency": "models-of-europe-west4",
        "agreement": {"reference": "CDPA-1", "signed": "2026-01-01", "expires": "2099-01-01", "zero_retention": True},
        "receives": ["green", "yellow", "red"],
        "models": ["google/*"],
        **more,
    }


@pytest.fixture
async def upstream() -> AsyncIterator[GatedUpstream]:
    async with GatedUpstream() as it:
        yield it


async def test_a_request_goes_out_with_a_fetched_token(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with Tokens() as tokens:
        path = tmp_path / "vertex.json"
        path.write_text(account(tokens.url), encoding="utf-8")
        policies = write_policy(tmp_path, upstreams=[policy(upstream.url, path)])
        async with serving(tmp_path / "state", policies=policies) as gateway, gateway.client() as client:
            wanted = {"model": "google/gemini-2.5-flash", "messages": [{"role": "user", "content": "Frau Weber?"}]}
            for _ in range(2):
                await client.chat.completions.create(**wanted)
            tokens.seconds = 0
        assert tokens.given == 1
    first = upstream.received[0]
    assert first.header("authorization") == "Bearer ya29.1"
    assert gateway.kinds("decided")[0]["residency"] == "models-of-europe-west4"
    assert "ya29" not in str(gateway.records())
    upstream.assert_absent(["Weber"])


async def test_without_a_token_nothing_is_sent(tmp_path: Path, upstream: GatedUpstream) -> None:
    async with Tokens(seconds=0) as tokens:
        path = tmp_path / "vertex.json"
        path.write_text(account(tokens.url), encoding="utf-8")
        policies = write_policy(tmp_path, upstreams=[policy(upstream.url, path)])
        async with serving(tmp_path / "state", policies=policies) as gateway, gateway.client() as client:
            with pytest.raises(openai.APIStatusError) as caught:
                await client.chat.completions.create(model="google/x", messages=[{"role": "user", "content": "hi"}])
    assert caught.value.code == "upstream_unavailable"
    assert upstream.received == []


@pytest.mark.parametrize(
    "base",
    [
        "https://aiplatform.googleapis.com/v1/projects/p/locations/global/endpoints/openapi",
        "https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/endpoints/openapi",
        "https://europe-west2-aiplatform.googleapis.com/v1/projects/p/locations/europe-west2/endpoints/openapi",
        "https://europe-west6-aiplatform.googleapis.com/v1/projects/p/locations/europe-west6/endpoints/openapi",
    ],
)
def test_a_location_out_of_the_eu_is_not_called_eu(base: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(json.dumps({"version": 1, "upstreams": [policy(base, tmp_path / "a.json")]}))
    assert "upstreams[0].region" in str(caught.value)


def test_a_file_that_is_no_account_is_a_problem_of_the_policy(tmp_path: Path) -> None:

    base = "https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4/endpoints/openapi"
    config = parse_config(json.dumps({"version": 1, "upstreams": [policy(base, tmp_path / "a.json")]}))
    with pytest.raises(ConfigError, match="key of vertex: not the JSON file"):
        accounts(config, {"vertex": SecretStr("{}")})
    assert accounts(config, {}) == {}
