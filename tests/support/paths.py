"""Requests that hold a value at one place: built from a vendor's path and our own table, which knows what is required.

Path notation of `tests/fixtures/protocol/fields`: ``a[*].b`` items of an array, ``{*}`` any key, ``(x)`` the variant
whose type or role is x, ``(x/y)`` either.
"""

from __future__ import annotations

import re
from typing import Any

from filters.tables import (
    Arr,
    Drop,
    Force,
    Free,
    Keyed,
    Map,
    Name,
    Node,
    Obj,
    OneOf,
    Only,
    Pass,
    Reference,
    Refuse,
    Sealed,
    Text,
    Variant,
)

_STEP = re.compile(r"\[\*\]|\{\*\}|\([^()]*\)|[^.\[\](){}]+")


def steps(path: str) -> list[str]:
    return _STEP.findall(path)


def build(node: Node | None, path: list[str], value: Any) -> Any:
    """A value of the shape of `node` that holds `value` at `path`; where the table knows nothing, of the path's shape."""
    match node:
        case Only():
            return build(node.node, path, value)
        case OneOf():
            return build(_option(node, path, value), path, value)
        case Variant():
            return _variant(node, path, value)
        case Obj() if path:
            return _object(node, path, value)
        case Arr() if path and path[0] == "[*]":
            return [build(node.item, path[1:], value)]
        case Map() if path:
            key = path[0] if path[0] != "{*}" else "1" if node.key.fullmatch("1") else "a"
            return {key: build(node.value, path[1:], value)}
        case _:
            return _generic(path, value)


def _option(node: OneOf, path: list[str], value: Any) -> Node | None:
    if not path:
        return node.string if isinstance(value, str) else None
    return node.array if path[0] == "[*]" else node.object


def _variant(node: Variant, path: list[str], value: Any) -> Any:
    if not path or path[0][0] != "(":
        return build(node.tables.get(node.default or next(iter(node.tables))), path, value)
    tags = path[0][1:-1].split("/")
    tag = next((tag for tag in tags if tag in node.tables), tags[0])
    inner = build(node.tables.get(tag), path[1:], value)
    return {**inner, node.key: tag} if isinstance(inner, dict) else inner


def _object(node: Obj, path: list[str], value: Any) -> dict[str, Any]:
    made = {key: minimal(node.keys[key]) for key in node.required}
    head, rest = path[0], path[1:]
    if head[0] == "(":  # a variant that our table does not tell apart
        tag = head[1:-1].split("/")[0]
        inner = _object(node, rest, value) if rest else {}
        return {**made, **inner, **({"type": tag} if "type" in node.keys else {})}
    made[head] = build(node.keys.get(head), rest, value)
    return made


def _generic(path: list[str], value: Any) -> Any:
    if not path:
        return value
    head, rest = path[0], path[1:]
    inner = _generic(rest, value)
    if head == "[*]":
        return [inner]
    if head[0] == "(":
        return {**inner, "type": head[1:-1].split("/")[0]} if isinstance(inner, dict) else inner
    return {"x" if head == "{*}" else head: inner}


def minimal(node: Node) -> Any:
    """The smallest value that a table takes."""
    match node:
        case Only():
            return minimal(node.node)
        case Obj():
            return {key: minimal(node.keys[key]) for key in node.required}
        case Arr():
            return []
        case Map() | Free():
            return {}
        case Variant():
            tag = node.default or next(iter(node.tables))
            return {**minimal(node.tables[tag]), node.key: tag}
        case OneOf():
            return minimal(node.string or node.array or node.object or Text())
        case Pass():
            return "auto" if str in node.kinds else 1 if int in node.kinds else True
        case Refuse():
            return None
        case Name() | Text() | Keyed() | Drop() | Force() | Reference() | Sealed() | _:
            return "auto"
