"""What the gateway does with a value at every place that a vendor documents.

Expectations are written by hand, from the protocol and not from our tables: a rule per kind of place. What no rule names
is text, and has to be filtered; a closed word, a number or a switch has to pass.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from filters.detection import EntityType
from filters.endpoints.base import EndpointSpec
from filters.errors import RequestError
from filters.exchange import Exchange
from filters.policy import FilterPolicy
from gateway.coverage import specs
from tests.support.core import PlantedDetector, lexicon, scope
from tests.support.paths import build, steps

FIELDS: Final = Path(__file__).parent.parent / "fixtures" / "protocol" / "fields"
VALUE: Final = "KD4711993"  # fits every character set of the protocol, so that only our own rules can refuse it
PLANTED: Final = {VALUE: (EntityType.ID_NUMBER, "customer_number")}
ENDPOINTS: Final = {
    "chat": "/v1/chat/completions",
    "completions": "/v1/completions",
    "embeddings": "/v1/embeddings",
    "moderations": "/v1/moderations",
    "images.generations": "/v1/images/generations",
    "responses": "/v1/responses",
    "anthropic.messages": "/v1/messages",
}
#: Where the value stands a second time, as text: so it is known, and the guard looks for it everywhere.
KNOWN_BY: Final[dict[str, tuple[str, Any]]] = {
    "chat": ("messages", [{"role": "user", "content": VALUE}]),
    "completions": ("prompt", [VALUE]),
    "embeddings": ("input", [VALUE]),
    "moderations": ("input", [VALUE]),
    "images.generations": ("prompt", VALUE),
    "responses": ("input", [{"role": "user", "content": VALUE}]),
    "anthropic.messages": ("messages", [{"role": "user", "content": VALUE}]),
}

_SERVER_TOOLS = (
    r"tools\[\*\]\((?:file_search|computer\)|computer_use_preview|web_search|web_fetch|mcp|code_interpreter|code_execution"
    r"|programmatic_tool_calling|image_generation)"
)
#: Reviewed by hand. The first rule that matches a path says what has to happen there.
RULES: Final[tuple[tuple[str, str], ...]] = (
    # what the provider would run, fetch, keep, or what nobody can look into
    ("BLOCK", _SERVER_TOOLS),
    ("BLOCK", r"tools\[\*\]\(shell\)\.environment\(container_"),
    ("BLOCK", r"\((?:image_url|input_audio|file|input_image|input_file|image|container_upload)\)(?:\.|\Z)"),
    ("BLOCK", r"\(document\)\.source\((?:base64|url|file)\)"),
    ("BLOCK", r"\((?:computer_call_output|image_generation_call)\)"),
    ("BLOCK", r"\(code_interpreter_call\)\.outputs\[\*\]\(image\)"),
    ("BLOCK", r"^(?:audio|web_search_options|background_options|container|mcp_servers)\b"),
    ("BLOCK", r"^modalities|^include\["),
    ("BLOCK", r"\(assistant\)\.audio\.id"),
    # state at the provider
    ("BLOCK", r"^(?:previous_response_id|conversation)\b|\(item_reference\)"),
    ("BLOCK", r"citations\[\*\]\([a-z_]+\)\.file_id|_output\)\.file_id"),
    # only the upstream can read it: sealed, left out or refused if it is not ours
    ("OPAQUE", r"\((?:compaction|redacted_thinking)\)"),
    ("OPAQUE", r"\.(?:signature|encrypted_content|encrypted_index|encrypted_stdout|fingerprint)\Z"),
    # stand-ins, and what is left out
    ("KEYED", r"^(?:user|safety_identifier|prompt_cache_key|metadata\.user_id)\Z"),
    ("DROP", r"^(?:inference_geo|user_profile_id|workspace_id|diagnostics)\b|comparison_response_id|logprobs\b"),
    # identifiers: what is found there refuses the request, because renaming would break the client
    ("CHECK", r"(?:^|\.)model\Z|^prompt\.(?:id|version)|(?:^|\.)size\Z|^reasoning\.mode|^context_management.*\.type"),
    ("CHECK", r"\.(?:id|call_id|caller_id|file_id|container_id|tool_call_id|tool_use_id|tool_id|tab_id|download_id)\Z"),
    ("CHECK", r"\.approval_request_id\Z|\.(?:server_label|namespace|toolset_name|tool_name)\Z"),
    ("CHECK", r"tool_choice\b|\bjson_schema\.name|format\(json_schema\)\.name|grammar\b|\(grammar\)"),
    ("CHECK", r"(?:function|custom|function_call|functions\[\*\])\.name\Z|^function_call"),
    ("CHECK", r"tools\[\*\](?:\([^)]*\))*(?:\.tools\[\*\](?:\([^)]*\))?)?\.name\Z"),
    ("CHECK", r"\((?:\w*_call|\w*_call_output|mcp_\w+|tool_use|server_tool_use)\)\.name\Z"),
)


@dataclass(frozen=True)
class Place:
    """A documented place, what has to happen there, and what did."""

    endpoint: str
    path: str
    kind: str
    expected: str
    outcome: str

    @property
    def right(self) -> bool:
        fits = {
            "FILTER": {"replaced and restored"},
            "PASS": {"passed"},
            "KEYED": {"replaced"},
            "DROP": {"replaced", "passed"},
            "CHECK": {"refused", "passed"} if self.kind in ("enum", "bool", "number") else {"refused"},
            "BLOCK": {"refused"},
            # Closed words beside a blob go with it.
            "OPAQUE": {"refused", "replaced", "passed"},
        }
        return self.outcome in fits[self.expected]


def expected(path: str, kind: str) -> str:
    for treatment, pattern in RULES:
        if re.search(pattern, path):
            return treatment
    token_ids = kind == "number" and path in ("prompt[*][*]", "input[*][*]")
    if token_ids or (path == "background" and kind == "bool"):
        return "BLOCK"
    return "PASS" if kind in ("enum", "number", "bool") else "FILTER"


def places() -> Iterator[Place]:
    """Try every documented place of every endpoint."""
    by_path = {spec.path: spec for spec in specs().values()}
    for name, served in ENDPOINTS.items():
        for line in (FIELDS / f"{name}.request.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            path, _, kind = line.partition("\t")
            outcome = _outcome(by_path[served], name, path, kind)
            yield Place(served, path, kind, expected(path, kind), outcome)


def body_with(spec: EndpointSpec, name: str, path: str, value: Any) -> dict[str, Any]:
    """A request that holds a value at a path, and the planted one as text."""
    body = build(spec.table, steps(path), value)
    key, known = KNOWN_BY[name]
    if isinstance(body.get(key), list) and isinstance(known, list):
        body[key] = [*body[key], *known]
    elif body.get(key) in (None, "auto", []):
        body[key] = known
    return body


def _outcome(spec: EndpointSpec, name: str, path: str, kind: str) -> str:
    trail = steps(path)
    closed = {"enum": "auto", "number": 1, "bool": True}.get(kind)
    value = VALUE if closed is None else closed
    if kind == "any JSON" and trail[-1] != "{*}":
        value = {"x": VALUE}
    if trail[-1] in ("type", "role") and trail[-2:-1] and trail[-2][0] == "(":
        value = trail[-2][1:-1].split("/")[0]  # the tag of its variant: any other is another variant
    body = body_with(spec, name, path, value)
    exchange = Exchange(spec, FilterPolicy(), scope(), lexicon())
    try:
        exchange.receive(json.dumps(body).encode())
        exchange.analyze(PlantedDetector(PLANTED).detect(exchange.segments))
        sent = exchange.outgoing().decode()
    except RequestError as error:
        return "quoted" if VALUE in str(error) else "refused"
    assert VALUE not in sent, f"{path} leaks"
    if closed is not None:
        return "passed"
    answer = exchange._answer
    assert answer is not None
    there = json.dumps(body).count(VALUE)
    return "replaced and restored" if answer._restorer.text(sent).count(VALUE) == there else "replaced"


def table(found: list[Place]) -> str:
    """The table of the README."""
    lines = [
        "| endpoint | documented fields | filtered and restored | passed | replaced or sealed | refused |",
        "|---|---|---|---|---|---|",
    ]
    for endpoint in ENDPOINTS.values():
        here = [place for place in found if place.endpoint == endpoint]
        counts = Counter(place.outcome for place in here)
        shown = (len(here), *(counts[word] for word in ("replaced and restored", "passed", "replaced", "refused")))
        lines.append(f"| `POST {endpoint}` | " + " | ".join(str(number) for number in shown) + " |")
    return "\n".join(lines)
