"""mitmproxy with the addon, and without what a forward proxy that must not leak has no use for.

It is built here and not by ``mitmdump``: that one reads a config file in which `ignore_hosts` could stand, loads a
script again when its file changes (a broken one would leave an open proxy), and writes each request's URL.
"""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

from mitmproxy.options import Options
from mitmproxy.tools.dump import DumpMaster

from .addon import Redirector, fail, say
from .rules import Settings


class _Ready:
    """Says where the proxy listens, once it does."""

    def __init__(self, master: DumpMaster) -> None:
        self._master = master

    def running(self) -> None:
        host, port = self._master.addons.get("proxyserver").listen_addrs()[0][:2]
        name = f"[{host}]" if ":" in host else host
        say("listening", address=f"http://{name}:{port}")


def options_for(settings: Settings) -> dict[str, object]:
    """Everything that is not mitmproxy's default, and the defaults on which safety rests."""
    return {
        "listen_host": settings.listen[0],
        "listen_port": settings.listen[1],
        "mode": ["regular"],
        "confdir": settings.confdir,
        # Nobody is dialed before it is known whether he may be.
        "connection_strategy": "lazy",
        "upstream_cert": False,
        # One protocol to reason about; clients that offer both take HTTP/1.1.
        "http2": False,
        "onboarding": False,
        "validate_inbound_headers": True,
        "ssl_insecure": False,
        "ssl_verify_upstream_trusted_ca": settings.gateway_ca or None,
        "ignore_hosts": [],
        "allow_hosts": [],
        "anticomp": False,
    }


async def _serve(settings: Settings) -> int:
    master = DumpMaster(Options(), with_termlog=False, with_dumper=False)
    # Before mitmproxy's own: its NextLayer decides only what no addon has decided.
    master.addons.chain.insert(0, master.addons.register(Redirector(settings)))
    master.addons.add(_Ready(master))
    master.options.update(**options_for(settings))
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, master.shutdown)
    await master.run()
    return 0


def main(text: str) -> int:
    """Run the proxy with the settings in `text` until it is told to stop."""
    settings = Settings.from_json(text)
    os.umask(0o077)  # the CA's key is made below
    Path(settings.confdir).mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return asyncio.run(_serve(settings))
    except SystemExit:  # of mitmproxy, which says no more
        return fail("it could not start: is the address free, and is the folder of the CA in order?")
