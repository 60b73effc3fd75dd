"""What the walk over a request finds: where text stands, what is sealed, what is referred to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from filters import jsontext


@dataclass(slots=True)
class Field:
    """A place that holds inspectable text.

    Attributes:
        path: JSON path with the client's own keys shown as ``{*}``.
        holder, slot: ``holder[slot]`` is the value; for a key, `slot` is the key itself.
        kind: text, key or number.
        text: the raw string (of a number: its literal).
        pieces: what to inspect, see `jsontext.pieces`.
        fixed: may not be changed; a finding refuses the request.
        seen: is the text of a picture that goes as it is: every finding refuses, not only what is certain.
    """

    path: str
    holder: Any
    slot: Any
    kind: jsontext.Kind
    text: str
    pieces: list[jsontext.Piece]
    fixed: bool = False
    seen: bool = False

    @property
    def relied_on(self) -> bool:
        """Whether it is a name that the client relies on, not something that is said."""
        return self.fixed and not self.seen

    def __repr__(self) -> str:
        return f"Field({self.path!r}, {self.kind})"


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """Where a sealed blob stands.

    Attributes:
        path: JSON path of the blob.
        holder, slot: ``holder[slot]`` is the sealed string.
        covers: key in `holder` whose visible text the upstream signed, or "".
        optional: whether `holder` may be left out.
        container, position: ``container[position]`` is `holder`; a list, or the blob cannot be left out.
    """

    path: str
    holder: dict[str, Any] = field(repr=False)
    slot: str
    covers: str
    optional: bool
    container: Any = field(repr=False)
    position: Any = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReferencePlace:
    """An object stored at the provider that the request refers to: its kind, its id and where the id stands."""

    kind: str
    id: str
    path: str


@dataclass(slots=True)
class Walk:
    """The result of walking a body.

    Attributes:
        fields: what to inspect, in document order.
        protocol: concrete paths of values and objects whose words are the protocol's own.
        stripped: (holder, key) pairs to remove if anything was replaced in the request.
        dropped: paths of keys that were removed or forced.
        sealed: where sealed blobs stand.
        references: stored objects that the request refers to.
        dialects: dialects whose keys it uses.
        keyed: stand-in of an end-user identifier → what the client sent.
    """

    fields: list[Field] = field(default_factory=list)
    protocol: set[str] = field(default_factory=set)
    stripped: list[tuple[dict[str, Any], str]] = field(default_factory=list, repr=False)
    dropped: list[str] = field(default_factory=list)
    sealed: list[SealedPlace] = field(default_factory=list, repr=False)
    references: list[ReferencePlace] = field(default_factory=list)
    dialects: set[str] = field(default_factory=set)
    keyed: dict[str, str] = field(default_factory=dict, repr=False)
