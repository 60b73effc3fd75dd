"""The house rules that a script can check: budgets, mirrors, contracts, what must not stand in the tree."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("filters", "gateway")
MAX_FILE, MAX_FUNCTION, MAX_CLASS = 400, 40, 250

# Files whose tests stand elsewhere, each with the reason.
TESTED_ELSEWHERE = {
    "filters/actions.py": "an enum; every action is carried out in test_replacement.py",
    "filters/policy.py": "values; test_replacement.py and gateway/test_config.py",
    "filters/tables.py": "the words of a table; test_fields.py walks them all",
    "filters/description.py": "test_persons.py, test_singling_out.py, test_text_shape.py, and test_exchange.py for all",
    "filters/places.py": "values; test_fields.py",
    "filters/attachments.py": "documents/test_attachments.py: in each API",
    "filters/documents/base.py": "values; every reader has its own test",
    "filters/answer.py": "test_exchange.py: the second half of the same state machine",
    "filters/token_grammar.py": "test_restoration.py: writings of tokens",
    "filters/endpoints/openai_model.py": "a constant; gateway/test_models.py",
    "filters/endpoints/anthropic_count_tokens.py": "test_anthropic_messages.py and e2e/test_anthropic_client.py",
    "filters/endpoints/openai_embeddings.py": "e2e/test_small_endpoints_client.py",
    "filters/endpoints/openai_images.py": "e2e/test_small_endpoints_client.py",
    "filters/endpoints/openai_moderations.py": "e2e/test_small_endpoints_client.py",
    "filters/endpoints/openai_responses_compact.py": "test_openai_responses.py",
    "filters/endpoints/openai_responses_input_tokens.py": "test_openai_responses.py",
    "filters/pictures.py": "e2e/test_pictures.py: in each API, with the real reader",
    "filters/earlier.py": "gateway/vault/test_base.py and test_sealing.py write and read it",
    "filters/scope.py": "values; gateway/test_pipeline.py",
    "filters/endpoints/openai_batch_files.py": "test_batches.py and e2e/test_server_state.py",
    "filters/endpoints/openai_batches.py": "e2e/test_server_state.py",
    "filters/endpoints/openai_conversations.py": "e2e/test_server_state.py",
    "filters/endpoints/openai_stored_responses.py": "e2e/test_server_state.py",
    "filters/known.py": "test_propagation.py: knowing a value is half of finding it",
    "filters/offices.py": "the words of an office; test_quasi_identifiers.py reads them in sentences",
    "filters/recognizers/base.py": "test_presidio.py drives it; every recogniser has its own table",
    "filters/endpoints/base.py": "protocols",
    "filters/endpoints/openai_models.py": "a constant; gateway/test_models.py",
    "gateway/__main__.py": "the process's entry; tests/gateway/cli/test_serve.py starts it",
    "gateway/problems.py": "test_config.py",
    "gateway/policies_schema.py": "test_config.py",
    "gateway/policies_state.py": "test_config.py",
    "gateway/enforced.py": "e2e/test_reload.py",
    "gateway/reload.py": "e2e/test_reload.py: real files, signals and streams",
    "gateway/stops/file.py": "stops/test_base.py: both boards keep one contract",
    "gateway/stops/valkey.py": "stops/test_base.py",
    "gateway/replay.py": "cli/test_replay.py",
    "gateway/cli/stop.py": "e2e/test_stops.py",
    "gateway/cli/resume.py": "e2e/test_stops.py",
    "gateway/policies_upstreams.py": "test_config.py and test_routing.py",
    "gateway/policies_jsonschema.py": "test_config.py",
    "gateway/policies_words.py": "test_config.py",
    "gateway/policies_principals.py": "test_config.py and test_auth.py",
    "gateway/budgets/memory.py": "budgets/test_base.py: both ledgers keep one contract",
    "gateway/budgets/valkey.py": "budgets/test_base.py and test_shared.py",
    "gateway/forms.py": "e2e/test_server_state.py: forms as the client writes them and the upstream reads them",
    "gateway/keeper.py": "e2e/test_server_state.py",
    "gateway/app.py": "tests/e2e: every test there builds a gateway through it",
    "gateway/handlers.py": "tests/e2e: the order of things is seen from outside only",
    "gateway/sending.py": "tests/e2e: as handlers.py; test_budgets.py, test_fallback.py, test_stops.py",
    "gateway/sinks/segments.py": "tests/gateway/sinks/test_file.py: through the sink that writes them",
    "gateway/sinks/queue.py": "tests/gateway/sinks/test_file.py and test_postgresql.py: in front of either log",
    "gateway/sinks/cadence.py": "tests/gateway/sinks/test_file.py and test_postgresql.py: checkpoints come when due",
    "gateway/trail.py": "test_audit.py and sinks/test_postgresql.py: verification and the desk read through it",
    "gateway/audit_place.py": "e2e/test_audit_postgresql.py and e2e/test_desk.py: either place, with every command",
    "gateway/anchor.py": "e2e/test_audit_postgresql.py: a server that is gone, a tail that is cut",
    "gateway/postgresql/database.py": "tests/gateway/sinks/test_postgresql.py: with a real server",
    "gateway/postgresql/rows.py": "tests/gateway/sinks/test_postgresql.py",
    "gateway/postgresql/trail.py": "tests/gateway/sinks/test_postgresql.py",
    "gateway/stores.py": "tests/e2e: each kind of store with its gateway; the parts have tests of their own",
    "gateway/services.py": "tests/e2e: a record of services",
    "gateway/answers.py": "tests/e2e/test_streaming.py and test_faults.py",
    "gateway/middlewares.py": "tests/e2e/test_refusals.py and test_clean_logs.py",
    "gateway/demo_reply.py": "test_demo.py",
    "gateway/demo_wire.py": "test_demo.py",
    "gateway/demo_apis.py": "e2e/test_demo_apis.py: the vendors' clients read it",
    "gateway/errors.py": "tests/e2e/test_faults.py and test_refusals.py: every code over the wire",
    "gateway/audit_verify.py": "test_audit.py and properties/test_audit_chain.py: a trail is made and then broken",
    "gateway/transport.py": "a port and its fakes",
    "gateway/sinks/base.py": "sinks/test_file.py",
    "gateway/cli/base.py": "what commands share; tests/gateway/cli",
    "gateway/policies_mitm.py": "test_config.py, and e2e/test_mitm.py with its defaults",
    "gateway/redirector/__main__.py": "e2e/test_mitm.py runs it as the command does",
    "gateway/redirector/proxy.py": "e2e/test_mitm.py: mitmproxy is in another environment",
    "gateway/redirector/addon.py": "e2e/test_mitm.py and test_mitm_ways_around.py",
    "gateway/providers/base.py": "every provider's own test",
}


# Longer than the budget, each with the reason.
ALLOWED_LONG = {
    "Exchange": "one state machine, drawn at the head of its file; most of it is the docstrings of what others may ask",
    "NameReader": "one cursor over one text: its readings share position and lexicon, and nothing else",
}


def sources() -> list[Path]:
    return sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _spans(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node, node.name, _length(node), MAX_FUNCTION
        elif isinstance(node, ast.ClassDef):
            yield node, node.name, (node.end_lineno or 0) - node.lineno + 1, MAX_CLASS


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring: explaining is not what the budget is against."""
    body = node.body
    documented = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    docstring = (body[0].end_lineno or 0) - body[0].lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


@pytest.mark.parametrize("path", sources(), ids=_named)
def test_files_functions_and_classes_stay_in_budget(path):
    """The tail is what makes a codebase hard to live in."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MAX_FILE
    too_long = [
        name for _, name, length, budget in _spans(ast.parse(text)) if length > budget and name not in ALLOWED_LONG
    ]
    assert too_long == []


@pytest.mark.parametrize("path", sources(), ids=_named)
def test_tests_mirror_sources(path):
    """tests/<package>/…/test_<file>.py, or an entry above that says where else."""
    relative = path.relative_to(ROOT)
    if path.name == "__init__.py" or path.name.startswith("_"):
        return
    if str(relative) not in TESTED_ELSEWHERE:
        assert list((ROOT / "tests" / relative.parent).glob(f"test_{path.stem}*.py")) != [], relative


def test_the_list_of_exceptions_only_names_files_that_exist():
    assert [name for name in TESTED_ELSEWHERE if not (ROOT / name).is_file()] == []


def test_import_contracts_hold():
    """Architecture is a test (pyproject.toml, import-linter)."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_mutable_module_state_and_no_silent_except():
    """Module level holds constants; an exception is never swallowed whole."""
    found = []
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found += [f"{path.name}: global" for node in ast.walk(tree) if isinstance(node, ast.Global)]
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and all(isinstance(s, ast.Pass) for s in node.body):
                found.append(f"{path.name}:{node.lineno}: except … pass")
        for node in tree.body:
            value = getattr(node, "value", None)
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(value, ast.List | ast.Set | ast.ListComp):
                if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
                    continue
                found.append(f"{path.name}:{node.lineno}: mutable constant")
    assert found == []


def test_lock_files_are_pinned_by_hash_and_name_no_index():
    for name in ("runtime.txt", "dev.txt", "mitm.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "http" + "s://" not in text
        pinned = re.findall(r"^[a-z0-9_.\-\[\]]+==[^ ]+.*$", text, re.MULTILINE)
        assert text.count("--hash=sha256:") >= len(pinned) > 50
        assert "litellm" not in text
