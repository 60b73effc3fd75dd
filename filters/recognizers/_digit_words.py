"""Digits and numbers as words, in seven languages, and the signs of an e-mail address as they are said."""

from __future__ import annotations

import re
from typing import Final

_DE: Final = (
    r"null|eins?|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht"
    r"|neun)zehn"
    r"|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwan|dreiß|vier|fünf|sech|sieb|acht|neun)z?ig"
    r"|doppel|schrägstrich|strich|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)hundert\w{0,22}"
)
_ES: Final = (
    r"cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci(?:séis"
    r"|seis|siete|ocho"
    r"|nueve)|veinte|veinti(?:uno|ún|dós|dos|trés|tres|cuatro|cinco|séis|seis|siete|ocho|nueve)|treinta"
    r"|cuarenta|cincuenta"
    r"|sesenta|setenta|ochenta|noventa|cien(?:to)?|(?:dos|tres|cuatro|seis|ocho)cientos|quinientos|setecientos"
    r"|novecientos"
    r"|barra|doble"
)
_FR: Final = (
    r"zéro|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente|quarante"
    r"|cinquante|soixante|septante|huitante|octante|nonante|cent"
)
_IT: Final = (
    r"zero|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici"
    r"|diciassette"
    r"|diciotto|diciannove|(?:vent|trent|quarant|cinquant|sessant|settant|ottant|novant)(?:[aiou]?|uno|otto"
    r"|[ai](?:due|tre"
    r"|tré|quattro|cinque|sei|sette|nove))|(?:due|tre|quattro|cinque|sei|sette|otto|nove)?cento\w{0,18}|doppio"
)
_EN: Final = (
    r"one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|double|triple|oh"
)
_NL: Final = (
    r"nul|een|één|twee|drie|vijf|zes|zeven|negen|tien|twaalf|dertien|veertien|(?:vijf|zes|zeven|acht|negen)tien"
    r"|(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig|dubbel"
    r"|(?:twee|drie|vier|vijf|zes|zeven|acht|negen)?honderd"
)
_PL: Final = (
    r"jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście|(?:dwa|trzy|czter|pięt|szes"
    r"|siedem|osiem"
    r"|dziewięt)naście|dwadzieścia|trzydzieści|czterdzieści|(?:pięć|sześć|siedem|osiem|dziewięć)dziesiąt|sto"
    r"|dwieście|trzysta"
    r"|czterysta|(?:pięć|sześć|siedem|osiem|dziewięć)set"
)
WORD: Final = rf"(?:{_DE}|{_ES}|{_FR}|{_IT}|{_EN}|{_NL}|{_PL})"
#: How the sign in an address is called.
AT: Final = (
    r"(?: ät | at | arroba | chiocciola | arobase | arrobe | klammeraffen? | małpa | apenstaartje "
    r"| apestaartje | kringel"
    r" | affenschwanz | affe )"
)
DOT: Final = r"(?: punkt | punto | point | dot | kropka | punt | ponto )"
#: A dot or another sign between the words of an address.
PART: Final = (
    r"(?: (?:punkt|punto|point|dot|kropka|punt|ponto|unterstrich|underscore|bindestrich|minus|strich|tiret|guion|guión"
    r"|barra baja|trattino|streepje|koppelteken|liggend streepje|podkreślnik|podkreślenie|myślnik|dash|hyphen) )"
)
_ROW: Final = 4
_TOKEN = re.compile(r"[^\W\d_]{2,30}")
_SINGLE: Final = frozenset(
    """null ein eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf doppel cero uno dos tres cuatro
    cinco seis siete ocho nueve diez once doce trece catorce quince veinte doble zéro un deux trois quatre cinq
    six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente cent zero due tre quattro
    cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici doppio one two three four
    five seven eight nine ten eleven twelve hundred double triple oh nul een één twee drie vijf zes zeven negen
    tien twaalf dubbel jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć sto dwieście trzysta
    czterysta cien ciento barra""".split()
)
_ENDINGS: Final = tuple(
    "zig ßig zehn hundert cientos enta anta ente ante ette otto inque ei sei due tre uno ove attro iséis isiete"
    " iocho inueve"
    " een teen nty rty fty xty ety tien tig honderd cento naście dzieści dziesiąt set dós trés cuatro cinco dos"
    " tres".split()
)


def has_row(text: str) -> bool:
    """Whether four words for numbers stand side by side: a question to the page, cheaper than the expression."""
    row = 0
    for word in _TOKEN.findall(text.lower()):
        if word in _SINGLE or word.endswith(_ENDINGS):
            row += 1
            if row == _ROW:
                return True
        elif word != "et":
            row = 0
    return False
