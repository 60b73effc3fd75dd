"""``verify``: plant values, send them through a gateway, and look at what reaches the upstream.

Without ``--gateway`` it starts a gateway of its own with the given policy. With it, a running gateway is put to the
test that was started with ``--upstream`` at the address given by ``--record``, where this command listens as upstream.
All persons and numbers are invented.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import aiohttp
from aiohttp import web
from rich.console import Console
from rich.text import Text

from gateway.app import Settings, running
from gateway.cli.base import Command, Environ, add_policies, host_port
from gateway.demo_apis import APIS
from gateway.demo_reply import Reply, last_user_text

PLANTED: Final = {
    "name": "Annegret Wiesenthal-Kröger",
    "surname alone": "Wiesenthal-Kröger",
    "e-mail": "a.wiesenthal@beispiel.example",
    "phone": "+49 170 5550142",
    "IBAN": "DE02 1203 0000 0000 2020 51",
    "card": "4111 1111 1111 1111",
    "customer number": "4711",
    "order number": "98765",
    "birth date": "03.11.1979",
    "address": "Lindenstraße 14, 04109 Leipzig",
    "health": "schwanger",
}
_GENERALIZED: Final = frozenset({"health"})
_TEXT: Final = (
    "Frau {name}, geb. {birth date}, wohnhaft {address}, E-Mail {e-mail}, Tel. {phone}, IBAN {IBAN},"
    " Kreditkarte {card}, Kundennr. {customer number}, Bestellung #{order number}, ist {health}."
    " Bitte Frau {surname alone} antworten."
).format_map(PLANTED)
_LOOK_UP: Final = {
    "type": "function",
    "function": {"name": "kunde_suchen", "parameters": {"type": "object", "properties": {"text": {"type": "string"}}}},
}


@dataclass(slots=True)
class _Recorder:
    """An upstream that keeps what it receives and answers with the last user message."""

    bodies: list[bytes] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        self.bodies.append(raw)
        api = next((api for end, api in APIS.items() if request.path.endswith(end)), None)
        if api is not None:
            answered = api(raw, 0, lambda chat: Reply(last_user_text(chat["messages"])))
            streamed = bool(json.loads(raw).get("stream"))
            body = b"".join(answered.events) if streamed else answered.whole
            return web.Response(body=body, content_type="text/event-stream" if streamed else "application/json")
        return await self._chat(request, json.loads(raw))

    async def _chat(self, request: web.Request, body: dict[str, Any]) -> web.StreamResponse:
        said = next(m["content"] for m in reversed(body["messages"]) if m["role"] == "user")
        if body.get("tools"):
            call = {"name": "kunde_suchen", "arguments": json.dumps({"text": said}, ensure_ascii=False)}
            message: dict[str, Any] = {
                "content": None,
                "tool_calls": [{"id": "c1", "type": "function", "function": call}],
            }
        else:
            message = {"content": said}
        if not body.get("stream"):
            return web.json_response({"choices": [{"index": 0, "message": {"role": "assistant", **message}}]})
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        for start in range(0, len(said), 5):
            await response.write(_event({"index": 0, "delta": {"content": said[start : start + 5]}}))
        await response.write(_event({"index": 0, "delta": {}, "finish_reason": "stop"}) + b"data: [DONE]\n\n")
        return response


def _event(choice: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"


@asynccontextmanager
async def _recording(host: str, port: int) -> AsyncIterator[tuple[_Recorder, str]]:
    recorder = _Recorder()
    app = web.Application(client_max_size=1 << 24)
    app.router.add_post("/{path:.*}", recorder.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        bound = runner.addresses[0]
        yield recorder, f"http://{bound[0]}:{bound[1]}/v1"
    finally:
        await runner.cleanup()


async def _post(session: aiohttp.ClientSession, url: str, key: str, body: dict[str, Any]) -> str:
    async with session.post(url, json=body, headers={"authorization": f"Bearer {key}"}) as response:
        text = await response.text()
        return text if response.status == 200 else ""


async def _ask(session: aiohttp.ClientSession, base: str, key: str, **more: Any) -> str:
    """Send the planted text as a chat and return what comes back, streams and tool arguments added up."""
    body = {"model": "verify", "messages": [{"role": "user", "content": _TEXT}], **more}
    text = await _post(session, f"{base}/chat/completions", key, body)
    if not text or more.get("stream"):
        events = [line[6:] for line in text.splitlines() if line.startswith("data: {")]
        return "".join(json.loads(e)["choices"][0].get("delta", {}).get("content", "") for e in events)
    message = json.loads(text)["choices"][0]["message"]
    calls = message.get("tool_calls")
    return str(json.loads(calls[0]["function"]["arguments"]).get("text") if calls else message["content"])


async def _ask_responses(session: aiohttp.ClientSession, base: str, key: str, **more: Any) -> str:
    """The same through the Responses API."""
    text = await _post(session, f"{base}/responses", key, {"model": "verify", "input": _TEXT, **more})
    if not text or more.get("stream"):
        events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
        return "".join(event["delta"] for event in events if event["type"] == "response.output_text.delta")
    return str(json.loads(text)["output"][0]["content"][0]["text"])


async def _ask_messages(session: aiohttp.ClientSession, base: str, key: str, **more: Any) -> str:
    """The same through Anthropic's Messages API."""
    asked = {"model": "verify", "max_tokens": 1024, "messages": [{"role": "user", "content": _TEXT}], **more}
    text = await _post(session, f"{base}/messages", key, asked)
    if not text or more.get("stream"):
        events = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: {")]
        return "".join(event["delta"]["text"] for event in events if event["type"] == "content_block_delta")
    return str(json.loads(text)["content"][0]["text"])


async def _verify(options: argparse.Namespace, environ: Environ) -> int:
    async with AsyncExitStack() as stack:
        recorder, upstream = await stack.enter_async_context(_recording(*options.record))
        base = options.gateway
        if base is None:
            state = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            anywhere = ("127.0.0.1", 0)
            settings = Settings(options.policies, anywhere, anywhere, state, upstream, environ)
            base = (await stack.enter_async_context(running(settings))).api + "/v1"
        session = await stack.enter_async_context(aiohttp.ClientSession())
        base = base.rstrip("/")
        answers = {
            "chat": await _ask(session, base, options.key),
            "chat, streamed": await _ask(session, base, options.key, stream=True),
            "chat, tool call": await _ask(session, base, options.key, tools=[_LOOK_UP]),
            "responses": await _ask_responses(session, base, options.key),
            "responses, streamed": await _ask_responses(session, base, options.key, stream=True),
            "messages": await _ask_messages(session, base, options.key),
            "messages, streamed": await _ask_messages(session, base, options.key, stream=True),
        }
    return _report(recorder.bodies, answers)


def _report(bodies: list[bytes], answers: dict[str, str]) -> int:
    received = "\n".join(json.dumps(json.loads(body), ensure_ascii=False) for body in bodies).casefold()
    wrong = 0
    print(f"{'planted':<18}{'reached the upstream':<24}came back")
    for kind, value in PLANTED.items():
        leaked = value.casefold() in received
        missing = [way for way, text in answers.items() if value not in text and kind not in _GENERALIZED]
        back = "generalized, stays so" if kind in _GENERALIZED else f"not: {', '.join(missing)}" if missing else "yes"
        print(f"{kind:<18}{'YES' if leaked else 'no':<24}{back}")
        wrong += leaked or bool(missing)
    if len(bodies) < len(answers):
        print(
            f"only {len(bodies)} of {len(answers)} requests reached the recorder: is the gateway's upstream this one?"
        )
        wrong += 1
    verdict = "NOT IN ORDER" if wrong else "nothing planted left, everything came back"
    Console().print(Text(f"verdict: {verdict}", "bold red" if wrong else "bold green"), soft_wrap=True)
    return 1 if wrong else 0


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_policies(parser)
    parser.add_argument("--gateway", metavar="URL", help="a running gateway's base URL, e.g. http://127.0.0.1:8080/v1")
    parser.add_argument(
        "--record",
        type=host_port,
        default=("127.0.0.1", 0),
        metavar="HOST:PORT",
        help="where to listen as upstream (with --gateway: the address it was started with)",
    )
    parser.add_argument("--key", default="verify", help="client key for the running gateway")


def _run(options: argparse.Namespace, environ: Environ) -> int:
    return asyncio.run(_verify(options, environ))


COMMAND: Final = Command(
    "verify",
    "Plant values, send them through a gateway, and report what reached the upstream and what came back.",
    _arguments,
    _run,
    "privacy-gateway verify",
)
