"""National, tax, VAT and social-security numbers of the EU, the United Kingdom, Switzerland and Norway.

One recogniser over the table in `_national.py`; check digits by python-stdnum. Behind its label a number of the right
form counts whatever its check digit (a typing error does not make it less personal); without label only numbers whose
structure and check digits rule out chance: long ones with a date or letters in them. German numbers have files of
their own. Look-alikes: EANs, order numbers and amounts of eight to eleven digits, which is why those need their
label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import Span
from filters.recognizers._national import TABLE, Check, National, dated, spanish_social_security
from filters.recognizers._number import NumberRecognizer, bare, labelled
from filters.recognizers.base import Rule, RuleRecognizer

#: What must hold besides the check digit of numbers made of digits only.
_DATED = {"pl_pesel": "ymd", "at_svnr": "", "no_fnr": "dmy"}


def _rules() -> Iterator[tuple[Rule, Check | None]]:
    for index, entry in enumerate(TABLE):
        name = f"{entry.subtype}_{index}"
        if entry.labels:
            yield Rule(name, labelled(entry.labels, entry.value), entry.subtype, 0.96, entry.gate), None
        if entry.alone:
            yield Rule(f"{name}_alone", bare(entry.value), entry.subtype, 0.92), _strict(entry)
    nuss = r"\d{2}/\d{8}/\d{2}"
    yield Rule("es_nuss_alone", bare(nuss), "es_nuss", 0.92, ("/",)), spanish_social_security
    nino = r"(?![DFIQUV])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"
    yield Rule("gb_nino_alone", bare(nino), "gb_nino", 0.9), lambda value: " " in value or len(value) == 9


def _strict(entry: National) -> Check:
    check, order = entry.check(), _DATED.get(entry.subtype)

    def holds(value: str) -> bool:
        if order == "ymd" and not dated(value):
            return False
        if order == "dmy" and not dated(value, "dmy"):
            return False
        return check is None or check(value)

    return holds


_ALL = tuple(_rules())


class NationalIdRecognizer(NumberRecognizer):
    """The table, compiled."""

    RULES = tuple(rule for rule, _ in _ALL)
    CHECKS = {rule.name: check for rule, check in _ALL if check is not None}  # noqa: RUF012 - a class constant

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """A labelled value has three digits or more."""
        if sum(c.isdigit() for c in match["v"]) < 3:
            return None
        return super().validate(rule, match, text)


RECOGNIZER: Final[RuleRecognizer] = NationalIdRecognizer()
