"""What is there once, whatever the policy: sinks, stores and counters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from gateway.anchor import Anchor
from gateway.audit import AuditRecord, Kind, timestamp
from gateway.budgets.base import Budgets
from gateway.errors import FilterUnavailable, GatewayError
from gateway.flight import Flight
from gateway.health import Health
from gateway.logs import describe, get_logger
from gateway.metrics import Metrics
from gateway.sinks.base import AuditSink
from gateway.stops.base import Stops
from gateway.traces import NoTraces, Traces
from gateway.vault.base import Vault
from gateway.wishes import Objections


@dataclass(slots=True)
class Services:
    """What is there once, whatever the policy; built by the composition root.

    Attributes:
        sink: the primary audit sink.
        metrics: counters.
        vault: what is known of objects that providers store.
        budgets: what clients may spend.
        stops: what administrators have stopped.
        objections: who has objected to external endpoints.
        health: which upstreams answer.
        shared: client of the server that replicas share, or None.
        anchor: keeps heads of the trail apart from it, or None.
        traces: takes spans.
        key_id: id of the root key.
        now: wall clock, UTC.
        draining: whether the process is about to end.
    """

    sink: AuditSink
    metrics: Metrics
    vault: Vault
    budgets: Budgets
    stops: Stops
    objections: Objections
    health: Health
    key_id: str
    shared: Any = field(default=None, repr=False)
    anchor: Anchor | None = field(default=None, repr=False)
    traces: Traces = field(default_factory=NoTraces, repr=False)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    draining: bool = False

    async def start(self) -> None:
        """Look at what replicas share before the first request: a stop and an objection outlive a restart.

        Raises:
            ConfigError: the replicas have another root key.
            FilterUnavailable: the shared server cannot be asked.
        """
        await self.vault.agree()
        await self.stops.look()
        await self.objections.look()

    async def watch(self) -> None:
        """Look again every second, for ever."""
        anchoring = [self.anchor.watch()] if self.anchor is not None else []
        await asyncio.gather(self.stops.watch(), self.objections.watch(), *anchoring)

    async def close(self) -> None:
        """Let go of everything; the audit trail last."""
        await asyncio.to_thread(self.traces.close)
        await self.vault.close()
        if self.shared is not None:
            await self.shared.aclose()
        try:
            await self.sink.close()
        finally:
            if self.anchor is not None:
                await self.anchor.close()

    async def record(self, flight: Flight, kind: Kind) -> None:
        """Put on record what is known of a request; when this returns, it is durable.

        Raises:
            FilterUnavailable: it is not.
        """
        record: AuditRecord = flight.record(kind, timestamp(self.now()), self.key_id)
        subjects = flight.decision.subjects if kind == "decided" and flight.decision is not None else frozenset()
        try:
            await self.sink.append(record, subjects)
        except GatewayError:
            self.metrics.audit_failed()
            raise
        except Exception as error:  # noqa: BLE001 - a sink that breaks its promise is as good as none
            self.metrics.audit_failed()
            get_logger().error("audit_failed", request_id=record.request_id, **describe(error))
            raise FilterUnavailable("The audit log cannot be written.") from None
        self.metrics.audited()
