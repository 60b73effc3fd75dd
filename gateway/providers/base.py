"""What a vendor is to the gateway: where an operation lives, how the key is sent, which APIs it speaks.

Pure: no client, no clock, no key kept. Residency is not decided here; a provider only states facts about its hosts
that let the schema refuse a policy that contradicts them (the vendors' pages on data residency).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from gateway.errors import InvalidRequest

_OPERATION = re.compile(r"[a-z][a-z_]*(?:/[A-Za-z0-9][A-Za-z0-9._:\-]{0,199}){0,4}")
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}")
_KEY = re.compile(r"[!-~]{1,8192}")


class Dialect(StrEnum):
    """What a server speaks: families of operations (the first three), and keys of its own in them."""

    OPENAI = "openai"
    RESPONSES = "responses"
    ANTHROPIC = "anthropic"
    AZURE = "azure"
    MISTRAL = "mistral"
    VLLM = "vllm"
    OLLAMA = "ollama"


def dialect_of(operation: str) -> Dialect:
    """Dialect of an operation, which is the path after ``/v1/`` (``chat/completions``, ``messages``)."""
    head = operation.partition("/")[0]
    families = {"responses": Dialect.RESPONSES, "conversations": Dialect.RESPONSES, "messages": Dialect.ANTHROPIC}
    return families.get(head, Dialect.OPENAI)


@dataclass(frozen=True, slots=True)
class Options:
    """What a policy may set for one upstream beyond its base URL.

    Attributes:
        api_version: selects the dated path form of Azure; None for the v1 form.
        deployments: model name to deployment name; a model not listed is its own deployment.
    """

    api_version: str | None = None
    deployments: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def deployment(self, model: str) -> str:
        """Name of the deployment that serves `model`."""
        return self.deployments.get(model, model)


NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Provider:
    """A vendor whose API is OpenAI's as it is; vendors that differ override a method.

    Attributes:
        name: the word in policies.yaml; equals the module's name.
        dialects: APIs that its servers speak.
        needs_key: no request is possible without a credential.
        needs_url: it is reached over the network.
        self_hostable: an operator may run it; never true for a vendor's own service.
        uses_deployments: `deployments` and `api_version` mean something to it.
        renames: `prepare` changes more of a body than its model, so that another vendor cannot be given it afterwards.
        global_hosts: hosts that are documented to process anywhere, so a policy may not call them EU.
        vendor_domains: domains of its own service, which no policy may call self-hosted.
    """

    name: str
    dialects: frozenset[Dialect]
    needs_key: bool = True
    needs_url: bool = True
    self_hostable: bool = False
    uses_deployments: bool = False
    renames: bool = False
    global_hosts: frozenset[str] = frozenset()
    vendor_domains: frozenset[str] = frozenset()

    def url(self, base_url: str, operation: str, model: str, options: Options = NO_OPTIONS) -> str:  # noqa: ARG002
        """Address of an operation.

        Raises:
            InvalidRequest: a model name that cannot be one.
            ValueError: an operation that cannot be one (a bug on our side).
        """
        check_names(operation, model)
        return f"{base_url.rstrip('/')}/{operation}"

    def headers(self, key: str | None) -> dict[str, str]:
        """Credential headers: RFC 6750 section 2.1, or none without a key.

        Raises:
            ValueError: the key is missing where one is needed, or no header value; it is not in the message.
        """
        return {"Authorization": f"Bearer {key}"} if self.checked_key(key) else {}

    def prepare(self, body: dict[str, Any], options: Options = NO_OPTIONS) -> None:
        """Change the decoded body, in place, to what this vendor calls the same thing.

        Runs before the egress guard; it may rename and remove protocol keys, and never adds text.
        """

    def checked_key(self, key: str | None) -> str | None:
        """Return the key if it can stand in a header (RFC 9110 section 5.5: visible ASCII).

        Raises:
            ValueError: see `headers`.
        """
        if not key:
            if self.needs_key:
                raise ValueError(f"{self.name} needs a key")
            return None
        if not _KEY.fullmatch(key):
            raise ValueError(f"the key for {self.name} holds characters that no header can carry")
        return key


def check_names(operation: str, model: str) -> None:
    """Refuse what could change the path or smuggle a second request.

    Raises:
        InvalidRequest: the client's model name.
        ValueError: our operation.
    """
    if not _OPERATION.fullmatch(operation):
        raise ValueError("an operation is lower-case words and ids joined by slashes")
    if not _MODEL.fullmatch(model):
        raise InvalidRequest("The model name holds characters that no model name has.", param="model")
