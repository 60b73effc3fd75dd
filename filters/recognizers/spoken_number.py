"""Numbers spelled out, as in dictation and telephone transcripts: "null eins sieben vier, neun null neun".

Nobody issues them in this form; the digits do not matter here, only that there are many in a row. Seven or more digit
words (or five behind a word for number) are a telephone number if they begin with zero or a telephone is spoken of, a
bank account if the country is spelled before, else some number of somebody's. Spelled e-mail addresses ("a punkt
weber ät example punkt org") likewise. Look-alikes: counting ("eins zwei drei"), which is shorter or in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers._digit_words import AT, DOT, PART, has_row
from filters.recognizers._digit_words import WORD as _WORD
from filters.recognizers.base import Rule, RuleRecognizer

_NEXT = rf"(?:,? |-| [-–/] |, - )(?:et |y |e )?{_WORD}\b"
_MORE = _NEXT * 4
_RUN = rf"{_WORD}\b{_MORE}" + f"(?:{_NEXT})?" * 22
_LETTERS = (
    r"(?:(?:ze|ka|em|en|er|es|te|ef|ge|ha|be|de|pe|we|ix|[a-z]) (?:ka|ze|em|en|er|es|te|ef|ge|ha|be|de|pe|we|e|[a-z]) )"
)
_PHONE = re.compile(
    r"(?:tel|ruf|mobil|handy|phone|unter|nummer|num[eéè]ro|número|numer|llám|llam|bel|dzwo|erreich|anruf|móvil"
    r"|call|cell|c['’]est le|rappel|appel|chiam|zadzw|portable|ring|text|whats|sms)[^.\n]{0,50}\Z",
    re.IGNORECASE,
)
#: Words that stand for several digits.
_LONG_WORD = re.compile(
    r"\w{0,20}(?:cento|hundert|hundred|honderd|sześćset|pięćset|czterysta|cientos?|zig\b|ty\b|anta\b|enta\b"
    r"|ante\b|dziesiąt)\w{0,20}"
)
_ID = re.compile(
    r"(?:nummer|konto|police|póliza|polizza|polis|vertrag|kunde|vorgang|numéro|número|number|code|ID"
    r"|danke)[^\n]{0,60}\Z",
    re.IGNORECASE,
)
_DIGIT_WORD = re.compile(rf"\b{_WORD}\b", re.IGNORECASE)
_COUNTING = re.compile(
    r"eins,? zwei,? drei,? vier|one,? two,? three,? four|uno,? dos,? tres|un,? deux,? trois", re.IGNORECASE
)


_ALPHABET = (
    r"anton|berta|cäsar|dora|emil|friedrich|gustav|heinrich|ida|julius|kaufmann|konrad|ludwig|martha|nordpol|otto"
    r"|paula|quelle"
    r"|richard|samuel|siegfried|theodor|ulrich|viktor|wilhelm|xanthippe|ypsilon|zacharias|zeppelin|alpha|alfa"
    r"|bravo|charlie"
    r"|delta|echo|foxtrot|golf|hotel|india|juliett|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform"
    r"|victor|whiskey|x-ray|yankee|zulu"
)
_SIGN = rf"(?:(?-i:[A-Z])|{_ALPHABET}|{_WORD}|\d)"
_SPELLED = rf"{_SIGN}\b" + rf"(?:,? |-){_SIGN}\b" * 4 + rf"(?:(?:,? |-){_SIGN}\b)?" * 16
#: The number said before, said again: "…neunundneunzig, drei.\nAGENT: Siebzig null …".
_ECHO = re.compile(rf"\b{_WORD}[.,!?]?\s{{1,3}}(?:\w{{2,16}}:\s)?\Z", re.IGNORECASE)


class SpokenNumberRecognizer(RuleRecognizer):
    """Runs of digit words."""

    LABEL = EntityType.ID_NUMBER
    RULES = (
        Rule(
            "digits",
            re.compile(rf"(?<!\w)(?P<v>(?:plus )?{_LETTERS}?{_RUN})(?!\w)", re.IGNORECASE),
            "spoken_number",
            0.8,
        ),
        Rule(
            "spelled",
            re.compile(
                rf"(?i:nummer|number|code|ausweis|pass|kennzeichen|aktenzeichen|numéro|número|numero|numer|kod"
                rf"|codice|código|ticket"
                rf"|vorgang|police|vertrag)(?:\s(?:ist|lautet|is|war|die"
                rf"|mit der nummer))?[ :,]{{1,3}}(?P<v>{_SPELLED})(?!\w)",
                re.IGNORECASE,
            ),
            "spoken_number",
            0.85,
            tuple(
                "nummer number code ausweis pass kennzeichen aktenz num núm codi ticket vorgang police"
                " vertrag kod".split()
            ),
        ),
        Rule(
            "mail",
            re.compile(
                rf"(?<!\w)(?P<v>\w{{1,30}}(?:{PART}\w{{1,30}})?(?:{PART}\w{{1,30}})?{AT}\w{{2,30}}(?:{PART}\w{{2,30}})?{DOT}\w{{2,12}})(?!\w)",
                re.IGNORECASE,
            ),
            "",
            0.85,
            (
                " ät ",
                " at ",
                " arroba ",
                " chiocciola ",
                " arobase ",
                " klammeraffe",
                " małpa ",
                " apenstaart",
                " kringel ",
            ),
            EntityType.EMAIL,
        ),
    )

    def spans(self, page: Page) -> Iterator[Span]:
        """Digit words in a row are rare: two common neighbours are asked first."""
        if page.once(has_row) or _AT.search(page.lowered) is not None or _SPELL_HINT.search(page.lowered) is not None:
            yield from super().spans(page)

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """What the words before make of the number."""
        spelled = rule.name == "spelled" and len(_DIGIT_WORD.findall(match["v"])) >= 2
        if rule.name == "mail" or (spelled and not _COUNTING.match(match["v"])):
            return super().validate(rule, match, text)
        start, end = match.span("v")
        before = text[max(0, start - 90) : start]
        first = text[start:end].lower()
        if rule.name == "spelled" or _COUNTING.match(first):
            return None
        words = len(re.findall(r"\w+", first)) + len(_LONG_WORD.findall(first))
        if re.match(r"[a-z] [a-z] ", first) and words >= 15:
            return Span(start, end, EntityType.IBAN, "", rule.score)
        phone = first.startswith(("plus", "null", "zero", "zéro", "cero", "nul ", "oh ")) or _PHONE.search(before)
        if (
            words >= 7
            and phone
            and not re.search(r"(?:konto|kunden|vorgangs|vertrags)\w{0,12}nummer[^\n]{0,40}\Z", before, re.IGNORECASE)
        ):
            return Span(start, end, EntityType.PHONE, "", rule.score)
        if words >= 8 or _ID.search(before) or _ECHO.search(before):
            return Span(start, end, EntityType.ID_NUMBER, "spoken_number", rule.score)
        return None


_AT = re.compile(AT)
_SPELL_HINT = re.compile(
    rf"\b(?:[a-z]|{_ALPHABET}),? (?:null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|zero|one|two|three"
    rf"|four|five|six|seven|eight"
    r"|nine|cero|uno|dos|tres|cuatro|cinco|zéro|deux|trois|quatre|cinq|due|tre|quattro|cinque|twee|drie|vijf|dwa"
    r"|trzy)\b"
)
RECOGNIZER: Final[RuleRecognizer] = SpokenNumberRecognizer()
