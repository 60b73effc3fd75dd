"""One request and its answer: what `h11.Connection` is to HTTP, `Exchange` is to prompts.

    NEW ──receive──▶ RECEIVED ──analyze──▶ ANALYZED ──outgoing──▶ SENT ──restore_body──▶ ENDED
                                                                   │
                                                                   └──feed…feed(b"")──▶ ENDED

House rules:
- No I/O, no clock, no logger. The caller runs the detector on `segments` wherever it likes and hands in the findings.
- The map of pseudonyms belongs to the exchange and dies with it. Nothing here has a repr that shows text.
- What cannot be done safely raises; an exchange that raised is not used again.
- The way back is `filters.answer`; a stream ends with an empty feed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from filters import jsontext, views
from filters.actions import Action
from filters.answer import Answer
from filters.classification import Classification, Sensitivity, classify
from filters.continuation import Continuation
from filters.detection import EntityType, Segment, Span, resolve_overlaps
from filters.endpoints.base import EndpointSpec
from filters.errors import ExchangeStateError, FilterError, MalformedBody, ResidualValue
from filters.fields import walk
from filters.guard import Residue, find_residue
from filters.lexicon import Lexicon
from filters.persons import Mention, link
from filters.places import ReferencePlace, Walk
from filters.policy import FilterPolicy
from filters.propagation import Propagated, Role, Text, propagate
from filters.pseudonyms import PseudonymMap, TokenKey
from filters.replacement import LOOK_ALIKE, Replacer, Unit
from filters.restoration import RestorationCounts, Restorer
from filters.sealing import Earlier, Sealer
from filters.singling_out import SinglingOut, assess
from filters.text_shape import Shape, shapes_of
from filters.token_grammar import look_alikes

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
        anchor: first user message → name of the conversation; it reveals nothing of the text.
        conversation: name of a conversation → key of its tokens.
        sealer: for what the client keeps for us.
    """

    client: TokenKey
    anchor: Callable[[str], str]
    conversation: Callable[[str], TokenKey]
    sealer: Sealer


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
        self._shapes: frozenset[Shape] = frozenset()
        self._taken: frozenset[str] = frozenset()
        self._anchor = ""
        self._continuation = Continuation()
        self._hosts: frozenset[str] = frozenset()
        self._counts: Counter[tuple[EntityType, Action]] = Counter()
        self._pseudonyms: PseudonymMap | None = None
        self._answer: Answer | None = None

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
    def dialects(self) -> frozenset[str]:
        """Dialects whose keys the request uses; only an upstream that declares them may get it."""
        return frozenset(self._walk.dialects)

    @property
    def references(self) -> Sequence[ReferencePlace]:
        """Stored objects that the request refers to; what they need comes by `recall`."""
        return self._walk.references

    @property
    def issued(self) -> Earlier:
        """What this exchange issued, for the vault of objects that the provider stores."""
        self._expect(State.SENT, State.ENDED)
        assert self._pseudonyms is not None
        return Earlier(self._anchor, self._pseudonyms.entries(), self._pseudonyms.number_entries())

    @property
    def restoration(self) -> RestorationCounts:
        """What happened on the way back."""
        return self._answer.counts if self._answer else RestorationCounts()

    @property
    def usage(self) -> Mapping[str, int]:
        """Token counts that the upstream has told: ``prompt_tokens``, ``completion_tokens``."""
        return self._answer.usage if self._answer else {}

    @property
    def answered_with_error(self) -> bool:
        """Whether the answer was, or ended in, an error of the upstream's."""
        return self._answer is not None and self._answer.is_error

    @property
    def broken(self) -> bool:
        """Whether a stream has an error in place of its end mark."""
        return self._answer is not None and self._answer.broken

    @property
    def finished(self) -> bool:
        """Whether a stream has had its end mark: nothing that follows belongs to the answer."""
        return self._answer is not None and self._answer.finished

    @property
    def failure(self) -> FilterError | None:
        """Why the stream cannot go on, if it cannot."""
        return self._answer.failure if self._answer else None

    # -------------------------------------------------------------- the request

    def receive(self, raw: bytes, model: str = "") -> None:
        """Take the request body; `model` is the one that the path names, where it names one.

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
        if model:
            body["model"] = model
        policy = self._policy
        self._walk = walk(body, table, self._scope.client.opaque, policy.opened, policy.state, policy.documents)
        self._body = body
        self._model = str(body.get("model", ""))
        self._wants_stream = body.get("stream") is True
        self._continuation.open(self._walk.sealed, self._scope.sealer)
        named = self._spec.anchor(body) if self._spec.anchor else ""
        self._anchor = self._continuation.anchor or self._scope.anchor(named)
        trusted = self._spec.trusted_texts(body) if self._spec.trusted_texts else []
        self._hosts = frozenset(match.group().lower() for text in trusted for match in _HOST.finditer(text))
        self._taken = frozenset(run.decode() for run in _DIGIT_RUN.findall(raw))
        self._units = [Unit(f, piece, views.read(piece.text)) for f in self._walk.fields for piece in f.pieces]
        self._state = State.RECEIVED

    def recall(self, earlier: Earlier) -> None:
        """Take what the exchange issued that made a stored object to which this request refers."""
        self._expect(State.RECEIVED)
        self._continuation.recall(earlier)
        self._anchor = earlier.anchor

    @property
    def segments(self) -> list[Segment]:
        """What a detector has to look at, in document order."""
        return [Segment(unit.view.text, unit.piece.context) for unit in self._units]

    def analyze(self, findings: Sequence[Sequence[Span]]) -> Classification:
        """Take the findings (one sequence per segment), find every further mention, and classify the request."""
        self._expect(State.RECEIVED)
        if len(findings) != len(self._units):
            raise ExchangeStateError("there must be findings for each segment")
        self._find(findings)
        self._describe(findings)
        found = [(span.label, span.subtype) for spans in findings for span in spans]
        result = classify(found, self._policy.classes, self._singling_out.score, self._shapes)
        if result.sensitivity is Sensitivity.RED:
            usual, self._policy = self._policy, self._policy.for_red()
            if any(usual.action(*what) is not self._policy.action(*what) for what in set(found)):
                self._find(findings)
        self._state = State.ANALYZED
        return result

    def _find(self, findings: Sequence[Sequence[Span]]) -> None:
        """From what a detector found and policy acts on to every mention of it."""
        texts = [
            Text(unit.view.text, unit.piece.context, self._replaced(unit, spans), _role(unit))
            for unit, spans in zip(self._units, findings, strict=True)
        ]
        # What earlier exchanges found is known here too, and as the oldest text.
        known = self._continuation.texts()
        self._propagated = propagate([*known, *texts], self._lexicon)
        del self._propagated.spans[: len(known)]
        for unit, spans in zip(self._units, self._propagated.spans, strict=True):
            unit.spans = spans

    def _describe(self, findings: Sequence[Sequence[Span]]) -> None:
        """Link the mentions of each person, those found by propagation too, and look at what is said of them."""
        mentions = [[span for span in unit.spans if span.label is EntityType.PERSON] for unit in self._units]
        found = [resolve_overlaps([*spans, *more]) for spans, more in zip(findings, mentions, strict=True)]
        # Names that the client relies on (tools, schema keys) describe nobody.
        segments = [Segment("") if u.field.fixed else s for u, s in zip(self._units, self.segments, strict=True)]
        spans = [() if u.field.fixed else tuple(f) for u, f in zip(self._units, found, strict=True)]
        self._persons = link([(s.text, f) for s, f in zip(segments, spans, strict=True)], self._lexicon)
        described = list(zip(segments, spans, strict=True))
        self._singling_out = assess(described, self._persons)
        self._shapes = shapes_of(described)

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
        assert self._spec.answers is not None  # an endpoint with a body has answers
        # Chosen before texts are replaced: it reads protocol keys only, but of the client's request.
        answers = self._spec.answers(self._body)
        scope = self._scope
        self._pseudonyms = PseudonymMap(scope.conversation(self._anchor) if self._spec.anchor else scope.client)
        self._continuation.adopt_into(self._pseudonyms)
        replacer = Replacer(
            self._pseudonyms, self._policy, self._lexicon, self._propagated.kinds, self._taken, self._counts
        )
        replacer.apply(self._units)
        if self._counts:
            for holder, key in self._walk.stripped:
                holder.pop(key, None)
        self._continuation.put_back(lambda text: self._residue(jsontext.dumps_any([text])) is not None)
        if prepare is not None:
            prepare(self._body)
        raw = jsontext.dumps(self._body)
        self._guard(raw)
        if self._continuation.fill():
            raw = jsontext.dumps(self._body)
        restorer = Restorer(
            self._pseudonyms, self._hosts, sealer=scope.sealer, anchor=self._anchor, keyed=self._walk.keyed
        )
        self._answer = Answer(answers, restorer, self._policy.tool_rule)
        self._forget_request()
        self._state = State.SENT
        return raw

    def _residue(self, raw: bytes) -> Residue | None:
        values = ((value.surface, value.label.value) for value in self._propagated.known if value.distinctive)
        return find_residue(raw, values, self._walk.protocol)

    def _guard(self, raw: bytes) -> None:
        try:
            residue = self._residue(raw)
        except ValueError:
            raise ResidualValue("the body could not be looked through") from None
        if residue is not None:
            raise ResidualValue(f"a value of type {residue.label} could not be replaced here", param=residue.path)

    def _forget_request(self) -> None:
        """The clear request is not needed any more; only the map is."""
        self._units = []
        self._walk = Walk()
        self._body = None
        self._continuation = Continuation()
        self._taken = self._hosts = frozenset()
        self._propagated = Propagated([], [], rewritten=self._propagated.rewritten)

    # -------------------------------------------------------------- the answer

    def restore_body(self, raw: bytes) -> bytes:
        """Restore a complete JSON answer (also an error object), see `Answer.body`."""
        restored = self._answering().body(raw)
        self._state = State.ENDED
        return restored

    def feed(self, chunk: bytes) -> bytes:
        """Take bytes of a streamed answer and return those to send; ``feed(b"")`` ends the stream.

        Look at `failure` after each call: if it is set, what was returned is still good, and nothing can follow
        but `abandon`.
        """
        answer = self._answering()
        out = answer.feed(chunk)
        if answer.over:
            self._state = State.ENDED
        return out

    def abandon(self, error: Mapping[str, Any]) -> bytes:
        """End a stream that cannot go on, see `Answer.abandon`."""
        answer = self._answer
        if answer is None:
            raise ExchangeStateError("there is no answer yet")
        self._state = State.ENDED
        return answer.abandon(error)

    def _answering(self) -> Answer:
        self._expect(State.SENT)
        assert self._answer is not None
        return self._answer

    def _expect(self, *states: State) -> None:
        if self._state not in states:
            allowed = " or ".join(state.name for state in states)
            raise ExchangeStateError(f"not legal in state {self._state.name}, only in {allowed}")


def _role(unit: Unit) -> Role:
    return "fixed" if unit.field.fixed else unit.piece.kind
