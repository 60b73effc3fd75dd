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
from filters.engine import Page
from filters.recognizers._captions import coded
from filters.recognizers._impersonal import is_impersonal
from filters.recognizers._labels import IMPERSONAL
from filters.recognizers._number import has_digit
from filters.recognizers._reference_rules import REFERENCE_RULES
from filters.recognizers._values import is_number, with_groups
from filters.recognizers.base import Rule, RuleRecognizer

_SEPARATOR = re.compile(
    r"\s{0,2}(?:,|;|/|\+|&|\bund\b|\band\b|\bsowie\b|\boder\b|\bor\b|\bbzw\.)\s{0,2}(?:und\s|and\s|oder\s)?#?"
)
_NEXT = re.compile(r"[^\W_][\w./\-]{1,39}")
_DIGITS = re.compile(r"\d+")
_BEFORE: Final = 100
_AFTER: Final = 48
#: The clerk's initials behind a file number: "00931/24 KN-sw".
_INITIALS = re.compile(
    r" (?:[A-ZÄÖÜ]{1,3}-[A-Za-zäöüß]{1,3}(?!\w)|(?!AG|LG|VG|SG|FG)[A-ZÄÖÜ]{1,3}(?=[.,;)]|\s?$))", re.MULTILINE
)
_MAX_LIST = 500
_MAX_SHAPES = 12
#: What can be learnt as a shape: a prefix with letters and a joint, or a year, then a run of digits with what stands
#: between. After a year five digits at least: fewer are dates and articles of law.
_SHAPE = re.compile(r"([A-Z]{1,6}[-/_. ]|(?:19|20)\d\d[-/](?=\d{5}))(\d{3,12}(?:[-/.]\d{1,8})?)")
#: Abbreviations that other words end in too: "Kunden" is no EN.
_WHOLE = frozenset("en hs gh kv nr mat pos los lot ral box row iso din bus ean sku".split())
_ENDING = "|".join(word for word in IMPERSONAL.split("|") if word not in _WHOLE)
_IMPERSONAL = re.compile(rf"(?<![^\W\d_])(?:\w{{0,20}}(?:{_ENDING})|{'|'.join(sorted(_WHOLE))})\Z", re.IGNORECASE)
_PRODUCT = re.compile(rf"(?:{IMPERSONAL})[\w.\-]{{0,12}}[\s:.#]{{1,3}}\Z", re.IGNORECASE)
#: Complete labels that are never followed by anything else.
_SURE = frozenset({"booking_number", "case_number", "tax_id", "licence_plate", "member_number", "insurance_number"})


class ReferenceNumberRecognizer(RuleRecognizer):
    """Reads the value after a label, and the list that may follow it."""

    LABEL = EntityType.ID_NUMBER
    RULES = REFERENCE_RULES

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep what has a digit and is neither date, amount nor year."""
        if rule.name == "code_alone" and _PRODUCT.search(text[max(0, match.start() - 24) : match.start()]):
            return None
        if "word" in rule.pattern.groupindex and _IMPERSONAL.search(match["word"]):
            return None
        group = "w" if "w" in rule.pattern.groupindex and match["v"] is None else "v"
        start, end = match.span(group)
        value = text[start:end].rstrip(".-/_,;:")
        end = start + len(value)
        if rule.name.endswith(("_label", "_complete", "_bare", "_caption", "number_alone")):
            end = with_groups(text, start, end)
        if rule.name.endswith(("_caption", "number_alone")) and not coded(text[start:end]):
            return None
        if rule.subtype == "case_number" and (initials := _INITIALS.match(text, end)):
            end = initials.end()
        complete = rule.name.endswith("_complete") and rule.subtype not in _SURE
        strict = rule.name.endswith("_bare")
        if rule.name == "said" and sum(c.isdigit() for c in value) < 4:
            return None
        number = is_number(text, start, end, strict=strict, digits=2 if complete else 1)
        if not number or is_impersonal(text, start, end):
            return None
        return Span(start, end, EntityType.ID_NUMBER, rule.subtype, rule.score)

    def _near_digits(self, page: Page) -> Iterator[Span]:
        """The rules, run only where digits are: a label stands at most `_BEFORE` characters before its number."""
        text = page.text
        windows = list(_windows(text))
        rules: dict[int, list[Rule]] = {}
        for rule in self.RULES:
            for index in page.near(rule.pattern, windows):
                rules.setdefault(index, []).append(rule)
        for index in sorted(rules):
            low, high = windows[index]
            window = text[low:high].lower()
            for rule in rules[index]:
                if rule.opens(window):
                    for match in page.matches_between(rule.pattern, low, high):
                        span = self.validate(rule, match, text)
                        if span is not None:
                            yield span

    def spans(self, page: Page) -> Iterator[Span]:
        """Yield labelled values, for each the further values of its list, and other values of the same shape."""
        for rule in self.RULES:
            if rule.name == "booking_letters" and page.may_match(rule.pattern) and rule.opens(page.lowered):
                for match in page.matches(rule.pattern):
                    yield Span(*match.span("v"), EntityType.ID_NUMBER, rule.subtype, rule.score)
        if not page.once(has_digit):
            return
        text = page.text
        shapes: dict[str, Span] = {}
        for span in self._near_digits(page):
            yield span
            yield from _listed(text, span)
            shape = _SHAPE.fullmatch(text, span.start, span.end)
            if shape and len(shapes) < _MAX_SHAPES:
                prefix = re.escape(shape[1])  # first, because `re` looks for it faster than for what stands before it
                shapes.setdefault(rf"{prefix}(?<![\w\-/.]{prefix})" + re.sub(r"\d+", _run, shape[2]), span)
        for shape_pattern, first in shapes.items():
            yield from _alike(text, shape_pattern, first)


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The neighbourhoods of digits, disjoint; they end between words."""
    low = high = -1
    for match in _DIGITS.finditer(text):
        if high < 0 or match.start() - _BEFORE > high:
            if high >= 0:
                yield low, min(high, len(text))
            low = max(0, match.start() - _BEFORE)
        high = match.end() + _AFTER
    if high >= 0:
        yield low, min(high, len(text))


def _run(digits: re.Match[str]) -> str:
    """A run of digits as an expression: as long, or one digit more or less."""
    length = len(digits[0])
    return rf"\d{{{max(1, length - (length > 3))},{length + 1}}}"


def _alike(text: str, pattern: str, first: Span) -> Iterator[Span]:
    """Values of a shape that was labelled once: after "Kundennr. KD-20481" also "KD-20482"."""
    for match in re.finditer(rf"{pattern}(?![\w\-/])", text):
        before = text[max(0, match.start() - 24) : match.start()]
        if not _PRODUCT.search(before):
            yield Span(match.start(), match.end(), first.label, first.subtype, first.score - 0.1)


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
        if not alike or not is_number(text, match.start(), end, strict=False):
            return
        yield Span(match.start(), end, first.label, first.subtype, first.score)
        position = end


RECOGNIZER: Final[RuleRecognizer] = ReferenceNumberRecognizer()
