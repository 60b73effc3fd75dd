r"""The template language: symbols with alternatives, compiled once, expanded with a seeded source.

A grammar file holds sections. ``== name`` begins a section whose lines are alternatives; ``=== name`` one whose
alternatives may have several lines and are separated by ``---``. A number behind the name of a ``doc_…`` or ``neg_…``
section is its weight. Inside an alternative:

* ``{name}`` expands a symbol or a slot; ``{name*2-5}`` repeats it on lines of its own, ``{name+2-5}`` with blanks
  between, ``{name,2-5}`` with commas, each alternative at most once while there are enough;
* ``(a|b|)`` takes one of the parts; parentheses without ``|`` are text;
* ``[H:text]`` labels a text, ``[H:a|b]`` one of two (letters in `LABELS`);
* ``\n``, ``\t`` are line break and tab, a backslash before any other character makes it text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

LABELS = {
    "H": "HEALTH",
    "S": "SENSITIVE",
    "O": "ORGANIZATION",
    "L": "LOCATION",
    "P": "PERSON",
    "D": "DATE",
    "B": "DATE_OF_BIRTH",
    "ID": "ID_NUMBER",
    "A": "ADDRESS",
    "U": "USERNAME",
    "URL": "URL",
}
_REFERENCE = re.compile(r"\{([a-z][a-zA-Z0-9_.!]*)(?:([*+,])(\d+)-(\d+))?\}")
_LABEL = re.compile(r"\[(" + "|".join(LABELS) + r"):")
_PLAIN = re.compile(r"[^\\{(\[|)\]]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and the label it carries, if any."""

    text: str
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a symbol or slot, perhaps repeated."""

    name: str
    joiner: str = ""
    low: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences."""

    parts: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sequence whose whole text carries a label."""

    label: str
    body: tuple[Node, ...]


Node = str | Reference | Choice | Labelled
Slots = Callable[[str], list[Piece] | None]


class _Reader:
    """A cursor over one alternative."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def sequence(self, stops: str) -> tuple[Node, ...]:
        """Nodes up to one of the stop characters, which stays unread."""
        nodes: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in stops:
            nodes.append(self._node())
        return tuple(nodes)

    def _node(self) -> Node:
        text, at = self.text, self.at
        if plain := _PLAIN.match(text, at):
            self.at = plain.end()
            return plain[0]
        char = text[at]
        if char == "\\":
            self.at += 2
            return {"n": "\n", "t": "\t"}.get(text[at + 1 : at + 2], text[at + 1 : at + 2])
        if char == "{" and (reference := _REFERENCE.match(text, at)):
            self.at = reference.end()
            name, joiner, low, high = reference.groups()
            return Reference(name, joiner or "", int(low or 1), int(high or 1))
        if char == "[" and (label := _LABEL.match(text, at)):
            self.at = label.end()
            parts = self._parts("]")
            body = parts[0] if len(parts) == 1 else (Choice(tuple(parts)),)
            return Labelled(LABELS[label[1]], body)
        if char == "(" and (choice := self._choice()) is not None:
            return choice
        self.at += 1
        return char

    def _choice(self) -> Choice | None:
        """The parts of ``(a|b)``; None, with the cursor unmoved, if there is no bar or no end."""
        start = self.at
        self.at += 1
        parts = self._parts(")")
        if self.at > len(self.text) or len(parts) == 1:
            self.at = start
            return None
        return Choice(tuple(parts))

    def _parts(self, end: str) -> list[tuple[Node, ...]]:
        """Sequences between bars up to the closing character, which is read, too."""
        parts = [self.sequence("|" + end)]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            parts.append(self.sequence("|" + end))
        self.at += 1
        return parts


def compile_text(text: str) -> tuple[Node, ...]:
    """One alternative as a tree."""
    return _Reader(text).sequence("")


@dataclass(slots=True)
class Grammar:
    """The symbols of one language with their alternatives, and the weights of its genres."""

    symbols: dict[str, list[tuple[Node, ...]]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=dict)

    @classmethod
    def load(cls, *folders: Path) -> Grammar:
        """All files of the folders; a symbol in several files has the alternatives of all."""
        grammar = cls()
        for folder in folders:
            for path in sorted(folder.glob("*.txt")):
                grammar._read(path.read_text(encoding="utf-8"))
        return grammar

    def _read(self, source: str) -> None:
        for section in re.split(r"(?m)^(?==={0,1}= [a-z])", source)[1:]:
            head, _, body = section.partition("\n")
            marks, name, *weight = head.split()
            texts = body.strip("\n").split("\n---\n") if marks == "===" else body.split("\n")
            found = [compile_text(t) for t in texts if t.strip()]
            self.symbols.setdefault(name, []).extend(found)
            if weight:
                self.weights[name] = float(weight[0])

    def genres(self) -> dict[str, float]:
        """Weights of the symbols that are whole documents."""
        return dict(self.weights)

    def references(self) -> set[str]:
        """Every name that some alternative mentions."""
        found: set[str] = set()

        def walk(nodes: tuple[Node, ...]) -> None:
            for node in nodes:
                if isinstance(node, Reference):
                    found.add(node.name)
                elif isinstance(node, Choice):
                    for part in node.parts:
                        walk(part)
                elif isinstance(node, Labelled):
                    walk(node.body)

        for alternatives in self.symbols.values():
            for alternative in alternatives:
                walk(alternative)
        return found


_JOINERS = {"*": "\n", "+": " ", ",": ", "}


class Expander:
    """Expands symbols of a grammar; what the grammar does not know, the slots answer."""

    def __init__(self, grammar: Grammar, rng: Random, slots: Slots) -> None:
        self._symbols = grammar.symbols
        self._rng = rng
        self._slots = slots

    def expand(self, name: str) -> list[Piece]:
        """The pieces of one random derivation of a symbol."""
        out: list[Piece] = []
        self._reference(Reference(name), out)
        return out

    def _reference(self, node: Reference, out: list[Piece]) -> None:
        alternatives = self._symbols.get(node.name)
        if node.high == 1 and node.low == 1:
            if alternatives is None:
                out += self._slot(node.name)
            else:
                self._sequence(self._rng.choice(alternatives), out)
            return
        count = self._rng.randint(node.low, node.high)
        drawn = self._draw(alternatives, count) if alternatives else [None] * count
        for index, alternative in enumerate(drawn):
            if index:
                out.append(Piece(_JOINERS[node.joiner]))
            if alternative is None:
                out += self._slot(node.name)
            else:
                self._sequence(alternative, out)

    def _draw(self, alternatives: list[tuple[Node, ...]], count: int) -> list[tuple[Node, ...]]:
        drawn: list[tuple[Node, ...]] = []
        while len(drawn) < count:
            drawn += self._rng.sample(alternatives, min(len(alternatives), count - len(drawn)))
        return drawn

    def _slot(self, name: str) -> list[Piece]:
        pieces = self._slots(name)
        if pieces is None:
            raise KeyError(name)
        return pieces

    def _sequence(self, nodes: tuple[Node, ...], out: list[Piece]) -> None:
        for node in nodes:
            if isinstance(node, str):
                out.append(Piece(node))
            elif isinstance(node, Reference):
                self._reference(node, out)
            elif isinstance(node, Choice):
                self._sequence(self._rng.choice(node.parts), out)
            else:
                inner: list[Piece] = []
                self._sequence(node.body, inner)
                out.append(Piece("".join(p.text for p in inner), node.label))
