"""Compiled automata on disk: kept, trusted only if ours and whole, and never missed."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import filters.engine
from filters.engine import Engine
from gateway.automata import AutomatonStore, store_in
from tests.support.gateway import ROOT

PATTERNS = (re.compile(r"Kunde (\d+)"), re.compile(r"(?i)frau \w+"))
TEXT = "Frau Weber, Kunde 4711"


@pytest.fixture
def store(tmp_path: Path) -> AutomatonStore:
    return AutomatonStore(tmp_path / "cache" / "privacy-gateway")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many expressions were compiled, by call."""
    calls: list[int] = []
    compile_ = filters.engine._compiled

    def counting(expressions):
        calls.append(len(expressions))
        return compile_(expressions)

    filters.engine.is_sound()  # their own compilations, once a process
    filters.engine._platform()
    monkeypatch.setattr(filters.engine, "_compiled", counting)
    return calls


def found(engine: Engine) -> list[str]:
    page = engine.page(TEXT)
    return [match[0] for pattern in PATTERNS for match in page.matches(pattern)]


def files(store: AutomatonStore) -> list[Path]:
    return sorted(store.folder.iterdir())


def test_compiles_once_and_then_reads(store, compiled):
    engines = [Engine(PATTERNS, store), Engine(PATTERNS, store)]
    assert compiled == [2]
    assert [found(engine) for engine in engines] == [["Kunde 4711", "Frau Weber"]] * 2


def test_other_expressions_are_compiled_anew(store, compiled):
    Engine(PATTERNS, store)
    Engine((*PATTERNS, re.compile("x[0-9]y")), store)
    assert compiled == [2, 3]


def test_another_library_or_python_compiles_anew(store, compiled, monkeypatch):
    Engine(PATTERNS, store)
    monkeypatch.setattr(filters.engine, "_platform", lambda: "another machine")
    Engine(PATTERNS, store)
    assert compiled == [2, 2]


def test_only_the_user_may_read_and_write(store):
    old = os.umask(0)
    try:
        Engine(PATTERNS, store)
    finally:
        os.umask(old)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in files(store)] == [0o600]


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


@pytest.mark.parametrize(
    "damage",
    [
        _flip,
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.chmod(0o660),
        _link,
        lambda path: (path.unlink(), os.mkfifo(path, 0o600)),
        lambda path: (path.unlink(), path.mkdir(mode=0o700)),
    ],
    ids="flipped cut empty shared link fifo folder".split(),
)
def test_a_damaged_or_foreign_file_is_compiled_anew(store, compiled, damage):
    Engine(PATTERNS, store)
    damage(files(store)[0])
    assert found(Engine(PATTERNS, store)) == ["Kunde 4711", "Frau Weber"]
    assert compiled == [2, 2]


def test_what_was_saved_under_another_key_is_not_read(store):
    store.save("a", b"content")
    (store.folder / "a.automaton").rename(store.folder / "b.automaton")
    assert store.load("b") is None


def test_what_the_library_refuses_is_compiled_anew(store, compiled, monkeypatch):
    monkeypatch.setattr(AutomatonStore, "load", lambda *_: b"no automaton at all")
    assert found(Engine(PATTERNS, store)) == ["Kunde 4711", "Frau Weber"]
    assert compiled == [2]


def test_a_directory_that_others_may_enter_is_not_used(store, compiled):
    Engine(PATTERNS, store)
    store.folder.chmod(0o755)
    Engine(PATTERNS, store)
    assert compiled == [2, 2]


def test_a_file_of_another_user_is_not_used(store, compiled, monkeypatch):
    Engine(PATTERNS, store)
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_000)
    Engine(PATTERNS, store)
    assert compiled == [2, 2]


def test_where_nothing_can_be_written_it_just_compiles(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file" / "x", Path("/proc/nowhere/privacy-gateway")):
        assert found(Engine(PATTERNS, AutomatonStore(folder))) == ["Kunde 4711", "Frau Weber"]


def test_a_full_disk_leaves_nothing_behind(store, monkeypatch):
    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    store.save("a", b"content")
    assert files(store) == []


def test_old_files_go(store, monkeypatch):
    monkeypatch.setattr("gateway.automata._MAX_FILES", 2)
    for age, key in enumerate("dcba"):
        store.save(key, b"content")
        os.utime(store.folder / f"{key}.automaton", (1e9 - age, 1e9 - age))
    store.save("e", b"content")
    assert [path.stem for path in files(store)] == ["d", "e"]


def test_several_may_write_at_once(store):
    """Writers of one key and of others: every reader finds a whole file or none."""
    content = {key: os.urandom(200_000) for key in "abc"}
    with ThreadPoolExecutor(6) as pool:
        for _ in range(10):
            list(pool.map(lambda key: store.save(key, content[key]), "abcabc"))
            assert set(pool.map(lambda key: store.load(key) in {content[key], None}, "abcabc")) == {True}
    assert [path.name for path in files(store)] == ["a.automaton", "b.automaton", "c.automaton"]


def test_several_processes_may_start_at_once(store):
    code = (
        "import re, sys; from pathlib import Path; from filters.engine import Engine; "
        "from gateway.automata import AutomatonStore; "
        "p = re.compile('Kunde (4711)'); e = Engine((p,), AutomatonStore(Path(sys.argv[1]))); "
        "print([m[1] for m in e.page('Kunde 4711').matches(p)])"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(store.folder)], cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    assert {child.communicate()[0] for child in started} == {b"['4711']\n"}
    assert len(files(store)) == 1


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "/c/privacy-gateway"),
        ({"HOME": "/h"}, "/h/.cache/privacy-gateway"),
        ({"XDG_CACHE_HOME": "", "HOME": "/h"}, "/h/.cache/privacy-gateway"),
        ({"XDG_CACHE_HOME": "c", "HOME": "/h"}, "/h/.cache/privacy-gateway"),
        ({"HOME": "h"}, None),
        ({}, None),
    ],
)
def test_the_place_is_that_of_the_specification(environ, folder):
    assert store_in(environ) == (AutomatonStore(Path(folder)) if folder else None)
