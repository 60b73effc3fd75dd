"""More phrases of health: findings, tests, places of the body, what somebody may no longer do.

Own compilation. Every rule needs somebody in its sentence (see `_health_scene`); group ``v`` is the finding.
"""

from __future__ import annotations

from typing import Final

from filters.recognizers._health_rules import _BODY, _rule
from filters.recognizers.base import Rule

_PART = (
    "(?:(?i:hüfte?|knie|schultern?|rücken|nacken|arm|ellbogen|ellenbogen|beine?|hand|hände|handgelenk|fuß|füße"
    "|fingern?"
    "|daumen|zehe?n?|knöchel|oberschenkel|unterschenkel|sprunggelenk|rippen?|nase|kiefer|zahn|zähne|kopf|bauch"
    "|unterbauch|oberbauch|magen|herzen?|lunge|nieren?|leber|galle|augen?|ohren?|hals|becken|bandscheiben?|meniskus"
    "|kreuzband|achillessehne|leiste|wade|ferse|haut|gesicht|brust|steißbein|blinddarm|mandeln|prostata|gebärmutter"
    "|schilddrüse|darm|blase|wirbelsäule|stirn|unterarm|oberarm|schädel|nerven|nebenhöhlen|eierstock|kreislauf"
    "|bandscheib"
    "|netzhaut|linse|hoden|vorhaut|vene|weisheitszahn|weisheitszähne|polypen|hws|lws|bws|isg|osg)(?:s|es)?)"
)
_SIDED = (
    "(?:(?:re|li|rechte[rnms]?|linke[rnms]?|rechts|links|bds)\\.? )?"
    f"{_PART}(?: (?:re|li|bds|rechts|links)(?:\\.|(?!\\w)))?"
)

_GERMAN = (
    _rule(
        "dialect",
        r"(?P<v>(?:hat|hab|hatte|habe)(?:['’]?s| es| was| ebbes| wos| Probleme| Schmerzen| Beschwerden)? (?:jetzt "
        r"|wieder "
        rf"|schon lange )?(?:an|mit|am|im|in) (?:der |dem |den |de |seine\w |ihre\w |meine\w )?{_SIDED})",
        "diagnosis",
        "hat|hab",
    ),
    _rule(
        "op_of",
        rf"(?P<v>(?:Not-?)?(?:OP|Operation|Eingriff|Punktion|Biopsie|MRT|CT|Röntgen)(?: (?:an |am |an der |an den "
        rf"|des |der "
        rf"|im |vom )?|: ?){_SIDED})",
        "treatment",
        "op |op:|operation|eingriff|punktion|biopsie|mrt|ct |röntgen",
    ),
    _rule(
        "wound_of",
        "(?P<v>(?:(?:tiefe[rn]? |kleine[rn]? |offene[rn]? |oberflächliche[rn]? )?(?:Schnitt|Riss|Quetschung|Stich"
        "|Bruch"
        "|Fx|Fraktur|Prellung|Wunde|Schwellung|Splitter|Fremdkörper|Verbrennung|Verbrühung|Distorsion|Zerrung|Biss"
        "|Hämatom"
        "|Kontusion|Abszess|Ekzem|Ausschlag|Dekubitus|Ulcus|Ulkus|Entzündung|Lähmung|Amputation|Thrombose|Arthrose"
        "|Tumor"
        "|Zyste|Schmerzen|Schmerz|Blutung|Raumforderung|Rundherd|Metastasen?|Beule|Platzwunde|Schürfwunde)|PE"
        "|VKB-Ruptur)"
        rf" (?:am |im |in der |an der |an den |in den |auf der |auf dem |der |des )?{_SIDED})",
        "injury",
        "schnitt|riss|quetsch|stich|bruch|fx|fraktur|prellung|wunde|schwellung|splitter|fremdk|verbr|distor|zerrung"
        "|biss"
        "|hämatom|kontusion|abszess|ekzem|ausschlag|dekub|ulcus|ulkus|entzünd|lähm|amput|thromb|arthro|tumor|zyste"
        "|schmerz"
        "|blutung|raumf|rundherd|metast|beule|pe |vkb",
    ),
    _rule(
        "suspected",
        r"(?P<v>(?:Verd\. ?a\.|Vd\. ?a\.|Susp\.|Ausschl\.|DD|Dg\.|Diag\.|Nd\.|HD) "
        r"[A-ZÄÖÜ][\wäöüß\-/]{2,40})",
        "diagnosis",
        "verd|vd|susp|ausschl|dd|dg.|diag.|nd.|hd",
    ),
    _rule(
        "cancer_of",
        r"(?P<v>(?:[A-ZÄÖÜ]\w{2,24}-(?:Ca|Karzinom|NPL|Mets|Metastasen|Tumor|Krebs|Fx|Fraktur"
        r"|Syndrom"
        r"|Infekt|Sepsis|Embolie|Insuff\.?)|(?:Bronchial|Mamma|Kolon|Colon|Rektum|Prostata|Pankreas|Ovarial|Magen"
        r"|Zervix)-?"
        r"(?:Ca|CA))(?!\w))",
        "diagnosis",
        "-ca|-karz|-npl|-met|-tumor|-krebs|-fx|-frakt|-syn|-inf|-sep|-emb|-ins|ca",
    ),
    _rule(
        "test_is",
        "(?P<v>(?:(?:Schnell|Corona|Covid|HIV|PCR|Drogen|Schwangerschafts|Selbst|Alkohol|Bürger|Grippe"
        "|Influenza)?-?[Tt]est"
        "|Abstrich|PCR|Drogenscreening|Biopsie)(?: (?:war|ist|fiel|wurde|kam|ergab|auf \\w{3,12}))?(?: (?:"
        "leider|heute|gestern|wieder|immer noch|noch|jetzt|doch|schwach|eindeutig|zweimal|früh"
        "|am \\w{3,12}))?(?: leider"
        "| wieder)? (?:positiv|negativ|bösartig|gutartig|auffällig))",
        "diagnosis",
        "positiv|negativ|artig|auffällig",
    ),
    _rule(
        "no_longer",
        r"(?P<v>(?:darf|soll|kann|sollte|dürfe)(?: (?:er|sie|ich|derzeit|laut Arzt|vorerst|wegen \w{4,24}"
        r"|auf Anraten \w{3,9}"
        r" Arztes|nicht länger als \S{1,9} \w{3,9}|aus gesundheitlichen Gründen|seit der OP|momentan"
        r"|leider))? (?:nicht"
        r"(?: mehr)?|nichts|keine?n?(?: schweren?)?|nur leicht) (?:(?:schwer|schweres|Schweres|lange|allein|länger"
        r"|mehr als "
        r"\d{1,2} ?kg|über \d{1,2} ?kg|Lasten|Kisten|im Stehen|Gewichte|nachts) ?)?(?:heben|tragen|stehen|sitzen"
        r"|bücken"
        r"|fliegen|Auto fahren|autofahren|belasten|auftreten|schwimmen|am Sport|Nachtschicht\w{0,30}|Schicht arbeiten"
        r"|ins Wasser"
        r"|knien|laufen))",
        "disability",
        "heben|tragen|stehen|sitzen|bücken|fliegen|fahren|belasten|auftreten|schwimmen|sport|schicht|wasser|knien"
        "|laufen",
    ),
    _rule(
        "not_able",
        "(?P<v>(?:nicht(?: mehr)?|nur (?:eingeschränkt|bedingt|teilweise|noch bedingt)|eingeschränkt|bedingt|un"
        "|begrenzt"
        "|vermindert|voll|teilweise)[ -]?(?:reise|arbeits|dienst|transport|verhandlungs|haft|prüfungs|vernehmungs"
        "|flug|fahr"
        "|geh|einsatz|schul|kita|sport|nachtdienst|schicht|steh|einwilligungs|geschäfts|narkose|erwerbs|schuld|höhen"
        "|testier"
        "|rede|wehr|tropen|atemschutz|bildschirm)(?:f ?ähig|tauglich|gemindert|unfähig))",
        "sick_leave",
        "ähig|tauglich|gemindert",
    ),
    _rule(
        "percent",
        r"(?P<v>(?:Leistungsminderung|Erwerbsminderung|Minderung der Erwerbsfähigkeit|Invalidität\w{0,12}"
        r"|Berufsunfähigkeit"
        r"|Behinderungsgrad|Sehvermögen|Sehkraft|Sehleistung|Visus|Hörverlust|Hörvermögen|Gliedertaxe|MdE|EF|GFR"
        r"|Arbeitsfähigkeit)(?: (?:von|bei|um|zu|nur|noch|nur noch|rechts|links|re\.|li\.|liegt bei"
        r"|beträgt))?:? (?:\d{1,3}"
        r"(?:[.,]\d{1,2})?) ?(?:%|Prozent|v\. ?H\.)?)",
        "disability",
        "minderung|invalid|unfähigkeit|grad|seh|visus|hör|taxe|mde|ef |gfr|fähigkeit",
    ),
    _rule(
        "marks",
        r"(?P<v>(?:GdB|GdS|Grad)(?: von|:)? ?\d{2,3}(?:,? ?(?:und |Mz\.? |MZ |Merkz\. |Merkzeichen )?(?:aG|Bl|Gl|TBl"
        r"|RF|G|B"
        r"|H)(?!\w)){1,6})",
        "disability",
        "gdb|gds|grad",
    ),
    _rule(
        "sick_note",
        r"(?P<v>(?:[Kk]rank|KRANK|AU|[Kk]rankmeldung|[Kk]rankenstand|[Kk]indkrank|KK|eAU|K-Meldung)(?: (?:noch"
        r"|vorauss\.|weiter"
        r"|weiterhin|verlängert|gemeldet))? (?:bis|seit|ab|vom|v\.|bis einschl\.|bis inkl\.|bis zum"
        r"|bis voraussichtlich) "
        r"(?:Mo|Di|Mi|Do|Fr|Sa|So|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|heute|gestern|morgen"
        r"|Ende"
        r"|Anfang|nächste\w?|\d{1,2}\.(?:\d{1,2}\.(?:\d{2,4})?)?|KW ?\d{1,2}))",
        "sick_leave",
        "krank|au |kk |eau|k-meldung",
    ),
    _rule(
        "state_of",
        "(?P<v>(?:in |im )?(?:stark |deutlich |leicht |sehr )?(?:reduzierte[mnrs]?|schlechte[mnrs]?|gute[mnrs]?"
        "|stabile[mnrs]?"
        "|kritische[mnrs]?|lebensbedrohliche[mnrs]?|bedrohliche[mnrs]?) (?:AZ|EZ|Allgemeinzustand|Ernährungszustand"
        "|Gesundheitszustand|AZ und EZ|AZ/EZ))",
        "symptom",
        "zustand|az|ez",
    ),
    _rule(
        "self_harm",
        "(?P<v>ritz(?:t|e|en|te|et)(?: sich)?(?: (?:wieder|an den Armen|die Arme|am Unterarm))?(?= |[.,;!?]|$)"
        "|(?:sich|mich)"
        " (?:wieder )?(?:ritzt|ritzen|geritzt|etwas antun|was antun|umbringen|etwas angetan)|"
        "(?:wollte|will|möchte) (?:nicht mehr|nimmer) leben|vor den Zug (?:geworfen|gesprungen)|Suizid(?:versuch)?)",
        "mental_health",
        "ritz|antun|umbring|angetan|leben|zug|suizid",
    ),
    _rule(
        "speech",
        "(?P<v>(?:stottert|lispelt|nuschelt|hinkt|humpelt|zittert|hustet|schielt|schnarcht|fiebert|nässt|erbricht"
        "|kotzt"
        "|krampft|halluziniert|schlafwandelt|spuckt|übergibt sich|keucht|röchelt|stolpert)(?: (?:stark|nachts"
        "|seit \\w{3,12}"
        "|ständig|immer wieder|sehr|leicht|viel|Blut|ein|die ganze Nacht))?)",
        "symptom",
        "ottert|ispelt|uschelt|inkt|umpelt|ittert|ustet|chielt|chnarcht|iebert|ässt|rbricht|otzt|rampft|lluzin|wandelt"
        "|puckt|übergibt|eucht|öchelt|tolpert",
    ),
    _rule(
        "birth",
        "(?P<v>(?:Geburt|Entbindung|entbunden|geboren)(?: (?:per|durch|via|mit) (?:\\w{4,9} )?(?:Kaiserschnitt|Sectio"
        "|Notkaiserschnitt|Saugglocke|Zange))|(?:Geburtstermin|ET|Entbindungstermin|errechneter Termin)(?: (?:ist|am"
        "|war"
        r"|ca\.|Anfang|Ende|Mitte|im))? (?:\d{1,2}\. ?\w{1,9}\.?|Januar|Februar|März|April|Mai|Juni|Juli|August"
        r"|September"
        r"|Oktober|November|Dezember)|(?:im|in) (?:ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|achten"
        r"|neunten"
        r"|\d{1,2}\.|4\.) Monat(?= |[.,;!?)]|$))",
        "pregnancy",
        "geburt|entbind|entbunden|geboren|et |termin|monat",
    ),
    _rule(
        "degrees",
        r"(?P<v>(?:\d{2}(?:[.,]\d)?|neununddreißig|vierzig|achtunddreißig) ?(?:°C?"
        r"|Grad)?(?: und \w{3,8})? ?(?:Fieber|Temp\.?"
        r"|Temperatur)|(?:Fieber|Temp\.?|Temperatur)(?: (?:von|bei|bis|über|um|liegt bei|war|ist))?:? (?:3[789]|4[01])"
        r"(?:[.,]\d)?(?: ?°C?| Grad)?|(?:RR|SpO2|BZ|Sauerstoffsättigung|BMI)(?: (?:von|bei|ist"
        r"|war|unter|über|liegt bei))?:? \d{2,3}(?:/\d{2,3})?(?: ?(?:%|kg|/min|bpm|mg/dl))?)",
        "symptom",
        "fieber|temp|rr|spo2|bz|sättigung|bmi",
    ),
    _rule(
        "body_is",
        f"(?P<v>(?:am|an der|an den|im|in der) {_BODY}(?: (?:rechts|links))? (?:operiert|erkrankt|verletzt|gelähmt"
        f"|amputiert"
        "|entzündet|lädiert|betroffen|getroffen|genäht|punktiert|geschwollen))",
        "injury",
        "operiert|krankt|letzt|lähmt|amput|zündet|lädiert|troffen|näht|punkt|schwollen",
    ),
    _rule(
        "state_psychic",
        "(?P<v>(?:psychisch|seelisch|nervlich|gesundheitlich|körperlich|geistig|psychiatrisch|kognitiv|emotional"
        "|mental)"
        " (?:(?:sehr|stark|schwer|etwas|völlig|nicht|extrem|total) )?(?:auffällig|instabil|labil|belastet|krank"
        "|erkrankt|am Ende"
        "|angeschlagen|fertig|eingeschränkt|beeinträchtigt|behindert|verwirrt|überlastet|zusammengebrochen|gehandicapt"
        "|nicht gut|schlecht))",
        "mental_health",
        "psychi|seelisch|nervlich|heitlich|rperlich|geistig|kognitiv|emotional|mental",
    ),
    _rule(
        "body_done",
        rf"(?P<v>(?:(?:den|die|das|einen|eine|ein|beide|seine?n?|ihre?n?|meine?n?|zwei"
        rf"|drei) )(?:halbe[nrs]? )?{_SIDED} (?:abgesägt"
        "|abgehackt|abgeschnitten|abgefroren|eingequetscht|gequetscht|aufgeschnitten|geschnitten|zerquetscht"
        "|ausgeschlagen"
        "|ausgerissen|gestoßen|gestaucht|überdehnt|gekratzt|verätzt|angeknackst|geknackst|rausnehmen|herausnehmen"
        "|rausgenommen"
        "|richten|lasern|ziehen|gezogen|entfernen|operieren|spiegeln|nähen|verloren|verdorben|verknackst|versaut"
        "|eingerenkt"
        "|gebrochen|verdreht|verbrannt|verbrüht|verletzt|verstaucht|gelähmt|amputiert|ausgekugelt|gerissen"
        "|aufgeschlagen)"
        "(?: lassen| bekommen| worden)?)",
        "injury",
        "abge|quetsch|schnitten|geschlagen|gerissen|stoßen|staucht|dehnt|kratzt|ätzt|knackst|nehmen|nommen|richten"
        "|lasern|zieh"
        "|zogen|entfern|operier|spiegeln|nähen|verl|verdorben|versaut|renkt|brochen|dreht|brannt|brüht|lähmt|amput"
        "|kugelt",
    ),
    _rule(
        "contracted",
        "(?:(?:eine[nm]?|die|den|das|sich|mehrere|zwei) )(?P<v>(?!(?:Verlust|Schaden|Niederlage|Einbuß|Totalschaden"
        "|Schiffbruch"
        "|Imageschaden|Rückschlag|Zorn|Ärger|Unmut|Kündigung|Abmahnung|Strafzettel|Knöllchen|Virus auf|Rüge)"
        r"\w{0,8})(?:[a-zäöüß]{3,16}e[nrs]? )?[A-ZÄÖÜ][\wäöüß\-]{2,40}(?: und [A-ZÄÖÜ][\wäöüß\-]{2,40})?) (?:zugezogen"
        "|eingefangen|erlitten|weggeholt|aufgesackt)",
        "injury",
        "zugezogen|eingefangen|erlitten|weggeholt|aufgesackt",
    ),
    _rule(
        "suffered",
        "(?:erlitt|erleidet|erlitten hat) (?:bei \\w{3,5} \\w{4,20} |dabei |am \\w{2,8} |er |sie )?(?:eine[nm]?"
        "|mehrere|einen)? ?"
        "(?P<v>(?!(?:Verlust|Schaden|Niederlage|Einbuß|Totalschaden|Schiffbruch|Imageschaden|Rückschlag)\\w{0,8})"
        r"(?:[a-zäöüß]{3,16}e[nrs]? )?[A-ZÄÖÜ][\wäöüß\-]{2,40}"
        r"(?: und (?:[a-zäöüß]{3,16}e[nrs]? )?[A-ZÄÖÜ][\wäöüß\-]{2,40})?)",
        "injury",
        "erlitt|erleidet",
    ),
    _rule(
        "pills_for",
        "(?P<v>(?:Tabletten|Tablette|Medikamente?|Medis|Pillen|Tropfen|Spritzen|Spritze|Salbe|Kapseln"
        "|Infusionen) (?:gegen|für"
        "|wegen) (?:(?:den|die|das|seine?n?|ihre?n?|meine?n?|zu hohen|hohen) )?[A-ZÄÖÜ][\\wäöüß\\-]{2,30})",
        "medication",
        "tablette|medi|pillen|tropfen|spritze|salbe|kapseln|infusion",
    ),
    _rule(
        "new_part",
        "(?P<v>(?:neue[sn]?|künstliche[snr]?|nur noch eine?|nur eine?|keine?) (?:linke[sn]? |rechte[sn]? )?(?:Hüfte"
        "|Hüftgelenk"
        "|Knie|Kniegelenk|Niere|Herzklappe|Gelenk|Schulter|Leber|Herz|Linse|Lunge|Gebiss|Gebärmutter|Milz"
        "|Darmausgang|Auge|Bein"
        "|Arm|Hoden|Brust|Zähne|Gefühl in (?:den|der) \\w{3,10}))",
        "treatment",
        "neue|künstliche|nur |kein",
    ),
    _rule(
        "visits",
        "(?P<v>(?:zu (?:den Anonymen Alkoholikern|den AA|einer Selbsthilfegruppe)|(?:zum|zur|beim|bei der|zu einem"
        "|zu einer) "
        "(?:Psycholog|Psychiater|Psychotherapeut|Therapeut|Suchtberater|Onkolog|Kardiolog|Neurolog|Urolog|Gynäkolog"
        "|Diabetolog"
        "|Rheumatolog|Nephrolog|Pneumolog|Lungenfach|Frauenarzt|Frauenärzt|Hautarzt|Orthopäd|Dialyse|Chemo"
        "|Bestrahlung|Physio"
        "|Logopäd|Ergotherap|Krankengymnastik|Darmspiegelung|Magenspiegelung|Schmerztherap|Traumatherap|Nachsorge|Kur"
        "|Entgiftung|Entziehungskur|Hebamme|Mammografie|Mammographie|Biopsie|Blutwäsche|OP)\\w{0,8}))",
        "treatment",
        "zum|zur|beim|bei der|zu ",
    ),
    _rule(
        "needs",
        "(?P<v>(?:braucht|benötigt|brauche|benötige|erhält|bekommt) (?:jetzt |täglich |ständig |dauerhaft |nachts "
        "|rund um die Uhr )"
        "{0,2}(?:Pflege|Sauerstoff|Hilfe beim (?:Waschen|Essen|Anziehen|Gehen|Aufstehen)|eine Pflegekraft|Insulin"
        "|Blut)|verweigert"
        " (?:die |seine |ihre )?(?:Nahrung|Essen|Trinken|Medikamente|Tabletten|Nahrungsaufnahme|Therapie|Behandlung)"
        "|(?:isst|trinkt)"
        " (?:kaum(?: noch| was)?|nichts mehr|zu wenig)|unter Schock|viel Blut verloren|(?:hat|habe|hatte) (?:gerade "
        "|noch )?(?:ihre"
        "|meine|die) (?:Tage|Periode|Regel)(?= |[.,;!]|$)|auf (?:Insulin|Sauerstoff|Medikamente|fremde Hilfe|Pflege"
        "|Dialyse|einen"
        " Rollstuhl|den Rollstuhl) angewiesen|(?:halbe|linke|rechte|eine) (?:Seite|Körperhälfte"
        "|Gesichtshälfte) (?:ist )?gelähmt)",
        "symptom",
        "braucht|benötig|brauche|erhält|bekommt|verweigert|isst|trinkt|schock|blut|tage|periode|regel|angewiesen"
        "|gelähmt",
    ),
    _rule(
        "pressure",
        r"(?P<v>(?:Blutdruck|RR|Blutzucker|Zucker|Puls)(?: (?:heute|gestern|früh|morgens|abends|wieder|aktuell"
        r"|liegt bei|lag bei|ist|war"
        r"|bei|von|wieder bei)){0,2}:? \d{2,3}(?:/\d{2,3}| (?:mg/dl|mmHg))|\d[,.]\d{1,2} ?(?:Promille|‰))",
        "lab_value",
        "blutdruck|rr|zucker|puls|promille|‰",
    ),
    _rule(
        "cut_open",
        rf"(?P<v>(?:am|an der|an den|am offenen|an beiden|an einer|an einem) {_SIDED} (?:operiert|gelasert|verletzt"
        rf"|erkrankt|genäht"
        "|operieren|lasern))",
        "treatment",
        "operier|laser|letzt|krankt|näht",
    ),
    _rule(
        "field_sick",
        r"(?i:status|note|grund|absence|abwesenheit|abwesend|reason|bemerkung|notiz|info|betreff|summary|anmerkung"
        r"|kommentar|fehlt"
        r"|fehlgrund|comment|absence_reason|ooo)[\"']?\s?[:=]\s?[\"']?(?P<v>(?:[Kk]rank|KRANK|[Ss]ick|[Ii]ll"
        r"|[Mm]alade|[Mm]aladie|[Ee]nferm"
        r"|[Mm]alattia|[Zz]iek|[Cc]hory|[Cc]hora|[Cc]horobowe|[Ff]ieber|[Gg]rippe|[Ii]nfekt|[Mm]igräne|[Aa]rzttermin"
        r"|OP|AU)"
        r"\w{0,12}(?: (?:bis|seit|ab|until|til|since) \w{2,10}\.?)?)",
        "sick_leave",
        "krank|sick|ill|malad|enferm|malattia|ziek|chor|fieber|grippe|infekt|migräne|arzt|op|au",
    ),
)
MORE_PHRASES: Final[tuple[Rule, ...]] = _GERMAN
