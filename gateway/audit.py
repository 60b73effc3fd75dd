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
    key, sig         only "opened" and "closed": raw Ed25519 public key, and signature over `SIGNED` + hash (RFC 8032)

A file is a segment: it starts with "opened" and, after a clean end, ends with "closed". Every new segment names the
heads that no segment has named yet, so the files form a graph in which a cut or missing file is noticed. What no
file can tell: that its newest end was cut; `verify` then says "open", and only a head kept elsewhere proves more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from filters.detection import EntityType

Kind = Literal["decided", "completed", "refused", "opened", "closed"]
End = Literal["closed", "crashed", "open"]
What = Literal["changed", "removed", "reordered", "missing segment", "unknown key", "torn", "crashed", "open"]

ACTIONS: Final = frozenset({"token", "surrogate", "generalize", "mask", "drop", "allow", "block"})
GENESIS: Final = "0" * 64
INVALID: Final = "invalid"
MAX_LINE: Final = 1 << 16  # bytes; a record is far below, and verification never holds more than one line
MAX_FINDINGS: Final = 1000  # kept in a report; more of them say nothing new
SIGNED: Final = b"llm-privacy-gateway audit v1\n"  # domain separation: the key signs nothing else by accident
TOLERATED: Final[frozenset[What]] = frozenset({"torn", "crashed", "open"})

_NAME = re.compile(r"[A-Za-z0-9._:/+@-]{1,128}")
_PERSONAL = re.compile(r"@[^@]*\.|[0-9]{9}")  # an e-mail address, a phone, card or account number
_ID = re.compile(r"(?![0-9]+\Z|[A-Z]{2}[0-9]{2}[A-Z0-9]{11})[A-Za-z0-9_-]{1,64}")  # ours; no phone number, no IBAN
_CODE = re.compile(r"[a-z][a-z0-9_]{1,63}")
_REASON = re.compile(rf"{_CODE.pattern}(/{_CODE.pattern})?")  # "health/pregnancy"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)
_NAMES = ("principal", "team", "endpoint", "model", "upstream", "region", "agreement")
_IDS = ("request_id", "policy_version", "key_id")


def _fit(form: re.Pattern[str], value: object) -> str:
    """`value` if it has the form or is empty, else the marker: never a part of it."""
    fits = isinstance(value, str) and (not value or form.fullmatch(value))
    return str(value) if fits else INVALID


def _count(name: str, value: object) -> int:
    if type(value) is not int or not 0 <= value < 1 << 53:
        raise ValueError(f"{name} must be an integer from 0 to 2**53 - 1")
    return value


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
        kind: what happened; "opened" and "closed" are made by `Chain` only.
        time: RFC 3339, UTC, ending in ``Z``.
        agreement: reference of the data-processing agreement under which the upstream receives data.
        sensitivity: "green", "yellow", "red" or "".
        reasons: stable codes ("health", "contact_data").
        entities: "LABEL/action" to count.

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
    agreement: str = ""
    policy_version: str = ""
    key_id: str = ""
    sensitivity: str = ""
    outcome: str = ""
    reasons: tuple[str, ...] = ()
    entities: Mapping[str, int] = field(default_factory=dict)
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
            value = _fit(_NAME, getattr(self, name))
            put(self, name, INVALID if _PERSONAL.search(value) else value)
        for name in _IDS:
            put(self, name, _fit(_ID, getattr(self, name)))
        put(self, "time", str(self.time))
        put(self, "sensitivity", str(self.sensitivity))
        put(self, "outcome", _fit(_CODE, self.outcome))
        put(self, "reasons", tuple(_fit(_REASON, reason) for reason in self.reasons[:32]))
        put(self, "entities", _entities(self.entities))
        for name in _NUMBERS:
            if (value := getattr(self, name)) is not None:
                _count(name, value)

    def as_dict(self) -> dict[str, Any]:
        """The fields that are set, ready for JSON."""
        plain = {f.name: getattr(self, f.name) for f in fields(self)}
        plain["entities"] = dict(self.entities)
        return {name: value for name, value in plain.items() if value not in (None, "", (), {})}


_NUMBERS = tuple(f.name for f in fields(AuditRecord) if f.type == "int | None")


def canonical(value: Mapping[str, Any]) -> bytes:
    """The bytes that are hashed and written (see the head of this file)."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


class _Typed:
    __slots__ = ()

    def __post_init__(self) -> None:
        for f in fields(self):  # type: ignore[arg-type]  # also in a line that somebody forged
            value = getattr(self, f.name)
            if f.type == "int":
                _count(f.name, value)
            elif f.type == "str" and type(value) is not str:
                raise TypeError(f.name)


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
    key: str = ""


class Chain:
    """Turns records into the lines of one writer. `seq` and `head` may be set back to undo lines not written."""

    def __init__(self, writer: str, key: Ed25519PrivateKey) -> None:
        self.writer = writer
        self.seq = 0
        self.head = GENESIS
        self._key = key
        self._public = key.public_key().public_bytes_raw().hex()

    def append(self, record: AuditRecord) -> bytes:
        """The next line, with its newline."""
        if record.kind in {"opened", "closed"}:
            raise ValueError("only the chain itself opens and closes segments")
        return self._line(record.as_dict())

    def opened(self, time: str, segment: int, previous: Sequence[Reference]) -> bytes:
        """The first line of a segment; of `previous`, the writer's own last segment must be part."""
        record = AuditRecord(kind="opened", time=time).as_dict()
        record |= {"key": self._public, "segment": segment, "previous": [asdict(p) for p in previous]}
        return self._line(record)

    def closed(self, time: str) -> bytes:
        """The last line of a segment."""
        return self._line({**AuditRecord(kind="closed", time=time).as_dict(), "key": self._public})

    def _line(self, content: dict[str, Any]) -> bytes:
        content |= {"v": 1, "writer": self.writer, "seq": self.seq, "prev": self.head}
        digest = hashlib.sha256(canonical(content)).hexdigest()
        content["hash"] = digest
        if "key" in content:
            content["sig"] = self._key.sign(SIGNED + digest.encode("ascii")).hex()
        self.seq, self.head = self.seq + 1, digest
        return canonical(content) + b"\n"


def parse_line(raw: bytes) -> Line | None:
    """Read one line without its newline; None unless form, hash and signature are right."""
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
        if line.key or signature or line.kind in {"opened", "closed"}:
            public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(line.key))
            public.verify(bytes.fromhex(signature), SIGNED + digest.encode("ascii"))
    except (ValueError, KeyError, TypeError, RecursionError, InvalidSignature):
        return None
    return line


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that verification noticed, at a line (from 1; 0 is the file as a whole)."""

    file: str
    line: int
    what: What

    @property
    def tolerated(self) -> bool:
        """Whether a crash or a running gateway explains it."""
        return self.what in TOLERATED


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Result of `verify`. `ok`: nothing but what a crash or a running gateway explains; `heads`: one per writer."""

    ok: bool
    records: int
    heads: tuple[Reference, ...]
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Gap:
    line: int
    first: int
    end: int
    late: int = 0  # of its records, those that came later in the file


class _Scan:
    """Reads one segment from top to bottom and holds only the newest sound line."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines = self.records = 0
        self.top: Line | None = None
        self.findings: list[Finding] = []
        self._gaps: list[_Gap] = []
        self.blind = False  # the line before was not sound: take the next one on trust

    def note(self, what: What, line: int | None = None) -> None:
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(self.file, self.lines if line is None else line, what))

    def step(self, line: Line | None) -> None:
        self.lines += 1
        if line is None or (self.top is not None and line.writer != self.top.writer):
            self.note("changed")
            self.blind = True
            return
        self.records += 1
        seq, head = (self.top.seq + 1, self.top.hash) if self.top else self._start(line)
        if line.seq < seq:
            self.note("reordered")
            for gap in self._gaps:
                opening = line.kind == "opened" and gap.line == 1
                gap.late += gap.end if opening else gap.first <= line.seq < gap.end
            return
        if line.seq > seq and not self.blind and len(self._gaps) < MAX_FINDINGS:
            self._gaps.append(_Gap(self.lines, seq, line.seq))
        elif line.seq == seq and line.prev != head and not self.blind:
            self.note("changed", max(1, self.lines - 1))  # made to fit: its own hash is right, its successor's is not
        elif self.top is not None and self.top.kind == "closed":
            self.note("changed")  # nothing follows a clean end
        self.top, self.blind = line, False

    def _start(self, line: Line) -> tuple[int, str]:
        """Number and `prev` that the first line must have, by what an opening record says of itself."""
        own = next((p for p in line.previous if p.writer == line.writer), None)
        if line.kind == "opened" and line.segment > 0 and own is not None:
            return own.seq + 1, own.hash
        return (0, GENESIS) if line.kind == "opened" or line.seq > 0 else (-1, GENESIS)

    def finish(self, rest: bytes) -> None:
        """Judge what follows the last newline, and the gaps."""
        if rest:
            # A torn line is the beginning of one; a whole one with something else for its newline was changed.
            torn = parse_line(rest[:-1]) is None and (self.top is None or self.top.kind != "closed")
            self.note("torn" if torn else "changed", self.lines + 1)
        for gap in self._gaps:
            self.note("reordered" if gap.late >= gap.end - gap.first else "removed", gap.line)
        self.findings.sort(key=lambda f: f.line)


def _lines(path: Path) -> Iterator[bytes]:
    """Lines of bounded length; a longer one comes in pieces, none of which is sound."""
    with path.open("rb") as stream:
        while raw := stream.readline(MAX_LINE):
            yield raw


def verify(paths: Iterable[Path], *, keys: Collection[str] | None = None) -> VerifyReport:
    """Check segments (files, or folders of them) in memory that grows with their number, not their size.

    Args:
        paths: what to read; a folder stands for its ``*.jsonl``.
        keys: hex public keys that may have signed; None accepts any, so only says that the files fit together.
    """
    files = sorted({file for path in paths for file in (path.glob("*.jsonl") if path.is_dir() else [path])})
    openings = [parse_line(next(_lines(path), b"")[:-1]) for path in files]
    refs = sorted((ref for line in openings if line for ref in line.previous), key=lambda ref: ref.end == "crashed")
    named = {(ref.writer, ref.seq): ref for ref in refs}
    open_refs = dict(named)
    scans: list[_Scan] = []
    for path in files:
        scan, rest = _Scan(path.name), b""
        for raw in _lines(path):
            if not raw.endswith(b"\n") and len(raw) < MAX_LINE:
                rest = raw
                break
            line = parse_line(raw[:-1])
            scan.step(line)
            if line and (ref := open_refs.pop((line.writer, line.seq), None)) and ref.hash != line.hash:
                scan.note("changed")
            if line and line.key and keys is not None and line.key not in keys:
                scan.note("unknown key")
        scan.finish(rest)
        scans.append(scan)
    findings = [f for scan in scans for f in scan.findings] + list(dict.fromkeys(_missing(scans, open_refs.values())))
    ends = {scan.file: _end(scan, named) for scan in scans}
    findings += [Finding(s.file, s.lines, end) for s in scans if (end := ends[s.file]) != "closed"]
    heads = {s.top.writer: s for s in sorted(scans, key=lambda s: s.top.seq if s.top else -1) if s.top}
    return VerifyReport(
        ok=all(f.tolerated for f in findings),
        records=sum(scan.records for scan in scans),
        heads=tuple(Reference(s.file, w, s.top.seq, s.top.hash, ends[s.file]) for w, s in heads.items() if s.top),
        findings=tuple(findings[:MAX_FINDINGS]),
    )


def _missing(scans: Sequence[_Scan], refs: Iterable[Reference]) -> Iterator[Finding]:
    """References that no line answers: the file is gone, or was cut before that record."""
    by_file = {scan.file: scan for scan in scans}
    for ref in refs:
        scan = by_file.get(ref.file)
        if scan is None:
            yield Finding(ref.file, 0, "missing segment")
        elif (scan.top is None or ref.seq > scan.top.seq) and not scan.blind:
            yield Finding(ref.file, scan.lines + 1, "removed")


def _end(scan: _Scan, named: Mapping[tuple[str, int], Reference]) -> End:
    if scan.top is None or scan.top.kind == "closed":
        return "closed" if scan.top else "open"
    ref = named.get((scan.top.writer, scan.top.seq))
    return "crashed" if ref is not None and ref.end == "crashed" else "open"
