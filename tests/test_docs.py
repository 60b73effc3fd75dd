"""The documentation is true: whatever code names is documented, and whatever is documented exists, parses and runs.

What a page lists in a table is compared with the code in both directions, so a page can neither lag behind nor promise.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import shlex
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from prometheus_client import CollectorRegistry
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import filters.recognizers
from filters.classification import ClassRules, classify
from filters.detection import EntityType, Segment
from filters.errors import FilterError
from filters.pseudonyms import type_word
from filters.registry import load
from gateway import cli, coverage
from gateway.audit import AuditRecord
from gateway.cli.base import Command
from gateway.config import Config, parse_config
from gateway.errors import GatewayError
from gateway.logs import RequestLog
from gateway.metrics import Metrics
from gateway.policies_schema import DEFAULT_ACTIONS
from tools import coverage_table

ROOT = Path(__file__).parent.parent
NAMES = ("README.md", "README.de.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "examples/README.md")
PAGES = [*(ROOT / name for name in NAMES), *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def everything() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in PAGES)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def fences(text: str, language: str) -> list[str]:
    return [body for name, body in FENCE.findall(text) if name == language]


def rows(text: str, heading: str = "") -> list[list[str]]:
    """Cells of every table row below `heading` (of the whole page without one), head rows left out."""
    if heading:
        found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
        assert found is not None, heading
        text = found[1]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [row for row in cells if row[0].startswith("`")]


def sources(*packages: str) -> Iterator[tuple[Path, str]]:
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path, path.read_text(encoding="utf-8")


# ------------------------------------------------------------------ commands


class _Made(Exception):
    """Carries the real parser out of `gateway.cli.run`."""


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> argparse.ArgumentParser:
    """The parser that the command line uses, as it builds it."""

    def caught(self: argparse.ArgumentParser, _arguments: object) -> None:
        raise _Made(self)

    with monkeypatch.context() as patched:
        patched.setattr(argparse.ArgumentParser, "parse_args", caught)
        with pytest.raises(_Made) as made:
            cli.run([], {})
    found: argparse.ArgumentParser = made.value.args[0]
    return found


def documented_commands() -> Iterator[tuple[str, list[str]]]:
    """Every command line of ours: (page, arguments)."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        lines = [line for block in fences(text, "sh") for line in block.splitlines()]
        lines += INLINE.findall(FENCE.sub("", text))
        for line in lines:
            for arguments in command_lines(line):
                yield named(path), arguments


def command_lines(line: str) -> Iterator[list[str]]:
    """What stands behind `privacy-gateway`, and the options of `make run`."""
    if options := re.search(r'\bmake run ARGS="([^"]*)"', line):
        yield ["serve", *shlex.split(options[1])]
    for part in re.split(r"\s(?:\|\|?|&&)\s", line):
        found = re.match(r"(?:\w+=\S* )*(?:\.venv/bin/)?privacy-gateway\s+(\S.*)", part)
        if found:
            yield shlex.split(re.split(r"\s\d?(?:<|>)", found[1])[0])


def test_every_documented_command_line_parses(parser):
    """A reader can copy each one."""
    found = list(documented_commands())
    assert len(found) > 30
    for where, arguments in found:
        try:
            parser.parse_args(arguments)
        except SystemExit:
            pytest.fail(f"{where}: privacy-gateway {' '.join(arguments)}")


def test_the_examples_of_the_help_texts_parse(parser):
    commands = load(cli, "COMMAND", Command)
    for command in commands.values():
        (arguments,) = command_lines(command.example)
        parser.parse_args(arguments)


def test_every_command_and_option_is_documented(parser):
    """docs/operations.md has a section for each command that names each of its options."""
    (chosen,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    operations, readme = page("docs/operations.md"), page("README.md")
    for name, command in chosen.choices.items():
        section = re.search(rf"^### {name}\n(.*?)(?=^##)", operations, re.MULTILINE | re.DOTALL)
        assert section is not None, name
        assert f"`privacy-gateway {name}" in readme
        options = [option for action in command._actions for option in action.option_strings if option[:2] == "--"]
        assert [o for o in options if o != "--help" and not re.search(rf"`{o}[ `]", section[1])] == []
        for action in command._actions:
            assert action.option_strings or all(f"{name} {choice}" in section[1] for choice in action.choices or ())


# ------------------------------------------------------------------ policy


def policy_keys(model: type[BaseModel] = Config, prefix: str = "") -> Iterator[tuple[str, str]]:
    """(path, default) of every key of policies.yaml that is no section with keys of its own."""
    for name, field in model.model_fields.items():
        path = f"{prefix}{name}"
        if not prefix:
            yield path, "*"
        inner, item = section_of(field.annotation)
        if inner is None:
            if prefix:
                yield path, default_of(field)
        else:
            yield from policy_keys(inner, f"{path}{item}.")


_UNIONS = (Union, UnionType)


def section_of(annotation: Any) -> tuple[type[BaseModel] | None, str]:
    """The model inside an annotation, and how a path reaches its keys."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, ""
    if (
        len({inner for inner in get_args(annotation) if inner is not type(None)}) > 1
        and get_origin(annotation) in _UNIONS
    ):
        return None, ""  # a map is one of several forms; the page tells it in words
    item = {tuple: "[*]"}.get(get_origin(annotation), ".{*}" if len(get_args(annotation)) == 2 else "")
    for inner in get_args(annotation):
        model, rest = section_of(inner)
        if model is not None:
            return model, ("" if type(None) in get_args(annotation) else item) + rest
    return None, ""


def default_of(field: FieldInfo) -> str:
    """The default as the page writes it."""
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True)
    if value is None:
        return "none"
    if value == tuple(EntityType):
        return "`all`"
    if isinstance(value, tuple):
        return f"`[{', '.join(value)}]`"
    if isinstance(value, StrEnum | str):
        return f"`{value}`"
    if isinstance(value, bool | float | int):
        return f"`{json.dumps(value).removesuffix('.0')}`"
    return "`{}`"


def test_every_policy_key_is_documented_with_its_default():
    """Both ways: no key is missing, and none is invented."""
    keys = re.sub(r"^## entities\n.*?(?=^## )", "", page("docs/policy.md"), flags=re.MULTILINE | re.DOTALL)
    documented = {row[0].strip("`"): row[2] for row in rows(keys)}
    expected = dict(policy_keys())
    assert documented.keys() == expected.keys()
    assert {k: v for k, v in expected.items() if v not in {"*", documented[k]}} == {}


def test_the_fragments_of_the_policy_page_are_valid():
    """Each YAML block stands as it is in a file."""
    blocks = fences(page("docs/policy.md"), "yaml")
    assert len(blocks) >= 6
    demo = 'upstreams: [{name: demo, provider: demo, self_hosted: true, receives: [green], models: ["*"]}]\n'
    for block in blocks:
        parse_config("version: 1\n" + block + ("" if "upstreams:" in block else demo))


# ------------------------------------------------------------------ errors, metrics, records, variables


def leaves(base: type[Exception]) -> Iterator[type[Any]]:
    """The classes of our error tree that are raised; what other tests derive from them is not ours."""
    children = [child for child in base.__subclasses__() if child.__module__.startswith(("filters.", "gateway."))]
    for child in children:
        yield from leaves(child)
    if not children:
        yield base


def test_every_error_code_is_documented_with_its_status():
    """Codes of classes, and codes given where an error is raised."""
    text = page("docs/errors.md")
    documented = {(row[0].strip("`"), int(row[1])) for row in rows(text) if row[1].isdigit()}
    raised = {
        code
        for path, source in sources("filters", "gateway")
        if not path.name.startswith("demo")
        for code in re.findall(r'\bcode="(\w+)"', source)
    }
    classes = {(cls.code, cls.status) for base in (FilterError, GatewayError) for cls in leaves(base)}
    assert classes <= documented
    assert {code for code, _ in documented} == {code for code, _ in classes} | raised
    assert [code for code in (FilterError.code, "upstream_error") if f"`{code}`" not in text] == []
    types = {row[0].strip("`"): row[2].strip("`") for row in rows(text) if row[1].isdigit()}
    assert {cls.code: cls.type for cls in leaves(GatewayError)}.items() <= types.items()


def test_every_metric_is_documented_with_its_labels():
    registry = CollectorRegistry()
    metrics = Metrics(registry)
    documented = {
        row[0].strip("`"): row for row in rows(page("docs/metrics.md")) if row[0].startswith("`privacy_gateway_")
    }
    assert documented.keys() == set(metrics.metric_names())
    for collector in registry._collector_to_names:
        name = collector._name + ("_total" if collector._type == "counter" else "")
        kind, labels = documented[name][1:3]
        assert kind == collector._type
        assert INLINE.findall(labels) == list(collector._labelnames), name
    used = {label for collector in registry._collector_to_names for label in collector._labelnames}
    values = {row[0].strip("`") for row in rows(page("docs/metrics.md"), "Label values")}
    assert used - {"version"} == values


@pytest.mark.parametrize(("kind", "name"), [(AuditRecord, "docs/audit.md"), (RequestLog, "docs/operations.md")])
def test_every_field_of_records_and_log_lines_is_documented(kind, name):
    cells = {key for row in rows(page(name)) for key in INLINE.findall(row[0])}
    assert {field.name for field in fields(kind)} - cells == set()


def test_every_event_that_is_logged_is_documented():
    calls = r'\.(?:debug|info|warning|error|critical)\(\s*"([a-z_]+)"'
    logged = {event for _, source in sources("gateway") for event in re.findall(calls, source)}
    operations = page("docs/operations.md")
    assert [
        event for event in sorted(logged | {"stdlib"}) if f"`{event}`" not in operations and event != "request"
    ] == []


def test_every_environment_variable_is_documented():
    """Those that code, the shipped policy, the examples and the tests read."""
    found = set(re.findall(r"\{env: ([A-Z_]+)\}", page("policies.yaml")))
    for _, source in sources("filters", "gateway", "examples"):
        found |= set(re.findall(r'environ(?:\.get\(|\[)\s*"([A-Z_]+)"', source))
        found |= set(re.findall(r'^ENV_\w+: Final = "([A-Z_]+)"', source, re.MULTILINE))
    found |= set(re.findall(r"process\.env\.([A-Z_]+)", page("examples/node/conversation.mjs")))
    found |= set(re.findall(r'environ\.get\("([A-Z_]+)"', page("tests/conftest.py")))
    assert len(found) > 5
    operations = page("docs/operations.md")
    assert [name for name in sorted(found) if f"`{name}`" not in operations] == []


def test_every_make_target_is_documented():
    targets = re.findall(r"^([a-z]+):(?!=)", page("Makefile"), re.MULTILINE)
    contributing = page("CONTRIBUTING.md")
    assert [t for t in targets if t != "help" and f"`make {t}`" not in contributing] == []


# ------------------------------------------------------------------ entities and coverage


def test_labels_are_documented_with_action_token_word_and_reason():
    table = {row[0].strip("`"): row for row in rows(page("docs/entities.md"), "Labels")}
    assert table.keys() == set(EntityType)
    everything_counts = ClassRules(ignored=frozenset())
    for label, action in DEFAULT_ACTIONS.items():
        _, words, shown, colour, reason, _ = table[label]
        assert type_word(label, "") in INLINE.findall(words)
        assert shown == action
        found = classify([(label, "")], ClassRules())
        assert colour.strip("*").startswith("not counted" if found.sensitivity == "green" else found.sensitivity)
        assert INLINE.findall(reason) == list(classify([(label, "")], everything_counts).reasons)


def test_subtypes_presidio_names_and_examples_are_true():
    """One test, because loading the detector takes most of the time."""
    from filters.foreign import PRESIDIO, entity_of
    from filters.presidio import PresidioDetector
    from filters.recognizers.base import RuleRecognizer
    from filters.tagger.model import Tagger

    text = page("docs/entities.md")
    subtypes = {row[0].strip("`"): set(INLINE.findall(row[1])) for row in rows(text, "Subtypes")}
    for recognizer in load(filters.recognizers, "RECOGNIZER", RuleRecognizer).values():
        for rule in recognizer.RULES:
            assert not rule.subtype or rule.subtype in subtypes[rule.label or recognizer.LABEL]
    names = {cells[0].strip("`"): cells[1].strip("`") for cells in rows(text, "Names of Presidio's entities")}
    assert {k: v for k, v in names.items() if "…" not in k} == PRESIDIO
    assert entity_of("MEDICAL_DISEASE") == (EntityType.HEALTH, "medical_disease")
    assert entity_of("DE_TAX_ID") == (EntityType.ID_NUMBER, "de_tax_id")
    examples = [(row[0][1:-1], row[1]) for row in rows(text, "Examples")]
    assert len(examples) > 20
    found = PresidioDetector(tagger=Tagger()).detect([Segment(text) for text, _ in examples])
    for (example, expected), spans in zip(examples, found, strict=True):
        shown = [f"`{s.label}{'/' * bool(s.subtype)}{s.subtype}`: `{example[s.start : s.end]}`" for s in spans]
        assert ("; ".join(shown) or "nothing") == expected


@pytest.mark.parametrize("name", coverage_table.TABLES)
def test_the_coverage_tables_are_current(name):
    """`python tools/coverage_table.py --write` makes them so."""
    assert coverage_table.current(name, page(name)) == page(name)


def test_what_is_refused_has_its_reason():
    """Every BLOCK of the table says why."""
    blocked = [row for row in rows(page("docs/coverage.md"), "Table") if row[2].startswith("BLOCK")]
    assert len(blocked) > 5
    assert all(re.match(r"BLOCK(?: \(dialect `\w+`\))?: \w", row[2]) for row in blocked)


# ------------------------------------------------------------------ links and pages


def slugs(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_relative_links_resolve(path):
    """Files, and headings within them."""
    text = INLINE.sub("", FENCE.sub("", path.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name).resolve() if name else path
        assert there.exists(), target
        assert not anchor or anchor in slugs(there.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_files_named_in_the_text_exist_and_blocks_are_well_formed(path):
    text = path.read_text(encoding="utf-8")
    for name in INLINE.findall(FENCE.sub("", text)):
        if re.fullmatch(r"(?:filters|gateway|tests|tools|docs|examples|requirements|benchmarks)/[\w./]+", name):
            assert (ROOT / name).exists(), name
    for block in fences(text, "json"):
        json.loads(block)
    for block in fences(text, "python"):
        ast.parse(block)


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_rows_of_a_table_have_as_many_cells_as_its_head(path):
    """A bar inside a cell, or one forgotten, moves or drops what stands behind it."""
    wide = 0
    for line in FENCE.sub("", path.read_text(encoding="utf-8")).splitlines():
        cells = len(re.split(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert cells in {wide or cells, 0}, line
        wide = cells


def test_every_page_can_be_reached_from_a_readme():
    """By links alone, over any number of pages."""
    seen, todo = set(), [ROOT / "README.md", ROOT / "README.de.md"]
    while todo:
        path = todo.pop()
        if path not in seen and path in PAGES:
            seen.add(path)
            text = INLINE.sub("", FENCE.sub("", path.read_text(encoding="utf-8")))
            targets = re.findall(r"\]\(([^)\s:#]+)(?:#[^)\s]*)?\)", text)
            todo += [(path.parent / target).resolve() for target in targets]
    assert [named(path) for path in PAGES if path not in seen] == []


PICTURES = sorted((ROOT / "docs").rglob("*.svg"))


@pytest.mark.parametrize("path", PICTURES, ids=named)
def test_pictures_can_be_read_by_everybody_and_load_nothing(path):
    """A title and a description for those who do not see them, and text in the page that shows them."""
    tree = ET.parse(path)
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert {"title", "desc"} <= names
    assert names.isdisjoint({"script", "image", "foreignObject", "use"})
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"url\(|@import|href", text) == []
    shown = re.findall(rf"!\[([^\]]*)\]\([\w/]*{re.escape(path.name)}\)", everything())
    assert shown != []
    assert all(len(alternative) > 80 for alternative in shown)


# ------------------------------------------------------------------ what pages name


def settings_named(text: str) -> set[str]:
    """Inline code that looks like a key of policies.yaml: a path whose first part is a section, or a part of one."""
    sections = {part.removesuffix("[*]") for key, _ in policy_keys() for part in key.split(".")[:-1]} - {"{*}"}
    sections -= {"key", "entities", "keys"}  # words of other things, too
    endpoints = {spec.name for spec in coverage.specs().values()}
    names = re.findall(
        r"(?<![\w./*])([a-z_]+(?:\[\*\])?(?:\.[a-z_]+(?:\[\*\])?)+)(?![\w./*(])", " ".join(INLINE.findall(text))
    )
    files = re.compile(r".*\.(?:md|py|yaml|json|db|sql|mjs|sh|in|txt|com|ai|internal)$")
    return {
        n
        for n in names
        if n.split(".")[0].removesuffix("[*]") in sections and n not in endpoints and not files.match(n)
    }


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_settings_that_a_page_names_exist(path):
    """`agreement.expires` is as good as `upstreams[*].agreement.expires`."""
    known = {key for key, _ in policy_keys()}
    known |= {".".join(key.split(".")[:n]) for key in known for n in range(1, 5)}
    endings = {".".join(key.split(".")[n:]) for key in known for n in range(4)}
    plain = {ending.replace("[*]", "") for ending in endings}
    named_here = settings_named(FENCE.sub("", path.read_text(encoding="utf-8")))
    assert [name for name in sorted(named_here) if name.replace("[*]", "") not in plain] == []


def test_variables_of_ours_that_a_page_names_exist():
    code = "".join(source for _, source in sources("filters", "gateway")) + page("policies.yaml")
    found = set(re.findall(r"\bPRIVACY_GATEWAY_[A-Z_]+\b", everything()))
    assert len(found) > 4
    assert [name for name in sorted(found) if name not in code] == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_fragments_of_a_policy_are_valid(path):
    """Each YAML block that begins with a section of policies.yaml; those of policy.md have a test of their own."""
    demo = 'upstreams: [{name: demo, provider: demo, self_hosted: true, receives: [green], models: ["*"]}]\n'
    sections = re.compile(rf"(?:{'|'.join(Config.model_fields)}):")
    for block in fences(path.read_text(encoding="utf-8"), "yaml"):
        if sections.match(block):
            parse_config("version: 1\n" + block + ("" if re.search("^upstreams:", block, re.MULTILINE) else demo))


def test_limits_on_the_page_of_operations_are_the_defaults():
    """In seconds, or in MiB."""
    defaults = dict(policy_keys())
    told = re.findall(r"^\| [^|]+ \| (\d+) (s|MiB) \| `(limits\.\w+)`", page("docs/operations.md"), re.MULTILINE)
    assert len(told) >= 4
    assert [row for row in told if defaults[row[2]] != f"`{int(row[0]) * (1 if row[1] == 's' else 2**20)}`"] == []


# ------------------------------------------------------------------ German and English

# A page whose partner cannot be told by its name. README.de.md is shorter than README.md on purpose.
PARTNERS = {
    "docs/datenschutz.de.md": "docs/data-protection.md",
    "docs/templates/ki-richtlinie.md": "docs/templates/ai-guideline.md",
    "docs/templates/kundeninformation.md": "docs/templates/customer-notice.md",
}
GERMAN = {
    p: PARTNERS.get(p, p.replace(".de.md", ".md")) for p in map(named, PAGES) if p.endswith(".de.md") or p in PARTNERS
}
PAIRS = sorted((german, english) for german, english in GERMAN.items() if german != "README.de.md")


def test_each_german_page_has_its_english_partner_and_each_template_and_training_a_german_one():
    assert [pair for pair in PARTNERS.items() if not all((ROOT / name).is_file() for name in pair)] == []
    assert [german for german, english in GERMAN.items() if not (ROOT / english).is_file()] == []
    both = {path for path in map(named, PAGES) if re.match(r"docs/(?:templates/|training-)", path)}
    assert both - GERMAN.keys() - set(GERMAN.values()) == set()


@pytest.mark.parametrize(("german", "english"), PAIRS)
def test_both_partners_say_the_same(german, english):
    """As far as a script sees it: each names the other; the same headings, rows, commands, settings and numbers of articles."""

    def outline(text: str) -> list[tuple[str, int]]:
        parts = re.findall(
            r"^#+ .*\n(?:(?!#+ ).*\n)*", FENCE.sub(lambda m: m[0].replace("\n#", "\n "), text), re.MULTILINE
        )
        return [(part.partition(" ")[0], len(re.findall(r"^(?:\||- |\d+\. )", part, re.MULTILINE))) for part in parts]

    def commands(text: str) -> list[str]:
        lines = [" ".join(line) for line in INLINE.findall(text) for line in command_lines(line)]
        return sorted(line.replace("--language en", "").replace("  ", " ").strip() for line in lines)

    texts = page(german), page(english)
    assert f"]({Path(english).name})" in texts[0]
    assert f"]({Path(german).name})" in texts[1]
    one, other = map(outline, texts)
    assert one == other
    one, other = map(commands, texts)
    assert one == other
    one, other = (settings_named(FENCE.sub("", text)) for text in texts)
    assert one == other
    one, other = (set(re.findall(r"Art\. (\d+)", text)) for text in texts)
    assert one == other
    one, other = ([len(block.splitlines()) for block in fences(text, "sh")] for text in texts)
    assert one == other


def test_the_architecture_names_every_room():
    architecture = page("docs/architecture.md")
    rooms = [path for package in ("filters", "gateway") for path in (ROOT / package).glob("*.py")]
    assert [path.name for path in rooms if path.name != "__init__.py" and f"`{path.name}`" not in architecture] == []


def test_every_endpoint_has_its_name_on_the_policy_page():
    policy = page("docs/policy.md")
    assert [spec.name for spec in coverage.specs().values() if f"`{spec.name}`" not in policy] == []
