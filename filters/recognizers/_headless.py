"""Rows of an export without their header: beside an e-mail address, the number with which the row begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span

_ROW = re.compile(
    r"^(?P<q>[\"']?)(?P<v>(?:[A-Z]{1,4}-?)?\d{4,10})(?P=q)(?P<s>[;|\t,])(?=[^\n]{0,200}[\w.+\-]@[\w\-]{2,40}\.)",
    re.MULTILINE,
)
_MIN_CELLS: Final = 3


def headless(text: str) -> Iterator[Span]:
    """The number with which a row begins that holds an e-mail address and a cell or two beside it."""
    for match in _ROW.finditer(text):
        end = text.find("\n", match.end())
        row = text[match.start() : end if end >= 0 else len(text)]
        if row.count(match["s"]) >= _MIN_CELLS:
            yield Span(*match.span("v"), EntityType.ID_NUMBER, "reference_number", 0.7)
