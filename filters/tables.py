"""The words of an endpoint's table: what each known key of a request gets.

Treatments as in docs/coverage.md: FILTER (`Text`, `Free`), PASS, CHECK (`Name`, `Id`, fixed `Text`), BLOCK (`Refuse`),
OPAQUE (`Sealed`), the edits `Keyed`, `Drop`, `Force`, and what exists only where policy or an upstream says so
(`Reference`, `Only`). `Obj`, `Arr`, `Map`, `OneOf` and `Variant` give the shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from filters.pictures import Picture


@dataclass(frozen=True, slots=True)
class Text:
    """FILTER: running text; `context` names what it is if the key does not say so.

    A `fixed` text cannot be edited without breaking it (a grammar): a finding in it refuses the request.
    """

    context: str = ""
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Free:
    """FILTER: any JSON; every key, string and number inside is inspected."""


@dataclass(frozen=True, slots=True)
class Pass:
    """PASS: a switch, a number or a short protocol word; anything else is refused.

    A `closed` word belongs to the protocol (a role, a type); any other is the client's choice, so the egress guard
    looks at it, as it does at numbers of five digits and more.
    """

    kinds: tuple[type, ...] = (bool, int, float, str, type(None))
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """CHECK: an identifier the client relies on; inspected, and a finding refuses the request."""


@dataclass(frozen=True, slots=True)
class Id:
    """CHECK: an opaque id with a closed character set; not inspected, but guarded."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """An end-user identifier: replaced by a keyed hash, stable per client."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Removed before sending. `unless_clean` keeps it in requests in which nothing was replaced."""

    unless_clean: bool = False


@dataclass(frozen=True, slots=True)
class Force:
    """Set to a fixed value wherever the client sends the key, or `always`: where leaving it out means another one.

    With `unless` only where policy forbids that kind of state.
    """

    value: Any
    unless: str = ""
    always: bool = False


@dataclass(frozen=True, slots=True)
class Sealed:
    """OPAQUE: bytes of the upstream's that the client holds sealed (`filters.sealing`); opened before sending.

    `covers` names the key beside it whose visible text the upstream signed: it goes back as the upstream wrote it.
    A blob that was never sealed here cannot be looked into. Where the upstream can do without it (`optional`), the item
    that holds it is left out of its list, so that a conversation begun elsewhere can go on; else it is refused.
    """

    covers: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in the request: read to text where policy allows it, and then treated as `then`; else refused.

    Attributes:
        why: said where it is refused.
        given: the part → (data as base64 or data URL, media type, file name), or None if it is no inline file.
        as_text: (the part, its text) → the part that goes in its place.
        then: table of that part.
    """

    why: str
    given: Callable[[Mapping[str, Any]], tuple[str, str, str] | None]
    as_text: Callable[[Mapping[str, Any], str], dict[str, Any]]
    then: Node


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the request: by policy its text goes in its place, or it goes if nothing was found; else refused.

    Attributes:
        why: said where it is refused.
        given: the part → its URL.
        put: (the part, the picture painted anew) puts it where it was.
        as_text: (the part, its text) → the part that goes in its place.
        then: table of that part.
        forwarded: table of the part with the picture; its place there is `Painted`.
    """

    why: str
    given: Callable[[Mapping[str, Any]], str]
    put: Callable[[dict[str, Any], Picture], None]
    as_text: Callable[[Mapping[str, Any], str], dict[str, Any]]
    then: Node
    forwarded: Node


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture that was read and painted anew; it stands only in `Image.forwarded`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an object that is stored at the provider; refused unless policy allows this kind of state."""

    kind: str


@dataclass(frozen=True, slots=True)
class Only:
    """A key of one vendor's dialect: the router sends it only to upstreams that declare the dialect."""

    dialect: str
    node: Node


@dataclass(frozen=True, slots=True)
class Refuse:
    """BLOCK: known, and not served; `stateful` tells the error code, or `code` itself does.

    Where policy lets the provider store objects of `kind`, it is a switch like any other.
    """

    why: str
    stateful: bool = False
    unless: tuple[Any, ...] = (None,)
    code: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Obj:
    """An object with known keys."""

    keys: Mapping[str, Node]
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arr:
    """An array of equal items."""

    item: Node


@dataclass(frozen=True, slots=True)
class Map:
    """An object with keys of a closed character set, e.g. token ids."""

    key: re.Pattern[str]
    value: Node


@dataclass(frozen=True, slots=True)
class OneOf:
    """A value whose JSON type decides; a type that is not here is refused, with a reason of its own `otherwise`."""

    string: Node | None = None
    array: Node | None = None
    object: Node | None = None
    null: bool = False
    otherwise: Refuse | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """An object whose `key` says which table applies; unknown values are refused."""

    key: str
    tables: Mapping[str, Node]
    default: str | None = None


Node = (
    Text
    | Free
    | Pass
    | Name
    | Id
    | Keyed
    | Drop
    | Force
    | Refuse
    | Sealed
    | Attachment
    | Image
    | Painted
    | Reference
    | Only
    | Obj
    | Arr
    | Map
    | OneOf
    | Variant
)

_TREATMENTS = {"Name": "CHECK", "Id": "CHECK", "Refuse": "BLOCK", "Reference": "BLOCK", "Sealed": "OPAQUE"}


@dataclass(frozen=True, slots=True)
class Treated:
    """One line of the coverage manifest.

    Attributes:
        path: ``messages[*](user).content[*](text).text``; ``{*}`` is every key and value below.
        treatment: FILTER, PASS, CHECK, OPAQUE, KEYED, DROP, FORCE, READ or BLOCK.
        reason: of a BLOCK or READ.
        dialect: whose key it is, if it is one vendor's own.
    """

    path: str
    treatment: str
    reason: str = ""
    dialect: str = ""


def treatments(node: Node, path: str = "", dialect: str = "") -> Iterator[Treated]:
    """Yield what every leaf of a table gets: the coverage manifest."""
    match node:
        case Obj():
            for name, child in node.keys.items():
                yield from treatments(child, f"{path}.{name}" if path else name, dialect)
        case Arr():
            yield from treatments(node.item, f"{path}[*]", dialect)
        case Map():
            yield from treatments(node.value, f"{path}{{*}}", dialect)
        case Variant():
            for tag, child in node.tables.items():
                yield from treatments(child, f"{path}({tag})", dialect)
        case OneOf():
            for option in (node.string, node.array, node.object, node.otherwise):
                if option is not None:
                    yield from treatments(option, path, dialect)
        case Only():
            yield from treatments(node.node, path, node.dialect)
        case _:
            yield _leaf(node, path, dialect)


def _leaf(node: Node, path: str, dialect: str) -> Treated:
    match node:
        case Text():
            return Treated(path, "CHECK" if node.fixed else "FILTER", dialect=dialect)
        case Free():
            return Treated(f"{path}{{*}}", "FILTER", dialect=dialect)
        case Refuse():
            return Treated(path, "BLOCK", node.why, dialect)
        case Attachment() | Image():
            forwarded = ", or as it is if nothing is found in it" if isinstance(node, Image) else ""
            said = f"as text{forwarded}, where it can be read and policy allows it; else {node.why}"
            return Treated(path, "READ", said, dialect)
        case Reference():
            said = f"it names an object stored at the provider; passed where policy allows them (`state`: {node.kind})"
            return Treated(path, "BLOCK", said, dialect)
        case _:
            kind = type(node).__name__
            return Treated(path, _TREATMENTS.get(kind, kind.upper()), dialect=dialect)
