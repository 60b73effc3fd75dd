"""Vendors: one file each, exporting ``PROVIDER``. The file name is the word for `provider:` in policies.yaml."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from types import MappingProxyType

from filters import registry
from gateway.providers.base import Provider


@functools.cache
def providers() -> Mapping[str, Provider]:
    """Every provider by name; the folder is scanned on the first call."""
    return MappingProxyType(registry.load(sys.modules[__name__], "PROVIDER", Provider))
