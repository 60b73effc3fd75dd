"""What one API endpoint needs: where its requests hold text, and how its answers are restored."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, Protocol

from filters.restoration import Restorer, ToolRule
from filters.sse import Event
from filters.tables import Node

Api = Literal["openai", "anthropic"]
ToolRules = Callable[[str], ToolRule]


class StreamRestorer(Protocol):
    """Restores one streamed answer, event by event."""

    def event(self, event: Event) -> list[Event]:
        """Take one upstream event and return those to send now.

        Raises:
            ResponseError: the stream cannot be handed on.
        """
        ...

    @property
    def usage(self) -> Mapping[str, int]:
        """What the upstream counted, as far as it has told: ``prompt_tokens``, ``completion_tokens``."""
        ...

    @property
    def failed(self) -> bool:
        """Whether the upstream ended the answer with an error of its own."""
        ...

    @property
    def broken(self) -> bool:
        """Whether that error stands in place of the end mark."""
        ...

    @property
    def ended(self) -> bool:
        """Whether the end mark has come."""
        ...

    @property
    def complete(self) -> bool:
        """Whether the answer has come to its end."""
        ...

    @property
    def made(self) -> list[tuple[str, str]]:
        """(kind, id) of the stored objects that it has told, in their order; kind "" is the endpoint's own."""
        ...

    def end(self) -> list[Event]:
        """The upstream closed the stream.

        Raises:
            UpstreamDisconnected: it was not complete.
        """
        ...

    def abandon(self, error: Mapping[str, Any]) -> list[Event]:
        """The stream cannot go on: give out what is held back, as it is, and tell the error (its whole body)."""
        ...


class AnswerRestorer(Protocol):
    """How answers of one endpoint are restored."""

    def body(self, value: Any, restorer: Restorer, rules: ToolRules) -> Any:
        """Restore a decoded JSON answer in place and return it."""
        ...

    def usage(self, value: Any) -> Mapping[str, int]:
        """Read what the upstream counted from a decoded answer: ``prompt_tokens``, ``completion_tokens``."""
        ...

    def is_error(self, value: Any) -> bool:
        """Whether a decoded answer is an error object."""
        ...

    def stream(self, restorer: Restorer, rules: ToolRules) -> StreamRestorer:
        """Start restoring a stream."""
        ...


@dataclass(frozen=True, slots=True)
class EndpointSpec:
    """One endpoint of one API.

    Attributes:
        name: stable name for policy, metrics and audit, e.g. ``chat.completions``.
        method: HTTP method.
        path: path as served, e.g. ``/v1/chat/completions``; ``{name}`` stands for one segment, an id.
        api: whose errors and headers its clients expect.
        queries: query keys that it takes → what their values must match.
        table: where text stands in a request, None for requests without a body.
        anchor: body → the text that identifies the conversation (its first user message). Without one, tokens are
            those of the client: what it sends must match over requests (embeddings).
        trusted_texts: body → texts of system and user messages (for hosts that URLs may carry values to).
        answers: how answers are restored, chosen by the request's body or by its hint.
        hint: body → what of it says how its answers are read, to be kept beside a stored object; the wanted format
            without one.
        bodies: body → the request bodies in it, for a file of requests.
        generates: a model writes an answer, so that it costs output (of a file: once it is run).
        runs: a model works on it now, so that it costs tokens.
        form: its body is a form with a file of requests, not JSON.
        lines: its answers are JSON lines, each an answer of its own.
        refers: kind of the stored object that ``{id}`` in the path names, or "".
        makes: kind of the object that the provider stores and the answer names, or "".
    """

    name: str
    method: str
    path: str
    api: Api = "openai"
    queries: Mapping[str, re.Pattern[str]] = field(default_factory=lambda: MappingProxyType({}))
    table: Node | None = None
    anchor: Callable[[Any], str] | None = None
    trusted_texts: Callable[[Any], list[str]] | None = None
    answers: Callable[[Any], AnswerRestorer] | None = None
    hint: Callable[[Any], dict[str, Any]] | None = None
    bodies: Callable[[Any], list[dict[str, Any]]] | None = None
    generates: bool = False
    runs: bool = True
    form: bool = False
    lines: bool = False
    refers: str = ""
    makes: str = ""

    @property
    def operation(self) -> str:
        """Path below the upstream's base URL, e.g. ``chat/completions``, with the same names."""
        return self.path.removeprefix("/v1/")

    @property
    def costs(self) -> bool:
        """Whether it costs tokens; what only names a stored object does not."""
        return self.runs and self.table is not None

    @property
    def stateful(self) -> str:
        """Kind of the stored objects that the endpoint is about, or "": a response need not be stored."""
        return self.refers or ("" if self.makes == "responses" else self.makes)
