"""Who is asking: the client's key to a principal, without I/O.

Keys are looked for where OpenAI, Anthropic and Azure clients put them: ``Authorization: Bearer`` (RFC 6750 section
2.1), ``x-api-key``, ``api-key``. The key itself is hashed at once and goes nowhere else; it is never sent upstream.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from gateway.budgets.base import NO_LIMITS, Limits
from gateway.config import Config
from gateway.errors import InvalidApiKey
from gateway.keys import hash_key
from gateway.policies_principals import DatedKey, PrincipalEntry
from gateway.policies_schema import DataClass

_MAX_KEY = 8192  # tokens are longer than keys


@dataclass(frozen=True, slots=True)
class Principal:
    """An authenticated client.

    Attributes:
        name: unique name from policies.yaml; goes into audit records.
        team: for reports, or "".
        classes: data classes that it may send.
        models: patterns of the models that it may use.
        endpoints: patterns of the endpoints that it may use, by name.
        limits: what it may do.
        mode: whether policy is enforced, see `PrincipalEntry`.
        pilot_percent: for the mode `pilot`.
        dictionaries: names of those that apply to it; None for all.
        tenant: separates the token spaces of organisations that share a gateway.
    """

    name: str
    team: str
    classes: frozenset[str]
    models: tuple[str, ...]
    tenant: str = "default"
    endpoints: tuple[str, ...] = ("*",)
    limits: Limits = NO_LIMITS
    dictionaries: tuple[str, ...] | None = None
    mode: str = "enforce"
    pilot_percent: int = 10

    def allows_endpoint(self, name: str) -> bool:
        """Whether a pattern matches the endpoint's name."""
        return any(fnmatchcase(name, glob) for glob in self.endpoints)

    def allows_model(self, name: str) -> bool:
        """Whether a pattern matches the model's name, case and all."""
        return any(fnmatchcase(name, glob) for glob in self.models)


LOCAL = Principal("local", "", frozenset(str(kind) for kind in DataClass), ("*",))


@dataclass(frozen=True, slots=True)
class Proven:
    """What a client has proven without a key of ours.

    Attributes:
        subject: of its certificate, verified by the handshake.
        client: as a verified token calls it.
    """

    subject: str = ""
    client: str = ""


NOTHING_PROVEN = Proven()


class Authenticator:
    """Maps request headers to principals.

    Args:
        config: the policy with its principals.
        open_on_loopback: the listener is on loopback only, so that without principals everybody on this machine is
            the principal ``local``. Without principals on any other listener nobody is let in.
    """

    def __init__(self, config: Config, *, open_on_loopback: bool) -> None:
        self._open = open_on_loopback and not config.principals
        self._known: tuple[tuple[bytes, date | None, Principal], ...] = tuple(
            (*_dated(key), _principal(entry)) for entry in config.principals for key in entry.keys
        )
        self._subjects = {name: _principal(entry) for entry in config.principals for name in entry.certificates}
        self._clients = {name: _principal(entry) for entry in config.principals for name in entry.tokens}

    def authenticate(self, headers: Mapping[str, str], today: date, proven: Proven = NOTHING_PROVEN) -> Principal:
        """Return the principal whose key, token or certificate the request carries.

        Args:
            headers: of the request.
            today: keys may have a last day.
            proven: what was proven otherwise. Beside it a key that nobody has counts for nothing, because SDKs send
                some key always; the key of another principal does.

        Raises:
            InvalidApiKey: nothing, something unknown, or of two principals. The message holds no part of a key.
        """
        if self._open:
            return LOCAL
        presented = list(_presented(headers))
        known = [self._subjects.get(proven.subject), self._clients.get(proven.client)]
        found = {who for who in known if who is not None}
        found |= {principal for key in presented for principal in self._matching(key, today)}
        if not presented and not found:
            raise InvalidApiKey("No API key was given. Send one of this gateway's keys as a bearer token.")
        if not found:
            raise InvalidApiKey("The API key is not one of this gateway's keys.")
        if len(found) > 1:
            raise InvalidApiKey("What was sent as keys, token and certificate is of different clients.")
        return found.pop()

    def _matching(self, key: str, today: date) -> list[Principal]:
        """Compare with every stored hash, in constant time and without early exit: the time says nothing."""
        digest = hash_key(key).encode("ascii")
        equal = [(until, who) for stored, until, who in self._known if hmac.compare_digest(stored, digest)]
        return [who for until, who in equal if until is None or today <= until]


def principals_of(config: Config) -> list[Principal]:
    """Everybody that a policy names."""
    return [_principal(entry) for entry in config.principals]


def _dated(key: str | DatedKey) -> tuple[bytes, date | None]:
    return (key.encode("ascii"), None) if isinstance(key, str) else (key.key.encode("ascii"), key.expires)


def _principal(entry: PrincipalEntry) -> Principal:
    return Principal(
        entry.name,
        entry.team or "",
        frozenset(entry.classes),
        entry.models,
        endpoints=entry.endpoints,
        limits=Limits(**entry.limits.model_dump()),
        dictionaries=entry.dictionaries,
        mode=entry.mode,
        pilot_percent=entry.pilot_percent,
    )


def bearer(headers: Mapping[str, str]) -> list[str]:
    """Return what was sent as a key, wherever clients put it."""
    return list(_presented(headers))


def _presented(headers: Mapping[str, str]) -> Iterator[str]:
    """Keys in the headers. Some clients send the same key in two places, so all are looked at."""
    for name, value in headers.items():
        folded, key = name.casefold(), value.strip()
        if folded == "authorization":
            # The scheme's name is case-insensitive (RFC 9110 section 11.1).
            scheme, _, key = key.partition(" ")
            key = key.strip() if scheme.casefold() == "bearer" else ""
        elif folded not in {"x-api-key", "api-key"}:
            continue
        if 0 < len(key) <= _MAX_KEY:
            yield key
