# docker build --build-arg BASE=python:3.11-slim-bookworm@sha256:… -t privacy-gateway .
# Pin the base by digest: the tag is for trying out. Everything else is pinned by hash in requirements/runtime.txt.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /src
COPY requirements/runtime.in requirements/runtime.txt requirements/
RUN python -m venv /opt/gateway \
 && /opt/gateway/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY gateway gateway
COPY filters filters
RUN /opt/gateway/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation . \
 && /opt/gateway/bin/pip uninstall --yes --quiet pip setuptools \
 && find /opt/gateway -name __pycache__ -prune -exec rm -r {} + \
 && /opt/gateway/bin/python -m compileall -q /opt/gateway/lib

FROM ${BASE}
COPY --from=build /opt/gateway /opt/gateway
COPY LICENSE NOTICE /licenses/
# Numbers, so that an orchestrator can see that it is not root. The directories are mounted over; they are here for docker run.
RUN mkdir -p /etc/privacy-gateway /var/lib/privacy-gateway /var/cache/gateway \
 && chown 10001:10001 /var/lib/privacy-gateway /var/cache/gateway
USER 10001:10001
ENV XDG_CACHE_HOME=/var/cache/gateway PYTHONUNBUFFERED=1
EXPOSE 8080 8081
VOLUME ["/var/lib/privacy-gateway"]
ENTRYPOINT ["/opt/gateway/bin/privacy-gateway"]
CMD ["serve", "--policies=/etc/privacy-gateway/policies.yaml", "--state=/var/lib/privacy-gateway", "--listen=0.0.0.0:8080", "--admin-listen=0.0.0.0:8081"]
