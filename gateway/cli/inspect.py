"""``inspect``: what would happen to a text or a request body. Nothing is sent."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from rich.console import Console

from filters.detection import Detector, Segment, Span
from filters.errors import FilterError
from filters.exchange import Exchange
from filters.lexicon import Lexicon
from gateway import ocr
from gateway.app import Settings, effective_config, load_detector, routes
from gateway.auth import LOCAL, Authenticator
from gateway.cli._screen import show
from gateway.cli.base import Command, Environ, add_policies, add_state, read_input
from gateway.config import provider_keys
from gateway.errors import GatewayError
from gateway.keys import RootKey
from gateway.paths import Match
from gateway.pipeline import Case, Pipeline
from gateway.registries import load_registries
from gateway.routing import Router


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", nargs="?", default="-", metavar="FILE", help="a text or a request (default: stdin)")
    parser.add_argument("--model", help="the model that the request would ask for (default: any that policy knows)")
    parser.add_argument(
        "--endpoint",
        metavar="NAME",
        help="whose request it is: chat.completions, responses, messages … (default: told by the body)",
    )
    parser.add_argument("--json", action="store_true", help="the whole report, as a program gets it, at a terminal too")
    add_policies(parser)
    add_state(parser)


def _run(options: argparse.Namespace, environ: Environ) -> int:
    settings = Settings(options.policies, state=options.state, environ=environ)
    config = effective_config(settings)
    lexicon = Lexicon.load()
    keys = dict.fromkeys(provider_keys(config, environ), True)
    router = Router(config, keys, demo_allowed=True, loopback=True)
    root = RootKey.load(environ, settings.state, allow_generate=True)
    authenticator = Authenticator(config, open_on_loopback=True)
    pipeline = Pipeline(config, root, lexicon, router, authenticator, ocr.reader(config))
    text = read_input(options.input)
    name, body = _request(text, options.model or _some_model(router), options.endpoint)
    spec = next((spec for spec in routes() if spec.name == name and spec.table is not None), None)
    if spec is None:
        print(f"privacy-gateway: no endpoint of this name takes a body: {name}", file=sys.stderr)
        return 2
    detector = load_detector(lexicon, load_registries(config, settings.policies), environ)
    report, segments = _inspected(pipeline, pipeline.admit(LOCAL, Match(spec), {}), body, detector)
    if sys.stdout.isatty() and not options.json:  # a person gets a picture, a program the whole report
        show(report, segments, Console())
    else:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    return 1 if "code" in report else 0


def _inspected(pipeline: Pipeline, case: Case, body: bytes, detector: Detector) -> tuple[dict[str, Any], list[str]]:
    """Return the report, and the texts that its findings point into."""
    report: dict[str, Any] = {}
    segments: Sequence[Segment] = ()
    try:
        case.exchange.receive(body)
        segments = case.exchange.segments
        findings = detector.detect(segments)
        report["spans"] = _spans(findings)
        decision = pipeline.decide(case, findings, datetime.now(UTC).date())
        report |= _described(case.exchange)
    except (FilterError, GatewayError) as error:
        report |= _described(case.exchange)
        report |= {"decision": "refused", "code": error.code, "param": error.param, "message": error.message}
        return report, [segment.text for segment in segments]
    report = {
        "class": decision.classification.sensitivity.value,
        "reasons": decision.classification.reasons,
        "decision": "forward",
        "upstream": decision.upstream.name,
        "entities": dict(decision.entities),
        **report,
        "would_leave": json.loads(decision.body),
    }
    return report, [segment.text for segment in segments]


def _spans(findings: Sequence[Sequence[Span]]) -> list[dict[str, Any]]:
    return [
        {"segment": i, "start": s.start, "end": s.end, "label": s.label.value, "subtype": s.subtype}
        for i, spans in enumerate(findings)
        for s in spans
    ]


def _described(exchange: Exchange) -> dict[str, Any]:
    """Which mentions are one person's, and how near the request comes to describing one."""
    singled = exchange.singling_out
    return {
        "persons": [
            [{"segment": mention.text, "start": mention.start, "end": mention.end} for mention in group]
            for group in exchange.persons
        ],
        "singling_out": {"score": singled.score, "reasons": singled.reasons},
    }


def _some_model(router: Router) -> str:
    """Name a model that some upstream serves; for a text alone it does not matter which."""
    for upstream in router.usable:
        for glob in upstream.models:
            return glob.replace("*", "any").replace("?", "x")
    return "any"


#: A key that only requests of this endpoint have.
_TOLD_BY: Final = (("messages", "chat.completions"), ("input", "responses"), ("prompt", "completions"))


def _request(text: str, model: str, endpoint: str | None) -> tuple[str, bytes]:
    """Take a request body as it is, and make a chat of anything else; with the name of its endpoint."""
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    told = next((name for key, name in _TOLD_BY if isinstance(value, dict) and key in value), None)
    if told is not None or (endpoint is not None and isinstance(value, dict)):
        return endpoint or str(told), text.encode()
    return "chat.completions", json.dumps({"model": model, "messages": [{"role": "user", "content": text}]}).encode()


COMMAND: Final = Command(
    "inspect",
    "Show class, findings, decision and exactly what would leave, for a text or a request body. Nothing is sent.",
    _arguments,
    _run,
    "echo 'Frau Weber, Kundennr. 4711' | privacy-gateway inspect",
)
