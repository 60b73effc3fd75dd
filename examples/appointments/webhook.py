"""Wait for the CRM to say that somebody is to be called back, and invite them.

    python examples/appointments/webhook.py settings.toml

A CRM waits for an answer for seconds only, so a call is checked and acknowledged, and the work is done after it.
Nothing is lost if this process ends: a lead keeps its status until it is invited, and is looked for again.
"""

from __future__ import annotations

import queue
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from flow import WANTED, Call, Flow, ForgedError
from settings import load

AGAIN = 300.0  # seconds without a call after which the CRM is asked for leads that are still marked
MOST = 1 << 20  # bytes that a call may have


def work(flow: Flow, waiting: queue.Queue[str]) -> None:
    """Invite one after another; now and then, and first of all, look for leads that nobody has told us of."""
    while True:
        try:
            step(flow, waiting)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one lead, the next one waits
            # By its kind only: the text of an error may hold names.
            print(f"not done: {type(error).__name__}", file=sys.stderr, flush=True)


def step(flow: Flow, waiting: queue.Queue[str]) -> None:
    """One lead, or one look."""
    try:
        lead_id = waiting.get(timeout=AGAIN)
    except queue.Empty:
        lead_id = ""
    if lead_id:
        flow.invite(lead_id)
    else:
        for lead in flow.crm.find("status", WANTED):
            waiting.put(lead.id)


def handler(flow: Flow, waiting: queue.Queue[str], url: str) -> type[BaseHTTPRequestHandler]:
    """What answers the CRM, at the path of `url` and nowhere else."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 30

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if self.path != urlsplit(url).path or not length.isdecimal() or int(length) > MOST:
                self._end(HTTPStatus.NOT_FOUND)
                return
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                marked = flow.crm.marked(Call(url, headers, self.rfile.read(int(length))))
            except ForgedError:
                self._end(HTTPStatus.UNAUTHORIZED)
                return
            for lead in marked:
                waiting.put(lead)
            self._end(HTTPStatus.OK)

        def _end(self, status: HTTPStatus) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing of each call."""

    return Handler


def main() -> None:
    """Serve until stopped."""
    flow, webhook = load(sys.argv[1])
    waiting: queue.Queue[str] = queue.Queue()
    waiting.put("")  # what was marked while nobody listened
    threading.Thread(target=work, args=(flow, waiting), daemon=True).start()
    server = ThreadingHTTPServer(("127.0.0.1", webhook["listen"]), handler(flow, waiting, webhook["url"]))
    print(f"listens on {server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
