"""Seeded dictionaries on disk: where their records come from, and opening them for a policy."""

from __future__ import annotations

import contextlib
import csv
import mmap
import os
import secrets
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import unquote, urlsplit

import psycopg

from filters.detection import Detector
from filters.lexicon import Lexicon
from filters.seeds.building import Builder, Record, changed
from filters.seeds.columns import kinds_of
from filters.seeds.search import Seeds
from filters.seeds.table import BadSeedFile, Hasher, Header, read_header
from gateway import directory
from gateway.cache import CachedDetector
from gateway.keys import RootKey
from gateway.postgresql import database
from gateway.problems import ConfigError, Problem

_CACHE_BYTES: Final = 16 * 1024 * 1024
_BATCH: Final = 10_000
Row = tuple[str | Sequence[str], ...]
Opened = tuple[tuple[str, ...], Iterator[Row]]  # headers and rows
Mode = Literal["new", "add", "remove"]


class NoSource(Exception):
    """The source cannot be read; says why and what to do, and holds no value of it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where records come from.

    Attributes:
        address: a file of comma- or semicolon-separated values, ``sqlite:///FILE``, ``postgresql://…`` or ``ldaps://…``.
        query: what a database is asked; a whole SELECT, or the name of a table or view.
        columns: what the operator says of columns.
        encoding: of a file.
        password: of a directory.
    """

    address: str = field(repr=False)
    query: str = field(default="", repr=False)
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8-sig"
    password: str = field(default="", repr=False)


@contextlib.contextmanager
def rows(source: Source) -> Iterator[Opened]:
    """Open a source; its headers and its rows, which are read as they are taken.

    Raises:
        NoSource: it cannot be read.
    """
    scheme = source.address.partition("://")[0] if "://" in source.address else ""
    opened = _openers().get(scheme)
    if opened is None:
        raise NoSource(f"{scheme}:// is no source: a CSV file, sqlite:///FILE, postgresql://… or ldaps://… is one")
    with opened(source) as found:
        yield found


def records(source: Source) -> Iterator[Record]:
    """Yield the records of a source: what of each row has a kind.

    Raises:
        NoSource: it cannot be read, or no column of it is known.
    """
    with rows(source) as (headers, found):
        unknown = sorted(set(source.columns) - set(headers))
        if unknown:
            raise NoSource(f"no such column: {', '.join(unknown)}; the first line names {len(headers)} others")
        kinds = kinds_of(headers, source.columns)
        if not kinds:
            raise NoSource(
                f"none of the {len(headers)} columns says what it holds: is the first line one of headers?"
                " --column HEADER=LABEL says it"
            )
        chosen = [(index, kinds[header]) for index, header in enumerate(headers) if header in kinds]
        for row in found:
            yield [
                (*kind, value.strip())
                for index, kind in chosen
                if index < len(row)
                for value in _values(row[index])
                if value.strip()
            ]


def _values(cell: str | Sequence[str]) -> Sequence[str]:
    """A directory may have several values where a table has one."""
    return (cell,) if isinstance(cell, str) else cell


@contextlib.contextmanager
def _csv(source: Source) -> Iterator[Opened]:
    try:
        with Path(source.address).open(encoding=source.encoding, newline="") as file:
            dialect = _dialect(file.read(65536))
            file.seek(0)
            reader = csv.reader(file, dialect)
            headers = next(reader, [])
            yield tuple(header.strip() for header in headers), (tuple(row) for row in reader)
    except OSError as error:
        raise NoSource(f"{_shown(source)} cannot be read: {error.strerror}") from None
    except (UnicodeError, LookupError):
        raise NoSource(f"{_shown(source)} is not {source.encoding}: try --encoding cp1252 or utf-16") from None
    except (csv.Error, ValueError):
        raise NoSource(f"{_shown(source)} is no table: a first line of headers, and every quote closed") from None


def _shown(source: Source) -> str:
    """A file's name; what looks like an address may hold a password."""
    return "the file" if "@" in source.address else source.address


def _dialect(sample: str) -> type[csv.Dialect]:
    """Excel's in Germany parts with semicolons; which one it is, the first line tells."""

    class Found(csv.excel):
        strict = True  # a quote that nobody closes would swallow all rows behind it
        delimiter = max(",;\t|", key=sample.partition("\n")[0].count)

    return Found


@contextlib.contextmanager
def _sqlite(source: Source) -> Iterator[Opened]:
    path = Path(unquote(urlsplit(source.address).path[1:]))
    query = _query(source)
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        with contextlib.closing(connection):
            cursor = connection.execute(query)
            yield tuple(item[0] for item in cursor.description), map(_texts, cursor)
    except (sqlite3.Error, ValueError):
        raise NoSource(f"{path} cannot be read with this --query") from None


@contextlib.contextmanager
def _postgresql(source: Source) -> Iterator[Opened]:
    try:
        with database.failing(), psycopg.connect(source.address, connect_timeout=10) as connection:
            connection.read_only = True
            with connection.cursor(name="seed") as cursor:
                cursor.itersize = _BATCH
                cursor.execute(_query(source).encode())
                yield tuple(item.name for item in cursor.description or ()), map(_texts, cursor)
    except OSError as error:
        raise NoSource(str(error)) from None


@contextlib.contextmanager
def _ldap(source: Source) -> Iterator[Opened]:
    try:
        with directory.people(directory.parse(source.address), source.password) as found:
            yield found
    except (ValueError, OSError) as error:
        raise NoSource(str(error)) from None


def _openers() -> dict[str, Callable[[Source], contextlib.AbstractContextManager[Opened]]]:
    """What opens a source, by the scheme of its address."""
    databases = {"sqlite": _sqlite, "postgresql": _postgresql, "postgres": _postgresql}
    return {"": _csv, "ldap": _ldap, "ldaps": _ldap, **databases}


def _query(source: Source) -> str:
    query = source.query.strip().rstrip(";")
    if not query:
        raise NoSource("a database needs --query: a SELECT, or the name of a table or view")
    if not query.isprintable() or not query.replace("_", "").replace(".", "").isalnum():
        # Nothing that makes or attaches a database.
        if query.partition(" ")[0].split("\n")[0].upper() not in ("SELECT", "WITH"):
            raise NoSource("--query is a SELECT, or the name of a table or view")
    else:
        # Nothing but letters, digits and underscores between the quotes.
        query = "SELECT * FROM " + ".".join(f'"{part}"' for part in query.split("."))  # noqa: S608
    return query


def _texts(row: Sequence[Any]) -> Row:
    return tuple("" if value is None else str(value) for value in row)


def opened(path: Path, root: RootKey, name: str = "", expected: str = "") -> Detector:
    """Map a seeded dictionary; its pages are shared by all processes that do.

    Args:
        path: of the file.
        root: the ring of root keys; the file says which of them it was made with.
        name: of the dictionary, for the error.
        expected: the seal that the policy's version was made of; another file is another policy.

    Raises:
        ConfigError: it cannot be read, is none, or is of another key.
    """
    try:
        data = mapped(path)
        _same(data, expected)
        seeds = Seeds(data, hasher(root, read_header(data)))
    except (OSError, BadSeedFile) as error:
        said = error.strerror if isinstance(error, OSError) else error
        raise ConfigError([Problem(str(path), 0, f"dictionaries.{name}.seed", str(said))]) from None
    return CachedDetector(seeds, version="", capacity=_CACHE_BYTES)


def _same(data: memoryview, expected: str) -> None:
    if expected and data[-32:].hex() != expected:
        raise BadSeedFile("replaced while the policy was read: read it again")


def mapped(path: Path) -> memoryview:
    """Map a file; one that is put in its place later is another file.

    Raises:
        OSError: it cannot be read.
        BadSeedFile: it is empty.
    """
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            raise BadSeedFile("not a seeded dictionary")
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def seal(path: Path) -> str:
    """Return what tells a file's content from any other's, without its key.

    Raises:
        OSError: it cannot be read.
        BadSeedFile: it is no seeded dictionary.
    """
    data = mapped(path)
    read_header(data)
    return data[-32:].hex()


def hasher(root: RootKey, header: Header) -> Hasher:
    """Return the hasher of a file.

    Raises:
        BadSeedFile: no key of the ring has made it.
    """
    for key in (root, *root.older):
        if key.key_id == header.key_id:
            return Hasher(key.derive("seed"), header.salt)
    raise BadSeedFile("made with another root key: seed it again")


def write(path: Path, root: RootKey, found: Iterator[Record], mode: Mode = "new") -> tuple[int, int]:
    """Make a seeded dictionary of records, or add them to one, or take them away; readers see the old one or the new.

    Returns:
        How many records it has now, and how many rows had nothing to be found by.

    Raises:
        NoSource: the source cannot be read.
        BadSeedFile: the file that is to be changed is none, or of another key.
        OSError: it cannot be written.
    """
    lexicon = Lexicon.load()
    if mode == "new":
        header = Header(root.key_id, secrets.token_bytes(16))
        builder = Builder(header, hasher(root, header), lexicon)
        for record in found:
            builder.add(record)
        tables = builder.tables()
        if not len(tables[3].hashes):
            raise NoSource("no row has anything that somebody could be found by: nothing was written")
    else:
        data = mapped(path)
        header = read_header(data)
        builder = Builder(header, hasher(root, header), lexicon)
        tables = changed(data, hasher(root, header), builder, found, 1 if mode == "add" else -1)
    _replace(path, builder.packed(tables))
    return len(tables[3].hashes), builder.skipped


def _replace(path: Path, data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o640)
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
