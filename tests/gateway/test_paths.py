"""Which endpoint a request line names: exactly, with closed queries, in Azure's forms too."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from filters.endpoints.openai_chat import SPEC
from gateway.errors import EndpointNotAllowed, GatewayError, InvalidRequest, MethodNotSupported, UnknownUrl
from gateway.paths import Routes

ITEM = replace(
    SPEC,
    name="item",
    method="GET",
    path="/v1/things/{id}/items",
    queries={"after": re.compile(r"[a-z]{1,8}")},
)
ROUTES = Routes([SPEC, ITEM])


def test_the_path_of_the_api():
    match = ROUTES.match("POST", "/v1/chat/completions")
    assert (match.spec, match.operation, match.model) == (SPEC, "chat/completions", "")


def test_ids_stand_in_the_operation_and_a_known_query_is_kept():
    match = ROUTES.match("GET", "/v1/things/thing_1/items?after=abc")
    assert (match.operation, match.query) == ("things/thing_1/items", {"after": "abc"})


@pytest.mark.parametrize("path", ["/openai/v1/chat/completions", "/openai/v1/chat/completions?api-version=preview"])
def test_azure_v1(path):
    match = ROUTES.match("POST", path)
    assert (match.spec, match.model, match.query) == (SPEC, "", {})


def test_azure_with_a_deployment_in_the_path():
    match = ROUTES.match("POST", "/openai/deployments/gpt-eu/chat/completions?api-version=2024-10-21")
    assert (match.spec, match.model, match.query) == (SPEC, "gpt-eu", {})


@pytest.mark.parametrize(
    ("method", "path", "error"),
    [
        ("GET", "/v1/chat/completions", MethodNotSupported),
        ("POST", "/v1/chat/completions/", UnknownUrl),
        ("POST", "/v1/chat/complet%69ons", UnknownUrl),
        ("POST", "/v1/nothing", UnknownUrl),
        ("POST", "/v1/files", EndpointNotAllowed),
        ("GET", "/v1/things/../items", UnknownUrl),
        ("GET", "/v1/things/a/b/items", UnknownUrl),
        ("GET", "/v1/things/a%20b/items", UnknownUrl),
        ("GET", "/v1/things/a/items?after=Weber", InvalidRequest),
        ("GET", "/v1/things/a/items?before=a", InvalidRequest),
        ("GET", "/v1/things/a/items?after=a&after=b", InvalidRequest),
        ("GET", "/v1/things/a/items?after", InvalidRequest),
        ("POST", "/v1/chat/completions?api-version=2024-10-21", InvalidRequest),
        ("POST", "/openai/deployments/x/openai/deployments/y/chat/completions", EndpointNotAllowed),
        ("POST", "/openai/deployments/Wiesen%20thal/chat/completions", EndpointNotAllowed),
    ],
)
def test_anything_else_is_refused_and_not_quoted(method: str, path: str, error: type[GatewayError]):
    with pytest.raises(error) as caught:
        ROUTES.match(method, path)
    assert "Weber" not in caught.value.message
    assert "Wiesen" not in caught.value.message


def test_an_upgrade_is_refused_where_a_post_is_served():
    with pytest.raises(EndpointNotAllowed):
        ROUTES.match("GET", "/v1/chat/completions", upgrade=True)
