"""Blobs that only the upstream can read, on their way through the client: encrypted reasoning, compaction, signatures.

Such a blob holds tokens whose values may be gone from the history when the client sends it back. So the client gets it
sealed, with all that is needed to go on: the upstream's exact bytes, the tokens and their values, the name of the
conversation, and of signed text the upstream's own words (it signed the text *with* tokens; the client sees it
restored). On the way in it is opened, compared with what the client shows, and replaced by the upstream's bytes. What
is not ours, or of another client, or beside text that was changed, is refused.

AES-256-GCM (NIST SP 800-38D) under a key of the client's; the owner is authenticated with it. The nonce is a keyed hash
of the content (as in SIV, RFC 5297): the same blob is sealed alike in each event of a stream and by each replica, and
the 96 bits repeat for two contents with the probability of random nonces.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from filters.earlier import Earlier

PREFIX: Final = "pgw1."
_NONCE = 12
_MAX_OPENED = 32 * 1024 * 1024  # bytes; the content is our own, so this only bounds a mistake


class NotOurs(ValueError):
    """A blob that this gateway did not seal for this client, or that was changed."""


@dataclass(frozen=True, slots=True)
class Blob:
    """What is sealed.

    Attributes:
        opaque: the upstream's string.
        earlier: what is needed to restore what it may lead to.
        text: the signed text as the upstream wrote it, or None.
        visible: SHA-256 of the text that the client sees, or "".
    """

    opaque: str = field(repr=False)
    earlier: Earlier
    text: str | None = field(default=None, repr=False)
    visible: str = field(default="", repr=False)

    def shows(self, text: str) -> bool:
        """Whether the client shows the text that was sealed."""
        return hmac.compare_digest(self.visible, digest(text))


def digest(text: str) -> str:
    """Return the SHA-256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Sealer:
    """Seals and opens the blobs of one client.

    Args:
        keys: 32-byte keys, the current one first; the others only open.
        owner: authenticated with each blob.
    """

    __slots__ = ("_keys", "_owner")

    def __init__(self, keys: Sequence[bytes], owner: str) -> None:
        if not keys or any(len(key) != 32 for key in keys):
            raise ValueError("a sealer needs at least one key of 32 bytes")
        self._keys = tuple(keys)
        self._owner = owner.encode()

    def __repr__(self) -> str:
        return "Sealer(<secret>)"

    def seal(self, blob: Blob) -> str:
        """Seal for the client; equal blobs give equal strings."""
        content = zlib.compress(json.dumps(_plain(blob), separators=(",", ":"), sort_keys=True).encode())
        key = self._keys[0]
        nonce = hmac.new(key, b"nonce" + self._owner + b"\0" + content, hashlib.sha256).digest()[:_NONCE]
        sealed = AESGCM(key).encrypt(nonce, content, self._owner)
        return PREFIX + base64.urlsafe_b64encode(nonce + sealed).decode().rstrip("=")

    def open(self, sealed: str) -> Blob:
        """Open what a client sent back.

        Raises:
            NotOurs: not sealed here for this client, or changed.
        """
        if not sealed.startswith(PREFIX):
            raise NotOurs("not sealed by this gateway")
        try:
            raw = base64.b64decode(
                sealed[len(PREFIX) :] + "=" * (-len(sealed[len(PREFIX) :]) % 4), b"-_", validate=True
            )
        except (binascii.Error, ValueError):
            raise NotOurs("not sealed by this gateway") from None
        for key in self._keys:
            try:
                content = AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], self._owner)
            except (InvalidTag, ValueError):
                continue
            return _blob(json.loads(zlib.decompressobj().decompress(content, _MAX_OPENED)))
        raise NotOurs("not sealed by this gateway for this client")


def _plain(blob: Blob) -> dict[str, Any]:
    return {"opaque": blob.opaque, "text": blob.text, "visible": blob.visible, **blob.earlier.plain()}


def _blob(plain: Mapping[str, Any]) -> Blob:
    return Blob(plain["opaque"], Earlier.of(plain), plain["text"], plain["visible"])
