"""The store of a single process: gone with it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic


@dataclass(slots=True)
class _Object:
    expires: float
    parts: dict[str, bytes] = field(default_factory=dict, repr=False)
    subjects: set[str] = field(default_factory=set, repr=False)


class MemoryStore:
    """Implements `gateway.vault.base.Store`.

    Args:
        ttl: seconds that an object stays after its last addition.
        limit: objects at a time; one more pushes out the one that was not added to for longest.
        clock: seconds that only go forward.
    """

    def __init__(self, ttl: float, limit: int, clock: Callable[[], float] = monotonic) -> None:
        self._ttl = ttl
        self._limit = limit
        self._clock = clock
        self._objects: OrderedDict[str, _Object] = OrderedDict()  # the next to expire first

    async def add(self, name: str, part: str, content: bytes, subjects: Sequence[str]) -> None:
        """See `Store.add`."""
        self._expire()
        found = self._objects.pop(name, None) or _Object(0)
        found.expires = self._clock() + self._ttl
        found.parts[part] = content
        found.subjects.update(subjects)
        self._objects[name] = found
        while len(self._objects) > self._limit:
            self._objects.popitem(last=False)

    async def parts(self, name: str) -> list[bytes]:
        """See `Store.parts`."""
        self._expire()
        found = self._objects.get(name)
        return list(found.parts.values()) if found is not None else []

    async def remove(self, name: str) -> None:
        """See `Store.remove`."""
        self._objects.pop(name, None)

    async def mentioning(self, subjects: Sequence[str]) -> set[str]:
        """See `Store.mentioning`."""
        self._expire()
        return {name for name, item in self._objects.items() if subjects and set(subjects) <= item.subjects}

    async def agrees(self, key_id: str, older: Sequence[str]) -> bool:  # noqa: ARG002 - nobody shares it
        """There is nobody to disagree."""
        return True

    async def ready(self) -> bool:
        """It is always there."""
        return True

    async def close(self) -> None:
        """Forget everything."""
        self._objects.clear()

    def _expire(self) -> None:
        now = self._clock()
        while self._objects and next(iter(self._objects.values())).expires <= now:
            self._objects.popitem(last=False)
