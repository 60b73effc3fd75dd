"""Tables and fields in running text: the header or key decides what its values are.

CSV, TSV, semicolon and Markdown tables; JSON, XML, PHP, YAML and SQL fields with quoted values; INSERT statements;
vCard lines (RFC 6350). The names of fields are in `_fields.py`. A value must still look like its kind (a phone number
has digits, a date exists), so that code and schemas stay: look-alikes are type annotations, place-holders, product
tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers import _dates as dates
from filters.recognizers._fields import FIELDS, WEAK, kind_of, makes_personal, normal
from filters.recognizers._headless import headless
from filters.recognizers.base import Rule, RuleRecognizer

_FIELD = (
    r"(?<![\w.$])(?P<k>[A-Za-zÄÖÜäöüß][\w\-]{0,30})[\"'\]]{0,2}\s{0,12}(?:=>|[:=])\s{0,2}(?P<q>[\"'])"
    r"(?P<v>[^\"'\n]{1,120})(?P=q)"
)
_ELEMENT = r"<(?P<k>[A-Za-zÄÖÜäöüß][\w\-]{1,30})(?: [^<>]{0,80})?>(?P<v>[^<>\n]{1,120})</"
_YAML = r"^[ \t]{0,12}(?:- )?(?P<k>[a-zäöüß][a-zäöüß_\-]{2,30}):[ \t](?P<v>[^\"'\n{}\[\]$]{1,80})$"
_INSERT = re.compile(
    r"INSERT\s{1,9}INTO\s{1,9}[\w.\"`]{1,60}\s{0,2}\((?P<cols>[^()]{3,400})\)\s{0,4}VALUES\s{0,4}", re.IGNORECASE
)
_TUPLE = re.compile(r"[\s,]{0,6}\((?P<row>[^()]{1,600})\)")
_VCARD_NAME = r"^N(?:;[^:\n]{0,40})?:(?P<v>[^;\n]{1,60})(?:;(?P<g>[^;\n]{1,60}))?"
_VCARD_ADR = (
    r"^ADR(?:;[^:\n]{0,60})?:[^;\n]{0,40};[^;\n]{0,40};(?P<v>[^;\n]{1,80});"
    r"(?P<c>[^;\n]{0,60});[^;\n]{0,60};(?P<z>[^;\n]{0,12})"
)
_LINE = re.compile(r"[^\n]+")
_MARKS: Final = {separator: re.compile(rf'["{separator}]') for separator in "|\t;,"}
_RULER = re.compile(r"[\s|:\-+=]+\Z")
_PLACEHOLDER = re.compile(
    r"(?:null|none|nil|true|false|string|str|int\w{0,6}|integer|text|varchar.{0,6}|number|date|boolean|object"
    r"|array|undefined"
    r"|n/a|[-–—?.*x]{1,8}|unbekannt|unknown|tbd|todo|example|beispiel|optional|required|\{.*|\$.*|<.*|%.*|:\w+|\?)\Z",
    re.IGNORECASE,
)
_MAX_ROWS = 5000
#: Numbers that only people have: their column is read even if no other is personal.
_HOLDERS = frozenset(
    {"customer_number", "personnel_number", "member_number", "patient_number", "insurance_number", "student_number"}
)


class TableRecognizer(RuleRecognizer):
    """Reads records; the values get the label of their column."""

    LABEL = EntityType.ID_NUMBER
    RULES = (
        Rule("field", re.compile(_FIELD), score=0.8, gate=('"', "'")),
        Rule("element", re.compile(_ELEMENT), score=0.85, gate=("</",)),
        Rule("yaml", re.compile(_YAML, re.MULTILINE), score=0.75, gate=(": ",)),
        Rule("vcard_name", re.compile(_VCARD_NAME, re.MULTILINE), "surname", 0.9, ("begin:vcard",), EntityType.PERSON),
        Rule("vcard_address", re.compile(_VCARD_ADR, re.MULTILINE), "street", 0.9, ("adr",), EntityType.ADDRESS),
    )

    SEARCHED = (_INSERT,)

    def __init__(self) -> None:
        super().__init__()
        self.supported_entities = sorted({kind[0].value for kind in FIELDS.values()})

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """A single field: the key must be known beyond doubt."""
        if rule.name.startswith("vcard"):
            return super().validate(rule, match, text)
        kind = kind_of(match["k"], personal=False)
        if kind is None or (
            rule.name == "yaml" and kind[0] in {EntityType.PERSON, EntityType.USERNAME, EntityType.SECRET}
        ):
            return None
        return _value(text, *match.span("v"), kind, rule.score)

    def spans(self, page: Page) -> Iterator[Span]:
        """Fields first; then, in a record that is somebody's, its doubtful fields; then tables."""
        text, lowered = page.text, page.lowered
        yield from super().spans(page)
        yield from self._doubtful(page)
        if "begin:vcard" in lowered or "adr;" in lowered or "adr:" in lowered:
            yield from _vcard_parts(text)
        if "\n" in text:
            yield from _tables(text)
        if "@" in text:
            yield from headless(text)
        if "insert" in lowered:
            yield from _inserts(page)

    def _doubtful(self, page: Page) -> Iterator[Span]:
        """``nr`` and ``name`` in a text with several personal fields."""
        for rule in self.RULES[:2]:
            if not page.may_match(rule.pattern) or not rule.opens(page.lowered):
                continue
            matches = list(page.matches(rule.pattern))
            if len({normal(m["k"]) for m in matches if makes_personal(m["k"])}) < 2:
                continue
            for match in matches:
                kind = kind_of(match["k"], personal=True)
                span = _value(page.text, *match.span("v"), kind, 0.7) if kind else None
                if span is not None:
                    yield span


def _vcard_parts(text: str) -> Iterator[Span]:
    for match in re.finditer(_VCARD_NAME, text, re.MULTILINE):
        if match["g"]:
            yield Span(*match.span("g"), EntityType.PERSON, "given_name", 0.9)
    for match in re.finditer(_VCARD_ADR, text, re.MULTILINE):
        if match["c"]:
            yield Span(*match.span("c"), EntityType.LOCATION, "", 0.8)
        if match["z"]:
            yield Span(*match.span("z"), EntityType.ADDRESS, "postal_city", 0.9)


def _tables(text: str) -> Iterator[Span]:
    """Lines below a header line, as long as they have its separator."""
    lines = list(_LINE.finditer(text))
    index = 0
    while index < len(lines) - 1:
        header = _header(text, *lines[index].span())
        index += 1
        if header is None:
            continue
        separator, kinds = header
        for _ in range(_MAX_ROWS):
            if index >= len(lines) or separator not in lines[index][0]:
                break
            if not _RULER.match(lines[index][0]):
                yield from _row(text, *lines[index].span(), separator, kinds)
            index += 1


def _header(text: str, start: int, end: int) -> tuple[str, list[tuple[EntityType, str] | None]] | None:
    """The separator and the columns, if this line is the header of a table with something personal in it."""
    line = text[start:end]
    for separator in ("|", "\t", ";", ","):
        if separator not in line or len(line) > 1500:
            continue
        names = [text[s:e] for s, e in _cells(text, start, end, separator)]
        if len(names) < 2 or max(map(len, names)) > 40:
            return None
        known = [kind_of(name, personal=False) for name in names]
        sure = [kind for kind in known if kind is not None]
        personal = any(kind[0] not in WEAK for kind in sure) or len(sure) > 1
        columns = [kind_of(name, personal=True) for name in names]
        if not personal and any(kind[1] in _HOLDERS for kind in sure):
            people = any(kind is not None and kind[0] is EntityType.PERSON for kind in columns)
            return separator, columns if people else known
        if not personal or (separator == "," and sum(k is not None for k in columns) < 2):
            return None
        return separator, columns
    return None


def _cells(text: str, start: int, end: int, separator: str) -> list[tuple[int, int]]:
    """The cells of a line without quotes and blanks; a quoted cell may hold the separator."""
    cells: list[tuple[int, int]] = []
    position, quoted = start, False
    for mark in _MARKS[separator].finditer(text, start, end):
        if mark[0] == '"':
            quoted = not quoted
        elif not quoted:
            cells.append(_trim(text, position, mark.start()))
            position = mark.end()
    cells.append(_trim(text, position, end))
    if separator == "|" and cells and cells[0][0] == cells[0][1]:
        cells = cells[1:-1] if len(cells) > 1 and cells[-1][0] == cells[-1][1] else cells[1:]
    return cells


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\r\"'`*":
        start += 1
    while end > start and text[end - 1] in " \t\r\"'`*":
        end -= 1
    return start, end


def _row(text: str, start: int, end: int, separator: str, kinds: list[tuple[EntityType, str] | None]) -> Iterator[Span]:
    for (s, e), kind in zip(_cells(text, start, end, separator), kinds, strict=False):
        span = _value(text, s, e, kind, 0.85) if kind is not None else None
        if span is not None:
            yield span


def _inserts(page: Page) -> Iterator[Span]:
    """The tuples of an INSERT statement under its columns."""
    text = page.text
    for match in page.matches(_INSERT):
        names = [text[s:e] for s, e in _cells(text, *match.span("cols"), ",")]
        personal = any(makes_personal(name) for name in names)
        kinds = [kind_of(name, personal=personal) for name in names]
        position = match.end()
        while row := _TUPLE.match(text, position):
            yield from _row(text, *row.span("row"), ",", kinds)
            position = row.end()


def _value(text: str, start: int, end: int, kind: tuple[EntityType, str], score: float) -> Span | None:
    """The span of a value, if it looks like its kind."""
    start, end = _trim(text, start, end)
    value = text[start:end]
    if not value or len(value) > 120 or _PLACEHOLDER.match(value) or not _fits(value, kind[0]):
        return None
    return Span(start, end, kind[0], kind[1], score)


_TEXT: Final = {
    EntityType.PERSON: re.compile(r"(?=[^\W\d_])[^\d@_/{}()<>=%]{2,60}"),
    EntityType.PHONE: re.compile(r"[\d\s()+/.\-–]{5,30}"),
    EntityType.LOCATION: re.compile(r"[^\W\d_][^\d]{1,40}"),
    EntityType.ID_NUMBER: re.compile(r"(?=[^\d]{0,20}\d)[\w ./\-#]{2,40}"),
    EntityType.USERNAME: re.compile(r"@?[\w.\-+]{3,40}"),
    EntityType.SECRET: re.compile(r"(?=\S{0,30}[\d\W_])\S{4,80}"),
    EntityType.DATE_OF_BIRTH: re.compile(rf"{dates.FULL}|{dates.WRITTEN}", re.IGNORECASE),
    EntityType.HEALTH: re.compile(r"\w.{1,79}"),
    EntityType.SENSITIVE: re.compile(r"\w.{1,79}"),
}


def _fits(value: str, label: EntityType) -> bool:
    digits = sum(c.isdigit() for c in value)
    if label is EntityType.IBAN:
        return digits >= 10
    if label is EntityType.ADDRESS:
        return 3 <= digits <= 14 and len(value) <= 60 if value[0].isdigit() else digits > 0 and value[0].isupper()
    if _TEXT[label].fullmatch(value) is None:
        return False
    if label in {EntityType.PERSON, EntityType.LOCATION}:
        return value[0].isupper() and len(value.split()) <= 6
    return digits >= 5 if label is EntityType.PHONE else label is not EntityType.DATE_OF_BIRTH or dates.plausible(value)


RECOGNIZER: Final[RuleRecognizer] = TableRecognizer()
