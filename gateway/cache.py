"""Findings of segments that were seen before: an unchanged history is not detected again (I8).

Chat clients resend the whole conversation with every turn. What a detector found in a segment depends on the segment
alone, so it can be kept: under a keyed hash of the text (BLAKE2b with a key that this process made up and never shows),
as offsets and labels. There is no text in the cache, and without the key its entries cannot be tied to one.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

from filters.detection import Detector, Segment, Span

_ENTRY_BYTES = 240  # key, tuple and dictionary slot, as CPython 3.11 lays them out
_SPAN_BYTES = 120


class CachedDetector:
    """A detector that remembers; safe to call from several threads.

    Args:
        detector: does the work; must depend on nothing but the segment.
        version: of whatever the findings depend on besides the segment (rules, model, policy).
        capacity: bytes that entries may take; the one not used for longest goes first.
    """

    def __init__(self, detector: Detector, *, version: str, capacity: int = 64 * 1024 * 1024) -> None:
        self._detector = detector
        self._key = secrets.token_bytes(32)
        self._version = version.encode()
        self._capacity = capacity
        self._lock = threading.Lock()
        self._entries: OrderedDict[bytes, tuple[Span, ...]] = OrderedDict()
        self._bytes = 0
        self.hits = 0
        self.misses = 0

    def __repr__(self) -> str:
        return f"CachedDetector({len(self._entries)} entries, {self._bytes} bytes)"

    @property
    def bytes_used(self) -> int:
        """Bytes that the entries take, estimated."""
        return self._bytes

    def detect(self, segments: Sequence[Segment]) -> list[tuple[Span, ...]]:
        """Return the findings of each segment; only those not seen before are looked at."""
        keys = [self._digest(segment) for segment in segments]
        with self._lock:
            known = {key: self._touched(key) for key in keys if key in self._entries}
            new = {key: segment for key, segment in zip(keys, segments, strict=True) if key not in known}
            self.hits += len(keys) - len(new)
            self.misses += len(new)
        if new:
            found = self._detector.detect(list(new.values()))
            fresh = dict(zip(new, found, strict=True))
            known |= fresh
            with self._lock:
                for key, spans in fresh.items():
                    self._store(key, spans)
        return [known[key] for key in keys]

    def _digest(self, segment: Segment) -> bytes:
        digest = blake2b(key=self._key, digest_size=16)
        for part in (self._version, segment.context.encode("utf-8", "surrogatepass")):
            digest.update(len(part).to_bytes(4, "big") + part)
        digest.update(segment.text.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def _touched(self, key: bytes) -> tuple[Span, ...]:
        self._entries.move_to_end(key)
        return self._entries[key]

    def _store(self, key: bytes, spans: tuple[Span, ...]) -> None:
        if key in self._entries:
            return
        self._entries[key] = spans
        self._bytes += _size(spans)
        while self._bytes > self._capacity:
            _, dropped = self._entries.popitem(last=False)
            self._bytes -= _size(dropped)


def _size(spans: tuple[Span, ...]) -> int:
    return _ENTRY_BYTES + _SPAN_BYTES * len(spans)
