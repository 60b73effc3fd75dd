"""``POST /v1/responses/input_tokens``: the whole prompt travels, so it is filtered like the request itself."""

from __future__ import annotations

from typing import Final

from filters.endpoints._words import OPTIONAL_WORD
from filters.endpoints.base import EndpointSpec
from filters.endpoints.openai_responses import PROMPT_KEYS, anchor, answers, trusted_texts
from filters.tables import Obj

SPEC: Final = EndpointSpec(
    name="responses.input_tokens",
    method="POST",
    path="/v1/responses/input_tokens",
    table=Obj({**PROMPT_KEYS, "personality": OPTIONAL_WORD}, required=("model",)),
    anchor=anchor,
    trusted_texts=trusted_texts,
    answers=answers,
    runs=False,
)
