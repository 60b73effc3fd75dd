"""Whether a word of health or of another special category is said of somebody, or is a topic.

Evidence is somebody in the sentence (a pronoun, a relation, a name), a note under a person's name, or a text that is a
record about somebody (a doctor's letter, a ward round, a personnel file). Without evidence the word is a topic.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import Final

from filters.engine import Page
from filters.recognizers._context import remembering, sentence, shared_lexicon
from filters.recognizers._terms import tokens_of
from filters.recognizers._things import is_eponymous

_SUBJECT: Final = re.compile(
    r"\bÈ (?=[a-z])|\b(?:[Ii]ch|[Mm]ich|[Mm]ir|[Mm]ein(?:e[mnrs]?)?|[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e[mnrs]?)?"
    r"|[Ww]ir sind|[Uu]nser(?:e[mnrs]?)?"
    r"|[Ss]ie (?!nicht|jetzt|seit|mit|selbst|erst|zuletzt|heute|bitte|gut|sofort|direkt|damit|somit|dort|oft"
    r"|fast|unbedingt|bereit)[a-zäöüß]{2,14}t(?:e)?(?!\w)|Familie(?= [A-ZÄÖÜ])"
    r"|(?:Gast|Kunde|Patient|Mieter|Mitarbeiter|Bewerber|Anrufer|Schüler|Klient|Mandant|Fahrer|Antragsteller"
    r"|Kind|Versicherter|Betroffener)(?:in)? (?:ist|hat|hatte|war|nimmt|leidet|braucht|wurde|gibt|fehlt|kann"
    r"|kommt|sitzt)"
    r"|[Ee]r|ihn|[Ii]hm|[Ss]ein(?:e[mnrs]?)?(?= )|(?:[Dd](?:er|em|en|as)|[Uu]nser) (?:Junge|Jungen"
    r"|Mädchen|Kleine[nr]?)|[Ee]r (?:ist|hat|war|wird|nimmt|leidet|wurde|sei|habe|will|kann)"
    r"|[Ss]ie (?:ist|hat|war|wird|nimmt|leidet|wurde|sei|habe|will|kann|selbst)|(?:ist|hat|war|wird|nimmt"
    r"|wurde|dass|weil|da|ob|wenn) sie"
    r"|Herrn?|Hrn?\.?|Frau|Fr\.?|Pat\.|Patientin|(?:[Dd]e[rmns]|[Uu]nser|[Ii]hr|[Ii]hres|[Ii]hrem|[Ee]in"
    r"|[Mm]ein|[Ss]ein)e?[nms]? (?:\w{3,20}e[nr]? )?"
    r"(?:Patienten?|Kollege[n]?|Mitarbeiters?|Kunden?|Mandanten?|Klienten?|Bewerbers?|Azubi|Mieters?"
    r"|Versicherten?r?|Angeklagten?r?"
    r"|Beschuldigten?r?|Betroffenen?r?|Schülers?|Bewohners?|Antragstellers?|Zeugen?|Kläger|Mann|Chef"
    r"|Nachbarn?|Fahrers?|Kind(?:e?s)?)"
    r"|Onkels?|Tanten?|Cous(?:in|ine|ins)|Großmutter|Großvaters?|Gro(?:ss|ß)eltern|Uroma|Uropa"
    r"|Stiefs\w{3,6}|Schwagers?|Schwägerin"
    r"|Verlobte[rn]?|Ex-?(?:Mann|Frau|Freund(?:in)?)|Mitbewohner(?:in)?|Zwillingsbruder|Baby|Säugling|Bub"
    r"|Kleine[rn]?|Pflegekind"
    r"|Passagier(?:in)?|Teilnehmerin|Studentin|Insasse|Häftling|Witwer?|Rentner(?:in)?|Auszubildende[rn]?"
    r"|Praktikant(?:in)?"
    r"|Kommilitonin?|Zeugin|Lehrerin|Vorgesetzte[rn]?|Mandant|Klient|Bew\.|Fahrgast|Bewerber|Kollegen"
    r"|Kommilitone|Vermieter(?:in)?"
    r"|Anruferin|Fahrerin|Nachbar|Trainer(?:in)?|Gästin|Probandin?|Versicherungsnehmer(?:in)?|Stiefvater"
    r"|Geschädigte[rn]?|euer|eure[rm]?"
    r"|wir haben|bei uns|mei|mi|i hob|der \w{3,12}i"
    r"|Kolleg(?:in|e)|Mitarbeiterin|Kundin|Mandantin|Klientin|Bewerberin|Mieterin|Schülerin|Bewohner(?:in)?"
    r"|Antragstellerin|Azubi"
    r"|Tochter|Sohn(?:es)?|Ehemann(?:es)?|Ehefrau|Ehegatte|Mutter|Mama|Vaters?|Papa|Bruders?|Schwester|Oma"
    r"|Opa|[Oo]pas?|[Oo]mas?|Neffe[n]?"
    r"|Nichte|Enkel(?:in|s)?|Schwiegermutter|Schwiegervater|Partner(?:in|s)?|Lebensgefährt(?:in|e)|Freundin"
    r"|Chefin|Nachbarin|Senior|Junior"
    r"|Kläger(?:in)?|Versicherte[rn]?|Angeklagte[rn]?|Beschuldigte[rn]?"
    r"|I|I'm|I've|my|me|[Hh]e|[Ss]he|his|her|him|Mr|Mrs|Ms|Miss|[Pp]atient|wife|husband|daughter|son|mother"
    r"|father|mum|dad|brother|sister"
    r"|[Jj]e|[Jj]'ai|[Mm]on|[Mm]a|[Mm]es|[Ii]l|[Ee]lle|sa|ses|lui|M\.|Mme|Mlle|père|mère|mari|fils|fille"
    r"|frère|sœur|collègue"
    r"|[Ss]oy|[Ee]stoy|[Tt]engo|[Mm]i|[Mm]is|[Ss]u|[Éé]l|[Ee]lla|[Tt]iene|[Ee]stá|padre|madre|hijo|hija"
    r"|marido|mujer|hermano|hermana|señora?|[Dd]oña|[Dd]on"
    r"|[Ii]o|[Ss]ono|[Mm]i[oa]|[Ss]u[oa]|[Ll]ui|[Ll]ei|moglie|marito|figli[oa]|fratello|sorella|[Ss]ignora?"
    r"|[Ss]ig\.|[Ss]ig\.ra|nonn[oa]"
    r"|[Ii]k|[Mm]ijn|[Hh]ij|[Zz]ij (?:is|heeft|was)|[Hh]aar|[Hh]eb|mw\.|dhr\.|[Mm]evrouw|[Mm]eneer|vader"
    r"|moeder|zoon|dochter|broer|zus|collega|ze zijn|zij zijn"
    r"|[Jj]estem|[Mm]am|[Mm]oj[aąeę]|[Mm]ój|[Pp]an|[Pp]ani|mąż|męża|żon[aęy]|syna?|córk[aięą]|matk[aięą]"
    r"|ojciec|ojca|brata?|siostr[aęy]|mnie|babci[aęi]|dziade?k)"
    r"(?!\w)"
)
_FIRST: Final = re.compile(
    r"\b(?:[Ii]ch|[Mm]ir|[Mm]ich|[Mm]ein\w{0,2}|I|I'm|my|[Jj]e|[Mm]on|[Ss]oy|[Mm]i|[Ii]k|[Mm]ijn|[Jj]estem)(?!\w)"
)
_MANY: Final = re.compile(
    r"\b(?:[Mm]enschen|Personen|Betroffenen?|Patient(?::innen|\*innen|innen)"
    r"|(?<!dem )(?<!den )(?<!des )(?<!vom )(?<!zum )(?<![rnms] )Patienten|Kund(?:innen|\*innen|:innen)"
    r"|Frauen|Männer|Beschäftigten?|Mitarbeitenden?|Mitarbeiterinnen|Arbeitnehmer(?:n|in|innen)?|Erwachsenen?"
    r"|Jugendlichen?|Versicherten sind|Prozent"
    r"|[Jj]ede[rn]?(?:,? der|,? die| (?:zweite|dritte|vierte|fünfte|zehnte|Mensch|Frau|Mann|\w{4,16}in"
    r"|Mitarbeiter|Patient|Kunde))"
    r"|[Vv]iele(?! (?:Grüße|Jahre|Wochen|Monate|Termine|Medikamente|Dank))(?= [A-ZÄÖÜ]| leiden| haben"
    r"| sind)|[Mm]anche[nr]?"
    r"|people|patients|employees|adults|women|men|everyone|anyone|someone|les patients|les personnes"
    r"|las personas|le persone|mensen|osoby|Hunde?n?|Katzen?|Haustiere?n?|[Dd]er Arbeitnehmer)(?!\w)"
)
_GENERAL: Final = re.compile(
    r"\b(?:[Ww]enn (?:Sie|man|jemand|eine?)|[Ff]alls|[Ss]ofern|[Ss]ollten Sie|[Ww]er"
    r"|(?<![Mm]ijn )(?<!\bmy )[Mm]an|[Jj]emand|[Ee]rkläre?(?:n Sie)? (?:mir|uns|bitte)|[Ee]xplain|[Ii]f you"
    r"|[Ww]ennst|[Ww]enn (?:du|ihr|Mitarbeit\w+|Beschäftigte)|[Ss]obald (?:Sie|man|jemand)"
    r"|[Ss]tudien?|[Rr]atgeber|(?:[Dd](?:er|ieser)|[Ee]in|[Mm]ein|[Ii]m|neuer) [Rr]oman|[Ff]ilm|[Ss]erie"
    r"|[Ss]i vous|[Ss]i usted|[Ss]e hai|[Aa]ls u|[Jj]eśli|[Mm]uster|Beispiel|z\. ?B\.|[Ww]as (?:ist|sind"
    r"|bedeutet|hilft)|[Ww]hat is|ist eine (?:Diagnose|Krankheit)|[Hh]ow to)(?!\w)"
)
_TOPIC_BEFORE: Final = re.compile(
    r"(?:\b(?:für|gegen|über|zum Thema|Thema|zu|zum|zur|rund um|bei|Ratgeber|Prävention(?: von)?"
    r"|Forschung(?: zu| über)?|Spenden? (?:für|gegen)"
    r"|[Vv]ortrag(?: über| zu)?|[Ss]eminar|[Kk]urs|[Aa]rtikel|[Bb]uch|Infos?|Broschüre|Versicherung|about"
    r"|against|for|sur|contre|contra|sobre|contro|over|tegen|przeciw|o)"
    r"(?::| (?:eine[nrms]? |die |den |das |der |dem |the |le |la |el |il )?|\s„))\Z"
)
_TOPIC_AFTER: Final = re.compile(
    r"\A(?:\s?[-–]\s?(?:Ratgeber|Vorsorge|Hilfe|Forschung|Prävention|Risiko|App|Kurs|Test|Beratung"
    r"|Gesellschaft|Stiftung|Verband|Tag\b|Zentrum)"
    r"| (?:und (?:Antworten|Beruf)|im Alltag|vorbeugen|erkennen|verstehen|– was|: (?:Ursachen|Symptome|Was)"
    r"|awareness|prevention|research|charity|-?Stiftung"
    r"|e\. ?V\.|kann jede|ist eine (?:Krankheit|Erkrankung|Diagnose)|hilft|wirkt))"
)
_TOPIC_NOUN: Final = re.compile(
    r"\b(?:Vortr[aä]ge?|Artikel|Bücher|Buch|Seminare?|Kurs|Ratgeber|Info\w*|Broschüre|Flyer|Studie|Spenden?"
    r"|Workshop|Podcast|Film|Doku|Roman|Blog\w*|\w{4,10}arbeit (?:über|zu)|Referat|Präsentation"
    r"|Newsletter|Webinar|Fortbildung|Schulung|Tagung|Kongress|Thema|Themen|Unterschied|Definition|Ursachen"
    r"|Häufigkeit|Prävention|Vorsorge|Vorbeugung|[Pp]révention|prevención|prevenzione|prevention|awareness"
    r"|profilaktyk\w+|lutte|recherche|Abteilung|Station|Facharzt|Fachärztin|Chefarzt|Klinik für|Zentrum"
    r"|Institut|Lehrstuhl|Spezialist(?:in)?|Expert(?:e|in)|Beauftragter?|Vertrauensperson|Selbsthilfe\w*"
    r"|Verein|Stiftung|Gesellschaft|Verband|Fachtagung|Beratungsstelle|department|charity|specialist|leitet"
    r"|talk|article|book|leaflet|course|essay|paper|webinar|campaign|livre|conférence|libro|charla|convegno"
    r"|boek|lezing|książk[aięę])"
    r"(?!\w)[^.,;\n]{0,40}\Z"
)
_TOPIC_VERB: Final = re.compile(
    r"\b(?:schreib|les|lies|studier|forsch|referier|recherchier|unterricht|diskutier|informier|interessier"
    r"|writ|read|research)\w{0,4} (?:\w{1,12} ){0,3}(?:über|zu|zum|an|about|on|für) \Z"
)
_OWN: Final = re.compile(
    r"\b(?:[Mm]ein|[Ss]ein|ihr|[Uu]nser|[Dd]ein)(?:e[rnms]?)? (?:\w{3,20}e[rnms]? )?\Z|\b(?:my|his|her|[Mm]on"
    r"|[Mm]a|sa|[Mm]i|su|mi[oa]|su[oa]|[Mm]ijn|mo[ij]\w{1,3}) \Z"
)
_FOR_ALL: Final = re.compile(
    r"\b(?:für|bei|an|von|for) (?:\w{3,12}e[nr]? )?(?:Diabetiker|Allergiker|Asthmatiker|Epileptiker"
    r"|Rollstuhlfahrer|Rheumatiker|Schwangere|Schwerhörige|Gehörlose|Blinde|Behinderte|Schwerbehinderte"
    r"|Autisten|Alkoholiker"
    r"|Christen|Muslime|Juden|Katholiken|diabetics|pregnant)n?\Z"
)
_DENIED_AFTER: Final = re.compile(
    r"\A (?:wird|wurde|werden|ist)? ?(?:verneint|ausgeschlossen|nicht bekannt|ruled out|denied)"
    r"|\A für\b(?! (?:zwei|drei|\d|eine|die|den|ein))"
)
_TREATED: Final = re.compile(
    r"\b(?:klag|gehör|zähl|bericht|leid|litt|nimmt|nehme|nähme|bekomm|behandel|Behandlung|Therapie|geimpft"
    r"|neigt|allergisch|krank|complain|treated|takes|suffer)\w{0,4}(?!\w)[^.\n]{0,60}\Z"
)
_DENIED: Final = re.compile(
    r"\b(?:kein(?:e[rnms]?)?|ohne|keinerlei|Ausschluss|no|without|pas de|sans|sin|senza|geen|bez|brak) \Z"
    r"|\bkeine?[rnms]? \w{3,16}e[rnms]? \Z"
)
_VERB: Final = re.compile(
    r"\b(?:hab(?:e|en|t)?|hat|hatte|hatten|hast|gehabt|leide[nt]?|litt|klag(?:t|te|e)|bekomm(?:e|t|en)|bekam"
    r"|nimmt|nehme|nähmen?|nahm|braucht?|trägt|liegt|muss|musste|verträgt|isst"
    r"|macht|geht|kommt|wegen|wg\.|aufgrund|infolge|has|had|have|having|due to|suffer(?:s|ing|ed)?|takes?"
    r"|needs?|ai|souffre|mange|tiene|tengo|come|ho|mangia|soffre|heeft|heb|mam|choruje|je)"
    r"(?!\w)[^.!?\n]{0,50}\Z"
)
_NEAR: Final = re.compile(
    r"\b(?:[Nn]ach|mit|trotz|bek\.|[Bb]ekannte[rn]?|Z\. ?n\.|V\. ?a\.|Verdacht auf|an|seit|ab|in|im|zur|auf"
    r"|bei|von(?: den)?|(?:mein|sein|ihr|dein)e?[rnms]?|ist|bin|war|wurde|with|after|from|in|on"
    r"|my|his|her|avec|après|sa|son|est|con|tras|por|está|estoy|su|mi|un|dopo|per|sua|suo|met|door|na|wegens"
    r"|zijn|haar|ma|po|z|jest|ze)(?: \w{1,14}\.?){0,2} \Z"
)
_BE: Final = re.compile(
    r"\b(?:bin|bist|ist|war|wäre|sei|wurde|wird|werde|geworden|gewesen|gilt|[Ii]'m|am|is|was|are|be|been"
    r"|she's|he's|got|fell|est|suis|était|soy|es|está|estoy|era|sono|è|ben|is|jest|jestem|był[ay]?"
    r"|liegt|fühlt?|gehört|stammt|wurden|sind|zijn|als)\b"
)
_RECORD: Final = re.compile(
    r"(?<!\w)(?:Pat\.|Anamnese|Diagnosen?\s?(?:bei Entlassung)?:|Medikation:|Befund:|Vorerkrankung|Vitalwerte"
    r"|KVNR|Übergabe (?:Früh|Spät|Nacht)\w*|Pflegeübergabe|Überw\.|Notaufnahme|Entlass(?:ung|brief)"
    r"|Pflegebericht|Pflegedoku"
    r"|Arztbrief|Befundbericht|Aufnahmebogen|Aufnahmebefund|Therapieverlauf|Sprechstunde|Dienstübergabe"
    r"|Visite|Patient(?:in)?:|Patientenakte|Versichertennr|Epikrise|ICD"
    r"|[Pp]resenting complaint|[Dd]ischarge(?:d| summary)|PMH|Dx|GP:|NHS (?:no|number)|MRN|[Ww]ard"
    r"|Fiche patient|[Dd]ossier médical|[Aa]ntécédents|Compte rendu"
    r"|[Hh]istoria clínica|Nº historia|HC \d|[Ii]nforme médico|[Aa]nte?cedentes|Pronto Soccorso|[Aa]namnesi"
    r"|[Cc]artella clinica|[Rr]eferto|Overdracht|[Zz]orgdossier|Anamnese"
    r"|[Pp]acjent(?:ka)?|[Rr]ozpoznani[ea]|[Kk]arta informacyjna|[Ee]pikryza|'diag(?:nosen?)?')(?!\w)"
)
_ADDRESSED: Final = re.compile(
    r"(?:Sehr geehrte[r]?|Guten (?:Tag|Morgen)|Liebe[r]?|Hallo|Dear|Geachte|Szanowna?y?) (?:Herrn?|Frau"
    r"|Familie|Mr|Mrs|Ms|[Mm]evrouw|Pani?|Kolleg)"
)
_POLITE: Final = re.compile(
    r"\b(?:Sie|Ihnen|Ihre?[mnrs]?|Ihr|you|your|vous|votre|vos|usted|Lei|Sua|Suo|uw|Państwa?|Pani)\b"
)
_PERSONAL: Final = re.compile(
    r"(?:geb\.|geboren|\*\d|Herrn?|Frau|Fr\.|Hr\.|Personal-?[Nn]r|Azubi|Mitarbeiter(?:in)?:|Name:|née?\b|born"
    r"|nato|nata|urodzon|DOB)"
)
_STRONG: Final = re.compile(
    r"\b(?:Herrn?|Hrn?\.|Frau|Fr\.|Mr|Mrs|Ms|Mme|M\.|Sig\.(?:ra)?|dhr\.|mevr?\.|Pani?|Pat\.)\s+(?:Dr\. )?[A-ZÄÖÜ]"
    r"|\b(?:[Mm]ein|[Ss]ein|[Uu]nser|ihr|[Dd]ein)e?[mnrs]? (?:\w{3,16}e[nr]? )?(?:Mann|Frau|Ehemann"
    r"|Ehefrau|Sohn|Tochter|Mutter"
    r"|Vater|Bruder|Schwester|Oma|Opa|Kind|Partner(?:in)?|Chef(?:in)?|Kolleg(?:e|in)|Freund(?:in)?"
    r"|Nachbar(?:in)?|Mandant(?:in)?"
    r"|Klient(?:in)?|Patient(?:in)?)(?!\w)"
    r"|\b(?:er|sie|he|she|il|elle|lui|lei|hij|zij|Er|Sie) (?:ist|hat|hatte|war|wurde|leidet|nimmt|muss"
    r"|geht|kommt|macht|bekommt|braucht|fährt|kann|will|has|had|was|is|takes|a|est|è|ha|heeft)\b"
)
_DOES: Final = re.compile(
    r" (?:hat|ist|war|hatte|wurde|nimmt|leidet|verträgt|braucht|trägt|isst|bekommt|liegt|kommt|fehlt"
    r"|musste|muss|kann|darf|sitzt|wird"
    r"|has|is|takes|suffers|est|tiene|toma|soffre|heeft|ma)\b"
)
_ABOUT: Final = re.compile(
    r"\b(?:über|about|sobre|sur|over|Thema|Ratgeber|Artikel|Buch|Forschung (?:zu|über)|Infos? (?:zu"
    r"|über))(?::| \w{3,6}| „)? ?\Z"
)
_FILE: Final = re.compile(r"(?:\|\s*|:\s*|\t|;|;\"|,\s*\"|\()\Z")

_NOTE_END: Final = re.compile(r"\s*(?:[).;,|\t\n\"]|\Z|bis |seit |ab |vom |von \d)")
_SHORTEST: Final = 3


class Scene:
    """One text, asked about its words."""

    def __init__(self, page: Page, *, medical: bool = True) -> None:
        self.text = page.text
        self._page = page
        self._medical = medical
        self.lexicon = self._lexicon = remembering(page, shared_lexicon())

    @cached_property
    def record(self) -> bool:
        """Whether the text is a medical record about somebody."""
        return (
            self._medical
            and _RECORD.search(self.text) is not None
            and (_PERSONAL.search(self.text) is not None or self.names(0, 4000))
        )

    @cached_property
    def addressed(self) -> bool:
        """Whether "Sie" is somebody in particular."""
        return _ADDRESSED.search(self.text) is not None

    @cached_property
    def _name_places(self) -> list[int]:
        """Where known names that are no ordinary words begin: one pass, when the first question is asked."""
        return self._page.kept("places of names", self._find_names)

    def _find_names(self) -> list[int]:
        tokens, folded = self._page.once(tokens_of)
        names = {word for word in folded if self._is_name(word)}
        text = self.text
        return [
            token.start()
            for token in tokens
            if token[0] in names
            or (token[0][0].isupper() and _DOES.match(text, token.end()) and self._may_be_name(token[0]))
        ]

    def is_strong(self, start: int, end: int) -> bool:
        """Whether the words before name somebody outright: a title and name, a relation with "mein", a known name."""
        before, _ = sentence(self.text, start, end)
        return _STRONG.search(before) is not None or self.names(start - len(before), start)

    def _may_be_name(self, word: str) -> bool:
        return len(word) >= _SHORTEST and (self._lexicon.is_given(word) or not self._lexicon.is_ordinary(word))

    def _is_name(self, word: str) -> bool:
        lexicon = self._lexicon
        if len(word) < _SHORTEST or (word.isupper() and len(word) <= _SHORTEST):
            return False
        if "-" in word and is_eponymous(word.rpartition("-")[2]):
            return False  # "Stevens-Johnson-Syndrom", "Pascal-Schreibweise"
        known = lexicon.is_given(word) or (not word.islower() and lexicon.is_surname(word))
        return known and not lexicon.is_ordinary(word)

    def names(self, start: int, end: int) -> bool:
        """Whether a known name that is no ordinary word begins in ``text[start:end]``."""
        places = self._name_places
        index = bisect_left(places, start)
        return index < len(places) and places[index] < end

    def is_general(self, start: int, end: int) -> bool:
        """Whether the words around speak of a topic, of many people, or deny it."""
        before, after = sentence(self.text, start, end)
        if _OWN.search(before):
            return _GENERAL.search(before) is not None
        if (
            _TOPIC_AFTER.match(after)
            or _DENIED_AFTER.match(after)
            or _DENIED.search(before)
            or _TOPIC_NOUN.search(before)
            or _TOPIC_VERB.search(before)
        ):
            return True
        if _GENERAL.search(before) or _FOR_ALL.search(before + self.text[start:end]):
            return True
        if _FIRST.search(before):
            return False
        if self.is_strong(start, end):
            return _ABOUT.search(before) is not None and not _TREATED.search(before)
        topic = _TOPIC_BEFORE.search(before) is not None and not _TREATED.search(before)
        return topic or _MANY.search(before + " " + after[:60]) is not None

    def about_someone(self, start: int, end: int) -> bool:
        """Whether the sentence, the line or the text speaks of somebody in particular."""
        if self.record:
            return True
        before, after = sentence(self.text, start, end)
        if _SUBJECT.search(before) or _SUBJECT.search(after[:90]):
            return True
        if self.addressed and (_POLITE.search(before) or _POLITE.search(after[:90])):
            return True
        line = self.text[max(0, start - 140) : start].rpartition("\n")[2]
        reach = max(len(before), len(line))
        return self.names(start - reach, start) or self.names(end, end + len(after[:60])) or self._continued(start)

    def _continued(self, start: int) -> bool:
        """Whether the sentence before, in the same paragraph, speaks of somebody."""
        before = self.text[max(0, start - 320) : start].rpartition("\n\n")[2]
        return _SUBJECT.search(before) is not None or self.names(start - len(before), start)

    def is_triggered(self, start: int, end: int) -> bool:
        """Whether a verb or preposition ties the word to somebody ("hat …", "wegen …"), or it is a note in brackets."""
        if self.record:
            return True
        before, after = sentence(self.text, start, end)
        if _VERB.search(before) or _NEAR.search(before) or self.is_note(start, end):
            return True
        return re.match(r"\s(?:kaputt|operiert|gebrochen|bis \d|seit \d|ab \d|vom \d|hab|tut|hatte)", after) is not None

    def is_note(self, start: int, end: int) -> bool:
        """Whether the word stands as a note of its own: in brackets, in a cell, behind a colon."""
        head, tail = self.text[max(0, start - 3) : start], self.text[end : end + 12]
        return _FILE.search(head) is not None and _NOTE_END.match(tail) is not None

    def is_predicate(self, start: int, end: int) -> bool:
        """Whether the word is said of a subject: "ist blind", "depressiv geworden"."""
        if self.record:
            return True
        before, after = sentence(self.text, start, end)
        return _BE.search(before) is not None or _BE.search(after[:40]) is not None

    def has_subject(self, start: int, end: int) -> bool:
        """Whether somebody is named before the word: "ich bin blind", not "the account was disabled by my admin"."""
        before, _ = sentence(self.text, start, end)
        polite = self.addressed and _POLITE.search(before) is not None
        return self.record or polite or _SUBJECT.search(before) is not None or self.names(start - len(before), start)
