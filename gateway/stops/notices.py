"""What is written on the board: that something is stopped, or goes on, by whom and when.

A notice is signed with the administrator's key (Ed25519, RFC 8032), of which the policy holds the public half only: so
every gateway checks by its own policy who resumes, whoever can write to the board, and whatever file the command read.
Of two notices about the same target the later counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from gateway.keys import sign, signed_by
from gateway.policies_principals import AdminEntry

EVERYTHING: Final = "all"
NOBODY: Final = "local"  # whoever it was had no administrator's key
_TARGET: Final = re.compile(r"all|(?:upstream|principal):[a-z0-9][a-z0-9._-]{0,62}")
_AT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_LAST_YEAR: Final = 9000  # a notice can still be later
_SUPERSEDED: Final = timedelta(days=1)  # how long the board keeps what a later notice has overtaken


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice.

    Attributes:
        kind: ``stop`` or ``resume``.
        target: ``all``, ``upstream:NAME`` or ``principal:NAME``.
        by: an administrator's name, or ``local``.
        at: when, RFC 3339 with microseconds.
        signature: of everything else, in hexadecimal; "" where nobody signed.
    """

    kind: Literal["stop", "resume"]
    target: str
    by: str
    at: str
    signature: str = ""

    @property
    def id(self) -> str:
        """Tells notices apart."""
        return f"{self.at} {self.kind} {self.target} {self.by}"

    def plain(self) -> dict[str, str]:
        """Return it as it is written."""
        return asdict(self)


#: What stands for an entry that nobody can read: it may have been a stop of anything.
UNREADABLE: Final = Notice("stop", EVERYTHING, NOBODY, "")


def parse(item: Any) -> Notice:
    """Read an entry of the board; `UNREADABLE` where it is none."""
    if not isinstance(item, dict) or not all(isinstance(value, str) for value in item.values()):
        return UNREADABLE
    try:
        notice = Notice(**item)
    except TypeError:
        return UNREADABLE
    sound = notice.kind in ("stop", "resume") and _TARGET.fullmatch(notice.target) and _is_time(notice.at)
    return notice if sound else UNREADABLE


def _is_time(text: str) -> bool:
    try:
        return bool(_AT.fullmatch(text)) and datetime.fromisoformat(text).year < _LAST_YEAR
    except ValueError:
        return False


def parse_text(text: str | bytes) -> Notice:
    """Read an entry from its JSON."""
    try:
        return parse(json.loads(text))
    except ValueError:
        return UNREADABLE


def _message(notice: Notice) -> bytes:
    return json.dumps([notice.kind, notice.target, notice.by, notice.at]).encode("ascii")


def write(kind: Literal["stop", "resume"], target: str, by: str, key: str, before: Iterable[Notice]) -> Notice:
    """Make a notice that is later than all on the board, whatever this machine's clock says.

    Args:
        kind: what to do.
        target: about what.
        by: the administrator's name, or ``local``.
        key: the administrator's key, or "" to leave it unsigned.
        before: what is on the board.
    """
    now = datetime.now(UTC)
    last = max((notice.at for notice in before if notice.target == target), default="")
    if last:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    at = now.isoformat(timespec="microseconds").replace("+00:00", "Z")
    notice = Notice(kind, target, by, at)
    return replace(notice, signature=sign(key, _message(notice))) if key else notice


def superseded(notice: Notice, notices: Iterable[Notice]) -> list[Notice]:
    """Return what need not be kept beside a new notice: what was said of its target long before.

    A resume takes no stop away: whether it counts, each gateway judges by its own policy.
    """
    limit = datetime.fromisoformat(notice.at) - _SUPERSEDED
    kinds = ("stop", "resume") if notice.kind == "stop" else ("resume",)
    about = (other for other in notices if other.target == notice.target and other.at and other.kind in kinds)
    return [other for other in about if datetime.fromisoformat(other.at) < limit]


def signer(notice: Notice, admins: Iterable[AdminEntry]) -> AdminEntry | None:
    """Return the administrator who signed a notice, if policy has one of that name and key."""
    for admin in admins:
        if admin.name == notice.by and any(signed_by(key, notice.signature, _message(notice)) for key in admin.keys):
            return admin
    return None


def may_resume(who: AdminEntry | None, admins: Sequence[AdminEntry]) -> bool:
    """Whether somebody may take a stop away: an operator, or anybody where policy names no administrators."""
    return not admins or (who is not None and who.role == "operator")


def in_force(notices: Iterable[Notice], admins: Sequence[AdminEntry]) -> Mapping[str, Notice]:
    """Return target → stop for all that is stopped; `by` is who it was indeed."""
    found: dict[str, Notice] = {}
    listed = list(notices)
    for notice in sorted(listed, key=lambda notice: notice.at):
        who = signer(notice, admins)
        if notice.kind == "stop":
            found[notice.target] = replace(notice, by=who.name if who is not None else NOBODY)
        elif may_resume(who, admins):
            found.pop(notice.target, None)
    return found | ({EVERYTHING: UNREADABLE} if UNREADABLE in listed else {})
