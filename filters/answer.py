"""The second half of an exchange: the upstream's answer on its way back, whole or as a stream.

A stream ends with an empty feed. What was ready when something went wrong is still returned; `failure` then says what
went wrong, so that the cut of the bytes never decides what the client sees (I6).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from filters import jsontext, sse
from filters.earlier import Earlier
from filters.endpoints.base import AnswerRestorer, StreamRestorer, ToolRules
from filters.errors import FilterError, MalformedResponse, UpstreamDisconnected
from filters.restoration import RestorationCounts, Restorer


class Answer:
    """Restores one answer with the map of its request."""

    def __init__(self, answers: AnswerRestorer, restorer: Restorer, rules: ToolRules, makes: str = "") -> None:
        # given
        self._answers = answers
        self._restorer = restorer
        self._rules = rules
        self._makes = makes
        # state
        self._made: list[tuple[str, str]] = []
        self._decoder = sse.Decoder()
        self._stream: StreamRestorer | None = None
        self._failure: FilterError | None = None
        self._usage: Mapping[str, int] = {}
        self._is_error = False
        self._over = False

    def __repr__(self) -> str:
        return "Answer(over)" if self._over else "Answer(open)"

    # -------------------------------------------------------------- what others may ask

    @property
    def counts(self) -> RestorationCounts:
        """What was restored so far."""
        return self._restorer.counts

    @property
    def usage(self) -> Mapping[str, int]:
        """Token counts that the upstream has told."""
        return self._stream.usage if self._stream is not None else self._usage

    @property
    def is_error(self) -> bool:
        """Whether the answer was, or ended in, an error of the upstream's."""
        return self._is_error or (self._stream is not None and self._stream.failed)

    @property
    def broken(self) -> bool:
        """Whether a stream has an error in place of its end mark."""
        return self._stream is not None and self._stream.broken

    @property
    def finished(self) -> bool:
        """Whether a stream has had its end mark: nothing that follows belongs to the answer."""
        return self._stream is not None and self._stream.ended

    @property
    def failure(self) -> FilterError | None:
        """Why the stream cannot go on, if it cannot."""
        return self._failure

    @property
    def issued(self) -> Earlier:
        """What the exchange issued."""
        return self._restorer.issued

    def made(self) -> list[tuple[str, str]]:
        """Return the (kind, id) of stored objects that it has told since the last call."""
        told = self._stream.made if self._stream is not None else self._made
        if not self._makes:
            return []
        found = [(kind or self._makes, name) for kind, name in told]
        told.clear()
        return found

    @property
    def over(self) -> bool:
        """Whether nothing can follow any more."""
        return self._over

    # -------------------------------------------------------------- whole

    def body(self, raw: bytes) -> bytes:
        """Restore a complete JSON answer (also an error object).

        Raises:
            MalformedResponse: not a JSON object.
            RestorationRefused: a rule forbids restoring something where it stands.
        """
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            raise MalformedResponse("the upstream's answer is not valid JSON") from None
        self._usage = self._answers.usage(value)
        self._is_error = self._answers.is_error(value)
        restored = self._answers.body(value, self._restorer, self._rules)
        if self._makes and not self._is_error:
            self._made = list(_ids(value))
        self._over = True
        return jsontext.dumps_any(restored)

    # -------------------------------------------------------------- stream

    def feed(self, chunk: bytes) -> bytes:
        """Take bytes of a streamed answer and return those to send; ``feed(b"")`` ends the stream."""
        if self._failure is not None:
            return b""
        stream = self._opened()
        out: list[bytes] = []
        try:
            for event in self._decoder.feed(chunk):
                out.extend(sse.encode(e) for e in stream.event(event))
            if not chunk:
                out.extend(self._end(stream))
        except FilterError as error:
            self._failure = error
        except RecursionError:
            self._failure = MalformedResponse("an event of the upstream's stream is nested too deeply")
        return b"".join(out)

    def _opened(self) -> StreamRestorer:
        if self._stream is None:
            self._stream = self._answers.stream(self._restorer, self._rules)
        return self._stream

    def _end(self, stream: StreamRestorer) -> list[bytes]:
        if self._decoder.in_event and not stream.complete:
            raise UpstreamDisconnected("the upstream ended the stream inside an event")
        events = stream.end()
        self._over = True
        return [sse.encode(event) for event in events]

    def abandon(self, error: Mapping[str, Any]) -> bytes:
        """End a stream that cannot go on: what is held back, as it is, then the error, and no end mark.

        Args:
            error: the whole error body in the shape of the API.
        """
        self._over = True
        return b"".join(sse.encode(event) for event in self._opened().abandon(error))


def _ids(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(kind, id) of what a whole answer names: itself, the items in it, the files that a batch has made."""
    if isinstance(value.get("id"), str):
        yield "", value["id"]
    for key in ("output", "data"):
        items = value.get(key)
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield "items", item["id"]
    for key in ("output_file_id", "error_file_id"):
        if isinstance(value.get(key), str):
            yield "batch_files", value[key]
