"""Merkle tree hashes as in RFC 6962 section 2.1, built leaf by leaf: a tree is its size and its peaks."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Self

_LEAF, _NODE = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Tree:
    """An append-only tree. Immutable: to undo an addition, keep the tree before.

    Attributes:
        size: number of leaves.
        peaks: hashes of the perfect trees that it is made of, the largest first.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def add(self, leaf: bytes) -> Self:
        """Return the tree with one more leaf."""
        node, peaks, size = sha256(_LEAF + leaf).digest(), list(self.peaks), self.size
        while size & 1:
            node, size = sha256(_NODE + peaks.pop() + node).digest(), size >> 1
        return type(self)(self.size + 1, (*peaks, node))

    @property
    def root(self) -> bytes:
        """The Merkle Tree Hash."""
        if not self.peaks:
            return sha256().digest()
        *others, root = self.peaks
        for peak in reversed(others):
            root = sha256(_NODE + peak + root).digest()
        return root
