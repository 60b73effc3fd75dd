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
from filters.names import DEGREES, PARTICLES, PROFESSIONS, TITLES

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
    rf"{_MARKS}){_PARTICLES}{_ELIDED}{_MARKS}\Z"
)
_AFTER: Final = regex.compile(
    rf"(?P<between>{_MARKS}(?P<comma>,?){_GAP}{_MARKS}|{_MARKS}{_CELL}{_MARKS}|,|[-‐‑–])"
    rf"(?P<noble>{_PARTICLES}{_ELIDED})(?P<word>{_WORD})(?P<dot>\.?)"
)
#: What can part two names: no letter or digit; tags, entities, targets of links; in and between fields, too.
_SIGNS: Final = re.compile(r"(?:<[^<>]{0,60}>|&[a-z]{2,8};|%20|\]\([^()\s]{0,80}\)|[^\w]|_){1,40}")
_INERT: Final = re.compile(r"<[^<>]{0,60}>|\]\([^()\s]{0,80}\)")
_SIGNS_BEFORE: Final = re.compile(_SIGNS.pattern + r"\Z")
_ANY_WORD: Final = re.compile(r"[^\W_]{1,60}")
_WORD_BEFORE: Final = re.compile(r"[^\W_]{1,60}\Z")
#: A paragraph, or the next item of a list: what stands behind it is another person.
_APART: Final = re.compile(r"\n[^\S\n]*\n|\n[^\S\n]*[-*•+–][^\S\n]|[!?]")
_LINE: Final = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CAPTIONS: Final = frozenset(
    "vorname nachname familienname name firstname lastname first last surname given family rufname".split()
)
#: Stepped over between two parts of a name. Not "und", which joins two people, and no particle that is a name, too.
_DEGREES: Final = (
    DEGREES
    | (PARTICLES - {"und", "al", "ben", "das"})
    | frozenset("graf graefin freiherr freifrau baron baronin fuerst fuerstin ritter auf dem".split())
)
_DASHES: Final = "—−－/=~"  # beside hyphens, which join words anyway
_ALNUM: Final = regex.compile(r"[^\W_]")
_SKIPPED: Final = 4  # captions, degrees and particles between two parts of a name
_HOST: Final = re.compile(r"[\w.+\-]{0,64}")
#: Beginnings of what may still become an ending of the name itself.
_ENDING: Final = re.compile(r"['’]?s?(?:ch?(?:e[mnrs]?)?)?")
_ESCAPED: Final = re.compile(r"\\+(?:u([0-9a-fA-F]{4})|([\"\\/bfnrt]))")
_CUT: Final = re.compile(r"\\+(?:u[0-9a-fA-F]{0,3})?\Z")
_CUT_SIGN: Final = re.compile(r"(?:<[^<>]{0,60}|&[a-z]{0,8}|%2?|\]\([^()\s]{0,80})\Z")
_CONTROLS: Final = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_EXAMPLE: Final = re.compile(r"(?<!\w)[zZ]\.\s?\Z")  # "z. B." begins no name
_ABBREVIATED: Final = 3  # letters of a given name before a full stop
_GIVEN_SHORT: Final = frozenset("alb ch chr ed geo joh jos ph th wm".split())
_NO_LIMIT: Final = 512


def plain(text: str) -> str:
    """Read text as its reader does: escapes of JSON decoded (over any number of levels), invisible characters gone."""
    if "\\" in text:
        text = _ESCAPED.sub(lambda m: chr(int(m[1], 16)) if m[1] else _CONTROLS.get(m[2], m[2]), text)
    return _LINE.sub("\n", text if text.isascii() else _INVISIBLE.sub("", text))


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
    # By the tables of `regex`, whose pattern finds names: Python's own may know other characters.
    inside = _ALNUM.match(last) is not None
    return inside or (last != "" and last in "@-‐‑–") or _in_word(left) or (not name and last in (".", "+"))


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

    def is_theirs(self, left: str, right: str, *, is_given: bool, final: bool, lower: bool = False) -> bool | None:
        """Whether a name is of the person it was invented for; None if the text ends too early to say.

        Args:
            left: what stands before the name, see `plain`.
            right: what stands after it, as it came, or as much as counts.
            is_given: it is a given name.
            final: nothing more comes.
            lower: the name is written in small letters, so others are, too.
        """
        whole = final or len(right) >= _NO_LIMIT
        if not whole and _CUT.search(right):
            return None
        right = plain(_CUT.sub("", right))
        host, (following, early) = _HOST.match(right), self._next_after(right)
        assert host is not None  # it may be empty
        if not final and (host.end() == len(right) < 64 or _ENDING.fullmatch(right)):
            return None
        if not whole and (early or _CUT_SIGN.search(right) or _AFTER.fullmatch(right, partial=True)):
            return None
        if right[host.end() : host.end() + 1] == "@":
            return False  # part of an address that was not sent so
        found = [item for item in (following, self._next_before(left)) if item is not None]
        if any(self._stands_with(*item, is_given=is_given, lower=lower) for item in found):
            return False
        return not self._is_another(left, right, is_given=is_given)

    def _is_another(self, left: str, right: str, *, is_given: bool) -> bool:
        """Whether what stands right beside a name makes another name of it."""
        after, before = _AFTER.match(right), _BEFORE.search(left)
        if after is not None and self._goes_on(after, is_given=is_given):
            return True
        return before is not None and self._precedes(before, left, is_given=is_given)

    def _next_after(self, right: str) -> tuple[tuple[str, str] | None, bool]:
        """(the next word that can be a name, what stands before it), and whether the text ends too early to say."""
        position, passed, gaps = 0, "", ""
        for _ in range(_SKIPPED + 1):
            signs = _SIGNS.match(right, position)
            if signs is None:
                return None, position == len(right)
            gap, position = signs[0], signs.end()
            if position == len(right):
                return None, True
            bare = _bare(gap, passed=bool(passed))
            if _APART.search(bare) or ("." in bare and gap != ".") or (":" in bare and passed not in _CAPTIONS):
                return None, False
            gaps += gap
            word = _ANY_WORD.match(right, position)
            if word is None:
                return None, True
            passed, position = fold_name(word[0]), word.end()
            if position == len(right) or (passed not in _CAPTIONS and passed not in _DEGREES):
                return (word[0], gaps), position == len(right)
        return None, False

    def _next_before(self, left: str) -> tuple[str, str] | None:
        """(the word before that can be a name, what stands behind it)."""
        gaps = ""
        for _ in range(_SKIPPED + 1):
            signs = _SIGNS_BEFORE.search(left)
            word = _WORD_BEFORE.search(left[: signs.start()]) if signs is not None else None
            if signs is None or word is None:
                return None
            gap, folded = signs[0], fold_name(word[0])
            passed = folded in _CAPTIONS or folded in _DEGREES
            bare = _bare(gap, passed=passed)
            if _APART.search(bare) or "." in bare or (":" in bare and folded not in _CAPTIONS):
                return None
            gaps, left = gap + gaps, left[: word.start()]
            if not passed:
                return word[0], gaps
        return None

    def _stands_with(self, word: str, gap: str, *, is_given: bool, lower: bool) -> bool:
        """Whether a word is somebody else's name for certain: whatever parts the two, they may be one person's."""
        if self._is_known(word) or not (_is_capital(word) or lower):
            return False
        lexicon, spellings = self._lexicon, _spellings(word)
        given, surname = any(map(lexicon.is_given, spellings)), any(map(lexicon.is_surname, spellings))
        if gap.strip() == "," or word.isupper():  # turned round: "Weber, Max", "SCHMIDT Anna"
            return surname if is_given else given
        if len(gap) == 1 and gap in _DASHES:
            return self._another(word)
        if given and not is_given and not gap.strip("()[]\n\t "):
            return True
        return (given or surname) and not any(map(lexicon.is_ordinary, spellings))

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
        if not _is_capital(word) or self._is_known(word):
            return False
        lexicon, spellings = self._lexicon, _spellings(word)
        named = any(map(lexicon.is_given, spellings)) or (not only_given and any(map(lexicon.is_surname, spellings)))
        return named and not any(map(lexicon.is_ordinary, spellings))

    def _another(self, word: str, *, is_given: bool = False) -> bool:
        """Whether a word next to a name is a part of a name that was not invented here."""
        if not _is_capital(word) or self._is_known(word):
            return False
        if is_given:  # before a given name: only another given name, as every sentence begins with a capital
            return self._is_name(word, only_given=True)
        lexicon, spellings = self._lexicon, _spellings(word)
        ordinary = any(map(lexicon.is_ordinary, spellings))
        return not ordinary or any(map(lexicon.is_given, spellings)) or any(map(lexicon.is_surname, spellings))


def _bare(gap: str, *, passed: bool) -> str:
    """What parts two words, without tags and targets of links, and without the full stop of a title."""
    bare = _INERT.sub("", gap)
    return bare.removeprefix(".") if passed else bare


def _is_capital(word: str) -> bool:
    """Whether a word can be a name; scripts without small letters write all words so."""
    return not word[0].islower()


def _is_loose(between: str) -> bool:
    return any(mark in between for mark in "\n()[]|;,")


def _spellings(word: str) -> set[str]:
    """A word folded, with and without its genitive s."""
    folded = fold_name(word)
    return {folded, re.sub(r"['’]?s?$", "", folded) if len(folded) > 3 else folded}
