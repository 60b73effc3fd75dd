"""policies.yaml as JSON Schema: what editors complete and check while one types."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from gateway.config import Config
from gateway.policies_schema import EntityKey, Glob, JsonPath, Name, NounKey

_MAPS: Mapping[str, Any] = MappingProxyType(
    {
        "entities": EntityKey,
        "entities_in_red": EntityKey,
        "generalize": NounKey,
        "dictionaries": Name,
        "tools": Glob,
        "fields": JsonPath,
    }
)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of policies.yaml: what editors complete and check while one types.

    It knows every key, word and form; what depends on another key only `check` knows.
    """
    schema = Config.model_json_schema()
    for name, key in _MAPS.items():  # pydantic does not show the keys of a map
        schema["properties"][name]["propertyNames"] = TypeAdapter(key).json_schema()
    title = "policies.yaml of the privacy gateway"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": title}
