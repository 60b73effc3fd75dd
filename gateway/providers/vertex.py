"""Google Vertex AI through its OpenAI-compatible endpoint, with access tokens of a service account (`gateway.google`).

The base URL names project and location:
``https://europe-west4-aiplatform.googleapis.com/v1/projects/P/locations/europe-west4/endpoints/openapi``. The location
``global`` processes anywhere, and so may a model that Google does not list for the location ("Data residency",
docs.cloud.google.com): the policy declares on what the region rests. Models are called ``google/gemini-…``.
"""

from __future__ import annotations

from typing import Final

from gateway.providers.base import Dialect, Provider

PROVIDER: Final[Provider] = Provider(
    name="vertex",
    dialects=frozenset({Dialect.OPENAI}),
    global_hosts=frozenset({"aiplatform.googleapis.com"}),
    vendor_domains=frozenset({"googleapis.com"}),
)
