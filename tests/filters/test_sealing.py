"""What the client keeps for us: only its own, only unchanged, and the same each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType
from filters.earlier import Earlier
from filters.pseudonyms import Entry
from filters.sealing import PREFIX, Blob, NotOurs, Sealer, digest

KEY, OLD = b"n" * 32, b"o" * 32
ENTRIES = st.dictionaries(
    st.text("BCDFGHJK", min_size=8, max_size=8),
    st.builds(Entry, st.text(), st.text(), st.sampled_from(EntityType), st.text(max_size=10)),
    max_size=3,
)
BLOBS = st.builds(
    Blob,
    st.text(),
    st.builds(Earlier, st.text(), ENTRIES, ENTRIES),
    st.none() | st.text(),
    st.text().map(digest),
)
BLOB = Blob("gAAAA", Earlier("anchor", {"BCDFGHJK": Entry("Weber", "Weber", EntityType.PERSON)}), "text", digest("x"))


@given(BLOBS)
def test_what_was_sealed_comes_out_and_is_sealed_alike_each_time(blob: Blob):
    sealed = Sealer([KEY], "tenant/client").seal(blob)
    assert sealed == Sealer([KEY], "tenant/client").seal(blob)
    assert sealed.isascii()
    assert Sealer([KEY], "tenant/client").open(sealed) == blob


def test_nothing_can_be_read_in_it():
    assert "Weber" not in Sealer([KEY], "a").seal(BLOB)
    assert "Weber" not in repr(BLOB)


@given(st.integers(min_value=0), st.sampled_from("AZaz09-_"))
def test_any_other_character_refuses(position: int, character: str):
    sealed = Sealer([KEY], "a").seal(BLOB)
    at = len(PREFIX) + position % (len(sealed) - len(PREFIX) - 1)  # the last one may hold unused bits
    changed = sealed[:at] + character + sealed[at + 1 :]
    if changed != sealed:
        with pytest.raises(NotOurs):
            Sealer([KEY], "a").open(changed)


@given(st.text())
def test_what_is_not_ours_is_refused(text: str):
    for sealed in (text, PREFIX + text):
        with pytest.raises(NotOurs):
            Sealer([KEY], "a").open(sealed)


def test_another_client_cannot_open_it():
    with pytest.raises(NotOurs):
        Sealer([KEY], "b").open(Sealer([KEY], "a").seal(BLOB))


def test_an_old_key_still_opens():
    sealed = Sealer([OLD], "a").seal(BLOB)
    assert Sealer([KEY, OLD], "a").open(sealed) == BLOB
    assert Sealer([KEY, OLD], "a").seal(BLOB) != sealed
    with pytest.raises(NotOurs):
        Sealer([KEY], "a").open(sealed)


def test_keys_have_their_length():
    with pytest.raises(ValueError, match="32 bytes"):
        Sealer([b"short"], "a")
