"""Answers without running text of the model: vectors, verdicts, pictures. Every string is restored all the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from filters import jsontext
from filters.endpoints._chat_parts import restore_strings, usage_of
from filters.endpoints._stream import EventStream, decode
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse
from filters.restoration import Restorer
from filters.sse import Event

#: Bytes in letters: nothing in them is a token.
_BYTES: Final = frozenset({"embedding", "b64_json", "partial_image_b64"})


class PlainAnswers:
    """Restores answers that hold `key`, or an error object."""

    def __init__(self, key: str) -> None:
        self._key = key

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:  # noqa: ARG002 - no tools here
        """Restore a complete answer."""
        if not isinstance(value, dict) or not (self._key in value or isinstance(value.get("error"), dict)):
            raise MalformedResponse("the upstream's answer is not what this endpoint promises")
        return _restored(value, restorer)

    def usage(self, value: Any) -> Mapping[str, int]:
        """Read the token counts."""
        return usage_of(value)

    def is_error(self, value: Any) -> bool:
        """Whether it is an error object."""
        return isinstance(value, dict) and bool(value.get("error")) and self._key not in value

    def stream(self, restorer: Restorer, rules: ToolRules) -> PlainStream:  # noqa: ARG002 - see above
        """Start restoring a stream of pictures."""
        return PlainStream(restorer)


class PlainStream(EventStream):
    """Restores events each on its own; the one whose type ends in ``.completed`` is the last."""

    def _restored(self, event: Event, data: str) -> list[Event]:
        value = decode(data)
        kind = str(value.get("type") or "")
        self._failed = kind == "error" or "error" in value
        self._done = self._failed or kind.endswith(".completed")
        self._usage = usage_of(value) or self._usage
        return [Event(jsontext.dumps_any(_restored(value, self._restorer)).decode(), event.name, event.id)]

    def abandon(self, error: Mapping[str, Any]) -> list[Event]:
        """Nothing is ever held back: only the error is told."""
        return [Event(jsontext.dumps_any(error).decode())]


def _restored(value: Any, restorer: Restorer) -> Any:
    if isinstance(value, list):
        return [_restored(item, restorer) for item in value]
    if isinstance(value, dict):
        return {restorer.text(key): item if key in _BYTES else _restored(item, restorer) for key, item in value.items()}
    return restore_strings(value, restorer)
