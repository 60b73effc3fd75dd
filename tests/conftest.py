"""Shared set-up: what was not run is said at the end, and with REQUIRE_ALL=1 it is a failure."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

import filters.engine
from gateway.automata import store_in
from tests.support.core import CACHES
from tests.support.postgres import Postgres, running_postgres

# These machines are shared: a slow example is no failure, and a failing one must be found again.
settings.register_profile("gateway", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("gateway")

# Compiling the automaton takes every test process seconds: keep it between runs, as the gateway does.
_STORE = store_in({"XDG_CACHE_HOME": str(CACHES)})
_engine_for = filters.engine.engine_for


def _kept_engine(
    patterns: tuple[re.Pattern[str], ...], store: filters.engine.Store | None = None
) -> filters.engine.Engine:
    return _engine_for(patterns, store or _STORE)


filters.engine.engine_for = _kept_engine


@pytest.fixture(scope="module")
def postgres_server() -> Iterator[Postgres]:
    """A real PostgreSQL for the tests of a file."""
    with running_postgres() as it:
        yield it


@pytest.fixture
def postgres(postgres_server: Postgres) -> Postgres:
    """The server, empty."""
    postgres_server.run("DROP SCHEMA IF EXISTS privacy_gateway CASCADE")
    return postgres_server


def _skipped(terminalreporter: pytest.TerminalReporter) -> list[str]:
    reports = terminalreporter.stats.get("skipped", [])
    return sorted({f"{r.nodeid.partition('[')[0]} ({r.longrepr[2].removeprefix('Skipped: ')})" for r in reports})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = _skipped(terminalreporter)
    terminalreporter.write_line("not run: " + ("; ".join(missing) if missing else "nothing, every test ran"))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("REQUIRE_ALL") == "1" and reporter is not None and _skipped(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
