"""Names inside sentences and lists: a known name with a personal verb, after a preposition, in a list of names.

Precision first. A given name counts alone only if it is no ordinary word and something personal stands beside it; a
surname that is also a trade ("Müller", "Koch") only before what people alone do ("bittet um", "hat angerufen").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.lexicon import Lexicon, fold_name
from filters.names import SALUTATIONS

_UPPER = r"A-ZÄÖÜÀ-ÖØ-ÞŁŚŻŹĆČŠŽİ"
_NAME = rf"[{_UPPER}][^\W\d_][\w'’\-]{{1,30}}"
#: What people do; German, English, French, Spanish, Italian, Dutch, Polish.
PERSONAL_VERB: Final = re.compile(
    r"(?: (?:hat|ist|war|hatte|wird|kann|soll|muss|will|möchte|darf|sagt|sagte|meint|meinte|fragt|bittet|ruft"
    r"|schreibt|schickt|meldet"
    r"|kommt|geht|fährt|nimmt|macht|übernimmt|kümmert|bringt|holt|braucht|fehlt|wohnt|arbeitet|heißt|klärt"
    r"|prüft|erklärt|berichtet|fastet"
    r"|guckt|weiß|findet|wartet|regelt|räumt|isst|trinkt|leidet|freut|hätte|wäre|würde|sitzt|bekommt|kriegt|lässt"
    r"|has|was|will|said|says|called|calls|asked|asks|joins|wants|needs|picks|wrote|lives|works|is"
    r"|a|est|était|dit|demande|appelle|reprend|vient|habite|souffre|ha|è|dice|chiede|copre|rientra|ha|tiene"
    r"|está|dice|llama|quiere|levanta"
    r"|heeft|zei|regelt|verzamelt|gaat|kan|belt|doet|maakt|wil|ma|jest|nie|potrzebuje|prosi|pojedzie"
    r"|dzwoni)(?![\w-])|['’]s )"
)
_STRICT: Final = re.compile(
    r" (?:(?:hat|hatte) (?:\w+ ){0,3}(?:angerufen|geschrieben|gesagt|gefragt|gebeten|bestellt|gekündigt"
    r"|gemeldet|unterschrieben|zugesagt|abgesagt)"
    r"|bittet um|ruft (?:\w+ ){0,2}(?:an|zurück)|meldet sich|lässt (?:ausrichten|grüßen)|fragt (?:nach|ob|an)"
    r"|schreibt,|teilt mit"
    r"|ist (?:\w+ ){0,2}(?:krank|im Urlaub|außer Haus|in Elternzeit)|erklärt,|berichtet|sagt,|übernimmt"
    r"|beschwert sich|möchte|klagt über)(?!\w)"
)
_BEFORE: Final = re.compile(
    r"(?:\b(?:mit|bei|von|für|an|ohne|frag|sag|dass|weil|macht|Vertretung|Techniker|Schatz|Makler|Kollege"
    r"|Gartenfreund|cc|Begleitung:"
    r"|with|from|by|ask|asked|tell|told|met|chez|avec|pour|para|con|da|per|van|aan|dla|od|do|z) |@|— |– "
    r"|[+&/] |\((?:siehe )?)\Z"
)
_QUOTED = re.compile(r"[\"„“»«‚‘'”]\Z")
_ROLE_BEFORE = re.compile(
    r"\b(?:der|die|das|den|dem|des|ein|eine|Modell|Serie|Linie|Typ|Hotel|Haus|Straße|Platz|Firma|the|a|an|la|le"
    r"|el|il|de|het) \Z",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"(?<![\w.\-])(?:M\.|Maître|[Ss]eñora?|[Ss]rta?a?\.|[Dd]oña|[Dd]on|[Ss]ignora?|[Ss]ig\.(?:ra)?"
    r"|[Dd]ott\.(?:ssa)?|[Dd]ottor(?:essa)?|[Ii]ng\."
    r"|[Mm]evrouw|[Mm]eneer|[Mm]ijnheer|mw\.|[Dd]hr\.|de heer|[Pp]an(?:i|ią|em|a)?|sędzia|mgr|Dra?|Dr|[Pp]rof"
    r"|herr|frau|POK|Pat\.|juge|buurman|tata|mama|meester) "
    rf"(?P<v>{_NAME}(?: {_NAME})?)(?![\w])"
)
_RELATED: Final = re.compile(
    r"(?<![\w\-])(?i:tochter|sohn|schwester|bruder|cousine|cousin|tante|onkel|oma|opa|nichte|neffe"
    r"|pflegetochter|wife|husband|daughter|son|brother|sister|nurse"
    r"|mi (?:hijo|hija|mujer|marido|padre|madre|hermano|hermana)|su (?:hermano|hermana|hijo|hija|mujer"
    r"|marido)|mon (?:mari|fils|frère|neveu|père)"
    r"|ma (?:fille|femme|sœur|mère|nièce)|(?:il |mio )(?:figlio|padre|marito|fratello)|(?:la |mia )(?:figlia"
    r"|moglie|madre|sorella)|zoon|dochter|moeder|vader"
    r"|zus|broer|schoonbroer|mąż|żona|syn|córka|brata|mama|siostra|mein mann|meine frau)(?:,? |, der |, die | \()"
    rf"(?P<v>{_NAME}(?: {_NAME})?)(?=[ ,.;:)\n]|\Z)"
)
_CALLED: Final = re.compile(
    rf"(?<!\w)(?:heißt|heisst|namens|named|called|se llama|si chiama|chiamarsi|s['’]appelle|heet|nazywa się"
    rf"|signed as [\"“]?|spoke with|its|it's|soy|c['’]est|tu|je suis|met|Yo,) "
    rf"(?P<v>{_NAME}(?: {_NAME}){{0,2}})(?=[ ,.;:)!\"”\n]|\Z)"
)
_INITIALS: Final = re.compile(
    rf"(?<![\w.])(?<!\b[a-z]\. )(?<!\b[a-z]\.)(?P<v>[{_UPPER}]\. ?(?:[{_UPPER}]\. ?)?"
    rf"(?P<s>[{_UPPER}][^\W\d_][\w\-]{{2,30}}))(?![\w.(])"
)
_FRENCH: Final = re.compile(r"\b(?:le|la|les|est|pour|et|que|notre|votre|du)\b")
#: A surname that no list knows, at the end of its clause or before a verb.
_SURNAME: Final = re.compile(
    rf" (?P<s>{_NAME})(?= ?[,.;:)(\n<|]|\Z| (?:hat|ist|war|nimmt|berichtet|und|has|is|ha|est|jest|ma) )"
)
_CHAT: Final = re.compile(
    r" (?:hat|ist|is|isst|guckt|trinkt|kommt|will|macht|sagt|meint|schreibt|bitte|kann|has|said|anrufen)(?!\w)"
)
_CELL: Final = re.compile(
    rf"(?:^|(?<=[\t|;\"'„>:/]))[ ]?(?P<v>(?P<s>{_NAME}(?: {_NAME})?), (?P<g>{_NAME}(?:[ \-]{_NAME})?))(?=[ ]?"
    rf"(?:[\t|;\"'<(]|\n|\Z| –))",
    re.MULTILINE,
)
_LONE: Final = re.compile(
    rf"^[> \t]{{0,6}}(?:Morgen |morgen |Gute Nacht, |Hola |Ciao |ciao |Hej "
    rf"|hej )?(?P<v>{_NAME}(?: {_NAME})?)[ \t]?[,!]?[ \t]?$",
    re.MULTILINE,
)
_MEMBERS: Final = re.compile(
    r"(?:Teilnehme(?:r|nde|rinnen)|Anwesend|Entschuldigt|Teilnahme|Es fehlt(?:en)?|Bezahlt haben"
    r"|bezahlt haben|Beteiligte|Verteiler|Gäste|Team|Attendees|Present|Apologies|Présents?|Excusée?s?"
    r"|Asistentes|Presenti|Assenti|Aanwezig|Afwezig|Obecni|Nieobecni)[^\n:]{0,20}:[ ]?(?P<v>[^\n]{3,300})"
)
_PERSONAL_ITEM: Final = re.compile(
    r"(?:[^\W\d_]{3,14} )?(?P<n>[^\W\d_][\w'’\-]{2,25}(?: [^\W\d_][\w'’\-]{1,25}){0,2})(?: ?\([^()]{1,40}\))?\Z"
)
_GENITIVE: Final = re.compile(
    rf"(?<![\w\-])(?:(?:[Dd]ie|[Dd]er|[Ii]n der|[Ff]amilie) (?P<p>{_NAME})s(?= (?:haben|sind|wollen|kommen|wohnen"
    rf"|ziehen|möchten))|(?P<c>{_NAME})-(?:Akte|Fall|Vertrag|Angebot|Projekt|Auftrag|Termin))(?!\w)"
)

_NOT_ALONE: Final = frozenset("junior senior santa san sankt charlotte florence victoria sydney virginia".split())


#: What the page is asked for.
SEARCHED: Final = (_TITLED, _RELATED, _CALLED, _INITIALS, _CELL, _LONE, _MEMBERS, _GENITIVE)


def mentions(page: Page, lexicon: Lexicon, known: list[re.Match[str]]) -> Iterator[Span]:
    """Yield the names that sentences and lists hold; `known` are the words of the text that the lexicon knows."""
    yield from _alone(page.text, lexicon, known)
    yield from _behind_cues(page, lexicon)
    yield from _initials(page, lexicon)
    yield from _cells(page, lexicon)
    yield from _lists(page, lexicon)
    yield from _lone_lines(page, lexicon)


def _span(start: int, end: int, kind: str, score: float = 0.85) -> Span:
    return Span(start, end, EntityType.PERSON, kind, score)


def _strong(word: str, lexicon: Lexicon) -> bool:
    """A given name that is nothing else."""
    return (
        len(word) > 2 and fold_name(word) not in _NOT_ALONE and lexicon.is_given(word) and not lexicon.is_ordinary(word)
    )


def _alone(text: str, lexicon: Lexicon, known: list[re.Match[str]]) -> Iterator[Span]:
    for match in known:
        word = match[0]
        start, end = match.span()
        if word.islower() and len(word) > 3 and _strong(word, lexicon) and _CHAT.match(text, end):
            yield _span(start, end, "given_name", 0.8)
        if len(word) < 3 or len(word) > 40 or not word[0].isupper() or word.isupper():
            continue
        before = text[max(0, start - 24) : start]
        if _QUOTED.search(before):
            continue
        if _strong(word, lexicon):
            whole = _SURNAME.match(text, end)
            if whole and not _ROLE_BEFORE.search(before) and not whole["s"].isupper():
                yield _span(start, whole.end("s"), "full_name", 0.8)
            elif not _ROLE_BEFORE.search(before) and (PERSONAL_VERB.match(text, end) or _BEFORE.search(before)):
                yield _span(start, end, "given_name")
        elif lexicon.is_surname(word) and _opens(before) and _STRICT.match(text, end):
            yield _span(start, end, "surname")


def _opens(before: str) -> bool:
    """Whether a sentence, a line or a note begins here."""
    return (
        not before.strip()
        or before.rstrip(" ")[-1:] in "\n.:!?–-|>"
        or before.endswith(("An ", "Kollege ", "Techniker "))
    )


def _behind_cues(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for pattern in (_TITLED, _RELATED, _CALLED):
        for match in page.matches(pattern):
            words = match["v"].split(" ")
            first = words[0]
            if not first[0].isupper() or (lexicon.is_ordinary(first) and not lexicon.is_given(first)):
                continue
            if not (lexicon.is_given(first) or lexicon.is_surname(first) or pattern is not _CALLED):
                continue
            count = 1
            while count < len(words) and not lexicon.is_ordinary(words[count]):
                count += 1
            end = match.start("v") + len(" ".join(words[:count]))
            kind = "full_name" if count > 1 else "given_name" if lexicon.is_given(first) else "surname"
            yield _span(match.start("v"), end, kind)


def _initials(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for match in page.matches(_INITIALS):
        surname = match["s"]
        followed = (
            lexicon.is_given(surname) and page.text[match.end() + 1 : match.end() + 2].isupper()
        )  # "M. Aurélien Petit"
        if not lexicon.is_ordinary(surname) and not surname.isupper() and not followed:
            french = match["v"].startswith("M. ") and _FRENCH.search(
                page.text[max(0, match.start() - 60) : match.end() + 60]
            )
            yield _span(*match.span("s" if french else "v"), "surname" if french else "full_name", 0.8)


def _cells(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for match in page.matches(_CELL):
        surname, given = match["s"].split(" ")[-1], match["g"].split(" ")[0]
        known = lexicon.is_given(given) or (lexicon.is_surname(surname) and not lexicon.is_ordinary(surname))
        if fold_name(match["s"].split(" ")[0]) in SALUTATIONS or fold_name(given) in SALUTATIONS:
            continue
        if known and not (lexicon.is_ordinary(surname) and lexicon.is_ordinary(given)):
            if lexicon.is_ordinary(given) and not lexicon.is_given(given):
                continue
            yield _span(*match.span("v"), "full_name", 0.9)


def _lists(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for match in page.matches(_MEMBERS):
        for item in re.finditer(r"[^,;+&]{3,60}", match["v"]):
            found = _PERSONAL_ITEM.match(item[0].strip())
            if found is None:
                continue
            words = found["n"].split(" ")
            if not any(_strong(w, lexicon) or (lexicon.is_surname(w) and not lexicon.is_ordinary(w)) for w in words):
                continue
            at = match.start("v") + item.start() + item[0].index(found["n"])
            while len(words) > 1 and not (lexicon.is_given(words[0]) or lexicon.is_surname(words[0])):
                at += len(words[0]) + 1
                words = words[1:]
            kind = "full_name" if len(words) > 1 else "given_name" if lexicon.is_given(words[0]) else "surname"
            yield _span(at, at + len(" ".join(words)), kind)


def _lone_lines(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    for match in page.matches(_LONE):
        words = match["v"].split(" ")
        if not _strong(words[0], lexicon) or (len(words) > 1 and lexicon.is_ordinary(words[1])):
            continue
        yield _span(*match.span("v"), "full_name" if len(words) > 1 else "given_name")


def compounds(page: Page, lexicon: Lexicon) -> Iterator[Span]:
    """Yield surnames in "die Müllers haben" and "Brettschneider-Akte"."""
    for match in page.matches(_GENITIVE):
        group = "p" if match["p"] else "c"
        name = match[group]
        file = group == "c" and match[0].endswith("-Akte") and not lexicon.is_ordinary(name)
        if file or (lexicon.is_surname(name) and (group == "p" or not lexicon.is_ordinary(name))):
            yield _span(*match.span(group), "surname")
