"""How a token is written: by us, and by models that translate, escape, hyphenate and break it.

The type word never decides what is restored; the eight characters of the code must be those of an issued token.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import regex

from filters.pseudonyms import ALPHABET, CODE_LENGTH, TYPE_WORDS, is_well_formed

# What models make of the type words when they answer in another language. A word never decides what is restored.
_TRANSLATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "GIVEN": ("vorname", "firstname", "forename", "prenom", "prénom", "nombre", "nome", "voornaam", "imie", "imię"),
        "SURNAME": ("nachname", "familienname", "lastname", "nom", "apellido", "cognome", "achternaam", "nazwisko"),
        "COMPANY": ("firma", "unternehmen", "entreprise", "empresa", "azienda", "bedrijf"),
        "STREET": ("strasse", "straße", "rue", "calle", "via", "straat", "ulica", "adresse"),
        "CITY": ("stadt", "ort", "ville", "ciudad", "citta", "città", "miasto"),
        "EMAIL": ("e-mail", "mail", "correo", "courriel"),
        "PHONE": ("telefon", "telefono", "teléfono", "telephone", "téléphone", "telefoon", "tel"),
        "CARD": ("karte", "carte", "tarjeta", "carta", "kaart", "karta"),
        "BIRTHDATE": ("geburtsdatum", "naissance", "nacimiento", "nascita", "geboortedatum"),
        "DATE": ("datum", "fecha", "data"),
        "ID": ("nummer", "kennung", "numero", "numéro", "número", "numer"),
        "USER": ("benutzer", "utilisateur", "usuario", "utente", "gebruiker"),
    }
)
_GENERIC = ("person", "persona", "personne", "persoon", "osoba", "name", "token")
WORDS = sorted({w.lower() for w in TYPE_WORDS} | {w for ws in _TRANSLATIONS.values() for w in ws} | set(_GENERIC))

_SEPARATOR = (
    r"(?:\\{0,8}_(?:\r?\n)?|\\{1,8}u005[fF]|%(?:25){0,3}5[fF]|&(?:amp;)?(?:\#95|\#x5[fF]|lowbar);"
    r"|[\ \u00a0\-\u2010\u2011]|\\{0,8}\r?\n|\\{1,8}n)"
)
_JOINER = r"(?:[\u00ad\u200b-\u200d\u2060]|[\-\u2010\u2011]?(?:\r?\n|\\{1,8}n)?\ ?)"
LONGEST = 192  # characters that a token can take in its widest writing
_GRAMMAR = (
    rf"(?P<word>{'|'.join(re.escape(w) for w in sorted(WORDS, key=len, reverse=True))}){_SEPARATOR}?"
    rf"(?P<code>(?:[{ALPHABET}]{_JOINER}){{{CODE_LENGTH - 1}}}[{ALPHABET}])"
)
TOKEN = re.compile(_GRAMMAR, re.IGNORECASE)
BEGINNING = regex.compile(_GRAMMAR, regex.IGNORECASE)  # the same, for matches that the end of the text cuts off
_ISSUED = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(TYPE_WORDS))})_([{ALPHABET}]{{{CODE_LENGTH}}})(?![A-Za-z0-9])"
)
SEPARATED = regex.compile(_SEPARATOR)
_NOT_CODE = regex.compile(rf"[^{ALPHABET}]+|\\n", regex.IGNORECASE)
DIGITS = regex.compile(r"\d+")


def code_of(written: str) -> str:
    """Reduce a written code to its eight upper-case characters."""
    return str(_NOT_CODE.sub("", written.replace("\\n", "\n"))).upper()


def look_alikes(text: str) -> list[tuple[int, int]]:
    """Return where `text` holds what a token looks like when it is issued, with a valid check character."""
    return [m.span() for m in _ISSUED.finditer(text) if is_well_formed(m[1])]
