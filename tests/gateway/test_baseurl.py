from __future__ import annotations

import contextlib
import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.baseurl import check_transport, host_of, is_loopback


@given(st.ip_addresses())
def test_loopback_addresses_are_exactly_two_ranges(address):
    """127.0.0.0/8 and ::1, nothing else."""
    expected = address in ipaddress.ip_network("127.0.0.0/8") if address.version == 4 else int(address) == 1
    assert is_loopback(str(address)) == expected


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://EU.api.openai.com/v1", "eu.api.openai.com"),
        ("http://[::1]:80/v1", "::1"),
        ("http://vllm:8000", "vllm"),
    ],
)
def test_host(url, host):
    """Lower case, without port and brackets."""
    assert host_of(url) == host


@given(st.text(max_size=40))
def test_any_text_is_a_host_or_a_value_error(text):
    """No other exception, whatever an operator pastes."""
    for url in (text, f"https://{text}"):
        with contextlib.suppress(ValueError):
            assert host_of(url)


@pytest.mark.parametrize(
    ("url", "self_hosted", "fine"),
    [
        ("https://a.example", False, True),
        ("http://a.example", False, False),
        ("http://a.example", True, False),
        ("http://8.8.8.8", True, False),
        ("http://vllm.internal:8000", True, True),
        ("http://10.1.2.3", True, True),
        ("http://ollama:11434", True, True),
        ("http://ollama:11434", False, False),
        ("http://127.0.0.1:1", False, True),
        ("http://127.0.0.1.a.example", False, False),
    ],
)
def test_clear_text(url, self_hosted, fine):
    """Plain http only to oneself or to a network that one answers for."""
    try:
        check_transport(url, self_hosted=self_hosted)
    except ValueError:
        assert not fine
    else:
        assert fine
