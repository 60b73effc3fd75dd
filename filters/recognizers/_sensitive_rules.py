"""Phrases of the special categories other than health, and of criminal matters, whose nouns no list need hold.

Own compilation. Every rule needs somebody in its sentence (see `_evidence`); group ``v`` is the finding.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_PARTY = (
    "(?:CDU|CSU|SPD|FDP|AfD|BSW|NPD|DKP|MLPD|PDS|SED|ÖVP|FPÖ|SPÖ|KPÖ|NEOS|SVP|Volt|Grünen?"
    "|Bündnis ?90(?:/Die Grünen)?|Linken?|Linkspartei|"
    "Piraten(?:partei)?|Freien? Wählern?|Tierschutzpartei|Republikanern?|Jusos|Junge[nr]? Union"
    "|Grüne[nr]? Jugend|Jungen Liberalen|"
    "Junge[nr]? Alternative|PKK|AKP|HDP|Die Linke|Die Grünen|Die Basis)"
)
_UNION = (
    r"(?:IG Metall|IGM|ver\.?di|Ver\.?di|IG BCE|IG BAU|GEW|EVG|GDL|NGG|GdP|DPolG|dbb|Marburger Bund|Cockpit|Ufo"
    "|komba|DGB|ÖGB|Unia|vida|"
    r"Gewerkschaft(?: \w{2,20}| der \w{4,20})?)"
)
_FAITH = (
    "(?:muslimisch|jüdisch|christlich|katholisch|evangelisch|protestantisch|orthodox|alevitisch|buddhistisch"
    "|hinduistisch|"
    "sunnitisch|schiitisch|jesidisch|neuapostolisch|freikirchlich|islamisch|evangelikal|altkatholisch|koptisch"
    "|methodistisch|baptistisch|"
    "reformiert|lutherisch|adventistisch|mennonitisch|russisch-orthodox|griechisch-orthodox|serbisch-orthodox"
    "|syrisch-orthodox|serbisch orthodox)"
)
_PEOPLE = (
    "(?:Griechen|Türken|Kurden|Syrers|Afghanen|Iraners|Russen|Polen|Rumänen|Serben|Kroaten|Bosniers|Albaners"
    "|Italieners|Spaniers|Portugiesen|Vietnamesen|"
    "Chinesen|Ghanaers|Nigerianers|Marokkaners|Tunesiers|Ägypters|Libanesen|Palästinensers|Israelis|Ukrainers"
    "|Sorben|Juden|Roma|Sinto|Inders|Pakistaners|"
    "Eritreers|Äthiopiers|Somaliers|Kameruners|Senegalesen|Tschechen|Ungarn|Bulgaren|Franzosen|Engländers"
    "|Amerikaners|Brasilianers|Kubaners|Mexikaners|"
    r"(?:\w{3,16})(?:in|erin))"
)
_OFFENCE = (
    "(?:(?:des |der |eines |einer )?(?:Verdachts? (?:der|des|auf|einer|eines) )?(?:[a-zäöüß ]{4,50}(?:er|en|es"
    "|em|e) )?"
    r"[A-ZÄÖÜ][\wäöüß\-]{3,40}(?: (?:und|sowie|in Tateinheit mit) (?:[a-zäöüß]{4,24}(?:er|en"
    r"|e) ){0,1}[A-ZÄÖÜ][\wäöüß\-]{3,40}"
    "| (?:gegen|von|im|am|in|mit|unter|zum|ohne|durch) (?:das |den |die |der "
    r"|dem )?[A-ZÄÖÜ][\wäöüß\-]{2,40}(?: \d[,.]\d Promille)?)?)"
)
_CHARGED = (
    "(?:verurteilt|vorbestraft|angeklagt|ermittelt|angezeigt|beschuldigt|festgenommen|verhaftet|inhaftiert"
    "|gesucht|vernommen|vorgeladen|"
    "in U-Haft|in Untersuchungshaft|in Haft|im Gefängnis|im Knast|vor Gericht|eingesessen|gesessen|belangt"
    "|bestraft|aufgefallen|auffällig|geworden|strafbar gemacht|"
    "Anzeige erstattet|ein Strafverfahren|ein Ermittlungsverfahren|ein Verfahren|eingeleitet|anhängig|erwischt"
    "|überführt)"
)


def _rule(name: str, pattern: str, subtype: str, gate: str) -> Rule:
    compiled = re.compile(rf"(?<![\w\-]){pattern}(?!\w)")
    return Rule(f"said_{name}", compiled, subtype, 0.8, tuple(gate.split("|")), inside=name == "dietary_law")


PHRASES: Final[tuple[Rule, ...]] = (
    _rule(
        "left_church",
        rf"(?P<v>aus der (?:{_FAITH}en )?(?:Kirche|Glaubensgemeinschaft|Gemeinde)(?: \w{{2,12}})? (?:ausgetreten"
        "|austreten|auszutreten|ausgeschieden|austritt|austrat|aus)|(?:tritt|trat"
        rf"|trete) (?:[\w ]{{1,39}} )?aus der (?:{_FAITH}en )?Kirche(?: aus)?|Kirchenaustritts?(?:erklärung"
        f"|bescheinigung)?|(?:wieder )?in die (?:{_FAITH}e )?Kirche (?:eingetreten|aufgenommen))",
        "religion",
        "kirche|gemeinde|glaubensgem",
    ),
    _rule(
        "church_tax",
        r"(?P<v>(?:Kirchensteuer(?:merkmal|abzug|pflicht|satz)?|KiSt(?:-Merkmal)?|Kirchenst\.)(?: ?[:=]| ist"
        r"| lautet)? ?(?:rk|ev|rm|ak|lt|rf|fr|is|jd|isby|ja|r\.-k\.|röm\.-kath\.|evang?\.)|(?:rk|röm\.-kath\."
        r"|r\.-k\.|ev\.-luth\.|ev\.-ref\.|evang\.|kath\.|isl\.|konf\.-los|o\. ?B\.))",
        "religion",
        "kirchenst|kist|rk|kath|ev.|evang|isl.|konf|r.-k",
    ),
    _rule(
        "belief",
        "(?P<v>(?:(?:streng|sehr|tief|gläubig|praktizierend|überzeugt|liberal"
        f"|konservativ)e?[rn]? )?{_FAITH}(?:e[nrsm]?)? (?:getauft|aufgewachsen|erzogen|verheiratet|getraut|gläubig"
        "|geprägt|Glaubens?|Familie|Elternhaus|Eltern|Gemeinde|Pfarrgemeinde|Kirchengemeinde|Konfession|Religion"
        "|Bekenntnis(?:ses)?|Pfarrei)|(?:getauft|konfirmiert|gefirmt) (?:und|worden)|zum (?:Islam|Christentum"
        "|Judentum|Buddhismus|Katholizismus|Hinduismus|muslimischen Glauben|jüdischen Glauben"
        "|katholischen Glauben) (?:konvertiert|übergetreten|bekennt|bekehrt|übertreten|konvertieren)|(?:glaubt"
        "|glaube) (?:nicht )?an (?:Gott|Allah|Jesus)|Atheist(?:in)? (?:ist|bin)|gehört (?:den|der|dem"
        rf"|einer) (?:Zeugen Jehovas|{_FAITH}en \w{{4,20}}|Freikirche|Sekte|Scientology)|(?:bei den"
        "|Mitglied der) Zeugen Jehovas)",
        "religion",
        "isch|reform|orthodox|getauft|konfirm|gefirmt|zum |glaub|atheist|gehört|jehova|lutherisch",
    ),
    _rule(
        "religious_reason",
        "(?P<v>(?:(?:isst|esse|essen|lehnt|verweigert|trägt|verzichtet|arbeitet|darf|möchte|will|braucht|gibt"
        r"|kommt) (?:[\wäöüß\- ,]{1,60} )?)?(?:aus (?:religiösen|Glaubens-?|konfessionellen"
        "|kultischen)(?: ?)(?:Gründen|Überzeugung|gründen)|aus Glaubensgründen|aus Gewissensgründen|wegen (?:seines"
        "|ihres|meines) Glaubens|wegen (?:seiner|ihrer|meiner) Religion)(?: (?:keinen?"
        r"|kein) [\wäöüß\-]{3,24}(?: (?:isst|essen|trinkt|esse))?)?)",
        "religion",
        "religiös|glaubens|konfessionell|gewissensgr|religion|kultisch",
    ),
    _rule(
        "dietary_law",
        "(?P<v>(?:isst|esse|essen|ißt|darf|dürfen|nur|bitte|bekommt|mag|brauchen?t?|ernähren? sich|ernährt sich"
        "|kochen?t?) (?:streng |nur |kein(?:en|e)? |alles )?(?:halal|koscher|kosher)|(?:bestellt|kauft|möchte|will"
        "|wünscht|bitte|immer|strikt|nur) (?:[a-zäöüß ]{1,20} )?(?:halal|koscher)|(?:halal|koscher)(?= (?:für|essen"
        "|esse|isst|ernährt|leben|lebt|bitte|Menü|Essen|Kost))|(?:isst|esse|essen|ißt|darf|dürfen"
        r"|mag) (?:\w{2,8} )?(?:kein(?:en?)?|nix mit|nichts vom) Schwein(?:efleisch)?(?:,? (?:weil|da) (?:er|sie|wir"
        r"|ich) Muslim\w{0,40})?|kein Schwein(?:efleisch)?(?=[,.;)\n(]|\Z)|betet (?:fünf ?mal|mehrmals|täglich|freitags"
        r"|in der)[^.,\n]{0,20}|fastet(?: (?:im|während des|gerade|an|zu))?(?: Ramadan| Jom Kippur)?|(?:trägt"
        "|trage) (?:ein |einen |eine |das |die )?(?:Kopftuch|Hijab|Niqab|Burka|Kippa|Turban|Schleier)|(?:geht|gehe"
        r"|gehen|ging) (?:[\w ]{1,39} )?(?:in die|zur|in den|zum) (?:Moschee|Synagoge|Freitagsgebet|Messe"
        "|Gottesdienst|Kirche|Bibelkreis|Hauskreis)|(?:im|während des|wegen|für den|zum|vom|am|an|über|zur"
        "|seine[nm]?|ihre[nm]?) (?:Ramadan|Zuckerfest|Opferfest|Schabbat|Sabbat|Jom Kippur|Chanukka|Pessach"
        "|Rosch ha-?Schana|Aschura))",
        "religion",
        "halal|koscher|kosher|schwein|betet|fastet|kopftuch|hijab|niqab|burka|kippa|turban|schleier|moschee"
        "|synagoge|gebet|messe|gottesd|kirche|kreis|ramadan|fest|sabbat|schabbat|kippur|chanukka|pessach|rosch"
        "|aschura",
    ),
    _rule(
        "faith_label",
        r"(?:Konfession|Kirche|Bekenntnis|Religion(?:szugehörigkeit)?|Rel\.|Konf\.|Rel\.-Zug\.|Glaube)[\s:="
        r"|]{1,3}(?P<v>(?:ev|rk|kath|ak|isl|evang|röm\.-kath|ohne|keine|vd|jüd|orth|evangelisch|katholisch"
        r"|muslimisch|islamisch|jüdisch)\b\.?)",
        "religion",
        "konf|kirche|bekenntnis|rel|glaube",
    ),
    _rule(
        "rite",
        r"(?P<v>(?:wird|werden|wurde|ist|war) (?:[\w ]{1,44} )?(?:konfirmiert|gefirmt|getauft|beschnitten)|(?:zur"
        "|seine|ihre|die|meine) (?:Erst)?(?:kommunion|Kommunion|Firmung|Konfirmation)|konfirmiert)",
        "religion",
        "konfirm|gefirmt|getauft|beschnitten|ommunion|firmung",
    ),
    _rule(
        "church_office",
        "(?P<v>(?:ist |bin |als |war )?(?:Ministrant(?:in)?|Messdiener(?:in)?|Kirchenvorstand|Presbyter(?:in)?"
        "|Kirchengemeinderat|Kommunionkind|Konfirmand(?:in)?|Firmling|Täufling|Gemeindeälteste[rn]?"
        "|Lektor(?:in)? in der Kirche|Pfarrgemeinderat|Diakonisse|Ordensschwester))",
        "religion",
        "ministrant|messdiener|kirchen|presbyter|kommunionk|konfirmand|firmling|täufling|älteste|lektor|pfarrgem"
        "|diakonisse|ordensschw",
    ),
    _rule(
        "party_member",
        "(?P<v>(?:[Ee]hemaliges |[Aa]ktives |[Ll]angjähriges |zahlendes )?(?:Partei)?[Mm]itglied (?:in "
        rf"|bei )?(?:der |den |dem |des |von )?(?:Partei )?{_PARTY}(?: \([^)\n]{{1,12}}\)| \w{{4,16}}(?= [a-z]))?"
        f"|{_PARTY}-?(?:Mitglied(?:schaft|s|er)?|Wähler(?:in)?|Stadtr[aä]t(?:in)?|Kreisr[aä]t(?:in)?"
        "|Gemeinder[aä]t(?:in)?|Abgeordneter?|Kandidat(?:ur|in)?|Funktionär(?:in)?|Anhänger(?:in)?|Ortsverein"
        "|Ortsverband|Kreisverband|Parteibuch|Politiker(?:in)?|Sympathisant(?:in)?|Bürgermeister(?:in)?"
        f"|Fraktion(?:schef|svorsitzender?|svorsitzende)?|Spender(?:in)?)|{_PARTY}ler(?:in)?|Grünen-?(?:Mitglied"
        "|Politiker(?:in)?|Wähler(?:in)?)|(?:Partei)mitglied(?:schaft)?)",
        "politics",
        "mitglied|wähler|-stadtr|rat|rät|abgeordn|kandidat|funktion|anhäng|orts|kreisv|parteib|politiker|sympath"
        "|bürgerm|fraktion|spender|ler",
    ),
    _rule(
        "party_active",
        rf"(?P<v>(?:kandidier\w{{1,3}}|engagier\w{{1,3}}|sitzt|saß|tritt|trat|wähl(?:t|e|te|en)|gewählt"
        "|arbeitet ehrenamtlich|spendet|spende|demonstriert|plakatiert|wirbt"
        rf"|tritt ein) (?:[\wäöüß. ]{{1,60}} )?(?:für|bei|in|mit|zur|an|die|den|der) ?(?:die |den |der "
        rf"|dem )?{_PARTY}(?: (?:im|in den|in der|zum|für den) [A-ZÄÖÜ]\w{{4,30}})?|(?:für|bei|in|mit) (?:den |der "
        rf"|die |das )?(?:[A-ZÄÖÜ]\w{{4,24}} (?:der|für die|von) )?{_PARTY}(?: (?:im|in den|in der|zum|für den"
        rf"|für) [A-ZÄÖÜ][\wäöüß]{{4,30}})? ?(?:aktiv|engagiert|Mitglied|eingetreten|kandidiert|kandidieren|sitzt"
        "|gesessen|antritt|angetreten|gewählt|organisiert)?|(?:Austritt|ausgetreten|Eintritt|tritt|trat) (?:aus"
        f"|in) (?:der|die) {_PARTY}(?: (?:aus|ein|ausgetreten|eingetreten))?|aus der (?:Partei"
        f"|{_PARTY}) (?:ausgetreten|ausgeschlossen|austreten|geworfen)|{_PARTY} (?:beigetreten|gewählt|wählt|wählen)"
        rf"|(?:Landesliste|Listenplatz \d{{1,2}}|Vorsitzender?|Ortsvorsitzender?|Kreisvorsitzender?|Kassierer(?:in)?"
        f"|Schatzmeister(?:in)?) (?:der|bei der|bei den|für die) {_PARTY})",
        "politics",
        "cdu|csu|spd|fdp|afd|bsw|npd|dkp|mlpd|pds|sed|vp|pö|neos|volt|grün|bündnis|link|pirat|freie|tierschutz"
        "|republik|jusos|union|alternat|pkk|akp|hdp|liberal|basis|partei",
    ),
    _rule(
        "scene",
        "(?P<v>(?:(?:rechte|linke|rechtsextreme|linksextreme|neonazistische|salafistische|islamistische|autonome"
        "|identitäre|gewaltbereite)[nr]? (?:Szene|Kreisen?|Spektrum|Kameradschaft|Gesinnung|Ansichten|Umfeld"
        "|Bewegung|Gruppierung)|Reichsbürger(?:in|szene)?|Querdenker(?:in)?|Burschenschaft(?:er)?|(?:bei|für"
        "|von) (?:Fridays for Future|Extinction Rebellion|Attac|Greenpeace|der Letzten Generation|Pegida|Amnesty)"
        r"|Klimaaktivist(?:in)?|Klimakleber(?:in)?|(?:auf|an|bei) (?:der|einer|die|eine) (?:\w{3,16}-?)?(?:Demo"
        "|Demonstration|Kundgebung|Mahnwache|Sitzblockade)(?: (?:gegen|für) (?:die |den "
        r"|das )?[A-ZÄÖÜ][\wäöüß\-]{2,30})?|wählt (?:rechts|links|grün|rot|schwarz|blau|konservativ)"
        "|politisch (?:links|rechts|aktiv|engagiert)|(?:links|rechts)(?:radikal|extrem)(?:e[nr]?)?))",
        "politics",
        "szene|kreise|spektrum|kamerad|gesinn|ansicht|umfeld|bewegung|gruppier|reichsb|querd|burschen|klima|demo"
        "|kundgeb|mahnw|blockade|wählt|politisch|radikal|extrem",
    ),
    _rule(
        "union",
        "(?P<v>(?:[Mm]itglied(?:schaft)?|Vertrauens(?:mann|frau|person|leute|körper)|Gewerkschaftssekretär(?:in)?"
        "|Delegierter?|Beitritt|Beitrag|Austritt|[Oo]rganisiert|aktiv|[Mm]itgliedsbeitrag|Ortsverband"
        "|Funktionär(?:in)?|Betriebsgruppe|Rechtsschutz) (?:in |bei |aus |zu |an |zur |von )?(?:der |den |die |dem "
        f"|einer |meiner |seiner |ihrer )?{_UNION}|{_UNION}-?(?:Mitglied(?:schaft|s|er|sbeitrag|sausweis)?|Beitrag"
        rf"|Ausweis|Vertrauens\w{{3,8}}|Rechtsschutz|Sekretär(?:in)?|Beitritt|Austritt|Funktionär(?:in)?"
        f"|Aktivist(?:in)?)|(?:in|bei|aus|zur) (?:der |einer |seiner |ihrer |meiner )?{_UNION} (?:organisiert|aktiv"
        "|eingetreten|ausgetreten|beigetreten|engagiert|austreten|eintreten|ausgeschlossen|angeschlossen)|(?:gehört"
        rf"|gehöre|ist|bin|bei|tritt|trat)(?: seit \S{2, 10}(?: \S{2, 10})?)? (?:der|in der|in die|bei der"
        f"|aus der) {_UNION}(?: (?:an|bei|ein|aus))?|gewerkschaftlich (?:organisiert|aktiv|engagiert|vertreten)"
        rf"|(?:am|beim|an dem|zum|wegen der Teilnahme am) (?:\w{{3,6}})?[Ss]treik (?:teilgenommen|beteiligt|dabei"
        "|mitgemacht|aufgerufen|teil)|streikt(?:e)? (?:mit|seit|am|heute)|Streik(?:führer|posten|leitung)(?:in)?)",
        "trade_union",
        "metall|igm|verdi|ver.di|bce|bau|gew|evg|gdl|ngg|gdp|dpolg|dbb|marburger|cockpit|ufo|komba|dgb|ögb|unia"
        "|vida|streik",
    ),
    _rule(
        "descent",
        f"(?P<v>(?:[Ss]ohn|[Tt]ochter|[Kk]ind|Enkel(?:in)?) (?:eine[sr] )?(?:{_PEOPLE}(?: und (?:eine[sr] )?{_PEOPLE}"
        f")|[a-zäöü]{{4,20}}er (?:Eltern|Einwanderer|Gastarbeiter|Migranten|Flüchtlinge|Juden|Roma|Herkunft"
        "|Abstammung)|(?:Griechen|Türken|Kurden|Syrers|Afghanen|Iraners|Russen|Polen|Sorben|Roma|Sinto|Juden"
        rf"|Vietnamesen|Ghanaers|Nigerianers|Marokkaners))|(?:[a-zäöü\-]{{3,20}}(?:isch|deutsch"
        "|nisch))e[nr]? (?:Abstammung|Herkunft|Wurzeln|Eltern|Volkszugehörigkeit|Migrationshintergrund|Minderheit"
        rf"|Familie)|[a-zäöü]{{4,16}}stämmig(?:e[nrs]?)?|(?:hat|habe|mit) (?:\w{{4,16}}en )?Migrationshintergrund"
        rf"|(?:gehört|gehöre|zähle|zählt) (?:der|zur|zu den|zu der) (?:\w{{4,20}}en )?(?:Minderheit|Volksgruppe|Roma"
        "|Sinti|Kurden|Jesiden|Sorben)|(?:aus|vor dem Krieg in) (?:Syrien|Afghanistan|dem Irak|Irak|Eritrea"
        "|der Ukraine|Somalia|dem Iran|Iran|dem Sudan) (?:ist |sind |war |waren )?(?:geflohen|geflüchtet"
        "|geflüchtete[rn]?|hierher geflohen)|(?:als Flüchtling|Asyl (?:beantragt|bekommen|erhalten)|Asylbescheid"
        "|Asylantrag|Duldung|subsidiären Schutz|abgeschoben|Abschiebung|Abschiebebescheid)(?: (?:gekommen"
        r"|aus [A-Z]\w{1,40}))?|(?:dunkle|schwarze|dunkler|schwarzer) Haut(?:farbe)?|(?:Spätaussiedler|Russlanddeutsche"
        r"|Sorb|Rom|Sint|Kurd|Jesid|Uigur|Romni)(?:e|er|in|n|izas?|ni|o|a)?(?= |[.,;)\n]|\Z))",
        "ethnicity",
        "sohn|tochter|kind|enkel|herkunft|abstamm|wurzel|eltern|minderheit|familie|stämmig|migration|volks|roma"
        "|sint|kurd|jesid|sorb|geflo|geflücht|flüchtling|asyl|duldung|schutz|abgesch|abschieb|haut|aussiedl"
        "|russland|uigur|romni",
    ),
    _rule(
        "partner",
        "(?P<v>(?:lebt|wohnt|verheiratet|zusammen|verpartnert|liiert|glücklich|Beziehung"
        r"|verlobt) (?:[\wäöüß ]{1,39} )?mit (?:seine[mn] (?:Ehe)?(?:Mann|mann|Partner|Lebensgefährten|Verlobten)"
        "|ihrer (?:Ehe)?(?:Frau|frau|Partnerin|Lebensgefährtin|Verlobten)|einem anderen Mann|einer anderen Frau)"
        "|mit (?:seinem (?:Ehemann|Lebensgefährten|Mann)|ihrer (?:Ehefrau|Lebensgefährtin|Frau)) (?:verheiratet"
        "|zusammen|liiert|verpartnert|lebt|in)|sein(?:em|en|es)? (?:Ehemann|Ehemannes|Lebensgefährten?|Mann)(?= "
        "|[.,])|ihre[r]? (?:Ehefrau|Lebensgefährtin|Lebenspartnerin)|(?:verheiratetes |schwules |lesbisches "
        "|gleichgeschlechtliches )?(?:Männer|Frauen|Lesben|Schwulen|Homo)-?[Pp]aar"
        r"|gleichgeschlechtliche[rsn]? (?:Beziehung|Ehe|Paar|Partner\w{0,10}|Partnerschaft)|(?:zwei|beide) (?:Mütter"
        "|Väter|Mamas|Papas)|Regenbogenfamilie|steht auf (?:Männer|Frauen|Jungs|Mädchen)|(?:hat|habe"
        r"|hatte) (?:sich |mich )?(?:\w{3,12} )?(?:geoutet|als (?:schwul|lesbisch|bi|trans|queer|homosexuell"
        r"|nichtbinär|nonbinär) geoutet)|outet(?:e)? (?:sich|mich)(?: als \w{3,14})?|(?:ist|bin|war|sei|als|dass er"
        r"|dass sie|offen|bekennend) (?:\w{3,10} )?(?:schwul|lesbisch|bisexuell|homosexuell|queer|trans|transgender"
        "|nichtbinär|nonbinär|nicht-binär|asexuell|pansexuell|intersexuell|polyamor)|(?:Personenstands|Vornamens"
        "|Namens- und Personenstands|Geschlechtseintrags?)-?[Ää]nderung(?: des Geschlechtseintrags)?"
        r"|Geschlechtseintrag(?: (?:divers|geändert|ändern))?|(?:lebt|lebe) (?:jetzt |seit \S{2,10} "
        "|heute )?als (?:Frau|Mann)|Transition|Deadname|Selbstbestimmungsgesetz)",
        "sexual_orientation",
        "mit seine|mit ihr|mit eine|sein|ihre|paar|gleichgeschl|mütter|väter|mamas|papas|regenbogen|steht auf|outet"
        "|schwul|lesb|sexuell|queer|trans|binär|polyamor|stands|vornamens|geschlechtsein|lebt|lebe|deadname"
        "|selbstbest",
    ),
    _rule(
        "sex_life",
        r"(?P<v>(?:(?:eine |ein )?(?:Affäre|Verhältnis|Liebschaft|Liaison) mit (?:\w{2,10} )?[\wÄÖÜäöüß]{3,20}"
        "|fremd ?(?:gegangen|geht|ging)|(?:ging|geht) fremd|(?:hat|habe|hatte) (?:ihn|sie|mich|seine Frau"
        r"|ihren Mann|meine Frau|meinen Mann) (?:mit \w{3,12} )?betrogen|One-Night-Stand|Bordell\w{0,8}|Puff"
        r"|Swingerclub|Sexsucht|sexsüchtig|sexuelle[rn]? (?:Übergriff\w{0,2}|Belästigung|Missbrauch|Nötigung"
        "|Vorlieben|Probleme|Gewalt)|Sexualleben|Erotikportal|Pornosucht|als Escort|Prostituierte[rn]?|vergewaltigt"
        "|missbraucht (?:worden|wurde)|Nacktfotos|Nacktbilder|Intimfotos|intime Fotos))",
        "sex_life",
        "affäre|verhältnis|lieb|liaison|fremd|betrogen|night|bordell|puff|swinger|sex|erotik|porno|escort|prostit"
        "|vergew|missbr|nackt|intim",
    ),
    _rule(
        "charged",
        rf"(?P<v>wegen {_OFFENCE} (?:(?:[\wäöüß. ]{{1,60}} )?){_CHARGED}|(?:[Vv]erurteilt|[Vv]erurteilung(?:en)?"
        "|[Vv]orbestraft|[Vv]orstrafen?|[Aa]ngeklagt|[Aa]nklage|[Ee]rmittlungsverfahren|[Ee]rmittlungen"
        "|[Ee]rmittelt|[Ss]trafverfahren|[Ss]trafbefehls?|[Ss]trafanzeige|[Aa]nzeige|Verfahren|[Hh]aftbefehl"
        "|[Hh]aft|[Ff]estgenommen|[Vv]erhaftet|[Bb]eschuldigt(?:er|e)?|[Tt]atverdacht|[Bb]ewährung"
        "|[Bb]ewährungsstrafe|[Ff]reiheitsstrafe|[Gg]eldstrafe|[Ee]intrag|sitzt|saß|JVA"
        rf"|Tagessätze[n]?) (?:gegen (?:ihn|sie|mich|den \w{{3,16}}|die \w{{3,16}}|Herrn \w{{3,20}}|Frau \w{{3,20}}"
        rf"|[A-ZÄÖÜ]\w{{2,20}}(?: [A-ZÄÖÜ]\w{{2,20}})?) )?(?:zu \w{{2,12}} \w{{4,10}} )?(?:(?:ein|im Jahr|von"
        rf"|\d{{4}}) ){{0,2}}wegen {_OFFENCE})",
        "criminal",
        "wegen",
    ),
    _rule(
        "prior",
        "(?P<v>(?:keine |eine |zwei |mehrere |diverse |einschlägige |etliche )?(?:Vorstrafen?"
        "|Vorstrafenregister)(?: (?:habe ich keine|hat (?:er|sie) keine|hat|habe|im|aus|von|wegen))?|(?:nicht "
        r"|einschlägig |mehrfach |bereits |schon |zweimal |wegen \w{4,30} )?vorbestraft"
        "|Einträge? im (?:Führungszeugnis|Bundeszentralregister|Strafregister|BZR)|(?:erweitertes "
        r"|polizeiliches )?Führungszeugnis (?:mit|weist|enthält|zeigt|ist nicht|hat|eingetragen)(?: [\w ]{3,41})?"
        "|polizeibekannt|(?:der )?Polizei bekannt|polizeilich (?:bekannt|in Erscheinung getreten|gesucht"
        "|aufgefallen))",
        "criminal",
        "vorstraf|vorbestraft|einträge|eintrag|führungsz|polizei",
    ),
    _rule(
        "jail",
        "(?P<v>(?:sitzt|saß|sitzen|gesessen|war|ist|kam|kommt|verbrachte|muss|musste|landete|verbüßt|verbüßte"
        r"|lebt)(?: [\w.: ]{1,40})? (?:in (?:Haft|U-Haft|Untersuchungshaft|der JVA(?: [A-ZÄÖÜ][\wäöüß\-]{1,40})?"
        "|Strafhaft|Abschiebehaft|Sicherungsverwahrung|Jugendhaft|einer JVA|Gewahrsam)|im (?:Gefängnis|Knast"
        "|Maßregelvollzug|offenen Vollzug|Jugendarrest|Jugendknast|Bau)|ins (?:Gefängnis)|hinter Gittern"
        r"|eine (?:\w{3,14}e )?(?:Haft|Freiheits|Bewährungs)strafe)|(?:aus der (?:Haft"
        r"|JVA(?: [A-ZÄÖÜ][\wäöüß\-]{1,40})?"
        r"|U-Haft)|aus dem (?:Gefängnis|Knast)) (?:entlassen|gekommen|raus|zurück|freigelassen)|(?:\w{3,8}|\d{1,2}"
        r"|\d{1,2},\d|eineinhalb) (?:Jahre?|Monate?|Wochen)n? (?:auf Bewährung|Haft|Freiheitsstrafe|Gefängnis|Knast"
        "|Jugendstrafe|ohne Bewährung|auf Bewährung verurteilt|Bewährung)|(?:(?:zu"
        r"|von) )?\d{2,3} Tagessätzen?(?: (?:zu|à) (?:je )?\d{1,4}(?:,\d\d)? (?:€|Euro))?|(?:Entzug |Therapie "
        "|Strafe )?(?:auf|unter|mit|gegen seine|gegen ihre|noch) Bewährung(?:sauflagen?)?|Bewährungs(?:auflagen?"
        "|helfer(?:in)?|widerruf|zeit)|Freigänger(?:in)?|Fußfessel|Häftling|Strafgefangener?|Haftentlassene[rn]?"
        r"|§ ?64 StGB|§ ?35 BtMG|Täter-Opfer-Ausgleich|MPU(?: wegen \w{4,20})?)",
        "criminal",
        "haft|jva|gefängnis|knast|vollzug|arrest|gitter|bewähr|tagess|freigäng|fußfessel|häftling|strafgef|stgb"
        "|btmg|ausgleich|mpu|verwahrung|gewahrsam|strafe",
    ),
    _rule(
        "caught",
        "(?P<v>beim (?:Klauen|Stehlen|Ladendiebstahl|Schwarzfahren|Dealen|Einbruch|Kiffen) (?:erwischt|ertappt"
        r"|festgenommen)|(?:hat|habe) (?:[\w ]{1,52} )?(?:geklaut|gestohlen|unterschlagen|veruntreut|gedealt"
        "|eingebrochen|zusammengeschlagen|verprügelt|gestalkt|betrunken gefahren)|(?:Führerschein"
        r"|Lappen) (?:[\w ]{1,33} )?(?:weg|entzogen|abgegeben|los|eingezogen)(?: (?:wegen|nach) [\wÄÖÜäöüß]{4,24})?"
        r"|(?:mit|hatte) \d[,.]\d{1,2} Promille(?: (?:am Steuer|erwischt|gefahren|Auto gefahren))?"
        "|betrunken (?:Auto |am Steuer |mit dem Auto )?(?:gefahren|erwischt)|(?:Polizei|Kripo"
        r"|Staatsanwaltschaft) ermittelt gegen (?:ihn|sie|mich|[A-ZÄÖÜ]\w{2,20})|(?:ist|war"
        r"|gilt als) (?:\w{3,10} )?(?:Tatverdächtiger?|Beschuldigter?|Angeklagter?|Intensivtäter|Straftäter(?:in)?"
        "|Dealer|Wiederholungstäter)|(?:Kontakt|Annäherungs|Betretungs)verbot|Gewaltschutz(?:verfahren|anordnung"
        "|antrag))",
        "criminal",
        "erwischt|ertappt|festgenommen|geklaut|gestohlen|unterschl|veruntr|gedealt|eingebr|zusammeng|verprüg"
        "|gestalkt|betrunken|führerschein|lappen|promille|ermittelt|tatverd|beschuld|angekl|täter|dealer|verbot"
        "|gewaltsch",
    ),
    _rule(
        "more",
        "(?P<v>(?:bekennende[rn]?|gläubige[rn]?|praktizierende[rn]?|strenggläubige[rn]?|überzeugte[rn]?"
        "|getaufte[rn]?) (?:Christ|Christin|Katholik|Katholikin|Muslim|Muslima|Muslimin|Jude|Jüdin|Protestant"
        "|Protestantin|Atheist|Atheistin|Buddhist|Buddhistin)(?:en)?|Mitglied (?:in )?(?:einer|der|seiner"
        r"|ihrer) (?:\w{4,20}en )?(?:Freikirche|Moschee|Moscheegemeinde|Synagoge|Sekte|Kirche|Kirchengemeinde"
        "|Pfingstgemeinde|Glaubensgemeinschaft))",
        "religion",
        "ende|gläubig|überzeugt|getauft|mitglied",
    ),
    _rule(
        "more_sex",
        "(?P<v>(?:in einer |eingetragene[rn]? )?(?:eingetragenen? )?Lebenspartnerschaft|[Tt]rans(?:-| )?(?:[Ff]rau"
        "|[Mm]ann|[Mm]ädchen|[Jj]unge|[Pp]erson|ident)|(?:verpartnert|Verpartnerung))",
        "sexual_orientation",
        "partner|trans",
    ),
    _rule(
        "licence",
        r"(?P<v>(?:Führerschein|Fahrerlaubnis|Lappen) (?:[\w ]{1,33} )?wegen [\wÄÖÜäöüß]{4,24}(?: am Steuer)? (?:verl"
        "oren|abgeben|abgegeben|weg|los|entzogen|eingezogen)|(?:steht|stand|stehe) (?:im|unter) (?:dringendem "
        r"|dem )?(?:Verdacht|Tatverdacht)(?: (?:der|des|von|zu|auf) \w{4,30})?)",
        "criminal",
        "führerschein|fahrerlaubnis|lappen|verdacht",
    ),
    _rule(
        "traits",
        "(?P<v>(?:(?:sein|ihr|mein|Ihr|dein)e?[nrms]? )?(?:Fingerabdr[uü]ck(?:e|en)?|Gesichtsscans?|Iris-?[Ss]cans?"
        r"|Venenscans?|Handvenen\w{0,10}|Netzhautscans?|Stimmabdruck|Stimmprobe|Gesichtsgeometrie"
        r"|biometrische[snr]? (?:Daten|Foto|Profil|Merkmale|Template)|Fingerprint) (?:[\w ]{1,52} )?(?:hinterlegt"
        "|gespeichert|erfasst|abgegeben|abgenommen|genommen|registriert|eingelernt|freigeschaltet|gescannt"
        "|verwendet|gelöscht|löschen)|(?:Gen|DNA|DNS|Abstammungs|Vaterschafts|Erbgut)-?(?:[Tt]est|[Aa]nalyse"
        "|[Pp]robe|[Gg]utachten|[Uu]ntersuchung)(?: (?:positiv|ergab|hat ergeben))?|(?:BRCA-?[12]?|Huntington"
        r"|Faktor-V-Leiden|Mukoviszidose|HLA-B27|APOE\S{0,3}|CFTR|Lynch)-?(?:[Mm]utation|[Gg]en|[Tt]räger(?:in)?"
        r"|[Ss]yndrom|positiv| positiv)(?: positiv)?|(?:Anlage|Gen|Merkmals)träger(?:in)?(?: für \w{4,24})?"
        "|genetisch(?:e|er|en)? (?:vorbelastet|Veranlagung|Disposition|Befund|Defekt|Mutation|Test|Beratung"
        "|veranlagt)|erblich (?:vorbelastet|bedingt))",
        "genetic",
        "fingerab|gesichts|iris|venen|netzhaut|stimm|biometr|fingerp|gen|dna|dns|abstamm|vatersch|erbgut|brca"
        "|hunting|faktor|mukov|hla|apoe|cftr|lynch|träger|erblich",
    ),
)
