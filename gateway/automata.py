"""Compiled automata on disk, so that only the first start pays for compiling: ``$XDG_CACHE_HOME/privacy-gateway``.

A cache decides what is found, so it is trusted only as far as it is ours: a directory and files that belong to this
user and that nobody else may enter (0700, 0600), and contents whose digest, taken with the key, stands in front of
them. Whatever is not so is passed over and compiled anew. Where nothing can be kept (no home, a read-only container, a
full disk) nothing is, and nobody is told: it costs seconds at the start and nothing else.

Files are written under another name and renamed, so processes that start together do not disturb each other.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FOLDER: Final = "privacy-gateway"
_ENDING: Final = ".automaton"
_DIGEST: Final = hashlib.sha256().digest_size
_MAX_FILE: Final = 64 * 1024 * 1024
_MAX_FILES: Final = 48
"""A detector has about six; those of earlier versions go when there are more than so many."""


def store_in(environ: Mapping[str, str]) -> AutomatonStore | None:
    """The store at the place that the XDG base directory specification names, or None where it names none."""
    named = environ.get("XDG_CACHE_HOME") or ""
    if not Path(named).is_absolute():  # such paths are to be ignored, says the specification
        home = environ.get("HOME") or ""
        if not Path(home).is_absolute():
            return None
        named = str(Path(home) / ".cache")
    return AutomatonStore(Path(named) / _FOLDER)


@dataclass(frozen=True, slots=True)
class AutomatonStore:
    """A `filters.engine.Store` in a directory, which is made when it is first needed.

    Attributes:
        folder: the directory.
    """

    folder: Path

    def load(self, key: str) -> bytes | None:
        """What was saved under `key`, or None."""
        with suppress(OSError), self._entered() as folder:
            descriptor = os.open(key + _ENDING, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
            with os.fdopen(descriptor, "rb") as file:
                about = os.fstat(descriptor)
                if not stat.S_ISREG(about.st_mode) or not _is_ours(about) or about.st_size > _MAX_FILE:
                    return None
                digest, content = file.read(_DIGEST), file.read()
            return content if digest == _digest(key, content) else None
        return None

    def save(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`, if that is possible."""
        with suppress(OSError):
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with self._entered() as folder:
                _write(folder, key + _ENDING, _digest(key, content) + content)
                _tidy(folder)

    @contextmanager
    def _entered(self) -> Iterator[int]:
        """A descriptor of the directory: what is checked is what is used.

        Raises:
            OSError: it is not there, or not ours alone.
        """
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if not _is_ours(os.fstat(folder)):
                raise PermissionError("others may write here")
            yield folder
        finally:
            os.close(folder)


def _is_ours(about: os.stat_result) -> bool:
    return about.st_uid == os.geteuid() and stat.S_IMODE(about.st_mode) & 0o077 == 0


def _digest(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\0" + content).digest()


def _write(folder: int, name: str, content: bytes) -> None:
    temporary = f"{name}.{secrets.token_hex(8)}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(OSError):
            os.unlink(temporary, dir_fd=folder)
        raise


def _tidy(folder: int) -> None:
    """Remove the oldest files beyond `_MAX_FILES`, what a killed process left behind among them."""
    written: list[tuple[float, str]] = []
    for name in os.listdir(folder):
        if _ENDING in name:
            with suppress(OSError):  # another process was faster
                written.append((os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime, name))
    for _, name in sorted(written)[:-_MAX_FILES]:
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)
