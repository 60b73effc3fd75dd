"""The vault: what must be known of objects that a provider stores, so that answers about them come back whole.

Chat-style requests bring their history along; a stored response, a conversation or a batch does not. For each such
object the vault keeps what the exchanges issued that made it, where it lies and how sensitive it is. It keeps values,
never texts, and never in clear:

- Content is sealed with AES-256-GCM (NIST SP 800-38D) under a key derived from the root key; the nonce is random; the
  object's name and the owner are authenticated with it. Older root keys still open.
- Names and values that can be searched for are keyed hashes (HMAC-SHA-256). Who reads the store without the root key
  learns how many objects there are, how large, and which mention the same unknown value.
- An object goes with its deletion, with its time to live, or when the data of a person in it are erased (GDPR Art. 17):
  then as a whole, because what is left at the provider is a pseudonym that nobody can resolve any more.

A conversation grows, so an object has parts that are only added: two replicas that write at a time lose nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from filters.detection import EntityType
from filters.earlier import Earlier
from filters.pseudonyms import normalise
from gateway.keys import RootKey
from gateway.problems import ConfigError, Problem

_NONCE: Final = 12
_MAX_OPENED: Final = 64 * 1024 * 1024
#: What many people share: a hash of it names nobody, and could be tried out.
_NOT_SEARCHED: Final = frozenset(
    {EntityType.DATE, EntityType.DATE_OF_BIRTH, EntityType.LOCATION, EntityType.ORGANIZATION}
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object is looked for: the client, the kind (``responses``, ``items``, …) and the provider's id."""

    tenant: str
    owner: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of a stored object.

    Attributes:
        upstream: name of the upstream where it lies.
        model: with which it was made, or "".
        sensitivity, art9, reasons: class of the most sensitive request that went into it.
        earlier: what the exchanges issued that made it.
        hint: how answers about it are read, see `filters.endpoints.base.EndpointSpec.hint`.
        see: the object of which it is a part; then nothing else is known here.
        tokens: that a request takes in which refers to it: its history is read again.
    """

    upstream: str
    model: str = ""
    sensitivity: str = "green"
    art9: bool = False
    reasons: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = field(default=(), repr=False)
    hint: Mapping[str, Any] = field(default_factory=dict, repr=False)
    see: tuple[str, str] | None = None
    tokens: int = 0


class Store(Protocol):
    """Keeps bytes under names, with a time to live that every addition renews. Failing raises `FilterUnavailable`."""

    async def add(self, name: str, part: str, content: bytes, subjects: Sequence[str]) -> None:
        """Add a part of an object; the same `part` again replaces it. `subjects` lead to the object."""
        ...

    async def parts(self, name: str) -> list[bytes]:
        """Return the parts of an object, in no order; none if it is not there."""
        ...

    async def remove(self, name: str) -> None:
        """Remove an object."""
        ...

    async def mentioning(self, subjects: Sequence[str]) -> set[str]:
        """Return the names of the objects to which all of `subjects` lead."""
        ...

    async def agrees(self, key_id: str, older: Sequence[str]) -> bool:
        """Whether all who share the store have the same root key; a newer one takes over from an older."""
        ...

    async def ready(self) -> bool:
        """Whether it can be reached."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class Vault:
    """Seals, finds and forgets.

    Args:
        store: keeps the bytes.
        root: current root key, with the older ones that still open.
    """

    def __init__(self, store: Store, root: RootKey) -> None:
        self._store = store
        self._root = root
        roots = (root, *root.older)
        self._sealing = [AESGCM(key.derive("vault")) for key in roots]
        self._naming = [key.derive("vault-names") for key in roots]

    async def keep(self, place: Place, stored: Stored, turn: str = "") -> None:
        """Add what is known of an object; what the same `turn` says again takes the place of what it said.

        Raises:
            FilterUnavailable: it could not be kept.
        """
        plain = json.dumps(_plain(stored), separators=(",", ":"), sort_keys=True).encode()
        # Else named by its content: who keeps the same again (a batch that is asked for twice) adds nothing.
        part = hmac.digest(self._naming[0], b"part" + (turn.encode() or plain), "sha256").hex()[:32]
        name = self._names(place)[0]
        nonce = secrets.token_bytes(_NONCE)
        sealed = nonce + self._sealing[0].encrypt(nonce, zlib.compress(plain), name.encode())
        values = {
            self._subjects(place.tenant, entry.label, entry.value)[0]
            for earlier in stored.earlier
            for entry in (*earlier.tokens.values(), *earlier.numbers.values(), *earlier.stand_ins.values())
            if entry.label not in _NOT_SEARCHED
        }
        await self._store.add(name, part, sealed, sorted(values))

    async def recall(self, place: Place) -> Stored | None:
        """Return what is known of an object of this client, or None.

        Raises:
            FilterUnavailable: the store cannot be asked.
        """
        for index, name in enumerate(self._names(place)):
            parts = await self._store.parts(name)
            if parts:
                opened = [self._opened(part, name, index) for part in parts]
                found = _joined([part for part in opened if part is not None])
                if found is not None and found.see is not None:
                    return await self.recall(replace(place, kind=found.see[0], id=found.see[1]))
                return found
        return None

    async def forget(self, place: Place) -> None:
        """Forget an object that was deleted."""
        for name in self._names(place):
            await self._store.remove(name)

    async def erase(self, tenant: str, values: Sequence[tuple[EntityType, str]]) -> int:
        """Forget every object that mentions all of `values`; a name is given part by part. Returns how many."""
        return sum([await self.erase_hashed(hashes) for hashes in self.hashed(tenant, values)])

    def hashed(self, tenant: str, values: Sequence[tuple[EntityType, str]]) -> list[tuple[str, ...]]:
        """Return by what objects are found that mention all of `values`, for each root key."""
        return [tuple(self._subjects(tenant, *value)[index] for value in values) for index in range(len(self._naming))]

    async def erase_hashed(self, hashes: Sequence[str]) -> int:
        """Forget every object that mentions all of what was hashed, see `hashed`."""
        found = await self._store.mentioning(hashes)
        for name in found:
            await self._store.remove(name)
        return len(found)

    async def agree(self) -> None:
        """Compare root keys with the replicas that share the store.

        Raises:
            ConfigError: this one has another: its tokens would not agree with theirs.
            FilterUnavailable: the store cannot be asked.
        """
        if not await self._store.agrees(self._root.key_id, [key.key_id for key in self._root.older]):
            rule = f"the replicas that share this vault have another root key than {self._root.key_id}"
            raise ConfigError([Problem("vault", 0, "", rule)])

    async def ready(self) -> bool:
        """Whether the store can be reached."""
        return await self._store.ready()

    async def close(self) -> None:
        """Let go of the store."""
        await self._store.close()

    def _names(self, place: Place) -> list[str]:
        return self._hashed("object", place.tenant, place.owner, place.kind, place.id)

    def _subjects(self, tenant: str, label: EntityType, value: str) -> list[str]:
        return self._hashed("subject", tenant, label.value, normalise(label, value))

    def _hashed(self, *parts: str) -> list[str]:
        """One keyed hash for each root key, the current one first."""
        message = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (p.encode("utf-8", "replace") for p in parts))
        return [hmac.new(key, message, hashlib.sha256).hexdigest() for key in self._naming]

    def _opened(self, sealed: bytes, name: str, first: int) -> Stored | None:
        """Open a part; one that was not sealed here for this object counts for nothing."""
        for cipher in self._sealing[first:]:
            try:
                plain = cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], name.encode())
            except (InvalidTag, ValueError):
                continue
            return _stored(json.loads(zlib.decompressobj().decompress(plain, _MAX_OPENED)))
        return None


def _joined(parts: Sequence[Stored]) -> Stored | None:
    """What all parts of an object say together: each says where it is, the worst how sensitive."""
    if not parts:
        return None
    worst = max(parts, key=lambda part: ("green", "yellow", "red").index(part.sensitivity))
    return replace(
        parts[0],
        model=next((part.model for part in parts if part.model), ""),
        sensitivity=worst.sensitivity,
        art9=any(part.art9 for part in parts),
        reasons=tuple(dict.fromkeys(reason for part in (worst, *parts) for reason in part.reasons)),
        earlier=_once(earlier for part in parts for earlier in part.earlier),
        hint=next((part.hint for part in parts if part.hint), {}),
        tokens=max(part.tokens for part in parts),
    )


def _once(earlier: Iterable[Earlier]) -> tuple[Earlier, ...]:
    """Each turn of a conversation says again what the turns before it issued."""
    found: list[Earlier] = []
    for item in earlier:
        if item not in found:
            found.append(item)
    return tuple(found)


def _plain(stored: Stored) -> dict[str, Any]:
    return {
        "upstream": stored.upstream,
        "model": stored.model,
        "sensitivity": stored.sensitivity,
        "art9": stored.art9,
        "reasons": list(stored.reasons),
        "earlier": [earlier.plain() for earlier in stored.earlier],
        "hint": dict(stored.hint),
        "see": list(stored.see) if stored.see else None,
        "tokens": stored.tokens,
    }


def _stored(plain: Mapping[str, Any]) -> Stored:
    return Stored(
        upstream=plain["upstream"],
        model=plain["model"],
        sensitivity=plain["sensitivity"],
        art9=plain["art9"],
        reasons=tuple(plain["reasons"]),
        earlier=tuple(Earlier.of(earlier) for earlier in plain["earlier"]),
        hint=plain["hint"],
        see=tuple(plain["see"]) if plain["see"] else None,
        tokens=plain.get("tokens", 0),
    )
