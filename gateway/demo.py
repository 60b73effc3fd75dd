"""The demo upstream: an honest offline stand-in that speaks OpenAI's and Anthropic's APIs in process.

It lets `make run` answer on a machine without provider keys and without a network. It serves
``POST …/chat/completions``, ``…/responses`` and ``…/messages`` (JSON and stream), ``…/messages/count_tokens`` and
``GET …/models``; bad requests get OpenAI's own errors. It never opens a socket. What it says is in
`gateway.demo_reply`, how it is written in `gateway.demo_wire` and `gateway.demo_apis`.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from multidict import CIMultiDict, CIMultiDictProxy

from gateway import demo_wire
from gateway.demo_apis import APIS, Answer, Answered, count_tokens
from gateway.demo_reply import Reply, reply
from gateway.errors import UpstreamDisconnected, UpstreamUnavailable
from gateway.transport import UpstreamRequest, UpstreamResponse

DEFAULT_DELAY: Final = 0.02
"""Seconds between two chunks of a stream: fast, but visibly a stream."""

_MOST_CHOICES: Final = 128
_ROLES: Final = frozenset({"system", "developer", "user", "assistant", "tool", "function"})


class DemoTransport:
    """Implements `gateway.transport.Transport` in process; deterministic given `clock`."""

    def __init__(self, *, delay: float = DEFAULT_DELAY, clock: Callable[[], float] = time.time) -> None:
        self._delay = delay
        self._clock = clock
        self._closed = False

    async def send(self, request: UpstreamRequest) -> UpstreamResponse:
        """Answer at once."""
        if self._closed:
            raise UpstreamUnavailable("The demo upstream is closed.")
        try:
            return self._answer(request)
        except _BadRequest as bad:
            return _DemoResponse(bad.status, "application/json", [bad.body], 0)

    async def close(self) -> None:
        """Refuse later requests."""
        self._closed = True

    def _answer(self, request: UpstreamRequest) -> UpstreamResponse:
        path = "/" + urlsplit(request.url).path.lstrip("/")  # "demo:chat/completions" has no root
        wanted = {"/chat/completions": "POST", "/models": "GET", "/messages/count_tokens": "POST"}
        wanted |= dict.fromkeys(APIS, "POST")
        method = next((method for end, method in wanted.items() if path.endswith(end)), None)
        if method is None:
            raise _BadRequest(f"Invalid URL ({request.method} {path})", status=404)
        if request.method != method:
            raise _BadRequest(f"Not allowed to {request.method} on {path}.", status=405)
        created = int(self._clock())
        if method == "GET":
            return _DemoResponse(200, "application/json", [demo_wire.models(created)], 0)
        if path.endswith("/messages/count_tokens"):
            return _DemoResponse(200, "application/json", [count_tokens(request.body)], 0)
        api = next((api for end, api in APIS.items() if path.endswith(end)), None)
        return self._chat(request.body, created) if api is None else self._other(api, request.body, created)

    def _other(self, api: Callable[[bytes, int, Answer], Answered], body: bytes, created: int) -> UpstreamResponse:
        try:
            answered = api(body, created, reply)
            streamed = json.loads(body).get("stream")
        except (ValueError, KeyError, TypeError, AttributeError):
            raise _BadRequest("The request cannot be read.") from None
        if not streamed:
            return _DemoResponse(200, "application/json", [answered.whole], 0)
        return _DemoResponse(200, "text/event-stream; charset=utf-8", answered.events, self._delay)

    def _chat(self, body: bytes, created: int) -> UpstreamResponse:
        asked = _checked(body)
        replies = _replies(asked)
        shared = demo_wire.frame(body, asked, replies, created)
        if not asked.get("stream"):
            return _DemoResponse(200, "application/json", [demo_wire.completion(shared, replies)], 0)
        options = asked.get("stream_options") or {}
        events = demo_wire.stream(shared, replies, include_usage=bool(options.get("include_usage")))
        return _DemoResponse(200, "text/event-stream; charset=utf-8", events, self._delay)


class _DemoResponse:
    """An `UpstreamResponse` whose chunks are made as they are asked for."""

    def __init__(self, status: int, content_type: str, pieces: Iterable[bytes], delay: float) -> None:
        self._status = status
        self._headers = CIMultiDictProxy(CIMultiDict({"Content-Type": content_type}))
        self._pieces = pieces
        self._delay = delay
        self._closed = False

    @property
    def status(self) -> int:
        """HTTP status."""
        return self._status

    @property
    def headers(self) -> Mapping[str, str]:
        """Response headers; look-ups are case-insensitive."""
        return self._headers

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the pieces with the delay between them."""
        first = True
        for piece in self._pieces:
            if not first:
                await asyncio.sleep(self._delay)
            first = False
            if self._closed:
                raise UpstreamDisconnected("The demo upstream's answer was closed.")
            yield piece

    async def close(self) -> None:
        """Stop the stream."""
        self._closed = True


class _BadRequest(Exception):
    """Answered with OpenAI's error object; stays inside this module."""

    def __init__(self, message: str, *, status: int = 400, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = demo_wire.error(message, param=param, code=code)


def _replies(asked: Mapping[str, Any]) -> list[Reply]:
    """`n` choices; further ones are marked, so that mixing them up would show."""
    first = reply(asked)
    form = (asked.get("response_format") or {}).get("type", "text")
    marked = first.tool is None and form == "text"
    others = range(2, (asked.get("n") or 1) + 1)
    return [first, *(Reply(f"({number}) {first.text}", first.finish_reason) if marked else first for number in others)]


# ------------------------------------------------------------------ checking, in OpenAI's words


def _checked(body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except ValueError:
        asked = None
    if not isinstance(asked, dict):
        raise _BadRequest("We could not parse the JSON body of your request.")
    if not isinstance(asked.get("model"), str) or not asked["model"]:
        raise _BadRequest("you must provide a model parameter")
    if "messages" not in asked:
        raise _BadRequest(
            "Missing required parameter: 'messages'.", param="messages", code="missing_required_parameter"
        )
    count = asked.get("n")
    if count is not None and (not isinstance(count, int) or not 1 <= count <= _MOST_CHOICES):
        raise _BadRequest("Invalid 'n': integer out of range.", param="n", code="integer_out_of_range")
    _check_messages(asked["messages"])
    _check_tools(asked.get("tools"))
    _check_options(asked)
    return asked


def _check_options(asked: Mapping[str, Any]) -> None:
    for name in ("stream_options", "response_format"):
        if not isinstance(asked.get(name, {}), dict | None):
            raise _wrong_type(name, "an object")
    stop = asked.get("stop")
    if not all(isinstance(one, str) and one for one in (stop if isinstance(stop, list) else [stop or " "])):
        raise _wrong_type("stop", "one of a string or array of strings")
    choice = asked.get("tool_choice")
    if isinstance(choice, dict) and choice.get("type") == "function":
        function = choice.get("function")
        if not isinstance(function, dict) or not isinstance(function.get("name"), str):
            raise _wrong_type("tool_choice.function", "an object")


def _check_messages(messages: Any) -> None:
    if not isinstance(messages, list):
        raise _wrong_type("messages", "an array of objects")
    if not messages:
        raise _BadRequest("Invalid 'messages': empty array.", param="messages", code="empty_array")
    calls: list[Any] = []
    for number, message in enumerate(messages):
        place = f"messages[{number}]"
        if not isinstance(message, dict):
            raise _wrong_type(place, "an object")
        if not isinstance(message.get("role"), str) or message["role"] not in _ROLES:
            raise _BadRequest(f"Invalid value: '{place}.role'.", param=f"{place}.role", code="invalid_value")
        _check_content(message.get("content"), f"{place}.content")
        calls += _call_ids(message, place)
        if message["role"] == "tool" and message.get("tool_call_id") not in calls:
            # The typing error is OpenAI's; clients compare this text.
            text = "messages with role 'tool' must be a response to a preceeding message with 'tool_calls'."
            raise _BadRequest(f"Invalid parameter: {text}", param=f"{place}.role")


def _call_ids(message: Mapping[str, Any], place: str) -> list[Any]:
    calls = message.get("tool_calls")
    if calls is None:
        return []
    if not isinstance(calls, list) or not all(isinstance(call, dict) for call in calls):
        raise _wrong_type(f"{place}.tool_calls", "an array of objects")
    return [call.get("id") for call in calls]


def _check_content(content: Any, place: str) -> None:
    if content is None or isinstance(content, str):
        return
    if not isinstance(content, list) or not all(isinstance(part, dict) for part in content):
        raise _wrong_type(place, "one of a string or array of objects")


def _check_tools(tools: Any) -> None:
    if tools is None:
        return
    if not isinstance(tools, list):
        raise _wrong_type("tools", "an array of objects")
    for number, tool in enumerate(tools):
        place = f"tools[{number}]"
        if not isinstance(tool, dict):
            raise _wrong_type(place, "an object")
        function = tool.get("function")
        named = isinstance(function, dict) and isinstance(function.get("name"), str)
        if tool.get("type") == "function" and not named:
            param = f"{place}.function.name"
            raise _BadRequest(f"Missing required parameter: '{param}'.", param=param, code="missing_required_parameter")


def _wrong_type(place: str, wanted: str) -> _BadRequest:
    return _BadRequest(f"Invalid type for '{place}': expected {wanted}.", param=place, code="invalid_type")
