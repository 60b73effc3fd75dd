"""Logs as JSON lines, through an allow-list: what is not known to be harmless is not written.

A log call may be wrong, a library may quote what it was sent, an exception may hold the value that caused it. So this
file does not search for personal data; it lets through listed events and listed keys, each with values of a narrow
form, and counts the rest in ``dropped_fields``. A new event or key is a line here, and a review.

Exceptions appear as type and place in the code, never as text or traceback (their messages and locals quote input).
Records of the standard library's `logging` (aiohttp quotes malformed request lines) keep logger name, level and
exception type.

Following structlog's logging-best-practices: one canonical line per request (`RequestLog`), to stdout, no files.
"""

from __future__ import annotations

import logging
import math
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType, TracebackType
from typing import Any, Final, TextIO, cast

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, WrappedLogger

EVENTS: Final = frozenset(
    {
        "request",
        "stdlib",
        "internal_error",
        *("starting", "listening", "stopping", "drained"),
        *("stopped", "resumed", "stops_unreadable", "resume_refused", "objections_unreadable"),
        *("config_loaded", "config_rejected", "config_reloaded", "config_needs_restart", "key_created", "demo_enabled"),
        *("audit_failed", "audit_recovered", "audit_opened", "audit_closed", "audit_checkpoint", "audit_mirror_failed"),
        *("audit_anchor_failed", "worker_lost"),
        *("detector_failed", "detector_timeout", "detector_hung", "detector_loaded"),
        *("upstream_up", "upstream_down", "upstream_failed", "upstream_retry", "upstream_unroutable", "agreement_ends"),
        *("client_disconnected", "stream_aborted", "guard_refused", "restoration_refused"),
    }
)

_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")
_NAME = re.compile(r"[A-Za-z0-9._:/+-]{1,64}")  # no "@" and no space: neither an address nor a full name fits
_ID = re.compile(r"(?![0-9]+\Z|[A-Z]{2}[0-9]{2}[A-Z0-9]{11})[A-Za-z0-9_-]{1,64}")  # ours; no phone number, no IBAN
_PLACE = re.compile(r"[A-Za-z0-9_.<>]{1,128}(:[0-9]{1,6})?")
_DIGITS = re.compile(r"[0-9]{9}")  # a phone, card or account number

_Check = Callable[[object], object]  # the value to write, or None


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return int(value) if isinstance(value, int) else round(float(value), 6)


def _flag(value: object) -> object:
    return value if isinstance(value, bool) else None


def _text(form: re.Pattern[str], *, digits: bool = False) -> _Check:
    def check(value: object) -> object:
        if not isinstance(value, str) or not form.fullmatch(value) or (not digits and _DIGITS.search(value)):
            return None
        return str(value)

    return check


def _one_of(*choices: str) -> _Check:
    return lambda value: str(value) if isinstance(value, str) and value in choices else None


def _keys(check: _Check, *names: str) -> dict[str, _Check]:
    return dict.fromkeys(names, check)


KEYS: Final[Mapping[str, _Check]] = MappingProxyType(
    {
        "event": _one_of(*EVENTS),
        "level": _one_of("debug", "info", "warning", "error", "critical"),
        "sensitivity": _one_of("green", "yellow", "red"),
        "time": _text(re.compile(r"[0-9T:.Z-]{20,32}"), digits=True),
        "request_id": _text(_ID, digits=True),
        **_keys(_text(_CODE), "outcome", "code", "reason", "state"),
        **_keys(_text(_NAME), "principal", "team", "endpoint", "upstream", "region", "logger", "host", "version"),
        **_keys(_text(_ID, digits=True), "policy_version", "key_id", "writer"),
        "head": _text(re.compile(r"[0-9a-f]{64}"), digits=True),
        **_keys(_text(_PLACE), "error", "error_at", "error_cause"),
        **_keys(_flag, "streamed", "healthy", "ready"),
        **_keys(
            _number, "status", "port", "attempt", "workers", "threads", "count", "seq", "bytes_in", "bytes_out", "pid"
        ),
        **_keys(_number, "entities", "restored", "unknown_tokens", "prompt_tokens", "completion_tokens"),
        **_keys(_number, "detect_ms", "first_byte_ms", "total_ms", "seconds", "dropped_fields", "problems"),
    }
)


def _allow(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The allow-list. Of what does not pass, only the number is kept: a key may be personal data too."""
    clean: EventDict = {}
    dropped = 0
    for key, value in event.items():
        check = KEYS.get(key)
        checked = check(value) if check is not None else None
        if checked is not None:
            clean[key] = checked
        elif value is not None and value != "":
            dropped += 1
    clean.setdefault("event", "unlisted")
    if dropped:
        clean["dropped_fields"] = dropped
    return clean


def describe(error: BaseException) -> dict[str, str]:
    """An exception as type, type of its cause, and place where it was raised; nothing that it says."""
    place = {"error": type(error).__name__}
    cause = error.__cause__ or error.__context__
    if cause is not None:
        place["error_cause"] = type(cause).__name__
    trace: TracebackType | None = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        place["error_at"] = f"{module}.{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
    return place


def _exceptions(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    info = event.pop("exc_info", None)
    if isinstance(info, tuple) and len(info) == 3:
        info = info[1]
    elif info and not isinstance(info, BaseException):
        info = sys.exc_info()[1]
    if isinstance(info, BaseException):
        event.update(describe(info))
    return event


class _Bridge(logging.Handler):
    """Turns records of `logging` into events without looking at their message or arguments."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        fields = describe(error) if error is not None else {}
        level = record.levelname.lower()
        method = level if level in {"debug", "info", "warning", "error", "critical"} else "info"
        getattr(get_logger(), method)("stdlib", logger=record.name, **fields)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - name of the base class
        """Do nothing: the base class would print the record's message and arguments to stderr."""


def configure(stream: TextIO, level: str = "info") -> None:
    """Send everything, structlog's and `logging`'s, to `stream` as JSON lines. Call it before anything is logged.

    Raises:
        ValueError: no such level.
    """
    number = logging.getLevelNamesMapping().get(level.upper())
    if number is None:
        raise ValueError("level must be one of debug, info, warning, error, critical")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            _exceptions,
            _allow,
            structlog.processors.JSONRenderer(sort_keys=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()  # noqa: TID251 - the one place that ties the standard library to our allow-list
    root.handlers[:] = [_Bridge()]
    root.setLevel(max(number, logging.WARNING))  # libraries tell the world about every step they take
    for name in list(root.manager.loggerDict):
        other = logging.getLogger(name)  # noqa: TID251 - a handler that a library brought along would bypass ours
        other.handlers.clear()
        other.propagate = True


def get_logger() -> FilteringBoundLogger:
    """The logger; give it an event of `EVENTS` and keys of `KEYS`."""
    return cast("FilteringBoundLogger", structlog.get_logger())


@dataclass(slots=True, kw_only=True)
class RequestLog:
    """The one line about a request, filled in while it is served. Never the model: its name comes from the client."""

    request_id: str
    principal: str = ""
    team: str = ""
    endpoint: str = ""
    sensitivity: str = ""
    upstream: str = ""
    status: int | None = None
    outcome: str = ""
    streamed: bool = False
    entities: int = 0
    restored: int = 0
    unknown_tokens: int = 0
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    detect_ms: float | None = None
    first_byte_ms: float | None = None
    total_ms: float | None = None

    def emit(self) -> None:
        """Write it. Failures on our side are errors, refusals and successes are not."""
        log = get_logger()
        write: Callable[..., Any] = log.error if self.status is not None and self.status >= 500 else log.info
        write("request", **{key: value for key, value in asdict(self).items() if value is not None})
