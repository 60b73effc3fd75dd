"""Towns, regions, streets and addresses of a language area."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

import gzip
import json
from functools import cache
from random import Random

from training.generator.people import DATA, pools
from training.generator.syllables import invented
from training.generator.values import digits

_AREAS = {
    "de": "DE DE DE DE DE AT CH DE LU",
    "en": "GB GB GB IE US US",
    "fr": "FR FR FR BE CH",
    "es": "ES",
    "it": "IT",
    "nl": "NL NL NL BE",
    "pl": "PL",
}
_ABROAD = "FR ES IT NL BE PL GB IE US DK SE CZ TR UA RO GR PT HU HR AT CH DE".split()
REGIONS = {
    "de": "Bayern|Hessen|Sachsen|Nordrhein-Westfalen|NRW|Niedersachsen|Thüringen|Brandenburg|Schleswig-Holstein|Baden-Württemberg|Saarland|Rheinland-Pfalz|Mecklenburg-Vorpommern|Sachsen-Anhalt|Franken|Ostfriesland|Allgäu|Eifel|Schwarzwald|Ruhrgebiet|Tirol|Steiermark|Kärnten|Vorarlberg|Graubünden|Thurgau|Wallis|Lausitz|Emsland|Vogtland|Südtirol|Rheinland|Münsterland|Sauerland|Harz|Rügen|Sylt",
    "en": "Kent|Yorkshire|Cornwall|Wales|Scotland|Texas|Ohio|California|Devon|Surrey|Munster|the Midlands|Essex|Nevada",
    "fr": "Bretagne|Normandie|Alsace|Provence|Occitanie|Picardie|Auvergne|Bourgogne|Île-de-France|Wallonie|Savoie",
    "es": "Andalucía|Cataluña|Galicia|Asturias|Murcia|Extremadura|Aragón|Navarra|País Vasco|Castilla y León|Canarias",
    "it": "Toscana|Lombardia|Piemonte|Veneto|Puglia|Sicilia|Sardegna|Umbria|Liguria|Lazio|Calabria|Emilia-Romagna",
    "nl": "Friesland|Limburg|Brabant|Zeeland|Gelderland|Drenthe|Overijssel|Utrecht|Vlaanderen|Twente",
    "pl": "Mazowsze|Śląsk|Małopolska|Wielkopolska|Pomorze|Podlasie|Mazury|Kujawy|Podkarpacie",
}
COUNTRIES = {
    "de": "Deutschland|Österreich|Schweiz|Frankreich|Polen|Italien|Spanien|Niederlande|Türkei|Ukraine|Rumänien|Syrien|Vietnam|China|USA|Dänemark|Tschechien|Portugal|Griechenland|Kroatien|Marokko|Indien|Japan|Schweden|Ungarn|Afghanistan|Irak|Iran|Belgien|Luxemburg|Norwegen|Kanada|Brasilien|Bulgarien|Kosovo|Serbien|Albanien|Eritrea|Nigeria|Ghana",
    "en": "Germany|France|Ireland|Spain|Italy|Poland|India|Canada|Australia|Nigeria|Japan|Mexico|Brazil|the UK|Portugal|Kenya|Austria",
    "fr": "France|Belgique|Suisse|Allemagne|Maroc|Algérie|Tunisie|Canada|Espagne|Italie|Portugal|Sénégal|Pologne",
    "es": "España|Francia|Portugal|México|Argentina|Alemania|Italia|Marruecos|Colombia|Perú|Chile",
    "it": "Italia|Francia|Germania|Spagna|Svizzera|Austria|Romania|Albania|Grecia|Polonia",
    "nl": "Nederland|België|Duitsland|Frankrijk|Spanje|Marokko|Turkije|Suriname|Polen|Italië",
    "pl": "Polska|Niemcy|Francja|Ukraina|Czechy|Hiszpania|Włochy|Litwa|Norwegia|Holandia",
}
_STEMS = "Linden Birken Eichen Bahnhof Haupt Schul Kirch Garten Berg Tal Wald Wiesen Mühlen Markt Post Rathaus Ring Hafen Kloster Friedhof Sonnen Rosen Tulpen Flieder Ahorn Buchen Erlen Kastanien Goethe Schiller Mozart Beethoven Kant Lessing Heine Bismarck Wilhelm Friedrich Kaiser König Bach Fluss See Brunnen Brücken Amsel Drossel Finken Lerchen Dorf Feld Acker Heide Moor Damm Deich Weiden Pappel Ulmen Jahn Siemens Daimler Diesel Industrie Gewerbe Süd Nord Ost West Ziegelei Steinbruch Weinberg Ludwig Luisen Marien Johannis Martin Georg Burg Schloss Turm Tor".split()
_ENDINGS = "straße straße straße straße weg weg gasse allee platz ring ufer damm stieg pfad chaussee berg hof steig wall graben str. str. strasse".split()
_OPEN = "Am Markt|Am Bahnhof|An der Kirche|Im Winkel|Auf der Höhe|Zum Sportplatz|Unter den Linden|Am Alten Hof|Hinter dem Deich|Am Wasserturm|In der Aue|Alte Gasse|Neuer Weg|Lange Reihe|Hohe Straße|Breite Str.|Am Anger|Im Brühl|An den Eichen|Zur Mühle|Kurze Straße|Kleine Gasse|Am Stadtpark|Obere Hauptstr.|Untere Dorfstraße|Großer Kamp|Alter Postweg|Am Schulzentrum|Platz der Einheit|Straße des 17. Juni|Auf dem Berge|Am Rosengarten"
_FAMOUS = "Friedrich-Ebert Konrad-Adenauer Willy-Brandt Geschwister-Scholl Rosa-Luxemburg Karl-Marx Max-Planck Robert-Koch Albert-Einstein Otto-Hahn Johann-Sebastian-Bach Käthe-Kollwitz Theodor-Heuss Thomas-Mann Heinrich-Heine Ernst-Thälmann Clara-Zetkin Werner-von-Siemens Carl-Benz Gottlieb-Daimler Von-Galen Anne-Frank Sophie-Scholl Kurt-Schumacher Adolph-Kolping Edith-Stein Bertha-von-Suttner".split()


@cache
def _towns() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(gzip.decompress((DATA / "places.json.gz").read_bytes()))
    return found


def town(rng: Random, lang: str) -> str:
    """A town of the language area, the large ones more often."""
    names = _towns()[rng.choice(_AREAS[lang].split())]
    return names[int(len(names) * rng.random() ** 1.7)]


def foreign_town(rng: Random) -> str:
    """A larger town anywhere in Europe."""
    names = _towns()[rng.choice(_ABROAD)]
    return names[int(len(names) * 0.3 * rng.random())]


def _german_street(rng: Random) -> str:
    roll = rng.random()
    if roll < 0.55:
        return rng.choice(_STEMS) + rng.choice(_ENDINGS)
    if roll < 0.7:
        return rng.choice(_OPEN.split("|"))
    if roll < 0.8:
        return f"{rng.choice(_FAMOUS)}-{rng.choice(('Straße', 'Str.', 'Platz', 'Allee', 'Ring', 'Weg'))}"
    if roll < 0.87:
        return f"{memorial(rng, 'de')}-{rng.choice(('Straße', 'Str.', 'Weg', 'Ring'))}"
    if roll < 0.93:
        name = rng.choice(_towns()["DE"])
        return (
            f"{name}er {rng.choice(('Straße', 'Str.', 'Landstraße', 'Allee', 'Chaussee', 'Weg', 'Tor'))}"
            if " " not in name and name[-1] not in "enr"
            else f"{invented(rng, 'de')}straße"
        )
    return invented(rng, "de") + rng.choice(("straße", "weg", "str.", "gasse", "kamp", "twiete", "wiese"))


def memorial(rng: Random, lang: str) -> str:
    """Given name and surname with hyphens, as in the names of streets and schools."""
    if rng.random() < 0.5:
        return rng.choice(_FAMOUS)
    names = pools()[lang]
    return f"{rng.choice(names['m'] + names['f'])}-{rng.choice(names['s'])}".replace(" ", "-")


def _number(rng: Random) -> str:
    number = str(rng.choice((rng.randint(1, 40), rng.randint(1, 199))))
    return number + rng.choice(
        (
            "",
            "",
            "",
            "",
            "",
            "a",
            "b",
            " a",
            " c",
            f"-{int(number) + 2}",
            "/2",
            "A",
            f" / {rng.randint(1, 9)}. OG" if rng.random() < 0.1 else "",
        )
    )


_STREETS = {
    "fr": "rue de la République|rue Victor Hugo|rue %s|avenue des Lilas|place du Marché|chemin des Vignes|boulevard Voltaire|"
    "impasse des Roses|allée %s|rue du Moulin|rue de l'Église|route de Paris|quai %s|cours Gambetta|rue des Écoles",
    "en": "High Street|Station Road|Church Lane|%s Street|%s Road|Elm Avenue|Mill Close|Victoria Terrace|Oak Drive|%s Court|"
    "Maple Blvd|Park Row|The Green|King's Road|%s Way|Main St|W %s Ave",
    "es": "C/ Mayor|Calle del Sol|Calle %s|Avenida de la Constitución|Plaza de España|Paseo del Prado|Avda. de Andalucía|C/ %s|"
    "Camino Viejo|Ronda Norte|Calle San Juan|Travesía %s",
    "it": "Via Roma|Via Garibaldi|Via %s|Corso Vittorio Emanuele|Piazza del Popolo|Viale dei Pini|Via delle Rose|Via G. %s|"
    "Largo Augusto|Vicolo Stretto|Strada %s|Via XX Settembre",
    "nl": "Kerkstraat|Dorpsstraat|Stationsweg|%sstraat|Prinsengracht|Molenweg|Lindelaan|Hoofdstraat|Burg. de Vriesstraat|"
    "Beukenhof|Oude Dijk|%slaan|Singel|Nieuwe Markt",
    "pl": "ul. Długa|ul. Kwiatowa|ul. Mickiewicza|al. Jerozolimskie|ul. Polna|os. Słoneczne|ul. Lipowa|pl. Wolności|ul. 3 Maja|"
    "ul. Szkolna|ul. Jana Pawła II|ul. Kościuszki|ulica Ogrodowa",
}
_BEFORE = {"fr": ("", "", " bis", ","), "en": ("", "", "Flat 2, ", "Apt 4B, ", "Unit 7, ")}
_BEHIND = {
    "es": ("", "", ", 2º B", ", bajo", " 3ºA"),
    "it": ("", "", "/A", "/B", ", int. 3"),
    "nl": ("", "", "a", "-2", " bis", "-III"),
    "pl": ("", "", "/4", " m. 12", "A", "/27"),
}


def _foreign_street(rng: Random, lang: str) -> str:
    name = rng.choice(_STREETS[lang].split("|"))
    name = name.replace("%s", rng.choice(pools()[lang]["s"]).split()[-1])
    number = str(rng.choice((rng.randint(1, 40), rng.randint(1, 250))))
    if lang == "fr":
        return f"{number}{rng.choice(_BEFORE['fr'])} {name}"
    if lang == "en":
        return f"{rng.choice(_BEFORE['en'])}{number} {name}"
    comma = rng.choice((", ", " ")) if lang in {"es", "it"} else " "
    return f"{name}{comma}{number}{rng.choice(_BEHIND[lang])}"


def street_name(rng: Random, lang: str) -> str:
    """A street without number."""
    return _german_street(rng) if lang == "de" else _foreign_street(rng, lang).strip("0123456789 ,/")


def street(rng: Random, lang: str) -> str:
    """Street and number (or box), as written in the language."""
    if lang != "de":
        return _foreign_street(rng, lang)
    if rng.random() < 0.04:
        return f"Postfach {rng.choice((digits(rng, 4), f'{digits(rng, 2)} {digits(rng, 2)} {digits(rng, 2)}'))}"
    return f"{_german_street(rng)} {_number(rng)}"


def zip_town(rng: Random, lang: str) -> str:
    """Postcode and town, as written in the language."""
    if lang == "de":
        area = rng.choice(_AREAS["de"].split())
        names = _towns()[area]
        name = names[int(len(names) * rng.random() ** 1.5)]
        code = f"{rng.randint(1067, 99998):05d}" if area == "DE" else digits(rng, 4)
        prefix = {"DE": "D-", "AT": "A-", "CH": "CH-", "LU": "L-"}[area]
        return f"{prefix if rng.random() < 0.12 else ''}{code} {name}"
    name = town(rng, lang)
    letters = "".join(rng.choice("ABCDEFGHJKLMNPRSTUWXYZ") for _ in range(2))
    if lang == "en":
        return rng.choice(
            (
                f"{name} {letters}{rng.randint(1, 29)} {rng.randint(1, 9)}{letters[::-1]}",
                f"{name}, {rng.choice(('TX', 'OH', 'CA', 'NY', 'IL'))} {digits(rng, 5)}",
            )
        )
    if lang == "nl":
        return f"{digits(rng, 4)} {letters} {name}"
    if lang == "pl":
        return f"{rng.randint(0, 99):02d}-{rng.randint(0, 999):03d} {name}"
    return f"{digits(rng, 5)} {name}"


def address(rng: Random, lang: str) -> str:
    """Street, number, postcode and town in one line."""
    joiner = rng.choice((", ", ", ", " - ", " ", " in ")) if lang == "de" else ", "
    return f"{street(rng, lang)}{joiner}{zip_town(rng, lang)}"
