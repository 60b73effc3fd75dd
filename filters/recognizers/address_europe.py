"""Postal addresses of the neighbours: GB, US, France, Spain, Italy, Low Countries, Poland, AT, CH, CZ.

As in `address`, the street and the postcode with its town are two adjacent findings. A street needs its type word
(rue, calle, via, ul., …straat) and a house number, or a number and a postcode right behind it; a postcode needs a
street before it, a label, or a form that nothing else has (GB, NL, PL). Look-alikes: prices and years ("en la calle 3
personas"), room numbers, quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers._house import PREMISES
from filters.recognizers._impersonal import is_route
from filters.recognizers._more_streets import more_streets
from filters.recognizers._number import has_digit
from filters.recognizers.base import Rule, RuleRecognizer

#: A capitalised word. Whole, whatever follows: that is never a letter or sign of the word, so going back finds nothing.
_CAP = r"[A-ZÀ-ÞŁŚŻŹĆ][\w'’.\-]{1,30}+"
_SMALL = (
    r"(?:de la |de los |de las |de l['’]|del |della |dello |dell['’]|delle |dei |degli |du |des |de |do |da "
    r"|d['’]|van |van de |van der |la |le |les )"
)
_NAMES = rf"{_SMALL}?{_CAP}(?: {_SMALL}?{_CAP})?(?: {_CAP})?"
_HOUSE = r"\d{1,4}(?: ?[a-zA-Z](?![\w]))?(?:[/\-–]\d{1,4})?(?:[/\-–]\d{1,4})?"
#: Floor, door, staircase behind the house number.
_SPANISH = (
    r"(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w{4,6}|veint\w{1,8}"
    r"|(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y \w{3,6})?|cien(?:to \w{3,10})?)"
)
_EXTRA = (
    r"(?:,? (?:\d{1,2}\.?[ºª°o]|bajo|ático|esc\.|piso|puerta|pta\.|bus|bte|boîte|m\.|lok\.|int\.|interno|scala"
    r"|piano|bât\.|apt\.?|esc\.|blq\.|bloque|portal|local|nave"
    r"|Top|Stiege|Tür|Whg\.?)[ .]?[A-Z\d]{0,4}){0,1}(?: ?(?:izq(?:da|uierda)?|dcha|drcha|ctro"
    r"|centro)\.?)?(?: ?[A-Z](?![\w]))?"
)
_TOWN = (
    r"[A-ZÀ-ÞŁŚŻŹĆ][^\W\d_]{1,30}(?:[ \-](?:am|an der|im|in|sur|sous|la|le|les|de|del|della|nad|pod|upon|aan"
    r"|den|der)?[ \-]?[A-ZÀ-ÞŁŚŻŹĆ][^\W\d_]{1,30})?"
)
_UK = r"(?:GIR 0AA|[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})"
_PLAIN_CODE = r"(?:[A-Z]{1,2}-)?(?:\d{5}|\d{4}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} [A-Z]{2}|\d{4}-\d{3})"
_GAP = r"(?:,? |,?\r?\n[ \t]{0,4}| · | - |, )"
_WITH_CODE = rf"(?={_GAP}(?:{_PLAIN_CODE} {_TOWN}|{_UK}))"
_EN_TYPE = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Terrace|Crescent|Close"
    r"|Court|Ct\.?|Place|Pl\.?"
    r"|Square|Way|Loop|Gardens|Grove|Mews|Rise|Hill|Cottages|Row|Walk|Parkway|Circle|Trail|Highway)"
)


def _rule(name: str, pattern: str, gate: tuple[str, ...], score: float = 0.9, subtype: str = "street") -> Rule:
    compiled = re.compile(rf"(?<![\w.\-])(?P<v>{pattern})")
    return Rule(name, compiled, subtype, score, gate)


class EuropeanAddressRecognizer(RuleRecognizer):
    """Streets by type word; postcodes behind them or by form."""

    LABEL = EntityType.ADDRESS
    RULES = (
        _rule(
            "french",
            rf"\d{{1,4}}(?: ?(?:bis|ter|quater|[A-D]))?,? (?i:rue|avenue|av\.|boulevard|bd|place|pl\.|chemin"
            rf"|impasse|allée|quai|cours"
            rf"|route|square|passage|faubourg|sentier|villa|résidence|esplanade|promenade) {_NAMES}",
            tuple(
                "rue avenue av. boulev bd plac chemin impasse allée quai cours route square passage faubourg".split()
            ),
        ),
        _rule(
            "spanish",
            rf"(?i:calle|c/|cl\.|avenida|avda\.?|av\.|plaza|pza\.?|paseo|pº|rúa|carrer|camino|ronda|travesía"
            rf"|carretera) ?{_NAMES},? "
            rf"(?:n[ºo°]\.? ?)?(?:{_HOUSE}{_EXTRA}|{_SPANISH}(?!\w))",
            tuple("calle c/ cl. aven avda av. plaza pza paseo pº rúa carrer camino ronda traves carretera".split()),
        ),
        _rule(
            "estate",
            rf"(?:Pol(?:ígono|\.)|P\. ?I\.|Urb(?:anización|\.)|Zona)(?: Ind(?:ustrial|\.))? {_NAMES},? (?:nave"
            rf"|parcela|calle|casa|manzana|bloque|n\.?º)"
            rf" [\w\-]{{1,6}}",
            ("pol", "p.", "urb", "zona"),
        ),
        _rule(
            "lower",
            r"(?:via|viale|piazza|corso|largo|vicolo|contrada|calle|avenida|plaza|paseo|rue|avenue|boulevard|ul\."
            r"|ulica|aleja)"
            r" [a-zà-ÿœß'’]{2,20}(?: [a-zà-ÿœß'’]{2,20})?(?: [a-zà-ÿœß'’]{2,20})?"
            r"(?: [a-zà-ÿœß'’]{2,20})?,? \d{1,4}[a-z]?"
            r"(?:[/,] ?\d{1,3})?,? (?:\d{5}|\d{2}-\d{3}) [a-zà-ÿœß]{2,24}(?!\w)",
            (
                "via",
                "piazza",
                "corso",
                "largo",
                "vicolo",
                "contrada",
                "calle",
                "aven",
                "plaza",
                "paseo",
                "rue",
                "boul",
                "ul",
                "aleja",
            ),
        ),
        _rule(
            "italian",
            rf"(?i:via|viale|v\.le|piazza|p\.zza|piazzale|corso|c\.so|largo|vicolo|strada|contrada|lungomare)"
            rf" (?!E-|Mail|Fax|SMS|Tele|Whats|App|Post|Web|Internet|Skype|Zoom|Teams|Chat|Kurier){_NAMES},? "
            rf"(?:n\. ?)?{_HOUSE}{_EXTRA}",
            tuple("via v.le piazz p.zza corso c.so largo vicolo strada contrada lungomare".split()),
        ),
        _rule(
            "dutch",
            rf"(?:{_CAP} )?(?=[A-Z][\w'’\-]{{2,42}}+ \d)[A-Z][\w'’\-]{{1,30}}(?:straat|laan|weg|plein|gracht"
            rf"|kade|dijk|singel|steenweg|dreef"
            rf"|hof|pad|markt|lei|steeg)"
            rf" {_HOUSE}(?: [A-Z](?![\w])| bus \d{{1,4}}| bis)?",
            tuple("straat laan weg plein gracht kade dijk singel dreef hof pad markt lei steeg".split()),
        ),
        _rule(
            "steenweg",
            rf"(?:Steenweg|Chaussée)(?: op {_CAP}| {_SMALL}{_CAP})? {_HOUSE}(?: bus \d{{1,4}})?",
            ("steenweg", "chauss"),
        ),
        _rule(
            "polish",
            rf"(?i:ul\.|al\.|aleja|os\.|osiedle|pl\.|plac|ulica) ?{_NAMES} \d{{1,4}}[a-zA-Z]?(?: ?/ ?\d{{1,4}}| m\."
            rf" ?\d{{1,4}}| lok\. ?\d{{1,4}})?",
            ("ul", "al", "os", "pl"),
        ),
        _rule(
            "english",
            rf"(?:(?:Flat|Apt\.?|Apartment|Unit|Suite) \d{{1,4}}[A-Z]?,? )?\d{{1,5}}[A-Za-z]? (?:[NSEW]{{1,2}}\.?"
            rf" )?(?:{_CAP} )?{_CAP}"
            rf" {_EN_TYPE}(?: [NSEW]{{1,2}}(?!\w))?(?:,? (?:Apt\.?|Suite|Unit|#) ?\w{{1,5}})?(?!\w)",
            (
                "flat",
                "apt",
                "unit",
                *"st road rd ave lane ln dr boul blvd terr cresc close court ct pl squ way loop".split(),
                *"gard grove mews rise hill cott row walk park circle trail high".split(),
            ),
            0.85,
        ),
        _rule(
            "flat",
            rf"(?:Flat|Apartment|Unit) \d{{1,4}}[A-Z]?, {_CAP} {_CAP}(?=, )",
            ("flat", "apartment", "unit"),
            0.85,
        ),
        _rule(
            "coded",
            rf"(?=[A-ZÀ-ÞŁŚŻŹĆ])(?=[^\d\n]{{1,40}}[a-zà-ÿ]{{2}})(?:{_CAP} )?(?:{_CAP} )?{_CAP} \d{{1,4}}"
            rf" ?[a-z]?(?:/\d{{1,3}})?(?:/\d{{1,3}})?{_EXTRA}{_WITH_CODE}",
            (),
            0.85,
        ),
        *(_rule(*more) for more in more_streets(_NAMES, _HOUSE, _WITH_CODE)),
        _rule("uk_code", rf"(?:{_TOWN},? )?{_UK}(?!\w)", (), 0.9, "postal_city"),
        _rule(
            "us_code",
            rf"(?:{_TOWN}, )(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA"
            rf"|RI|S[CD]|T[NX]"
            r"|UT|V[AT]|W[AIVY]) \d{5}(?:-\d{4})?(?!\w)",
            (),
            0.9,
            "postal_city",
        ),
        _rule("dutch_code", rf"\d{{4}} ?[A-Z]{{2}} {_TOWN}", (), 0.85, "postal_city"),
        _rule("polish_code", rf"\d{{2}}-\d{{3}} {_TOWN}", ("-",), 0.85, "postal_city"),
        _rule(
            "code",
            rf"(?:[A-Z]{{1,2}}-)?(?:\d{{5}}|\d{{4}}|\d{{3}} \d{{2}}|\d{{4}}-\d{{3}}) {_TOWN}",
            (),
            0.8,
            "postal_city",
        ),
    )

    def spans(self, page: Page) -> Iterator[Span]:
        """Streets, then the postcodes that stand right behind one."""
        text = page.text
        if not page.once(has_digit):
            return
        found = list(super().spans(page))
        ends = {s.end for s in found if s.subtype == "street"}
        for span in found:
            between = _between(text, span, ends)
            if between is not None:
                yield between
            if (
                span.subtype == "street"
                or between is not None
                or _CERTAIN.fullmatch(text, span.start, span.end)
                or _follows(text, span.start, ends)
            ):
                yield span

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """No street is a quantity: what follows the number must not be a unit."""
        start, end = match.span("v")
        if rule.name == "coded" and (thing := PREMISES.match(text, start)):
            start = thing.end()
        if rule.subtype == "street" and (_UNIT.match(text, end) or "\n" in match["v"] or is_route(text, start)):
            return None
        return Span(start, end, EntityType.ADDRESS, rule.subtype, rule.score)


_BETWEEN = re.compile(
    r"(?:[, ]{1,2}(?:\d{1,2}(?:er|e|ème|º|ª|°|\.)? ?(?:étage|piso|piano|OG|Stock|dcha|izq\w{0,6}|planta|verdieping"
    r"|floor|piętro|[A-D])"
    r"|(?:Stiege|Tür|Top|esc|bât|bte|apt|appt|int|scala|puerta|portal|lok|bus|Whg|Wohnung|Hinterhaus|résidence"
    r"|escalier|porte)[ .]{0,2}\w{0,8})"
    r"(?:\.? ?(?:dcha|izq\w{0,6}|gauche|droite|links|rechts))?\.?){1,4}",
    re.IGNORECASE,
)


def _between(text: str, span: Span, ends: set[int]) -> Span | None:
    """Staircase, floor and door between a street and its postcode."""
    if span.subtype == "street":
        return None
    for end in range(max(0, span.start - 48), span.start - 4):
        if end in ends and _BETWEEN.fullmatch(text[end : span.start].rstrip(", \r\n")):
            gap = text[end : span.start]
            left = end + len(gap) - len(gap.lstrip(", "))
            return Span(left, end + len(gap.rstrip(", \r\n")), EntityType.ADDRESS, "street", 0.7)
    return None


def _follows(text: str, start: int, ends: set[int]) -> bool:
    """Whether a street ends right before, or a street stands right behind ("1010 Wien, Stephansplatz 3")."""
    if _GERMAN_END.search(text[max(0, start - 64) : start]):
        return True
    return any(end in ends and not any(c.isalnum() for c in text[end:start]) for end in range(max(0, start - 6), start))


#: A German street or its staircase and door right before: "Hauptstraße 64, Stiege 2, Tür 11, ".
_GERMAN_END = re.compile(
    r"(?:straße|strasse|str\.|gasse|weg|platz|allee|ring|zeile|kai|ufer|hof) \d{1,4} ?[a-h]?(?:/\d{1,4}){0,3}"
    r"(?:, ?(?:Stiege|Stg\.|Top|Tür|Stock|Whg\.|Haus) ?\d{1,3})?(?:, ?(?:Top|Tür|Stock"
    r"|Whg\.) ?\d{1,3})?(?:, ?(?:Top|Tür) ?\d{1,3})?,? ?(?:\r?\n)?\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\s{0,2}(?:€|%|euros?|eur|zł|km|m²|kg|personas|persone|personnes|people|osób|uhr|h\b|:\d\d|,\d\d(?!\d)|\.\d)",
    re.IGNORECASE,
)
#: Postcodes that look like nothing else.
_CERTAIN = re.compile(
    rf"(?:{_TOWN},? )?{_UK}|{_TOWN}, [A-Z]{{2}} \d{{5}}(?:-\d{{4}})?|\d{{4}} (?!I|VI?I?|X)[A-Z]{{2}} {_TOWN}"
    rf"|\d{{2}}-\d{{3}} {_TOWN}"
)

RECOGNIZER: Final[RuleRecognizer] = EuropeanAddressRecognizer()
