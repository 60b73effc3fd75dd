"""What stands around a match: shared by recognisers whose words mean something only next to a person.

Everything here looks at a bounded window, so that the cost of a hit does not grow with the text.
"""

from __future__ import annotations

import re
from functools import cache

from filters.engine import Page
from filters.lexicon import Lexicon, RememberingLexicon

_WINDOW = 140
_SENTENCE_END = re.compile(r"[.!?]\s(?=[A-ZÄÖÜ\"„(])|\n\s*\n|\n[-*•]")


@cache
def shared_lexicon() -> Lexicon:
    """The shipped lexicon, read once per process, when the first recogniser needs it."""
    return Lexicon.load()


def remembering(page: Page, lexicon: Lexicon) -> Lexicon:
    """`lexicon` with a memory that lasts as long as the page."""
    return page.kept(("lexicon", id(lexicon)), lambda: RememberingLexicon(lexicon))


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


def line_of(text: str, start: int, end: int, limit: int = 120) -> tuple[str, str]:
    """What stands on the same line before and after, at most `limit` characters each way."""
    before = text[max(0, start - limit) : start].rpartition("\n")[2]
    after = text[end : end + limit].partition("\n")[0]
    return before, after
