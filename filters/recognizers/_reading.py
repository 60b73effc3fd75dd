"""Reading a name: how far it goes, and whether what stands there is one.

A `NameReader` works on one text. It never looks further than a handful of words, so reading costs the same
everywhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.lexicon import Lexicon, fold_name
from filters.names import PARTICLES, TITLES, WORD
from filters.recognizers._people import COMPANY, GREETING, ROLES

_MAX_WORDS = 6
_NICK = re.compile(r"[ \t][\"„“«»‚‘'’(](?P<n>[^\W\d_][\w\-]{1,20})[\"“”»«‘’')](?=[ \t])")
_INITIAL = re.compile(r"[A-ZÄÖÜÀ-ÞŁŚŻ]\.(?=[ \t\n,;:)\"']|\Z|[A-ZÄÖÜ])")
_PARTICLES = re.compile(
    r"(?:(?:von und zu|von der|von den|vom|von|van der|van den|van de|van|de la|de los|de las|de|der"
    r"|del|della|zu|zur|zum|da|di|du|dos|el|al|ben|bin|ibn|ten|ter|Von|Van|De|El|Al|Da|Di|La|Le|ten|af"
    r"|av|y)[ \t])(?=[A-ZÄÖÜÀ-ÞŁŚŻ])|(?:d['’]|al-|El-|Al-|el-)(?=[A-ZÀ-Þ])"
)
#: Not the second letter of an abbreviation ("z. B. Koch").
INITIALLED = re.compile(
    r"(?<![\w.])(?<![a-z]\. )(?<![a-z]\.)[A-ZÄÖÜ]\.(?: ?[A-ZÄÖÜ]\.)? ?(?P<s>[A-ZÄÖÜ][^\W\d_][\w\-]{1,30})(?![\w.(])"
)
_NOT_NAMES = frozenset(
    """holle alla
    chatgpt gpt gemini copilot siri alexa google microsoft apple amazon github gitlab python java linux windows
    support kundenservice
    kundendienst service vertrieb einkauf buchhaltung zusammen alle alles leute welt world there all everyone team
    guten morgen tag abend
    ich du er sie es wir ihr sein ihre mein der die das ein eine und oder aber wenn weil dass bitte danke mfg lg vg
    hallo hi hey liebe
    lieber sehr dear best regards mit von an im in am auf fuer zu montag dienstag mittwoch donnerstag freitag samstag
    sonntag januar
    tel fon telefon mobil fax email mail web www handy betreff datum
    surname given firstname lastname familienname vorname nachname
    februar maerz april mai juni juli august september oktober november dezember""".split()
)


_ROLES = frozenset(ROLES)
_LONG_ROLES = tuple(role for role in ROLES if len(role) > 5)


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """A name as read: where it stands, its first and last word, how many words count."""

    start: int
    end: int
    first: str
    last: str
    count: int
    kind: str

    def span(self, score: float) -> Span:
        """The finding."""
        return Span(self.start, self.end, EntityType.PERSON, self.kind, score)

    def forced(self, kind: str) -> Name:
        """The same name under a label that says which part it is."""
        return replace(self, kind=kind) if kind else self


def known_words(page: Page, lexicon: Lexicon) -> list[re.Match[str]]:
    """The words of a text that are given names or surnames: one pass, for all who begin with such a word."""
    known: dict[str, bool] = {}
    found = []
    for match in WORD.finditer(page.text):
        word = match[0]
        if word not in known:
            known[word] = lexicon.is_given(word) or lexicon.is_surname(word)
        if known[word]:
            found.append(match)
    return found


class NameReader:
    """Reads names at given positions of one text."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self._lexicon = lexicon

    # ---------------------------------------------------------------- single words

    def _acceptable(self, word: str, first: str) -> bool:
        """Whether `word` can open a name under the demand `first`: any < plain < known < given."""
        if not self._name_shaped(word):
            return False
        lexicon = self._lexicon
        given, surname = lexicon.is_given(word), lexicon.is_surname(word)
        if first == "given":
            return given or (surname and not lexicon.is_ordinary(word)) or not self._is_word(word)
        if first == "known":
            return given or surname or (lexicon.is_surname(word.rstrip("s")) and not lexicon.is_ordinary(word))
        if first == "plain":
            return given or not self._is_word(word)
        return given or surname or not self._is_role_like(word)

    def _name_shaped(self, word: str) -> bool:
        folded = fold_name(word)
        if not word[:1].isupper() or len(folded) < 2 or folded in _NOT_NAMES or folded in TITLES:
            return False
        if folded in _ROLES or folded.endswith(_LONG_ROLES):
            return False
        inner = any(b.isupper() and a.islower() for a, b in pairwise(word))
        return not inner or word.startswith(("Mc", "Mac", "De", "Di", "Le", "La", "Von", "Van", "O'", "O’", "D'", "D’"))

    def _is_role_like(self, word: str) -> bool:
        folded = fold_name(word)
        return folded.endswith(("ung", "heit", "keit", "schaft", "ion", "innen")) and self._is_word(word)

    def _is_word(self, word: str) -> bool:
        """An ordinary word, or a compound that ends in one ("Kundenbetreuung")."""
        lexicon = self._lexicon
        if lexicon.is_ordinary(word):
            return True
        folded = fold_name(word)
        if lexicon.is_surname(word) or len(folded) < 11:
            return False
        tails = (folded[cut:] for cut in range(4, len(folded) - 4))
        return any(
            tail in lexicon.ordinary and folded[: len(folded) - len(tail)].rstrip("s") in lexicon.ordinary
            for tail in tails
        )

    def _continues(self, word: str, first: str, *, titled: bool, after_particle: bool) -> bool:
        """Whether `word` belongs to the name that `first` opens."""
        if not self._name_shaped(word):
            return False
        lexicon = self._lexicon
        if after_particle:
            return True
        if word.isupper() and not first.isupper() and not self._lexicon.is_surname(word):
            return False  # an abbreviation: "Austin API"
        given, surname, ordinary = lexicon.is_given(word), self._surname(word), self._is_word(word)
        if lexicon.is_given(first):
            return surname or given or not ordinary or (titled and not self._is_role_like(word))
        if surname or given:
            return not ordinary or not lexicon.is_surname(first)
        return not ordinary and not (titled and lexicon.is_surname(first))

    # ---------------------------------------------------------------- names

    def read(self, position: int, *, first: str, titled: bool = False, comma: bool = False) -> Name | None:
        """The name at `position`, or None. `comma` allows "Weber, Anna"."""
        text = self.text
        start, end, nickname, pending = position, position, 0, False
        words: list[str] = []
        for _ in range(_MAX_WORDS):
            particle = _PARTICLES.match(text, position)
            word_at = particle.end() if particle else position
            initial = _INITIAL.match(text, word_at)
            match = initial or WORD.match(text, word_at)
            if match is None or match.end() - match.start() > 60:
                break
            word = match[0]
            if initial is None and not self._belongs(words, word, first, titled=titled, particle=particle is not None):
                break
            words.append(word)
            end = match.end()
            nickname += pending
            nick = _NICK.match(text, end)
            pending = nick is not None  # it counts once a further word follows
            gap_at = nick.end() if nick else end
            if text[gap_at : gap_at + 1] not in {" ", "\t", "\u00a0"} and not (
                initial and text[end : end + 1].isupper()
            ):
                break
            position = gap_at + (0 if initial and text[end : end + 1].isupper() else 1)
            position += text[position : position + 1] == " "
        return self._named(start, end, words, comma=comma, nickname=nickname)

    def _belongs(self, words: list[str], word: str, first: str, *, titled: bool, particle: bool) -> bool:
        real = [w for w in words if not w.endswith(".")]
        if not real:
            return self._name_shaped(word) if particle or words else self._acceptable(word, first)
        if not particle and fold_name(word) in PARTICLES:
            return False
        return self._continues(word, real[0], titled=titled, after_particle=particle)

    def _named(self, start: int, end: int, words: list[str], *, comma: bool, nickname: int) -> Name | None:
        real = [w for w in words if not w.endswith(".")]
        if not real:
            return None
        count = len(words) + nickname
        if comma and len(words) == 1:
            after = re.match(r",[ \t]{1,2}(?:Dr\. )?([A-ZÄÖÜÀ-ÞŁŚŻ][\w\-]{1,30})", self.text[end : end + 45])
            if after and self._lexicon.is_given(after[1]):
                return Name(start, end + after.end(), real[0], after[1], 2, "full_name")
        kind = "full_name" if count > 1 else self._single_kind(real[0], start)
        return Name(start, end, real[0], real[-1], count, kind)

    def _single_kind(self, word: str, start: int) -> str:
        before = self.text[max(0, start - 14) : start].rstrip()
        titled = (
            re.search(
                r"(?:[Hh]errn?|[Ff]rau|HERRN?|FRAU|Hrn?\.|Fr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Mme\.?|Sra?\.|Familie)\Z",
                before,
            )
            is not None
        )
        return "given_name" if self._lexicon.is_given(word) and not titled else "surname"

    def read_lower(self, position: int, *, single: bool = False, full: bool = False) -> Name | None:
        """A name in lower case or capitals, if the lexicon knows it.

        `single` also takes a lone name, unless it is an ordinary word; `full` demands given name and surname.
        """
        lexicon = self._lexicon
        match = WORD.match(self.text, position)
        if match is None or (not match[0].islower() and not match[0].isupper()) or len(match[0]) < 3:
            return None
        titled = not single
        word = match[0]
        second = re.compile(r"[ \t]([^\W\d_][\w\-]{1,30})").match(self.text, match.end())
        if second and lexicon.is_given(word) and lexicon.is_surname(second[1]) and not lexicon.is_ordinary(word):
            return Name(match.start(), second.end(), word, second[1], 2, "full_name")
        if full:
            return None
        known = lexicon.is_surname(word) or (single and lexicon.is_given(word))
        weak = lexicon.is_ordinary(word)
        if not known or (weak and (single or not titled)) or fold_name(word) in _NOT_NAMES or fold_name(word) in _ROLES:
            return None
        follows = self.text[match.end() : match.end() + 1]
        if weak and follows and follows not in " ,.;:!?\n)\"'":
            return None
        return Name(match.start(), match.end(), word, word, 1, self._single_kind(word, match.start()))

    def read_field(self, position: int) -> Name | None:
        """The value of a name field, whatever it is: letters up to the end of the value."""
        match = WORD.match(self.text, position)
        if (
            match is None
            or len(match[0]) < 2
            or fold_name(match[0])
            in _NOT_NAMES | {"str", "string", "null", "none", "true", "false", "self", "required", "text"}
        ):
            return None
        if not self.ends_clause(match.end()) or (
            self.text[match.end() : match.end() + 1] in {"(", "[", "."}
            and self.text[match.end() + 1 : match.end() + 2].isalpha()
        ):
            return None
        named = self._lexicon.is_given(match[0]) or self._lexicon.is_surname(match[0])
        if match[0].islower() and self._is_word(match[0]) and not named:
            return None
        return Name(position, match.end(), match[0], match[0], 1, "surname")

    def read_back(self, opened: int) -> Name | None:
        """The words before an opening bracket at `opened`."""
        line = self.text[max(0, opened - 60) : opened].rpartition("\n")[2]
        end = opened - (len(line) - len(line.rstrip(" \t\"'”“")))
        body = line[: len(line) - (opened - end)]
        found = re.search(
            r"(?:\A|[:;,\"'“„(>\t]\s{0,3}|\s)((?:[A-ZÄÖÜÀ-ÞŁŚŻ][\w.'’\-]{0,25}),?\s[A-ZÄÖÜÀ-ÞŁŚŻ][\w'’\-]{1,25})\Z",
            body,
        )
        if found is None:
            return None
        start = end - len(found[1])
        head, tail = re.split(r",?\s", found[1], maxsplit=1)
        if not all(self._name_shaped(w) or w.endswith(".") for w in (head, tail)):
            return None
        evidence = any(self._lexicon.is_given(w) or self._lexicon.is_surname(w) for w in (head, tail))
        return (
            Name(start, end, head, tail, 2, "full_name")
            if evidence and not (self._is_word(head) and self._is_word(tail))
            else None
        )

    def full_names(self, words: list[re.Match[str]]) -> Iterator[Span]:
        """Known given name and surname in sequence, anywhere in the text, whose known words are `words`."""
        text, lexicon = self.text, self._lexicon
        position = 0
        for match in words:
            word = match[0]
            if match.start() < position or len(word) > 40 or not lexicon.is_given(word):
                continue
            name = (
                self.read(match.start(), first="known")
                if word[:1].isupper() and not word.isupper()
                else self._shouted(match)
            )
            if name is None or name.count < 2 or not self._credible(name) or COMPANY.match(text, name.end):
                continue
            position = name.end
            yield name.span(0.9)

    def initialled(self, page: Page) -> Iterator[Span]:
        """Initial and known surname: "A. Brandt"; an ordinary word only in a list or at the start of a line."""
        lexicon = self._lexicon
        for match in page.matches(INITIALLED):
            surname = match["s"]
            weak = lexicon.is_ordinary(surname)
            opens = self.text[max(0, match.start() - 2) : match.start()].strip(" ")[-1:] in {
                "",
                "\n",
                ",",
                ";",
                ":",
                "(",
            }
            if lexicon.is_surname(surname) and self._name_shaped(surname) and (opens or not weak):
                yield Span(match.start(), match.end(), EntityType.PERSON, "full_name", 0.8)

    def _shouted(self, match: re.Match[str]) -> Name | None:
        """``anna schmidt`` and ``ANNA SCHMIDT``: both known, neither ordinary."""
        lexicon = self._lexicon
        word = match[0]
        if lexicon.is_ordinary(word) or len(word) < 3:
            return None
        second = re.compile(r"[ \t]([^\W\d_][\w\-]{1,30})(?![\w(])").match(self.text, match.end())
        if second is None or not lexicon.is_surname(second[1]) or lexicon.is_ordinary(second[1]):
            return None
        return (
            Name(match.start(), second.end(), word, second[1], 2, "full_name")
            if second[1].islower() == word.islower()
            else None
        )

    def _credible(self, name: Name) -> bool:
        """Two ordinary words ("Rose Winter") are no name without a cue."""
        lexicon = self._lexicon
        if not lexicon.is_ordinary(name.first):
            return self._surname(name.last) or lexicon.is_given(name.last) or not self._is_word(name.last)
        if fold_name(name.first) in {"max", "ernst", "mark"}:
            return self._surname(name.last)
        return lexicon.is_surname(name.last) and not lexicon.is_ordinary(name.last)

    def _surname(self, word: str) -> bool:
        """A known surname, also in the genitive."""
        return self._lexicon.is_surname(word) or self._lexicon.is_surname(word.removesuffix("s"))

    # ---------------------------------------------------------------- surroundings

    def is_known(self, name: Name) -> bool:
        """Whether the lexicon knows some word of the name."""
        lexicon = self._lexicon
        return any(
            lexicon.is_given(w) or lexicon.is_surname(w) or lexicon.is_surname(w.rstrip("s"))
            for w in (name.first, name.last)
        )

    def ends_clause(self, position: int) -> bool:
        """Whether nothing of the same clause follows."""
        rest = self.text[position : position + 3].lstrip(" \t")
        return not rest or rest[0] in ",.;:!?\n\r\"'”“»|}])<–-"

    def ends_line(self, position: int) -> bool:
        """Whether the line ends here, or a signature's comma, bar or bracket follows."""
        rest = self.text[position : position + 4].lstrip(" \t.,")
        return not rest or rest[0] in "\n\r|(<–-/"

    def greeted_before(self, start: int) -> bool:
        """Whether the words before `start` are a greeting."""
        head = self.text[max(0, start - 40) : start]
        return any(m.end() == len(head) for m in GREETING.finditer(head))
