r"""User names: chosen or assigned by an operator, in no common format.

Found by label ("Benutzername:", "login=") and in home directories (``/home/aweber/``, ``C:\Users\aweber``). Not
personal:
decorators, type annotations and variables in code, service accounts and generic users (root, admin, runner).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from filters.detection import EntityType, Span
from filters.engine import Page
from filters.recognizers._context import shared_lexicon
from filters.recognizers._logins import LOGIN_RULES, LOGINS, is_login
from filters.recognizers._source import Source
from filters.recognizers.base import Rule, RuleRecognizer

_NAMES = (
    r"(?:slack|teams|insta|discord|web|windows|ad|sap|vpn|portal)[ _\-]?(?:handle|name|user|login|account)"
    r"|pseudo|identifiant|usuario(?: web)?|nom d['’]utilisateur|nome utente|utente|gebruikersnaam|gebruiker|nazwa"
    r" użytkownika"
    r"|użytkownik|nombre de usuario|paypal|benutzerkonto|login del portale \w{3,15}|"
    r"benutzer[ _\-]?name|nutzer[ _\-]?name|benutzer[ _\-]?kennung|user[ _\-]?name|login[ _\-]?name"
    r"|anmelde[ _\-]?name|account[ _\-]?name|screen[ _\-]?name"
    r"|nick[ _\-]?name|login|handle|user|kennung|instagram|twitter|telegram|github|mastodon"
)
_GENERIC = frozenset(
    """user username users runner ubuntu root app node public default vscode shared guest all jovyan admin
    administrator none null
    true false str string int bool object any optional required undefined name self this login password test example
    www-data
    git service nobody debian ec2-user centos vagrant docker postgres mysql nginx apache home linuxbrew builder build ci
    anonymous system input value data request req current_user options number email required falsch wahr benutzer oder
    token allow drop mask block sempre siempre toujours immer nicht not bitte und
    new get set with bei für der die das ist wird""".split()
)


#: Rules that read sentences.
_PROSE = frozenset({"called", "signed", "beside", "initial"})
#: Mentions of everybody, and words behind @ in style sheets, comments and mail headers.
_GROUPS = frozenset(
    """here channel everyone all team media import font-face keyframes supports charset page param return returns throws
    author see since version deprecated override todo example types type interface property staticmethod
    classmethod""".split()
)


class UsernameRecognizer(RuleRecognizer):
    """Labels and home directories."""

    LABEL = EntityType.USERNAME
    RULES = (
        Rule(
            "label",
            re.compile(
                rf"(?<![\w.])(?P<label>{_NAMES})(?P<sep>[\"']?\s?(?:[:=|]|lautet|is|è sempre|è|est|es|jest"
                rf"|ist)\s{{0,2}})(?P<q>[\"'`„“]?)@?(?P<v>[^\W_][\w.+\-]{{1,63}})",
                re.IGNORECASE,
            ),
            score=0.9,
        ),
        Rule(
            "log",
            re.compile(
                r"(?<![\w.])(?:user|usr|login|uid|account|username|owner|actor)=(?P<v>[a-z][\w.\-]{2,40})(?=[ ,;\]&]\w)"
            ),
            score=0.9,
            gate=("=",),
        ),
        Rule(
            "beside",
            re.compile(
                r"(?i:kennung|benutzer(?:konto)?|login|account|user|usuario web|identifiant|bin ich|username"
                r"|handle|inloggen met"
                r"|zalogować jako|nick)[ \t(„\"'`]{1,3}@?"
                r"(?P<v>[a-z][a-z\d._\-]{3,40})(?![\w@(=:])"
            ),
            score=0.85,
            gate=tuple("kennung benutzer login account user usuario identifiant ich handle inlog zalog nick".split()),
        ),
        Rule(
            "initial",
            re.compile(r"(?<![\w.@/\\\-])(?P<v>[a-z]\.[a-z]{4,20}\d{0,3})(?![\w@(\[=]|\.\w)"),
            score=0.8,
            gate=(".",),
        ),
        Rule(
            "at",
            re.compile(r"(?<![\w.@/\\\-])(?P<v>@[a-zA-Z][\w.\-]{2,30})(?![\w(=/@])"),
            score=0.8,
            gate=("@",),
        ),
        Rule(
            "connection",
            re.compile(
                r"(?:new PDO|mysqli_connect|mysqli"
                r"|connect)\([^()\n]{5,100}?,\s?['\"](?P<v>[a-z][\w\-]{2,30})['\"]\s?,\s?['\"]"
            ),
            score=0.9,
            gate=("pdo(", "connect(", "mysqli("),
        ),
        Rule(
            "domain",
            re.compile(r"(?<![\w\\:])[A-Z][A-Z0-9\-]{1,14}\\(?P<v>[a-z][\w.\-]{2,30})(?![\w\\])"),
            gate=("\\",),
        ),
        Rule(
            "ssh",
            re.compile(r"\b(?:ssh|scp|sftp)(?: -\w{1,40})? (?P<v>[a-z][\w\-]{2,30})@"),
            gate=("ssh ", "scp ", "sftp "),
        ),
        Rule(
            "pair",
            re.compile(
                r"(?i:zugangsdaten|logindaten|login|zugang|credentials|identifiants|acceso|accesso|dane"
                r" logowania)\W{1,3}"
                r"(?P<v>[a-zA-Z][\w.+\-]{2,40})(?= ?[/|] ?\S{5,40})"
            ),
            gate=("zugang", "login", "credent", "identif", "acces", "logow"),
        ),
        Rule(
            "speaker",
            re.compile(
                r"^(?:[\[(<]?[\d:., \-T]{4,20}[\])>]? ?)?[<@]?(?P<v>"
                r"(?=[a-z0-9_.\-]{1,30}[._\d])[a-z][a-z0-9]{1,20}[._\-]?[a-z0-9._]{0,20})(?=>? ?: \S| > |> \w)",
                re.MULTILINE,
            ),
            score=0.85,
            gate=(":", " > "),
        ),
        Rule(
            "called",
            re.compile(
                r"(?<![^\W_])(?i:nennt sich|nenne mich|von|by|od|de|par|door|da|schrieb|wrote|a écrit|escribió"
                r"|napisał|alias|aka|nick(?:name)?"
                r"|nutzer(?:in)?|user|mitglied|autor|verfasser|konto|account|compte|cuenta|login|kennung"
                r"|usernames? \w{3,12}[^\n.,]{0,24},? so"
                r"|login c tjs|als|gepostet von|zitat von)[ :„\"'(>]{1,3}"
                r"(?P<v>[a-zA-Z][a-zA-Z0-9]{1,20}(?:_[a-zA-Z0-9]{1,16}|\.\d{1,3}"
                r"|[a-z]\d{1,4})(?:_[a-zA-Z0-9]{1,12})?)(?![\w@(=/]|[.\-:]\w)"
            ),
            score=0.8,
            gate=("_", ".", *"0123456789"),
        ),
        Rule(
            "signed",
            re.compile(
                r"(?:^|\s)[–—-]{1,2} ?(?P<v>[A-Za-zÄÖÜäöü][a-zäöü]{2,20}(?:_[A-Za-z\d]{1,12}"
                r"|\d{1,4}(?:\.\d)?))\s{0,2}$",
                re.MULTILINE,
            ),
            score=0.75,
            gate=("-", "–", "—"),
        ),
        Rule(
            "mention",
            re.compile(
                r"(?:^|(?<=[\s(]))@(?P<v>[A-ZÄÖÜ][a-zäöüß]{7,30}|[A-Za-z]\w{2,30}\d)(?=[:,!?]|\s[^\W\d_])", re.MULTILINE
            ),
            score=0.7,
            gate=("@",),
        ),
        Rule(
            "blocked",
            re.compile(
                r"(?<![^\W_])(?i:account|konto|login|kennung|benutzer(?:konto)?|user|compte|cuenta"
                r"|utente)\s[\"„'«]?(?P<v>[a-z][a-z\d._\-]{3,30})[\"“'»]?\s"
                r"(?i:geblokkeerd|gesperrt|entsperrt|gelöscht|deaktiviert|blockiert|locked|disabled|blocked"
                r"|deleted|suspended|bloqué"
                r"|bloquead[oa]|bloccat[oa]|zablokowan[ey])"
            ),
            score=0.85,
            gate=("account", "konto", "login", "kennung", "benutzer", "user", "compte", "cuenta", "utente"),
        ),
        Rule(
            "home",
            re.compile(r"(?<![\w.])/(?:home|Users)/(?P<v>[^\W_][\w.\-]{1,40})(?=[/\s\"'`:;,)]|\Z)"),
            score=0.95,
            gate=("/home/", "/users/"),
        ),
        Rule(
            "windows",
            re.compile(
                r"[A-Za-z]:\\{1,2}(?:Users|Benutzer|Dokumente und Einstellungen)\\{1,2}(?P<v>[^\W_][\w.\-]{1,40})",
                re.IGNORECASE,
            ),
            score=0.95,
            gate=(":\\",),
        ),
        *LOGINS,
    )

    def spans(self, page: Page) -> Iterator[Span]:
        """Findings, without the identifiers of a program ("returned by get_ready")."""
        source = Source.of(page)
        for rule, match in self.rule_matches(page):
            span = self.validate(rule, match, page.text)
            code = span is not None and rule.name in _PROSE and source.at(span.start)
            if span is not None and not (code and _is_identifier(page.text[span.start : span.end])):
                yield span

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Veto generic names and what is code."""
        start, end = match.span("v")
        value = text[start:end].rstrip(".-_")
        end = start + len(value)
        if len(value) < 2 or value.lower() in _GENERIC:
            return None
        if rule.name in LOGIN_RULES:
            return Span(start, end, EntityType.USERNAME, "", rule.score) if is_login(rule.name, value) else None
        if not _holds(rule.name, match, text, end, value):
            return None
        return Span(start, end, EntityType.USERNAME, "", rule.score)


def _is_identifier(value: str) -> bool:
    """``max_length``, ``pretty-printing``: words of a program joined, without a figure."""
    return re.fullmatch(r"[A-Za-z]+(?:[_\-][A-Za-z]+)+", value) is not None


def _holds(rule: str, found: re.Match[str], text: str, end: int, value: str) -> bool:
    """What each way of naming a user asks of the name."""
    start = found.start("v")
    match rule:
        case "speaker":
            return found[0][0] in "[(<0123456789" or _is_chat(text, start)
        case "called" | "mention" | "blocked":
            return _is_chosen(rule, value)
        case "beside":
            return _is_login(value, found[0])
        case "initial":
            return _is_initial(text, start, value)
        case "at":
            return _is_handle(text, start, end, value)
        case _:
            return rule != "label" or bool(found["q"]) or _is_value(found, text, end, value)


_TALK = re.compile(r"^[a-z][\w.]{2,20} ?: (?:[^\s:=\[{]{1,20} [^\s:=]{1,20} [^\s:=]|[^\s:=\[{]{1,20}\?$)", re.MULTILINE)


def _is_chat(text: str, start: int) -> bool:
    """Whether other lines around are said by somebody too; keys of YAML have short values."""
    return sum(1 for _ in _TALK.finditer(text, max(0, start - 1500), start + 1500)) >= 2


def _is_chosen(rule: str, value: str) -> bool:
    """A name that somebody chose: no word that everybody writes, no type or product."""
    lexicon = shared_lexicon()
    if rule == "mention":
        odd = any(c.isdigit() or c == "_" for c in value)
        return odd or not (lexicon.is_given(value) or lexicon.is_surname(value) or lexicon.is_ordinary(value))
    if rule == "blocked":
        return not lexicon.is_ordinary(value)
    return not value.isupper() and (value[0].islower() or "_" in value or value[1:].islower())


def _is_login(value: str, whole: str) -> bool:
    """Beside a label without a colon: a word that nobody would write otherwise."""
    odd = any(c.isdigit() or c in "._-" for c in value[1:])
    if odd:
        return any(c.isalpha() for c in value)
    lexicon = shared_lexicon()
    if not lexicon.is_ordinary(value) and any(len(value) > 6 and lexicon.is_surname(value[n:]) for n in (1, 2)):
        return True
    sure = whole.lower().startswith(("kennung", "identifiant", "usuario web", "username"))
    return sure and len(value) >= 5 and not shared_lexicon().is_ordinary(value)


def _is_initial(text: str, start: int, value: str) -> bool:
    """``m.ostrowski``: an initial and a known surname, or behind "by", "von" and the like."""
    surname = value[2:].rstrip("0123456789")
    cue = re.search(r"\b(?:von|by|durch|user|met|con|with|an|für|par|per)\s\Z", text[max(0, start - 10) : start])
    lexicon = shared_lexicon()
    known = lexicon.is_surname(surname) and not lexicon.is_ordinary(surname)
    return known or (cue is not None and not lexicon.is_ordinary(surname))


def _is_handle(text: str, start: int, end: int, value: str) -> bool:
    """``@jhaverkamp`` in a chat or comment; decorators and annotations stand alone on their line, groups are nobody."""
    line_start = text.rfind("\n", 0, start) + 1
    alone = not text[line_start:start].strip() and text[end : end + 1] in {"", "\n", "\r"}
    word = value[1:].rstrip(".-")
    if (
        alone
        or re.search(r"\.(?:[a-z]{2,3}|info|example)\Z", word)
        or word.lower() in _GROUPS
        or word.lower() in _GENERIC
        or not word.islower()
    ):
        return False
    odd = any(c.isdigit() or c in "._" for c in word)
    cue = re.search(
        r"(?:todo|fixme|cc|fyi|hi|hey|hallo|danke|thanks|von|by|ist|is|telegram|instagram|insta|twitter|tiktok"
        r"|slack|discord|x)\s{0,2}\Z",
        text[max(0, start - 10) : start],
        re.IGNORECASE,
    )
    return odd or (cue is not None and not shared_lexicon().is_ordinary(word))


def _is_value(match: re.Match[str], text: str, end: int, value: str) -> bool:
    """An unquoted value is no expression, no keyword argument and no prose."""
    following = text[end : end + 1]
    if following == "," and any(c.isdigit() for c in value) and ":" in match["sep"] and value[0].isalpha():
        return True
    if re.search(r"\.[A-Z]", value) or text[end : end + 3] == " | ":
        return False
    if following in {":", "(", "[", "{", ",", ")", "}", ";"} or text[end : end + 2] in {" =", " ("}:
        return False
    label, separator = match["label"].lower(), match["sep"].strip().strip("\"'")
    if any(c.isdigit() for c in value) or any(c in value[1:-1] for c in "._-"):
        return separator != "=" or "." not in value or " " not in match["sep"]
    if label in {"login", "handle", "user", "kennung", "instagram", "twitter", "telegram", "github", "mastodon"}:
        return (
            separator in {":", "="}
            and " " not in match["sep"].replace(": ", ":")
            and value.islower()
            and following in {"", "\n"}
            and len(value) > 3
        )
    return separator != "=" or " " not in match["sep"]


RECOGNIZER: Final[RuleRecognizer] = UsernameRecognizer()
