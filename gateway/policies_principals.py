"""The section of policies.yaml on who may send requests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, ValidationInfo, model_validator
from pydantic import field_validator as check

from filters.actions import Action
from filters.detection import EntityType
from gateway import baseurl
from gateway.policies_schema import (
    EMPTY,
    AdminKey,
    DataClass,
    EntityKey,
    FilePath,
    FrozenMap,
    Glob,
    KeyHash,
    Name,
    Recorded,
    Section,
    SeedPath,
    Text,
    WordsPath,
    possible_actions,
)
from gateway.policies_words import Matching

Subject = Annotated[
    str, Matching(r"[A-Za-z0-9.]+=[^\x00-\x1f]{1,400}", "the subject of a certificate is expected: CN=crm,O=Example")
]


Client = Annotated[str, Matching(r"[A-Za-z0-9._:/@|+\-]{1,200}", "the name of a client in tokens is expected")]


class DatedKey(Section):
    """A key that ends: for a change of keys both stand in the list, the old one with its last day.

    Attributes:
        key: its hash.
        expires: the last day on which it is taken (UTC).
    """

    key: KeyHash = Field(repr=False)
    expires: date


def _form(value: object) -> str:
    return "[hash]" if isinstance(value, str) else "[dated]"


#: A hash, or a map with its last day; told apart by form, so that what is wrong with one is said once.
Key = Annotated[Annotated[KeyHash, Tag("[hash]")] | Annotated[DatedKey, Tag("[dated]")], Discriminator(_form)]


class ClientLimits(Section):
    """What one client may do; without a line there is no limit. See `gateway.budgets`."""

    requests_per_minute: int | None = Field(default=None, ge=1, le=1_000_000)
    concurrent: int | None = Field(default=None, ge=1, le=100_000)
    tokens_per_day: int | None = Field(default=None, ge=1, le=10**15)
    tokens_per_month: int | None = Field(default=None, ge=1, le=10**15)


class AdminEntry(Section):
    """Somebody who administers the gateway.

    Attributes:
        role: an operator stops and resumes, an auditor reads the trail, a data-protection officer also erases.
        keys: the public halves of their keys, with which what they order is signed.
    """

    name: Name
    role: Literal["operator", "auditor", "dpo"]
    keys: tuple[AdminKey, ...] = Field(min_length=1, repr=False)


class PrincipalEntry(Section):
    """Somebody who may send requests: an application or a team, known by the hashes of its keys.

    Attributes:
        tokens: how the identity provider's tokens call it; the section `oidc` says whose, and in which claim.
        certificates: subjects of its client certificates, as in RFC 4514; the section `tls` says who issues them.
        mode: `enforce`; `shadow`: decided and put on record, while text leaves as it is; `pilot`: enforced for a share.
        pilot_percent: share of conversations that `pilot` enforces.
        untouched: says in words where text of `shadow` and `pilot` may leave as it is; nothing else is accepted.
        entities: actions that hold for it in place of the policy's, by label or label and subtype.
        dictionaries: names of the dictionaries that apply to it; every one without a line.
        endpoints: names of the endpoints that it may use (``chat.completions``), with wildcards.
    """

    name: Name
    team: Recorded | None = None
    keys: tuple[Key, ...] = Field(default=(), repr=False)
    tokens: tuple[Client, ...] = ()
    certificates: tuple[Subject, ...] = Field(default=(), validate_default=True)
    classes: tuple[DataClass, ...] = Field(min_length=1)
    models: tuple[Glob, ...] = Field(min_length=1)
    endpoints: tuple[Glob, ...] = Field(default=("*",), min_length=1)
    entities: FrozenMap[EntityKey, Action] = EMPTY
    dictionaries: tuple[Name, ...] | None = None
    limits: ClientLimits = ClientLimits()
    mode: Literal["enforce", "shadow", "pilot"] = "enforce"
    pilot_percent: int = Field(default=10, ge=0, le=100)
    untouched: Literal["clear text leaves to self-hosted upstreams"] | None = Field(default=None, validate_default=True)

    @check("untouched")
    @classmethod
    def _said_in_words(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("mode", "enforce") != "enforce":
            raise ValueError("missing: text would leave untouched; say 'clear text leaves to self-hosted upstreams'")
        return value

    @check("entities")
    @classmethod
    def _possible_actions(cls, value: Mapping[str, Action]) -> Mapping[str, Action]:
        return possible_actions(value)

    @check("certificates")
    @classmethod
    def _known_by_something(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        known = (value, info.data.get("keys", True), info.data.get("tokens", True))
        if not any(known):
            raise ValueError("a client needs keys, tokens or certificates, or nobody is it")
        return value


class DictionaryEntry(Section):
    """Words of the operator's own: one a line in a file, or hashes that the command ``seed`` made.

    Attributes:
        file: a relative path starts where policies.yaml lies; lines that begin with # are comments.
        seed: a seeded dictionary in place of it; what its values are it says itself.
        label: what the words are; None for an allow-list, whose words are nobody's.
    """

    file: WordsPath | None = None
    seed: SeedPath | None = None
    label: EntityType | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        if (self.file is None) is (self.seed is None):
            raise ValueError("either file or seed is expected")
        if self.seed is not None and self.label is not None:
            raise ValueError("a seeded dictionary says itself what its values are: no label is expected")
        return self


class OidcSection(Section):
    """The identity provider whose tokens are taken (OpenID Connect, JWT).

    Attributes:
        issuer: as it stands in tokens.
        audience: what tokens for this gateway are for.
        jwks_url: where its public keys are; https, unless it is on loopback or inside.
        claim: the claim that names the client.
    """

    issuer: Text
    audience: Text
    jwks_url: str
    claim: Annotated[str, Matching(r"[A-Za-z_][A-Za-z0-9_]{0,63}", "the name of a claim is expected")] = "azp"

    @check("jwks_url")
    @classmethod
    def _reached_safely(cls, value: str) -> str:
        baseurl.check_transport(value, self_hosted=True)
        return value


class TlsSection(Section):
    """TLS of the API listener.

    Attributes:
        certificate: PEM file with the certificate and its chain; without one the listener speaks plain HTTP.
        key: PEM file with its private key, if that is not in the same file.
        client_ca: PEM file with the authorities that issue client certificates.
    """

    certificate: FilePath | None = None
    key: FilePath | None = None
    client_ca: FilePath | None = None
