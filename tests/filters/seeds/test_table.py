"""Tables of keyed hashes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.seeds.table import HASH_BITS, KINDS, MOST, Section, Table

HASHES = st.integers(0, 2**HASH_BITS - 1) | st.integers(0, 20)
ENTRIES = st.dictionaries(st.tuples(HASHES, st.integers(0, 255)), st.integers(1, 300), max_size=80)


def table(entries: dict[tuple[int, int], int]) -> Table:
    keys = list(entries)
    return Table.of([key for key, _ in keys], [other for _, other in keys], np.array(list(entries.values()), np.int64))


def entries_of(made: Table) -> dict[tuple[int, int], int]:
    return {
        (int(key), int(other)): int(count)
        for key, other, count in zip(made.hashes, made.others, made.counts, strict=True)
    }


@given(ENTRIES, st.lists(HASHES, max_size=20), st.sampled_from([1, 8]))
def test_what_was_put_in_is_found_and_nothing_else(
    entries: dict[tuple[int, int], int], others: list[int], width: int
) -> None:
    data = memoryview(b"head    " + table(entries).packed(width) + b"tail")
    section = Section(data, 8, width)
    assert data[section.end :] == b"tail"
    for key in {*(key for key, _ in entries), *others}:
        belongs = sorted(other for known, other in entries if known == key)
        assert section.find_all(key) == belongs
        assert section.find(key) == (belongs[0] if belongs else None)
    assert entries_of(section.table()) == entries


@given(ENTRIES, ENTRIES)
def test_adding_and_taking_away_leaves_what_was_there(
    one: dict[tuple[int, int], int], other: dict[tuple[int, int], int]
) -> None:
    grown = table(one).changed(table(other), 1)
    assert entries_of(grown) == {key: one.get(key, 0) + other.get(key, 0) for key in one | other}
    assert entries_of(grown.changed(table(other), -1)) == one


def test_an_empty_table_can_be_asked() -> None:
    section = Section(memoryview(table({}).packed(1)), 0, 1)
    assert section.find(7) is None


def test_every_kind_has_its_number() -> None:
    assert sorted(KINDS) == sorted(EntityType)


def test_what_very_many_need_is_never_taken_out() -> None:
    many = table({(7, 1): 70_000})
    assert entries_of(many) == {(7, 1): MOST}
    assert entries_of(many.changed(many, -1)) == {(7, 1): MOST}


def test_a_large_table_writes_half_of_each_hash() -> None:
    count = 1 << 20
    hashes = np.arange(count, dtype=np.uint64) * np.uint64(2**30) + np.uint64(12345)
    large = Table.of(hashes, np.ones(count, np.uint64), np.ones(count, np.int64))
    data = memoryview(large.packed(1))
    assert len(data) < 10 * count
    section = Section(data, 0, 1)
    assert all(section.find(int(key)) == 1 and section.find(int(key) + 1) is None for key in hashes[::9973])
    assert (section.table().hashes == hashes).all()
