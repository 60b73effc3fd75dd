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
from filters.recognizers._captions import CAPTIONS, coded
from filters.recognizers._impersonal import is_impersonal
from filters.recognizers._labels import BARE, COMPLETE, IMPERSONAL, STEMS
from filters.recognizers._number import LINK, NUMBER_WORD, has_digit
from filters.recognizers._values import is_number, with_groups
from filters.recognizers.base import Rule, RuleRecognizer

_VALUE = r"(?P<v>\d \d{3,4} \d{3,5}|[^\W_][\w./\-]{1,39})"
_CASE_VALUE = (
    r"(?P<v>(?:[IVX]{1,5}|\d{1,4})\s[A-Za-z]{1,4}(?:-\d{1,4} [A-Z][a-z]{1,2})?\s\d{1,6}/\d{2,4}(?:-\d{1,5}/\d\d)?"
    r"|\d{1,4}/\d{2} [A-Z]{2}\d{2})"
)
#: German pension insurance: area, date of birth, initial, serial and check digits.
_PENSION = r"(?P<v>\d\d \d{6} [A-Z] \d{3})"
_OTHER = _VALUE.replace("<v>", "<w>")
#: Forms that are tried before the plain one.
_FIRST: Final = {"insurance_number": _PENSION, "case_number": _CASE_VALUE}
_CODE = (
    r"(?P<v>[A-Z]{1,6}[-/_]?\d[\w./\-]{1,30}|[A-Z]{2,4}[-/][A-Z\d/\-]{1,20}\d|\d{2,4} \d{2,4} \d{2,4}(?:"
    r" \d{2,4})?|\d[\d\-/.]{2,30}\d)"
)
#: A code that nothing else looks like: letters and digits in several groups, or a long number.
_CODED = (
    r"(?P<v>(?=[\w./\- ]{0,12}\d[\w./\-]{0,8}\d)(?:[A-Z]{1,6}[-/_ ]?\d[\w./\-]{2,30}|[A-Z]{2,5}[-/][\w./\-]{3,30}"
    r"|\d{5,20}"
    r"|\d{1,4}[-./][A-Z\d][\w./\-]{3,30}|\d{1,4} \d{3,4} \d{3,5}))"
)
_SEPARATOR = re.compile(
    r"\s{0,2}(?:,|;|/|\+|&|\bund\b|\band\b|\bsowie\b|\boder\b|\bor\b|\bbzw\.)\s{0,2}(?:und\s|and\s|oder\s)?#?"
)
_NEXT = re.compile(r"[^\W_][\w./\-]{1,39}")
_DIGITS = re.compile(r"\d+")
_BEFORE: Final = 100
_AFTER: Final = 48
#: The clerk's initials behind a file number: "00931/24 KN-sw".
_INITIALS = re.compile(r" [A-ZÄÖÜ]{1,3}-[A-Za-zäöüß]{1,3}(?!\w)")
_MAX_LIST = 500
_MAX_SHAPES = 12
#: What can be learnt as a shape: a prefix with letters and a joint, then a run of digits with whatever stands between.
_SHAPE = re.compile(r"([A-Z]{1,6}[-/_. ])(\d{3,12}(?:[-/.]\d{1,8})?)")
_IMPERSONAL = re.compile(rf"(?<![^\W\d_])(?:\w{{0,20}}(?:{IMPERSONAL}))\Z", re.IGNORECASE)
_PRODUCT = re.compile(rf"(?:{IMPERSONAL})[\w.\-]{{0,12}}[\s:.#]{{1,3}}\Z", re.IGNORECASE)
#: Complete labels that are never followed by anything else.
_SURE = frozenset({"booking_number", "case_number", "tax_id", "licence_plate", "member_number", "insurance_number"})


def _gate(alternatives: str) -> tuple[str, ...]:
    """Literals with which the alternatives begin: they let whole expressions be skipped."""
    without_groups = re.sub(r"\(\?:[^)]*\)\??|\(\?i:|\[[^]]*\]\?", "", alternatives)
    heads = [re.match(r"[a-zäöüß]+(?![a-zäöüß?])|[a-zäöüß]+(?=[a-zäöüß]\?)", a) for a in without_groups.split("|")]
    return tuple(sorted({h[0] for h in heads if h})) if all(heads) else ()


def _rules() -> Iterator[Rule]:
    for subtype, stems in STEMS.items():
        value = _VALUE
        if subtype in _FIRST:
            value = f"(?:{_FIRST[subtype]}|{_OTHER})"
        yield Rule(
            f"{subtype}_label",
            re.compile(rf"(?<![^\W_])(?:{stems})[\s.\-_]{{0,3}}{NUMBER_WORD}(?![^\W\d_]){LINK}{value}", re.IGNORECASE),
            subtype,
            0.95,
            _gate(stems),
        )
    for subtype, labels in COMPLETE.items():
        value = f"(?:{_CASE_VALUE}|{_OTHER})" if subtype == "case_number" else _VALUE
        if subtype == "licence_plate":
            value = r"(?P<v>[A-ZÄÖÜ]{1,3}[ \-:]{1,2}[A-Z]{1,2}[ \-]{0,2}\d{1,4}[EH]?(?!\w))"
        pattern = rf"(?<!\w)(?:{labels})(?![^\W\d_]){LINK}{value}"
        yield Rule(f"{subtype}_complete", re.compile(pattern, re.IGNORECASE), subtype, 0.95, _gate(labels))
    for subtype, nouns in BARE.items():
        head = rf"(?<!\w)(?i:{nouns})"
        yield Rule(f"{subtype}_hash", re.compile(rf"{head}[\s:(*_]{{0,3}}#\s?{_VALUE}"), subtype, 0.95, ("#",))
        yield Rule(
            f"{subtype}_bare",
            re.compile(rf"{head}[\"']?(?:\s|\s?[:=]\s?)[(\"'#]{{0,2}}{_CODE}(?!\w)"),
            subtype,
            0.85,
            _gate(nouns),
        )


def _open_rules() -> Iterator[Rule]:
    """Labels that no list holds, and codes that need none."""
    yield Rule(
        "code_alone",
        re.compile(
            r"(?<![\w\-/.])(?P<v>(?!(?:CVE|RFC|ISO|EN|DIN|KB|BGBL|WEEE|UTF|SHA|EAN|ISBN|ISSN|ART|VDE|IEC|IEEE|REG"
            r"|AES|RS|CAS|VO)[-/])"
            r"(?:[A-Z]{2,4}[-/](?:20)?\d\d[-/]\d{3,8}|[A-Z]{2,4}-\d{5,9}))(?![\w/]|[.\-]\w)"
        ),
        "reference_number",
        0.7,
    )
    yield Rule(
        "any_label",
        re.compile(
            rf"(?<![^\W\d])(?P<word>[^\W\d_]{{2,30}}?)(?i:[\s.\-_]{{0,2}}(?:nummern?|nr|numer|número|numéro|number)"
            rf"|[\s.\-_]{{1,2}}(?:no|n[°º]|n\.|num|id))(?![^\W\d_]){LINK}{_CODED}"
        ),
        "reference_number",
        0.85,
        ("nummer", "nr", "no", "n°", "nº", "n.", "num", "número", "id"),
    )
    yield Rule(
        "number_of",
        re.compile(
            rf"(?<![^\W\d])(?i:nummer|numer|número|numéro|numero|number|n[°º]|nr|r[ée]f\.|rif\.)\.?\s(?:de |del "
            rf"|di |van"
            rf" )?(?P<word>[^\W\d_]{{3,20}})"
            rf"(?:\s[^\W\d_]{{3,14}})?{LINK}{_CODED}"
        ),
        "reference_number",
        0.8,
        ("num", "núm", "n°", "nº", "nr", "réf", "ref", "rif"),
    )


#: As `_VALUE`, and letters or digits in blocks; upper case or a digit first.
_ASSIGNED = (
    r"(?P<v>[A-Z] \d{2,4} \d{2,4}(?: \d{2,4})?(?: \d{2,4})?|(?:[A-ZÄÖÜ]{1,5}"
    r"|\d{1,4}) [A-Z][A-Za-z]{0,3} \d{1,6}/\d{2,4}"
    r"|[A-ZÄÖÜ\d][\w./\-]{1,39})(?!\w)"
)


def _caption_rules() -> Iterator[Rule]:
    """Captions without a word for number, and a number that follows one without a caption."""
    link = (
        r"[\"'*_`|)\]]{0,3}[ \t.]{0,2}(?:[(\[][^()\[\]\n]{1,34}[)\]]\s?)?(?:(?:lautet|ist|war|is|was|est|es|è|to)\s)?"
    )
    link += r"(?:die |der |mit der |zur )?(?i:Nr\.?|Nummer|No\.?)?[ \t:=#|>\"'*_`(\[–„“«]{1,6}(?:\r?\n[ \t]{0,4})?"
    for subtype, (words, short) in CAPTIONS.items():
        for name, label, gate in (
            ("caption", f"(?i:{words})", _gate(words)),
            ("short_caption", f"(?:{short})", ()),
        ):
            pattern = rf"(?<![^\W_]){label}(?![^\W\d_]){link}{_ASSIGNED}"
            yield Rule(f"{subtype}_{name}", re.compile(pattern), subtype, 0.8, gate)
    yield Rule(
        "number_alone",
        re.compile(
            r"(?:^|[(,;:–„]\s?|\b(?:mit|unter|hat|der|die|zur) )(?i:nr|nummer|no|number|n[°º]|numéro|número|numero"
            r"|nummer|numer)"
            rf"(?![^\W\d_])\.?:?\s{_ASSIGNED}",
            re.MULTILINE,
        ),
        "reference_number",
        0.75,
        ("nr", "nummer", "no", "number", "n°", "nº", "num", "núm"),
    )
    yield Rule(
        "object_path",
        re.compile(
            r"(?<![\w/])(?i:patient|kunde|customer|user|member|mitglied|client|contact|case|order|invoice|account"
            r"|employee)"
            r"s?/(?P<v>(?=[\w\-]{0,20}\d{3})[\w\-]{4,40})(?![\w/.])"
        ),
        "reference_number",
        0.8,
        ("/",),
    )
    yield Rule(
        "booking_letters",
        re.compile(
            r"(?i:buchungs?code|buchungskennung|reservierungscode|record locator|booking (?:code|reference|ref)"
            r"|pnr|filekey"
            r"|código de reserva|code de réservation|codice (?:di )?prenotazione|reserveringscode|kod rezerwacji"
            r"|prenotazione)"
            r"(?i:\s(?:ist|lautet|is|è|est|es))?[\s:=#\"'„(]{1,4}(?P<v>[A-Z\d]{6})(?!\w)"
        ),
        "booking_number",
        0.85,
        ("buchung", "reserv", "record", "booking", "pnr", "filekey", "réserv", "prenot", "rezerw"),
    )


def _marked_rules() -> Iterator[Rule]:
    """Numbers that a mark makes one: a hash sign, an attribute."""
    yield Rule(
        "hash",
        re.compile(r"(?<![\w&])(?P<word>[^\W\d_]{3,20})[ \t]\(?#(?P<v>(?:[A-Z]{1,4}-)?\d{4,12})(?![\w])"),
        "reference_number",
        0.8,
        ("#",),
    )
    yield Rule(
        "attribute",
        re.compile(r"<\w{2,20} (?:nr|id|no|numero|nummer|number)=\"(?P<v>[^\"<>]{3,40})\""),
        "reference_number",
        0.8,
        ("<",),
    )


class ReferenceNumberRecognizer(RuleRecognizer):
    """Reads the value after a label, and the list that may follow it."""

    LABEL = EntityType.ID_NUMBER
    RULES = (*_rules(), *_open_rules(), *_caption_rules(), *_marked_rules())

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
        number = is_number(text, start, end, strict=strict, digits=2 if complete else 1)
        if not number or is_impersonal(text, start, end):
            return None
        return Span(start, end, EntityType.ID_NUMBER, rule.subtype, rule.score)

    def _near_digits(self, page: Page) -> Iterator[Span]:
        """The rules, run only where digits are: a label stands at most `_BEFORE` characters before its number."""
        text = page.text
        rules = [rule for rule in self.RULES if page.may_match(rule.pattern)]
        for low, high in _windows(text) if rules else ():
            window = text[low:high].lower()
            for rule in rules:
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
                shapes.setdefault(re.escape(shape[1]) + re.sub(r"\d+", _run, shape[2]), span)
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
    for match in re.finditer(rf"(?<![\w\-/.]){pattern}(?![\w\-/])", text):
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
