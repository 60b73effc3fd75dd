"""The way of a request, without I/O: identity, classes, policy, routing around one `Exchange`.

    admit    who asks, and for which endpoint        → Case
    receive  the body is parsed and walked           → segments to detect
    decide   findings → class → upstream → the bytes that may leave, pseudonymised and guarded

Drivers (the aiohttp handlers, the command line, tests) do the I/O in between: run the detector, write the audit record,
send, and feed the answer back through the exchange. Nothing leaves without a `Decision`, and only `decide` makes one.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from filters import documents, jsontext
from filters.actions import Action
from filters.classification import Classification, ClassRules, Sensitivity
from filters.detection import Span
from filters.errors import PolicyBlocked
from filters.exchange import Exchange
from filters.lexicon import Lexicon
from filters.pictures import Picture, Pictures
from filters.places import ReferencePlace
from filters.policy import FilterPolicy
from filters.pseudonyms import TokenKey
from filters.restoration import ToolRule
from filters.scope import Scope
from filters.sealing import Sealer
from filters.subjects import Subject
from gateway.auth import NOTHING_PROVEN, Authenticator, Principal, Proven
from gateway.config import Config
from gateway.errors import PolicyRefusal
from gateway.keys import RootKey
from gateway.paths import Match
from gateway.routing import Router, RouteRequest, Upstream, refusals
from gateway.vault.base import Place, Stored

Order = Callable[[list[Upstream]], list[Upstream]]
CONVERSATION_HEADER = "x-privacy-conversation"


@dataclass(slots=True)
class Case:
    """One request as far as it has come.

    Attributes:
        principal: who asks.
        match: the endpoint, with what the path says.
        exchange: the request and its answer.
        policy_version: of the policy under which it began; it ends under the same.
        router: of that policy.
        classification: once it is known; also of a request that is then refused.
        references: stored objects that the body names.
        stored: what the vault knows of the objects that the path and the body name.
        stopped: upstreams that an administrator has stopped.
        lists: whether somebody who is named has objected to external endpoints.
        made: id of the object that the provider stores of this request, once the answer has told it.
        turn: tells this request from others that add to the same objects.
        most: tokens that it can spend at most, with the history that it refers to.
        kept: what the vault was given of it.
    """

    principal: Principal
    match: Match
    exchange: Exchange
    policy_version: str
    router: Router = field(repr=False)
    classification: Classification | None = None
    references: Sequence[ReferencePlace] = ()
    stored: Sequence[Stored] = ()
    stopped: frozenset[str] = frozenset()
    lists: Callable[[Collection[Subject]], bool] = field(default=lambda _subjects: False, repr=False)
    made: str = ""
    turn: str = ""
    most: int = 0
    kept: list[tuple[Place, Stored]] = field(default_factory=list, repr=False)

    def recall(self, stored: Sequence[Stored]) -> None:
        """Take what the vault knows of the objects to which the request refers."""
        self.stored = stored
        self.references = self.exchange.references  # the exchange forgets them when it sends
        earlier = [earlier for item in stored for earlier in item.earlier]
        if self.exchange.spec.table is None:
            stream = self.match.query.get("stream") == "true"
            self.exchange.resume(earlier, stored[0].hint, stream=stream)
        elif earlier:
            self.exchange.recall(earlier)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and the bytes that may leave.

    Attributes:
        classification: traffic light with reasons.
        upstream: where the request goes.
        model: the model's name as policy knows it to be one.
        body: the final body.
        entities: "LABEL/action" → how many.
        mode: "shadow" if its text leaves as it is, "pilot" if it is of the share that is enforced, else "".
        would: in shadow, the upstream that enforcement would have chosen, or the code of a refusal.
        others: further upstreams that may receive it, in order.
        findings: "LABEL/subtype/action" → how many were found.
        ways: names of all upstreams that policy permits, in its order.
        held: the upstream that holds what the request refers to, or "".
        subjects: by what those who are named can be found again; for the index, never for a record.
    """

    classification: Classification
    upstream: Upstream
    model: str
    body: bytes = field(repr=False)
    entities: Mapping[str, int] = field(default_factory=dict)
    others: tuple[Upstream, ...] = ()
    mode: str = ""
    would: str = ""
    findings: Mapping[str, int] = field(default_factory=dict)
    ways: tuple[str, ...] = ()
    held: str = ""
    subjects: frozenset[Subject] = field(default=frozenset(), repr=False)


class Pipeline:
    """Policy at work. One instance per policy; a new policy makes a new pipeline."""

    def __init__(
        self,
        config: Config,
        root: RootKey,
        lexicon: Lexicon,
        router: Router,
        authenticator: Authenticator,
        read_picture: Callable[[bytes], Picture] | None = None,
    ) -> None:
        self._config = config
        self._root = root
        self._lexicon = lexicon
        self._router = router
        self._authenticator = authenticator
        self._filter_policy = filter_policy(config, read_picture)
        self._of_clients = {
            entry.name: with_actions(self._filter_policy, config, entry.entities)
            for entry in config.principals
            if entry.entities
        }
        seeds = config.seeds(root)
        wanted = {None, *(entry.dictionaries for entry in config.principals)}
        self._dictionaries = {names: config.dictionary(names, seeds) for names in wanted}

    @property
    def config(self) -> Config:
        """The policy."""
        return self._config

    @property
    def router(self) -> Router:
        """The router of this policy."""
        return self._router

    def authenticate(self, headers: Mapping[str, str], today: date, proven: Proven = NOTHING_PROVEN) -> Principal:
        """Say who asks.

        Raises:
            InvalidApiKey: nobody that policy knows.
        """
        return self._authenticator.authenticate(headers, today, proven)

    def admit(self, principal: Principal, match: Match, headers: Mapping[str, str]) -> Case:
        """Open a case for a request of `principal`."""
        scope = self._scope(
            principal, headers.get(CONVERSATION_HEADER, ""), makes=match.spec.makes in self._config.state.kinds
        )
        exchange = Exchange(match.spec, self._policy_of(principal), scope, self._lexicon)
        return Case(principal, match, exchange, self._config.policy_version, self._router)

    def decide(self, case: Case, findings: Sequence[Sequence[Span]], today: date, order: Order = list) -> Decision:
        """Classify, choose the upstream, and make the bytes that may leave.

        Args:
            case: the request.
            findings: what the detector found in its segments.
            today: for agreements.
            order: puts permitted upstreams in order, those that answer first.

        Raises:
            PolicyRefusal, ModelNotFound: no permitted way.
            RequestError: something that was found may not leave at all.
        """
        exchange = case.exchange
        allows = self._policy_of(case.principal).allows
        findings = self._dictionaries[case.principal.dictionaries].apply(exchange.segments, findings, allows)
        classification = case.classification = exchange.analyze(findings, map(_class_of, case.stored))
        permitted = self._route(case, classification, today)
        mode, ways = self._mode(case), order(permitted)
        would = ways[0].name
        if mode == "shadow":
            ways = [upstream for upstream in ways if upstream.local]
            if not ways:
                raise PolicyRefusal("Clear text of this client goes to self-hosted upstreams only; none may take it.")
        upstream, *others = ways
        subjects = exchange.subjects
        body = exchange.outgoing(upstream.prepare, untouched=mode == "shadow")
        entities = {f"{label}/{action}": count for (label, action), count in sorted(exchange.counts.items())}
        if any(action is Action.BLOCK for _, action in exchange.counts):
            would = PolicyBlocked.code
        models = "+".join(sorted(exchange.asked.models))
        would = would if mode == "shadow" else ""
        found = {"/".join(what): count for what, count in sorted(exchange.findings.items())}
        names = tuple(item.name for item in permitted)
        made = Decision(classification, upstream, models, body, entities, tuple(others), mode, would, found, names)
        return replace(made, held=_held(case), subjects=subjects)

    def _policy_of(self, principal: Principal) -> FilterPolicy:
        return self._of_clients.get(principal.name, self._filter_policy)

    def _mode(self, case: Case) -> str:
        """How policy holds for a request; a conversation stays in its share of a pilot."""
        principal = case.principal
        if principal.mode != "pilot":
            return "" if principal.mode == "enforce" else principal.mode
        key = TokenKey(self._root.derive("pilot", principal.tenant, principal.name))
        return "pilot" if key.number(case.exchange.anchor) % 100 < principal.pilot_percent else "shadow"

    @staticmethod
    def stands(case: Case, upstream: Upstream, today: date) -> bool:
        """Whether an upstream that was permitted still is: not stopped since, its agreement still in force."""
        found = case.classification
        if upstream.name in case.stopped or found is None:
            return False
        asked = RouteRequest(case.principal, "", "", found.sensitivity.value, art9=found.art9)
        return case.exchange.spec.table is None or not any(refusals(upstream, asked.data_class, today, art9=found.art9))

    def elsewhere(self, case: Case, decision: Decision, today: date) -> Decision | None:
        """Decide on the next permitted upstream for a request that the first did not take; None if there is none.

        The bytes are the same but for what a provider changes in them (the name of a deployment).
        """
        asked = case.exchange.asked
        following = [upstream for upstream in decision.others if self.stands(case, upstream, today)]
        if not following or asked.makes or len(asked.models) != 1 or decision.upstream.provider.renames:
            return None
        upstream, *others = following
        body = jsontext.loads(decision.body)
        body["model"] = decision.model
        upstream.prepare(body)
        return replace(decision, upstream=upstream, body=jsontext.dumps(body), others=tuple(others))

    def decide_stored(self, case: Case, today: date) -> Decision:
        """Decide on a request that sends nothing but the id of a stored object.

        Raises:
            PolicyRefusal: the upstream that holds it may not be asked.
        """
        stored = case.stored[0]
        case.classification = _class_of(stored)
        to_delete = case.exchange.spec.method == "DELETE"
        upstream = case.router.holding(stored.upstream, today, to_delete=to_delete)
        if upstream.name in case.stopped:
            raise PolicyRefusal("The upstream that holds this object is stopped by an administrator.")
        return Decision(case.classification, upstream, stored.model, b"")

    @staticmethod
    def _route(case: Case, classification: Classification, today: date) -> list[Upstream]:
        """Return the upstreams that are permitted for every model of the request, at least one."""
        exchange = case.exchange
        wanted = RouteRequest(
            case.principal,
            "",
            exchange.spec.operation,
            classification.sensitivity.value,
            art9=classification.art9,
            dialects=exchange.dialects,
            only=_held(case),
            stopped=case.stopped,
            labels=frozenset(label.value for label in exchange.labels),
            objected=case.lists(exchange.subjects),
        )
        return case.router.ways(wanted, exchange.asked.models, today)

    def _scope(self, principal: Principal, conversation: str, *, makes: bool) -> Scope:
        """Keys of the client and of its conversation; no clock in them, and every replica derives the same."""
        owner = (principal.tenant, principal.name)
        client = TokenKey(self._root.derive("client", *owner))
        per_client = self._config.pseudonyms.scope == "client"

        def anchor(text: str) -> str:
            if not (conversation or text):  # nothing names it: what the provider stores has a name of its own
                return client.opaque("anchor", secrets.token_hex(16) if makes else "")
            # Of fixed length: what a client chose as a name never becomes long or readable inside a sealed blob.
            return client.opaque("named", conversation) if conversation else client.opaque("anchor", text)

        def of_conversation(name: str) -> TokenKey:
            return client if per_client else TokenKey(self._root.derive("conversation", *owner, name))

        sealer = Sealer([root.derive("sealing", *owner) for root in (self._root, *self._root.older)], "/".join(owner))
        return Scope(client, anchor, of_conversation, sealer)


def _held(case: Case) -> str:
    """The upstream that holds what a request refers to; it can go to no other."""
    return case.stored[0].upstream if case.stored else ""


def _class_of(stored: Stored) -> Classification:
    return Classification(Sensitivity(stored.sensitivity), stored.reasons, stored.art9)


def with_actions(policy: FilterPolicy, config: Config, own: Mapping[str, Action]) -> FilterPolicy:
    """Return the policy of a client that has actions of its own; they hold in red requests, too."""
    action, in_red = partial(config.action, client=own), partial(config.action_in_red, client=own)
    return replace(policy, action=action, action_in_red=in_red)


def class_rules(config: Config) -> ClassRules:
    """What makes a request which class."""
    return ClassRules(
        red=frozenset(config.classes.red),
        art9=frozenset(config.classes.art9),
        singling_out=config.classes.singling_out,
        shapes=frozenset(config.classes.shapes),
    )


def filter_policy(config: Config, read_picture: Callable[[bytes], Picture] | None = None) -> FilterPolicy:
    """Hand the core its part of the policy; without `read_picture`, pictures are refused."""

    def tool_rule(name: str) -> ToolRule:
        tool = config.tool(name)
        return ToolRule(frozenset(tool.restore), tool.secrets == "allow", frozenset(tool.url_hosts))

    return FilterPolicy(
        action=config.action,
        action_in_red=config.action_in_red,
        phrase=config.replacement,
        classes=class_rules(config),
        opened={pattern: treatment.value for pattern, treatment in config.fields.items()},
        tool_rule=tool_rule,
        state=config.state.kinds,
        pictures=Pictures(read_picture, send) if read_picture and (send := config.files.images) != "refuse" else None,
        documents=documents.read if config.files.documents == "text" else None,
    )
