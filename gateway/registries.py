"""Presidio registry YAML files that policies.yaml names: additional recognizers, loaded by Presidio's own loader.

A file that works in Presidio works here unchanged, and a file that cannot work is refused at start-up and by `check`,
with the file, the line and the field. Values from the file are not repeated: a deny list may be the list of customers.

Two kinds are special. Recognizers on top of a spaCy, Stanza or transformers *engine* find nothing without it; they are
left out, because names are the name model's business here, and `check` says so. Recognizers that hand the text to some
service over the network are refused: nothing that was not pseudonymized leaves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import ValidationError

from gateway.config import Config, read_registry
from gateway.problems import ConfigError, Problem, suggestion
from gateway.redos import is_catastrophic

_PRESIDIO_FLAGS: Final = 26  # regex.DOTALL | regex.MULTILINE | regex.IGNORECASE, Presidio's own default
#: Modules of Presidio's recognizers that send text elsewhere, or run a language model on it.
_REMOTE: Final = ("azure", "ahds", "langextract")
_VALUE: Final = re.compile(r"\s*[:(]?\s*(?:[\[{].*|'[^']*'|\"[^\"]*\"|`[^`]*`)")


@dataclass(frozen=True, slots=True)
class Registries:
    """What the files of `detection.presidio_registries` bring.

    Attributes:
        recognizers: Presidio recognizers, in the order of the files.
        threshold: the score from which their results count.
        left_out: "file: name" of recognizers that need an NLP engine.
    """

    recognizers: tuple[Any, ...] = ()
    threshold: float = 0.0
    left_out: tuple[str, ...] = ()


class _Wrong(Exception):
    """A problem at a path of the file."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


def load_registries(config: Config, policies: Path) -> Registries:
    """Load every registry that the policy names; relative paths start at the policy's directory.

    Raises:
        ConfigError: every file with a problem.
    """
    recognizers: list[Any] = []
    left_out: list[str] = []
    problems: list[Problem] = []
    for index, name in enumerate(config.detection.presidio_registries):
        try:
            text = read_registry(policies, index, name)
            for recognizer in _recognizers(text, name):
                if _needs_engine(recognizer):
                    left_out.append(f"{name}: {recognizer.name}")
                else:
                    recognizers.append(recognizer)
        except ConfigError as error:
            problems += error.problems
    if problems:
        raise ConfigError(problems)
    return Registries(tuple(recognizers), config.detection.presidio_threshold, tuple(left_out))


def _recognizers(text: str, file: str) -> list[Any]:
    lines: dict[tuple[str | int, ...], int] = {}
    try:
        node = yaml.compose(text, yaml.SafeLoader)
        _mark(node, (), lines)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ConfigError([Problem(file, mark.line + 1 if mark else 1, "", "not valid YAML")]) from None
    except RecursionError:
        raise ConfigError([Problem(file, 1, "", "nested too deeply")]) from None
    try:
        return list(_loaded(data))
    except _Wrong as wrong:
        line = next((lines[wrong.path[:n]] for n in range(len(wrong.path), -1, -1) if wrong.path[:n] in lines), 1)
        raise ConfigError([Problem(file, line, _dotted(wrong.path), wrong.message)]) from None


def _mark(node: yaml.Node | None, path: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    if node is None or path in lines:
        return
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _mark(value, (*path, str(key.value)), lines)
            lines[(*path, str(key.value))] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _mark(item, (*path, index), lines)


def _dotted(path: tuple[str | int, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def _loaded(data: Any) -> Iterator[Any]:
    """Every recognizer of a registry, one entry after the other, so that a problem has its place."""
    if not isinstance(data, dict):
        raise _Wrong((), "a Presidio registry is a map with the key recognizers")
    if not isinstance(data.get("recognizers"), list) or not data["recognizers"]:
        raise _Wrong(("recognizers",), "a list of at least one recognizer is expected")
    # `supported_countries` is documented by Presidio, and refused by the schema of its own provider.
    general = {"global_regex_flags": _PRESIDIO_FLAGS} | {k: v for k, v in data.items() if k != "supported_countries"}
    general["supported_languages"] = general.get("supported_languages") or _languages(data["recognizers"])
    for index, entry in enumerate(data["recognizers"]):
        path = ("recognizers", index)
        if isinstance(entry, str):  # Presidio's short form, which its current loader passes over in silence
            entry = {"name": entry, "type": "predefined"}  # noqa: PLW2901 - the same entry, spelled out
        if not isinstance(entry, dict):
            raise _Wrong(path, "a recognizer is a map, or the name of a predefined one")
        if isinstance(entry.get("enabled", True), bool) and not entry.get("enabled", True):
            continue
        _known(entry, path)
        _compiles(entry, path, general["global_regex_flags"])
        for recognizer in _made(general | {"recognizers": [entry]}, path):
            _proven(recognizer, path)
            if _in_countries(recognizer, data.get("supported_countries")):
                yield recognizer


def _languages(entries: list[Any]) -> list[Any]:
    """The languages that the entries name: what Presidio's engine would be asked for."""
    found: dict[Any, None] = {}
    for entry in entries:
        listed = entry.get("supported_languages") if isinstance(entry, dict) else None
        languages = [*(listed if isinstance(listed, list) else ()), *_own_language(entry)]
        found |= {
            str(language.get("language") if isinstance(language, dict) else language): None for language in languages
        }
    return list(found) or ["en"]


def _own_language(entry: Any) -> list[Any]:
    language = entry.get("supported_language") if isinstance(entry, dict) else None
    return [] if language is None else [language]


def _known(entry: Mapping[str, Any], path: tuple[str | int, ...]) -> None:
    """Name what is predefined nowhere, and what would send text elsewhere."""
    from presidio_analyzer.recognizer_registry.recognizers_loader_utils import (  # noqa: PLC0415 - Presidio loads late
        RecognizerListLoader,
    )

    predefined = entry.get("type") == "predefined" or not {"type", "patterns", "deny_list"} & entry.keys()
    if not predefined:
        return
    key = "class_name" if entry.get("class_name") else "name"
    classes = {cls.__name__: cls for cls in RecognizerListLoader.get_all_existing_recognizers()}
    foreign = {name: cls for name, cls in classes.items() if cls.__module__.startswith("presidio_analyzer.")}
    if entry.get(key) not in foreign:
        raise _Wrong(
            (*path, key), f"Presidio has no predefined recognizer of this name{suggestion(entry.get(key), foreign)}"
        )
    module = foreign[entry[key]].__module__
    if any(word in module for word in _REMOTE):
        raise _Wrong((*path, key), "this recognizer hands the text to a service, which is not allowed before filtering")


def _made(configuration: dict[str, Any], path: tuple[str | int, ...]) -> list[Any]:
    from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider  # noqa: PLC0415 - Presidio loads late

    try:
        provider = RecognizerRegistryProvider(registry_configuration=configuration)
        return list(provider.create_recognizer_registry().recognizers)
    except Exception as error:  # noqa: BLE001 - whatever Presidio raises, it is the file that has to be changed
        raise _explained(error, path) from None


def _explained(error: BaseException, path: tuple[str | int, ...]) -> _Wrong:
    """Presidio's error without the values that it quotes, at the field that it is about."""
    while isinstance(error.__cause__, ValidationError):
        error = error.__cause__
    if isinstance(error, ValidationError):
        details = error.errors(include_url=False)[0]
        loc, inner = details["loc"], details.get("ctx", {}).get("error")
        place = (*path, *loc[1:]) if loc[:1] in {("recognizers",), ()} else loc
        return _Wrong(place, _anonymous(str(inner) if inner is not None else details["msg"]))
    if isinstance(error, ImportError):
        return _Wrong(path, "this recognizer needs a package that is not installed")
    return _Wrong(path, _anonymous(str(error)) or type(error).__name__)


def _anonymous(message: str) -> str:
    return _VALUE.sub(" …", " ".join(message.split()))[:200].strip()


def _needs_engine(recognizer: Any) -> bool:
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer  # noqa: PLC0415 - Presidio loads late

    return isinstance(recognizer, SpacyRecognizer)


def _in_countries(recognizer: Any, countries: Any) -> bool:
    code = recognizer.country_code()
    return countries is None or code is None or code.lower() in {str(country).lower() for country in countries}


def _compiles(entry: Mapping[str, Any], path: tuple[str | int, ...], flags: Any) -> None:
    import regex  # noqa: PLC0415 - only where registries are loaded

    patterns = entry.get("patterns")
    for index, pattern in enumerate(patterns if isinstance(patterns, list) else ()):
        if isinstance(pattern, dict) and isinstance(pattern.get("regex"), str) and isinstance(flags, int):
            try:
                regex.compile(pattern["regex"], flags)
            except regex.error as error:
                place = (*path, "patterns", index, "regex")
                raise _Wrong(place, f"not a regular expression: {error.msg} at position {error.pos}") from None
            if is_catastrophic(pattern["regex"], flags):
                rule = "some texts would keep this expression busy for ever (a repetition inside a repetition)"
                raise _Wrong((*path, "patterns", index, "regex"), rule)


def _proven(recognizer: Any, path: tuple[str | int, ...]) -> None:
    """Run it once on nothing personal: what cannot run must not wait for the first request."""
    if _needs_engine(recognizer):
        return
    try:
        recognizer.analyze("Probe 0", list(recognizer.supported_entities), None)
    except Exception as error:  # noqa: BLE001 - a recognizer that fails here would refuse every request
        raise _Wrong(path, f"it cannot run: {type(error).__name__}") from None
