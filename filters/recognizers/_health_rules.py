"""Phrases of health whose nouns no list need hold: "leidet an …", "wegen … krankgeschrieben", "Z. n. …".

Own compilation. Every rule needs somebody in its sentence (see `_evidence`); group ``v`` is the finding.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_ARTICLE = (
    "(?:(?:eine[mnrs]?|de[rmns]|die|das|seine[mnrs]?|ihre[mnrs]?|meine[mnrs]?|einem|sein|ihr|mein|ein|sich den"
    "|sich die) )?"
)
_ADJ = r"(?:(?!(?:eine|seine|ihre|meine|diese|jede|keine|unsere|alle)[mnrs]? )[a-zäöüß][a-zäöüß\-]{2,22}e[nrsm]? )"
_ADJS = r"(?:(?!(?:eine|seine|ihre|meine|diese|jede|keine|unsere|alle)[mnrs]? )[a-zäöüß][a-zäöüß\- ]{2,44}e[nrsm]? )"
_NOUN = r"[A-ZÄÖÜ][\wÄÖÜäöüß\-]{2,40}"
_NP = f"(?:{_ADJS})?{_NOUN}(?: {_NOUN})?(?: (?:und|sowie|mit) (?:{_ADJS})?{_NOUN})?"
_SINCE = (
    "(?:(?:seit|schon|bereits|nach wie vor|immer noch|auch|aber|derzeit|momentan|aktuell|zudem"
    r"|laut \w{3,12}) (?:[\w. ]{1,52} )?)?"
)
_BODY = (
    "(?:(?:rechte|linke|kleine|große|beide)[nrs]? )?(?i:(?:sprung|hand|ober|unter|hüft|knie|kreuz|vorder|hals"
    "|lenden|innen|außen)?"
    "(?:hüfte|hüftgelenk|knie|schulter|rücken"
    "|nacken|"
    "arm|ärmchen|arme|ellbogen|ellenbogen|bein|beine|hand|hände|fuß|füße|finger|daumen|zeh|zehe|zehen|knöchel"
    "|gelenk|rippen?|nase|kiefer|zahn|"
    "zähne|kopf|schädel|bauch|magen|herz|lunge|niere|leber|galle|auge|augen|ohr|ohren|hals|becken|wirbel"
    "|bandscheibe|meniskus|"
    "kreuzband|band|bänder|sehne|schlüsselbein|schienbein|wadenbein|wade|schenkel|ferse|haut|gesicht|zunge"
    "|brust|steißbein|blinddarm|"
    "mandeln|prostata|gebärmutter|schilddrüse|leiste|hoden|blase|darm))"
)
_HOW = (
    r"(?:seit \w{2,12} )?(?:(?:immer noch|noch immer|wieder|total|so|sehr|ganz|leicht|stark|etwas|noch|ziemlich"
    "|richtig|komplett|beidseitig|rechts|links|gerade|schon|mal|zweimal|doppelt|frisch) ){0,2}"
)
_HARM = (
    "(?:gebrochen|angebrochen|verletzt|verstaucht|gezerrt|gerissen|angerissen|verrenkt|ausgekugelt|geprellt"
    "|gequetscht|verbrannt|verbrüht|"
    "amputiert|abgenommen|eingegipst|gegipst|operiert|versteift|verdreht|umgeknickt|aufgeschlagen|aufgeschürft"
    "|eingeklemmt|ausgerenkt|"
    "zertrümmert|abgetrennt|abgerissen|weh getan|wehgetan|entzündet|geschwollen|angeschwollen|taub|gelähmt"
    "|steif|kaputt|im Eimer|hinüber|"
    "weh|vereitert|wund|operieren lassen|machen lassen|entfernt|entfernt bekommen|rausgenommen|punktiert"
    "|gespiegelt|verkrampft|blockiert|instabil|lädiert|im Gips|in Gips|verrutscht|gelasert)"
)
_CARE = (
    "(?:krankgeschrieben|krank geschrieben|krankgemeldet|krank gemeldet|arbeitsunfähig|dienstunfähig"
    r"|in (?:\w{1,40}er )?Behandlung|"
    "behandelt|operiert|im Krankenhaus|im Spital|in der Klinik|in Kur|in Reha|auf Reha|in der Reha|in Therapie"
    "|eingeliefert|"
    "notoperiert|stationär|ausgefallen|bettlägerig|frühverrentet|berentet|beim Arzt|in ärztlicher"
    "|in psychologischer|"
    "in psychiatrischer|krank|zu Hause geblieben|arbeitsunfähig geschrieben|punktiert|bestrahlt|abgemeldet"
    "|entschuldigt|untersucht)"
)
_HEALTHY_NOUN = (
    "(?!(?:Lärm|Stress|Druck|Hitze|Kälte|Mangel|Preis|Kosten|Verlust|Image|Kritik|Konkurrenz|Situation"
    "|Zeitdruck|Last|Trennung|Einsamkeit|Heimweh|Langeweile|Umständen|Bedingungen|Verhalten|Folgen"
    "|Personalmangel|Gewissen|Vorwürfen?|Inflation|Krise|Streit|Arbeitslast|Überlastung der|Qualität|Armut"
    r"|Diskriminierung|Mobbing|Beobachtung|Terrasse|Urlaub\w{0,2}|Elternzeit|Umzug\w{0,2}|Termin\w{0,40}|Dienstreise"
    r"|Fortbildung|Streik\w{0,40}|Stau|Bahn|Zug\w{0,40}|Wetter\w{0,40}|Glatteis|Baustelle|Rechnung|Mieterhöhung"
    r"|Kündigung"
    r"|Lieferung|Garantie|Mängeln?|Betrug\w{0,40}|Diebstahl\w{0,40}|Verdacht\w{0,40}|Verstoß\w{0,40}|Körperverletzung))"
)


_INSIDE = frozenset("suffers suffering diagnosed because because_reverse".split())


def _rule(name: str, pattern: str, subtype: str, gate: str) -> Rule:
    compiled = re.compile(rf"(?<![\w\-]){pattern}(?![\w])")
    return Rule(f"said_{name}", compiled, subtype, 0.8, tuple(gate.split("|")), inside=name in _INSIDE)


_GERMAN = (
    _rule(
        "suffers",
        "(?:leidet|litt|leide|leiden|gelitten|erkrankt|erkrankte|laboriert|laborierte"
        f"|(?:an)?gesteckt) {_SINCE}(?:an|unter|mit) {_ARTICLE}"
        f"(?P<v>{_HEALTHY_NOUN}{_NP})",
        "diagnosis",
        "leide|litt|erkrankt|labor|steckt",
    ),
    _rule(
        "suffering",
        f"(?:an|unter) {_ARTICLE}(?P<v>{_HEALTHY_NOUN}{_NP}) (?:leide[nt]?|litt|erkrankt(?:e|en)?|gestorben ist"
        "|operiert)",
        "diagnosis",
        "leide|litt|erkrank|gestorben|operiert",
    ),
    _rule(
        "diagnosed",
        rf"{_ARTICLE}(?P<v>{_NP}) (?:bei \w{{3,12}} )?(?:(?:wurde|ist|worden) ){{0,2}}(?:diagnostiziert"
        "|festgestellt worden)",
        "diagnosis",
        "diagnostiziert|festgestellt",
    ),
    _rule(
        "diagnosis_is",
        "(?:[Dd]iagnose|[Bb]efund|[Vv]erdachtsdiagnose|diagnostizierte[nr]?"
        rf"|diagnosed with)(?: [\w.: ]{{1,40}})?,? {_ARTICLE}"
        "(?P<v>(?!Behandlung|Therapie|Stellung|Schlüssel"
        rf"|Code)(?:{_ADJS})?[A-ZÄÖÜ][\wäöüß\-]{{3,40}}(?: [A-ZÄÖÜ][\wäöüß\-]{{3,30}})?)",
        "diagnosis",
        "iagnos|befund",
    ),
    _rule(
        "because",
        rf"(?:wegen|wg\.|aufgrund|infolge|nach|mit|auf Grund) {_ARTICLE}(?P<v>{_HEALTHY_NOUN}{_NP}(?: (?:am|im|an der"
        f"|des|der|in der) {_ADJ}?{_NOUN})?)"
        "(?: (?:am|im|vom|bis|seit|ab|für|noch|erneut|wieder|derzeit|aktuell|länger|zwei|drei|vier|sechs|zur Zeit"
        rf"|heute|gestern|letzte|letzten|diese) ?(?:[\w.: ]{{1,52}} )?)?"
        f" ?{_CARE}",
        "diagnosis",
        "wegen|wg.|grund|infolge|nach|mit",
    ),
    _rule(
        "because_reverse",
        rf"{_CARE}(?: (?:bis|seit|ab|vom|am|für) (?:[\w. ]{{1,26}} )?[\w.]{{1,12}})?,? \(?(?:wegen|wg\.|aufgrund"
        f"|infolge|mit|nach) {_ARTICLE}(?P<v>{_HEALTHY_NOUN}{_NP})",
        "diagnosis",
        "wegen|wg.|grund|infolge|nach|mit",
    ),
    _rule(
        "shorthand",
        r"(?P<v>(?:Z\. ?n\.?|V\. ?a\.?|St\. ?p\.|Zn\.|Va\.|Vd\. ?a\.?|Zustand nach|Verdacht auf|bek\.|anamn\.|art\."
        r"|chron\.|rez\.|akute[rs]?|chronische[rns]?|rezidivierende[rns]?) "
        rf"(?:{_ADJS})?[A-ZÄÖÜ][\wäöüß\-/]{{2,40}}(?: (?:(?:re|li|bds)\.|rechts|links|beidseits|[IVX]{{1,4}}"
        rf"|[LCTB]\d\S{{0,6}}|\d{{4}}|[A-ZÄÖÜ][\wäöüß\-]{{3,30}}(?= |[.,;)\n]|\Z)))?)",
        "diagnosis",
        "z. n|z.n|v. a|v.a|st. p|st.p|zn.|zustand nach|verdacht auf|bek.|anamn.|art.|chron|rez|akut",
    ),
    _rule(
        "ca",
        r"(?P<v>[A-ZÄÖÜ]\w{2,24}-(?:Ca|CA|Karzinom|Tumor|Metastasen?|Mets|NPL)(?: (?:rechts|links|re\.|li\.))?)",
        "diagnosis",
        "-ca|-karzinom|-tumor|-met|-npl",
    ),
    _rule(
        "harmed",
        "(?P<v>(?:(?:den|die|das|beide|sein(?:en)?|ihr(?:en)?|mein(?:en)?|mei|mein|seine|ihre|meine"
        f"|dem) )?{_BODY}(?: (?:ist|war|sind|tut|tun|hat sich|hab(?:e)? ich mir|hat er sich|hat sie sich|wurde"
        f"|wurden|bleibt|immer noch))? ?{_HOW}{_HARM})",
        "injury",
        "gebroch|letzt|staucht|zerrt|rissen|renkt|kugelt|prellt|quetscht|brannt|brüht|amput|gips|operier|steif"
        "|dreht|knickt|schlagen|schürft|klemmt|trenn|weh|zünd|schwollen|taub|lähmt|kaputt|eimer|hinüber|eiter|wund"
        "|entfernt|nommen|instabil|lädiert|blockiert|rutscht|gelasert|krampft",
    ),
    _rule(
        "aches",
        rf"(?P<v>(?:(?:mir|ihm|ihr) (?:tut|tun|schmerzt|brennt) (?:immer noch |seit \w{{2,10}} |so |total )?(?:der"
        rf"|die|das|mein\w?) {_BODY}(?: (?:so )?weh)?)|(?:der|die|das|mein\w?|sein\w?|ihr\w?) {_BODY} (?:tut|tun"
        "|schmerzt|schmerzen|brennt|juckt|eitert)(?: (?:ihm|ihr|mir))?(?: (?:so |sehr )?weh)?)",
        "symptom",
        "tut|tun|schmerz|brennt|juckt|eitert",
    ),
    _rule(
        "allergic",
        "(?P<v>(?:hoch)?(?i:allergisch|allergie|allergien|allergiker(?:in)?|überempfindlich|unverträglichkeit"
        r"|intolerant|intoleranz) (?:gegen(?:über)?|auf|bei|gg\.) (?:alle |das |die "
        r"|den )?[\wäöüßÄÖÜ\-]{3,30}(?:,? (?:und|oder|sowie) [\wäöüßÄÖÜ\-]{3,30})?)",
        "allergy",
        "allerg|empfindlich|unvertr|intoleran",
    ),
    _rule(
        "not_tolerated",
        "(?P<v>(?:verträgt|vertrage|vertragen) (?:leider |absolut |gar )?(?:keine?n?"
        r"|nicht) ?[\wäöüßÄÖÜ\-]{3,30}(?: (?:und|oder) [\wäöüßÄÖÜ\-]{3,30})?|(?:reagiert|reagiere) (?:allergisch"
        "|anaphylaktisch|mit (?:Ausschlag|Atemnot|Quaddeln))?(?: ?(?:auf"
        r"|gegen) [\wäöüßÄÖÜ\-]{3,30})?(?: (?:allergisch|anaphylaktisch))?)(?<!reagiert )(?<!reagiere )",
        "allergy",
        "verträg|vertrag|reagier",
    ),
    _rule(
        "in_care",
        "(?P<v>(?:in|unter) (?:regelmäßiger |laufender |dauerhafter |seiner |ihrer )?(?:psychiatrischer"
        "|psychologischer|psychotherapeutischer|therapeutischer|ärztlicher|stationärer|ambulanter|teilstationärer"
        "|onkologischer|kardiologischer|neurologischer|orthopädischer|palliativer|medikamentöser"
        "|suchttherapeutischer|gynäkologischer|fachärztlicher|logopädischer|ergotherapeutischer) (?:Behandlung"
        "|Therapie|Betreuung|Begleitung|Pflege|Kontrolle))",
        "treatment",
        "ischer|licher|närer|lanter|ativer|töser",
    ),
    _rule(
        "in_hospital",
        "(?P<v>(?:liegt|lag|liege|liegen|gelegen|kam|kommt|musste|muss|eingeliefert|eingewiesen|verlegt|gebracht"
        "|entlassen|zurück)"
        r"(?: [\w.: ]{1,40})? "
        r"(?:im (?:Krankenhaus|Spital|Klinikum|Hospiz|Koma|künstlichen Koma|Uniklinikum|St\S{0,30}krankenhaus)"
        r"|in (?:der|die) (?:\w{3,20}klinik|Klinik|Psychiatrie|Notaufnahme|Geschlossenen?|Reha|Tagesklinik|Charité"
        "|Uniklinik|Intensivstation)|ins (?:Krankenhaus|Spital|Klinikum|Hospiz)|auf (?:der"
        "|die) (?:Intensiv(?:station)?|Palliativ(?:station)?|Onkologie|Kardiologie|Neurologie|Stroke Unit|Stroke"
        "|Psychosomatik|Geschlossenen?|Gynäkologie|Unfallchirurgie|Inneren?|Geriatrie)|aus (?:dem Krankenhaus"
        "|der Klinik|der Psychiatrie|der Reha)))",
        "treatment",
        "krankenhaus|spital|klinik|hospiz|koma|psychiatrie|notaufnahme|geschlossen|reha|intensiv|palliativ"
        "|onkologie|kardiologie|neurologie|stroke|psychosomatik|gynäkologie|unfallchir|inneren|geriatrie|charité",
    ),
    _rule(
        "senses",
        r"(?P<v>(?:läuft|laufe|geht|gehe|ging) (?:nur noch |seit \S{2,10} |jetzt |noch )?(?:am (?:Stock|Rollator)"
        "|an (?:Krücken|Gehstützen)|mit (?:Rollator|Gehhilfe|Stock|Krücken|Gehstock))|(?:bekommt|kriegt|bekomme"
        "|kriege) (?:schlecht|kaum|keine|schwer) Luft|(?:hört|höre|hörte|sieht|sehe|sah|schläft|schlafe|spricht"
        r"|schluckt|atmet) (?:leider |seit \S{2,10} |auf dem (?:rechten|linken) (?:Ohr|Auge) |links |rechts "
        "|inzwischen |mittlerweile |sehr |so |nur noch |fast |nur )?(?:schlecht|kaum(?: noch)?|nichts mehr"
        "|fast nichts|gar nichts|schwer|nicht mehr (?:gut|richtig|so gut)|verwaschen))",
        "symptom",
        "hör|sieh|sehe|läuft|lauf|geh|schl|spricht|isst|atmet",
    ),
    _rule(
        "cannot",
        r"(?P<v>(?:kann|konnte|kannst|könne) (?:seit \S{2,12} (?:\S{2,12} )?)?(?:leider |momentan |derzeit |fast "
        "|sich )?(?:nicht mehr|nicht|kaum(?: noch)?|nur (?:schlecht|schwer|noch schlecht|mit Rollator|mit Hilfe"
        "|mit Krücken|mit Stock)|schlecht|nimmer) (?:allein |alleine |ohne Hilfe |lange |weit |gut |richtig |mehr "
        "|so gut |gscheid |schwer )?(?:laufen|gehen|stehen|sitzen|sehen|hören|schlafen|heben|greifen|schlucken"
        "|sprechen|atmen|Treppen steigen|Treppensteigen|aufstehen|waschen|anziehen))",
        "symptom",
        "kann|konnte|könne",
    ),
    _rule(
        "on_foot",
        "(?P<v>(?:nicht (?:mehr )?(?:so )?(?:gut|sehr gut)|schlecht|nicht mehr sicher|unsicher) (?:zu Fuß"
        "|auf den Beinen)|nimmer gscheid laufen|(?:nicht mehr|nimmer|kaum|schlecht) (?:gut |richtig |lange "
        "|weit )?(?:laufen|gehen|sehen|hören) (?:kann|können|konnte|ko))",
        "symptom",
        "zu fuß|beinen|kann|konnte|können|nimmer",
    ),
    _rule(
        "wheelchair",
        r"(?P<v>(?:(?:Unfall |seit \S{2,14} )?im |auf (?:den|einen|seinen|ihren|die|eine|das|ein) |mit (?:dem "
        "|einem |ihrem |seinem )?|braucht (?:einen |ein |eine )?|benötigt (?:einen |ein |eine )?|trägt (?:ein "
        "|eine |einen )?|nutzt (?:einen |ein |eine )?)?(?:(?:Elektro-?|E-|Pflege)?[Rr]ollstuhl|Rollator|Rolli"
        "|Gehhilfe|Gehstock|Krücken|Gehstützen|Hörgeräte?n?|Insulinpumpe|Sauerstoffgerät|Beatmungsgerät"
        "|Herzschrittmacher|Stoma|Prothese|Blindenstock|Cochlea-Implantat|Dauerkatheter|Pflegebett|Hausnotruf"
        r"|Treppenlift|Insulinpen|Inkontinenz\w{3,12}) (?:sitzt|sitze|sitzen|saß|fährt|fahre|unterwegs"
        "|angewiesen(?: ist| bin| sein)?|trägt|braucht|benötigt|gebunden|bekommen))",
        "disability",
        "rollst|rollat|rolli|geh|krück|hörger|pumpe|sauerst|beatm|schrittm|stoma|prothese|blinden|implantat"
        "|katheter|pflegebett|notruf|lift|pen|inkont",
    ),
    _rule(
        "one_side",
        "(?P<v>auf (?:einem|beiden|dem|meinem|seinem|ihrem) (?:rechten |linken )?(?:Auge|Ohr|Augen|Ohren) (?:fast "
        r"|nahezu |völlig |seit \w{2,10} )?(?:blind|taub|schwerhörig|nichts|erblindet|ertaubt))",
        "disability",
        "auge|ohr",
    ),
    _rule(
        "operated_at",
        f"(?P<v>(?:am|an der|an den|an beiden|an seinem|an ihrem|an meinem) {_BODY}(?:n|en)? (?:operiert|verletzt"
        "|operieren|geröntgt|bestrahlt|erkrankt|verbrannt))",
        "treatment",
        "operier|verletzt|geröntgt|bestrahlt|erkrankt|verbrannt",
    ),
    _rule(
        "complains",
        rf"(?:klagt|klagte|klage|geklagt|berichtete?|beklagte?|schildert) (?:[\w ]{{1,26}} )?(?:über"
        "|von) (?P<v>(?:Schmerz|Brennen|Druck|Übelkeit|Schwindel|Atem|Luft|Herz|Kopf|Bauch|Rücken|Taubheit|Kribbeln"
        "|Müdigkeit|Erschöpf|Fieber|Husten|Durchfall|Juck|Schlaf|Angst|Panik|Seh|Hör|Krämpf|Stechen|Ziehen|Schwäche"
        "|Blut|Erbrech|Schluck|starke|heftige|massive|zunehmende|anhaltende|thorakale|stechende|diffuse"
        rf"|wiederkehrende)[\wäöüß\-]{{0,24}}(?: (?:{_NOUN}|beim {_NOUN}|im {_ADJ}?{_NOUN}|in (?:den|der"
        f"|beiden) {_ADJ}?{_NOUN}|am {_NOUN}|unter {_NOUN}|nach {_NOUN}))?(?: und {_ADJ}?{_NOUN})?)",
        "symptom",
        "klag|bericht|schildert",
    ),
    _rule(
        "loss",
        r"(?P<v>(?:hat|habe|haben|hatte|hatten) (?:[\wäöüß ]{1,52} )?(?:Baby|Kind|Zwillinge"
        r"|ungeborenes Kind) (?:\w{3,10} )?verloren|(?:Baby|ungeborenes Kind) verloren|unter (?:Drogen|Alkohol"
        "|Medikamenten)-?einfluss|Wasser in (?:den Beinen|der Lunge|den Füßen)|Loch im Herzen|(?:nimmt|nehme|nehm"
        r"|nahm) (?:seit \S{2,12} (?:\S{2,12} )?)?(?:wieder )?die Pille(?: nicht mehr)?|verhütet mit \w{3,12}"
        "|(?:weil|da|dass) (?:sie|ich) (?:noch )?still[te]|stillt (?:noch|ihr|ihre|ihren|voll)|stillende Mutter"
        "|ihre Tage (?:nicht bekommen)?|(?:in|im) (?:der )?(?:Substitution|Methadonprogramm)|künstlich (?:ernährt"
        "|beatmet))",
        "symptom",
        "verloren|einfluss|wasser in|herzen|pille|verhüt|still|tage|substit|künstlich",
    ),
    _rule(
        "more",
        r"(?P<v>(?:hat |habe |hört |höre )?Stimmen(?:hören| hört| höre|(?= im Kopf))|Trisomie \d{2}|(?:nur "
        "|bedingt )?eingeschränkt (?:einsatzfähig|arbeitsfähig|dienstfähig|belastbar|beweglich|gehfähig)|(?:nicht"
        "|voll|bedingt|nur leicht) (?:belastbar|einsatzfähig|dienstfähig|arbeitsfähig|fahrtauglich|flugtauglich"
        "|tropentauglich)|(?:erhöhte[rns]?|schlechte[rns]?|auffällige[rns]?|katastrophale[rns]?|zu hohe[rnms]?"
        "|zu niedrige[rnms]?|hohe[rnms]?|niedrige[rnms]?) (?:Leber|Nieren|Blut|Zucker|Cholesterin|Entzündungs"
        "|Schilddrüsen|Tumor|Harnsäure|Eisen)-?(?:werte?n?|druck|zucker|fettwerte)|(?:hat |habe |hatte |musste "
        r"|muss )?(?:sich |mich )(?:[\wäöüß ]{1,33} )?(?:mehrfach |mehrmals |ständig |wieder )?(?:übergeben"
        "|erbrochen)|anaphylaktische[rn]? Schock|Blutdruck (?:ist |war |liegt |lag )?(?:mit "
        r"|bei )?(?:\d{2,3}/\d{2,3}|zu hoch|zu niedrig|sehr hoch|deutlich zu hoch)|(?:hat|habe|hatte) (?:Krebs"
        "|Zucker|Herz|Magen|Rücken|Rheuma|Fieber|Husten|Grippe|Corona|Wasser|Luft|es am Herzen|es mit dem (?:Herz"
        r"|Herzen|Rücken|Magen|Kreislauf)|am \w{3,12} was|was am (?:Herzen|Rücken|Knie))(?= |[.,;!\n]|\Z)"
        r"|\w{4,20}(?:infarkt|krebs|tumor|anfall|versagen)(?: erlitten| gehabt| überlebt)?)",
        "symptom",
        "stimme|trisomie|fähig|belastbar|beweglich|tauglich|wert|druck|zucker|übergeben|erbrochen|schock|hat |habe "
        "|hatte |infarkt|krebs|tumor|anfall|versagen",
    ),
    _rule(
        "cast",
        f"(?P<v>{_BODY} (?:ist |liegt |steckt )?(?:noch )?(?:in|im) (?:Gips|einer Schiene|der Schlinge|einer Orthese))",
        "injury",
        "gips|schiene|schlinge|orthese",
    ),
    _rule(
        "smokes",
        r"(?P<v>raucht(?:e)? (?:seit (?:dem )?(?:\d{1,2}\. Lebensjahr|\w{1,12}(?: Jahren)?)|\d{1,2} (?:Zigaretten"
        "|Stück|Schachteln?)(?: am Tag| pro Tag| täglich)?|wie ein Schlot|viel)"
        r"|trocken(?:er Alkoholiker)? seit \S{2,12}(?: \S{2,12})?|(?:seit (?:dem )?(?:[^\n]{1,30} )?(?:ist |sei "
        "|bin |war )?(?:er |sie |ich )?)(?P<dry>trocken|clean|abstinent|nüchtern)|trinkt (?:wieder|zu viel|heimlich"
        "|jeden Tag|täglich)|(?:hat|habe|hatte) (?:ein |einen )?(?:Alkoholproblem|Drogenproblem|Rückfall)"
        "|nimmt (?:wieder )?(?:Drogen|Kokain|Heroin|Crystal|Speed))",
        "addiction",
        "raucht|trocken|clean|abstinent|nüchtern|trinkt|problem|rückfall|drogen|kokain|heroin|crystal|speed",
    ),
    _rule(
        "dry",
        r"(?:ist|sei|bin|war|bleibt|blieb)(?: [\w.: ]{1,40})? (?P<v>trocken|clean|abstinent)(?=[.,;:!)\n]| und| seit"
        r"|\Z)",
        "addiction",
        "trocken|clean|abstinent",
    ),
    _rule(
        "takes",
        "(?:nimmt|nehme|nahm|bekommt|bekomme|schluckt|spritzt sich|spritzt|spritze mir|braucht|erhält"
        r"|verschrieben(?: bekommen)?|eingestellt auf|umgestellt auf)(?: [\w.: ]{1,40})? "
        r"(?P<v>[A-ZÄÖÜ][\wäöüß\-]{3,30} \d{1,4}(?:[,.]\d{1,3})? ?(?:mg|µg|mcg|ml|IE|I\.E\.|g|Tropfen|Hub"
        "|Tabletten?)(?: (?:1-0-[01]|0-0-1|1-1-1|1-0-0|täglich|morgens|abends|am Tag))?)",
        "medication",
        "mg|µg|mcg|ml|ie|i.e| g|tropfen|hub|tablett",
    ),
    _rule(
        "dosed",
        r"(?P<v>[A-ZÄÖÜ][\wäöüß\-]{3,30} \d{1,4}(?:[,.]\d{1,3})? ?(?:mg|µg|mcg|IE|I\.E\.)(?:/[hd])?,? (?:1|0|½"
        "|2)[-–](?:1|0|½|2)[-–](?:1|0|½|2)(?:[-–](?:1|0|½|2))?)",
        "medication",
        "-0-|-1-|–0–|–1–|0-0|1-0|0-1",
    ),
    _rule(
        "child",
        "(?P<v>(?:erwarte[nt]?|bekomm(?:t|e|en)|kriegt|kriege) (?:(?:im|Anfang|Ende|Mitte"
        r"|bald) [\w ]{3,20} )?(?:(?:ein|ihr|unser|sein|das|ihren|unseren) )?(?:zweites |erstes |drittes |viertes "
        "|zweite |erste )?(?:Kind|Baby|Nachwuchs|Zwillinge|Zwillingen|Drillinge))",
        "pregnancy",
        "erwarte|bekomm|krieg",
    ),
    _rule(
        "week",
        r"(?P<v>(?:in der |ab der |\()?\d{1,2}\.? ?(?:\+ ?\d ?)?(?:SSW|Schwangerschaftswoche)|(?:im )?(?:\d{1,2}\."
        "|ersten|zweiten|dritten|vierten|fünften|sechsten|siebten|achten"
        "|neunten) (?:Schwangerschafts)?[Mm]onat schwanger)",
        "pregnancy",
        "ssw|schwanger",
    ),
    _rule(
        "mark",
        r"(?P<v>(?:Merkz\.?|Merkzeichen|MZ)[: ]{1,3}(?:aG|Bl|Gl|TBl|RF|G|B|H)(?:(?:, ?| und |/| )(?:aG|Bl|Gl|RF|G|B"
        r"|H)(?!\w)){0,9}|(?:Grad|GRAD|GdB|GDB|Grad der Behinderung)[: ]{1,3}[1-9][0O](?:0|O)?)",
        "disability",
        "merkz|mz|grad|gdb",
    ),
    _rule(
        "care_need",
        r"(?P<v>(?:[Pp]flegegrad|PFLEGEGRAD|[Pp]flegestufe|PG)(?: [\w ]{3,25})?[: ]{1,3}(?:[1-5]|I{1,3}|zwei|drei"
        "|vier|fünf|eins)|(?:hat|habe|bekommt|bekommen) (?:jetzt |einen |den )?Pflegegrad)",
        "care_level",
        "pflegegrad|pflegestufe|pg",
    ),
    _rule(
        "tested",
        "(?P<v>(?:positiv|negativ) (?:auf|getestet(?: auf)?) ?(?:Corona|Covid(?:-19)?|HIV|Hepatitis(?: [A-E])?"
        "|Influenza|Chlamydien|Syphilis|Drogen|THC|Kokain|MRSA)|(?:Corona|Covid|HIV|Drogen"
        "|Schwangerschafts)-?(?:[Tt]est)? (?:war |ist |fiel )?positiv)",
        "diagnosis",
        "positiv|negativ",
    ),
    _rule(
        "bed_wet",
        r"(?P<v>nässt (?:nachts |noch |wieder |sich ){0,4}ein|macht (?:nachts )?(?:noch )?ins Bett"
        r"|kotet (?:\w{1,40} )?ein"
        "|ritzt sich|(?:sich )?(?:das Leben nehmen|umbringen|selbst verletzt|geritzt)|(?:nicht"
        "|nimmer) mehr leben (?:will|wollen|wollte|möchte)|will (?:nicht|nimmer) mehr leben)",
        "mental_health",
        "nässt|bett|kotet|ritzt|leben|umbringen|selbst verletzt",
    ),
    _rule(
        "time_off",
        "(?:ist|war|bin|fällt|fehlt|fehlte|bleibt|meldet(?:e)? sich|meldete"
        r"|hat sich)(?: [\w.: ]{1,40})? (?P<v>(?:krankgemeldet|krank gemeldet|krank|krankheitsbedingt"
        "|krankheitshalber|gesundheitsbedingt)(?: (?:aus|gemeldet|abgemeldet|geschrieben|zu Hause))?)",
        "sick_leave",
        "krank|gesundheitsbed",
    ),
)
PHRASES: Final[tuple[Rule, ...]] = _GERMAN
