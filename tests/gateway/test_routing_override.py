from __future__ import annotations

from datetime import date

import pytest

from gateway.auth import LOCAL
from gateway.config import Config, parse_config
from gateway.routing import Router, RouteRequest, override_upstream

POLICY = """
version: 1
principals: [{name: a, keys: ["sha256:%s"], classes: [green], models: ["*"]}]
upstreams: [{name: demo, provider: demo, self_hosted: true, receives: [green], models: ["*"]}]
""" % ("0" * 64)


class TestOverride:
    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1:9000/v1",
            "http://127.8.9.1",
            "http://[::1]:9000/v1",
            "http://LOCALHOST:1/v1",
            "https://localhost",
        ],
    )
    def test_replaces_the_upstreams_by_one(self, url):
        """It takes every class and model, OpenAI's and Anthropic's APIs, without a key."""
        base = parse_config(POLICY)
        before = base.policy_version
        changed = override_upstream(base, url)
        assert changed.policy_version != before
        assert changed.principals == ()
        target = Router(changed, {}, demo_allowed=False, loopback=False)
        for operation in ("chat/completions", "responses", "messages"):
            (upstream,) = target.route(RouteRequest(LOCAL, "gpt-4o", operation, "red", art9=True), date(2026, 6, 15))
            assert upstream.url(operation, "gpt-4o") == f"{url}/{operation}"

    @pytest.mark.parametrize(
        "url",
        [
            "https://api.openai.com/v1",
            "http://10.0.0.1/v1",
            "http://0.0.0.0/v1",
            "http://127.0.0.1.example.org/v1",
            "http://localhost.example.org/v1",
            "http://example.org#@127.0.0.1/",
            "http://u:p@127.0.0.1/v1",
            "http://@127.0.0.1/v1",
            "http://127.0.0.1\\@example.org/",
            "http://127.0.0.1:80@example.org/",
            "http://127.0.0.1 .example.org/",
            "http://127.0.0.1\n.example.org/",
            "http://127.1/v1",
            "http://2130706433/v1",
            "http://0x7f000001/v1",
            "http://[::ffff:127.0.0.1]/v1",
            "http://[::1%25eth0]/v1",
            "http://localhost./v1",
            "http://loc%61lhost/v1",
            "http://127.0.0.1/v1?x=1",
            "http://127.0.0.1:99999/v1",
            "ftp://127.0.0.1/",
            "127.0.0.1:9000",
            "//127.0.0.1/v1",
            "http:///v1",
            "",
        ],
    )
    def test_refuses_everything_that_is_not_plainly_loopback(self, url):
        """Other hosts, credentials, and spellings that parsers disagree about; the URL is not repeated."""
        with pytest.raises(ValueError) as caught:
            override_upstream(Config(version=1, upstreams=()), url)
        assert not url or url not in str(caught.value)
