"""How dates are written in seven languages, and which of them exist."""

from __future__ import annotations

import re
from typing import Final

#: Month names; endings of Polish and Latin cases included, "rn" for a badly scanned "m".
_LONG: Final = (
    r"januar|jänner|january|janvier|enero|gennaio|januari|stycz(?:eń|nia)|februar|feber|february|février|febrero"
    r"|febbraio"
    r"|februari|lut(?:y|ego)|märz|march|mars|marzo|maart|mar(?:zec|ca)|april|avril|abril|aprile|kwie(?:cień|tnia)|mai"
    r"|mayo|maggio|mei|maja|juni|june|juin|junio|giugno|czerw(?:iec|ca)|juli|july|juillet|julio|luglio|lip(?:iec|ca)"
    r"|august|août|agosto|augustus|sier(?:pień|pnia)|septe(?:m|rn)ber|septembre|septiembre|setiembre|settembre"
    r"|wrze(?:sień|śnia)|oktober|october|octobre|octubre|ottobre|październik(?:a)?|nove(?:m|rn)ber|novembre"
    r"|noviembre|listopad(?:a)?|deze(?:m|rn)ber|dece(?:m|rn)ber|décembre|diciembre|dicembre|grud(?:zień|nia)|may"
)
_SHORT: Final = r"jan|feb|febr|mrz|mär|apr|jun|jul|aug|sept?|okt|oct|nov|dez|dec"
MONTH: Final = rf"(?:{_LONG}|(?:{_SHORT})\.?)(?![^\W\d_])"
_DAY: Final = r"(?:\d{1,2}|[lO]\d|\d[lO])(?:\.|º|°|er|ère|st|nd|rd|th|e|ste|de)?"
_OF: Final = r"\s{1,2}(?:de\s|of\s|of the\s)?"
_YEAR: Final = r"(?:(?:19|20)\d\d|['’]\d\d)(?!\d)"
#: "zwanzigster", "siebenundzwanzigsten" …
_ORDINAL: Final = (
    r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?(?:zwanzig|dreißig|dreissig)ste[nr]"
    r"|(?:ers|zwei|drit|vier|fünf|sechs|sieb|siebten|ach|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn"
    r"|siebzehn"
    r"|achtzehn|neunzehn)te[nr]"
)
_WORD_YEAR: Final = (
    r"(?:\s(?:neunzehnhundert|zweitausend)?(?:und)?(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)?(?:und)?"
    r"(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|zehn|elf|zwölf|sechzehn|siebzehn"
    r"|achtzehn)\b)?"
)
#: Day, month and year in figures.
FULL: Final = (
    r"\d{1,2}\.\s?\d{1,2}\.\s?(?:(?:19|20)\d\d|\d\d)(?!\d|\.\d)|(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d|-)"
    r"|(?:19|20)\d\d[/.]\d{1,2}[/.]\d{1,2}(?!\d|[/.]\d)|\d{1,2}/\d{1,2}/(?:(?:19|20)\d\d|\d\d)(?![\d/])"
    r"|\d{1,2}-\d{1,2}-(?:19|20)\d\d(?![\d\-])|\d{1,2}\s\d{1,2}\s(?:19|20)\d\d(?!\d)"
)
#: The same as a scanner reads it: O for 0, l or I for 1.
SCANNED: Final = r"(?=[\dOlI.\s]{0,3}[OlI\d])[\dOlI]{1,2}\.\s?[\dOlI]{1,2}\.\s?[\dOlI]{4}(?!\w|\.\d)"
#: With the month as a word and a year.
WRITTEN: Final = (
    rf"{_DAY}{_OF}{MONTH},?\s{{1,2}}(?:de\s|del\s)?{_YEAR}(?:\sr\.)?|{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
)
#: With the month as a word, without a year.
YEARLESS: Final = rf"{_DAY}{_OF}{MONTH}|(?:{_LONG})\s\d{{1,2}}(?:st|nd|rd|th)?(?![\w.:])"
_SPANISH: Final = (
    r"(?:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w{4,6}"
    r"|veint\w{1,8}"
    rf"|treinta(?: y uno)?) de (?:{_LONG})(?![^\W\d_])(?: del? (?:mil novecientos "
    rf"|dos mil )?\w{{3,10}}(?: y \w{{3,6}})?)?"
)
_EN_ORDINAL: Final = (
    r"(?:twenty[ -]|thirty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_EN_YEAR: Final = (
    r"(?:,? (?:nineteen|twenty|two thousand(?: and)?)(?:[ -]\w{2,9})?(?:[ -](?:one|two|three|four|five"
    r"|six|seven|eight|nine))?)?"
)
_ENGLISH: Final = (
    rf"(?:the )?(?:{_EN_ORDINAL}) (?:of )?(?:{_LONG})(?![^\W\d_]){_EN_YEAR}"
    rf"|(?:{_LONG})(?![^\W\d_]) (?:{_EN_ORDINAL}){_EN_YEAR}"
)
#: French, Italian and Dutch write the year as one word or with a fixed beginning.
_WORDED: Final = (
    rf"[a-zéè\-]{{2,14}} (?:{_LONG})(?![^\W\d_]) (?:millenovecento\w{{0,20}}|duemila\w{{0,16}}|negentien\w{{4,25}}"
    r"|(?:mille neuf cent|dix-neuf cent|deux mille)[ \-]?(?:[a-z\-]{2,20})?(?: et une?)?)"
)
SPOKEN: Final = rf"(?:{_ORDINAL})\s(?:{_LONG})(?![^\W\d_]){_WORD_YEAR}|{_SPANISH}"
#: Day and month as ordinals, and the other languages: rarer, read only behind a word of birth.
SPOKEN_MORE: Final = rf"(?:{_ORDINAL})\s(?:{_ORDINAL}){_WORD_YEAR}|{_ENGLISH}|{_WORDED}"
SPOKEN_MORE_GATE: Final = tuple(
    "tausend hundert zig nineteen twenty thousand millenove duemila negentien mille neuf".split()
)

_DAYS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DIGITS = str.maketrans("OoIl", "0011")


def plausible(value: str) -> bool:
    """Whether day and month (and year, if there is one) can be."""
    numbers = [int(n) for n in re.findall(r"\d+", value.translate(_DIGITS) if not MONTH_WORD.search(value) else value)]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
        european = 1 <= day <= _DAYS[min(max(month, 1), 12)] and 1 <= month <= 12
        american = 1 <= month <= 31 and 1 <= day <= 12 and "." not in value
        return (european or american) and (year < 100 or 1880 <= year <= 2100)
    return len(numbers) in {0, 1, 2} and (not numbers or 1 <= numbers[0] <= 31)


MONTH_WORD: Final = re.compile(MONTH, re.IGNORECASE)
_GERMAN_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_SPANISH_MONTHS = "enero febrero marzo abril mayo junio julio agosto sept octubre noviembre diciembre".split()
SPOKEN_GATE: Final = (
    *(f"te{ending} {month}" for month in _GERMAN_MONTHS for ending in "nr"),
    *(f" de {month}" for month in _SPANISH_MONTHS),
)
#: Literals one of which every date in figures or words has; the gate of all date rules is cheap anyway.
MONTH_GATE: Final = tuple(
    "jan jän enero genn stycz feb fév lut märz mar maart april avril abril apr kwie mai may mag mei maj jun juin giug"
    " czerw jul juil lugl lip aug août agosto sier sep set wrze okt oct ott paźdz nov listop dez dec déc dic grud"
    " mrz".split()
)
