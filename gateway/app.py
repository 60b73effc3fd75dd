"""The composition root: everything is built here, once, and passed on. Start-up and shut-down live here too.

Start-up fails closed: a policy with a problem, a root key that is missing, a detector that does not find a planted
value, an audit directory that cannot be written: no listener opens.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Final

from aiohttp import web
from prometheus_client import CollectorRegistry

import filters.endpoints
from filters.detection import Detector, EntityType, Segment
from filters.endpoints.base import EndpointSpec
from filters.lexicon import Lexicon
from filters.registry import load
from gateway import google, ocr, tls
from gateway.admin import create_admin
from gateway.audit_place import AuditPlace
from gateway.auth import LOCAL, Authenticator
from gateway.automata import store_in
from gateway.baseurl import is_loopback
from gateway.budgets.base import Budgets
from gateway.cache import CachedDetector
from gateway.config import Config, load_config, provider_keys
from gateway.demo import DemoTransport
from gateway.enforced import Enforced
from gateway.handlers import Api, Gate
from gateway.health import Health
from gateway.keys import RootKey
from gateway.logs import get_logger
from gateway.metrics import Known, Metrics
from gateway.middlewares import Runner, accompany
from gateway.oidc import verifier_of
from gateway.paths import Routes
from gateway.pipeline import Pipeline
from gateway.problems import ConfigError, Problem
from gateway.registries import Registries, load_registries
from gateway.reload import Reloader
from gateway.resolver import InsideResolver
from gateway.routing import Router, Upstream, override_upstream
from gateway.services import Services
from gateway.sinks.queue import QueuedSink
from gateway.stops.base import Stops
from gateway.stores import connect_shared, open_stores
from gateway.traces import traces_of
from gateway.transport import Transport
from gateway.upstream import AiohttpTransport
from gateway.vault.base import Vault
from gateway.wishes import Objections
from gateway.workers import DetectorPool

_DETECTOR_THREADS = 2
_DISTRIBUTION: Final = "llm-privacy-gateway"
_DRAIN_SECONDS = 15.0  # aiohttp waits that long twice: for requests, then for connections
_MAX_LINE = 8190


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line says.

    Attributes:
        policies: path of policies.yaml.
        listen, admin_listen: (host, port); port 0 takes a free one.
        state: directory of audit records and generated keys.
        upstream: loopback URL that replaces the policy's upstreams, or None.
        environ: the process's environment.
        shared_port: whether other processes listen on the same API port.
    """

    policies: Path
    listen: tuple[str, int] = ("127.0.0.1", 8080)
    admin_listen: tuple[str, int] = ("127.0.0.1", 8081)
    state: Path = Path("state")
    upstream: str | None = None
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    shared_port: bool = False

    @property
    def loopback(self) -> bool:
        """Whether the API listens on this machine only."""
        return is_loopback(self.listen[0])


@dataclass(frozen=True, slots=True)
class Running:
    """A gateway that serves.

    Attributes:
        services: its parts.
        gate: where requests come in.
        reloader: puts another policy in force.
        api, admin: base URLs as bound.
    """

    services: Services
    gate: Gate
    reloader: Reloader
    api: str
    admin: str


def routes(kinds: frozenset[str] = frozenset()) -> Routes:
    """Return every served endpoint: those about objects that a provider stores only where policy allows their kind."""
    specs = load(filters.endpoints, "SPEC", EndpointSpec).values()
    return Routes(spec for spec in specs if not spec.stateful or spec.stateful in kinds)


def effective_config(settings: Settings) -> Config:
    """Load the policy and hold it to what the command line asks for.

    Raises:
        ConfigError: every problem of the file, or a listener that the policy does not allow.
    """
    config = load_config(settings.policies, settings.environ)
    if settings.upstream is not None:
        try:
            config = override_upstream(config, settings.upstream)
        except ValueError as error:
            raise ConfigError([Problem("command line", 0, "--upstream", str(error))]) from None
    if not config.principals and not settings.loopback:
        why = "no principals are configured, so the API may listen on loopback only (127.0.0.1, ::1)"
        raise ConfigError([Problem("command line", 0, "--listen", why)])
    return config


def transport_for(upstream: Upstream) -> Transport:
    """Make the transport of an upstream, with its own time limits and connection pool."""
    if upstream.is_demo:
        return DemoTransport()
    limits = upstream.timeouts
    return AiohttpTransport(
        connect_timeout=limits.connect,
        first_byte_timeout=limits.first_byte,
        idle_timeout=limits.idle,
        resolver=InsideResolver if upstream.base_url.startswith("http://") else None,
    )


_NO_CUE: Final = "Zwetkowski"


def self_test(detector: Detector) -> None:
    """Find planted values, or do not start: a detector that finds nothing looks like one that works.

    Raises:
        RuntimeError: something planted was not found.
    """
    text = (
        "Frau Dr. Weber-Öztürk, weber@example.com, IBAN DE02 1203 0000 0000 2020 51, Tel. +49 170 5550142\n"
        f"Gestern hat {_NO_CUE} angerufen, die Rechnung war falsch."
    )
    spans = detector.detect([Segment(text)])[0]
    missing = {EntityType.PERSON, EntityType.EMAIL, EntityType.IBAN, EntityType.PHONE} - {s.label for s in spans}
    if not any(text[span.start : span.end] == _NO_CUE for span in spans):
        missing.add(EntityType.PERSON)  # only the name model finds it: int8 on an odd processor may find nothing
    if missing:
        raise RuntimeError(f"the detector failed its self-test: no {', '.join(sorted(missing))} found")


def load_detector(
    lexicon: Lexicon, registries: Registries | None = None, environ: Mapping[str, str] | None = None
) -> Detector:
    """Load the detector and put it to the test. Imported late: Presidio takes a second and 70 MB.

    Where `environ` names a place for caches, compiled automata are kept there.
    """
    from filters.presidio import PresidioDetector  # noqa: PLC0415 - see above
    from filters.tagger.model import Tagger  # noqa: PLC0415 - see above

    more = registries or Registries()
    detector = PresidioDetector(
        lexicon=lexicon,
        tagger=Tagger(),
        additional=more.recognizers,
        threshold=more.threshold,
        store=store_in(environ or {}),
    )
    self_test(detector)
    return detector


@dataclass(slots=True)
class Parts:
    """What tests replace: the detector, the sink, the transports, the clock."""

    detector: Detector | None = None
    sink: Callable[[Path, Config], QueuedSink] | None = None
    transport: Callable[[Upstream], Transport] = transport_for
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


#: Codes that no error class has as its own.
_CODES: Final = frozenset(
    {"secret_in_tool_arguments", "upstream_error", "invalid_type", "invalid_request", "unsupported_input_type"}
)


def enforce(settings: Settings, parts: Parts, root: RootKey, lexicon: Lexicon, before: Enforced | None) -> Enforced:
    """Put the policy of the files to work; what `before` has and the policy does not change goes along.

    Raises:
        ConfigError: the policy, a provider's key or the environment is not in order.
        RuntimeError: the detector failed its self-test.
    """
    config = effective_config(settings)
    secrets = provider_keys(config, settings.environ)
    accounts = google.accounts(config, secrets)
    keys = {name: secret.get_secret_value() for name, secret in secrets.items() if name not in accounts}
    router = Router(config, dict.fromkeys(secrets, True), demo_allowed=settings.loopback, loopback=settings.loopback)
    authenticator = Authenticator(config, open_on_loopback=settings.loopback)
    was = before.pipeline.config if before is not None else None
    if before is not None and was is not None and was.detection_version == config.detection_version:
        detector = before.detector
    else:
        registries = load_registries(config, settings.policies)
        found = parts.detector or load_detector(lexicon, registries, settings.environ)
        detector = CachedDetector(found, version=config.detection_version)
    limits = config.limits
    if before is not None and was is not None and before.detector is detector and was.limits == limits:
        pool = before.pool
    else:
        seconds = limits.detector_timeout_seconds
        pool = DetectorPool(detector, threads=_DETECTOR_THREADS, queue=limits.detector_queue, timeout=seconds)
    return Enforced(
        pipeline=Pipeline(config, root, lexicon, router, authenticator, ocr.reader(config)),
        detector=detector,
        pool=pool,
        transports={item.name: _transport(item, parts, before) for item in router.upstreams},
        keys=keys,
        accounts=accounts,
        routes=routes(config.state.kinds),
        verifier=verifier_of(config, before.verifier if before is not None else None),
    )


def _transport(upstream: Upstream, parts: Parts, before: Enforced | None) -> Transport:
    """The transport of an upstream: the one before, with its connections, where nothing of it has changed."""
    known = before.pipeline.router.upstreams if before is not None else ()
    for other in known:
        same = all(getattr(other, what) == getattr(upstream, what) for what in ("name", "timeouts", "base_url"))
        if before is not None and same:
            return before.transports[other.name]
    return parts.transport(upstream)


def build(settings: Settings, parts: Parts) -> tuple[Services, Gate, Callable[[Enforced], Enforced]]:
    """Build the services, the gate, and what makes the next policy.

    Raises:
        ConfigError: the policy, a key or the environment is not in order.
        OSError: the state directory cannot be used.
        RuntimeError: the detector failed its self-test.
    """
    effective_config(settings)  # what is wrong with the policy is told before anything is made
    root = RootKey.load(settings.environ, settings.state, allow_generate=settings.loopback)
    settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    lexicon = Lexicon.load()
    enforced = enforce(settings, parts, root, lexicon, None)
    config = enforced.pipeline.config
    client = connect_shared(config, settings.environ)
    stores = open_stores(config, client, settings.state)
    place = AuditPlace(config.audit, settings.state, settings.environ)
    sink = (
        parts.sink(settings.state, config)
        if parts.sink
        else place.sink(root, queue=config.limits.audit_queue, stream=sys.stdout)
    )
    metrics, vault = Metrics(CollectorRegistry(), known_labels(enforced)), Vault(stores.objects, root)
    services = Services(
        sink=sink,
        metrics=metrics,
        vault=vault,
        budgets=Budgets(stores.ledger, parts.now),
        objections=Objections(stores.wishes, root, vault),
        health=Health(),
        stops=Stops(stores.stops, sink, parts.now, root.key_id, lambda: gate.enforced.pipeline.config.admins),
        shared=client,
        anchor=place.anchor(root, lambda: sink.head),
        traces=traces_of(config, metadata.version(_DISTRIBUTION)),
        key_id=root.key_id,
        now=parts.now,
    )
    gate = Gate(Api(services, enforced))
    metrics.watch_cache(hits=lambda: gate.enforced.detector.hits, misses=lambda: gate.enforced.detector.misses)
    metrics.watch(
        audit_queue=lambda: sink.queued,
        detector_queue=lambda: gate.enforced.pool.waiting,
        audit_up=lambda: sink.healthy,
    )
    metrics.watch_head(lambda: sink.head)
    return services, gate, partial(enforce, settings, parts, root, lexicon)


def policy_files(settings: Settings, config: Config) -> Iterator[Path]:
    """Files that a policy is made of: its own, registries, mounted keys."""
    yield settings.policies
    yield from (settings.policies.parent / name for name in config.detection.presidio_registries)
    yield from tls.files(config.tls)
    named = (entry.file or entry.seed for entry in config.dictionaries.values())
    yield from (settings.policies.parent / name for name in named if name is not None)
    yield from (Path(entry.key.path) for entry in config.upstreams if entry.key is not None and entry.key.path)


def known_labels(enforced: Enforced) -> Known:
    """The label values of metrics that only the configuration knows."""
    return Known(
        endpoints=frozenset(spec.name for spec in enforced.routes),
        upstreams=frozenset(upstream.name for upstream in enforced.pipeline.router.upstreams),
        codes=_CODES,
        version=metadata.version(_DISTRIBUTION),
        principals=frozenset({LOCAL.name, *(entry.name for entry in enforced.pipeline.config.principals)}),
        limits={
            (entry.name, limit): number
            for entry in enforced.pipeline.config.principals
            for limit, number in entry.limits.model_dump(exclude_none=True).items()
        },
    )


def create_app(services: Services, gate: Gate) -> web.Application:
    """Build the application of the API port: one route, because paths are matched exactly by the handlers."""
    app = web.Application(
        middlewares=[accompany(gate, services.metrics, services.traces)], client_max_size=0
    )  # handlers have a limit
    app.router.add_route("*", "/{path:.*}", gate.handle, expect_handler=gate.expect)
    return app


@asynccontextmanager
async def running(settings: Settings, parts: Parts | None = None) -> AsyncIterator[Running]:
    """Serve while the context is open; on leaving, open streams get time to finish."""
    services, gate, make = build(settings, parts or Parts())
    context = tls.server_context(gate.enforced.pipeline.config.tls)
    reloader = Reloader(services, gate, make, known_labels, partial(policy_files, settings), context)
    runner = partial(
        Runner,
        access_log=None,  # the canonical line is ours
        handler_cancellation=True,  # aiohttp's default lets a handler go on when its client has gone
        shutdown_timeout=_DRAIN_SECONDS,
        max_line_size=_MAX_LINE,
        max_field_size=_MAX_LINE,
    )
    api, admin = runner(create_app(services, gate)), runner(create_admin(services, gate))
    log, watching = get_logger(), None
    try:
        await services.start()
        await api.setup()
        await admin.setup()
        api_url = await _listen(api, settings.listen, context, shared=settings.shared_port)
        admin_url = await _listen(admin, settings.admin_listen)
        log.info("listening", host=settings.listen[0], port=settings.listen[1])
        watching = asyncio.gather(reloader.watch(), services.watch())
        yield Running(services, gate, reloader, api_url, admin_url)
    finally:
        log.info("stopping")
        if watching is not None:
            watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watching
        services.draining = True  # /readyz says so while open streams finish
        await api.cleanup()
        await admin.cleanup()
        await reloader.close()
        await gate.enforced.close()
        await services.close()
        log.info("stopped")


async def _listen(
    runner: web.AppRunner, address: tuple[str, int], context: ssl.SSLContext | None = None, *, shared: bool = False
) -> str:
    site = web.TCPSite(runner, *address, backlog=1024, ssl_context=context, reuse_port=shared)
    await site.start()
    bound = runner.addresses[-1]
    shown = f"[{bound[0]}]" if ":" in bound[0] else bound[0]
    return f"{'https' if context else 'http'}://{shown}:{bound[1]}"
