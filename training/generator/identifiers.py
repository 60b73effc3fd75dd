"""Identifiers of source code, among them many whose words are also names: max, mark, frank, rose, ernst, jasmin."""

from __future__ import annotations

from random import Random

_WORDS = """
user order item total price count index value max min mark frank rose jack will grant chase bill art ernst
lang klein gross stein berg koch winter sommer linde wolf vogel kunde artikel rechnung summe betrag liste
map filter cache buffer token session config parser reader writer node edge graph root leaf page limit
offset query result row column table schema field name key label first last next prev start end left right
width height color theme style mode state event handler request response header body status error message
log level path file line char byte word text lang locale date time zone day month year hour rate tax sum avg
mean score weight model layer batch epoch loss grad step seed hash salt digest job task queue worker lock
retry delay timeout client server host port proxy route gateway lieferung bestand lager menge datum konto
zahl faktor anteil umsatz gauss bayes dijkstra fourier hamming euler newton laplace jordan victor martin
jasmin maven jenkins kerberos jupiter carmen sage ruby julia ada pascal haskell erlang scala perl dart swift
mocha chai jasper hugo jekyll gatsby django flask celery redis kafka elastic
""".split()
_VERBS = """
get set find load save parse build make create update delete send read write check validate render format
convert merge split sort map filter count sum berechne lade speichere pruefe hole
""".split()
_MODULES = """
os re json math typing pathlib dataclasses numpy pandas requests flask django jasper celery pydantic click
rich torch sklearn lodash react express moment axios
""".split()


def word(rng: Random) -> str:
    """One word."""
    return rng.choice(_WORDS)


def identifier(rng: Random) -> str:
    """One to three words in one of the usual styles."""
    words = rng.sample(_WORDS, rng.choice((1, 2, 2, 3)))
    style = rng.randrange(4)
    if style == 0:
        return words[0] + "".join(w.capitalize() for w in words[1:])
    if style == 1 and len(words) > 1:
        return class_name(rng)
    return "_".join(words)


def class_name(rng: Random) -> str:
    """A class."""
    return "".join(w.capitalize() for w in rng.sample(_WORDS, rng.choice((1, 2, 2))))


def function_name(rng: Random) -> str:
    """A function."""
    return f"{rng.choice(_VERBS)}_{rng.choice(_WORDS)}"


def module(rng: Random) -> str:
    """A module of some language."""
    return rng.choice(_MODULES)


def number(rng: Random) -> str:
    """A number as it stands in code."""
    return str(rng.choice((0, 1, 2, 10, 100, rng.randint(3, 9999), round(rng.random(), 2))))
