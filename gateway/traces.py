"""OpenTelemetry traces, where policy asks for them: two spans for each request, and no content.

A SERVER span for the request at the gateway, continuing the caller's trace (W3C Trace Context), and within it a CLIENT
span for the call of the model, with the GenAI semantic conventions
(https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/). Prompts, answers and names of data subjects are no
attributes, and nothing of a trace goes to providers. Spans that cannot be delivered are lost; requests never wait.
"""

from __future__ import annotations

import threading
import time
from typing import Any, Final, Protocol

from gateway.audit import harmless_name
from gateway.config import Config
from gateway.flight import Flight
from gateway.problems import ConfigError, Problem

_OPERATIONS: Final = {
    "chat.completions": "chat",
    "messages": "chat",
    "responses": "chat",
    "completions": "text_completion",
    "embeddings": "embeddings",
}
#: Names that the conventions give, where they are not ours.
_PROVIDERS: Final = {"azure_openai": "azure.ai.openai", "mistral": "mistral_ai", "vertex": "gcp.vertex_ai"}
_EXPORT_SECONDS: Final = 5.0
_END_SECONDS: Final = 3.0


class Traces(Protocol):
    """Takes what is known of a request when it is over."""

    def completed(self, flight: Flight, parent: str | None) -> None:
        """Make its spans. `parent` is the header ``traceparent`` as it came."""
        ...

    def close(self) -> None:
        """Deliver what waits, for a few seconds."""
        ...


class NoTraces:
    """What is there without a line in the policy."""

    def completed(self, flight: Flight, parent: str | None) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


class OtlpTraces:
    """Sends spans to a collector with OTLP over HTTP, in batches, from a thread of the library.

    Args:
        endpoint: of the collector, ``http://…/v1/traces``.
        version: of the gateway.

    Raises:
        ImportError: the extra `traces` is not installed.
    """

    def __init__(self, endpoint: str, version: str) -> None:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - an extra
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415 - as above
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415 - as above
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415 - as above
        from opentelemetry.trace.propagation.tracecontext import (  # noqa: PLC0415 - as above
            TraceContextTextMapPropagator,
        )

        self._provider = TracerProvider(
            resource=Resource({"service.name": "privacy-gateway", "service.version": version}), shutdown_on_exit=False
        )
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint, timeout=_EXPORT_SECONDS)))
        self._tracer = self._provider.get_tracer("gateway", version)
        self._context = TraceContextTextMapPropagator()

    def completed(self, flight: Flight, parent: str | None) -> None:
        """Make the spans of a request."""
        from opentelemetry.trace import SpanKind, Status, StatusCode, set_span_in_context  # noqa: PLC0415 - an extra

        end = time.time_ns()
        begin = end - round(flight.elapsed * 1e9)
        log = flight.log
        above = self._context.extract({"traceparent": parent} if parent else {})
        attributes = _known({**_request(flight), "error.type": log.outcome if log.outcome not in ("", "ok") else None})
        span = self._tracer.start_span(
            log.endpoint or "request", above, SpanKind.SERVER, attributes=attributes, start_time=begin
        )
        if log.status is not None and log.status >= 500:
            span.set_status(Status(StatusCode.ERROR))
        if flight.since_sent is not None:
            called = end - round(flight.since_sent * 1e9)
            name, attributes = _call(flight)
            call = self._tracer.start_span(
                name, set_span_in_context(span), SpanKind.CLIENT, attributes=_known(attributes), start_time=called
            )
            if flight.first_byte is not None:
                call.add_event("first_byte", timestamp=called + round(flight.first_byte * 1e9))
            call.end(end)
        span.end(end)

    def close(self) -> None:
        """Deliver what waits, for a few seconds: the library itself would try for half a minute."""
        ending = threading.Thread(target=self._provider.shutdown, name="traces", daemon=True)
        ending.start()
        ending.join(_END_SECONDS)


def _request(flight: Flight) -> dict[str, Any]:
    log = flight.log
    return {
        "http.response.status_code": log.status,
        "privacy_gateway.request_id": flight.request_id,
        "privacy_gateway.principal": log.principal,
        "privacy_gateway.class": log.sensitivity,
        "privacy_gateway.upstream": log.upstream,
        "privacy_gateway.entities": log.entities,
        "privacy_gateway.restored": log.restored,
        "privacy_gateway.unknown_tokens": log.unknown_tokens,
        "privacy_gateway.detect_ms": log.detect_ms,
        "privacy_gateway.streamed": log.streamed,
    }


def _call(flight: Flight) -> tuple[str, dict[str, Any]]:
    log, decision = flight.log, flight.decision
    operation = _OPERATIONS.get(log.endpoint, log.endpoint)
    provider = decision.upstream.provider.name if decision is not None else ""
    model = harmless_name(decision.model) if decision is not None else ""  # its name comes from the client
    return f"{operation} {model}".strip(), {
        "gen_ai.operation.name": operation,
        "gen_ai.provider.name": _PROVIDERS.get(provider, provider),
        "gen_ai.request.model": model,
        "gen_ai.usage.input_tokens": log.prompt_tokens,
        "gen_ai.usage.output_tokens": log.completion_tokens,
        "server.address": log.upstream,
    }


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value not in (None, "")}


def traces_of(config: Config, version: str) -> Traces:
    """Return what the policy asks for.

    Raises:
        ConfigError: the extra `traces` is not installed.
    """
    endpoint = config.traces.endpoint
    if endpoint is None:
        return NoTraces()
    try:
        return OtlpTraces(endpoint, version)
    except ImportError:
        rule = "this needs the extra `traces`: pip install 'llm-privacy-gateway[traces]'"
        raise ConfigError([Problem("policies.yaml", 0, "traces.endpoint", rule)]) from None
