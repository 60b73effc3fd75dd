"""Words around names: roles that follow a salutation, greetings, closings, labels, relations."""

from __future__ import annotations

import re
from typing import Final

#: What stands after "Herr/Frau" without being a name; matched as the end of the folded word.
ROLES: Final = tuple(
    """kunde kundin kunden kollege kollegin kollegen doktor doktorin professor professorin praesident praesidentin
    buergermeister
    buergermeisterin minister ministerin kanzler kanzlerin direktor direktorin vorsitzende vorsitzender vorsitzenden
    rechtsanwalt
    rechtsanwaeltin anwalt anwaeltin notar notarin pfarrer pfarrerin lehrer lehrerin nachbar nachbarin geschaeftsfuehrer
    geschaeftsfuehrerin mitarbeiter mitarbeiterin patient patientin botschafter botschafterin staatssekretaer
    abgeordnete abgeordneter
    abgeordneten kommissar kommissarin oberst hauptmann leutnant general wachtmeister mustermensch vorname nachname
    name namen
    gott gottes herren damen herr frau herrn pflichtfeld serviceteam sachbearbeiter
    sachbearbeiterin senator senatorin landrat landraetin sir
    madam team
    empfaenger absender mandant mandantin klient klientin berater beraterin teilnehmer teilnehmerin arzt aerztin ober
    kapitaen trainer trainerin leiter leiterin chef chefin mann maenner kinder kind xy amtsrat amtsraetin
    magistra ansprechpartner ansprechpartnerin hofrat hofraetin consoeur confrere""".split()
)

GREETING: Final = re.compile(
    r"(?:^|(?<=[\n\"„“»>(!.]))[ \t]{0,8}(?:(?i:sehr geehrte[rs]?|hallo|hi|hey|moin(?: moin)?|servus"
    r"|grüezi|grüß gott|grüß dich|na|guten (?:tag|morgen|abend)|mahlzeit|dear|hello"
    r"|good (?:morning|afternoon|evening)|bonjour|salut|ch[eè]re?|hola|buenos d[ií]as|estimad[oa]"
    r"|querid[oa]|ciao|car[oa]|gentile|egregio|buongiorno"
    r"|beste|geachte|dag|hoi|drog[ia]|szanown[ya]|witaj|cześć)|Liebe[rs]?|(?:Hallo|Hi|Hey) liebe[rs]?),?[ \t]{1,3}",
    re.MULTILINE,
)
AND_NEXT: Final = re.compile(r"[ \t]?(?:,|und|and|&|/)[ \t](?:lieber? )?")

CLOSING: Final = re.compile(
    r"(?:^|(?<=[\n.!?,;] )|(?<=\n)|(?<=[.!?] ))[ \t>]{0,6}(?i:mit (?:besten|freundlichen|herzlichen"
    r"|lieben|vielen|sonnigen) (?:grüßen|gruß|gruss|grüssen|empfehlungen)|mit freundlichem gruß"
    r"|(?:viele|beste|liebe|herzliche|schöne|freundliche|sonnige) grüße"
    r"|(?:viele|beste|liebe|herzliche|freundliche) grüsse|(?:lieben|besten|schönen|herzlichen"
    r"|freundlichen) gruß|(?:lieben|besten|schönen|herzlichen) gruss|grüße|grüsse|gruß|gruss|mfg|lg|vg"
    r"|bg|hg|hochachtungsvoll|dein|deine|ihr|ihre|euer|eure"
    r"|(?:best|kind|warm|warmest) regards|regards|best wishes|all the best|yours (?:sincerely"
    r"|faithfully|truly)|sincerely|cheers|best|many thanks|vielen dank|danke(?: und gruß)?|thanks"
    r"|thank you"
    r"|cordialement|bien à vous|(?:un )?saludos?(?: cordiales)?|atentamente|cordiali saluti"
    r"|bussi|bis (?:bald|dann|morgen)|alles (?:liebe|gute)|kuss|distinti saluti"
    r"|met vriendelijke groet(?:en)?|groetjes|groeten|pozdrawiam|z poważaniem)"
    r"(?: (?:aus|from) [^\n]{2,25})?[,.!]?(?P<gap>[ \t>\r\n]{1,24})",
    re.MULTILINE,
)

STRICT_LABEL: Final = (
    r"vor- und nachname|vor-/nachname|vor(?: und )?zuname|vorname[n]?|nachname|familienname|zuname"
    r"|geburtsname|rufname|mädchenname|first ?name|last ?name|given ?name|family ?name|surname"
    r"|forename|middle ?name|full ?name"
    r"|prénom|nom de famille|nombre|apellidos?|cognome|voornaam|achternaam|imię|nazwisko"
    r"|vollständiger name|ansprechpartner(?:in)?|ansprechperson|patient(?:in)?|patientenname"
    r"|kundenname|customer ?name|sachbearbeiter(?:in)?"
    r"|mitarbeiter(?:in)?|bearbeiter(?:in)?|kontoinhaber(?:in)?|karteninhaber(?:in)?|versicherte(?:r"
    r"|nehmer|nehmerin)?|versicherungsnehmer(?:in)?|antragsteller(?:in)?|unterzeichner(?:in)?"
    r"|geschäftsführer(?:in)?|mieter(?:in)?|vermieter(?:in)?"
    r"|mandant(?:in)?|klient(?:in)?|bewerber(?:in)?|teilnehmer(?:in)?|inhaber(?:in)?|kontaktperson"
    r"|contact ?person|contact ?name|display ?name|cardholder|account ?holder|employee|manager"
    r"|assignee|reporter"
)
WEAK_LABEL: Final = (
    r"name|namen|kunde|kundin|customer|client|kontakt|contact|von|from|an|to|cc|bcc|absender(?:in)?"
    r"|sender|empfänger(?:in)?|recipient|autor(?:in)?|author|verfasser(?:in)?|betreuer(?:in)?"
    r"|berater(?:in)?|arzt|ärztin|hausarzt|anwalt|käufer(?:in)?|verkäufer(?:in)?"
    r"|unterschrift|gezeichnet|gez\.|signed(?: by)?|i\. ?a\.|i\. ?v\.|ppa\.|z\. ?hd\.|z\.hd\.|c/o"
    r"|attn\.?|person|besteller(?:in)?|rechnungsempfänger(?:in)?|nom|naam|nome|owner|user"
)
LABEL: Final = re.compile(
    rf"(?<![\w.\-])(?:(?:kunden|customer|contact|billing|shipping|the|der"
    rf"|die)[ _])?(?:(?P<strict>{STRICT_LABEL})|(?P<weak>{WEAK_LABEL}))"
    r"(?P<sep>[\"'*]{0,3}[ \t]{0,4}(?:[:=|]|\bist\b|\bis\b|lautet)[ \t*]{0,4}[\"'„“]?|(?<=\.)[ \t]{1,2}|(?<=c/o) )",
    re.IGNORECASE,
)
INTRO: Final = re.compile(
    r"(?<!\w)(?:(?P<strong>ich heiße|ich heisse|heiße ich|mein name ist|mein vorname ist"
    r"|mein nachname ist|(?:er|sie) heißt|(?:namens|mit namen)|my name is|my name's|i am called"
    r"|je m['’]appelle|mon nom est|me llamo|mi nombre es|mi chiamo|il mio nome è"
    r"|mijn naam is|ik heet|nazywam się|mam na imię|wende dich an|unterschrieben von|signed by)"
    r"|(?P<weak>ich bin(?: die| der)?|hier ist|hier spricht|i am|i'm|this is|je suis|soy|sono|ik ben"
    r"|jestem|am apparat:?))[ \t]{1,3}",
    re.IGNORECASE,
)
RELATION: Final = re.compile(
    r"(?<!\w)(?:(?i:tochter|sohn|sohnes|ehemann|ehefrau|lebensgefährt(?:e|in)|partner(?:in)?|mutter"
    r"|vater|bruder|schwester|neffe|nichte|enkel(?:in)?|onkel|tante|oma|opa|schwager|schwägerin"
    r"|freund(?:in)?|nachbar(?:in|n)?"
    r"|kolleg(?:e|en|in)|chef(?:in)?|kund(?:e|in|en)|patient(?:in|en)?|mandant(?:in|en)?|klient(?:in"
    r"|en)?|mitarbeiter(?:in|s)?|azubi|praktikant(?:in)?|sachbearbeiter(?:in)?|ansprechpartner(?:in)?"
    r"|lehrer(?:in)?|schüler(?:in)?|bewerber(?:in)?|angeklagte[rn]?|beklagte[rn]?|kläger(?:in)?"
    r"|zeug(?:e|in|en)|vermieter(?:in)?|mieter(?:in)?|hausarzt|hausärztin|trainer(?:in)?|betreuer(?:in)?"
    r"|son|daughter|husband|wife|brother|sister|mother|father|colleague)"
    r"|(?<=[Mm]ein )Mann|(?<=[Mm]eine )Frau|(?<=[Mm]einem )Mann"
    r"|(?<=[Mm]einer )Frau)[ \t]{1,2}(?=[^\W\d_]|[\"„])"
)
SENDER: Final = re.compile(r"[ \t]{0,2}[\"”“']?[ \t]{0,2}[<(\[](?:mailto:)?[\w.+\-]{1,64}@")
COMPANY: Final = re.compile(
    r"[\s,]{1,3}(?:&|(?:GmbH|AG|KG|SE|UG|OHG|e\. ?V\.|e\.K\.|GbR|Ltd|Inc|LLC|Corp|S\.A\.|B\.V\.|mbH"
    r"|Stiftung|Group|Gruppe|Holding|Consulting|Solutions|Software|Systems|Shop|Versand|Verlag)\b)"
)
