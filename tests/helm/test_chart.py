"""The Helm chart: what it renders is what Kubernetes takes, keeps to the rules of hardening, and starts a gateway."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from gateway.config import parse_config
from gateway.keys import new_key
from tests.support.core import CACHES
from tests.support.gateway import PATIENCE, ROOT, browser, command, environment, get
from tests.support.postgres import running_postgres
from tests.support.valkeys import free_port, running_valkey

CHART = ROOT / "helm" / "privacy-gateway"
PYTHON = ROOT / ".venv-chart" / "bin" / "python"
SETS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((CHART / "ci").glob("*.yaml"))}
EVERY = pytest.mark.parametrize("name", SETS)
pytestmark = [
    pytest.mark.xdist_group("chart"),
    pytest.mark.skipif(not PYTHON.exists(), reason="Helm's library is not installed: make test"),
]
Object = dict[str, Any]


def rendered(cases: dict[str, Object]) -> dict[str, Object]:
    given = json.dumps([{"name": name, "values": values} for name, values in cases.items()])
    run = [str(PYTHON), str(ROOT / "tests" / "helm" / "rendered.py"), str(CHART)]
    done = subprocess.run(run, input=given, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, Object] = json.loads(done.stdout)
    return answer


@cache
def shipped() -> dict[str, Object]:
    return rendered(SETS)


def objects(name: str, kind: str) -> list[Object]:
    return [each for each in shipped()[name]["objects"] if each["kind"] == kind]


def workload(name: str) -> Object:
    (found,) = objects(name, "Deployment") + objects(name, "StatefulSet")
    return found


def container(name: str) -> Object:
    (found,) = workload(name)["spec"]["template"]["spec"]["containers"]
    return dict(found)


@EVERY
def test_it_lints_and_every_object_is_valid(name: str) -> None:
    """Helm's own lint, strict, and the schemas of Kubernetes 1.32, without unknown fields."""
    assert shipped()[name].get("refused") is None
    assert shipped()[name]["problems"] == []
    assert parse_config(objects(name, "ConfigMap")[0]["data"]["policies.yaml"]).principals


#: Keys that the custom resources have, of those that we use: https://prometheus-operator.dev/docs/api-reference/api/ and
#: https://gateway-api.sigs.k8s.io/reference/spec/
CUSTOM = {
    "ServiceMonitor": ({"jobLabel", "selector", "endpoints"}, {"endpoints": {"port", "path", "interval"}}),
    "PrometheusRule": ({"groups"}, {"groups": {"name", "rules"}}),
    "HTTPRoute": (
        {"parentRefs", "hostnames", "rules"},
        {"parentRefs": {"name", "namespace"}, "rules": {"backendRefs"}},
    ),
}


def test_custom_resources_have_the_keys_of_their_kinds() -> None:
    found = [each for name in SETS for kind in CUSTOM for each in objects(name, kind)]
    assert {each["kind"] for each in found} == set(CUSTOM)
    for each in found:
        keys, lists = CUSTOM[each["kind"]]
        assert set(each["spec"]) == keys
        for key, known in lists.items():
            assert all(set(item) <= known for item in each["spec"][key])


#: Mistakes in values, and what is said about them.
MISTAKES: dict[str, tuple[str, dict[str, Any], str]] = {
    "files in a deployment": ("single-values.yaml", {"workload": "Deployment"}, "workload"),
    "a table in a set": ("postgresql-values.yaml", {"workload": "StatefulSet"}, "workload"),
    "files that scale": ("files-values.yaml", {"autoscaling": {"enabled": True}}, "autoscaling"),
    "no server": ("postgresql-values.yaml", {"secrets": {"postgresql": {"name": "", "key": "url"}}}, "postgresql"),
    "replicas alone": ("single-values.yaml", {"replicas": 2}, "valkey"),
    "no policy": ("single-values.yaml", {"policies": ""}, "policies"),
    "no key": ("single-values.yaml", {"secrets": {"rootKey": {"name": "", "key": "k"}}}, "rootKey"),
    "no image": ("single-values.yaml", {"image": {"repository": ""}}, "repository"),
    "a typing error": ("single-values.yaml", {"replicaz": 2}, "replicaz"),
    "a policy of another sink": (
        "single-values.yaml",
        {"policies": SETS["postgresql-values.yaml"]["policies"]},
        "audit.sink",
    ),
    "a policy for nobody": (
        "single-values.yaml",
        {"policies": "version: 1\nprincipals: []\nupstreams: []\n"},
        "principals",
    ),
    "an ingress without TLS": ("single-values.yaml", {"ingress": {"enabled": True, "host": "h"}}, "tlsSecret"),
    "no time to finish": ("single-values.yaml", {"terminationGracePeriodSeconds": 5}, "terminationGracePeriodSeconds"),
    "replicas whose policy does not share": (
        "files-values.yaml",
        {"policies": SETS["single-values.yaml"]["policies"]},
        "replicas.valkey",
    ),
    "a scaled policy that does not share": (
        "postgresql-values.yaml",
        {"policies": SETS["postgresql-values.yaml"]["policies"].replace("replicas: {valkey:", "#")},
        "replicas.valkey",
    ),
    "a variable that nobody sets": (
        "postgresql-values.yaml",
        {"policies": SETS["postgresql-values.yaml"]["policies"].replace("PRIVACY_GATEWAY_AUDIT_DATABASE", "ELSEWHERE")},
        "ELSEWHERE",
    ),
    "heads kept where nobody says": (
        "single-values.yaml",
        {"policies": SETS["single-values.yaml"]["policies"] + "audit: {sink: file, postgresql: {env: HEADS}}\n"},
        "HEADS",
    ),
    "fewer than at least": ("postgresql-values.yaml", {"autoscaling": {"minReplicas": 20}}, "minReplicas"),
    "a secret among the values": (
        "single-values.yaml",
        {"env": [{"name": "PRIVACY_GATEWAY_ROOT_KEY", "value": "5a" * 32}]},
        "env",
    ),
    "a label of the selector": ("single-values.yaml", {"podLabels": {"app.kubernetes.io/name": "x"}}, "podLabels"),
}


def test_what_would_not_work_is_refused_with_its_name() -> None:
    cases = {name: _merged(SETS[base], change) for name, (base, change, _) in MISTAKES.items()}
    told = rendered(cases)
    for name, (_, _, said) in MISTAKES.items():
        assert said in told[name].get("refused", ""), (name, told[name])


def _merged(base: Object, change: Object) -> Object:
    made = copy.deepcopy(base)
    for key, value in change.items():
        made[key] = _merged(made.get(key, {}), value) if isinstance(value, dict) else value
    return made


@EVERY
def test_pods_are_hardened(name: str) -> None:
    """Pod Security Standards, level restricted, and what is not in them."""
    pods = [workload(name)["spec"]["template"]["spec"], *(each["spec"] for each in objects(name, "Pod"))]
    for pod in pods:
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["runAsUser"] >= 10_000
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert not {"hostNetwork", "hostPID", "hostIPC"} & set(pod)
        for each in pod["containers"]:
            context = each["securityContext"]
            assert (context["allowPrivilegeEscalation"], context["readOnlyRootFilesystem"]) == (False, True)
            assert context["capabilities"] == {"drop": ["ALL"]}
            assert each["resources"]["requests"].keys() == {"cpu", "memory"}
            assert "memory" in each["resources"]["limits"]
    assert "value" not in json.dumps([entry for entry in container(name)["env"] if "valueFrom" in entry]).replace(
        "valueFrom", ""
    )


@EVERY
def test_probes_drain_and_rollout(name: str) -> None:
    pod, each = workload(name)["spec"]["template"], container(name)
    assert each["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": "admin"}
    assert {each[probe]["httpGet"]["path"] for probe in ("startupProbe", "livenessProbe")} == {"/healthz"}
    assert pod["spec"]["terminationGracePeriodSeconds"] >= 30 + 5
    assert each["lifecycle"]["preStop"]["exec"]["command"] == ["sleep", "5"]
    assert len(pod["metadata"]["annotations"]["checksum/policies"]) == 64
    selector = workload(name)["spec"]["selector"]["matchLabels"]
    assert selector.items() <= pod["metadata"]["labels"].items()
    for service in objects(name, "Service"):
        assert service["spec"]["selector"] == selector


def test_another_policy_rolls_the_pods() -> None:
    values = SETS["single-values.yaml"]
    told = rendered({"a": values, "b": values | {"policies": values["policies"] + "limits: {audit_queue: 7}\n"}})
    sums = {
        each["spec"]["template"]["metadata"]["annotations"]["checksum/policies"]
        for answer in told.values()
        for each in answer["objects"]
        if each["kind"] == "StatefulSet"
    }
    assert len(sums) == 2


def test_a_trail_in_files_has_a_volume_for_each_replica_and_one_in_a_table_has_none() -> None:
    files, table = workload("files-values.yaml"), workload("postgresql-values.yaml")
    assert (files["kind"], files["spec"]["replicas"]) == ("StatefulSet", 3)
    (claim,) = files["spec"]["volumeClaimTemplates"]
    assert claim["spec"]["resources"]["requests"]["storage"] == "50Gi"
    assert files["spec"]["persistentVolumeClaimRetentionPolicy"] == {"whenDeleted": "Retain", "whenScaled": "Retain"}
    assert table["kind"] == "Deployment"
    assert "replicas" not in table["spec"]  # the autoscaler's
    assert {"name": "state", "emptyDir": {"sizeLimit": "256Mi"}} in table["spec"]["template"]["spec"]["volumes"]


def test_nothing_leaves_but_to_what_is_declared() -> None:
    (policy,) = objects("postgresql-values.yaml", "NetworkPolicy")
    assert policy["spec"]["policyTypes"] == ["Ingress", "Egress"]
    dns, *others = policy["spec"]["egress"]
    assert {port["port"] for port in dns["ports"]} == {53}
    assert [(rule["to"][0]["ipBlock"]["cidr"], rule["ports"][0]["port"]) for rule in others] == [
        ("203.0.113.0/24", 443),
        ("2001:db8::/32", 443),
        ("10.1.0.0/24", 6379),
        ("10.2.0.0/24", 5432),
        ("10.3.0.1/32", 4318),
    ]
    (alone,) = objects("single-values.yaml", "NetworkPolicy")
    assert len(alone["spec"]["egress"]) == 1
    assert objects("bare-values.yaml", "NetworkPolicy") == []


@EVERY
def test_the_pod_of_helm_test_may_run_and_reach_the_gateway(name: str) -> None:
    """It comes from the same registry and to the same nodes, and the NetworkPolicy lets it in, whoever else may come."""
    (test,), pod = objects(name, "Pod"), workload(name)["spec"]["template"]["spec"]
    for key in ("imagePullSecrets", "nodeSelector", "tolerations"):
        assert test["spec"].get(key) == pod.get(key)
    labels = test["metadata"]["labels"].items()
    assert not workload(name)["spec"]["selector"]["matchLabels"].items() <= labels  # no traffic of the Service for it
    for policy in objects(name, "NetworkPolicy"):
        for rule in policy["spec"]["ingress"]:
            peers = [
                each["podSelector"].get("matchLabels", {}) for each in rule["from"] if set(each) == {"podSelector"}
            ]
            assert any(peer.items() <= labels for peer in peers), rule


def test_dashboards_and_alerts_are_those_of_the_repository() -> None:
    for copied in [*(CHART / "files" / "dashboards").iterdir(), CHART / "files" / "alerts.yaml"]:
        assert copied.read_bytes() == (ROOT / "grafana" / copied.name).read_bytes(), "make dashboards"
    (rule,) = objects("monitored-values.yaml", "PrometheusRule")
    assert rule["spec"] == yaml.safe_load((ROOT / "grafana" / "alerts.yaml").read_text(encoding="utf-8"))
    boards = next(
        each
        for each in objects("monitored-values.yaml", "ConfigMap")
        if each["metadata"]["name"].endswith("dashboards")
    )
    assert {json.loads(text)["uid"] for text in boards["data"].values()} == {
        "privacy-gateway-ops",
        "privacy-gateway-dpo",
    }
    (monitor,) = objects("monitored-values.yaml", "ServiceMonitor")
    admin = next(
        each for each in objects("monitored-values.yaml", "Service") if each["metadata"]["name"].endswith("-admin")
    )
    assert monitor["spec"]["selector"]["matchLabels"].items() <= admin["metadata"]["labels"].items()


@contextlib.contextmanager
def servers(environ: Object) -> Iterator[dict[str, str]]:
    """What the Secrets would hold, with the servers that they name; any 32 bytes are a root key."""
    with contextlib.ExitStack() as started:
        found = {"PRIVACY_GATEWAY_ROOT_KEY": "5a" * 32}
        if "PRIVACY_GATEWAY_VALKEY" in environ:
            found["PRIVACY_GATEWAY_VALKEY"] = started.enter_context(running_valkey()).connection_url
        if "PRIVACY_GATEWAY_AUDIT_DATABASE" in environ:
            found["PRIVACY_GATEWAY_AUDIT_DATABASE"] = started.enter_context(running_postgres()).address
        yield found


def laid_out(told: list[Object], root: Path) -> Object:
    """The files and mounts of a pod, below another root; return its container."""
    pod = next(each for each in told if each["kind"] in ("StatefulSet", "Deployment"))["spec"]["template"]["spec"]
    (spec,) = pod["containers"]
    (root / "var" / "cache").mkdir(parents=True)
    (root / "var" / "cache" / "gateway").symlink_to(CACHES)  # of all tests: compiling the automaton takes ten seconds
    for mount in spec["volumeMounts"]:
        (root / mount["mountPath"][1:]).mkdir(parents=True, exist_ok=True)
    config = next(each for each in told if each["kind"] == "ConfigMap")
    for file, text in config["data"].items():
        (root / "etc" / "privacy-gateway" / file).write_text(text, encoding="utf-8")
    return dict(spec)


@pytest.mark.timeout(200)
@pytest.mark.parametrize("name", ["single-values.yaml", "postgresql-values.yaml"])
async def test_the_rendered_command_starts_a_gateway(tmp_path: Path, name: str) -> None:
    """Its arguments, its environment, its files: only below another root, and on free ports."""
    values = copy.deepcopy(SETS[name])
    key, line = new_key()
    values["policies"] = values["policies"].replace(f"sha256:{'1':0>64}", line)
    assert line in values["policies"]
    spec = laid_out(rendered({name: values})[name]["objects"], tmp_path)
    ports = {"8080": str(free_port()), "8081": str(free_port())}
    given = {entry["name"]: _below(entry.get("value", "unused"), tmp_path, ports) for entry in spec["env"]}
    with servers(given) as secrets:
        child = await asyncio.create_subprocess_exec(
            *command(*(_below(argument, tmp_path, ports) for argument in spec["args"])),
            cwd=ROOT,
            env=environment(**given | secrets),
            stderr=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
        )
        try:
            assert child.stderr is not None
            greeting = (await asyncio.wait_for(child.stderr.readline(), PATIENCE * 2)).decode()
            assert "listens on" in greeting, greeting
            await _answers(spec, ports, key)
            in_files = bool(list((tmp_path / "var/lib/privacy-gateway").glob("audit/*.jsonl")))
            assert in_files == (name == "single-values.yaml")  # where the trail is, and where it is not
        finally:
            child.terminate()
            await asyncio.wait_for(child.wait(), PATIENCE)
    assert child.returncode == 0


async def _answers(spec: Object, ports: dict[str, str], key: str) -> None:
    """The probes do, and the API to whoever has a key."""
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        path = spec[probe]["httpGet"]["path"]
        assert (await get(f"http://127.0.0.1:{ports['8081']}{path}"))[0] == 200, path
    models = f"http://127.0.0.1:{ports['8080']}/v1/models"
    assert (await get(models))[0] == 401
    async with browser() as session, session.get(models, headers={"authorization": f"Bearer {key}"}) as response:
        assert response.status == 200


def _below(text: str, root: Path, ports: dict[str, str]) -> str:
    for path in ("/etc/privacy-gateway", "/var/lib/privacy-gateway", "/var/cache/gateway"):
        text = text.replace(path, f"{root}{path}")
    for port, free in ports.items():
        text = text.replace(f":{port}", f":{free}")
    return text


def test_the_image_is_what_the_chart_expects() -> None:
    """Files, user and ports of the Dockerfile; everything that it installs is pinned by hash."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "USER 10001:10001" in text
    assert "--require-hashes -r requirements/runtime.txt" in text
    for mount in container("single-values.yaml")["volumeMounts"]:
        assert mount["mountPath"] in text or mount["name"] == "tmp"
    let_in = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    (read,) = re.findall(r'dependencies = \{ file = \["(.+?)"\]', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"!{read}" in let_in  # else the package is installed and says that it depends on nothing
    assert read in text
    for argument in ("serve", "--policies=/etc/privacy-gateway/policies.yaml", "--state=/var/lib/privacy-gateway"):
        assert argument in container("single-values.yaml")["args"]
        assert argument in text


async def test_a_bill_of_materials_names_what_is_locked(tmp_path: Path) -> None:
    """As `make sbom` writes it."""
    tool = str(PYTHON.parent / "cyclonedx-py")
    made = [
        tool,
        "requirements",
        str(ROOT / "requirements" / "runtime.txt"),
        "--of",
        "JSON",
        "-o",
        str(tmp_path / "sbom.json"),
    ]
    assert (await asyncio.to_thread(subprocess.run, made, check=False, capture_output=True)).returncode == 0
    named = {part["name"] for part in json.loads((tmp_path / "sbom.json").read_text(encoding="utf-8"))["components"]}
    assert {"aiohttp", "cryptography", "presidio-analyzer", "psycopg"} <= named
