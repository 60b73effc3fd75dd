"""Only listed events and keys with harmless values are written; everything else is counted."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from http import HTTPStatus

import pytest
import structlog

from filters.detection import EntityType
from gateway import logs
from gateway.logs import EVENTS, KEYS, RequestLog, configure, describe, get_logger

CANARIES = [
    "Änne Canary",
    "Canary Weber",
    "canary@example.org",
    "+49 171 5550123",
    "DE02120300000000202051",
    "a\ncanary",
]


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """Configured logging, and everything as it was before."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    others = {
        n: (list(x.handlers), x.propagate) for n, x in root.manager.loggerDict.items() if isinstance(x, logging.Logger)
    }
    stream = io.StringIO()
    configure(stream, "debug")
    yield stream
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, (saved, propagate) in others.items():
        logging.getLogger(name).handlers[:] = saved
        logging.getLogger(name).propagate = propagate


def lines(out: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def last(out: io.StringIO) -> dict[str, object]:
    line = lines(out)[-1]
    line.pop("time")
    return line


def test_known_fields_pass(out: io.StringIO) -> None:
    """Event, level, time and listed keys."""
    get_logger().info("upstream_down", upstream="eu-1", status=HTTPStatus.BAD_GATEWAY, seconds=0.25, healthy=False)
    assert "T" in lines(out)[0]["time"]
    assert last(out) == {
        "event": "upstream_down",
        "level": "info",
        "upstream": "eu-1",
        "status": 502,
        "seconds": 0.25,
        "healthy": False,
    }


def test_everything_else_is_counted(out: io.StringIO) -> None:
    """Unknown keys, other types and bad forms are dropped; their number stays."""
    get_logger().warning(
        "request",
        prompt="hello",
        status="200",
        seconds=float("nan"),
        entities=True,
        upstream=["eu"],
        streamed=1,
        code="A b",
    )
    assert last(out) == {"event": "request", "level": "warning", "dropped_fields": 7}


@pytest.mark.parametrize("canary", CANARIES)
def test_no_value_gets_out(out: io.StringIO, canary: str) -> None:
    """No way to log a string lets the canary through."""
    log = get_logger()
    structlog.contextvars.bind_contextvars(note=canary, principal=canary)
    log.info(canary)
    log.info("request %s", canary)
    log.info("request", **dict.fromkeys(set(KEYS) - {"event"}, canary), **{canary: canary})
    log.info("request", **{key: {canary: canary} for key in set(KEYS) - {"event"}})
    for line in (
        RequestLog(request_id=canary),
        RequestLog(**{f: canary for f in RequestLog.__slots__ if f != "status"}),
    ):
        line.emit()
    try:
        {}[canary]
    except KeyError as error:
        log.exception("internal_error")
        log.warning("internal_error", exc_info=ValueError(canary))
        logging.getLogger("aiohttp.server").exception("bad request %r", canary)
        logging.getLogger("asyncio").warning("Task exception: %s", canary, exc_info=error)
    logging.getLogger("aiohttp.access").info("GET /%s", canary, extra={"first_request_line": canary})
    logging.getLogger(canary).warning("x")
    logs._Bridge().handle(logging.makeLogRecord({"levelname": "INFO", "name": "x", "msg": "%d", "args": (canary,)}))
    text = out.getvalue()
    assert len(text.splitlines()) >= 11
    assert canary not in text
    assert json.dumps(canary)[1:-1] not in text
    assert "canary" not in text.lower()


def test_single_word_canary_as_event_or_key(out: io.StringIO) -> None:
    """Even a plain word is no event and no key."""
    get_logger().info("canary", canary="canary", outcome=EntityType.PERSON)
    assert last(out) == {"event": "unlisted", "level": "info", "dropped_fields": 3}


def test_exceptions_are_type_and_place(out: io.StringIO) -> None:
    """Type, type of the cause, module, function and line."""
    try:
        try:
            json.loads("{")
        except ValueError as error:
            raise RuntimeError("text") from error
    except RuntimeError:
        get_logger().exception("internal_error")
    line = last(out)
    assert (line["error"], line["error_cause"]) == ("RuntimeError", "JSONDecodeError")
    assert "test_exceptions_are_type_and_place:" in line["error_at"]
    assert set(line) == {"event", "level", "error", "error_cause", "error_at"}
    assert describe(ValueError("x")) == {"error": "ValueError"}
    get_logger().info("request", exc_info=(ValueError, ValueError("x"), None))
    assert last(out)["error"] == "ValueError"
    get_logger().info("request", exc_info=True)
    assert last(out) == {"event": "request", "level": "info"}


def test_stdlib_is_reduced(out: io.StringIO) -> None:
    """Logger, level, exception type; handlers that libraries brought along are gone."""
    logging.getLogger("aiohttp.access").info("libraries tell the world about every step")
    logging.getLogger("aiohttp.access").warning("GET /secret")
    assert last(out) == {"event": "stdlib", "level": "warning", "logger": "aiohttp.access"}
    logging.getLogger("aiohttp.server").log(5, "below debug")
    assert len(lines(out)) == 1
    logging.addLevelName(35, "NOTICE")
    logging.getLogger("x").log(35, "odd level")
    assert last(out)["level"] == "info"


def test_broken_stdlib_record_prints_nothing(out: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    """`logging` would print message and arguments to stderr when a handler fails."""
    logs._Bridge().handleError(logging.makeLogRecord({"msg": "canary"}))
    assert capsys.readouterr() == ("", "")


def test_library_handlers_are_removed(out: io.StringIO) -> None:
    """A handler of a library's own would write around the allow-list."""
    brought = io.StringIO()
    logging.getLogger("brought").addHandler(logging.StreamHandler(brought))
    configure(out, "info")
    logging.getLogger("brought").warning("canary")
    assert brought.getvalue() == ""
    assert last(out)["logger"] == "brought"


def test_level(out: io.StringIO) -> None:
    """Below the level nothing is written; an unknown level is an error at start-up."""
    configure(out, "warning")
    get_logger().info("request")
    logging.getLogger("x").info("y")
    assert out.getvalue() == ""
    with pytest.raises(ValueError):
        configure(out, "loud")


def test_request_line(out: io.StringIO) -> None:
    """One line with what is known; a server error is an error."""
    line = RequestLog(request_id="r-1", principal="crm", endpoint="openai_chat", sensitivity="yellow", outcome="ok")
    line.status, line.total_ms, line.entities = 200, 12.5, 3
    line.emit()
    assert last(out) == {
        "event": "request",
        "level": "info",
        "request_id": "r-1",
        "principal": "crm",
        "endpoint": "openai_chat",
        "sensitivity": "yellow",
        "outcome": "ok",
        "status": 200,
        "total_ms": 12.5,
        "entities": 3,
        "restored": 0,
        "unknown_tokens": 0,
        "streamed": False,
    }
    line.status = 503
    line.emit()
    assert last(out)["level"] == "error"


def test_every_field_of_the_request_line_is_listed() -> None:
    """The canonical line loses nothing to the allow-list."""
    assert set(RequestLog.__slots__) <= set(KEYS)
    assert "request" in EVENTS
