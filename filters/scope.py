"""The keys of a client's exchanges."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from filters.pseudonyms import TokenKey
from filters.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Scope:
    """The keys of a client's exchanges.

    Attributes:
        client: for identifiers that must be stable over all requests of a client.
        anchor: first user message → name of the conversation; it reveals nothing of the text.
        conversation: name of a conversation → key of its tokens.
        sealer: for what the client keeps for us.
    """

    client: TokenKey
    anchor: Callable[[str], str]
    conversation: Callable[[str], TokenKey]
    sealer: Sealer
