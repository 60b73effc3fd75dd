"""Azure OpenAI (Foundry): the v1 path form, and the dated one where `api_version` is set.

The base URL is the resource, ``https://{resource}.openai.azure.com``, with or without ``/openai/v1``. Whether data
stays in the EU hangs on the deployment type (Data Zone EU or regional) and cannot be seen from the URL: the region
in policies.yaml is the operator's word for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from gateway.errors import InvalidRequest
from gateway.providers.base import NO_OPTIONS, Dialect, Options, Provider, check_names

_DEPLOYMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_PER_DEPLOYMENT = frozenset(
    {
        "completions",
        "chat/completions",
        "embeddings",
        "audio/transcriptions",
        "audio/translations",
        "audio/speech",
        "images/generations",
        "images/edits",
    }
)


@dataclass(frozen=True, slots=True)
class _AzureOpenAI(Provider):
    def url(self, base_url: str, operation: str, model: str, options: Options = NO_OPTIONS) -> str:
        """Address in the path form that `options` select.

        Raises:
            InvalidRequest: a model that is no deployment name.
        """
        check_names(operation, model)
        deployment = options.deployment(model)
        if not _DEPLOYMENT.fullmatch(deployment):
            raise InvalidRequest("The model is not a name that a deployment can have.", param="model")
        resource = re.sub(r"/openai(?:/v1)?/?\Z", "", base_url).rstrip("/")
        if options.api_version is None:
            return f"{resource}/openai/v1/{operation}"
        place = f"deployments/{quote(deployment, safe='')}/{operation}" if operation in _PER_DEPLOYMENT else operation
        return f"{resource}/openai/{place}?api-version={quote(options.api_version, safe='')}"

    def headers(self, key: str | None) -> dict[str, str]:
        """Azure's own key header.

        Raises:
            ValueError: see the base class.
        """
        return {"api-key": checked} if (checked := self.checked_key(key)) else {}

    def prepare(self, body: dict[str, Any], options: Options = NO_OPTIONS) -> None:
        """On Azure the model in the body is the name of a deployment."""
        model = body.get("model")
        if isinstance(model, str):
            body["model"] = options.deployment(model)


PROVIDER: Final[Provider] = _AzureOpenAI(
    name="azure_openai",
    dialects=frozenset({Dialect.OPENAI, Dialect.RESPONSES, Dialect.AZURE}),
    uses_deployments=True,
    vendor_domains=frozenset({"azure.com", "microsoft.com"}),
)
