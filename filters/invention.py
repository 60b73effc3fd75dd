"""The words of which surrogates are made: names that nobody bears, of the same sex and the same kind of language.

A name is an onset, a middle and an ending. Endings carry sex and language; which is how a model still writes "Herr"
and "ihr" rightly. None of them ends in s, x or z, so that the German genitive is always a plain s. Who uses them drops
what a lexicon lists (`filters.surrogates`): what is left is attested nowhere that we know of.

Numbers and hosts come from the ranges reserved for examples:

- phones: Bundesnetzagentur, Mitteilung 148/2021 (Amtsblatt 7/2021), numbers for media productions, five local networks;
  Ofcom's numbers for drama (07700 900000 to 900999); 555-0100 to 555-0199 of the North American Numbering Plan
- hosts: `.example` (RFC 2606, RFC 6761)
- IP addresses: RFC 5737 (IPv4), RFC 3849 (IPv6)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from filters._given_languages import GIVEN_LANGUAGES

Language = Literal["de", "en", "fr", "it", "es", "nl", "pl", "tr"]

_ONSETS: Final = (
    "alv balv corv dalg elv farl gond halg ilv jorv kelv lorg malv norg olv pelv quol rulv salg tarv ulv valg wolv zelv"
).split()
_MIDDLES: Final = "ad al am an ar ed el em en er id il im in ir od ol om on or".split()
_ENDINGS: Final[Mapping[str, list[str]]] = MappingProxyType(
    {
        "f en": "lyn essa eth".split(),
        "m en": "ford den wyn".split(),
        "f fr": "ienne ette elie".split(),
        "m fr": "ien aud ic".split(),
        "f it": "ella iana etta".split(),
        "m it": "ino ando iero".split(),
        "f es": "ita elina uela".split(),
        "m es": "ito ano undo".split(),
        "f nl": "tje ke ineke".split(),
        "m nl": "ijn bert wout".split(),
        "f pl": "ena usia owita".split(),
        "m pl": "omir oslaw ek".split(),
        "f tr": "nur gul can".split(),
        "m tr": "han kan tug".split(),
        "f": "ika ine ura etta wina gunde ike inde".split(),
        "m": "bert hard mund rik wig olf helm ulf".split(),
        "": "ey iko ou inne".split(),
        "de": "mann bach feld stedt rode wald hauer kamp hagen dorfer".split(),
        "en": "worth combe bury thorpe shaw".split(),
        "fr": "ardot iette aud elin oncourt".split(),
        "it": "ucchi ellari ottaro anelli".split(),
        "es": "uelo arro iegano enteo".split(),
        "nl": "stra meer veldt hoek".split(),
        "pl": "czak kowiak czuk owiec".split(),
        "tr": "oglu kaya demir".split(),
        "host": "tec ware gruppe log".split(),
    }
)
_LANGUAGES: Final[Mapping[Language, re.Pattern[str]]] = MappingProxyType(
    {
        "pl": re.compile(r"(?:sk[ia]|ck[ia]|dzk[ia]|wicz|cz[ay]k|iak|enko|chuk|[oe]va?|ic)$"),
        "tr": re.compile(r"(?:oglu|demir|kaya|turk|maz|dag|yilmaz)$"),
        "it": re.compile(r"(?:[ei]ll[io]|ini|ett[io]|ott[io]|one|ucci|acci)$"),
        "es": re.compile(r"(?:[aeo]z|ero|illo|ado|uela)$"),
        "fr": re.compile(r"(?:eaux?|ier|ault|oux|elle|ette|ois)$"),
        "nl": re.compile(r"^(?:van|de|ten|ter) |(?:stra|sma|dijk|veld|huis)$"),
        "en": re.compile(r"(?:son|ton|ford|wood|smith|field|ley|worth)$"),
    }
)
#: code of the country → what stands before the last three digits (in North America before 01 and two).
_PHONES: Final = MappingProxyType(
    {
        "49": ("3023125", "6990009", "4066969", "2214710", "8999998"),
        "44": ("7700900",),
        "1": ("202555",),
    }
)
_NETWORKS: Final = ("192.0.2.", "198.51.100.", "203.0.113.")


def kind_of_given(given: str, sex: str) -> str:
    """Return the kind of word that stands for a folded given name: its sex, and its language where that is plain."""
    language = next((language for language, names in GIVEN_LANGUAGES.items() if given in names), "")
    kind = f"{sex} {language}"
    return kind if kind in _ENDINGS else sex


def language_of(surname: str) -> Language:
    """Guess the language of a folded surname by its ending; German if nothing speaks for another."""
    return next((kind for kind, ending in _LANGUAGES.items() if ending.search(surname)), "de")


def word(kind: str, number: int) -> str:
    """Return a word in lower case, made of ASCII letters.

    Args:
        kind: of a given name the sex (``f``, ``m``, or ``""``), and perhaps a language after a blank; of a surname the
            language; ``host`` for the label of one.
        number: chooses.
    """
    number, onset = divmod(number, len(_ONSETS))
    number, middle = divmod(number, len(_MIDDLES))
    return _ONSETS[onset] + _MIDDLES[middle] + _ENDINGS[kind][number % len(_ENDINGS[kind])]


def phone(country: str, number: int) -> str:
    """Return the national digits of a number that is given to nobody, without the leading zero."""
    number, last = divmod(number, 1000)
    ranges = _PHONES[country]
    head = ranges[number % len(ranges)]
    return head + (f"01{last % 100:02}" if country == "1" else f"{last:03}")


def country_of(digits: str) -> str:
    """Return the code of the country of an international number; Germany's where we know no reserved numbers."""
    return next((code for code in _PHONES if digits.startswith(code)), "49")


def address(number: int, *, sixth: bool) -> str:
    """Return an IP address of the ranges for documentation."""
    if sixth:
        return f"2001:db8:{number >> 16 & 0xFFFF:x}::{(number & 0xFFFF) or 1:x}"
    number, host = divmod(number, 254)
    return f"{_NETWORKS[number % len(_NETWORKS)]}{host + 1}"
