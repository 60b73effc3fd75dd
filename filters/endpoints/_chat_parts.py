"""What whole answers and streams of chat completions share: strings, tool calls, citations, counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from filters.endpoints.base import ToolRules
from filters.restoration import Mode, Restorer, Shift, ToolRule, shifted

# Protocol strings of a delta: never text.
NOT_TEXT = frozenset({"role", "id", "type", "name", "object"})


def texts_of(content: Any) -> list[str]:
    """Return the texts of a message's content, a string or a list of parts."""
    if isinstance(content, str):
        return [content]
    if isinstance(content, list):
        return [part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str)]
    return []


def restore_strings(value: Any, restorer: Restorer) -> Any:
    """Restore every string and key in a decoded JSON value."""
    if isinstance(value, str):
        return restorer.text(value)
    if isinstance(value, list):
        return [restore_strings(item, restorer) for item in value]
    if isinstance(value, dict):
        return {restorer.text(key): restore_strings(item, restorer) for key, item in value.items()}
    return value


def usage_of(value: Any) -> Mapping[str, int]:
    """Read the token counts of an answer or of a chunk."""
    usage = value.get("usage") if isinstance(value, dict) else None
    if not isinstance(usage, dict):
        return {}
    return {k: v for k, v in usage.items() if k in ("prompt_tokens", "completion_tokens") and isinstance(v, int)}


def moved(citation: Any, shifts: Sequence[Shift]) -> Any:
    """Move the offsets of a citation from the upstream's text to the restored text."""
    if isinstance(citation, dict):
        for key, is_end in (("start_index", False), ("end_index", True), ("index", False)):
            if isinstance(citation.get(key), int):
                citation[key] = shifted(citation[key], shifts, is_end=is_end)
    return citation


def move_offsets(annotations: Any, shifts: Sequence[Shift]) -> Any:
    """Move the offsets of all citations of a chat message, each under its type's name."""
    if not isinstance(annotations, list):
        return annotations
    for annotation in annotations:
        for citation in annotation.values() if isinstance(annotation, dict) else ():
            moved(citation, shifts)
    return annotations


def tool_call(call: Any, restorer: Restorer, rules: ToolRules) -> Any:
    if not isinstance(call, dict):
        return restore_strings(call, restorer)
    return {key: part_of_call(key, value, restorer, rules) for key, value in call.items()}


def part_of_call(key: str, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
    if isinstance(value, dict):
        return called(value, restorer, rules)
    return value if key in NOT_TEXT else ruled(value, restorer, rules(""))


def called(call: dict[str, Any], restorer: Restorer, rules: ToolRules) -> dict[str, Any]:
    """Restore ``{"name": …, "arguments": …}`` or ``{"name": …, "input": …}``."""
    rule = rules(str(call.get("name") or ""))
    restored: dict[str, Any] = {}
    for key, value in call.items():
        if key == "name":
            restored[key] = value  # names were never changed
        elif isinstance(value, str):
            mode: Mode = "json" if key == "arguments" else "argument"
            restored[key] = restorer.channel(mode, rule).feed(value, final=True)
        else:
            restored[key] = ruled(value, restorer, rule)
    return restored


def ruled(value: Any, restorer: Restorer, rule: ToolRule) -> Any:
    """Restore what is part of a tool call in another shape than the API's: under the tool's rule, never without it."""
    if isinstance(value, str):
        return restorer.channel("argument", rule).feed(value, final=True)
    if isinstance(value, list):
        return [ruled(item, restorer, rule) for item in value]
    if isinstance(value, dict):
        return {ruled(key, restorer, rule): ruled(item, restorer, rule) for key, item in value.items()}
    return value
