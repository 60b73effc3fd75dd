"""From a word to the phrase that carries it: "Schmerzen" to "Schmerzen im rechten Kniegelenk"."""

from __future__ import annotations

import re
from typing import Final

_SIDE = (
    r"(?:(?:rechten|linken|rechter|linker|oberen|unteren|hinteren|vorderen|beiden|medialer|lateraler|unterer"
    r"|oberer) )?"
)
_BODY = (
    r"[^\W\d_]{0,24}(?:[Gg]elenk|[Kk]nie|[Hh]üfte|[Ss]chulter|[Rr]ücken|[Nn]acken|[Hh]als|[Kk]opf|[Bb]auch|[Mm]agen"
    r"|[Hh]erz|[Ll]unge|[Ll]appen|[Nn]iere|[Ll]eber|[Bb]lase|[Bb]rust|[Bb]rustkorb|[Aa]rm|[Bb]ein|[Ff]uß|[Hh]and"
    r"|[Ff]inger|[Zz]eh|[Zz]ahn|[Kk]iefer|[Aa]uge|[Oo]hr|[Nn]ase|[Hh]aut|[Ww]irbelsäule|[Ss]palt"
    r"|[Ss]chenkel|[Ss]ehne|[Bb]and|[Kk]nöchel|[Bb]ecken|[Rr]ippe|[Uu]nterleib|[Hh]WS|LWS|BWS|[Gg]esicht|[Ss]tirn"
    r"|[Ww]ade|[Ff]erse|[Dd]aumen|[Ee]ll(?:en)?bogen|[Uu]nterlappen|[Oo]berlappen)(?:e?[sn]|es|en)?"
)
_ROMANCE = (
    r"femorale|femoral|pratiquante?|chronique|aiguë?|sévère|grave|lieve|lacero-contusa|cervical|lombaire"
    r"|lumbar|renale|renal|cronic[ao]|crónic[ao]"
    r"|gauche|droite?|sinistr[ao]|destr[ao]|izquierd[ao]|derech[ao]|przewlekł[ay]|ostr[ay]"
)
_TAIL: Final = re.compile(
    r"(?:\s?/\s?[^\W\d_]{4,25}"
    r"|,? \((?:[A-TV-Z]\d{2}(?:\.\d{1,2})?[GVAZ]?|[^()\n\d]{0,18}\d[^()\n]{0,18})\)"
    r"|[ -](?:Typ|Grad|Stadium|Stufe|Klasse|GOLD|NYHA|Type|type|tipo|grado|grade|stage|stade|stadium|gr\.|Gr\.|typu?)"
    r"[ -]?[IVX\d][\w./]{0,4}"
    r"| [LTCSHB](?:WK )?\d{1,2}(?:/[A-Z]?\d)?(?!\w)"
    r"|,? (?:rechts|links|beidseits|beidseitig|bds\.?|re\.|li\.|frontal|bilateral|mellitus|pectoris"
    r"|bronchiale|vulgaris|nervosa|simplex|zoster|cruris|migrans|multiplex|bipolar|beidseitig|ossea"
    r"|inferior"
    r"|rechter Hand)(?!\w)"
    r"| (?:v\.|vom) [A-ZÄÖÜ][\w\-]{1,20}-Typ"
    rf"| (?:{_ROMANCE})(?!\w)"
    r"| (?:bis|von|über|mit|von ca\.)? ?\d{2}(?:[.,]\d)? ?°C?"
    r"| \d{1,4}(?:[.,]\d{1,3})? ?(?:mg|µg|mcg|ml|cm|mm|g|IE|I\.E\.|Hub|Promille|‰|%|Tagessätze|Wochen?)(?!\w)"
    rf"| (?:im Bereich (?:der|des) |im |am |an der |in der |in den |an den |auf dem |auf der |der |des |dem "
    rf"|den |vom |von der "
    rf"|im Bereich |zum )?{_SIDE}{_BODY}(?!\w)"
    r"| (?:au|del|al|alla|à la|de la|du|della|aan|van de|w|of the|in (?:my|his|her|the)) "
    r"(?:left |right |linker|rechter)?[^\W\d_]{4,16}(?= |[.,;\n]|\Z)"
    r"| (?:Respimat|retard|forte|plus|comp|mite|akut|Depot|Spray|Salbe|Tropfen|Creme|Turbohaler|Genuair"
    r"|ratiopharm|Hexal|Stada|1A)(?!\w)"
    r"| kręgosłupa| kolana| biodra| serca| stuit| cervical| lumbar)"
)
_OF: Final = re.compile(r" (?:des|der|am|im|an der) (?:[a-zäöü]{4,18}(?:en|er) )?[A-ZÄÖÜ][\w\-]{2,40}")
_OF_HEAD: Final = re.compile(
    r"(?:[Rr]iss|[Bb]ruch|[Ff]raktur|[Rr]uptur|OP|[Oo]peration|[Ll]äsion|[Ee]ntfernung|[Ll]ähmung|[Vv]erletzung)\Z"
)
_OF_PLACE: Final = re.compile(
    r" (?:l['’]|le |la |el |il |the |his |her |my )?[^\W\d_][\w\-]{2,18}(?: (?:gauche|droite?|sinistr[ao]"
    r"|izquierd[ao]|derech[ao]))?"
)
_OF_PLACE_HEAD: Final = re.compile(
    r"(?:[Bb]rûlé|[Cc]assé|[Tt]ordu|[Ff]racturé|[Rr]otto|[Rr]oto|[Bb]roken|[Ff]ractured)e?\Z"
)
_WHY: Final = re.compile(r" (?:wegen|nach|bei|an der|am) (?:seine[rsmn] |ihre[rsmn] |der |des )?[A-ZÄÖÜ][\w\-]{2,30}")
_WHY_HEAD: Final = re.compile(r"(?:[Rr]eha|[Kk]ur|OP|[Oo]peration|krank)\Z")
_LEFT: Final = re.compile(
    r"(?:(?<![\w\-.])(?:Z\. ?n\.|V\. ?a\.|Zustand nach|Verdacht auf|[Mm]orbus|M\.)"
    r"|(?<![\w\-])(?:[Aa]mbulant|[Hh]ochgradig|[Mm]ittelgradig|[Ll]eichtgradig|[Cc]hronisch|[Bb]eidseitig|so"
    r"|sehr|stark|schwer"
    r"|im (?:ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|achten|neunten|\d{1,2}\.) Monat"
    r"|in der \d{1,2}\. Woche"
    r"|\d{1,2}\. (?:SSW|Monat|Woche)|severe|chronic|acute|mild|central|inferior|type [12]|left|right|dos|tre"
    r"|two|nicht|mehrfach|einschlägig)"
    r"|(?<![\w\-])[A-Za-zÄÖÜäöü][\w\-]{1,24}(?:isch|lich|ig|bar|iv|al|ell|är|ös|ierend|end|ert|iert|haft|los"
    r"|ene|grad|plex|tipl)"
    r"(?:e|er|en|es|em|e[rsn])"
    r"|(?<![\w\-])(?:[Aa]kut|[Ss]chwer|[Ll]eicht|[Ss]tark|[Rr]echt|[Ll]ink|[Oo]ffen|[Ff]risch|[Aa]lt"
    r"|[Bb]ösartig|[Gg]utartig|[Gg]ebrochen"
    r"|[Ee]rworben|[Aa]ngeboren|[Bb]ekannt|[Hh]eftig|[Mm]assiv|[Kk]omplett|[Kk]omplex)(?:e|er|en|es|em))[ ]\Z"
)
_NOT_LEFT: Final = re.compile(
    r"(?:[Mm]ein|[Ss]ein|[Ii]hr|[Uu]nser|[Dd]ein|[Kk]ein|[Ee]in|[Ww]ährend|[Ll]etzt|[Ee]igen|[Vv]erschieden"
    r"|[Ii]?n?[Zz]wischen|[Ff]olgend|[Zz]ahlreich|[Ee]inig|sollen?|wollen?|haben|leiden|melden|werden|wenden"
    r"|senden|finden|beenden)\w{0,3} \Z"
)


def widen(text: str, start: int, end: int, *, left: bool = True) -> tuple[int, int]:
    """Take in the qualifiers before and behind ``text[start:end]``: kind, side, degree, place, dose."""
    for _ in range(3 if left else 0):
        head = text[max(0, start - 48) : start]
        found = _LEFT.search(head)
        if found is None or _NOT_LEFT.search(head):
            break
        start -= len(found[0])
    for _ in range(4):
        if _OF_HEAD.search(text, max(0, end - 24), end) and (of := _OF.match(text, end)):
            end = of.end()
            continue
        if _OF_PLACE_HEAD.search(text, max(0, end - 12), end) and (of := _OF_PLACE.match(text, end)):
            end = of.end()
            continue
        if _WHY_HEAD.search(text, max(0, end - 12), end) and (of := _WHY.match(text, end)):
            end = of.end()
            continue
        tail = _TAIL.match(text, end, min(len(text), end + 60))
        if tail is None:
            break
        end = tail.end()
    return start, end
