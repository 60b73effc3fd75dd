"""What the streams of all APIs share: what they tell of themselves, and reading an event."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from filters.errors import MalformedResponse, UpstreamDisconnected
from filters.restoration import Restorer
from filters.sse import Event


class EventStream(ABC):
    """A streamed answer; an API says in `_restored` what becomes of an event that holds data."""

    def __init__(self, restorer: Restorer) -> None:
        self._restorer = restorer
        self._done = False
        self._failed = False
        self._usage: Mapping[str, int] = {}
        self._made: list[tuple[str, str]] = []

    def event(self, event: Event) -> list[Event]:
        """Take one upstream event and return those to send now.

        Comments pass. An event without data makes the SDKs stumble, and after the end mark nothing belongs to the
        answer: both are swallowed.
        """
        if event.comment is not None:
            return [event]
        return self._restored(event, event.data) if event.data and not self._done else []

    @abstractmethod
    def _restored(self, event: Event, data: str) -> list[Event]:
        """Take an event that holds data and return those to send now."""

    @property
    def usage(self) -> Mapping[str, int]:
        """Token counts, as far as an event has told them."""
        return self._usage

    @property
    def failed(self) -> bool:
        """Whether the upstream told an error."""
        return self._failed

    @property
    def broken(self) -> bool:
        """Whether the error stands in place of the end: then the stream must not look as if it had one."""
        return self._failed

    @property
    def ended(self) -> bool:
        """Whether the end mark, or an error in its place, has come."""
        return self._done

    @property
    def complete(self) -> bool:
        """Whether the answer has come to its end."""
        return self._done

    @property
    def made(self) -> list[tuple[str, str]]:
        """Ids that it has told; see `StreamRestorer.made`."""
        return self._made

    def end(self) -> list[Event]:
        """The upstream closed the stream.

        Raises:
            UpstreamDisconnected: the answer was not complete.
        """
        if not self.complete:
            raise UpstreamDisconnected("the upstream ended the stream before the answer was complete")
        return []


def decode(data: str) -> dict[str, Any]:
    """Read the data of an event.

    Raises:
        MalformedResponse: not a JSON object.
    """
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise MalformedResponse("an event of the upstream's stream is not JSON") from None
    if not isinstance(value, dict):
        raise MalformedResponse("an event of the upstream's stream is not a JSON object")
    return value
