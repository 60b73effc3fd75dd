"""What one text is about: its persons and things, and the slots that name them."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from functools import cache
from random import Random
from urllib.parse import quote

from training.generator import companies, dates, identifiers, people, places, values
from training.generator.forms import form_names, mention
from training.generator.grammar import Piece
from training.generator.people import Person, ascii_word, user_name
from training.generator.tables import table

_GENERATED = {"persons_table", "plain_table"}
_SCHOOLS = ("Schule", "Grundschule", "Realschule", "Oberschule", "Akademie", "Stiftung", "Gesamtschule", "Kita")
_HALLS = ("Halle", "Brücke", "Bibliothek", "Siedlung", "Promenade", "Straße", "Allee", "Kaserne", "Ausstellung")
KEYS = "pqrstux"
RELATIVES = {"f": None, "g": True, "h": False}
_ID_SHAPES = "KD-##### K-###### ######## ####### ##-####-## RE-2026-#### R########## ?-#######-# AB###### 4##### #####/## ??#####??# VN_########## 10######## C####### ??-###### ###-#######-####### #####".split()
_PLAIN_SHAPES = "####-###-# ??-## v#.#.# ##### ?#### ###.###.## ??##-####"


@cache
def nouns() -> list[str]:
    """German nouns."""
    found: list[str] = json.loads(gzip.decompress((people.DATA / "nouns.json.gz").read_bytes()))
    return found


class Scene:
    """Persons (p, q, r, s, t, u; x is somebody new after each ``{x!}``; f is of p's family, g a woman of it, h a man) and values of one text."""

    def __init__(self, rng: Random, lang: str) -> None:
        self.rng = rng
        self.lang = lang
        self._people: dict[str, Person] = {}
        self._bound: dict[str, str] = {}

    def person(self, key: str) -> Person:
        """The person behind a key, made when first asked for."""
        if key not in self._people:
            surname = self.person("p").surname if key in RELATIVES else None
            self._people[key] = people.person(self.rng, self.lang, surname, female=RELATIVES.get(key))
        return self._people[key]

    def slot(self, name: str) -> list[Piece] | None:
        """The pieces that a slot stands for; None if there is no such slot."""
        if len(name) > 1 and name[1] in ".!" and (name[0] in KEYS or name[0] in RELATIVES):
            return self._personal(name[0], name[2:]) if name[1] == "." else self._forget(name[0])
        if name in {"persons_table", "plain_table"}:
            return table(self.rng, self.lang, self.slot, personal=name == "persons_table")
        if name in _VALUES:
            label, make = _VALUES[name]
            return [Piece(make(self), label)]
        return None

    def _forget(self, key: str) -> list[Piece]:
        for known in [k for k in self._bound if k.startswith(f"{key}.")]:
            del self._bound[known]
        self._people.pop(key, None)
        return []

    def _personal(self, key: str, form: str) -> list[Piece] | None:
        who = self.person(key)
        if form in _OF_PERSON:
            label, make = _OF_PERSON[form]
            bound = f"{key}.{form}"
            if bound not in self._bound:
                self._bound[bound] = make(self, who)
            return [Piece(self._bound[bound], label)]
        return mention(self.lang, who, form, self.rng)

    def bound(self, name: str, make: Callable[[], str]) -> str:
        """A value that stays the same throughout the text."""
        if name not in self._bound:
            self._bound[name] = make()
        return self._bound[name]

    def town(self) -> str:
        """Mostly a town of the language's area."""
        return places.foreign_town(self.rng) if self.rng.random() < 0.12 else places.town(self.rng, self.lang)

    def organisation(self) -> str:
        """The company that the text is about."""
        return self.bound("org", lambda: companies.company(self.rng, self.lang))

    def coded(self, shapes: str) -> str:
        """A number after one of the shapes."""
        return values.coded(self.rng, self.rng.choice(shapes.split())).replace("_", " ")

    def national(self) -> str:
        """A number by which a state knows somebody."""
        rng = self.rng
        makers: dict[str, tuple[Callable[[Random], str], ...]] = {
            "de": (values.tax_id, values.pension_number, values.health_number),
            "fr": (values.nir,), "es": (values.dni,), "it": (values.codice_fiscale,), "nl": (values.bsn,), "pl": (values.pesel,),
            "en": (lambda r: values.coded(r, "?? ## ## ## ?"), lambda r: values.coded(r, "###-##-####")),
        }  # fmt: skip
        return rng.choice(makers[self.lang])(rng)

    def money(self) -> str:
        """An amount."""
        whole, cents = (
            self.rng.choice((self.rng.randint(1, 99), self.rng.randint(10, 9999))),
            self.rng.choice((0, 0, 50, 90, 95, 99, self.rng.randint(0, 99))),
        )
        if self.lang == "en":
            return f"{self.rng.choice('£$€')}{whole:,}.{cents:02d}"
        amount = f"{whole:,}".replace(",", ".")
        return f"{amount},{cents:02d} {self.rng.choice(('€', 'EUR', '€')) if self.lang != 'pl' else 'zł'}"

    def function_mail(self) -> str:
        """An address of a department."""
        box = self.rng.choice("info kontakt service support buchhaltung office bewerbung post hello noreply".split())
        return f"{box}@{companies.domain(self.rng, self.lang, self.organisation())}"


def _mail(scene: Scene, who: Person) -> str:
    rng = scene.rng
    local = rng.choice((f"{ascii_word(who.given)}.{ascii_word(who.surname)}", user_name(rng, who)))
    host = companies.domain(rng, scene.lang, scene.organisation() if rng.random() < 0.5 else None)
    return f"{local}@{host}"


def _profile(scene: Scene, who: Person) -> str:
    slug = f"{ascii_word(who.given)}-{ascii_word(who.surname)}"
    return scene.rng.choice((
        f"https://www.linkedin.com/in/{slug}", f"https://{slug}.de", f"https://portal.example/kunden/{quote(who.full)}", f"https://shop.example/user/{slug}/orders", f"https://www.xing.com/profile/{slug.replace('-', '_').title()}", f"https://crm.example/contact?name={slug}&id={values.digits(scene.rng, 5)}",
    ))  # fmt: skip


_OF_PERSON: dict[str, tuple[str | None, Callable[[Scene, Person], str]]] = {
    "mail": ("EMAIL", _mail),
    "login": ("USERNAME", lambda s, w: user_name(s.rng, w)),
    "tel": ("PHONE", lambda s, _w: values.phone(s.rng, s.lang)),
    "dob": ("DATE_OF_BIRTH", lambda s, _w: dates.written(s.rng, s.lang, 1935, 2012)),
    "street": ("ADDRESS", lambda s, _w: places.street(s.rng, s.lang)),
    "zip": ("ADDRESS", lambda s, _w: places.zip_town(s.rng, s.lang)),
    "addr": ("ADDRESS", lambda s, _w: places.address(s.rng, s.lang)),
    "block": ("ADDRESS", lambda s, _w: f"{places.street(s.rng, s.lang)}\n{places.zip_town(s.rng, s.lang)}"),
    "iban": ("IBAN", lambda s, _w: values.iban(s.rng, s.lang)),
    "id": ("ID_NUMBER", lambda s, _w: s.coded(" ".join(_ID_SHAPES))),
    "nid": ("ID_NUMBER", lambda s, _w: s.national()),
    "url": ("URL", _profile),
    "initials": (None, lambda _s, w: f"{w.given[0]}{w.surname.split()[-1][0]}"),
}
_VALUES: dict[str, tuple[str | None, Callable[[Scene], str]]] = {
    "org": ("ORGANIZATION", Scene.organisation),
    "org2": ("ORGANIZATION", lambda s: s.bound("org2", lambda: companies.company(s.rng, s.lang))),
    "orgx": ("ORGANIZATION", lambda s: companies.company(s.rng, s.lang)),
    "city": ("LOCATION", Scene.town),
    "home": ("LOCATION", lambda s: s.bound("home", s.town)),
    "region": ("LOCATION", lambda s: s.rng.choice(places.REGIONS[s.lang].split("|"))),
    "country": ("LOCATION", lambda s: s.rng.choice(places.COUNTRIES[s.lang].split("|"))),
    "streetname": (None, lambda s: places.street_name(s.rng, s.lang)),
    "date": ("DATE", lambda s: dates.written(s.rng, s.lang, 2019, 2027)),
    "day": ("DATE", lambda s: dates.short(s.rng, s.lang)),
    "month": (None, lambda s: dates.month(s.rng, s.lang)),
    "year": (None, lambda s: str(s.rng.randint(1990, 2027))),
    "iso": ("DATE", lambda s: f"{s.rng.randint(2023, 2027)}-{s.rng.randint(1, 12):02d}-{s.rng.randint(1, 28):02d}"),
    "time": (None, lambda s: f"{s.rng.randint(6, 21)}:{s.rng.choice((0, 15, 30, 45, s.rng.randint(0, 59))):02d}"),
    "clock": (None, lambda s: f"{s.rng.randint(0, 23):02d}:{s.rng.randint(0, 59):02d}:{s.rng.randint(0, 59):02d}"),
    "card": ("CREDIT_CARD", lambda s: values.card(s.rng)),
    "tel": ("PHONE", lambda s: values.phone(s.rng, s.lang)),
    "iban": ("IBAN", lambda s: values.iban(s.rng, s.lang)),
    "id": ("ID_NUMBER", lambda s: s.coded(" ".join(_ID_SHAPES))),
    "plate": ("ID_NUMBER", lambda s: values.license_plate(s.rng)),
    "ip": ("IP", lambda s: values.ip(s.rng)),
    "secret": ("SECRET", lambda s: values.secret(s.rng)),
    "office": ("EMAIL", Scene.function_mail),
    "addr": ("ADDRESS", lambda s: places.address(s.rng, s.lang)),
    "street": ("ADDRESS", lambda s: places.street(s.rng, s.lang)),
    "zip": ("ADDRESS", lambda s: places.zip_town(s.rng, s.lang)),
    "famous": (None, lambda s: places.memorial(s.rng, "de")),
    "school": ("ORGANIZATION", lambda s: f"{places.memorial(s.rng, 'de')}-{s.rng.choice(_SCHOOLS)}"),
    "institution": (None, lambda s: f"{places.memorial(s.rng, 'de')}-{s.rng.choice(_HALLS)}"),
    "prize": (None, lambda s: f"{places.memorial(s.rng, 'de')}-{s.rng.choice(('Preis', 'Pokal', 'Orden', 'Pfad'))}"),
    "money": (None, Scene.money),
    "n": (None, lambda s: str(s.rng.randint(2, 9))),
    "nn": (None, lambda s: str(s.rng.randint(10, 99))),
    "nnn": (None, lambda s: str(s.rng.randint(100, 999))),
    "nnnn": (None, lambda s: str(s.rng.randint(1000, 9999))),
    "hex": (None, lambda s: f"{s.rng.getrandbits(32):08x}"),
    "version": (None, lambda s: f"{s.rng.randint(0, 12)}.{s.rng.randint(0, 40)}.{s.rng.randint(0, 20)}"),
    "code": (None, lambda s: s.coded(_PLAIN_SHAPES)),
    "ident": (None, lambda s: identifiers.identifier(s.rng)),
    "word": (None, lambda s: identifiers.word(s.rng)),
    "klass": (None, lambda s: identifiers.class_name(s.rng)),
    "verb": (None, lambda s: identifiers.function_name(s.rng)),
    "module": (None, lambda s: identifiers.module(s.rng)),
    "number": (None, lambda s: identifiers.number(s.rng)),
    "noun": (None, lambda s: s.rng.choice(nouns())),
    "nounlow": (None, lambda s: s.rng.choice(nouns()).lower()),
    "host": (None, lambda s: companies.domain(s.rng, s.lang, companies.company(s.rng, s.lang))),
}


def knows(name: str) -> bool:
    """Whether some slot has this name (for the check of the grammars)."""
    if len(name) > 1 and name[1] in ".!" and (name[0] in KEYS or name[0] in RELATIVES):
        form = name[2:]
        return (
            name[1] == "!" or form in _OF_PERSON or form in form_names() or form[:1].lower() + form[1:] in form_names()
        )
    return name in _VALUES or name in _GENERATED
