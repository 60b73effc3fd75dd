"""What must agree across the entries of a policy; looked for in plain data, so that it is always done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

import filters.endpoints
from filters.endpoints.base import EndpointSpec
from filters.registry import load
from gateway.problems import suggestion
from gateway.yamlmarks import Path

Found = Iterator[tuple[Path, str]]


def disagreements(data: Mapping[str, Any]) -> Found:
    """Yield (place, rule) of entries that contradict others, or name what is not there."""
    yield from _names(data)
    yield from _identities(data)
    yield from _dictionaries(data)
    yield from _endpoints(data)
    yield from _missing_sections(data)


def _names(data: Mapping[str, Any]) -> Found:
    for section in ("principals", "admins", "upstreams"):
        seen: set[str] = set()
        for index, entry in _entries(data, section):
            name = entry.get("name")
            if isinstance(name, str) and name in seen:
                yield (section, index, "name"), "another entry has the same name"
            seen |= {name} if isinstance(name, str) else set()


def _identities(data: Mapping[str, Any]) -> Found:
    """By each of these somebody is told, so it must be one."""
    for section, what, rule in (
        ("principals", "keys", "this key stands twice: whose request is it?"),
        ("principals", "tokens", "this name stands twice: whose request is it?"),
        ("principals", "certificates", "this subject stands twice: whose request is it?"),
        ("admins", "keys", "this key stands twice: whose order is it?"),
    ):
        found = [
            ((section, index, what, position), value)
            for index, entry in _entries(data, section)
            for position, item in enumerate(_list(entry.get(what)))
            if isinstance(value := item.get("key") if isinstance(item, dict) else item, str)
        ]
        counts = Counter(value for _, value in found)
        yield from ((path, rule) for path, value in found if counts[value] > 1)


def _dictionaries(data: Mapping[str, Any]) -> Found:
    """A client's dictionary that is not there would be one whose words leave."""
    known = [str(name) for name in data["dictionaries"]] if isinstance(data.get("dictionaries"), dict) else []
    for index, entry in _entries(data, "principals"):
        for position, name in enumerate(_list(entry.get("dictionaries"))):
            if isinstance(name, str) and name not in known:
                yield ("principals", index, "dictionaries", position), f"not in dictionaries{suggestion(name, known)}"


def _endpoints(data: Mapping[str, Any]) -> Found:
    known = endpoint_names()
    for index, entry in _entries(data, "principals"):
        for position, glob in enumerate(_list(entry.get("endpoints"))):
            if isinstance(glob, str) and not any(fnmatchcase(name, glob) for name in known):
                yield ("principals", index, "endpoints", position), f"no endpoint{suggestion(glob, known)}"


def _missing_sections(data: Mapping[str, Any]) -> Found:
    """What says who somebody is, without what proves it: nobody would ever be it."""
    tls = data.get("tls") if isinstance(data.get("tls"), dict) else {}
    for index, entry in _entries(data, "principals"):
        if entry.get("tokens") and not data.get("oidc"):
            yield ("principals", index, "tokens"), "the section oidc is missing: nobody's tokens would be taken"
        if entry.get("certificates") and not (tls or {}).get("client_ca"):
            yield ("principals", index, "certificates"), "tls.client_ca is missing: no certificate would be asked for"
    audit = data.get("audit")
    if isinstance(audit, dict) and audit.get("sink") == "postgresql" and not audit.get("postgresql"):
        yield ("audit", "sink"), "audit.postgresql is missing: it says where the address of the server stands"
    if (tls or {}).get("client_ca") and not (tls or {}).get("certificate"):
        yield ("tls", "client_ca"), "tls.certificate is missing: without TLS nobody shows a certificate"


@cache
def endpoint_names() -> tuple[str, ...]:
    """Names of all endpoints, also of those that a policy has to allow."""
    return tuple(sorted(spec.name for spec in load(filters.endpoints, "SPEC", EndpointSpec).values()))


def _entries(data: Mapping[str, Any], section: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    return ((index, entry) for index, entry in enumerate(_list(data.get(section))) if isinstance(entry, dict))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
