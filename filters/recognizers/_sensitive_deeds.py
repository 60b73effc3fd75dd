"""German phrases of criminal, biometric and genetic data. Same form as `_sensitive_phrases`."""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers._sensitive_phrases import phrase
from filters.recognizers.base import Rule

_BODY: Final = (
    "(?:Fingerabdr[uü]ck|Fingerprint|Gesichts?|Iris|Retina|Netzhaut|Handvenen|Venen|Palm|Stimm|Face|Handflächen"
    "|Biometrie)"
)

PHRASES: Final[tuple[Rule, ...]] = (
    phrase(
        "offender",
        r"(?:Lücke|Nachfrage|Grund|Vermerk|Eintrag|Führungszeugnis|Vorstrafen?|Delikt|Tatvorwurf|Vorwurf|Strafe"
        r"|Straftat|Anlass)\s?[:=–] ?[^.;!?\n]{0,30}?[A-ZÄÖÜ]\w{0,20}(?:[Hh]aft|[Dd]iebstahl"
        r"|[Bb]etrugs?|[Rr]aub|[Vv]erletzung|[Hh]ehlerei|[Nn]ötigung|[Bb]eleidigung|[Bb]edrohung|[Ff]lucht"
        r"|[Hh]interziehung|[Mm]issbrauch|[Ee]inbruch|[Uu]nterschlagung|[Uu]ntreue|[Ff]älschung|Knast)"
        r"|(?:verurteilte[rn]?|vorbestrafte[rn]?|gesuchte[rn]?|mutmaßliche[rn]?"
        r"|rechtskräftig verurteilte[rn]?) [A-ZÄÖÜ]\w{3,24}|(?:wegen|[Vv]erdacht(?:s)? (?:auf|der|des|von)"
        r"|[Tt]atverdacht(?:s)?|[Vv]orwurf(?:s)? (?:der|des)"
        r"|beim|Beihilfe zu[mr]?) (?:[a-zäöü]{5,20} )?[A-ZÄÖÜ]?[a-zäöüß]{0,18}(?:[Dd]iebstahls?"
        r"|[Bb]etrugs?|[Rr]aube?s?|[Kk]örperverletzung|[Hh]ehlerei|[Nn]ötigung|[Bb]eleidigung|[Bb]edrohung"
        r"|[Ff]ahrerflucht|[Uu]nfallflucht"
        r"|[Ss]teuerhinterziehung|[Mm]issbrauchs?|[Mm]isshandlung|[Ee]inbruchs?|[Uu]nterschlagung|[Uu]ntreue"
        r"|[Uu]rkundenfälschung|[Ss]talkings?|[Nn]achstellung|[Ss]achbeschädigung|[Tt]runkenheit"
        r"|[Dd]rogenbesitz(?:es)?|[Dd]rogenhandels?|[Mm]ordes?"
        r"|[Tt]otschlags?|[Vv]olksverhetzung|[Gg]eldwäsche|[Ee]rpressung|[Bb]randstiftung|[Hh]ausfriedensbruchs?"
        r"|[Vv]ergewaltigung|[Ss]chwarzfahrens?|[Vv]erleumdung|[Bb]estechung"
        r"|[Ii]nsolvenzverschleppung)(?: (?:angezeigt|verurteilt|vorbestraft"
        r"|angeklagt|ermittelt|verhaftet|festgenommen|gekündigt|entlassen))?|(?:verbüßt|verbüßte|saß|sitzt|absitzen"
        r"|abgesessen|gesessen) (?:[^.;!?\n]{1,40} )?(?:Haft|Strafe|Gefängnis|JVA(?: [A-Z]\w{1,30})?|ein|Knast"
        r"|U-Haft|ab)"
        r"|(?:hat|habe|haben|beim) (?:[^.;!?\n]{1,40} )?(?:gekifft|gekokst|gedealt|Drogen (?:genommen|verkauft"
        r"|konsumiert)|einen Joint geraucht|Koks genommen|Gras (?:geraucht|verkauft)|geklaut"
        r"|Ladendiebstahl begangen)|(?:kifft|kokst|dealt)"
        r"|(?:ins|im|aus dem) (?:Gefängnis|Knast|Jugendarrest|Kittchen)|(?:in"
        r"|aus) (?:der )?(?:JVA(?: [A-ZÄÖÜ]\w{2,16})?|U-Haft|Untersuchungshaft|Haft|Strafhaft)|(?:Staatsanwaltschaft"
        r"|Kripo|Polizei|Zoll|Steuerfahndung) (?:ermittelt|fahndet|sucht)(?: [^.;!?\n]{1,24})?"
        r"|(?:hat|bekam|kassierte|erhielt|gibt|besteht|liegt) (?:[^.;!?\n]{1,30} )?(?:einen? |eine "
        r"|ein )?(?:Strafbefehl|Haftbefehl|Strafanzeige|Anzeige wegen \w{4,24}|Eintrag im \w{4,24}"
        r"|Hausverbot wegen \w{4,24}|Bewährungsstrafe|Kontaktverbot)",
        "criminal",
    ),
    phrase(
        "body",
        rf"{_BODY}-?(?:[Ss]cans?|[Ss]canner\w{{0,5}}|[Tt]emplates?|[Dd]aten\w{{0,5}}|[Pp]rofil\w{{0,2}}|[Mm]uster"
        rf"|[Ee]rkennung\w{{0,10}}|[Bb]ild\w{{0,3}}|[Vv]ektor\w{{0,3}}|[Hh]ash|[Mm]erkmale?|[Vv]orlagen?|[Aa]bgleich"
        rf"|[Rr]eferenz|[Ee]mbedding)"
        r"(?: (?:ID|Nr\.) ?[\w\-]{3,24})?|(?:[Tt]emplate|[Bb]iometrie|Face|Fingerprint|Scan)-?(?:ID|Id|Nr\.?"
        r"|Hash)[: ]{1,2}[\w\-]{4,32}|(?:Zugang|Zutritt|Anmeldung|Zeiterfassung|Login|entsperrt|stempelt"
        r"|Stempeln) (?:[^.;!?\n]{1,24} )?(?:per|mit|über|via)"
        r" (?:\w{3,12} )?(?:Fingerabdruck|Iris|Gesichtsscan|Handvenenscan|Gesichtserkennung|Stimme)"
        r"|biometrische[nrms]? \w{4,24}",
        "biometric",
    ),
    phrase(
        "gene",
        r"(?:Anlage|Gen|Mutations)?[Tt]räger(?:in)? (?:von |der |des |einer |eines "
        r"|für )(?:[A-Z][\w\-]{2,24}(?: [a-z]{4,16}| [IVX\d]{1,3})?|[a-z]{4,14}(?:en|es|er) [A-Z][\w\-]{3,24})"
        r"|(?:BRCA-?[12]?|MLH1|MSH2|TP53|PALB2|CHEK2|APOE\S{0,3}|CFTR|HTT|HFE|HLA-\w{2,5}"
        r"|Faktor-V-Leiden|Faktor[ -]V(?: Leiden)?|Huntington|Prothrombin|JAK2)[\- ]?(?:[Mm]utation|[Vv]ariante"
        r"|[Gg]en\w{0,6}|[Tt]räger(?:in)?|[Tt]est|[Bb]efund|positiv|negativ|heterozygot|homozygot"
        r"|[Aa]nlage)(?: (?:heterozygot|homozygot|positiv|negativ|nachgewiesen))?"
        r"|(?:Haplogruppe|Genotyp|Karyotyp) \S{2,14}|c\.\d{2,6}\S{1,12}|(?:DNA|DNS|Gen|Abstammungs|Vaterschafts"
        r"|Ahnen|Herkunfts|Genom)-?(?:[Tt]est|[Pp]rofil|[Pp]robe|[Ee]rgebnis|[Aa]nalyse|[Aa]bgleich|[Ss]pur"
        r"|[Gg]utachten|[Dd]aten|[Bb]efund)(?:s|es|e|en|se)?"
        r"|(?:genetisch|erblich|familiär)(?:e[nrms]?)? (?:vorbelastet|belastet|bedingt\w{0,2}|Vorbelastung"
        r"|Veranlagung|Disposition|Defekts?|Mutation|Belastung|Erkrankung|Variante)"
        r"|(?:DNA|DNS|DNA-Spuren?) (?:[^.;!?\n]{1,40} )?(?:gefunden|abgegeben|gespeichert|entnommen|abgeglichen"
        r"|sequenziert)|Vaterschaft (?:[^.;!?\n]{1,32} )?bewiesen|Vaterschaft (?:\w{3,16} )?(?:ausgeschlossen"
        r"|bestätigt|festgestellt|nachgewiesen|anerkannt)",
        "genetic",
    ),
    phrase(
        "sentence",
        r"(?:\w{3,8}|\d{1,2}|eineinhalb) (?:Jahre|Monate|Jahr|Wochen) (?:gesessen|abgesessen|eingesessen|Haft|Knast"
        r"|im (?:Bau|Knast|Gefängnis)|auf Bewährung|bekommen|Jugendstrafe|gekriegt auf Bewährung)|(?:Führerschein"
        r"|Fahrerlaubnis|Lappen) (?:[^.;!?\n]{1,40} )?(?:entzogen|weg|los|abgenommen|einbehalten|eingezogen"
        r"|verloren)|(?:mit|Besitz von|wegen) [^.;!?\n]{0,24}(?:Kokain|Gras|Marihuana|Cannabis|Heroin"
        r"|Ecstasy|Amphetamin|Crystal(?: Meth)?|Speed|Koks|Haschisch|Drogen)(?: (?:erwischt|aufgegriffen"
        r"|kontrolliert|festgenommen|gehandelt|gefunden|angetroffen))?|(?:sitzt|saß|einsitzt"
        r"|eingesessen) (?:[^.;!?\n]{1,24} )?(?:in|wegen|ein) (?:Stadelheim|Moabit|Tegel|Plötzensee|Stammheim"
        r"|Fuhlsbüttel|Santa Fu|Bruchsal|Straubing|U-Haft|Haft|[A-ZÄÖÜ]\w{5,24})|(?:Kinderp|P)ornos?\w{0,9}"
        r"|(?:[Gg]egen"
        r"|gegen) (?:ihn|sie|mich|[A-Z]\w{1,30}"
        r"|Herrn \w{1,30}|Frau \w{1,30}) (?:wird|wurde|läuft|liegt|besteht|liefen) (?:[^.;!?\n]{1,40} )?(?:ermittelt"
        r"|Ermittlungsverfahren|Strafverfahren|Verfahren(?: wegen \w{1,30})?|Haftbefehl|Anzeige|Anklage|erhoben|vor)"
        r"|§§? ?\d{2,3}[a-z]?(?: (?:Abs\. ?\d|I{1,3}|,|und|\d{2,3}))?(?: [^.;!?\n]{0,8})?(?:StGB|BtMG|WaffG)"
        r"|[^.,;!?\n]{3,32} (?:gestohlen|geklaut|veruntreut|unterschlagen|betrogen|eingebrochen|geschlagen) zu haben"
        r"|zu[rm] (?:MPU|Bewährungshelfer\w{0,2}|Haftantritt)|am Tatort(?: gefunden)?"
        r"|aktenkundig(?: wegen \w{4,20})?|erkennungsdienstlich\w{0,3}(?: behandelt| Behandlung)?|ED-Behandlung"
        r"|[Ss]trafrechtlich (?:verfolgt"
        r"|in Erscheinung|relevant\w{0,2}|verurteilt|belangt"
        r"|vorbelastet)(?: getreten)?|Hausverbot (?:wegen|nach) [^.;,\n]{3,24}|(?:geschlagen|verprügelt|gestalkt"
        r"|bedroht|gewürgt|misshandelt) (?:und|hat|haben|wurde)|(?:schlägt|schlug|misshandelt|prügelt|bedroht"
        r"|stalkt) (?:seine|ihre|die|den|seinen|ihren|das) (?:\w{4,14} )?(?:Frau|Kinder|Kind|Mann|Freundin|Partnerin"
        r"|Ex|Sohn|Tochter)",
        "criminal",
    ),
    Rule(
        "told_carrier",
        re.compile(
            r"(?:Mutation|Gentest|genetisch|BRCA|Humangenetik|Genanalyse"
            r"|Anlageträger)[^.\n]{0,80}(?<!\w)(?P<v>(?:positiv|negativ)"
            r"(?: getestet| auf \w{3,20})?|Träger(?:in)?|betroffen)(?!\w)"
        ),
        "genetic",
        0.8,
    ),
)
