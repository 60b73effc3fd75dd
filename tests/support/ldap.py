"""A real directory (OpenLDAP's slapd) on loopback, with a few people."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 20
SCHEMAS: Final = Path("/etc/ldap/schema")
BASE: Final = "dc=example,dc=org"
PASSWORD: Final = "geheim-im-test"
_CONFIG: Final = """\
include {schemas}/core.schema
include {schemas}/cosine.schema
include {schemas}/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile {certificate}
TLSCertificateKeyFile {certificate}
sizelimit size.soft=700 size.hard=700 size.prtotal=unlimited
database mdb
suffix "{base}"
rootdn "cn=admin,{base}"
rootpw {password}
directory {folder}/data
access to * by users read by anonymous auth
"""
_PERSON: Final = """
dn: uid={uid},{base}
objectClass: inetOrgPerson
uid: {uid}
givenName: {given}
sn: {family}
cn: {given} {family}
mail: {uid}@example.org
mail: {uid}@example.com
telephoneNumber: +49 171 55501{number:04}
"""


def slapd() -> str | None:
    """The program, if it is there."""
    return shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin")


@contextmanager
def running_directory(port: int, tls_port: int, certificate: Path, people: int) -> Iterator[None]:
    """Start one with so many people; it goes with its data. More than 700 are read in pages only."""
    folder = Path(tempfile.mkdtemp(prefix="ldap-"))
    (folder / "data").mkdir()
    config = folder / "slapd.conf"
    settings = {"schemas": SCHEMAS, "folder": folder, "certificate": certificate, "base": BASE, "password": PASSWORD}
    config.write_text(_CONFIG.format(**settings), encoding="utf-8")
    entries = f"dn: {BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example\n"
    for number in range(people):
        person = {"uid": f"u{number}", "given": "Ingeborg", "family": f"Ahlersmeyer{'x' * (number % 3)}"}
        entries += _PERSON.format(base=BASE, number=number, **person)
    program = slapd()
    assert program is not None
    add = [shutil.which("slapadd") or "/usr/sbin/slapadd", "-f", str(config)]
    subprocess.run(add, input=entries.encode(), check=True, capture_output=True)
    listen = f"ldap://127.0.0.1:{port} ldaps://127.0.0.1:{tls_port}"
    child = subprocess.Popen([program, "-d", "0", "-f", str(config), "-h", listen], stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield
    finally:
        child.terminate()
        child.wait(PATIENCE)
        shutil.rmtree(folder)


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
