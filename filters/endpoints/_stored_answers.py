"""Answers that are stored objects: responses and their items, conversations, files, batches."""

from __future__ import annotations

from typing import Any

from filters.endpoints._chat_parts import restore_strings
from filters.endpoints._responses_answers import ResponsesAnswers
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse
from filters.restoration import Restorer


class StoredAnswers(ResponsesAnswers):
    """Restores one object or a list of items; a file gets the name back that the client gave it."""

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a complete answer."""
        if not isinstance(value, dict) or not {"id", "data", "error"} & value.keys():
            raise MalformedResponse("the upstream's answer is neither an object nor a list of items")
        if value.get("object") == "list" and isinstance(value.get("data"), list):
            return {**value, "data": [self.item(item, restorer, rules) for item in value["data"]]}
        if "output" in value:
            return self.response(value, restorer, rules)
        if isinstance(value.get("type"), str):
            return self.item(value, restorer, rules)
        restored = restore_strings(value, restorer)
        name = value.get("filename")
        if isinstance(name, str):
            restored["filename"] = restorer.keyed.get(name.removesuffix(".jsonl"), name)
        return restored

    def is_error(self, value: Any) -> bool:
        """Whether it is an error object; a response or a batch that failed is an answer."""
        return isinstance(value, dict) and bool(value.get("error")) and "id" not in value


def answers(hint: Any) -> StoredAnswers:
    """Choose how answers are read, as for a response."""
    wanted = (hint.get("text") or {}).get("format") or {}
    return StoredAnswers(json_content=wanted.get("type") in ("json_schema", "json_object"))
