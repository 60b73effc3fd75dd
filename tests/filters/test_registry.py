from __future__ import annotations

import sys
import types

import pytest

import filters.recognizers
from filters.registry import load


def package(tmp_path, monkeypatch, **modules: str) -> types.ModuleType:
    root = tmp_path / "plug_ins"
    root.mkdir()
    (root / "__init__.py").write_text("")
    for name, source in modules.items():
        (root / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    for name in [m for m in sys.modules if m.startswith("plug_ins")]:
        monkeypatch.delitem(sys.modules, name)
    import plug_ins

    return plug_ins


def test_every_public_module_is_a_plug_in(tmp_path, monkeypatch):
    found = load(package(tmp_path, monkeypatch, a="X = 1", b="X = 2", _shared="", base=""), "X", int)
    assert found == {"a": 1, "b": 2}


@pytest.mark.parametrize("source", ["", "X = 'text'"])
def test_a_module_without_its_constant_is_an_error(tmp_path, monkeypatch, source):
    with pytest.raises(TypeError, match=r"plug_ins\.a must export X"):
        load(package(tmp_path, monkeypatch, a=source), "X", int)


def test_recognizers_are_found():
    from presidio_analyzer import EntityRecognizer

    assert "email" in load(filters.recognizers, "RECOGNIZER", EntityRecognizer)
