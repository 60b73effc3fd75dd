"""The section of policies.yaml on objects that providers store."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from pydantic import Field, ValidationInfo
from pydantic import field_validator as check

from gateway.policies_schema import KeySource, Section

Stateful = Literal["responses", "conversations", "batches"]

#: What each word opens, in the words of the endpoints' tables.
_KINDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "responses": ("responses", "items"),
        "conversations": ("conversations", "items"),
        "batches": ("batches", "batch_files"),
    }
)


class StateSection(Section):
    """What the provider may store, and where we keep what must be known of it.

    Attributes:
        allow: kinds of objects; none by default.
        vault: ``memory`` (one process, gone with it) or ``valkey`` (shared by replicas).
        ttl_hours: how long an object is known after its last use.
        max_objects: how many at a time, in memory.
        valkey: where its address stands, ``valkey://…`` with its password.
    """

    allow: tuple[Stateful, ...] = ()
    vault: Literal["memory", "valkey"] = "memory"
    ttl_hours: int = Field(default=720, ge=1, le=24 * 366)
    max_objects: int = Field(default=100_000, ge=1, le=10_000_000)
    valkey: KeySource | None = Field(default=None, validate_default=True)

    @check("valkey")
    @classmethod
    def _address_where_needed(cls, value: KeySource | None, info: ValidationInfo) -> KeySource | None:
        if value is None and info.data.get("vault") == "valkey":
            raise ValueError("missing: the vault needs {env: NAME} or {file: PATH} with its address")
        return value

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of objects, in the words of the endpoints' tables."""
        return frozenset(kind for word in self.allow for kind in _KINDS[word])
