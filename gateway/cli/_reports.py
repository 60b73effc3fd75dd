"""``audit report`` and ``audit incident``: what the trail says of a period, as a document or as JSON."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, date, datetime, timedelta
from typing import Final

from gateway import report_texts
from gateway.cli._desk import allowed, existing_place
from gateway.cli.base import Environ
from gateway.config import load_config
from gateway.letters import Language
from gateway.problems import ConfigError, Problem, suggestion
from gateway.reports import Period, count, deadline, records
from gateway.transparency import notice

ACTIONS: Final = ("report", "incident")
_ROLES: Final = ("auditor", "dpo")
_USUAL: Final = timedelta(days=30)


def _transparency(facts: report_texts.Facts, language: Language) -> str:
    return notice(facts.config, date.fromisoformat(facts.day), language)


_REPORTS: Final = {
    "art30": report_texts.art30,
    "dpia": report_texts.dpia,
    "period": report_texts.kpi,
    "transparency": _transparency,
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what these actions take."""
    reports = parser.add_argument_group("reports (report, incident)")
    what = reports.add_mutually_exclusive_group()
    what.add_argument("--art30", action="store_true", help="record of processing activities")
    what.add_argument("--dpia", action="store_true", help="facts for an impact assessment (Art. 35)")
    what.add_argument("--transparency", action="store_true", help="what data subjects are told (Art. 13, 14)")
    what.add_argument("--period", action="store_true", help="key figures (default)")
    reports.add_argument("--from", dest="begin", metavar="TIME", help="a date or RFC 3339 (default: 30 days ago)")
    reports.add_argument("--to", dest="end", metavar="TIME", help="not included (default: now)")
    reports.add_argument("--upstream", metavar="NAME", help="the upstream at which something happened (incident)")
    reports.add_argument("--discovered", metavar="TIME", help="when it became known (incident; default: now)")


def run(options: argparse.Namespace, environ: Environ) -> int:
    """Count, and print the report.

    Raises:
        ConfigError: the policy, a time or a name is not in order.
    """
    config = load_config(options.policies, environ)
    if allowed(config, environ, _ROLES) is None:
        return 1
    trail = existing_place(config, options, environ).trail()
    now = datetime.now(UTC)
    begin = _time(options.begin, "--from") if options.begin else now - _USUAL
    end = _time(options.end, "--to") if options.end else now + timedelta(seconds=1)  # what ended in this second, too
    period = Period(_said(begin), _said(end))
    upstream = _upstream(options, [entry.name for entry in config.upstreams])
    traffic = count(records(trail, period), upstream)
    facts = report_texts.Facts(config, traffic, period, now.date().isoformat())
    if options.json:
        print(json.dumps({"from": period.begin, "to": period.end, **traffic.plain()}, ensure_ascii=False, indent=1))
    elif options.action == "incident":
        discovered = _time(options.discovered, "--discovered") if options.discovered else now
        print(report_texts.incident(facts, upstream, discovered, deadline(discovered, now)))
    else:
        chosen = next((name for name in _REPORTS if getattr(options, name)), "period")
        print(_REPORTS[chosen](facts, options.language))
    return 0


def _upstream(options: argparse.Namespace, known: list[str]) -> str:
    if options.action != "incident":
        return ""
    if options.upstream not in known:
        rule = f"the name of an upstream of the policy is expected{suggestion(options.upstream, known)}"
        raise ConfigError([Problem("command line", 0, "--upstream", rule)])
    return str(options.upstream)


def _time(text: str, option: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ConfigError([Problem("command line", 0, option, "a date or a time as in RFC 3339 is expected")]) from None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _said(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
