"""YAML to plain data, with the line of every key; stricter than YAML.

Only what JSON can say, plus comments: strings, decimal numbers, ``true``/``false``, ``null``, lists, maps with unique
string keys. Plain words follow the core schema of YAML 1.2 (section 10.3.2), not PyYAML's 1.1: ``NO`` is a country
and not false, ``12:30`` is not a sexagesimal number, a date stays the text that the schema reads. Anchors, aliases
and tags are refused: a policy is read by auditors, and what stands in a place is what holds there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_QUOTED = re.compile(r"'([^']{2,})'")


class _Loader(yaml.SafeLoader):
    """Composes nodes; never constructs objects."""

    # A class attribute of PyYAML's resolver, replaced as a whole: nothing of YAML 1.1 is inherited.
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose one node; refuse an alias where it stands.

        Raises:
            yaml.composer.ComposerError: the node is an alias.
        """
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases are not allowed", mark)
        return super().compose_node(parent, index)


_Loader.add_implicit_resolver(f"{_TAG}null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver(f"{_TAG}bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_implicit_resolver(f"{_TAG}int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))
_Loader.add_implicit_resolver(f"{_TAG}float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]{1,17}$"), list("-0123456789"))


@dataclass(slots=True)
class Document:
    """A parsed document.

    Attributes:
        data: plain data; what was refused is left out.
        lines: line of every key and list item, counted from 1, by path.
        problems: path (for the reader), line and message of what was refused.
    """

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[tuple[Path, int, str]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Line of `path`, or of its nearest ancestor that stands in the file (for a key that is missing)."""
        return next((self.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.lines), 1)


def parse(text: str) -> Document:
    """Parse; never raises on bad input, see `Document.problems`."""
    document = Document()
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
        if node is not None:
            document.data = _plain(node, (), document)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        document.problems.append(((), mark.line + 1 if mark else 1, f"not valid YAML: {_anonymous(error.problem)}"))
    except yaml.reader.ReaderError:
        document.problems.append(((), 1, "not valid YAML: a control character"))
    except RecursionError:
        document.problems.append(((), 1, "nested too deeply"))
    return document


def _anonymous(problem: str | None) -> str:
    """PyYAML's own words without what they quote from the file; token names such as '<block end>' stay."""
    return _QUOTED.sub(lambda m: m[0] if m[1].startswith("<") else "'…'", problem or "cannot be parsed")


def _plain(node: yaml.Node, path: Path, document: Document) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode) and node.tag == f"{_TAG}map":
        return _mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode) and node.tag == f"{_TAG}seq":
        return [_plain(item, (*path, index), document) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and node.tag in _SCALARS:
        return _SCALARS[node.tag](node.value)
    document.problems.append((path, node.start_mark.line + 1, "tags are not allowed"))
    return None


def _mapping(node: yaml.MappingNode, path: Path, document: Document) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode) or key_node.tag != f"{_TAG}str":
            document.problems.append((path, line, "a key must be text (put it in quotes)"))
            continue
        key = key_node.value
        if key in found:
            # The last one would win silently: two reviewers would read two policies.
            first = document.lines[(*path, key)]
            document.problems.append(((*path, key), line, f"the same key stands in line {first}"))
            continue
        document.lines[(*path, key)] = line
        found[key] = _plain(value_node, (*path, key), document)
    return found


_SCALARS: Mapping[str, Any] = {
    f"{_TAG}str": str,
    f"{_TAG}int": int,
    f"{_TAG}float": float,
    f"{_TAG}bool": lambda value: value.casefold() == "true",
    f"{_TAG}null": lambda _: None,
}
