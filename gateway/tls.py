"""TLS of the API listener (RFC 8446, RFC 5246: 1.2 at least), and what a client's certificate says of it.

Certificates are files that somebody renews: they are read again when they change, without a restart, and connections
that are open stay. A client certificate is asked for where policy names the authority that issues them; who shows none
can still have a key.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cryptography import x509

from gateway.policies_principals import TlsSection
from gateway.problems import ConfigError, Problem


def server_context(section: TlsSection) -> ssl.SSLContext | None:
    """Make the context of the listener; None where policy has no certificate.

    Raises:
        ConfigError: a file cannot be read or does not hold what it should.
    """
    if section.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    load(context, section)
    if section.client_ca is not None:
        context.verify_mode = ssl.CERT_OPTIONAL
        with _naming("tls.client_ca", section.client_ca):
            context.load_verify_locations(cafile=section.client_ca)
    return context


def load(context: ssl.SSLContext, section: TlsSection) -> None:
    """Read certificate and key into a context; handshakes from now on use them.

    Raises:
        ConfigError: they cannot be read, or do not belong together.
    """
    if section.certificate is not None:
        with _naming("tls.certificate", section.certificate):
            context.load_cert_chain(section.certificate, section.key)


def files(section: TlsSection) -> list[Path]:
    """Files that are read again when they change."""
    return [Path(name) for name in (section.certificate, section.key) if name is not None]


def subject_of(ssl_object: Any) -> str:
    """Return the subject of the client's certificate, verified by the handshake, as in RFC 4514; "" without one."""
    shown = ssl_object.getpeercert(binary_form=True) if ssl_object is not None else None
    return x509.load_der_x509_certificate(shown).subject.rfc4514_string() if shown else ""


@contextmanager
def _naming(key: str, file: str) -> Iterator[None]:
    """Turn what goes wrong with a file into a problem that names it; the library's text is not repeated."""
    try:
        yield
    except ssl.SSLError:
        rule = "not a certificate with its key in PEM, or they do not belong together"
        raise ConfigError([Problem(file, 0, key, rule)]) from None
    except OSError as error:
        raise ConfigError([Problem(file, 0, key, f"cannot be read: {error.strerror}")]) from None
