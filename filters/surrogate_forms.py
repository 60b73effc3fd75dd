"""The way back of surrogates: complete known forms, and not a name that plainly is somebody else's.

Known are a name alone in any case of German ("Tonmanns", "Tonmann'schen"), in capitals or small letters; an e-mail
address, a phone number in any grouping, an IP address, each as a whole. A name is somebody else's, and stays, where a
further name that we did not invent stands with it: "Bernd Tonmann", "Tonmann-Meier", "Tonmann, Bernd", "B. Tonmann".

Whether that is so shows in the text on both sides, so what comes in pieces is held back until the next word is whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import regex

from filters.detection import EntityType
from filters.lexicon import Lexicon, fold_name
from filters.names import PROFESSIONS, TITLES
from filters.pseudonyms import Entry
from filters.surrogates import surrogate_phone

LEFT_CONTEXT: Final = 80  # characters before a form that its meaning can hang on
_RIGHT_CONTEXT: Final = 256  # more than any of the expressions below can take
_ESCAPE: Final = re.compile(r"\\[nrtbf]$")
_GAP: Final = r"[\s()/.\-\u00a0]{0,3}"
_PARTICLES: Final = r"(?:(?:von|vom|van|de|der|den|di|du|del|da|la|le|zu|zur|ten|ter|und zu) ){0,3}"
_NOBLE: Final = re.compile(r"von|van|vom|zu|di|de |du|la|le")
_WORD: Final = r"[^\W\d_](?:[\w'’]|[-‐‑](?=\w)){0,60}"
_BEFORE: Final = re.compile(rf"(?<![\w'’])(?P<word>{_WORD})(?P<dot>\.?) {_PARTICLES}$")
_AFTER: Final = re.compile(rf"(?:(?P<gap> {_PARTICLES}|, |[-‐‑])(?P<word>{_WORD})?)")
_HOST: Final = re.compile(r"[\w.+\-]{0,64}")
#: Beginnings of what may follow: undecided while the text ends in one of them.
_OPEN: Final = re.compile(r"(?: (?:[a-z]{1,4} ){0,3}[a-z]{0,4}|,|, |[-‐‑.]|['’]s?(?:c?h?e?[mnrs]?))?")
_SIBILANTS: Final = ("s", "ß", "x", "z")


class Forms:
    """What was invented in one exchange, as a model may write it.

    Args:
        stand_ins: surrogate, as it was sent → what it stands for.
        lexicon: tells other people's names from ordinary words.
    """

    __slots__ = ("_exact", "_known", "_lexicon", "_longest", "_pattern", "_wholes")

    def __init__(self, stand_ins: Mapping[str, Entry], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._exact = dict(stand_ins)
        self._known: dict[str, Entry] = {}
        phones: list[str] = []
        names: list[str] = []
        wholes: list[str] = []
        for written, entry in stand_ins.items():
            if entry.label is EntityType.PHONE:
                digits = surrogate_phone(written)
                phones.append(_GAP.join(digits))
                self._known.setdefault(digits, entry)
                continue
            (names if entry.label is EntityType.PERSON else wholes).append(written)
            self._known.setdefault(written.casefold(), entry)
        self._wholes = [whole.casefold() for whole in wholes]
        self._longest = max(map(len, wholes), default=0)
        lists = {key: found for key, found in (("names", names), ("wholes", wholes)) if found}
        kinds = [
            # An empty named list would match everywhere, and one that the pattern does not use is refused.
            r"(?P<whole>\L<wholes>)(?![^\W_])" if wholes else "(?P<whole>(?!))",
            r"(?P<name>\L<names>)(?P<suffix>['’]s|s|['’]?sche[mnrs]?|['’])?(?![^\W_])"
            if names
            else "(?P<name>(?!))(?P<suffix>(?!))",
            rf"(?P<phone>(?:(?:\+|00){_GAP}(?:49|44|1){_GAP}(?:\(0\)|0)?{_GAP}|\(?0)(?:{'|'.join(phones)}))(?!\d)"
            if phones
            else "(?P<phone>(?!))",
        ]
        self._pattern = regex.compile("|".join(kinds), regex.IGNORECASE, **lists)

    def __repr__(self) -> str:
        return f"Forms({len(self._known)})"

    def find(self, before: str, text: str, position: int, *, final: bool) -> tuple[int, int, Entry | None] | None:
        """Return where the next form starts and ends, and its value; None for that if more text must come to say it.

        Args:
            before: what was before `text`.
            text: what has come so far.
            position: where to begin.
            final: nothing more comes.
        """
        while match := self._pattern.search(text, position, partial=not final):
            start, end = match.span()
            left = (before + text[max(0, start - LEFT_CONTEXT) : start])[-LEFT_CONTEXT:]
            if start == len(text):
                return None
            if not _joined(left, text[start], name=match.partial or match["name"] is not None):
                if match.partial or (end == len(text) and not final):
                    return start, len(text), None
                if not self._is_known(match):
                    position = start + 1
                    continue
                if match["name"] is None:
                    return start, end, self._whole(match)
                if not final and self._begins_whole(text, start):
                    return start, len(text), None
                theirs = self._is_theirs(left, text[end : end + _RIGHT_CONTEXT], match, final=final)
                if theirs is not False:
                    return (start, *self._name(match)) if theirs else (start, len(text), None)
            position = start + 1
        return None

    def restored(self, text: str) -> str:
        """Restore complete text; nothing else in it is looked at."""
        out, position = [], 0
        while found := self.find("", text, position, final=True):
            start, end, entry = found
            assert entry is not None  # the text is complete
            out += [text[position:start], entry.value]
            position = end
        return "".join([*out, text[position:]])

    def _whole(self, match: regex.Match[str]) -> Entry:
        if match["phone"] is not None:
            return self._known[surrogate_phone(match["phone"])]
        return self._known[match["whole"].casefold()]

    def _is_known(self, match: regex.Match[str]) -> bool:
        """Whether what matched is a form indeed: the pattern also takes (0) amid a number, or İ for i."""
        phone = match["phone"]
        return (match["name"] or match["whole"] or surrogate_phone(phone)).casefold() in self._known

    def _name(self, match: regex.Match[str]) -> tuple[int, Entry]:
        """Where the name ends, and what it stands for, spelled as the surrogate is."""
        written, end = match["name"], match.end("name")
        entry = self._exact.get(written)
        if entry is None:
            entry = self._known[written.casefold()]
            value = entry.value
            if written.isupper() or written.islower():
                value = value.upper() if written.isupper() else value.lower()
            elif value.isupper() or value.islower():
                value = value.title()
            entry = replace(entry, value=value, raw=value)
        if match["suffix"] == "s" and entry.value.lower().endswith(_SIBILANTS):
            end, value = match.end("suffix"), entry.value + "’"
            entry = replace(entry, value=value, raw=value)
        return end, entry

    def _begins_whole(self, text: str, start: int) -> bool:
        """Whether what is there can become an address that begins with a name."""
        if len(text) - start > self._longest:
            return False
        begun = text[start:].casefold()
        return any(whole.startswith(begun) for whole in self._wholes)

    def _is_theirs(self, left: str, right: str, match: regex.Match[str], *, final: bool) -> bool | None:
        """Whether the name is of the person it was invented for; None if the text ends too early to say."""
        host = _HOST.match(right)
        assert host is not None  # it may be empty
        after = _AFTER.match(right)
        seen = max(host.end(), after.end() if after is not None else 0)
        # A hyphen at the end may join a further word to the one that was seen.
        if not final and (right[seen:] in ("", "-", "‐", "‑") or _OPEN.fullmatch(right)):
            return None
        if right[host.end() : host.end() + 1] == "@":
            return False  # part of an address that was not sent so
        is_given = self._known[match["name"].casefold()].subtype == "given_name"
        if after is not None and after["word"] and self._goes_on(after["gap"], after["word"], is_given=is_given):
            return False
        before = _BEFORE.search(left)
        if before is None:
            return True
        initial = bool(before["dot"]) and len(before["word"]) == 1
        return not (initial or self._another(before["word"], is_given=is_given))

    def _goes_on(self, gap: str, word: str, *, is_given: bool) -> bool:
        """Whether the word after a name makes another name of it."""
        if gap == ", ":  # a list turns names round: "Weber, Anna"
            return not is_given and self._lexicon.is_given(fold_name(word)) and self._another(word)
        if _NOBLE.search(gap) and word[0].isupper():
            return fold_name(word) not in self._known and _bare(word) not in self._known
        return self._another(word)

    def _another(self, word: str, *, is_given: bool = False) -> bool:
        """Whether a word next to a name is a part of a name that was not invented here."""
        lexicon, spellings = self._lexicon, {fold_name(word), _bare(word)}
        if not word[0].isupper() or spellings & (self._known.keys() | TITLES | PROFESSIONS):
            return False
        ordinary, given = any(map(lexicon.is_ordinary, spellings)), any(map(lexicon.is_given, spellings))
        if is_given:  # before a given name: only another given name, as every sentence begins with a capital
            return given and not ordinary
        return given or not ordinary or any(map(lexicon.is_surname, spellings))


def _bare(word: str) -> str:
    folded = fold_name(word)
    return re.sub(r"['’]?s?$", "", folded) if len(folded) > 3 else folded


def _joined(left: str, first: str, *, name: bool) -> bool:
    """Whether what stands before belongs to the same word, address or number."""
    last = left[-1:]
    if not last or _ESCAPE.search(left):
        return False
    if first in "+(":
        return False
    if first.isdigit():
        return last.isalnum() or (last in ".:" and left[-2:-1].isalnum())
    return last.isalnum() or last in "_@-‐‑" or (not name and last in ".+")
