"""What is known of one request while it is served: for the log line, the audit records and the metrics."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from aiohttp import web

from gateway import wire
from gateway.audit import AuditRecord, Kind
from gateway.logs import RequestLog
from gateway.metrics import Completed
from gateway.pipeline import Case, Decision

_UNCOUNTABLE: Final = 1 << 53  # the first integer that not every JSON reader takes exactly


def new_request_id() -> str:
    """Return an id of our own; a client's id may hold anything and is not used."""
    return f"req_{secrets.token_hex(12)}"


def _ms(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds * 1000)


def _whole(number: float | None) -> int | None:
    return None if number is None else round(number)


def _counted(tokens: int | None) -> int | None:
    """A count as the upstream told it, if it can be one; else unknown: records do not take everything (-1, true)."""
    return tokens if type(tokens) is int and 0 <= tokens < _UNCOUNTABLE else None


def _percent(case: Case | None) -> int | None:
    """How nearly somebody is singled out; rounded down, so that a threshold that was not reached is not reached."""
    return int(case.exchange.singling_out.score * 100 + 1e-9) if case is not None else None


@dataclass(slots=True)
class Flight:
    """One request.

    Attributes:
        request_id: ours.
        anthropic: whether the client expects Anthropic's headers and errors.
        log: the canonical log line, filled as the request goes on.
    """

    request_id: str = field(default_factory=new_request_id)
    anthropic: bool = False
    log: RequestLog = field(init=False)
    case: Case | None = None
    decision: Decision | None = None
    detect: float | None = None
    first_byte: float | None = None
    _started: float = field(default_factory=perf_counter)
    _sent: float | None = None

    def __post_init__(self) -> None:
        """Begin the log line."""
        self.log = RequestLog(request_id=self.request_id)

    @property
    def elapsed(self) -> float:
        """Seconds since the request arrived."""
        return perf_counter() - self._started

    def decided(self, decision: Decision, detect: float | None) -> None:
        """Note what was decided, and how long the detector took, if it had anything to do."""
        self.decision, self.detect = decision, detect
        self._note_class()
        self.log.upstream = decision.upstream.name
        self.log.entities = sum(decision.entities.values())
        self.log.detect_ms = _ms(detect)

    def _note_class(self) -> None:
        if self.case is not None and self.case.classification is not None:
            self.log.sensitivity = self.case.classification.sensitivity.value

    def sent(self) -> None:
        """Note that the request goes out now."""
        self._sent = perf_counter()

    def answered(self) -> None:
        """Note the first byte of the answer."""
        if self.first_byte is None and self._sent is not None:
            self.first_byte = perf_counter() - self._sent
            self.log.first_byte_ms = _ms(self.first_byte)

    @property
    def since_sent(self) -> float | None:
        """Seconds since it went out; None if it did not."""
        return None if self._sent is None else perf_counter() - self._sent

    def headers(self) -> dict[str, str]:
        """Return the gateway's own headers for the answer."""
        headers = wire.own_headers(self.request_id, anthropic=self.anthropic)
        if self.decision is not None:
            kind = self.decision.classification.sensitivity.value
            headers |= wire.decision_headers(kind, self.decision.upstream.name, self.decision.entities)
        return headers

    def finish(self, status: int, outcome: str) -> None:
        """Note how it ended and complete the log line."""
        log = self.log
        log.status, log.outcome, log.total_ms = status, outcome, _ms(self.elapsed)
        self._note_class()
        if self.case is not None:
            log.prompt_tokens = _counted(self.case.exchange.usage.get("prompt_tokens"))
            log.completion_tokens = _counted(self.case.exchange.usage.get("completion_tokens"))
            counts = self.case.exchange.restoration
            log.restored, log.unknown_tokens = counts.restored, counts.unknown

    def record(self, kind: Kind, time: str, key_id: str) -> AuditRecord:
        """Make the audit record of this moment."""
        log, decision, case = self.log, self.decision, self.case
        upstream = decision.upstream if decision is not None else None
        agreement = upstream.agreement if upstream is not None else None
        return AuditRecord(
            kind=kind,
            time=time,
            request_id=self.request_id,
            principal=log.principal,
            team=log.team,
            endpoint=log.endpoint,
            model=decision.model if decision is not None else "",  # before that, nobody has looked at it
            upstream=log.upstream,
            region=str(upstream.region or "local") if upstream is not None else "",
            residency=(upstream.residency or "") if upstream is not None else "",
            agreement=agreement.reference if agreement is not None else "",
            mode=decision.mode if decision is not None else "",
            would=decision.would if decision is not None else "",
            policy_version=case.policy_version if case is not None else "",
            key_id=key_id,
            sensitivity=log.sensitivity,
            outcome=log.outcome,
            reasons=case.classification.reasons if case is not None and case.classification is not None else (),
            entities=decision.entities if decision is not None else {},
            findings=decision.findings if decision is not None and kind == "decided" else {},
            ways=decision.ways if decision is not None and kind == "decided" else (),
            held=decision.held if decision is not None and kind == "decided" else "",
            singled_out=_percent(case) if decision is not None and decision.ways and kind == "decided" else None,
            persons=len(case.exchange.persons) if decision is not None and case is not None else None,
            status=log.status,
            prompt_tokens=log.prompt_tokens,
            completion_tokens=log.completion_tokens,
            detect_ms=_whole(log.detect_ms),
            first_byte_ms=_whole(log.first_byte_ms),
            total_ms=_whole(log.total_ms),
            restored=log.restored,
            unknown_tokens=log.unknown_tokens,
        )

    def completed(self) -> Completed:
        """Make the metrics of the whole request."""
        total = self.elapsed
        waited = self.first_byte or 0.0
        return Completed(
            endpoint=self.log.endpoint,
            sensitivity=self.log.sensitivity,
            outcome=self.log.outcome,
            total=total,
            principal=self.log.principal,
            overhead=max(0.0, total - waited) if self.decision is not None and not self.log.streamed else None,
            first_byte=self.first_byte,
            restored=self.log.restored or 0,
            unknown_tokens=self.log.unknown_tokens or 0,
            prompt_tokens=self.log.prompt_tokens or 0,
            completion_tokens=self.log.completion_tokens or 0,
        )


FLIGHT: Final = web.RequestKey("flight", Flight)
"""Under which key a request carries its flight."""
