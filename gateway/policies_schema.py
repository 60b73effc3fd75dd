"""The sections of policies.yaml as frozen models: what may stand there is what is written here.

Validation is per field, and a field that depends on another looks at the one declared before it, so that one run
reports every problem in its place. No message repeats a value: see `gateway.problems`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, ValidationInfo
from pydantic import field_validator as check

from filters.actions import Action
from filters.detection import EntityType
from filters.surrogates import INVENTED
from filters.text_shape import Shape
from gateway.policies_words import Checked, Matching
from gateway.problems import suggestion

K = TypeVar("K")
V = TypeVar("V")
FrozenMap = Annotated[Mapping[K, V], AfterValidator(MappingProxyType), PlainSerializer(dict)]
# A factory, because pydantic deep-copies defaults and a proxy cannot be copied.
EMPTY: Any = Field(default_factory=lambda: MappingProxyType({}))


class DataClass(StrEnum):
    """The traffic light: what a request holds after detection."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Region(StrEnum):
    """Where an upstream processes, as confirmed by the operator. EU and EEA are the regions of GDPR Art. 44."""

    EU = "EU"
    EEA = "EEA"
    CH = "CH"
    UK = "UK"
    US = "US"
    GLOBAL = "GLOBAL"
    OTHER = "OTHER"


class FieldTreatment(StrEnum):
    """What happens to a protocol key that an endpoint's table does not list."""

    FILTER = "filter"
    PASS = "pass"  # noqa: S105 - to let pass, not a password


def _entity_key(key: str) -> str:
    label, slash, subtype = key.partition("/")
    if label not in EntityType.__members__:
        raise ValueError(f"unknown label{suggestion(label, EntityType.__members__)}")
    if slash and not re.fullmatch(r"[a-z][a-z0-9_]*", subtype):
        raise ValueError("a subtype is lower snake case, as in ID_NUMBER/customer_number")
    return key


def _noun_key(key: str) -> str:
    if key in EntityType.__members__ or re.fullmatch(r"[a-z][a-z0-9_]*", key):
        return key
    hint = suggestion(key, EntityType.__members__)
    raise ValueError(f"a label or a subtype in lower snake case is expected{hint}")


def _restorable(value: object) -> tuple[EntityType, ...]:
    """``all``, ``none`` or a list of labels; kept as labels, so that there is one form to read."""
    if value == "all":
        return tuple(EntityType)
    if value == "none":
        return ()
    if not isinstance(value, list | tuple):
        hint = suggestion(value, ("all", "none"))
        raise ValueError(f"all, none or a list of labels is expected{hint}")  # noqa: TRY004 - pydantic's contract
    for label in value:
        if label not in EntityType.__members__.values():
            raise ValueError(f"unknown label{suggestion(label, EntityType.__members__)}")
    return tuple(EntityType(label) for label in value)


Name = Annotated[
    str,
    Matching(
        r"(?!.*[0-9]{9})[a-z0-9][a-z0-9._-]{0,62}",
        "a name is lower case: letters, digits (less than nine in a row), . _ -",
    ),
]
Glob = Annotated[str, Matching(r"[A-Za-z0-9*?\[\]!._:/@+-]{1,200}", "a name with * and ? as wildcards is expected")]
KeyHash = Annotated[
    str,
    Matching(r"sha256:[0-9a-f]{64}", 'expected "sha256:" and 64 hex digits, as `privacy-gateway keys new` prints them'),
]
AdminKey = Annotated[
    str,
    Matching(
        r"ed25519:[0-9a-f]{64}",
        'expected "ed25519:" and 64 hex digits, as `privacy-gateway keys new --admin` prints them',
    ),
]
Noun = Annotated[
    str,
    # Brackets would end the marker early, digits could be read as somebody's number.
    Matching(r"[^\W\d_](?:[^\W\d_]|[ '’/-]){0,59}", "a noun of at most 60 letters, blanks and hyphens is expected"),
]
Host = Annotated[
    str, Matching(r"[a-z0-9-]+(\.[a-z0-9-]+)*", "a host name in lower case is expected, without scheme and path")
]
EnvName = Annotated[str, Matching(r"[A-Z_][A-Z0-9_]{0,127}", "the NAME of an environment variable is expected")]
RegistryPath = Annotated[str, Matching(r"[^\0\n]{1,1024}", "the path of a Presidio registry (YAML) is expected")]
WordsPath = Annotated[str, Matching(r"[^\0\n]{1,1024}", "the path of a file with words is expected")]
SeedPath = Annotated[str, Matching(r"[^\0\n]{1,1024}", "the path of a seeded dictionary is expected")]
FilePath = Annotated[str, Matching(r"/[^\0\n]{1,1023}", "an absolute path is expected")]
JsonPath = Annotated[
    str,
    Matching(r"[A-Za-z_][\w-]*(\[\*\])*(\.[A-Za-z_][\w-]*(\[\*\])*)*", "a path such as messages[*].name is expected"),
]
ApiVersion = Annotated[str, Matching(r"20\d\d-\d\d-\d\d(-preview)?", "expected YYYY-MM-DD or YYYY-MM-DD-preview")]
Deployment = Annotated[str, Matching(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "not a name that a deployment can have")]
_LABEL = "|".join(EntityType.__members__)
EntityKey = Annotated[str, Checked(_entity_key, f"^(?:{_LABEL})(?:/[a-z][a-z0-9_]*)?$")]
NounKey = Annotated[str, Checked(_noun_key, f"^(?:{_LABEL}|[a-z][a-z0-9_]*)$")]
Text = Annotated[str, Matching(r"[^\x00-\x1f\x7f]{1,200}", "one line of at most 200 characters is expected")]
# What goes into audit records: the same form as gateway.audit holds it to, so that nothing is lost there in silence.
#: What the audit trail writes as it is: nothing that could be an address, or a number of somebody's.
Recorded = Annotated[
    str,
    Matching(
        r"(?!.*(?:@[^@]*\.|[0-9]{9}))[A-Za-z0-9._:/+@\-]{1,128}",
        "letters, digits and . _ : / + @ - are expected, no e-mail address and no nine digits in a row",
    ),
]
Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]


def possible_actions(value: Mapping[str, Action]) -> Mapping[str, Action]:
    """Refuse what cannot be: data of GDPR Art. 9 and 10 in clear, surrogates for what none are invented for."""
    for key, action in value.items():
        if action is Action.SURROGATE and key.partition("/")[0] not in INVENTED:
            raise ValueError(f"there are surrogates for {', '.join(sorted(INVENTED))} only: use token")
        if action is Action.ALLOW and key.partition("/")[0] in (EntityType.HEALTH, EntityType.SENSITIVE):
            raise ValueError("HEALTH and SENSITIVE cannot be allowed in clear: generalize, token, mask, drop or block")
    return value


class Section(BaseModel):
    """Base of every section: nothing unknown, nothing converted, nothing changed afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class ClassesSection(Section):
    """What makes a request red, and which of it is data of GDPR Art. 9 and 10.

    Attributes:
        red: labels.
        art9: those of them that are special categories.
        singling_out: the score from which a combination of quasi-identifiers does (`filters.singling_out`).
        shapes: what a text as a whole can be that does (`filters.text_shape`).
    """

    red: tuple[EntityType, ...] = (
        EntityType.HEALTH,
        EntityType.SENSITIVE,
        EntityType.IBAN,
        EntityType.CREDIT_CARD,
        EntityType.SECRET,
    )
    art9: tuple[EntityType, ...] = (EntityType.HEALTH, EntityType.SENSITIVE)
    singling_out: float = Field(default=0.9, gt=0, le=1)
    shapes: tuple[Shape, ...] = tuple(Shape)

    @check("art9")
    @classmethod
    def _art9_is_red(cls, value: tuple[EntityType, ...], info: ValidationInfo) -> tuple[EntityType, ...]:
        if not {EntityType.HEALTH, EntityType.SENSITIVE} <= set(value):
            raise ValueError("HEALTH and SENSITIVE are Art. 9 and 10 data by law: labels may be added, not dropped")
        if "red" in info.data and not set(value) <= set(info.data["red"]):
            raise ValueError("every label here must also stand under red")
        return value


class FilesSection(Section):
    """What happens to files inside a request (`filters.documents`).

    Attributes:
        documents: ``text`` reads text, e-mail, PDF and Word files and sends their filtered text; ``refuse`` none.
        images: ``refuse`` them, send their ``text``, or ``forward`` those in which nothing is found.
    """

    documents: Literal["text", "refuse"] = "text"
    images: Literal["refuse", "text", "forward"] = "refuse"


class DetectionSection(Section):
    """What is looked for beyond what is shipped: Presidio registries, loaded unchanged.

    Attributes:
        presidio_registries: YAML files; a relative path starts at the directory of policies.yaml.
        presidio_threshold: the score from which a result of theirs counts; a recognizer's own thresholds win.
    """

    presidio_registries: tuple[RegistryPath, ...] = ()
    presidio_threshold: float = Field(default=0.4, ge=0, le=1)


class ToolPolicy(Section):
    """What may be put back into the arguments of a tool call.

    Attributes:
        restore: labels whose values are restored; the file says ``all``, ``none`` or a list.
        secrets: whether a secret may be restored into this tool's arguments.
        url_hosts: hosts to which a restored value may travel inside a URL.
    """

    restore: Annotated[
        tuple[EntityType, ...],
        PlainValidator(_restorable, json_schema_input_type=Literal["all", "none"] | list[EntityType]),
        PlainSerializer(list),
    ] = tuple(EntityType)
    secrets: Literal["refuse", "allow"] = "refuse"
    url_hosts: tuple[Host, ...] = ()


class LimitsSection(Section):
    """Bounds that keep one request, or one slow upstream, from taking the gateway down."""

    max_body_bytes: int = Field(default=4 * 1024 * 1024, ge=1024, le=1024 * 1024 * 1024)
    detector_timeout_seconds: Seconds = 30.0
    detector_queue: int = Field(default=64, ge=1, le=100_000)
    assumed_output_tokens: int = Field(default=4096, ge=1, le=10_000_000)
    audit_queue: int = Field(default=1024, ge=1, le=1_000_000)
    connect_timeout_seconds: Seconds = 5.0
    first_byte_timeout_seconds: Seconds = 600.0
    idle_timeout_seconds: Seconds = 300.0


class PseudonymsSection(Section):
    """How long one value keeps one token: within a conversation, or for everything that a client sends."""

    scope: Literal["conversation", "client"] = "conversation"


DEFAULT_ACTIONS: Mapping[EntityType, Action] = MappingProxyType(
    dict.fromkeys(EntityType, Action.TOKEN)
    | dict.fromkeys((EntityType.LOCATION, EntityType.ORGANIZATION, EntityType.DATE), Action.ALLOW)
    | dict.fromkeys((EntityType.HEALTH, EntityType.SENSITIVE), Action.GENERALIZE)
)
