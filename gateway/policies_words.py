"""Words that may stand in policies.yaml, as validation and as JSON Schema, so that an editor knows them too."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema


@dataclass(frozen=True, slots=True)
class Matching:
    """A string that matches a pattern as a whole; `rule` says so in words, for messages and editors."""

    pattern: str
    rule: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Check after pydantic's own checks."""
        compiled, rule = re.compile(self.pattern), self.rule

        def validate(value: str) -> str:
            if not compiled.fullmatch(value):
                raise ValueError(rule)
            return value

        return core_schema.no_info_after_validator_function(validate, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Show the pattern."""
        return {**handler(schema), "pattern": f"^(?:{self.pattern})$", "description": self.rule}


@dataclass(frozen=True, slots=True)
class Checked:
    """A string that `check` accepts; the pattern shows editors what it looks like."""

    check: Callable[[str], str]
    pattern: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Check after pydantic's own checks."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Show the pattern."""
        return {**handler(schema), "pattern": self.pattern}
