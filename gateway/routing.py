"""Where a request may go (invariant I4): identity, data class, residency, agreement. Pure; the date is handed in.

    the principal may use the model and send the class
    └─ an upstream serves the model, speaks the API and has its key                   else: it is not there
       └─ it receives the class, and one of
          ├─ it is local: self-hosted, or its address is loopback                     data stays with the operator
          ├─ EU or EEA, and a data-processing agreement in force                      GDPR Art. 28(3), 44
          └─ green only: policy names it as receiving green, no agreement declared    no personal data
             and for data of Art. 9 and 10: zero retention, or it is local
             and for whoever has objected (Art. 21): it is local

An agreement that is declared and not in force makes its upstream unroutable for every class: somebody has to renew it
or take it out of the policy, and until then nothing is sent on a guess. Whatever may retry or fall back takes its
targets from the returned list only. Messages name upstreams and rules, never a value from a request.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fnmatch import fnmatchcase
from typing import Any

from gateway import baseurl
from gateway.auth import Principal
from gateway.config import Config
from gateway.errors import ModelNotFound, PolicyRefusal
from gateway.policies_schema import DataClass, LimitsSection, Region
from gateway.policies_upstreams import Agreement, UpstreamEntry
from gateway.providers import providers
from gateway.providers.base import Dialect, Options, Provider, dialect_of

_CLOUD = re.compile(r":(?:[\w.\-]*-)?cloud\Z", re.IGNORECASE)
_EUROPE = frozenset({Region.EU, Region.EEA})
_RENEWAL_NOTICE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds to connect, to the first byte, and between two bytes."""

    connect: float
    first_byte: float
    idle: float


@dataclass(frozen=True, slots=True)
class Upstream:
    """An endpoint as routing and the transport see it. It holds no key: the key is passed to `headers`."""

    name: str
    provider: Provider
    base_url: str
    region: Region | None
    residency: str | None
    legal_entity: str | None
    local: bool
    agreement: Agreement | None
    receives: frozenset[str]
    entities: frozenset[str]
    models: tuple[str, ...]
    dialects: frozenset[str]
    options: Options
    timeouts: Timeouts
    key_expected: bool = field(default=False)

    @classmethod
    def from_entry(cls, entry: UpstreamEntry, limits: LimitsSection) -> Upstream:
        """Resolve an entry of policies.yaml."""
        own = entry.timeouts
        return cls(
            name=entry.name,
            provider=providers()[entry.provider],
            base_url=entry.base_url or "",
            region=entry.region,
            residency=entry.residency,
            legal_entity=entry.legal_entity,
            local=entry.local,
            agreement=entry.agreement,
            receives=frozenset(entry.receives),
            entities=frozenset(entry.entities),
            models=entry.models,
            dialects=providers()[entry.provider].dialects | frozenset(entry.dialects),
            options=Options(entry.api_version, entry.deployments),
            timeouts=Timeouts(
                own.connect_seconds or limits.connect_timeout_seconds,
                own.first_byte_seconds or limits.first_byte_timeout_seconds,
                own.idle_seconds or limits.idle_timeout_seconds,
            ),
            key_expected=entry.key is not None or providers()[entry.provider].needs_key,
        )

    @property
    def is_demo(self) -> bool:
        """Whether it is the built-in answer machine."""
        return not self.provider.needs_url

    def serves(self, model: str) -> bool:
        """Whether a pattern matches the model's name. A local server only forwards what is tagged cloud (Ollama)."""
        if self.local and _CLOUD.search(model):
            return False
        return any(fnmatchcase(model, glob) for glob in self.models)

    def url(self, operation: str, model: str) -> str:
        """Address of an operation, see `Provider.url`; `model` may be "" where the operation takes none."""
        return self.provider.url(self.base_url, operation, model or "any", self.options)

    def headers(self, key: str | None) -> dict[str, str]:
        """Credential headers, see `Provider.headers`."""
        return self.provider.headers(key)

    def prepare(self, body: dict[str, Any]) -> None:
        """Adapt the decoded body in place, see `Provider.prepare`."""
        self.provider.prepare(body, self.options)


@dataclass(frozen=True, slots=True)
class RouteRequest:
    """What routing needs to know about a request; nothing of its text.

    Attributes:
        principal: who asks.
        model: as the client named it; "" where the endpoint takes none.
        operation: path after ``/v1/``.
        sensitivity: ``green``, ``yellow`` or ``red``.
        art9: it holds data of GDPR Art. 9 or 10.
        dialects: dialects whose keys it uses.
        only: the upstream that holds what the request refers to, or "".
        stopped: upstreams that an administrator has stopped.
        labels: types of what was found in it.
        objected: somebody who is named in it has objected to external endpoints (GDPR Art. 21).
    """

    principal: Principal
    model: str
    operation: str
    sensitivity: str
    art9: bool = False
    dialects: frozenset[str] = frozenset()
    only: str = ""
    stopped: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    objected: bool = False

    @property
    def data_class(self) -> str:
        """The class that counts: Art. 9 data is red whatever the label says."""
        return DataClass.RED if self.art9 else self.sensitivity


class Router:
    """Picks upstreams.

    Args:
        config: the policy.
        keys_available: upstream name to whether its key was found; a name not in it has none.
        demo_allowed: this process may answer with `demo`.
        loopback: the API listener is on loopback only; `demo` needs this too.
    """

    def __init__(
        self, config: Config, keys_available: Mapping[str, bool], *, demo_allowed: bool, loopback: bool
    ) -> None:
        self._upstreams = tuple(Upstream.from_entry(entry, config.limits) for entry in config.upstreams)
        self._loopback = loopback
        keyed = {item.name for item in self._upstreams if not item.key_expected or keys_available.get(item.name, False)}
        real = {item.name for item in self._upstreams if not item.is_demo}
        # An invented answer beside a real upstream would sooner or later be taken for a real one.
        self._demo = demo_allowed and loopback and not keyed & real
        demo = {item.name for item in self._upstreams if item.is_demo} if self._demo else set()
        self._usable = frozenset((keyed & real) | demo)

    @property
    def upstreams(self) -> tuple[Upstream, ...]:
        """Every upstream of the policy, routable or not."""
        return self._upstreams

    @property
    def usable(self) -> tuple[Upstream, ...]:
        """Those that are there: with their key, and `demo` only where nothing else is."""
        return tuple(item for item in self._upstreams if item.name in self._usable)

    def permitted(self, today: date) -> tuple[Upstream, ...]:
        """Those that may receive at least one class today."""
        return tuple(item for item in self.usable if any(self._takes(item, kind, today) for kind in DataClass))

    def route(self, request: RouteRequest, today: date) -> list[Upstream]:
        """Return the permitted upstreams in the order of the policy, at least one.

        Raises:
            ModelNotFound: no upstream that is there serves this model to this principal.
            PolicyRefusal: the rules leave no way; the message says why, upstream by upstream.
        """
        if request.model and not request.principal.allows_model(request.model):
            raise ModelNotFound("Policy does not give this model to this client.", param="model")
        kind = request.data_class
        if kind not in request.principal.classes:
            raise PolicyRefusal(f"Policy does not let this client send requests of class {_known(kind)}.")
        absent = {item.name: self._why_absent(item, request) for item in self._upstreams}
        present = [item for item in self._upstreams if not absent[item.name]]
        if not present:
            why = "; ".join(f"{name}: {reason}" for name, reason in absent.items()) or "policy has no upstream"
            raise ModelNotFound(f"No upstream serves this model. {why}", param="model")
        refused = {
            item.name: [*refusals(item, kind, today, art9=request.art9), *_unwanted(item, request)] for item in present
        }
        permitted = [item for item in present if not refused[item.name]]
        if not permitted:
            why = "; ".join(f"{name}: {', '.join(reasons)}" for name, reasons in refused.items())
            raise PolicyRefusal(f"Policy permits no upstream for this request of class {_known(kind)}. {why}")
        return permitted

    def ways(self, request: RouteRequest, models: Collection[str], today: date) -> list[Upstream]:
        """Return the upstreams that are permitted for every model of a request, at least one; see `route`.

        Raises:
            ModelNotFound: no upstream serves all of them to this principal.
            PolicyRefusal: the rules leave no way.
        """
        found = [self.route(replace(request, model=model), today) for model in models or [""]]
        ways = [upstream for upstream in found[0] if all(upstream in way for way in found)]
        if ways:
            return ways
        raise ModelNotFound("No upstream serves all models of this file.", param="model")

    def holding(self, name: str, today: date, *, to_delete: bool) -> Upstream:
        """Return the upstream that holds a stored object; only the object's id goes there.

        What lies there may be deleted even where nothing may be sent any more.

        Raises:
            PolicyRefusal: it is not there any more, or may not be asked.
        """
        for item in self.usable if to_delete else self.permitted(today):
            if item.name == name:
                return item
        raise PolicyRefusal("The upstream that holds this object may not be used any more.")

    def ready_problems(self, today: date) -> list[str]:
        """Say why this gateway is not ready; empty when it is.

        On loopback one usable upstream is enough. Elsewhere every key that the policy declares must be there: a
        replica that lost a secret must not take traffic that another one could serve.
        """
        if not any(self._takes(item, kind, today) for item in self._upstreams for kind in DataClass):
            return ["no upstream can take a request", *self._missing_keys(), *_agreements(self._upstreams, today)]
        return [] if self._loopback else self._missing_keys()

    def warnings(self, today: date) -> list[str]:
        """What `check` tells the operator: classes without an upstream, agreements that lapse, keys not found."""
        found = [
            f"no upstream can take class {kind}"
            for kind in DataClass
            if not any(self._takes(item, kind, today) for item in self._upstreams)
        ]
        if not any(self._takes(item, DataClass.RED, today, art9=True) for item in self._upstreams):
            found.append("no upstream can take data of GDPR Art. 9 and 10 (zero retention or self-hosted)")
        return [*found, *([] if self._demo else self._missing_keys()), *_agreements(self._upstreams, today)]

    def _takes(self, item: Upstream, kind: str, today: date, *, art9: bool = False) -> bool:
        return item.name in self._usable and not any(refusals(item, kind, today, art9=art9))

    def _why_absent(self, item: Upstream, request: RouteRequest) -> str:
        return next(self._absences(item, request), "")

    def _absences(self, item: Upstream, request: RouteRequest) -> Iterator[str]:
        if item.name in request.stopped:
            yield "is stopped by an administrator"
        if request.only not in ("", item.name):
            yield "does not hold what the request refers to"
        if request.model and not item.serves(request.model):
            yield "does not serve this model"
        if dialect_of(request.operation) not in item.dialects:
            yield "does not speak this API"
        if request.dialects - item.dialects:
            yield f"does not declare the dialect {', '.join(sorted(request.dialects - item.dialects))}"
        if item.name not in self._usable:
            yield "only on loopback and without any other usable upstream" if item.is_demo else "its key is not set"

    def _missing_keys(self) -> list[str]:
        real = (item for item in self._upstreams if not item.is_demo)
        return [f"{item.name}: its key is not set" for item in real if item.name not in self._usable]


def refusals(upstream: Upstream, kind: str, today: date, *, art9: bool) -> Iterator[str]:
    """Yield the rules that forbid `upstream` a request of class `kind`; nothing means permitted."""
    if kind not in upstream.receives:
        yield f"does not receive class {_known(kind)}"
    if upstream.local:
        return
    agreement = upstream.agreement
    covered = agreement is not None and agreement.in_force(today)
    if not covered and (agreement is not None or kind != DataClass.GREEN):
        yield "no data-processing agreement in force"
    if upstream.region not in _EUROPE and kind != DataClass.GREEN:
        yield "does not process in the EU or EEA"
    if art9 and not (agreement is not None and agreement.zero_retention):
        yield "no zero retention, which data of GDPR Art. 9 and 10 needs"


def _unwanted(upstream: Upstream, request: RouteRequest) -> Iterator[str]:
    labels = sorted(request.labels - upstream.entities)
    if labels:
        yield f"does not receive {', '.join(labels)}"
    if request.objected and not upstream.local:
        yield "somebody who is named in it has objected to external endpoints"


def days_left(upstreams: Iterable[Upstream], today: date) -> dict[str, int]:
    """Upstream → days on which its agreement still holds, today included; below 1 it has ended."""
    return {item.name: (item.agreement.expires - today).days + 1 for item in upstreams if item.agreement is not None}


def override_upstream(config: Config, url: str) -> Config:
    """Replace the policy's upstreams by one server on this machine, for trials and test harnesses (``--upstream``).

    The principals go too: any client key is accepted, so the caller must hold the listener to what that means.

    Raises:
        ValueError: not a plain http(s) URL of a loopback host; the URL is not in the message.
    """
    if not baseurl.is_loopback(baseurl.host_of(url)):
        raise ValueError("--upstream takes a loopback address only: 127.0.0.0/8, ::1 or localhost")
    entry = UpstreamEntry(
        name="override",
        provider="openai_compatible",
        self_hosted=True,
        base_url=url,
        receives=tuple(DataClass),
        models=("*",),
        dialects=tuple(Dialect),
    )
    return config.model_copy(update={"principals": (), "upstreams": (entry,)})


def _known(kind: str) -> str:
    return str(DataClass(kind)) if kind in DataClass.__members__.values() else "unknown"


def _agreements(upstreams: tuple[Upstream, ...], today: date) -> list[str]:
    found = []
    for item in upstreams:
        if item.local or item.agreement is None:
            continue
        if not item.agreement.in_force(today):
            found.append(f"{item.name}: its data-processing agreement is not in force")
        elif not item.agreement.in_force(today + _RENEWAL_NOTICE):
            found.append(f"{item.name}: its data-processing agreement expires on {item.agreement.expires}")
    return found
