"""The store of a single process: time to live, and a bound."""

from __future__ import annotations

from gateway.vault.memory import MemoryStore


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_an_object_lives_from_its_last_addition_on() -> None:
    clock = Clock()
    store = MemoryStore(10, 5, clock)
    await store.add("a", "1", b"x", ["s"])
    clock.now = 9
    await store.add("a", "2", b"y", ["t"])
    clock.now = 18
    assert await store.parts("a") == [b"x", b"y"]
    assert await store.mentioning(["s", "t"]) == {"a"}
    clock.now = 19
    assert await store.parts("a") == []
    assert await store.mentioning(["s"]) == set()


async def test_the_one_longest_without_an_addition_makes_room() -> None:
    store = MemoryStore(10, 2)
    for name in ("a", "b", "a", "c"):
        await store.add(name, "1", b"x", [])
    assert [bool(await store.parts(name)) for name in "abc"] == [True, False, True]
    await store.close()
    assert await store.parts("a") == []
    assert await store.ready()
