"""``POST /v1/messages/count_tokens``: the whole prompt travels, so it is filtered like the message itself."""

from __future__ import annotations

from typing import Final

from filters.endpoints.anthropic_messages import BETA, COUNTED, anchor, answers, trusted_texts
from filters.endpoints.base import EndpointSpec
from filters.tables import Obj

SPEC: Final = EndpointSpec(
    name="messages.count_tokens",
    method="POST",
    path="/v1/messages/count_tokens",
    api="anthropic",
    queries=BETA,
    table=Obj(COUNTED, required=("model", "messages")),
    anchor=anchor,
    trusted_texts=trusted_texts,
    answers=answers,
    runs=False,
)
