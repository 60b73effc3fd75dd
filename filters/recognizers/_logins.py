"""More ways of naming a user: commands, logs, accounts of services, and what stands behind "logged in as"."""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers._context import shared_lexicon
from filters.recognizers.base import Rule

#: Names of accounts that need a colon or an equals sign, and a value that is no word.
SERVICES: Final = (
    r"(?:benutzer(?:in)?|nutzer(?:in)?|anwender|usr|nick|alias|gamertag|nutzerkonto|profil(?:name)?|profile"
    r"|profiel|logon"
    r"|log-in|inlog|loginname|accountname|account|acct|acc|compte|cuenta|apodo|alias|soprannome|gebruiker|utilisateur"
    r"|konto|skype|discord|threema|signal|steam|xbox(?: live)?|psn|twitch|snapchat|snap|tiktok|reddit|matrix"
    r"|icq|bluesky"
    r"|threads|insta|facebook|fb|linkedin|xing|wire|viber|wechat|line|battle\.?net|epic|origin|roblox|minecraft"
    r"|spotify|strava|ebay|vinted|kleinanzeigen|youtube|pinterest|tumblr|mastodon|telegram|jabber|xmpp)"
    r"(?:[ \-_]?(?:name|id|tag|handle|user|nick|konto|account|login|kennung))?"
)
_SERVICE_GATE: Final = tuple(
    "nutzer anwender usr nick alias gamertag konto profil logon log-in inlog login acc compte cuenta apodo"
    " sopran gebruik"
    " utilis skype discord threema signal steam xbox psn twitch snap tiktok reddit matrix icq bluesky threads insta"
    " facebook fb linkedin xing wire viber wechat line battle epic origin roblox minecraft spotify strava ebay vinted"
    " kleinanz youtube pinterest tumblr mastodon telegram jabber xmpp".split()
)
_ODD: Final = r"(?=[\w.\-]{0,30}[\d_.\-][\w])"

LOGINS: Final[tuple[Rule, ...]] = (
    Rule(
        "service",
        re.compile(
            rf"(?<![\w.])(?i:{SERVICES})[\"']?\s?[:=]\s{{0,2}}[\"'„]?@?(?P<v>{_ODD}[A-Za-z][\w.\-]{{2,40}})"
            r"(?![\w@(=\[{\\]|[.:]\w|/\w)"
        ),
        score=0.85,
        gate=_SERVICE_GATE,
    ),
    Rule(
        "before_password",
        re.compile(
            rf"(?<![\w.])(?i:{SERVICES}|login|user"
            rf"|kennung)[\"']?\s?[:=]?\s{{0,2}}[\"'„]?@?(?P<v>[A-Za-z][\w.\-]{{2,40}})"
            r"(?=[\"'“]?[,;/ ]{1,3}(?i:pw|pwd|pass(?:wor[dt])?|kennwort|passphrase|mdp|mot de passe|contraseña"
            r"|wachtwoord"
            r"|hasło|parola|pin)\W)"
        ),
        score=0.85,
        gate=(*_SERVICE_GATE, "user", "kennung", "name", "utente", "usuario", "identif", "użytk"),
    ),
    Rule(
        "gamer",
        re.compile(
            r"(?i:gamertag|steam-?name|nickname|nick|spielername|screen ?name|threema(?:-?id)?|psn-?id|xbox-?name)"
            r"[ :=\"'„]{1,4}(?P<v>(?=[a-z_\-.]{0,24}[A-Z\d])(?=[^\s]{0,24}[A-Z\d_])[A-Za-z][\w.\-]{3,24})(?![\w@(=:])"
        ),
        score=0.8,
        gate=("gamertag", "steam", "nick", "spielername", "screen", "threema", "psn", "xbox"),
    ),
    Rule(
        "nick_is",
        re.compile(
            r"(?<![^\W_])(?i:nick(?:name)?|benutzername|username|user|login|handle|gamertag|account|kennung|pseudo"
            r"|usuario|apodo|utente|gebruikersnaam|alias|identifiant|spielername)\b[^\n.:;=]{0,30}\b"
            r"(?:ist|is|lautet|heißt|war|est|es|è|to|jest)\s[\"'„]?@?"
            rf"(?P<v>{_ODD}[A-Za-z][\w.\-]{{2,40}})(?![\w@(=])"
        ),
        score=0.8,
        gate=tuple(
            "nick benutzer user login handle gamertag account kennung pseudo usuario apodo utente gebruik alias"
            " identif spieler".split()
        ),
    ),
    Rule(
        "as",
        re.compile(
            r"(?i:angemeldet|eingeloggt|einloggen|anmelden|registriert|unterwegs|logged in|log in|signed in"
            r"|sign in|known"
            r"|connecté(?:e)?|connecter|inscrite?|conectad[oa]|registrad[oa]|conness[oa]|registrat[oa]|ingelogd"
            r"|aangemeld|zalogowan[ya]|zalogować|poste|schreibe?|streame?|spiele)"
            r"(?: sich| mich| dort| hier| immer)? (?i:als|as|en tant que|sous|como|come|jako)"
            r" [\"'„]?@?(?P<v>[a-z][a-z\d._\-]{3,40}|[A-Z][a-z]{2,16}\d{1,4})(?![\w@(=])"
        ),
        score=0.8,
        gate=("als ", "as ", "en tant que", "sous ", "como ", "come ", "jako "),
    ),
    Rule(
        "command",
        re.compile(
            r"(?<![\w\-])(?:su(?: -l?)?|sudo(?: -\w)? -u|runuser -u|crontab -u|chown(?: -R)?|userdel|useradd|deluser"
            r"|adduser|usermod|kinit|passwd -\w|gpasswd -[ad]|git config(?: --global)? user\.name)"
            r" [\"']?(?P<v>[a-z][a-z\d._\-]{2,30})(?![\w@/=])"
        ),
        score=0.8,
        gate=(
            "su ",
            "sudo",
            "runuser",
            "crontab",
            "chown",
            "userdel",
            "useradd",
            "deluser",
            "adduser",
            "usermod",
            "kinit",
            "passwd ",
            "user.name",
        ),
    ),
    Rule(
        "client",
        re.compile(
            r"(?<![\w\-])(?:mysql\w{0,6}|psql|pg_dump|curl|smbclient|rpcclient|wget|ldapsearch|mongo\w{0,4}|svn"
            r"|xfreerdp"
            r"|net use|runas|wmic|sqlplus|sqlcmd|rclone)\b[^\n]{0,60}?\s"
            r"(?:-[uU] ?|--user(?:name)?[= ]|/u(?:ser)?:(?:[A-Za-z]\w{1,14}\\)?)"
            r"[\"']?(?P<v>[a-z][\w.\-]{2,30})(?=[\s:%'\"]|\Z)"
        ),
        score=0.85,
        gate=tuple(
            "mysql psql pg_dump curl smbclient rpcclient wget ldapsearch mongo svn xfreerdp net runas wmic sqlplus"
            " sqlcmd rclone".split()
        ),
    ),
    Rule(
        "kernel",
        re.compile(r"\buid=\d{1,6}\((?P<v>[a-z][\w.\-]{2,30})\)"),
        gate=("uid=",),
    ),
    Rule(
        "userinfo",
        re.compile(r"[a-z][a-z\d+.\-]{1,20}://(?P<v>[^\s/:@'\"<>{}$]{2,60}):[^\s/@'\"<>{}$]{3,120}@"),
        score=0.95,
        gate=("://",),
    ),
    Rule(
        "daemon",
        re.compile(
            r"(?<![\w.])(?i:for|user|account|login|utilisateur|usuario|utente|gebruiker|użytkownika?|benutzer|nutzer"
            r"|konto)"
            r" (?:invalid user )?[\"'‘`]?(?P<v>[a-z][a-z\d._\-]{2,30})[\"'’`]? (?:from|von|depuis|desde|da|van"
            r"|vanaf|z|ab)"
            r" (?=\d{1,3}\.\d{1,3}\.|[\da-f]{1,4}:)"
        ),
        score=0.9,
        gate=("from ", "von ", "depuis ", "desde ", "da ", "van", "z ", "ab "),
    ),
    Rule("skype", re.compile(r"(?<![\w:])(?P<v>live:[.\w\-]{3,40})(?!\w)"), gate=("live:",)),
    Rule(
        "tagged",
        re.compile(r"(?<![\w#&/.])(?P<v>[A-Za-z][\w.]{1,30}#\d{4})(?![\w#])"),
        score=0.75,
        gate=("#",),
    ),
    Rule(
        "federated",
        re.compile(r"(?<![\w.@/])(?P<v>@[A-Za-z][\w.\-]{1,30}[:@][a-z\d][a-z\d\-]{1,40}\.[a-z]{2,12})(?![\w@])"),
        gate=("@",),
    ),
    Rule(
        "reddit",
        re.compile(r"(?<![\w/.])/?u/(?P<v>[A-Za-z][\w\-]{3,20})(?![\w/])"),
        score=0.8,
        gate=("u/",),
    ),
)
#: Rules whose value must be no ordinary word; a form that is proof enough is not asked.
UNUSUAL: Final = frozenset({"as", "command", "client", "before_password", "daemon"})
LOGIN_RULES: Final = frozenset(rule.name for rule in LOGINS)


def is_login(rule: str, value: str) -> bool:
    """What each of these ways asks of the name."""
    if rule in UNUSUAL:
        return not shared_lexicon().is_ordinary(value)
    return rule != "service" or value.islower() or any(c.isdigit() or c == "_" for c in value)
