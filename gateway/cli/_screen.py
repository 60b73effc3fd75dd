"""What `inspect` shows to a person at a terminal: the light, what was found, what would leave."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

_COLORS: Final = {"green": "bold black on green", "yellow": "bold black on yellow", "red": "bold white on red"}
_SHORTEST: Final = 40  # characters of a found value in the table


def show(report: Mapping[str, Any], segments: Sequence[str], console: Console) -> None:
    """Print a report of `inspect`.

    Args:
        report: as it is printed as JSON.
        segments: the texts that findings point into.
        console: where; without a terminal or with NO_COLOR it has no colors.
    """
    console.print(_light(report))
    if report.get("code"):
        console.print(Text(f"{report['code']}: {report['message']}", "bold red"))
        if report.get("param"):
            console.print(f"at      {report['param']}", markup=False, highlight=False)
    else:
        console.print(f"goes to {report['upstream']}", markup=False, highlight=False)
    spans = report.get("spans", ())
    if segments and spans:
        console.print(Rule("found", align="left", style="dim"))
        for index, text in enumerate(segments):
            here = [span for span in spans if span["segment"] == index]
            if here:
                console.print(Padding(_marked(text, here), (0, 2)))
        console.print(_table(segments, spans))
    if "would_leave" in report:
        console.print(Rule("would leave", align="left", style="dim"))
        body = json.dumps(report["would_leave"], ensure_ascii=False, indent=2)
        console.print(Padding(Text(visible(body)), (0, 2)))


def visible(text: str) -> str:
    """Show control characters as pictures: a text must not steer the terminal that shows it (ECMA-48)."""
    return "".join(_picture(char) for char in text)


def _picture(char: str) -> str:
    code = ord(char)
    if char in "\n\t" or 32 <= code < 127 or (code > 159 and char.isprintable()):
        return char
    return chr(0x2400 + code) if code < 32 else "\N{REPLACEMENT CHARACTER}"


def _light(report: Mapping[str, Any]) -> Text:
    light = report.get("class", "")
    line = Text(f" {light} ", _COLORS[light]) if light else Text(" refused ", _COLORS["red"])
    reasons = ", ".join(report.get("reasons", ()))
    return line + Text(f"  {reasons or ('no personal data' if light == 'green' else '')}")


def _marked(text: str, spans: Sequence[Mapping[str, Any]]) -> Text:
    line = Text()
    position = 0
    for span in sorted(spans, key=lambda span: span["start"]):
        line.append(visible(text[position : span["start"]]))
        line.append(visible(text[span["start"] : span["end"]]), "reverse")
        position = span["end"]
    line.append(visible(text[position:]))
    return line


def _table(segments: Sequence[str], spans: Sequence[Mapping[str, Any]]) -> Table:
    table = Table("found", "label", "subtype", box=None, header_style="dim", pad_edge=True)
    for span in spans:
        value = visible(segments[span["segment"]][span["start"] : span["end"]]).replace("\n", " ")
        short = value if len(value) <= _SHORTEST else value[: _SHORTEST - 1] + "…"
        table.add_row(Text(short), span["label"], span["subtype"])
    return table
