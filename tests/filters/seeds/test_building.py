"""Seeded dictionaries made and changed."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from filters.detection import EntityType as E
from filters.detection import Segment
from filters.lexicon import Lexicon
from filters.seeds.building import Builder, Record, changed, mistyped
from filters.seeds.search import Seeds
from filters.seeds.table import Hasher, Header

HEADER = Header("0" * 8, b"s" * 16)
HASHER = Hasher(b"k" * 32, HEADER.salt)
LEXICON = Lexicon.load()


def people(numbers: Iterable[int]) -> list[Record]:
    """Several share a surname, a given name or a street."""
    given = ("Annegret", "Ingeborg", "Hildebrand")
    family = ("Ahlersmeyer", "Brockenhues", "Dettinghaus", "Küppersbusch")
    return [
        [
            (E.PERSON, "given_name", given[n % 3]),
            (E.PERSON, "surname", family[n % 4]),
            (E.ADDRESS, "street", f"Lindenstraße {n // 5}"),
            (E.ID_NUMBER, "", f"KD-{30_000 + n}"),
        ]
        for n in numbers
    ]


def made(records: list[Record], data: bytes = b"", sign: int = 1) -> bytes:
    builder = Builder(HEADER, HASHER, LEXICON)
    if data:
        return builder.packed(changed(memoryview(data), HASHER, builder, records, sign))
    for record in records:
        builder.add(record)
    return builder.packed(builder.tables())


NUMBERS = st.sets(st.integers(0, 40), max_size=15)


@settings(deadline=None)
@given(NUMBERS, NUMBERS)
def test_one_step_or_several_make_the_same_file(first: set[int], more: set[int]) -> None:
    whole = made(people(sorted(first | more)))
    grown = made(people(sorted(more)), made(people(sorted(first))))
    assert grown == whole
    assert made(people(sorted(more)), grown) == whole  # once more adds nothing
    assert made(people(sorted(more - first)), grown, -1) == made(people(sorted(first)))
    assert made(people([99]), whole, -1) == whole  # who is not in it is not taken out


def test_who_is_taken_out_is_not_found_and_who_shares_a_name_is() -> None:
    data = made(people([1, 2]), made(people([0, 1, 2, 4])), -1)
    seeds = Seeds(memoryview(data), HASHER)
    text = "Annegret Ahlersmeyer, Ingeborg Brockenhues, Ingeborg Ahlersmeyer, KD-30001, KD-30004, Ingeborg Alersmeyer"
    (spans,) = seeds.detect([Segment(text)])
    assert [text[s.start : s.end] for s in spans] == [
        "Annegret Ahlersmeyer",
        "Ingeborg Ahlersmeyer",
        "KD-30004",
        "Ingeborg Alersmeyer",
    ]
    assert seeds.records == 2


def test_a_record_without_anything_to_find_it_by_is_counted() -> None:
    builder = Builder(HEADER, HASHER, LEXICON)
    builder.add([(E.PERSON, "given_name", "Anna"), (E.ADDRESS, "postal_city", "58511")])
    assert builder.skipped == 1
    assert repr(builder) == "Builder(0 records)"


def test_words_a_typo_apart_share_a_shorter_form() -> None:
    for typo in ("weeber", "weber", "wber", "weder"):
        assert {"weber", *mistyped("weber")} & {typo, *mistyped(typo)}
