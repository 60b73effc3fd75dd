"""The way back: whole tokens, one pass, at any chunking.

There is one matcher, the `Channel`. Text that is complete is a channel fed once, so what holds for strings holds for
streams (I6). Tokens are recognised as a model writes them: other case, Markdown-escaped, percent-encoded, as an HTML
entity, hyphenated or broken over a line, with the type word translated. The eight characters of the code must be those
of an issued token, always; a code is never matched fuzzily, so a wrong value cannot come back (I2).

What was restored is not looked at again: a value that looks like a token stays as it is.

Held back is only a tail that can still become an *issued* token; everything before it is released at once.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from filters.detection import EntityType
from filters.earlier import Earlier
from filters.errors import RestorationRefused
from filters.jsonposition import JsonPosition
from filters.lexicon import Lexicon
from filters.pseudonyms import Entry, PseudonymMap, is_well_formed
from filters.sealing import Blob, Sealer, digest
from filters.surrogate_forms import LEFT_CONTEXT, Forms
from filters.token_grammar import BEGINNING, DIGITS, LONGEST, SEPARATED, TOKEN, WORDS, code_of

_WORD_BREAK = re.compile(r"\s|(?<!\\)\"|\\{1,8}[nrt]")
_SPELLED = re.compile(r"\\{1,8}u([0-9a-fA-F]{4})|\\{1,8}([/\\])")
_AUTHORITY = re.compile(
    r"[/\\]{2}(?P<host>[^/\\?#]*)"
    r"|(?<![\w@/\\.\-])(?P<bare>(?:[\w\-]{1,63}\.){1,8}[a-z]{2,24}(?::\d+)?)(?=[/?#\\])",
    re.IGNORECASE,
)
_WORD_MEMORY = 16_384  # characters of one word that are remembered for the rule on URLs

Mode = Literal["text", "json", "argument"]


@dataclass(frozen=True, slots=True)
class ToolRule:
    """What may be restored into the arguments of a tool that the client executes.

    Attributes:
        labels: entity types to restore; None for all.
        secrets: whether secrets may be restored at all.
        hosts: hosts to whose URLs values may be restored, besides those that system or user messages name.
    """

    labels: frozenset[EntityType] | None = None
    secrets: bool = False
    hosts: frozenset[str] = frozenset()


@dataclass(slots=True)
class RestorationCounts:
    """What happened on the way back, for metrics and audit."""

    restored: int = 0
    unknown: int = 0
    withheld: int = 0


def _escape(value: str, levels: int) -> str:
    for _ in range(levels):
        value = json.dumps(value, ensure_ascii=False)[1:-1]
    return value


@dataclass(slots=True)
class Restorer:
    """Restores what one exchange issued; channels share its map and counts."""

    pseudonyms: PseudonymMap
    hosts: frozenset[str] = frozenset()
    counts: RestorationCounts = field(default_factory=RestorationCounts)
    sealer: Sealer | None = field(default=None, repr=False)
    anchor: str = ""
    keyed: Mapping[str, str] = field(default_factory=dict, repr=False)
    lexicon: Lexicon | None = None
    forms: Forms | None = None
    _codes: list[str] = field(default_factory=list)
    _numbers: list[str] = field(default_factory=list)
    _words: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Freeze what was issued; a request is complete before its answer begins."""
        self._codes = sorted(self.pseudonyms.codes())
        self._numbers = sorted(self.pseudonyms.numbers())
        self._words = tuple(WORDS) if self._codes else ()
        stand_ins = self.pseudonyms.stand_ins()
        self.forms = Forms(stand_ins, self.lexicon or Lexicon.load()) if stand_ins else None

    @property
    def active(self) -> bool:
        """Whether anything was issued at all."""
        return bool(self._codes or self._numbers or self.forms)

    @property
    def issued(self) -> Earlier:
        """All that another exchange needs to go on."""
        tokens, numbers = self.pseudonyms.entries(), self.pseudonyms.number_entries()
        return Earlier(self.anchor, tokens, numbers, self.hosts, self.keyed, self.pseudonyms.stand_ins())

    def text(self, text: str) -> str:
        """Restore complete running text."""
        return self.channel("text").feed(text, final=True)

    def json_text(self, text: str) -> str:
        """Restore a complete string that holds JSON."""
        return self.channel("json").feed(text, final=True)

    def channel(self, mode: Mode, rule: ToolRule | None = None) -> Channel:
        """Open a channel: `text`, `json` (a string that holds JSON) or `argument` (free text of a tool call)."""
        return Channel(self, mode, rule)

    def seal(self, opaque: str, text: str | None = None, visible: str = "") -> str:
        """Seal a blob of the upstream's for the client, with `text` that it signs and what the client sees of that.

        Signed text says which tokens it holds; encrypted content does not, so all that was issued goes along.
        """
        if not opaque or self.sealer is None:
            return opaque
        tokens, numbers, stand_ins = (
            self.pseudonyms.entries(),
            self.pseudonyms.number_entries(),
            self.pseudonyms.stand_ins(),
        )
        if text is not None:
            written = code_of(text)
            tokens = {code: entry for code, entry in tokens.items() if code in written}
            numbers = {digits: entry for digits, entry in numbers.items() if digits in text}
        earlier = Earlier(self.anchor, tokens, numbers, stand_ins=stand_ins)
        return self.sealer.seal(Blob(opaque, earlier, text, "" if text is None else digest(visible)))

    def may_begin(self, tail: str) -> bool:
        """Whether `tail` can be the beginning of an issued token."""
        lowered = tail.lower()
        for word in self._words:
            if word.startswith(lowered):
                return True
            if lowered.startswith(word) and self._may_continue(tail[len(word) :]):
                return True
        return False

    def _may_continue(self, rest: str) -> bool:
        if not rest:
            return True
        match = SEPARATED.match(rest, partial=True)
        if match is not None and match.end() == len(rest):
            return True  # the separator itself may still go on
        prefix = code_of(rest[match.end() if match is not None and not match.partial else 0 :])
        index = bisect_left(self._codes, prefix)
        return index < len(self._codes) and self._codes[index].startswith(prefix)

    def may_begin_number(self, digits: str) -> bool:
        """Whether `digits` can be the beginning of an issued number."""
        index = bisect_left(self._numbers, digits)
        return index < len(self._numbers) and self._numbers[index].startswith(digits)

    @property
    def has_numbers(self) -> bool:
        """Whether keyed numbers were issued."""
        return bool(self._numbers)


@dataclass(frozen=True, slots=True)
class Shift:
    """A token of the upstream's text at ``start:end`` became `length` characters of the restored text."""

    start: int
    end: int
    length: int


def shifted(position: int, shifts: Sequence[Shift], *, is_end: bool) -> int:
    """Move an offset into the upstream's text to the restored text; inside a token it moves to the value's edge."""
    moved = position
    for shift in shifts:
        if position >= shift.end:
            moved += shift.length - (shift.end - shift.start)
        elif position > shift.start:
            moved += (shift.length if is_end else 0) - (position - shift.start)
    return moved


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    entry: Entry | None


def _start(found: _Found) -> int:
    return found.start


class Channel:
    """One sequence of text in an answer: a choice's content, the arguments of one tool call and so on."""

    __slots__ = (
        "_before",
        "_buffer",
        "_consumed",
        "_mode",
        "_position",
        "_previous",
        "_restorer",
        "_rule",
        "_word",
        "shifts",
    )

    def __init__(self, restorer: Restorer, mode: Mode, rule: ToolRule | None) -> None:
        self._restorer = restorer
        self._mode = mode
        self._rule = rule  # None outside of tool calls: what goes back to the client itself is not limited
        self._buffer = ""
        self._consumed = 0  # characters taken and released so far
        self.shifts: list[Shift] = []
        self._before = ""  # what was taken before what the buffer holds
        self._previous = ""  # the last characters taken, for what may stand left of a number or a surrogate
        self._word = ""  # what was released since the last blank or quote, for the rule on URLs
        self._position = JsonPosition() if mode == "json" else None

    def __repr__(self) -> str:
        return f"Channel({self._mode}, {len(self._buffer)} characters held)"

    def drain(self) -> str:
        """Give up what is held back, as the upstream wrote it: nothing more is restored here."""
        held, self._buffer = self._buffer, ""
        return held

    @property
    def pending(self) -> bool:
        """Whether a possible token is held back."""
        return bool(self._buffer)

    def feed(self, text: str, *, final: bool = False) -> str:
        """Take more text and return what can be released; with `final`, everything.

        Raises:
            RestorationRefused: a secret would be restored into tool arguments against policy.
        """
        if not self._restorer.active:
            return text
        self._buffer += text
        self._before = self._previous
        buffer, out, position = self._buffer, [], 0
        finders = [self._next_token]
        finders += [self._next_number] if self._restorer.has_numbers else []
        finders += [self._next_form] if self._restorer.forms else []
        ahead = [find(buffer, 0, final=final) for find in finders]
        while found := min((f for f in ahead if f is not None), key=_start, default=None):
            out.append(self._pass_on(buffer[position : found.start]))
            if found.entry is None:  # held back
                self._buffer = buffer[found.start :]
                return "".join(out)
            out.append(self._restore(buffer[found.start : found.end], found.entry))
            position = found.end
            # Only what was passed is looked for again: each finder goes over the text once.
            ahead = [
                find(buffer, position, final=final) if f is not None and f.start < position else f
                for find, f in zip(finders, ahead, strict=True)
            ]
        out.append(self._pass_on(buffer[position:]))
        self._buffer = ""
        return "".join(out)

    # -------------------------------------------------------------- finding

    def _next_token(self, buffer: str, position: int, *, final: bool) -> _Found | None:
        restorer, counted, start = self._restorer, 0, position
        while match := TOKEN.search(buffer, start):
            code = code_of(match["code"])
            entry = restorer.pseudonyms.look_up(code)
            if entry is not None:
                return _Found(match.start(), match.end(), entry)
            if match.start() >= counted and is_well_formed(code):  # "SURNAME_…" also reads as "NAME_…"
                restorer.counts.unknown += 1
                counted = match.end()
            start = match.start() + 1
        return None if final else self._unfinished(buffer, position)

    def _unfinished(self, buffer: str, position: int) -> _Found | None:
        """Find a tail that more text may turn into a token; only the last characters can be one."""
        start = max(position, len(buffer) - LONGEST)
        while start < len(buffer):
            match = BEGINNING.search(buffer, start, partial=True)
            if match is None:
                return None
            if match.partial and self._restorer.may_begin(buffer[match.start() :]):
                return _Found(match.start(), len(buffer), None)
            start = match.start() + 1
        return None

    def _next_number(self, buffer: str, position: int, *, final: bool) -> _Found | None:
        for match in DIGITS.finditer(buffer, position):
            start, end = match.span()
            open_end = not final and len(buffer) - end < 2 and not self._closed_after(buffer, end)
            if open_end and self._restorer.may_begin_number(match.group()):
                return _Found(start, end, None)
            entry = self._restorer.pseudonyms.look_up_number(match.group())
            before = (self._previous + buffer[:start])[-2:] if start < 2 else buffer[start - 2 : start]
            listed = self._position is not None and self._position.level == 0  # "[1,2]": a comma separates
            if entry is not None and _stands_alone(before, buffer[end : end + 2], "." if listed else ".,"):
                return _Found(start, end, entry)
        return None

    def _next_form(self, buffer: str, position: int, *, final: bool) -> _Found | None:
        forms = self._restorer.forms
        found = forms.find(self._before, buffer, position, final=final) if forms is not None else None
        return None if found is None else _Found(*found)

    @staticmethod
    def _closed_after(buffer: str, end: int) -> bool:
        """Whether the character after a digit run already shows that the number ends there."""
        return end < len(buffer) and buffer[end] not in ".,"

    # -------------------------------------------------------------- releasing

    def _take(self, text: str) -> None:
        """Note what was taken from the upstream: boundaries and offsets are those of its text."""
        if text:
            self._consumed += len(text)
            self._previous = (self._previous + text)[-LEFT_CONTEXT:]

    def _pass_on(self, text: str) -> str:
        self._take(text)
        return self._release(text)

    def _release(self, text: str) -> str:
        if not text:
            return ""
        if self._position is not None:
            self._position.feed(text)
        if self._rule is not None:
            breaks = list(_WORD_BREAK.finditer(text))
            self._word = (text[breaks[-1].end() :] if breaks else self._word + text)[-_WORD_MEMORY:]
        return text

    def _restore(self, written: str, entry: Entry) -> str:
        if self._rule is not None and not self._may_restore(entry, self._rule):
            self._restorer.counts.withheld += 1
            return self._pass_on(written)
        self._restorer.counts.restored += 1
        if self._position is not None:
            value = _escape(entry.value, self._position.level)
        else:
            value = entry.raw if self._escaped_here(entry) else entry.value
        self.shifts.append(Shift(self._consumed, self._consumed + len(written), len(value)))
        self._take(written)
        return self._release(value)

    def _escaped_here(self, entry: Entry) -> bool:
        """Whether the answer repeats a value where it was found escaped: inside quotes, or inside a URL."""
        if entry.raw == entry.value or "&" in entry.raw:
            return entry.raw != entry.value  # HTML references are read by whatever shows an answer
        return self._previous[-1:] == '"' if "\\" in entry.raw else self._previous[-1:] in tuple("=/%+&?")

    def _may_restore(self, entry: Entry, rule: ToolRule) -> bool:
        if entry.label is EntityType.SECRET and not rule.secrets:
            raise RestorationRefused(
                "the model put a secret into the arguments of a tool, and policy does not allow that",
                code="secret_in_tool_arguments",
            )
        if rule.labels is not None and entry.label not in rule.labels:
            return False
        return self._host_allowed(rule)

    def _host_allowed(self, rule: ToolRule) -> bool:
        """Inside a URL a value is restored only towards hosts that the people named, not the model (exfiltration)."""
        word = _SPELLED.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], self._word)
        allowed = rule.hosts | self._restorer.hosts
        for match in _AUTHORITY.finditer(word):
            # WHATWG URL: a backslash separates like a slash, and what stands before the last @ is no host.
            host = re.sub(r":\d*$", "", (match["host"] or match["bare"] or "").rpartition("@")[2]).lower()
            if match.end() == len(word) or host not in allowed:
                return False
        return True


def _stands_alone(before: str, after: str, marks: str) -> bool:
    """Whether a digit run is a number of its own: no digit, decimal or thousands part next to it."""
    if before[-1:].isdigit() or after[:1].isdigit():
        return False
    if before[-1:] and before[-1:] in marks and before[:-1].isdigit():
        return False
    return not (after[:1] and after[:1] in marks and after[1:2].isdigit())
