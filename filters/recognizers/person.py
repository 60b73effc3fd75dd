"""Names of natural persons: given names, surnames, full names.

There is no register and no check digit. Evidence is a salutation or title, a greeting, a closing, a label, an
introduction, a relation, or the lexicon (a known given name followed by a surname). The finding leaves title and
salutation outside. Look-alikes: roles ("Herr Präsident", "Liebe Kunden"), companies, products, ordinary words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.lexicon import Lexicon
from filters.recognizers import _people as cues
from filters.recognizers._context import remembering, shared_lexicon
from filters.recognizers._mentions import SEARCHED, compounds, mentions
from filters.recognizers._reading import INITIALLED, Name, NameReader, known_words
from filters.recognizers._source import Source, is_glued
from filters.recognizers._things import without_things
from filters.recognizers.base import Rule, RuleRecognizer

_TITLE = re.compile(
    r"(?<![\w.\-])(?:(?P<sal>(?i:herrn?|hrn?\.|frau|fr\.|fräulein|familie|fam\.)|Mr\.?|Mrs\.?|Ms\.?"
    r"|Mister|Miss|Mme\.?|Mlle\.?|Monsieur|Madame|Madam|Señora?|Sra?\.|Sig(?:\.|ra\.?|nora?)|Pani?"
    r"|Mevr\.?|Mevrouw|Dhr\.?|De heer|de heer)"
    r"|(?P<deg>Dr\.|Dres\.|Prof\.|Professor(?:in)?|Doktor|Dipl\.-?\s?[A-Z][a-z]{2,6}\.|Mag\.|RAin?\b))[ \t]{1,2}"
)
_DEGREES = re.compile(
    r"(?:(?:Dr|Prof|Dipl|Psych|Ing|med|phil|jur|rer|nat|dent|vet|habil|Mag|h|c|Univ|apl|pol|mult|theol)"
    r"\b\.?-?[ \t]{0,2})"
)
_LOGIN = re.compile(
    r"(?<![\w.@/\\\-+])(?P<a>[^\W\d_]{2,30})[_.](?P<b>[^\W\d_]{2,30}(?:-[^\W\d_]{2,30})?)(?![\w@(]|\.\w)"
)
_INVERTED = re.compile(
    r"(?:^|[\n\t|;:\"'(>•*\-])[ \t]{0,3}(?P<v>(?P<s>[A-ZÄÖÜÀ-ÞŁŚŻŹĆ][\w'’\-]{1,40})"
    r"(?P<sep>,[ \t]|[ \t]?[;|][ \t]?|\t)(?:Dr\. )?(?P<g>[A-ZÄÖÜÀ-ÞŁŚŻŹĆ][\w\-]{1,30}))(?![\w])",
    re.MULTILINE,
)
#: "bis Fr. Antwort": Friday.
_UNTIL = re.compile(
    r"(?:\b(?:bis|ab|am|seit|jeden|nächsten|diesen|kommenden|Mo|Do|Di|Mi)\b[.,/–\- ]{1,3})\Z", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?:\b(?:eine|einer|die|der|diese|jede|keine|meine|seine|deine|ihre|unsere|junge|alte|ältere|zur"
    r"|als|und|oder|ist|mein|ein|for|of)\s)\Z",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    r"\b(?:meine[rn]?|seine[rn]?|deine[rn]?|eine[rn]?|der|die|ihre[rn]?|als|jede|keine)\s\Z", re.IGNORECASE
)


class PersonRecognizer(RuleRecognizer):
    """Cues say where a name may begin; the reader says how far it goes."""

    LABEL = EntityType.PERSON
    RULES = (
        Rule("title", _TITLE),
        Rule("greeting", cues.GREETING),
        Rule("closing", cues.CLOSING),
        Rule("label", cues.LABEL),
        Rule("intro", cues.INTRO),
        Rule("relation", cues.RELATION),
        Rule("login", _LOGIN, gate=("_", ".")),
        Rule("inverted", _INVERTED),
    )

    SEARCHED = (INITIALLED, *SEARCHED)

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        super().__init__()
        self._lexicon = lexicon

    def with_lexicon(self, lexicon: Lexicon) -> PersonRecognizer:
        """The same recogniser on other word lists."""
        return PersonRecognizer(lexicon)

    @property
    def _words(self) -> Lexicon:
        return self._lexicon if self._lexicon is not None else shared_lexicon()

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Read a name behind the cue."""
        return self._read(rule, match, NameReader(text, self._words))

    def _read(self, rule: Rule, match: re.Match[str], reader: NameReader) -> Span | None:
        if rule.name == "login":
            return self._login(match)
        if rule.name == "inverted":
            return self._inverted(match)
        name = getattr(self, f"_after_{rule.name}")(reader, match)
        return name.span(0.95 if rule.name != "intro" else 0.9) if name else None

    def spans(self, page: Page) -> Iterator[Span]:
        """Names behind cues, second names of a greeting, and full names known to the lexicon; no things."""
        words = remembering(page, self._words)
        source = Source.of(page)
        found = (span for span in self._candidates(page, words) if not _is_code(page.text, span, source))
        yield from without_things(page.text, found, words)

    def _candidates(self, page: Page, words: Lexicon) -> Iterator[Span]:
        reader = NameReader(page.text, words)
        known = known_words(page, words)
        for span in self._cued(page, reader):
            yield span
            if reader.greeted_before(span.start):
                yield from self._second(reader, span)
        yield from reader.full_names(known)
        yield from reader.initialled(page)
        yield from self._senders(reader)
        yield from mentions(page, words, known)
        yield from compounds(page, words)

    def _cued(self, page: Page, reader: NameReader) -> Iterator[Span]:
        for rule, match in self.rule_matches(page):
            span = self._read(rule, match, reader)
            if span is not None:
                yield span

    def _after_title(self, reader: NameReader, match: re.Match[str]) -> Name | None:
        text, position = reader.text, match.end()
        for _ in range(6):
            degree = _DEGREES.match(text, position) or _TITLE.match(text, position)
            if degree is None:
                break
            position = degree.end()
        salutation = match["sal"] or ""
        before = text[max(0, match.start() - 12) : match.start()]
        if salutation == "Fr." and _UNTIL.search(before):
            return None
        if salutation.islower():
            return None if _POSSESSIVE.search(before) else reader.read_lower(position)
        generic = salutation[:4] in {"Frau", "Herr"} and _ARTICLE.search(before) is not None
        name = reader.read(position, first="known" if generic else "any", titled=True)
        if name is None and salutation.isupper() and len(salutation) > 2:
            name = reader.read_lower(position)
        return name

    def _after_greeting(self, reader: NameReader, match: re.Match[str]) -> Name | None:
        name = reader.read(match.end(), first="plain")
        if name is None:
            return None
        known = reader.is_known(name)
        return name if known or reader.ends_clause(name.end) else None

    def _after_closing(self, reader: NameReader, match: re.Match[str]) -> Name | None:
        text = reader.text
        position = match.end()
        office = re.match(
            r"(?:i\. ?[AV]\.|ppa\.|gez\.|Ihre?|Euer|Eure|Deine?)[ \t]{1,2}(?:\n[ \t]{0,4})?",
            text[position : position + 20],
        )
        position += office.end() if office else 0
        for _ in range(4):
            degree = _DEGREES.match(text, position)
            position = degree.end() if degree else position
        name = reader.read(position, first="plain")
        newline = "\n" in match["gap"]
        if name is None:
            name = reader.read_lower(position, single=True) if newline else None
        if name is None or (not newline and not reader.is_known(name)) or cues.COMPANY.match(text, name.end):
            return None
        return name if reader.ends_line(name.end) or reader.is_known(name) else None

    def _after_label(self, reader: NameReader, match: re.Match[str]) -> Name | None:
        text, position = reader.text, match.end()
        for _ in range(4):
            title = _TITLE.match(text, position) or _DEGREES.match(text, position)
            position = title.end() if title else position
        if match["strict"]:
            name = reader.read(position, first="any", titled=True, comma=True)
            if name is None and _is_field(match["strict"]):
                name = reader.read_field(position)
        else:
            name = reader.read(position, first="plain", comma=True)
            if name is None:
                name = reader.read(position, first="known", comma=True)
            if name is not None and not self._fits_weak_label(reader, name, match["weak"].lower()):
                return None
        if name is None:
            spoken = match["strict"] is None and ":" not in match["sep"]
            return reader.read_lower(position, single=True, full=spoken)
        if cues.COMPANY.match(text, name.end):
            return None
        return name.forced(_kind(match["strict"] or ""))

    @staticmethod
    def _fits_weak_label(reader: NameReader, name: Name, label: str) -> bool:
        """Unknown words count behind "Name:" or "Kunde:" if they are the whole value."""
        if reader.is_known(name) or cues.SENDER.match(reader.text, name.end):
            return True
        return label in {"name", "kunde", "kundin", "kontakt"} and reader.ends_line(name.end)

    def _after_intro(self, reader: NameReader, match: re.Match[str]) -> Name | None:
        if match["strong"]:
            name = reader.read(match.end(), first="known", titled=True) or reader.read(match.end(), first="plain")
            return name or reader.read_lower(match.end(), single=True)
        name = reader.read(match.end(), first="given")
        return name if name and (reader.is_known(name) or name.count > 1) else reader.read_lower(match.end(), full=True)

    def _after_relation(self, reader: NameReader, match: re.Match[str]) -> Name | None:
        position = match.end() + (reader.text[match.end()] in '"„')
        if reader.text[position : position + 1].islower():
            name = reader.read_lower(position)
            if name and name.count == 1 and (len(name.first) < 4 or match[0].strip().lower() == "son"):
                return None  # "mn tante uit te schrijven", "son neveu"
            return name if name and (not self._words.is_ordinary(name.last) or reader.ends_clause(name.end)) else None
        name = reader.read(position, first="known")
        if name is None or cues.COMPANY.match(reader.text, name.end):
            return None
        weak = name.count == 1 and self._words.is_ordinary(name.first) and not self._words.is_given(name.first)
        return None if weak and reader.text[name.end : name.end + 2].strip().isupper() else name

    def _second(self, reader: NameReader, first: Span) -> Iterator[Span]:
        """Read on in "Liebe Anna, lieber Max" and "Hallo Anna und Max"."""
        position = first.end
        for _ in range(8):
            link = cues.AND_NEXT.match(reader.text, position)
            name = reader.read(link.end(), first="known") if link else None
            if name is None or (name.count == 1 and not self._words.is_given(name.first)):
                return
            yield name.span(0.9)
            position = name.end

    def _senders(self, reader: NameReader) -> Iterator[Span]:
        """Names of senders: the capitalised words before an address in angle brackets."""
        text = reader.text
        at = text.find("@")
        while at >= 0:
            opened = text.rfind("<", max(0, at - 80), at)
            if opened > 0 and "\n" not in text[opened:at]:
                name = reader.read_back(opened)
                if name is not None:
                    yield name.span(0.9)
            at = text.find("@", at + 1)

    def _login(self, match: re.Match[str]) -> Span | None:
        """``Annegret_Schaefer``, ``anna.weber``: both halves must be names, the given name not an ordinary word."""
        given, surname = match["a"], match["b"]
        words = self._words
        if not words.is_given(given) or not words.is_surname(surname) or words.is_ordinary(given):
            return None
        return Span(match.start(), match.end(), EntityType.PERSON, "full_name", 0.85)

    def _inverted(self, match: re.Match[str]) -> Span | None:
        surname, given = match["s"], match["g"]
        columns = not match["sep"].startswith(",")
        if columns and self._words.is_given(surname) and not self._words.is_given(given):
            surname, given = given, surname  # a table with the given name first
        both_given = columns and self._words.is_given(surname) and not self._words.is_ordinary(surname)
        if not self._is_pair(surname, given) and not (both_given and self._words.is_given(given)):
            return None
        start, end = match.span("v")
        return Span(start, end, EntityType.PERSON, "full_name", 0.9)

    def _is_pair(self, surname: str, given: str) -> bool:
        """A surname that is also an ordinary word ("Weber, Anna") counts if the given name is nothing else."""
        words = self._words
        if not words.is_given(given) or words.is_given(surname) or not words.is_surname(surname):
            return False
        return not words.is_ordinary(surname) or not words.is_ordinary(given)


def _is_code(text: str, span: Span, source: Source) -> bool:
    """An identifier of a program: ``fullname = filename``, ``Emin=-1``."""
    value = text[span.start : span.end]
    if not source.at(span.start) or text[span.start - 1 : span.start] in {'"', "'"}:
        return False
    return value.islower() or (" " not in value and is_glued(text, span.start, span.end))


def _is_field(label: str) -> bool:
    return re.search(r"name|prénom|nombre|apellido|cognome|voornaam|imię|nazwisko", label, re.IGNORECASE) is not None


def _kind(label: str) -> str:
    lowered = re.sub(r"[ \-]", "", label.lower())
    if lowered.startswith(
        ("vorname", "firstname", "givenname", "rufname", "forename", "prénom", "voornaam", "imię", "middlename")
    ):
        return "given_name"
    if lowered.startswith(
        (
            "nachname",
            "familienname",
            "zuname",
            "geburtsname",
            "lastname",
            "surname",
            "familyname",
            "mädchenname",
            "apellido",
            "cognome",
            "achternaam",
            "nazwisko",
        )
    ):
        return "surname"
    return ""


RECOGNIZER: Final[RuleRecognizer] = PersonRecognizer()
