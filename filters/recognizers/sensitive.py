"""Special categories of personal data other than health (GDPR Art. 9) and criminal records (Art. 10).

Religion, politics, trade unions, ethnic origin, sexual orientation, criminal matters: phrases that say it of a person.
The words alone (history of Islam, a party's programme, criminal law) are topics and no findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers._evidence import Scene
from filters.recognizers._rules_world import SENSITIVE as WORLD_PHRASES
from filters.recognizers._sensitive_crime import CRIME_TABLES
from filters.recognizers._sensitive_deeds import PHRASES as DEED_PHRASES
from filters.recognizers._sensitive_more import MORE_TABLES
from filters.recognizers._sensitive_north import PHRASES as NORTHERN_PHRASES
from filters.recognizers._sensitive_phrases import PHRASES as MORE_PHRASES
from filters.recognizers._sensitive_rules import PHRASES
from filters.recognizers._sensitive_words import TABLES
from filters.recognizers._sensitive_world import PHRASES as ABROAD_PHRASES
from filters.recognizers._somebody import speaks_of_somebody
from filters.recognizers._terms import Hit, Terms
from filters.recognizers.base import Rule, RuleRecognizer

_PARTY = r"(?:CDU|CSU|SPD|FDP|AfD|BSW|NPD|ÖVP|FPÖ|SPÖ|Grünen?|Linken?|Linkspartei)"
_ORIGIN = (
    r"(?:türkischer|kurdischer|arabischer|syrischer|afghanischer|russischer|polnischer|afrikanischer"
    r"|jüdischer|vietnamesischer|iranischer|ukrainischer|rumänischer|serbischer)\s(?:Abstammung"
    r"|Herkunft)"
)
_OWN_PERSON = frozenset({"religion_label", "vote", "membership_faith"})
_ORGANISATION = re.compile(
    r"(?:e[nrs]?)? (?:Kirche|Kirchengemeinde|Gemeinde|Kita|Kindergarten|Schule|Akademie|Krankenhaus|Fakultät"
    r"|Theologie|Stiftung"
    r"|Hilfswerk|Friedhof|Museum|Literatur|Geschichte|Feiertage?|Kunst|Architektur|Zentralrat|Verein|Union"
    r"|Konferenz|Seelsorger\w*"
    r"|Aid|Church|School|studies)\b"
)
_THE = re.compile(r"(?<!zu )\b(?:[Dd]ie|[Dd]er|[Dd]es|[Dd]em) \Z")
_AS = re.compile(
    r"\b(?:als|[Aa]s an?|en tant que|como|come|jako|[Aa]ls|une?|eine?|strenge?r?|gläubige?r?|praktizierende?r?)\s\Z"
)
_PRACTICE = re.compile(
    r"\b(?:trägt|betet|feiert|fastet|besucht|isst|nur|geht in|wegen|frei|zum|während|macht|mache|machen|hält|halten"
    r"|feiern|wears?|prays?|porte"
    r"|lleva|porta|draagt|nosi)\b[^.\n]{0,30}\Z"
)
_VERDICT = re.compile(
    r"(?i:verurteil|angeklagt|anklage|vorwurf|vorbestraft|verdacht|ermittl|strafbefehl|\bhaft\b|bewährung"
    r"|beschuldigt|tagess|führerschein|täter|begangen|gefängnis"
    r"|strafsache|strafverfahren|geständ|gestand|verwickelt|angezeigt|entlassen wegen|gekündigt wegen|convict"
    r"|arrest|charged|guilty|condamn|accusé|conden|acusad|condann|accusat|veroordeeld|verdacht van|wyrok"
    r"|skazan|oskarż)"
)
_LEFT = re.compile(
    r"(?<![\w\-])(?:nicht|mehrfach|einschlägig|gefährlich\w{0,2}|schwer\w{0,2}|fahrlässig\w{0,2}"
    r"|versucht\w{0,2}|streng|gläubig\w{0,2}|praktizierend\w{0,2}|(?:19|20)\d\d|spent) \Z"
)
#: What ties a party or a union to somebody.
_TIED = re.compile(
    r"\b(?:[Mm]itgl\w{0,12}\.?|[Gg]ewerkschaft|[Pp]artei|wählt|wähle|gewählt|Liste \d{1,2}|[Aa]nhänger(?:in)?|tritt"
    r"|votes?|voted"
    r"|member|union|vote|adhérente?|afiliad[oa]|vota|iscritt[oa]|tessera|lid|stemt|członek|głosuje)[ :(,]{1,3}"
    r"(?:für |bei |in |von |of |for |de |del |della |alla |van |na )?(?:die |der |den |the |la |a |al |il )?\Z"
)
#: Who speaks for a party or a union in public.
_PUBLIC = re.compile(
    r"(?i:minister|kanzler|bundestag|abgeordnet|fraktion|landrat|präsident|generalsekret|sprecher|vorsitzend"
    r"|chancellor|\bmps?\b"
    r"|senator|député|sénateur|diputad|senador|deputato|senatore|kamerlid|premier|poseł|posłanka|prezes|tarif"
    r"|pressemitteilung)"
)
_OPENS = re.compile(r"(?:[,;(|–:] ?|^|\n)\Z")
_CLOSES = re.compile(r"\Z|[,;.)|\n]")
_SURE = 0.85
#: The subtype of the rules that hold phrases of several kinds (`_rules_world`).
_MIXED = frozenset(rule.name for rule in WORLD_PHRASES)
_KINDS = (
    (
        "trade_union",
        re.compile(
            r"CGT|CFDT|CFTC|UNSA|FSU|FIOM|CGIL|CISL|UIL|UGL|COBAS|FNV|CNV|Solidarno|OPZZ|ZNP|NSZZ|UNI[ST]"
            r"|Uni(?:te|son)|GMB|USDAW|RMT|CC\. ?OO|CCOO|UGT|CSIF"
            r"|(?i:union|sindac|sindical|syndi|vakbond|związk|steward|strike|grève|huelga|sciopero|strajk|staken"
            r"|staakt)"
        ),
    ),
    (
        "sexual_orientation",
        re.compile(
            r"(?i:husband|wife|girlfriend|boyfriend|mari\b|femme|compagn|marito|moglie|marido|mujer|man\b|vrouw"
            r"|same-sex|came out|coming|armario"
            r"|uit de kast|unione civile|partner|gay|trans|lesb|homo|bise|queer|gej)"
        ),
    ),
    (
        "ethnicity",
        re.compile(
            r"(?i:origin|descent|heritage|background|asyl|asil|azyl|refug|réfug|rifug|vlucht|uchod|afkomst|komaf"
            r"|pochodz|narodow|etnia|raza|rom\b|roma)"
        ),
    ),
    (
        "sex_life",
        re.compile(r"(?i:affair|liaison|extraconiug|extraconjug|aventura|amante|romans|violée|violenza sessuale)"),
    ),
    (
        "religion",
        re.compile(
            r"(?i:muslim|muzuł|musul|moslim|islam|christ|catho|cattol|católic|katol|jew|juif|juive|judí|ebre"
            r"|joods|żyd|halal|koosjer|kosher|casher|kasher|cerdo|porc"
            r"|maiale|varken|wieprz|ramad|shabbat|carême|lent|voile|foulard|velo|hijab|headscarf|hoofddoek|hidżab"
            r"|turban|religio|confes|fede|jehov|jéhov|geova"
            r"|quaker|hindu|sikh|buddh|bouddh|budist|protest|orthod|ortod|ate[ïiíoa]|athe|athé|ewang|evang|gelov"
            r"|prawosł)"
        ),
    ),
    (
        "politics",
        re.compile(
            r"\b(?:PS|PCF|LFI|RN|LR|FN|EELV|PP|PSOE|ERC|PNV|BNG|IU|CUP|PD|FdI|M5S|VVD|PvdA|CDA|D66|PVV|SGP|SP|FvD"
            r"|BBB|PSL|PiS|PO|KO|SLD|SNP|UKIP|DUP)\b"
            r"|(?i:vot|councillor|candidat|campaign|canvass|labour|tory|tories|conserv|lib|green|party|parti"
            r"|militant|concejal|bildu|vox|podemos|sumar|junts|lega|italia"
            r"|raadslid|stemt|gemeenteraad|radn|głosow|lewic|konfed|platform|razem)"
        ),
    ),
)
#: Verbs and articles with which a phrase may begin, and which say nothing themselves.
_COPULA = re.compile(
    r"(?:ist|bin|war|sei|als|dass er|dass sie|est|suis|était|étant|es|soy|era|como|è|sono|essendo|is|am|was|being|as"
    r"|jest|jestem|był|była|jako|ben|gehört|gehöre|zählt|an?|une?|een|eine?) "
    r"(?:(?:zu den|der|an?|une?|een|eine?) )?(?=\w{3})"
)
_TAIL = re.compile(
    r"(?:,? \d{1,3}(?:[.,]\d{1,2})? (?:Promille|‰|Tagessätze\w?|Monate\w?|Jahre\w?)| (?:bei|der|in der"
    r"|von) (?:IG Metall|IG BCE|IG BAU|ver\.di|Verdi|GEW|EVG|NGG|GdP|dbb|Gewerkschaft \w{2,20}|CDU|CSU|SPD"
    r"|FDP|AfD|Grünen|Linken|BSW)"
    r"| (?:pratiquante?|practicante|praticante|pratiquant|prakticerend)|(?: wegen| for| pour| por| per"
    r"| za) [^\W\d_]{4,30}(?: [^\W\d_]{5,25})?(?=[ .,;)\n]|\Z))(?!\w)"
)


@cache
def _terms() -> Terms:
    """The word lists, compiled when the first text comes."""
    return Terms(*TABLES, *MORE_TABLES, *CRIME_TABLES)


def _subtype(phrase: str, rule: Rule) -> str:
    """What a phrase is about: as the word lists say, else as a word in it says."""
    for hit in _terms().find(Page(phrase)):
        return hit.term.subtype
    if rule.name not in _MIXED:
        return rule.subtype
    return next((subtype for subtype, words in _KINDS if words.search(phrase)), "criminal")


class SensitiveRecognizer(RuleRecognizer):
    """Phrases of the form "someone is …", and nouns that name a membership."""

    LABEL = EntityType.SENSITIVE
    RULES = (
        Rule(
            "religion_label",
            re.compile(
                r"(?<!\w)(?i:konfession|religion|religionszugehörigkeit"
                r"|glaube)\s?[:=]\s?[\"']?(?P<v>[^\W\d_][^\W\d_.\-]{1,25})"
            ),
            "religion",
            0.9,
            ("onfession", "religion", "glaube"),
        ),
        Rule(
            "membership_faith",
            re.compile(
                r"\b(?:[Mm]ein|[Ss]ein|[Ii]hr|[Uu]nser)e?[mnrs]?\s(?P<v>(?:muslimisch|jüdisch|christlich"
                r"|katholisch|evangelisch)e[mnrs]? Glaubens?|Kirchenaustritt|Konfirmation|Taufe|Bar Mitzwa)(?!\w)"
            ),
            "religion",
            0.85,
            ("glaube", "kirchenaustritt", "konfirmation", "taufe", "mitzwa"),
        ),
        Rule(
            "union",
            re.compile(
                r"(?<!\w)(?P<v>Gewerkschafts(?:mitglied|mitgliedschaft|er(?:in)?|beitrag|sekretär(?:in)?)"
                r"|Mitglied (?:der|in der|bei der|bei|von) (?:Gewerkschaft(?: \S{2,20})?|ver\.di|IG Metall|IG BCE"
                r"|GEW|EVG|NGG|IG BAU|GdP)|trade union member|union member)(?!\w)"
            ),
            "trade_union",
            0.9,
            ("gewerkschaft", "mitglied", "union"),
        ),
        Rule(
            "party",
            re.compile(
                rf"(?<!\w)(?P<v>(?:Partei)?[Mm]itglied (?:der|in der|bei der|bei den|von"
                rf"|der Partei) (?:Partei )?{_PARTY}|{_PARTY}-Mitglied|Parteibuch|Parteimitglied|(?:CDU|CSU|SPD|FDP"
                rf"|AfD)-Wähler(?:in)?)(?!\w)"
            ),
            "politics",
            0.9,
            ("mitglied", "partei", "wähler"),
        ),
        Rule(
            "activist",
            re.compile(
                rf"(?<!\w)(?P<v>(?:kandidier\w{{1,3}}|engagier\w{{1,3}} sich|sitzt|tritt) (?:für|bei"
                rf"|in) (?:die |den |der )?{_PARTY}"
                rf"|bei (?:den |der )?{_PARTY} (?:aktiv|engagiert|Mitglied|eingetreten)"
                rf"|Austritt aus der {_PARTY}|{_PARTY} beigetreten)(?!\w)"
            ),
            "politics",
            0.85,
            ("kandid", "engag", "sitzt", "tritt", "aktiv", "mitglied", "beigetreten"),
        ),
        Rule(
            "vote",
            re.compile(
                rf"\b(?:[Ii]ch|[Ee]r|[Ss]ie)\s(?:wähle|wählt|habe"
                rf"|hat)\s[\w ]{{0,24}}?(?<!\w)(?P<v>(?:die )?{_PARTY}(?: gewählt)?)(?!\w)"
            ),
            "politics",
            0.9,
            ("wähl", "hat", "habe"),
        ),
        Rule(
            "conviction",
            re.compile(
                r"(?<!\w)(?P<v>(?:(?:19"
                r"|20)\d\d )?(?:[a-z\-]{4,16} )?convictions?(?: for [a-z]{4,20}(?: [a-z]{4,20})?)?)(?!\w)"
            ),
            "criminal",
            0.85,
            ("conviction",),
        ),
        Rule("origin", re.compile(rf"(?<!\w)(?P<v>{_ORIGIN})(?!\w)"), "ethnicity", 0.85, ("abstammung", "herkunft")),
        *PHRASES,
        *WORLD_PHRASES,
        *MORE_PHRASES,
        *DEED_PHRASES,
        *ABROAD_PHRASES,
        *NORTHERN_PHRASES,
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Phrases need somebody in their sentence."""
        return self._judge(rule, match, Scene(Page(text), medical=False))

    @staticmethod
    def _judge(rule: Rule, match: re.Match[str], scene: Scene) -> Span | None:
        start, end = match.span("v")
        if lead := _COPULA.match(scene.text, start, end):
            start = lead.end()
        if rule.name not in _OWN_PERSON and not _about(scene, start, end):
            return None
        if scene.is_general(start, end):
            return None
        subtype = _subtype(scene.text[start:end], rule) if rule.score < _SURE else rule.subtype
        return Span(start, end, EntityType.SENSITIVE, subtype, rule.score)

    def spans(self, page: Page) -> Iterator[Span]:
        """Findings of the rules, then of the word lists."""
        text = page.text
        scene = Scene(page, medical=False)
        for rule, match in self.rule_matches(page):
            if (span := self._judge(rule, match, scene)) is not None:
                yield span
        for hit in _terms().find(page):
            if _counts(scene, hit):
                start, end = _widen(text, hit.start, hit.end)
                yield Span(start, end, EntityType.SENSITIVE, hit.term.subtype, 0.85)


def _about(scene: Scene, start: int, end: int) -> bool:
    return scene.about_someone(start, end) or speaks_of_somebody(scene.text, start, end, scene.lexicon)


def _apart(before: str, after: str) -> bool:
    """Whether a word stands between commas, brackets or ends: "Robin, nichtbinär"."""
    return _OPENS.search(before) is not None and _CLOSES.match(after) is not None


def _counts(scene: Scene, hit: Hit) -> bool:
    start, end = hit.start, hit.end
    text = scene.text
    if _ORGANISATION.match(text, end) or scene.is_general(start, end) or not _about(scene, start, end):
        return False
    before = text[max(0, start - 80) : start]
    kind = hit.term.kind
    apart = scene.is_note(start, end) or _apart(before, text[end : end + 3])
    if kind == "member":
        if _THE.search(before):
            return False
        return scene.is_predicate(start, end) or apart or _AS.search(before) is not None
    if kind == "badge":
        return (apart or _TIED.search(before) is not None) and not _PUBLIC.search(text[max(0, start - 120) : end + 60])
    if kind == "offence":
        near = text[max(0, start - 120) : end + 90]
        return apart or _VERDICT.search(near) is not None
    return kind != "soft" or scene.is_note(start, end) or _PRACTICE.search(before) is not None


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in degree, party and measure: "nicht vorbestraft", "Vertrauensmann der IG Metall", "… 1,2 Promille"."""
    for _ in range(2):
        head = _LEFT.search(text[max(0, start - 24) : start])
        if head is None:
            break
        start -= len(head[0])
    for _ in range(2):
        tail = _TAIL.match(text, end)
        if tail is None:
            break
        end = tail.end()
    return start, end


RECOGNIZER: Final[RuleRecognizer] = SensitiveRecognizer()
