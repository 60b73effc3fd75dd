"""Finding words from lists: one pass over the words of a text, every word looked up in a dictionary.

Several thousand words as alternatives of one expression would be tried at every character; a dictionary costs one
look-up per word. Inflected forms and compounds are made when the lists are read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from filters.engine import Page
from filters.lexicon import fold_name

#: A word; French and Italian elisions ("l'", "dell'") are words of their own.
WORD = re.compile(r"[^\W\d_](?:(?<=[ldjsnmtcLDJSNMTC])['’](?=\w)|(?:ell|all|ull|n|u)['’](?=\w)|(?:[\w'’\-]*\w)?)")
_ENDINGS = ("", "s", "n", "en", "e", "er", "es", "em")
_GAPS = frozenset({"", " ", "\n", "-", "  ", "\u00a0", " \n"})
_LONGEST = 4
_OCR = str.maketrans("10", "lo")


@dataclass(frozen=True, slots=True)
class Term:
    """What a word of the lists means."""

    subtype: str
    kind: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the lists in a text."""

    start: int
    end: int
    term: Term


class Terms:
    """Word lists, compiled: single words, phrases, stems, endings of compounds."""

    def __init__(self, *tables: Mapping[tuple[str, str], str]) -> None:
        self._words: dict[str, Term] = {}
        self._exact: dict[str, Term] = {}
        self._stems: dict[str, Term] = {}
        self._beginnings: set[str] = set()
        self._phrases: defaultdict[str, list[tuple[tuple[str, ...], Term]]] = defaultdict(list)
        self._suffixes: defaultdict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._never: frozenset[str] = frozenset()
        for table in tables:
            for (subtype, kind), words in table.items():
                for word in words.split(","):
                    if word.strip():
                        self._add(" ".join(word.split()), Term(subtype, kind))

    def _add(self, word: str, term: Term) -> None:
        bare = word.rstrip("!*")
        if word.endswith("*"):
            self._stems.setdefault(fold_name(bare), term)
            self._beginnings.add(fold_name(bare)[:4])
            return
        if bare.isupper():
            self._exact.setdefault(bare, term)
            return
        folded = fold_name(bare)
        first, *rest = WORD.findall(folded)
        inflected = not word.endswith("!") and len(folded) > _LONGEST
        for ending in _ENDINGS if inflected else ("",):
            if rest:
                self._phrases[first + ending].append((tuple(rest), term))
            else:
                self._words.setdefault(folded + ending, term)

    def with_suffixes(self, suffixes: Mapping[str, str], *, never: frozenset[str]) -> Terms:
        """Also take compounds that end so, unless the word is in `never`."""
        for subtype, words in suffixes.items():
            for word in fold_name(words).split(","):
                for ending in ("", "n", "en", "s", "e", "es") if word.strip() else ():
                    suffix = word.strip() + ending
                    self._suffixes[suffix[-4:]].append((suffix, Term(subtype, "sure")))
        self._never = never
        return self

    def with_compounds(self, firsts: list[str], heads: Mapping[str, str]) -> Terms:
        """Also take every compound of a first part and a head ("Knie" + "Operation")."""
        for subtype, words in heads.items():
            for first, head in product(firsts, words.split()):
                for ending in ("", "n", "en", "s", "e") if len(head) > _LONGEST else ("",):
                    self._words.setdefault(first + head + ending, Term(subtype, "sure"))
        return self

    def find(self, page: Page) -> Iterator[Hit]:
        """Yield the words of the lists, the longest at each place."""
        text = page.text
        tokens, folded = page.once(tokens_of)
        skip = 0
        known = self._known_of(folded)  # of this text only: nothing of a text outlives the call
        for index, token in enumerate(tokens) if known else ():
            if index < skip or token[0] not in known:
                continue
            opens = folded[token[0]] in self._phrases
            phrase = self._phrase(text, tokens, folded, index) if opens else None
            if phrase is not None:
                count, term = phrase
                skip = index + count
                yield Hit(tokens[index].start(), tokens[skip - 1].end(), term)
                continue
            found = known[token[0]]
            if found is not None:
                yield Hit(token.start(), token.end(), found)

    def _known_of(self, spellings: Mapping[str, str]) -> dict[str, Term | None]:
        """Of the words of a text (as written, and folded) those that are in a list or open a phrase."""
        words, exact, phrases = self._words, self._exact, self._phrases
        beginnings, suffixes = self._beginnings, self._suffixes
        known: dict[str, Term | None] = {}
        for written, folded in spellings.items():
            if folded in phrases:
                known[written] = self._look_up(written, folded)
            elif (
                folded in words
                or folded[-4:] in suffixes
                or folded[:4] in beginnings
                or written in exact
                or not folded.isalpha()
            ):
                found = self._look_up(written, folded)
                if found is not None:
                    known[written] = found
        return known

    def _phrase(
        self, text: str, tokens: list[re.Match[str]], folded: Mapping[str, str], index: int
    ) -> tuple[int, Term] | None:
        best: tuple[int, Term] | None = None
        for rest, term in self._phrases[folded[tokens[index][0]]]:
            count = len(rest) + 1
            if index + count > len(tokens) or (best is not None and count <= best[0]):
                continue
            places = range(index, index + count - 1)
            if all(text[tokens[i].end() : tokens[i + 1].start()] in _GAPS for i in places) and all(
                _same(folded[tokens[index + 1 + i][0]], want) for i, want in enumerate(rest)
            ):
                best = count, term
        return best

    def _look_up(self, word: str, folded: str) -> Term | None:
        found = self._exact.get(word) or self._words.get(folded)
        if found is not None or len(folded) < _LONGEST:
            return found
        if "-" in folded:
            joined = folded.replace("-", "")
            found = self._words.get(joined) or self._exact.get(word.rpartition("-")[2]) or self._by_suffix(joined)
            if found is not None:
                return found
        elif not folded.isalpha() and ("1" in folded or "0" in folded):
            return self._look_up(word.translate(_OCR), folded.translate(_OCR))
        if folded[:4] in self._beginnings:
            for cut in range(len(folded), max(3, len(folded) - 5), -1):
                found = self._stems.get(folded[:cut])
                if found is not None:
                    return found
        return self._by_suffix(folded)

    def _by_suffix(self, folded: str) -> Term | None:
        for suffix, term in self._suffixes.get(folded[-4:], ()):
            if (len(folded) >= len(suffix) + 3 or len(suffix) > 8) and folded.endswith(suffix):
                return None if folded.rstrip("sne") in self._never or folded in self._never else term
        return None


def tokens_of(text: str) -> tuple[list[re.Match[str]], dict[str, str]]:
    """The words of a text, and how each of them folds: asked once for all lists."""
    tokens = list(WORD.finditer(text))
    spellings: dict[str, str] = {}
    for token in tokens:
        if token[0] not in spellings:
            spellings[token[0]] = _fold(token[0])
    return tokens, spellings


def _fold(word: str) -> str:
    return word.lower() if word.isascii() else fold_name(word).replace("’", "'")


def _same(have: str, want: str) -> bool:
    """Whether a word is the wanted one, perhaps inflected."""
    return have == want or (len(want) >= _LONGEST and have.startswith(want) and have[len(want) :] in _ENDINGS)
