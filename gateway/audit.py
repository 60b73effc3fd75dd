"""Audit records, the hash chain they are written in, and its verification. No clock, no randomness, no threads.

A record says *that* something was decided, never *what* was said: no field can hold content, and every string is
checked against a narrow form when the record is made; what does not fit becomes ``invalid``. The model name comes
from the client: pass the name that routing resolved, since no character set can tell a name from a model.

A line is one JSON object in a canonical form like RFC 8785: keys sorted, no spaces, other characters escaped,
integers below 2**53 only. Beside the record's fields that are set it holds

    v, writer, seq   format version; random id of a process start; number within that writer, from 0
    prev             `hash` of the line before (`GENESIS` for a writer's first), also across segments
    hash             SHA-256 (FIPS 180-4) of the canonical line without `hash` and `sig`
    segment, previous   only "opened": number of the file; the heads of the other files that it found (`Reference`)
    size, root          only "checkpoint" and "closed": lines of the segment before it, and their Merkle Tree Hash
                        (RFC 6962)
    key, sig            only `SIGNED_KINDS`: raw Ed25519 public key, and signature over `SIGNED` + hash (RFC 8032)

A file is a segment: it starts with "opened" and, after a clean end, ends with "closed"; between them a "checkpoint"
comes every thousand records or ten seconds. Every new segment names the heads that no segment has named yet, so the
files form a graph in which a cut or missing file is noticed. A segment that has outlived the retention is removed by
the sink, and a "deleted" line names its last one. What no file can tell: that its newest end was cut; `verify` then
says "open", and only a head kept elsewhere (an anchor) proves more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from filters.actions import Action
from filters.detection import EntityType
from gateway.merkle import Tree

Kind = Literal[
    "decided",
    "completed",
    "refused",
    "reloaded",
    "stopped",
    "resumed",
    "searched",
    "erased",
    "objected",
    "opened",
    "closed",
    "checkpoint",
    "deleted",
]
End = Literal["closed", "crashed", "open"]

ACTIONS: Final = frozenset(action.value for action in Action)
GENESIS: Final = "0" * 64
INVALID: Final = "invalid"
MAX_LINE: Final = 1 << 16  # bytes; a record is far below, and verification never holds more than one line
MAX_KINDS: Final = 64  # of findings in a record
SIGNED: Final = b"llm-privacy-gateway audit v1\n"  # domain separation: the key signs nothing else by accident

_OF_SIGNED: Final = frozenset({"segment", "previous", "size", "root"})  # keys that no other line has
#: Made by the chain only, and signed.
SIGNED_KINDS: Final = frozenset({"opened", "closed", "checkpoint", "deleted"})

_NAME = re.compile(r"[A-Za-z0-9._:/+@-]{1,128}")
_PERSONAL = re.compile(r"@[^@]*\.|[0-9]{9}")  # an e-mail address, a phone, card or account number
_ID = re.compile(r"(?![0-9]+\Z|[A-Z]{2}[0-9]{2}[A-Z0-9]{11})[A-Za-z0-9_-]{1,64}")  # ours; no phone number, no IBAN
_CODE = re.compile(r"[a-z][a-z0-9_]{1,63}")
_REASON = re.compile(rf"{_CODE.pattern}(/{_CODE.pattern})?")  # "health/pregnancy"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)
_NAMES = (
    *("principal", "team", "endpoint", "model", "upstream", "region", "residency", "agreement", "target"),
    *("mode", "would", "held", "case"),
)
_IDS = ("request_id", "policy_version", "key_id")


def timestamp(moment: datetime) -> str:
    """RFC 3339, UTC, milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _fit(form: re.Pattern[str], value: object) -> str:
    """`value` if it has the form or is empty, else the marker: never a part of it."""
    fits = isinstance(value, str) and (not value or form.fullmatch(value))
    return str(value) if fits else INVALID


def harmless_name(value: object) -> str:
    """Return a name as a record may hold it: what does not fit, or looks like an address or a number, is `INVALID`."""
    fitting = _fit(_NAME, value)
    return INVALID if _PERSONAL.search(fitting) else fitting


def _count(name: str, value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise ValueError(f"{name} must be an integer from 0 to 2**53 - 1")
    return value


def _findings(counts: Mapping[str, int]) -> Mapping[str, int]:
    """The kinds of which most were found."""
    clean: dict[str, int] = {}
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MAX_KINDS]:
        label, subtype, action = (*key.split("/", 2), "", "")[:3]
        known = label in EntityType.__members__ and action in ACTIONS
        name = f"{label}/{_fit(_CODE, subtype)}/{action}" if known else "OTHER//other"
        clean[name] = clean.get(name, 0) + _count("findings", count)
    return MappingProxyType(dict(sorted(clean.items())))


def _entities(counts: Mapping[str, int]) -> Mapping[str, int]:
    clean: dict[str, int] = {}
    for key, count in counts.items():
        label, _, action = key.partition("/")
        name = key if label in EntityType.__members__ and action in ACTIONS else "OTHER/other"
        clean[name] = clean.get(name, 0) + _count("entities", count)
    return MappingProxyType(dict(sorted(clean.items())))


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """One step of one request. Empty and None mean "not known" and are not written.

    Attributes:
        kind: what happened; those of `SIGNED_KINDS` are made by `Chain` only.
        time: RFC 3339, UTC, ending in ``Z``.
        agreement: reference of the data-processing agreement under which the upstream receives data.
        sensitivity: "green", "yellow", "red" or "".
        residency: on what the region rests where the upstream's address does not prove it, as policy declares it.
        mode: "shadow" if the text left as it was, "pilot" if it is enforced for a share that this request is in.
        would: in shadow, the upstream to which enforcement would have sent it, or the code of its refusal.
        target: what a stop is about: the name of an upstream or a principal.
        reasons: stable codes ("health", "contact_data").
        entities: "LABEL/action" to count.
        findings: "LABEL/subtype/action" to count of what was found, with what policy orders for it.
        ways: the upstreams that policy permits, in its order.
        held: the upstream that holds what the request refers to.
        case: number of the case of a data subject, as the officer files it.
        count: records that were found for a data subject, or rows and objects that were erased.
        persons: how many people are mentioned, as far as their mentions can be linked.
        singled_out: how nearly the request comes to describing one person, in percent.

    Raises:
        ValueError: an unknown kind or sensitivity, a malformed time, or a number that is none. No value is quoted.
    """

    kind: Kind
    time: str
    request_id: str = ""
    principal: str = ""
    team: str = ""
    endpoint: str = ""
    model: str = ""
    upstream: str = ""
    region: str = ""
    residency: str = ""
    agreement: str = ""
    policy_version: str = ""
    key_id: str = ""
    target: str = ""
    mode: str = ""
    would: str = ""
    sensitivity: str = ""
    outcome: str = ""
    reasons: tuple[str, ...] = ()
    entities: Mapping[str, int] = field(default_factory=dict)
    findings: Mapping[str, int] = field(default_factory=dict)
    ways: tuple[str, ...] = ()
    held: str = ""
    case: str = ""
    count: int | None = None
    persons: int | None = None
    singled_out: int | None = None
    status: int | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    detect_ms: int | None = None
    first_byte_ms: int | None = None
    total_ms: int | None = None
    restored: int | None = None
    unknown_tokens: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind) or self.sensitivity not in ("", "green", "yellow", "red"):
            raise ValueError("unknown kind or sensitivity")
        if not _TIME.fullmatch(str(self.time)):
            raise ValueError("time must be RFC 3339 in UTC")
        put = object.__setattr__
        for name in _NAMES:
            put(self, name, harmless_name(getattr(self, name)))
        for name in _IDS:
            put(self, name, _fit(_ID, getattr(self, name)))
        put(self, "time", str(self.time))
        put(self, "sensitivity", str(self.sensitivity))
        put(self, "outcome", _fit(_CODE, self.outcome))
        put(self, "reasons", tuple(_fit(_REASON, reason) for reason in self.reasons[:32]))
        put(self, "entities", _entities(self.entities))
        put(self, "findings", _findings(self.findings))
        put(self, "ways", tuple(harmless_name(way) for way in self.ways[:32]))
        for name in _NUMBERS:
            if (value := getattr(self, name)) is not None:
                _count(name, value)

    def as_dict(self) -> dict[str, Any]:
        """The fields that are set, ready for JSON."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        plain |= {"entities": dict(self.entities), "findings": dict(self.findings)}
        return {name: value for name, value in plain.items() if value not in (None, "", (), {})}


_NUMBERS = tuple(f.name for f in fields(AuditRecord) if f.type == "int | None")


def canonical(value: Mapping[str, Any]) -> bytes:
    """The bytes that are hashed and written (see the head of this file)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


class _Typed:
    __slots__ = ()

    def __post_init__(self) -> None:
        for name, kind in _types(type(self)):  # type: ignore[arg-type]  # also in a line that somebody forged
            value = getattr(self, name)
            if kind == "int":
                _count(name, value)
            elif kind == "str" and type(value) is not str:
                raise TypeError(name)


@cache
def _types(made: type[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, str(f.type)) for f in fields(made))


@dataclass(frozen=True, slots=True)
class Reference(_Typed):
    """The newest record of a segment, as an opening record or a report names it.

    Attributes:
        end: "closed" cleanly, "crashed" (nobody holds the file), or still "open" beside us.
    """

    file: str
    writer: str
    seq: int
    hash: str
    end: End


@dataclass(frozen=True, slots=True)
class Line(_Typed):
    """What verification needs of a sound line."""

    writer: str
    seq: int
    prev: str
    hash: str
    kind: str
    segment: int = 0
    previous: tuple[Reference, ...] = ()
    size: int = 0
    root: str = ""
    key: str = ""


class Chain:
    """Turns records into the lines of one writer. `state` may be set back to undo lines not written.

    Attributes:
        key: public key, hexadecimal.
    """

    def __init__(self, writer: str, key: Ed25519PrivateKey) -> None:
        self.writer = writer
        self.seq = 0
        self.head = GENESIS
        self.tree = Tree()  # over the lines of the segment
        self._key = key
        self.key = key.public_key().public_bytes_raw().hex()

    @property
    def state(self) -> tuple[int, str, Tree]:
        """How far it has come."""
        return self.seq, self.head, self.tree

    @state.setter
    def state(self, state: tuple[int, str, Tree]) -> None:
        self.seq, self.head, self.tree = state

    def reference(self, file: str, end: End) -> Reference:
        """Name the newest line."""
        return Reference(file, self.writer, self.seq - 1, self.head, end)

    def append(self, record: AuditRecord) -> bytes:
        """The next line, with its newline."""
        if record.kind in SIGNED_KINDS:
            raise ValueError("only the chain itself makes signed lines")
        return self._line(record.as_dict())

    def opened(self, time: str, segment: int, previous: Sequence[Reference]) -> bytes:
        """The first line of a segment; of `previous`, the writer's own last segment must be part."""
        record = AuditRecord(kind="opened", time=time).as_dict()
        record |= {"key": self.key, "segment": segment, "previous": [asdict(p) for p in previous]}
        self.tree = Tree()
        return self._line(record)

    def checkpoint(self, time: str) -> bytes:
        """A line that vouches for all lines of the segment before it."""
        return self._vouching("checkpoint", time)

    def closed(self, time: str) -> bytes:
        """The last line of a segment."""
        return self._vouching("closed", time)

    def deleted(self, time: str, gone: Reference) -> bytes:
        """A line that says that a segment was removed when its retention ended."""
        record = AuditRecord(kind="deleted", time=time).as_dict()
        return self._line({**record, "key": self.key, "previous": [asdict(gone)]})

    def _vouching(self, kind: Literal["checkpoint", "closed"], time: str) -> bytes:
        record = AuditRecord(kind=kind, time=time).as_dict()
        return self._line({**record, "key": self.key, "size": self.tree.size, "root": self.tree.root.hex()})

    def _line(self, content: dict[str, Any]) -> bytes:
        content |= {"v": 1, "writer": self.writer, "seq": self.seq, "prev": self.head}
        digest = hashlib.sha256(canonical(content)).hexdigest()
        content["hash"] = digest
        if "key" in content:
            content["sig"] = self._key.sign(SIGNED + digest.encode("ascii")).hex()
        self.seq, self.head, self.tree = self.seq + 1, digest, self.tree.add(bytes.fromhex(digest))
        return canonical(content) + b"\n"


def parse_line(raw: bytes) -> Line | None:
    """Read one line without its newline; None unless form, hash and signature are right."""
    return _unsigned(raw) or _any(raw)


def _unsigned(raw: bytes) -> Line | None:
    """Read a line that bears no signature, which are nearly all, in half the time; None where the long way must judge.

    What was hashed is the line without its hash, so it is cut out instead of being written again. It is in canonical
    form if a faster encoder gives it back as it is, since the two differ in fractions and beyond ASCII only.
    """
    before, found, rest = raw.partition(b'"hash":"')
    if not found or rest[64:66] != b'",' or b'"hash":"' in rest or b'"key":' in raw or b'"sig":' in raw:
        return None
    digest = hashlib.sha256(before + rest[66:]).hexdigest()
    if digest.encode() != rest[:64] or not raw.isascii():
        return None
    try:
        content = orjson.loads(raw)
        if orjson.dumps(content, option=orjson.OPT_SORT_KEYS) != raw or _fractions(content):
            return None
        if content["kind"] in SIGNED_KINDS or not _OF_SIGNED.isdisjoint(content):
            return None
        return Line(content["writer"], content["seq"], content["prev"], digest, content["kind"])
    except (ValueError, KeyError, TypeError):
        return None


def _fractions(content: Any) -> bool:
    values = content.values() if type(content) is dict else content
    return any(type(v) is float or (type(v) in (dict, list) and _fractions(v)) for v in values)


def _any(raw: bytes) -> Line | None:
    try:
        content = json.loads(raw.decode("ascii"))
        if not isinstance(content, dict) or canonical(content) != raw:
            return None
        signature, digest = content.pop("sig", ""), content.pop("hash")
        if hashlib.sha256(canonical(content)).hexdigest() != digest:
            return None
        known = {f.name: content[f.name] for f in fields(Line) if f.name in content}
        known |= {"hash": digest, "previous": tuple(Reference(**ref) for ref in content.get("previous", ()))}
        line = Line(**known)
        if line.key or signature or line.kind in SIGNED_KINDS:
            if signature != signature.lower():  # hexadecimal reads the same in both cases: one spelling only
                return None
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(line.key))
            public.verify(bytes.fromhex(signature), SIGNED + digest.encode("ascii"))
    except (ValueError, KeyError, TypeError, RecursionError, InvalidSignature):
        return None
    return line
