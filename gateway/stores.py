"""What keeps things beyond a request, opened as policy says: in memory and files, or in what replicas share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gateway.budgets.base import Ledger
from gateway.budgets.memory import MemoryLedger
from gateway.config import Config, shared_address
from gateway.problems import ConfigError, Problem
from gateway.stops.base import Board
from gateway.stops.file import FileBoard
from gateway.vault.base import Store
from gateway.vault.memory import MemoryStore
from gateway.wishes import Board as WishBoard
from gateway.wishes import FileWishes, ValkeyWishes


def connect_shared(config: Config, environ: Mapping[str, str]) -> Any:
    """Return a client of the server that replicas share, or None for a single process.

    Raises:
        ConfigError: its address is not there, or none.
    """
    address = shared_address(config, environ)
    if not address:
        return None
    from gateway import shared  # noqa: PLC0415 - the client is only loaded where it is used

    try:
        return shared.connect(address)
    except ValueError as error:
        raise ConfigError([Problem("environment", 0, "replicas.valkey", str(error))]) from None


@dataclass(frozen=True, slots=True)
class Stores:
    """What replicas share, or what a single process has in its place.

    Attributes:
        objects: the vault's.
        ledger: of budgets.
        stops: board of administrators.
        wishes: board of data subjects.
    """

    objects: Store
    ledger: Ledger
    stops: Board
    wishes: WishBoard


def open_stores(config: Config, client: Any, state: Path) -> Stores:
    """Open what policy says."""
    seconds = config.state.ttl_hours * 3600
    if client is None:
        objects = MemoryStore(seconds, config.state.max_objects)
        return Stores(objects, MemoryLedger(), FileBoard(state / "stops.json"), FileWishes(state / "wishes.json"))
    from gateway.budgets.valkey import ValkeyLedger  # noqa: PLC0415 - as above
    from gateway.stops.valkey import ValkeyBoard  # noqa: PLC0415 - as above
    from gateway.vault.valkey import ValkeyStore  # noqa: PLC0415 - as above

    return Stores(ValkeyStore(client, seconds), ValkeyLedger(client), ValkeyBoard(client), ValkeyWishes(client))
