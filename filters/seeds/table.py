"""How a seeded dictionary lies in a file: sorted keyed hashes behind an index, read where they lie.

A file is a header, sections, and an HMAC-SHA256 over both. Each section is one table: hashes of 50 bits in ascending
order, with what belongs to each. The leading bits of a hash lead to its neighborhood, so a lookup costs the same in ten
entries and in ten million, and where there are many only 32 bits of each are left to write. The pages of the file are
shared by all processes that map it. With ten million entries one word in 10**8 is taken for one that it is not. What
kind of value a hash stands for is masked by more bits of the same hash: without the key a file tells how many entries
it has.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from filters.detection import EntityType

Hashes = NDArray[np.uint64]
MAGIC: Final = b"PGWSEED1"
_HEAD: Final = struct.Struct("<8s8s16s")  # magic, key id, salt
_SECTION: Final = struct.Struct("<QQ")  # entries, bits of the index
HASH_BITS: Final = 50
#: A count that is reached stays: what so many records need is never taken out.
MOST: Final = 0xFFFF
_MAC_BYTES: Final = 32
_PER_PLACE: Final = 4  # entries that share a place of the index
#: Kinds by number, in a fixed order: a file outlives a version.
KINDS: Final = tuple(EntityType[name] for name in (
    "PERSON ADDRESS EMAIL PHONE IBAN CREDIT_CARD DATE_OF_BIRTH DATE ID_NUMBER USERNAME IP URL LOCATION ORGANIZATION"
    " HEALTH SENSITIVE SECRET"
).split())  # fmt: skip


class BadSeedFile(Exception):
    """It is no seeded dictionary, was made with another key, or was changed since."""


class Header(NamedTuple):
    """What a file says of itself without its key."""

    key_id: str
    salt: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """Sorted hashes, each with a second number and how many records need it.

    Attributes:
        hashes: ascending; one may stand there several times with another second number.
        others: what belongs to it.
        counts: of records.
    """

    hashes: Hashes
    others: Hashes
    counts: NDArray[np.uint16]

    @classmethod
    def of(cls, hashes: Sequence[int] | Hashes, others: Sequence[int] | Hashes, counts: NDArray[np.int64]) -> Table:
        """Sort, and add up the counts of what is the same; what nobody needs any more is gone."""
        first, second = np.asarray(hashes, np.uint64), np.asarray(others, np.uint64)
        order = np.lexsort((second, first))
        first, second, counts = first[order], second[order], counts[order]
        new = np.ones(len(first), bool)
        new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
        starts = np.flatnonzero(new)
        sums = np.add.reduceat(counts, starts) if len(starts) else counts
        left = sums > 0
        kept = starts[left]
        return cls(first[kept], second[kept], np.minimum(sums[left], MOST).astype(np.uint16))

    def changed(self, other: Table, sign: int) -> Table:
        """Return this table with the counts of another one added, or taken away."""
        kept = self.counts.astype(np.int64)
        kept[self.counts == MOST] = 1 << 40
        counts = np.concatenate([kept, sign * other.counts.astype(np.int64)])
        hashes = np.concatenate([self.hashes, other.hashes])
        return Table.of(hashes, np.concatenate([self.others, other.others]), counts)

    def packed(self, width: int) -> bytes:
        """Return the section's bytes; `width`: bytes of a second number."""
        bits = max(1, int(len(self.hashes) // _PER_PLACE).bit_length())
        places = (self.hashes >> np.uint64(HASH_BITS - bits)).astype(np.int64)
        index = np.searchsorted(places, np.arange((1 << bits) + 1)).astype("<u4")
        rest = self.hashes & np.uint64((1 << HASH_BITS - bits) - 1)
        parts = (
            index,
            rest.astype(f"<u{_rest_bytes(bits)}"),
            self.others.astype(f"<u{width}"),
            self.counts.astype("<u2"),
        )
        return _SECTION.pack(len(self.hashes), bits) + b"".join(_padded(part.tobytes()) for part in parts)


class Section:
    """A table where it lies; safe to read from several threads."""

    def __init__(self, data: memoryview, position: int, width: int) -> None:
        size, bits = _SECTION.unpack_from(data, position)
        position += _SECTION.size
        self._bits = bits
        self._shift = HASH_BITS - bits
        self._rest = (1 << self._shift) - 1
        self._views: list[memoryview] = []
        for count, each in (((1 << bits) + 1, 4), (size, _rest_bytes(bits)), (size, width), (size, 2)):
            self._views.append(data[position : position + count * each].cast(_FORMS[each]))
            position += -(-count * each // 8) * 8
        self._index, self._hashes, self._others, self._counts = self._views
        self.size = size
        self.end = position

    def find(self, wanted: int) -> int | None:
        """Return what belongs to a hash, or None."""
        place = wanted >> self._shift
        rest = wanted & self._rest
        hashes = self._hashes
        for position in range(self._index[place], self._index[place + 1]):
            if hashes[position] == rest:
                return self._others[position]
        return None

    def find_all(self, wanted: int) -> list[int]:
        """Return all that belongs to a hash."""
        place = wanted >> self._shift
        rest = wanted & self._rest
        around = range(self._index[place], self._index[place + 1])
        hashes = self._hashes
        return [self._others[position] for position in around if hashes[position] == rest]

    def table(self) -> Table:
        """Return a copy of it that can be changed."""
        starts = np.array(self._index, np.int64)
        sizes: NDArray[np.int64] = starts[1:] - starts[:-1]
        places = np.repeat(np.arange(1 << self._bits, dtype=np.uint64), sizes)
        hashes = (places << np.uint64(self._shift)) | np.array(self._hashes, np.uint64)
        return Table(hashes, np.array(self._others, np.uint64), np.array(self._counts, np.uint16))


_FORMS: Final[dict[int, Literal["B", "H", "I", "Q"]]] = {1: "B", 2: "H", 4: "I", 8: "Q"}


def _rest_bytes(bits: int) -> int:
    """Bytes for what the index leaves of a hash."""
    return 4 if HASH_BITS - bits <= 32 else 8


class Hasher:
    """Keyed hashes (BLAKE2b, RFC 7693): 50 bits to find by, 8 others that mask what was found.

    Args:
        key: 32 bytes that nobody else has.
        salt: of the file, so that two files of one company cannot be laid side by side.
    """

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._base = hashlib.blake2b(key=hmac.digest(key, b"seed/values/" + salt, "sha256"), digest_size=9)
        self._key = key

    def __repr__(self) -> str:
        return "Hasher()"

    def of(self, reading: str) -> tuple[int, int]:
        """Return the hash and the mask of a reading."""
        digest = self._base.copy()
        digest.update(reading.encode("utf-8", "surrogatepass"))
        made = digest.digest()
        return int.from_bytes(made[:8], "little") >> 64 - HASH_BITS, made[8]

    def mac(self, data: bytes | memoryview) -> bytes:
        """Return the seal of a file."""
        return hmac.digest(hmac.digest(self._key, b"seed/file", "sha256"), data, "sha256")


def pack(header: Header, hasher: Hasher, tables: Sequence[tuple[Table, int]]) -> bytes:
    """Return the bytes of a file: header, each table with the width of its second number, seal."""
    body = _HEAD.pack(MAGIC, header.key_id.encode("ascii"), header.salt)
    body += b"".join(table.packed(width) for table, width in tables)
    return body + hasher.mac(body)


def read_header(data: bytes | memoryview) -> Header:
    """Read what needs no key.

    Raises:
        BadSeedFile: it is none.
    """
    if len(data) < _HEAD.size + _MAC_BYTES or bytes(data[:8]) != MAGIC:
        raise BadSeedFile("not a seeded dictionary")
    _, key_id, salt = _HEAD.unpack_from(data)
    return Header(key_id.decode("ascii", "replace"), salt)


def unpack(data: memoryview, hasher: Hasher, widths: Sequence[int]) -> list[Section]:
    """Check the seal and return the sections.

    Raises:
        BadSeedFile: it was made with another key, or changed.
    """
    if not hmac.compare_digest(hasher.mac(data[:-_MAC_BYTES]), data[-_MAC_BYTES:]):
        raise BadSeedFile("made with another key, or changed since")
    sections = []
    position = _HEAD.size
    for width in widths:
        sections.append(Section(data, position, width))
        position = sections[-1].end
    return sections


def _padded(part: bytes) -> bytes:
    return part + bytes(-len(part) % 8)
