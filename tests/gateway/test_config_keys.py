from __future__ import annotations

import pytest

from gateway.config import Config, ConfigError, load_config, parse_config, provider_keys
from tests.support.core import VENDOR

CANARY = "sk-canary-0123456789abcdef"


class TestProviderKeys:
    def config(self, source: str) -> Config:
        return parse_config(VENDOR.replace("{env: OPENAI_API_KEY}", source))

    def test_from_the_environment(self):
        """Found, stripped, and not shown."""
        keys = provider_keys(self.config("{env: K}"), {"K": f" {CANARY}\n"})
        assert keys["eu"].get_secret_value() == CANARY
        assert CANARY not in repr(keys)

    def test_from_a_file(self, tmp_path):
        """A mounted secret ends with a newline more often than not."""
        (tmp_path / "key").write_text(f"{CANARY}\n")
        assert provider_keys(self.config(f"{{file: {tmp_path}/key}}"), {})["eu"].get_secret_value() == CANARY

    @pytest.mark.parametrize("environ", [{}, {"K": ""}, {"K": "  "}])
    def test_absent_is_no_problem(self, environ, tmp_path):
        """An upstream without its key is unroutable, which is routing's to say."""
        assert provider_keys(self.config("{env: K}"), environ) == {}
        assert provider_keys(self.config(f"{{file: {tmp_path}/none}}"), {}) == {}

    @pytest.mark.parametrize("value", [f"{CANARY}\r\nX-Evil: 1", f"{CANARY} {CANARY}", f"{CANARY}ü"])
    def test_what_no_header_can_carry_is_refused(self, value, tmp_path):
        """A key cannot smuggle a header, and the refusal does not show it."""
        (tmp_path / "p.yaml").write_text(VENDOR.replace("OPENAI_API_KEY", "K"))
        with pytest.raises(ConfigError) as caught:
            load_config(tmp_path / "p.yaml", {"K": value})
        assert "K (key of eu)" in str(caught.value)
        assert CANARY not in str(caught.value)

    def test_unreadable_file_is_a_problem(self, tmp_path):
        """A directory in the place of a key is a mistake, not an absent key."""
        with pytest.raises(ConfigError, match="cannot be read"):
            provider_keys(self.config(f"{{file: {tmp_path}}}"), {})
