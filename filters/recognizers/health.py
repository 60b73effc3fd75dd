"""Health data of a person (GDPR Art. 4(15), Art. 9): conditions, not topics.

There is no format: a word from the lists counts when its sentence, its line or its document speaks of someone in
particular, or when it is a predicate ("Ich bin schwanger"). The finding is the smallest phrase that carries it, with
side, degree, place and dose. Not personal: products ("Kissen für Schwangere"), general advice ("Wenn Sie schwanger
sind …"), talks and advisers ("Vortrag über Depression"), figures of speech ("der Patient Zero Trust").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers import _health_compounds as compounds
from filters.recognizers import _health_words as german
from filters.recognizers._drug_names import DRUGS
from filters.recognizers._health_more import MORE
from filters.recognizers._health_phrases import MORE_PHRASES
from filters.recognizers._health_phrases_world import MORE_WORLD_PHRASES
from filters.recognizers._health_rules import PHRASES
from filters.recognizers._health_scene import HealthScene, grow
from filters.recognizers._health_wide import WIDE, WIDE_FIRSTS_AND_HEADS, WIDE_NEVER, WIDE_SUFFIXES
from filters.recognizers._health_wide_world import WIDE_WORLD
from filters.recognizers._health_world import WORLD
from filters.recognizers._phrase import widen
from filters.recognizers._rules_world import HEALTH as WORLD_PHRASES
from filters.recognizers._terms import Hit, Terms
from filters.recognizers.base import Rule, RuleRecognizer

_BE = re.compile(
    r"\b(?:bin|bist|ist|war|wäre|sei|wurde|wird|werde|geworden|gewesen|gerade|hochgradig|[Ii]'m|am|is|was|got"
    r"|estoy|está|suis|est|sono|è|ben|jest|jestem)\b|\b(?:Monat|Woche)\b"
)
_DOSE = re.compile(r" \d{2,4}(?:er)?(?![\w.,]\d)(?= |[.,;\n)]|\Z)")
_ITEM = re.compile(r"[^,;\n|]{3,90}")
_ICD = re.compile(r"(?<!\w)[A-TV-Z]\d{2}(?:\.\d{1,2})?[GVAZ]?(?![\w-])")
_NO_ITEM = re.compile(
    r"(?i:\A(?:keine?|kein\b|unauffällig|ohne|nicht|siehe|s\. |o\. ?B|none|nil|no known|ninguna|nessuna"
    r"|aucune|geen|brak|null|n/a|string|text|[-–_.]))"
)
_PLACE = re.compile(
    r"(?i:(?:im |ins |in der )?(?:\w{0,12}krankenhaus|\w{0,12}klinik|spital|hospiz|psychiatrie|intensivstation"
    r"|intensive care|onkologie|pflegeheim|tagespflege|hospital|hospice|hôpital|ospedale|ziekenhuis|szpital))"
)
_WORKS = re.compile(
    r"\b(?:arbeite[nt]?|arbeitete|gearbeitet|tätig|Stelle|Stellen|Job|Ausbildung|Praktikum|beschäftigt|angestellt"
    r"|[Bb]ewirbt|beworben"
    r"|Pfleger(?:in)?|Krankenschwester|Pflegekraft|Chefarzt|Chefärztin|Oberarzt|Oberärztin|Träger|Team|leitet"
    r"|Leiter(?:in)?"
    r"|works?|working|job|nurse|employed|travaille|poste|trabaja|lavora|werkt|pracuje)(?!\w)"
)
_LABEL_BEHIND = re.compile(r"(?:en|n)?\s?(?:\([^()\n]{0,40}\))?\s?:|(?<=peration) [A-ZÄÖÜ]")

_LABELLED: Final = Rule(
    "labelled",
    re.compile(
        r"(?<![\w\-])(?P<k>(?i:(?:haupt|neben|verdachts|entlassungs|aufnahme"
        r"|dauer)?diagnosen?(?: bei entlassung)?"
        r"|vorerkrankung(?:en)?|krankheit(?:sbild)?|allergien?|unverträglichkeiten?|(?:dauer"
        r"|entlass)?medikation"
        r"|krankheitsgrund|(?:abwesenheits|fehl)grund|grund der (?:krankmeldung|abwesenheit"
        r"|erkrankung)|erkrankung(?:en)?|gesundheitszustand|beschwerden|symptome|behinderung"
        r"|presenting complaint|allerg(?:y|ies|ènes?|ène)|medical[_ ]conditions?|food[_ ]allerg(?:y|ies)"
        r"|vorerkr\.|allerg\.|allergene?"
        r"|verletzung(?:sart|en)?|art der verletzung|gesundheitliche einschränkung(?:en)?|unverträglichk\."
        r"|krankheiten"
        r"|chronische (?:krankheit|erkrankung)(?:en)?|notfallmedikament(?:e)?|dauermedikament(?:e)?"
        r"|maladies?|enfermedad(?:es)?"
        r"|patologie|malattie|ziektes?|aandoening(?:en)?|medicatie|leki|lekarstwa|médicaments?|traitement"
        r"|farmaci"
        r"|past medical history|diagnosis|medications?(?: on discharge)?|antécédents|diagnostic"
        r"|diagnóstico|alergias"
        r"|diagnosi|allergie|anamnesi|terapia|rozpoznanie|choroby|alergie))\s?[\"']?[:=]>?\s{0,2}[\"']?"
        r"(?P<v>[^\W_](?:[^.|\"']|\.(?! ?[A-ZÄÖÜ\n]|\Z)|(?<=Z\. n)\.|(?<=V\. a)\.){2,200})"
    ),
    "diagnosis",
    0.8,
    (
        "diagn",
        "krank",
        "allerg",
        "unvertr",
        "medika",
        "medica",
        "beschwerd",
        "symptom",
        "complaint",
        "medical",
        "antécéd",
        "alergi",
        "anamnesi",
        "terapia",
        "rozpozn",
        "choroby",
        "behinderung",
        "grund",
        "gesundheit",
        "verletz",
        "malad",
        "enferm",
        "patolog",
        "malatt",
        "ziekte",
        "aandoen",
        "leki",
        "lekarst",
        "médica",
        "traitem",
        "farmac",
        "vorerkr",
    ),
)
_PHRASES = (*PHRASES, *MORE_PHRASES, *MORE_WORLD_PHRASES, *WORLD_PHRASES)
_NEEDS_SOMEBODY = frozenset({"degree", "care_level", "lab_value", "hurt", *(rule.name for rule in _PHRASES)})


@cache
def _terms() -> Terms:
    """The word lists, compiled when the first text comes."""
    terms = (
        Terms(german.GERMAN, MORE, {("medication", "sure"): DRUGS}, *WORLD, *WIDE, *WIDE_WORLD)
        .with_suffixes(german.SUFFIXES, never=german.NO_CONDITION)
        .with_suffixes(compounds.MORE_SUFFIXES, never=german.NO_CONDITION | compounds.NO_CONDITION_MORE)
        .with_suffixes(WIDE_SUFFIXES, never=german.NO_CONDITION | compounds.NO_CONDITION_MORE | WIDE_NEVER)
        .with_compounds(german.BODY, german.BODY_HEADS)
    )
    for firsts, heads in (*compounds.FIRSTS_AND_HEADS, *WIDE_FIRSTS_AND_HEADS):
        terms.with_compounds(firsts.split(), heads)
    return terms


class HealthRecognizer(RuleRecognizer):
    """Word lists, and a test whether somebody is meant; rules for what stands behind a label."""

    LABEL = EntityType.HEALTH
    RULES = (
        Rule(
            "pregnant",
            re.compile(
                r"(?<![\w\-])(?i:(?:hoch)?schwanger|pregnant|embarazada|enceinte|incinta|zwanger|w ciąży)(?!\w)"
            ),
            "pregnancy",
            0.95,
            ("schwanger", "pregnant", "embaraz", "enceinte", "incinta", "zwanger", "ciąży"),
        ),
        Rule(
            "pregnant_person",
            re.compile(
                r"\b(?:[Mm]eine?r?|[Dd]ie|[Uu]nserer?|[Ee]iner?|[Ss]einer?|[Dd]er)\s(?P<v>(?:hoch)?schwangeren?)\s"
                r"(?:Frau|Kundin|Kollegin|Mitarbeiterin|Tochter|Schwester|Freundin|Patientin|Partnerin"
                r"|Mandantin|Zeugin)\b"
            ),
            "pregnancy",
            0.95,
            ("schwangere",),
        ),
        Rule(
            "icd",
            re.compile(
                r"(?i:(?<!\w)ICD(?:-?1[01])?(?:-GM)?(?:-Code)?|diagnosen?(?:schlüssel)?|diagnosis|diag|dx|rozpoznanie"
                r"|diagnosi|diagnóstico|diagnostic)(?![^\W\d_])[^\n]{0,60}"
            ),
            "diagnosis",
            0.95,
            ("icd", "diag", "dx", "rozpozn"),
        ),
        _LABELLED,
        Rule(
            "degree",
            re.compile(
                r"(?<!\w)(?P<v>(?:GdB|GdS|MdE|Grad der Behinderung)(?:\s?(?:von|:|=|beträgt"
                r"|mind\.))?\s\d{2,3}(?:\s?%)?"
                r"|\d{2,3}\s?%\s(?:schwer)?behindert|Merkzeichen [A-Z]{1,3}\b|[Ii]nvalid[oa] al \d{2,3} ?%"
                r"|Schwerbehinderung)(?!\w)"
            ),
            "disability",
            0.95,
            ("gdb", "gds", "mde", "behinder", "merkzeichen", "invalid"),
        ),
        Rule(
            "hurt",
            re.compile(
                r"(?<!\w)(?i:(?P<v>(?:Hüfte|Knie|Schulter|Rücken|Arm|Bein|Hand|Fuß|Kreuz|Bandscheibe"
                r"|Kreuzband|Meniskus|Herz|Niere|Leber|Finger"
                r"|Handgelenk|Sprunggelenk|Knöchel|Rippe|Zahn|Nacken|Auge) (?:ist |war |tut |hab ich mir "
                r"|sind )?(?:immer noch |wieder |total |seit \w{2,9} )?"
                r"(?:kaputt|gebrochen|operiert|verletzt|verstaucht|im Eimer|weh|entzündet|geprellt|gerissen"
                r"|gezerrt)))(?!\w)"
            ),
            "injury",
            0.85,
            (
                "kaputt",
                "gebrochen",
                "operiert",
                "verletzt",
                "verstaucht",
                "eimer",
                "weh",
                "entzünd",
                "geprellt",
                "gerissen",
                "gezerrt",
            ),
        ),
        Rule(
            "care_level",
            re.compile(r"(?<!\w)(?P<v>(?:Pflegegrad|Pflegestufe|PG)(?: von|:)?\s(?:[1-5]|I{1,3})(?!\w))"),
            "care_level",
            0.9,
            ("pflegegrad", "pflegestufe", "pg"),
        ),
        Rule(
            "blood_group",
            re.compile(
                r"(?i:blutgruppe|blood (?:type|group)|groupe sanguin|grupo sanguíneo|gruppo sanguigno"
                r"|bloedgroep|grupa krwi)"
                r"[\s:=]{1,3}(?:ist |is |est |es |è )?(?P<v>(?:AB|A|B|0"
                r"|O)(?:[ ,]{0,2}(?:[Rr]h(?:esus)?(?:[ -]?[Ff]aktor)?[ .:]{0,2})?"
                r"(?:positi[vf]e?|negati[vf]e?|pos\.?|neg\.?|\+|-|D[+-]))?)(?!\w)"
            ),
            "blood_group",
            0.95,
            ("blutgruppe", "blood", "sangu", "bloedgroep", "krwi"),
        ),
        Rule(
            "lab_value",
            re.compile(
                r"(?<!\w)(?P<v>(?:HbA1c|CRP|TSH|Kreatinin|Cholesterin|LDL|INR|PSA|Hb|Hämoglobin|Leukozyten"
                r"|Thrombozyten|Blutzucker"
                r"|Blutdruck|RR|Puls|BMI|GCS|EF|GFR|GOT|GPT|Gamma-GT|Ferritin|Troponin|Viruslast|CD4|SpO2|BZ"
                r"|creatinine|blood pressure)"
                r"(?: (?:von|bei|of|war|ist|lag bei))?[ :=]{1,2}[<>]?\d{1,4}(?:[.,/]\d{1,3})?(?: ?(?:%"
                r"|mg/[dl]l?|mmol/l|g/dl|mmHg|ng/ml|U/l|mU/l))?)(?!\w)"
            ),
            "lab_value",
            0.85,
        ),
        *_PHRASES,
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep what is said of a person."""
        return self._judge(rule, match, HealthScene(Page(text)))

    def _judge(self, rule: Rule, match: re.Match[str], scene: HealthScene) -> Span | None:
        text = scene.text
        start, end = match.span("v") if "v" in rule.pattern.groupindex else match.span()
        if rule.name == "pregnant":
            if scene.is_general(start, end) or not self._is_predicate(scene, text, start, end):
                return None
            start, end = widen(text, start, end)
        elif rule.name in _NEEDS_SOMEBODY and (scene.is_general(start, end) or not scene.about_someone(start, end)):
            return None
        subtype = rule.subtype
        if rule.name in _NEEDS_SOMEBODY:
            start, end = grow(text, start, end)
        if rule.name.startswith("said_"):
            subtype = next((hit.term.subtype for hit in _terms().find(Page(text[start:end]))), subtype)
        return Span(start, end, EntityType.HEALTH, subtype, rule.score)

    @staticmethod
    def _is_predicate(scene: HealthScene, text: str, start: int, end: int) -> bool:
        head, tail = text[max(0, start - 90) : start], text[end : end + 40]
        return bool(_BE.search(head) or _BE.search(tail)) or scene.about_someone(start, end) or not head.strip()

    def spans(self, page: Page) -> Iterator[Span]:
        """Findings of the rules, then of the word lists."""
        text = page.text
        scene = HealthScene(page)
        for rule, match in self.rule_matches(page):
            if rule.name == "icd":
                yield from self._codes(rule, match)
            elif rule.name == "labelled":
                yield from self._items(rule, match, scene)
            elif (span := self._judge(rule, match, scene)) is not None:
                yield span
        for hit in _terms().find(page):
            if self._counts(scene, hit):
                start, end = grow(text, *widen(text, hit.start, hit.end))
                if hit.term.subtype == "medication" and (dose := _DOSE.match(text, end)):
                    end = dose.end()
                yield Span(start, end, EntityType.HEALTH, hit.term.subtype, 0.85)

    @staticmethod
    def _codes(rule: Rule, match: re.Match[str]) -> Iterator[Span]:
        for code in _ICD.finditer(match[0]):
            yield Span(match.start() + code.start(), match.start() + code.end(), EntityType.HEALTH, rule.subtype, 0.95)

    @staticmethod
    def _items(rule: Rule, match: re.Match[str], scene: HealthScene) -> Iterator[Span]:
        """What is listed behind a label, item by item."""
        body = match["v"].partition("\n\n")[0]
        if ":" in body:
            body = body[: body.rindex("\n", 0, body.index(":"))] if "\n" in body[: body.index(":")] else ""
        if not scene.record and "\n" in body:
            body = body.partition("\n")[0]
        for item in _ITEM.finditer(body):
            value = item[0].strip()
            if not value or _NO_ITEM.match(value) or len(value.split()) > 8:
                continue
            start = match.start("v") + item.start() + len(item[0]) - len(item[0].lstrip())
            kind = (
                "medication"
                if "medi" in match["k"].lower()
                else "allergy"
                if "llerg" in match["k"].lower()
                else rule.subtype
            )
            yield Span(start, start + len(value), EntityType.HEALTH, kind, rule.score)

    @staticmethod
    def _counts(scene: HealthScene, hit: Hit) -> bool:
        if not scene.about_someone(hit.start, hit.end) or scene.is_general(hit.start, hit.end):
            return False
        text = scene.text
        works = _PLACE.match(text, hit.start) and _WORKS.search(text, max(0, hit.start - 80), hit.end + 60)
        if works or _LABEL_BEHIND.match(text, hit.end):
            return False
        if hit.term.kind == "clinical":
            return scene.noted(hit.start, hit.end)
        if hit.term.kind == "soft":
            return scene.is_triggered(hit.start, hit.end)
        if hit.term.kind == "state":
            return scene.has_subject(hit.start, hit.end) and scene.is_predicate(hit.start, hit.end)
        return True


RECOGNIZER: Final[RuleRecognizer] = HealthRecognizer()
