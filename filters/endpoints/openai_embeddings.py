"""``POST /v1/embeddings``: texts become vectors, so the same value must have the same token in every request.

Tokens are those of the client, not of a conversation: what was indexed yesterday is found by today's query. Vectors of
pseudonymised text are not those of clear text: index and query through the same gateway.
"""

from __future__ import annotations

from typing import Final

from filters.endpoints._plain_answers import PlainAnswers
from filters.endpoints._words import NUMBER, OPTIONAL_WORD, TEXTS, WORD
from filters.endpoints.base import EndpointSpec
from filters.tables import Keyed, Obj

SPEC: Final = EndpointSpec(
    name="embeddings",
    method="POST",
    path="/v1/embeddings",
    table=Obj(
        {"model": WORD, "input": TEXTS, "dimensions": NUMBER, "encoding_format": OPTIONAL_WORD, "user": Keyed()},
        required=("model", "input"),
    ),
    answers=lambda _body: PlainAnswers("data"),
)
