"""Secrets that are known by their form: what issuers print, and what connection strings and headers hold."""

from __future__ import annotations

import re
from typing import Final

from filters.recognizers.base import Rule

_B = r"(?<![A-Za-z0-9_\-])"

FORMATS: Final[tuple[Rule, ...]] = (
    Rule(
        "pem",
        re.compile(
            r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
            r"[A-Za-z0-9+/=\s\\:,\-]{20,20000}?-----END [A-Z0-9 ]{4,40}-----"
        ),
        "private_key",
        1.0,
        ("private key",),
    ),
    Rule(
        "pem_open",
        re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s\\:,]{20,20000}"),
        "private_key",
        0.9,
        ("private key",),
    ),
    Rule(
        "aws",
        re.compile(rf"{_B}(?:AKIA|ASIA)[A-Z2-7]{{16}}(?![A-Za-z0-9])"),
        "aws_access_key",
        1.0,
        ("akia", "asia"),
    ),
    Rule(
        "aws_secret",
        re.compile(r"aws_?secret_?(?:access_?)?key\W{1,6}(?P<v>[A-Za-z0-9/+=]{40})(?![A-Za-z0-9/+])", re.IGNORECASE),
        "aws_secret_key",
        1.0,
        ("secret",),
    ),
    Rule(
        "github",
        re.compile(rf"{_B}(?:gh[pousr]_[A-Za-z0-9]{{20,255}}|github_pat_\w{{22,255}})"),
        "github_token",
        1.0,
        ("gh", "github_pat_"),
    ),
    Rule("gitlab", re.compile(rf"{_B}gl(?:pat|dt|rt|cbt|ptt|oas)-[\w\-]{{16,128}}"), "gitlab_token", 1.0, ("gl",)),
    Rule(
        "slack",
        re.compile(rf"{_B}xox[abeoprs]-[A-Za-z0-9\-]{{10,250}}|hooks\.slack\.com/services/[A-Za-z0-9/]{{20,80}}"),
        "slack_token",
        1.0,
        ("xox", "hooks.slack"),
    ),
    Rule("llm", re.compile(rf"{_B}sk-(?=[\w\-]{{0,200}}\d)[\w\-]{{20,200}}"), "api_key", 1.0, ("sk-",)),
    Rule("google", re.compile(rf"{_B}AIza[\w\-]{{35}}(?![\w\-])"), "google_api_key", 1.0, ("aiza",)),
    Rule(
        "stripe",
        re.compile(rf"{_B}(?:[sr]k_(?:live|test)_[A-Za-z0-9]{{16,247}}|whsec_[A-Za-z0-9]{{20,80}})"),
        "stripe_key",
        1.0,
        ("k_live_", "k_test_", "whsec_"),
    ),
    Rule("jwt", re.compile(rf"{_B}eyJ[\w\-]{{8,4000}}\.eyJ[\w\-]{{8,8000}}\.[\w\-]{{10,2000}}"), "jwt", 1.0, ("eyj",)),
    Rule(
        "bearer",
        re.compile(r"(?i:authorization\W{1,4}(?:bearer|basic|token)|bearer)\s(?P<v>[A-Za-z0-9\-._~+/]{16,4000}={0,2})"),
        "bearer_token",
        0.95,
        ("bearer", "authorization"),
    ),
    Rule(
        "userinfo",
        re.compile(r"[a-z][a-z0-9+.\-]{1,20}://[^\s/:@'\"<>{}$]{0,80}:(?P<v>[^\s/@'\"<>{}$]{3,120})@"),
        "password",
        1.0,
        ("://",),
    ),
    Rule(
        "connection",
        re.compile(
            r"(?i:;\s?(?:password|pwd|accountkey"
            r"|sharedaccesskey)\s?=\s?)(?P<v>[^;\s'\"<>{}$]{4,200})(?=;|$|\s|[\"'])",
            re.MULTILINE,
        ),
        "password",
        0.95,
        ("password", "pwd", "accesskey", "accountkey"),
    ),
    Rule(
        "vendor",
        re.compile(
            rf"{_B}(?:[a-z]{{2,8}}_(?:live|test|prod|secret|key|pat|sk|token)_[A-Za-z0-9]{{12,80}}"
            rf"|npm_[A-Za-z0-9]{{36}}"
            r"|pypi-[A-Za-z0-9_\-]{40,250}|dop_v1_[a-f0-9]{64}|SG\.[\w\-]{16,32}\.[\w\-]{16,64}"
            r"|hf_[A-Za-z0-9]{30,40}"
            r"|hvs\.[\w\-]{20,120}|dckr_pat_[\w\-]{20,64}|shp(?:at|ss|ca|pa)_[a-f0-9]{32}"
            r"|lin_api_[A-Za-z0-9]{30,60}"
            r"|NRAK-[A-Z0-9]{27}|xapp-[\w\-]{20,200}|EAA[A-Za-z0-9]{80,250}|ya29\.[\w\-]{20,250}"
            r"|sq0[a-z]{3}-[\w\-]{22,60}"
            r"|rk_live_\w{16,99}|glsa_\w{32,60}|tfp_\w{20,60}|SK[a-f0-9]{32}|key-[a-f0-9]{32})(?![A-Za-z0-9])"
        ),
        "api_key",
        0.97,
        (
            *"_live_ _test_ _prod_ _secret_ _key_ _pat_ _sk_ _token_ npm_ pypi- dop_v1_ sg. hf_ hvs. dckr_"
            " shp lin_api_".split(),
            *"nrak- xapp- eaa ya29. sq0 glsa_ tfp_ sk key-".split(),
        ),
    ),
)
