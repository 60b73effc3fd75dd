"""Slips of the model that rules can tell: numbers of things, words taken for addresses or user names."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from filters.detection import EntityType
from filters.recognizers._dates import plausible
from filters.recognizers._impersonal import is_impersonal, is_route

_YEAR = re.compile(r"(?:199|20[0-3])\d")
_NUMBER_WORD = re.compile(r"(?:nr|no|num\w{0,5}|number|id|code|#|n[°º])[.:]?[\s\"'#:]{0,4}\Z", re.IGNORECASE)
_FIGURES = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_DIGIT = re.compile(r"\d")
_STREET = re.compile(
    r"stra(?:ß|ss)e|str\b|weg\b|platz|allee|gasse|\bring|damm|ufer|\bhof|park|markt|chaussee|street|road|lane"
    r"|avenue|rue\b|via\b|calle"
    r"|plaza|piazza|straat|laan|plein|\bul\.",
    re.IGNORECASE,
)
_FLOOR = re.compile(
    r"\d{1,2}(?:e|er|ème|º|°|\.)?\s?(?:étage|piano|piso|verdieping|piętro|stock|etage|floor)", re.IGNORECASE
)
_ROOM = re.compile(
    r"(?:ward|room|zimmer|raum|feld|reihe|grab|sitz|station|saal|gate|kamer|sala|bay)\s\w{1,4}", re.IGNORECASE
)
#: A key before the value that names no person: ``"ev":"logout"``.
_EVENT = re.compile(r"[\"'](?:ev|event|action|type|status|level|method|op|state|msg|kind)[\"']\s?[:=]\s?[\"']\Z")
_DATE_FORM = re.compile(r"(?:[dtjmyarhsgn]{2,4}[-./: ]?){2,6}|wi-?fi|wlan|password|passwort", re.IGNORECASE)
_VOUCHER = re.compile(
    r"(?:gutschein|rabatt|promo|aktions|coupon|voucher|discount|descuento|sconto|réduction|korting"
    r"|rabatow)[\w\- ]{0,12}[: ]\Z"
    r"|watch\?v=\Z",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\s(?:minuten|stunden|tage|uhr|min\b|std\b|minutes|minutos|minuti|minuten|minut|hours|stück)", re.IGNORECASE
)
_TRAIN = re.compile(
    r"\d{1,3} [^\W\d_]{3,12}\Z|(?:gleis|zug|bahnsteig|platform|voie|train|binario|treno|andén|vía|spoor|peron"
    r"|pociąg) \d",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\.[A-Z]\w")
_ROLES: Final = frozenset(
    """helpdesk support info admin service team hotline office kontakt vertrieb buchhaltung logout login signup mensual
    trimestral anual monthly yearly quarterly monatlich jährlich operator agent client klant klient cliente operatore
    konsultant kunde bot system""".split()
)


def is_slip(text: str, start: int, end: int, label: EntityType) -> bool:
    """Whether what the model took for `label` is known to be something else."""
    value = text[start:end]
    match label:
        case EntityType.ID_NUMBER | EntityType.PHONE:
            numbered = is_impersonal(text, start, end) or _is_article(value) or _is_year(text, start, value)
            return numbered or (value.isdigit() and value in "01234567890")
        case EntityType.SECRET:
            return is_impersonal(text, start, end) or _is_weak(value) or _is_no_secret(text, start, value)
        case EntityType.DATE_OF_BIRTH:
            return _FIGURES.fullmatch(value) is not None and not plausible(value)
        case EntityType.ADDRESS:
            return _is_no_address(value) or is_route(text, start) or _LENGTH.match(text, end) is not None
        case EntityType.USERNAME:
            return value.lower() in _ROLES or _is_event(text, start, end)
        case _:
            return False


def _is_weak(value: str) -> bool:
    """Too short to keep anything, or letters and digits in their order: the alphabet of an encoding."""
    if len(value) < 4:
        return True
    steps = [ord(after) - ord(before) for before, after in pairwise(value)]
    return steps.count(1) > 0.8 * len(steps)


def _is_event(text: str, start: int, end: int) -> bool:
    """``"ev":"logout"``; a class behind the value makes it the name of a logger: ``c.z.lager.Bestand``."""
    return _EVENT.search(text[max(0, start - 16) : start]) is not None or _CLASS.match(text, end) is not None


def _is_year(text: str, start: int, value: str) -> bool:
    return _YEAR.fullmatch(value) is not None and not _NUMBER_WORD.search(text[max(0, start - 16) : start])


def _is_no_address(value: str) -> bool:
    """A word or two without number or street, a floor or a room alone, a train at its platform."""
    if (_TRAIN.match(value) and not _STREET.search(value)) or _FLOOR.fullmatch(value) or _ROOM.fullmatch(value):
        return True
    return not _DIGIT.search(value) and not _STREET.search(value) and len(value.split()) < 3


def _is_no_secret(text: str, start: int, value: str) -> bool:
    """The form of a date, the medium of a network, a voucher, the video of an address."""
    return _DATE_FORM.fullmatch(value) is not None or _VOUCHER.search(text[max(0, start - 24) : start]) is not None


def _is_article(value: str) -> bool:
    """Thirteen digits with the check digit of GS1 (EAN, GTIN) and a country of Europe in front."""
    if (
        len(value) != 13
        or not value.isdigit()
        or value[:2] not in {"40", "41", "42", "43", "44", "50", "54", "76", "80", "87", "90"}
    ):
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(value))
    return total % 10 == 0
