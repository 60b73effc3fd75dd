"""``/v1/responses/{id}``: stored responses. No text goes there; answers are restored as their makers were."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

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
_RESUMED: Final = MappingProxyType(
    {"stream": _SWITCH, "include_obfuscation": _SWITCH, "starting_after": re.compile(r"\d{1,6}")}
)

SPEC: Final = (
    EndpointSpec(
        name="responses.retrieve",
        method="GET",
        path="/v1/responses/{id}",
        operation="responses/{id}",
        queries=_RESUMED,
        answers=answers,
        refers="responses",
    ),
    EndpointSpec(
        name="responses.delete",
        method="DELETE",
        path="/v1/responses/{id}",
        operation="responses/{id}",
        answers=answers,
        refers="responses",
    ),
    EndpointSpec(
        name="responses.cancel",
        method="POST",
        path="/v1/responses/{id}/cancel",
        operation="responses/{id}/cancel",
        answers=answers,
        refers="responses",
    ),
    EndpointSpec(
        name="responses.input_items",
        method="GET",
        path="/v1/responses/{id}/input_items",
        operation="responses/{id}/input_items",
        queries=PAGE,
        answers=answers,
        refers="responses",
        makes="responses",
    ),
)
