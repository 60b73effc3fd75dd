"""A cheap upstream: answers every request with the same bytes (``upstream.py PORT``)."""

from __future__ import annotations

import asyncio
import json
import sys

import uvloop
from aiohttp import web

_TEXT = "Vielen Dank für Ihre Nachricht. Wir kümmern uns darum und melden uns so bald wie möglich bei Ihnen. " * 6
_WHOLE = json.dumps(
    {"choices": [{"index": 0, "message": {"role": "assistant", "content": _TEXT}, "finish_reason": "stop"}]}
).encode()
CHUNKS = 200


def _event(delta: dict[str, str], finish: str | None = None) -> bytes:
    chunk = {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


_EVENTS = [_event({"content": word + " "}) for word in (_TEXT.split() * 9)[:CHUNKS]]


async def handle(request: web.Request) -> web.StreamResponse:
    if b'"stream":true' not in await request.read():
        return web.Response(body=_WHOLE, content_type="application/json")
    response = web.StreamResponse(headers={"content-type": "text/event-stream"})
    await response.prepare(request)
    for event in _EVENTS:
        await response.write(event)
    await response.write(_event({}, "stop") + b"data: [DONE]\n\n")
    return response


async def main(port: int) -> None:
    app = web.Application(client_max_size=1 << 26)
    app.router.add_post("/{path:.*}", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
