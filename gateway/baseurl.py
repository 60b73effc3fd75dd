"""Base URLs of upstreams: what may stand in one, and what counts as loopback.

Everything here is about text; no name is ever resolved. A host is loopback when it says so itself: 127.0.0.0/8
(RFC 1122 section 3.2.1.3), ::1 (RFC 4291 section 2.5.3) or the name ``localhost`` (RFC 6761 section 6.3). Other
spellings of the same addresses (``127.1``, ``0x7f000001``, ``::ffff:127.0.0.1``) do not count, because resolvers
disagree about them.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

# urlsplit drops tabs and newlines and keeps backslashes, browsers and servers do other things: refuse them all.
_PLAIN = re.compile(r"[!-\[\]-~]+")
_HOST = re.compile(r"(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\Z")


def host_of(url: str) -> str:
    """Return the lower-case host of a base URL.

    Raises:
        ValueError: with the broken rule; the URL is not in the message, it may hold credentials.
    """
    if not _PLAIN.fullmatch(url):
        raise ValueError("a base URL holds no spaces, control characters, backslashes or non-ASCII characters")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError("not a valid URL") from None
    if parts.scheme not in {"http", "https"}:
        raise ValueError("a base URL begins with https:// or http://")
    if "@" in parts.netloc:
        raise ValueError("a base URL holds no user name or password")
    if parts.query or parts.fragment or "?" in url or "#" in url:
        raise ValueError("a base URL has no query and no fragment")
    if "%" in parts.path or any(segment in {".", ".."} for segment in parts.path.split("/")):
        raise ValueError("the path of a base URL is written plainly, without % and dot segments")
    if ":" not in host and not _HOST.match(host):
        raise ValueError("a base URL needs a host name")
    return host


def is_loopback(host: str) -> bool:
    """Whether a host, as written, is this machine."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        return address == ipaddress.IPv6Address("::1")
    return address.is_loopback


def check_transport(url: str, *, self_hosted: bool) -> None:
    """Clear text is for loopback and for networks that the operator answers for.

    Raises:
        ValueError: http to somebody else's machine (GDPR Art. 32(1)(a): encryption).
    """
    if urlsplit(url).scheme == "https" or is_loopback(host_of(url)):
        return
    if not self_hosted or not _is_inside(host_of(url)):
        raise ValueError("https is required unless the host is loopback, or self_hosted with a private address or name")


_INSIDE = (".internal", ".intern", ".local", ".lan", ".corp", ".svc", ".cluster.local", ".home.arpa", ".test")


def _is_inside(host: str) -> bool:
    """Whether a host is in a private network: RFC 1918 and 4193 addresses, bare names, names with a private suffix."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith(_INSIDE)
