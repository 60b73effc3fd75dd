"""Postal addresses (DIN 5008; street, then postcode and town).

Two adjacent findings rather than one: ``street`` (street and house number, or a box) and ``postal_city`` (five digits
and town). German forms first, the commonest English and French ones as well. Look-alikes: "Straße 14 Tage gesperrt",
prices ("12345 Euro"), quantities ("10000 Stück"), street-like nouns ("Parkplatz 12", "String 5").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers._context import line_of, shared_lexicon
from filters.recognizers._house import ADDITION, PREMISES, ends_in_house
from filters.recognizers._impersonal import is_route
from filters.recognizers.base import Rule, RuleRecognizer

_NUMBER = (
    r"[ \t]{0,2}(?:nr\.[ \t]?)?\d[\dOl]{0,3}(?:[ \t]?[a-hA-H](?![\w])| ?[½¼]"
    r"| 1/[24](?!\d))?(?:[ \t]?[-–/+][ \t]?\d{1,4}(?:[ \t]?[a-hA-H](?!\w)"
    r")?)?(?![\w%€])(?!,\d\d(?!\d))(?!\.\d)"
)
_STREET_WORD = r"straße|strasse|straẞe|str\."
_OTHER_WORD = (
    r"weg|platz|allee|gasse|ring|damm|ufer|chaussee|promenade|steig|stieg|pfad|markt|graben|berg|hof"
    r"|park|feld|tor|kamp|wall|zeile|siedlung|brücke"
)
#: Roads that are numbered as such.
_ROADS = ("bundes", "landes", "kreis", "staats", "einbahn", "schnell", "land", "neben", "seiten", "bau")
#: After an adjective ("Prenzlauer Promenade 261") nothing but a street.
_ALWAYS_STREET = frozenset(
    {"promenade", "allee", "weg", "platz", "gasse", "damm", "ufer", "chaussee", "ring", "landstraße"}
)
_UNIT = re.compile(
    r"\s{0,2}(?:tage?n?|wochen?|monate?n?|jahre?n?|stunden?|minuten?|sekunden|uhr|km|m|meter|kilometer"
    r"|euro|eur|€|prozent|%|stück|mal|personen|punkte|teilnehmer\w*|x)\b",
    re.IGNORECASE,
)
_NOT_TOWN = frozenset(
    """euro eur stueck usd chf dollar personen einwohner kunden mitarbeiter meter kilometer tonnen mal jahre tage
    stunden
    punkte teilnehmer zeilen bestellungen artikel exemplare nutzer zeichen token woerter seiten besucher fans
    kg""".split()
)
_PREPOSITION = re.compile(
    r"(?:An der|An den|Am|Im|In der|In den|Auf der|Auf dem|Hinter der|Hinter dem|Unter den|Vor dem"
    r"|Vor der|Zum|Zur|Beim|Alte|Alter|Neue|Neuer|Große|Kleine)\s\Z"
)
_LABEL = re.compile(
    r"(?:anschrift|adresse|address|wohnhaft|wohnt|wohne|wohnen|straße|strasse|lieferung an|wohnsitz"
    r"|street|plz|postleitzahl|\bort|city|zip|postal code|umzug|ziehe|zieht|gezogen)\b[^\n]{0,40}\Z",
    re.IGNORECASE,
)
_POSTCODE_NEXT = re.compile(r"[,;]?\s{0,3}(?:\|\s)?(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÄÖÜ]")
#: "V85", "IPv4": the figure belongs to the word.
_GLUED = re.compile(r"\b(?:[^\W\d_]|[A-Z][^\W\d_]{1,2})\d{1,3}\Z")
_TOWN = (
    r"[A-ZÄÖÜ][^\W\d_]{1,30}(?:[-/][A-ZÄÖÜ]?[^\W\d_]{1,30})?(?:\s(?:am|an der|a\.\s?d\.|ob der|im"
    r"|in der|vor der|bei|a\.)\s?[A-ZÄÖÜ][\w.]{0,20}"
    r"|\s\((?i:Main|Oder|Saale|Ruhr|Westf\.|Westfalen|Sauerland|Eifel|Taunus|Allgäu)\)|\s(?:Bad|Main"
    r"|Saale)\b)?"
)


class AddressRecognizer(RuleRecognizer):
    """Streets first; a postcode counts next to one, under a label, or alone on its line."""

    LABEL = EntityType.ADDRESS
    RULES = (
        Rule(
            "street",
            re.compile(rf"(?<![\w.\-])(?P<v>[\w.'’\-]{{0,40}}(?:{_STREET_WORD}){_NUMBER})", re.IGNORECASE),
            "street",
            0.95,
            ("str",),
        ),
        Rule("str", re.compile(rf"(?<![\w.\-])(?P<v>[A-ZÄÖÜ][\w'’\-]{{2,40}}str{_NUMBER})"), "street", 0.9, ("str",)),
        Rule(
            "way",
            re.compile(rf"(?<![\w.\-])(?P<v>(?=[A-ZÄÖÜ])[\w.'’\-]{{0,40}}(?i:{_OTHER_WORD}){_NUMBER})"),
            "street",
            0.85,
        ),
        Rule(
            "prepositional",
            re.compile(
                rf"(?<![\w.\-])(?P<v>(?:An der|An den|Am|Im|In der|In den|Auf der|Auf dem|Hinter der|Hinter dem"
                rf"|Unter den|Vor dem|Zum|Zur|Beim)\s[A-ZÄÖÜ][\w\-]{{2,30}}{_NUMBER})"
            ),
            "street",
            0.8,
        ),
        Rule(
            "square",
            re.compile(
                r"(?<![\w.\-])(?P<v>(?:Platz|Straße|Allee|Ufer|Weg) (?:der|des|am|an der|im) (?:\d{1,2}\."
                r" )?[A-ZÄÖÜ][\w\-]{2,25}"
                rf"{_NUMBER})"
            ),
            "street",
            0.85,
            ("platz ", "straße ", "allee ", "ufer ", "weg "),
        ),
        Rule(
            "labelled",
            re.compile(
                rf"(?<![\w\-])(?i:anschrift|adresse|street|straße|lieferadresse|rechnungsadresse"
                rf"|address)\s?[:=]\s?[\"']?(?P<v>[A-ZÄÖÜ][\w.'’\- ]{{2,40}}?{_NUMBER})"
            ),
            "street",
            0.8,
            ("ress", "str", "anschr"),
        ),
        Rule(
            "english",
            re.compile(
                r"(?<![\w.,])(?P<v>\d{1,5}[A-Za-z]?\s[A-Z][\w'’]{2,25}\s(?:[A-Z][\w'’]{2,25}\s)?(?:Street|St\."
                r"|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Boulevard|Blvd\.?|Terrace|Crescent|Close))(?!\w)"
            ),
            "street",
            0.9,
        ),
        Rule(
            "french",
            re.compile(
                r"(?<![\w.])(?P<v>\d{1,4}(?:\s?(?:bis|ter))?,?\s(?i:rue|avenue|boulevard|place|chemin"
                r"|impasse)\s(?:de la |de l['’]|du |des |de |d['’])?[A-ZÉÈ][\w'’\-]{2,30})"
            ),
            "street",
            0.9,
            ("rue", "avenue", "boulevard", "place", "chemin", "impasse"),
        ),
        Rule(
            "box",
            re.compile(
                r"(?<!\w)(?P<v>(?:Postfach|Postf\.|P\.?\s?O\.?\s?Box|BP|Apartado|Casella postale|Postbus|Skrytka"
                r" pocztowa)"
                r"\s(?:Nr\.?\s)?\d[\d ]{0,9}\d?)(?!\w)",
                re.IGNORECASE,
            ),
            "street",
            0.9,
            ("postf", "box", "bp ", "apartado", "casella", "postbus", "skrytka"),
        ),
        Rule(
            "before_code",
            re.compile(
                r"(?<![\w.\-])(?P<v>(?:[A-ZÄÖÜ][\w.'’\-]{1,30}+ )?(?:[A-ZÄÖÜ][\w.'’\-]{1,30}+ )?"
                r"[A-ZÄÖÜ][\w.'’\-]{2,30}+ (?:Nr\.? ?)?[\dl]{1,4} ?[a-z]?(?:[/\-]\d{1,3})?)"
                r"(?=(?:,? (?:HH|Hinterhaus|VH|Vorderhaus)\b)?"
                r"(?:,? (?:EG|\d\.? ?(?:OG|Stock|Etage)|DG)\b(?: links| rechts| mitte)?)?"
                r"(?: ?[,;·|•] ?|\r?\n[ \t>]{0,4})(?:D-)?\d{4}[\dl] [A-ZÄÖÜ])"
            ),
            "street",
            0.85,
        ),
        Rule(
            "addition",
            re.compile(
                rf"(?<=[\da-hO½])(?P<c>,? {ADDITION})(?P<d>,? {ADDITION})?(?P<e>,? {ADDITION})?"
                rf"(?P<f>,? {ADDITION})?(?!\w)",
                re.IGNORECASE,
            ),
            "street",
            0.6,
        ),
        Rule(
            "spoken",
            re.compile(
                r"(?<![\w.\-])(?P<v>(?:(?:am|im|an der|in der|auf der) )?[^\W\d_]{3,30}(?: (?i:straße|weg|platz"
                r"|allee))?"
                r" (?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)(?:hundert|und)[a-zäöüß]{0,20}"
                r"|hundert[a-zäöüß]{2,20}"
                r"|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht"
                r"|neun)zehn)"
                r"(?: [a-f])?)(?!\w)",
                re.IGNORECASE,
            ),
            "street",
            0.7,
            (
                " eins",
                " zwei",
                " drei",
                " vier",
                " fünf",
                " sechs",
                " sieben",
                " acht",
                " neun",
                "hundert",
                " zehn",
                "zehn",
                "elf",
                "zwölf",
            ),
        ),
        Rule(
            "spoken_code",
            re.compile(
                r"(?<!\w)(?P<v>(?:null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun)"
                + r"[ ,]{1,2}(?:null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun)" * 4
                + r",? [A-ZÄÖÜ][^\W\d_]{2,30})(?!\w)",
                re.IGNORECASE,
            ),
            "postal_city",
            0.85,
            ("null ", "eins ", "zwei ", "drei ", "vier ", "fünf "),
        ),
        Rule(
            "postal_city",
            re.compile(
                rf"(?<![\w.,\-])(?P<v>(?:(?:D|DE|A|AT|CH)-\s?\d{{4,5}}|\d{{4}}[\dl]"
                rf"|\d{{2}}[\dOl]{{3}})\s{_TOWN}\d?[^\W\d_]{{0,12}})(?![\w])"
            ),
            "postal_city",
            0.9,
        ),
        Rule(
            "postcode",
            re.compile(
                r"(?<!\w)(?i:plz|postleitzahl|postal code|postcode"
                r"|zip(?: code)?)[\"']?\s?[:=.]?\s?[\"']?(?P<v>\d{4,5})(?![\w.,]\d)"
            ),
            "postal_city",
            0.9,
            ("plz", "post", "zip"),
        ),
    )

    def spans(self, page: Page) -> Iterator[Span]:
        """Streets, and then the postcodes that their neighbourhood makes credible."""
        text = page.text
        found = list(super().spans(page))
        street_ends = {s.end for s in found if s.subtype == "street"}
        for span in found:
            if span.subtype == "street" or (span.subtype == "postal_city" and _is_postal(text, span, street_ends)):
                yield span

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Complete a street to the left and ask for evidence where the word alone says little."""
        start, end = match.span("v" if "v" in rule.pattern.groupindex else 0)
        if rule.name == "addition":
            start += len(match[0]) - len(match[0].lstrip(", "))
            return Span(start, end, EntityType.ADDRESS, "street", 0.6) if ends_in_house(text, match.start()) else None
        if rule.name == "spoken":
            return _spoken(match, start, end)
        if rule.name == "before_code" and (thing := PREMISES.match(text, start)):
            start = thing.end()
        if rule.subtype != "street" or rule.name in {"english", "french", "box", "square", "before_code"}:
            return Span(start, end, EntityType.ADDRESS, rule.subtype, rule.score)
        glued = rule.name == "labelled" and _GLUED.search(text, start, end)
        if glued or _UNIT.match(text, end) or is_route(text, start):
            return None
        start += len(text[start:end]) - len(text[start:end].lstrip("'’.-"))
        word = re.split(r"\s{0,2}(?:nr\.\s?)?\d", text[start:end], maxsplit=1)[0]
        left = _left(text, start, word)
        bare = rule.name == "way" and word.casefold() in _OTHER_WORD.split("|")
        named = bare and left < start and text[left:start].rstrip().endswith("er") and word.casefold() in _ALWAYS_STREET
        if (left == start or (bare and not named)) and not _names_a_street(rule.name, word, text, start, end):
            return None
        return Span(left, end, EntityType.ADDRESS, "street", rule.score)


#: What a spoken street name ends in.
_SPOKEN_STREET = re.compile(
    r"(?:straße|strasse|weg|platz|gasse|allee|halde|teich|ufer|ring|hof|damm|berg|markt|graben)\Z", re.IGNORECASE
)


def _spoken(match: re.Match[str], start: int, end: int) -> Span | None:
    """The word before the number must end as streets end."""
    words = match["v"].split()
    number = next(
        (i for i, w in enumerate(words) if i and not _SPOKEN_STREET.search(w) and _SPOKEN_STREET.search(words[i - 1])),
        0,
    )
    if not number or (words[0].lower() in {"der", "die", "das", "den", "ein", "am"} and len(words) < 3):
        return None
    street = words[number - 1].lower()
    if street in {"platz", "weg", "ring", "hof", "ufer", "markt", "berg", "teich", "damm"} and number < 2:
        return None
    if words[0].lower() in {"auf", "vom", "von", "der", "die", "um", "mit"}:
        return None
    return Span(start, end, EntityType.ADDRESS, "street", 0.7)


#: "Wiedner Hauptstraße", "Mainzer Landstraße".
_ADJECTIVE = re.compile(r"(?<![\w.\-])[A-ZÄÖÜ][a-zäöüß\-]{2,20}er \Z")
_MAIN_ROAD = re.compile(
    r"\A(?:haupt|land|heer|dorf|bahnhof|schloss|ring|kirch)(?:straße|strasse|str\.?|allee|platz|gasse)", re.IGNORECASE
)


def _left(text: str, start: int, word: str) -> int:
    """Where a street of several words begins: "Alte Kölner Straße 5", "Am Alten Markt 3"."""
    before = text[max(0, start - 50) : start]
    if not word[:1].isupper():
        return start
    adjective = _ADJECTIVE.search(before) if _MAIN_ROAD.search(word) else None
    if adjective is not None and not _is_sentence_word(adjective[0]):
        return start - len(adjective[0])
    bare = word.rstrip(".").casefold() in {"straße", "strasse", "str", *_OTHER_WORD.split("|")}
    for step in range(3 if bare else 1):
        found = _PREPOSITION.search(before) or (
            re.search(r"[A-ZÄÖÜ][\w'’\-]{1,24}[a-zäöüß.]\s\Z", before) if bare and not step else None
        )
        if found is None or "\n" in found[0] or (not _PREPOSITION.search(before) and _is_sentence_word(found[0])):
            break
        start -= len(found[0])
        before = before[: found.start()]
    return start


def _is_sentence_word(word: str) -> bool:
    return word.strip() in {
        "Die",
        "Der",
        "Das",
        "In",
        "Auf",
        "Diese",
        "Unsere",
        "Eine",
        "Ihre",
        "Meine",
        "Mein",
        "Ihr",
        "Adresse",
        "Anschrift",
        "Zur",
        "Beim",
    }


def _names_a_street(rule: str, word: str, text: str, start: int, end: int) -> bool:
    evidence = (
        _POSTCODE_NEXT.match(text, end) is not None or _LABEL.search(text[max(0, start - 60) : start]) is not None
    )
    folded = word.rstrip(".").lower()
    if rule in {"street", "str"}:
        generic = folded in {"straße", "strasse", "str", "bundesstraße", "landstraße", "autostraße", "straßen"}
        compound = len(folded) > 7 and folded.endswith(("straße", "strasse", "str")) and not folded.startswith(_ROADS)
        return not generic and (word[:1].isupper() or evidence or compound)
    if rule == "way":
        last = folded.rsplit("-", 1)[-1]
        known_noun = shared_lexicon().is_ordinary(last) or last.endswith(("ering", "oring", "uring", "tring", "pring"))
        return evidence or (
            last.endswith(("weg", "platz", "allee", "gasse", "damm", "ufer", "chaussee", "ring")) and not known_noun
        )
    return evidence


def _is_postal(text: str, span: Span, street_ends: set[int]) -> bool:
    value = text[span.start : span.end]
    if value[0] in "DAC" or value.isdigit() or value[0].isalpha():
        return True
    town = value.split(None, 1)[1]
    first = re.split(r"[\s\-/]", town)[0]
    if _fold(first) in _NOT_TOWN:
        return False
    for end in range(max(0, span.start - 4), span.start):
        if end in street_ends and not any(c.isalnum() for c in text[end : span.start]):
            return True
    before, after = line_of(text, span.start, span.end)
    if re.search(
        r"(?:anschrift|adresse|address|wohnhaft|wohnt|wohne|plz|ort|city)\b[^.!?]{0,60}\Z", before, re.IGNORECASE
    ):
        return True
    if before.strip(" \t>|*") or after.strip(" \t|,*"):
        previous = before.rstrip(" ,|")
        return (
            bool(previous)
            and previous[-1:].isdigit()
            and not shared_lexicon().is_ordinary(first)
            and "," in before[-3:]
        )
    return not shared_lexicon().is_ordinary(first)


def _fold(word: str) -> str:
    return word.casefold().replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")


RECOGNIZER: Final[RuleRecognizer] = AddressRecognizer()
