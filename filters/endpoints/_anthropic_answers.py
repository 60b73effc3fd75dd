"""How whole answers of Anthropic's messages are restored.

Text by default: every string is restored, known or not. The exceptions: the input of a tool is JSON under the tool's
rule, and what is signed or encrypted is sealed for the client together with the upstream's own words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from filters import jsontext
from filters.endpoints._anthropic_stream import MessagesStream
from filters.endpoints._chat_parts import restore_strings
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse
from filters.restoration import Mode, Restorer, ToolRule, shifted

#: Only the upstream can read these.
_OPAQUE: Final = frozenset({"encrypted_content", "encrypted_index", "encrypted_stdout"})


class MessagesAnswers:
    """Restores messages.

    Args:
        documents: sources of the request's documents, as they were sent: citations count in them.
        json_content: whether text is JSON (structured outputs).
    """

    def __init__(self, documents: Sequence[Mapping[str, Any]], *, json_content: bool) -> None:
        self._documents = documents
        self._text_mode: Mode = "json" if json_content else "text"

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a complete answer."""
        if not isinstance(value, dict) or not ({"content", "input_tokens"} & value.keys() or self.is_error(value)):
            raise MalformedResponse("the upstream's answer is neither a message nor an error")
        return {
            restorer.text(key): (
                [self.block(block, restorer, rules) for block in item]
                if key == "content" and isinstance(item, list)
                else restore_strings(item, restorer)
            )
            for key, item in value.items()
        }

    def block(self, block: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a content block."""
        if not isinstance(block, dict):
            return restore_strings(block, restorer)
        match block.get("type"):
            case "thinking":
                return _thinking(block, restorer)
            case "redacted_thinking":
                return {**block, "data": restorer.seal(str(block.get("data") or ""))}
            case "tool_use" | "server_tool_use":
                return called(block, restorer, rules(str(block.get("name") or "")))
            case "text":
                return self._text(block, restorer)
            case _:
                return sealed_within(block, restorer)

    def _text(self, block: dict[str, Any], restorer: Restorer) -> dict[str, Any]:
        restored = {key: item if key == "text" else sealed_within(item, restorer) for key, item in block.items()}
        if isinstance(block.get("text"), str):
            restored["text"] = restorer.channel(self._text_mode).feed(block["text"], final=True)
        if isinstance(block.get("citations"), list):
            restored["citations"] = [self.citation(item, restorer) for item in block["citations"]]
        return restored

    def citation(self, citation: Any, restorer: Restorer) -> Any:
        """Restore a citation; its offsets count characters of the document as it was sent."""
        restored = sealed_within(citation, restorer)
        if not isinstance(citation, dict) or citation.get("type") != "char_location":
            return restored
        text = self._document(citation.get("document_index"))
        if text is not None:
            channel = restorer.channel("text")
            channel.feed(text, final=True)
            for key, is_end in (("start_char_index", False), ("end_char_index", True)):
                if isinstance(citation.get(key), int):
                    restored[key] = shifted(citation[key], channel.shifts, is_end=is_end)
        return restored

    def _document(self, index: Any) -> str | None:
        if not isinstance(index, int) or not 0 <= index < len(self._documents):
            return None
        data = self._documents[index].get("data")
        return data if isinstance(data, str) else None

    def usage(self, value: Any) -> Mapping[str, int]:
        """Read the token counts of an answer or of an event."""
        return usage_of(value)

    def is_error(self, value: Any) -> bool:
        """Whether it is an error object."""
        return isinstance(value, dict) and isinstance(value.get("error"), dict)

    def stream(self, restorer: Restorer, rules: ToolRules) -> MessagesStream:
        """Start restoring a stream."""
        return MessagesStream(self, restorer, rules, self._text_mode)


def usage_of(value: Any) -> Mapping[str, int]:
    """Read the token counts; what was read from or written to the cache are tokens of the prompt too."""
    usage = value.get("usage") if isinstance(value, dict) else None
    if not isinstance(usage, dict):
        return {}
    read = {key: count for key, count in usage.items() if isinstance(count, int) and not isinstance(count, bool)}
    parts = [read[k] for k in ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens") if k in read]
    counts = {"prompt_tokens": sum(parts)} if parts else {}
    return {**counts, "completion_tokens": read["output_tokens"]} if "output_tokens" in read else counts


def _thinking(block: dict[str, Any], restorer: Restorer) -> dict[str, Any]:
    theirs = str(block.get("thinking") or "")
    ours = restorer.text(theirs)
    signature = restorer.seal(str(block.get("signature") or ""), theirs, ours)
    return {**restore_strings(block, restorer), "thinking": ours, "signature": signature}


def called(block: dict[str, Any], restorer: Restorer, rule: ToolRule) -> dict[str, Any]:
    """Restore a tool call whose input is a JSON value; names and ids stay."""
    return {
        key: restored_json(item, restorer, rule) if key == "input" else sealed_within(item, restorer)
        for key, item in block.items()
    }


def restored_json(value: Any, restorer: Restorer, rule: ToolRule) -> Any:
    """Restore a JSON value under a tool's rule: keys, strings, numbers, and JSON in strings."""
    if not restorer.active:
        return value
    written = jsontext.dumps_any(value).decode()
    return json.loads(restorer.channel("json", rule).feed(written, final=True))


def sealed_within(value: Any, restorer: Restorer) -> Any:
    """Restore every string of a value, and seal what only the upstream can read."""
    if isinstance(value, list):
        return [sealed_within(item, restorer) for item in value]
    if isinstance(value, dict):
        return {
            restorer.text(key): (
                restorer.seal(item) if key in _OPAQUE and isinstance(item, str) else sealed_within(item, restorer)
            )
            for key, item in value.items()
        }
    return restore_strings(value, restorer)
