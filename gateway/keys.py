"""Keys: the clients' API keys, and the one root key from which everything keyed is derived.

The root key comes from the environment, from a mounted file, or, for one process on loopback, from a file that the
gateway makes itself. Replicas that shall agree on tokens must be given the same key. Key bytes are never in a repr,
a message or a log; `RootKey.key_id` is what people and replicas compare.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import os
import re
import secrets
import stat
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gateway.problems import ConfigError, Problem

ENV_KEY: Final = "PRIVACY_GATEWAY_ROOT_KEY"
ENV_KEY_FILE: Final = "PRIVACY_GATEWAY_ROOT_KEY_FILE"
ENV_ADMIN_KEY: Final = "PRIVACY_GATEWAY_ADMIN_KEY"

_SIZE = 32
# Domain separation from anything else that may be derived from the same 32 bytes (RFC 5869 section 3.1).
_SALT = b"llm-privacy-gateway/root/v1"
_MAX_FILE = 4096


def new_key() -> tuple[str, str]:
    """Make a client key; return it and the line for policies.yaml.

    The key is 256 random bits, so a plain SHA-256 is the right hash for it: there is no dictionary to try, and a slow
    password hash (RFC 9106) would only slow down every request. Base32 survives copying by hand and double-clicks.
    """
    key = "pgw_" + base64.b32encode(secrets.token_bytes(_SIZE)).decode("ascii").rstrip("=").lower()
    return key, hash_key(key)


def hash_key(key: str) -> str:
    """Return the form in which a client key is stored: ``sha256:`` and 64 hex digits."""
    # What a client presents may be anything, also undecodable header bytes; it must hash to something, not fail.
    return "sha256:" + hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()


def verifying_key(key: str) -> str:
    """Return the form in which an administrator's key is stored: ``ed25519:`` and the public half of it.

    What an administrator orders is signed (Ed25519, RFC 8032): whoever reads the policy can check it and not forge it.
    """
    return "ed25519:" + _signing_key(key).public_key().public_bytes_raw().hex()


def sign(key: str, message: bytes) -> str:
    """Sign with an administrator's key; hexadecimal."""
    return _signing_key(key).sign(message).hex()


def signed_by(stored: str, signature: str, message: bytes) -> bool:
    """Whether a signature is of the key that is stored so."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(stored.removeprefix("ed25519:")))
        public.verify(bytes.fromhex(signature), message)
    except (ValueError, InvalidSignature):
        return False
    return True


def _signing_key(key: str) -> Ed25519PrivateKey:
    derived = HKDF(algorithm=SHA256(), length=_SIZE, salt=None, info=b"llm-privacy-gateway/admin/v1")
    return Ed25519PrivateKey.from_private_bytes(derived.derive(key.encode("utf-8", "backslashreplace")))


class RootKey:
    """The secret of an installation.

    Attributes:
        key_id: eight hex digits that tell keys apart and say nothing about them.
        older: keys that were current before, newest first: they open what was sealed under them, and nothing else.
    """

    __slots__ = ("_key", "key_id", "older")

    def __init__(self, key: bytes, older: Sequence[RootKey] = ()) -> None:
        if len(key) != _SIZE:
            raise ValueError(f"a root key has {_SIZE} bytes")
        self.older = tuple(older)
        self._key = bytes(key)
        self.key_id = hmac.digest(self._key, b"key-id", "sha256").hex()[:8]

    def __repr__(self) -> str:
        return f"RootKey(key_id={self.key_id!r})"

    def derive(self, purpose: str, *parts: str) -> bytes:
        """Derive 32 bytes for one purpose with HKDF-SHA256 (RFC 5869).

        Every part goes into ``info`` with its length before it, so that ("ab", "c") and ("a", "bc") differ.
        """
        encoded = [text.encode("utf-8", "surrogatepass") for text in (purpose, *parts)]
        info = b"".join(struct.pack(">I", len(item)) + item for item in encoded)
        return HKDF(algorithm=SHA256(), length=_SIZE, salt=_SALT, info=info).derive(self._key)

    @classmethod
    def load(cls, environ: Mapping[str, str], state: Path, *, allow_generate: bool) -> RootKey:
        """Find the root key: the variable, the file that the other variable names, the state directory.

        Several keys may stand there, a blank or a line break between them: the first is current, the others are older.

        Args:
            environ: the process environment.
            state: state directory; the key lies in ``keys/root.key`` below it.
            allow_generate: make a key where there is none; only for a single process on loopback, because a second
                replica would make another one and their tokens would not agree.

        Raises:
            ConfigError: there is no usable key.
        """
        if value := environ.get(ENV_KEY, "").strip():
            return _ring(value, "environment", ENV_KEY)
        if name := environ.get(ENV_KEY_FILE, "").strip():
            return _ring(_read(Path(name), ENV_KEY_FILE, private=False), name, ENV_KEY_FILE)
        path = state / "keys" / "root.key"
        if not allow_generate:  # nor is one used that an earlier run on loopback made: replicas would not share it
            rule = f"no root key: set {ENV_KEY} or {ENV_KEY_FILE} (one is made only for a single loopback process)"
            raise ConfigError([Problem("environment", 0, ENV_KEY, rule)])
        if not path.exists():
            _write(path, fresh_key())
        return _ring(_read(path, "", private=True), str(path), "")


def private_bytes(path: Path, size: int) -> bytes:
    """Return random bytes that a file holds; they are made where there is none.

    Raises:
        ConfigError: it cannot be read or written, or others may read it.
    """
    if not path.exists():
        _write(path, base64.b64encode(secrets.token_bytes(size)).decode("ascii"))
    found = base64.b64decode(_read(path, "", private=True), validate=False)
    if len(found) != size:
        raise ConfigError([Problem(str(path), 0, "", f"{size} bytes in base64 are expected")])
    return found


def rotate(state: Path) -> RootKey:
    """Put a new key before the one in the state directory, which then only opens; return the new ring.

    Raises:
        ConfigError: there is no key, or it cannot be written.
    """
    path = state / "keys" / "root.key"
    held = _read(path, "", private=True).split()
    _ring(" ".join(held), str(path), "")
    _write(path, "\n".join([fresh_key(), *held]), replace=True)
    return _ring(_read(path, "", private=True), str(path), "")


def fresh_key() -> str:
    """Return a new root key, in base64."""
    return base64.b64encode(secrets.token_bytes(_SIZE)).decode("ascii")


def _ring(text: str, file: str, key: str) -> RootKey:
    current, *older = [_decode(word, file, key) for word in text.split() or [""]]
    return RootKey(current, [RootKey(old) for old in older])


def _decode(text: str, file: str, key: str) -> bytes:
    """32 bytes from hex or base64 (RFC 4648 sections 4, 5 and 8)."""
    if re.fullmatch(r"[0-9A-Fa-f]{64}", text):
        return bytes.fromhex(text)
    with contextlib.suppress(binascii.Error, ValueError):
        padded = text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)
        raw = base64.b64decode(padded.replace("-", "+").replace("_", "/"), validate=True)
        if len(raw) == _SIZE:
            return raw
    # `from None`: the decoder's own exception quotes nothing today, but it is not ours to rely on.
    raise ConfigError([Problem(file, 0, key, "a root key is 32 random bytes in base64 or hex")]) from None


def _read(path: Path, key: str, *, private: bool) -> str:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            mode = os.fstat(descriptor).st_mode
            raw = file.read(_MAX_FILE)
    except OSError as error:
        raise ConfigError([Problem(str(path), 0, key, f"cannot be read: {error.strerror}")]) from None
    # Files that an orchestrator mounts are group-readable by design; the one we made ourselves is not.
    if private and stat.S_IMODE(mode) & 0o077:
        raise ConfigError([Problem(str(path), 0, key, "others may read this key: chmod 600, or make a new one")])
    return raw.decode("ascii", "replace").strip()


def _write(path: Path, text: str, *, replace: bool = False) -> None:
    """Write keys so that every reader finds them whole: private temporary file, fsync, link or rename, fsync.

    ``link`` fails where the name exists, so of two processes that start together one wins and the other reads.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode("ascii") + b"\n")
                file.flush()
                os.fsync(file.fileno())
            if replace:
                temporary.replace(path)
            else:
                with contextlib.suppress(FileExistsError):
                    os.link(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
        directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
    except OSError as error:
        raise ConfigError([Problem(str(path), 0, "", f"cannot be written: {error.strerror}")]) from None
