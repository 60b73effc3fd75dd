"""Reference numbers by label: customer, order, contract, ticket, invoice, case, member, insurance, personnel and more.

Issued by companies and authorities, in no common format and mostly without check digits: the label is the evidence. A
value has two or more characters and a digit. Look-alikes that are not personal: article, product, model and serial
numbers, dates ("Bestellung vom 15.01."), amounts ("Rechnung über 500 Euro"), years, §§, versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers._labels import BARE, COMPLETE, STEMS
from filters.recognizers.base import Rule, RuleRecognizer

_NUMBER_WORD = r"(?:nummern|nummer|nrn|nr|number|numbers|numero|num|no|ids?|kennung|kennziffer|code|schlüssel|zeichen)"
_LINK = r"[\"'*_`|]{0,3}[ \t.]{0,2}(?:(?:lautet|ist|is|war|are|sind)\s)?[ \t:=#|>\"'*_`(\[]{0,6}(?:\r?\n[ \t]{0,4})?"
_VALUE = r"(?P<v>[^\W_][\w./\-]{1,39})"
_CASE_VALUE = r"(?P<v>(?:[IVX]{1,5}|\d{1,4})\s[A-Za-z]{1,4}\s\d{1,6}/\d{2,4})"
#: German pension insurance: area, date of birth, initial, serial and check digits.
_PENSION = r"(?P<v>\d\d \d{6} [A-Z] \d{3})"
_OTHER = _VALUE.replace("<v>", "<w>")
_CODE = r"(?P<v>[A-Z]{1,6}[-/_]?\d[\w./\-]{1,30}|\d{2,4} \d{2,4} \d{2,4}(?: \d{2,4})?|\d[\d\-/.]{2,30}\d)"
_SEPARATOR = re.compile(
    r"\s{0,2}(?:,|;|/|\+|&|\bund\b|\band\b|\bsowie\b|\boder\b|\bor\b|\bbzw\.)\s{0,2}(?:und\s|and\s|oder\s)?#?"
)
_NEXT = re.compile(r"[^\W_][\w./\-]{1,39}")
_GROUP = re.compile(r"[ \u00a0]\d{2,5}(?!\w|[.,/]\d)")
_DATE = re.compile(r"\d{1,2}\.\d{0,2}\.?(?:\d{2,4})?\Z|\d{4}-\d\d-\d\d\Z|\d{1,2}/\d{1,2}/\d{2,4}\Z|\d{1,2}:\d\d")
_UNIT = re.compile(
    r"[ \u00a0]?(?:€|\$|£|%|(?:eur|euro|usd|chf|prozent|percent|stück|stk|tage?n?|wochen?|monate?n?"
    r"|jahre?n?|stunden?|minuten?|uhr|kg|cm|mm|mal"
    r"|artikeln?|positionen|personen|kunden|bestellungen|items?|days?|weeks?|months?|years?|hours?"
    r"|januar|februar|märz|april|mai|juni|juli"
    r"|august|september|oktober|november|dezember)\b)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_MAX_LIST = 500


def _gate(alternatives: str) -> tuple[str, ...]:
    """Literals with which the alternatives begin: they let whole expressions be skipped."""
    without_groups = re.sub(r"\(\?:[^)]*\)\??|\(\?i:|\[[^]]*\]\?", "", alternatives)
    heads = [re.match(r"[a-zäöüß]+(?![a-zäöüß?])|[a-zäöüß]+(?=[a-zäöüß]\?)", a) for a in without_groups.split("|")]
    return tuple(sorted({h[0] for h in heads if h})) if all(heads) else ()


def _rules() -> Iterator[Rule]:
    for subtype, stems in STEMS.items():
        value = f"(?:{_PENSION}|{_OTHER})" if subtype == "insurance_number" else _VALUE
        yield Rule(
            f"{subtype}_label",
            re.compile(
                rf"(?<![^\W_])(?:{stems})[\s.\-_]{{0,3}}{_NUMBER_WORD}(?![^\W\d_]){_LINK}{value}", re.IGNORECASE
            ),
            subtype,
            0.95,
            _gate(stems),
        )
    for subtype, labels in COMPLETE.items():
        value = f"(?:{_CASE_VALUE}|{_OTHER})" if subtype == "case_number" else _VALUE
        if subtype == "licence_plate":
            value = r"(?P<v>[A-ZÄÖÜ]{1,3}[ \-:]{1,2}[A-Z]{1,2}[ \-]{0,2}\d{1,4}[EH]?(?!\w))"
        pattern = rf"(?<!\w)(?:{labels})(?![^\W\d_]){_LINK}{value}"
        yield Rule(f"{subtype}_complete", re.compile(pattern, re.IGNORECASE), subtype, 0.95, _gate(labels))
    for subtype, nouns in BARE.items():
        head = rf"(?<!\w)(?i:{nouns})"
        yield Rule(f"{subtype}_hash", re.compile(rf"{head}[\s:(*_]{{0,3}}#\s?{_VALUE}"), subtype, 0.95, ("#",))
        yield Rule(
            f"{subtype}_bare",
            re.compile(rf"{head}(?:\s|:\s?|\s?=\s?){{1}}[(\"']?{_CODE}(?!\w)"),
            subtype,
            0.85,
            _gate(nouns),
        )


class ReferenceNumberRecognizer(RuleRecognizer):
    """Reads the value after a label, and the list that may follow it."""

    LABEL = EntityType.ID_NUMBER
    RULES = tuple(_rules())

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep what has a digit and is neither date, amount nor year."""
        group = "w" if "w" in rule.pattern.groupindex and match["v"] is None else "v"
        start, end = match.span(group)
        value = text[start:end].rstrip(".-/_,;:")
        end = start + len(value)
        strict = rule.name.endswith("_bare")
        if not _is_number(text, start, end, strict=strict):
            return None
        if rule.name.endswith(("_label", "_complete")):
            end = _with_groups(text, start, end)
        return Span(start, end, EntityType.ID_NUMBER, rule.subtype, rule.score)

    def spans(self, text: str, lowered: str) -> Iterator[Span]:
        """Yield labelled values and, for each, the further values of its list."""
        if _DIGIT.search(text) is None:
            return
        for span in super().spans(text, lowered):
            yield span
            yield from _listed(text, span)


def _is_number(text: str, start: int, end: int, *, strict: bool) -> bool:
    value = text[start:end]
    if len(value) < 2 or not any(c.isdigit() for c in value) or _DATE.match(value) or _UNIT.match(text, end):
        return False
    if re.match(r",\d\d(?!\d)", text[end : end + 4]):  # an amount: 500,00
        return False
    if strict:
        digits = sum(c.isdigit() for c in value)
        coded = value[0].isalpha() and not value.isalnum()  # "V-77"
        return digits >= (2 if coded else 4) and not _YEAR.match(value) and "(" not in text[end : end + 1]
    return True


def _with_groups(text: str, start: int, end: int) -> int:
    """Add the groups of a number written as "123 456 789"."""
    if not text[start:end].isdigit() or end - start > 5:
        return end
    for _ in range(5):
        group = _GROUP.match(text, end)
        if group is None or _UNIT.match(text, group.end()):
            return end
        end = group.end()
    return end


def _listed(text: str, first: Span) -> Iterator[Span]:
    """Further values: "Kundennummern 4711, 4712 und 4713"."""
    sample = text[first.start : first.end]
    position = first.end
    for _ in range(_MAX_LIST):
        separator = _SEPARATOR.match(text, position)
        match = _NEXT.match(text, separator.end()) if separator else None
        if match is None:
            return
        value = match[0].rstrip(".-/_")
        end = match.start() + len(value)
        alike = value.isdigit() == sample.isdigit() and abs(len(value) - len(sample)) <= 3
        if not alike or not _is_number(text, match.start(), end, strict=False):
            return
        yield Span(match.start(), end, first.label, first.subtype, first.score)
        position = end


RECOGNIZER: Final[RuleRecognizer] = ReferenceNumberRecognizer()
