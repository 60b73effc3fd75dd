"""``POST /v1/responses``: the table of its request.

Source of the key list: OpenAI's OpenAPI document 2.3.0 and the typed models of the `openai` package 3.54. Without state
that policy allows, nothing is stored: `store` is forced to false, and what refers to stored objects is refused.
"""

from __future__ import annotations

import re
from typing import Any, Final

from filters.endpoints._chat_parts import texts_of
from filters.endpoints._responses_answers import ResponsesAnswers
from filters.endpoints._responses_items import INPUT, INPUT_FILE, INPUT_IMAGE, INPUT_TEXT, TEXT
from filters.endpoints._responses_tools import TOOL_CHOICE, TOOLS
from filters.endpoints._words import MODERATION, NUMBER, OPTIONAL_TEXT, OPTIONAL_WORD, SWITCH, WORD
from filters.endpoints.base import EndpointSpec
from filters.tables import (
    Arr,
    Drop,
    Force,
    Free,
    Id,
    Keyed,
    Map,
    Node,
    Obj,
    OneOf,
    Reference,
    Refuse,
    Text,
    Variant,
)

_INCLUDED: Final = Refuse(
    "the answer would hold what cannot be inspected",
    unless=(
        "reasoning.encrypted_content",
        "message.output_text.logprobs",  # they are blanked in the answer
        "file_search_call.results",
        "web_search_call.results",
        "web_search_call.action.sources",
    ),
)
_STORED: Final = "the answer would be stored at the provider"
_VARIABLE: Final = OneOf(
    string=Text(),
    object=Variant("type", {"input_text": INPUT_TEXT, "input_image": INPUT_IMAGE, "input_file": INPUT_FILE}),
)
#: The text of a stored prompt is the provider's already; what goes into it is not.
_PROMPT: Final = Obj(
    {
        "id": Id(),
        "version": OneOf(string=Id(), null=True),
        "variables": OneOf(object=Map(re.compile(r"[A-Za-z_][A-Za-z0-9_\-]{0,63}"), _VARIABLE), null=True),
    },
    required=("id",),
)
_REASONING: Final = Obj(dict.fromkeys(("effort", "summary", "generate_summary", "mode", "context"), OPTIONAL_WORD))
_CONVERSATION: Final = OneOf(
    string=Reference("conversations"), object=Obj({"id": Reference("conversations")}), null=True
)

#: What a prompt is made of; counting its tokens takes the same.
PROMPT_KEYS: Final[dict[str, Node]] = {
    "model": WORD,
    "input": INPUT,
    "instructions": OPTIONAL_TEXT,
    "tools": TOOLS,
    "tool_choice": TOOL_CHOICE,
    "text": TEXT,
    "reasoning": OneOf(object=_REASONING, null=True),
    "parallel_tool_calls": SWITCH,
    "truncation": OPTIONAL_WORD,
    "previous_response_id": Reference("responses"),
    "conversation": _CONVERSATION,
}
TABLE: Final = Obj(
    {
        **PROMPT_KEYS,
        "prompt": OneOf(object=_PROMPT, null=True),
        "metadata": OneOf(object=Free(), null=True),
        "include": OneOf(array=Arr(_INCLUDED), null=True),
        "user": Keyed(),
        "safety_identifier": Keyed(),
        "prompt_cache_key": Keyed(),
        "prompt_cache_retention": OPTIONAL_WORD,
        "prompt_cache_options": OneOf(
            object=Obj({"mode": WORD, "ttl": WORD, "prewarm": SWITCH, "comparison_response_id": Drop()}), null=True
        ),
        "context_management": OneOf(array=Arr(Obj({"type": WORD, "compact_threshold": NUMBER})), null=True),
        "store": Force(value=False, unless="responses", always=True),
        "background": Refuse(_STORED, stateful=True, unless=(None, False), kind="responses"),
        "background_options": Refuse(_STORED, stateful=True),
        "stream": SWITCH,
        "stream_options": OneOf(object=Obj({"include_obfuscation": SWITCH}), null=True),
        "moderation": OneOf(object=MODERATION, null=True),
        "access_programs": OneOf(object=Obj({"cyber": OPTIONAL_WORD}), null=True),
        "image": OneOf(object=Obj({"context_compression": OPTIONAL_WORD}), null=True),
        "service_tier": OPTIONAL_WORD,
        "top_logprobs": Drop(unless_clean=True),
        **dict.fromkeys(("max_output_tokens", "max_tool_calls", "temperature", "top_p"), NUMBER),
    },
    required=("model",),
)


def _said(body: Any, roles: frozenset[str]) -> list[list[str]]:
    """Return the texts of each message of these roles; `input` as a string is the user's."""
    given = body.get("input")
    if isinstance(given, str):
        return [[given]] if "user" in roles else []
    return [texts_of(item.get("content")) for item in given or () if item.get("role") in roles]


def anchor(body: Any) -> str:
    """Return the first user message: it stays the same over a conversation, and clients resend it every time."""
    said = _said(body, frozenset({"user"}))
    return "\n".join(said[0]) if said else ""


def trusted_texts(body: Any) -> list[str]:
    """Return instructions and the texts of people; results of tools and answers are not trusted."""
    people = _said(body, frozenset({"system", "developer", "user"}))
    return [*texts_of(body.get("instructions")), *(text for texts in people for text in texts)]


def answers(body: Any) -> ResponsesAnswers:
    """Choose how answers are read: with structured outputs, the text is JSON."""
    wanted = (body.get("text") or {}).get("format") or {}
    return ResponsesAnswers(json_content=wanted.get("type") in ("json_schema", "json_object"))


SPEC: Final = EndpointSpec(
    name="responses",
    method="POST",
    path="/v1/responses",
    table=TABLE,
    anchor=anchor,
    trusted_texts=trusted_texts,
    generates=True,
    answers=answers,
    makes="responses",
)
