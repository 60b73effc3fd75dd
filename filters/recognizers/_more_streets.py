"""Rarer forms of streets: the number behind a French type word, boxes by their abbreviation, endings of dialects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

#: Endings that nothing but a street has.
_DIALECT = (
    r"(?:gässle|gässchen|gässli|gässl|gäßle|gäßchen|gasserl|gassl|gaßl|weglein|wegle|wegli|wegerl|sträßle"
    r"|sträßchen|strässle"
    r"|strässli|straßerl|stroß|twiete|twiet|redder|stieg|chaussee|promenade|schneise|steige|allmend|plätzle"
    r"|plätzchen|brückle"
    r"|wiete|fleet|kehre|serpentine|hellweg|stichweg|hohlweg|fußweg|kirchweg|mühlweg|damm|straat|strooß)"
)

#: Name, pattern, gate and score of each; what stands in capitals is put in by `more_streets`.
_FORMS: Final = (
    (
        "french_behind",
        (
            r"(?i:rue|rte|route|av\.|avenue|ch\.|chemin|bd|boulevard|impasse|ruelle|quai|sentier|faubourg"
            r"|allée|grand-rue)"
            r" NAMES HOUSE(?!\w)"
        ),
        ("rue", "rte", "route", "av", "ch", "bd", "boul", "impasse", "ruelle", "quai", "sentier", "faub", "allée"),
        0.85,
    ),
    (
        "french_square",
        r"(?i:place|pl\.|cours|passage|square|esplanade|promenade|villa|résidence) NAMES HOUSECODE",
        ("pl", "cours", "passage", "square", "espl", "prom", "villa", "résid"),
        0.85,
    ),
    (
        "box_short",
        (
            r"(?i:skr\.? ?poczt\.?|skrytka poczt\.?|apdo\.?(?: de correos)?|apartado(?: de correos| postal)?"
            r"|case postale"
            r"|boîte postale|b\.p\.|c\.p\.|cas\. post\.|casella post\.|cp|cs|pf\.?|psf\.?|post office box|p\.o\.b\.|pob"
            r"|antwoordnummer|paczkomat|packstation|paketstation|paketshop|postfiliale|großkunde|poste restante"
            r"|postlagernd)"
            r" (?:nr\.? |n[°º] )?(?:[A-Z]{3}\d{2}[A-Z]|\d{1,3}(?: \d{2,3}){0,1}(?: \d{2,3}){0,1}"
            r"|\d{1,6})(?=,? \d{2}[\d\-]|,|$|\n|\.|;| in )"
        ),
        (
            "skr",
            "apdo",
            "apart",
            "case p",
            "boîte",
            "b.p.",
            "c.p.",
            "cas",
            "cp ",
            "cs ",
            "pf",
            "psf",
            "p.o.b",
            "pob",
            "post",
            "antwoord",
            "paczkomat",
            "pack",
            "paket",
            "großkunde",
        ),
        0.85,
    ),
    (
        "dialect",
        (
            r"(?:(?:Am|Im|An der|In der|Alte[rs]?|Obere[rs]?|Untere[rs]?|Große[rs]?"
            r"|Kleine[rs]?) )?[A-ZÄÖÜ][\w\-]{1,30}DIALECT"
            r" HOUSE(?!\w)"
        ),
        ("g", "w", "str", "r", "st", "ch", "prom", "allm", "pl", "br", "fl", "k", "dam"),
        0.85,
    ),
)


def more_streets(names: str, house: str, with_code: str) -> Iterator[tuple[str, str, tuple[str, ...], float]]:
    """The forms, built from the pieces of `address_europe`."""
    for name, pattern, gate, score in _FORMS:
        made = pattern
        for word, piece in (("NAMES", names), ("HOUSE", house), ("CODE", with_code), ("DIALECT", _DIALECT)):
            made = made.replace(word, piece)
        yield name, made, gate, score
