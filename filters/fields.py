"""Where text is in a request: the walk that applies an endpoint's reviewed table of known keys.

We do not mirror vendor schemas. A table says what each *known* key gets; what no table lists is refused, so a parameter
that a vendor invents tomorrow is a clear error and not a leak (I3). Inside free-form containers (schemas, arguments,
metadata) every key, string and number is inspected.

The walk changes nothing by itself. It returns the `Field`s to inspect, the places that hold protocol constants (which
the egress guard skips), and the edits that need no inspection (keyed identifiers, dropped and forced keys).

Path notation: ``messages[0].content[1].text``. Keys that the client made up appear as ``{*}`` in anything shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from filters import jsontext
from filters.attachments import ReadDocument, read_attachment
from filters.documents.base import Unreadable
from filters.errors import MalformedBody, RequestError, StatefulRequest, UnsupportedContent, UnsupportedParameter
from filters.pictures import MAX_PICTURES, Pictures, as_said, read_picture
from filters.places import Field, ReferencePlace, SealedPlace, Walk
from filters.tables import (
    Arr,
    Attachment,
    Drop,
    Force,
    Free,
    Id,
    Image,
    Keyed,
    Map,
    Name,
    Node,
    Obj,
    OneOf,
    Only,
    Painted,
    Pass,
    Reference,
    Refuse,
    Sealed,
    Text,
    Variant,
)

_PROTOCOL_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:/+\-]{0,127}")
_PROTOCOL_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")  # how vendors name theirs: shown, so that a typo can be found
_NAME = re.compile(r"[A-Za-z0-9_\-]{1,128}")
_ID = re.compile(r"[A-Za-z0-9_.:|\-]{1,256}")


Opened = Mapping[str, Literal["filter", "pass"]]


@dataclass(frozen=True, slots=True)
class Admitted:
    """What policy admits beyond an endpoint's table.

    Attributes:
        opened: extra protocol keys, by path pattern (``messages[*].foo``).
        state: kinds of objects that the provider may store.
        documents: reads a file (content, media type, name) to text; None where files are refused.
        pictures: what is done with pictures; None where they are refused.
    """

    opened: Opened = field(default_factory=lambda: MappingProxyType({}))
    state: frozenset[str] = frozenset()
    documents: ReadDocument | None = None
    pictures: Pictures | None = None


def walk(body: Any, table: Node, keyed: Callable[[str, str], str], admitted: Admitted | None = None) -> Walk:
    """Walk a decoded body by its table. Keyed, dropped and forced keys are changed in place.

    Args:
        body: decoded JSON; it is the caller's to change.
        table: the endpoint's table.
        keyed: (key name, value) → stand-in for an end-user identifier.
        admitted: what policy admits beyond the table.

    Raises:
        UnsupportedParameter, UnsupportedContent, StatefulRequest, MalformedBody: see filters.errors.
    """
    walker = _Walker(keyed, admitted or Admitted())
    walker.visit(body, table, _Place("", "", None, None))
    return walker.result


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    pattern: str
    holder: Any
    slot: Any

    def key(self, name: str, holder: Any, shown: str | None = None) -> _Place:
        dot = "." if self.path else ""
        shown = shown or name
        return _Place(f"{self.path}{dot}{shown}", f"{self.pattern}{dot}{shown}", holder, name)

    def index(self, i: int, holder: Any) -> _Place:
        return _Place(f"{self.path}[{i}]", f"{self.pattern}[*]", holder, i)


class _Walker:
    def __init__(self, keyed: Callable[[str, str], str], admitted: Admitted) -> None:
        self.result = Walk()
        self._keyed = keyed
        self._opened = admitted.opened
        self._state = admitted.state
        self._documents = admitted.documents
        self._pictures = admitted.pictures
        self._seen = 0

    def visit(self, value: Any, node: Node, at: _Place) -> None:
        match node:
            case Obj():
                self._object(value, node, at)
            case Arr():
                for i, item in enumerate(_expect(value, list, at)):
                    self.visit(item, node.item, at.index(i, value))
            case OneOf():
                self._one_of(value, node, at)
            case Variant():
                self._variant(value, node, at)
            case Map():
                self._map(value, node, at)
            case Text():
                self._text(_expect(value, str, at), at, context=node.context, fixed=node.fixed)
            case Free():
                self._free(value, at, "")
            case Only():
                self.result.dialects.add(node.dialect)
                self.visit(value, node.node, at)
            case _:
                self._leaf(value, node, at)

    # -------------------------------------------------------------- containers

    def _object(self, value: Any, node: Obj, at: _Place) -> None:
        _expect(value, dict, at)
        self.result.protocol.add(at.path)
        for name in node.required:
            if name not in value:
                raise MalformedBody(
                    "a required field is missing", param=at.key(name, value).path, code="invalid_request"
                )
        for name, forced in node.keys.items():
            if isinstance(forced, Force) and forced.always and name not in value and forced.unless not in self._state:
                value[name] = forced.value
        for name in list(value):
            child = node.keys.get(name)
            place = at.key(name, value)
            if child is None:
                child = self._opened_key(name, place, at)
            if isinstance(child, Only):
                self.result.dialects.add(child.dialect)
                child = child.node
            if isinstance(child, Drop):
                self._drop(value, name, child, place)
            elif isinstance(child, Force):
                self._force(value, name, child, place)
            elif isinstance(child, Sealed):
                self._sealed(value, name, child, at)
            else:
                self.visit(value[name], child, place)

    def _opened_key(self, name: str, place: _Place, at: _Place) -> Node:
        treatment = self._opened.get(place.pattern)
        if treatment is None:
            shown = name if _PROTOCOL_KEY.fullmatch(name) else "{*}"
            raise UnsupportedParameter(
                "this parameter is not in the reviewed table of the endpoint; policies.yaml can open it under `fields`",
                param=at.key(shown, None).path,
            )
        return Free() if treatment == "filter" else Pass()

    def _drop(self, holder: dict[str, Any], name: str, node: Drop, place: _Place) -> None:
        if node.unless_clean:
            self.visit(holder[name], Pass(), place)
            self.result.stripped.append((holder, name))
        else:
            del holder[name]
            self.result.dropped.append(place.path)

    def _force(self, holder: dict[str, Any], name: str, node: Force, place: _Place) -> None:
        if node.unless in self._state:
            self.visit(holder[name], Pass((bool, type(None))), place)
        else:
            holder[name] = node.value
            self.result.dropped.append(place.path)

    def _sealed(self, holder: dict[str, Any], name: str, node: Sealed, at: _Place) -> None:
        place = at.key(name, holder)
        if holder[name] in (None, ""):  # servers that sign nothing send these
            self.result.protocol.add(place.path)
            return
        _expect(holder[name], str, place)
        optional = node.optional and isinstance(at.holder, list)
        self.result.sealed.append(SealedPlace(place.path, holder, name, node.covers, optional, at.holder, at.slot))

    def _one_of(self, value: Any, node: OneOf, at: _Place) -> None:
        if value is None and node.null:
            return
        for kind, child in ((str, node.string), (list, node.array), (dict, node.object)):
            if child is not None and isinstance(value, kind):
                self.visit(value, child, at)
                return
        if node.otherwise is not None:
            self._refuse(value, node.otherwise, at)
        raise UnsupportedParameter("this field does not take a value of this JSON type", param=at.path)

    def _variant(self, value: Any, node: Variant, at: _Place) -> None:
        _expect(value, dict, at)
        tag = value.get(node.key, node.default)
        table = node.tables.get(tag) if isinstance(tag, str) else None
        if table is None:
            raise UnsupportedParameter("this type is not in the reviewed table", param=at.key(node.key, value).path)
        self.visit(value, table, at)

    def _map(self, value: Any, node: Map, at: _Place) -> None:
        _expect(value, dict, at)
        self.result.protocol.add(at.path)
        for name, item in value.items():
            if not node.key.fullmatch(name):
                raise UnsupportedParameter("a key of this map is not allowed", param=at.path)
            self.visit(item, node.value, at.key(name, value))

    # -------------------------------------------------------------- leaves

    def _leaf(self, value: Any, node: Node, at: _Place) -> None:
        match node:
            case Pass():
                self._pass(value, node, at)
            case Name():
                if not _NAME.fullmatch(_expect(value, str, at)):
                    raise UnsupportedParameter("a name has letters, digits, _ and - only (at most 128)", param=at.path)
                self._text(value, at, fixed=True)
            case Id():
                if not _ID.fullmatch(_expect(value, str, at)):
                    raise UnsupportedParameter("an id has letters, digits and _.:|- only (at most 256)", param=at.path)
            case Keyed():
                if value is not None:
                    stand_in = at.holder[at.slot] = self._keyed(str(at.slot), _expect(value, str, at))
                    self.result.keyed[stand_in] = value
            case Refuse():
                self._refuse(value, node, at)
            case Reference():
                self._reference(value, node, at)
            case Attachment() | Image() | Painted():
                self._attached(value, node, at)
            case _:  # pragma: no cover - Drop, Force, Sealed and Only stand in objects only
                raise TypeError(f"{type(node).__name__} cannot stand here")

    def _pass(self, value: Any, node: Pass, at: _Place) -> None:
        literal = jsontext.number_literal(value)
        fits = (literal is not None and float in node.kinds) or isinstance(value, node.kinds)
        if isinstance(value, str) and not _PROTOCOL_WORD.fullmatch(value):
            fits = False
        if not fits:
            raise UnsupportedParameter("this switch does not take such a value", param=at.path)
        short = literal is not None and len(literal) < 5
        if node.closed or value is None or isinstance(value, bool) or short:
            self.result.protocol.add(at.path)

    def _refuse(self, value: Any, node: Refuse, at: _Place) -> None:
        if node.kind in self._state:
            self._pass(value, Pass((bool, type(None))), at)
            return
        if any(value is allowed or value == allowed for allowed in node.unless):
            self.result.protocol.add(at.path)
            return
        error: type[RequestError] = StatefulRequest if node.stateful else UnsupportedContent
        raise error(node.why, param=at.path, code=node.code)

    def _attached(self, value: Any, node: Attachment | Image | Painted, at: _Place) -> None:
        match node:
            case Attachment():
                self._attachment(value, node, at)
            case Image():
                self._image(value, node, at)
            case Painted():
                self.result.protocol.add(at.path)  # in its letters a value may stand by chance

    def _attachment(self, value: Any, node: Attachment, at: _Place) -> None:
        given = node.given(_expect(value, dict, at))
        if given is None or self._documents is None:
            raise UnsupportedContent(node.why, param=at.path)
        try:
            text = read_attachment(given, self._documents)
        except Unreadable as error:
            raise UnsupportedContent(f"this file cannot be inspected: {error}", param=at.path) from None
        at.holder[at.slot] = part = node.as_text(value, text)
        self.visit(part, node.then, at)

    def _image(self, value: Any, node: Image, at: _Place) -> None:
        url = node.given(_expect(value, dict, at))
        if not url or self._pictures is None:
            raise UnsupportedContent(node.why, param=at.path)
        self._seen += 1
        if self._seen > MAX_PICTURES:
            raise UnsupportedContent("there are more pictures than are read", param=at.path)
        try:
            picture = read_picture(url, self._pictures)
        except Unreadable as error:
            raise UnsupportedContent(f"this picture cannot be inspected: {error}", param=at.path) from None
        if self._pictures.send == "text":
            at.holder[at.slot] = part = node.as_text(value, as_said(picture))
            self.visit(part, node.then, at)
            return
        node.put(value, picture)
        self.visit(value, node.forwarded, at)
        if picture.text:
            piece = jsontext.Piece(picture.text)
            self.result.fields.append(
                Field(at.path, at.holder, at.slot, "text", picture.text, [piece], fixed=True, seen=True)
            )

    def _reference(self, value: Any, node: Reference, at: _Place) -> None:
        if value is None:
            self.result.protocol.add(at.path)
            return
        if node.kind not in self._state:
            raise StatefulRequest(
                "it refers to an object stored at the provider, and policy allows none", param=at.path
            )
        if not _ID.fullmatch(_expect(value, str, at)):
            raise UnsupportedParameter("an id has letters, digits and _.:|- only (at most 256)", param=at.path)
        self.result.references.append(ReferencePlace(node.kind, value, at.path))

    def _text(self, value: str, at: _Place, *, context: str = "", fixed: bool = False) -> None:
        if value:
            found = [jsontext.Piece(value)] if fixed else jsontext.pieces(value, context)
            self.result.fields.append(Field(at.path, at.holder, at.slot, "text", value, found, fixed))

    def _free(self, value: Any, at: _Place, context: str) -> None:
        if isinstance(value, str):
            self._text(value, at, context=context)
        elif isinstance(value, list):
            for i, item in enumerate(value):
                self._free(item, at.index(i, value), context)
        elif isinstance(value, dict):
            for name, item in value.items():
                place = at.key(name, value, shown="{*}")
                if name:
                    key_piece = jsontext.Piece(name, "key")
                    self.result.fields.append(Field(place.path, value, name, "key", name, [key_piece]))
                self._free(item, place, name[:80])
        elif (literal := jsontext.number_literal(value)) is not None:
            piece = jsontext.Piece(literal, "number", context)
            self.result.fields.append(Field(at.path, at.holder, at.slot, "number", literal, [piece]))


def _expect(value: Any, kind: type, at: _Place) -> Any:
    if not isinstance(value, kind):
        names: dict[type, str] = {dict: "an object", list: "an array", str: "a string"}
        raise MalformedBody(f"this field must be {names[kind]}", param=at.path or None, code="invalid_type")
    return value
