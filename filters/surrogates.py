"""Surrogates: invented names, addresses and numbers that read like the real ones.

They are opt-in (``surrogate`` in ``entities``), for texts that a model shall write on: what is not recognised on the
way back is a wrong name, where a token would be seen to be one. What stands for a value is a keyed function of it, as
tokens are, and is passed over for the next candidate if it

- stands in the request, or holds a value of the request (the guard would find that),
- is a word or a name that a lexicon lists,
- is, or begins like, the surrogate of another value.

An e-mail address is made of the surrogates of the names in it, so "a.weber@…" and "Frau Weber" still belong together.
Where nothing is invented (initials, addresses, identifiers; beyond 2,000 values), or no candidate is safe, a token
stands. Each value costs the length of its surrogates, and one look through the words of the request.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from filters import invention
from filters.detection import EntityType
from filters.folding import fold
from filters.lexicon import Lexicon, fold_name
from filters.persons import sex_of
from filters.pseudonyms import Entry, PseudonymMap, normalise

#: Entity types for which there are surrogates.
INVENTED: Final = frozenset({EntityType.PERSON, EntityType.EMAIL, EntityType.PHONE, EntityType.IP})
_CANDIDATES = 64
_SHORTEST = 3  # characters of a value that is looked for in what is invented
_MOST = 2_000  # values of one request for which something is invented
_NO_DIGIT = re.compile(r"\D")
_WORDS = re.compile(r"[^\W\d_]+")
_LOCAL_PART = re.compile(r"[^\W\d_]+|\d+|[^\w]|_")


class Surrogates:
    """Invents for one request.

    Args:
        pseudonyms: where the surrogates are kept, and whose key decides.
        lexicon: names and words that exist.
        kinds: folded name word → ``given_name`` or ``surname``.
        texts: the texts of the request.
        values: what was found in it.
    """

    __slots__ = ("_bases", "_begun", "_kinds", "_lexicon", "_pseudonyms", "_taken", "_text", "_values")

    def __init__(
        self,
        pseudonyms: PseudonymMap,
        lexicon: Lexicon,
        kinds: Mapping[str, str],
        texts: Iterable[str],
        values: Iterable[str],
    ) -> None:
        self._pseudonyms = pseudonyms
        self._lexicon = lexicon
        self._kinds = kinds
        folded = {fold(value).text for value in values}
        # Each word once: what is invented holds no blank, so it stands in a word, in a grouped number, or nowhere.
        words = {word for text in texts for word in fold(text).text.split()}
        self._text = "\n".join([*words, *(_NO_DIGIT.sub("", value) for value in folded)])
        # Of an address the words count too: "weber" must not come back inside an invented name.
        self._values = {part for value in folded for part in (value, *_WORDS.findall(value)) if len(part) >= _SHORTEST}
        self._bases: dict[tuple[str, str], str | None] = {}
        self._taken: set[str] = set()
        self._begun: set[str] = set()  # with what the words among them begin
        for written, entry in pseudonyms.stand_ins().items():
            base = surrogate_phone(written) if entry.label is EntityType.PHONE else written.lower()
            self._keep(_kind(entry), normalise(entry.label, entry.value), base)

    def __repr__(self) -> str:
        return f"Surrogates({len(self._bases)})"

    def of(self, entry: Entry) -> str | None:
        """Return what stands for a value, or None where a token has to."""
        base = self._base(_kind(entry), entry)
        if base is None:
            return None
        written = _as_phone(entry.value, base) if entry.label is EntityType.PHONE else _cased(entry.value, base)
        self._pseudonyms.put_stand_in(written, entry)
        return written

    def _base(self, kind: str, entry: Entry) -> str | None:
        normalised = normalise(entry.label, entry.value)
        if kind in ("given_name", "surname") and sum(c.isalpha() for c in normalised) < 2:
            return None  # an initial
        if (kind, normalised) in self._bases:
            return self._bases[kind, normalised]
        if len(self._bases) >= _MOST:
            return None
        for candidate in self._candidates(kind, entry, normalised):
            if self._is_safe(candidate):
                self._keep(kind, normalised, candidate)
                return candidate
        self._bases[kind, normalised] = None
        return None

    def _keep(self, kind: str, normalised: str, base: str) -> None:
        self._bases[kind, normalised] = base
        self._taken.add(base)
        if base.isalpha():
            self._begun.update(_beginnings(base))

    def _candidates(self, kind: str, entry: Entry, normalised: str) -> Iterator[str]:
        for counter in range(_CANDIDATES):
            number = self._pseudonyms.keyed_number("surrogate", kind, normalised, str(counter))
            if kind == "given_name":
                yield invention.word(invention.kind_of_given(normalised, sex_of(entry.value)), number)
            elif kind == "surname":
                yield invention.word(invention.language_of(normalised), number)
            elif kind == "EMAIL":
                yield self._email(normalised, counter)
            elif kind == "PHONE":
                yield invention.phone(invention.country_of(normalised), number)
            elif kind == "IP":
                yield invention.address(number, sixth=_is_sixth(normalised))

    def _email(self, address: str, counter: int) -> str:
        local, _, host = address.rpartition("@")
        parts = [self._local_part(part, address, counter) for part in _LOCAL_PART.findall(local)]
        number = self._pseudonyms.keyed_number("surrogate", "host", host)
        return f"{''.join(parts)}@{invention.word('host', number)}.example"

    def _local_part(self, part: str, address: str, counter: int) -> str:
        number = self._pseudonyms.keyed_number("surrogate", "local", part, address if counter else "", str(counter))
        if part.isdigit():
            return str(number % 10 ** len(part)).zfill(len(part))
        if not part.isalpha():
            return part
        kind = self._kinds.get(fold_name(part))
        if kind is not None and len(part) > 1 and not counter:
            name = self._base(kind, Entry(part, part, EntityType.PERSON, kind))
            if name is not None:
                return name
        return "abcdefghijklmnopqrstuvwxyz"[number % 26] if len(part) == 1 else invention.word("", number)

    def _begins_alike(self, candidate: str) -> bool:
        return candidate in self._begun or any(part in self._taken for part in _beginnings(candidate))

    def _is_safe(self, candidate: str) -> bool:
        if candidate in self._taken or (candidate.isalpha() and self._begins_alike(candidate)):
            return False
        lexicon = self._lexicon
        if lexicon.is_given(candidate) or lexicon.is_surname(candidate) or lexicon.is_ordinary(candidate):
            return False
        invented = candidate.removesuffix(".example")
        return self._values.isdisjoint(_parts(invented)) and candidate not in self._text


def _beginnings(word: str) -> Iterator[str]:
    return (word[:length] for length in range(1, len(word) + 1))


def _parts(word: str) -> Iterator[str]:
    """All parts of a word that can be a value."""
    return (word[start:end] for start in range(len(word)) for end in range(start + _SHORTEST, len(word) + 1))


def surrogate_phone(written: str) -> str:
    """Return the national digits of a surrogate phone number, however it is written."""
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.lstrip(" (").startswith(("+", "00")):
        digits = digits.removeprefix("00")
        digits = digits.removeprefix(invention.country_of(digits))
    return digits.removeprefix("0")


def phone_country(written: str) -> str:
    """Return the code of the country of a surrogate phone number; Germany's where it is written without one."""
    digits = re.sub(r"\D", "", written)
    international = written.lstrip(" (").startswith(("+", "00"))
    return invention.country_of(digits.removeprefix("00")) if international else "49"


def _kind(entry: Entry) -> str:
    if entry.label is EntityType.PERSON:
        return "given_name" if entry.subtype == "given_name" else "surname"
    return entry.label.value if entry.label in INVENTED else ""


def _is_sixth(address: str) -> bool:
    try:
        return ipaddress.ip_interface(address).version == 6
    except ValueError:
        return ":" in address


def _cased(value: str, base: str) -> str:
    if "@" in base or not base[0].isalpha():
        return base
    if value.isupper():
        return base.upper()
    return base if value.islower() else base.title()


def _as_phone(value: str, national: str) -> str:
    country = invention.country_of(normalise(EntityType.PHONE, value))
    area = 3 if country != "49" or national.startswith("221") else 2
    grouped = f"{national[:area]} {national[area:]}"
    return f"+{country} {grouped}" if value.lstrip(" (").startswith(("+", "00")) else f"0{grouped}"
