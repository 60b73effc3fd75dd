"""More German phrases of the special categories other than health, and of criminal matters. Same form as `_sensitive_rules`.

A phrase may have words in its middle ("trat unser Mandant aus der Kirche aus"); group ``v`` is all of it.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers._sensitive_rules import _FAITH, _PARTY, _UNION
from filters.recognizers.base import Rule

_GAP: Final = r"(?:[^.;!?\n]{1,48} )?"
_COLOR: Final = "(?:grün|rot|schwarz|blau|gelb|links|rechts|konservativ|liberal|braun|rechtsextrem|linksextrem|rot-grün)"
_ADJ: Final = (
    "(?:türkisch|kurdisch|arabisch|syrisch|afghanisch|russisch|polnisch|afrikanisch|jüdisch|vietnamesisch|iranisch"
    "|ukrainisch|rumänisch|serbisch|kroatisch|bosnisch|albanisch|kosovarisch|griechisch|italienisch|spanisch"
    "|portugiesisch|marokkanisch|tunesisch|algerisch|ägyptisch|libanesisch|palästinensisch|irakisch|persisch|indisch"
    "|pakistanisch|tamilisch|chinesisch|koreanisch|japanisch|thailändisch|philippinisch|indonesisch|eritreisch"
    "|äthiopisch|somalisch|nigerianisch|ghanaisch|senegalesisch|kamerunisch|kongolesisch|tschetschenisch|armenisch"
    "|georgisch|aserbaidschanisch|kasachisch|usbekisch|bulgarisch|ungarisch|tschechisch|mazedonisch|jesidisch"
    "|alevitisch|aramäisch|assyrisch|sorbisch|brasilianisch|kubanisch|mexikanisch|lateinamerikanisch|asiatisch"
    "|nordafrikanisch|westafrikanisch|osteuropäisch|südosteuropäisch|balkanisch|orientalisch|karibisch|jamaikanisch"
    "|aschkenasisch|sephardisch|indigen|nahöstlich|deutsch-türkisch|halbtürkisch)"
)
_LAND: Final = (
    "(?:Syrien|Afghanistan|(?:dem )?Irak|(?:dem )?Iran|Eritrea|(?:der )?Ukraine|Somalia|(?:dem )?Sudan|(?:der )?Türkei"
    "|Kamerun|Nigeria|Ghana|Gambia|Guinea|Äthiopien|Tschetschenien|(?:dem )?Kosovo|Marokko|Algerien|Tunesien|Ägypten"
    "|(?:dem )?Libanon|Palästina|Gaza|Pakistan|Sri Lanka|Vietnam|Venezuela|Kolumbien|Belarus|Russland|Kasachstan)"
)
_WEAR: Final = "(?:Kopftuch|Hijab|Hidschab|Niqab|Burka|Kippa|Turban|Schleier|Tschador|Kreuz am Hals|Kreuzkette|Davidstern|Habit)"
_BODY: Final = (
    "(?:Fingerabdr[uü]ck|Fingerprint|Gesichts?|Iris|Retina|Netzhaut|Handvenen|Venen|Palm|Stimm|Face|Handflächen|Biometrie)"
)
_ROLE: Final = (
    r"(?:Mann|Frau|Anhänger(?:in)?|Fan|Wähler(?:in)?|Mitglied(?:er|s|schaft)?|Sympathisant(?:in)?|Aktivist(?:in)?"
    r"|Helfer(?:in)?|Wahlkämpfer(?:in)?|Wahlkampf\w{0,8}|Kandidat(?:in|ur)?|Aufkleber|Pin|Button|T-Shirt|Demo\w{0,10}"
    r"|Stammtisch|Parteitag|Parteibuch|Spende[rn]?|Veranstaltung|Jugend|Liste|Stand|Infostand|Fraktion|Ortsgruppe"
    r"|Ortsverein|Kreisrat|Kreisrätin|Stadtrat|Stadträtin|Gemeinderat|Gemeinderätin|Plakate?|Flyer|Chatgruppe|Gruppe"
    r"|Marsch|Kundgebung|Aufmarsch|Spaziergang|Protest\w{0,3}|Blockade)"
)
_OF: Final = (
    r"(?:der|des|von|von der|bei der|bei den|für die|in der|den|vom) (?:rechten|linken|rechtsextremen|radikalen)?\s?"
    rf"(?:{_PARTY}|Pegida|Identitären Bewegung|Letzten Generation|Antifa|PKK|Grauen Wölfe|Muslimbruderschaft|Hamas"
    r"|Hisbollah|Reichsbürger\w{0,9}|Querdenker\w{0,9}|Gülen-Bewegung|Opposition|Regierungspartei|Milli Görüş|HDP)"
)


def _rule(name: str, pattern: str, subtype: str) -> Rule:
    return Rule(f"told_{name}", re.compile(rf"(?<![\w\-])(?P<v>{pattern})(?!\w)"), subtype, 0.8)


PHRASES: Final[tuple[Rule, ...]] = (
    _rule(
        "church",
        rf"(?:[Tt]rat|[Tt]ritt|[Tt]rete|[Tt]raten) {_GAP}aus der (?:{_FAITH}en )?(?:Kirche|Landeskirche|Gemeinde"
        r"|Religionsgemeinschaft|Synagogengemeinde)(?: aus)?|aus der (?:\w{3,20}en )?(?:Kirche|Religionsgemeinschaft"
        r"|Landeskirche) (?:getreten|raus|rausgegangen|weg|ausgetreten(?:en|er)?)|ausgetreten aus der (?:\w{3,20}en )?Kirche"
        r"|(?:die|der) (?:\w{3,20} )?(?:Kirche|Glaubensgemeinschaft) (?:verlassen|den Rücken gekehrt)|keiner (?:Kirche"
        r"|Religion|Konfession|Religionsgemeinschaft)(?: an)?|zu[mr] (?:[\w\-]{3,24}en )?(?:Islam|Judentum|Christentum"
        r"|Buddhismus|Hinduismus|Katholizismus|Protestantismus|Kirche|Glauben) (?:konvertiert\w{0,2}|übergetreten"
        r"|gewechselt|bekehrt|gefunden|konvertieren|übertreten|überzutreten)|(?:konvertiert|konvertierte|wechselte"
        rf"|bekennt sich|bekannte sich|Konversion|Übertritt|bekehrte sich) {_GAP}(?:zu[mr]) (?:[\w\-]{{3,24}}en )?(?:Islam"
        r"|Judentum|Christentum|Buddhismus|Hinduismus|Katholizismus|Protestantismus|Kirche|Glauben)|(?:Mitglied|engagiert"
        rf"|aktiv|Ältester?|ehrenamtlich|singt|Presbyter) (?:in |bei |im )(?:der |einer |seiner |ihrer )?(?:{_FAITH}en )?"
        r"(?:\w{0,16}[Gg]emeinde|Freikirche|Landeskirche|Kirche|Kirchenchor|Moscheeverein|Synagoge|Sekte|Loge|DITIB)",
        "religion",
    ),
    _rule(
        "faith_of",
        rf"{_FAITH}e[nrsm]? (?:Kolleg(?:e|in|en)|Mitarbeiter(?:in)?|Mann|Frau|Kund(?:e|in|en)|Bewerber(?:in)?|Patient(?:in)?"
        r"|Familie|Mutter|Vater|Eltern|Schüler(?:in)?|Mieter(?:in)?|Nachbar(?:in|n)?|Freund(?:in)?|Schwiegereltern|Kind"
        r"|Großeltern|Mandant(?:in)?|Pfleger(?:in)?|Azubi|Kurd(?:e|in|en)|Türk(?:e|in)|Araber(?:in)?|Iraner(?:in)?)"
        rf"|{_FAITH}(?:e[rn]?)? (?:getraut|geheiratet|erzogen|bestattet|verheiratet|sozialisiert|aufgewachsen)"
        rf"|(?:Bekenntnis|Konfession|Religion|Rel|Konf|Glaube|Glaubensrichtung|Religionsunterricht|KiSt|Taufe)\w{{0,14}}"
        rf"\.?[\s:=]{{1,3}}(?:[a-z\-]{{3,12}}-)?(?:{_FAITH}|jesidisch|Ethik|evang\.|ev\.|kath\.|rk|islam|Islam|keine)",
        "religion",
    ),
    _rule(
        "custom",
        rf"(?:trägt|trage|tragen|trug|getragen|abnehmen|ablegen|mit|ihr|sein|ihren|seinen|das|den) (?:[^.;!?\n]{{1,48}} )?{_WEAR}"
        r"|(?:aus )?(?:religiösen Gründen|Glaubensgründen|religiöser Überzeugung|Gewissensgründen) (?:eine?n?|keine?n?|das|am|an"
        r"|nicht|nur|samstags|sonntags|freitags|ab|auf) [^.,;\n]{2,32}(?=[.,;\n)]| und| oder|\Z)|(?:betet|beten|bete|gebetet)"
        r"(?: [^.;!?\n]{1,30})?|(?:zum|vom|beim|fürs?|das|ihr|sein|mein|zu|seine|ihre|meine) (?:Freitagsgebet|Gebete?|Beten"
        r"|Gottesdienst|Bibelkreis|Beichte|Abendmahl|Mittagsgebet|Morgengebet)|(?:geht|gehe|ging|fährt|will|muss|möchte)"
        r" [^.;!?\n]{0,40}(?:in die|zur|in der) (?:Moschee|Synagoge|Kirche|Messe|Christmette|Koranschule|Beichte|Cem)|(?:in der"
        r"|die|der|seiner|ihrer) (?:Moschee|Synagoge|Freikirche|Kirche) (?:aktiv|engagiert|tätig|besucht|besuchen)|besucht"
        r" [^.;!?\n]{0,30}(?:Moschee|Synagoge|Gottesdienste?|Bibelkreis|Koranschule|Gebetskreis|Freikirche)|(?:isst|ißt|esse"
        r"|bekommt|nimmt|braucht|will|bestellt|mag|nur|bitte|möchte|Essen|Kost|Verpflegung|Menü)[: ][^.;!?\n]{0,24}(?:halal|koscher"
        r"|kein(?:en|e)? (?:Schwein\w{0,10}|Gelatine|Blutwurst)|schweinefleischfrei\w{0,2}|ohne Schwein\w{0,8})|(?:fastet|faste|fasten"
        r"|gefastet)(?: [^.;!?\n]{1,24})?|(?:am|an|den|vor|ab) (?:Sabbat|Schabbat|Shabbat|Jom Kippur|Zuckerfest|Opferfest|Ramadan)"
        r"|(?:feiert|feiern|feiere) [^.;!?\n]{0,24}(?:Ramadan|Zuckerfest|Opferfest|Chanukka|Pessach|Bayram|Newroz|Diwali|Jom Kippur"
        r"|orthodoxe\w{0,1} \w{4,12}|Schabbat)|kein Weihnachten(?= |[.,]|\Z)|(?:lehnt|lehne|verweigert) [^.;!?\n]{0,40}(?:Bluttransfusion"
        r"|Blutkonserven|Bluttransfusionen) (?:ab|als|aus)|Kreuz im Klassenzimmer|gibt (?:Frauen|Männern) nicht die Hand",
        "religion",
    ),
    _rule(
        "vote",
        rf"(?:[Ww]ähle?|[Ww]ählt|[Ww]ählte|[Ww]ählen|gewählt|gestimmt|stimmt|stimme|votiert) (?:[^.;!?\n,]{{1,40}} )?(?:für )?(?:die |den )?"
        rf"(?:{_COLOR}|{_PARTY}|Union|Höcke|Weidel|Habeck|Merz|Wagenknecht|Erdoğan|Erdogan|Trump|Putin)"
        rf"|(?:{_COLOR}|{_PARTY}|Union) (?:gewählt|wählt|wählen|wähle|gestimmt|angekreuzt)|(?:Kreuz|Stimme|Erststimme|Zweitstimme"
        rf"|Häkchen|Kreuzchen) (?:[^.;!?\n]{{1,40}} )?(?:bei|für|an) (?:der |die |den )?(?:{_PARTY}|Union)(?: gemacht| gegeben| gesetzt)?"
        rf"|(?:{_PARTY}|Union|Pegida|Querdenker|Querdenken|Corona|Klima|Palästina|Israel|Antifa|Neonazi|Nazi|Reichsbürger|Lebensschützer"
        rf"|Anti-\w{{3,16}}|Friedens|Bauern|Putin|Erdoğan|Trump|Solidaritäts|Impfgegner)-{_ROLE}|(?:[Aa]nhänger(?:in)?"
        rf"|[Ss]ympathisant(?:in)?|[Uu]nterstützer(?:in)?|Fan|[Ww]ähler(?:in)?|Stammwähler(?:in)?|Aktivist(?:in)?|Mitglied|Gründungsmitglied"
        rf"|Ortsvorsitzende[rn]?|Mitläufer(?:in)?|Parteitag|Demo|Ortsgruppe|Landesliste|Abgeordnete[rn]?|Wahlkampf|Spende|Spenden"
        rf"|Funktionär(?:in)?|Kader|Beisitzer(?:in)?|Schriftführer(?:in)?|Nähe) {_OF}",
        "politics",
    ),
    _rule(
        "leaning",
        rf"(?:sympathisiert|sympathisiere|liebäugelt|hält es|hält) (?:offen |heimlich )?(?:mit|zu) (?:der|den|dem) (?:\w{{3,20}}en )?"
        rf"(?:{_PARTY}|Szene|Nazis|Reichsbürgern|Querdenkern|Linken|Rechten|Union)|(?:spendet|spende|gespendet|überwiesen"
        rf"|[Pp]arteispende|Mitgliedsbeitrag|Beitrag) {_GAP}(?:an|für) (?:die |den )?{_PARTY}(?: gespendet)?|(?:politisch|stramm"
        r"|ziemlich|ganz|weit|offen|eher|extrem|klar|tief) (?:links|rechts|konservativ|liberal|national|braun|grün)(?: eingestellt"
        r"| orientiert| außen|en|e|er)?|(?:links|rechts|konservativ|liberal|national|kommunistisch)(?:en|e|er)? (?:eingestellt|orientiert"
        r"|angehaucht|gesinnt|Gesinnung|Ansichten|Einstellung|Parolen|Weltbild)|(?:demonstriert|demonstrierte|protestiert|protestierte)"
        rf" (?:[^.;!?\n]{{1,30}} )?(?:gegen|für|mit|bei) [^.,;!?\n]{{3,36}}|(?:für|bei|in) (?:die |der |den |dem )?(?:{_PARTY}|Union)"
        rf" {_GAP}(?:im (?:Stadtrat|Gemeinderat|Kreistag|Landtag|Bundestag|Ortsbeirat)|in den (?:Stadtrat|Gemeinderat|Kreistag|Landtag"
        rf"|Bundestag)|angetreten|kandidiert|gewählt|aktiv)|in der (?:Partei|SED|Stasi|rechten Szene|linken Szene)(?: aktiv| gewesen)?"
        rf"|(?:Partei|Parteimitgliedschaft|Parteizugehörigkeit|Mitgliedschaft)\s?[:=]\s?(?:{_PARTY}|keine)|politisch(?:e[nr]?)?"
        r" (?:aktiv|engagiert|verfolgt|Betätigung|Gesinnung|Überzeugung|Einstellung|Haltung|Verfolgung|Äußerung(?:en)?)",
        "politics",
    ),
    _rule(
        "organized",
        rf"(?:Beitragseinzug|Beitrag|Mitgliedschaft|Mitglied|Mitgl\.|Austritt|Beitritt|Liste(?: \d{{1,2}})?|Betriebsrat|BR|Personalrat"
        rf"|Kandidat(?:in)?|Vertreter(?:in)?|Delegierte[rn]?|Vertrauens\w{{3,8}}|Streikgeld|Rechtsschutz|Beitragsabzug|organisiert|aktiv"
        rf"|Bevollmächtigte[rn]?|Gewerkschaft\w{{0,20}}|Sekretär(?:in)?|engagiert|Ausweis|Mitgliedsnummer|Kündigung|Fahne|Weste|Ortsgruppe)"
        rf"[:,]? ?(?:[^.;!?\n]{{1,30}} )?\(?{_UNION}\)?|(?:Gewerkschaft|Gew\.|Gewerkschaftszugehörigkeit)\s?[:=;]\s?(?:{_UNION}"
        r"|[A-Z]\w{1,14})|(?:in|bei|aus|Mitglied|von) (?:der|die|einer|seiner|ihrer|meiner) Gewerkschaft(?: ist| war| bin|(?=[ .,;)\n]|\Z))"
        rf"|{_UNION}-(?:Mitglied\w{{0,12}}|Mann|Frau|Liste|Betriebsrat|Betriebsrätin|Vertrauens\w{{3,8}}|Beitrag\w{{0,6}}|Kollege|Kollegin|Streik"
        r"|Sekretär(?:in)?|Delegierte[rn]?|Weste|Fahne|Kandidat(?:in)?)|(?:hat|habe|haben|war|ist) (?:[^.;!?\n]{1,40} )?(?:mitgestreikt"
        r"|gestreikt|am (?:Warn)?[Ss]treik (?:beteiligt|teilgenommen)|beim (?:Warn)?[Ss]treik (?:dabei|mitgemacht))|(?:streikt|streikte)"
        r"(?: [^.;!?\n]{1,20})?|[Tt]eilnahme am (?:Warn)?[Ss]treik",
        "trade_union",
    ),
    _rule(
        "roots",
        rf"{_ADJ}(?:e[nrsm]?)? (?:Wurzeln|Herkunft|Abstammung|Vorfahren|Großeltern|Eltern|Mutter|Vater|Familie|Background|Hintergrund"
        r"|Migrationshintergrund|Volkszugehörigkeit|Minderheit|Aussehen|Gene|Ethnie|Ursprungs?|Elternhaus|Community|Einwanderer(?:familie)?"
        r"|Gastarbeiter(?:familie|kind)?|Kind|Juden?|Jüdin|Kurd(?:e|in)|Rom|Roma|Christ(?:in)?|Flüchtling)|\d{1,3}(?:[.,]\d)? ?(?:%|Prozent)"
        r" [a-zäöü\-]{4,24}isch(?:er|e|en)?(?: (?:Abstammung|Herkunft|Gene|DNA|Wurzeln))?|(?:Wurzeln|Vorfahren|Familie|Eltern|Großeltern) (?:in|aus"
        rf"|stammen aus|kommen aus) {_LAND}|(?:floh|flohen|flüchtete|geflohen|geflüchtet|Flucht|Geflüchtete[rn]?|Flüchtling)"
        rf" (?:[^.;!?\n]{{1,30}} )?(?:aus|vor|nach) (?:{_LAND}|dem Krieg|\w{{4,20}})|aus {_LAND} (?:geflohen|geflüchtet)|(?:dunkle|schwarze|helle|weiße)[nr]?"
        rf" Haut(?:farbe)?|(?:südländisch|arabisch|asiatisch|afrikanisch|nordafrikanisch|osteuropäisch|türkisch)(?:e[srn]?)? (?:aussehend\w{{0,2}}"
        r"|Aussehen|Typ|Erscheinung|Äußeres|Phänotyp|wirkend\w{0,2})|(?:ist|sei|bin|als|war|der|die|eine?|Kind|Zeugin|Zeuge|Familie) (?:Roma|Romni|Sinti|Sinto"
        r"|Sintiza|Jenische[rn]?|Afrodeutsche[rn]?|Schwarze[rn]?|Deutschtürke|Deutschtürkin|Sorbe|Sorbin|Russlanddeutsche[rn]?)"
        rf"|{_ADJ}stämmig(?:e[rnms]?)?|(?:Deutsch|Halb|Afro|Austro)-?(?:Türk|Russ|Pol|Ital|Griech|Iran|Afghan|Syr|Kurd)\w{{1,6}}",
        "ethnicity",
    ),
    _rule(
        "loves",
        r"(?:steht|stehe|stand|stehen) (?:[^.;!?\n]{1,30} )?auf (?:Männer|Frauen|Kerle|Jungs|Mädchen|Mädels|beide(?:s| Geschlechter)?|Typen)"
        r"|(?:Homo|Bi|Trans|Inter|A|Pan)sexualität|(?:liebt|mag|begehrt) (?:Männer|Frauen)|(?:Geschlecht|Geschlechtseintrag|Anrede|Gender|Sex)"
        r"\s?[:=]\s?(?:divers|nichtbinär|non-?binary|trans|inter|d)|(?:Pronomen|pronouns?)(?: ist| sind|:)? (?:dey|they|xier|sier|hen|keine|ohne)"
        r"\S{0,6}|(?:keine|ohne) Pronomen|(?:ist|bin|sei|war|als|offen|sich als) (?:offen )?(?:schwul|lesbisch|bi|trans|queer|nichtbinär|non-?binär"
        r"|inter|pan|asexuell|homosexuell|bisexuell)|(?:mit|zu) (?:seinem|einem) (?:[a-zäöü]{3,14} )?(?:Freund|Mann|Partner|Ehemann|Lebensgefährten) (?:verheiratet"
        r"|zusammen|liiert|verlobt|verpartnert|zusammengezogen|in einer Beziehung)|(?:mit|zu) (?:ihrer|einer) (?:[a-zäöü]{3,14} )?(?:Freundin|Frau|Partnerin"
        r"|Ehefrau|Lebensgefährtin) (?:verheiratet|zusammen|liiert|verlobt|verpartnert|zusammengezogen|in einer Beziehung)|(?:war|ist|geht|ging|auf dem|beim|auf der) (?:CSD"
        r"|Christopher Street Day|Pride|Schwulenbar|Lesbenparty)|früher (?:ein Mann|eine Frau|\w{3,12}) (?:gewesen|hieß|geheißen)|(?:Hormon\w{0,14}|OP) (?:zur|für die|wegen der|als)"
        r" (?:Geschlechts\w{4,14}|Transition|Transfrau|Transmann)|outete(?:n)? (?:er |sie )?(?:sich|mich)(?: [^.;!?\n]{1,24})?|(?:als|ihn|sie|mich) (?:\w{3,12} )?geoutet",
        "sexual_orientation",
    ),
    _rule(
        "intimate",
        r"(?:Affäre|Verhältnis|Techtelmechtel|Liebschaft|Liaison|Sex|Geschlechtsverkehr|geschlafen|im Bett|rumgemacht|Fremdgehen)(?: mit | gehabt mit )[^.,;!?\n]{2,32}"
        r"|mit [^.,;!?\n]{2,32} (?:geschlafen|im Bett(?: gewesen)?|fremdgegangen|Sex gehabt|eine Affäre|ein Verhältnis|betrogen)|(?:schläft|schlief) mit [^.,;!?\n]{2,24}"
        r"|(?:Opfer|Betroffene[rn]?) (?:eine[rs]|von|sexueller|sexualisierter|häuslicher) (?:sexuellen? )?(?:Vergewaltigung|Übergriffs?|Missbrauchs?|Gewalt|Nötigung|Belästigung|Menschenhandels?)"
        r"|(?:sexuell|sexuelle[nrms]?) (?:missbraucht|belästigt|genötigt|bedrängt|übergriffig\w{0,2}|aktiv|Kontakte?|Handlungen|Neigung(?:en)?|Praktiken|Vorlieben|Nötigung|Belästigung|Fantasien)"
        r"|(?:besucht|besuchte|geht|ging|war|im|in einem|regelmäßig) (?:[^.;!?\n]{1,30} )?(?:Swinger\w{3,8}|Bordell\w{0,2}|Puff|Stripclub|FKK-Club|Darkroom|Sauna-?[Cc]lub|Domina|Pornokino)"
        r"|(?:Porno|Nackt|Intim|Sex)(?:videos?|bilder|fotos?|filme?|chats?|aufnahmen|seiten)|(?:Grindr|Tinder|Joyclub|Parship|Romeo|OnlyFans)-?(?:Profil|Account|Konto)|ungeschützte[rn]? (?:Sex|Verkehr|Geschlechtsverkehr)",
        "sex_life",
    ),
    _rule(
        "offender",
        r"(?:Lücke|Nachfrage|Grund|Vermerk|Eintrag|Führungszeugnis|Vorstrafen?|Delikt|Tatvorwurf|Vorwurf|Strafe|Straftat|Anlass)\s?[:=–] ?[^.;!?\n]{0,30}?[A-ZÄÖÜ]\w{0,20}(?:[Hh]aft|[Dd]iebstahl"
        r"|[Bb]etrugs?|[Rr]aub|[Vv]erletzung|[Hh]ehlerei|[Nn]ötigung|[Bb]eleidigung|[Bb]edrohung|[Ff]lucht|[Hh]interziehung|[Mm]issbrauch|[Ee]inbruch|[Uu]nterschlagung|[Uu]ntreue|[Ff]älschung|Knast)"
        r"|(?:verurteilte[rn]?|vorbestrafte[rn]?|gesuchte[rn]?|mutmaßliche[rn]?|rechtskräftig verurteilte[rn]?) [A-ZÄÖÜ]\w{3,24}|(?:wegen|[Vv]erdacht(?:s)? (?:auf|der|des|von)|[Tt]atverdacht(?:s)?|[Vv]orwurf(?:s)? (?:der|des)"
        r"|beim|Beihilfe zu[mr]?) (?:[a-zäöü]{5,18}(?:er|en|em|e|s) ){0,2}[A-ZÄÖÜ]?[a-zäöüß]{0,18}(?:[Dd]iebstahls?|[Bb]etrugs?|[Rr]aube?s?|[Kk]örperverletzung|[Hh]ehlerei|[Nn]ötigung|[Bb]eleidigung|[Bb]edrohung|[Ff]ahrerflucht|[Uu]nfallflucht"
        r"|[Ss]teuerhinterziehung|[Mm]issbrauchs?|[Mm]isshandlung|[Ee]inbruchs?|[Uu]nterschlagung|[Uu]ntreue|[Uu]rkundenfälschung|[Ss]talkings?|[Nn]achstellung|[Ss]achbeschädigung|[Tt]runkenheit|[Dd]rogenbesitz(?:es)?|[Dd]rogenhandels?|[Mm]ordes?"
        r"|[Tt]otschlags?|[Vv]olksverhetzung|[Gg]eldwäsche|[Ee]rpressung|[Bb]randstiftung|[Hh]ausfriedensbruchs?|[Vv]ergewaltigung|[Ss]chwarzfahrens?|[Vv]erleumdung|[Bb]estechung|[Ii]nsolvenzverschleppung)(?: (?:angezeigt|verurteilt|vorbestraft"
        r"|angeklagt|ermittelt|verhaftet|festgenommen|gekündigt|entlassen))?|(?:verbüßt|verbüßte|saß|sitzt|absitzen|abgesessen|gesessen) (?:[^.;!?\n]{1,40} )?(?:Haft|Strafe|Gefängnis|JVA(?: [A-Z]\w+)?|ein|Knast|U-Haft|ab)"
        r"|(?:hat|habe|haben|beim) (?:[^.;!?\n]{1,40} )?(?:gekifft|gekokst|gedealt|Drogen (?:genommen|verkauft|konsumiert)|einen Joint geraucht|Koks genommen|Gras (?:geraucht|verkauft)|geklaut|Ladendiebstahl begangen)|(?:kifft|kokst|dealt)"
        r"|(?:ins|im|aus dem) (?:Gefängnis|Knast|Jugendarrest|Kittchen)|(?:in|aus) (?:der )?(?:JVA(?: [A-ZÄÖÜ]\w{2,16})?|U-Haft|Untersuchungshaft|Haft|Strafhaft)|(?:Staatsanwaltschaft|Kripo|Polizei|Zoll|Steuerfahndung) (?:ermittelt|fahndet|sucht)(?: [^.;!?\n]{1,24})?"
        r"|(?:hat|bekam|kassierte|erhielt|gibt|besteht|liegt) (?:[^.;!?\n]{1,30} )?(?:einen? |eine |ein )?(?:Strafbefehl|Haftbefehl|Strafanzeige|Anzeige wegen \w{4,24}|Eintrag im \w{4,24}|Hausverbot wegen \w{4,24}|Bewährungsstrafe|Kontaktverbot)",
        "criminal",
    ),
    _rule(
        "body",
        rf"{_BODY}-?(?:[Ss]cans?|[Ss]canner\w{{0,5}}|[Tt]emplates?|[Dd]aten\w{{0,5}}|[Pp]rofil\w{{0,2}}|[Mm]uster|[Ee]rkennung\w{{0,10}}|[Bb]ild\w{{0,3}}|[Vv]ektor\w{{0,3}}|[Hh]ash|[Mm]erkmale?|[Vv]orlagen?|[Aa]bgleich|[Rr]eferenz|[Ee]mbedding)"
        r"(?: (?:ID|Nr\.) ?[\w\-]{3,24})?|(?:[Tt]emplate|[Bb]iometrie|Face|Fingerprint|Scan)-?(?:ID|Id|Nr\.?|Hash)[: ]{1,2}[\w\-]{4,32}|(?:Zugang|Zutritt|Anmeldung|Zeiterfassung|Login|entsperrt|stempelt|Stempeln) (?:[^.;!?\n]{1,24} )?(?:per|mit|über|via)"
        r" (?:\w{3,12} )?(?:Fingerabdruck|Iris|Gesichtsscan|Handvenenscan|Gesichtserkennung|Stimme)|biometrische[nrms]? \w{4,24}",
        "biometric",
    ),
    _rule(
        "gene",
        r"(?:Anlage|Gen|Mutations)?[Tt]räger(?:in)? (?:von |der |des |einer |eines |für )(?:[A-Z][\w\-]{2,24}(?: [a-z]{4,16}| [IVX\d]{1,3})?|[a-z]{4,14}(?:en|es|er) [A-Z][\w\-]{3,24})|(?:BRCA-?[12]?|MLH1|MSH2|TP53|PALB2|CHEK2|APOE\S{0,3}|CFTR|HTT|HFE|HLA-\w{2,5}"
        r"|Faktor-V-Leiden|Faktor[ -]V(?: Leiden)?|Huntington|Prothrombin|JAK2)[\- ]?(?:[Mm]utation|[Vv]ariante|[Gg]en\w{0,6}|[Tt]räger(?:in)?|[Tt]est|[Bb]efund|positiv|negativ|heterozygot|homozygot|[Aa]nlage)(?: (?:heterozygot|homozygot|positiv|negativ|nachgewiesen))?"
        r"|(?:Haplogruppe|Genotyp|Karyotyp) \S{2,14}|c\.\d{2,6}\S{1,12}|(?:DNA|DNS|Gen|Abstammungs|Vaterschafts|Ahnen|Herkunfts|Genom)-?(?:[Tt]est|[Pp]rofil|[Pp]robe|[Ee]rgebnis|[Aa]nalyse|[Aa]bgleich|[Ss]pur|[Gg]utachten|[Dd]aten|[Bb]efund)(?:s|es|e|en|se)?"
        r"|(?:genetisch|erblich|familiär)(?:e[nrms]?)? (?:vorbelastet|belastet|bedingt\w{0,2}|Vorbelastung|Veranlagung|Disposition|Defekts?|Mutation|Belastung|Erkrankung|Variante)|Vaterschaft (?:\w{3,16} )?(?:ausgeschlossen|bestätigt|festgestellt|nachgewiesen|anerkannt)",
        "genetic",
    ),
    Rule(
        "told_carrier",
        re.compile(
            r"(?:Mutation|Gentest|genetisch|BRCA|Humangenetik|Genanalyse|Anlageträger)[^.\n]{0,80}(?<!\w)(?P<v>(?:positiv|negativ)"
            r"(?: getestet| auf \w{3,20})?|Träger(?:in)?|betroffen)(?!\w)"
        ),
        "genetic",
        0.8,
    ),
)
