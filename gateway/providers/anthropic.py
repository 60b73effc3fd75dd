"""Anthropic's own API.

Its documented places of inference are ``global`` and ``us`` ("Data residency", docs.anthropic.com): no policy can call
it EU. Claude in the EU is reached through a cloud that has it there, or a server that speaks the same API.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gateway.providers.base import Dialect, Provider


@dataclass(frozen=True, slots=True)
class _Anthropic(Provider):
    def headers(self, key: str | None) -> dict[str, str]:
        """Anthropic's own key header.

        Raises:
            ValueError: see the base class.
        """
        return {"x-api-key": checked} if (checked := self.checked_key(key)) else {}


PROVIDER: Final[Provider] = _Anthropic(
    name="anthropic",
    dialects=frozenset({Dialect.ANTHROPIC}),
    global_hosts=frozenset({"api.anthropic.com"}),
    vendor_domains=frozenset({"anthropic.com"}),
)
