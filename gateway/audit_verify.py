"""Verification of an audit trail: what was changed, removed, reordered or torn, and where. In constant memory."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final, Literal

from gateway.audit import GENESIS, MAX_LINE, End, Line, Reference, parse_line
from gateway.merkle import Tree
from gateway.trail import FileTrail, Trail

What = Literal[
    "changed",
    "copied",
    "removed",
    "reordered",
    "missing segment",
    "missing head",
    "unknown key",
    "torn",
    "crashed",
    "open",
]

MAX_FINDINGS: Final = 1000  # kept in a report; more say nothing new
_DIGITS: Final = 64  # of a hash
_LARGE: Final = 32 << 20  # bytes from which other processes are worth their start
TOLERATED: Final[frozenset[What]] = frozenset({"torn", "crashed", "open"})


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
    """Result of `verify`.

    Attributes:
        ok: nothing but what a crash or a running gateway explains.
        records: lines that were read.
        heads: the newest line of each writer.
        findings: what was noticed.
        deleted: segments that the chain says were removed when their retention ended.
        proven: file → line of its newest checkpoint: up to there it is shown to be complete without any anchor.
    """

    ok: bool
    records: int
    heads: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    deleted: int = 0
    proven: Mapping[str, int] = field(default_factory=dict)


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
        self.answered: set[tuple[str, int]] = set()  # lines that an opening line names
        self.met: set[str] = set()  # anchors
        self.gone: dict[str, Reference] = {}  # segment → its last line, of those that were deleted
        self.blind = False  # the line before was not sound: take the next one on trust
        self.vouched = 0  # line of the newest checkpoint or end: up to there, nothing is missing
        self._tree = Tree()

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
        self._vouch(line)
        self.top, self.blind = line, False

    def _vouch(self, line: Line) -> None:
        """Compare the tree that a signed line names; where lines are missing, that is told already."""
        if line.root and not (self.findings or self._gaps):
            if (line.size, line.root) == (self._tree.size, self._tree.root.hex()):
                self.vouched = self.lines
            else:
                self.note("changed")
        self._tree = self._tree.add(bytes.fromhex(line.hash))

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


def verify(
    where: Trail | Iterable[Path],
    *,
    keys: Collection[str] | None = None,
    anchors: Collection[str] = (),
    jobs: int = 1,
) -> VerifyReport:
    """Check segments in memory that grows with their number, not their size.

    Args:
        where: what to read: a trail, or files and folders of them.
        keys: hex public keys that may have signed; None accepts any, so only says that the segments fit together.
        anchors: hashes of lines, or their first 13 digits and more, that were kept elsewhere: each must be there, and
            so must each that the trail keeps apart (`Trail.anchors`), unless its segment has outlived the retention.
        jobs: processes among which the segments of a large trail in files are shared out.

    Raises:
        OSError: it cannot be read.
    """
    trail = FileTrail(where) if isinstance(where, Iterable) else where
    kept = trail.anchors(keys)
    segments = trail.segments()
    expected = _expected(trail, segments, keys, frozenset({*anchors, *kept}))
    scans = _scans(trail, expected, segments, jobs)
    gone = {file: ref for scan in scans for file, ref in scan.gone.items()}
    answered = {place for scan in scans for place in scan.answered}
    findings = [f for scan in scans for f in scan.findings]
    unanswered = (ref for place, ref in expected.named.items() if place not in answered)
    findings += dict.fromkeys(_missing(scans, unanswered, gone))
    findings += [Finding(segment, 1, "copied") for segment in expected.copies]
    missing = {*expected.whole, *expected.begun}.difference(*(scan.met for scan in scans))
    lost = [anchor for anchor in sorted(missing) if kept.get(anchor, "") not in gone]
    findings += [Finding(kept.get(anchor, anchor), 0, "missing head") for anchor in lost]
    ends = {scan.file: _end(scan, expected.named) for scan in scans}
    findings += [Finding(s.file, s.lines, end) for s in scans if (end := ends[s.file]) != "closed"]
    heads = {s.top.writer: s for s in sorted(scans, key=lambda s: s.top.seq if s.top else -1) if s.top}
    return VerifyReport(
        ok=all(f.tolerated for f in findings),
        records=sum(scan.records for scan in scans),
        heads=tuple(Reference(s.file, w, s.top.seq, s.top.hash, ends[s.file]) for w, s in heads.items() if s.top),
        findings=tuple(findings[:MAX_FINDINGS]),
        deleted=len(gone),
        proven={scan.file: scan.vouched for scan in scans},
    )


@dataclass(frozen=True, slots=True)
class _Expected:
    """What is to be found in the segments, known before they are read.

    Attributes:
        named: (writer, seq) → what an opening line says of that line.
        keys: that may have signed, None for any.
        whole, begun: anchors: hashes, and beginnings of hashes.
        copies: segments that begin as another one does.
    """

    named: Mapping[tuple[str, int], Reference]
    keys: Collection[str] | None
    whole: frozenset[str]
    begun: tuple[str, ...]
    copies: tuple[str, ...]


def _expected(
    trail: Trail, segments: Sequence[str], keys: Collection[str] | None, anchors: frozenset[str]
) -> _Expected:
    openings = [parse_line(_first(trail.lines(segment))[:-1]) for segment in segments]
    refs = sorted((ref for line in openings if line for ref in line.previous), key=lambda ref: ref.end == "crashed")
    whole = frozenset(anchor for anchor in anchors if len(anchor) == _DIGITS)
    begins = {line.hash: segment for segment, line in reversed(list(zip(segments, openings, strict=True))) if line}
    copies = tuple(s for s, line in zip(segments, openings, strict=True) if line and begins[line.hash] != s)
    return _Expected({(ref.writer, ref.seq): ref for ref in refs}, keys, whole, tuple(anchors - whole), copies)


def _scanned(trail: Trail, expected: _Expected, segment: str) -> _Scan:
    """Read one segment."""
    scan, rest = _Scan(segment), b""
    for raw in trail.lines(segment):
        if not raw.endswith(b"\n") and len(raw) < MAX_LINE:
            rest = raw
            break
        line = parse_line(raw[:-1])
        scan.step(line)
        if line is not None:
            _compare(scan, line, expected)
    scan.finish(rest)
    return scan


def _compare(scan: _Scan, line: Line, expected: _Expected) -> None:
    place = line.writer, line.seq
    ref = expected.named.get(place)
    if ref is not None:
        scan.answered.add(place)
        if ref.hash != line.hash:
            scan.note("changed")
    if line.key and expected.keys is not None and line.key not in expected.keys:
        scan.note("unknown key")
    if line.kind == "deleted":
        scan.gone |= {gone.file: gone for gone in line.previous}
    if line.hash in expected.whole:
        scan.met.add(line.hash)
    for begun in expected.begun:
        if line.hash.startswith(begun):
            scan.met.add(begun)


def _scans(trail: Trail, expected: _Expected, segments: Sequence[str], jobs: int) -> list[_Scan]:
    """Read all segments: large ones in files side by side, since what takes time is not the disk."""
    work = partial(_scanned, trail, expected)
    if jobs < 2 or len(segments) < 2 or not isinstance(trail, FileTrail) or trail.size() < _LARGE:
        return list(map(work, segments))
    apart = partial(_scanned, FileTrail(trail.paths), expected)
    with ProcessPoolExecutor(min(jobs, len(segments)), mp_context=get_context("spawn")) as pool:
        return list(pool.map(apart, segments))


def _first(lines: Iterator[bytes]) -> bytes:
    """The first line; what is left open for more is closed."""
    with contextlib.closing(lines):  # type: ignore[type-var]  # a generator
        return next(lines, b"")


def _missing(scans: Sequence[_Scan], refs: Iterable[Reference], gone: Mapping[str, Reference]) -> Iterator[Finding]:
    """References that no line answers: the file is gone without a word, or was cut before that record."""
    by_file = {scan.file: scan for scan in scans}
    for ref in refs:
        scan = by_file.get(ref.file)
        if scan is None:
            if ref.file not in gone or ref.seq > gone[ref.file].seq:
                yield Finding(ref.file, 0, "missing segment")
        elif (scan.top is None or ref.seq > scan.top.seq) and not scan.blind:
            yield Finding(ref.file, scan.lines + 1, "removed")


def _end(scan: _Scan, named: Mapping[tuple[str, int], Reference]) -> End:
    if scan.top is None or scan.top.kind == "closed":
        return "closed" if scan.top else "open"
    ref = named.get((scan.top.writer, scan.top.seq))
    return "crashed" if ref is not None and ref.end == "crashed" else "open"
