"""How whole answers of chat completions are restored.

Text by default here too: every string of an answer is restored, known or not. The exceptions are listed: arguments of
tool calls are JSON inside a string, and log probabilities spell the tokens in pieces, so they are blanked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from filters.endpoints._chat_parts import called, move_offsets, restore_strings, tool_call, usage_of
from filters.endpoints._chat_stream import ChatStream
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse
from filters.restoration import Mode, Restorer, Shift


class ChatAnswers:
    """Restores chat completions; `json_content` says that the content is JSON (structured outputs)."""

    def __init__(self, *, json_content: bool) -> None:
        self._content_mode: Mode = "json" if json_content else "text"

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a complete answer."""
        if not isinstance(value, dict):
            raise MalformedResponse("the upstream's answer is not a JSON object")
        if not isinstance(value.get("choices"), list) and not isinstance(value.get("error"), dict):
            raise MalformedResponse("the upstream's answer has neither choices nor an error")
        return {
            restorer.text(key): (
                [self._choice(choice, restorer, rules) for choice in item]
                if key == "choices" and isinstance(item, list)
                else restore_strings(item, restorer)
            )
            for key, item in value.items()
        }

    def _choice(self, choice: Any, restorer: Restorer, rules: ToolRules) -> Any:
        if not isinstance(choice, dict):
            return restore_strings(choice, restorer)
        restored: dict[str, Any] = {}
        for key, value in choice.items():
            if key == "logprobs" and restorer.active:
                restored[key] = None
            elif key == "message" and isinstance(value, dict):
                restored[key] = self._message(value, restorer, rules)
            else:
                restored[key] = restore_strings(value, restorer)
        return restored

    def _message(self, message: dict[str, Any], restorer: Restorer, rules: ToolRules) -> dict[str, Any]:
        restored: dict[str, Any] = {}
        shifts: Sequence[Shift] = ()
        for key, value in message.items():
            if key == "content" and isinstance(value, str):
                channel = restorer.channel(self._content_mode)
                restored[key] = channel.feed(value, final=True)
                shifts = channel.shifts
            elif key == "tool_calls" and isinstance(value, list):
                restored[key] = [tool_call(call, restorer, rules) for call in value]
            elif key == "function_call" and isinstance(value, dict):
                restored[key] = called(value, restorer, rules)
            else:
                restored[key] = restore_strings(value, restorer)
        if "annotations" in restored:
            restored["annotations"] = move_offsets(restored["annotations"], shifts)
        return restored

    def usage(self, value: Any) -> Mapping[str, int]:
        """Read the token counts of an answer."""
        return usage_of(value)

    def is_error(self, value: Any) -> bool:
        """Whether it is an error object; some servers send an empty ``error`` along with choices."""
        return isinstance(value, dict) and bool(value.get("error")) and "choices" not in value

    def stream(self, restorer: Restorer, rules: ToolRules) -> ChatStream:
        """Start restoring a stream of chunks."""
        return ChatStream(restorer, rules, self._content_mode)
