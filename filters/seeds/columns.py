"""What stands in the columns of an export, by their headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from filters.detection import EntityType
from filters.recognizers._fields import kind_of, normal

#: In a text an address is told by its form, whatever the column is called; here the column must tell.
_MAIL: Final = re.compile(r"(?:[a-z]{0,12}e?mail|correo)(?:adresse?|address)?[0-9]?\Z")

#: What the operator may call a column: a label, or a part of a name.
PARTS: Final[Mapping[str, tuple[EntityType, str]]] = {
    "GIVEN": (EntityType.PERSON, "given_name"),
    "SURNAME": (EntityType.PERSON, "surname"),
    "ADDRESS": (EntityType.ADDRESS, "street"),
    **{label.value: (label, "") for label in EntityType if label is not EntityType.ADDRESS},
}
#: Attributes of directories (RFC 4519) that no export calls so.
_ATTRIBUTES: Final[Mapping[str, tuple[EntityType, str]]] = {
    **dict.fromkeys(("hausnummer", "hausnr", "hnr", "housenumber"), (EntityType.ADDRESS, "house_number")),
    "sn": (EntityType.PERSON, "surname"),
    "cn": (EntityType.PERSON, "full_name"),
    "telephonenumber": (EntityType.PHONE, ""),
    "uid": (EntityType.USERNAME, ""),
    "userprincipalname": (EntityType.EMAIL, ""),
}


def kinds_of(headers: Iterable[str], said: Mapping[str, str]) -> dict[str, tuple[EntityType, str]]:
    """Say what each column holds; one that nobody knows is left out.

    Args:
        headers: names of the columns.
        said: what the operator says of some, header → key of `PARTS`, or "" for a column to leave out.
    """
    kinds = {}
    for header in headers:
        kind = PARTS.get(said[header]) if header in said else _told(normal(header))
        if kind is not None:
            kinds[header] = kind
    return kinds


def _told(name: str) -> tuple[EntityType, str] | None:
    if name in _ATTRIBUTES:
        return _ATTRIBUTES[name]
    return (EntityType.EMAIL, "") if _MAIL.match(name) else kind_of(name, personal=True)
