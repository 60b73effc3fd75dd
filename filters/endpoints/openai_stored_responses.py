"""``/v1/responses/{id}``: stored responses. No text goes there; answers are restored as their makers were."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from filters.endpoints._stored_answers import answers
from filters.endpoints.base import EndpointSpec

_SWITCH: Final = re.compile(r"true|false")
#: `after` names an item, so it must be one that is known (`gateway.keeper`): a client's own word would leave with it.
PAGE: Final = MappingProxyType(
    {
        "limit": re.compile(r"\d{1,3}"),
        "order": re.compile(r"asc|desc"),
        "after": re.compile(r"[A-Za-z0-9_\-]{1,128}"),
    }
)
_NONE: Final[Mapping[str, Any]] = MappingProxyType({})
_RESUMED: Final = MappingProxyType(
    {"stream": _SWITCH, "include_obfuscation": _SWITCH, "starting_after": re.compile(r"\d{1,6}")}
)


def _spec(name: str, method: str, rest: str = "", queries: Mapping[str, Any] = _NONE, makes: str = "") -> EndpointSpec:
    return EndpointSpec(
        name=f"responses.{name}",
        method=method,
        path=f"/v1/responses/{{id}}{rest}",
        queries=queries,
        answers=answers,
        refers="responses",
        makes=makes,
    )


SPEC: Final = (
    _spec("retrieve", "GET", queries=_RESUMED),
    _spec("delete", "DELETE"),
    _spec("cancel", "POST", "/cancel"),
    _spec("input_items", "GET", "/input_items", PAGE, makes="responses"),
)
