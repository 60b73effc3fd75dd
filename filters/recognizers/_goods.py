"""Numbers of goods that no label names: behind the name of a part, in a price list, in a range of serial numbers."""

from __future__ import annotations

import re
from typing import Final

_NEAR: Final = 60
#: Parts and supplies, in seven languages; the number stands right behind.
_PART: Final = (
    r"(?:ersatz)?(?:dichtung(?:en|ssatz)?|ventil|schraube|mutter|unterlegscheibe|toner|patrone|kugellager"
    r"|wälzlager|lager|keilriemen"
    r"|zahnriemen|riemen|pumpe|schalter|sensor|platine|steuergerät|kabel|stecker|bolzen|welle|flansch|feder|lüfter|düse"
    r"|relais|sicherung|klinge|akku|netzteil|lampe|leuchtmittel|bremsbelag|bremsscheibe|zündkerze|luftfilter|ölfilter"
    r"|filter|staubbeutel|sägeblatt|bohrer|muffe|winkel|profil|rohr|schlauch|kupplung|getriebe|motor|antrieb|gehäuse"
    r"|ersatzteil|bauteil|baugruppe|artikel|position|modell|typ|charge"
    r"|screw|gasket|bolt|nut|washer|bearing|belt|hose|valve|fuse|filter|toner|cartridge|spare|part|item|model"
    r"|joint|vis|écrou|courroie|roulement|vanne|filtre|cartouche|pièce|article|modèle"
    r"|tornillo|tuerca|junta|correa|rodamiento|válvula|filtro|cartucho|pieza|artículo|modelo"
    r"|vite|dado|guarnizione|cinghia|cuscinetto|valvola|cartuccia|ricambio|articolo|modello"
    r"|schroef|moer|pakking|riem|klep|onderdeel|artikel|śruba|nakrętka|uszczelka|pasek|łożysko|zawór|filtr"
    r"|część|artykuł)"
)
_PART_NUMBER = re.compile(
    rf"(?<![^\W\d_])(?:{_PART})(?:[\s.\-]{{0,2}}(?:nr|no|nummer"
    rf"|number))?[.:]?\s(?:[A-Z]{{1,4}}[\s\-])?\Z",
    re.IGNORECASE,
)
#: References that a shop gives to goods as well as an office to a case.
_REFERENCE = re.compile(
    r"(?<![^\W\d_])(?:r[ée]f(?:erenz|erenc[ei]a|erence|érence|erentie)?|rif|kod|kodem|cod(?:ice)?|cód(?:igo)?"
    r"|code|index|indeks"
    r"|índice|symbol|símbolo|best(?:ell)?|bst|nr|no|n[°º]|pos|kat|art|item|num[eé]ro"
    r"|bestelcode)[.\-]{0,2}\s?(?:kat|nr|no|n[°º]|części|art)?"
    r"[.:]{0,2}\s{1,2}#?\Z",
    re.IGNORECASE,
)
_GOODS_AFTER = re.compile(
    rf"[^\n]{{0,4}}[,;:(–-]\s?(?:{_PART}|tornillería|caja de|opak|conf(?:\.|ezione)|doos|paquete|pack|carton"
    rf"|karton|szt|pz\b|pcs"
    r"|lot\b|VE\b|stück|farbe|größe|länge|gewicht|couleur|color|colour|kolor|kleur|taille|talla|size|rozmiar)"
    r"|[^\n]{0,60}?(?:\d{1,5}[.,]\d\d ?(?:€|eur|zł|pln|chf|kr|£|\$)|(?:€|£|\$|chf|eur) ?\d{1,5}[.,]\d\d)"
    r"|[^\n]{0,40}?(?:\d{1,5} (?:stück|stk|szt|pz|pcs|uds|unidades|pièces|stuks|sztuk|pezzi)\b|\bVE \d"
    r"|\btorque\b|\d ?Nm\b)",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b(?:ihre?[nrms]?|meine?[nrms]?|unsere?[nrms]?|my|your|our|kunde|kundin|frau|herr|mandant\w{0,2}|rechnung"
    r"|mahnung|invoice"
    r"|zahl\w{1,5}|überw\w{2,9}|betrag|fattura|factura|facture|factuur|faktur\w|pago|mon|ma|votre|mi|su|mio|sua"
    r"|mijn|uw|mój|moje)\b",
    re.IGNORECASE,
)
#: The same kind of number right before: the end of a range, the successor of a part.
_TWIN = re.compile(
    r"(?P<n>\d[\d \-/.]{3,18}\d)[)\]]?,?\s?(?:bis|–|-|to|through|thru|und|and|oder|or|bzw\.|(?:ist |wird "
    r"|wurde )?ersetzt(?: durch| die)?"
    r"|früher|vormals|jetzt|neu|(?:is )?(?:superseded|replaced) by|replaces|supersedes|remplac\w{1,4}(?: par)?"
    r"|sustituid\w por"
    r"|sostitui\w{2,3} da|vervang\w{2,3} door|zastąpion\w przez|hasta|jusqu['’]à|fino a|tot|do|,|/|=)\s?\Z",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:serien?nummern?kreis|nummernkreis|charge\w{0,2}|seriennummern|serial numbers?|lots?|los(?:e|nummern)?"
    r"|art\.?-?nr\.?"
    r"|artikel\w{0,12}|ersatzteil\w{0,4}|teile?-?nr\.?|part no\.?|part number|spare part|dichtung\w{0,6}|ventil"
    r"|items?|sku|ean|pieza"
    r"|pièce|ricambio|onderdeel|część|número de serie|numéro de série|numero di serie)[^\n;]{0,40}\Z",
    re.IGNORECASE,
)


def is_goods(text: str, start: int, end: int) -> bool:
    """Whether a part, a price or a range says that the number at `start` is a thing's."""
    before = text[max(0, start - _NEAR) : start]
    if _PART_NUMBER.search(before):
        return _MINE.search(before) is None
    if _REFERENCE.search(before) and _GOODS_AFTER.match(text, end, end + 90):
        return _MINE.search(before) is None
    twin = _TWIN.search(before)
    return twin is not None and _SERIES.search(before[: twin.start()]) is not None
