"""``audit search``, ``erase`` and ``object``: what a data subject may ask for (GDPR Art. 15, 17, 21).

Each is an action of an administrator, so it is on record, with counts and the number of the case and without a name.
"""

from __future__ import annotations

import argparse
import json
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import uvloop

from filters.detection import EntityType
from filters.lexicon import Lexicon, fold_name
from filters.names import name_parts
from filters.subjects import Subject, asked_for
from gateway.audit import AuditRecord, Kind, timestamp
from gateway.audit_place import AuditPlace
from gateway.auth import LOCAL
from gateway.cli.base import Environ
from gateway.config import Config, load_config, shared_address
from gateway.desk import disclose, read
from gateway.keys import ENV_ADMIN_KEY, RootKey, verifying_key
from gateway.letters import access
from gateway.problems import ConfigError, Problem
from gateway.vault.base import Vault
from gateway.vault.memory import MemoryStore
from gateway.wishes import FileWishes, ValkeyWishes, Wishes, hashes_of, objection_keys

ACTIONS: Final = ("search", "erase", "object", "withdraw")
_NOBODY: Final = Problem("command line", 0, "--state", "no gateway has run with this directory")
_ROLES: Final = {"search": ("auditor", "dpo"), "erase": ("dpo",), "object": ("dpo",), "withdraw": ("dpo",)}


@dataclass(frozen=True, slots=True)
class Desk:
    """One action at the desk.

    Attributes:
        config: the policy.
        state: state directory.
        environ: the environment.
        subjects: whom it is about.
        given: the identifiers as they were given.
        case: number of the case.
        by: the administrator's name, or ``local``.
    """

    config: Config
    state: Path
    environ: Environ
    subjects: frozenset[Subject]
    given: tuple[str, ...]
    case: str
    by: str

    @property
    def root(self) -> RootKey:
        """The root key of the gateway."""
        return RootKey.load(self.environ, self.state, allow_generate=(self.state / "keys" / "root.key").exists())

    @property
    def place(self) -> AuditPlace:
        """Where the trail and the index are."""
        return AuditPlace(self.config.audit, self.state, self.environ)

    async def record(self, kind: Kind, count: int | None = None) -> None:
        """Put the action on record: in a segment of its own, beside those of the gateway."""
        sink = self.place.sink(self.root, queue=4)
        now = timestamp(datetime.now(UTC))
        await sink.append(AuditRecord(kind=kind, time=now, principal=self.by, case=self.case, count=count))
        await sink.close()


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what these actions take."""
    desk = parser.add_argument_group("data subjects (search, erase, object, withdraw)")
    desk.add_argument(
        "--subject",
        action="append",
        default=[],
        metavar="TEXT",
        help="name, e-mail address or number of one person; several, if more is known; - reads standard input",
    )
    desk.add_argument("--case", default="", metavar="NUMBER", help="number of the case; stands in the audit record")
    desk.add_argument("--language", choices=["de", "en"], default="de", help="of the letter (default: %(default)s)")
    desk.add_argument("--json", action="store_true", help="the answer as JSON instead of a letter")


def run(options: argparse.Namespace, environ: Environ) -> int:
    """Check who asks for whom, and do it.

    Raises:
        ConfigError: the policy, a subject or the state directory is not in order.
    """
    config = load_config(options.policies, environ)
    by = allowed(config, environ, _ROLES[options.action])
    if by is None:
        return 1
    place = existing_place(config, options, environ)
    wished = options.action != "search" and not shared_address(config, environ)
    if wished and not place.lived_in:
        raise ConfigError([_NOBODY])  # what is wished there no gateway would ever read
    given = _given(options.subject)
    subjects = frozenset[Subject]().union(*_asked(given))
    desk = Desk(config, options.state, environ, subjects, given, options.case, by)
    print(uvloop.run(_STEPS[options.action](desk, options)))
    return 0


def _given(texts: list[str]) -> tuple[str, ...]:
    """The identifiers; those of ``-`` stand on standard input, one a line, where no list of processes shows them."""
    lines = [sys.stdin.read().splitlines() if text == "-" else [text] for text in texts]
    return tuple(line.strip() for some in lines for line in some if line.strip())


def _asked(given: Sequence[str]) -> list[frozenset[Subject]]:
    lexicon = Lexicon.load()
    found = [asked_for(text, lexicon) for text in given]
    if not given or not all(found):
        rule = "names nobody for certain: a full name, an e-mail address or a number of six characters is expected"
        place = next((f"--subject [{number}]" for number, subjects in enumerate(found, 1) if not subjects), "--subject")
        raise ConfigError([Problem("command line", 0, place, rule)])
    return found


def existing_place(config: Config, options: argparse.Namespace, environ: Environ) -> AuditPlace:
    """Return where the trail is.

    Raises:
        ConfigError: there can be none.
    """
    place = AuditPlace(config.audit, options.state, environ)
    if not place.written:
        raise ConfigError([_NOBODY])
    return place


def allowed(config: Config, environ: Environ, roles: tuple[str, ...]) -> str | None:
    """Return who asks, ``local`` where policy names no administrators; None, and a word to say so, where they may not.

    Args:
        config: the policy.
        environ: holds the administrator's key.
        roles: one of which they need.
    """
    key = environ.get(ENV_ADMIN_KEY, "").strip()
    public = verifying_key(key) if key else ""
    who = next((admin for admin in config.admins if public in admin.keys), None)
    if config.admins and (who is None or who.role not in roles):
        needed = " or ".join(roles)
        print(f"privacy-gateway: this needs the key of a {needed} of the policy, in {ENV_ADMIN_KEY}", file=sys.stderr)
        return None
    return who.name if who is not None else "local"


async def _search(desk: Desk, options: argparse.Namespace) -> str:
    index = desk.place.index(desk.root)
    records = list(read(desk.place.trail(), index.find(desk.subjects)))
    index.close()
    today = datetime.now(UTC).date().isoformat()
    disclosure = disclose(records, desk.config, today, len(desk.given))
    await desk.record("searched", len(disclosure.requests))
    if options.json:
        return json.dumps(disclosure.plain(), ensure_ascii=False, indent=1)
    return access(disclosure, options.language)


async def _erase(desk: Desk, options: argparse.Namespace) -> str:  # noqa: ARG001 - the signature of a step
    await desk.record("erased")  # if it breaks off, it is on record that it began
    index = desk.place.index(desk.root)
    rows = index.erase(desk.subjects)
    index.close()
    objects = await _erase_objects(desk)
    await desk.record("erased", rows + objects)
    where = f"{objects} stored objects" if shared_address(desk.config, desk.environ) else "stored objects in memory"
    return (
        f"erased: {rows} rows of the index and {where}. The records themselves name nobody and go with the retention. "
        "An objection stays in force."
    )


async def _erase_objects(desk: Desk) -> int:
    """Erase from the vault that replicas share; one in memory is told to do it by its gateway."""
    address = shared_address(desk.config, desk.environ)
    wanted = [values for text in desk.given for values in _known_by(text)]
    if address:
        from gateway.shared import connect  # noqa: PLC0415 - only where replicas share a server
        from gateway.vault.valkey import ValkeyStore  # noqa: PLC0415 - as above

        async with connect(address) as client:
            vault = Vault(ValkeyStore(client, desk.config.state.ttl_hours * 3600), desk.root)
            return sum([await vault.erase(LOCAL.tenant, values) for values in wanted])
    vault = Vault(MemoryStore(1, 1), desk.root)
    hashes = [hashed for values in wanted for hashed in vault.hashed(LOCAL.tenant, values)]
    erasures = {secrets.token_hex(8): hashed for hashed in hashes}  # each time anew: more may be stored by then
    await FileWishes(desk.state / "wishes.json").put(Wishes(erasures=erasures))
    return 0


def _known_by(text: str) -> list[list[tuple[EntityType, str]]]:
    """What the vault knows somebody by: a name part by part, anything else under each label that it can have."""
    if "@" in text or any(map(str.isdigit, text)):
        return [[(subject.label, text)] for subject in asked_for(text, Lexicon.load())]
    parts = name_parts(text, "", Lexicon.load())
    return [[(EntityType.PERSON, fold_name(text[part.start : part.end])) for part in parts]]


async def _object(desk: Desk, options: argparse.Namespace) -> str:  # noqa: ARG001 - the signature of a step
    hashes = _objections(desk)
    await _board(desk, Wishes(frozenset(hashes)), ())
    await desk.record("objected", len(desk.subjects))
    return (
        "the objection is in force within seconds: what names this person goes to no external endpoint any more. "
        "It survives an erasure."
    )


async def _withdraw(desk: Desk, options: argparse.Namespace) -> str:  # noqa: ARG001 - the signature of a step
    await _board(desk, Wishes(), _objections(desk))
    await desk.record("objected", 0)
    return "the objection is taken back"


def _objections(desk: Desk) -> list[str]:
    keys = objection_keys(desk.root)
    return [hashed for subject in desk.subjects for hashed in hashes_of(subject, keys)]


async def _board(desk: Desk, wishes: Wishes, without: Any) -> None:
    address = shared_address(desk.config, desk.environ)
    if not address:
        await FileWishes(desk.state / "wishes.json").put(wishes, without)
        return
    from gateway.shared import connect  # noqa: PLC0415 - only where replicas share a server

    async with connect(address) as client:
        await ValkeyWishes(client).put(wishes, without)


_STEPS: Final[dict[str, Any]] = {"search": _search, "erase": _erase, "object": _object, "withdraw": _withdraw}
