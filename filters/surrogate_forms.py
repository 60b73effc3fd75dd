"""The way back of surrogates: complete known forms, and not a name that plainly is somebody else's.

Known are a name alone in any case of German ("Tonmanns", "Tonmann'schen"), in capitals or small letters; an e-mail
address, a phone number in any grouping, an IP address, each as a whole. Whose a name is, `filters.namesakes` says.

That shows in the text on both sides, so what comes in pieces is held back until the next word is whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import Final, NamedTuple

import regex

from filters.detection import EntityType
from filters.lexicon import Lexicon
from filters.namesakes import Namesakes, joined, plain
from filters.pseudonyms import Entry
from filters.surrogates import phone_country, surrogate_phone

LEFT_CONTEXT: Final = 160  # characters before a form that its meaning can hang on
_RIGHT_CONTEXT: Final = 512  # more than what stands after a name and counts can take
_GAP: Final = r"[\s()/.\-\u00a0]{0,3}"
#: Where a word can begin, also behind an escape of JSON; `joined` has the last word.
_START: Final = r"(?:(?<![^\W_])|(?<=\\[nrtbf])|(?<=\\u[0-9a-f]{4}))"
_PHONE: Final = rf"(?:\+|00){_GAP}(?P<country>49|44|1){_GAP}(?:\(0\)|0)?{_GAP}(?=\d)|(?<!\d)\(?0(?!0)"
_DIGIT: Final = re.compile(rf"{_GAP}(\d)")
_OPEN_GAP: Final = re.compile(rf"{_GAP}\Z")
_SIBILANTS: Final = ("s", "ß", "x", "z")


class Form(NamedTuple):
    """Where a form ends and what it stands for; None for that if more text must come to say it."""

    end: int
    entry: Entry | None


class Forms:
    """What was invented in one exchange, as a model may write it.

    Args:
        stand_ins: surrogate, as it was sent → what it stands for.
        lexicon: tells other people's names from ordinary words.
    """

    __slots__ = ("_begun", "_exact", "_known", "_longest", "_namesakes", "_pattern", "_phones", "_wholes")

    def __init__(self, stand_ins: Mapping[str, Entry], lexicon: Lexicon) -> None:
        self._exact = dict(stand_ins)
        self._known: dict[str, Entry] = {}
        self._phones: dict[str, dict[str, Entry]] = {}
        names: list[str] = []
        wholes: list[str] = []
        for written, entry in stand_ins.items():
            if entry.label is EntityType.PHONE:
                self._phones.setdefault(surrogate_phone(written), {}).setdefault(phone_country(written), entry)
                continue
            (names if entry.label is EntityType.PERSON else wholes).append(written)
            self._known.setdefault(written.casefold(), entry)
        self._namesakes = Namesakes(self._known, lexicon)
        self._begun = {digits[:length] for digits in self._phones for length in range(1, len(digits) + 1)}
        self._wholes = sorted(whole.casefold() for whole in wholes)
        self._longest = max(map(len, wholes), default=0)
        lists = {key: found for key, found in (("names", names), ("wholes", wholes)) if found}
        kinds = [
            # An empty named list would match everywhere, and one that the pattern does not use is refused.
            rf"{_START}(?P<whole>\L<wholes>)(?![^\W_])" if wholes else "(?P<whole>(?!))",
            rf"{_START}(?P<name>\L<names>)(?P<suffix>['’]s|s|['’]?sche[mnrs]?|['’])?(?![^\W_])"
            if names
            else "(?P<name>(?!))(?P<suffix>(?!))",
            f"(?P<phone>{_PHONE})(?:{_GAP}\\d){{{min(map(len, self._phones))}}}"
            if self._phones
            else "(?P<phone>(?!))(?P<country>(?!))",
        ]
        self._pattern = regex.compile("|".join(kinds), regex.IGNORECASE, **lists)

    def __repr__(self) -> str:
        return f"Forms({len(self._known) + len(self._phones)})"

    def find(self, before: str, text: str, position: int, *, final: bool) -> tuple[int, int, Entry | None] | None:
        """Return where the next form starts and ends, and its value; None for that if more text must come to say it.

        Args:
            before: what was before `text`.
            text: what has come so far.
            position: where to begin.
            final: nothing more comes.
        """
        held = len(text) if final else self._held(before, text, position)
        while match := self._pattern.search(text, position, partial=not final):
            start = match.start()
            if start >= held:
                break
            left = _left(before, text, start)
            if not joined(left, text[start], name=match.partial or match["name"] is not None):
                form = self._form(match, left, text, final=final)
                if form is not None:
                    return start, form.end if form.entry is not None else len(text), form.entry
            position = start + 1
        return (held, len(text), None) if held < len(text) else None

    def _held(self, before: str, text: str, position: int) -> int:
        """Where something begins that can become an address; what is found behind that may be a part of it.

        `regex` prefers whatever is complete to what begins before it and is not.
        """
        for start in range(max(position, len(text) - self._longest), len(text)):
            if self._begins_whole(text, start) and not joined(_left(before, text, start), text[start], name=False):
                return start
        return len(text)

    def restored(self, text: str) -> str:
        """Restore complete text; nothing else in it is looked at."""
        out, position = [], 0
        while found := self.find("", text, position, final=True):
            start, end, entry = found
            assert entry is not None  # the text is complete
            out += [text[position:start], entry.value]
            position = end
        return "".join([*out, text[position:]])

    def _form(self, match: regex.Match[str], left: str, text: str, *, final: bool) -> Form | None:
        """What was found; None if it is no form of ours."""
        end = match.end()
        if match.partial or (end == len(text) and not final):
            return Form(end, None)
        if match["phone"] is not None:
            return self._phone(match, text, final=final)
        entry = self._known.get((match["whole"] or match["name"]).casefold())
        if entry is None:  # the pattern takes İ for i, too
            return None
        return self._whole(text, end, entry, final=final) if match["whole"] else self._named(match, left, text, final)

    @staticmethod
    def _whole(text: str, end: int, entry: Entry, *, final: bool) -> Form | None:
        if text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit():
            return None  # a longer number
        return Form(end, None if text[end:] == "." and not final else entry)

    def _named(self, match: regex.Match[str], left: str, text: str, final: bool) -> Form | None:  # noqa: FBT001 - private
        end, is_given = match.end(), self._known[match["name"].casefold()].subtype == "given_name"
        right, lower = text[end : end + _RIGHT_CONTEXT], match["name"].islower()
        theirs = self._namesakes.is_theirs(left, right, is_given=is_given, final=final, lower=lower)
        return Form(end, None) if theirs is None else self._name(match) if theirs else None

    def _phone(self, match: regex.Match[str], text: str, *, final: bool) -> Form | None:
        """Read digits, however they are grouped, as long as they are those of a number that was invented."""
        position, digits = match.end("phone"), ""
        while step := _DIGIT.match(text, position):
            position, digits = step.end(), digits + step[1]
            if digits not in self._begun:
                return None
            known = self._phones.get(digits)
            if known is None:
                continue
            if position == len(text) and not final:
                return Form(position, None)
            if text[position : position + 1].isdigit():
                continue
            country = match["country"]
            entry = known.get(country) if country else next(iter(known.values()))
            return Form(position, entry) if entry is not None else None
        return Form(position, None) if not final and _OPEN_GAP.match(text, position) else None

    def _name(self, match: regex.Match[str]) -> Form:
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
        return Form(end, entry)

    def _begins_whole(self, text: str, start: int) -> bool:
        """Whether what is there can become an address that begins with a name."""
        begun = text[start:].casefold()
        index = bisect_left(self._wholes, begun)
        return index < len(self._wholes) and self._wholes[index].startswith(begun)


def _left(before: str, text: str, start: int) -> str:
    """What stands before a place, as much as counts."""
    return plain((before + text[max(0, start - LEFT_CONTEXT) : start])[-LEFT_CONTEXT:])
