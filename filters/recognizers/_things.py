"""Things that bear the names of people: goods, rooms, storms, servers, dishes, laws, works and their authors.

What stands right before or after a name decides: "Regal „Konrad“", "Sala Goya", "loi de Pareto", "X-Test", "Oscar
armchair". Once a text has given a name to a thing, the same word alone means the thing, unless a title comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from filters.detection import Span
from filters.lexicon import Lexicon, fold_name
from filters.recognizers._thing_words import (
    AFTER,
    BOTANICAL,
    CALENDAR,
    COMPOSED,
    DIRECT,
    EPONYM_ENDINGS,
    EPONYMS,
    FUNCTION,
    GENRES,
    HISTORIC,
    LAWS,
    NAMED,
    NAMED_ENDINGS,
    NO_NAMES,
    PLURAL_ENDINGS,
    PLURALS,
    QUOTED,
    QUOTED_ENDINGS,
    SPACIOUS,
    SPELLING,
    WEATHER,
)

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[^\w\s]|\n")
_OPENING: Final = frozenset("\"'„“»«‚‘`’*_")
_PREPOSITIONS: Final = frozenset("de d di von nach van du of del della dell des der la secondo".split())
_LINKS: Final = frozenset(", / und u y e et en and i oder o or & la el le".split())
_BEFORE: Final = 90
_SPELLED: Final = 45
_SPELLS: Final = re.compile(r"buchstab|spell", re.IGNORECASE)
_AS: Final = re.compile(r"\b[A-ZÄÖÜa-zäöü] wie \Z")
_DATED: Final = re.compile(
    r"\b(?:ab|am|bis|seit|jeden|nächsten|diesen|kommenden|im|on|until|since|every|next|in|le|dès|jusqu'à|el|hasta|desde|dal|il|op|vanaf|tot"
    r"|od|do|w|we)\s\Z",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"\b(?:herrn?|hr\.|frau|fr\.|familie|dr\.|prof\.|mr\.?|mrs\.?|ms\.?|mme|madame|monsieur|señora?|sr\.|sra\."
    r"|signora?|sig\.|meneer|mevrouw|dhr\.|mw\.|pani?|pana)\s\Z",
    re.IGNORECASE,
)
_COMPOUND: Final = re.compile(r"[-‑](?P<head>[^\W\d_]{3,24})")
_NEXT: Final = re.compile(r"(?P<s>['’]s)?[\"'”“»’*]{0,2} (?P<head>[^\W\d_]{3,24})")
_ATTRIBUTE: Final = re.compile(r"\b(?:the|our|this|an?|bestselling|new|your|every|each)\s(?:\w+\s)?\Z", re.IGNORECASE)
_NAMES: Final = re.compile(
    r"(?:(?:,| (?:en|und|y|e|et|and|i|oder|o|or))? ?[A-ZÄÖÜ]\w{1,20}){0,4}[\"”“»]? "
    r"(?:zijn|sind|are|sont|sono|son|są|hießen|heißen)"
    r" (?:nur |die |de |the |les |los |las |i |le |gli |to )?(?:\w{3,6} )?"
    r"(?:namen|names|noms|nombres|nomi|nazwy|farben|colores|couleurs|colou?rs|colori|kolory|entornos|räume|server|rooms"
    r"|modelle|models|modelos|modèles|sorten)\b"
    r"(?! (?:van|von|of|des|de|dei|der) (?:meine|unsere|our|my|mes|nos|mis|mijn|onze)\w* "
    r"(?:kind|kids|söhn|töcht|fils|filles|hij|enfants|children|sons|daughters|zonen|dochters))",
    re.IGNORECASE,
)
_GLOSS: Final = re.compile(
    r"[\"“”»]?(?: ?[:=–#(]|,)\s{0,12}(?:ein |eine |der |die |das |the |a |an |#\s)?(?:interne[rs]? )?"
    r"(?:codename|deckname|platzhalter|spitzname (?:des|der|unsere[sr])|projektname|servername|rechnername"
    r"|modellname|placeholder|code name|nickname of the|nom de code|nombre en clave|nome in codice"
    r"|codenaam|kryptonim|vertriebskanal)"
    r"|, (?:ihre?|deine?|your|votre|ton|su|tu|il tuo|uw|je|twój) (?:digital|virtu|wirtualn|cyfrow|ki-|ai[ -]|künstlich)"
    r"|[\"“”»]? (?:is|was|has been|wird|wurde|ist|a été|è stato|ha sido|fue|werd|został) "
    r"(?:in \w+ )?(?:renamed|hernoemd|umbenannt|renommée?|rinominato|renombrado|przemianowan)",
    re.IGNORECASE,
)
_CONFIG: Final = re.compile(
    r"(?:^|[\s{,(])[\"']?(?:(?i:font|font[-_ ]?family|theme|skin|icon|face|codename|code[-_]name|farb\w{0,8}"
    r"|colou?r\w{0,8}|palette|variety|brand|marke|marque|marca|merk|marka))[\"']?\s?[:=]\s{0,3}\[?[^\n:=\]{}]{0,40}\Z"
)
#: Keys in small letters, whose value is one word.
_TECHNICAL: Final = re.compile(
    r"(?:^|[\s{,(])[\"']?(?:host|hostname|server|tags|node|cluster|queue|branch|release|room|db|database|schema|image"
    r"|container|model|class|style|href|src|item|pod)[\"']?\s?[:=]\s{0,3}\[?[^\n:=\]{}]{0,40}\Z"
)
_NAME_KEY: Final = re.compile(r"(?:^|[\s{,])[\"']?name[\"']?\s?[:=]\s?[\"']?[^\n:=\"'{}]{0,20}\Z", re.IGNORECASE)
_SECTION: Final = re.compile(
    r"(?:^\[|^)(?:[\w.]*)(?:theme|font|server|host|service|services|image|container|volume|network|job|deployment"
    r"|metadata|cluster|database|color|model|product|produkt|artikel)s?(?:\]|:)\s*\n(?:[^\n]*\n)?[^\n]*\Z",
    re.IGNORECASE | re.MULTILINE,
)
_GOODS: Final = re.compile(
    r"[\"'](?:typ|type|preis|price|prix|precio|prezzo|cena|sku|ean|gtin|artikel\w{0,8}|art_?nr|menge|bestand|stock|farbe"
    r"|color|material|gewicht|weight|category|kategorie|unit|einheit)[\"']\s?:",
    re.IGNORECASE,
)
_PERSONAL: Final = re.compile(
    r"[\"'](?:\w{0,20}(?:tel|phone|mobil|mail|vorname|nachname|geb|birth|naiss|nacim|nascita|login|user|iban|adress|addr"
    r"|stra(?:ß|ss)e|street|kunde|patient|tarif|role|rolle|alter|age|salary|gehalt)\w{0,12}|id_?nummer)[\"']\s?:|\{.*\{",
    re.IGNORECASE | re.DOTALL,
)
#: A text about names, as words.
_ABOUT_NAMES: Final = re.compile(
    r"(?:häufigste|beliebteste|herkunft|ursprung|bedeutung|verbreitet)\w*(?: (?:der|von|deutsche[rn]?|deutschen)){0,2} "
    r"(?:vor|nach|familien)namen|(?:most common|most popular|origins? of) (?:first |last |given |family |sur)?names"
    r"|(?:noms|prénoms) les plus|apellidos más|cognomi più|meest voorkomende (?:achter|voor)namen"
    r"|najczęstsze (?:nazwiska|imiona)",
    re.IGNORECASE,
)
_RANKED: Final = re.compile(r"(?:^|\n)[ \t]{0,4}(?:\d{1,3}[.)]|[-*•])[ \t][^\n]{0,24}\Z")
_ITEM: Final = re.compile(r"[ \t]{0,4}(?:\d{1,3}[.)]|[-*•])[ \t]")
_WORKS: Final = re.compile(
    r"ausleih|bestseller|playlist|setlist|tracklist|spielplan|leseliste|lektüre|lese-?tipps"
    r"|(?:beliebteste|meist\w{2,12}|unsere|top(?: \d{1,3})?|neue) (?:titel|bücher|filme|songs|lieder|spiele|alben)\b"
    r"|reading list|box office|best-?selling (?:books|titles)|most borrowed|libros más|livres les plus|libri più"
    r"|meest geleende|najpopularniejsze (?:książki|filmy)",
    re.IGNORECASE,
)
_CONTINUED: Final = re.compile(r"[”“»’](?:,| und| oder| and| or| et| y| e| en| i)\s?[„“«‚‘]")
_LISTED: Final = re.compile(_CONTINUED.pattern + r"\Z")
_QUOTED_NOUN: Final = re.compile(r"(?P<head>[^\W\d_]{3,30}) [„“«‚‘\"'](?=[^\W\d_])")
_CULTIVAR: Final = frozenset({" '", " ‘", " ‚"})
_CLOSING: Final = frozenset("”“»’\"'")
_CALLED: Final = frozenset("heisst heissen genannt namens getauft called named heet heten llama appelle chiama".split())
_FAMILIAR: Final = frozenset(
    "lady miss frau herr onkel tante oma opa mr bishop konigin koenig prinz prinzessin".split()
)


def without_things(text: str, spans: Iterable[Span], lexicon: Lexicon, *, weak: bool = False) -> Iterator[Span]:
    """Leave out the persons that are things.

    Args:
        text: the text.
        spans: findings of persons in it.
        lexicon: word lists.
        weak: nothing but the name itself speaks for the persons; then a thing of the same name elsewhere decides.
    """
    kept: list[Span] = []
    things: set[str] = set()
    for span in spans:
        if is_thing(text, span.start, span.end, lexicon):
            things.add(fold_name(text[span.start : span.end]))
        else:
            kept.append(span)
    about_names = weak and bool(kept) and _ABOUT_NAMES.search(text) is not None
    for span in kept:
        word = text[span.start : span.end]
        sure = not weak or " " in word or _is_titled(text, span.start)
        if sure or not (about_names or _is_borne(text, word, things)):
            yield span


def _is_borne(text: str, word: str, things: set[str]) -> bool:
    """Whether a thing bears this name elsewhere in the text."""
    stem = word.removesuffix("s")
    if fold_name(word) in things or fold_name(stem) in things:
        return True
    at = text.find(stem)
    for _ in range(4):
        if at < 0:
            return False
        end = at + len(stem)
        if text[end : end + 1] in _CLOSING and _behind(text, at, quoted=True, single=True, given=True):
            things.add(fold_name(stem))
            return True
        at = text.find(stem, end)
    return False


def is_thing(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the name at `start` is borne by a thing, by the words around it."""
    value = text[start:end]
    if _is_spelled(text, start, end) or (
        _DATED.search(text, max(0, start - 12), start) and fold_name(value) in CALENDAR
    ):
        return True
    if _is_titled(text, start):
        return _GLOSS.match(text, end) is not None or (" " in value and _is_historic(value))
    if _is_thing_itself(value, text[end : end + 2], lexicon) or _is_historic(_with_neighbour(text, start, end)):
        return True
    single = " " not in value
    if (
        _after(text, start, end, single=single)
        or _in_config(text, start, single=single or value.islower())
        or _is_work(text, start)
    ):
        return True
    quoted = start > 0 and text[start - 1] in _OPENING and text[start - 1] not in "*_"
    if quoted and _is_listed(text, start, end):
        return True
    given = single and lexicon.is_given(value) and not lexicon.is_surname(value)
    return _behind(text, start, quoted=quoted, single=single, given=given)


def _is_thing_itself(value: str, following: str, lexicon: Lexicon) -> bool:
    """Whether the name begins with the noun ("Serwer Mieszko"), or is a small word, a genus or a famous name."""
    first = fold_name(value.partition(" ")[0])
    opens = (first in NAMED and not lexicon.is_surname(first)) or (first in FUNCTION and value[0].islower())
    if " " in value and (opens or (first.endswith(GENRES) and _QUOTED_NOUN.match(value))):
        return True
    return (first in BOTANICAL and following in _CULTIVAR) or _is_historic(value)


def _is_listed(text: str, start: int, end: int) -> bool:
    """Among names in quotation marks that things bear: "für „Paul“ und „Emma“", "Sorte „Ida“ …, „Max“ …"."""
    if text[end : end + 1] not in _CLOSING:
        return False
    if " " not in text[start:end] and (_CONTINUED.match(text, end) or _LISTED.search(text, max(0, start - 6), start)):
        return True
    for found in _QUOTED_NOUN.finditer(text, max(0, start - 600), start - 1):
        head = fold_name(found["head"])
        if head in WEATHER or (found.start() > start - 160 and _is_head(head, quoted=True)):
            return True
    return False


def _is_spelled(text: str, start: int, end: int) -> bool:
    """Whether a word spells a letter: two more words of the alphabet stand around it, or "wie" before it."""
    if fold_name(text[start:end]) not in SPELLING:
        return False
    if _AS.search(text, max(0, start - 8), start):
        return True
    around = {fold_name(word) for word in _TOKEN.findall(text, max(0, start - _SPELLED), end + _SPELLED)}
    cue = "–" in around or "—" in around or not around.isdisjoint(NO_NAMES)
    return len(around & SPELLING) > 2 and (cue or _SPELLS.search(text, max(0, start - 200), start) is not None)


def _is_titled(text: str, start: int) -> bool:
    return _TITLED.search(text, max(0, start - 12), start) is not None


def _behind(text: str, start: int, *, quoted: bool, single: bool, given: bool) -> bool:
    """Walk back from a name to the noun that it belongs to."""
    walk = _Walk(quoted=quoted, eponym=single and not given, single=single)
    for word in reversed(_TOKEN.findall(text, max(0, start - _BEFORE), start)):
        answer = walk.step(word, fold_name(word))
        if answer is not None:
            return answer
    return False


@dataclass(slots=True)
class _Walk:
    """The way back from a name, word by word.

    Attributes:
        quoted: a quotation mark has been passed.
        eponym: a preposition may stand between the noun and the name ("loi de Pareto").
        single: the name is one word.
        linked: a preposition has been passed.
        crossed: other names of a list have been passed.
    """

    quoted: bool
    eponym: bool
    single: bool
    linked: bool = False
    crossed: bool = False

    def step(self, word: str, folded: str) -> bool | None:
        """Whether the name is a thing's; None: walk on."""
        if word in _OPENING or word == "(":
            self.quoted = self.quoted or word not in "*_("
            return None
        if self._is_noun(word, folded):
            return True
        if folded in _LINKS or word == ":" or (self.crossed and self._is_passed(word, folded)):
            self.crossed = True
        elif _is_plural(folded):
            return True
        elif folded in _PREPOSITIONS:
            self.linked = True
        elif self.linked or not (folded in _FAMILIAR or folded in _CALLED):
            return False
        return None

    def _is_passed(self, word: str, folded: str) -> bool:
        """Whether a word may stand in a list of names."""
        return not self.linked and (word[0].isupper() or word == ")" or word.isdigit() or folded in _CALLED)

    def _is_noun(self, word: str, folded: str) -> bool:
        """Whether a word is what bears the name."""
        if self.linked and folded in COMPOSED:
            return True
        if self.crossed:
            return _is_plural(folded)
        if self.linked:
            return (self.eponym and _is_eponymous(folded)) or (not self.single and folded.endswith(GENRES))
        if self.quoted:
            return _is_head(folded, quoted=True) or folded in BOTANICAL or folded in WEATHER
        if not self.single:
            return folded in SPACIOUS
        weather = folded in WEATHER and word[0].isupper()
        return weather or _is_head(folded, quoted=False) or (self.eponym and folded in DIRECT)


def _is_head(word: str, *, quoted: bool) -> bool:
    if word in NAMED or word.endswith(NAMED_ENDINGS):
        return True
    return quoted and (word in QUOTED or word.endswith(QUOTED_ENDINGS))


def is_eponymous(head: str) -> bool:
    """Whether a word joined to a name by a hyphen makes it the name of a law, a disease or a device."""
    word = fold_name(head)
    return word in AFTER or _is_eponymous(word)


def _is_eponymous(word: str) -> bool:
    return word in EPONYMS or word.endswith(EPONYM_ENDINGS)


def _is_plural(word: str) -> bool:
    return word in PLURALS or word.endswith(PLURAL_ENDINGS)


def _after(text: str, start: int, end: int, *, single: bool) -> bool:
    """What stands behind: "X-Test", "X's law", "X armchair", "X and Y are the names of", "X: placeholder"."""
    compound = _COMPOUND.match(text, end)
    if compound:
        return is_eponymous(compound["head"])
    following = _NEXT.match(text, end) if single else None
    if following:
        word = fold_name(following["head"])
        if word in LAWS if following["s"] else (word in AFTER and _ATTRIBUTE.search(text, max(0, start - 24), start)):
            return True
    return _NAMES.match(text, end, end + 110) is not None or _GLOSS.match(text, end, end + 60) is not None


def _with_neighbour(text: str, start: int, end: int) -> str:
    """The name with the word behind it, where only a part was found."""
    following = re.match(r" [^\W\d_]+", text[end : end + 24])
    return text[start:end] + following[0] if following else ""


def _is_historic(value: str) -> bool:
    word = fold_name(value)
    return word in HISTORIC or word.removesuffix("s").removesuffix("'") in HISTORIC


def _in_config(text: str, start: int, *, single: bool) -> bool:
    """A theme, a host or a tag in a configuration; the name of goods in a list of goods."""
    line = text.rfind("\n", max(0, start - 100), start) + 1
    before = text[max(line, start - 60) : start]
    if ":" not in before and "=" not in before:
        return False
    if _CONFIG.search(before) or (single and _TECHNICAL.search(before)):
        return True
    if not _NAME_KEY.search(before):
        return False
    opened = text.rfind("{", max(0, start - 300), start)
    closed = text.find("}", start, start + 300)
    if opened >= 0 and closed >= 0:
        return _GOODS.search(text, opened, closed) is not None and not _PERSONAL.search(text, opened, closed)
    return _SECTION.search(text[max(0, start - 120) : start]) is not None


def _is_work(text: str, start: int) -> bool:
    """An item of a list of books, films or songs."""
    if not _RANKED.search(text[max(0, start - 36) : start]):
        return False
    headings = [
        line for line in text[max(0, start - 400) : start].split("\n")[:-1] if not _ITEM.match(line) and line.strip()
    ]
    return bool(headings) and _WORKS.search(headings[-1]) is not None
