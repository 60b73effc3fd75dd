"""Addresses of the Internet Protocol (RFC 791, RFC 4291): personal data, as the CJEU held in Breyer (C-582/14).

IPv4 in dotted quads, IPv6 in any shortened form. Not personal: loopback, unspecified, broadcast and net masks.
Look-alikes:
versions ("Version 1.2.3.4"), section numbers, times of day, C++ scopes.
"""

from __future__ import annotations

import ipaddress
import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers._impersonal import is_version
from filters.recognizers.base import Rule, RuleRecognizer

_VERSION = re.compile(
    r"(?:\bv|version|ver\.|release|build|firmware|update|§|abschnitt|kapitel|section|ziffer|nummer"
    r"|nr\.|punkt|anlage|==|>=|<=|~=|~>|@)[\s:=\"']{0,4}\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\bip|adresse|address|host|client|remote)\W{0,10}(?:v4|v6|adresse|address|addr)?\W{0,6}\Z", re.IGNORECASE
)

#: A host behind user info: ``postgres://kbauer:…@10.20.4.18``, ``ssh kbauer@10.20.4.18``.
_HOST = re.compile(r"(?:://[^\s/]{1,120}|\b(?:ssh|scp|sftp|rsync|mosh)\b[^\n]{1,60})@\Z")


class IpAddressRecognizer(RuleRecognizer):
    """`ipaddress` decides what an address is, the words before it whether this is one."""

    LABEL = EntityType.IP
    RULES = (
        Rule("v4", re.compile(r"(?<![\w.\-])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\.?\d|\w|-\w)"), score=0.95),
        Rule(
            "v6",
            re.compile(r"(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,36}[0-9A-Fa-f:](?![\w:])"),
            score=0.95,
            gate=(":",),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Parse the address and look at what stands before it."""
        start, end = match.span()
        value = match[0]
        if rule.name == "v6" and value.endswith(":") and not value.endswith("::"):
            value, end = value[:-1], end - 1
        try:
            address = ipaddress.ip_address(value)
        except ValueError:
            return None
        if address.is_loopback or address.is_unspecified or address.is_multicast or value.startswith("255."):
            return None
        if rule.name == "v4":
            if not _HOST.search(text[max(0, start - 160) : start]) and _is_other(text, start, end):
                return None
        elif len(value) < 6 or len(value.partition(":")[0]) < 3 or not any(c.isdigit() for c in value):
            return None
        return Span(start, end, EntityType.IP, rule.name, rule.score)


def _is_other(text: str, start: int, end: int) -> bool:
    """A version, a section, or four figures of one digit without a word for address."""
    before = text[max(0, start - 24) : start]
    if _VERSION.search(before) or (end - start == 7 and not _LABEL.search(before)):
        return True
    return is_version(text, start, end)


RECOGNIZER: Final[RuleRecognizer] = IpAddressRecognizer()
