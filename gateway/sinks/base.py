"""What an audit sink promises, and the signing key that sinks share.

The promise is durability: `append` returns when the record will survive a power cut, or it raises and the request
is refused. A sink never drops, samples or reorders, and has no mode in which it only logs.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from filters.subjects import Subject
from gateway.audit import AuditRecord


class AuditSink(Protocol):
    """Takes audit records."""

    @property
    def healthy(self) -> bool:
        """Whether the next `append` has a chance; readiness depends on it."""
        ...

    async def append(self, record: AuditRecord, subjects: Collection[Subject] = ()) -> None:
        """Return once the record is durable, and in the index of those whom it mentions.

        Raises:
            FilterUnavailable: it is not, or not in time; whether it was stored is then unknown.
        """
        ...

    async def close(self) -> None:
        """Store what was accepted, mark the clean end, release everything. A second call does nothing.

        Raises:
            FilterUnavailable: the clean end could not be stored.
        """
        ...


def load_key(path: Path) -> Ed25519PrivateKey:
    """Read the Ed25519 key (RFC 8032, PEM with PKCS #8), or make it (0600) where there is none.

    Raises:
        PermissionError: others may read it.
        ValueError: it holds no Ed25519 key.
    """
    if not path.exists():
        _create(path, Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise PermissionError(f"{path} must have mode 0600")
    key = load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path} holds no Ed25519 key")  # noqa: TRY004 - the content is wrong, not a type
    return key


def _create(path: Path, content: bytes) -> None:
    """Make a 0600 file in one step: of several processes that start at once, one wins and all read its key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        with contextlib.suppress(FileExistsError):  # another process was first; its key is the key
            path.hardlink_to(draft)
    finally:
        draft.unlink()
