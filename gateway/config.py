"""policies.yaml and the environment, read once, into one frozen `Config`.

The environment is handed in; nothing but this file and `gateway.keys` looks into it.
A file with any problem is refused as a whole, with every problem in it (fail closed, at start-up).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, Self, get_args

from pydantic import BaseModel, Field, PrivateAttr, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails

from filters.actions import Action, chosen
from filters.coarsening import coarser
from filters.detection import Detector, EntityType
from filters.seeds.table import BadSeedFile
from gateway import seeds, yamlmarks
from gateway.dictionaries import Dictionary, Words, read_words
from gateway.keys import RootKey
from gateway.policies_across import disagreements
from gateway.policies_mitm import MitmSection
from gateway.policies_principals import AdminEntry, DictionaryEntry, OidcSection, PrincipalEntry, TlsSection
from gateway.policies_schema import (
    DEFAULT_ACTIONS,
    EMPTY,
    ClassesSection,
    DetectionSection,
    EntityKey,
    FieldTreatment,
    FilesSection,
    FrozenMap,
    Glob,
    JsonPath,
    LimitsSection,
    Name,
    Noun,
    NounKey,
    PseudonymsSection,
    Section,
    ToolPolicy,
    possible_actions,
)
from gateway.policies_state import AuditSection, ReplicasSection, StateSection, TracesSection
from gateway.policies_upstreams import SecretSource, UpstreamEntry
from gateway.problems import ConfigError, Problem, suggestion

__all__ = ["Config", "ConfigError", "Problem", "load_config", "parse_config", "provider_keys", "read_registry"]

_MAX_POLICY_BYTES = 4 * 1024 * 1024
_KEY_VALUE = re.compile(r"[!-~]{1,8192}")
_SHOWABLE = re.compile(r"[A-Za-z][A-Za-z_/]{0,31}")

_NO_ACTIONS: Mapping[str, Action] = MappingProxyType({})
_DEFAULTS: Mapping[str, Action] = MappingProxyType({str(label): action for label, action in DEFAULT_ACTIONS.items()})

# What a generalised value is called where policies.yaml has no noun for it. German first, as everything here.
_NOUNS: Mapping[EntityType, str] = MappingProxyType(
    {
        EntityType.PERSON: "Person",
        EntityType.LOCATION: "Ort",
        EntityType.ORGANIZATION: "Organisation",
        EntityType.ADDRESS: "Anschrift",
        EntityType.EMAIL: "E-Mail-Adresse",
        EntityType.PHONE: "Telefonnummer",
        EntityType.IBAN: "Bankverbindung",
        EntityType.CREDIT_CARD: "Zahlungskarte",
        EntityType.DATE_OF_BIRTH: "Geburtsdatum",
        EntityType.DATE: "Datum",
        EntityType.ID_NUMBER: "Kennnummer",
        EntityType.USERNAME: "Benutzername",
        EntityType.IP: "IP-Adresse",
        EntityType.URL: "Internetadresse",
        EntityType.HEALTH: "gesundheitliches Anliegen",
        EntityType.SENSITIVE: "persönlicher Umstand",
        EntityType.SECRET: "Zugangsdaten",
    }
)


class Config(Section):
    """The whole policy. Frozen; whoever needs another one makes it with `model_copy` or loads it."""

    version: Literal[1]
    principals: tuple[PrincipalEntry, ...] = ()
    admins: tuple[AdminEntry, ...] = ()
    tls: TlsSection = TlsSection()
    oidc: OidcSection | None = None
    entities: FrozenMap[EntityKey, Action] = EMPTY
    entities_in_red: FrozenMap[EntityKey, Action] = Field(
        default_factory=lambda: MappingProxyType({EntityType.DATE.value: Action.TOKEN})
    )
    generalize: FrozenMap[NounKey, Noun] = EMPTY
    dictionaries: FrozenMap[Name, DictionaryEntry] = EMPTY
    classes: ClassesSection = ClassesSection()
    detection: DetectionSection = DetectionSection()
    files: FilesSection = FilesSection()
    upstreams: tuple[UpstreamEntry, ...]
    tools: FrozenMap[Glob, ToolPolicy] = EMPTY
    fields: FrozenMap[JsonPath, FieldTreatment] = EMPTY
    limits: LimitsSection = LimitsSection()
    pseudonyms: PseudonymsSection = PseudonymsSection()
    audit: AuditSection = AuditSection()
    state: StateSection = StateSection()
    replicas: ReplicasSection = ReplicasSection()
    traces: TracesSection = TracesSection()
    mitm: MitmSection = MitmSection()
    # SHA-256 of each registry file: another file under the same name is another policy.
    _registries: tuple[str, ...] = PrivateAttr(default=())
    # The words of each dictionary: other words are another policy, too.
    _words: Mapping[str, tuple[str, ...]] = PrivateAttr(default_factory=dict)
    # Seeded ones: where they lie, and the seal of their content.
    _seeds: Mapping[str, tuple[Path, str]] = PrivateAttr(default_factory=dict)

    @field_validator("entities", "entities_in_red")
    @classmethod
    def _possible_actions(cls, value: Mapping[str, Action]) -> Mapping[str, Action]:
        return possible_actions(value)

    @cached_property
    def policy_version(self) -> str:
        """Twelve hex digits that name this policy in audit records and cache keys.

        Taken over what holds (defaults filled in), not over the file: comments and the order of keys do not count,
        the order of upstreams does, because it is a preference.
        """
        dump = self.model_dump(mode="json") | ({"registries": self._registries} if self._registries else {})
        dump |= {"words": dict(self._words)} if self._words else {}
        dump |= {"seeds": {name: seal for name, (_, seal) in self._seeds.items()}} if self._seeds else {}
        canonical = json.dumps(dump, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        return hashlib.sha256(canonical.encode()).hexdigest()[:12]

    @cached_property
    def detection_version(self) -> str:
        """Of what findings depend on: the section and the registries; another policy may share it."""
        dump = {"detection": self.detection.model_dump(mode="json"), "registries": self._registries}
        return hashlib.sha256(json.dumps(dump, sort_keys=True).encode()).hexdigest()[:12]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy with changes, which are not validated again; the copy computes its own version."""
        copied = super().model_copy(update=update, deep=deep)
        for cached in ("policy_version", "detection_version"):
            copied.__dict__.pop(cached, None)
        return copied

    def action(self, label: EntityType, subtype: str = "", client: Mapping[str, Action] = _NO_ACTIONS) -> Action:
        """What to do with a finding; `client`: actions of the client's own. See `filters.actions.chosen`."""
        return chosen((client, self.entities, _DEFAULTS), label, subtype)

    def action_in_red(self, label: EntityType, subtype: str = "", client: Mapping[str, Action] = _NO_ACTIONS) -> Action:
        """What to do with a finding in a red request."""
        return chosen((client, self.entities_in_red, self.entities, _DEFAULTS), label, subtype)

    def dictionary(
        self, names: tuple[str, ...] | None, seeds: Mapping[str, Detector] = MappingProxyType({})
    ) -> Dictionary:
        """The dictionaries of these names, or all; `seeds` are those that were opened."""
        words = [
            Words(entry.label, self._words.get(name, ()))
            for name, entry in self.dictionaries.items()
            if names is None or name in names
        ]
        return Dictionary(words, [seed for name, seed in seeds.items() if names is None or name in names])

    def seeds(self, root: RootKey) -> dict[str, Detector]:
        """Open the seeded dictionaries.

        Raises:
            ConfigError: one is none any more, or of another key.
        """
        return {name: seeds.opened(path, root, name, seal) for name, (path, seal) in self._seeds.items()}

    def replacement(self, label: EntityType, subtype: str = "", value: str = "") -> str:
        """Noun for a generalised finding, without its brackets: the file's, what the value belongs to, or ours."""
        own = self.generalize.get(subtype) or self.generalize.get(str(label))
        return own or coarser(label, value) or _NOUNS[label]

    def tool(self, name: str) -> ToolPolicy:
        """Policy of a tool: its exact name, else the first pattern in the file that matches, else the defaults."""
        if name in self.tools:
            return self.tools[name]
        return next((policy for glob, policy in self.tools.items() if fnmatchcase(name, glob)), ToolPolicy())


def load_config(path: Path, environ: Mapping[str, str]) -> Config:
    """Read and validate `path`, and the provider keys that it points to.

    A key that is not there is no problem here (its upstream is unroutable, see `gateway.routing`); one that is there
    and cannot be a key is.

    Raises:
        ConfigError: with every problem found.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}")]) from None
    if len(raw) > _MAX_POLICY_BYTES:
        raise ConfigError([Problem(str(path), 0, "", "larger than 4 MiB")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError([Problem(str(path), 0, "", "not UTF-8")]) from None
    config = parse_config(text, str(path))
    provider_keys(config, environ)
    listed = config.dictionaries.items()
    words = {name: read_words(path, name, entry.file) for name, entry in listed if entry.file is not None}
    config._words = MappingProxyType(words)  # noqa: SLF001 - its maker
    sealed = {name: _sealed(path, name, entry.seed) for name, entry in listed if entry.seed is not None}
    config._seeds = MappingProxyType(sealed)  # noqa: SLF001 - its maker
    files = [read_registry(path, index, name) for index, name in enumerate(config.detection.presidio_registries)]
    config._registries = tuple(hashlib.sha256(file.encode()).hexdigest() for file in files)  # noqa: SLF001 - its maker
    return config


def _sealed(policies: Path, name: str, file: str) -> tuple[Path, str]:
    key = f"dictionaries.{name}.seed"
    try:
        return policies.parent / file, seeds.seal(policies.parent / file)
    except OSError as error:
        raise ConfigError([Problem(str(policies), 0, key, f"cannot be read: {error.strerror}")]) from None
    except BadSeedFile as error:
        raise ConfigError([Problem(str(policies), 0, key, str(error))]) from None


def read_registry(policies: Path, index: int, name: str) -> str:
    """Return the text of a Presidio registry; a relative path starts where `policies` lies.

    Raises:
        ConfigError: it cannot be read.
    """
    key = f"detection.presidio_registries[{index}]"
    try:
        return (policies.parent / name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError([Problem(str(policies), 0, key, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ConfigError([Problem(str(policies), 0, key, "not UTF-8")]) from None


def parse_config(text: str, file: str = "policies.yaml") -> Config:
    """Validate the text of a policy.

    Raises:
        ConfigError: with every problem found.
    """
    document = yamlmarks.parse(text)
    problems = [Problem(file, line, _dotted(path, invented=True), message) for path, line, message in document.problems]
    data = document.data
    if data is None and problems:
        raise ConfigError(problems)
    if not isinstance(data, dict):
        raise ConfigError([*problems, Problem(file, 1, "", "a policy is a map; the first key is version")])
    # A section whose lines are all commented out is an absent one.
    data = {key: value for key, value in data.items() if value is not None}
    problems += [Problem(file, document.line(path), _dotted(path), text) for path, text in disagreements(data)]
    try:
        # JSON mode is what lets a strict schema read lists as tuples and words as enums and dates.
        config = Config.model_validate_json(json.dumps(data))
    except ValidationError as error:
        found = error.errors(include_url=False)
        # A list whose items are all wrong is also reported as too short, which is not what is wrong with it.
        parents = {_place(details)[:-1] for details in found}
        problems += [_problem(item, document, file) for item in found if _place(item) not in parents]
    else:
        if not problems:
            return config
    raise ConfigError(set(problems))


def provider_keys(config: Config, environ: Mapping[str, str]) -> dict[str, SecretStr]:
    """Return the provider keys that are there (of a service account its file), by upstream name; printed, asterisks.

    Raises:
        ConfigError: a variable or file holds something that no HTTP header can carry, or cannot be read.
    """
    found: dict[str, SecretStr] = {}
    problems: list[Problem] = []
    for entry in config.upstreams:
        if entry.key is None:
            continue
        place = entry.key.path or "environment"
        what = f"{entry.key.env} (key of {entry.name})" if entry.key.env is not None else f"key of {entry.name}"
        try:
            value = _key_value(entry.key, environ)
        except OSError as error:
            problems.append(Problem(place, 0, what, f"cannot be read: {error.strerror}"))
            continue
        if value and entry.key.google is None and not _KEY_VALUE.fullmatch(value):
            problems.append(Problem(place, 0, what, "not one word of visible ASCII characters"))
        elif value:
            found[entry.name] = SecretStr(value)
    if problems:
        raise ConfigError(problems)
    return found


def shared_address(config: Config, environ: Mapping[str, str]) -> str:
    """Return the address of the server that replicas share, or "" for a single process.

    Raises:
        ConfigError: policy names one, and its address is not there.
    """
    return _address(config.replicas.valkey, "replicas.valkey", environ)


def audit_address(audit: AuditSection, environ: Mapping[str, str]) -> str:
    """Return the address of the PostgreSQL server of the audit trail, or "" where policy names none.

    Raises:
        ConfigError: policy names one, and its address is not there.
    """
    return _address(audit.postgresql, "audit.postgresql", environ)


def _address(source: SecretSource | None, section: str, environ: Mapping[str, str]) -> str:
    if source is None:
        return ""
    place = "environment" if source.env is not None else str(source.file)
    try:
        value = _key_value(source, environ)
    except OSError as error:
        raise ConfigError([Problem(place, 0, section, f"cannot be read: {error.strerror}")]) from None
    if not value:
        raise ConfigError([Problem(place, 0, str(source.env or ""), f"the address for {section} is not set")])
    return value


def _key_value(source: SecretSource, environ: Mapping[str, str]) -> str:
    """Value of a key, or "" where there is none. A mounted secret that is optional is a file that is missing."""
    if source.env is not None:
        return environ.get(source.env, "").strip()
    try:
        return Path(source.path).read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""


def _problem(details: ErrorDetails, document: yamlmarks.Document, file: str) -> Problem:
    path = _place(details)
    invented = details["type"] == "extra_forbidden" or details["loc"][-1:] == ("[key]",)
    return Problem(file, document.line(path), _dotted(path, invented=invented), _say(details))


def _place(details: ErrorDetails) -> yamlmarks.Path:
    """Where it is in the document, without pydantic's own marks ("[key]", "[hash]")."""
    return tuple(part for part in details["loc"] if not str(part).startswith("["))


def _say(details: ErrorDetails) -> str:
    """One rule in one line; built from the schema's side of the error only."""
    kind, loc, context = details["type"], details["loc"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key{suggestion(loc[-1], _keys_at(loc[:-1]))}"
    if kind == "value_error":
        return str(context["error"])
    if kind in {"enum", "literal_error"}:
        expected = str(context["expected"])
        hint = suggestion(details["input"], re.findall(r"'([^']+)'", expected))
        return f"unknown value{hint} (one of {expected.replace(chr(39), '')})"
    if kind in {"model_type", "model_attributes_type"}:
        clear = "expected {env: NAME} or {file: PATH}; a key in clear does not belong in this file"
        return clear if loc[-1:] == ("key",) else "a map is expected"
    said = {"too_short": "at least one is expected", "missing": "missing"}
    return said.get(kind) or details["msg"].replace("Input should be", "should be")


def _keys_at(loc: Iterable[str | int]) -> tuple[str, ...]:
    """Names that the schema knows at a place in the document."""
    model: type[BaseModel] | None = Config
    annotation: Any = Config
    for part in loc:
        if model is not None and part in model.model_fields:
            annotation = model.model_fields[str(part)].annotation
        model = next((kind for kind in _types(annotation) if issubclass(kind, BaseModel)), None)
    return tuple(model.model_fields) if model is not None else ()


def _types(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _types(inner)


def _dotted(path: Iterable[str | int], *, invented: bool = False) -> str:
    parts = list(path)
    # A key of the operator's invention may be a secret in the wrong place; plain words are typing mistakes.
    if invented and parts and not _SHOWABLE.fullmatch(str(parts[-1])):
        parts[-1] = "?"
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")
