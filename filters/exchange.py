"""One request and its answer: what `h11.Connection` is to HTTP, `Exchange` is to prompts.

    NEW ──receive──▶ RECEIVED ──analyze──▶ ANALYZED ──outgoing──▶ SENT ──restore_body──▶ ENDED
                                                                   │
                                                                   └──feed…feed(b"")──▶ ENDED

House rules:
- No I/O, no clock, no logger. The caller runs the detector on `segments` wherever it likes and hands in the findings.
- The map of pseudonyms belongs to the exchange and dies with it. Nothing here has a repr that shows text.
- What cannot be done safely raises; an exchange that raised is not used again.
- A stream ends with an empty feed. What was ready when something went wrong is still returned; `failure` then says what
  went wrong, so that the cut of the bytes never decides what the client sees (I6).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from filters import jsontext, sse, views
from filters.actions import Action
from filters.classification import Classification, classify
from filters.detection import EntityType, Segment, Span, resolve_overlaps
from filters.endpoints.base import AnswerRestorer, EndpointSpec, StreamRestorer
from filters.errors import (
    ExchangeStateError,
    FilterError,
    MalformedBody,
    MalformedResponse,
    ResidualValue,
    UpstreamDisconnected,
)
from filters.fields import Walk, walk
from filters.guard import find_residue
from filters.lexicon import Lexicon
from filters.persons import Mention, link
from filters.policy import FilterPolicy
from filters.propagation import Propagated, Role, Text, propagate
from filters.pseudonyms import PseudonymMap, TokenKey
from filters.replacement import LOOK_ALIKE, Replacer, Unit
from filters.restoration import RestorationCounts, Restorer, look_alikes
from filters.singling_out import SinglingOut, assess

# Bounded labels, and never begun inside a word: a megabyte of digits or dashes must cost no more than its length.
_HOST = re.compile(
    r"(?<![\w.\-])(?:[a-z0-9](?:[\w\-]{0,62}\.){1,8}[a-z]{2,24}|localhost|\d{1,3}(?:\.\d{1,3}){3})(?![\w\-])",
    re.IGNORECASE,
)
_DIGIT_RUN = re.compile(rb"\d{4,18}")


# Found by form and check digit, not by context: what may refuse a request when it stands in a function's name.
_CERTAIN = frozenset(
    {
        EntityType.EMAIL,
        EntityType.PHONE,
        EntityType.IBAN,
        EntityType.CREDIT_CARD,
        EntityType.SECRET,
        EntityType.ID_NUMBER,
    }
)


class State(Enum):
    """The states drawn at the head of this file."""

    NEW = auto()
    RECEIVED = auto()
    ANALYZED = auto()
    SENT = auto()
    ENDED = auto()


@dataclass(frozen=True, slots=True)
class Scope:
    """The keys of a client's exchanges.

    Attributes:
        client: for identifiers that must be stable over all requests of a client.
        conversation: text of the conversation's anchor → key of its tokens.
    """

    client: TokenKey
    conversation: Callable[[str], TokenKey]


class Exchange:
    """Pseudonymises one request and restores its answer."""

    def __init__(self, spec: EndpointSpec, policy: FilterPolicy, scope: Scope, lexicon: Lexicon) -> None:
        # given
        self._spec = spec
        self._policy = policy
        self._scope = scope
        self._lexicon = lexicon
        # of the request
        self._state = State.NEW
        self._body: Any = None
        self._model = ""
        self._wants_stream = False
        self._walk = Walk()
        self._units: list[Unit] = []
        self._propagated = Propagated([], [])
        self._persons: Sequence[Sequence[Mention]] = ()
        self._singling_out = SinglingOut()
        self._taken: frozenset[str] = frozenset()
        self._anchor = ""
        self._hosts: frozenset[str] = frozenset()
        self._counts: Counter[tuple[EntityType, Action]] = Counter()
        self._pseudonyms: PseudonymMap | None = None
        # of the answer
        self._answers: AnswerRestorer | None = None
        self._restorer: Restorer | None = None
        self._decoder = sse.Decoder()
        self._stream: StreamRestorer | None = None
        self._failure: FilterError | None = None
        self._usage: Mapping[str, int] = {}
        self._is_error = False

    def __repr__(self) -> str:
        return f"Exchange({self._spec.name}, {self._state.name})"

    # -------------------------------------------------------------- what others may ask

    @property
    def spec(self) -> EndpointSpec:
        """The endpoint."""
        return self._spec

    @property
    def model(self) -> str:
        """The model that the client asks for."""
        return self._model

    @property
    def wants_stream(self) -> bool:
        """Whether the client asks for a stream; what comes back is decided by the upstream's media type."""
        return self._wants_stream

    @property
    def counts(self) -> Counter[tuple[EntityType, Action]]:
        """How often which action was carried out on which entity type."""
        return self._counts

    @property
    def rewritten(self) -> int:
        """Mentions replaced in text older than the one in which their value was first found."""
        return self._propagated.rewritten

    @property
    def persons(self) -> Sequence[Sequence[Mention]]:
        """Where each person is mentioned: one group per person, positions in `segments`."""
        return self._persons

    @property
    def singling_out(self) -> SinglingOut:
        """How near the request comes to describing one person."""
        return self._singling_out

    @property
    def restoration(self) -> RestorationCounts:
        """What happened on the way back."""
        return self._restorer.counts if self._restorer else RestorationCounts()

    @property
    def usage(self) -> Mapping[str, int]:
        """Token counts that the upstream has told."""
        return self._stream.usage if self._stream is not None else self._usage

    @property
    def answered_with_error(self) -> bool:
        """Whether the answer was, or ended in, an error of the upstream's."""
        return self._is_error or (self._stream is not None and self._stream.failed)

    @property
    def finished(self) -> bool:
        """Whether a stream has had its end mark: nothing that follows belongs to the answer."""
        return self._stream is not None and self._stream.ended

    @property
    def failure(self) -> FilterError | None:
        """Why the stream cannot go on, if it cannot."""
        return self._failure

    # -------------------------------------------------------------- the request

    def receive(self, raw: bytes) -> None:
        """Take the request body.

        Raises:
            RequestError: see filters.errors; nothing of the request is used.
        """
        self._expect(State.NEW)
        table = self._spec.table
        if table is None:
            raise ExchangeStateError("this endpoint takes no body")
        body = jsontext.loads(raw)
        if not isinstance(body, dict):
            raise MalformedBody("the body is not a JSON object")
        client = self._scope.client
        self._walk = walk(body, table, client.opaque, self._policy.opened)
        self._body = body
        self._model = str(body.get("model", ""))
        self._wants_stream = body.get("stream") is True
        self._anchor = self._spec.anchor(body) if self._spec.anchor else ""
        trusted = self._spec.trusted_texts(body) if self._spec.trusted_texts else []
        self._hosts = frozenset(match.group().lower() for text in trusted for match in _HOST.finditer(text))
        self._taken = frozenset(run.decode() for run in _DIGIT_RUN.findall(raw))
        self._units = [Unit(f, piece, views.read(piece.text)) for f in self._walk.fields for piece in f.pieces]
        self._state = State.RECEIVED

    @property
    def segments(self) -> list[Segment]:
        """What a detector has to look at, in document order."""
        return [Segment(unit.view.text, unit.piece.context) for unit in self._units]

    def analyze(self, findings: Sequence[Sequence[Span]]) -> Classification:
        """Take the findings (one sequence per segment), find every further mention, and classify the request."""
        self._expect(State.RECEIVED)
        if len(findings) != len(self._units):
            raise ExchangeStateError("there must be findings for each segment")
        texts = [
            Text(unit.view.text, unit.piece.context, self._replaced(unit, spans), _role(unit))
            for unit, spans in zip(self._units, findings, strict=True)
        ]
        self._propagated = propagate(texts, self._lexicon)
        for unit, spans in zip(self._units, self._propagated.spans, strict=True):
            unit.spans = spans
        self._describe(findings)
        self._state = State.ANALYZED
        found = [(span.label, span.subtype) for spans in findings for span in spans]
        return classify(found, self._policy.classes, self._singling_out.score)

    def _describe(self, findings: Sequence[Sequence[Span]]) -> None:
        """Link the mentions of each person, those found by propagation too, and look at what is said of them."""
        mentions = [[span for span in unit.spans if span.label is EntityType.PERSON] for unit in self._units]
        found = [resolve_overlaps([*spans, *more]) for spans, more in zip(findings, mentions, strict=True)]
        # Names that the client relies on (tools, schema keys) describe nobody.
        segments = [Segment("") if u.field.fixed else s for u, s in zip(self._units, self.segments, strict=True)]
        spans = [() if u.field.fixed else tuple(f) for u, f in zip(self._units, found, strict=True)]
        self._persons = link([(s.text, f) for s, f in zip(segments, spans, strict=True)], self._lexicon)
        self._singling_out = assess(list(zip(segments, spans, strict=True)), self._persons)

    def _replaced(self, unit: Unit, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The findings that policy acts on, and what the caller typed in the shape of a token."""
        kept = [span for span in spans if self._policy.action(span.label, span.subtype) is not Action.ALLOW]
        typed = [Span(start, end, EntityType.ID_NUMBER, LOOK_ALIKE) for start, end in look_alikes(unit.view.text)]
        if unit.field.fixed:  # names that the client relies on: only what is certain counts there
            kept = [span for span in kept if span.label in _CERTAIN]
        return resolve_overlaps([*kept, *typed])

    def outgoing(self, prepare: Callable[[dict[str, Any]], None] | None = None) -> bytes:
        """Return the body to send: pseudonymised, and looked through by the egress guard.

        Args:
            prepare: what the chosen provider changes in the body (a deployment name, …).

        Raises:
            PolicyBlocked: policy does not let something that was found leave.
            ResidualValue: the guard found a value; nothing may be sent.
        """
        self._expect(State.ANALYZED)
        # Chosen before texts are replaced: it reads protocol keys only, but of the client's request.
        self._answers = self._spec.answers(self._body) if self._spec.answers else None
        self._pseudonyms = PseudonymMap(self._scope.conversation(self._anchor))
        replacer = Replacer(
            self._pseudonyms, self._policy, self._lexicon, self._propagated.kinds, self._taken, self._counts
        )
        replacer.apply(self._units)
        if self._counts:
            for holder, key in self._walk.stripped:
                holder.pop(key, None)
        if prepare is not None:
            prepare(self._body)
        raw = jsontext.dumps(self._body)
        self._guard(raw)
        self._restorer = Restorer(self._pseudonyms, self._hosts)
        self._forget_request()
        self._state = State.SENT
        return raw

    def _guard(self, raw: bytes) -> None:
        values = ((value.surface, value.label.value) for value in self._propagated.known if value.distinctive)
        try:
            residue = find_residue(raw, values, self._walk.protocol)
        except ValueError:
            raise ResidualValue("the body could not be looked through") from None
        if residue is not None:
            raise ResidualValue(f"a value of type {residue.label} could not be replaced here", param=residue.path)

    def _forget_request(self) -> None:
        """The clear request is not needed any more; only the map is."""
        self._units = []
        self._walk = Walk()
        self._body = None
        self._anchor = ""
        self._taken = self._hosts = frozenset()
        self._propagated = Propagated([], [], rewritten=self._propagated.rewritten)

    # -------------------------------------------------------------- the answer

    def restore_body(self, raw: bytes) -> bytes:
        """Restore a complete JSON answer (also an error object).

        Raises:
            MalformedResponse: not a JSON object.
            RestorationRefused: a rule forbids restoring something where it stands.
        """
        self._expect(State.SENT)
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            raise MalformedResponse("the upstream's answer is not valid JSON") from None
        assert self._answers is not None and self._restorer is not None  # noqa: PT018 - set in state SENT
        self._usage = self._answers.usage(value)
        self._is_error = isinstance(value, dict) and bool(value.get("error")) and "choices" not in value
        restored = self._answers.body(value, self._restorer, self._policy.tool_rule)
        self._state = State.ENDED
        return jsontext.dumps_any(restored)

    def feed(self, chunk: bytes) -> bytes:
        """Take bytes of a streamed answer and return those to send; ``feed(b"")`` ends the stream.

        Look at `failure` after each call: if it is set, what was returned is still good, and nothing can follow
        but `abandon`.
        """
        self._expect(State.SENT)
        if self._failure is not None:
            return b""
        assert self._answers is not None and self._restorer is not None  # noqa: PT018 - set in state SENT
        if self._stream is None:
            self._stream = self._answers.stream(self._restorer, self._policy.tool_rule)
        out: list[bytes] = []
        try:
            for event in self._decoder.feed(chunk):
                out.extend(sse.encode(e) for e in self._stream.event(event))
            if not chunk:
                out.extend(self._end())
        except FilterError as error:
            self._failure = error
        except RecursionError:
            self._failure = MalformedResponse("an event of the upstream's stream is nested too deeply")
        return b"".join(out)

    def _end(self) -> list[bytes]:
        assert self._stream is not None
        if self._decoder.in_event and not self._stream.complete:
            raise UpstreamDisconnected("the upstream ended the stream inside an event")
        events = self._stream.end()
        self._state = State.ENDED
        return [sse.encode(event) for event in events]

    def abandon(self, error: dict[str, Any]) -> bytes:
        """End a stream that cannot go on: what is held back, as it is, then the error object, and no end mark."""
        held = self._stream.abandon() if self._stream is not None else []
        self._state = State.ENDED
        failed = sse.Event(jsontext.dumps({"error": error}).decode())
        return b"".join(sse.encode(event) for event in (*held, failed))

    def _expect(self, state: State) -> None:
        if self._state is not state:
            raise ExchangeStateError(f"not legal in state {self._state.name}, only in {state.name}")


def _role(unit: Unit) -> Role:
    return "fixed" if unit.field.fixed else unit.piece.kind
