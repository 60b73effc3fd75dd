"""Offices that one person holds at a time in one place, and how the place is told from a topic.

"Der Bürgermeister von Meppen" is one person whose name anybody can look up. Three things make it so: an office of which
there is one per place or institution, the place or institution *by name*, and no indefinite article ("ein Pfarrer in
Köln" is anybody). German first, English second. Words are folded (`filters.lexicon.fold_name`).

Not here: heads of state and government. They are talked about as topics, and nobody is hidden by not naming them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Final


class Per(Enum):
    """What has one of the kind, or a few."""

    TOWN = auto()
    INSTITUTION = auto()
    COMPANY = auto()
    PARISH = auto()


_WORDS: Final[Mapping[Per, str]] = MappingProxyType(
    {
        Per.TOWN: """buergermeister buergermeisterin oberbuergermeister oberbuergermeisterin ortsvorsteher
            ortsvorsteherin ortsbuergermeister ortsbuergermeisterin landrat landraetin oberkreisdirektor
            stadtdirektor stadtdirektorin stadtkaemmerer stadtkaemmerin kaemmerer kaemmerin amtsdirektor
            amtsdirektorin kreisbrandmeister stadtbrandmeister ortsbrandmeister regierungspraesident
            regierungspraesidentin ministerpraesident ministerpraesidentin gemeindedirektor gemeindedirektorin
            mayor mayoress""",
        Per.INSTITUTION: """schulleiter schulleiterin schulleitung rektor rektorin schuldirektor schuldirektorin
            konrektor konrektorin kitaleiter kitaleiterin kindergartenleiterin heimleiter heimleiterin chefarzt
            chefaerztin klinikdirektor klinikdirektorin pflegedirektor pflegedirektorin intendant intendantin
            museumsdirektor museumsdirektorin dekan dekanin superintendent superintendentin bischof bischoefin
            abt aebtissin gerichtspraesident gerichtspraesidentin polizeipraesident polizeipraesidentin
            vorstandsvorsitzender vorstandsvorsitzende vorstandsvorsitzenden vorstandschef vorstandschefin
            betriebsratsvorsitzender betriebsratsvorsitzende betriebsratsvorsitzenden personalratsvorsitzende
            aufsichtsratsvorsitzender aufsichtsratsvorsitzende cheftrainer cheftrainerin headmaster headmistress
            headteacher principal bishop abbot ceo cfo cto coo""",
        Per.COMPANY: """geschaeftsfuehrer geschaeftsfuehrerin inhaber inhaberin prokurist prokuristin
            firmeninhaber firmeninhaberin firmenchef firmenchefin werkleiter werkleiterin niederlassungsleiter
            niederlassungsleiterin filialleiter filialleiterin""",
        Per.PARISH: """pfarrer pfarrerin pastor pastorin gemeindepfarrer gemeindepfarrerin imam rabbiner
            rabbinerin kantor kantorin organist organistin revierfoerster revierfoersterin vicar""",
    }
)
OFFICES: Final[Mapping[str, Per]] = MappingProxyType(
    {word: per for per, line in _WORDS.items() for word in line.split()}
)

_NAME: Final = r"[A-ZÄÖÜ][\w&'’\-]*"
_UNIT: Final = (
    r"(?:Samtgemeinde|Verbandsgemeinde|Ortsgemeinde|Gemeinde|Hansestadt|Kreisstadt|Landeshauptstadt|Stadt|Insel"
    r"|Landkreises|Kreises|Marktes|Bezirks|City\s+of|Town\s+of|city\s+of|town\s+of|village\s+of)"
)
#: Behind a town's office: the place is ``v``. Without "von" or a unit it must be a place for another reason.
TOWN_BEHIND: Final = re.compile(
    rf"\s+(?:(?P<of>von|of)\s+|in\s+)?(?:der\s+|des\s+|the\s+)?(?:(?P<unit>{_UNIT})\s+)?"
    rf"(?P<v>(?:Bad\s+|Sankt\s+|St\.\s?|Groß\s+|Klein\s+)?{_NAME})"
)
#: Before it: "der Meppener Bürgermeister".
TOWN_BEFORE: Final = re.compile(r"\b[Dd](?:er|em|en|es|ie)\s+(?P<v>[A-ZÄÖÜ][\wäöüß\-]{3,30}er)\s+$")
#: Words that follow an office and are no name of a place.
NO_PLACE: Final = frozenset(
    """stadt gemeinde samtgemeinde verbandsgemeinde kreises landkreises marktes kommune kommunen region orts
        ortes landes heute morgen beruf amts rente ruhestand the""".split()
)
#: Behind an institution's office: the phrase in which the institution must be named.
PHRASE: Final = re.compile(
    r"\s+(?:der|des|von|vom|bei|beim|am|an|im|in|of|at|for)\s+(?:der\s+|dem\s+|the\s+)?(?P<v>[^\n,;:!?()\"„“]{3,80})"
)
_SCHOOL: Final = (
    r"(?:[Ss]chule|[Gg]ymnasiums?|[Kk]ollegs?|[Kk]ita|[Kk]indergartens?|[Uu]niversität|[Hh]ochschule|[Kk]linik"
    r"|[Kk]linikums?|[Kk]rankenhaus(?:es)?|[Hh]ospitals?|[Ss]eniorenheims?|[Pp]flegeheims?|[Tt]heaters?|[Mm]useums?"
    r"|[Ss]parkasse|[Ss]tadtwerke|[Gg]emeinde|[Pp]farrei|[Kk]irche|[Kk]losters?|School|Academy|College|University|Church"
    r"|Hospital|Parish)"
)
_FORM: Final = r"(?:gGmbH|GmbH|KGaA|AG|KG|UG|SE|OHG|GbR|eG|mbH|e\.\s?V\.|e\.\s?K\.|Ltd|Inc|LLC|plc)"
#: An institution by name: "Goethe-Schule", "Klinikum Meppen", "Muster & Sohn GmbH", "St. Marien".
NAMED: Final = re.compile(
    rf"(?<!\w)(?:(?:{_NAME}\s+)?{_NAME}-[\w\-]{{0,20}}?{_SCHOOL}\b|\w{{0,20}}{_SCHOOL}\s+(?:am\s+|im\s+|in\s+|St\.\s?)?{_NAME}"
    rf"|{_NAME}\s+(?:School|Academy|College|University|Church|Hospital|Parish)\b"
    rf"|{_NAME}(?:\s+(?:&|und|\+|{_NAME})){{0,4}}\s+{_FORM}(?!\w)|St\.\s?{_NAME})"
)
#: Before an office that stands for anybody who might hold it.
INDEFINITE: Final = re.compile(
    r"\b(?:ein|eine|einen|einem|einer|eines|kein|keine|keinen|jeder|jede|jeden|jedem|alle|allen|viele|mehrere|zwei|drei"
    r"|a|an|any|every|each|some|no)\s+(?:[a-zäöüß\-]{1,30}\s+)?$",
    re.IGNORECASE,
)
#: Before a masculine form this is the plural: "die Bürgermeister von …".
PLURAL: Final = re.compile(r"\bdie\s+(?:[a-zäöüß\-]{1,30}\s+)?$", re.IGNORECASE)
#: Around an office that is on offer.
VACANCY: Final = re.compile(
    r"\b[mwfdx]\s?/\s?[mwfdx]\b|\bgesucht\b|\bsuchen\b|\bsucht\b|Stellenanzeige|vakan|Nachfolge|hiring", re.IGNORECASE
)
