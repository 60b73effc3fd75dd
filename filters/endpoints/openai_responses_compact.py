"""``POST /v1/responses/compact``, stateless: the compaction that comes back is sealed for the client."""

from __future__ import annotations

from typing import Final

from filters.endpoints._words import OPTIONAL_WORD
from filters.endpoints.base import EndpointSpec
from filters.endpoints.openai_responses import PROMPT_KEYS, anchor, answers, trusted_texts
from filters.tables import Keyed, Obj

_KEYS: Final = ("model", "input", "instructions", "previous_response_id")
SPEC: Final = EndpointSpec(
    name="responses.compact",
    method="POST",
    path="/v1/responses/compact",
    table=Obj(
        {
            **{key: PROMPT_KEYS[key] for key in _KEYS},
            "prompt_cache_key": Keyed(),
            "prompt_cache_retention": OPTIONAL_WORD,
            "service_tier": OPTIONAL_WORD,
        },
        required=("model",),
    ),
    anchor=anchor,
    trusted_texts=trusted_texts,
    generates=True,
    answers=answers,
)
