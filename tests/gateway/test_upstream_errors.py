"""Every error that aiohttp can raise becomes one of ours, without a word of the upstream; what is tried again."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import client_exceptions, http_exceptions
from aiohttp.client_reqrep import ConnectionKey, RequestInfo
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from gateway.errors import UpstreamDisconnected, UpstreamInvalidResponse, UpstreamTimeout, UpstreamUnavailable
from gateway.transport import UpstreamRequest
from gateway.upstream import AiohttpTransport, body_fault, head_fault, read_all

SECRET = "Geheimnis"
LIMITS = {"connect_timeout": 2.0, "first_byte_timeout": 0.4, "idle_timeout": 0.4}

KEY = ConnectionKey("host", 443, True, True, None, None, None)
INFO = RequestInfo(URL(f"https://host/?key={SECRET}"), "POST", CIMultiDictProxy(CIMultiDict()))
OS_ERROR = OSError(104, SECRET)
RESPONSE_ERROR = ((INFO, ()), {"message": SECRET})


@asynccontextmanager
async def transport():
    opened = AiohttpTransport(**{**LIMITS, "first_byte_timeout": 5})
    try:
        yield opened
    finally:
        await opened.close()
        await asyncio.sleep(0)


# class -> how to make one, what it means before and after request bytes left
ERRORS = {
    "ClientError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "ClientResponseError": (RESPONSE_ERROR, UpstreamInvalidResponse, UpstreamInvalidResponse),
    "ContentTypeError": (RESPONSE_ERROR, UpstreamInvalidResponse, UpstreamInvalidResponse),
    "WSServerHandshakeError": (RESPONSE_ERROR, UpstreamInvalidResponse, UpstreamInvalidResponse),
    "ClientHttpProxyError": (RESPONSE_ERROR, UpstreamUnavailable, UpstreamUnavailable),
    "TooManyRedirects": (RESPONSE_ERROR, UpstreamInvalidResponse, UpstreamInvalidResponse),
    "ClientConnectionError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "ClientConnectionResetError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "ClientOSError": ((104, SECRET), UpstreamUnavailable, UpstreamDisconnected),
    "ClientConnectorError": ((KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "ClientConnectorDNSError": ((KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "ClientProxyConnectionError": ((KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "UnixClientConnectorError": ((SECRET, KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "ServerConnectionError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "ServerDisconnectedError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "ServerTimeoutError": ((SECRET,), UpstreamUnavailable, UpstreamTimeout),
    "ConnectionTimeoutError": ((SECRET,), UpstreamUnavailable, UpstreamUnavailable),
    "SocketTimeoutError": ((SECRET,), UpstreamUnavailable, UpstreamTimeout),
    "ServerFingerprintMismatch": ((b"a", b"b", "host", 443), UpstreamUnavailable, UpstreamUnavailable),
    "ClientPayloadError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "UploadAbortedError": ((SECRET,), UpstreamUnavailable, UpstreamDisconnected),
    "InvalidURL": ((SECRET,), UpstreamUnavailable, UpstreamUnavailable),
    "InvalidUrlClientError": ((SECRET,), UpstreamUnavailable, UpstreamUnavailable),
    "RedirectClientError": ((SECRET,), UpstreamInvalidResponse, UpstreamInvalidResponse),
    "NonHttpUrlClientError": ((SECRET,), UpstreamUnavailable, UpstreamUnavailable),
    "InvalidUrlRedirectClientError": ((SECRET,), UpstreamInvalidResponse, UpstreamInvalidResponse),
    "NonHttpUrlRedirectClientError": ((SECRET,), UpstreamInvalidResponse, UpstreamInvalidResponse),
    "ClientSSLError": ((KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "ClientConnectorSSLError": ((KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "ClientConnectorCertificateError": ((KEY, OS_ERROR), UpstreamUnavailable, UpstreamUnavailable),
    "OSError": ((104, SECRET), UpstreamUnavailable, UpstreamDisconnected),
    "TimeoutError": ((SECRET,), UpstreamUnavailable, UpstreamTimeout),
}


def make(name):
    arguments = ERRORS[name][0]
    kind = getattr(client_exceptions, name, None) or {"OSError": OSError, "TimeoutError": TimeoutError}[name]
    if arguments is RESPONSE_ERROR:
        return kind(*arguments[0], **arguments[1])
    return kind(*arguments)


def subclasses(kind):
    return {kind, *(deeper for child in kind.__subclasses__() for deeper in subclasses(child))}


def test_every_client_error_of_aiohttp_is_in_the_table():
    """A new one in a newer aiohttp fails here and asks for a decision."""
    known = {kind.__name__ for kind in subclasses(aiohttp.ClientError) if kind.__module__.startswith("aiohttp")}
    assert known == set(ERRORS) - {"OSError", "TimeoutError"}


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_mapped_without_a_word_of_the_upstream(name):
    _, unsent, sent = ERRORS[name]
    error = make(name)
    body = UpstreamTimeout if isinstance(error, TimeoutError) else UpstreamDisconnected
    faults = [head_fault(error, sent=False), head_fault(error, sent=True), body_fault(error)]
    assert [type(fault) for fault in faults] == [unsent, sent, body]
    assert not any(word in str(fault) for fault in faults for word in (SECRET, "host", "443", "http:"))


@pytest.mark.parametrize("name", ERRORS)
async def test_send_lets_no_foreign_error_through(name, monkeypatch):
    async def fail(self, request, attempt):
        raise make(name)

    monkeypatch.setattr(AiohttpTransport, "_try", fail)
    out = AiohttpTransport(**LIMITS)
    with pytest.raises((UpstreamUnavailable, UpstreamInvalidResponse)) as caught:
        await out.send(UpstreamRequest("POST", "http://127.0.0.1:1/", {}, b"{}"))
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


@pytest.mark.parametrize(
    "kind", sorted(subclasses(http_exceptions.HttpProcessingError), key=lambda kind: kind.__name__)
)
def test_parser_errors_are_mapped(kind):
    """They come wrapped as a rule; where one slips through it is mapped as well."""
    error = kind.__new__(kind)
    assert type(head_fault(error, sent=True)) is UpstreamInvalidResponse
    assert type(body_fault(error)) is UpstreamDisconnected


# ------------------------------------------------------------------ repeating


class Flaky:
    """A server that speaks just enough HTTP; `rounds` says for each connection what it does with each request."""

    def __init__(self, *rounds):
        self.rounds, self.requests = list(rounds), []

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_):
        self.server.close()

    async def serve(self, reader, writer):
        for deed in self.rounds.pop(0):
            head = await reader.readuntil(b"\r\n\r\n")
            self.requests.append(head)
            if b"POST" in head:
                await reader.readexactly(2)
            await asyncio.sleep(deed if isinstance(deed, float) else 0)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}" if deed == "ok" else b"")
            writer.write(b"HTTP/1.1 200 OK\r\nConte" if deed == "half a head" else b"")
        writer.close()


async def twice(flaky, method="POST"):
    """Two exchanges in a row over one pool; status of the second."""
    async with flaky, transport() as out:
        request = UpstreamRequest(method, flaky.url, {}, b"{}" if method == "POST" else b"")
        await read_all(await out.send(request), 10)
        response = await out.send(request)
        await read_all(response, 10)
        return response.status


async def test_a_stale_pooled_connection_is_repeated_once():
    flaky = Flaky(["ok", "drop"], ["ok"])
    assert await twice(flaky) == 200
    assert len(flaky.requests) == 3


async def test_a_dropped_request_on_a_fresh_connection_is_not_repeated():
    """The upstream may have acted on it."""
    async with Flaky(["drop"], ["ok"]) as flaky, transport() as out:
        with pytest.raises(UpstreamDisconnected):
            await out.send(UpstreamRequest("POST", flaky.url, {}, b"{}"))
    assert len(flaky.requests) == 1


@pytest.mark.parametrize("deed", ["half a head", 1.1])
async def test_no_repetition_once_the_upstream_answered_or_took_its_time(deed):
    flaky = Flaky(["ok", deed], ["ok"])
    with pytest.raises(UpstreamDisconnected):
        await twice(flaky)
    assert len(flaky.requests) == 2


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_two_tries_are_the_most(method):
    flaky = Flaky(["ok", "drop"], ["drop"], ["ok"], ["ok"])
    with pytest.raises(UpstreamDisconnected):
        await twice(flaky, method)
    assert len(flaky.requests) == 3


async def test_a_refused_connection_is_tried_twice(monkeypatch):
    """A restarting upstream is back a moment later."""
    assert await tries_of("ClientConnectorError", monkeypatch) == 2


@pytest.mark.parametrize(
    "name", ["ClientConnectorCertificateError", "ClientConnectorSSLError", "ConnectionTimeoutError"]
)
async def test_a_wrong_certificate_or_a_timeout_is_not_tried_again(name, monkeypatch):
    assert await tries_of(name, monkeypatch) == 1


async def tries_of(name, monkeypatch):
    tries = []

    async def refuse(self, request, attempt):
        tries.append(1)
        raise make(name)

    monkeypatch.setattr(AiohttpTransport, "_try", refuse)
    with pytest.raises(UpstreamUnavailable):
        await AiohttpTransport(**LIMITS).send(UpstreamRequest("POST", "http://127.0.0.1:1/", {}, b"{}"))
    return len(tries)
