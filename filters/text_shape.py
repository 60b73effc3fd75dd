"""What a text is as a whole: correspondence with its history, or a table of persons.

Both make a request red by default, whatever stands in them: a thread shows who told whom what and when, and a table is
many persons at once. Pseudonymisation covers the values, not the picture. So the shape counts only where persons were
found: a thread among mailboxes without names or a table of totals is neither.

Layouts: Outlook and Apple Mail header blocks, the attribution lines that mail programs write before a quotation in
German, English, French, Spanish, Italian, Dutch and Polish, and quotation marks (RFC 3676 section 4.5). Tables: rows
of separated values (RFC 4180, semicolons, tabs), pipes (Markdown), and lists of equal objects in JSON, which reach us
value by value under their key.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from filters.detection import EntityType, Segment, Span

_DIRECT: Final = frozenset(
    {
        EntityType.PERSON,
        EntityType.EMAIL,
        EntityType.PHONE,
        EntityType.ADDRESS,
        EntityType.IBAN,
        EntityType.ID_NUMBER,
        EntityType.USERNAME,
    }
)
ROWS: Final = 5  # rows with a person from which a table is a table of persons
_COLUMNS: Final = 2
_MAX_LINE: Final = 4_000  # characters; a longer line is no row, and is not split

_FROM = r"(?:von|from|de|da|van|od|expéditeur|mittente|remitente)"
_OTHER_HEADER = (
    r"(?:gesendet|datum|an|cc|kopie|betreff|sent|date|to|subject|envoyé|à|objet|enviado|para|asunto|inviato|a|oggetto"
    r"|verzonden|aan|onderwerp|wysłano|do|temat)"
)
_PREFIX = r"[>\s*]{0,12}"
_HEADER_BLOCK: Final = re.compile(
    rf"^{_PREFIX}{_FROM}\*?:\*?[^\n]{{1,300}}\n(?:{_PREFIX}{_OTHER_HEADER}\*?:\*?[^\n]{{0,600}}\n){{2,8}}",
    re.IGNORECASE | re.MULTILINE,
)
_ATTRIBUTION: Final = re.compile(
    rf"^{_PREFIX}(?:am|on|le|el|il|op|w\s+dniu|dnia)\b[^\n]{{4,200}}(?:\n[^\n]{{1,120}})?"
    r"\b(?:schrieb|wrote|a\s+écrit|escribió|ha\s+scritto|schreef|napisał(?:a|\(a\))?)\b"
    r"[^\n]{0,160}(?:\n[^\n]{1,120})?:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_DIVIDER: Final = re.compile(
    rf"^{_PREFIX}-{{2,}}\s*(?:urspr(?:ü|ue)ngliche\s+nachricht|original\s+message|weitergeleitete\s+nachricht"
    r"|forwarded\s+message|message\s+d'origine|mensaje\s+original|messaggio\s+originale|oorspronkelijk\s+bericht"
    r"|wiadomość\s+oryginalna)\s*-{2,}",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING: Final = re.compile(
    r"\b(?:gr(?:ü|ue)(?:ß|ss)en?|mfg|vg|lg|hochachtungsvoll|(?:best|kind|warm)\s+(?:regards|wishes)|sincerely|cordialement"
    r"|salutations|saludos|saluti|groeten|pozdrawiam|pozdrowieniami)\b",
    re.IGNORECASE,
)
_QUOTED_LINE: Final = re.compile(r"^>[^\n]*\S", re.MULTILINE)
_SEPARATORS: Final = ("\t", ";", "|", ",")


class Shape(StrEnum):
    """What a text can be as a whole; the values are reasons of the traffic light."""

    CORRESPONDENCE = "correspondence"
    PERSON_TABLE = "person_table"


def shapes_of(found: Sequence[tuple[Segment, Sequence[Span]]]) -> frozenset[Shape]:
    """Say what the texts of a request are; linear in their length."""
    shapes = set()
    with_person = [(segment.text, spans) for segment, spans in found if any(span.label in _DIRECT for span in spans)]
    if any(_is_correspondence(text) for text, _ in with_person):
        shapes.add(Shape.CORRESPONDENCE)
    if any(_is_table(text, spans) for text, spans in with_person) or _is_object_list(found):
        shapes.add(Shape.PERSON_TABLE)
    return frozenset(shapes)


def _is_correspondence(text: str) -> bool:
    """A message with the one it answers: an attribution before quoted lines, or what divides two messages."""
    headers = list(_HEADER_BLOCK.finditer(text))
    attributions = list(_ATTRIBUTION.finditer(text))
    if len(headers) >= 2 or len(attributions) >= 2 or (headers and attributions):
        return True
    if headers:  # one header block may be the head of the only message; under the end of another it is its history
        return bool(_DIVIDER.search(text) or _CLOSING.search(text, 0, headers[0].start()))
    return bool(attributions and _QUOTED_LINE.search(text, attributions[0].end()))


def _is_table(text: str, spans: Sequence[Span]) -> bool:
    """Rows of equal width, a person in at least `ROWS` of them."""
    if text.count("\n") < ROWS - 1:
        return False
    starts = sorted(span.start for span in spans if span.label in _DIRECT)
    widths: Counter[tuple[str, int]] = Counter()
    position = index = 0
    for line in text.split("\n"):
        end = position + len(line)
        has_person = False
        while index < len(starts) and starts[index] <= end:
            has_person = has_person or starts[index] >= position
            index += 1
        if has_person and len(line) <= _MAX_LINE:
            widths.update(_widths(line))
        position = end + 1
    return bool(widths) and max(widths.values()) >= ROWS


def _widths(line: str) -> Iterable[tuple[str, int]]:
    for separator in _SEPARATORS:
        count = line.strip().count(separator)
        # One comma stands in any sentence; a row that only commas divide has three columns.
        if count >= (_COLUMNS if separator == "," else _COLUMNS - 1):
            yield separator, count


def _is_object_list(found: Sequence[tuple[Segment, Sequence[Span]]]) -> bool:
    """Values under one key, a person in each: ``[{"name": …}, {"name": …}, …]``."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for segment, spans in found:
        if segment.context and any(span.label in _DIRECT for span in spans) and "\n" not in segment.text.strip():
            values[segment.context].add(segment.text)
    return any(len(distinct) >= ROWS for distinct in values.values())
