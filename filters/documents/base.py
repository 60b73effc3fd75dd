"""What all readers share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

MAX_CHARACTERS: Final = 2_000_000
MAX_DEPTH: Final = 3


class Unreadable(ValueError):
    """A file that cannot be inspected; the message says why and holds nothing of it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of document.

    Attributes:
        takes: media type in lower case → whether it is this kind.
        read: (content, parameters of the media type, depth) → text; raises `Unreadable`.
    """

    takes: Callable[[str], bool]
    read: Callable[[bytes, str, int], str]
