"""The hand-written evaluation texts: inline markup to text and spans.

They were written without sight of the recognisers, the word lists and the generator of training texts, and committed
with their hash (`TEXTS.sha256`) before any model was shipped. They are the test set: nobody tunes on them, and what is
missed in them is looked at in numbers only.

A file is ``# harmless`` or ``# personal``, a blank line, and a text in which ``[[LABEL|…]]`` marks what is personal.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
_MARK = re.compile(r"\[\[([A-Z_]+)\|(.*?)\]\]", re.DOTALL)

Gold = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One text with what is personal in it: (start, end, label)."""

    id: str
    source: str
    text: str
    spans: tuple[Gold, ...]
    harmless: bool = False


def parse(marked: str) -> tuple[str, tuple[Gold, ...]]:
    """Take the markup out and return the text and its spans."""
    text, spans, position = [], [], 0
    length = 0
    for match in _MARK.finditer(marked):
        before = marked[position : match.start()]
        length += len(before)
        spans.append((length, length + len(match[2]), match[1]))
        length += len(match[2])
        text += [before, match[2]]
        position = match.end()
    return "".join([*text, marked[position:]]), tuple(spans)


def examples(root: Path = HERE / "texts") -> Iterator[Example]:
    """Read all texts, in a fixed order."""
    for path in sorted(root.glob("*/*.txt")):
        header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        text, spans = parse(body)
        source = path.parent.name
        yield Example(f"{source}/{path.stem}", source, text, spans, harmless="harmless" in header)


def fingerprint(root: Path = HERE / "texts") -> str:
    """Return one SHA-256 over names and contents of all texts."""
    digest = hashlib.sha256()
    for path in sorted(root.glob("*/*.txt")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root)} {len(content)}\n".encode() + content)
    return digest.hexdigest()


if __name__ == "__main__":
    print(fingerprint())
