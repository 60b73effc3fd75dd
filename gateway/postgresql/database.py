"""A connection to PostgreSQL whose commits are durable, and the tables in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import psycopg
from psycopg.conninfo import conninfo_to_dict

Connection = psycopg.Connection[tuple[Any, ...]]

#: Where the address says nothing else: a server that has gone is noticed within seconds, a standby is passed over.
_DEFAULTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "application_name": "privacy-gateway",
        "connect_timeout": "5",
        "keepalives_idle": "5",
        "keepalives_interval": "2",
        "keepalives_count": "3",
        "tcp_user_timeout": "10000",
        "target_session_attrs": "read-write",
    }
)
_SCHEMA: Final = Path(__file__).with_name("schema.sql")
_SAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "42": "lacks a table or a privilege (gateway/postgresql/schema.sql)",
        "53": "has no room or no connection left",
    }
)


@contextlib.contextmanager
def failing() -> Iterator[None]:
    """A server that does not answer is what a disk is that cannot be written.

    Raises:
        OSError: says what is wrong without a word of the address, which holds a password.
    """
    try:
        yield
    except psycopg.Error as error:
        state = error.sqlstate or ""
        said = _SAID.get(
            state[:2], "cannot be reached, or refuses the login" if not state else f"answers with an error ({state})"
        )
        raise OSError(f"PostgreSQL {said}") from None


def check_address(address: str) -> None:
    """See whether that is an address of PostgreSQL.

    Raises:
        ValueError: it is none; it is not in the message.
    """
    try:
        conninfo_to_dict(address)
    except psycopg.Error:
        raise ValueError("expected postgresql://user:password@host:port/database?sslmode=verify-full") from None


def connect(address: str) -> Connection:
    """Connect, each statement its own transaction unless one is begun.

    Args:
        address: as of libpq; with several hosts, the one that takes writes.

    Raises:
        OSError: it cannot be used, or nothing that it takes would be durable.
    """
    with failing():
        given = conninfo_to_dict(address)
        connection = psycopg.connect(**{**_DEFAULTS, **given}, autocommit=True)  # type: ignore[arg-type]
        row = connection.execute("SELECT current_setting('fsync'), current_setting('synchronous_commit')").fetchone()
        synced, commit = row or ("off", "off")
        if synced == "off":
            connection.close()
            raise OSError("PostgreSQL runs with fsync = off: nothing that it takes is durable")
        if commit == "off":  # every other value waits at least for the server's own disk
            connection.execute("SET synchronous_commit = on")
    return connection


def prepare(connection: Connection) -> None:
    """Make the tables where they are missing; of several gateways that start together, one does.

    Raises:
        OSError: it may not.
    """
    with failing():
        if _there(connection):
            return
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('privacy_gateway.schema', 0))")
            connection.execute(_SCHEMA.read_bytes())


def _there(connection: Connection) -> bool:
    row = connection.execute("SELECT to_regclass('privacy_gateway.mention_keys')").fetchone()  # made last
    return row is not None and row[0] is not None
