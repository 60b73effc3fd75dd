"""Prometheus metrics. Callers say what happened; names and labels are this file's business.

Every label has a closed set of values, else one client with invented model names could fill the memory of Prometheus,
and a label could carry personal data. A value that is not in its set becomes ``other``. The sets that depend on the
configuration (endpoints, upstreams, further codes) are handed in by the composition root.

Naming: https://prometheus.io/docs/practices/naming/ (base units, ``_total`` for counters).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from filters.actions import Action
from filters.detection import EntityType
from filters.errors import FilterError
from gateway.audit import Reference
from gateway.errors import GatewayError, RateLimited

PREFIX: Final = "privacy_gateway_"
OTHER: Final = "other"
ACTIONS: Final = frozenset(action.value for action in Action)
OUTCOMES: Final = frozenset({"ok", "refused", "client_disconnected"})
LIMITS: Final = frozenset({"requests_per_minute", "concurrent", "tokens_per_day", "tokens_per_month"})
_SENSITIVITIES: Final = frozenset({"green", "yellow", "red"})
_STAGES: Final = frozenset({"detect", "overhead", "total"})
_FAST = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


def _tree(base: type[Exception]) -> Iterator[type[Exception]]:
    yield base
    for child in base.__subclasses__():
        yield from _tree(child)


def error_codes() -> frozenset[str]:
    """The code of every error class; codes given where an error is raised come through `Known.codes`."""
    return frozenset(str(getattr(cls, "code", OTHER)) for root in (GatewayError, FilterError) for cls in _tree(root))


@dataclass(frozen=True, slots=True)
class Known:
    """Label values that only the configuration knows.

    Attributes:
        endpoints: names of the endpoint specs.
        upstreams: names of the configured upstreams.
        codes: stable codes beyond those of the error classes.
        version: of the distribution.
        principals: names of clients, which are applications; people are none.
        limits: (client, limit) to its number.
    """

    endpoints: frozenset[str] = frozenset()
    upstreams: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    version: str = OTHER
    principals: frozenset[str] = frozenset()
    limits: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """How a request ended, for `Metrics.completed`. Times in seconds; None where the step was not reached."""

    endpoint: str
    sensitivity: str
    outcome: str
    total: float
    principal: str = ""
    overhead: float | None = None
    first_byte: float | None = None
    restored: int = 0
    unknown_tokens: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was found and decided, for `Metrics.decided`; `entities` maps "LABEL/action" to a count."""

    endpoint: str
    detect: float
    entities: Mapping[str, int] = field(default_factory=dict)
    rewritten_history: int = 0


class Metrics:
    """All metrics of one process, in a registry of the caller's."""

    def __init__(self, registry: CollectorRegistry, known: Known | None = None) -> None:
        known = known or Known()
        self._registry = registry
        self._names: list[str] = []
        codes = known.codes | error_codes()
        self._sets: dict[str, frozenset[str]] = {
            "endpoint": known.endpoints,
            "sensitivity": _SENSITIVITIES,
            "outcome": codes | OUTCOMES,
            "stage": _STAGES,
            "label": frozenset(EntityType.__members__),
            "action": ACTIONS,
            "code": codes,
            "upstream": known.upstreams,
            "version": frozenset({known.version}),
            "part": frozenset({"writer", "seq", "hash"}),
            "principal": known.principals,
            "limit": LIMITS,
            "direction": frozenset({"prompt", "completion"}),
        }
        self._requests = self._counter("requests", "Requests by how they ended.", "endpoint", "sensitivity", "outcome")
        self._seconds = self._histogram("request_seconds", "Time spent in a stage of a request.", "endpoint", "stage")
        self._first_byte = self._histogram("first_byte_seconds", "Time until the upstream's first byte.")
        self._entities = self._counter("entities", "Findings by label and what was done.", "label", "action")
        self._restored = self._counter("restored_tokens", "Tokens turned back into values.")
        self._unknown = self._counter("unknown_tokens", "Tokens of our form that no map knew; left as they were.")
        self._refusals = self._counter("refusals", "Refused requests by error code.", "code")
        self._tokens = self._counter("tokens", "Tokens of models, as upstreams counted them.", "direction")
        self._upstream = self._counter("upstream_requests", "Requests to upstreams.", "upstream", "outcome")
        self._up = self._gauge("upstream_up", "1 if the upstream answers.", "upstream")
        self._rewritten = self._counter("rewritten_history", "Values first found in older text of a conversation.")
        self._streams = self._gauge("streams_open", "Streamed answers in progress.")
        self._gauge("build_info", "Always 1; the version is a label.", "version").labels(
            *self._values(version=known.version)
        ).set(1)
        self._add_detector()
        self._add_audit()
        self._add_policy()
        self._add_budgets()
        self._show_limits(known.limits)

    def _add_detector(self) -> None:
        self._detector_failures = self._counter("detector_failures", "Detections that failed or took too long.")
        self._detector_queue = self._gauge("detector_queue", "Requests that wait for a detector thread.")
        self._cache_hits = self._gauge("detector_cache_hits", "Segments whose findings were known, since start.")
        self._cache_misses = self._gauge("detector_cache_misses", "Segments that were detected anew, since start.")

    def _add_audit(self) -> None:
        self._audited = self._counter("audit_records", "Audit records that are durable.")
        self._audit_failures = self._counter("audit_failures", "Audit records that could not be stored.")
        self._audit_up = self._gauge("audit_up", "1 if the audit sink takes records.")
        self._audit_queue = self._gauge("audit_queue", "Audit records that wait for a commit.")
        self._audit_head = self._gauge("audit_head", "The newest checkpoint of the audit trail, in numbers.", "part")

    def _add_policy(self) -> None:
        self._reloads = self._counter("policy_reloads", "Attempts to put another policy in force.", "outcome")
        self._policy_valid = self._gauge(
            "policy_valid", "1 if the policy file is the one in force, 0 if it was refused."
        )
        self._policy_valid.set(1)
        self._agreement_days = self._gauge("agreement_days", "Days on which an agreement still holds.", "upstream")

    def _add_budgets(self) -> None:
        self._spent = self._counter("budget_tokens", "Tokens of models that a client has used.", "principal")
        self._limited = self._counter("budget_refusals", "Requests that a limit of a client refused.", "principal")
        self._budget_limit = self._gauge("budget_limit", "Limits of a client, from the policy.", "principal", "limit")

    def _show_limits(self, limits: Mapping[tuple[str, str], int]) -> None:
        self._budget_limit.clear()
        for (principal, limit), number in limits.items():
            self._budget_limit.labels(*self._values(principal=principal, limit=limit)).set(number)

    # -------------------------------------------------------------- events

    def decided(self, what: Decided) -> None:
        """A request was inspected and a decision taken."""
        self._observe(what.endpoint, "detect", what.detect)
        for key, count in what.entities.items():
            label, _, action = key.partition("/")
            self._entities.labels(*self._values(label=label, action=action)).inc(count)
        self._rewritten.inc(what.rewritten_history)

    def completed(self, what: Completed) -> None:
        """A request is over, well or not. Call it exactly once per request."""
        values = self._values(endpoint=what.endpoint, sensitivity=what.sensitivity, outcome=what.outcome)
        self._requests.labels(*values).inc()
        self._observe(what.endpoint, "total", what.total)
        if what.overhead is not None:
            self._observe(what.endpoint, "overhead", what.overhead)
        if what.first_byte is not None:
            self._first_byte.observe(what.first_byte)
        self._restored.inc(what.restored)
        self._unknown.inc(what.unknown_tokens)
        self._tokens.labels(*self._values(direction="prompt")).inc(what.prompt_tokens)
        self._tokens.labels(*self._values(direction="completion")).inc(what.completion_tokens)
        who = self._values(principal=what.principal)
        self._spent.labels(*who).inc(what.prompt_tokens + what.completion_tokens)
        self._limited.labels(*who).inc(what.outcome == RateLimited.code)

    def refused(self, code: str) -> None:
        """A request was refused with this error code (in addition to `completed`)."""
        self._refusals.labels(*self._values(code=code)).inc()

    def upstream_answered(self, upstream: str, outcome: str) -> None:
        """One attempt at an upstream ended: "ok" or an error code."""
        self._upstream.labels(*self._values(upstream=upstream, outcome=outcome)).inc()

    def upstream_up(self, upstream: str, *, up: bool) -> None:
        """An upstream answers, or no longer does."""
        self._up.labels(*self._values(upstream=upstream)).set(up)

    def audited(self) -> None:
        """The audit sink stored a record."""
        self._audited.inc()

    def audit_failed(self) -> None:
        """The audit sink refused a record."""
        self._audit_failures.inc()

    def detector_failed(self) -> None:
        """A detection failed."""
        self._detector_failures.inc()

    def stream_opened(self) -> None:
        """A streamed answer begins."""
        self._streams.inc()

    def stream_closed(self) -> None:
        """A streamed answer is over."""
        self._streams.dec()

    def policy_reloaded(self, *, ok: bool) -> None:
        """Another policy was to be put in force; without `ok` the one before stays."""
        self._reloads.labels("ok" if ok else "refused").inc()
        self._policy_valid.set(ok)

    def agreements(self, days: Mapping[str, int]) -> None:
        """For how many days the agreement of each upstream still holds."""
        self._agreement_days.clear()
        for upstream, left in days.items():
            self._agreement_days.labels(*self._values(upstream=upstream)).set(left)

    def know(self, known: Known) -> None:
        """Take the label values of another policy; those of policies before stay, as they are counted already."""
        kinds = ("endpoint", known.endpoints), ("upstream", known.upstreams), ("principal", known.principals)
        for name, values in kinds:
            self._sets[name] |= values
        self._show_limits(known.limits)

    def watch(
        self,
        *,
        audit_queue: Callable[[], float],
        detector_queue: Callable[[], float],
        audit_up: Callable[[], bool],
    ) -> None:
        """Read the queue lengths, and whether the audit sink works, from these functions at every scrape."""
        self._audit_up.set_function(audit_up)
        self._audit_queue.set_function(audit_queue)
        self._detector_queue.set_function(detector_queue)

    def watch_head(self, head: Callable[[], Reference | None]) -> None:
        """Show the newest checkpoint at every scrape: an anchor that the machine of the trail cannot take back.

        Of writer and hash the first 52 bits: as many as a sample holds exactly.
        """

        def part(read: Callable[[Reference], int]) -> Callable[[], float]:
            return lambda: read(found) if (found := head()) is not None else 0

        for name, read in (
            ("writer", lambda found: int(found.writer[:13], 16)),
            ("seq", lambda found: found.seq),
            ("hash", lambda found: int(found.hash[:13], 16)),
        ):
            self._audit_head.labels(*self._values(part=name)).set_function(part(read))

    def watch_cache(self, *, hits: Callable[[], float], misses: Callable[[], float]) -> None:
        """Read the counts of the detector's cache from these functions at every scrape."""
        self._cache_hits.set_function(hits)
        self._cache_misses.set_function(misses)

    # -------------------------------------------------------------- output

    def render(self) -> tuple[bytes, str]:
        """Body and Content-Type of ``/metrics`` (Prometheus text format)."""
        return generate_latest(self._registry), CONTENT_TYPE_LATEST

    def metric_names(self) -> tuple[str, ...]:
        """Every metric as one queries it; a histogram by its base name."""
        return tuple(sorted(self._names))

    # -------------------------------------------------------------- internals

    def _values(self, **labels: str) -> Iterable[str]:
        return [value if value in self._sets[name] else OTHER for name, value in labels.items()]

    def _observe(self, endpoint: str, stage: str, seconds: float) -> None:
        self._seconds.labels(*self._values(endpoint=endpoint, stage=stage)).observe(seconds)

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        self._names.append(f"{PREFIX}{name}_total")
        return Counter(PREFIX + name, text, labels, registry=self._registry)

    def _gauge(self, name: str, text: str, *labels: str) -> Gauge:
        self._names.append(PREFIX + name)
        return Gauge(PREFIX + name, text, labels, registry=self._registry)

    def _histogram(self, name: str, text: str, *labels: str) -> Histogram:
        self._names.append(PREFIX + name)
        return Histogram(PREFIX + name, text, labels, registry=self._registry, buckets=_FAST)
