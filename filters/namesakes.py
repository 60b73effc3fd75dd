"""Whose name is it? What stands on both sides of an invented name says whether it is the person it was invented for.

An invented name comes back only where no further name that we did not invent stands with it: "Bernd Tonmann" may be
anybody, and a wrong person is worse than an invented one. Names stand together over blanks of any kind, one line end,
Markdown and quotes, particles ("von", "d'"), hyphens, after an initial ("B. Tonmann"), and turned round in lists
("Tonmann, Bernd"). Over a line end, brackets, cells and fields only a word that is a name for certain counts.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

import regex

from filters.lexicon import Lexicon, fold_name
from filters.names import PROFESSIONS, TITLES

_WORD: Final = r"[^\W\d_](?:[^\W_]|['’](?=[^\W_])|[-‐‑–](?=[^\W_])){0,60}"
_BLANK: Final = r"[^\S\r\n]"
_GAP: Final = rf"(?:{_BLANK}{{1,8}}|{_BLANK}{{0,8}}\r?\n{_BLANK}{{0,8}})"
_MARKS: Final = r"[*_~\"'`„“”‚‘’»«()\[\]]{0,4}"
_CELL: Final = rf"{_BLANK}{{0,8}}[|;]{_BLANK}{{0,8}}"
_PARTICLES: Final = (
    r"(?:(?:von|vom|van|de|der|den|di|du|del|della|da|das|dos|la|le|el|zu|zur|zum|ten|ter|af|av|y|bin|ibn|und zu)"
    rf"{_BLANK}{{1,4}}){{0,3}}"
)
_ELIDED: Final = r"(?:(?:[dDlLtTO]|[dD]ell|[dD]all)['’])?"
_BEFORE: Final = re.compile(
    rf"(?<![^\W_])(?<![^\W_]['’])(?P<word>{_WORD})(?P<between>{_MARKS}\.?{_MARKS}(?:{_GAP}|{_CELL}|,|(?<=\.))"
    rf"{_MARKS}){_PARTICLES}{_ELIDED}{_MARKS}$"
)
_AFTER: Final = regex.compile(
    rf"(?P<between>{_MARKS}(?P<comma>,?){_GAP}{_MARKS}|{_MARKS}{_CELL}{_MARKS}|,|[-‐‑–])"
    rf"(?P<noble>{_PARTICLES}{_ELIDED})(?P<word>{_WORD})(?P<dot>\.?)"
)
_HOST: Final = re.compile(r"[\w.+\-]{0,64}")
#: Beginnings of what may still become an ending of the name itself.
_ENDING: Final = re.compile(r"['’]?s?(?:ch?(?:e[mnrs]?)?)?")
_ESCAPED: Final = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|([\"\\/bfnrt]))")
_CUT: Final = re.compile(r"\\+(?:u[0-9a-fA-F]{0,3})?$")
_CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_EXAMPLE: Final = re.compile(r"(?<!\w)[zZ]\.\s?$")  # "z. B." begins no name
_ABBREVIATED: Final = 3  # letters of a given name before a full stop
_GIVEN_SHORT: Final = frozenset("alb ch chr ed geo joh jos ph th wm".split())
_NO_LIMIT: Final = 256


def plain(text: str) -> str:
    """Read text as its reader does: escapes of JSON decoded (over any number of levels), invisible characters gone."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else _CONTROLS.get(m[2], m[2]), text)
    return text if text.isascii() else _INVISIBLE.sub("", text)


def joined(left: str, first: str, *, name: bool) -> bool:
    """Whether what stands before belongs to the same word, address or number.

    Args:
        left: what stands before, see `plain`.
        first: the first character of what was found.
        name: it may be a name.
    """
    last = left[-1:]
    if first in "+(":
        return last.isdigit()
    if first.isdigit():
        return last.isalnum() or (last in (".", ":") and left[-2:-1].isalnum())
    return last.isalnum() or (last != "" and last in "@-‐‑–") or _in_word(left) or (not name and last in (".", "+"))


def _in_word(left: str) -> bool:
    """An underscore joins what is no emphasis: ``vertrag_tonmann``, and not ``_Tonmann_``."""
    return left[-1:] == "_" and left[-2:-1].isalnum()


class Namesakes:
    """Tells the people of one exchange from others of the same invented name.

    Args:
        known: folded words that were invented here.
        lexicon: tells names from ordinary words.
    """

    __slots__ = ("_known", "_lexicon")

    def __init__(self, known: Container[str], lexicon: Lexicon) -> None:
        self._known = known
        self._lexicon = lexicon

    def __repr__(self) -> str:
        return "Namesakes(<names>)"

    def is_theirs(self, left: str, right: str, *, is_given: bool, final: bool) -> bool | None:
        """Whether a name is of the person it was invented for; None if the text ends too early to say.

        Args:
            left: what stands before the name, see `plain`.
            right: what stands after it, as it came, or as much as counts.
            is_given: it is a given name.
            final: nothing more comes.
        """
        if _CUT.search(right):
            if not final and len(right) < _NO_LIMIT:
                return None
            right = _CUT.sub("", right)
        right = plain(right)
        host = _HOST.match(right)
        assert host is not None  # it may be empty
        if not final and (host.end() == len(right) < 64 or _ENDING.fullmatch(right)):
            return None
        if not final and len(right) < _NO_LIMIT and _AFTER.fullmatch(right, partial=True):
            return None
        if right[host.end() : host.end() + 1] == "@":
            return False  # part of an address that was not sent so
        after = _AFTER.match(right)
        if after is not None and self._goes_on(after, is_given=is_given):
            return False
        before = _BEFORE.search(left)
        return before is None or not self._precedes(before, left, is_given=is_given)

    def _goes_on(self, after: regex.Match[str], *, is_given: bool) -> bool:
        """Whether the word after a name makes another name of it."""
        word, between = after["word"], after["between"]
        if "," in between:  # a list turns names round: "Weber, Anna"
            initial = len(word) == 1 and word.isupper() and after["dot"] != ""
            return not is_given and (initial or self._is_name(word, only_given=True))
        if after["noble"] and word[0].isupper():
            return not self._is_known(word)
        return self._is_name(word) if _is_loose(between) else self._another(word)

    def _precedes(self, before: re.Match[str], left: str, *, is_given: bool) -> bool:
        """Whether the word before a name makes another name of it."""
        word, between = before["word"], before["between"]
        if "." in between:
            if self._is_known(word) or _EXAMPLE.search(left[: before.start()]):
                return False
            if between.endswith("."):  # "B.Tonmann", "bernd.tonmann"
                return len(word) <= _ABBREVIATED or word[0].islower()
            return word[0].isupper() and (len(word) == 1 or word.lower() in _GIVEN_SHORT)
        if _is_loose(between):
            return self._is_name(word, only_given=True)
        return self._another(word, is_given=is_given)

    def _is_known(self, word: str) -> bool:
        spellings = _spellings(word)
        return any(spelling in self._known or spelling in TITLES or spelling in PROFESSIONS for spelling in spellings)

    def _is_name(self, word: str, *, only_given: bool = False) -> bool:
        """Whether a word is somebody else's name for certain."""
        if not word[0].isupper() or self._is_known(word):
            return False
        lexicon, spellings = self._lexicon, _spellings(word)
        named = any(map(lexicon.is_given, spellings)) or (not only_given and any(map(lexicon.is_surname, spellings)))
        return named and not any(map(lexicon.is_ordinary, spellings))

    def _another(self, word: str, *, is_given: bool = False) -> bool:
        """Whether a word next to a name is a part of a name that was not invented here."""
        if not word[0].isupper() or self._is_known(word):
            return False
        if is_given:  # before a given name: only another given name, as every sentence begins with a capital
            return self._is_name(word, only_given=True)
        lexicon, spellings = self._lexicon, _spellings(word)
        ordinary = any(map(lexicon.is_ordinary, spellings))
        return not ordinary or any(map(lexicon.is_given, spellings)) or any(map(lexicon.is_surname, spellings))


def _is_loose(between: str) -> bool:
    return any(mark in between for mark in "\n()[]|;,")


def _spellings(word: str) -> set[str]:
    """A word folded, with and without its genitive s."""
    folded = fold_name(word)
    return {folded, re.sub(r"['’]?s?$", "", folded) if len(folded) > 3 else folded}
