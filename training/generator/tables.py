"""Tables and records of random shape: columns, header names, separators and formats are all drawn."""

# ruff: noqa: E501 - lists of words and shapes, one line each
from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from training.generator.grammar import Piece

Slots = Callable[[str], list[Piece] | None]
Row = list[list[Piece]]

_NAMES = {"x.full", "x.inv", "x.given", "x.sur"}
_EMPTY = ("", "-", "", "NULL", "k.A.", "n/a")


@cache
def _headers(lang: str) -> dict[str, list[str]]:
    """Names by column for a language; a column that begins with ! lists the words in it instead."""
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "sources" / "headers.txt").read_text(encoding="utf-8").splitlines():
        key, _, names = line.partition(": ")
        of, _, column = key.partition(" ")
        if of in {"any", lang}:
            repeated = 3 if of == lang and not column.startswith("!") else 1
            found.setdefault(column, []).extend([n.strip() for n in names.split(" | ")] * repeated)
    return found


class _Table:
    def __init__(self, rng: Random, lang: str, slots: Slots, *, personal: bool) -> None:
        self.rng = rng
        self.slots = slots
        self.known = _headers(lang)
        self.columns = self._columns(personal=personal)
        self.headers = [c[1:] if c[0] == "!" else rng.choice(self.known[c]) for c in self.columns]
        style = rng.random()
        if style < 0.12:
            self.headers = [h.upper() for h in self.headers]
        elif style < 0.24:
            self.headers = [h.lower().replace(" ", "_") for h in self.headers]

    def _columns(self, *, personal: bool) -> list[str]:
        rng = self.rng
        fixed = sorted(c for c in self.known if c[0] == "!")
        about = [*sorted(c for c in self.known if c[:2] == "x." and c not in _NAMES), "ip"]
        plain = sorted(c for c in self.known if c[:2] != "x." and c[0] != "!" and c != "ip")
        neutral = rng.sample(plain, rng.randint(0, 2)) + rng.sample(fixed, rng.randint(0, 1))
        if not personal:
            return rng.sample(plain, rng.randint(2, 5)) + rng.sample(fixed, rng.randint(0, 1))
        name = rng.choice((["x.full"], ["x.full"], ["x.given", "x.sur"], ["x.sur", "x.given"], ["x.inv"], ["x.sur"]))
        others = rng.sample(about, rng.choice((0, 0, 1, 1, 2, 3, 4)))
        if rng.random() < 0.3:
            return [*neutral[:1], *others, *name, *neutral[1:]]
        return [*neutral[:1], *name, *others, *neutral[1:]]

    def row(self) -> Row:
        """The cells of one line, about a person of its own."""
        self.slots("x!")
        cells: Row = []
        for column in self.columns:
            if column[0] == "!":
                cells.append([Piece(self.rng.choice(self.known[column]))])
            elif column not in {"x.full", "x.sur", "x.inv"} and self.rng.random() < 0.06:
                cells.append([Piece(self.rng.choice(_EMPTY))])
            else:
                cells.append(self.slots(column) or [])
        return cells


def _joined(cells: Row, joiner: str, around: str = "") -> list[Piece]:
    out: list[Piece] = []
    for index, cell in enumerate(cells):
        out.append(Piece((joiner if index else "") + around))
        out += [Piece(p.text.replace("\n", " "), p.label) for p in cell]
        out.append(Piece(around))
    return out


def _separated(table: _Table, rows: list[Row]) -> list[Piece]:
    rng = table.rng
    joiner = rng.choice((";", ";", ",", "\t", "\t", " | ", "|", "; ", "  "))
    around = '"' if rng.random() < 0.2 else ""
    out = [Piece(joiner.join(table.headers) + "\n")] if rng.random() < 0.7 else []
    for row in rows:
        out += [*_joined(row, joiner, around), Piece("\n")]
    return out


def _markdown(table: _Table, rows: list[Row]) -> list[Piece]:
    out = [Piece(f"| {' | '.join(table.headers)} |\n|{'---|' * len(table.headers)}\n")]
    for row in rows:
        out += [Piece("| "), *_joined(row, " | "), Piece(" |\n")]
    return out


def _records(table: _Table, rows: list[Row]) -> list[Piece]:
    """JSON, YAML, code or key-value lists: every value behind its key."""
    rng = table.rng
    keys = [h.replace(" ", "_") for h in table.headers]
    start, before, after, joiner, end = rng.choice((
        ('{"', '": "', '"', ', "', "},\n"), ("- ", ": ", "", "\n  ", "\n"), ("", ": ", "", "\n", "\n\n"), ("{ ", ": '", "'", ", ", " },\n"),
        ("", "=", "", " ", "\n"), ("", " = ", "", "\n", "\n\n"), ("* ", ": ", "", ", ", "\n"), ('{\n  "', '": "', '"', ',\n  "', "\n},\n"), ("dict(", '="', '"', ", ", "),\n"), ("", ":\t", "", "\n", "\n"),
    ))  # fmt: skip
    out: list[Piece] = []
    for row in rows:
        for index, (key, cell) in enumerate(zip(keys, row, strict=True)):
            out += [Piece((joiner if index else start) + key + before), *_joined([cell], ""), Piece(after)]
        out.append(Piece(end))
    return out


def _tagged(table: _Table, rows: list[Row]) -> list[Piece]:
    tags = [h.replace(" ", "_").strip(".,#") or "nr" for h in table.headers]
    outer = table.rng.choice(("row", "kunde", "tr", "item", "person", "record"))
    out: list[Piece] = []
    for row in rows:
        out.append(Piece(f"<{outer}>"))
        for tag, cell in zip(tags, row, strict=True):
            name = "td" if outer == "tr" else tag
            out += [Piece(f"<{name}>"), *_joined([cell], ""), Piece(f"</{name}>")]
        out.append(Piece(f"</{outer}>\n"))
    return out


def _sql(table: _Table, rows: list[Row]) -> list[Piece]:
    columns = ", ".join(h.lower().replace(" ", "_").replace(".", "") for h in table.headers)
    name = table.rng.choice(
        ("kunden", "users", "customers", "mitarbeiter", "contacts", "orders", "patients", "artikel")
    )
    out = [Piece(f"INSERT INTO {name} ({columns}) VALUES\n")]
    for index, row in enumerate(rows):
        out += [Piece(",\n(" if index else "("), *_joined(row, ", ", "'"), Piece(")")]
    return [*out, Piece(";")]


_FORMATS = (_separated, _separated, _separated, _markdown, _records, _records, _records, _tagged, _sql)


def table(rng: Random, lang: str, slots: Slots, *, personal: bool) -> list[Piece]:
    """A table of random shape, with persons in it or without."""
    made = _Table(rng, lang, slots, personal=personal)
    rows = [made.row() for _ in range(rng.choice((1, 2, 2, 3, 4, 5, 7)))]
    return rng.choice(_FORMATS)(made, rows)
