"""OpenAI.

EU processing needs an EU project and ``https://eu.api.openai.com/v1`` ("Data residency", help.openai.com).
"""

from __future__ import annotations

from typing import Final

from gateway.providers.base import Dialect, Provider

PROVIDER: Final[Provider] = Provider(
    name="openai",
    dialects=frozenset({Dialect.OPENAI, Dialect.RESPONSES}),
    global_hosts=frozenset({"api.openai.com"}),
    vendor_domains=frozenset({"openai.com"}),
)
