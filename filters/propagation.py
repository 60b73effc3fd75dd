"""A value found once is found everywhere in the request (I1).

All distinctive values, in all their spellings, go into one Aho-Corasick automaton that runs over the letters and
digits of every text, so case, accents, transcription and what stands between the parts do not matter, and the cost is
linear in the request. Weak values are looked up word by word in the text as it is written.

What is found here is what `filters.guard` (which shares no code with this file) must not find again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation

from filters.detection import EntityType, Span, resolve_overlaps
from filters.folding import Runs, fold
from filters.known import Known, known_values
from filters.lexicon import Lexicon, fold_name

_PROPAGATED = 0.5  # score: a detector's own finding on the same characters wins
_NAME_ENDINGS = frozenset({"s", "es", "n", "en", "ns", "ens", "sche", "schen", "scher", "sches", "schem"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+")
_DIGIT_GAP = re.compile(r"[ \-./()_\u00a0\u202f\u2009\u2010-\u2015]{0,3}|[^\w\n\t,;|]")
_CONDITIONS = frozenset({EntityType.HEALTH, EntityType.SENSITIVE})
_ID_LABEL = re.compile(
    r"(?:nr|nummer|number|no|num|id|kunde|kunden|kundin|auftrag|bestellung|vertrag|ticket|rechnung|vorgang|fall|order"
    r"|customer|case|invoice|contract|konto|account)\W{0,4}$|#\s?$",
    re.IGNORECASE,
)
# After these a capitalised word is the ordinary noun: "der Winter", "im Winter", "the Baker".
_DETERMINERS = frozenset(
    (
        "der die das den dem des ein eine einen einem einer eines im am zum zur beim vom ins ans jeder jede jedes"
        " dieser diese dieses diesem diesen kein keine keinen keinem letzten nächsten vorigen ganzen"
        " the a an le la les un une el los las il lo gli een het"
    ).split()
)


Role = Literal["text", "key", "number", "fixed"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to search, with what a detector found in it."""

    text: str
    context: str
    findings: tuple[Span, ...]
    role: Role = "text"

    def __repr__(self) -> str:
        return f"Text(<{len(self.text)} characters>, {len(self.findings)} findings)"


@dataclass(slots=True)
class Propagated:
    """The result.

    Attributes:
        spans: per text, disjoint and sorted: the detector's findings and every further mention.
        known: the values, in the order in which they were found.
        kinds: folded name word → given_name or surname, as first found; it decides for every mention.
        rewritten: mentions in a text before the one in which the value was first found.
    """

    spans: list[tuple[Span, ...]]
    known: list[Known]
    kinds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    rewritten: int = 0


@dataclass(slots=True)
class _Inventory:
    known: dict[tuple[str, EntityType, str], Known] = field(default_factory=dict)
    first_seen: dict[Known, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def add(self, value: Known, index: int) -> None:
        key = (value.surface, value.label, value.subtype)
        if key in self.known:
            return
        self.known[key] = value
        self.first_seen[value] = index
        if value.label is EntityType.PERSON and value.subtype != "full_name":
            self.kinds.setdefault(fold_name(value.surface), value.subtype)


def propagate(texts: Sequence[Text], lexicon: Lexicon) -> Propagated:
    """Find every mention of every value. Linear in the size of the request."""
    inventory = _Inventory()
    for index, text in enumerate(texts):
        for span in text.findings:
            for value in known_values(text.text, span, lexicon):
                inventory.add(value, index)
    known = list(inventory.known.values())
    if not known:
        return Propagated([text.findings for text in texts], [])
    distinctive = _Distinctive([k for k in known if k.distinctive])
    weak = _Weak([k for k in known if not k.distinctive])
    result = Propagated([], known, inventory.kinds)
    for index, text in enumerate(texts):
        mentions = [*distinctive.search(text.text), *weak.search(text)]
        spans = resolve_overlaps([*text.findings, *(span for span, _ in mentions)])
        # "Weber\nanna@…" reads as the name turned round: what is left of it between the two findings is a line break.
        spans = tuple(span for span in spans if any(map(str.isalnum, text.text[span.start : span.end])))
        result.spans.append(spans)
        kept = set(spans)
        result.rewritten += sum(index < inventory.first_seen[value] for span, value in mentions if span in kept)
    return result


class _Distinctive:
    def __init__(self, values: Sequence[Known]) -> None:
        self._values: list[Known] = []
        patterns: dict[str, None] = {}
        for value in values:
            for reading in sorted(value.readings()):
                if len(reading) >= 3 and reading not in patterns:
                    patterns[reading] = None
                    self._values.append(value)
        self._automaton = _automaton(patterns) if patterns else None

    def search(self, text: str) -> list[tuple[Span, Known]]:
        if self._automaton is None or not text:
            return []
        runs = Runs.of(fold(text))
        mentions = []
        for number, start, end in self._automaton.find_matches_as_indexes(runs.compact, overlapping=True):
            value = self._values[number]
            place = runs.locate(start, end)
            if place is not None:
                span = _mention(runs, place, value)
                if span is not None:
                    mentions.append((span, value))
        return mentions


def _automaton(patterns: Iterable[str]) -> AhoCorasick:
    """Build for a single pass over the request: the plainest automaton is ready fifteen times sooner."""
    return AhoCorasick(list(patterns), implementation=Implementation.NoncontiguousNFA)


def _mention(runs: Runs, place: tuple[int, int, int], value: Known) -> Span | None:
    """Turn a match in the compact text into a span, if it ends at a boundary and its parts stand together."""
    first, last, rest = place
    end = runs.ends[last] - rest
    if rest and not _may_follow(runs.folded.text[end : runs.ends[last]], value):
        return None
    numeric = value.label is not EntityType.PERSON and not any(c.isalpha() for c in value.surface)
    for i in range(first, last):
        gap = runs.folded.text[runs.ends[i] : runs.starts[i + 1]]
        if len(gap) > 4 or (numeric and not _DIGIT_GAP.fullmatch(gap)):
            return None
    start, end = runs.folded.original(runs.starts[first], end)
    return Span(start, end, value.label, value.subtype, _PROPAGATED)


def _may_follow(ending: str, value: Known) -> bool:
    return value.label is EntityType.PERSON and ending in _NAME_ENDINGS


class _Weak:
    def __init__(self, values: Sequence[Known]) -> None:
        self._exact: dict[str, Known] = {}
        self._any_case: dict[str, Known] = {}
        self._phrases: dict[str, Known] = {}
        for value in values:
            words = _WORD.findall(value.surface)
            if len(words) != 1 or words[0] != value.surface:
                self._phrases.setdefault(value.surface, value)
            elif value.label in _CONDITIONS:
                self._any_case.setdefault(value.surface.casefold(), value)
            else:
                self._exact.setdefault(value.surface, value)
        self._automaton = _automaton(self._phrases) if self._phrases else None

    def search(self, text: Text) -> list[tuple[Span, Known]]:
        mentions = []
        if text.role == "fixed":
            return []
        if self._exact or self._any_case:
            previous = ""
            for match in _WORD.finditer(text.text):
                found = self._look_up(match.group())
                if found is not None:
                    value, length = found
                    if _comparable(text, match.start(), match.start() + length, previous, value):
                        mentions.append((_span(match.start(), length, value), value))
                previous = match.group()
        if self._automaton is not None:
            values = list(self._phrases.values())
            for number, start, end in self._automaton.find_matches_as_indexes(text.text, overlapping=True):
                if text.role == "key" and values[number].label in _CONDITIONS:
                    continue
                if not _touches_word(text.text, start, end):
                    mentions.append((_span(start, end - start, values[number]), values[number]))
        return mentions

    def _look_up(self, word: str) -> tuple[Known, int] | None:
        value = self._exact.get(word) or self._any_case.get(word.casefold())
        if value is not None:
            return value, len(word)
        if word.endswith("s") and (value := self._exact.get(word[:-1])) and value.label is EntityType.PERSON:
            return value, len(word) - 1
        if "-" in word and (value := self._exact.get(word.partition("-")[0])) and value.label is EntityType.PERSON:
            return value, len(value.surface)  # "Weber-Akte"
        return None


def _touches_word(text: str, start: int, end: int) -> bool:
    """Whether a word goes on before or after the range."""
    return bool(re.match(r"\w\w", text[start - 1 : start + 1])) or bool(re.match(r"\w\w", text[end - 1 : end + 1]))


def _span(start: int, length: int, value: Known) -> Span:
    return Span(start, start + length, value.label, value.subtype, _PROPAGATED)


def _comparable(text: Text, start: int, end: int, previous: str, value: Known) -> bool:
    if value.label in _CONDITIONS:
        return text.role != "key" and not _in_code(text.text, start, end)
    if value.surface.isdigit():
        return _is_reference(text, start, end)
    if value.label is EntityType.PERSON:
        if _in_code(text.text, start, end):
            return False
        return previous.lower() not in _DETERMINERS and not re.match(r"\s\d", text.text[end : end + 2])
    return True


def _in_code(text: str, start: int, end: int) -> bool:
    """Whether a word stands as code does: a call, a member, an assignment, a tag, a flag."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return before in ("_", "<", ".", "-", "$") or bool(re.match(r"[(_={]|\.\w|:\w| =", after))


def _is_reference(text: Text, start: int, end: int) -> bool:
    """Whether a short number stands as a reference: labelled, or alone under a key that names one."""
    before, after = text.text[max(0, start - 24) : start], text.text[end : end + 2]
    if re.search(r"\d[.,:/\-]?$", before) or re.match(r"[.,:/\-]?\d", after):
        return False
    if text.text.strip() == text.text[start:end]:
        return bool(_ID_LABEL.search(text.context.replace("_", " "))) or text.role != "number"
    return bool(_ID_LABEL.search(before))
