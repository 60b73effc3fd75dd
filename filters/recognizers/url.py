"""URLs (RFC 3986) that carry something personal.

A plain public address is not personal. It becomes so through user info (``https://anna:…@host``), a query value that
names or identifies someone (``?name=``, ``?token=``), or a path that ends in a person (``/users/anna-weber``). E-mail
addresses inside are left to their own recogniser.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from filters.detection import EntityType, Span
from filters.recognizers._context import shared_lexicon
from filters.recognizers._profiles import MEMBERS, PROFILES, member
from filters.recognizers.base import Rule, RuleRecognizer

_QUERY = frozenset(
    """name vorname nachname firstname lastname first_name last_name fullname full_name user username user_name userid
    user_id
    uid customer customer_id customerid kunde kundennr kundennummer kunden_id member member_id patient patient_id
    phone tel
    telefon mobile token access_token auth session sessionid session_id sid key apikey api_key signature sig code iban
    birthdate dob geburtsdatum pat pid patientid fallnr akte vertragsnr vertrag_id rechnungsnr invoice_id pwd
    password passwort sendungsnummer tracking trackingnumber tracking_id person_id personid employee employee_id
    mitglied mitgliedsnr kvnr user_name userkey reset_token invite magic jwt id_token refresh_token access_key
    address adresse account account_id order order_id bestellnr ticket invitation""".split()
)
_PATH = re.compile(
    r"/(?:users?|u|mieter|bewerber|kandidat(?:en)?|candidates?|contacts?|kontakte?|profiles?|profil|members?"
    r"|people|person|kunden?|customers?|mitarbeiter|employees?"
    r"|patients?|patienten|accounts?|konto|in|p|m|id|cv|lebenslauf|perfil|profilo|profiel|usuarios?|utenti?"
    r"|utilisateurs?"
    r"|membres?|leden|lid|klient(?:en)?|pacjent|pacientes?|pazienti?|socios?|versicherte|bewerbung(?:en)?|gast"
    r"|gaeste|guests?)"
    r"/(?P<who>[^/?#\s]{2,80})",
    re.IGNORECASE,
)
#: Pages on which a business shows its people: the next part must be made of names.
_STAFF = re.compile(
    r"/(?:team|staff|ueber-uns|about|autor(?:en|es|in)?|authors?|auteurs?|nauczyciel|lehrer(?:in)?|teachers?"
    r"|dozent(?:en)?|arzt"
    r"|aerzte|doctors?|medic[oi]|speakers?|coach(?:es)?|berater|makler|anwa(?:lt|elte)|avocats?|gutachter"
    r"|portfolio|freelancer"
    r"|experten|trainer|therapeut(?:en)?)/(?P<who>[^/?#\s]{4,60})",
    re.IGNORECASE,
)
#: A link for one person ends in a random code ("/m/imboden-k/7f3a91").
_SHARE = re.compile(r"/(?=[a-z0-9]{0,12}\d[a-z]{1,12}\d)[a-z0-9]{6,40}/?\Z")
_PUBLIC = re.compile(
    r"/(?:commit|commits|blob|tree|raw|releases?|docs?|v\d|assets|static|img|images|dist|hash)/", re.IGNORECASE
)
_SUFFIXES = frozenset("html php aspx json yaml docx xlsx pptx jpeg webp toml java conf".split())
_GENERIC = frozenset(
    "me login logout signup new edit list search settings all self current index docs register "
    "password id user username api".split()
)


class PersonalUrlRecognizer(RuleRecognizer):
    """Takes an address apart and asks each part whether it points at someone."""

    LABEL = EntityType.URL
    RULES = (
        Rule("url", re.compile(r"\b(?:https?|ftp|sftp)://[^\s<>\"'`]{3,2000}", re.IGNORECASE), gate=("://",)),
        Rule(
            "bare",
            re.compile(
                r"(?<![\w./@:\-])[a-z0-9][a-z0-9\-.]{1,80}\.[a-z]{2,8}/(?=[\w.~%+\-/]{0,40}[\w~])[^\s<>\"'`|]{3,200}",
                re.IGNORECASE,
            ),
            score=0.85,
            gate=("/",),
        ),
        Rule(
            "path",
            re.compile(
                r"(?i:\"(?:url|uri|path|href|request|referer|location|link)\"\s?:\s?\"|\b(?:GET|POST|PUT|DELETE"
                r"|PATCH) )"
                r"(?P<v>/[^\s<>\"'`]{3,200})"
            ),
            score=0.85,
            gate=("/",),
        ),
        Rule(
            "repository",
            re.compile(
                r"(?i:(?:repo[sz][iy]tor\w{1,6}|profil\w{0,3}|portfolio|linkedin|xing|github|gitlab|blog|homepage"
                r"|website|strona|web)"
                r"\W{1,4})(?P<v>https?://[\w.\-]{4,60}/@?(?=[\w.]{0,30}-)[a-z0-9][\w.\-]{3,40}/?)(?![\w/.\-])"
            ),
            score=0.8,
            gate=("://",),
        ),
        Rule(
            "profile",
            re.compile(
                r"(?<![\w./@])(?:www\.)?(?:linkedin\.com/in|xing\.com/profile|github\.com|gitlab\.com|instagram\.com"
                r"|facebook\.com|twitter\.com|x\.com|tiktok\.com|t\.me|linktr\.ee|paypal\.me)/@?[\w.\-]{3,60}(?![\w/])",
                re.IGNORECASE,
            ),
            gate=(".com/", "t.me/", ".ee/", "paypal.me/"),
        ),
        *PROFILES,
    )

    def validate(self, rule: Rule, match: re.Match[str], text: str) -> Span | None:
        """Keep the URL only if some part of it is personal."""
        if rule.name in MEMBERS:
            return member(rule, match)
        if rule.name == "profile":
            end = match.start() + len(match[0].rstrip("."))
            return Span(match.start(), end, EntityType.URL, "", 0.85)
        start = match.start("v") if "v" in rule.pattern.groupindex else match.start()
        url = text[start : match.end()].rstrip(".,;:!?)]}*_|\\\"”“»'")
        if rule.name == "repository":
            return Span(start, start + len(url), EntityType.URL, "", rule.score)
        try:
            parts = urlsplit(f"//{url}" if rule.name == "bare" else url)
            personal = (
                _userinfo(parts.netloc)
                or (not _VERSION.fullmatch(parts.path) and _path(parts.path))
                or _query(parts.query)
                or _query(parts.fragment)
            )
        except ValueError:
            personal = "@" in url
        if not personal:
            return None
        return Span(start, start + len(url), EntityType.URL, "", rule.score)


#: The version of an interface: ``flowcontrol.apiserver.k8s.io/v1beta2``.
_VERSION = re.compile(r"/v\d+(?:(?:alpha|beta)\d+)?")


def _userinfo(netloc: str) -> bool:
    user = netloc.rpartition("@")[0]
    return bool(user) and user != "git"


def _path(path: str) -> bool:
    if path.startswith("/~") and len(path) > 3:
        return True
    if any(_names_someone(segment) for segment in path.split("/")[1:8]):
        return True
    if _SHARE.search(path) and not _PUBLIC.search(path):
        return True
    staff = _STAFF.search(path)
    if staff is not None and _has_name(staff["who"]):
        return True
    found = _PATH.search(path)
    if found is None:
        return False
    who = found["who"]
    return (
        who.lower() not in _GENERIC
        and not who.startswith(("{", ":", "<", "$", "%7B"))
        and "@" not in who
        and "." not in who[-5:-2]
    )


def _names_someone(segment: str) -> bool:
    """``anna-weber``, ``t-ehrlich``: a given name or initial, and a surname that is no ordinary word."""
    words = [word for word in re.split(r"[-_.+]", segment.lower()) if word.isalpha()]
    lexicon = shared_lexicon()
    for first, second in pairwise(words[:4]):
        surname = lexicon.is_surname(second) and not lexicon.is_ordinary(second)
        given = lexicon.is_given(first) and not lexicon.is_ordinary(first)
        if "." in segment and given and len(second) > 3 and second not in _SUFFIXES:
            return True
        if (surname and (len(first) == 1 or lexicon.is_given(first))) or (given and lexicon.is_surname(second)):
            return True
    return False


def _has_name(segment: str) -> bool:
    """``ragnhild-bauernfeind`` below ``/team/``: two words of which one is a name and none an everyday word."""
    words = [word for word in re.split(r"[-_.+]", segment.lower()) if word.isalpha()]
    lexicon = shared_lexicon()
    if len(words) < 2 or any(word in _GENERIC for word in words):
        return False
    return any((lexicon.is_given(w) or lexicon.is_surname(w)) and not lexicon.is_ordinary(w) for w in words[:3])


def _query(query: str) -> bool:
    for key, value in parse_qsl(query):
        if key.lower() in _QUERY and len(value) >= 2 and not value.startswith(("{", "<", "$")) and "@" not in value:
            return True
    return False


RECOGNIZER: Final[RuleRecognizer] = PersonalUrlRecognizer()
