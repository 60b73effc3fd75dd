"""Program source: where a text is code, and what a name in it looks like.

In code most words are identifiers. A person stands there in a comment, a docstring or a string, and is written as a
person: a given name with a surname, or a known name behind a word of credit ("TODO(Anna)", "ask Martin").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import Final

from filters.engine import Page
from filters.lexicon import Lexicon

#: Lines that no prose and no letter has.
_LINE: Final = re.compile(
    r"^[ \t]*(?:(?:async )?def \w+\(|class \w+ ?[(:{<]|import [\w.*{ ]+|from [\w.]+ import |elif .*:|else ?[:{]"
    r"|try ?[:{]|except\b.*:$|finally ?[:{]"
    r"|return(?:;|$| [\w.'\"\[({-]+(?:[(\[.,;+]|$| (?:if|and|or|in|is|[-+*/%<>=&|]))| not )"
    r"|raise [A-Z]\w+|yield [\w(]+$"
    r"|assert [\w.]+|self\.\w|@\w[\w.]*(?:\(.*)?$|>>> |#include|#define|(?:export |default |async )*function\b.*\("
    r"|(?:const|let|var) [\w{}, \[\]]+ ?=|(?:public|private|protected|static|abstract|final) [\w<]|fn \w+[(<]"
    r"|func [\w(]|package [\w.]+;?$|using [\w.:]+;|namespace \w|use [\w:\\]+;"
    r"|(?:\} )?(?:else )?(?:if|while|for|switch|catch) ?\(.*[{;]$"
    r"|'[^'\n]*'[,:]?$|(?:if|while|for|with) .{1,100}:$|[\w.]+\([^()\n]*\);?$"
    r"|[\w.\[\]]{1,40}(?:: ?[\w\[\], |.]+)? [-+*/|&]?= "
    r"(?:None|True|False|r?b?['\"\[{(]|[\w.]+[(\[]|[A-Za-z_]+\.[a-z_]+$|\w+ [-+*/|&] ))",
    re.MULTILINE,
)
_NEAR: Final = 50
"""Lines before and after."""
_ENOUGH: Final = 5
_BLOCK: Final = 12
_OPENING: Final = re.compile(r"\s*(?:#|//|/\*|<\?php|r?\"\"\"|r?'''|package |import |from \w)")
_INDENTED: Final = re.compile(r"[ \t]|#|//|\*|;|--|\"\"\"")
_SHARE: Final = 0.15
_GLUE_BEFORE: Final = frozenset("._$@\\%&|=<[{`")
_GLUE_AFTER: Final = frozenset("_([{=|`\\")
_CREDIT: Final = re.compile(
    r"(?:\b(?:by|author|von|copyright|©|thanks(?: to)?|danke?|credits?|maintainer|contact"
    r"|ansprechpartner\w*|kontakt|owner|ask|frag(?:t|en)?|see|siehe|laut|mit|with|from|cc|per|an|bei|für|for|reviewer|approved|signed-off-by|todo|fixme|hack"
    r"|note|auteur|autor|autore|hr|herrn?|frau|mr|mrs|ms|dr)[\s:.,(@*]{1,4}|@|–|©)\Z",
    re.IGNORECASE,
)
_PERSON_KEY: Final = re.compile(
    r"(?:name|author|user|owner|person|kunde|customer|patient|contact|kontakt|vorname|nachname|employee|mitarbeiter"
    r"|from|to|von|an|assignee|reviewer)\w{0,8}[\"']?\s?(?:[:=]|=>)\s?[rbfu]?[\"']\Z",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"\s(?:hat|sagt|fragt|meint|wollte|will|weiß|says|said|wants|asked|knows|wrote|fixed|found|reported|told)\b"
)


class Source:
    """A text by its lines: which of them are code. Made in one pass.

    The expression has too many beginnings for the automaton; it looks at the beginnings of lines only, 10 µs a kB.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        starts = [match.start() for match in _LINE.finditer(text)]
        self._ends: list[int] = []
        if len(starts) < _ENOUGH:
            return
        self._opens = _OPENING.match(text) is not None or not text[: starts[0]].strip()
        self._lines = lines = text.split("\n")
        self._ends = list(accumulate(len(line) + 1 for line in lines))
        marks = [0] * len(lines)
        for start in starts:
            marks[bisect_left(self._ends, start + 1)] = 1
        self._code = [0, *accumulate(marks)]
        self._filled = [0, *accumulate(1 if line.strip() else 0 for line in lines)]

    @classmethod
    def of(cls, page: Page) -> Source:
        """The source that a page holds, made when it is first asked for."""
        return page.once(cls)

    def at(self, position: int) -> bool:
        """Whether the lines around are a program's."""
        if not self._ends:
            return False
        line = bisect_left(self._ends, position + 1)
        low, high = max(0, line - _NEAR), min(len(self._ends), line + _NEAR)
        code, filled = self._code[high] - self._code[low], self._filled[high] - self._filled[low]
        return code >= _ENOUGH and code >= _SHARE * filled and (self._opens or self._is_block_of_code(line))

    def _is_block_of_code(self, line: int) -> bool:
        """Whether the lines around `line`, up to empty ones, are code: what was pasted into a letter."""
        if _INDENTED.match(self._lines[line]):
            return True
        low, high = line, line
        while low > 0 and line - low < _BLOCK and self._lines[low - 1].strip():
            low -= 1
        while high < len(self._lines) and high - line < _BLOCK and self._lines[high].strip():
            high += 1
        return self._code[high] > self._code[low]

    def holds_person(self, start: int, end: int, words: list[str], lexicon: Lexicon) -> bool:
        """Whether what stands here, in code, is written as a person is."""
        text = self._text
        if is_glued(text, start, end) or not all(word[0].isupper() for word in (words[0], words[-1])):
            return False
        if any(word.isupper() and len(word) > 1 for word in words):
            return len(words) > 1 and lexicon.is_given(words[0]) and lexicon.is_surname(words[-1])
        if re.search(r"[a-z][A-Z]", words[0]) and not lexicon.is_surname(words[0]):
            return False
        credited = is_credited(text, start, end)
        if len(words) > 1:
            named = lexicon.is_given(words[0]) or credited
            return named and (lexicon.is_surname(words[-1]) or not lexicon.is_ordinary(words[-1]))
        known = lexicon.is_given(words[0]) or lexicon.is_surname(words[0])
        return known and credited


def is_credited(text: str, start: int, end: int) -> bool:
    """Whether a word before or after says that a person is named."""
    before = text[max(0, start - 32) : start]
    return bool(_CREDIT.search(before) or _PERSON_KEY.search(before) or _SAID.match(text, end))


def is_glued(text: str, start: int, end: int) -> bool:
    """Whether a word is part of an identifier, a path, a call, a subscript or a format."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before in _GLUE_BEFORE or after in _GLUE_AFTER:
        return True
    following = text[end : end + 3]
    return bool(re.match(r"\.[a-z]\w|\)s|=\S|-?>|::| [=!<>+]?= | \+ ", following)) or text[
        max(0, start - 2) : start
    ] in {
        "%(",
        "::",
        "->",
    }
