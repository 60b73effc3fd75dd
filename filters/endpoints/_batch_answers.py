"""Lines of a batch's files: each is restored as an answer of its own endpoint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from filters.endpoints._chat_parts import restore_strings
from filters.endpoints._stored_answers import StoredAnswers
from filters.endpoints.base import EndpointSpec, ToolRules
from filters.errors import ResponseError, RestorationRefused
from filters.restoration import Restorer


class BatchAnswers(StoredAnswers):
    """Restores lines.

    Args:
        lines: stand-in of a custom id → url and wanted form of the answer.
        batched: url → endpoint.
    """

    def __init__(self, lines: Mapping[str, Any], batched: Mapping[str, EndpointSpec]) -> None:
        super().__init__(json_content=False)
        self._lines = lines
        self._batched = batched

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a line of an output, an error or the input file."""
        if not isinstance(value, dict) or not isinstance(value.get("custom_id"), str):
            return restore_strings(value, restorer)
        stand_in = value["custom_id"]
        out: dict[str, Any] = {"custom_id": restorer.keyed.get(stand_in, stand_in)}
        try:
            for key, item in value.items():
                if key == "response" and isinstance(item, dict):
                    out[key] = self._response(item, stand_in, restorer, rules)
                elif key != "custom_id":
                    out[key] = restore_strings(item, restorer)
        except ResponseError as error:
            return out | {"response": None, "error": {"code": error.code, "message": error.message}}
        return out

    def _response(self, response: dict[str, Any], stand_in: str, restorer: Restorer, rules: ToolRules) -> Any:
        url, wanted = self._lines.get(stand_in, ("", {}))
        spec = self._batched.get(url)
        if spec is None or spec.answers is None:
            raise RestorationRefused("this line was not asked for through this gateway")
        restored = restore_strings({key: item for key, item in response.items() if key != "body"}, restorer)
        body = response.get("body")
        return {**restored, "body": spec.answers(wanted).body(body, restorer, rules) if body is not None else None}
