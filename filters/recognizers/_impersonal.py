"""Numbers that are nobody's: goods, versions, type plates, published decisions, examples of a format.

What stands right around a number decides, and the header of its column. Used by the recognisers of loosely shaped
numbers and against slips of the model. Only text near the number is read, so that the cost does not grow with the text.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers._goods import is_goods

_NEAR: Final = 48
_AREA: Final = 160
_GOODS: Final = (
    r"e\.?a\.?n(?:-?13|-?8)?|gtin|upc|pzn|isbn(?:-1[03])?|issn|asin|wkn|isin|sku|mpn|hs-?code|hsn|taric|zolltarif"
    r"|warentarif"
    r"|statistische waren|charge(?:n)?|ch\.-?b|lot|batch|lotto|partia|lote|container|plombe|siegel|seal|zulassungs|zul"
    r"|weee(?:-reg)?|artikel|art|article|artículo|articolo|artykułu?|produkt|product|producto|prodotto|produit"
    r"|item|part"
    r"|teile?|ersatzteil|bauteil|modell?|model|modèle|modelo|typ(?:e|en)?|katalog|catalogue|material|strichcode"
    r"|iso|iec|vde|onderdeel|referencia del producto|artikelcode|farb|ral|pantone|druckbereich|rev|revision"
    r"|eur\.1|formular|vordruck|dot|e-nummer"
)
#: "Artikel-Nr. 4711", "PZN 04419983", ``"ean": "40…"``.
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?:{_GOODS}|(?-i:DIN|EN|UN|CAS|HS|KN|LOT))(?:[\s.\-_]{{0,2}}(?:nummern?|nr|no|number|numer"
    rf"|número|numero|n[°º]|code|kod|codes?|id|reg\.?-?nr))?"
    r"[\"'’*_`]{0,3}[.:]{0,2}[\s:=#(|\"'„“*_`]{0,6}(?:lautet |ist |is )?(?:DE |A |[A-Z]{4} )?\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:EAN|GTIN|PZN|ISBN|WKN|ISIN|ASIN|SKU|HS-?Code|DIN|ISO)[\s.:\-]", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"(?:z\. ?b\.|zum beispiel|bspw?\.|beispiel(?:sweise)?|e\.g\.|for example|for instance|p\. ?ex\.|par exemple"
    r"|bijv\.|bijvoorbeeld|np\.|na przykład|ad es\.|per esempio|ad esempio|p\. ?ej\.|por ejemplo|etwa|wie|like|muster"
    r"|z dokumentacji, \w{3,8})[\s:„“\"'`*(]{0,4}\Z",
    re.IGNORECASE,
)
_FORMAT = re.compile(
    r"\bformate?\b|\bformat|schema|muster|aufbau|platzhalter|nummernkreis|beispiel|placeholder|example|dokumentac"
    r"|documentación|documentation|esempio|voorbeeld|przykład|exemple",
    re.IGNORECASE,
)
#: Courts whose decisions are published, and ways of citing one.
_DECISION = re.compile(
    r"(?:\bBGH|\bBVerf|\bBAG\b|\bBFH|\bBSG|\bBVerwG|\bEuGH|\bEuG\b|\bEGMR|\bOGH|\bBGer|CJUE|CJEU|Cass(?:\.|az)"
    r"|vgl\.|\bRspr|\bNJW"
    r"|juris|Leitsatz|Conseil d['’]État|Tribunal Supremo|Hoge Raad)[^\n;]{0,80}\Z",
)
_FEDERAL = re.compile(
    r"(?:[IVX]{1,5}[abc]? Z[RB]|[1-9] (?:StR|BvR|BvL|A[ZB]R|C)|[IVX]{1,5} [RB]|B \d{1,2} \w{1,3}) \d{1,4}/\d\d\b(?: R)?"
    r"|C[-‑]\d{1,4}/\d\d"
)
#: A code of an error, letters of a form to fill in.
_UNREAL = re.compile(r"0x[0-9A-Fa-f]{2,16}\Z|(?:X{2,}|Y{2,})[ \-]|[A-Z]{1,3}[ \-]{1,2}(?:XX|YY)[ \-]")
_PART_WORDS = re.compile(
    r"kohlebürste|ersatzteil|dichtung|schalter|lieferzeit|lieferbar|verschliss|verschleiß|zubehör|\bteile\b|katalog"
    r"|erneuern|schraube|feder|lager\b|\bpreis|motor|antrieb|bohr|säge|pumpe|ventil|filter|akku|gehäuse|stück"
    r"|sprężyn|fibbia|\bspring\b|bearing|gasket|\bvalve|\bscrew|\bbolt|washer|housing"
    r"|onderdel|pièce|pieza|ricambi|spare|leverbaar|disponible|disponibile|in stock|dostępn",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:best(?:ell)?|ersatz|teile?|réf|ref|kod|code|codici?)[.\-]{0,2}(?:nr|no)?[.:]?\s?\Z", re.IGNORECASE
)
_MINE = re.compile(r"\b(?:ihre?[nrms]?|meine?[nrms]?|unsere?[nrms]?|my|your|kunde|kundin|frau|herr)\b", re.IGNORECASE)
_PLATE = re.compile(
    r"typenschild|type plate|rating plate|plaque signalétique|targhetta|typeplaatje|tabliczk", re.IGNORECASE
)
#: "is het artikelnummer", "non un telefono".
_AFTER = re.compile(
    r"[”\"'»)]{0,2}[^\n.;]{0,24}?(?:\b(?:is|ist|es|est|è|to|=)\s(?:de|das|die|der|eine?|een|het|the|an?|la|l['’]"
    r"|le|il|el|un|una)?\s?"
    r"(?:artikel|part|product|article|artíc|artic|référence|teile|modell|versie|version|filtr|filter|pieza|pezzo|pièce"
    r"|onderdeel|część|repuesto|ricambio)"
    r"|\b(?:nie|non|niet|pas|no|not|kein\w{0,2})\s(?:un |une |een |el |a |le )?(?:\w{3,8} )?(?:tel|phone|tél)"
    r"|blijft leverbaar|(?:ist|sind|bleibt) (?:wieder )?lieferbar)",
    re.IGNORECASE,
)
_COLUMN = re.compile(
    rf"(?:{_GOODS}|preis|price|menge|qty|quantity|anzahl|betrag|amount|summe|version|gewicht)(?:nr|no|nummer"
    rf"|number|code|kod)?\Z",
    re.IGNORECASE,
)
_LINES: Final = 4000


#: The rest of a line of a parts list.
_LISTED_PART = re.compile(r"(?: {2,}|\t| ?[|;] ?)(?P<part>[^\n]{3,60})")


def is_impersonal(text: str, start: int, end: int) -> bool:
    """Whether the number at `start` is a thing's, by what stands around it."""
    before = text[max(0, start - _NEAR) : start]
    if _BEFORE.search(before) or _AFTER.match(text, end, end + 60) or is_goods(text, start, end):
        return True
    area = text[max(0, start - _AREA) : start]
    value = text[start:end]
    if _by_itself(value) or (_EXAMPLE.search(before) and _FORMAT.search(area)):
        return True
    if "/" in value and _DECISION.search(area):
        return True
    listed = _LISTED_PART.match(text, end) if text[start - 1 : start] in {"", "\n"} else None
    if _ORDER.search(before) and not _MINE.search(area[-80:]) and _PART_WORDS.search(area[-80:] + text[end : end + 60]):
        return True
    part = listed is not None and _PART_WORDS.search(listed["part"]) is not None
    if part or _PLATE.search(area) is not None or _PLATE.search(text, end, end + 50) is not None:
        return True
    return is_impersonal_column(text, start)


def _by_itself(value: str) -> bool:
    """One digit over and over, a stand-in for a number, the docket of a federal court."""
    same = value.isdigit() and len(value) > 6 and len(set(value)) == 1
    return same or any(pattern.match(value) is not None for pattern in (_NAMED, _UNREAL, _FEDERAL))


def is_impersonal_column(text: str, start: int) -> bool:
    """Whether the header of the column says that its values are goods, prices or quantities."""
    line_start = text.rfind("\n", 0, start) + 1
    left = text[line_start:start]
    separator = next((s for s in (";", "\t", "|", ",") if s in left), "")
    if not separator or line_start == 0 or len(left) > 600:
        return False
    block = text.rfind("\n\n", max(0, line_start - _LINES), line_start)
    block = 0 if block < 0 else block + 2
    header = text[block : text.find("\n", block)]
    names = header.split(separator)
    index = left.count(separator)
    name = names[index].strip(" \"'*_`\r") if index < len(names) else ""
    return _COLUMN.fullmatch(name) is not None


_VERSION = re.compile(
    r"(?:firmware|bootloader|vers(?:ion|ie|ión|ione|ja)|wersj[aiię]|release[ -]?notes|releasenotes|changelog|build"
    r"|redeploy|tag|hotfix"
    r"|patch|upgrade|downgrade|rollback|update|aktualisier|cible)[^\n]{0,40}\Z",
    re.IGNORECASE,
)
_VERSION_AFTER = re.compile(
    r"[”\"'»`)]{0,2}\s(?:build|release|version|branch|firmware|\(?20\d\d-\d\d-\d\d|zit, moet|en lager|und (?:älter"
    r"|neuer)|or (?:later|newer))",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"release[ -]?notes|changelog|änderungsprotokoll|zmiany w wersji|notes? de version|notas de la versión"
    r"|novedades de la"
    r"|note di rilascio|versiehistorie|firmware|versionshinweise",
    re.IGNORECASE,
)
_NETWORK = re.compile(
    r"\b(?:ip|ipv4|host|server|client|remote|gateway|adress\w*|address|from|login|von|user|ping|dns)\b[^\n]{0,12}\Z",
    re.IGNORECASE,
)


def is_version(text: str, start: int, end: int) -> bool:
    """Whether four numbers with dots are a version rather than an address of the network."""
    before = text[max(0, start - _NEAR) : start]
    if _NETWORK.search(before):
        return False
    if _VERSION.search(before) or _VERSION_AFTER.match(text, end):
        return True
    return _NOTES.search(text, 0, 200) is not None


_ROUTE = re.compile(
    r"(?:umleitung|wanderroute|rundweg|loipe|etappe|radroute|deviazione|déviation|desvío|omleiding|objazd)\b[^.\n]{0,24}\Z",
    re.IGNORECASE,
)


def is_route(text: str, start: int) -> bool:
    """Whether a street is a way to go, nobody's: "Umleitung über den Forstweg 22"."""
    return _ROUTE.search(text, max(0, start - 40), start) is not None
