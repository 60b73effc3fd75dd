"""Does what is said of somebody point at one person? A score from 0 to 1, with named reasons.

Few facts are enough: birth date, ZIP code and sex alone identify 87 % of the people of the United States (L. Sweeney,
"Simple Demographics Often Identify People Uniquely", Carnegie Mellon University, 2000). To be singled out, in the words
of the Art. 29 Working Party (Opinion 05/2014 on Anonymisation Techniques, WP 216), is to be isolated in a data set by
what is known, with or without a name; recital 26 GDPR makes it the test of whether somebody can be identified.

The score is information: the bits that the facts hold together (`filters.quasi_identifiers`), of the 26.3 that tell
apart 84 million people. 1 means that less than one person is expected to fit, 0.9 about six, 0.8 about forty. That
facts are independent is an assumption; it makes the score too high for facts that go together (a young student).

Facts count together if they are said of one person: in the same paragraph, within 240 characters, and not of somebody
else who is named beside them (`filters.persons`), or of one person anywhere in the request. Facts that stand under keys
(a JSON object) count together as one record.

Two facts are no description: at least three different ones are needed, or an office of which there is one. Sex is a
fact only where nobody is named, for a name is a finding of its own, and pseudonymisation covers it. A firm and the town
in which it sits are one. Where fewer are found the score is at most 0.5.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from filters.detection import Segment, Span
from filters.persons import Mention
from filters.quasi_identifiers import POPULATION_BITS, Hit, Kind, hits

_REACH: Final = 240
_NEEDED: Final = 3
_TOO_FEW: Final = 0.5
_RECORD_LENGTH: Final = 120
_EMPLOYERS_TOWN: Final = 2.0
_FAMILIES: Final[Mapping[Kind, Kind]] = {Kind.BIRTH_DATE: Kind.AGE, Kind.POSTCODE: Kind.TOWN}
_BREAK: Final = re.compile(r"\n[ \t]*\n|\n(?=[^\n;|\t]*[;|\t][^\n;|\t]*[;|\t])")
_SENTENCE: Final = re.compile(r"[.!?](?=\s+[A-ZÄÖÜ])|\n")

Owner = int | None


@dataclass(frozen=True, slots=True)
class SinglingOut:
    """How near a request comes to describing one person.

    Attributes:
        score: 0 to 1.
        reasons: names of what counted (`Kind`), sorted; of the description with the highest score.
    """

    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fact:
    hit: Hit
    owner: Owner


@dataclass(slots=True, repr=False)  # no inspected text in a repr (I9)
class _Block:
    """A text in which facts stand together: a segment, or the fields of a record one under the other."""

    text: str
    spans: list[Span]
    persons: list[tuple[int, int]] = field(default_factory=list)  # (start, group), sorted


def assess(texts: Sequence[tuple[Segment, Sequence[Span]]], persons: Sequence[Sequence[Mention]] = ()) -> SinglingOut:
    """Score the descriptions in a request and return the highest. Linear in the request.

    Args:
        texts: the segments in document order, each with its findings.
        persons: the mentions of each person (`filters.persons.link`), by index in `texts`.
    """
    best = SinglingOut()
    of_person: dict[int, list[Hit]] = {}
    for block in _blocks(texts, persons):
        for passage in _passages(block):
            best = max(best, *_windows(passage, named=bool(block.persons)), key=lambda found: found.score)
            for fact in passage:
                if fact.owner is not None:
                    of_person.setdefault(fact.owner, []).append(fact.hit)
    everywhere = [_score(found, named=True) for found in of_person.values()]
    return max([best, *everywhere], key=lambda found: found.score)


# ------------------------------------------------------------------ what stands together


def _blocks(texts: Sequence[tuple[Segment, Sequence[Span]]], persons: Sequence[Sequence[Mention]]) -> Iterator[_Block]:
    named: dict[int, list[tuple[int, int]]] = {}
    for group, mentions in enumerate(persons):
        for mention in mentions:
            named.setdefault(mention.text, []).append((mention.start, group))
    record = _Block("", [])
    keys: set[str] = set()
    for index, (segment, spans) in enumerate(texts):
        own = sorted(named.get(index, ()))
        if not segment.context or len(segment.text) > _RECORD_LENGTH:
            yield _Block(segment.text, list(spans), own)
            continue
        if segment.context in keys:
            yield record
            record, keys = _Block("", []), set()
        keys.add(segment.context)
        at = len(record.text) + len(segment.context) + 2
        record.text += f"{segment.context}: {segment.text}\n"
        record.spans += [Span(s.start + at, s.end + at, s.label, s.subtype, s.score) for s in spans]
        record.persons += [(start + at, group) for start, group in own]
    yield record


def _passages(block: _Block) -> Iterator[list[_Fact]]:
    """The facts of each paragraph; a row of a table is one of its own."""
    found = hits(block.text, block.spans)
    if not found:
        return
    breaks = [match.start() for match in _BREAK.finditer(block.text)]
    sentences = [match.start() for match in _SENTENCE.finditer(block.text)]
    facts = [_Fact(hit, _owner(hit, block.persons, sentences)) for hit in found]
    for _, passage in groupby(facts, key=lambda fact: bisect_right(breaks, fact.hit.start)):
        yield list(passage)


def _owner(hit: Hit, persons: Sequence[tuple[int, int]], sentences: Sequence[int]) -> Owner:
    """Who is named before a fact in its sentence, else after it."""
    sentence = bisect_right(sentences, hit.start)
    at = bisect_right(persons, (hit.start, len(persons)))
    for start, group in (*persons[max(0, at - 1) : at], *persons[at : at + 1]):
        if bisect_right(sentences, start) == sentence:
            return group
    return None


# ------------------------------------------------------------------ what it adds up to


def _windows(facts: Sequence[_Fact], *, named: bool) -> Iterator[SinglingOut]:
    end = 0
    last = -1
    for index, first in enumerate(facts):
        while end < len(facts) and facts[end].hit.end - first.hit.start <= _REACH:
            end += 1
        if end <= last:
            continue  # nothing that the window before did not hold
        last = end
        window = facts[index:end]
        for owner in {fact.owner for fact in window} | {None}:
            yield _score([f.hit for f in window if f.owner in (owner, None)], named=named)
    yield SinglingOut()


def _score(found: Iterable[Hit], *, named: bool) -> SinglingOut:
    best: dict[Kind, Hit] = {}
    for hit in found:
        family = _FAMILIES.get(hit.kind, hit.kind)
        if family not in best or best[family].bits < hit.bits:
            best[family] = hit
    if named:
        best.pop(Kind.SEX, None)
    bits = sum(hit.bits for hit in best.values())
    facts = len(best)
    if Kind.EMPLOYER in best and Kind.TOWN in best:
        bits -= max(0.0, best[Kind.TOWN].bits - _EMPLOYERS_TOWN)
        facts -= 1
    if not best or set(best) == {Kind.SEX}:
        return SinglingOut()
    score = min(1.0, bits / POPULATION_BITS)
    if Kind.OFFICE not in best and facts < _NEEDED:
        score = min(score, _TOO_FEW)
    return SinglingOut(round(score, 3), tuple(sorted(hit.kind.value for hit in best.values())))
