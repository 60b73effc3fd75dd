"""One request and its answer: what `h11.Connection` is to HTTP, `Exchange` is to prompts.

    NEW ──receive──▶ RECEIVED ──analyze──▶ ANALYZED ──outgoing──▶ SENT ──restore_body──▶ ENDED
     │                                                             │
     └──resume (a stored object: no body goes there)───────────────┴──feed…feed(b"")──▶ ENDED

House rules:
- No I/O, no clock, no logger. The caller runs the detector on `segments` wherever it likes and hands in the findings.
- The map of pseudonyms belongs to the exchange and dies with it. Nothing here has a repr that shows text.
- What cannot be done safely raises; an exchange that raised is not used again.
- The way back is `filters.answer`; a stream ends with an empty feed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Any

from filters import jsontext, views
from filters.actions import Action
from filters.answer import Answer
from filters.asked import Asked, bodies_of
from filters.classification import Classification, Sensitivity, classify, worst
from filters.continuation import Continuation
from filters.description import Description, describe
from filters.detection import CERTAIN, OWN, EntityType, Segment, Span, resolve_overlaps
from filters.earlier import Earlier
from filters.endpoints.base import AnswerRestorer, EndpointSpec
from filters.errors import ExchangeStateError, FilterError, MalformedBody, ResidualValue
from filters.fields import walk
from filters.guard import Residue, find_residue
from filters.lexicon import Lexicon
from filters.persons import Mention
from filters.places import ReferencePlace, Walk
from filters.policy import FilterPolicy
from filters.propagation import Propagated, Role, Text, propagate
from filters.pseudonyms import PseudonymMap
from filters.replacement import LOOK_ALIKE, Replacer, Unit
from filters.restoration import RestorationCounts, Restorer
from filters.scope import Scope
from filters.singling_out import SinglingOut
from filters.subjects import Subject
from filters.token_grammar import look_alikes

_DIGIT_RUN = re.compile(rb"\d{4,18}")


class State(Enum):
    """The states drawn at the head of this file."""

    NEW = auto()
    RECEIVED = auto()
    ANALYZED = auto()
    SENT = auto()
    ENDED = auto()


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
        self._asked = Asked()
        self._walk = Walk()
        self._units: list[Unit] = []
        self._propagated = Propagated([], [])
        self._described = Description()
        self._taken: frozenset[str] = frozenset()
        self._found: Counter[tuple[EntityType, str]] = Counter()
        self._anchor = ""
        self._continuation = Continuation()
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
    def asked(self) -> Asked:
        """What the request asks for."""
        return self._asked

    def made(self) -> list[tuple[str, str]]:
        """Return the (kind, id) of stored objects that the answer has told since the last call."""
        return self._answer.made() if self._answer else []

    @property
    def counts(self) -> Counter[tuple[EntityType, Action]]:
        """How often which action was carried out on which entity type."""
        return self._counts

    @property
    def labels(self) -> frozenset[EntityType]:
        """Types of what was found, whatever happens to it."""
        return frozenset(label for label, _ in self._found)

    @property
    def findings(self) -> Mapping[tuple[EntityType, str, Action], int]:
        """(label, subtype, what policy orders for it) → how many were found, also of those that stay as they are."""
        return {(*what, self._policy.action(*what)): count for what, count in self._found.items()}

    @property
    def anchor(self) -> str:
        """Name of the conversation."""
        return self._anchor

    @property
    def rewritten(self) -> int:
        """Mentions replaced in text older than the one in which their value was first found."""
        return self._propagated.rewritten

    @property
    def persons(self) -> Sequence[Sequence[Mention]]:
        """Where each person is mentioned: one group per person, positions in `segments`."""
        return self._described.persons

    @property
    def singling_out(self) -> SinglingOut:
        """How near the request comes to describing one person."""
        return self._described.singling_out

    @property
    def subjects(self) -> frozenset[Subject]:
        """By what those who are named in it can be found again."""
        return self._described.subjects

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
        assert self._answer is not None
        return self._answer.issued

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
        self._walk = walk(body, table, self._scope.client.opaque, self._policy.admitted)
        self._body = body
        self._asked = Asked.of(body, self._spec)
        self._continuation.open(self._walk.sealed, self._scope.sealer)
        self._anchor = self._continuation.anchor or self._scope.anchor(self._asked.opening)
        self._taken = frozenset(run.decode() for run in _DIGIT_RUN.findall(raw))
        self._units = [Unit(f, piece, views.read(piece.text)) for f in self._walk.fields for piece in f.pieces]
        self._state = State.RECEIVED

    def recall(self, earlier: Sequence[Earlier]) -> None:
        """Take what the exchanges issued that made a stored object to which this request refers."""
        self._expect(State.RECEIVED)
        self._continuation.recall(earlier)
        self._anchor = self._continuation.anchor

    def resume(self, earlier: Sequence[Earlier], hint: Mapping[str, Any], *, stream: bool = False) -> None:
        """Begin with a stored object: nothing is sent but its id, and the answer is restored as its makers were."""
        self._expect(State.NEW)
        assert self._spec.answers is not None
        self._continuation.recall(earlier)
        self._anchor = self._continuation.anchor
        self._pseudonyms = PseudonymMap(self._scope.conversation(self._anchor))
        self._continuation.adopt_into(self._pseudonyms)
        self._asked = Asked(stream=stream, makes=self._spec.makes, hint=hint)
        self._begin_answer(self._spec.answers(hint))

    @property
    def segments(self) -> list[Segment]:
        """What a detector has to look at, in document order."""
        return [Segment(unit.view.text, unit.piece.context) for unit in self._units]

    def analyze(self, findings: Sequence[Sequence[Span]], recalled: Iterable[Classification] = ()) -> Classification:
        """Take the findings (one sequence per segment), find every further mention, and classify the request.

        Args:
            findings: what a detector found.
            recalled: classes of the stored objects to which the request refers.
        """
        self._expect(State.RECEIVED)
        if len(findings) != len(self._units):
            raise ExchangeStateError("there must be findings for each segment")
        self._find(findings)
        self._described = describe(self._units, findings, self._lexicon)
        found = self._found = Counter((span.label, span.subtype) for spans in findings for span in spans)
        own = classify(found, self._policy.classes, self._described.singling_out.score, self._described.shapes)
        result = worst(own, *recalled)
        if result.sensitivity is Sensitivity.RED:
            usual, self._policy = self._policy, self._policy.for_red()
            if any(usual.action(*what) is not self._policy.action(*what) for what in found):
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

    def _replaced(self, unit: Unit, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The findings that policy acts on, and what the caller typed in the shape of a token."""
        kept = [span for span in spans if self._policy.action(span.label, span.subtype) is not Action.ALLOW]
        typed = [Span(start, end, EntityType.ID_NUMBER, LOOK_ALIKE) for start, end in look_alikes(unit.view.text)]
        if unit.field.relied_on:  # only what is certain counts there
            kept = [span for span in kept if span.label in CERTAIN or span.subtype == OWN]
        return resolve_overlaps([*kept, *typed])

    def outgoing(self, prepare: Callable[[dict[str, Any]], None] | None = None, *, untouched: bool = False) -> bytes:
        """Return the body to send: pseudonymised, and looked through by the egress guard.

        Args:
            prepare: what the chosen provider changes in the body (a deployment name, …).
            untouched: nothing is replaced, and so nothing is looked for; `counts` says what would have been done.

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
        replacer = Replacer(self._pseudonyms, self._policy, self._lexicon, self._propagated, self._taken, self._counts)
        replacer.untouched = untouched
        replacer.apply(self._units)
        if untouched:
            self._propagated = Propagated([], [], rewritten=0)
        elif self._counts:
            for holder, key in self._walk.stripped:
                holder.pop(key, None)
        self._continuation.put_back(lambda text: self._residue(jsontext.dumps_any([text])) is not None)
        if prepare is not None:
            for body in bodies_of(self._body, self._spec):
                prepare(body)
        raw = jsontext.dumps(self._body)
        self._guard(raw)
        if self._continuation.fill():
            raw = jsontext.dumps(self._body)
        self._begin_answer(answers)
        return raw

    def _begin_answer(self, answers: AnswerRestorer) -> None:
        """From here on only the map is needed."""
        assert self._pseudonyms is not None
        restorer = Restorer(
            self._pseudonyms,
            self._asked.hosts | self._continuation.hosts,
            sealer=self._scope.sealer,
            anchor=self._anchor,
            keyed={**self._continuation.keyed, **self._walk.keyed},
            lexicon=self._lexicon,
        )
        self._answer = Answer(answers, restorer, self._policy.tool_rule, self._asked.makes)
        self._forget_request()
        self._state = State.SENT

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
        self._asked = replace(self._asked, opening="", hosts=frozenset())
        self._taken = frozenset()
        self._propagated = Propagated([], [], rewritten=self._propagated.rewritten)

    # -------------------------------------------------------------- the answer

    def restore_body(self, raw: bytes) -> bytes:
        """Restore a complete JSON answer (also an error object), see `Answer.body`."""
        restored, self._state = self._answering().body(raw), State.ENDED
        return restored

    def restore_line(self, raw: bytes) -> bytes:
        """Restore one line of a file of answers; the exchange stays open for the next."""
        return self._answering().body(raw)

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
        if self._answer is None:
            raise ExchangeStateError("there is no answer yet")
        self._state = State.ENDED
        return self._answer.abandon(error)

    def _answering(self) -> Answer:
        self._expect(State.SENT)
        assert self._answer is not None
        return self._answer

    def _expect(self, *states: State) -> None:
        if self._state not in states:
            allowed = " or ".join(state.name for state in states)
            raise ExchangeStateError(f"not legal in state {self._state.name}, only in {allowed}")


def _role(unit: Unit) -> Role:
    return "fixed" if unit.field.relied_on else unit.piece.kind
