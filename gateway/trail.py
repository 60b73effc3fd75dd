"""Reading an audit trail: segments of lines, wherever they lie."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from gateway.audit import MAX_LINE
from gateway.subject_index import Place


class Trail(Protocol):
    """A trail that may be read while gateways write it."""

    def segments(self) -> Sequence[str]:
        """Names, which begin with the day in UTC; in the order of names.

        Raises:
            OSError: it cannot be read.
        """
        ...

    def lines(self, segment: str) -> Iterator[bytes]:
        """Lines with their newline, of at most `MAX_LINE` bytes; a longer one comes in pieces, none of them sound.

        Raises:
            OSError: it cannot be read.
        """
        ...

    def at(self, place: Place) -> bytes:
        """The line at a place, b"" where there is none."""
        ...

    def anchors(self, keys: Collection[str] | None) -> dict[str, str]:
        """Hash of the newest line of each segment that is kept apart from it → segment.

        Args:
            keys: hex public keys whose segments are meant, None for all.
        """
        ...


def _nothing(_: Collection[str] | None) -> dict[str, str]:
    return {}


class FileTrail:
    """Segments in files.

    Args:
        paths: files, or folders that stand for their ``*.jsonl``.
        kept: what `anchors` returns; files beside each other prove nothing of each other.
    """

    def __init__(
        self, paths: Iterable[Path], kept: Callable[[Collection[str] | None], dict[str, str]] = _nothing
    ) -> None:
        self.paths = tuple(paths)
        self.anchors = kept

    def segments(self) -> list[str]:
        """Names of the files."""
        return sorted(self._files())

    def lines(self, segment: str) -> Iterator[bytes]:
        """Lines of one file; none where it has been removed since, because its retention ended."""
        path = self._files().get(segment)
        if path is None:
            return
        with path.open("rb") as stream:
            while raw := stream.readline(MAX_LINE):
                yield raw

    def size(self) -> int:
        """Bytes of all segments."""
        return sum(path.stat().st_size for path in self._files().values())

    def at(self, place: Place) -> bytes:
        """The line that begins at a byte."""
        path = self._files().get(place.file)
        if path is None:
            return b""
        try:
            with path.open("rb") as stream:
                stream.seek(place.offset)
                return stream.readline(MAX_LINE)
        except FileNotFoundError:
            return b""

    def _files(self) -> dict[str, Path]:
        found = (file for path in self.paths for file in (path.glob("*.jsonl") if path.is_dir() else [path]))
        return {file.name: file for file in found}
