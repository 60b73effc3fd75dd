"""``POST /v1/completions``, the legacy endpoint: prompts in text, and answers whose choices hold text.

A chunk of its stream is a chunk of a chat whose delta has one key; it is read as such and written back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from filters.endpoints._chat_answers import ChatAnswers
from filters.endpoints._chat_stream import ChatStream
from filters.endpoints._words import LOGIT_BIAS, NUMBER, OPTIONAL_TEXT, STREAM_OPTIONS, SWITCH, TEXTS, WORD
from filters.endpoints.base import EndpointSpec, ToolRules
from filters.restoration import Restorer
from filters.tables import Arr, Drop, Keyed, Obj, OneOf, Text

TABLE: Final = Obj(
    {
        "model": WORD,
        "prompt": TEXTS,
        "suffix": OPTIONAL_TEXT,
        "stop": OneOf(string=Text(), array=Arr(Text()), null=True),
        "user": Keyed(),
        "echo": SWITCH,
        "stream": SWITCH,
        "stream_options": STREAM_OPTIONS,
        "logit_bias": LOGIT_BIAS,
        "logprobs": Drop(unless_clean=True),  # their pieces spell the tokens
        **dict.fromkeys(
            "best_of frequency_penalty max_tokens n presence_penalty seed temperature top_p".split(), NUMBER
        ),
    },
    required=("model", "prompt"),
)


class CompletionAnswers(ChatAnswers):
    """Restores completions."""

    def stream(self, restorer: Restorer, rules: ToolRules) -> ChatStream:
        """Start restoring a stream of chunks."""
        return _CompletionStream(restorer, rules, self._content_mode)


class _CompletionStream(ChatStream):
    def _choice(self, choice: Any) -> Any:
        if not isinstance(choice, dict) or not isinstance(choice.get("text"), str):
            return _flat(super()._choice(choice))
        return _flat(super()._choice({("delta" if k == "text" else k): _as_delta(k, v) for k, v in choice.items()}))

    def _chunk_of(self, index: int, delta: Mapping[str, Any]) -> dict[str, Any]:
        return {"index": index, "text": delta.get("text", ""), "finish_reason": None}


def _as_delta(key: str, value: Any) -> Any:
    return {"text": value} if key == "text" else value


def _flat(choice: Any) -> Any:
    if not isinstance(choice, dict) or not isinstance(choice.get("delta"), dict):
        return choice
    return {("text" if k == "delta" else k): v.get("text", "") if k == "delta" else v for k, v in choice.items()}


def anchor(body: Any) -> str:
    """Return the prompt: completions are not continued."""
    prompt = body["prompt"]
    return prompt if isinstance(prompt, str) else "\n".join(prompt)


def trusted_texts(body: Any) -> list[str]:
    """Return the prompts."""
    prompt = body["prompt"]
    return [prompt] if isinstance(prompt, str) else list(prompt)


SPEC: Final = EndpointSpec(
    name="completions",
    method="POST",
    path="/v1/completions",
    table=TABLE,
    anchor=anchor,
    trusted_texts=trusted_texts,
    generates=True,
    answers=lambda _body: CompletionAnswers(json_content=False),
)
