"""The built-in answer machine for trying the gateway out. It runs in this process and has no address and no key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gateway.providers.base import NO_OPTIONS, Dialect, Options, Provider, check_names


@dataclass(frozen=True, slots=True)
class _Demo(Provider):
    def url(self, base_url: str, operation: str, model: str, options: Options = NO_OPTIONS) -> str:  # noqa: ARG002
        """Return a name for the in-process transport; nothing resolves it."""
        check_names(operation, model)
        return f"demo:{operation}"

    def headers(self, key: str | None) -> dict[str, str]:  # noqa: ARG002 - a key given to it goes nowhere
        """No credential."""
        return {}


PROVIDER: Final[Provider] = _Demo(
    name="demo", dialects=frozenset(Dialect), needs_key=False, needs_url=False, self_hostable=True
)
