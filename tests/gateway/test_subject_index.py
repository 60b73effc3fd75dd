"""The index of those whom records mention: found, forgotten, and gone with the retention."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.detection import EntityType as E
from filters.subjects import Subject
from gateway.subject_index import Place, SqliteRows, SubjectIndex

ANNA, BEN = Subject(E.EMAIL, "anna@example.com"), Subject(E.PERSON, "ben schmidt")
DAY = date(2026, 11, 27)


def test_it_finds_the_places_in_their_order(tmp_path: Path) -> None:
    index = SubjectIndex(SqliteRows(tmp_path), None)
    index.add(
        DAY, [(Place("b", 7), {ANNA}), (Place("a", 900), {ANNA, BEN}), (Place("a", 20), {BEN}), (Place("c", 1), ())]
    )
    assert index.find({ANNA}) == [Place("a", 900), Place("b", 7)]
    assert index.find({BEN}) == [Place("a", 20), Place("a", 900)]
    assert index.find({ANNA, BEN}) == [Place("a", 20), Place("a", 900), Place("b", 7)]
    assert index.find(set()) == []
    index.close()
    again = SubjectIndex(SqliteRows(tmp_path), None)
    assert again.find({ANNA}) == [Place("a", 900), Place("b", 7)]


def test_it_forgets_one_and_nobody_else(tmp_path: Path) -> None:
    index = SubjectIndex(SqliteRows(tmp_path), None)
    index.add(DAY, [(Place("a", 1), {ANNA, BEN}), (Place("a", 2), {ANNA})])
    assert index.erase({ANNA}) == 2
    assert index.erase({ANNA}) == 0
    assert index.find({ANNA}) == []
    assert index.find({BEN}) == [Place("a", 1)]


def test_months_have_keys_of_their_own_that_go_with_the_retention(tmp_path: Path) -> None:
    index = SubjectIndex(SqliteRows(tmp_path), 60)
    index.add(date(2026, 9, 30), [(Place("a", 1), {ANNA})])
    index.add(date(2026, 10, 1), [(Place("b", 1), {ANNA})])
    keys = {path.stem: path.read_bytes() for path in (tmp_path / "keys" / "subjects").glob("*.key")}
    assert set(keys) == {"2026-09", "2026-10"}
    assert keys["2026-09"] != keys["2026-10"]
    assert len(index.find({ANNA})) == 2
    index.add(date(2026, 11, 29), [])  # 60 days after 30 September
    assert len(index.find({ANNA})) == 2
    index.add(date(2026, 11, 30), [])
    assert index.find({ANNA}) == [Place("b", 1)]
    assert {path.stem for path in (tmp_path / "keys" / "subjects").glob("*.key")} == {"2026-10"}


def test_nothing_in_the_file_can_be_read_or_tried_without_the_key(tmp_path: Path) -> None:
    index = SubjectIndex(SqliteRows(tmp_path), None)
    index.add(DAY, [(Place("a", 1), {ANNA, BEN})])
    stored = b"".join(path.read_bytes() for path in (tmp_path / "subjects").iterdir())
    assert b"anna" not in stored
    assert b"schmidt" not in stored
    assert (tmp_path / "subjects" / "index.db").stat().st_mode & 0o077 == 0
    (tmp_path / "keys" / "subjects" / "2026-11.key").unlink()
    assert SubjectIndex(SqliteRows(tmp_path), None).find({ANNA}) == []


def test_a_file_that_is_none_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "subjects").mkdir()
    (tmp_path / "subjects" / "index.db").write_bytes(b"no database" * 100)
    with pytest.raises(OSError, match="the subject index"):
        SubjectIndex(SqliteRows(tmp_path), None)


def test_a_failure_stores_nothing(tmp_path: Path) -> None:
    index = SubjectIndex(SqliteRows(tmp_path), None)
    other = sqlite3.connect(tmp_path / "subjects" / "index.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    index._rows._rows.execute("PRAGMA busy_timeout=10")  # type: ignore[attr-defined]
    with pytest.raises(OSError):
        index.add(DAY, [(Place("a", 1), {ANNA})])
    other.execute("ROLLBACK")
    assert index.find({ANNA}) == []
    index.add(DAY, [(Place("a", 1), {ANNA})])
    assert index.find({ANNA}) == [Place("a", 1)]


SUBJECTS = st.builds(Subject, st.sampled_from([E.EMAIL, E.PERSON]), st.sampled_from("abcd"))


@settings(deadline=None, max_examples=25)
@given(
    rows=st.lists(st.tuples(st.integers(0, 5), st.frozensets(SUBJECTS, max_size=3)), max_size=12),
    gone=st.frozensets(SUBJECTS, max_size=3),
)
def test_it_is_a_map_from_subjects_to_places(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[int, frozenset[Subject]]], gone: frozenset[Subject]
) -> None:
    """A property, against the plain definition."""
    index = SubjectIndex(SqliteRows(tmp_path_factory.mktemp("index")), None)
    for offset, subjects in rows:
        index.add(DAY, [(Place("f", offset), subjects)])
    known = {(subject, Place("f", offset)) for offset, subjects in rows for subject in subjects}
    index.erase(gone)
    for label in (E.EMAIL, E.PERSON):
        for value in "abcd":
            subject = Subject(label, value)
            left = {place for who, place in known if who == subject and subject not in gone}
            assert set(index.find({subject})) == left
    index.close()
