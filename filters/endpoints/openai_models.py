"""``GET /v1/models``: answered from our own policy, so there is nothing to inspect."""

from __future__ import annotations

from typing import Final

from filters.endpoints.base import EndpointSpec

SPEC: Final = EndpointSpec(name="models", method="GET", path="/v1/models")
