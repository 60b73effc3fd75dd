"""Who a sentence speaks of, beyond pronouns, relations and known names: roles, ages, and names that no list has.

Nouns stand in the singular: "the accused" is somebody, "defendants" are a topic. German plurals that look like the
singular ("Mitarbeiter") count with a word in front that only the singular takes.
"""

from __future__ import annotations

import re
from typing import Final

from filters.lexicon import Lexicon
from filters.recognizers._context import sentence

_DE_BOTH: Final = (
    "Mitarbeiter|Arbeitnehmer|Bewerber|Mieter|Vermieter|Schüler|Lehrer|Fahrer|Halter|Anrufer|Antragsteller|Kläger"
    "|Täter|Bewohner|Hausmeister|Nachbar|Trainer|Referent|Dozent|Betreuer|Gärtner|Pfleger|Einwohner|Fahrgast"
    "|Leiharbeiter|Arbeiter|Anlageberater|Buchhalter|Verkäufer|Käufer|Spender|Teilnehmer|Besucher|Gegner"
    "|Geschäftsführer|Abteilungsleiter|Teamleiter|Schichtleiter|Vorarbeiter|Lagerist|Koch|Kellner|Sachbearbeiter"
    "|Zeuge|Kunde|Kollege|Klient|Mandant|Patient|Student|Praktikant|Azubi|Proband|Asylbewerber|Gefangener|Insasse"
    "|Bruder|Onkel|Vater|Pate|Chef|Gast|Junge|Mann|Herr|Typ|Rentner|Ermittler|Polizist|Beamte"
)
_DE: Final = (
    r"(?:[Dd]e[rmns]|[Uu]nser(?:e[mnrs]?)?|[Mm]ein(?:e[mnrs]?)?|[Ee]in(?:e[mnrs]?)?|[Dd]iese[rmns]?|[Ii]hre?[mnrs]?"
    rf"|[Ss]eine?[mnrs]?|[Jj]ener?|ehemaliger|früherer) (?:\w{{3,18}}e[nrs]? )?(?:{_DE_BOTH})(?:n|en|s|es)?"
    rf"|(?:\A|[.:;!?\n(] ?)(?:{_DE_BOTH})(?= [a-zäöü]{{2,14}}t\b|(?: \d| [A-Z]\b|:))"
    r"|(?:Zeugin|Klägerin|Beklagte[rn]?|Angeklagte[rn]?|Beschuldigte[rn]?|Verurteilte[rn]?|Betroffene[rn]?"
    r"|Verdächtige[rn]?|Tatverdächtige[rn]?|Gefangene[rn]?|Inhaftierte[rn]?|Antragsgegner(?:in)?|Halterin|Mieterin"
    r"|Referentin|Dozentin|Betreuerin|Betreute[rn]?|Pflegerin|Angestellte[rn]?|Vorsitzende[rn]?|Teilnehmerin"
    r"|Besucherin|Spenderin|Probandin?|Hausmeisterin|Lehrkraft|Führungskraft|Reinigungskraft|Fachkraft|Aushilfe"
    r"|Werkstudent(?:in)?|Auszubildende[rn]?|Kindsvater|Kindsmutter|Kindesvater|Kindesmutter|Geschwister|Eltern"
    r"|Großmutter|Großvater|Stiefmutter|Pflegemutter|Pflegevater|Paten?|Patin|Bräutigam|Braut|Zwillinge?"
    r"|Mitbewerberin?|Vorgängerin?|Nachfolgerin?|Anruferin|Einwohnerin|Insassin|Häftling|Flüchtling|Ehepaar|Paar"
    r"|Mutti|Vati|Omi|Opi|Kumpel|Kumpels|Freund|Ex|MA|AN|ASt|Ast\.|Bekl\.|Kl\.|Mdt\.|MA'in|Kd\.|Pat|Mutter|Vater"
    r"|Person|jemand aus|Familie|Halter|Bew\.|Mitgl\.|Personalakte|Stkl\.|Lohnsteuerkarte|Personalbogen"
    r"|Schulanmeldung|Aufnahmebogen|Steckbrief|Lebenslauf|Führungszeugnis|Steuerklasse"
    r"|\d{1,2}-?[Jj]ährige[rmn]?|\w{3,20}(?:erin|istin|antin|entin|ologin|eurin|orin|ärin)(?= ))"
    r"|[Dd]er Kleine|[Dd]ie Kleine|[Dd]ie (?:Neue|Alte|Frau|Dame)|[Dd]er (?:Neue|Alte|Herr)|[Dd]as (?:Kind|Paar"
    r"|Mädchen)"
)
_PRONOUN: Final = (
    r"[Ii]h[mn]|Dr\.|[Ss]ie (?:[a-zäöü]{2,12}te|muss|soll|will|kann|darf|klebt|nimmt|macht|sagt)"
    r"|[Ii]hre?[mnrs]? (?=[A-ZÄÖÜ])|[Ee]r (?:\w{2,14} )?[a-zäöü]{2,14}t|[Ss]ie (?:ist|hat|war|hatte|wurde|wird|geht"
    r"|isst|trägt|betet"
    r"|steht|kommt|wählt"
    r"|sitzt|fastet|lebt|arbeitet|gehört|stammt|engagiert|führt)|(?:ist|hat|war|hatte|wurde|wird|dass|weil|ob) (?:er"
    r"|sie|ich)"
    r"|[Ii]ch|[Mm]ich|[Mm]ir|[Gg]egen (?:ihn|sie|mich)|[A-ZÄÖÜ]\. [A-ZÄÖÜ][a-zäöüß]{2,20}|[Ww]ir sind"
)
_EN: Final = (
    r"(?:employee|applicant|candidate|claimant|defendant|tenant|client|customer|colleague|coworker|co-worker"
    r"|neighbou?r"
    r"|student|pupil|teacher|driver|resident|suspect|accused|offender|inmate|prisoner|witness|complainant|volunteer"
    r"|trainee|apprentice|intern|caller|passenger|landlord|landlady|boss|manager|nephew|niece|uncle|aunt|cousin"
    r"|grandma"
    r"|grandad|grandfather|grandmother|fiancée?|boyfriend|girlfriend|ex-husband|ex-wife|stepson|stepdaughter|parent"
    r"|guest|member of staff|staff member|new (?:hire|starter|guy)|partner|data subject|bloke|lad|you're|you are"
    r"|who is"
    r"|\d{1,2}-year-old)"
)
_FR: Final = (
    r"(?:salariée?|employée?|candidate?|locataire|propriétaire|cliente?|voisine?|élève|étudiante?|stagiaire"
    r"|apprentie?"
    r"|prévenue?|accusée?|suspecte?|détenue?|témoin|plaignante?|demandeur|demandeuse|requérante?|collègue|chef"
    r"|conducteur|conductrice|oncle|tante|cousine?|neveu|nièce|grand-mère|grand-père|compagnon|compagne|conjointe?"
    r"|famille|bénéficiaire|résidente?|invitée?|patron|patronne|enfant|gamin|copain|copine|ouvrier|ouvrière|usager"
    r"|intéressée?|ma|leur|notre|J['’]ai|j['’]ai|J['’]étais|[Ee]lle|[Ii]l a|[Tt]u es)"
)
_ES: Final = (
    r"(?:trabajador(?:a)?|emplead[oa]|candidat[oa]|inquilin[oa]|client[ea]|vecin[oa]|alumn[oa]|estudiante|becari[oa]"
    r"|acusad[oa]|imputad[oa]|detenid[oa]|procesad[oa]|pres[oa]|intern[oa]|testigo|denunciante|demandante|solicitante"
    r"|compañer[oa]|jef[ea]|conductor(?:a)?|tí[oa]|prim[oa]|sobrin[oa]|abuel[oa]|novi[oa]|pareja|familia|residente"
    r"|huésped|niñ[oa]|chic[oa]|ciudadan[oa]|interesad[oa]|espos[oa]|aspirante|opositor(?:a)?|profesor(?:a)?"
    r"|suegr[oa]"
    r"|cuñad[oa]|[Ff]ue|[Hh]a sido|[Ee]s|[Ss]oy|[Ee]ra|[Ee]stuvo|nuestr[oa])"
)
_IT: Final = (
    r"(?:dipendente|lavorat(?:ore|rice)|candidat[oa]|inquilin[oa]|client[ei]|vicin[oa]|alunn[oa]|student(?:e|essa)"
    r"|tirocinante|imputat[oa]|indagat[oa]|detenut[oa]|testimone|ricorrente|richiedente|collega|capo|autista"
    r"|conducente"
    r"|zi[oa]|cugin[oa]|nipote|compagn[oa]|fidanzat[oa]|famiglia|residente|ospite|bambin[oa]|ragazz[oa]|cittadin[oa]"
    r"|interessat[oa]|assistit[oa]|operai[oa]|impiegat[oa]|socer[oa]|suocer[oa]|cognat[oa]|nonn[oa]|mamma|papà"
    r"|professor(?:e|essa)|[ÈE]['’]? (?:stat[oa])|è|È|[Ee]ra|[Hh]o|nostr[oa])"
)
_NL: Final = (
    r"(?:werknemer|werkneemster|medewerk(?:er|ster)|sollicitant|huurder|verhuurder|klant|buurman|buurvrouw|leerling"
    r"|student|stagiair|verdachte|beklaagde|gedetineerde|getuige|eiser|eiseres|aanvrager|collega|chef|bestuurder"
    r"|bewoner|bewoonster|oom|tante|neef|nicht|opa|oma|vriendin?|partner|gezin|familie|gast|kandidaat|cliënt|cliënte"
    r"|betrokkene|leraar|lerares|patiënt|patiënte|chauffeur|kind|meisje|jongen|schoonmoeder|schoonvader|zwager"
    r"|(?:[Hh]ij|[Zz]ij|[Zz]e|[Jj]e|[Jj]ij|[Ii]k)|onze|\d{1,2}-jarige)"
)
_PL: Final = (
    r"(?:pracownik|pracowni[ck][aąęyi]\w?|kandydat(?:ka)?|najemc\w{1,3}|lokator(?:ka)?|klient(?:ka|a|ki)?"
    r"|sąsiad(?:ka|a)?"
    r"|ucze[nń]\w{0,4}|uczennic\w|student(?:ka)?|oskarżon[yaeą]\w{0,3}|podejrzan[yaeą]\w{0,3}|skazan[yaeą]\w{0,3}"
    r"|osadzon[yaą]\w{0,3}|świadek|powód|powódka|wnioskodawc\w{1,3}|koleg[aięą]|koleżank[aięą]|szef\w{0,3}"
    r"|kierowc\w{1,3}"
    r"|mieszkan(?:iec|ka)|wuj(?:ek)?|cioci[aę]|kuzyn(?:ka)?|babci[aęi]|dziad(?:ek|ka)|narzeczon[yae]|partner(?:ka)?"
    r"|rodzin[aęy]|dziecko|chłopiec|dziewczyn\w{1,3}|gość|nauczyciel(?:ka)?|żołnierz|więzień|więźni\w{1,3}|teść"
    r"|teściow\w"
    r"|[Jj]est|[Bb]ył[ay]?|[Zz]ostał[ay]?|[Jj]estem|[Bb]yłe?a?m|[Oo]na?|[Jj]ego|[Jj]ej|naszej?|nasz[aą]?"
    r"|\d{1,2}-lat(?:ek|ka))"
)
SOMEBODY: Final = re.compile(
    rf"(?<![\w\-])(?:{_DE}|{_PRONOUN})(?!\w)|(?<![\w\-])(?i:{_EN}|{_FR}|{_ES}|{_IT}|{_NL}|{_PL})(?!\w)"
)
_INITIAL: Final = re.compile(r"(?<!\w)(?:[A-ZÄÖÜ]|Dr|Prof|Hr|Fr)\. [A-ZÄÖÜ][a-zäöüß]{2,20}(?!\w)")
_PAIR: Final = re.compile(r"(?<![\w\-])([A-ZÀ-ÖØ-ÞĄ-Ż][^\W\d_]{2,18}) (?:[A-Z]\. )?([A-ZÀ-ÖØ-ÞĄ-Ż][^\W\d_]{1,20})")
_ALONE: Final = re.compile(
    r"(?<![\w\-])([A-ZÀ-ÖØ-ÞĄ-Ż][^\W\d_]{2,18})(?:['’]s(?!\w)| (?:[A-Z]\. )?"
    r"(?:ist|hat|war|hatte|wurde|wird|geht|wählt|betet|fastet|sitzt|kandidiert|trägt|isst|steht|engagiert|gehört"
    r"|kommt"
    r"|stammt|möchte|will|bittet|braucht|kann|is|was|has|had|votes|voted|wears|eats|goes|got|wants|needs|asked"
    r"|requested"
    r"|est|était|a|vote|porte|mange|prie|es|era|tiene|fue|ha|lleva|come|pide|reza|vota|è|chiede|porta|mangia|prega"
    r"|ist|heeft|draagt|eet|stemt|vast|bidt|wil|werd|komt|gaat|jest|był|była|ma|nosi|nie|należy|głosuje|modli|został"
    r"|została|pości|prosi|świętuje)(?!\w))"
)


def speaks_of_somebody(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the sentence around ``text[start:end]`` has a role, or capitalized words that look like a name."""
    before, after = sentence(text, start, end)
    around = before + text[start:end]
    if SOMEBODY.search(around) or SOMEBODY.search(after[:90]) or _INITIAL.search(text, end, end + 40):
        return True
    around += " | " + after[:110]
    pairs = any(_unknown(m[1], lexicon) and _unknown(m[2], lexicon) for m in _PAIR.finditer(around))
    return pairs or any(_unknown(m[1], lexicon) for m in _ALONE.finditer(around))


def _unknown(word: str, lexicon: Lexicon) -> bool:
    return not word.isupper() and (lexicon.is_given(word) or not lexicon.is_ordinary(word))
