"""Reference numbers whose label stands apart, or that few digits or their form make one.

"Kundennummer der Stadtwerke: 2204-118", "registriert unter …", "Hundemarke 0412", "331 Js 4471/23", "Blatt"
" 4471" of a land
register. Numbers of goods, norms and published decisions are vetoed by the recogniser.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_NUMBER_NOUN: Final = (
    r"(?:nummern?|nr\.?|kennung|kennziffer|zeichen|-?id|code|number|num[eé]ro|número|numer|nummer|no\.|kenmerk)"
)
_COPULA: Final = r"(?:ist|war|lautet|is|was|est|es|è|to|jest|sind|heißt|wäre)"
_MADE: Final = (
    r"(?P<v>(?:[A-Z]{1,5}[-/_. ]?)?\d{1,6}[-/.]\d{1,8}(?:[-/.]\d{1,8})?(?:[-/.]\d{1,8})?(?:[-/][A-Z]{1,3})?"
    r"|[A-Z]{1,5}[-/_]?\d{3,12}|\d{5,20}"
    r"|\d{2,4} \d{3,4} \d{2,5}(?: \d{2,4})?)(?![\w]|[.,:/\-]\d|\s?[€%])"
)
#: Little things with a number of few digits that belong to one person.
_SMALL: Final = (
    r"hunde(?:steuer)?marke|garderobe|mitarbeiter(?:in)?|kolleg(?:e|in)|stempelnr\.?|schlüssel(?:nummer|nr\.)"
    r"|wohnungs(?:nummer|nr\.?)|kurswahl|laufzettel|steuermarke|ohrmarke|garderoben(?:marke|nummer)"
    r"|schließfach(?:nummer)?|spind(?:nummer)?"
    r"|start(?:nummer|nr\.?)|rückennummer|fund(?:nummer|nr\.?)|häftling(?:snummer)?|gefangene[rn]?|insass(?:e"
    r"|in)|dienst(?:nummer|nr\.?)"
    r"|personal(?:nummer|nr\.?)|stamm(?:nummer|nr\.?|kund(?:e|in))|stempel(?:nummer|karte)|werks?nummer"
    r"|wahlschein|platzkarte"
    r"|briefwahlschein|mensakarte|kursteilnehmer(?:in)?|prüfling|proband(?:in)?|studienteilnehmer(?:in)?"
    r"|zeuge nr\.|bett(?:nummer)"
    r"|dog tag|bib|locker|inmate|prisoner|badge|employee|participant|casier|dossard|écrou|détenu|médaille"
    r"|taquilla|dorsal|chapa"
    r"|interno matrícula|armadietto|pettorale|medaglietta|detenuto|kluisje|startnummer|penning|gedetineerde"
    r"|szafka|numer startowy"
    r"|znaczek|osadzony"
)
_SMALL_GATE: Final = tuple(
    "marke mitarb kolleg schlüssel wohnungs laufzettel garderob schließfach spind start rückennu fund häftling"
    " gefangene insass dienst personal stamm"
    " stempel werk wahlsch"
    " platzk mensa kurst prüfling proband studien zeuge bett dog bib locker inmate prisoner badge employee participant"
    " casier dossard écrou détenu médaille taquilla dorsal chapa interno armadietto pettor medag deten kluis"
    " penning gedet"
    " szafka numer znaczek osadz".split()
)

FURTHER: Final[tuple[Rule, ...]] = (
    Rule(
        "apart_colon",
        re.compile(
            rf"(?<![^\W_])(?P<word>[^\W\d_]{{0,30}}?)(?i:{_NUMBER_NOUN})(?![^\W_])["
            rf" ,][^\n.;:!?\d=„\"]{{1,44}}[:=]\s{{0,2}}[„\"#]?{_MADE}"
        ),
        "reference_number",
        0.8,
        ("nummer", "nr", "kenn", "zeichen", "id", "code", "num", "núm", "no.", "kenmerk"),
    ),
    Rule(
        "apart_is",
        re.compile(
            rf"(?<![^\W_])(?P<word>[^\W\d_]{{0,30}}?)(?i:{_NUMBER_NOUN})(?![^\W_])(?: [^\n.;:!?\d=„\"]{{1,40}})? "
            rf"(?i:{_COPULA})(?: (?i:die|der|jetzt|now|still|el|la|le|il))? [„\"#]?{_MADE}"
        ),
        "reference_number",
        0.75,
        ("nummer", "nr", "kenn", "zeichen", "id", "code", "num", "núm", "no.", "kenmerk"),
    ),
    Rule(
        "apart_of",
        re.compile(
            rf"(?<![^\W_])(?P<word>[^\W\d_]{{2,30}}?)(?i:nummern?|nr\.?|kennung|zeichen"
            rf"|-?id)(?![^\W_]) (?i:vom|von|von der|des|der"
            r"|meine[rs]|unsere[rs]|seine[rs]|ihre[rs]|für|beim?) (?:(?:der|den|dem|das|die|meine\w?"
            r"|unsere\w?) )?[^\W\d_]{2,24},? "
            rf"{_MADE}"
        ),
        "reference_number",
        0.75,
        ("nummer", "nr", "kenn", "zeichen", "id"),
    ),
    Rule(
        "kept_under",
        re.compile(
            r"(?<![^\W_])(?i:registriert|geführt|läuft|laufe|gespeichert|eingetragen|gemeldet|versichert"
            r"|hinterlegt|verbucht"
            r"|abgelegt|erfasst|gebucht|bestellt|angelegt|bekannt|archiviert|registered|filed|listed|booked"
            r"|enregistrée?"
            r"|inscrite?|registrad[oa]|inscrit[oa]|registrat[oa]|iscritt[oa]|geregistreerd|bekend|zarejestrowan[yae])"
            r"(?: [^\W\d_]{1,12})?(?: [^\W\d_]{1,12})? (?i:unter|auf|als|under|as|sous|bajo|con|sotto|onder|pod)"
            rf"(?: (?i:der|die|dem|the|le|la|el|il|de|nr\.?|nummer|number|numéro|número|numero"
            rf"|numerem))?(?: (?i:nr\.?|nummer))? {_MADE}"
        ),
        "reference_number",
        0.75,
        tuple(
            "regist geführt läuft laufe gespeich einget gemeldet versich hinterl verbucht abgel erfasst gebucht"
            " bestellt"
            " angelegt bekannt archiv filed listed booked enreg inscri iscrit bekend zarej".split()
        ),
    ),
    Rule(
        "small",
        re.compile(
            rf"(?<![^\W_])(?i:{_SMALL})(?![^\W_])(?: (?i:nr\.?|nummer|no\.?|n[°º]|number))?[ :#]{{1,3}}"
            r"(?P<v>(?:[A-Z]{1,3}[- ]?)?\d{3,8}(?:-\d{1,4})?(?:-[A-Z\d]{1,3})?"
            r"|[A-Z]{2} \d{2} \d{3} \d{4,5})(?![\w]|[.,:/]\d|\s?(?:[€%x]|mm|cm|bis|Stück))"
        ),
        "participant_number",
        0.8,
        _SMALL_GATE,
    ),
    Rule(
        "docket",
        re.compile(
            r"(?<![\w/.\-])(?P<v>\d{1,4} (?:(?:Js|UJs|Ks|Ls|Ds|Cs|Gs|OWi|VRJs|XVII|XIV|VI|IV|IN|IK|HKO|UR II|UF"
            r"|WF|Lw|Ca|SLa|AZ L)"
            r" \d{1,6}|(?:F|C|O|M|K|A|E|B|L) \d{2,6})/\d\d(?:\d\d)?)(?![\w/])"
        ),
        "case_number",
        0.75,
        ("/",),
    ),
    Rule(
        "land_register",
        re.compile(
            r"(?i:grundbuch|grundbuchamt"
            r"|grundbuchblatt)[^\n;]{0,60}?\b(?i:blatt)(?: nr\.?)?:? (?P<v>\d{2,6}[A-Z]?)(?! von)(?!\w)"
        ),
        "case_number",
        0.85,
        ("grundbuch",),
    ),
    Rule(
        "parcel",
        re.compile(
            r"(?<![^\W_])(?i:flurstücke?|flst\.?|fl\.-?st\.|flurst\.|parzelle"
            r"|gst\.)(?: ?(?i:nr\.?))?:? (?P<v>\d{1,5}/\d{1,4})(?![\w/])"
        ),
        "case_number",
        0.8,
        ("flurst", "flst", "fl.", "parzelle", "gst."),
    ),
    Rule(
        "listed_person",
        re.compile(
            r"(?<![\w\-/.])(?P<v>[A-Z]{1,4}-\d{2,6}-\d{2,4}|\d{3,6}-\d{2,4}-[A-Z]{1,2}|[A-Z]{1,3}-?\d{3,8})"
            r"(?=[ ]?[·|,;/][ ]?(?:[♀♂⚥]|(?:männl|weibl)|[mwd] ?[·|,;/]))"
        ),
        "reference_number",
        0.8,
        (),
    ),
    Rule(
        "registry",
        re.compile(
            r"(?<![^\W_])(?i:reg\.-?nr\.?|register-?nr\.?|registernummer|geb\.-?reg\.|geburtenregister"
            r"|sterberegister|eheregister"
            r"|ordnungsnummer|rollennummer|journal-?nr\.?|einlaufzahl|eingangs-?nr\.?|lfd\. ?nr\.?|uvz-?nr\.?"
            r"|urk\.-?nr\.?|ur-?nr\.?)[: ]{1,3}"
            r"(?P<v>(?:[A-Z]{1,2} )?\d{1,6}[/.]\d{2,6}(?: [A-Z](?!\w))?)(?![\w/])"
        ),
        "case_number",
        0.8,
        ("reg", "nummer", "journal", "einlauf", "eingang", "lfd", "uvz", "urk", "ur-nr", "ur nr", "urnr"),
    ),
    Rule(
        "said",
        re.compile(
            r"(?<![^\W_])(?i:bürgerkarte|zmr(?:-zahl)?|lfbis|girokarte|ec-?karte|bankkarte|debitkarte|adac"
            r"|av[dk]|strom|gas|wasser|blutprobe|urinprobe|gewebeprobe|röhrchen|präparat|befund|spendenquittung"
            r"|zuwendungsbestätigung|kennziffer|geschz\.?|fahrkarte|monatskarte|jahreskarte|skipass|bonuskarte"
            r"|krankenhaus|einsatz|einsatzprotokoll|vorgang polizei|meldebestätigung|rechnungskonto"
            r"|verbrauchsstelle|lieferstelle|anschluss|leitung|visum|visa|eori|häftling|gefangener?|ohrmarke"
            r"|miles (?:&|and|und) more"
            r"|deutschlandcard|loyalty|flying blue"
            r"|bonus ?card|router-?kennung|gerätekennung|geräte-?id|visado|visto|wiza|payback|rezept(?:-?id)?"
            r"|telematik-?id"
            r"|ihre referenz|unsere referenz|your reference|votre référence|su referencia|vs\. riferimento"
            r"|uw referentie"
            r"|führungszeugnis|ukrainepass|jobticket|semesterticket|deutschlandticket|abo-?karte|kundenkarte|parkschein"
            r"|rückgabeschein|abholschein|pfandschein|fundsache|strafzettel|knöllchen|bußgeld(?:bescheid)?|beihilfe)"
            r"(?: (?i:nr\.?|nummer|no\.?|number))?[: #]{1,3}"
            r"(?P<v>(?=[A-Z\d./\- ]{0,8}\d)(?:[A-Z]{1,4}[ \-]?)?[A-Z\d]{1,12}(?:[-./"
            r" ]\d[A-Z\d]{0,7}){0,1}(?:[-./ ]\d[A-Z\d]{0,7}){0,1}"
            r"(?:[-./ ]\d{1,7}){0,1}(?:[-./ ]\d{1,7}){0,1}(?:-[A-Z]{1,2})?)(?![\w]|[.,:]\d|\s?[€%])"
        ),
        "reference_number",
        0.8,
        tuple(
            "bürger zmr lfbis adac strom gas wasser probe röhr präpar befund quitt zuwend ziffer geschz pass"
            " kranken einsatz vorgang meldebest rechn stelle anschl leitung vis eori häftling gefang ohrmarke"
            " miles card loyalty flying kennung geräte wiza payback rezept telematik ref riferim"
            " führung ukraine ticket karte schein fund straf knöll bußgeld beihilfe".split()
        ),
    ),
)
