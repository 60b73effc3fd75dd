"""What another policy would have done: decisions on record, made again from their features. No text is needed.

A record tells who asked for which model at which endpoint, what was found and what was done with it, and why the
request was of its class. From that the class, the actions and the way are found again under the other policy. What a
record does not tell (subtypes, dialects, values that were allowed) is taken as it was.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from filters.actions import Action
from filters.classification import SINGLED_OUT, classify, label_of
from filters.detection import OWN, EntityType
from filters.text_shape import Shape
from gateway.auth import LOCAL, Principal, principals_of
from gateway.config import Config
from gateway.errors import ModelNotFound, PolicyRefusal
from gateway.pipeline import class_rules
from gateway.routing import Router, RouteRequest

_SENSITIVE: Final = ("health", "special_category")


@dataclass
class Difference:
    """What would be another way.

    Attributes:
        decisions: that were looked at.
        blocked: (client, why) → requests that would be refused.
        rerouted: (client, from, to) → requests that would go elsewhere.
        reclassed: (client, from, to) → requests of another class.
        acted: (label, from, to) → findings with another action.
    """

    decisions: int = 0
    blocked: Counter[tuple[str, str]] = field(default_factory=Counter)
    rerouted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    reclassed: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    acted: Counter[tuple[str, str, str]] = field(default_factory=Counter)

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
            "acted": ("label", "from", "to"),
        }
        lists = {name: _listed(keys, getattr(self, name)) for name, keys in names.items()}
        return {"decisions": self.decisions, **lists}


def _listed(keys: tuple[str, ...], counter: Counter[Any]) -> list[dict[str, Any]]:
    return [{**dict(zip(keys, what, strict=True)), "count": count} for what, count in counter.most_common()]


def decisions(audit: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the decisions of an audit directory; a torn line is passed over, `audit verify` tells of it."""
    for path in sorted(audit.glob("*.jsonl")):
        for line in path.read_text(encoding="ascii", errors="replace").splitlines():
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and record.get("kind") == "decided":
                yield record


def replay(records: Iterable[Mapping[str, Any]], config: Config, router: Router, today: date) -> Difference:
    """Make decisions again under another policy."""
    known = {principal.name: principal for principal in principals_of(config)}
    if not config.principals:
        known[LOCAL.name] = LOCAL
    rules = class_rules(config)
    found = Difference()
    for record in records:
        found.decisions += 1
        client = str(record.get("principal", ""))
        labels = [(EntityType(key.partition("/")[0]), "") for key in record.get("entities", {}) if _is_label(key)]
        reasons = [reason.partition("/")[0] for reason in record.get("reasons", ())]
        told = {label for label, _ in labels}
        labels += [(label, "") for reason in reasons if (label := label_of(reason)) is not None and label not in told]
        shapes = frozenset(shape for shape in Shape if shape.value in reasons)
        now = classify(labels, rules, 1.0 if SINGLED_OUT in reasons else 0.0, shapes)
        before = str(record.get("sensitivity", ""))
        if now.sensitivity.value != before:
            found.reclassed[client, before, now.sensitivity.value] += 1
        blocked = _actions(record, config, now.sensitivity.value, found)
        art9 = now.art9 or bool(set(reasons) & set(_SENSITIVE))
        why = blocked or _way(record, known.get(client), router, (now.sensitivity.value, art9, today), found)
        if why:
            found.blocked[client, why] += 1
    return found


def _is_label(key: str) -> bool:
    return key.partition("/")[0] in EntityType.__members__


def _actions(record: Mapping[str, Any], config: Config, sensitivity: str, found: Difference) -> str:
    """Compare actions; returns why the request would be refused, or ""."""
    why = ""
    for key, count in record.get("entities", {}).items():
        if not _is_label(key):
            continue
        label, _, before = key.partition("/")
        possible = _possible(EntityType(label), config, red=sensitivity == "red")
        if before in {action.value for action in possible}:
            continue
        now = possible[0]
        found.acted[label, before, now.value] += int(count)
        if now is Action.BLOCK:
            why = f"{label} is blocked"
    return why


def _possible(label: EntityType, config: Config, *, red: bool) -> list[Action]:
    """What a policy may do with a label, the usual first: a record does not tell subtypes."""
    choose = config.action_in_red if red else config.action
    subtypes = {key.partition("/")[2] for key in config.entities if key.startswith(f"{label.value}/")}
    return [choose(label), *(choose(label, subtype) for subtype in sorted(subtypes)), choose(label, OWN)]


def _way(
    record: Mapping[str, Any],
    principal: Principal | None,
    router: Router,
    now: tuple[str, bool, date],
    found: Difference,
) -> str:
    """Compare the upstream; returns why there would be none, or ""."""
    if principal is None:
        return "the client is not known"
    if not principal.allows_endpoint(str(record.get("endpoint", ""))):
        return "the endpoint is not given to this client"
    sensitivity, art9, today = now
    before = str(record.get("would") or record.get("upstream", ""))
    for model in str(record.get("model", "")).split("+"):
        operation = str(record.get("endpoint", "")).replace(".", "/")
        wanted = RouteRequest(principal, model, operation, sensitivity, art9=art9)
        try:
            ways = [upstream.name for upstream in router.route(wanted, today)]
        except (ModelNotFound, PolicyRefusal) as error:
            return "no upstream serves the model" if isinstance(error, ModelNotFound) else "no upstream may receive it"
        if before not in ways[:1]:
            found.rerouted[principal.name, before, ways[0]] += 1
    return ""
