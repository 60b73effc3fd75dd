"""People of a directory (LDAP v3, RFC 4511), as a source of `privacy-gateway seed`: the extra ``ldap`` (ldap3)."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import util
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from gateway.baseurl import is_loopback

#: What is asked for where the address names nothing: what a person has (RFC 4519, RFC 2798, Active Directory).
ATTRIBUTES: Final = (
    "givenName", "sn", "cn", "displayName", "mail", "telephoneNumber", "mobile", "homePhone",
    "street", "employeeNumber", "uid",
)  # fmt: skip
_PAGE: Final = 500
_SECONDS: Final = 10
_READING: Final[Mapping[str, Any]] = {
    "read_only": True,
    "raise_exceptions": True,
    "auto_referrals": False,
    "receive_timeout": _SECONDS,
}
_SCOPES: Final = {"": "SUBTREE", "sub": "SUBTREE", "one": "LEVEL", "base": "BASE"}


@dataclass(frozen=True, slots=True)
class Address:
    """An LDAP address (RFC 4516): ``ldaps://HOST/BASE?ATTRIBUTES?SCOPE?FILTER?bindname=DN``.

    Attributes:
        tls: from the first byte; otherwise StartTLS, but for loopback.
        host, port: of the server.
        base: where the search begins.
        attributes: asked for.
        scope: ldap3's word for it.
        filter: which entries.
        user: who asks; "" is nobody.
    """

    tls: bool
    host: str
    port: int
    base: str = field(repr=False)
    attributes: tuple[str, ...]
    scope: str
    filter: str = field(repr=False)
    user: str = field(repr=False)


def parse(text: str) -> Address:
    """Read an address.

    Raises:
        ValueError: it is none; says what is expected.
    """
    url = urlsplit(text)
    attributes, scope, wanted, extensions = f"{url.query}????".split("?")[:4]
    user = ""
    for extension in filter(None, extensions.split(",")):
        name, _, value = extension.removeprefix("!").partition("=")
        if name.lower() != "bindname":
            raise ValueError("of the extensions of an LDAP address only bindname is known")
        user = unquote(value)
    if url.scheme not in ("ldap", "ldaps") or not url.hostname or scope not in _SCOPES:
        raise ValueError("expected ldaps://HOST/BASE?ATTRIBUTES?SCOPE?FILTER?bindname=DN (RFC 4516)")
    named = tuple(filter(None, unquote(attributes).split(","))) or ATTRIBUTES
    port = url.port or (636 if url.scheme == "ldaps" else 389)
    base, secure = unquote(url.path[1:]), url.scheme == "ldaps"
    return Address(
        secure, url.hostname, port, base, named, _SCOPES[scope], unquote(wanted) or "(objectClass=person)", user
    )


@contextmanager
def people(address: Address, password: str) -> Iterator[tuple[tuple[str, ...], Iterator[tuple[Sequence[str], ...]]]]:
    """Search a directory; the attributes' names, and the entries, each with all values of each attribute.

    Raises:
        ValueError: ldap3 is not installed.
        OSError: the server cannot be reached, or refuses; without a word of its entries.
    """
    if util.find_spec("ldap3") is None:
        raise ValueError("the extra `ldap` is not installed (ldap3)")
    import ldap3  # noqa: PLC0415 - an extra
    from ldap3.core.exceptions import LDAPException  # noqa: PLC0415 - as above

    tls = ldap3.Tls(validate=ssl.CERT_REQUIRED)
    server = ldap3.Server(
        address.host, address.port, use_ssl=address.tls, tls=tls, get_info=ldap3.NONE, connect_timeout=_SECONDS
    )
    who = {"user": address.user, "password": password} if address.user else {}
    connection = ldap3.Connection(server, **who, **_READING)
    try:
        connection.open()
        if not address.tls and not is_loopback(address.host):
            connection.start_tls()
        connection.bind()
        yield address.attributes, _entries(connection, address)
    except LDAPException as error:
        raise OSError(f"the directory cannot be read ({type(error).__name__})") from None
    finally:
        connection.strategy.close()
        if connection.socket is not None:  # which it leaves open where it could not begin with TLS
            connection.socket.close()


def _entries(connection: Any, address: Address) -> Iterator[tuple[Sequence[str], ...]]:
    found = connection.extend.standard.paged_search(
        address.base, address.filter, search_scope=address.scope, attributes=list(address.attributes),
        paged_size=_PAGE, generator=True,
    )  # fmt: skip
    for entry in found:
        if entry["type"] == "searchResEntry":
            raw = entry["raw_attributes"]
            yield tuple(
                [value.decode("utf-8", "replace") for value in raw.get(name, ())] for name in address.attributes
            )
