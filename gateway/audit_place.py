"""Where a policy keeps the audit trail and the index of those whom it mentions: in files, or in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gateway.anchor import Anchor
from gateway.audit import Reference
from gateway.config import audit_address, load_config
from gateway.keys import RootKey
from gateway.policies_state import AuditSection
from gateway.postgresql.database import Connection, check_address, connect, prepare
from gateway.postgresql.rows import PostgresRows
from gateway.postgresql.trail import PostgresTrail, heads
from gateway.problems import ConfigError, Problem
from gateway.sinks.base import load_key
from gateway.sinks.file import FileSink
from gateway.sinks.mirror import Mirror
from gateway.sinks.postgresql import Held, PostgresSink
from gateway.sinks.queue import QueuedSink
from gateway.sinks.segments import Keeping
from gateway.subject_index import SqliteRows, SubjectIndex
from gateway.trail import FileTrail, Trail


@dataclass(frozen=True, slots=True)
class AuditPlace:
    """The place that a policy names.

    Attributes:
        audit: what the policy says of it.
        state: state directory.
        environ: holds addresses and keys.
    """

    audit: AuditSection
    state: Path
    environ: Mapping[str, str] = field(repr=False)

    @property
    def shared(self) -> bool:
        """Whether several gateways write to one place, so that none of it lies in the state directory."""
        return self.audit.sink == "postgresql"

    @property
    def lived_in(self) -> bool:
        """Whether a gateway has run with this state directory."""
        return (self.state if self.shared else self.state / "audit").is_dir()

    @property
    def written(self) -> bool:
        """Whether there can be anything to read."""
        return self.shared or self.lived_in

    def sink(self, root: RootKey, *, queue: int, stream: TextIO | None = None) -> QueuedSink:
        """Open it for writing.

        Args:
            root: of the gateway.
            queue: records that may wait.
            stream: takes a copy where the policy wants one.

        Raises:
            ConfigError: the address is not in order.
            OSError: it cannot be used.
        """
        mirror = Mirror(stream) if stream is not None and self.audit.stdout else None
        key = self._key(root)
        if self.shared:
            return PostgresSink(Held(self._address(), root, key, self._keep), queue=queue, mirror=mirror)
        keeping = Keeping(keep=self._keep, index=self.index(root))
        return FileSink(self.state / "audit", key=key, keeping=keeping, queue=queue, mirror=mirror)

    def anchor(self, root: RootKey, head: Callable[[], Reference | None]) -> Anchor | None:
        """Return what keeps heads apart from files, None where nothing does."""
        if self.shared or not self.audit.postgresql:
            return None
        return Anchor(self._address(), _public(self._key(root)), head, self._keep)

    def trail(self) -> Trail:
        """Open it for reading.

        Raises:
            ConfigError: the address is not in order.
            OSError: it cannot be used.
        """
        if self.shared:
            return PostgresTrail(self._connect())
        folder = [self.state / "audit"]
        return FileTrail(folder, self._heads) if self.audit.postgresql else FileTrail(folder)

    def index(self, root: RootKey) -> SubjectIndex:
        """Open the index.

        Raises:
            ConfigError: the address is not in order.
            OSError: it cannot be used.
        """
        if not self.shared:
            return SubjectIndex(SqliteRows(self.state), self._keep)
        return SubjectIndex(PostgresRows(self._connect(), root), self._keep)

    def keys(self) -> list[str] | None:
        """Public keys of those that may have signed, hexadecimal; None where this machine does not know them."""
        path = self.state / "keys" / "audit.key"
        if not self.shared:
            return [_public(load_key(path))] if path.exists() else None
        try:
            made = (self.state / "keys" / "root.key").exists()
            root = RootKey.load(self.environ, self.state, allow_generate=made)
        except ConfigError:
            return None
        return [_public(_derived(key)) for key in (root, *root.older)]

    @property
    def _keep(self) -> int | None:
        return self.audit.retention_days or None

    def _key(self, root: RootKey) -> Ed25519PrivateKey:
        """Gateways that share a place share a key: their state directories may be gone tomorrow."""
        return _derived(root) if self.shared else load_key(self.state / "keys" / "audit.key")

    def _address(self) -> str:
        address = audit_address(self.audit, self.environ)
        try:
            check_address(address)
        except ValueError as error:
            raise ConfigError([Problem("environment", 0, "audit.postgresql", str(error))]) from None
        return address

    def _connect(self) -> Connection:
        connection = connect(self._address())
        prepare(connection)
        return connection

    def _heads(self, keys: Collection[str] | None) -> dict[str, str]:
        connection = self._connect()
        try:
            return heads(connection, keys)
        finally:
            connection.close()


def place_of(policies: Path, state: Path, environ: Mapping[str, str]) -> AuditPlace:
    """Return the place that a policy names; without a policy, a state directory alone: one may be handed over.

    Raises:
        ConfigError: the policy is not in order.
    """
    audit = load_config(policies, environ).audit if policies.exists() else AuditSection()
    return AuditPlace(audit, state, environ)


def _derived(root: RootKey) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(root.derive("audit-signing"))


def _public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()
