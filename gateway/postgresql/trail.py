"""Reading an audit trail from PostgreSQL (`gateway.trail.Trail`), and the heads that any trail may leave there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from gateway.audit import MAX_LINE, Reference
from gateway.postgresql.database import Connection, failing
from gateway.subject_index import Place

_CHUNK: Final = 2_000  # lines that are fetched at a time

#: Jumps from name to name in the primary key: reading all lines for their few names would take minutes.
_NAMES: Final = """
WITH RECURSIVE names AS (
    (SELECT segment FROM privacy_gateway.lines ORDER BY segment LIMIT 1)
    UNION ALL
    SELECT (SELECT segment FROM privacy_gateway.lines WHERE segment > names.segment ORDER BY segment LIMIT 1)
    FROM names WHERE names.segment IS NOT NULL
) SELECT segment FROM names WHERE segment IS NOT NULL
"""


#: First and last line of the newest segments, in one question.
_ENDS: Final = """
WITH RECURSIVE names AS (
    (SELECT segment, 1 AS number FROM privacy_gateway.lines ORDER BY segment DESC LIMIT 1)
    UNION ALL
    SELECT (SELECT segment FROM privacy_gateway.lines WHERE segment < names.segment ORDER BY segment DESC LIMIT 1),
           number + 1
    FROM names WHERE names.segment IS NOT NULL AND number < %s
) SELECT segment,
         (SELECT line FROM privacy_gateway.lines AS l WHERE l.segment = names.segment ORDER BY place LIMIT 1),
         (SELECT line FROM privacy_gateway.lines AS l WHERE l.segment = names.segment ORDER BY place DESC LIMIT 1)
FROM names WHERE segment IS NOT NULL ORDER BY segment
"""


def ends(connection: Connection, newest: int) -> list[tuple[str, str, str]]:
    """Return name, first and last line of the newest segments, in the order of names.

    Raises:
        OSError: they cannot be read.
    """
    with failing():
        return [(name, first, last) for name, first, last in connection.execute(_ENDS, (newest,))]


class PostgresTrail:
    """Segments in a table.

    Args:
        connection: used for nothing else while lines are read.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def segments(self) -> list[str]:
        """Names in their order."""
        with failing():
            return [name for (name,) in self._connection.execute(_NAMES)]

    def lines(self, segment: str) -> Iterator[bytes]:
        """Lines of one segment, as they would stand in a file."""
        query = "SELECT left(line, %s) FROM privacy_gateway.lines WHERE segment = %s ORDER BY place"
        with failing(), self._connection.transaction(), self._connection.cursor("lines") as cursor:
            cursor.itersize = _CHUNK
            for (line,) in cursor.execute(query, (MAX_LINE - 1, segment)):
                yield line.encode() + b"\n"

    def at(self, place: Place) -> bytes:
        """The line of a number."""
        query = "SELECT line FROM privacy_gateway.lines WHERE segment = %s AND place = %s"
        with failing():
            row = self._connection.execute(query, (place.file, place.offset)).fetchone()
        return row[0].encode() + b"\n" if row is not None else b""

    def anchors(self, keys: Collection[str] | None) -> dict[str, str]:
        """Newest head of each segment that one of these keys signed."""
        return heads(self._connection, keys)


def heads(connection: Connection, keys: Collection[str] | None) -> dict[str, str]:
    """Return hash → segment of the newest head of each segment.

    Args:
        connection: to ask.
        keys: hex public keys whose trails are meant, None for all.

    Raises:
        OSError: it cannot be read.
    """
    query = """SELECT DISTINCT ON (segment) hash, segment FROM privacy_gateway.heads
    WHERE %s OR key = ANY(%s) ORDER BY segment, seq DESC"""
    with failing():
        return dict(connection.execute(query, (keys is None, list(keys or ()))).fetchall())


def keep_head(connection: Connection, head: Reference, key: str) -> None:
    """Keep a head that a key signed, in place of older ones of its segment: it vouches for all that they did.

    Raises:
        OSError: it is not kept.
    """
    query = """INSERT INTO privacy_gateway.heads (segment, seq, writer, hash, key) VALUES (%s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING"""
    older = "DELETE FROM privacy_gateway.heads WHERE segment = %s AND key = %s AND seq < %s"
    with failing(), connection.transaction():
        connection.execute(query, (head.file, head.seq, head.writer, head.hash, key))
        connection.execute(older, (head.file, key, head.seq))


def drop_heads(connection: Connection, key: str, days: int) -> None:
    """Remove heads that are older than a record may be: the line that says that their segment went will go, too.

    Raises:
        OSError: they are not removed.
    """
    query = "DELETE FROM privacy_gateway.heads WHERE key = %s AND at < now() - make_interval(days => %s)"
    with failing():
        connection.execute(query, (key, days))
