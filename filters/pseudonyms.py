"""Tokens: what stands for a value upstream, and the map that leads back.

A token is ``WORD_XXXXXXXX``: a type word, an underscore and eight characters of a 23-letter alphabet without vowels
and look-alikes. Six are a keyed hash of the normalised value (HMAC-SHA-256), so replicas with the same key issue the
same token without talking; the seventh tells the surface form (as normalised, UPPER, lower, else a hash of it); the
eighth is a check character. 23 is prime, so the weighted sum catches every single wrong character and every swap of
neighbours (ISO 7064 works the same way), and what a model invents is hardly ever a well-formed token.

Rules of this file:
- A token is a function of (key, type, value, surface), plus a counter on the rare collision inside one exchange. The
  counter goes to the value that comes later in document order, so appending text never changes an earlier token.
- The map lives and dies with its exchange. Its repr shows counts only.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from filters.detection import EntityType
from filters.folding import fold
from filters.lexicon import fold_name

ALPHABET = "BCDFGHJKMNPQRTVWX234679"
CODE_LENGTH = 8
_BASE = len(ALPHABET)
_VALUE_SPACE = _BASE**6
_NORMALISED, _UPPER, _LOWER, _OTHER = ALPHABET[0], ALPHABET[1], ALPHABET[2], ALPHABET[3:]

_WORDS: Mapping[EntityType, str] = MappingProxyType(
    {
        EntityType.PERSON: "SURNAME",
        EntityType.ORGANIZATION: "COMPANY",
        EntityType.ADDRESS: "STREET",
        EntityType.LOCATION: "CITY",
        EntityType.EMAIL: "EMAIL",
        EntityType.PHONE: "PHONE",
        EntityType.IBAN: "IBAN",
        EntityType.CREDIT_CARD: "CARD",
        EntityType.DATE_OF_BIRTH: "BIRTHDATE",
        EntityType.DATE: "DATE",
        EntityType.ID_NUMBER: "ID",
        EntityType.USERNAME: "USER",
        EntityType.IP: "IP",
        EntityType.URL: "URL",
        EntityType.HEALTH: "HEALTH",
        EntityType.SENSITIVE: "SENSITIVE",
        EntityType.SECRET: "SECRET",
    }
)
_SUBTYPE_WORDS: Mapping[str, str] = MappingProxyType(
    {"given_name": "GIVEN", "surname": "SURNAME", "street": "STREET", "postal_city": "CITY", "city": "CITY"}
)
TYPE_WORDS: frozenset[str] = frozenset({*_WORDS.values(), *_SUBTYPE_WORDS.values()})

_ALNUM_LABELS = frozenset({EntityType.IBAN, EntityType.CREDIT_CARD, EntityType.ID_NUMBER, EntityType.DATE_OF_BIRTH})
_CASE_SENSITIVE_LABELS = frozenset({EntityType.SECRET, EntityType.URL})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a token stands for.

    Attributes:
        value: the decoded value.
        raw: how it was spelled where it stood (differs from `value` only inside escaped JSON).
        label: entity type.
        subtype: finer kind.
    """

    value: str
    raw: str
    label: EntityType
    subtype: str = ""

    def __repr__(self) -> str:
        return f"Entry({self.label}/{self.subtype})"


def type_word(label: EntityType, subtype: str) -> str:
    """Return the type word of a token."""
    return _SUBTYPE_WORDS.get(subtype) or _WORDS[label]


def normalise(label: EntityType, value: str) -> str:
    """Return the form in which spellings of one value are equal; only ever hashed, never shown."""
    if label is EntityType.PERSON:
        return fold_name(value).strip("\"„“”»«'’.,() ")
    if label in _ALNUM_LABELS:
        return "".join(c for c in fold(value).text if c.isalnum())
    if label is EntityType.PHONE:
        digits = "".join(c for c in fold(value).text if c.isdigit())
        if value.lstrip(" (").startswith("+"):
            return digits
        return digits[2:] if digits.startswith("00") else f"49{digits[1:]}" if digits.startswith("0") else digits
    if label in _CASE_SENSITIVE_LABELS:
        return unicodedata.normalize("NFC", value)
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())


def _characters(number: int, length: int) -> str:
    chars = []
    for _ in range(length):
        number, rest = divmod(number, _BASE)
        chars.append(ALPHABET[rest])
    return "".join(chars)


def check_character(body: str) -> str:
    """Return the check character of the first seven characters of a code."""
    return ALPHABET[sum((i + 1) * ALPHABET.index(char) for i, char in enumerate(body)) % _BASE]


def is_well_formed(code: str) -> bool:
    """Whether `code` (upper case) has the shape of a token's code, check character included."""
    return len(code) == CODE_LENGTH and set(code) <= set(ALPHABET) and check_character(code[:-1]) == code[-1]


class TokenKey:
    """The key of one scope; it turns values into codes and identifiers into opaque ones."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        if len(key) < 16:
            raise ValueError("a token key has at least 16 bytes")
        self._key = key

    def __repr__(self) -> str:
        return "TokenKey(<secret>)"

    def number(self, *parts: str) -> int:
        """Return a 256-bit keyed hash of `parts` as a number; unambiguous, as each part goes with its length."""
        message = b"".join(
            len(raw).to_bytes(4, "big") + raw for raw in (p.encode("utf-8", "surrogatepass") for p in parts)
        )
        return int.from_bytes(hmac.new(self._key, message, hashlib.sha256).digest(), "big")

    def opaque(self, purpose: str, value: str, prefix: str = "") -> str:
        """Return a stable stand-in for an identifier, at most 64 characters, revealing nothing of it."""
        return f"{prefix}{self.number('opaque', purpose, value):064x}"[:64]

    def code(self, entry: Entry, counter: int = 0) -> str:
        """Return the eight characters for a value in one surface form."""
        word, normalised = type_word(entry.label, entry.subtype), normalise(entry.label, entry.value)
        # The counter first varies the surface character, then the value's own hash: linked spellings stay linked.
        value_counter, form_counter = divmod(counter, len(_OTHER))
        number = self.number("value", word, normalised, str(value_counter)) % _VALUE_SPACE
        body = _characters(number, 6) + self._form(entry.label, normalised, entry.raw, form_counter)
        return body + check_character(body)

    def _form(self, label: EntityType, normalised: str, surface: str, counter: int) -> str:
        if counter == 0:
            display = normalised.title() if label is EntityType.PERSON else normalised
            for form, spelling in ((_NORMALISED, display), (_UPPER, display.upper()), (_LOWER, display.lower())):
                if surface == spelling:
                    return form
        return _OTHER[(self.number("form", surface) + counter) % len(_OTHER)]


class PseudonymMap:
    """The tokens and numbers issued in one exchange, and what they stand for."""

    __slots__ = ("_by_surface", "_key", "_numbers", "_numbers_by_value", "_stand_ins", "_tokens", "_words")

    def __init__(self, key: TokenKey) -> None:
        self._key = key
        self._tokens: dict[str, Entry] = {}
        self._by_surface: dict[tuple[str, str, str], str] = {}
        self._numbers: dict[str, Entry] = {}
        self._numbers_by_value: dict[str, str] = {}
        self._words: set[str] = set()
        self._stand_ins: dict[str, Entry] = {}

    def __repr__(self) -> str:
        return (
            f"PseudonymMap({len(self._tokens)} tokens, {len(self._numbers)} numbers, {len(self._stand_ins)} invented)"
        )

    def keyed_number(self, *parts: str) -> int:
        """Return a number that only the key tells, for what is invented (`filters.surrogates`)."""
        return self._key.number(*parts)

    def put_stand_in(self, written: str, entry: Entry) -> None:
        """Note what was invented for a value, as it is written; the first spelling of a value stays."""
        self._stand_ins.setdefault(written, entry)

    def stand_ins(self) -> dict[str, Entry]:
        """Return what was invented, as it is written, with what it stands for."""
        return dict(self._stand_ins)

    def token(self, entry: Entry) -> str:
        """Return the token for a value, issuing it if it is new. Call in document order."""
        word = type_word(entry.label, entry.subtype)
        identity = (word, entry.value, entry.raw)
        known = self._by_surface.get(identity)
        if known is not None:
            return known
        counter = 0
        while (code := self._key.code(entry, counter)) in self._tokens:
            counter += 1
        self._tokens[code] = entry
        self._words.add(word)
        token = self._by_surface[identity] = f"{word}_{code}"
        return token

    def adopt(self, code: str, entry: Entry) -> None:
        """Take over a token that an earlier exchange of the same scope issued; call before any is issued here."""
        self._tokens.setdefault(code, entry)
        word = type_word(entry.label, entry.subtype)
        self._words.add(word)
        self._by_surface.setdefault((word, entry.value, entry.raw), f"{word}_{code}")

    def adopt_number(self, digits: str, entry: Entry) -> None:
        """Take over a keyed number that an earlier exchange of the same scope issued."""
        self._numbers.setdefault(digits, entry)
        self._numbers_by_value.setdefault(entry.value, digits)

    def number(self, literal: str, entry: Entry, taken: frozenset[str]) -> str | None:
        """Return a keyed number with as many digits for a JSON integer, or None where none is safe.

        Numbers of fewer than four digits turn up by chance, so they get no numeric stand-in. `taken` are the digit
        runs that occur in the request; the stand-in is none of them.
        """
        known = self._numbers_by_value.get(literal)
        if known is not None:
            return known
        digits = literal.lstrip("-")
        if not digits.isdigit() or not 4 <= len(digits) <= 18 or (len(digits) > 1 and digits[0] == "0"):
            return None
        low = 10 ** (len(digits) - 1)
        for counter in range(64):
            stand_in = str(low + self._key.number("number", digits, str(counter)) % (9 * low))
            if stand_in not in taken and stand_in not in self._numbers and not _looks_like_year(stand_in):
                self._numbers[stand_in] = Entry(digits, digits, entry.label, entry.subtype)
                result = self._numbers_by_value[literal] = ("-" if literal.startswith("-") else "") + stand_in
                return result
        return None

    def look_up(self, code: str) -> Entry | None:
        """Return what the code (upper case) stands for, if this exchange issued it."""
        return self._tokens.get(code)

    def look_up_number(self, digits: str) -> Entry | None:
        """Return what a keyed number stands for, if this exchange issued it."""
        return self._numbers.get(digits)

    def entries(self) -> dict[str, Entry]:
        """Return the issued codes with what they stand for."""
        return dict(self._tokens)

    def number_entries(self) -> dict[str, Entry]:
        """Return the issued numbers with what they stand for."""
        return dict(self._numbers)

    def codes(self) -> Iterator[str]:
        """Yield the issued codes."""
        return iter(self._tokens)

    def numbers(self) -> Iterator[str]:
        """Yield the issued numbers."""
        return iter(self._numbers)

    @property
    def words(self) -> frozenset[str]:
        """The type words in use."""
        return frozenset(self._words)


def _looks_like_year(digits: str) -> bool:
    return len(digits) == 4 and 1800 <= int(digits) <= 2199
