# Two commands on a fresh machine with Python >= 3.11 and make:   make run   and   make test
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
CHART := .venv-chart
MITM := .venv-mitm
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= auto
ARGS ?=
PEER ?= --presidio

.DEFAULT_GOAL := help
.PHONY: help install mitm system run test fuzz soak dashboards image sbom lint format bench bench-audit bench-seeds accuracy lock clean

help:
	@echo "make run      serve on http://127.0.0.1:8080/v1 with policies.yaml (demo upstream while no provider key is set)"
	@echo "make test     run every test whose parts are there (REQUIRE_ALL=1: fail if one is missing)"
	@echo "make fuzz     the automaton against re alone over generated texts, until FUZZ_SECONDS=120 are over"
	@echo "make soak     twenty times kill -9 in the middle of 500 requests, with the trail in files and in PostgreSQL"
	@echo "make dashboards  write grafana/*.json from tools/dashboards.py, and the chart's copies"
	@echo "make image    build the container image (needs docker; BASE=python:3.11-slim-bookworm@sha256:… pins its base)"
	@echo "make sbom     the bill of materials of what is installed, CycloneDX, into build/sbom.cdx.json"
	@echo "make lint     ruff, mypy, import contracts"
	@echo "make bench    CPU per request against a raw pass-through in the same run"
	@echo "make bench-seeds  a seeded dictionary of a million customers: made, measured, searched"
	@echo "make bench-audit  a trail of a million records: verified and searched, beside reading its bytes"
	@echo "make accuracy detection measured, with Presidio beside it, into docs/accuracy.md (PEER= leaves Presidio out)"
	@echo "make install  only make $(VENV); the command is then $(BIN)/privacy-gateway"
	@echo "make mitm     only make $(MITM), what \`privacy-gateway mitm\` needs on top: mitmproxy pins other versions than we do"
	@echo "make system   (Debian, root) what no wheel has: curl and Node.js for the examples, Tesseract for pictures, Prometheus, slapd"
	@echo "make lock     resolve requirements/*.in again (needs uv)"

# One stamp per lock file: the run needs less than the tests.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/.python
	$(PIP) install --require-hashes -r requirements/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# An environment apart, complete or not there: a half-made one would look like one.
define environment
rm -rf $(@D)
$(PYTHON) -m venv $(@D)
$(@D)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $< || { rm -rf $(@D); exit 1; }
@touch $@
endef

# Helm's own library and the schemas of Kubernetes, apart from everything else: the tests of the chart run it as a process.
$(CHART)/.installed: requirements/chart.txt
	$(environment)

install: $(VENV)/.runtime

$(MITM)/.done: requirements/mitm.txt
	$(environment)

mitm: $(MITM)/.done

system:
	@for command in curl node npm tesseract prometheus promtool slapd; do command -v $$command >/dev/null || missing="$$missing $$command"; done; \
	tesseract --list-langs 2>/dev/null | grep -qx deu || missing="$$missing tesseract-ocr-deu"; \
	if [ -n "$$missing" ]; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    $$(echo "$$missing" | sed 's/\bnode\b/nodejs/; s/\btesseract\b\( \|$$\)/tesseract-ocr\1/; s/\bpromtool\b/prometheus/'); \
	fi

run: $(VENV)/.runtime
	$(BIN)/privacy-gateway serve $(ARGS)

# What cannot be installed is named by its tests as not run.
test: $(VENV)/.dev
	-@$(MAKE) --no-print-directory mitm $(CHART)/.installed
	REQUIRE_ALL=$(REQUIRE_ALL) $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS)

fuzz: $(VENV)/.dev
	$(BIN)/python -m pytest --timeout 0 --capture=no tests/filters/fuzz_engine.py $(ARGS)

soak: $(VENV)/.dev
	KILLS=20 $(BIN)/python -m pytest -n 0 --timeout 1800 tests/e2e/test_killed.py $(ARGS)

dashboards: $(VENV)/.dev
	$(BIN)/python tools/dashboards.py
	cp grafana/*.json helm/privacy-gateway/files/dashboards/
	cp grafana/alerts.yaml helm/privacy-gateway/files/

image:
	docker build $(if $(BASE),--build-arg BASE=$(BASE)) -t privacy-gateway .

sbom: $(CHART)/.installed
	@mkdir -p build
	$(CHART)/bin/cyclonedx-py requirements requirements/runtime.txt --pyproject pyproject.toml --of JSON -o build/sbom.cdx.json

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.overhead $(ARGS)

bench-audit: $(VENV)/.dev
	$(BIN)/python -m benchmarks.audit_trail $(ARGS) | grep -v audit_checkpoint

bench-seeds: $(VENV)/.dev
	$(BIN)/python -m benchmarks.seeds $(ARGS)

accuracy: $(VENV)/.dev
	$(BIN)/python -m benchmarks.detection --report docs/accuracy.md $(PEER) $(ARGS)

# Hash-pinned, and without the address of any package index. With extras: pip looks up coverage[toml] on its own, and takes
# a newer release than the lock's where only coverage is pinned.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
	  requirements/runtime.in -o requirements/runtime.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
	  -c requirements/runtime.txt requirements/dev.in -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
	  requirements/chart.in -o requirements/chart.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header \
	  requirements/mitm.in -o requirements/mitm.txt

clean:
	rm -rf $(VENV) $(CHART) $(MITM) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache build *.egg-info
