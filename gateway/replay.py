"""What another policy would have done: decisions on record, made again from their features. No text is needed.

A record tells who asked for which model at which endpoint, what was found and what policy ordered for it, why the
request was of its class, and which upstreams were permitted, in which order. From that the class, the actions and the
ways are found again under the other policy, by what finds them in service. What a record does not tell (the dialects of
a request, words of dictionaries, requests that were refused) is taken as it was. Of a
request that fell back to another upstream the first decision counts: the second was not policy's.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from filters.actions import Action
from filters.classification import SINGLED_OUT, Classification, Sensitivity, classify, label_of, reason_of
from filters.detection import EntityType
from filters.text_shape import Shape
from gateway.auth import LOCAL, Principal, principals_of
from gateway.config import Config
from gateway.errors import ModelNotFound, PolicyRefusal
from gateway.pipeline import class_rules
from gateway.policies_principals import PrincipalEntry
from gateway.routing import Router, RouteRequest, Upstream
from gateway.trail import Trail


@dataclass
class Difference:
    """What would be another way.

    Attributes:
        decisions: that were looked at.
        blocked: (client, why) → requests that would be refused.
        rerouted: (client, from, to) → requests that would go elsewhere.
        reclassed: (client, from, to) → requests of another class.
        acted: (client, label, from, to) → findings with another action.
    """

    decisions: int = 0
    blocked: Counter[tuple[str, str]] = field(default_factory=Counter)
    rerouted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    reclassed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    acted: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    @property
    def nothing(self) -> bool:
        """Whether all would be the same."""
        return not (self.blocked or self.rerouted or self.reclassed or self.acted)

    def plain(self) -> dict[str, Any]:
        """Return it as JSON values."""
        names = {
            "blocked": ("client", "why"),
            "rerouted": ("client", "from", "to"),
            "reclassed": ("client", "from", "to"),
            "acted": ("client", "label", "from", "to"),
        }
        lists = {name: _listed(keys, getattr(self, name)) for name, keys in names.items()}
        return {"decisions": self.decisions, **lists}


@dataclass(frozen=True, slots=True)
class Policy:
    """The other policy.

    Attributes:
        config: as it is written.
        router: its upstreams.
        operations: name of an endpoint that sends a body → path after ``/v1/``.
        today: for agreements and keys.
    """

    config: Config
    router: Router
    operations: Mapping[str, str]
    today: date

    def client(self, name: str) -> Principal | None:
        """The client of that name."""
        if not self.config.principals:
            return LOCAL if name == LOCAL.name else None
        return next((client for client in principals_of(self.config) if client.name == name), None)

    def entry(self, name: str) -> PrincipalEntry | None:
        """What the file says of a client."""
        return next((entry for entry in self.config.principals if entry.name == name), None)


def _listed(keys: tuple[str, ...], counter: Counter[Any]) -> list[dict[str, Any]]:
    return [{**dict(zip(keys, what, strict=True)), "count": count} for what, count in counter.most_common()]


def decisions(trail: Trail) -> Iterator[Mapping[str, Any]]:
    """Yield the first decision on each request; a torn line is passed over, `audit verify` tells of it."""
    seen: set[str] = set()
    for segment in trail.segments():
        for line in trail.lines(segment):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and record.get("kind") == "decided" and record.get("request_id") not in seen:
                seen.add(str(record.get("request_id")))
                yield record


def replay(records: Iterable[Mapping[str, Any]], policy: Policy) -> Difference:
    """Make decisions again under another policy."""
    found = Difference()
    for record in records:
        found.decisions += 1
        client = str(record.get("principal", ""))
        now = _class(record, policy)
        before = str(record.get("sensitivity", ""))
        if now.sensitivity.value != before:
            found.reclassed[client, before, now.sensitivity.value] += 1
        blocked = _actions(record, policy, now, found)
        why = blocked or _way(record, policy, now, found)
        if why:
            found.blocked[client, why] += 1
    return found


def _found(record: Mapping[str, Any]) -> Iterator[tuple[EntityType, str, str, int]]:
    """(label, subtype, action, how many) of what was found."""
    for key, count in record.get("findings", {}).items():
        label, subtype, action = (*str(key).split("/", 2), "", "")[:3]
        if label in EntityType.__members__:
            yield EntityType(label), subtype, action, int(count)


def _class(record: Mapping[str, Any], policy: Policy) -> Classification:
    """Classify again. What stored objects are the reason for is no finding of the request, and counts by its reason."""
    labels = [(label, subtype) for label, subtype, _, _ in _found(record)]
    reasons = [reason.partition("/")[0] for reason in record.get("reasons", ())]
    told = {reason_of(label) for label, _ in labels}
    labels += [(label, "") for reason in reasons if reason not in told and (label := label_of(reason)) is not None]
    shapes = frozenset(shape for shape in Shape if shape.value in reasons)
    score = max(
        int(record.get("singled_out", 0)) / 100, 1.0 if SINGLED_OUT in reasons and "singled_out" not in record else 0
    )
    return classify(labels, class_rules(policy.config), score, shapes)


def _actions(record: Mapping[str, Any], policy: Policy, now: Classification, found: Difference) -> str:
    """Compare actions; returns why the request would be refused, or ""."""
    client = str(record.get("principal", ""))
    entry = policy.entry(client)
    own = entry.entities if entry is not None else {}
    choose = policy.config.action_in_red if now.sensitivity is Sensitivity.RED else policy.config.action
    why = ""
    for label, subtype, before, count in _found(record):
        action = choose(label, subtype, own)
        if action.value != before:
            found.acted[client, label.value, before, action.value] += count
        if action is Action.BLOCK:
            why = f"{label} is blocked"
    return why


def _way(record: Mapping[str, Any], policy: Policy, now: Classification, found: Difference) -> str:
    """Compare the upstream that policy puts first; returns why there would be none, or ""."""
    name, endpoint = str(record.get("principal", "")), str(record.get("endpoint", ""))
    principal, entry = policy.client(name), policy.entry(name)
    if principal is None:
        return "the client is not known"
    if entry is not None and not _recognised(entry, policy.today):
        return "the keys of the client have expired"
    if not principal.allows_endpoint(endpoint):
        return "the endpoint is not given to this client"
    try:
        ways = _ways(record, policy, principal, now)
    except (ModelNotFound, PolicyRefusal) as error:
        return "no upstream serves the model" if isinstance(error, ModelNotFound) else "no upstream may receive it"
    before = str((record.get("ways") or [record.get("upstream", "")])[0])
    if ways[0].name != before:
        found.rerouted[name, before, ways[0].name] += 1
    return ""


def _ways(record: Mapping[str, Any], policy: Policy, principal: Principal, now: Classification) -> Sequence[Upstream]:
    endpoint, held = str(record.get("endpoint", "")), str(record.get("held", ""))
    operation = policy.operations.get(endpoint)
    if operation is None:  # it sends nothing but the name of an object
        upstream = str(record.get("upstream", ""))
        return [policy.router.holding(upstream, policy.today, to_delete=endpoint.endswith(".delete"))]
    wanted = RouteRequest(
        principal,
        "",
        operation,
        now.sensitivity.value,
        art9=now.art9,
        only=held,
        labels=frozenset(label.value for label, _, _, _ in _found(record)),
    )
    models = [model for model in str(record.get("model", "")).split("+") if model]
    return policy.router.ways(wanted, models, policy.today)


def _recognised(entry: PrincipalEntry, today: date) -> bool:
    """Whether the client can still show who it is."""
    keys = [key for key in entry.keys if isinstance(key, str) or key.expires >= today]
    return bool(keys or entry.tokens or entry.certificates)
