"""The coverage manifest: what happens to each field of each endpoint, from the tables that the gateway works by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

import filters.endpoints
from filters.endpoints.base import EndpointSpec
from filters.registry import load
from filters.tables import Treated, treatments

_VARIANT: Final = re.compile(r"\(([^()]*)\)")
_LAST_VARIANT: Final = re.compile(r"\(([^()]*)\)(?=[^()]*\Z)")


def specs() -> Mapping[str, EndpointSpec]:
    """Every served endpoint, by the name of its file."""
    return load(filters.endpoints, "SPEC", EndpointSpec)


def manifest() -> Iterator[tuple[EndpointSpec, Treated]]:
    """Yield every field of every endpoint that takes a body."""
    for spec in specs().values():
        if spec.table is not None:
            for treated in treatments(spec.table):
                yield spec, treated


def as_json() -> list[dict[str, Any]]:
    """The manifest as plain values: endpoint, path, treatment, reason, dialect."""
    return [{"endpoint": f"{spec.method} {spec.path}", **asdict(treated)} for spec, treated in manifest()]


def markdown() -> str:
    """The manifest for people: variants that are treated alike share a line, ``(*)`` stands for them."""
    lines = ["| endpoint | path in the request | treatment |", "|---|---|---|"]
    for spec in specs().values():
        endpoint = f"`{spec.method} {spec.path}`"
        if spec.table is None:
            lines.append(f"| {endpoint} | (takes no body) | |")
            continue
        for path, treatment in _collapsed(treatments(spec.table)):
            lines.append(f"| {endpoint} | `{path}` | {treatment} |")
    return "\n".join(lines)


def _collapsed(rows: Iterable[Treated]) -> Iterator[tuple[str, str]]:
    """Join the variants of a path. Where they differ, the last variant of the path tells them apart."""
    together: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        last = _LAST_VARIANT.search(row.path)
        path = _VARIANT.sub("(*)", row.path)
        tags = together.setdefault(path, {}).setdefault(_said(row), [])
        if last and last[1] not in tags:
            tags.append(last[1])
    for path, treated in together.items():
        if len(treated) == 1:
            yield path, next(iter(treated))
            continue
        for said, tags in treated.items():
            yield _LAST_VARIANT.sub(f"({', '.join(tags)})", path) if tags else path, said


def _said(row: Treated) -> str:
    dialect = f" (dialect `{row.dialect}`)" if row.dialect else ""
    return f"{row.treatment}{dialect}: {row.reason}" if row.reason else f"{row.treatment}{dialect}"
