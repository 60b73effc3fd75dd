"""``POST /v1/chat/completions``: the table of its request.

Source of the key list: OpenAI's OpenAPI document 2.3.0 and the typed models of the `openai` package 3.54. What the
provider would fetch, execute or keep (image URLs, web search, stored files, stored completions, audio) is refused;
see docs/coverage.md for the reason of each.
"""

from __future__ import annotations

from typing import Any, Final

from filters import attachments, pictures
from filters.endpoints import _chat_dialects
from filters.endpoints._chat_answers import ChatAnswers
from filters.endpoints._chat_parts import texts_of
from filters.endpoints._words import (
    BREAKPOINT,
    JSON_SCHEMA_KEYS,
    LOGIT_BIAS,
    MODERATION,
    NUMBER,
    OPTIONAL_TEXT,
    OPTIONAL_WORD,
    STREAM_OPTIONS,
    SWITCH,
    TAG,
    UNREADABLE,
    WORD,
)
from filters.endpoints.base import EndpointSpec
from filters.tables import (
    Arr,
    Attachment,
    Drop,
    Force,
    Free,
    Id,
    Image,
    Keyed,
    Name,
    Node,
    Obj,
    OneOf,
    Painted,
    Refuse,
    Text,
    Variant,
)

_TEXT_PART: Final = Obj({"type": TAG, "text": Text(), "prompt_cache_breakpoint": BREAKPOINT}, required=("text",))
_REFUSAL_PART: Final = Obj({"type": TAG, "refusal": Text()})
_FORWARDED: Final = Obj(
    {
        "type": TAG,
        "image_url": OneOf(string=Painted(), object=Obj({"url": Painted(), "detail": OPTIONAL_WORD})),
        "prompt_cache_breakpoint": BREAKPOINT,
    }
)
_IMAGE_PART: Final = Image(
    UNREADABLE.format("an image"), pictures.of_chat, pictures.in_chat, pictures.as_chat_text, _TEXT_PART, _FORWARDED
)
_AUDIO_PART: Final = Refuse(UNREADABLE.format("audio"), unless=())
_FILE_PART: Final = Attachment(UNREADABLE.format("a file"), attachments.of_chat, attachments.as_chat_text, _TEXT_PART)

_PARTS: Final = Arr(
    Variant(
        "type",
        {
            "text": _TEXT_PART,
            "refusal": _REFUSAL_PART,
            "image_url": _IMAGE_PART,
            "input_audio": _AUDIO_PART,
            "file": _FILE_PART,
            **_chat_dialects.PARTS,
        },
    )
)
_CONTENT: Final = OneOf(string=Text(), array=_PARTS, null=True)
_MESSAGE_KEYS: Final[dict[str, Node]] = {
    "role": TAG,
    "content": _CONTENT,
    "name": OneOf(string=Text("name"), null=True),
}

_FUNCTION_CALL: Final = Obj({"name": Name(), "arguments": Text()}, required=("name",))
_TOOL_CALL: Final = Variant(
    "type",
    {
        "function": Obj({"id": Id(), "type": TAG, "index": NUMBER, "function": _FUNCTION_CALL}),
        "custom": Obj({"id": Id(), "type": TAG, "custom": Obj({"name": Name(), "input": Text()})}),
    },
    default="function",
)
_ASSISTANT: Final = Obj(
    {
        **_MESSAGE_KEYS,
        "refusal": OPTIONAL_TEXT,
        "reasoning": OPTIONAL_TEXT,
        "reasoning_content": OPTIONAL_TEXT,
        "tool_calls": OneOf(array=Arr(_TOOL_CALL), null=True),
        "function_call": OneOf(object=_FUNCTION_CALL, null=True),
        "audio": Refuse("it refers to audio stored at the provider", stateful=True),
        "annotations": OneOf(array=Arr(Free()), null=True),
        **_chat_dialects.MESSAGE_KEYS,
    },
    required=("role",),
)
_MESSAGE: Final = Variant(
    "role",
    {
        "developer": Obj(_MESSAGE_KEYS, required=("content",)),
        "system": Obj(_MESSAGE_KEYS, required=("content",)),
        "user": Obj(_MESSAGE_KEYS, required=("content",)),
        "assistant": _ASSISTANT,
        "tool": Obj({**_MESSAGE_KEYS, "tool_call_id": Id()}, required=("content",)),
        "function": Obj(_MESSAGE_KEYS, required=("name",)),
    },
)

_FUNCTION: Final = Obj(
    {"name": Name(), "description": OPTIONAL_TEXT, "parameters": Free(), "strict": SWITCH},
    required=("name",),
)
_GRAMMAR: Final = Obj({"type": TAG, "grammar": Obj({"syntax": WORD, "definition": Text(fixed=True)})})
_TOOL: Final = Variant(
    "type",
    {
        "function": Obj({"type": TAG, "function": _FUNCTION}, required=("function",)),
        "custom": Obj(
            {
                "type": TAG,
                "custom": Obj(
                    {
                        "name": Name(),
                        "description": Text(),
                        "format": Variant("type", {"text": Obj({"type": TAG}), "grammar": _GRAMMAR}),
                    },
                    required=("name",),
                ),
            }
        ),
    },
)
_NAMED_FUNCTION: Final = Obj({"type": TAG, "function": Obj({"name": Name()})})
_NAMED_CUSTOM: Final = Obj({"type": TAG, "custom": Obj({"name": Name()})})
_ALLOWED_TOOLS: Final = Obj(
    {
        "type": TAG,
        "allowed_tools": Obj(
            {"mode": WORD, "tools": Arr(Variant("type", {"function": _NAMED_FUNCTION, "custom": _NAMED_CUSTOM}))}
        ),
    }
)
_JSON_SCHEMA: Final = Obj(JSON_SCHEMA_KEYS, required=("name",))
_RESPONSE_FORMAT: Final = Variant(
    "type",
    {
        "text": Obj({"type": TAG}),
        "json_object": Obj({"type": TAG}),
        "json_schema": Obj({"type": TAG, "json_schema": _JSON_SCHEMA}, required=("json_schema",)),
    },
)
TABLE: Final = Obj(
    {
        "model": WORD,
        "messages": Arr(_MESSAGE),
        "audio": Refuse(UNREADABLE.format("audio output speaks the pseudonyms")),
        "modalities": Refuse(UNREADABLE.format("audio output speaks the pseudonyms"), unless=(None, ["text"])),
        "frequency_penalty": NUMBER,
        "presence_penalty": NUMBER,
        "temperature": NUMBER,
        "top_p": NUMBER,
        "n": NUMBER,
        "seed": NUMBER,
        "max_tokens": NUMBER,
        "max_completion_tokens": NUMBER,
        "function_call": OneOf(string=WORD, object=Obj({"name": Name()}), null=True),
        "functions": OneOf(array=Arr(_FUNCTION), null=True),
        "logit_bias": LOGIT_BIAS,
        # Their pieces spell the tokens letter by letter: only useful where nothing was replaced.
        "logprobs": Drop(unless_clean=True),
        "top_logprobs": Drop(unless_clean=True),
        "metadata": OneOf(object=Free(), null=True),
        "moderation": OneOf(object=MODERATION, null=True),
        "parallel_tool_calls": SWITCH,
        "prediction": OneOf(object=Obj({"type": WORD, "content": _CONTENT}), null=True),
        "prompt_cache_key": Keyed(),
        "prompt_cache_options": Obj({"mode": WORD, "ttl": WORD}),
        "prompt_cache_retention": OPTIONAL_WORD,
        "reasoning_effort": OPTIONAL_WORD,
        "response_format": OneOf(object=_RESPONSE_FORMAT, null=True),
        "safety_identifier": Keyed(),
        "service_tier": OPTIONAL_WORD,
        "stop": OneOf(string=Text(), array=Arr(Text()), null=True),
        "store": Force(value=False),
        "stream": SWITCH,
        "stream_options": STREAM_OPTIONS,
        "tool_choice": OneOf(
            string=WORD,
            object=Variant(
                "type",
                {"function": _NAMED_FUNCTION, "custom": _NAMED_CUSTOM, "allowed_tools": _ALLOWED_TOOLS},
            ),
            null=True,
        ),
        "tools": OneOf(array=Arr(_TOOL), null=True),
        "user": Keyed(),
        "verbosity": OPTIONAL_WORD,
        "web_search_options": Refuse("the provider would search the web with words of the request"),
        **_chat_dialects.KEYS,
    },
    required=("model", "messages"),
)


def anchor(body: Any) -> str:
    """Return the first user message: it stays the same over a conversation, and clients resend it every time."""
    for message in body["messages"]:
        if message.get("role") == "user":
            return "\n".join(texts_of(message.get("content")))
    return ""


def trusted_texts(body: Any) -> list[str]:
    """Return the texts of system, developer and user messages; tool results and answers are not trusted."""
    return [
        text
        for message in body["messages"]
        if message.get("role") in ("system", "developer", "user")
        for text in texts_of(message.get("content"))
    ]


def answers(body: Any) -> ChatAnswers:
    """Choose how answers are read: with structured outputs, the content is JSON."""
    wanted = body.get("response_format") or {}
    return ChatAnswers(json_content=wanted.get("type") in ("json_schema", "json_object"))


SPEC: Final = EndpointSpec(
    name="chat.completions",
    method="POST",
    path="/v1/chat/completions",
    table=TABLE,
    anchor=anchor,
    trusted_texts=trusted_texts,
    generates=True,
    answers=answers,
)
