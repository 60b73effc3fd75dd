"""Upstreams that are spoken to in clear text: their names lead into a private network, each time they are resolved.

TLS proves that the other side is who the policy names. Without it only the address does, so a name that suddenly points
to a public address (DNS rebinding, a forged answer, a private suffix that somebody else serves) is as good as none.
"""

from __future__ import annotations

import ipaddress
import socket

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver


class InsideResolver(AbstractResolver):
    """Resolves to addresses that are not of the public Internet (IANA special-purpose registries, RFC 6890)."""

    def __init__(self, resolver: AbstractResolver | None = None) -> None:
        self._resolver = resolver or ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the private addresses of a host.

        Raises:
            OSError: it has none; the addresses are not in the message.
        """
        found = await self._resolver.resolve(host, port, family)
        inside = [result for result in found if not _is_public(result["host"])]
        if not inside:
            raise OSError(None, "the name of an upstream in clear text leads out of the private network")
        return inside

    async def close(self) -> None:
        """Let go of what resolves."""
        await self._resolver.close()


def _is_public(host: str) -> bool:
    address = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_global
