"""Records cannot hold content; the chain links what it writes; `verify` says what was done to it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from filters.detection import EntityType
from gateway import audit, audit_verify, metrics
from gateway.audit import GENESIS, AuditRecord, Chain, Reference, canonical, parse_line
from gateway.audit_verify import Finding, verify
from gateway.merkle import Tree
from gateway.sinks import base

TIME = "2026-03-01T10:00:00.000Z"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
CANARIES = [
    "Änne Canary",
    "Canary Weber",
    "canary@example.org",
    "+49 171 5550123",
    "DE02120300000000202051",
    "canary\nweber",
    '"canary"',
    "canary\x00",
    "c" * 500,
]


def record(**changes: object) -> AuditRecord:
    return AuditRecord(**{"kind": "decided", "time": TIME, "request_id": "r1", **changes})


def segment(chain: Chain, count: int = 3, number: int = 0, previous: tuple[Reference, ...] = (), *, end: bool = True):
    lines = [chain.opened(TIME, number, previous)]
    lines += [chain.append(record(status=200 + i)) for i in range(count)]
    return lines + ([chain.closed(TIME)] if end else [])


def store(path: Path, lines: list[bytes]) -> Path:
    path.write_bytes(b"".join(lines))
    return path


def reference(path: Path, chain: Chain, end: audit.End = "closed") -> Reference:
    return Reference(path.name, chain.writer, chain.seq - 1, chain.head, end)


def what(report: audit_verify.VerifyReport) -> list[tuple[str, int, str]]:
    return [(f.file, f.line, f.what) for f in report.findings]


# ------------------------------------------------------------------ records


@pytest.mark.parametrize("canary", CANARIES)
def test_no_string_field_holds_a_canary(canary: str) -> None:
    """Whatever is put into any field that takes text, neither the record's line nor an error shows it."""
    for field in dataclasses.fields(AuditRecord):
        for value in (canary, (canary,), {canary: 1}, {f"PERSON/{canary}": 1}):
            try:
                made = record(**{field.name: value})
            except (ValueError, TypeError, AttributeError) as error:
                text = str(error)
            else:
                text = Chain("w", KEY).append(made).decode() + repr(made)
            assert canary not in text
            assert json.dumps(canary)[1:-1] not in text


def test_marker_replaces_what_does_not_fit() -> None:
    """The place of a bad value stays visible, the value does not."""
    made = record(model="Anna Weber", principal="crm", reasons=("health", "Grippe!"), entities={"X/y": 1, "Z/q": 2})
    assert (made.model, made.principal, made.reasons) == ("invalid", "crm", ("health", "invalid"))
    assert dict(made.entities) == {"OTHER/other": 3}
    findings = {"PERSON/surname/token": 1, "PERSON/Anna Weber/token": 2, "EMAIL//token": 3, "a@b.de": 4, "X/y/z": 5}
    made = record(findings=findings, ways=("eu", "a.weber@example.com"), held="Frau Weber")
    assert (made.ways, made.held) == (("eu", "invalid"), "invalid")
    assert dict(made.findings) == {
        "EMAIL//token": 3,
        "OTHER//other": 9,
        "PERSON/invalid/token": 2,
        "PERSON/surname/token": 1,
    }


@pytest.mark.parametrize(
    "model", ["gpt-4o-2024-08-06", "claude-3-5-sonnet-20241022", "mistral/large:latest", "claude-3-haiku@20240307"]
)
def test_real_model_names_stay(model: str) -> None:
    """The forms of model names that vendors use are kept."""
    assert record(model=model).model == model


@pytest.mark.parametrize(
    "bad",
    [{"kind": "said"}, {"time": "yesterday"}, {"time": "2026-03-01T10:00:00+01:00"}, {"sensitivity": "blue"}]
    + [{"status": v} for v in (-1, 1 << 53, True, 1.5, "200")],
)
def test_nonsense_is_refused(bad: dict[str, object]) -> None:
    """A kind, class, time or number that is none is a bug of ours and raises."""
    with pytest.raises(ValueError):
        record(**bad)


def test_only_what_is_known_is_written() -> None:
    """Empty fields and None are left out; zero is not empty."""
    assert record(status=0, team="").as_dict() == {"kind": "decided", "time": TIME, "request_id": "r1", "status": 0}


def test_actions_agree_with_metrics() -> None:
    """Two rooms that may not import each other list the same actions."""
    assert audit.ACTIONS == metrics.ACTIONS
    assert all(
        dict(record(entities={f"{t}/{a}": 1}).entities) == {f"{t}/{a}": 1} for t in EntityType for a in audit.ACTIONS
    )


# ------------------------------------------------------------------ chain


def test_canonical_form() -> None:
    """Keys sorted, no spaces, ASCII."""
    assert canonical({"b": 1, "a": "ä"}) == b'{"a":"\\u00e4","b":1}'


def test_chain_links_and_counts() -> None:
    """Each line names the hash of the one before; the first names genesis."""
    lines = [parse_line(raw[:-1]) for raw in segment(Chain("w", KEY))]
    assert all(lines)
    assert [line.seq for line in lines] == [0, 1, 2, 3, 4]
    assert [line.prev for line in lines] == [GENESIS, *(line.hash for line in lines[:-1])]
    assert [line.kind for line in lines] == ["opened", *["decided"] * 3, "closed"]


def test_only_the_chain_opens_and_closes() -> None:
    """A caller cannot forge the end of a segment."""
    with pytest.raises(ValueError):
        Chain("w", KEY).append(record(kind="closed"))


def test_a_longest_line_is_far_below_the_limit() -> None:
    """Every field filled to its limit stays within a line."""
    text = dict.fromkeys(audit._NAMES, "m" * 128) | dict.fromkeys(audit._IDS, "i" * 64)
    many = {f"{t}/{a}": (1 << 53) - 1 for t in EntityType for a in audit.ACTIONS}
    numbers = dict.fromkeys(audit._NUMBERS, (1 << 53) - 1)
    kinds = {f"{t}/{a * 9}{n}/token": 1 for t in EntityType for a in "abc" for n in range(9)}
    lists = {"reasons": ("r" * 64,) * 99, "ways": ("w" * 128,) * 99}
    full = record(**text, **numbers, **lists, entities=many, findings=kinds, outcome="o" * 64)
    assert len(Chain("w" * 16, KEY).append(full)) < audit.MAX_LINE // 4


# ------------------------------------------------------------------ verify


def test_clean(tmp_path: Path) -> None:
    """Two writers, the second naming the first: nothing to report."""
    a, b = Chain("a", KEY), Chain("b", KEY)
    first = store(tmp_path / "1.jsonl", segment(a))
    store(tmp_path / "2.jsonl", segment(b, previous=(reference(first, a),)))
    report = verify([tmp_path], keys={KEY.public_key().public_bytes_raw().hex()})
    assert (report.ok, report.records, report.findings) == (True, 10, ())
    assert [(h.writer, h.seq, h.end) for h in report.heads] == [("a", 4, "closed"), ("b", 4, "closed")]


def test_one_writer_over_two_segments(tmp_path: Path) -> None:
    """Numbers and hashes go on in the next segment; without the first one the gap has a name."""
    chain = Chain("a", KEY)
    first = store(tmp_path / "1.jsonl", segment(chain))
    second = store(tmp_path / "2.jsonl", segment(chain, number=1, previous=(reference(first, chain),)))
    assert verify([tmp_path]) == audit_verify.VerifyReport(
        ok=True, records=10, heads=(reference(second, chain),), findings=(), proven={"1.jsonl": 5, "2.jsonl": 5}
    )
    first.unlink()
    assert what(verify([tmp_path])) == [("1.jsonl", 0, "missing segment")]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda x: x[:2] + x[3:], [(3, "removed")]),
        (lambda x: x[1:], [(1, "removed")]),
        (lambda x: x[:-1], [(5, "removed"), (4, "open")]),
        (lambda x: x[:-2], [(4, "removed"), (3, "open")]),
        (lambda x: [x[0], x[2], x[1], *x[3:]], [(2, "reordered"), (3, "reordered")]),
        (lambda x: [x[4], *x[1:4], x[0]], [(1, "reordered"), (2, "reordered"), (3, "reordered"), (4, "reordered"), (5, "reordered")]),
        (lambda x: [*x[:3], x[1], *x[3:]], [(4, "reordered")]),
        (lambda x: [*x[:2], x[2].replace(b"201", b"200"), *x[3:]], [(3, "changed")]),
        (lambda x: [*x[:2], b"\n", *x[2:]], [(3, "changed")]),
        (lambda x: [*x[:2], b"[" * 70000 + b"\n", *x[2:]], [(3, "changed"), (4, "changed")]),
        (lambda x: [*x, x[1]], [(6, "reordered")]),
        (lambda x: [*x, b"junk"], [(6, "changed")]),
        (lambda x: [*x[:4], x[4][:-1]], [(5, "torn"), (5, "removed"), (4, "open")]),
    ],
)  # fmt: skip
def test_tampering_is_located(tmp_path: Path, edit, expected) -> None:
    """What was done to a segment that a later one names is reported with its line."""
    a, b = Chain("a", KEY), Chain("b", KEY)
    lines = segment(a)
    first = store(tmp_path / "1.jsonl", lines)
    store(tmp_path / "2.jsonl", segment(b, previous=(reference(first, a),)))
    store(first, edit(lines))
    report = verify([tmp_path])
    assert not report.ok
    assert what(report) == [("1.jsonl", *e) for e in expected]


def test_recomputed_hash_is_noticed(tmp_path: Path) -> None:
    """A line replaced by another with a right hash of its own does not fit its successor."""
    chain, other = Chain("a", KEY), Chain("a", KEY)
    lines = segment(chain)
    other.seq, other.head = 2, parse_line(lines[1][:-1]).hash
    lines[2] = other.append(record(status=500))
    assert what(verify([store(tmp_path / "1.jsonl", lines)])) == [("1.jsonl", 3, "changed")]


def test_recomputed_end_is_noticed(tmp_path: Path) -> None:
    """A whole tail made anew, signed with the right key, differs from the head that a later segment names."""
    a, b = Chain("a", KEY), Chain("b", KEY)
    first = store(tmp_path / "1.jsonl", segment(a))
    store(tmp_path / "2.jsonl", segment(b, previous=(reference(first, a),)))
    lines = [(forged := Chain("a", KEY)).opened(TIME, 0, ())]
    lines += [forged.append(record(status=500)) for _ in range(3)] + [forged.closed(TIME)]
    store(first, lines)
    assert what(verify([tmp_path])) == [("1.jsonl", 5, "changed")]


def test_signature_is_checked(tmp_path: Path) -> None:
    """A segment signed by somebody else is noticed when the keys are known; a signature of another line always."""
    lines = segment(Chain("a", Ed25519PrivateKey.from_private_bytes(b"x" * 32)))
    path = store(tmp_path / "1.jsonl", lines)
    assert verify([path]).ok
    mine = {KEY.public_key().public_bytes_raw().hex()}
    assert what(verify([path], keys=mine)) == [("1.jsonl", 1, "unknown key"), ("1.jsonl", 5, "unknown key")]
    first, last = json.loads(lines[0]), json.loads(lines[-1])
    store(path, [*lines[:-1], canonical(last | {"sig": first["sig"]}) + b"\n"])
    assert what(verify([path])) == [("1.jsonl", 5, "changed"), ("1.jsonl", 5, "open")]


def test_crash_is_not_tampering(tmp_path: Path) -> None:
    """A torn last line and a missing "closed" are tolerated, and "crashed" once a later writer says so."""
    a, b = Chain("a", KEY), Chain("b", KEY)
    lines = segment(a, end=False)
    head = reference(tmp_path / "1.jsonl", a, "crashed")
    first = store(tmp_path / "1.jsonl", [*lines, a.append(record())[:50]])
    report = verify([first])
    assert (report.ok, what(report)) == (True, [("1.jsonl", 5, "torn"), ("1.jsonl", 4, "open")])
    store(tmp_path / "2.jsonl", segment(b, previous=(head,)))
    report = verify([tmp_path])
    assert (report.ok, what(report)) == (True, [("1.jsonl", 5, "torn"), ("1.jsonl", 4, "crashed")])
    assert all(f.tolerated for f in report.findings)
    store(first, lines[:-1])
    assert not verify([tmp_path]).ok


def test_missing_file(tmp_path: Path) -> None:
    """A file that a later segment names and nobody finds."""
    a, b = Chain("a", KEY), Chain("b", KEY)
    segment(a)
    store(tmp_path / "2.jsonl", segment(b, previous=(reference(tmp_path / "1.jsonl", a),)))
    assert verify([tmp_path]).findings == (Finding("1.jsonl", 0, "missing segment"),)


def test_line_of_another_writer(tmp_path: Path) -> None:
    """A line moved over from another file is not part of this chain."""
    lines, foreign = segment(Chain("a", KEY)), segment(Chain("b", KEY))
    path = store(tmp_path / "1.jsonl", [*lines[:2], foreign[2], *lines[3:]])
    assert what(verify([path])) == [("1.jsonl", 3, "changed")]


@pytest.mark.parametrize("raw", [b"", b"{}", b"[]", b"1", b"\xff", b'{"hash":1}', b"[" * 5000])
def test_garbage_is_no_line(raw: bytes) -> None:
    """Whatever stands in a line, parsing it raises nothing."""
    assert parse_line(raw) is None


def test_report_is_bounded(tmp_path: Path) -> None:
    """A file of garbage does not fill the memory."""
    report = verify([store(tmp_path / "1.jsonl", [b"x\n"] * 5000)])
    assert not report.ok
    assert len(report.findings) == audit_verify.MAX_FINDINGS


def test_empty_file(tmp_path: Path) -> None:
    """A crash before the first record leaves an empty file."""
    report = verify([store(tmp_path / "1.jsonl", [])])
    assert (report.ok, what(report)) == (True, [("1.jsonl", 0, "open")])


@pytest.mark.parametrize(
    "bad",
    [
        {"seq": "1"},
        {"writer": 1},
        {"kind": ["decided"]},
        {"previous": 1},
        {"previous": [1]},
        {"previous": [{}]},
        {"previous": [{"file": "f", "writer": [], "seq": 0, "hash": "", "end": ""}]},
        {"key": 5, "sig": ""},
        {"sig": "00"},
    ],
)
def test_forged_types(bad: dict[str, object]) -> None:
    """A line with a right hash but other types is no line, and raises nothing."""
    content = {"v": 1, "writer": "a", "seq": 0, "prev": GENESIS, "kind": "decided"} | bad
    unsigned = {k: v for k, v in content.items() if k != "sig"}
    assert parse_line(canonical(content | {"hash": hashlib.sha256(canonical(unsigned)).hexdigest()})) is None


def test_nothing_follows_a_clean_end(tmp_path: Path) -> None:
    """Whoever continues the chain after "closed" needs no key, and is noticed."""
    chain = Chain("a", KEY)
    path = store(tmp_path / "1.jsonl", [*segment(chain), chain.append(record())])
    assert what(verify([path])) == [("1.jsonl", 6, "changed"), ("1.jsonl", 6, "open")]


def test_first_line_must_open(tmp_path: Path) -> None:
    """A file whose first record is number 0 but no opening one."""
    path = store(tmp_path / "1.jsonl", [Chain("a", KEY).append(record())])
    assert what(verify([path])) == [("1.jsonl", 1, "removed"), ("1.jsonl", 1, "open")]


# ------------------------------------------------------------------ key (gateway.sinks.base)


def test_key_is_made_once(tmp_path: Path) -> None:
    """Made with mode 0600 where there is none, then read; nothing else stays in the folder."""
    path = tmp_path / "keys" / "audit.key"
    assert base.load_key(path).private_bytes_raw() == base.load_key(path).private_bytes_raw()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_key_of_another_process_wins(tmp_path: Path) -> None:
    """Of two that make a key at once, the second keeps the first's."""
    path = tmp_path / "audit.key"
    key = base.load_key(path)
    base._create(path, b"other")
    assert base.load_key(path).private_bytes_raw() == key.private_bytes_raw()


def test_key_others_can_read_is_refused(tmp_path: Path) -> None:
    """A wide mode means that the key may be known to others."""
    path = tmp_path / "audit.key"
    base.load_key(path)
    path.chmod(0o640)
    with pytest.raises(PermissionError):
        base.load_key(path)


def test_other_kinds_of_key_are_refused(tmp_path: Path) -> None:
    """An RSA or EC key in its place is an error."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    path = tmp_path / "audit.key"
    other = ec.generate_private_key(ec.SECP256R1())
    base._create(path, other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(ValueError):
        base.load_key(path)


# ------------------------------------------------------------------ checkpoints, anchors, retention


def vouched(chain: Chain, *, checkpoints: int = 2) -> list[bytes]:
    """An open segment: two records before each checkpoint, one after the last."""
    lines = [chain.opened(TIME, 0, ())]
    for _ in range(checkpoints):
        lines += [chain.append(record()), chain.append(record()), chain.checkpoint(TIME)]
    return [*lines, chain.append(record())]


def test_a_checkpoint_vouches_for_all_lines_before_it(tmp_path: Path) -> None:
    report = verify([store(tmp_path / "1.jsonl", vouched(Chain("a", KEY)))])
    assert (report.ok, dict(report.proven)) == (True, {"1.jsonl": 7})


def test_a_forged_checkpoint_is_found(tmp_path: Path) -> None:
    """Signed with the right key, over another tree."""
    chain = Chain("a", KEY)
    lines = vouched(chain, checkpoints=1)[:3]
    forged = Chain("a", KEY)
    forged.state = (3, parse_line(lines[2][:-1]).hash, Tree().add(b"x"))
    report = verify([store(tmp_path / "1.jsonl", [*lines, forged.checkpoint(TIME)])])
    assert what(report)[0] == ("1.jsonl", 4, "changed")
    made = json.loads(vouched(Chain("a", KEY), checkpoints=1)[3])
    broken = canonical(made | {"root": "0" * 64}) + b"\n"
    report = verify([store(tmp_path / "1.jsonl", [*lines, broken])])
    assert what(report)[0] == ("1.jsonl", 4, "changed")


def test_a_cut_below_a_head_that_was_kept_is_found(tmp_path: Path) -> None:
    lines = vouched(Chain("a", KEY))
    head = json.loads(lines[6])["hash"]
    path = store(tmp_path / "1.jsonl", lines)
    assert verify([path], anchors=[head, head[:13]]).ok
    store(path, lines[:5])
    assert verify([path]).ok  # nothing in the file tells
    report = verify([path], anchors=[head])
    assert not report.ok
    assert (head, 0, "missing head") in what(report)


def test_a_segment_that_the_chain_says_was_deleted_is_not_missing(tmp_path: Path) -> None:
    a, b = Chain("a", KEY), Chain("b", KEY)
    first = store(tmp_path / "1.jsonl", segment(a))
    head = reference(first, a)
    lines = [b.opened(TIME, 0, (head,)), b.deleted(TIME, head), b.closed(TIME)]
    store(tmp_path / "2.jsonl", lines)
    first.unlink()
    report = verify([tmp_path])
    assert (report.ok, report.deleted) == (True, 1)
    short = replace(head, seq=head.seq - 1)  # it says that less was deleted than another file names
    b = Chain("b", KEY)
    store(tmp_path / "2.jsonl", [b.opened(TIME, 0, (head,)), b.deleted(TIME, short), b.closed(TIME)])
    assert what(verify([tmp_path])) == [("1.jsonl", 0, "missing segment")]


def test_a_segment_that_is_there_twice_is_found(tmp_path: Path) -> None:
    """Every line of it is sound, and would be counted again."""
    lines = segment(Chain("a", KEY))
    store(tmp_path / "1.jsonl", lines)
    store(tmp_path / "0.jsonl", lines)
    assert what(verify([tmp_path])) == [("1.jsonl", 1, "copied")]
    assert not verify([tmp_path]).ok
