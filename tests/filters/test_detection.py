from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from filters.detection import EntityType, Segment, Span, resolve_overlaps

LABELS = st.sampled_from(list(EntityType))
SPANS = st.lists(
    st.builds(
        lambda start, length, label, score: Span(start, start + length, label, "", score),
        st.integers(0, 30), st.integers(1, 12), LABELS, st.floats(0, 1),
    )
)  # fmt: skip


@given(SPANS)
def test_what_was_found_stays_covered_and_nothing_overlaps(spans):
    """I1: overlap resolution never uncovers a character."""
    kept = resolve_overlaps(spans)
    positions = [i for span in kept for i in range(span.start, span.end)]
    assert len(positions) == len(set(positions))
    assert set(positions) == {i for span in spans for i in range(span.start, span.end)}
    assert list(kept) == sorted(kept)


@given(SPANS, st.randoms())
def test_the_order_of_findings_does_not_matter(spans, random):
    shuffled = list(spans)
    random.shuffle(shuffled)
    assert resolve_overlaps(spans) == resolve_overlaps(shuffled)


def test_the_longest_wins():
    """Case 56: "Müller" in "Müllerstraße 5"."""
    street, name = Span(0, 14, EntityType.ADDRESS), Span(0, 6, EntityType.PERSON)
    assert resolve_overlaps([name, street]) == (street,)


def test_a_segment_shows_no_text():
    assert "geheim" not in repr(Segment("geheim", "geheim"))


def test_a_person_in_the_name_of_a_firm_does_not_leave_with_it() -> None:
    """Found by a reviewer: the model's company was longer than the rule's person, and companies leave by default."""
    firm = Span(0, 25, EntityType.ORGANIZATION, "", 1.0)
    person = Span(11, 25, EntityType.PERSON, "full_name", 0.9)
    assert resolve_overlaps([firm, person]) == (Span(0, 11, EntityType.ORGANIZATION, "", 1.0), person)


def test_a_place_never_takes_anything_from_another_finding() -> None:
    place = Span(0, 30, EntityType.LOCATION, "", 1.0)
    condition = Span(5, 9, EntityType.HEALTH, "diagnosis", 0.1)
    assert condition in resolve_overlaps([place, condition])
