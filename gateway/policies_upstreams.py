"""The section of policies.yaml on upstreams: where requests may go, and on what terms."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

from pydantic import Field, ValidationInfo
from pydantic import field_validator as check

from filters.detection import EntityType
from gateway import baseurl
from gateway.policies_schema import (
    EMPTY,
    ApiVersion,
    DataClass,
    Deployment,
    EnvName,
    FilePath,
    FrozenMap,
    Glob,
    Name,
    Recorded,
    Region,
    Seconds,
    Section,
    Text,
)
from gateway.problems import suggestion
from gateway.providers import providers
from gateway.providers.base import Dialect, Provider


class SecretSource(Section):
    """Where a secret is found; never the secret."""

    env: EnvName | None = None
    file: FilePath | None = Field(default=None, validate_default=True)

    @check("file")
    @classmethod
    def _exactly_one(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "env" in info.data and (value is None) == (info.data["env"] is None):
            raise ValueError("exactly one of env and file is expected")
        return value

    @property
    def path(self) -> str:
        """The file, or ""."""
        return self.file or ""


class KeySource(SecretSource):
    """Where a provider's key is found.

    Attributes:
        google: the mounted file of a Google service account, whose access tokens are fetched.
    """

    google: FilePath | None = Field(default=None, validate_default=True)

    @check("google")
    @classmethod
    def _exactly_one(cls, value: str | None, info: ValidationInfo) -> str | None:
        if {"env", "file"} <= info.data.keys() and (value, info.data["env"], info.data["file"]).count(None) != 2:
            raise ValueError("exactly one of env, file and google is expected")
        return value

    @property
    def path(self) -> str:
        """The file, or ""."""
        return self.file or self.google or ""


class Agreement(Section):
    """The data-processing agreement with the upstream's operator (GDPR Art. 28(3), in German AVV).

    Attributes:
        sub_processors: who else processes (Art. 28(2)).
        transfer_basis: on what a transfer out of the EEA rests (Art. 45 to 47), if there is one.
        retention_days: how long the operator keeps data, as agreed.
    """

    reference: Recorded
    signed: date
    expires: date
    zero_retention: bool
    sub_processors: tuple[Text, ...] = ()
    transfer_basis: Literal["none", "adequacy", "scc", "bcr"] = "none"
    retention_days: int | None = Field(default=None, ge=0, le=36_500)

    @check("expires")
    @classmethod
    def _after_signing(cls, value: date, info: ValidationInfo) -> date:
        if "signed" in info.data and value < info.data["signed"]:
            raise ValueError("expires before it is signed")
        return value

    def in_force(self, today: date) -> bool:
        """Whether it covers `today`; the first and the last day count."""
        return self.signed <= today <= self.expires


class TimeoutsEntry(Section):
    """Limits of one upstream that differ from the general ones."""

    connect_seconds: Seconds | None = None
    first_byte_seconds: Seconds | None = None
    idle_seconds: Seconds | None = None


class UpstreamEntry(Section):
    """An endpoint that requests may be sent to, and on what terms."""

    name: Name
    provider: str
    self_hosted: bool = False
    base_url: str | None = Field(default=None, validate_default=True)
    region: Region | None = Field(default=None, validate_default=True)
    residency: Recorded | None = Field(default=None, validate_default=True)
    key: KeySource | None = Field(default=None, validate_default=True)
    legal_entity: Text | None = None
    agreement: Agreement | None = None
    receives: tuple[DataClass, ...] = Field(min_length=1)
    entities: tuple[EntityType, ...] = tuple(EntityType)
    models: tuple[Glob, ...] = Field(min_length=1)
    api_version: ApiVersion | None = None
    deployments: FrozenMap[Glob, Deployment] = EMPTY
    dialects: tuple[Dialect, ...] = ()
    timeouts: TimeoutsEntry = TimeoutsEntry()

    @property
    def local(self) -> bool:
        """Whether data stays with the operator: declared self-hosted, or on this machine."""
        return self.self_hosted or (self.base_url is not None and baseurl.is_loopback(baseurl.host_of(self.base_url)))

    @check("provider")
    @classmethod
    def _known_provider(cls, value: str) -> str:
        if value not in providers():
            raise ValueError(f"unknown provider{suggestion(value, providers())} (one of {', '.join(providers())})")
        return value

    @check("self_hosted")
    @classmethod
    def _can_be_self_hosted(cls, value: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic calls it
        provider = _provider(info)
        if value and provider is not None and not provider.self_hostable:
            raise ValueError(
                "this provider's service cannot be self-hosted; use openai_compatible for a server of yours"
            )
        return value

    @check("base_url")
    @classmethod
    def _base_url(cls, value: str | None, info: ValidationInfo) -> str | None:
        provider = _provider(info)
        if value is None:
            if provider is not None and provider.needs_url:
                raise ValueError("missing")
            return None
        if provider is not None and not provider.needs_url:
            raise ValueError("this provider runs in the gateway and has no address")
        host = baseurl.host_of(value)
        if "self_hosted" in info.data:
            self_hosted = info.data["self_hosted"]
            baseurl.check_transport(value, self_hosted=self_hosted)
            if self_hosted and _is_vendors(host):
                raise ValueError("this host belongs to a vendor, so it is not self_hosted")
        return value

    @check("region")
    @classmethod
    def _region_stated(cls, value: Region | None, info: ValidationInfo) -> Region | None:
        if not {"self_hosted", "base_url", "provider"} <= info.data.keys():
            return value
        url = info.data["base_url"]
        host = baseurl.host_of(url) if url is not None else ""
        if value is None and not info.data["self_hosted"] and not baseurl.is_loopback(host):
            raise ValueError("missing: where does this endpoint process? The URL alone does not prove it")
        if value in {Region.EU, Region.EEA} and (_processes_anywhere(host) or _location_elsewhere(url or "")):
            raise ValueError("this host processes anywhere; the vendor has another one for the EU")
        return value

    @check("residency")
    @classmethod
    def _residency_declared(cls, value: str | None, info: ValidationInfo) -> str | None:
        provider, region = _provider(info), info.data.get("region")
        host = baseurl.host_of(info.data["base_url"]) if info.data.get("base_url") else ""
        unproven = (provider is not None and provider.uses_deployments) or host.endswith(_PROVES_NOTHING)
        if value is None and unproven and region in {Region.EU, Region.EEA}:
            raise ValueError(
                "missing: the URL does not prove the region; say on what it rests (deployment type, inference profile)"
            )
        return value

    @check("key")
    @classmethod
    def _key_where_needed(cls, value: KeySource | None, info: ValidationInfo) -> KeySource | None:
        provider = _provider(info)
        if value is None and provider is not None and provider.needs_key:
            raise ValueError("missing: this provider needs {env: NAME} or {file: PATH}, Vertex AI {google: PATH}")
        if value is not None and provider is not None and (value.google is None) == (provider.name == "vertex"):
            raise ValueError("google is for the provider vertex, which takes nothing else")
        return value

    @check("api_version", "deployments")
    @classmethod
    def _only_with_deployments(cls, value: Any, info: ValidationInfo) -> Any:
        provider = _provider(info)
        if value and provider is not None and not provider.uses_deployments:
            raise ValueError("this provider has no deployments")
        return value


#: Clouds whose hosts are regional while a deployment or an inference profile decides where is processed.
_AMAZON = (".amazonaws.com", ".api.aws", ".amazonaws.eu")
_PROVES_NOTHING = (*_AMAZON, ".googleapis.com")


def _provider(info: ValidationInfo) -> Provider | None:
    return providers().get(info.data.get("provider", ""))


def _processes_anywhere(host: str) -> bool:
    """Whether some vendor documents this host as global, or as one of another region."""
    hosts = frozenset().union(*(provider.global_hosts for provider in providers().values()))
    return host in hosts or host.startswith(("us.", "us-")) or ".us-" in host or _amazon_elsewhere(host)


def _amazon_elsewhere(host: str) -> bool:
    """Whether a host of Amazon's names a region that is not in the EU: London and Zurich are not."""
    region = re.search(r"\.([a-z]{2,}(?:-[a-z]+)+-\d)\.", host) if host.endswith(_AMAZON) else None
    return region is not None and (
        not region[1].startswith(("eu-", "eusc-")) or region[1] in ("eu-west-2", "eu-central-2")
    )


def _location_elsewhere(url: str) -> bool:
    """Whether a URL of Google's names a location that is not in the EU: London and Zurich are not."""
    location = re.search(r"/locations/([a-z0-9-]+)", url)
    return location is not None and (
        not location[1].startswith(("europe-", "eu")) or location[1] in ("europe-west2", "europe-west6")
    )


def _is_vendors(host: str) -> bool:
    domains = frozenset().union(*(provider.vendor_domains for provider in providers().values()))
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
