"""How whole answers of the Responses API are restored, and the items and parts that its streams repeat.

Text by default: every string is restored, known or not; the request's own words (instructions, tools, metadata) come
back as the client wrote them. The exceptions: what the client executes is restored under the tool's rule, log
probabilities are blanked, encrypted content is sealed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from filters.endpoints._chat_parts import NOT_TEXT, moved, restore_strings, ruled
from filters.endpoints._responses_stream import ResponsesStream, tool_of
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse
from filters.restoration import Mode, Restorer, Shift

_KEYED: Final = frozenset({"user", "safety_identifier", "prompt_cache_key"})
_KEPT: Final = NOT_TEXT | {"call_id", "status", "namespace", "server_label"}


class ResponsesAnswers:
    """Restores responses; `json_content` says that text is JSON (structured outputs)."""

    def __init__(self, *, json_content: bool) -> None:
        self.text_mode: Mode = "json" if json_content else "text"

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a complete answer: a response, a compaction, a count, or an error object."""
        known = ("output", "input_tokens", "error")
        if not isinstance(value, dict) or not any(key in value for key in known):
            raise MalformedResponse("the upstream's answer is neither a response nor an error")
        return self.response(value, restorer, rules)

    def response(self, value: dict[str, Any], restorer: Restorer, rules: ToolRules) -> dict[str, Any]:
        """Restore a response object, as far as it has come."""
        restored: dict[str, Any] = {}
        for key, item in value.items():
            if key == "output" and isinstance(item, list):
                restored[key] = [self.item(entry, restorer, rules) for entry in item]
            elif key in _KEYED and isinstance(item, str):
                restored[key] = restorer.keyed.get(item, item)
            else:
                restored[restorer.text(key)] = restore_strings(item, restorer)
        return restored

    def item(self, item: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore an output item."""
        if not isinstance(item, dict):
            return restore_strings(item, restorer)
        tool = tool_of(item)
        if tool is not None:
            return _executed(item, restorer, rules, tool)
        special = _SPECIAL.get(str(item.get("type") or ""))
        if special is not None:
            return special(item, restorer)
        return {
            restorer.text(key): (
                [self.part(part, restorer) for part in value]
                if key == "content" and isinstance(value, list)
                else restore_strings(value, restorer)
            )
            for key, value in item.items()
        }

    def part(self, part: Any, restorer: Restorer) -> Any:
        """Restore a content part; offsets of its annotations move with its text."""
        if not isinstance(part, dict):
            return restore_strings(part, restorer)
        restored = {key: value for key, value in part.items() if key == "text"}
        shifts: Sequence[Shift] = ()
        if isinstance(part.get("text"), str):
            channel = restorer.channel(self.text_mode if part.get("type") == "output_text" else "text")
            restored["text"] = channel.feed(part["text"], final=True)
            shifts = channel.shifts
        out: dict[str, Any] = {}
        for key, value in part.items():
            if key == "text":
                out[key] = restored[key]
            elif key == "logprobs" and restorer.active:
                out[key] = []
            elif key == "annotations" and isinstance(value, list):
                out[key] = [moved(restore_strings(entry, restorer), shifts) for entry in value]
            else:
                out[restorer.text(key)] = restore_strings(value, restorer)
        return out

    def usage(self, value: Any) -> Mapping[str, int]:
        """Read the token counts of a response."""
        return usage_of(value)

    def is_error(self, value: Any) -> bool:
        """Whether it is an error object; a response that failed is an answer."""
        return isinstance(value, dict) and bool(value.get("error")) and "output" not in value

    def stream(self, restorer: Restorer, rules: ToolRules) -> ResponsesStream:
        """Start restoring a stream."""
        return ResponsesStream(self, restorer, rules)


def usage_of(value: Any) -> Mapping[str, int]:
    """Read the token counts of a response."""
    usage = value.get("usage") if isinstance(value, dict) else None
    if not isinstance(usage, dict):
        return {}
    names = {"input_tokens": "prompt_tokens", "output_tokens": "completion_tokens"}
    return {ours: usage[theirs] for theirs, ours in names.items() if isinstance(usage.get(theirs), int)}


def _executed(item: dict[str, Any], restorer: Restorer, rules: ToolRules, tool: str) -> dict[str, Any]:
    """Restore what the client will execute; arguments of functions are JSON in a string."""
    rule = rules(tool)
    return {
        key: (
            value
            if key in _KEPT
            else restorer.channel("json", rule).feed(value, final=True)
            if key == "arguments" and isinstance(value, str)
            else ruled(value, restorer, rule)
        )
        for key, value in item.items()
    }


def _reasoning(item: dict[str, Any], restorer: Restorer) -> dict[str, Any]:
    return {
        key: restorer.seal(value)
        if key == "encrypted_content" and isinstance(value, str)
        else restore_strings(value, restorer)
        for key, value in item.items()
    }


def _program(item: dict[str, Any], restorer: Restorer) -> dict[str, Any]:
    theirs = str(item.get("code") or "")
    ours = restorer.text(theirs)
    fingerprint = restorer.seal(str(item.get("fingerprint") or ""), theirs, ours)
    return {**restore_strings(item, restorer), "code": ours, "fingerprint": fingerprint}


def _mcp_call(item: dict[str, Any], restorer: Restorer) -> dict[str, Any]:
    """The provider ran it: nothing is executed here, but its arguments are JSON in a string."""
    return {
        key: restorer.json_text(value)
        if key == "arguments" and isinstance(value, str)
        else restore_strings(value, restorer)
        for key, value in item.items()
    }


_SPECIAL: Final[Mapping[str, Callable[[dict[str, Any], Restorer], dict[str, Any]]]] = {
    "reasoning": _reasoning,
    "compaction": _reasoning,
    "program": _program,
    "mcp_call": _mcp_call,
    "mcp_approval_request": _mcp_call,
}
