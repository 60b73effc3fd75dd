"""Another policy without a restart: on SIGHUP, and when a file that it is made of changes.

A policy that is not in order changes nothing: the one before stays in force, the log says what is wrong, and a metric
tells. Requests end under the policy under which they began; its connections are closed after the last of them.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import ssl
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from gateway import tls
from gateway.audit import AuditRecord, timestamp
from gateway.config import Config
from gateway.enforced import Enforced
from gateway.errors import GatewayError
from gateway.handlers import Api, Gate
from gateway.logs import describe, get_logger
from gateway.metrics import Known
from gateway.routing import days_left
from gateway.services import Services

_NOTICE: Final = 30  # days before its end from which an agreement is logged
_EVERY: Final = 1.0  # seconds between two looks at the files
#: What is read once: the sizes and places of things that are opened at start-up.
_AT_START: Final = ("tls", "replicas", "audit", "state.ttl_hours", "state.max_objects", "limits.audit_queue")


class Reloader:
    """Replaces the policy of a gate.

    Args:
        services: shared by all policies.
        gate: where requests come in.
        make: the policy before → the one that the files say now; it runs on a thread.
        known: a policy → label values of metrics.
        files: the files that a policy is made of.
        context: of the TLS listener, whose certificate is read again, too.
    """

    def __init__(
        self,
        services: Services,
        gate: Gate,
        make: Callable[[Enforced], Enforced],
        known: Callable[[Enforced], Known],
        files: Callable[[Config], Iterable[Path]],
        context: ssl.SSLContext | None = None,
    ) -> None:
        self._services = services
        self._gate = gate
        self._make = make
        self._known = known
        self._files = files
        self._context = context
        self._seen = self._digest()
        self._asked = asyncio.Event()
        self._retired: list[Enforced] = []
        self._reminded: date | None = None

    def ask(self) -> None:
        """Ask for a reload, as SIGHUP does."""
        self._asked.set()

    async def watch(self) -> None:
        """Look at the files now and then, for ever."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_EVERY):
                    await self._asked.wait()
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - whoever watches must not die of what it saw
                get_logger().error("internal_error", **describe(error))

    async def _look(self) -> None:
        digest = await asyncio.to_thread(self._digest)
        if self._asked.is_set() or digest != self._seen:
            self._asked.clear()
            self._seen = digest
            await self.reload()
        await self._clear_away()
        self._remind()

    async def reload(self) -> bool:
        """Put the policy that the files say in force; False where it is not in order."""
        before = self._gate.enforced
        log, metrics = get_logger(), self._services.metrics
        try:
            enforced = await asyncio.to_thread(self._make, before)
            self._read_certificate(enforced.pipeline.config)
        except Exception as error:  # noqa: BLE001 - whatever it is, the policy in force stays
            metrics.policy_reloaded(ok=False)
            found = len(getattr(error, "problems", ()))
            log.error("config_rejected", problems=found, **describe(error))  # noqa: TRY400 - no text of it is logged
            return False
        metrics.know(self._known(enforced))
        self._gate.adopt(Api(self._services, enforced))
        self._retired.append(before)
        metrics.policy_reloaded(ok=True)
        log.info("config_reloaded", policy_version=enforced.pipeline.config.policy_version)
        late = _needs_restart(before.pipeline.config, enforced.pipeline.config)
        if late:
            log.warning("config_needs_restart", count=len(late))
        await self._record(enforced)
        return True

    async def close(self) -> None:
        """Close what policies before have left."""
        for enforced in self._retired:
            await enforced.close(kept=self._gate.enforced)
        self._retired.clear()

    async def _clear_away(self) -> None:
        for enforced in [item for item in self._retired if not item.flights]:
            # Something of it may be in use by one that came after it and is still serving.
            if not any(other.flights for other in self._retired):
                await enforced.close(kept=self._gate.enforced)
                self._retired.remove(enforced)

    async def _record(self, enforced: Enforced) -> None:
        record = AuditRecord(
            kind="reloaded",
            time=timestamp(self._services.now()),
            policy_version=enforced.pipeline.config.policy_version,
            key_id=self._services.key_id,
        )
        try:
            await self._services.sink.append(record)
        except GatewayError:
            self._services.metrics.audit_failed()

    def _remind(self) -> None:
        """Once a day: agreements that end within a month, and those that have ended."""
        today = self._services.now().date()
        if today == self._reminded:
            return
        self._reminded = today
        for upstream, days in days_left(self._gate.enforced.pipeline.router.upstreams, today).items():
            if days <= _NOTICE:
                get_logger().warning("agreement_ends", upstream=upstream, count=max(0, days))

    def _read_certificate(self, config: Config) -> None:
        """Read a renewed certificate; its place is fixed at start-up."""
        if self._context is None:
            return
        tls.server_context(config.tls)  # tried in a context of its own first: half a change must not be in force
        tls.load(self._context, config.tls)

    def _digest(self) -> bytes:
        digest = hashlib.sha256()
        for path in self._files(self._gate.enforced.pipeline.config):
            try:
                content = path.read_bytes()
            except OSError:
                content = b"\0"
            digest.update(hashlib.sha256(content).digest())
        return digest.digest()


def _needs_restart(before: Config, after: Config) -> list[str]:
    """Settings that changed and take effect only when the gateway starts again."""

    def value(config: Config, path: str) -> object:
        found: object = config
        for part in path.split("."):
            found = getattr(found, part)
        return found

    return [path for path in _AT_START if value(before, path) != value(after, path)]
