"""The way of a request, without I/O: identity, classes, policy, routing around one `Exchange`.

    admit    who asks, and for which endpoint        → Case
    receive  the body is parsed and walked           → segments to detect
    decide   findings → class → upstream → the bytes that may leave, pseudonymised and guarded

Drivers (the aiohttp handlers, the command line, tests) do the I/O in between: run the detector, write the audit record,
send, and feed the answer back through the exchange. Nothing leaves without a `Decision`, and only `decide` makes one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from filters import documents
from filters.classification import Classification, ClassRules
from filters.detection import Span
from filters.exchange import Exchange, Scope
from filters.lexicon import Lexicon
from filters.policy import FilterPolicy
from filters.pseudonyms import TokenKey
from filters.restoration import ToolRule
from filters.sealing import Sealer
from gateway.auth import Authenticator, Principal
from gateway.config import Config
from gateway.keys import RootKey
from gateway.paths import Match
from gateway.routing import Router, RouteRequest, Upstream

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
    """

    principal: Principal
    match: Match
    exchange: Exchange
    policy_version: str
    router: Router = field(repr=False)
    classification: Classification | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and the bytes that may leave.

    Attributes:
        classification: traffic light with reasons.
        upstream: where the request goes.
        model: the model's name as policy knows it to be one.
        body: the final body.
        entities: "LABEL/action" → how many.
    """

    classification: Classification
    upstream: Upstream
    model: str
    body: bytes = field(repr=False)
    entities: Mapping[str, int] = field(default_factory=dict)


class Pipeline:
    """Policy at work. One instance per policy; a new policy makes a new pipeline."""

    def __init__(
        self, config: Config, root: RootKey, lexicon: Lexicon, router: Router, authenticator: Authenticator
    ) -> None:
        self._config = config
        self._root = root
        self._lexicon = lexicon
        self._router = router
        self._authenticator = authenticator
        self._filter_policy = filter_policy(config)

    @property
    def config(self) -> Config:
        """The policy."""
        return self._config

    @property
    def router(self) -> Router:
        """The router of this policy."""
        return self._router

    def authenticate(self, headers: Mapping[str, str]) -> Principal:
        """Say who asks.

        Raises:
            InvalidApiKey: nobody that policy knows.
        """
        return self._authenticator.authenticate(headers)

    def admit(self, principal: Principal, match: Match, headers: Mapping[str, str]) -> Case:
        """Open a case for a request of `principal`."""
        scope = self._scope(principal, headers.get(CONVERSATION_HEADER, ""))
        exchange = Exchange(match.spec, self._filter_policy, scope, self._lexicon)
        return Case(principal, match, exchange, self._config.policy_version, self._router)

    def decide(self, case: Case, findings: Sequence[Sequence[Span]], today: date) -> Decision:
        """Classify, choose the upstream, and make the bytes that may leave.

        Raises:
            PolicyRefusal, ModelNotFound: no permitted way.
            RequestError: something that was found may not leave at all.
        """
        exchange = case.exchange
        classification = case.classification = exchange.analyze(findings)
        wanted = RouteRequest(
            case.principal,
            exchange.model,
            exchange.spec.operation,
            classification.sensitivity.value,
            art9=classification.art9,
            dialects=exchange.dialects,
        )
        upstream = case.router.route(wanted, today)[0]
        body = exchange.outgoing(upstream.prepare)
        entities = {f"{label}/{action}": count for (label, action), count in sorted(exchange.counts.items())}
        return Decision(classification, upstream, exchange.model, body, entities)

    def _scope(self, principal: Principal, conversation: str) -> Scope:
        """Keys of the client and of its conversation; no clock in them, and every replica derives the same."""
        owner = (principal.tenant, principal.name)
        client = TokenKey(self._root.derive("client", *owner))
        per_client = self._config.pseudonyms.scope == "client"

        def anchor(text: str) -> str:
            # Of fixed length: what a client chose as a name never becomes long or readable inside a sealed blob.
            return client.opaque("named", conversation) if conversation else client.opaque("anchor", text)

        def of_conversation(name: str) -> TokenKey:
            return client if per_client else TokenKey(self._root.derive("conversation", *owner, name))

        sealer = Sealer([self._root.derive("sealing", *owner)], "/".join(owner))
        return Scope(client, anchor, of_conversation, sealer)


def filter_policy(config: Config) -> FilterPolicy:
    """Hand the core its part of the policy."""

    def tool_rule(name: str) -> ToolRule:
        tool = config.tool(name)
        return ToolRule(frozenset(tool.restore), tool.secrets == "allow", frozenset(tool.url_hosts))

    return FilterPolicy(
        action=config.action,
        action_in_red=config.action_in_red,
        phrase=config.replacement,
        classes=ClassRules(
            red=frozenset(config.classes.red),
            art9=frozenset(config.classes.art9),
            singling_out=config.classes.singling_out,
            shapes=frozenset(config.classes.shapes),
        ),
        opened={pattern: treatment.value for pattern, treatment in config.fields.items()},
        tool_rule=tool_rule,
        documents=documents.read if config.files.documents == "text" else None,
    )
