"""Access tokens of a Google service account, for Vertex AI: the extra ``vertex`` (google-auth).

The policy names the account's file (``key: {google: /run/secrets/vertex.json}``), never a token. A token holds for an
hour and is fetched anew some minutes before its end (OAuth 2.0 with a signed JWT, RFC 7523). Keys and tokens are in no
repr and no error.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from importlib import util
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, Final

from pydantic import SecretStr

from gateway.config import Config
from gateway.errors import UpstreamUnavailable
from gateway.problems import ConfigError, Problem

if TYPE_CHECKING:
    from google.oauth2.service_account import Credentials

_SCOPE: Final = "https://www.googleapis.com/auth/cloud-platform"
_SECONDS: Final = 8.0  # for an answer of Google's
_PAUSE: Final = 5.0  # seconds in which a failure is not tried again: whoever waits must not wait for each


class ServiceAccount:
    """Fetches the access tokens of one service account.

    Args:
        info: content of the account's JSON file.

    Raises:
        ValueError: it is not one (without a word of it), or google-auth is not installed.
    """

    __slots__ = ("_credentials", "_executor", "_failed", "_refreshing")

    def __init__(self, info: str) -> None:
        if util.find_spec("google") is None or util.find_spec("google.auth") is None:
            raise ValueError("the extra `vertex` is not installed (google-auth)")
        from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415 - an extra
        from google.oauth2.service_account import Credentials  # noqa: PLC0415 - as above

        try:
            found: Credentials = Credentials.from_service_account_info(json.loads(info), scopes=[_SCOPE])  # type: ignore[no-untyped-call]
        except (ValueError, TypeError, AttributeError, GoogleAuthError):
            raise ValueError("not the JSON file of a service account") from None
        self._credentials = found
        self._refreshing: Future[None] | None = None
        self._failed = -inf
        # Of its own: a thread that waits for Google must not be one that others need.
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="google")

    def __repr__(self) -> str:
        return "ServiceAccount(<secret>)"

    async def token(self) -> str:
        """Return a token that holds for some minutes.

        Raises:
            UpstreamUnavailable: Google gives none.
        """
        if self._credentials.valid:  # google-auth calls it so until shortly before the end
            return str(self._credentials.token)
        if monotonic() - self._failed < _PAUSE:
            raise _none()
        if self._refreshing is None or self._refreshing.done():  # one for all who wait
            self._refreshing = self._executor.submit(self._refresh)
        try:
            async with asyncio.timeout(_SECONDS):
                await asyncio.wrap_future(self._refreshing)
        except (UpstreamUnavailable, TimeoutError):
            self._failed = monotonic()
            raise _none() from None
        return str(self._credentials.token)

    def _refresh(self) -> None:
        """Fetch a token; on the thread."""
        from google.auth.exceptions import GoogleAuthError  # noqa: PLC0415 - an extra
        from google.auth.transport.requests import Request  # noqa: PLC0415 - as above

        try:
            self._credentials.refresh(partial(Request(), timeout=_SECONDS))  # type: ignore[no-untyped-call]
        except (GoogleAuthError, ValueError, OSError):
            raise _none() from None


def _none() -> UpstreamUnavailable:
    return UpstreamUnavailable("No access token for the upstream.")


def accounts(config: Config, secrets: Mapping[str, SecretStr]) -> dict[str, ServiceAccount]:
    """Return the service accounts of a policy, by upstream name.

    Raises:
        ConfigError: the extra is not installed, or a file is not that of a service account.
    """
    found: dict[str, ServiceAccount] = {}
    problems = []
    for entry in config.upstreams:
        if entry.key is None or entry.key.google is None or entry.name not in secrets:
            continue
        try:
            found[entry.name] = ServiceAccount(secrets[entry.name].get_secret_value())
        except ValueError as error:
            problems.append(Problem(entry.key.google, 0, f"key of {entry.name}", str(error)))
    if problems:
        raise ConfigError(problems)
    return found
