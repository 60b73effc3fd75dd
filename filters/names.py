"""The parts of a person's name: what gets a token of its own, and what stays as written.

Given name and surname are replaced separately, so that "Frau Weber", "Anna Weber" and "Webers Bestellung" share
the surname's token. Titles, salutations, quotes and genitive endings stay outside the parts.

Rules: parts never overlap, lie within the text, and every word of letters that is not a title is in some part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from filters.lexicon import Lexicon, fold_name

#: A word: letters with combining marks and invisible characters; hyphen or apostrophe only before another letter.
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]|[-'’‐‑](?=[^\W\d_]))*")

SALUTATIONS = frozenset(
    """herr herrn hr hrn frau fr fraeulein familie fam mr mrs ms miss mx sir madam monsieur madame mme mlle
    senor senora senorita sr sra srta sig signor signora signore sigra pan pani heer mevrouw dhr mevr mw""".split()
)
DEGREES = frozenset(
    """dr dres prof professor professorin doktor dott dottore dottoressa dra mag magister dipl ing inz mba msc bsc llm
    phd
    md ra rain jr jun sen hc habil med phil rer nat jur pol oec vet dent theol kfm inform""".split()
)
TITLES = SALUTATIONS | DEGREES
#: Only a title after another title or before a full stop: "Ing" and "Sen" are surnames, too.
_SECONDARY = frozenset(
    "ing inz mag med phil rer nat jur pol oec vet dent theol jun sen ra sig fam hc kfm fr hr md".split()
)
_BIRTH = frozenset("geb geborene geborener nee verw verh".split())
PROFESSIONS = frozenset(
    """rechtsanwalt rechtsanwaeltin notar notarin pfarrer pfarrerin pastor pastorin richterin staatsanwalt
    staatsanwaeltin
    steuerberater steuerberaterin buergermeister buergermeisterin oberbuergermeister praesident praesidentin kanzlerin
    bundeskanzler bundeskanzlerin minister ministerin kollege kollegin schwester onkel tante opa oma direktor direktorin
    dozent dozentin oberarzt oberaerztin chefarzt chefaerztin freiherr freifrau graf graefin baron baronin""".split()
)
PARTICLES = frozenset(
    "von vom van de der den zu zur zum da di du del della dos das la le el al ben bin ibn ten ter af av y und".split()
)
#: Particles that are given names when they open a name: "Ben Weber", "Al Weber".
_OPENERS = frozenset({"ben", "al", "y", "und", "das"})
_QUOTES = "\"„“”«»‚‘'’`()"


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name.

    Attributes:
        start: first character within the text.
        end: one past the last character.
        kind: ``given_name`` or ``surname``.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, repr=False)
class _Word:
    start: int
    end: int
    text: str
    quoted: bool = False
    birth: bool = False


def is_title(word: str) -> bool:
    """Whether `word` (without its full stop) is a salutation or a degree."""
    return fold_name(word) in TITLES


def name_parts(text: str, subtype: str, lexicon: Lexicon) -> tuple[NamePart, ...]:
    """Split the text of one PERSON span; `subtype` ``given_name`` or ``surname`` forces the kind."""
    words, titled = _words(text, lexicon)
    plain = [w for w in words if not w.quoted]
    groups = _groups(text, plain)
    kinds = _kinds(text, groups, subtype, lexicon, titled=titled)
    parts = [NamePart(w.start, w.end, "surname" if subtype == "surname" else "given_name") for w in words if w.quoted]
    for group, kind in zip(groups, kinds, strict=True):
        head, last = group[0], group[-1]
        end = (
            _without_genitive(last, lexicon) if last is plain[-1] or text[last.end : last.end + 1] == "," else last.end
        )
        parts.append(NamePart(head.start, end, kind))
    return tuple(sorted(parts, key=lambda p: p.start))


def _words(text: str, lexicon: Lexicon) -> tuple[list[_Word], bool]:
    """The words that are not titles, and whether a title was there."""
    matches = list(WORD.finditer(text))
    words: list[_Word] = []
    title = birth = False
    titled = False
    for index, match in enumerate(matches):
        start, end = match.span()
        folded = fold_name(match[0])
        dotted = text[end : end + 1] == "."
        last = index == len(matches) - 1
        if _is_title_here(folded, after_title=title, dotted=dotted, last=last, alone=not words):
            title = titled = True
            continue
        title = False
        if folded in _BIRTH and words and not last:
            birth = True
            continue
        if len(folded) == 1 and dotted:
            end += 1
        quoted = bool(words) and not last and _is_quoted(text, start, end)
        for piece_start, piece_end in _split_login(text, start, end, lexicon):
            words.append(_Word(piece_start, piece_end, text[piece_start:piece_end], quoted, birth))
    return words, titled


def _is_title_here(folded: str, *, after_title: bool, dotted: bool, last: bool, alone: bool) -> bool:
    if folded in _SECONDARY:
        return after_title or (dotted and not last) or (dotted and not alone)
    if folded in TITLES:
        return not last or dotted or not alone
    return folded in PROFESSIONS and alone and not last


def _is_quoted(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return bool(before) and before in _QUOTES and bool(after) and after in _QUOTES


def _split_login(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """``anna-weber`` as a login is two words; ``Müller-Lüdenscheidt`` and ``Hans-Peter`` are one."""
    head, dash, tail = text[start:end].partition("-")
    if dash and text[start:end].islower() and lexicon.is_given(head) and not lexicon.is_given(tail) and start == 0:
        yield start, start + len(head)
        yield start + len(head) + 1, end
    else:
        yield start, end


def _groups(text: str, words: list[_Word]) -> list[list[_Word]]:
    """Particles join the word right behind them; one that nothing follows stands alone."""
    groups: list[list[_Word]] = []
    pending: list[_Word] = []
    for index, word in enumerate(words):
        if pending and not text[pending[-1].end : word.start].isspace():
            groups.append(pending)
            pending = []
        folded = fold_name(word.text)
        opens = index == 0 and (folded in _OPENERS or not _lower_particle(word.text))
        connects = folded not in {"und", "y"} or bool(pending) or folded == "y"
        if folded in PARTICLES and not opens and connects and index < len(words) - 1:
            pending.append(word)
        else:
            groups.append([*pending, word])
            pending = []
    return groups


def _lower_particle(text: str) -> bool:
    return fold_name(text) in PARTICLES and (text.islower() or fold_name(text) in {"von", "van", "de", "al", "el"})


def _kinds(text: str, groups: list[list[_Word]], subtype: str, lexicon: Lexicon, *, titled: bool) -> list[str]:
    if subtype in {"given_name", "surname"}:
        return [subtype] * len(groups)
    if not groups:
        return []
    if len(groups) == 1:
        word = groups[0][-1]
        given = not titled and len(groups[0]) == 1 and _is_given_form(word.text, lexicon)
        return ["given_name" if given else "surname"]
    comma = _comma_index(text, groups)
    if comma:
        return ["surname"] * comma + ["surname" if g[0].birth else "given_name" for g in groups[comma:]]
    return _by_position(groups, lexicon)


def _comma_index(text: str, groups: list[list[_Word]]) -> int:
    """How many groups stand before the comma of "Weber, Anna"; 0 if there is none."""
    for index in range(1, len(groups)):
        if "," in text[groups[index - 1][-1].end : groups[index][0].start]:
            return 0 if groups[index][0].birth else index
    return 0


def _by_position(groups: list[list[_Word]], lexicon: Lexicon) -> list[str]:
    first, last = groups[0][-1].text, groups[-1][-1].text
    only_surname = lexicon.is_surname(first) and not lexicon.is_given(first)
    if only_surname and _is_given_form(last, lexicon) and not lexicon.is_surname(last):
        return ["surname"] + ["given_name"] * (len(groups) - 1)  # "Weber Anna", as in lists
    kinds: list[str] = []
    for index, group in enumerate(groups):
        text = group[-1].text
        ends = index == len(groups) - 1
        if group[0].birth or len(group) > 1 or "surname" in kinds:
            kind = "surname"
        elif index == 0:
            kind = (
                "surname" if only_surname and lexicon.is_surname(last) and not lexicon.is_given(last) else "given_name"
            )
        elif ends:
            both_given = _is_given_form(text, lexicon) and not lexicon.is_surname(text)
            kind = "given_name" if both_given else "surname"
        else:
            kind = "given_name" if text.endswith(".") or lexicon.is_given(text) else "surname"
        kinds.append(kind)
    return kinds


def _is_given_form(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_given(word) or (not lexicon.is_surname(word) and lexicon.is_given(_stem(word)))


def _stem(word: str) -> str:
    if word[-2:].casefold() in {"'s", "’s"}:
        return word[:-2]
    return word[:-1] if word[-1:].casefold() == "s" else word


def _without_genitive(word: _Word, lexicon: Lexicon) -> int:
    """Where the name ends: "Webers" ends before its s, "Peters" and "Lars" do not."""
    stem = _stem(word.text)
    if len(stem) < 2 or stem == word.text:
        return word.end
    if len(word.text) - len(stem) == 2:
        return word.end - 2
    known = lexicon.is_given(word.text) or lexicon.is_surname(word.text)
    stem_known = lexicon.is_given(stem) or lexicon.is_surname(stem)
    return word.end - 1 if stem_known and not known else word.end
