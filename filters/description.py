"""What a request says of people: whose mentions belong together, who is singled out, what shape its text has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from filters.detection import EntityType, Segment, Span, resolve_overlaps
from filters.lexicon import Lexicon
from filters.persons import Mention, link
from filters.replacement import Unit
from filters.singling_out import SinglingOut, assess
from filters.subjects import Subject, subjects_of
from filters.text_shape import Shape, shapes_of


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of people.

    Attributes:
        persons: mentions, grouped by person; segments are those of the request.
        singling_out: how surely what is said points at one person.
        shapes: what the text is as a whole.
        subjects: by what those who are named can be found again.
    """

    persons: Sequence[Sequence[Mention]] = ()
    singling_out: SinglingOut = field(default_factory=SinglingOut)
    shapes: frozenset[Shape] = frozenset()
    subjects: frozenset[Subject] = frozenset()


def describe(units: Sequence[Unit], findings: Sequence[Sequence[Span]], lexicon: Lexicon) -> Description:
    """Link the mentions of each person, those found by propagation too, and look at what is said of them."""
    mentions = [[span for span in unit.spans if span.label is EntityType.PERSON] for unit in units]
    found = [resolve_overlaps([*spans, *more]) for spans, more in zip(findings, mentions, strict=True)]
    # Names that the client relies on (tools, schema keys) describe nobody.
    relied = [unit.field.relied_on for unit in units]
    read = [Segment(unit.view.text, unit.piece.context) for unit in units]
    segments = [Segment("") if skip else segment for skip, segment in zip(relied, read, strict=True)]
    spans = [() if skip else tuple(f) for skip, f in zip(relied, found, strict=True)]
    persons = link([(s.text, f) for s, f in zip(segments, spans, strict=True)], lexicon)
    described = list(zip(segments, spans, strict=True))
    subjects = subjects_of([segment.text for segment in segments], spans, persons, lexicon)
    return Description(persons, assess(described, persons), shapes_of(described), subjects)
