"""How texts mention a person: salutation, title, case, initials, compounds. Only the name itself is labelled."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

from collections.abc import Callable
from random import Random

from training.generator.grammar import Piece
from training.generator.people import Person, ascii_word, transcribed, user_name
from training.generator.polish import inflected

P, U = "PERSON", "USERNAME"
_SALUTATIONS = {
    "de": ("Herr", "Frau"),
    "en": ("Mr", "Ms"),
    "fr": ("M.", "Mme"),
    "es": ("Sr.", "Sra."),
    "it": ("Sig.", "Sig.ra"),
    "nl": ("dhr.", "mevr."),
    "pl": ("Pan", "Pani"),
}
_VARIANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"Mr": ("Mr.", "Mr", "Mister"), "Ms": ("Ms", "Mrs", "Mrs.", "Miss", "Ms.")},
    "fr": {"M.": ("M.", "Monsieur"), "Mme": ("Mme", "Madame", "Mlle")},
    "es": {"Sr.": ("Sr.", "señor", "don"), "Sra.": ("Sra.", "señora", "doña")},
    "it": {"Sig.": ("Sig.", "signor", "il signor"), "Sig.ra": ("Sig.ra", "signora", "la signora")},
    "nl": {"dhr.": ("dhr.", "meneer", "de heer"), "mevr.": ("mevr.", "mevrouw", "mw.")},
}
_DEAR = {
    "de": ("Sehr geehrter Herr", "Sehr geehrte Frau"),
    "en": ("Dear Mr", "Dear Ms"),
    "fr": ("Cher Monsieur", "Chère Madame"),
    "es": ("Estimado Sr.", "Estimada Sra."),
    "it": ("Egregio Sig.", "Gentile Sig.ra"),
    "nl": ("Geachte heer", "Geachte mevrouw"),
    "pl": ("Szanowny Panie", "Szanowna Pani"),
}
_PRONOUNS = {
    "de": {"er": "er sie", "ihn": "ihn sie", "ihm": "ihm ihr", "sein": "sein ihr", "seine": "seine ihre", "seiner": "seiner ihrer", "seinen": "seinen ihren", "seinem": "seinem ihrem", "der": "der die", "den": "den die", "dem": "dem der", "kollege": "Kollege Kollegin", "in": "- in", "mann": "Mann Frau", "kunde": "Kunde Kundin", "kunden": "Kunden Kundin", "patient": "Patient Patientin", "sohn": "Sohn Tochter", "unser": "unser unsere", "unserem": "unserem unserer", "mein": "mein meine", "jg": "- e", "r": "r -"},
    "en": {"er": "he she", "ihn": "him her", "sein": "his her"},
    "fr": {"er": "il elle", "le": "le la", "in": "- e"},
    "es": {"er": "él ella", "in": "o a", "le": "el la"},
    "it": {"er": "lui lei", "in": "o a", "le": "il la"},
    "nl": {"er": "hij zij", "ihn": "hem haar", "sein": "zijn haar"},
    "pl": {"er": "on ona", "in": "- a", "pan": "Pan Pani", "pana": "Pana Pani", "panu": "Panu Pani", "panem": "Panem Panią"},
}  # fmt: skip


def _genitive(name: str) -> list[Piece]:
    if name[-1] in "sxzßcšžş":
        return [Piece(name, P), Piece("'")]
    return [Piece(name, P), Piece("s")]


def salutation(lang: str, who: Person, rng: Random) -> str:
    """Herr, Frau and their like, with variants of writing."""
    word = _SALUTATIONS[lang][who.female]
    variants = _VARIANTS.get(lang, {}).get(word)
    return rng.choice(variants) if variants and rng.random() < 0.5 else word


def _titled(who: Person) -> str:
    return f"{who.title} " if who.title else ""


def _hr(lang: str, who: Person, rng: Random, *, oblique: bool = False) -> list[Piece]:
    word = salutation(lang, who, rng)
    if oblique and word == "Herr":
        word = "Herrn"
    return [Piece(f"{word} {_titled(who)}"), Piece(who.surname, P)]


def _shouted(surname: str, rng: Random) -> str:
    """Surnames before given names are now and then in capitals."""
    return surname.upper() if rng.random() < 0.12 else surname


def _initial(who: Person) -> str:
    return "-".join(f"{part[0]}." for part in who.given.split()[0].split("-") if part)


def _dear(lang: str, who: Person, rng: Random) -> list[Piece]:
    words = _DEAR[lang][who.female]
    if lang == "fr" and rng.random() < 0.5:
        words = words.split()[-1]
    if lang == "pl":
        case = "voc" if rng.random() < 0.3 else "nom"
        return [Piece(f"{words} "), Piece(inflected(who.given, who, case), P)]
    return [Piece(f"{words} {_titled(who)}"), Piece(who.surname, P)]


def _tail(stem: str, tails: str, rng: Random) -> list[Piece]:
    return [Piece(stem, P), Piece(rng.choice(tails.split()))]


_COMPOUNDS = "-Akte -Fall -Projekt -Vertrag -Angebot -Rechnung -Ticket -Team -Termin -Mail -Thema -Haushalt -Mandat -Bestellung -Konto"


def _sche(who: Person, rng: Random) -> list[Piece]:
    return _tail(who.surname, "'sche 'schen sche schen 'scher", rng)


Form = Callable[[str, Person, Random], list[Piece]]
_FORMS: dict[str, Form] = {
    "full": lambda _l, w, _r: [Piece(w.full, P)],
    "sur": lambda _l, w, _r: [Piece(w.surname, P)],
    "given": lambda _l, w, _r: [Piece(w.called, P)],
    "nick": lambda _l, w, _r: [Piece(w.nick, P)],
    "gen": lambda _l, w, _r: _genitive(w.surname),
    "ggen": lambda _l, w, _r: _genitive(w.called),
    "fgen": lambda _l, w, _r: _genitive(w.full),
    "ens": lambda _l, w, r: [Piece(w.surname, P), Piece(r.choice(("'s", "’s")))],
    "engs": lambda _l, w, r: [Piece(w.called, P), Piece(r.choice(("'s", "’s")))],
    "enfs": lambda _l, w, r: [Piece(w.full, P), Piece(r.choice(("'s", "’s")))],
    "inv": lambda _l, w, r: [Piece(f"{_shouted(w.surname, r)}, {w.given}", P)],
    "swap": lambda _l, w, r: [Piece(f"{_shouted(w.surname, r)} {w.given}", P)],
    "init": lambda _l, w, _r: [Piece(f"{_initial(w)} {w.surname}", P)],
    "initinv": lambda _l, w, _r: [Piece(f"{w.surname}, {_initial(w)}", P)],
    "ginit": lambda _l, w, _r: [Piece(f"{w.called} {w.surname[0]}.", P)],
    "surup": lambda _l, w, _r: [Piece(f"{w.given} {w.surname.upper()}", P)],
    "upper": lambda _l, w, _r: [Piece(w.full.upper(), P)],
    "lower": lambda _l, w, _r: [Piece(w.full.lower(), P)],
    "surlow": lambda _l, w, _r: [Piece(w.surname.lower(), P)],
    "givenlow": lambda _l, w, _r: [Piece(w.called.lower(), P)],
    "ascii": lambda _l, w, _r: [Piece(transcribed(w.full), P)],
    "titled": lambda _l, w, _r: [Piece(_titled(w)), Piece(w.full, P)],
    "tsur": lambda _l, w, _r: [Piece(_titled(w) or "Dr. "), Piece(w.surname, P)],
    "hr": _hr,
    "hra": lambda lang, w, r: _hr(lang, w, r, oblique=True),
    "hrf": lambda lang, w, r: [Piece(f"{salutation(lang, w, r)} {_titled(w)}"), Piece(w.full, P)],
    "hrg": lambda _l, w, _r: [Piece(f"{'Frau' if w.female else 'Herrn'} {_titled(w)}"), *_genitive(w.surname)],
    "sal": lambda lang, w, r: [Piece(salutation(lang, w, r))],
    "dear": _dear,
    "pl": lambda _l, w, _r: [Piece(w.surname, P), Piece("" if w.surname[-1] in "sxzß" else "s")],
    "comp": lambda _l, w, r: _tail(w.surname, _COMPOUNDS, r),
    "sche": lambda _l, w, r: _sche(w, r),
    "user": lambda _l, w, r: [Piece(user_name(r, w), U)],
    "at": lambda _l, w, r: [Piece("@"), Piece(user_name(r, w), U)],
    "dotlow": lambda _l, w, _r: [Piece(f"{ascii_word(w.given)}.{ascii_word(w.surname)}", U)],
}


def _cased(case: str, parts: str) -> Form:
    """A Polish form: f both names, s the surname, g the given name, in a case."""

    def form(_lang: str, who: Person, _rng: Random) -> list[Piece]:
        given, surname = inflected(who.called, who, case), inflected(who.surname, who, case, surname=True)
        return [Piece({"f": f"{given} {surname}", "s": surname, "g": given}[parts], P)]

    return form


_FORMS.update(
    (f"{parts}{case}.pl", _cased(case, parts)) for case in ("gen", "dat", "acc", "ins", "loc", "voc") for parts in "fsg"
)


def mention(lang: str, who: Person, form: str, rng: Random) -> list[Piece] | None:
    """The pieces of a mention; None if there is no such form."""
    capital = form[0].isupper()
    form = form[0].lower() + form[1:]
    if form in _FORMS:
        pieces = [p for p in _FORMS[form](lang, who, rng) if p.text]
        if capital:
            pieces[0] = Piece(pieces[0].text[0].upper() + pieces[0].text[1:], pieces[0].label)
        return pieces
    pair = _PRONOUNS[lang].get(form)
    if pair is None:
        return None
    word = pair.split()[who.female].strip("-")
    return [Piece(word[:1].upper() + word[1:] if capital else word)] if word else []


def form_names() -> set[str]:
    """All forms, for the check of the grammars."""
    return set(_FORMS) | {form for pairs in _PRONOUNS.values() for form in pairs}
