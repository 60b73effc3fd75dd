"""Telephone numbers of which only the end is said: extensions, internal numbers, the digits on which a number ends."""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule

#: The last digits, within a house: "App. 4711", "Durchwahl -338", "DW 12".
EXTENSION: Final = re.compile(
    r"(?<![^\W_])(?:(?i:apparat|durchwahl|durchw\.|nebenstelle|extension|extensión|extn?\.|poste|interno|toestel"
    r"|wewnętrzny|wew\.|klappe|piepser|pieper|pager|bipper|busca|cercapersone|hausruf|haustelefon|funkruf"
    r"|nst\.|anexo|bleep)|App\.|DW|Dw\.|ext|[Ff]unk)(?i:[ ]?(?:nr\.?|ist|lautet))?[ \t]?[:(]?[ ]?"
    r"(?P<v>[-–]?\d{2,5})(?![\w]|[.,:/]\d|\s?[€%])"
)
EXTENSION_GATE: Final = tuple(
    "app dw durchw neben ext poste int toest wew klapp piep pager bipper busca cerca hausruf haustel funk nst anexo"
    " bleep".split()
)
_NOT_AFTER: Final = r"(?![\w]|[.,:/\-]\d|\s?[€%]|\s(?:Stück|Jahre|Uhr|km|m\b|GB|MB|Modelle))"

EXTENSIONS: Final[tuple[Rule, ...]] = (
    Rule(
        "tail",
        re.compile(
            r"(?<![^\W_])(?i:fax|telefax|tel\.?|telefon|fon|phone|durchwahl|dw|klappe|büro|sekretariat|zentrale|mobil)"
            rf"[ .:]{{1,3}}[-–] ?(?P<v>\d{{1,5}}){_NOT_AFTER}"
        ),
        score=0.85,
        gate=("fax", "tel", "fon", "phone", "durchwahl", "dw", "klappe", "büro", "sekretariat", "zentrale", "mobil"),
    ),
    Rule(
        "internal",
        re.compile(
            r"(?<![^\W_])(?:(?i:tel(?:efon|éfono|efono|efoon|éphone)?|fon|phone)\.? (?i:intern[oae]?|int\.?"
            r"|wewn\.?):? ?"
            r"|Tel(?:efon)?\.?:? ?|Fon:? ?|Fax:? ?|Durchwahl:? ?|Tél\. ?|tel\. ?)"
            rf"(?P<v>(?!1(?:1[025]|16)(?!\d)|911(?!\d)|999(?!\d))\d{{3,4}}){_NOT_AFTER}(?! ?[\d/(])"
        ),
        score=0.8,
        gate=("tel", "tél", "fon", "fax", "phone", "durchwahl"),
    ),
    Rule(
        "reached",
        re.compile(
            r"(?<![^\W_])(?i:erreich\w{0,4}|ruf\w{0,2}|anruf\w{0,3}|meld\w{0,3}|telefon\w{0,8}|reach\w{0,3}"
            r"|rejoindre|joindre"
            r"|contactar|localizar|raggiung\w{1,5}|bereik\w{0,4})[^\n.;:\d]{0,30}\b(?i:unter|auf|an|at|on|au"
            r"|en el|al|op|pod)\s"
            r"(?:(?i:der|die|dem|le|numéro|nummer|número|numero|number) ){0,1}(?P<v>[1-9]\d{4,7}"
            r"|[1-9]\d{1,3}[ /\-]\d{2,4}(?: \d{2,4})?)"
            rf"{_NOT_AFTER}"
        ),
        score=0.8,
        gate=("erreich", "ruf", "meld", "telefon", "reach", "joindre", "contact", "localiz", "raggiung", "bereik"),
    ),
    Rule(
        "ending",
        re.compile(
            r"(?<![^\W_])(?i:tel\w{0,12}|handy\w{0,7}|mobil\w{0,9}|rufnummer|phone|cell|número|numéro|numero"
            r"|number)\b[^\n.\d]{0,24}"
            r"\b(?i:endet|enden|endend|ending|ends|termin\w{1,6}|acaba\w{0,4}|finiss\w{2,4}|eindig\w{1,4}"
            r"|kończ\w{1,5}|hinten)"
            rf"[^\n\d]{{0,12}}(?P<v>\d{{2,6}}){_NOT_AFTER}"
        ),
        score=0.8,
        gate=("ende", "ending", "ends", "termin", "acaba", "finiss", "eindig", "kończ", "hinten"),
    ),
    Rule(
        "uri",
        re.compile(r"(?<![\w])(?i:tel|sms|smsto|callto|whatsapp|facetime):(?P<v>\+?\d[\d\-().]{5,18}\d)(?!\w)"),
        score=0.95,
        gate=("tel:", "sms", "callto:", "whatsapp:", "facetime:"),
    ),
    Rule(
        "escaped",
        re.compile(r"(?<=\\[tnr])(?P<v>(?:\+|00|0)[1-9][\d ()/\-]{6,20}\d)(?!\w)"),
        score=0.85,
        gate=("\\t", "\\n", "\\r"),
    ),
)
WITHIN: Final = frozenset({"tail", "internal", "reached", "ending", "uri", "escaped"})
#: Words behind which two digits are enough, and those that mean something else too.
_SHORT = re.compile(r"(?:DW|durchw|toestel|interno|wew|nebenst|klappe|nst)", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d[\d /()\-–]{4,20}\d?[ \-]{0,2}[,;.)]?[^\d\n]{0,8}\Z|\b(?:au|tel|tél|phone|anruf|ruf|call"
    r"|erreich)[^\n\d]{0,20}\Z",
    re.IGNORECASE,
)


def extension(match: re.Match[str], before: str) -> Span | None:
    """Two digits only behind "DW" or a telephone number; "Musterweg 3, App. 12" is a flat."""
    start, end = match.span("v")
    digits = match["v"].lstrip("-–")
    flat = re.search(r"\d ?[a-h]?[ ,]{1,2}App\.? ?\Z", before)
    numbered = _NUMBER.search(before[: len(before) - (start - match.start())] if start > match.start() else before)
    short = len(digits) < 3 and not _SHORT.match(match[0]) and not numbered
    if short or (flat and not re.search(r"\d{3}[\d /\-]{0,8}, ?App\.? ?\Z|- ?\d{1,2}, ?App\.? ?\Z", before)):
        return None
    return Span(end - len(digits), end, EntityType.PHONE, "", 0.85)


def within(rule: Rule, match: re.Match[str]) -> Span:
    """The words around are proof enough."""
    return Span(*match.span("v"), EntityType.PHONE, "", rule.score)
