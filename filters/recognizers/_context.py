"""What stands around a match: shared by recognisers whose words mean something only next to a person.

Everything here looks at a bounded window, so that the cost of a hit does not grow with the text.
"""

from __future__ import annotations

import re
from functools import cache

from filters.lexicon import Lexicon

_WINDOW = 140
_SENTENCE_END = re.compile(r"[.!?]\s(?=[A-ZÄÖÜ\"„(])|\n\s*\n|\n[-*•]")

#: Someone in particular is spoken of. Polite "Sie/Ihr" is missing on purpose: it addresses any reader of a FAQ.
PERSON_CUE = re.compile(
    r"\b(?:[Ii]ch|[Mm]ein|[Mm]eine[mnrs]?|[Mm]ir|[Mm]ich|[Ww]ir sind|[Uu]nsere?[mnr]?|seine?[mnr]?"
    r"|ihre?[mnr]?|er|sie|ihn|ihm"
    r"|(?:[Ee]r|[Ss]ie) (?:ist|hat|war|wurde|leidet)|[Dd]u bist|[Dd]eine?[mnr]?|Herrn?|Frau|Patient(?:en|in)?"
    r"|Kolleg(?:e|en|in)|Mitarbeiter(?:in|s)?"
    r"|Kund(?:e|in)|Mandant(?:en|in)?|Klient(?:en|in)?|Bewerber(?:in|s)?|Tochter|Sohn(?:es)?|Ehemann"
    r"|Ehefrau|Mann|Mutter|Vaters?"
    r"|Bruder|Schwester|Oma|Opa|Chef(?:in)?|Nachbar(?:in)?|Versicherte[rn]?|Angeklagte[rn]?|Diagnosen?"
    r"|Befund|Anamnese|leide[nt]?|litt"
    r"|erkrankte?|[Ii]'m|I am|I was|I have|I|my|[Hh]e|[Ss]he|his|her|[Pp]atient|[Jj]e suis|mon|ma|[Ss]oy|mi)\b"
)
#: The sentence speaks of a case in general.
GENERAL_CUE = re.compile(
    r"\b(?:[Ww]enn (?:Sie|man|jemand|eine)|[Ff]alls (?:Sie|man|jemand)|[Ss]ofern|[Ww]er|[Mm]an"
    r"|[Ii]f you|[Gg]enerell|[Ss]tudien?|[Rr]atgeber)\b"
)


@cache
def shared_lexicon() -> Lexicon:
    """The shipped lexicon, read once per process, when the first recogniser needs it."""
    return Lexicon.load()


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What the sentence around ``text[start:end]`` says before and after it."""
    before = text[max(0, start - _WINDOW) : start]
    cut = 0
    for boundary in _SENTENCE_END.finditer(before):
        # The point of an abbreviation or an ordinal ("Dr. ", "z. B. ", "3. ") does not end a sentence.
        if len(before[: boundary.start()].rsplit(None, 1)[-1:] and before[: boundary.start()].rsplit(None, 1)[-1]) > 3:
            cut = boundary.end()
    after = text[end : end + _WINDOW]
    stop = _SENTENCE_END.search(after)
    return before[cut:], after[: stop.start()] if stop else after


def is_personal(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a word speaks of someone in particular."""
    before, after = sentence(text, start, end)
    if GENERAL_CUE.search(before):
        return False
    return PERSON_CUE.search(before) is not None or PERSON_CUE.search(after) is not None


def line_of(text: str, start: int, end: int, limit: int = 120) -> tuple[str, str]:
    """What stands on the same line before and after, at most `limit` characters each way."""
    before = text[max(0, start - limit) : start].rpartition("\n")[2]
    after = text[end : end + limit].partition("\n")[0]
    return before, after
