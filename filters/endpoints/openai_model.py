"""``GET /v1/models/{model}``: one model of the list that `openai_models` answers."""

from __future__ import annotations

from typing import Final

from filters.endpoints.base import EndpointSpec

SPEC: Final = EndpointSpec(name="models.retrieve", method="GET", path="/v1/models/{model}")
