"""``POST /v1/messages``: the table of its request.

Source of the key list: the typed models of the `anthropic` package 2.14, and what coding agents send in beta
(`context_management`). ``?beta=true`` is what the SDK's beta client adds; which betas go on, `gateway.wire` says.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any, Final

from filters.endpoints._anthropic_answers import MessagesAnswers
from filters.endpoints._anthropic_blocks import BLOCK, CACHE_CONTROL, TEXT_BLOCK
from filters.endpoints._anthropic_tools import TOOL, TOOL_CHOICE
from filters.endpoints._chat_parts import texts_of
from filters.endpoints._words import NUMBER, OPTIONAL_WORD, SWITCH, TAG, WORD
from filters.endpoints.base import EndpointSpec
from filters.tables import Arr, Drop, Free, Keyed, Name, Node, Obj, OneOf, Refuse, Text, Variant

_MESSAGE: Final = Variant(
    "role",
    dict.fromkeys(
        ("user", "assistant", "system"),
        Obj({"role": TAG, "content": OneOf(string=Text(), array=Arr(BLOCK))}, required=("content",)),
    ),
)
_THINKING: Final = Variant(
    "type",
    dict.fromkeys(
        ("enabled", "disabled", "between_tools", "adaptive"),
        Obj({"type": TAG, "budget_tokens": NUMBER, "display": OPTIONAL_WORD}),
    ),
)
_FORMAT: Final = OneOf(object=Variant("type", {"json_schema": Obj({"type": TAG, "schema": Free()})}), null=True)
_AMOUNT: Final = OneOf(string=WORD, object=Obj({"type": WORD, "value": NUMBER}), null=True)
_EDIT: Final = Obj(
    {
        "type": WORD,
        "trigger": _AMOUNT,
        "keep": _AMOUNT,
        "clear_at_least": _AMOUNT,
        "clear_tool_inputs": OneOf(array=Arr(Name()), null=True),
        "exclude_tools": OneOf(array=Arr(Name()), null=True),
    }
)
_STORED: Final = "it names something that the provider keeps"

COUNTED: Final[dict[str, Node]] = {
    "model": WORD,
    "messages": Arr(_MESSAGE),
    "system": OneOf(string=Text(), array=Arr(Variant("type", {"text": TEXT_BLOCK})), null=True),
    "tools": OneOf(array=Arr(TOOL), null=True),
    "tool_choice": OneOf(object=TOOL_CHOICE, null=True),
    "thinking": OneOf(object=_THINKING, null=True),
    "cache_control": CACHE_CONTROL,
    "output_config": OneOf(object=Obj({"effort": OPTIONAL_WORD, "format": _FORMAT}), null=True),
    "output_format": _FORMAT,
    "context_management": OneOf(object=Obj({"edits": Arr(_EDIT)}), null=True),
    "mcp_servers": Refuse(
        "the provider would send words of the request to other servers, with their keys", unless=(None, [])
    ),
    "container": Refuse(_STORED, stateful=True),
    "speed": OPTIONAL_WORD,
    # The upstream's terms say where it works, not the client.
    "inference_geo": Drop(),
    "user_profile_id": Drop(),
    "workspace_id": Drop(),
    "diagnostics": Drop(),
}
TABLE: Final = Obj(
    {
        **COUNTED,
        "max_tokens": NUMBER,
        "metadata": OneOf(object=Obj({"user_id": Keyed()}), null=True),
        "service_tier": OPTIONAL_WORD,
        "stop_sequences": OneOf(array=Arr(Text()), null=True),
        "stream": SWITCH,
        "temperature": NUMBER,
        "top_k": NUMBER,
        "top_p": NUMBER,
    },
    required=("model", "messages"),
)


def anchor(body: Any) -> str:
    """Return the first user message: it stays the same over a conversation, and clients resend it every time."""
    for message in body["messages"]:
        if message["role"] == "user":
            return "\n".join(texts_of(message["content"]))
    return ""


def trusted_texts(body: Any) -> list[str]:
    """Return the texts of the system prompt and of people; results of tools and answers are not trusted."""
    said = [
        text for message in body["messages"] if message["role"] != "assistant" for text in texts_of(message["content"])
    ]
    return [*texts_of(body.get("system")), *said]


def answers(body: Any) -> MessagesAnswers:
    """Choose how answers are read; citations point into the documents, which are pseudonymised in place."""
    documents = [
        block["source"]
        for message in body["messages"]
        if isinstance(message["content"], list)
        for block in message["content"]
        if block.get("type") == "document"
    ]
    wanted = (body.get("output_config") or {}).get("format") or body.get("output_format")
    return MessagesAnswers(documents, json_content=bool(wanted))


BETA: Final = MappingProxyType({"beta": re.compile("true")})
SPEC: Final = EndpointSpec(
    name="messages",
    method="POST",
    path="/v1/messages",
    api="anthropic",
    queries=BETA,
    table=TABLE,
    anchor=anchor,
    trusted_texts=trusted_texts,
    generates=True,
    answers=answers,
)
