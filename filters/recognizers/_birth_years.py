"""Years of birth, and words for a date of birth that stand behind it.

"Jahrgang 1962", "1947 geboren", "née en 1979", "rocznik 1966", ``♀, 1962``. Not years of birth: vintages of"
" wine, school
years, the year in which a thing was built.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers import _dates as dates
from filters.recognizers.base import Rule

_YEAR: Final = r"(?P<v>(?:19|20)\d\d)(?![\w.\-–/]\d|\w)"
_BORN: Final = (
    r"(?:geboren(?:e[rn]?)?|geb\.?|gebürtig|born|née?s?|nacid[oa]s?|nació|nat[oai]|nasce|urodzon[yae]"
    r"|urodził(?:a|em|am)?"
    r"|urodziłem|ur\.|geborene?)"
)
_IN: Final = (
    r"(?:in|im|im jahre?|im (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|im (?:frühjahr|sommer|herbst|winter)|anno|en|el|nel|nell['’]|w|we|w roku|in the year|sometime in|around"
    r"|circa|um|ca\.)"
)
_AGED: Final = (
    r"jahrgang|jhg\.|jahrg\.|geburtsjahr|geb\.-?jahr|year of birth|birth_?year|année de naissance|año de nacimiento"
    r"|anno di nascita|geboortejaar|rok urodzenia|rocznik|classe|quinta del?|bouwjaar|jg\.|ur\."
)
BIRTH_YEARS: Final[tuple[Rule, ...]] = (
    Rule(
        "year",
        re.compile(rf"(?<!\w)(?i:{_AGED}|geboren|born in|né en|nacido en)[\s:=\"',]{{1,4}}{_YEAR}"),
        "birth_year",
        0.85,
        tuple(
            "geb jahrg jhg jg. born birth né naci nasc naiss geboorte urodz rocznik classe quinta bouwjaar ur.".split()
        ),
    ),
    Rule(
        "year_in",
        re.compile(rf"(?<![^\W_])(?i:{_BORN}) (?i:{_IN})[ ]?{_YEAR}", re.IGNORECASE),
        "birth_year",
        0.85,
        tuple("gebor geb gebür born né naci nat nas urodz ur.".split()),
    ),
    Rule(
        "year_plain",
        re.compile(rf"(?<![^\W_])(?i:geb\.|gebürtig|née?|nacid[oa]|nat[oa]|urodzon[ya]|b\.) {_YEAR}", re.IGNORECASE),
        "birth_year",
        0.8,
        ("geb", "né", "naci", "nat", "urodz", "b. "),
    ),
    Rule(
        "year_then",
        re.compile(
            r"(?<![\w.\-/])(?P<v>(?:19|20)\d\d)(?: in [A-ZÄÖÜ][^\W\d_]{2,24})? "
            r"(?i:geboren(?:e[rn]?)?|zur Welt gekommen|zur Welt|auf die Welt|naissance|urodzon[ya])(?!\w)"
        ),
        "birth_year",
        0.85,
        ("gebor", "welt", "naissance", "urodz"),
    ),
    Rule(
        "year_short",
        re.compile(
            r"(?<!\w)(?i:jahrgang|jhg\.|jg\.|rocznik|classe|quinta del)[\s:=]{1,3}(?P<v>['’‘]?\d\d)(?![\w./\-]|\s?[%€])"
        ),
        "birth_year",
        0.8,
        ("jahrgang", "jhg.", "jg.", "rocznik", "classe", "quinta"),
    ),
    Rule(
        "year_star",
        re.compile(rf"(?<![\w*])\*\s?{_YEAR}"),
        "birth_year",
        0.8,
        ("*",),
    ),
    Rule(
        "year_sex",
        re.compile(
            r"(?:[♀♂⚥]|(?<![\w.])(?i:männl(?:ich|\.)|weibl(?:ich|\.)|male|female|masculin|féminin|hombre|mujer"
            r"|maschio|femmina"
            r"|divers)|(?:^|[,;|/·(] ?)(?:[mwdfMWDF]))\s?[,;|/·] ?(?P<v>(?:19|20)\d\d)(?= ?(?:[,;|/·)]|$))",
            re.MULTILINE,
        ),
        "birth_year",
        0.75,
        (),
    ),
    Rule(
        "anniversary",
        re.compile(
            rf"(?<![\w.])(?P<v>\d{{1,2}}\.(?: ?\d{{1,2}}\.| (?:{dates.MONTH}))) (?i:geburtstag|50|60|70|80|18"
            rf"|40|30)(?!\w)"
        ),
        "",
        0.6,
        ("geburtstag", "wird am"),
    ),
)
#: A vintage, a school year, a thing.
_THING = re.compile(
    r"\s?[,(]?\s?(?:riesling|spätburgunder|burgunder|silvaner|rioja|barolo|bordeaux|chianti|wein|sekt|whisky"
    r"|cuvée|grand"
    r"|brunello|schüler|klasse|abitur|modell|auflage|edition|dach|km\b|ps\b|ccm|diesel|benzin|tdi|erstzulassung"
    r"|vintage|vino|vin\b|wijn|wino|energetic)",
    re.IGNORECASE,
)
_THING_BEFORE = re.compile(
    r"(?:wein|riesling|sekt|auto|wagen|haus|heizung|maschine|modell|fahrzeug|bier|ab|casa|auto|huis|woning"
    r"|efficienza|prima"
    r"|seconda|terza|energetica)\s(?:der |vom |aus dem |des |di )?\Z",
    re.IGNORECASE,
)


def is_birth_year(rule: str, match: re.Match[str], text: str) -> bool:
    """Whether the year is somebody's: no vintage, no year of construction, and not in the future of the people."""
    if rule == "anniversary":
        return True
    digits = re.sub(r"\D", "", match["v"])
    if len(digits) == 4 and not 1890 <= int(digits) <= 2035:
        return False
    before = text[max(0, match.start() - 16) : match.start()]
    if _THING.match(text, match.end("v")) or (_THING_BEFORE.search(before) and rule in {"year", "year_short"}):
        return False
    if match[0][:2].lower() == "jg" and before.endswith(("ab ", "(")):
        return False
    if rule in {"year", "year_short"} and match[0].lower().startswith("classe"):
        return match[0][0] == "C" or before.endswith((", ", "(", ". ")) or not before.strip()
    return True
