"""The API over TLS, and clients known by their certificates, with real handshakes and the official client."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import ssl
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openai
import pytest
from cryptography import x509
from openai import AsyncOpenAI

from gateway import tls
from gateway.policies_principals import TlsSection
from gateway.problems import ConfigError
from tests.support.gateway import PATIENCE, Gateway, serving, write_policy
from tests.support.upstream import LoopbackCA

pytestmark = pytest.mark.timeout(120)
CRM, DESK = "CN=crm,O=Beispiel GmbH", "CN=desk,O=Beispiel GmbH"
KEY = "sha256:" + hashlib.sha256(b"desk-key").hexdigest()


@pytest.fixture
def ca() -> LoopbackCA:
    return LoopbackCA()


def policy(directory: Path, ca: LoopbackCA, **more: Any) -> Path:
    ca.write(directory / "ca.pem")
    ca.issue(directory / "server.pem", "CN=gateway")
    common = {"classes": ["green", "yellow", "red"], "models": ["*"]}
    people = [
        {"name": "crm", "certificates": [CRM], **common},
        {"name": "desk", "certificates": [DESK], "keys": [KEY], **common},
    ]
    section = {"certificate": str(directory / "server.pem"), "client_ca": str(directory / "ca.pem")}
    return write_policy(directory, principals=people, tls=section, **more)


def client(gateway: Gateway, ca: LoopbackCA, certificate: Path | None = None, key: str = "unused") -> AsyncOpenAI:
    context = ca.client_context()
    if certificate is not None:
        context.load_cert_chain(certificate)
    http = openai.DefaultAsyncHttpxClient(verify=context, timeout=PATIENCE)
    return AsyncOpenAI(base_url=gateway.url, api_key=key, max_retries=0, http_client=http)


async def who(gateway: Gateway, ca: LoopbackCA, certificate: Path | None = None, key: str = "unused") -> str:
    """Name of the principal that a request was put on record for, or the code of the refusal."""
    async with client(gateway, ca, certificate, key) as it:
        try:
            await it.chat.completions.create(model="demo", messages=[{"role": "user", "content": "Hallo"}])
        except openai.APIStatusError as error:
            return str(error.code)
    return str(gateway.kinds("decided")[-1]["principal"])


async def test_a_client_is_known_by_its_certificate(tmp_path: Path, ca: LoopbackCA) -> None:
    crm, desk, nobody = (tmp_path / f"{name}.pem" for name in ("crm", "desk", "nobody"))
    for file, subject in ((crm, CRM), (desk, DESK), (nobody, "CN=nobody")):
        ca.issue(file, subject, client=True)
    async with serving(tmp_path / "state", policies=policy(tmp_path, ca)) as gateway:
        assert gateway.api.startswith("https://")
        assert await who(gateway, ca, crm) == "crm"
        assert await who(gateway, ca, desk) == "desk"
        assert await who(gateway, ca, desk, "desk-key") == "desk"
        assert await who(gateway, ca, None, "desk-key") == "desk"
        assert await who(gateway, ca, crm, "desk-key") == "invalid_api_key"  # of two clients
        assert await who(gateway, ca, nobody) == "invalid_api_key"
        assert await who(gateway, ca, None) == "invalid_api_key"
        assert "Beispiel" not in str(gateway.records())


async def test_a_certificate_of_another_authority_gets_no_connection(tmp_path: Path, ca: LoopbackCA) -> None:
    foreign = tmp_path / "foreign.pem"
    LoopbackCA().issue(foreign, CRM, client=True)
    async with serving(tmp_path / "state", policies=policy(tmp_path, ca)) as gateway:
        with pytest.raises(openai.APIConnectionError):
            await who(gateway, ca, foreign)
        assert gateway.kinds("decided") == []


async def test_old_versions_and_plain_http_are_not_spoken(tmp_path: Path, ca: LoopbackCA) -> None:
    async with serving(tmp_path / "state", policies=policy(tmp_path, ca)) as gateway:
        host, _, port = gateway.api.removeprefix("https://").rpartition(":")
        context = ca.client_context()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Python warns of them, too
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
        with pytest.raises((ssl.SSLError, ConnectionError)):
            await asyncio.open_connection(host, int(port), ssl=context)
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" not in await reader.read(1000)
        writer.close()


def served_certificate(gateway: Gateway, ca: LoopbackCA) -> str:
    host, _, port = gateway.api.removeprefix("https://").rpartition(":")
    with socket.create_connection((host, int(port)), PATIENCE) as plain:
        context = ca.client_context()
        with context.wrap_socket(plain, server_hostname="localhost") as secure:
            shown = secure.getpeercert(binary_form=True)
    assert shown is not None
    return x509.load_der_x509_certificate(shown).subject.rfc4514_string()


async def test_a_renewed_certificate_is_used_without_a_restart(tmp_path: Path, ca: LoopbackCA) -> None:
    async with serving(tmp_path / "state", policies=policy(tmp_path, ca)) as gateway:
        assert await asyncio.to_thread(served_certificate, gateway, ca) == "CN=gateway"
        ca.issue(tmp_path / "server.pem", "CN=renewed")
        async with asyncio.timeout(PATIENCE):
            while await asyncio.to_thread(served_certificate, gateway, ca) != "CN=renewed":
                await asyncio.sleep(0.1)
        (tmp_path / "server.pem").write_text("broken", encoding="ascii")
        assert gateway.reloader is not None
        assert not await gateway.reloader.reload()
        assert await asyncio.to_thread(served_certificate, gateway, ca) == "CN=renewed"


@pytest.mark.parametrize(
    ("content", "key"),
    [({}, "tls.certificate"), ({"server.pem": "x"}, "tls.certificate"), ({"ca.pem": "x"}, "tls.client_ca")],
)
def test_what_is_wrong_is_named(tmp_path: Path, ca: LoopbackCA, content: Mapping[str, str], key: str) -> None:
    if content:
        ca.issue(tmp_path / "server.pem", "CN=gateway")
        ca.write(tmp_path / "ca.pem")
    for name, text in content.items():
        (tmp_path / name).write_text(text, encoding="ascii")
    section = TlsSection(certificate=str(tmp_path / "server.pem"), client_ca=str(tmp_path / "ca.pem"))
    with pytest.raises(ConfigError) as error:
        tls.server_context(section)
    assert [problem.key for problem in error.value.problems] == [key]
