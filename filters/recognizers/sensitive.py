"""Special categories of personal data other than health (GDPR Art. 9) and criminal records (Art. 10).

Religion, politics, trade unions, ethnic origin, sexual orientation, criminal matters: phrases that say it of a person.
The words alone (history of Islam, a party's programme, criminal law) are topics and no findings.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers._context import GENERAL_CUE, is_personal, sentence
from filters.recognizers.base import Rule, RuleRecognizer

_BE = (
    r"(?:[Ii]ch bin|[Bb]in ich|[Ee]r ist|[Ss]ie ist|[Ww]ir sind|[Dd]u bist|(?:[Mm]ein|[Ss]ein|[Ii]hr"
    r"|[Uu]nser)e?\s\w{2,20}\sist|(?:Frau|Herr)\s[A-ZÄÖÜ][\w\-]{1,30}\sist"
    r"|[Ii]'m|I am|[Hh]e is|[Ss]he is|[Jj]e suis|[Ss]oy)"
)
_ADVERB = r"\s[\w ]{0,40}?(?<!\w)"
_FAITH = (
    r"Muslima?|Moslem|Christ(?:in)?|Jude|Jüdin|Katholik(?:in)?|Protestant(?:in)?|Buddhist(?:in)?|Hindu"
    r"|Atheist(?:in)?|Zeuge Jehovas|Zeugin Jehovas|Alevit(?:in)?|Sunnit|Schiit"
    r"|muslimisch(?:en)?(?: Glaubens)?|jüdisch(?:en)?(?: Glaubens)?|katholisch|evangelisch|orthodox"
    r"|konfessionslos|gläubig|getauft|aus der Kirche ausgetreten|Muslim|Jewish|Catholic"
    r"|Christian|Buddhist|atheist|musulmane?|juif|juive|catholique|católic[oa]"
)
_PARTY = r"(?:CDU|CSU|SPD|FDP|AfD|BSW|NPD|ÖVP|FPÖ|SPÖ|Grünen?|Linken?|Linkspartei)"
_ORIENTATION = (
    r"schwul|lesbisch|homosexuell|bisexuell|pansexuell|asexuell|queer|trans(?:sexuell|gender|ident)?"
    r"|nicht-?binär|intersexuell|gay|lesbian|bisexual|non-binary|homosexual"
)
_ORIGIN = (
    r"(?:türkischer|kurdischer|arabischer|syrischer|afghanischer|russischer|polnischer|afrikanischer"
    r"|jüdischer|vietnamesischer|iranischer|ukrainischer|rumänischer|serbischer)\s(?:Abstammung"
    r"|Herkunft)"
)
_PEOPLE = (
    r"Rom(?:a|ni)|Sinti(?:za)?|Sinto|Kurd(?:e|in)|Person of Colou?r|People of Colou?r"
    r"|Afrodeutsche[rn]?|schwarze[rn]? Hautfarbe|Geflüchtete[rn]?|Flüchtling"
)


class SensitiveRecognizer(RuleRecognizer):
    """Phrases of the form "someone is …", and nouns that name a membership."""

    LABEL = EntityType.SENSITIVE
    RULES = (
        Rule(
            "religion",
            re.compile(rf"\b{_BE}{_ADVERB}(?P<v>{_FAITH})(?!\w)"),
            "religion",
            0.95,
            (
                "musl",
                "mosl",
                "christ",
                "jud",
                "jüd",
                "kathol",
                "cathol",
                "protest",
                "buddh",
                "hindu",
                "athe",
                "jehov",
                "alevit",
                "sunnit",
                "schiit",
                "evangel",
                "orthodox",
                "konfession",
                "gläubig",
                "getauft",
                "kirche",
                "jew",
                "jui",
                "católic",
                "musul",
            ),
        ),
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
            "orientation",
            re.compile(rf"\b{_BE}{_ADVERB}(?P<v>{_ORIENTATION})(?!\w)"),
            "sexual_orientation",
            0.95,
            ("schwul", "lesb", "sexuell", "sexual", "queer", "trans", "binär", "binary", "gay"),
        ),
        Rule(
            "orientation_noun",
            re.compile(
                r"(?<!\w)(?P<v>Coming-?[Oo]ut|sexuelle[rn]? Orientierung|Homosexualität|Transition"
                r"|Geschlechtsangleichung|seine[mn]? (?:Ehemann|Freund) zusammen)(?!\w)"
            ),
            "sexual_orientation",
            0.8,
            ("coming", "orientierung", "homosex", "transition", "geschlechtsangleichung", "zusammen"),
        ),
        Rule("origin", re.compile(rf"(?<!\w)(?P<v>{_ORIGIN})(?!\w)"), "ethnicity", 0.85, ("abstammung", "herkunft")),
        Rule(
            "people",
            re.compile(rf"\b{_BE}{_ADVERB}(?P<v>{_PEOPLE})(?!\w)"),
            "ethnicity",
            0.9,
            ("roma", "romni", "sint", "kurd", "colo", "afrodeutsch", "hautfarbe", "geflüchtet", "flüchtling"),
        ),
        Rule(
            "criminal",
            re.compile(
                r"(?<!\w)(?P<v>(?:mehrfach |einschlägig )?vorbestraft|Vorstrafen?|Haftstrafe|Bewährungsstrafe"
                r"|Freiheitsstrafe|auf Bewährung|Untersuchungshaft|Haftbefehl|im Gefängnis|inhaftiert|verurteilt"
                r"|Ermittlungsverfahren|Strafverfahren|Strafanzeige|straffällig|convicted|criminal record"
                r"|in prison|on probation)(?!\w)"
            ),
            "criminal",
            0.85,
            (
                "strafe",
                "vorstraf",
                "vorbestraf",
                "bewährung",
                "haft",
                "gefängnis",
                "verurteilt",
                "verfahren",
                "anzeige",
                "straffällig",
                "convicted",
                "criminal",
                "prison",
                "probation",
            ),
        ),
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Nouns need a person in their sentence; phrases bring their own."""
        start, end = match.span("v")
        if rule.name in {"union", "party", "orientation_noun", "origin", "criminal"}:
            personal = is_personal(text, start, end)
        else:
            personal = GENERAL_CUE.search(sentence(text, start, end)[0]) is None
        return Span(start, end, EntityType.SENSITIVE, rule.subtype, rule.score) if personal else None


RECOGNIZER: Final[RuleRecognizer] = SensitiveRecognizer()
