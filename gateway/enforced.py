"""A policy at work, with all that belongs to it alone. A new policy makes a new one; what both share goes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gateway.cache import CachedDetector
from gateway.google import ServiceAccount
from gateway.oidc import Verifier
from gateway.paths import Routes
from gateway.pipeline import Pipeline
from gateway.transport import Transport
from gateway.workers import DetectorPool


@dataclass(slots=True)
class Enforced:
    """What requests are served with, from their beginning to their end.

    Attributes:
        pipeline: the policy.
        detector: finds; only the policy's `detection` changes it.
        pool: runs the detector.
        transports: upstream name → transport.
        keys: upstream name → provider key.
        accounts: upstream name → service account, where keys are fetched.
        routes: every served endpoint.
        verifier: of the identity provider's tokens, or None.
        flights: requests that it serves now.
    """

    pipeline: Pipeline
    detector: CachedDetector
    pool: DetectorPool
    transports: Mapping[str, Transport]
    keys: Mapping[str, str] = field(repr=False)
    routes: Routes
    accounts: Mapping[str, ServiceAccount] = field(default_factory=dict)
    verifier: Verifier | None = None
    flights: int = 0

    async def key_of(self, upstream: str) -> str | None:
        """Return the key of an upstream, fetched if need be.

        Raises:
            UpstreamUnavailable: it cannot be fetched.
        """
        account = self.accounts.get(upstream)
        return self.keys.get(upstream) if account is None else await account.token()

    async def close(self, kept: Enforced | None = None) -> None:
        """Let go of what `kept` does not use."""
        held = set(map(id, kept.transports.values())) if kept is not None else set()
        for transport in self.transports.values():
            if id(transport) not in held:
                await transport.close()
        if self.verifier is not None and (kept is None or kept.verifier is not self.verifier):
            await self.verifier.close()
        if kept is None or kept.pool is not self.pool:
            self.pool.close()
