"""The words of `filters.quasi_identifiers`, folded, with the bits that they give away. Data, written down by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from filters.offices import OFFICES

_EVERYDAY: Final = """lehrer lehrerin erzieher erzieherin verkaeufer verkaeuferin krankenpfleger
    krankenschwester altenpfleger altenpflegerin pflegekraft ingenieur ingenieurin informatiker informatikerin
    programmierer programmiererin elektriker elektrikerin mechaniker mechanikerin mechatroniker maurer maler
    tischler tischlerin schreiner koch koechin kellner kellnerin friseur friseurin lkw-fahrer busfahrer
    busfahrerin lagerist lageristin sekretaerin buchhalter buchhalterin bankkaufmann bankkauffrau buerokauffrau
    buerokaufmann einzelhandelskauffrau arzthelferin reinigungskraft beamter beamtin polizist polizistin soldat
    soldatin arzt aerztin student studentin rentner rentnerin pensionaer hausfrau hausmann landwirt landwirtin
    sozialarbeiter sozialarbeiterin teacher nurse driver engineer programmer cook waiter waitress accountant
    hairdresser farmer"""
_LESS_COMMON: Final = """rechtsanwalt rechtsanwaeltin anwalt anwaeltin steuerberater steuerberaterin apotheker
    apothekerin zahnarzt zahnaerztin architekt architektin physiotherapeut physiotherapeutin ergotherapeut
    ergotherapeutin logopaedin psychotherapeut psychotherapeutin psychologe psychologin hausarzt hausaerztin
    kinderarzt kinderaerztin oberarzt oberaerztin journalist journalistin redakteur redakteurin feuerwehrmann
    feuerwehrfrau schornsteinfeger schornsteinfegerin hausmeister hausmeisterin schulsekretaerin fahrlehrer
    fahrlehrerin gaertner gaertnerin florist floristin baecker baeckerin fleischer metzger konditor konditorin
    optiker optikerin musiklehrer musiklehrerin grundschullehrerin grundschullehrer vertriebsleiter
    vertriebsleiterin personalleiter personalleiterin einkaufsleiter einkaufsleiterin abteilungsleiter
    abteilungsleiterin marketingleiter marketingleiterin produktionsleiter lawyer pharmacist dentist architect
    firefighter baker butcher"""
_RARE: Final = """hebamme entbindungspfleger notar notarin richter richterin staatsanwalt staatsanwaeltin
    tierarzt tieraerztin pilot pilotin fluglotse fluglotsin foerster foersterin revierfoerster revierfoersterin
    pfarrer pfarrerin pastor pastorin diakon diakonin imam rabbiner moench nonne organist organistin kantor
    kantorin opernsaenger opernsaengerin dirigent dirigentin schauspieler schauspielerin bildhauer bildhauerin
    geigenbauer geigenbauerin orgelbauer orgelbauerin uhrmacher uhrmacherin goldschmied goldschmiedin hufschmied
    hufschmiedin schaefer schaeferin imker imkerin fischer winzer winzerin bestatter bestatterin rechtsmediziner
    rechtsmedizinerin neurochirurg neurochirurgin herzchirurg herzchirurgin gynaekologe gynaekologin urologe
    urologin kinderpsychiater gerichtsvollzieher gerichtsvollzieherin lokfuehrer lokfuehrerin lotse kapitaen
    kapitaenin polizeihundefuehrer sprengmeister astronom astronomin archaeologe archaeologin restaurator
    restauratorin glasblaeser dolmetscherin gebaerdendolmetscherin gebaerdensprachdolmetscherin profifussballer
    tatortreiniger ordensschwester stadtrat stadtraetin gemeinderat gemeinderaetin gleichstellungsbeauftragte
    tierpfleger tierpflegerin zoodirektor bundestagsabgeordneter bundestagsabgeordnete landtagsabgeordneter
    landtagsabgeordnete midwife notary judge vet veterinarian priest vicar undertaker beekeeper shepherd
    blacksmith coroner neurosurgeon astronaut councillor"""
PROFESSIONS: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys(_EVERYDAY.split(), 6.0)
    | dict.fromkeys(_LESS_COMMON.split(), 9.0)
    | dict.fromkeys(_RARE.split(), 11.5)
)

FAMILY: Final[Mapping[str, float]] = MappingProxyType(
    dict.fromkeys("alleinerziehend alleinerziehende alleinerziehender alleinerziehenden".split(), 5.0)
    | dict.fromkeys("verwitwet verwitwete verwitweter witwe witwer widow widower widowed".split(), 4.0)
    | dict.fromkeys("geschieden geschiedene geschiedener divorced".split(), 3.5)
    | dict.fromkeys("zwillingsmutter zwillingsvater".split(), 7.0)
    | dict.fromkeys("drillingsmutter drillingsvater drillinge".split(), 12.0)
)

#: What happens to a person on a day.
EVENTS: Final = frozenset(
    """unfall verkehrsunfall arbeitsunfall autounfall hochzeit heirat geheiratet trauung scheidung beerdigung
        beisetzung trauerfeier operation operiert entlassung entlassen sturz gestuerzt taufe konfirmation
        kommunion geburt entbindung entbunden ueberfall ueberfallen festnahme festgenommen verhaftet einschulung
        verstorben gestorben accident wedding married funeral surgery divorce arrested""".split()
)

_WOMEN: Final = """frau dame mutter tochter schwester witwe rentnerin kundin patientin mitarbeiterin kollegin
    mieterin nachbarin schuelerin studentin bewerberin klaegerin chefin leiterin angestellte versicherte
    auszubildende freundin ehefrau grossmutter oma tante nichte hausfrau woman mother daughter sister wife
    grandmother girl maedchen hebamme nonne krankenschwester sekretaerin"""
_MEN: Final = """mann herr vater sohn bruder witwer junge grossvater opa onkel neffe ehemann hausmann man father
    brother son husband grandfather boy moench"""
_ANYBODY: Final = """person kunde patient mitarbeiter kollege mieter nachbar schueler bewerber klaeger leiter
    rentner chef angestellter angestellten versicherter auszubildender azubi freund kind kinder employee
    customer client pensioner resident tenant applicant"""
#: Words for people, behind which or with which an age is somebody's.
PEOPLE: Final = frozenset([*f"{_WOMEN} {_MEN} {_ANYBODY}".split(), *PROFESSIONS, *OFFICES, *FAMILY])
#: Words that also tell the sex.
OF_ONE_SEX: Final = frozenset(
    [*f"{_WOMEN} {_MEN}".split(), *(word for word in PROFESSIONS if word.endswith("in") and word != "urologin")]
)
KNOWN: Final = frozenset([*PROFESSIONS, *OFFICES, *FAMILY, *OF_ONE_SEX])

#: Inhabitants of large cities, in thousands: their name alone tells less than that of a town.
_INHABITANTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "berlin": 3700, "hamburg": 1850, "muenchen": 1500, "koeln": 1080, "frankfurt": 770, "stuttgart": 630,
        "duesseldorf": 620, "leipzig": 610, "dortmund": 590, "essen": 580, "bremen": 570, "dresden": 560,
        "hannover": 540, "nuernberg": 520, "duisburg": 500, "bochum": 365, "wuppertal": 355, "bielefeld": 335,
        "bonn": 335, "muenster": 320, "mannheim": 315, "karlsruhe": 310, "augsburg": 300, "wiesbaden": 285,
        "kiel": 250, "aachen": 250, "freiburg": 235, "wien": 2000, "zuerich": 430, "london": 8800, "paris":
        2100, "munich": 1500, "cologne": 1080, "vienna": 2000,
    }
)  # fmt: skip
CITIES: Final[Mapping[str, float]] = MappingProxyType(
    {name: math.log2(84_000 / thousands) for name, thousands in _INHABITANTS.items()}
)
#: No town at all.
REGIONS: Final = frozenset(
    """deutschland oesterreich schweiz europa eu usa frankreich spanien italien polen niederlande belgien
        tuerkei england grossbritannien germany austria switzerland france spain italy poland asien afrika
        amerika bayern hessen sachsen thueringen brandenburg niedersachsen saarland baden-wuerttemberg
        nordrhein-westfalen nrw rheinland-pfalz schleswig-holstein sachsen-anhalt mecklenburg-vorpommern
        norddeutschland sueddeutschland ostdeutschland westdeutschland dach bavaria saxony""".split()
)
