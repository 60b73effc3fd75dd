"""What a reference number is made of, and where it ends."""

from __future__ import annotations

import re

DATE = re.compile(r"\d{1,2}\.\d{0,2}\.?(?:\d{2,4})?\Z|\d{4}-\d\d-\d\d\Z|\d{1,2}/\d{1,2}/\d{2,4}\Z|\d{1,2}:\d\d")
UNIT = re.compile(
    r"[ \u00a0]?(?:€|\$|£|%|(?:eur|euro|usd|chf|prozent|percent|stück|stk|tage?n?|wochen?|monate?n?"
    r"|jahre?n?|stunden?|minuten?|uhr|kg|cm|mm|mal"
    r"|artikeln?|positionen|personen|kunden|bestellungen|items?|days?|weeks?|months?|years?|hours?"
    r"|januar|februar|märz|april|mai|juni|juli"
    r"|august|september|oktober|november|dezember)\b)",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:19|20)\d\d\Z")
#: "Startnummern 001 bis 250": nobody's.
_RANGE = re.compile(r"\s(?:bis|through|thru|hasta|jusqu['’]à|do)\s\d")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])/20\d\d\Z")
_GROUP = re.compile(r"[ \u00a0]\d{1,5}(?!\w|[,/]\d)")
_AFTER_PREFIX = re.compile(
    r" \d[\d\-/.]{3,24}(?<=\d)(?: (?:\d{2,5}|[A-Z]\d{1,3}[A-Z]{1,3})(?![\w,/]))?|(?: \d{2,4}){2,4}(?![\w,/])"
)
#: A further block behind letters mixed with digits: "JJD0003 4190 7721 5540", "VILLA 904127 C99XY".
_BLOCK = re.compile(r" (?=[A-Z]{0,3}\d)[A-Z\d]{2,8}(?!\w|[,./:]\d)")
_LAST = re.compile(r" \d(?!\w|[,./:]\d)")


def is_number(text: str, start: int, end: int, *, strict: bool, digits: int = 1) -> bool:
    """Whether the text has the digits of a number and is no date, amount or year."""
    value = text[start:end]
    if len(value) < 2 or sum(c.isdigit() for c in value) < digits or DATE.match(value) or UNIT.match(text, end):
        return False
    if re.match(r",\d\d(?!\d)", text[end : end + 4]):  # an amount: 500,00
        return False
    if re.match(r"\s(?:Stellen|Zeichen|Ziffern|digits|cifre|cijfers|chiffres|dígitos|cyfr)", text[end : end + 10]):
        return False
    if _RANGE.match(text, end):
        return False
    if strict:
        count = sum(c.isdigit() for c in value)
        coded = value[0].isalpha() and not value.isalnum()  # "V-77"
        return (
            count >= (2 if coded else 4)
            and not YEAR.match(value)
            and not _MONTH.match(value)
            and "(" not in text[end : end + 1]
        )
    return True


def with_groups(text: str, start: int, end: int) -> int:
    """Add the groups of a number written as "123 456 789", "KH 118-5520" or "JJD0003 4190"."""
    value = text[start:end]
    if value.isalpha() and value.isupper() and len(value) <= 5:
        tail = _AFTER_PREFIX.match(text, end)
        return tail.end() if tail else end
    if value.isalnum() and value.isupper() and 2 <= len(value) <= 8:
        return _with_blocks(text, end)
    if not value.isdigit() or end - start > 5:
        return end
    for _ in range(5):
        group = _GROUP.match(text, end)
        if group is None or UNIT.match(text, group.end()):
            return end
        end = group.end()
    return end


def _with_blocks(text: str, end: int) -> int:
    first = end
    for _ in range(5):
        block = _BLOCK.match(text, end) or (_LAST.match(text, end) if end > first else None)
        if block is None or UNIT.match(text, block.end()):
            return end
        end = block.end()
    return end
