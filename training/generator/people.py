"""Persons: drawn from name pools by culture, and the forms in which a text mentions them."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

import gzip
import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from training.generator.syllables import invented

DATA = Path(__file__).parent / "data"
_MIX = {
    "de": "de 70 xx 5 tr 5 pl 2 ru 3 ar 3 ku 1 vi 1 zh 1 it 1 es 1 gr 1 ro 1 hr 1 sr 1 sq 1 cs 1 hu 1 in 1 af 1 fa 1 fr 1 nl 1 en 1 ko 1 pt 1 sv 1 fi 1",
    "en": "en 68 xx 8 in 5 pk 3 pl 3 de 2 es 3 zh 2 af 3 ke 2 ar 2 fr 1",
    "fr": "fr 74 xx 5 ar 7 pt 3 af 3 de 2 es 2 it 2 pl 1 vi 1",
    "es": "es 82 xx 5 ar 3 ro 3 en 2 fr 2 pt 2 de 1",
    "it": "it 82 xx 5 ro 3 sq 3 ar 2 de 2 es 1 fr 1 zh 1",
    "nl": "nl 74 xx 6 tr 4 ar 6 pl 3 de 3 id 2 en 2",
    "pl": "pl 88 ru 6 de 2 en 2 vi 1 cs 1",
}
_OWN_GIVEN = {"xx": "de", "hy": "ka", "sr": "hr"}
_PARTICLES = {
    "de": ["von", "zu", "von der", "vom", "von und zu", "van", "von dem"],
    "fr": ["de", "du", "de la", "d'"],
    "it": ["De", "Di", "Della", "D'"],
    "es": ["de", "de la", "del"],
    "nl": ["van", "van de", "van der", "van den", "de", "ten"],
    "ar": ["Al-", "El ", "Ben ", "bin ", "Abu "],
    "pt": ["da ", "dos ", "de "],
}
_NICKS = {
    "m": "Andi Basti Benni Chris Flo Gabi Hansi Jo Klausi Matze Micha Nico Olli Phil Rudi Schorsch Stefferl Theo Toni Uli Wolle Max Alex Sascha Dirki Fritz Seppi Jupp Kalle Manni Poldi Siggi Tommy Werni".split(),
    "f": "Anni Babsi Chrissi Conny Gabi Gitti Heidi Jenny Kathi Lisi Maja Moni Nadi Nina Pia Resi Sabsi Steffi Susi Trixi Uschi Vroni Zoe Alex Sascha Toni Bine Elli Evi Hanni Jule Lotti Mimi Rosi Tini Ulli".split(),
}
_TITLES = {
    "de": [
        "Dr.",
        "Dr.",
        "Dr.",
        "Prof.",
        "Prof. Dr.",
        "Dr. med.",
        "Dipl.-Ing.",
        "Dr.-Ing.",
        "PD Dr.",
        "Mag.",
        "Dr. jur.",
    ],
    "en": ["Dr", "Dr.", "Prof.", "Professor"],
    "fr": ["Dr", "Pr", "Me", "Docteur"],
    "es": ["Dr.", "Dra."],
    "it": ["Dott.", "Avv.", "Ing.", "Prof."],
    "nl": ["dr.", "ir.", "drs.", "mr."],
    "pl": ["dr", "mgr", "inż.", "prof."],
}


@cache
def pools() -> dict[str, dict[str, list[str]]]:
    """Names by culture and kind (m, f, s, sf)."""
    found: dict[str, dict[str, list[str]]] = json.loads(gzip.decompress((DATA / "names.json.gz").read_bytes()))
    return found


@cache
def _mix(lang: str) -> tuple[list[str], list[int]]:
    words = _MIX[lang].split()
    return words[::2], [int(w) for w in words[1::2]]


@dataclass(frozen=True, slots=True)
class Person:
    """Who a text is about: a given name, a surname, perhaps a title."""

    given: str
    surname: str
    female: bool
    title: str
    nick: str
    culture: str

    @property
    def called(self) -> str:
        """The given name without a middle initial."""
        return self.given[:-3] if self.given.endswith(".") else self.given

    @property
    def full(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"


def _surname(rng: Random, culture: str, *, female: bool) -> str:
    pool = pools()[culture]
    roll = rng.random()
    if roll < 0.17:
        return invented(rng, culture)
    if female and culture == "pl":
        return _feminine(rng.choice(pool["s"]))
    name = rng.choice(pool["sf"] if female and "sf" in pool else pool["s"])
    particles = _PARTICLES.get(culture)
    if particles and roll < 0.20 and " " not in name and "-" not in name:
        particle = rng.choice(particles)
        return particle + ("" if particle[-1] in "-' " else " ") + name
    if culture in {"de", "fr", "xx", "en", "nl"} and roll < 0.26:
        return f"{name}-{rng.choice(pools()[rng.choice((culture, culture, 'tr', 'pl'))]['s'])}"
    if (culture == "es" and roll < 0.6) or (culture == "pt" and roll < 0.4):
        return f"{name} {rng.choice(pool['s'])}"
    return name


def _feminine(name: str) -> str:
    return name[:-1] + "a" if name.endswith(("ski", "cki", "dzki", "zki")) else name


def _given(rng: Random, culture: str, *, female: bool) -> str:
    culture = _OWN_GIVEN.get(culture, culture)
    pool = pools().get(culture, {})
    names = pool.get("f" if female else "m") or pools()["de"]["f" if female else "m"]
    name = rng.choice(names)
    if rng.random() < 0.06 and "-" not in name and culture in {"de", "fr", "es", "it", "vi", "nl"}:
        joiner = "-" if culture in {"fr", "de"} and rng.random() < 0.6 else " "
        name += joiner + rng.choice(names)
    elif rng.random() < 0.03:
        name += f" {rng.choice('ABCDEFGHJKLMPRSTW')}."
    return name


def person(rng: Random, lang: str, surname: str | None = None, *, female: bool | None = None) -> Person:
    """A random person as texts of a language mention them."""
    cultures, weights = _mix(lang)
    culture = rng.choices(cultures, weights)[0]
    roll = rng.random()
    female = roll < 0.5 if female is None else female
    given_culture = lang if culture in {"tr", "pl", "ru", "ar", "it"} and rng.random() < 0.2 else culture
    title = rng.choice(_TITLES[lang]) if rng.random() < 0.1 else ""
    nick = rng.choice(_NICKS["f" if female else "m"])
    given = _given(rng, given_culture, female=female)
    if lang == "de" and culture in {"tr", "ru", "zh"} and rng.random() < 0.3:
        given = plain(given)
    return Person(given, surname or _surname(rng, culture, female=female), female, title, nick, culture)


_TRANSCRIBED = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ø": "o",
        "ə": "e",
        "Ə": "E",
    }
)


def transcribed(text: str) -> str:
    """Umlauts as two letters, other diacritics kept."""
    return unicodedata.normalize("NFC", text).translate(_TRANSCRIBED)


def plain(text: str) -> str:
    """Without diacritics: ü→u, ş→s."""
    decomposed = unicodedata.normalize(
        "NFD", text.replace("ß", "ss").replace("ı", "i").replace("ł", "l").replace("Ł", "L")
    )
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def ascii_word(text: str) -> str:
    """Lower-case ASCII letters only, umlauts as two letters: for logins and mail addresses."""
    return "".join(c for c in plain(transcribed(text)).lower() if c.isascii() and (c.isalnum()))


def user_name(rng: Random, who: Person) -> str:
    """A login made of a person's name."""
    given, surname = ascii_word(who.given.split()[0].split("-")[0]), ascii_word(who.surname)
    number = str(rng.choice((rng.randint(1, 99), rng.randint(1950, 2012))))
    made = [
        f"{given}.{surname}", f"{given[0]}{surname}", f"{given[0]}.{surname}", f"{surname}{given[0]}", f"{given}_{surname}",
        f"{given}{number}", f"{surname}{number}", f"{given[0]}{surname}{number}", f"{surname}_{given[0]}", f"{given}{surname[0]}",
        f"{ascii_word(who.nick)}{number}", f"{ascii_word(who.nick)}_{surname[:4]}", f"{surname[:4]}{given[:3]}", f"{given}-{surname}",
        f"{surname[:6]}{number[-2:]}", f"x{given}x{number}", f"{given.capitalize()}{surname.capitalize()}", f"{given}.{surname}{number[-2:]}",
    ]  # fmt: skip
    return rng.choice(made)
