"""Which endpoint a request line names.

The raw path is matched exactly: what a router would decode, merge or ignore is not ours. Beside the form of OpenAI and
Anthropic (``/v1/…``), the two of Azure are understood, so that its clients need a new host only: ``/openai/v1/…``, and
the dated ``/openai/deployments/{deployment}/…?api-version=…`` whose path names the model. Ids and query keys have
closed character sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from urllib.parse import parse_qsl

from filters.endpoints.base import EndpointSpec
from gateway import wire
from gateway.errors import EndpointNotAllowed, InvalidRequest, MethodNotSupported, UnknownUrl

_ID: Final = r"[A-Za-z0-9][A-Za-z0-9._:\-]{0,199}"
_AZURE: Final = re.compile(
    r"/openai(?:/deployments/(?P<deployment>[A-Za-z0-9][A-Za-z0-9._\-]{0,63}))?(?P<rest>/(?!v1/).+)"
)
_API_VERSION: Final = MappingProxyType({"api-version": re.compile(r"\d{4}-\d\d-\d\d(?:-preview)?|v1|preview|latest")})
_NONE: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Match:
    """An endpoint that was found.

    Attributes:
        spec: the endpoint.
        ids: name in the template → segment of the path.
        query: the query, each value of a closed form.
        model: the model that the path names (a deployment of Azure's), or "".
    """

    spec: EndpointSpec
    ids: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    model: str = ""

    @property
    def operation(self) -> str:
        """The operation below the upstream's base URL, ids filled in."""
        return self.spec.operation.format(**self.ids) if self.ids else self.spec.operation


class Routes:
    """Every served endpoint."""

    def __init__(self, specs: Iterable[EndpointSpec]) -> None:
        self._exact: dict[str, dict[str, EndpointSpec]] = {}
        self._templates: dict[re.Pattern[str], dict[str, EndpointSpec]] = {}
        patterns: dict[str, re.Pattern[str]] = {}
        for spec in specs:
            if "{" in spec.path:
                pattern = patterns.setdefault(spec.path, _pattern(spec.path))
                self._templates.setdefault(pattern, {})[spec.method] = spec
            else:
                self._exact.setdefault(spec.path, {})[spec.method] = spec

    def __iter__(self) -> Iterator[EndpointSpec]:
        for methods in (*self._exact.values(), *self._templates.values()):
            yield from methods.values()

    def match(self, method: str, raw_path: str, *, upgrade: bool = False) -> Match:
        """Find the endpoint of a request line.

        Raises:
            UnknownUrl, EndpointNotAllowed, MethodNotSupported: there is none for it here.
            InvalidRequest: a query that it does not take.
        """
        path, _, query = raw_path.partition("?")
        asked = path
        path, model, allowed = _own_form(path)
        methods, ids = self._look_up(path)
        if not methods:
            if wire.is_known_path(path) or wire.is_known_path(asked):
                raise EndpointNotAllowed("This endpoint exists, but this gateway does not serve it.")
            raise UnknownUrl("Invalid URL: no endpoint has this method and path.")
        if upgrade:
            raise EndpointNotAllowed("Protocol upgrades are not served.")
        spec = methods.get(method)
        if spec is None:
            raise MethodNotSupported("This endpoint takes another method.", headers={"Allow": ", ".join(methods)})
        return Match(spec, ids, _query(query, spec.queries, allowed), model)

    def _look_up(self, path: str) -> tuple[Mapping[str, EndpointSpec], Mapping[str, str]]:
        methods = self._exact.get(path)
        if methods is not None:
            return methods, {}
        for pattern, found in self._templates.items():
            match = pattern.fullmatch(path)
            if match:
                return found, match.groupdict()
        return {}, {}


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\\{(\w+)\\\}", rf"(?P<\1>{_ID})", re.escape(template)))


def _own_form(path: str) -> tuple[str, str, Mapping[str, re.Pattern[str]]]:
    """Turn Azure's path forms into ours; returns the model that the path names and the query keys of the form too."""
    if path.startswith("/openai/v1/"):
        return path.removeprefix("/openai"), "", _API_VERSION
    match = _AZURE.fullmatch(path)
    if match:
        return f"/v1{match['rest']}", match["deployment"] or "", _API_VERSION
    return path, "", _NONE


def _query(
    query: str, own: Mapping[str, re.Pattern[str]], of_the_form: Mapping[str, re.Pattern[str]]
) -> dict[str, str]:
    """Check a query; what belongs to the path form only is left out: the provider has its own.

    Raises:
        InvalidRequest: a key that is not taken, twice, or with another value. None of it is in the message.
    """
    found: dict[str, str] = {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, max_num_fields=16) if query else []
    except ValueError:
        raise InvalidRequest("The query cannot be read.", code="unsupported_parameter") from None
    for key, value in pairs:
        pattern = own.get(key) or of_the_form.get(key)
        if pattern is None or key in found:
            raise InvalidRequest("This endpoint does not take this query parameter.", code="unsupported_parameter")
        if not pattern.fullmatch(value):
            raise InvalidRequest("A query parameter has a value that it cannot have.", param=key)
        found[key] = value
    return {key: value for key, value in found.items() if key in own}
