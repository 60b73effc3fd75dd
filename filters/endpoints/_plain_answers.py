"""Answers without running text of the model: vectors, verdicts, pictures. Every string is restored all the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from filters import jsontext
from filters.endpoints._chat_parts import restore_strings, usage_of
from filters.endpoints.base import ToolRules
from filters.errors import MalformedResponse, UpstreamDisconnected
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


class PlainStream:
    """Restores events each on its own; the one whose type ends in ``.completed`` is the last."""

    def __init__(self, restorer: Restorer) -> None:
        self._restorer = restorer
        self._done = False
        self._failed = False
        self._usage: Mapping[str, int] = {}

    def event(self, event: Event) -> list[Event]:
        """Take one event of the upstream and return those to send now."""
        if event.comment is not None:
            return [event]
        if self._done or not event.data:
            return []
        try:
            value = json.loads(event.data)
        except (ValueError, RecursionError):
            raise MalformedResponse("an event of the upstream's stream is not JSON") from None
        kind = str(value.get("type") or "") if isinstance(value, dict) else ""
        self._failed = "error" in (kind, *value) if isinstance(value, dict) else False
        self._done = self._failed or kind.endswith(".completed")
        self._usage = usage_of(value) or self._usage
        return [Event(jsontext.dumps_any(_restored(value, self._restorer)).decode(), event.name, event.id)]

    @property
    def usage(self) -> Mapping[str, int]:
        """Token counts, if an event has told them."""
        return self._usage

    @property
    def failed(self) -> bool:
        """Whether the upstream's last word was an error."""
        return self._failed

    @property
    def ended(self) -> bool:
        """Whether the last event has come."""
        return self._done

    @property
    def complete(self) -> bool:
        """The same."""
        return self._done

    def end(self) -> list[Event]:
        """The upstream closed the stream."""
        if not self._done:
            raise UpstreamDisconnected("the upstream ended the stream before the answer was complete")
        return []

    def abandon(self, error: Mapping[str, Any]) -> list[Event]:
        """Nothing is ever held back: only the error is told."""
        return [Event(jsontext.dumps_any(error).decode())]


def _restored(value: Any, restorer: Restorer) -> Any:
    if isinstance(value, list):
        return [_restored(item, restorer) for item in value]
    if isinstance(value, dict):
        return {restorer.text(key): item if key in _BYTES else _restored(item, restorer) for key, item in value.items()}
    return restore_strings(value, restorer)
