"""Which host gets what: names as people and programs write them, compared so that no spelling is a way around."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from fnmatch import fnmatchcase
from typing import Any, Final

_NAME: Final = re.compile(r"[a-z0-9._:-]{1,255}")
UNREADABLE: Final = "(unreadable name)"


class Verdict(IntEnum):
    """What happens to a connection. The greater one is the stricter one, and wins."""

    OTHER = 0
    API = 1
    REFUSED = 2


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command hands over.

    Attributes:
        listen: (host, port) of the proxy.
        gateway: (scheme, host, port) of the gateway.
        api, refused: patterns of hosts.
        tunnel_others: whether every other host passes.
        authorization_required: whether a client has to name itself to the proxy.
        protect_local: whether addresses of this machine and its link are kept from the proxy's clients.
        confdir: where the CA lies.
        gateway_ca: PEM file with the authorities of the gateway's certificate, or "".
    """

    listen: tuple[str, int]
    gateway: tuple[str, str, int]
    api: tuple[str, ...]
    refused: tuple[str, ...]
    tunnel_others: bool
    authorization_required: bool
    protect_local: bool
    confdir: str
    gateway_ca: str = ""

    @classmethod
    def from_json(cls, text: str) -> Settings:
        """Read what `privacy-gateway mitm` wrote."""
        raw: dict[str, Any] = json.loads(text)
        lists: dict[str, Any] = {key: tuple(value) for key, value in raw.items() if isinstance(value, list)}
        return cls(**(raw | lists))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict and the line of the policy that it rests on: what may be logged, as the name itself may not."""

    verdict: Verdict
    pattern: str = ""


def stricter(before: Ruling, now: Ruling) -> Ruling:
    """Return the stricter of two rulings, the first of equals."""
    return now if now.verdict > before.verdict else before


def plain(host: str) -> str | None:
    """Return a host as it is compared, or None for what no host is.

    Full-width letters, ideographic dots, capitals and a trailing dot are no other host: a resolver takes them for the
    same (RFC 3490 section 3.1, RFC 1034 section 3.1).
    """
    try:
        name = host.strip().removeprefix("[").removesuffix("]").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    name = name.rstrip(".")
    return name if _NAME.fullmatch(name) else None


def without_port(authority: str) -> str:
    """Return the host of ``host``, ``host:port``, ``[::1]:port`` or ``user@host``."""
    host = authority.rpartition("@")[2]
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0] if host.count(":") == 1 else host


def is_local(address: str) -> bool:
    """Whether an address is this machine's or its link's: admin ports, and what clouds tell their machines."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return True  # not an address, although it should be one
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_loopback or ip.is_link_local or ip.is_unspecified or ip.is_multicast


class Rules:
    """The lists of the policy.

    Args:
        settings: what the command handed over.
    """

    def __init__(self, settings: Settings) -> None:
        self._lists = ((Verdict.REFUSED, settings.refused), (Verdict.API, settings.api))

    def ruling(self, names: Iterable[str | None]) -> Ruling:
        """Judge a connection by every name it goes by; the strictest counts. Names that are not there are left out."""
        return max((self._one(name) for name in names if name), key=lambda found: found.verdict, default=_OTHER)

    def _one(self, name: str) -> Ruling:
        host = plain(name)
        if host is None:
            return Ruling(Verdict.REFUSED, UNREADABLE)
        for verdict, patterns in self._lists:
            for pattern in patterns:
                if fnmatchcase(host, pattern):
                    return Ruling(verdict, pattern)
        return _OTHER


_OTHER: Final = Ruling(Verdict.OTHER)
