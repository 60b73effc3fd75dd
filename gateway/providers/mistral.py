"""Mistral. EU processing is documented for ``https://api.eu.mistral.ai/v1``; the default host is global.

Source: "Regional inference" (docs.mistral.ai). There is no Responses API; the chat API refuses keys that it does not
know, so the two that have another name there are renamed, and what goes without saying there is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from gateway.providers.base import NO_OPTIONS, Dialect, Options, Provider

_RENAMED = {"max_completion_tokens": "max_tokens", "seed": "random_seed"}


@dataclass(frozen=True, slots=True)
class _Mistral(Provider):
    def prepare(self, body: dict[str, Any], options: Options = NO_OPTIONS) -> None:  # noqa: ARG002
        """Use Mistral's names; where the client gave both names, Mistral's own wins."""
        for theirs, ours in _RENAMED.items():
            if theirs in body:
                body.setdefault(ours, body.pop(theirs))
        if body.get("store") is False:  # not storing is all that these endpoints can do
            del body["store"]
        body.pop("stream_options", None)  # unknown there; usage is in the last chunk of every stream


PROVIDER: Final[Provider] = _Mistral(
    name="mistral",
    dialects=frozenset({Dialect.OPENAI, Dialect.MISTRAL}),
    renames=True,
    global_hosts=frozenset({"api.mistral.ai"}),
    vendor_domains=frozenset({"mistral.ai"}),
)
