"""What stands behind a house number: staircase, floor, door, wing, part of the town."""

from __future__ import annotations

import re
from typing import Final

_HOUSE_END = re.compile(
    r"[^\W\d_]{3,30}\.? (?:Nr\. ?)?\d[\dO]{0,3}(?: ?[a-hA-H])?(?: ?[½]| 1/2|[/\-]\d{1,4})?(?:[/\-]\d{1,4})?\Z"
)
#: What stands behind a house number: staircase, floor, door, wing, part of the town.
ADDITION: Final = (
    r"(?:[a-z] )?(?:\d{1,2}\. ?(?:OG|UG|Stock|Etage|Obergeschoss|Stiege)|\d ?OG|EG|DG|UG|HH|VH|SFl?\.|RG"
    r"|Erdgeschoss|Dachgeschoss|Hochparterre"
    r"|Souterrain|Hinterhaus|Hinterhof|Hofgebäude|Vorderhaus|Gartenhaus|Rückgeb(?:äude|\.)|Seitenfl(?:ügel|\.)"
    r"|Quergeb(?:äude|\.)"
    r"|Hinter ?eingang|Seiteneingang|Nebeneingang|(?:Aufgang|Eingang|Haus|Block|Gebäude) [A-Z\d]{1,3}"
    r"|(?:Stiege|Stg\.|Tür|Top|Whg\.?|Wohnung|WE|App\.?|Apartment|Zi\.) ?(?:Nr\.? ?)?\d{1,4}(?:[./]\d{1,3})?[a-z]?"
    r"|OT [A-ZÄÖÜ][\w\-]{2,24})"
    r"(?: (?:links|rechts|li\.?|re\.?|mitte|mi\.?|hinten|vorne))?(?![\w]| \d{3}-\d)"
)


#: What stands at the address, before the street.
PREMISES: Final = re.compile(
    r"(?:Anwesen|Wohnung|Büro|Filiale|Standort|Liegenschaft|Grundstück|Praxis|Kanzlei|Wohnhaus|Firma|Adresse|Anschrift)"
    r" (?=[A-ZÄÖÜ][\w.'’\-]{2,30} )"
)


def ends_in_house(text: str, end: int) -> bool:
    """Whether a street and its house number stand right before `end`."""
    return _HOUSE_END.search(text[max(0, end - 48) : end]) is not None
