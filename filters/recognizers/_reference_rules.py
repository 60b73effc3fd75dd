"""The rules of reference numbers: labels with what may stand between them and their value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.recognizers._captions import CAPTIONS
from filters.recognizers._further_references import FURTHER
from filters.recognizers._labels import BARE, COMPLETE, STEMS
from filters.recognizers._number import LINK, NUMBER_WORD
from filters.recognizers.base import Rule

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


#: Prefixes of norms, laws, messages of programs and substances: not somebody's.
NORMS: Final = (
    r"CVE|CWE|RFC|ISO|EN|DIN|KB|BGBL|WEEE|UTF|SHA|EAN|ISBN|ISSN|ART|VDE|IEC|IEEE|REG|AES|RS|CAS|VO|ORA|TNS|PLS"
    r"|RMAN|SQL|DB"
    r"|ERR|ERROR|WARN|MSG|MSB|NU|CS|TS|MS|HTTP|STOP|EVT|EID|NTP|PEP|JEP|JSR|BIP|EIP|GHSA|USN|DSA|RHSA|ASTM|ANSI"
    r"|NIST|SP|MIL"
    r"|GOST|BS|NF|UNE|UNI|NEN|PN|SAE|JIS|IFRS|IAS|HGB|EU|EG|EC|EWG|CE|UN|ADR|TRGS|TRBS|DGUV|BGV|GUV|VDI|VDMA"
    r"|RAL|LTE|USB"
    r"|PCI|DDR|DVB|FIPS|BSI|ATA|NFPA|UL|IP|RGB|CMYK|ICD|OPS|EBM|GOZ|ATC|PZN|HS|KN|CN|NACE|WZ|SIC|ICAO|IATA|CPU|GPU|RAM"
    r"|SSD|HDD|GTX|RTX|PS|HP|SM|GT|XC|BMW|VW|SN|PN|MPN|SKU|PO|EO|CR|TÜV|GS|LED|LCD|AC|DC|DN"
)


def _open_rules() -> Iterator[Rule]:
    """Labels that no list holds, and codes that need none."""
    yield Rule(
        "code_alone",
        re.compile(
            rf"(?<![\w\-/.])(?P<v>(?!(?:{NORMS})[-/])"
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


def _path_rules() -> Iterator[Rule]:
    """Paths of objects, and the six letters of a booking."""
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


REFERENCE_RULES: Final[tuple[Rule, ...]] = (
    *_rules(),
    *_open_rules(),
    *_caption_rules(),
    *_path_rules(),
    *_marked_rules(),
    *FURTHER,
)
