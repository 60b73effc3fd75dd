"""The name model at run time: what it finds, that neighbours do not matter, that its files belong together."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filters.tagger.model import DATA, MODEL_FILE, Tagger, decode
from tests.support.gateway import ROOT

O, B, I = [9, 0, 0], [0, 9, 0], [0, 0, 9]  # noqa: E741 - the names of the tags


def found(tagger, text):
    return [(text[t.start : t.end], t.label) for t in tagger(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestern hat Zwetkowski angerufen.", ("Zwetkowski", "PERSON")),
        ("ich bin der kevin aus bottrop", ("kevin", "PERSON")),
        ("Agnieszka Wójcik übernimmt das.", ("Agnieszka Wójcik", "PERSON")),
        ("Hauptstraße 12, 80331 München", ("Hauptstraße 12, 80331 München", "ADDRESS")),
        ("Die Rechnung geht an die Müller GmbH.", ("Müller GmbH", "ORGANIZATION")),
        ("Je m'appelle Amélie Rousseau.", ("Amélie Rousseau", "PERSON")),
        ("Rozmawiałem z panem Wójcikiem wczoraj.", ("Wójcikiem", "PERSON")),
    ],
)
def test_names_without_a_cue(tagger, text, expected):
    assert expected in found(tagger, text)


@pytest.mark.parametrize(
    "text", ["", " \n ", "§ 12 Abs. 3 BGB", "Im Winter ist die Straße nass.", "def main() -> None:"]
)
def test_nothing_where_nobody_is(tagger, text):
    assert not [t for t in tagger(text) if t.label == "PERSON"]


def test_what_is_found_does_not_depend_on_other_threads(tagger):
    texts = [f"Herr Kowalski-{n} wohnt in Köln, {'sehr ' * n}weit weg." for n in range(12)]
    alone = [tagger(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tagger, texts * 3)) == alone * 3


@settings(max_examples=25)
@given(st.text(max_size=120))
def test_spans_are_in_order_and_in_bounds(tagger, text):
    at = 0
    for item in tagger(text):
        assert at <= item.start < item.end <= len(text)
        assert 0 < item.score <= 1
        at = item.end


def test_a_long_text_is_read_in_windows(tagger):
    text = "Frau Nowakowski ruft an. " + "Das Wetter ist schön und der Bus kommt spät. " * 60 + "Gruß, Jannis Oberhofer"
    people = [name for name, label in found(tagger, text) if label == "PERSON"]
    assert people == ["Nowakowski", "Jannis Oberhofer"]


def test_files_that_do_not_belong_together_are_refused(tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    with (folder / MODEL_FILE).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ValueError, match="not the file"):
        Tagger(folder)


def test_the_runtime_keeps_no_diary_for_its_maker(tmp_path):
    """ONNX Runtime would make up a device id and collect events in the user's cache."""
    environ = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environ |= {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    code = "from filters.tagger.model import Tagger; print(len(Tagger()('Frau Zwetkowski')))"
    done = subprocess.run([sys.executable, "-c", code], env=environ, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout == b"1\n"
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("rows", "ranges"),
    [
        ([O, B, I, O], [(1, 3)]),
        ([B, B], [(0, 1), (1, 2)]),
        ([I, I, O], [(0, 2)]),
        ([O, I, B], [(1, 2), (2, 3)]),
        ([], []),
    ],
)
def test_tags_become_ranges(rows, ranges):
    scores = np.array(rows, dtype=np.float32).reshape(-1, 3)
    assert [(start, end) for start, end, _, _ in decode(scores, 1)] == ranges
