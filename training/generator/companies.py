"""Names of companies, authorities, clubs and brands, among them many that look like persons."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

from random import Random

from training.generator.people import pools
from training.generator.places import town
from training.generator.syllables import invented

_FIXED = {
    "de": "Goethe-Institut|Max-Planck-Gesellschaft|Robert Bosch GmbH|Ernst Klett Verlag|Peter Hahn GmbH|Frankfurter Allgemeine|Deutsche Bahn|Telekom|Sparkasse Nord|Volksbank|AOK Plus|Techniker Krankenkasse|Barmer|DAK|Allianz|HUK-Coburg|Hans-Böckler-Stiftung|Konrad-Adenauer-Stiftung|Friedrich-Ebert-Stiftung|Axel Springer SE|Carl Zeiss AG|Hugo Boss|Adam Opel|Heinrich Bauer Verlag|Otto Versand|Dr. Oetker|Ferdinand Porsche AG|Daimler Truck|Siemens|Bayer|Henkel|Villeroy & Boch|Ritter Sport|Beiersdorf|Fielmann|Deichmann|Rossmann|Müller Drogerie|Becker Marine Systems|Fraunhofer-Institut|Humboldt-Universität|Charité|Johanniter|Caritasverband|Deutsches Rotes Kreuz|THW|ADAC|TÜV Süd|Finanzamt Mitte|Amtsgericht|Jobcenter|Agentur für Arbeit|Bundesagentur für Arbeit|Deutsche Rentenversicherung|Deutsche Post|DHL|Hermes|DPD|Lidl|Aldi|Rewe|Edeka|Amazon|Google|Microsoft|SAP|Salesforce|DATEV|Zalando|Ikea|Vodafone|O2|Lufthansa|Marienhospital|St.-Josef-Krankenhaus|Elisabeth-Klinik|Albert-Schweitzer-Schule|Anne-Frank-Gymnasium|Robert-Koch-Institut|Paul-Ehrlich-Institut|Helmholtz-Zentrum|Leibniz-Rechenzentrum|Ernst & Young|Ludwig Erhard Haus|Emil Frey|Hermann Hesse Museum",
    "en": "Marks & Spencer|John Lewis|Lloyds|Barclays|Harvey Nichols|Johnson & Johnson|Morgan Stanley|JP Morgan|Ben & Jerry's|Wells Fargo|Ernst & Young|Austin Reed|Acme Ltd|British Gas|Royal Mail|HMRC|NHS|Tesco|Paul Smith|Jack Wolfskin|Dell|Ford|Disney|Mercedes|Tommy Hilfiger|Calvin Klein|Abbott|St Thomas' Hospital|King's College",
    "fr": "Yves Rocher|Louis Vuitton|La Poste|EDF|Orange|SNCF|Crédit Agricole|Leroy Merlin|Pierre & Vacances|Michel et Augustin|Renault|CAF|CPAM|Pôle emploi|Hôpital Saint-Louis|Société Générale|Christian Dior|Lycée Jules Ferry|Fondation Abbé Pierre",
    "es": "Correos|Telefónica|Banco Santander|Endesa|El Corte Inglés|Adolfo Domínguez|Renfe|Seguridad Social|Agencia Tributaria|Mapfre|Instituto Cervantes|Hospital La Paz|Mercadona|Repsol",
    "it": "Poste Italiane|Enel|TIM|Banca Intesa|Trenitalia|INPS|Agenzia delle Entrate|Giorgio Armani|Enzo Ferrari Museum|Barilla|Luigi Lavazza S.p.A.|Ospedale San Raffaele|Generali",
    "nl": "PostNL|Albert Heijn|Rabobank|ABN AMRO|NS|KPN|UWV|Belastingdienst|Vroom & Dreesmann|Philips|Jumbo|Ziggo|GGD|Anne Frank Stichting",
    "pl": "Poczta Polska|PKO BP|Orlen|PKP|ZUS|Allegro|Wedel|Urząd Skarbowy|Orange Polska|PZU|InPost|Wydawnictwo Adam Marszałek",
}
_FORMS = {
    "de": "GmbH|GmbH|GmbH|AG|KG|GmbH & Co. KG|e.K.|OHG|UG (haftungsbeschränkt)|eG|mbH|SE|GbR|e.V.",
    "en": "Ltd|Ltd.|LLC|Inc.|plc|Corp.|& Co.|LLP",
    "fr": "SARL|SAS|SA|EURL|& Cie|SCI",
    "es": "S.L.|S.A.|S.L.U.|e Hijos|y Cía.",
    "it": "S.r.l.|S.p.A.|S.n.c.|S.a.s.|& Figli",
    "nl": "B.V.|BV|N.V.|VOF|& Zonen",
    "pl": "sp. z o.o.|S.A.|sp.j.|s.c.",
}
_TRADES = {
    "de": "Bau Bäckerei Metzgerei Autohaus Spedition Elektro Sanitär Maschinenbau Immobilien Verlag Apotheke Reisen Logistik Software Consulting Gartenbau Möbel Optik Küchen Dachdeckerei Malerbetrieb Hausverwaltung Steuerberatung Druckerei Brauerei Reinigung Medizintechnik Kanzlei Praxis Fahrschule Pflegedienst Zeitarbeit Gebäudetechnik Fensterbau Tischlerei Schlosserei Buchhandlung Blumenhaus".split(),
    "en": "Plumbing Builders Solicitors Motors Logistics Software Consulting Bakery Estates Dental Travel Foods Printing Roofing".split(),
    "fr": "Transports Boulangerie Plomberie Immobilier Menuiserie Assurances Garage Conseil Bâtiment Pharmacie".split(),
    "es": "Transportes Talleres Panadería Construcciones Asesoría Muebles Inmobiliaria Farmacia Reformas Viajes".split(),
    "it": "Trasporti Panificio Officina Costruzioni Studio Mobili Immobiliare Farmacia Impianti Viaggi".split(),
    "nl": "Bouw Bakkerij Garage Schilderwerken Makelaardij Transport Installatie Advies Apotheek Hoveniers".split(),
    "pl": "Transport Piekarnia Auto-Serwis Budownictwo Kancelaria Meble Nieruchomości Apteka Hurtownia Usługi".split(),
}
_COINED = "tec data net soft med pharm log plan bio solar energie trans print works systems lab vision control".split()


def _like_person(rng: Random, lang: str) -> str:
    pool = pools()[lang]
    surname, other = rng.choice(pool["s"]), rng.choice(pool["s"])
    given = rng.choice(pool["m"] + pool["f"])
    form, trade = rng.choice(_FORMS[lang].split("|")), rng.choice(_TRADES[lang])
    sons = {"de": "& Sohn|& Söhne|& Partner|Gebr.|& Töchter|Erben", "en": "& Sons|& Partners|Bros.", "fr": "& Fils|Frères", "es": "Hermanos|e Hijos", "it": "& Figli|Fratelli", "nl": "& Zn.|Gebroeders", "pl": "i Synowie|i Wspólnicy"}[lang].split("|")  # fmt: skip
    return rng.choice((
        f"{surname} {form}", f"{surname} {rng.choice(sons)}", f"{given} {surname} {form}", f"{surname} & {other}", f"{surname} & {other} {form}",
        f"{trade} {surname}", f"{trade} {given} {surname}", f"{surname} {trade} {form}", f"{trade} {surname} {form}", f"{surname} + {other} {trade}",
    ))  # fmt: skip


def company(rng: Random, lang: str) -> str:
    """A name of an organisation."""
    roll = rng.random()
    form = rng.choice(_FORMS[lang].split("|"))
    if roll < 0.3:
        return rng.choice(_FIXED[lang].split("|"))
    if roll < 0.65:
        return _like_person(rng, lang)
    if roll < 0.8:
        coined = invented(rng, "de")[:5].rstrip("aeiouäöü") + rng.choice(_COINED)
        return f"{coined.capitalize()} {form}"
    if roll < 0.9:
        return f"{rng.choice(_TRADES[lang])} {town(rng, lang)}" + (f" {form}" if rng.random() < 0.5 else "")
    civic = {"de": "Stadtwerke|Landratsamt|Klinikum|Sparkasse|TSV|SV|FC|Kreisverwaltung|Grundschule|Hochschule|Gemeinde|Stadtverwaltung|IHK|Tierheim", "en": "University of|City Council of|FC|Bank of", "fr": "Mairie de|CHU de|Université de|Lycée de", "es": "Ayuntamiento de|Universidad de|Hospital de", "it": "Comune di|Università di|ASL", "nl": "Gemeente|Ziekenhuis|Universiteit", "pl": "Urząd Miasta|Szpital|Uniwersytet"}[lang]  # fmt: skip
    return f"{rng.choice(civic.split('|'))} {town(rng, lang)}"


def domain(rng: Random, lang: str, name: str | None = None) -> str:
    """A host name that nobody owns or that stands for a public mail provider."""
    ending = {"de": "de", "en": "co.uk", "fr": "fr", "es": "es", "it": "it", "nl": "nl", "pl": "pl"}[lang]
    if name is None and rng.random() < 0.5:
        free = {"de": "gmx.de web.de t-online.de gmail.com outlook.de posteo.de freenet.de icloud.com mailbox.org yahoo.de", "pl": "wp.pl onet.pl gmail.com o2.pl", "fr": "orange.fr free.fr gmail.com laposte.net", "it": "libero.it gmail.com alice.it", "nl": "ziggo.nl kpnmail.nl gmail.com hotmail.com", "es": "gmail.com hotmail.es telefonica.net", "en": "gmail.com outlook.com yahoo.co.uk hotmail.com"}  # fmt: skip
        return rng.choice(free[lang].split())
    stem = "".join(
        c for c in (name or invented(rng, lang)).lower().split()[0] if c.isascii() and (c.isalnum() or c == "-")
    ).strip("-")
    stem = stem or "beispiel"
    return rng.choice(
        (
            f"{stem}.{ending}",
            f"{stem}.{ending}",
            f"{stem}.example",
            f"{stem}-{rng.choice(_COINED)}.com",
            f"mail.{stem}.{ending}",
        )
    )
