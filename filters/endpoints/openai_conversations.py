"""``/v1/conversations``: items that the provider keeps. What goes in is filtered like the input of a response."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final

from filters.endpoints._chat_parts import texts_of
from filters.endpoints._responses_items import ITEM
from filters.endpoints._stored_answers import answers
from filters.endpoints.base import EndpointSpec
from filters.endpoints.openai_stored_responses import PAGE
from filters.tables import Arr, Free, Node, Obj, OneOf

_ITEMS: Final = Arr(ITEM)
_METADATA: Final = OneOf(object=Free(), null=True)
_CREATED: Final = Obj({"items": OneOf(array=_ITEMS, null=True), "metadata": _METADATA})
_UPDATED: Final = Obj({"metadata": _METADATA}, required=("metadata",))
_ADDED: Final = Obj({"items": _ITEMS}, required=("items",))
_NO_QUERY: Final[Mapping[str, Any]] = MappingProxyType({})


def _said(body: Any, roles: tuple[str, ...]) -> list[str]:
    items = body.get("items") or ()
    return [text for item in items if item.get("role") in roles for text in texts_of(item.get("content"))]


def anchor(body: Any) -> str:
    """Return what the user says first; without it, the conversation gets a name of its own."""
    said = _said(body, ("user",))
    return said[0] if said else ""


trusted_texts: Final = partial(_said, roles=("system", "developer", "user"))


def _spec(
    name: str,
    method: str,
    rest: str = "",
    table: Node | None = None,
    queries: Mapping[str, Any] = _NO_QUERY,
    makes: str = "",
) -> EndpointSpec:
    return EndpointSpec(
        name=f"conversations.{name}",
        method=method,
        path=f"/v1/conversations{rest}",
        queries=queries,
        table=table,
        anchor=anchor,
        trusted_texts=trusted_texts,
        answers=answers,
        refers="conversations" if rest else "",
        makes=makes,
        runs=False,
    )


SPEC: Final = (
    _spec("create", "POST", table=_CREATED, makes="conversations"),
    _spec("retrieve", "GET", "/{id}"),
    _spec("update", "POST", "/{id}", _UPDATED),
    _spec("delete", "DELETE", "/{id}"),
    _spec("items.create", "POST", "/{id}/items", _ADDED, makes="conversations"),
    _spec("items.list", "GET", "/{id}/items", queries=PAGE, makes="conversations"),
    _spec("items.retrieve", "GET", "/{id}/items/{item}"),
    _spec("items.delete", "DELETE", "/{id}/items/{item}"),
)
