"""The section of policies.yaml on the forward proxy (`privacy-gateway mitm`): which host gets what."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from gateway.policies_schema import Section
from gateway.policies_words import Matching

HostGlob = Annotated[
    str,
    # The last label is written out, so that no line means everything by mistake.
    Matching(
        r"(?:[a-z0-9*-]{1,63}\.){0,10}[a-z0-9-]{1,63}",
        "a host name in lower case is expected, with * as a wildcard before its last label",
    ),
]

#: Hosts of APIs whose paths the gateway understands as they are.
_API: Final = (
    "api.openai.com",
    "*.api.openai.com",
    "api.anthropic.com",
    "*.openai.azure.com",
    "*.services.ai.azure.com",
    "*.cognitiveservices.azure.com",
    "api.mistral.ai",
    "api.*.mistral.ai",
)
#: Web chats and playgrounds, and APIs that the gateway does not speak: untouched they would be the way around it.
_REFUSED: Final = (
    "chatgpt.com",
    "*.chatgpt.com",
    "chat.openai.com",
    "platform.openai.com",
    "claude.ai",
    "*.claude.ai",
    "claude.com",
    "*.claude.com",
    "console.anthropic.com",
    "gemini.google.com",
    "aistudio.google.com",
    "generativelanguage.googleapis.com",
    "*aiplatform.googleapis.com",
    "copilot.microsoft.com",
    "chat.mistral.ai",
    "console.mistral.ai",
    "perplexity.ai",
    "*.perplexity.ai",
    "grok.com",
    "*.grok.com",
    "api.x.ai",
    "meta.ai",
    "*.meta.ai",
    "poe.com",
    "*.poe.com",
    "deepseek.com",
    "*.deepseek.com",
    "openrouter.ai",
    "*.openrouter.ai",
    "api.groq.com",
    "api.together.xyz",
    "api.cohere.com",
    "bedrock-runtime.*.amazonaws.com",
)


class MitmSection(Section):
    """What the forward proxy does, by host. Where a host is on both lists, it is refused.

    Attributes:
        api: hosts whose requests go to the gateway.
        refused: hosts that are answered with a page that says why.
        others: whether the rest passes untouched.
        authorization: whether a client has to name itself to the proxy; `optional` leaves it to the gateway, which
            takes no one without a key where it has principals.
    """

    api: tuple[HostGlob, ...] = _API
    refused: tuple[HostGlob, ...] = _REFUSED
    others: Literal["tunnel", "refuse"] = "tunnel"
    authorization: Literal["required", "optional"] = "required"
