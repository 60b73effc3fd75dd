"""Keys of chat completions that single servers have beyond OpenAI's.

A request that uses one goes only to upstreams that declare its dialect (`upstreams[*].dialects`); nothing is
translated. Sources: vLLM's `ChatCompletionRequest` and `SamplingParams`; the typed models of `mistralai` 3.7; Azure
OpenAI's reference of data-plane inference; Ollama's page on OpenAI compatibility and its chat API.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from filters.endpoints._words import NUMBER, OPTIONAL_TEXT, OPTIONAL_WORD, SWITCH, TAG, UNREADABLE, WORD
from filters.tables import Arr, Free, Keyed, Map, Node, Obj, OneOf, Only, Pass, Refuse, Text, Variant

_TOKEN_IDS: Final = Refuse("token ids cannot be inspected", code="unsupported_input_type")
_TEXTS: Final = OneOf(array=Arr(Text()), null=True)
_STRUCTURED: Final = Obj(
    {
        "json": OneOf(string=Text(), object=Free(), null=True),
        "choice": _TEXTS,
        "regex": OneOf(string=Text(fixed=True), null=True),
        "grammar": OneOf(string=Text(fixed=True), null=True),
        "json_object": SWITCH,
        "disable_any_whitespace": SWITCH,
        "disable_additional_properties": SWITCH,
    }
)
_VLLM: Final[Mapping[str, Node]] = {
    "documents": OneOf(array=Arr(Free()), null=True),
    "bad_words": _TEXTS,
    "structured_outputs": OneOf(object=_STRUCTURED, null=True),
    "guided_json": OneOf(string=Text(), object=Free(), null=True),
    "guided_choice": _TEXTS,
    "guided_regex": OneOf(string=Text(fixed=True), null=True),
    "guided_grammar": OneOf(string=Text(fixed=True), null=True),
    "chat_template": Refuse("a template is a program that the server runs over the request"),
    "chat_template_kwargs": OneOf(object=Free(), null=True),
    "cache_salt": Keyed(),
    "session_id": Keyed(),
    "request_id": Keyed(),
    **dict.fromkeys(("stop_token_ids", "allowed_token_ids", "prompt_logprobs"), _TOKEN_IDS),
    **dict.fromkeys(
        ("kv_transfer_params", "mm_processor_kwargs", "vllm_xargs", "logits_processors"),
        Refuse("it reaches into the server"),
    ),
    **dict.fromkeys(
        "top_k min_p repetition_penalty length_penalty min_tokens truncate_prompt_tokens priority".split(), NUMBER
    ),
    **dict.fromkeys(
        (
            "use_beam_search ignore_eos skip_special_tokens spaces_between_special_tokens include_stop_str_in_output"
            " add_generation_prompt continue_final_message add_special_tokens include_reasoning echo"
        ).split(),
        SWITCH,
    ),
    **dict.fromkeys(
        ("return_token_ids", "return_prompt_text", "return_tokens_as_token_ids"),
        Refuse("the answer would spell the tokens", unless=(None, False)),
    ),
}
_MISTRAL: Final[Mapping[str, Node]] = {
    "prompt_mode": OPTIONAL_WORD,
    "safe_prompt": SWITCH,
    "random_seed": NUMBER,
    "guardrails": Refuse("its categories were not reviewed"),
}
_AZURE: Final[Mapping[str, Node]] = {
    "data_sources": Refuse("the provider would search a store with words of the request, and holds its keys"),
    "user_security_context": OneOf(
        object=Obj(
            {
                "application_name": OPTIONAL_TEXT,
                **dict.fromkeys(("end_user_id", "end_user_tenant_id", "source_ip"), Keyed()),
            }
        ),
        null=True,
    ),
}
_OLLAMA: Final[Mapping[str, Node]] = {
    "think": Pass((bool, str, type(None))),
    "keep_alive": Pass((str, int, float, type(None))),
    "format": OneOf(string=WORD, object=Free(), null=True),
    "options": OneOf(object=Map(re.compile(r"[a-z_]{1,40}"), Pass((bool, int, float))), null=True),
}

#: Keys beside `messages`.
KEYS: Final[dict[str, Node]] = {
    key: Only(dialect, node)
    for dialect, nodes in (("vllm", _VLLM), ("mistral", _MISTRAL), ("azure", _AZURE), ("ollama", _OLLAMA))
    for key, node in nodes.items()
}
#: Keys of an assistant's message.
MESSAGE_KEYS: Final[dict[str, Node]] = {"prefix": Only("mistral", SWITCH)}
_THOUGHTS: Final = Arr(Variant("type", {"text": Obj({"type": TAG, "text": Text()}, required=("text",))}))
#: Content parts.
PARTS: Final[dict[str, Node]] = {
    "thinking": Only("mistral", Obj({"type": TAG, "thinking": _THOUGHTS, "closed": SWITCH})),
    "reference": Only("mistral", Obj({"type": TAG, "reference_ids": Arr(NUMBER)})),
    "document_url": Refuse("the provider would fetch it", unless=()),
    "tool_reference": Only(
        "mistral",
        Obj({"type": TAG, "tool": WORD, "title": OPTIONAL_TEXT, "url": OPTIONAL_TEXT, "description": OPTIONAL_TEXT}),
    ),
    "image": Refuse(UNREADABLE.format("an image"), unless=()),
}
