"""Persons as wholes: which findings of a request are one person's.

"Dr. Anna Weber", "Frau Weber", "Webers Bestellung", "anna.weber@example.com" and the "AW" under a note are one person;
"Thomas Weber" is another. No token depends on this (`filters.pseudonyms`): linking serves singling out, `inspect` and
whoever answers a question about one person.

It is biased to split. A person is a *full name*: given names and surname. Every other mention (a surname, a given name,
initials, an address) belongs to the only person that it can mean, or, where it can mean two or none, stands for itself.
Two full names are one person only if one is the other with given names left out, and no third competes. So

- two persons with different given names are never merged,
- a mention more never merges what was separate: it can make things ambiguous, and that splits. Only another *full name*
  can link.

Everything is decided on folded words and positions; nothing here has a repr that shows text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from filters._given_names import FEMALE, MALE
from filters.detection import EntityType, Span
from filters.lexicon import Lexicon, fold_name
from filters.names import WORD, name_parts

Sex = Literal["f", "m", ""]
#: Somebody: given names and surname, folded. A mention that is nobody's in particular has a key of another form.
_Full = tuple[tuple[str, ...], str]

_SALUTATION: Final = re.compile(
    r"(?:\b(?P<f>frau|fr\.|mrs\.?|ms\.?|miss|madame|mme|señora|signora|pani|mevrouw)"
    r"|\b(?P<m>herrn?|hr\.|mr\.?|monsieur|señor|signor|pan|heer))"
    r"\s+(?:(?:dr|prof|dipl|ing|med|jur|h\. ?c)\.?[\s\-]*){0,4}$",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 40
#: Initials that stand for a person under a note: alone in the last line, or behind "gez." and the like.
_INITIALS: Final = re.compile(
    r"^[ \t]*(?:gez\.|i\. ?A\.|i\. ?V\.|/|-+)?[ \t]*([A-ZÄÖÜ]\.? ?[A-ZÄÖÜ]\.?)[ \t]*$", re.MULTILINE
)
_LOCAL: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where somebody is mentioned.

    Attributes:
        text: index of the text.
        start, end: range within it.
    """

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, repr=False)  # no name in a repr (I9)
class _Reading:
    """What one mention says: folded given names (an initial is one letter), surname, sex by salutation."""

    mention: Mention
    given: tuple[str, ...] = ()
    surname: str = ""
    sex: Sex = ""

    @property
    def full(self) -> _Full | None:
        whole = self.given and len(self.given[0]) > 1 and self.surname
        return (self.given, self.surname) if whole else None


class _People:
    """The persons with a full name, indexed so that the cost is linear in the mentions."""

    def __init__(self, readings: Sequence[_Reading]) -> None:
        self._sexes: dict[_Full, set[Sex]] = {}
        self._partial: dict[str, set[Sex]] = {}  # surname → sexes of mentions that are no full name
        self._bare: dict[str, set[Sex]] = {}  # the same, of those without given name or initial
        for reading in readings:
            if reading.full is not None:
                self._sexes.setdefault(reading.full, set()).update({reading.sex} - {""})
            elif reading.surname and reading.sex:
                self._partial.setdefault(reading.surname, set()).add(reading.sex)
                if not reading.given:
                    self._bare.setdefault(reading.surname, set()).add(reading.sex)
        self._by_surname: dict[str, list[_Full]] = {}
        self._by_given: dict[str, list[_Full]] = {}
        self._by_both: dict[tuple[str, str], list[_Full]] = {}
        for person in self._sexes:
            self._by_surname.setdefault(person[1], []).append(person)
            self._by_given.setdefault(person[0][0], []).append(person)
            self._by_both.setdefault((person[0][0], person[1]), []).append(person)
        self._keys: dict[tuple[tuple[str, ...], str, Sex], object] = {}

    def __iter__(self) -> Iterator[_Full]:
        return iter(self._sexes)

    def _sex(self, person: _Full) -> Sex:
        """By salutation, else by a given name that only one sex bears; "" if unknown or contradictory."""
        said = self._sexes[person]
        if said:
            return next(iter(said)) if len(said) == 1 else ""
        return sex_of(person[0][0])

    def resolve(self, person: _Full) -> _Full:
        """The fuller form of a name ("Anna Maria Weber" for "Anna Weber"), if exactly one is there."""
        same = self._by_both[person[0][0], person[1]]
        longer = [other for other in same if _is_part(person[0], other[0]) and self._agree(person, other)]
        if not longer:
            return person
        longest = max(longer, key=lambda other: (len(other[0]), other))
        return longest if all(other == longest or _is_part(other[0], longest[0]) for other in longer) else person

    def _agree(self, one: _Full, other: _Full) -> bool:
        return {self._sex(one), self._sex(other)} != {"f", "m"}

    def key(self, reading: _Reading) -> object:
        """Whose mention it is: a full name, or a key of its own that others of the same reading share."""
        asked = (reading.given, reading.surname, reading.sex)
        if asked not in self._keys:
            self._keys[asked] = self._key(reading)
        return self._keys[asked]

    def _key(self, reading: _Reading) -> object:
        if reading.full is not None:
            return self.resolve(reading.full)
        found = self._by_surname if reading.surname else self._by_given
        candidates = found.get(reading.surname or reading.given[0], ())
        matching = {self.resolve(person) for person in candidates if self._may_be(reading, person)}
        if len(matching) == 1 and not self._contested(reading, next(iter(matching))):
            return next(iter(matching))
        sex = reading.sex
        bare = self._bare.get(reading.surname, set())
        if not matching and not sex and reading.surname and not reading.given and len(bare) == 1:
            sex = next(iter(bare))
        return ("part", reading.given, reading.surname, sex)

    def _may_be(self, reading: _Reading, person: _Full) -> bool:
        if reading.given and not _initials_or_names(reading.given, person[0]):
            return False
        return not (reading.sex and self._sex(person) not in (reading.sex, ""))

    def _contested(self, reading: _Reading, person: _Full) -> bool:
        """Whether a mention without a salutation may also mean somebody who is only known as "Herr Weber"."""
        if reading.sex or not reading.surname:
            return False
        return bool(self._partial.get(reading.surname, set()) - {self._sex(person)})


def sex_of(given: str) -> Sex:
    """The sex of those who bear a given name, if they are of one; "" if not known."""
    folded = fold_name(given).split("-")[0]
    if folded in FEMALE:
        return "" if folded in MALE else "f"
    return "m" if folded in MALE else ""


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) < len(long) and all(_same(a, b) for a, b in zip(short, long, strict=False))


def _same(one: str, other: str) -> bool:
    """The same given name, or one of them its initial (in the second place and later: "Anna M." is "Anna Maria")."""
    return one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other))


def _initials_or_names(mentioned: tuple[str, ...], given: tuple[str, ...]) -> bool:
    return len(mentioned) <= len(given) and all(_same(a, b) for a, b in zip(mentioned, given, strict=False))


def link(texts: Sequence[tuple[str, Sequence[Span]]], lexicon: Lexicon) -> list[tuple[Mention, ...]]:
    """Group the mentions of persons: one group per person, in the order of their first mention.

    Args:
        texts: each text with its findings.
        lexicon: tells given names from surnames.
    """
    readings = [r for i, (text, spans) in enumerate(texts) for r in _read(i, text, spans, lexicon)]
    people = _People(readings)
    groups: dict[object, list[Mention]] = {}
    for reading in readings:
        groups.setdefault(people.key(reading), []).append(reading.mention)
    for key, mention in _logins(texts, people):
        groups.setdefault(key, []).append(mention)
    for person, mention in _initials(texts, people):
        groups[person].append(mention)
    return sorted(tuple(sorted(mentions)) for mentions in groups.values())


def _read(index: int, text: str, spans: Sequence[Span], lexicon: Lexicon) -> Iterator[_Reading]:
    for span in spans:
        if span.label is not EntityType.PERSON:
            continue
        surface = text[span.start : span.end]
        parts = name_parts(surface, span.subtype, lexicon)
        words = [(fold_name(surface[p.start : p.end]).strip("."), p.kind) for p in parts]
        given = tuple(word for word, kind in words if kind == "given_name" and word)
        surname = " ".join(word for word, kind in words if kind == "surname")
        if given or surname:
            yield _Reading(
                Mention(index, span.start, span.end), given, surname, _salutation(text, span, parts[0].start)
            )


def _salutation(text: str, span: Span, name: int) -> Sex:
    """The salutation before a name, whether it stands inside the finding or before it."""
    start = span.start + name
    found = _SALUTATION.search(text[max(0, start - _LOOK_BACK) : start])
    if found is None:
        return ""
    return "f" if found["f"] else "m"


def _logins(texts: Sequence[tuple[str, Sequence[Span]]], people: _People) -> Iterator[tuple[object, Mention]]:
    """Addresses and user names: of the only person whose name they spell, else each for itself."""
    spelled: dict[str, set[_Full]] = {}
    for person in people:
        for form in _spellings(person):
            spelled.setdefault(form, set()).add(people.resolve(person))
    for index, (text, spans) in enumerate(texts):
        for span in spans:
            if span.label in (EntityType.EMAIL, EntityType.USERNAME):
                surface = fold_name(text[span.start : span.end])
                whose = spelled.get("".join(_LOCAL.findall(surface.partition("@")[0])), set())
                key: object = next(iter(whose)) if len(whose) == 1 else ("login", surface)
                yield key, Mention(index, span.start, span.end)


def _spellings(person: _Full) -> set[str]:
    """``anna.weber``, ``weber.anna``, ``annaweber``, ``a.weber``, ``aweber``: a given name must at least begin."""
    given, surname = person[0][0], re.sub(r"[^a-z]", "", person[1])
    return {given + surname, surname + given, given[0] + surname, surname + given[0]}


def _initials(texts: Sequence[tuple[str, Sequence[Span]]], people: _People) -> Iterator[tuple[_Full, Mention]]:
    """Initials that stand alone in a line, if they are those of exactly one person."""
    by_initials: dict[str, set[_Full]] = {}
    for person in people:
        by_initials.setdefault(person[0][0][0] + person[1][0], set()).add(people.resolve(person))
    if not by_initials:
        return
    for index, (text, spans) in enumerate(texts):
        for match in _INITIALS.finditer(text):
            people_here = by_initials.get("".join(WORD.findall(match[1].replace(".", " "))).lower(), set())
            taken = any(span.start < match.end(1) and match.start(1) < span.end for span in spans)
            if len(people_here) == 1 and not taken:
                yield next(iter(people_here)), Mention(index, *match.span(1))
