"""More German phrases of the special categories other than health. Same form as `_sensitive_rules`.

A phrase may have words in its middle ("trat unser Mandant aus der Kirche aus"); group ``v`` is all of it.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers._sensitive_rules import _FAITH, _PARTY, _UNION
from filters.recognizers.base import Rule

_GAP: Final = r"(?:[^.;!?\n]{1,48} )?"
_COLOR: Final = (
    "(?:grün|rot|schwarz|blau|gelb|links|rechts|konservativ|liberal|braun|rechtsextrem|linksextrem|rot-grün)"
)
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
    "(?:Syrien|Afghanistan|(?:dem )?Irak|(?:dem )?Iran|Eritrea|(?:der )?Ukraine|Somalia|(?:dem )?Sudan"
    "|(?:der )?Türkei"
    "|Kamerun|Nigeria|Ghana|Gambia|Guinea|Äthiopien|Tschetschenien|(?:dem )?Kosovo|Marokko|Algerien|Tunesien|Ägypten"
    "|(?:dem )?Libanon|Palästina|Gaza|Pakistan|Sri Lanka|Vietnam|Venezuela|Kolumbien|Belarus|Russland|Kasachstan)"
)
_WEAR: Final = (
    "(?:Kopftuch|Hijab|Hidschab|Niqab|Burka|Kippa|Turban|Schleier|Tschador|Kreuz am Hals|Kreuzkette|Davidstern|Habit)"
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


def phrase(name: str, pattern: str, subtype: str) -> Rule:
    return Rule(f"told_{name}", re.compile(rf"(?<![\w\-])(?P<v>{pattern})(?!\w)"), subtype, 0.8)


PHRASES: Final[tuple[Rule, ...]] = (
    phrase(
        "church",
        rf"(?:[Tt]rat|[Tt]ritt|[Tt]rete|[Tt]raten) {_GAP}aus der (?:{_FAITH}en )?(?:Kirche|Landeskirche|Gemeinde"
        r"|Religionsgemeinschaft|Synagogengemeinde)(?: aus)?|aus der (?:\w{3,20}en )?(?:Kirche|Religionsgemeinschaft"
        r"|Landeskirche) (?:getreten|raus|rausgegangen|weg|ausgetreten(?:en|er)?)"
        r"|ausgetreten aus der (?:\w{3,20}en )?Kirche"
        r"|(?:die|der) (?:\w{3,20} )?(?:Kirche|Glaubensgemeinschaft) (?:verlassen|den Rücken gekehrt)"
        r"|keiner (?:Kirche"
        r"|Religion|Konfession|Religionsgemeinschaft)(?: an)?|zu[mr] (?:[\w\-]{3,24}en )?(?:Islam|Judentum"
        r"|Christentum"
        r"|Buddhismus|Hinduismus|Katholizismus|Protestantismus|Kirche|Glauben) (?:konvertiert\w{0,2}|übergetreten"
        r"|gewechselt|bekehrt|gefunden|konvertieren|übertreten|überzutreten)|(?:konvertiert|konvertierte|wechselte"
        rf"|bekennt sich|bekannte sich|Konversion|Übertritt"
        rf"|bekehrte sich) {_GAP}(?:zu[mr]) (?:[\w\-]{{3,24}}en )?(?:Islam"
        r"|Judentum|Christentum|Buddhismus|Hinduismus|Katholizismus|Protestantismus|Kirche|Glauben)|(?:Mitglied"
        r"|engagiert"
        rf"|aktiv|Ältester?|ehrenamtlich|singt|Presbyter) (?:in |bei |im )(?:der |einer |seiner "
        rf"|ihrer )?(?:{_FAITH}en )?"
        r"(?:\w{0,16}[Gg]emeinde|Freikirche|Landeskirche|Kirche|Kirchenchor|Moscheeverein|Synagoge|Sekte|Loge|DITIB)",
        "religion",
    ),
    phrase(
        "faith_of",
        rf"{_FAITH}e[nrsm]? (?:Kolleg(?:e|in|en)|Mitarbeiter(?:in)?|Mann|Frau|Kund(?:e|in|en)|Bewerber(?:in)?"
        rf"|Patient(?:in)?"
        r"|Familie|Mutter|Vater|Eltern|Schüler(?:in)?|Mieter(?:in)?|Nachbar(?:in|n)?|Freund(?:in)?|Schwiegereltern"
        r"|Kind"
        r"|Großeltern|Mandant(?:in)?|Pfleger(?:in)?|Azubi|Kurd(?:e|in|en)|Türk(?:e|in)|Araber(?:in)?|Iraner(?:in)?)"
        rf"|{_FAITH}(?:e[rn]?)? (?:getraut|geheiratet|erzogen|bestattet|verheiratet|sozialisiert|aufgewachsen)"
        rf"|(?:Bekenntnis|Konfession|Religion|Rel|Konf|Glaube|Glaubensrichtung|Religionsunterricht|KiSt"
        rf"|Taufe)\w{{0,14}}"
        rf"\.?[\s:=]{{1,3}}(?:[a-z\-]{{3,12}}-)?(?:{_FAITH}|jesidisch|Ethik|evang\.|ev\.|kath\.|rk|islam|Islam"
        rf"|keine)",
        "religion",
    ),
    phrase(
        "custom",
        rf"(?:trägt|trage|tragen|trug|getragen|abnehmen|ablegen|mit|ihr|sein|ihren|seinen|das"
        rf"|den) (?:[^.;!?\n]{{1,48}} )?{_WEAR}"
        r"|(?:aus )?(?:religiösen Gründen|Glaubensgründen|religiöser Überzeugung|Gewissensgründen) (?:eine?n?"
        r"|keine?n?|das|am|an"
        r"|nicht|nur|samstags|sonntags|freitags|ab|auf) [^.,;\n]{2,32}(?=[.,;\n)]| und| oder|\Z)|(?:betet|beten|bete"
        r"|gebetet)"
        r"(?: [^.;!?\n]{1,30})?|(?:zum|vom|beim|fürs?|das|ihr|sein|mein|zu|seine|ihre|meine) (?:Freitagsgebet"
        r"|Gebete?|Beten"
        r"|Gottesdienst|Bibelkreis|Beichte|Abendmahl|Mittagsgebet|Morgengebet)|(?:geht|gehe|ging|fährt|will|muss"
        r"|möchte)"
        r" [^.;!?\n]{0,40}(?:in die|zur|in der) (?:Moschee|Synagoge|Kirche|Messe|Christmette|Koranschule|Beichte"
        r"|Cem)|(?:in der"
        r"|die|der|seiner|ihrer) (?:Moschee|Synagoge|Freikirche|Kirche) (?:aktiv|engagiert|tätig|besucht|besuchen)"
        r"|besucht"
        r" [^.;!?\n]{0,30}(?:Moschee|Synagoge|Gottesdienste?|Bibelkreis|Koranschule|Gebetskreis|Freikirche)|(?:isst"
        r"|ißt|esse"
        r"|bekommt|nimmt|braucht|will|bestellt|mag|nur|bitte|möchte|Essen|Kost|Verpflegung"
        r"|Menü)[: ][^.;!?\n]{0,24}(?:halal|koscher"
        r"|kein(?:en|e)? (?:Schwein\w{0,10}|Gelatine|Blutwurst)|schweinefleischfrei\w{0,2}|ohne Schwein\w{0,8})"
        r"|(?:fastet|faste|fasten"
        r"|gefastet)(?: [^.;!?\n]{1,24})?|(?:am|an|den|vor|ab) (?:Sabbat|Schabbat|Shabbat|Jom Kippur|Zuckerfest"
        r"|Opferfest|Ramadan)"
        r"|(?:feiert|feiern|feiere) [^.;!?\n]{0,24}(?:Ramadan|Zuckerfest|Opferfest|Chanukka|Pessach|Bayram|Newroz"
        r"|Diwali|Jom Kippur"
        r"|orthodoxe\w{0,1} \w{4,12}|Schabbat)|kein Weihnachten(?= |[.,]|\Z)|(?:lehnt|lehne"
        r"|verweigert) [^.;!?\n]{0,40}(?:Bluttransfusion"
        r"|Blutkonserven|Bluttransfusionen) (?:ab|als|aus)|Kreuz im Klassenzimmer|gibt (?:Frauen"
        r"|Männern) nicht die Hand",
        "religion",
    ),
    phrase(
        "vote",
        rf"(?:[Ww]ähle?|[Ww]ählt|[Ww]ählte|[Ww]ählen|gewählt|gestimmt|stimmt|stimme"
        rf"|votiert) (?:[^.;!?\n,]{{1,40}} )?(?:für )?(?:die |den )?"
        rf"(?:{_COLOR}|{_PARTY}|Union|Höcke|Weidel|Habeck|Merz|Wagenknecht|Erdoğan|Erdogan|Trump|Putin)"
        rf"|(?:{_COLOR}|{_PARTY}|Union) (?:gewählt|wählt|wählen|wähle|gestimmt|angekreuzt)|(?:Kreuz|Stimme"
        rf"|Erststimme|Zweitstimme"
        rf"|Häkchen|Kreuzchen) (?:[^.;!?\n]{{1,40}} )?(?:bei|für|an) (?:der |die |den )?(?:{_PARTY}"
        rf"|Union)(?: gemacht| gegeben| gesetzt)?"
        rf"|(?:{_PARTY}|Union|Pegida|Querdenker|Querdenken|Corona|Klima|Palästina|Israel|Antifa|Neonazi|Nazi"
        rf"|Reichsbürger|Lebensschützer"
        rf"|Anti-\w{{3,16}}|Friedens|Bauern|Putin|Erdoğan|Trump|Solidaritäts|Impfgegner)-{_ROLE}"
        rf"|(?:[Aa]nhänger(?:in)?"
        rf"|[Ss]ympathisant(?:in)?|[Uu]nterstützer(?:in)?|Fan|[Ww]ähler(?:in)?|Stammwähler(?:in)?|Aktivist(?:in)?"
        rf"|Mitglied|Gründungsmitglied"
        rf"|Ortsvorsitzende[rn]?|Mitläufer(?:in)?|Parteitag|Demo|Ortsgruppe|Landesliste|Abgeordnete[rn]?|Wahlkampf"
        rf"|Spende|Spenden"
        rf"|Funktionär(?:in)?|Kader|Beisitzer(?:in)?|Schriftführer(?:in)?|Nähe) {_OF}",
        "politics",
    ),
    phrase(
        "leaning",
        rf"(?:sympathisiert|sympathisiere|liebäugelt|hält es|hält) (?:offen |heimlich )?(?:mit|zu) (?:der|den"
        rf"|dem) (?:\w{{3,20}}en )?"
        rf"(?:{_PARTY}|Szene|Nazis|Reichsbürgern|Querdenkern|Linken|Rechten|Union)|(?:spendet|spende|gespendet"
        rf"|überwiesen"
        rf"|[Pp]arteispende|Mitgliedsbeitrag|Beitrag) {_GAP}(?:an|für) (?:die |den )?{_PARTY}(?: gespendet)?"
        rf"|(?:politisch|stramm"
        r"|ziemlich|ganz|weit|offen|eher|extrem|klar|tief) (?:links|rechts|konservativ|liberal|national|braun"
        r"|grün)(?: eingestellt"
        r"| orientiert| außen|en|e|er)?|(?:links|rechts|konservativ|liberal|national|kommunistisch)(?:en|e"
        r"|er)? (?:eingestellt|orientiert"
        r"|angehaucht|gesinnt|Gesinnung|Ansichten|Einstellung|Parolen|Weltbild)|(?:demonstriert|demonstrierte"
        r"|protestiert|protestierte)"
        rf" (?:[^.;!?\n]{{1,30}} )?(?:gegen|für|mit|bei) [^.,;!?\n]{{3,36}}|(?:für|bei|in) (?:die |der |den "
        rf"|dem )?(?:{_PARTY}|Union)"
        rf" {_GAP}(?:im (?:Stadtrat|Gemeinderat|Kreistag|Landtag|Bundestag|Ortsbeirat)|in den (?:Stadtrat"
        rf"|Gemeinderat|Kreistag|Landtag"
        rf"|Bundestag)|angetreten|kandidiert|gewählt|aktiv)|in der (?:Partei|SED|Stasi|rechten Szene"
        rf"|linken Szene)(?: aktiv| gewesen)?"
        rf"|(?:Partei|Parteimitgliedschaft|Parteizugehörigkeit|Mitgliedschaft)\s?[:=]\s?(?:{_PARTY}|keine)"
        rf"|politisch(?:e[nr]?)?"
        r" (?:aktiv|engagiert|verfolgt|Betätigung|Gesinnung|Überzeugung|Einstellung|Haltung|Verfolgung"
        r"|Äußerung(?:en)?)",
        "politics",
    ),
    phrase(
        "organized",
        rf"(?:Beitragseinzug|Beitrag|Mitgliedschaft|Mitglied|Mitgl\.|Austritt|Beitritt|Liste(?: \d{{1,2}})?"
        rf"|Betriebsrat|BR|Personalrat"
        rf"|Kandidat(?:in)?|Vertreter(?:in)?|Delegierte[rn]?|Vertrauens\w{{3,8}}|Streikgeld|Rechtsschutz"
        rf"|Beitragsabzug|organisiert|aktiv"
        rf"|Bevollmächtigte[rn]?|Gewerkschaft\w{{0,20}}|Sekretär(?:in)?|engagiert|Ausweis|Mitgliedsnummer|Kündigung"
        rf"|Fahne|Weste|Ortsgruppe)"
        rf"[:,]? ?(?:[^.;!?\n]{{1,30}} )?\(?{_UNION}\)?|(?:Gewerkschaft|Gew\."
        rf"|Gewerkschaftszugehörigkeit)\s?[:=;]\s?(?:{_UNION}"
        r"|[A-Z]\w{1,14})|(?:in|bei|aus|Mitglied|von) (?:der|die|einer|seiner|ihrer|meiner) Gewerkschaft(?: ist| war"
        r"| bin|(?=[ .,;)\n]|\Z))"
        rf"|{_UNION}-(?:Mitglied\w{{0,12}}|Mann|Frau|Liste|Betriebsrat|Betriebsrätin|Vertrauens\w{{3,8}}"
        rf"|Beitrag\w{{0,6}}|Kollege|Kollegin|Streik"
        r"|Sekretär(?:in)?|Delegierte[rn]?|Weste|Fahne|Kandidat(?:in)?)|(?:hat|habe|haben|war"
        r"|ist) (?:[^.;!?\n]{1,40} )?(?:mitgestreikt"
        r"|gestreikt|am (?:Warn)?[Ss]treik (?:beteiligt|teilgenommen)|beim (?:Warn)?[Ss]treik (?:dabei|mitgemacht))"
        r"|(?:streikt|streikte)"
        r"(?: [^.;!?\n]{1,20})?|[Tt]eilnahme am (?:Warn)?[Ss]treik",
        "trade_union",
    ),
    phrase(
        "roots",
        rf"{_ADJ}(?:e[nrsm]?)? (?:Wurzeln|Herkunft|Abstammung|Vorfahren|Großeltern|Eltern|Mutter|Vater|Familie"
        rf"|Background|Hintergrund"
        r"|Migrationshintergrund|Volkszugehörigkeit|Minderheit|Aussehen|Gene|Ethnie|Ursprungs?|Elternhaus|Community"
        r"|Einwanderer(?:familie)?"
        r"|Gastarbeiter(?:familie|kind)?|Kind|Juden?|Jüdin|Kurd(?:e|in)|Rom|Roma|Christ(?:in)?|Flüchtling)"
        r"|\d{1,3}(?:[.,]\d)? ?(?:%|Prozent)"
        r" [a-zäöü\-]{4,24}isch(?:er|e|en)?(?: (?:Abstammung|Herkunft|Gene|DNA|Wurzeln))?|(?:Wurzeln|Vorfahren"
        r"|Familie|Eltern|Großeltern) (?:in|aus"
        rf"|stammen aus|kommen aus) {_LAND}|(?:floh|flohen|flüchtete|geflohen|geflüchtet|Flucht|Geflüchtete[rn]?"
        rf"|Flüchtling)"
        rf" (?:[^.;!?\n]{{1,30}} )?(?:aus|vor|nach) (?:{_LAND}|dem Krieg|\w{{4,20}})|aus {_LAND} (?:geflohen"
        rf"|geflüchtet)|(?:dunkle|schwarze|helle|weiße)[nr]?"
        rf" Haut(?:farbe)?|(?:südländisch|arabisch|asiatisch|afrikanisch|nordafrikanisch|osteuropäisch"
        rf"|türkisch)(?:e[srn]?)? (?:aussehend\w{{0,2}}"
        r"|Aussehen|Typ|Erscheinung|Äußeres|Phänotyp|wirkend\w{0,2})|(?:ist|sei|bin|als|war|der|die|eine?|Kind"
        r"|Zeugin|Zeuge|Familie) (?:Roma|Romni|Sinti|Sinto"
        r"|Sintiza|Jenische[rn]?|Afrodeutsche[rn]?|Schwarze[rn]?|Deutschtürke|Deutschtürkin|Sorbe|Sorbin"
        r"|Russlanddeutsche[rn]?)"
        rf"|{_ADJ}stämmig(?:e[rnms]?)?|(?:Deutsch|Halb|Afro|Austro)-?(?:Türk|Russ|Pol|Ital|Griech|Iran|Afghan|Syr"
        rf"|Kurd)\w{{1,6}}",
        "ethnicity",
    ),
    phrase(
        "loves",
        r"(?:steht|stehe|stand|stehen) (?:[^.;!?\n]{1,30} )?auf (?:Männer|Frauen|Kerle|Jungs|Mädchen|Mädels"
        r"|beide(?:s| Geschlechter)?|Typen)"
        r"|(?:Homo|Bi|Trans|Inter|A|Pan)sexualität|(?:liebt|mag|begehrt) (?:Männer|Frauen)|(?:Geschlecht"
        r"|Geschlechtseintrag|Anrede|Gender|Sex)"
        r"\s?[:=]\s?(?:divers|nichtbinär|non-?binary|trans|inter|d)|(?:Pronomen|pronouns?)(?: ist| sind|:)? (?:dey"
        r"|they|xier|sier|hen|keine|ohne)"
        r"\S{0,6}|(?:keine|ohne) Pronomen|(?:ist|bin|sei|war|als|offen|sich als) (?:offen )?(?:schwul|lesbisch|bi"
        r"|trans|queer|nichtbinär|non-?binär"
        r"|inter|pan|asexuell|homosexuell|bisexuell)|(?:mit|zu) (?:seinem|einem) (?:[a-zäöü]{3,14} )?(?:Freund|Mann"
        r"|Partner|Ehemann|Lebensgefährten) (?:verheiratet"
        r"|zusammen|liiert|verlobt|verpartnert|zusammengezogen|in einer Beziehung)|(?:mit|zu) (?:ihrer"
        r"|einer) (?:[a-zäöü]{3,14} )?(?:Freundin|Frau|Partnerin"
        r"|Ehefrau|Lebensgefährtin) (?:verheiratet|zusammen|liiert|verlobt|verpartnert|zusammengezogen"
        r"|in einer Beziehung)|(?:war|ist|geht|ging|auf dem|beim|auf der) (?:CSD"
        r"|Christopher Street Day|Pride|Schwulenbar|Lesbenparty)|früher (?:ein Mann|eine Frau|\w{3,12}) (?:gewesen"
        r"|hieß|geheißen)|(?:Hormon\w{0,14}|OP) (?:zur|für die|wegen der|als)"
        r" (?:Geschlechts\w{4,14}|Transition|Transfrau|Transmann)|outete(?:n)? (?:er |sie )?(?:sich"
        r"|mich)(?: [^.;!?\n]{1,24})?|(?:als|ihn|sie|mich) (?:\w{3,12} )?geoutet",
        "sexual_orientation",
    ),
    phrase(
        "intimate",
        r"(?:Affäre|Verhältnis|Techtelmechtel|Liebschaft|Liaison|Sex|Geschlechtsverkehr|geschlafen|im Bett"
        r"|rumgemacht|Fremdgehen)(?: mit | gehabt mit )[^.,;!?\n]{2,32}"
        r"|mit [^.,;!?\n]{2,32} (?:geschlafen|im Bett(?: gewesen)?|fremdgegangen|Sex gehabt|eine Affäre"
        r"|ein Verhältnis|betrogen)|(?:schläft|schlief) mit [^.,;!?\n]{2,24}"
        r"|(?:Opfer|Betroffene[rn]?) (?:eine[rs]|von|sexueller|sexualisierter"
        r"|häuslicher) (?:sexuellen? )?(?:Vergewaltigung|Übergriffs?|Missbrauchs?|Gewalt|Nötigung|Belästigung"
        r"|Menschenhandels?)"
        r"|(?:sexuell|sexuelle[nrms]?) (?:missbraucht|belästigt|genötigt|bedrängt|übergriffig\w{0,2}|aktiv|Kontakte?"
        r"|Handlungen|Neigung(?:en)?|Praktiken|Vorlieben|Nötigung|Belästigung|Fantasien)"
        r"|(?:besucht|besuchte|geht|ging|war|im|in einem|regelmäßig) (?:[^.;!?\n]{1,30} )?(?:Swinger\w{3,8}"
        r"|Bordell\w{0,2}|Puff|Stripclub|FKK-Club|Darkroom|Sauna-?[Cc]lub|Domina|Pornokino)"
        r"|(?:Porno|Nackt|Intim|Sex)(?:videos?|bilder|fotos?|filme?|chats?|aufnahmen|seiten)|(?:Grindr|Tinder"
        r"|Joyclub|Parship|Romeo|OnlyFans)-?(?:Profil|Account|Konto)|ungeschützte[rn]? (?:Sex|Verkehr"
        r"|Geschlechtsverkehr)",
        "sex_life",
    ),
    phrase(
        "belongs",
        r"(?:gehört|gehöre|angehörig|gehörte) (?:der|einer|dem|den|zur|zu den) [^.,;!?\n]{2,40}?(?:[Gg]emeinde"
        r"|[Kk]irche|[Bb]ewegung|Sekte|[Bb]ruderschaft|Orden|Loge|Szene|Zeugen Jehovas|Partei|Minderheit|Volksgruppe"
        r"|Gewerkschaft|Clan|Gemeinschaft)(?: an)?|(?:Vorstand|Mitglied|Imam|Vorbeter|Prediger|Kassierer"
        r"|Vorsitzende[rn]?|Mitgliedschaft) (?:der|einer|in der|bei der|im|des"
        r"|von) [^.,;!?\n]{0,24}(?:[Mm]oschee\w{0,9}|[Ss]ynagogengemeinde|Freikirche|Pfingstgemeinde"
        r"|Baptistengemeinde|Kirchengemeinde|Religionsgemeinschaft|Freimaurerloge|Sekte)|(?:DITIB|Ahmadiyya"
        r"|Milli-Görüş|VIKZ|Fatih|Brüder|Baptisten|Pfingst|Adventisten"
        r"|Mennoniten|Freie evangelische|Kirchen|Pfarr|Synagogen|Moschee)-?(?:[Gg]emeinde|[Mm]oschee|[Vv]erein"
        r"|[Gg]emeindemitglied)|kein (?:Rindfleisch|Alkohol aus \w{4,16})|Freimaurer(?:in)?|(?:macht|mache|hält"
        r"|begeht) (?:gerade |jetzt |auch |den |im )?(?:Ramadan|Schabbat|Sabbat|Fastenzeit)|Schabbat ein"
        r"|(?:islamisch|muslimisch"
        r"|jüdisch|kirchlich|christlich|katholisch|evangelisch)(?:e[nrs]?)? (?:beerdigt|bestattet|Bestattung"
        r"|Beerdigung|Trauung|Hochzeit"
        r"|Eheschließung|Erziehung)|(?:feiern?|feiert) (?:wir |sie |er )?(?:kein|keine) (?:Weihnachten|Geburtstage?"
        r"|Ostern)",
        "religion",
    ),
    phrase(
        "kin",
        rf"(?:Roma|Sinti|Juden|Kurden|Jesiden|Aussiedler|Flüchtlings|Migranten|Einwanderer|Gastarbeiter|Asylbewerber"
        rf"|Sorben)-?(?:[Ff]amilie|[Kk]ind(?:er)?|[Ss]iedlung|[Cc]lan|[Uu]nterkunft|[Hh]eim)|(?:ist|bin|als|sei"
        rf"|war) (?:Schwarz|schwarz|PoC|BPoC|Person of Color)(?= und|[.,;)]|\Z)"
        rf"|{_ADJ}(?:e[nrms]?)? (?:Staatsangehörige[rn]?)? ?(?:Volkszugehörigkeit"
        r"|Volkszugehörige[rn]?)|Muttersprache (?:Romanes|Romani|Kurdisch|Kurmandschi|Aramäisch|Jiddisch|Sorbisch"
        r"|Tamil|Tigrinya|Dari|Paschtu)|(?:Rastalocken|Dreadlocks|Afro) (?:und|als) \w{4,16}|(?:Volkszugehörigkeit"
        r"|Ethnie|Abstammung|Herkunft)\s?[:=] ?[a-zäöüA-Z][\w\-]{3,20}",
        "ethnicity",
    ),
    phrase(
        "fling",
        r"hat (?:et)?was mit (?:der|dem|seiner|ihrem|einer|einem) \w{3,20}(?: am Laufen)?|(?:offene|polyamore"
        r"|heimliche)[nr]? (?:Ehe|Beziehung|Affäre)|Dreiecksbeziehung|(?:wechselnde|gleichgeschlechtliche|viele"
        r"|anonyme)[nr]? (?:Sexualpartner|Partner|Sexkontakte|Partnerinnen)|(?:wurde|worden|wurden"
        r"|ist) (?:[^.;!?\n]{1,40} )?(?:missbraucht|vergewaltigt"
        r"|sexuell belästigt|begrapscht|zwangsverheiratet|beschnitten)(?: worden)?|(?:missbraucht|vergewaltigt"
        r"|begrapscht|zwangsverheiratet) (?:worden|wurde)|pädophil\w{0,4}|(?:Sex|Intim|Geschlechts)(?:kontakte?"
        r"|verkehr|partner\w{0,5}|leben|praktiken)|auf (?:Tinder|Grindr|Joyclub|OnlyFans)(?: unterwegs| aktiv)?"
        r"|(?:Kunde|Freier|Stammkunde) (?:bei einer|im) (?:Prostituierten|Bordell|Puff)",
        "sex_life",
    ),
    phrase(
        "dates",
        r"(?:datet|datete|küsst|küsste|begehrt) (?:Frauen|Männer|beide)|(?:schwules|lesbisches|queeres"
        r"|homosexuelles) (?:Paar|Ehepaar|Pärchen)|(?:Interesse an|interessiert sich für|fühlt sich zu"
        r"|Gefühle für) (?:Frauen|Männern|Männer|beiden Geschlechtern)(?: hingezogen)?|(?:lebt|trägt"
        r"|kleidet) (?:sich )?(?:heimlich |privat )?(?:als Frau|als Mann|Frauenkleider|Frauenkleidung)",
        "sexual_orientation",
    ),
    phrase(
        "stance",
        r"(?:Hakenkreuz|SS-Rune|Reichskriegsflagge|Reichsflagge)\S{0,12}|(?:Pegida|Querdenken|AfD|Klima|Montags"
        r"|Friedens|Nazi|Neonazi|Palästina|Gegen|Corona|Antifa)-?(?:[Aa]ufzug|[Dd]emo(?:nstration)?|[Mm]arsch"
        r"|[Pp]rotest|[Tt]reffen|[Gg]ruppe|[Kk]onzert|[Bb]lockade|[Mm]ahnwache)|(?:Förder)?[Mm]itglied (?:bei|von"
        r"|der|im) (?:Pro Asyl|Attac|Amnesty\w{0,14}|Greenpeace|VVN\S{0,5}"
        r"|Burschenschaft|Letzten Generation|Seebrücke|Antifa|Flüchtlingsrat)|(?:Burschenschaft|Verfassungsschutz"
        r"|Staatsschutz) (?:beobachtet|bekannt)|vom (?:Verfassungsschutz|Staatsschutz) (?:beobachtet|überwacht)"
        r"|(?:so |eh |halt )?eine? (?:Grüner?|Linker?|Rechter?|Roter?)(?= |[.,])"
        r"|bei der Letzten Generation(?: aktiv)?|gegen die (?:Regierung|Politik|Demokratie) (?:gehetzt|demonstriert"
        r"|gewettert)|Gefährder(?:in)?|(?:Stadtrats|Landtags|Bundestags|Gemeinderats|Bürgermeister|Kreistags|OB"
        r"|Oberbürgermeister)-?(?:[Kk]andidat(?:in|ur)?)|(?:Partei|Politik) (?:ausgetreten|eingetreten|verlassen)"
        r"|(?:in|aus) (?:der|die) (?:NSDAP|SED|Stasi|KPD|FDJ|NPD|Waffen-SS|HJ|SA|SS)(?: gewesen| ausgetreten"
        r"| eingetreten)?|(?:IM|inoffizieller Mitarbeiter) (?:der|bei der) Stasi|Putin-?[Vv]ersteher(?:in)?|(?:hetzt"
        r"|hetzte|Hetze|Parolen) (?:gegen (?:Ausländer|Flüchtlinge|Juden|Muslime)\w{0,2}|gebrüllt|gerufen)",
        "politics",
    ),
)
