"""What the proxy itself says, and what it takes for a key."""

from __future__ import annotations

import base64
import json

import pytest

from gateway.redirector import answers


def b64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("header", "key"),
    [
        (f"Basic {b64('anna:pgw-1')}", "pgw-1"),
        (f"basic {b64(':pgw-1')}", "pgw-1"),
        (f"Basic {b64('pgw-1:')}", "pgw-1"),
        (f"Basic {b64('pgw-1')}", "pgw-1"),
        (f"Basic {b64('anna:with:colon')}", "with:colon"),
        ("Bearer pgw-1", "pgw-1"),
        ("Bearer", None),
        ("Basic", None),
        (f"Basic {b64(':')}", None),
        (f"Basic {b64('anna:two words')}", None),
        (f"Basic {b64('anna:line' + chr(13) + chr(10) + 'x-injected: 1')}", None),
        (f"Basic {b64('anna:schlüssel')}", None),
        ("Basic !!!", None),
        ("Basic //8=", None),
        ("Digest username=x", None),
        (f"Bearer {'k' * 8193}", None),
        ("", None),
        (None, None),
    ],
)
def test_keys(header, key):
    """Nothing that could end a header line gets through."""
    assert answers.key_of(header) == key


def test_errors_have_the_shape_of_the_clients_api():
    openai = json.loads(answers.error(answers.GATEWAY_DOWN, anthropic=False).body)
    assert openai["error"].keys() == {"message", "type", "param", "code"}
    assert openai["error"]["type"] == "server_error"
    anthropic = json.loads(answers.error(answers.NO_CREDENTIALS, anthropic=True).body)
    assert anthropic["type"] == "error"
    assert anthropic["error"]["type"] == "authentication_error"
    assert "proxy_authorization_missing" in anthropic["error"]["message"]


def test_clients_may_come_back_when_the_gateway_does():
    assert answers.error(answers.GATEWAY_DOWN, anthropic=False).headers["Retry-After"] == "5"
    assert "Retry-After" not in answers.error(answers.PLAIN_HTTP, anthropic=False).headers


def test_the_page_loads_nothing_and_names_the_policys_line():
    page = answers.page("*.chat<gpt>.com")
    text = page.body.decode()
    assert "<code>*.chat&lt;gpt&gt;.com</code>" in text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert 'lang="de"' in text
    assert 'lang="en"' in text
    assert "src=" not in text
