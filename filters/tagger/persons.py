"""Which of the persons that the model sees are some.

The model reads context, the word lists know words. Vetoed are: ordinary words that no list knows as a name ("Bring
Kirschen mit"), roles ("Frau Magistra"), initials alone, small words among capitalised ones, and the words of spelling
alphabets ("Siegfried, Zacharias, Ypsilon": DIN 5009 and its forerunner of 1934).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import regex

from filters.detection import EntityType, Span
from filters.lexicon import Lexicon, fold_name
from filters.recognizers._mentions import PERSONAL_VERB
from filters.recognizers._people import ROLES
from filters.recognizers._source import Source, is_glued
from filters.recognizers._things import without_things
from filters.tagger.model import Tagged

_WORD: Final = regex.compile(r"[\p{L}\p{M}]+")
_CAPITALISED: Final = regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}\p{Ll}")
_FLOOR: Final = 0.55
_SURE: Final = 0.9
"""For a single word that is a name and an ordinary word."""
_LOWER: Final = 0.85
"""For a single small word that no list knows as a name."""
_CERTAIN: Final = 0.99
"""For a single ordinary word that no list knows as a name."""
_MIXED: Final = 0.08
"""A text with so many capitalised words among all is written with capitals."""
_BIRTH_NAME: Final = re.compile(
    r",? (?:geb(?:\.|orene[rn]?)|née?|nata|nato|ved\.|verw\.|verh\.|z d(?:\.|omu)|de soltera|geboren) ", re.IGNORECASE
)
_SHORT: Final = frozenset(
    "koll kollin pmin phk phm pok pom khk kk magistra magister amtsrat amtsraetin junior senior".split()
)
_TITLE: Final = re.compile(
    r"\b(?:herrn?|hr\.?|frau|fr\.?|familie|fam\.?|dr\.?|doktor|prof\.?|kolleg(?:e|en|in)|schwester|pfleger"
    r"|mr\.?|mrs\.?|ms\.?|mme|madame|monsieur|m\.|señora?|sra?\.|signora?|sig\.(?:ra)?|meneer|mevrouw|dhr\.?|mw\.?|pani?|pana)\s$",
    re.IGNORECASE,
)
_ROLES: Final = frozenset(ROLES)
_LONG_ROLES: Final = tuple(role for role in ROLES if len(role) > 7)
"""Long enough to be the end of a role ("Landespräsident") and of no name ("Achtermann")."""


def persons(text: str, items: Iterable[Tagged], lexicon: Lexicon, source: Source | None = None) -> Iterator[Span]:
    """Turn what the model calls persons into findings; a birth name joins the name before it."""
    mixed, code = _is_mixed(text), source or Source(text)
    seen = (_person(text, item, lexicon, code, mixed=mixed) for item in items)
    waiting: Span | None = None
    for span in without_things(text, filter(None, seen), lexicon, weak=True):
        if waiting is not None and _BIRTH_NAME.fullmatch(text, waiting.end, span.start):
            waiting = Span(waiting.start, span.end, span.label, "full_name", min(waiting.score, span.score))
            continue
        if waiting is not None:
            yield waiting
        waiting = span
    if waiting is not None:
        yield waiting


def _is_mixed(text: str) -> bool:
    words = sum(1 for _ in _WORD.finditer(text))
    return sum(1 for _ in _CAPITALISED.finditer(text)) > _MIXED * words


def _person(text: str, item: Tagged, lexicon: Lexicon, source: Source, *, mixed: bool) -> Span | None:
    words = [match[0] for match in _WORD.finditer(text, item.start, item.end) if len(match[0]) > 1]
    if not words or item.score < _FLOOR:
        return None
    if source.at(item.start) and not source.holds_person(item.start, item.end, words, lexicon):
        return None
    if len(words) == 1:
        if not _single(text, item, words[0], lexicon, mixed=mixed):
            return None
    elif _trails_off(text[item.start : item.end], lexicon) or (
        item.score < _CERTAIN
        and all(lexicon.is_ordinary(w) and not lexicon.is_given(w) and not lexicon.is_surname(w) for w in words)
    ):
        return None
    return Span(item.start, item.end, EntityType.PERSON, _kind(words, lexicon), round(item.score, 3))


def _trails_off(name: str, lexicon: Lexicon) -> bool:
    """A capitalised word that is no name, and a small one behind it: "Joy-Con drift"."""
    first, _, last = name.partition(" ")
    if not last or last.count(" ") or not first[0].isupper() or not last.islower():
        return False
    return not any(lexicon.is_given(word) or lexicon.is_surname(word) for word in (first, last))


def _single(text: str, item: Tagged, word: str, lexicon: Lexicon, *, mixed: bool) -> bool:
    """Whether a word alone is a name."""
    folded = fold_name(word)
    known = lexicon.is_given(word) or lexicon.is_surname(word)
    if folded in _SHORT or (not known and (folded in _ROLES or folded.endswith((*_LONG_ROLES, "team")))):
        return False
    if _TITLE.search(text, max(0, item.start - 12), item.start):
        return True
    if word.islower() and not known and (mixed or item.score < _LOWER or is_glued(text, item.start, item.end)):
        return False
    if lexicon.is_ordinary(word):
        acts = PERSONAL_VERB.match(text, item.end) is not None  # "Engel kommt", "Rose ergänzt"
        return item.score >= (_FLOOR if acts and known else _SURE if acts or known else _CERTAIN)
    return True


def _kind(words: list[str], lexicon: Lexicon) -> str:
    if len(words) > 1:
        return "full_name"
    return "given_name" if lexicon.is_given(words[0]) and not lexicon.is_surname(words[0]) else "surname"
