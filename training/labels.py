"""The labels which the name model knows, and their BIO tags."""

from typing import Final

LABELS: Final = (
    "PERSON",
    "LOCATION",
    "ORGANIZATION",
    "ADDRESS",
    "USERNAME",
    "HEALTH",
    "SENSITIVE",
    "ID_NUMBER",
    "DATE_OF_BIRTH",
    "PHONE",
    "SECRET",
)
OUTSIDE: Final = 0
TAGS: Final = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
IGNORE: Final = -100
"""The tag of a word whose label is not known: it takes no part in the loss."""


def begin(label: str) -> int:
    """The tag of the first word of a span."""
    return 1 + 2 * LABELS.index(label)


def inside(label: str) -> int:
    """The tag of every further word of a span."""
    return begin(label) + 1


def label_of(tag: int) -> str | None:
    """The label of a tag, None for O."""
    return None if tag == OUTSIDE else LABELS[(tag - 1) // 2]


def is_begin(tag: int) -> bool:
    """Whether the tag opens a span."""
    return tag != OUTSIDE and tag % 2 == 1


def decode(tags: list[int]) -> list[tuple[int, int, str]]:
    """Turn the tags of consecutive words into spans of words (end exclusive).

    An I tag that continues nothing opens a span: losing the span would cost more than its first word.
    """
    spans: list[tuple[int, int, str]] = []
    start, current = 0, None
    for index, tag in enumerate([*tags, OUTSIDE]):
        label = label_of(tag)
        if current is not None and (label != current or is_begin(tag)):
            spans.append((start, index, current))
            current = None
        if label is not None and current is None:
            start, current = index, label
    return spans
