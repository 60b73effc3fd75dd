"""People of a real directory."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from filters.detection import EntityType as E
from gateway.directory import ATTRIBUTES, parse
from gateway.seeds import NoSource, Source, records
from tests.support.ldap import BASE, PASSWORD, running_directory, slapd
from tests.support.upstream import LoopbackCA

ADMIN = f"bindname=cn=admin%2C{BASE.replace(',', '%2C')}"
PEOPLE = 1500
needs_slapd = pytest.mark.skipif(slapd() is None, reason="the program `slapd` is not installed: make system")


def free_port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, int, Path]]:
    """Clear port, TLS port, the authority's certificate."""
    folder = tmp_path_factory.mktemp("ldap")
    ca = LoopbackCA()
    ca.issue(folder / "server.pem", "CN=directory")
    ca.write(folder / "ca.pem")
    clear, tls = free_port(), free_port()
    with running_directory(clear, tls, folder / "server.pem", PEOPLE):
        yield clear, tls, folder / "ca.pem"


@needs_slapd
def test_everybody_is_read_in_pages_with_all_values(ports: tuple[int, int, Path]) -> None:
    """The server hands out 700 at once."""
    found = list(records(Source(f"ldap://127.0.0.1:{ports[0]}/{BASE}????{ADMIN}", password=PASSWORD)))
    assert len(found) == PEOPLE
    assert next(record for record in found if record[-1][2] == "u0") == [
        (E.PERSON, "given_name", "Ingeborg"),
        (E.PERSON, "surname", "Ahlersmeyer"),
        (E.PERSON, "full_name", "Ingeborg Ahlersmeyer"),
        (E.EMAIL, "", "u0@example.org"),
        (E.EMAIL, "", "u0@example.com"),
        (E.PHONE, "", "+49 171 555010000"),
        (E.USERNAME, "", "u0"),
    ]


@needs_slapd
def test_what_is_asked_for_is_in_the_address(ports: tuple[int, int, Path]) -> None:
    asked = f"ldap://127.0.0.1:{ports[0]}/{BASE}?sn,mail?one?(uid=u7)?{ADMIN}"
    (found,) = records(Source(asked, password=PASSWORD))
    assert found == [
        (E.PERSON, "surname", "Ahlersmeyerx"),
        (E.EMAIL, "", "u7@example.org"),
        (E.EMAIL, "", "u7@example.com"),
    ]


@needs_slapd
def test_a_certificate_must_be_known(ports: tuple[int, int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(f"ldaps://127.0.0.1:{ports[1]}/{BASE}??sub?(uid=u7)?{ADMIN}", password=PASSWORD)
    with pytest.raises(NoSource, match="cannot be read"):
        list(records(source))
    monkeypatch.setenv("SSL_CERT_FILE", str(ports[2]))
    assert len(list(records(source))) == 1


@needs_slapd
@pytest.mark.parametrize(("user", "password"), [(ADMIN, "wrong"), ("", "")])
def test_who_may_not_read_gets_nobody(ports: tuple[int, int, Path], user: str, password: str) -> None:
    with pytest.raises(NoSource, match="the directory cannot be read") as error:
        list(records(Source(f"ldap://127.0.0.1:{ports[0]}/{BASE}????{user}", password=password)))
    assert "wrong" not in str(error.value)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(NoSource, match="the directory cannot be read"):
        list(records(Source(f"ldap://127.0.0.1:{free_port()}/{BASE}")))


def test_an_address_has_its_parts() -> None:
    address = parse("ldaps://d.example/ou=People,dc=example?sn,mail?one?(l=K%C3%B6ln)?!bindname=cn=r%2Cdc=example")
    assert (address.tls, address.host, address.port) == (True, "d.example", 636)
    assert (address.base, address.attributes, address.scope) == ("ou=People,dc=example", ("sn", "mail"), "LEVEL")
    assert (address.filter, address.user) == ("(l=Köln)", "cn=r,dc=example")
    short = parse("ldap://d.example/dc=example")
    assert (short.port, short.attributes, short.scope, short.filter) == (
        389,
        ATTRIBUTES,
        "SUBTREE",
        "(objectClass=person)",
    )
    assert "Köln" not in repr(address)


@pytest.mark.parametrize("text", ["ldap:///dc=x", "ldap://h/b??deep", "ldap://h/b????x-password=1", "http://h/"])
def test_what_is_no_address_is_told(text: str) -> None:
    with pytest.raises(ValueError, match=r"LDAP address|RFC 4516"):
        parse(text)
