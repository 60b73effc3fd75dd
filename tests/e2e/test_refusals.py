"""What is not understood completely is refused, in the API's own words, and nothing of it is sent or repeated."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openai
import pytest

from gateway.keys import new_key
from tests.support.gateway import (
    GatedUpstream,
    Gateway,
    connection,
    error_of,
    post,
    raw,
    request_bytes,
    serving,
    write_policy,
)

PLANTED = ("Wiesenthal", "wiesenthal@beispiel.example", "0170 5550142")
SECRETLY = " ".join(PLANTED)
CHAT = "/v1/chat/completions"
JSON = "Content-Type: application/json"
LIMIT = 4096


def asking(**more: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": f"Herr {SECRETLY}"}], **more}


def saying(content: Any, **more: Any) -> dict[str, Any]:
    return {"model": "m", "messages": [{"role": "user", "content": content, **more}]}


BODY = json.dumps(asking()).encode()


@pytest.fixture
async def gateway(tmp_path: Path, upstream: GatedUpstream) -> Any:
    """A gateway with a small limit; at the end nothing has reached the upstream, and the trail is in order."""
    policies = write_policy(tmp_path, limits={"max_body_bytes": LIMIT})
    async with serving(tmp_path / "state", upstream.url, policies=policies) as it:
        yield it
    assert not upstream.received
    assert not it.kinds("decided")
    it.assert_trail()


async def sent(gateway: Gateway, request: bytes) -> tuple[int, Mapping[str, str], dict[str, Any]]:
    """Status, headers (lower case) and error object of a refused raw request."""
    answer = await raw(gateway, request)
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    assert headers["content-type"] == "application/json"
    assert headers["x-request-id"].startswith("req_")
    assert not [value for value in PLANTED if value.casefold() in answer.decode().casefold()]
    error = error_of(body, PLANTED)
    assert error["type"] == "invalid_request_error"
    return int(first.split()[1]), headers, error


# ------------------------------------------------------------------ the head

PATHS = {
    "unknown": ("/v1/wiesenthal", 404, "unknown_url"),
    "root": ("/", 404, "unknown_url"),
    "no version": ("/chat/completions", 404, "unknown_url"),
    "double slash": ("//v1/chat/completions", 404, "unknown_url"),
    "inner double slash": ("/v1//chat/completions", 404, "unknown_url"),
    "dot": ("/v1/./chat/completions", 404, "unknown_url"),
    "encoded dot": ("/v1/%2e/chat/completions", 404, "unknown_url"),
    "dots": ("/v1/models/../chat/completions", 404, "unknown_url"),
    "encoded letter": ("/v1/%63hat/completions", 404, "unknown_url"),
    "encoded slash": ("/v1/chat%2fcompletions", 404, "unknown_url"),
    "upper case": ("/V1/Chat/Completions", 404, "unknown_url"),
    "trailing slash": ("/v1/chat/completions/", 404, "unknown_url"),
    "parameters": ("/v1/chat/completions;user=wiesenthal", 404, "unknown_url"),
    "fragment": ("/v1/chat/completions#wiesenthal", 404, "unknown_url"),
    "another host": ("http://wiesenthal.example/v1/chat/completions", 404, "unknown_url"),
    "stored completion": ("/v1/chat/completions/wiesenthal", 403, "endpoint_not_allowed"),
    "stored response": ("/v1/responses/wiesenthal", 403, "endpoint_not_allowed"),
    "conversations": ("/v1/conversations", 403, "endpoint_not_allowed"),
    "files": ("/v1/files", 403, "endpoint_not_allowed"),
    "client secrets": ("/v1/realtime/client_secrets", 403, "endpoint_not_allowed"),
    "organization": ("/v1/organization/users/wiesenthal", 403, "endpoint_not_allowed"),
    "Azure": ("/openai/deployments/x/assistants?api-version=2024-10-21", 403, "endpoint_not_allowed"),
    "Azure with another query": ("/openai/v1/chat/completions?user=wiesenthal", 400, "unsupported_parameter"),
    "Azure in pieces": ("/openai/deployments/x/y/../chat/completions", 404, "unknown_url"),
    "query": (f"{CHAT}?user=wiesenthal", 400, "unsupported_parameter"),
    "key in the query": (f"{CHAT}?key=wiesenthal", 400, "unsupported_parameter"),
}


@pytest.mark.parametrize(("path", "status", "code"), PATHS.values(), ids=PATHS)
async def test_a_path_is_served_exactly_or_not_at_all(gateway: Gateway, path: str, status: int, code: str) -> None:
    """Nothing is decoded, merged or ignored; an API that exists but is not served says so."""
    got, _, error = await sent(gateway, request_bytes(f"POST {path} HTTP/1.1", JSON, body=BODY))
    assert (got, error["code"]) == (status, code)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS"])
async def test_another_method_is_told_which(gateway: Gateway, method: str) -> None:
    """405 names the method that the endpoint takes."""
    got, headers, error = await sent(gateway, request_bytes(f"{method} {CHAT} HTTP/1.1"))
    assert (got, error["code"], headers["allow"]) == (405, "method_not_supported", "POST")


async def test_models_are_only_read(gateway: Gateway) -> None:
    """405 for the other endpoint."""
    for path in ("/v1/models", "/v1/models/wiesenthal"):
        got, headers, error = await sent(gateway, request_bytes(f"DELETE {path} HTTP/1.1"))
        assert (got, error["code"], headers["allow"]) == (405, "method_not_supported", "GET")


@pytest.mark.parametrize("path", [CHAT, "/v1/responses", "/v1/realtime?model=wiesenthal", "/v1/models"])
async def test_no_upgrade(gateway: Gateway, path: str) -> None:
    """A WebSocket hand-shake is answered like any other endpoint that is not served."""
    key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
    head = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n{key}\r\n\r\n"
    async with connection(gateway) as (reader, writer):
        writer.write(head.encode())
        answer = (await reader.readuntil(b"}}")).decode()
    assert answer.startswith("HTTP/1.1 403 ")
    assert error_of(answer.partition("\r\n\r\n")[2].encode(), PLANTED)["code"] == "endpoint_not_allowed"


HEADS = {
    "no content type": [],
    "text": ["Content-Type: text/plain"],
    "form": ["Content-Type: multipart/form-data; boundary=x"],
    "latin-1": ["Content-Type: application/json; charset=iso-8859-1"],
    "utf-16": ["Content-Type: application/json; charset=utf-16"],
    "no charset": ["Content-Type: application/json; charset=wiesenthal"],
    "gzip": [JSON, "Content-Encoding: gzip"],
    "deflate": [JSON, "Content-Encoding: deflate"],
    "twice": [JSON, "Content-Encoding: identity, gzip"],
}


@pytest.mark.parametrize("headers", HEADS.values(), ids=HEADS)
async def test_only_plain_json(gateway: Gateway, headers: list[str]) -> None:
    """Another media type, character set or any compression is refused before the body is looked at."""
    body = gzip.compress(BODY) if "gzip" in str(headers) else BODY
    got, _, error = await sent(gateway, request_bytes(f"POST {CHAT} HTTP/1.1", *headers, body=body))
    assert (got, error["code"]) == (415, "unsupported_media_type")


async def test_utf_8_by_its_name_is_fine(tmp_path: Path, upstream: GatedUpstream) -> None:
    """Clients that name the character set are served, and so is a chunked body."""
    async with serving(tmp_path, upstream.url) as gateway:
        status, _, _ = await post(gateway, asking(), headers={"content-type": 'application/json; charset="UTF-8"'})
        chunked = f"{len(BODY):x}\r\n".encode() + BODY + b"\r\n0\r\n\r\n"
        head = (f"POST {CHAT} HTTP/1.1", JSON, "Transfer-Encoding: chunked")
        answer = await raw(gateway, request_bytes(*head, body=chunked))
    assert (status, answer[:12]) == (200, b"HTTP/1.1 200")
    upstream.assert_absent(PLANTED)


# ------------------------------------------------------------------ size

BIG = json.dumps(asking(seed=1, stop="x" * LIMIT)).encode()


@pytest.mark.parametrize("how", ["declared", "chunked"])
async def test_a_body_that_is_too_large_ends_the_connection(gateway: Gateway, how: str) -> None:
    """413, and the connection is closed although the client would keep it."""
    length = f"Content-Length: {len(BIG)}" if how == "declared" else "Transfer-Encoding: chunked"
    body = BIG if how == "declared" else f"{len(BIG):x}\r\n".encode() + BIG + b"\r\n0\r\n\r\n"
    request = f"POST {CHAT} HTTP/1.1\r\nHost: localhost\r\n{JSON}\r\n{length}\r\n\r\n".encode() + body
    got, headers, error = await sent(gateway, request)
    assert (got, error["code"], headers["connection"]) == (413, "request_too_large", "close")


EXPECTS = {
    "too large": (CHAT, [JSON, "Content-Length: 1000000"], 413, "request_too_large"),
    "wrong type": (CHAT, ["Content-Type: text/plain", "Content-Length: 1000"], 415, "unsupported_media_type"),
    "unknown": ("/v1/x", [JSON, "Content-Length: 1000"], 404, "unknown_url"),
    "blocked": ("/v1/files", [JSON, "Content-Length: 1000"], 403, "endpoint_not_allowed"),
}


@pytest.mark.parametrize(("path", "headers", "status", "code"), EXPECTS.values(), ids=EXPECTS)
async def test_who_asks_first_is_told_before_the_body(
    gateway: Gateway, path: str, headers: list[str], status: int, code: str
) -> None:
    """With Expect: 100-continue a refusal comes instead of the 100, while not one byte of the body was sent."""
    head = request_bytes(f"POST {path} HTTP/1.1", *headers, "Expect: 100-continue")
    async with connection(gateway) as (reader, writer):
        writer.write(head)
        answer = (await reader.readuntil(b"}}")).decode()
    assert answer.startswith(f"HTTP/1.1 {status} ")
    assert "x-request-id: req_" in answer.lower()
    assert error_of(answer.partition("\r\n\r\n")[2].encode())["code"] == code


async def test_who_asks_first_and_may_is_told_to_go_on(tmp_path: Path, upstream: GatedUpstream) -> None:
    """A good head gets its 100, and then the answer."""
    head = request_bytes(f"POST {CHAT} HTTP/1.1", JSON, f"Content-Length: {len(BODY)}", "Expect: 100-continue")
    async with serving(tmp_path, upstream.url) as gateway, connection(gateway) as (reader, writer):
        writer.write(head)
        assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        writer.write(BODY)
        answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")


# ------------------------------------------------------------------ HTTP itself

BROKEN = {
    "no HTTP": b"Wiesenthal\r\n\r\n",
    "blank in the path": b"GET /wiesen thal Wiesenthal HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "control character": b"GET /v1/models HTTP/1.1\r\nHost: localhost\r\nX-Wiesenthal\x01: Wiesenthal\r\n\r\n",
    "long line": b"GET /" + b"Wiesenthal" * 1000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "long header": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + b"Wiesenthal" * 1000 + b"\r\n\r\n",
    "two lengths": request_bytes(f"POST {CHAT} HTTP/1.1", JSON, "Content-Length: 5", "Content-Length: 6", body=BODY),
    "length and chunks": request_bytes(
        f"POST {CHAT} HTTP/1.1", JSON, "Content-Length: 5", "Transfer-Encoding: chunked", body=b"0\r\n\r\n"
    ),
    "broken chunk": request_bytes(f"POST {CHAT} HTTP/1.1", JSON, "Transfer-Encoding: chunked", body=b"Wiesenthal\r\n"),
}


@pytest.mark.parametrize("request_", BROKEN.values(), ids=BROKEN)
async def test_broken_http_is_not_quoted(gateway: Gateway, request_: bytes) -> None:
    """What no parser could read is refused in the API's own shape, without a byte of it."""
    got, _, error = await sent(gateway, request_)
    assert (got, error["code"]) == (400, "invalid_request")


# ------------------------------------------------------------------ who asks

KEY, STORED = new_key()
PRESENTED = {
    "none": {},
    "wrong": {"Authorization": "Bearer pgw_wiesenthal"},
    "empty": {"Authorization": "Bearer "},
    "basic": {"Authorization": f"Basic {KEY}"},
    "the hash": {"Authorization": f"Bearer {STORED}"},
    "a part": {"x-api-key": KEY[:-1]},
}


@pytest.fixture
def guarded(tmp_path: Path, upstream: GatedUpstream) -> Path:
    principal = {"name": "desk", "keys": [STORED], "classes": ["green", "yellow"], "models": ["m", "gpt-*"]}
    own = {"name": "own", "provider": "openai_compatible", "base_url": upstream.url, "models": ["*"]}
    return write_policy(tmp_path, principals=[principal], upstreams=[{**own, "receives": ["green", "yellow", "red"]}])


@pytest.mark.parametrize("headers", PRESENTED.values(), ids=PRESENTED)
async def test_without_a_key_nothing(
    tmp_path: Path, upstream: GatedUpstream, guarded: Path, headers: dict[str, str]
) -> None:
    """401 with its challenge; the trail, which is about principals, holds nothing of somebody who is none."""
    async with serving(tmp_path, policies=guarded) as gateway:
        status, got, body = await post(gateway, asking(), headers=headers)
        error = error_of(body, [*PLANTED, KEY[:-1], STORED])
    assert (status, error["code"], got["www-authenticate"]) == (401, "invalid_api_key", "Bearer")
    assert [record["kind"] for record in gateway.records()] == ["opened", "closed"]
    assert not upstream.received


@pytest.mark.parametrize("header", ["Authorization", "x-api-key", "api-key"])
async def test_with_a_key_its_principal(tmp_path: Path, upstream: GatedUpstream, guarded: Path, header: str) -> None:
    """Each client's way to send a key works; the key is neither sent on nor recorded."""
    async with serving(tmp_path, policies=guarded) as gateway:
        value = f"Bearer {KEY}" if header == "Authorization" else KEY
        status, _, _ = await post(gateway, asking(), headers={header: value})
    assert status == 200
    assert {record.get("principal") for record in gateway.records()[1:-1]} == {"desk"}
    upstream.assert_absent([KEY, *PLANTED])
    assert KEY not in str(gateway.records())
    assert STORED[7:] not in str(gateway.records())


async def test_a_principal_may_do_what_policy_says(tmp_path: Path, upstream: GatedUpstream, guarded: Path) -> None:
    """A model or class that the principal may not use is refused; the refusal is on record, with its class."""
    async with serving(tmp_path, policies=guarded) as gateway, gateway.client(key=KEY) as client:
        with pytest.raises(openai.NotFoundError) as model:
            await client.chat.completions.create(**asking(model="o3"))
        with pytest.raises(openai.BadRequestError) as red:
            await client.chat.completions.create(**saying("Frau Weber ist schwanger."))
    assert (model.value.code, model.value.param) == ("model_not_found", "model")
    assert red.value.code == "privacy_policy_violation"
    assert not upstream.received
    refused = gateway.kinds("refused")
    assert [record["outcome"] for record in refused] == ["model_not_found", "privacy_policy_violation"]
    assert refused[1]["sensitivity"] == "red"


@pytest.mark.parametrize("header", ["Host: evil.example", "Host: localhost\r\nOrigin: https://evil.example"])
async def test_without_principals_a_web_page_is_not_served(gateway: Gateway, header: str) -> None:
    """DNS rebinding and cross-origin requests: only programs of this machine may use an open gateway."""
    reader, writer = await asyncio.open_connection(*gateway.address)
    writer.write(f"GET /v1/models HTTP/1.1\r\n{header}\r\nConnection: close\r\n\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), 30)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 400 ")
