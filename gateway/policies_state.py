"""The sections of policies.yaml on what is kept: the audit trail, objects that providers store, what replicas share."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Field

from gateway.policies_schema import Section
from gateway.policies_upstreams import SecretSource
from gateway.policies_words import Matching

OtlpEndpoint = Annotated[
    str,
    Matching(
        r"https?://[A-Za-z0-9.:\[\]_-]{1,250}(/[A-Za-z0-9._~/-]{0,200})?", "http://collector:4318/v1/traces is expected"
    ),
]
Stateful = Literal["responses", "conversations", "batches"]

#: What each word opens, in the words of the endpoints' tables.
_KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "responses": ("responses", "items"),
        "conversations": ("conversations", "items"),
        "batches": ("batches", "batch_files"),
    }
)


class AuditSection(Section):
    """Where decision records go before anything is sent.

    Attributes:
        sink: the one place that gates a request.
        postgresql: where the address of the server stands; with the sink ``file``, heads are kept there, too.
        stdout: whether records are copied to standard output.
        retention_days: how long they are kept; then whole segments go, which is on record. 0 keeps them for ever.
    """

    sink: Literal["file", "postgresql"] = "file"
    postgresql: SecretSource | None = None
    stdout: bool = False
    retention_days: int = Field(default=400, ge=0, le=36_500)


class StateSection(Section):
    """What the provider may store, and for how long we keep what must be known of it.

    Attributes:
        allow: kinds of objects; none by default.
        ttl_hours: how long an object is known after its last use.
        max_objects: how many at a time, in the memory of a single process.
    """

    allow: tuple[Stateful, ...] = ()
    ttl_hours: int = Field(default=720, ge=1, le=24 * 366)
    max_objects: int = Field(default=100_000, ge=1, le=10_000_000)

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of objects, in the words of the endpoints' tables."""
        return frozenset(kind for word in self.allow for kind in _KINDS[word])


class TracesSection(Section):
    """OpenTelemetry traces.

    Attributes:
        endpoint: of a collector that speaks OTLP over HTTP; None for no traces.
    """

    endpoint: OtlpEndpoint | None = None


class ReplicasSection(Section):
    """What several gateways share: the vault of stored objects, budgets, stops.

    Attributes:
        valkey: where the address of the server stands, ``valkey://…`` with its password; None for a single process.
    """

    valkey: SecretSource | None = None
