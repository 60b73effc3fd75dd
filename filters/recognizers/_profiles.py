"""Pages of one member at services where everybody has one: profiles, channels, personal links.

A company may have such a page too; pages that the service itself keeps (help, search, login, terms) are nobody's.
"""

from __future__ import annotations

import re
from typing import Final

from filters.detection import EntityType, Span
from filters.recognizers.base import Rule

_HEAD: Final = r"(?<![\w./@\-])(?:https?://)?(?:(?:www|m|de|en|fr|es|it|nl|pl|web|mobile|old|new|touch|de-de)\.)?"
#: The name of a member.
_WHO: Final = r"(?P<who>@?[\w.\-~%+]{2,80})(?:/[\w.\-]{0,80}){0,1}/?(?:\?[^\s<>\"'`]{0,300})?(?![\w/@])"
_ROOT: Final = (
    r"(?:facebook\.com|fb\.com|fb\.me|instagram\.com|instagr\.am|threads\.net|threads\.com|x\.com|twitter\.com"
    r"|nitter\.net"
    r"|t\.me|telegram\.me|wa\.me|signal\.me|linktr\.ee|paypal\.me|ko-fi\.com|patreon\.com|buymeacoffee\.com|about\.me"
    r"|twitch\.tv|vk\.com|ok\.ru|github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|soundcloud\.com|letterboxd\.com"
    r"|last\.fm/user|keybase\.io|calendly\.com|cal\.com|onlyfans\.com|fansly\.com|venmo\.com|cash\.app|dev\.to"
    r"|behance\.net"
    r"|dribbble\.com|pinterest\.(?:de|com|fr|es|it)|flickr\.com/(?:people|photos)|vimeo\.com|gravatar\.com|carrd\.co)"
)
_KIND: Final = (
    r"(?:linkedin\.com/in|linkedin\.com/pub|xing\.com/profiles?|facebook\.com/people|tiktok\.com/@|youtube\.com/@"
    r"|youtube\.com/(?:c|user|channel)|reddit\.com/u(?:ser)?|snapchat\.com/(?:add|@)|bsky\.app/profile|medium\.com/@"
    r"|mastodon\.[a-z]{2,8}/@|[a-z\d\-]{3,30}\.social/@|troet\.cafe/@|chaos\.social/@|threads\.net/@"
    r"|paypal\.com/paypalme"
    r"|steamcommunity\.com/(?:id|profiles)|strava\.com/athletes|komoot\.(?:de|com)(?:/[a-z\-]{2,5})?/user"
    r"|open\.spotify\.com/user|researchgate\.net/profile|orcid\.org|discord(?:app)?\.com/users|ebay\.(?:de|com)/usr"
    r"|vinted\.(?:de|fr|es|it|nl|pl)/member|airbnb\.(?:de|com)/users/show|meetup\.com/members|goodreads\.com/user/show"
    r"|stackoverflow\.com/users|kaggle\.com|duolingo\.com/profile|garmin\.com/modern/profile|academia\.edu"
    r"|kleinanzeigen\.de/s-bestandsliste\.html\?userid=|doctolib\.de/patient|matrix\.to/#|zoom\.us/j|meet\.jit\.si"
    r"|wa\.me|docs\.google\.com/(?:document|spreadsheets|forms|presentation)/d|drive\.google\.com/(?:file/d"
    r"|drive/folders)"
    r"|dropbox\.com/(?:s|scl|sh)|1drv\.ms/[a-z]/s|we\.tl|teams\.microsoft\.com/l)"
)
PROFILES: Final[tuple[Rule, ...]] = (
    Rule(
        "member_id",
        re.compile(
            rf"{_HEAD}(?:facebook\.com/profile\.php\?[\w=&]{{0,40}}\bid=\d{{5,20}}"
            rf"|facebook\.com/[\w.\-]{{2,60}}/(?:posts|photos"
            r"|videos)/[\w.]{3,60}|vk\.com/id\d{4,12}|scholar\.google\.[a-z]{2,3}/citations\?[\w=&\-]{0,60}"
            r"|imdb\.com/name/nm\d{6,9})[^\s<>\"'`,;)\]]{0,200}",
            re.IGNORECASE,
        ),
        score=0.9,
        gate=("facebook.com/", "vk.com/id", "scholar.google", "imdb.com/name"),
    ),
    Rule(
        "member_page",
        re.compile(rf"{_HEAD}{_KIND}/?{_WHO}", re.IGNORECASE),
        score=0.9,
        gate=("/",),
    ),
    Rule(
        "member_root",
        re.compile(rf"(?<![\w./@\-])https?://(?:(?:www|m|de|en|mobile)\.)?{_ROOT}/{_WHO}", re.IGNORECASE),
        score=0.8,
        gate=("://",),
    ),
)
MEMBERS: Final = frozenset({"member_id", "member_page", "member_root"})
_OWN = frozenset(
    """about login signin signup join register home explore search settings privacy policies policy terms legal
    help support
    features pricing enterprise security contact blog careers jobs press docs api developers business ads download apps
    groups pages events marketplace watch gaming hashtag tags topics trending discover intent share sharer sharer.php
    dialog plugins tr i p reel reels stories tv accounts directory web orgs marketplace sponsors collections new issues
    pulls notifications stars customer-stories readme site status premium shop store people photos posts invite proxy
    joinchat addstickers socks s c post embed js css feed rss example beispiel username benutzername user name dein-name
    your-name yourname deinname""".split()
)
_COMPANY = re.compile(
    r"(?:gmbh|verlag|shop|store|official|offiziell|news|verein|stadt|bank|group|team|media|-?ag)\Z", re.IGNORECASE
)
_SOURCE = re.compile(r"(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)/", re.IGNORECASE)


def member(rule: Rule, match: re.Match[str]) -> Span | None:
    """The address, unless the page is the service's or, at the root of a service, a firm's or a project's."""
    url = match[0].rstrip(".,;:!?)")
    if rule.name != "member_id":
        who = match["who"].rstrip(".,;:!?)").lstrip("@")
        if len(who) < 3 or who.lower() in _OWN or who.startswith(("{", "%7b", "$", "<")):
            return None
        if rule.name == "member_root" and (_COMPANY.search(who) or (_SOURCE.search(url) and url.count("/") > 3)):
            return None
    return Span(match.start(), match.start() + len(url), EntityType.URL, "", rule.score)
