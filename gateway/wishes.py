"""What data subjects have asked for: objections (GDPR Art. 21), and erasures that a running gateway has to carry out.

Whoever has objected is on a list of keyed hashes; what names them never goes to an external endpoint, whatever its
class. The list holds no name, and it stays when everything else about somebody is erased: otherwise the objection would
be forgotten with them. It is written where all replicas look, as stops are, and read every second.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

from filters.subjects import Subject
from gateway.boards import JsonFile, repeatedly
from gateway.errors import GatewayError
from gateway.keys import RootKey
from gateway.logs import get_logger
from gateway.shared import failing_closed
from gateway.vault.base import Vault

_KEY: Final = "pgw:objections"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is on the board.

    Attributes:
        objections: keyed hashes of values that name somebody who has objected.
        erasures: id of each → keyed hashes that lead to objects in a vault that only a running gateway holds.
    """

    objections: frozenset[str] = frozenset()
    erasures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Board(Protocol):
    """Where wishes are written for all to see."""

    async def read(self) -> Wishes:
        """Return all. Raises `FilterUnavailable`, `OSError` or `ValueError` where it cannot be read."""
        ...

    async def put(self, wishes: Wishes, without: Collection[str] = ()) -> None:
        """Add wishes, and take objections away."""
        ...


class FileWishes:
    """Wishes in a file of the state directory."""

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path)

    async def read(self) -> Wishes:
        """See `Board.read`."""
        return _wishes(self._file.read({}))

    async def put(self, wishes: Wishes, without: Collection[str] = ()) -> None:
        """See `Board.put`."""

        def step(plain: Any) -> Any:
            known = _wishes(plain)
            return {
                "objections": sorted((known.objections | wishes.objections) - set(without)),
                "erasures": {**known.erasures, **wishes.erasures},
            }

        self._file.change({}, step)


def _wishes(plain: Mapping[str, Any]) -> Wishes:
    erasures = {name: tuple(hashes) for name, hashes in plain.get("erasures", {}).items()}
    return Wishes(frozenset(plain.get("objections", ())), erasures)


class ValkeyWishes:
    """Wishes in the server that replicas share; its vault is there, too, so nobody has to wait for an erasure."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def read(self) -> Wishes:
        """See `Board.read`."""
        async with failing_closed("objections"):
            return Wishes(frozenset(item.decode("ascii") for item in await self._client.smembers(_KEY)))

    async def put(self, wishes: Wishes, without: Collection[str] = ()) -> None:
        """See `Board.put`."""
        async with failing_closed("objections"):
            if wishes.objections:
                await self._client.sadd(_KEY, *wishes.objections)
            if without:
                await self._client.srem(_KEY, *without)


class Objections:
    """The objections in force, as this process knows them.

    Args:
        board: where they are written.
        root: root key, whose hashes they are.
        vault: from which erasures take objects.
    """

    def __init__(self, board: Board, root: RootKey, vault: Vault) -> None:
        self._board = board
        self._keys = objection_keys(root)
        self._vault = vault
        self._known: frozenset[str] = frozenset()
        self._done: frozenset[str] = frozenset()
        self._read = False
        self.readable = False

    def lists(self, subjects: Collection[Subject]) -> bool:
        """Whether somebody who is named has objected; everybody has, as long as nobody can say."""
        if not self._read:
            return bool(subjects)
        return bool(self._known) and any(hashed in self._known for s in subjects for hashed in hashes_of(s, self._keys))

    async def look(self) -> None:
        """Read the board once; where it cannot be read, what is known stays in force."""
        try:
            found = await self._board.read()
        except (GatewayError, OSError, ValueError, TypeError, AttributeError):
            self.readable = False
            get_logger().error("objections_unreadable", count=len(self._known))
            return
        self._known, self._read, self.readable = found.objections, True, True
        for name, hashes in found.erasures.items():
            if name not in self._done:
                await self._vault.erase_hashed(hashes)
        self._done = frozenset(found.erasures)

    async def watch(self) -> None:
        """Look every second, for ever."""
        await repeatedly(self.look)


def objection_keys(root: RootKey) -> tuple[bytes, ...]:
    """Keys of the list, the current first: an objection outlives a change of the root key."""
    return tuple(key.derive("objections") for key in (root, *root.older))


def hashes_of(subject: Subject, keys: Collection[bytes]) -> list[str]:
    """Return one hash for each key."""
    message = f"{subject.label.value}\0{subject.value}".encode()
    return [hmac.digest(key, message, "sha256").hex() for key in keys]
