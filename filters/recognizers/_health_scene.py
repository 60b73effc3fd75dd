"""Whose health a text speaks of, beyond what `_evidence` asks: clinical shorthand, persons by their role, notes.

Clinical shorthand ("Z. n.", "Pat.", "li. Daumen") is written about somebody, so its paragraph is a record. A message
that is signed, or whose clauses have no subject ("bleibe bis Freitag daheim"), speaks of its writer.
"""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers._context import sentence
from filters.recognizers._evidence import _SUBJECT, Scene

_CLINIC: Final = re.compile(
    r"(?<!\w)(?:Pat\.|[Dd](?:er|ie|em|en|es) Patient(?:in|en)?(?= (?:ist|hat|war|wird|wurde|klagt|gibt|lehnt|nimmt|lag"
    r"|liegt|kam|kommt|stellt|berichtet|leidet|mit|zeigt|erhält|verträgt|verneint|bleibt))"
    r"|\d{1,3}[- ]?(?:jährige[rnms]?|jähr\.|J\.|j\.) (?:Pat|Mann|Frau|Junge|Mädchen|männl|weibl)"
    r"|Anam(?:n?\.|nese)|Z\. ?n\.|Zn\.|V\. ?a\.|Verd\. ?a\.|St\. ?p\.|bds\.|[Aa]namn\.|[Vv]orerkr\.|Diag\.|D-Arzt"
    r"|Durchgangsarzt\w{0,8}|Verbandbuch|Unfallanzeige|HKP|RTW|Aufnahmebefund|Entlassbrief|Arztbrief|Epikrise"
    r"|(?:re|li)\. [A-ZÄÖÜ]|ED \d{4}|EF \d\d|NYHA|ASA [I1-4]|Zi\.? ?\d{1,3} (?:Fr|Hr|Herr|Frau)\b"
    r"|Pflegebericht|Wunddoku\w{0,8}|Medikationsplan|Überweisung(?:sdiagnose)?:|[Pp]atient,? \d{2}|\d{2}(?:yo| y/o)"
    r"|[Pp]t\.? (?:c/o|has|denies|reports)|[Pp]acjent(?:ka)? (?:lat|z|ma)|[Pp]aziente (?:con|di|in|affett)"
    r"|[Pp]aciente (?:con|de|en|diagnosticad)|[Pp]atiente? (?:présente|de \d|avec|sous|suivi)"
    r"|[Pp]ati[eë]nt(?:e)? (?:bekend|met|heeft|is)|[Rr]esident (?:in|had|has)|[Mm]evr\. .{2,20} bekend)"
)
_ROLE: Final = (
    r"(?:Verstorbene|Verletzte|Erkrankte|Schwangere|Gesch[aä]digte|Betreute|Beamte|Angestellte|Beschäftigte"
    r"|Mitarbeitende|Versicherte|Angehörige|Gefangene|Reisende|Neugeborene|Älteste|Jüngste|Mittlere|Große|Kleine"
    r"|\d{1,3}-?[Jj]ährige|Verunfallte|Überlebende|Auszubildende|Studierende|Vorsitzende|Minderjährige)[rnms]?"
    r"|(?:Hotel|Stamm|Fahr|Flug|Dauer|Kur|Haus|Bade)?[Gg]ast|(?:Vereins|Team|Vorstands|Chor)?[Mm]itglied|Lehrkraft"
    r"|(?:Fach|Pflege|Büro|Hilfs|Reinigungs|Service|Schicht)kraft|Schwerbehindertenvertretung|(?:Neu)?[Kk]und(?:e|in)"
    r"|(?:Mit|Vor|Leih|Zeit|Lager|Schicht)?arbeiter(?:in)?|Erzieher(?:in)?|Lehrer(?:in)?|Sachbearbeiter(?:in)?"
    r"|Soldat(?:in)?|Polizist(?:in)?|Beamtin|Werkstudent(?:in)?|Mündel|Klient(?:in)?|Opfer|Täter(?:in)?|Flüchtling"
    r"|Asylbewerber(?:in)?|Schuldner(?:in)?|Erblasser(?:in)?|Fußgänger(?:in)?|Radfahrer(?:in)?|Passagier(?:in)?"
    r"|Teilnehmer(?:in)?|Spender(?:in)?|Kleinkind|Schulkind|Kitakind|Zwilling|Frühchen|Untermieter(?:in)?"
    r"|Hausmeister(?:in)?|Putzfrau|(?:Lkw-|Bus|Taxi|LKW-)?[Ff]ahrer(?:in)?|Spieler(?:in)?|Sänger(?:in)?|Torwart"
    r"|Bräutigam|Braut|Halter(?:in)?|Eigentümer(?:in)?|Bewerber(?:in)?|Referent(?:in)?|Dozent(?:in)?|Pfarrer(?:in)?"
    r"|Vater|Mutter|Bruder|Schwester|Patin|Pate|Ex|Schüler(?:in)?|Referendar(?:in)?|Techniker(?:in)?|Koch|Köchin"
    r"|Antragsteller(?:in)?s?|Anrufer(?:in)?|Mieter(?:in)?|Bewohner(?:in)?|Patient(?:in)?|Kläger(?:in)?|Zeug(?:e|in)"
    r"|Proband(?:in)?|Rentner(?:in)?|Bekannte[rn]?|Kumpel|Mandant(?:in)?|Insasse|Trainer(?:in)?|Betriebsrat"
)
_SOMEBODY: Final = re.compile(
    rf"(?<!\w)(?:(?:[Dd](?:er|ie|as|em|en|es)|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Ee]ine?[rmns]?|[Uu]nsere?[rmns]?"
    rf"|[Dd]iese[rmns]?|[Ii]hre?[rmns]?|[Mm]eine?[rmns]?) (?:[a-zäöüß]{{3,14}}e[rn]? )?(?:{_ROLE})(?!\w)"
    rf"|(?:{_ROLE}) (?:ist|hat|hatte|war|wird|wurde|nimmt|leidet|braucht|sieht|hört|kann|darf|muss|kommt|fehlt|fällt"
    r"|liegt|trägt|verträgt|bekommt|benötigt|sitzt|geht|bittet|kündigt|meldet|möchte|bleibt|klagt|mit|wegen|seit"
    r"|\(|[A-ZÄÖÜ][a-zäöüß]+)|(?:MA|AN|VN|AST|TN|Kd\.|Mdt\.|Bew\.|Kl\.|Vers\.|Mitarb\.|Koll\.)(?:in)?(?= )|sei[dn]?"
    r"|(?:hab|habs|bin|lieg|fühl|komm)(?= [a-zäöüß])|[Ss]ie (?:trug|kam|ging|nahm|bekam|litt|lag|verlor|brach|fiel"
    r"|sah|trank|starb|blieb|sprach|schlief|klang|schrieb|darf|kann|will|muss|soll)|[Ee]s (?:geht|fehlt) (?:ihm|ihr)"
    r"|(?:sagt|schreibt|meint|erzählt|bittet|meldet)(?= [A-ZÄÖÜ])|jemand(?:e[mn])? (?:aus|von) (?:der|dem|meine\w"
    r"|unsere\w)|[Ii]hr (?:habt|seid)|Zwillinge|d'[A-ZÄÖÜ]\w+"
    r"|m[oy] (?:wife|husband|kid|boss)|[Tt]enant|[Rr]esident|[Ee]mployee|[Cc]lient|[Cc]hild|[Ss]tudent|[Cc]olleague"
    r"|[Kk]id|[Pp]upil|[Aa]pplicant|[Gg]uest|[Ll]a patiente|[Vv]oisine?|[Ee]nfant|[Ss]alariée?|[Ll]ocataire|[Éé]lève"
    r"|[Cc]lient[ei]?|[Bb]ambin[oa]|[Dd]ipendente|[Ii]nquilin[oa]|[Aa]lunn[oa]|[Nn]iñ[oa]|[Tt]rabajador[a]?"
    r"|[Ii]nquilin[oa]|[Aa]lumn[oa]|[Ee]mplead[oa]|[Jj]ef[ea]|[Mm]edewerk(?:er|ster)|[Bb]ewo(?:ner|onster)"
    r"|[Cc]li[eë]nt(?:e)?|[Kk]ind|[Hh]uurder|[Ll]eerling|[Pp]racowni(?:k|ca|ka)|[Dd]zieck[oa]|[Uu]cze[nń]\w{0,5}"
    r"|[Ll]okator(?:ka)?|[Kk]lient(?:ka)?|[Ss]yn(?:ek)?|[Cc]órka)(?!\w)"
)
_FILED: Final = re.compile(
    r"(?<!\w)(?:Aktenlage|Gesundheits(?:fragen|angaben|erklärung)|[Gg]utachten|[Bb]escheinigt|[Aa]ttest(?:iert)?"
    r"|[Bb]escheid (?:an|vom|über)|diagnostiziert|festgestellt|verordnet|verschrieben|anerkannt|bewilligt"
    r"|[Vv]ersorgungsamt|Rücksprache mit (?:Dr\.|dem Arzt)|Antikörper|(?:Zimmer|Tisch|Bett|Platz|Zi\.) \d{1,3}"
    r"|(?:Küche|Mensa|Catering|Ernährung|Diät)(?= |:)|Kostenübernahme|Kostenvoranschlag"
    r"|Entbindung von der Schweigepflicht|Krankmeldung (?:vom|von)"
    r"|Schweigepflichtentbindung|Leistungsantrag|Beihilfe(?:antrag)?|Unfallbericht|Pflegegutachten|Rezept (?:über"
    r"|vom))"
    r"(?!\w)"
)
_TRIGGER: Final = re.compile(
    r"(?<!\w)(?:tr[aäu]g(?:en?|t|)|trug|brauch(?:e|t|en)|benötig(?:e|t|en)|bekam|bekomm(?:e|en)|erl(?:itt|eidet)"
    r"|erlitten|beantragt?e?"
    r"|l[aä]sst|lasse|ließ|nutzt|verwendet|krieg(?:e|t|en)|spür(?:e|t)|entwickelt|zeigt|verschrieben|verordnet"
    r"|kämpft|plag(?:t|en)|quält"
    r"|angewiesen|hab|hats|hat['’]s|fällt|fehlt|ausgefallen|leid(?:e|et)|beim|zum|zur|vom|wg\.|gegen|trotz|unter|durch"
    r"|lleva|usa|porte|porta|draagt|nosi|avec|con|mit|z|met)(?!\w)[^.!?\n]{0,40}\Z"
)
#: Clauses without a subject, signatures: the writer speaks of themselves, or a note of the one it is about.
_ELLIPSIS: Final = re.compile(
    r"(?:\A|[,;.:–+] |\n)(?:(?i:bleibe|komme|kann (?:heute|leider|nicht|morgen)|liege|muss (?:leider|heute|zum|ins"
    r"|zur)"
    r"|bin|habe?|hab|war (?:heute|gestern|beim)|fühle mich|gehe|melde mich)|verständigt sich|benötigt|braucht|bekommt"
    r"|trägt|verträgt|nimmt|kommt|fehlt|fällt aus|darf (?:nicht|nur|keine?)|bittet|möchte|will|lebt|wohnt|arbeitet"
    r"|bitte (?:Platz|Termin|nicht|kein|Vertretung|Schonarbeit|langsam|laut)) (?!Sie |ihr |er |es |das |man )"
)
_SIGNED: Final = re.compile(r"(?:LG|VG|MfG|Gr(?:uß|üße|uss)|Grüßle|[Cc]heers|[Rr]egards|Gruß,?)[,!.]?\s{1,2}[A-ZÄÖÜ]")
_FORMS: Final = re.compile(
    r"(?:[Ff]ormulare?|[Vv]ordrucke?|[Tt]ermine?|[Aa]ngebote?|[Aa]nmeldung(?:en)?|[Ee]inladung(?:en)?|[Aa]ktion"
    r"|[Mm]erkblatt|[Ll]eitlinien?|[Vv]erfahren|[Rr]ichtlinien?|[Ff]rist(?:en)?|[Ii]nformation(?:en)?|[Ll]iefer\w+"
    r"|campagne|dépistage|campaign|screening|campaña|campagna|kampani[ai])"
    r" (?:de dépistage )?(?:für|zu|zur|zum|über|von|bei|du|de|del|of|for)(?: (?:die|das|den|der|eine|la|el))? \Z"
)
_FIGURE: Final = re.compile(
    r"(?:hoch)?allergi\w{2,6} (?:gegen|auf|to|à|a|op|na) (?:alle )?(?:Meeting|Kritik|Montag|Ausred|Büro|Excel|Power"
    r"|Arbeit|Besprech|Unpünkt|Lüg|Small|Deadline|Regel|Veränder|Chef|Autorit|Kollegen|Hausaufgab|Frühaufsteh|meetings"
    r"|Papierkram|Ungerecht|Unordnung|Dummheit|Diskussion|Werbung|Telefon|Überstunden)"
    r"|(?:blind|krank|taub|blass|gelähmt|starr) vor (?:Wut|Liebe|Freude|Eifersucht|Zorn|Angst|Sorge|Neid|Hass"
    r"|Schreck)"
    r"|(?:süchtig|verrückt|krank) nach|(?:den|seinen|ihren) Kopf verloren|(?:hat )?Fieber auf"
    r"|\w{0,3}operiert (?:am|um|morgen|heute|im)"
)
_MACHINE: Final = re.compile(
    r"(?<!\w)(?:Server|Drucker|Rechner|Laptop|Software|Programm|Projekt|App|Datenbank|System|Netzwerk|Wirtschaft"
    r"|Maschine|Motor|Anlage|Auto|printer|drukark[aię]|economía|économie|economia|projet|progetto|proyecto|project"
    r"|impresora|imprimante|stampante|serwer)(?!\w)"
)


class HealthScene(Scene):
    """One text, asked about words of health."""

    def noted(self, start: int, end: int) -> bool:
        """Whether the paragraph is written in clinical shorthand, or the text is a record."""
        if self.record:
            return True
        before = self.text[max(0, start - 240) : start].rpartition("\n\n")[2]
        after = self.text[end : end + 160].partition("\n\n")[0]
        return _CLINIC.search(before + self.text[start:end] + after) is not None

    def about_someone(self, start: int, end: int) -> bool:
        """Whether somebody in particular is spoken of, also by role, in a note, or in a signed message."""
        if super().about_someone(start, end) or self.noted(start, end):
            return True
        before, after = sentence(self.text, start, end)
        around = f"{before}{self.text[start:end]}{after[:90]}"
        if _SUBJECT.search(around) or _SOMEBODY.search(around) or _FILED.search(around) or _ELLIPSIS.search(around):
            return True
        return _SIGNED.search(self.text, max(0, start - 60), end + 160) is not None

    def is_general(self, start: int, end: int) -> bool:
        """Whether the words speak of a topic, of many, of a machine, or in a figure of speech."""
        if super().is_general(start, end) or _FIGURE.match(self.text, start, end + 24):
            return True
        before, _ = sentence(self.text, start, end)
        return _FORMS.search(before) is not None or _MACHINE.search(before[-40:]) is not None

    def is_triggered(self, start: int, end: int) -> bool:
        """Whether a word is tied to somebody; in clinical shorthand every word is."""
        if self.noted(start, end) or super().is_triggered(start, end):
            return True
        before, _ = sentence(self.text, start, end)
        return _TRIGGER.search(before) is not None

    def is_predicate(self, start: int, end: int) -> bool:
        """Whether a word is said of a subject; in clinical shorthand it is."""
        return self.noted(start, end) or super().is_predicate(start, end)

    def has_subject(self, start: int, end: int) -> bool:
        """Whether somebody is named before a word, or has a role there."""
        if super().has_subject(start, end) or self.noted(start, end):
            return True
        before, _ = sentence(self.text, start, end)
        return _SOMEBODY.search(before) is not None


_SPAN_LEFT: Final = re.compile(
    r"(?<![\w\-])(?:(?:für |erstmal )?(?:ein|eine|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|\d{1,2}) "
    r"(?:Tage?|Wochen?|Monate?|Jahre?)(?: lang)? |(?:Geburt|Entbindung) (?:per|durch|mit|via) (?:einen )?"
    r"|stechende |drückende |brennende "
    r"|nicht (?:mehr )?|frisch |beginnende[rn]? |fortgeschrittene[rn]? |bekannte[rn]? |unheilbare[rnm]? )\Z"
)
_WHERE: Final = (
    r"(?:(?:re|li|rechte[rnms]?|linke[rnms]?|rechts|links|bds|beide[rn]?)\.? )?(?:OSG|USG|HWS|LWS|BWS|ISG|MFK|DIG|MCP"
    r"|PIP|(?:[Uu]nter|[Oo]ber|[Mm]ittel|[Vv]order)?[Bb]auch|[Oo]hr|[Aa]uge|(?:[Uu]nter|[Oo]ber)?(?:[Aa]rm|[Ss]chenkel"
    r"|[Kk]iefer)|[Dd]aumen|[Ff]inger|[Hh]and|[Ff]uß|[Kk]nie|[Hh]üfte|[Ss]chulter|[Bb]ein|[Rr]ücken|[Nn]acken|[Kk]opf"
    r"|[Bb]rust|[Ll]eiste|[Ff]lanke|[Nn]iere|[Ff]erse|[Ww]ade|[Zz]ehe?|[Kk]nöchel|[Hh]andgelenk|[Ss]prunggelenk"
    r"|[Ee]llenbogen|[Ss]tirn|[Gg]esicht|[Nn]ase|[Hh]als|[Ww]irbelsäule|[Ss]teiß|sakral)(?:e?n|s)?"
)
_SPAN_RIGHT: Final = re.compile(
    r" (?:(?:ver|ge)storben|im (?:\w{3,9}(?:en|em) )?(?:End|Anfangs|Früh|Spät)?-?[Ss]tadium|(?:seit|für|über|ca\."
    r"|etwa)"
    r" (?:ca\. )?(?:\d{1,3}|zwei|drei|vier|fünf|sechs|mehreren|Jahren) ?(?:min|Min|Minuten|h|Std|Stunden|Tagen?"
    r"|Wochen?"
    r"|Monaten?|Jahren?|Mo|Wo|J)?\.?|\d{1,3} ?(?:min|py|PY|pack years|Pj)\.?"
    rf"|(?:im |am |an der |in der |an den |in den |des |der )?{_WHERE}(?: (?:re|li|bds|rechts|links)\.?)?"
    r"|(?:re|li|bds)\.|\((?:bds|re|li)\.?\)|lassen|bekommen|pausiert|abgesetzt|vergessen"
    r"|nicht genommen|verweigert|umgestellt|erhöht|ausgeschlichen)(?!\w)"
)


def grow(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in how long, where and at which stage: "Schmerzen im re. Unterbauch", "sechs Wochen krankgeschrieben"."""
    head = _SPAN_LEFT.search(text[max(0, start - 40) : start])
    if head is not None:
        start -= len(head[0])
    for _ in range(2):
        tail = _SPAN_RIGHT.match(text, end, min(len(text), end + 60))
        if tail is None:
            break
        end = tail.end()
    if text.endswith("storben", start, end) and text.endswith("an ", 0, start):
        start -= 3
    return start, end
