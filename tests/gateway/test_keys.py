from __future__ import annotations

import base64
import hashlib
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import assume, given
from hypothesis import strategies as st

from gateway.keys import ENV_KEY, ENV_KEY_FILE, RootKey, hash_key, new_key
from gateway.problems import ConfigError

RAW = bytes(range(32))
B64 = base64.b64encode(RAW).decode()
ROOT = RootKey(RAW)


class TestClientKeys:
    def test_form(self):
        """256 random bits in base32, and the SHA-256 of exactly what the client sends."""
        key, line = new_key()
        assert key.startswith("pgw_")
        assert len(base64.b32decode(key.removeprefix("pgw_").upper() + "====")) == 32
        assert line == "sha256:" + hashlib.sha256(key.encode()).hexdigest() == hash_key(key)

    def test_no_two_alike(self):
        """They are random."""
        assert len({new_key()[0] for _ in range(50)}) == 50

    def test_hashing_never_fails(self):
        """Undecodable header bytes arrive as lone surrogates."""
        assert hash_key("\udcff") != hash_key("\udcfe")


class TestLoad:
    @pytest.mark.parametrize(
        "text",
        [B64, B64.rstrip("="), f" {B64}\n", RAW.hex(), RAW.hex().upper(), base64.urlsafe_b64encode(RAW).decode()],
    )
    def test_every_spelling_of_a_key_is_the_same_key(self, text, tmp_path):
        """base64, with or without padding, base64url, hex."""
        assert RootKey.load({ENV_KEY: text}, tmp_path, allow_generate=False).key_id == ROOT.key_id

    def test_url_alphabet(self, tmp_path):
        """The two base64 alphabets give one key."""
        raw = b"\xfb\xff" * 16
        for text in (base64.b64encode(raw), base64.urlsafe_b64encode(raw)):
            loaded = RootKey.load({ENV_KEY: text.decode()}, tmp_path, allow_generate=False)
            assert loaded.key_id == RootKey(raw).key_id

    @pytest.mark.parametrize("text", ["short", B64[:-6], RAW.hex()[:-2], B64 + B64, "ü" * 44, RAW.hex() + "zz"])
    def test_anything_else_is_refused_and_not_shown(self, text, tmp_path):
        """The message says what a key is, not what was found."""
        with pytest.raises(ConfigError) as caught:
            RootKey.load({ENV_KEY: text}, tmp_path, allow_generate=True)
        assert text not in str(caught.value)
        assert not list(tmp_path.iterdir())

    def test_variable_before_file_before_state(self, tmp_path):
        """The documented order."""
        other = tmp_path / "mounted"
        other.write_text(base64.b64encode(b"f" * 32).decode() + "\n")
        generated = RootKey.load({}, tmp_path, allow_generate=True)
        environ = {ENV_KEY_FILE: str(other)}
        assert RootKey.load(environ, tmp_path, allow_generate=True).key_id == RootKey(b"f" * 32).key_id
        environ[ENV_KEY] = B64
        assert RootKey.load(environ, tmp_path, allow_generate=True).key_id == ROOT.key_id
        assert RootKey.load({}, tmp_path, allow_generate=True).key_id == generated.key_id

    def test_a_named_file_that_is_missing_is_an_error(self, tmp_path):
        """No fall-back to a generated key: tokens would silently change."""
        with pytest.raises(ConfigError, match="cannot be read"):
            RootKey.load({ENV_KEY_FILE: str(tmp_path / "no")}, tmp_path, allow_generate=True)
        assert not (tmp_path / "keys").exists()

    def test_generated_once_and_private(self, tmp_path):
        """Mode 0600 under any umask, nothing left beside it, the same key next time."""
        before = os.umask(0)
        try:
            first = RootKey.load({}, tmp_path, allow_generate=True)
        finally:
            os.umask(before)
        (path,) = (tmp_path / "keys").iterdir()
        assert path.name == "root.key"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert RootKey.load({}, tmp_path, allow_generate=True).key_id == first.key_id
        with pytest.raises(ConfigError):  # off loopback a key that was made up here is none
            RootKey.load({}, tmp_path, allow_generate=False)

    def test_not_generated_without_leave(self, tmp_path):
        """Replicas must be given their key."""
        with pytest.raises(ConfigError, match="no root key"):
            RootKey.load({}, tmp_path, allow_generate=False)
        assert not (tmp_path / "keys").exists()

    def test_two_at_once_agree(self, tmp_path):
        """Of processes that start together one creates the key and all use it."""
        with ThreadPoolExecutor(8) as pool:
            ids = list(pool.map(lambda _: RootKey.load({}, tmp_path, allow_generate=True).key_id, range(16)))
        assert len(set(ids)) == 1

    def test_a_key_that_others_may_read_is_refused(self, tmp_path):
        """As ssh does."""
        RootKey.load({}, tmp_path, allow_generate=True)
        (tmp_path / "keys" / "root.key").chmod(0o640)
        with pytest.raises(ConfigError, match="chmod 600"):
            RootKey.load({}, tmp_path, allow_generate=True)

    def test_a_state_directory_that_cannot_be_written(self, tmp_path):
        """Reported, not raised raw."""
        (tmp_path / "keys").write_text("a file in the way")
        with pytest.raises(ConfigError):
            RootKey.load({}, tmp_path, allow_generate=True)


class TestDerive:
    def test_is_hkdf_sha256(self):
        """RFC 5869 with a fixed salt and length-prefixed info; changing this changes every token."""
        info = b"\x00\x00\x00\x05token\x00\x00\x00\x07default"
        expected = HKDF(algorithm=SHA256(), length=32, salt=b"llm-privacy-gateway/root/v1", info=info).derive(RAW)
        assert ROOT.derive("token", "default") == expected

    @given(st.lists(st.text(max_size=4), min_size=1, max_size=4), st.lists(st.text(max_size=4), min_size=1, max_size=4))
    def test_different_parts_give_different_keys(self, one, two):
        """No two argument lists share an encoding."""
        assume(one != two)
        assert ROOT.derive(*one) != ROOT.derive(*two)

    def test_boundaries_count(self):
        """The example that plain concatenation gets wrong."""
        assert ROOT.derive("p", "ab", "c") != ROOT.derive("p", "a", "bc")
        assert ROOT.derive("p") != ROOT.derive("p", "")

    def test_depends_on_the_root_key(self):
        """Another installation has other tokens."""
        assert ROOT.derive("p") != RootKey(b"x" * 32).derive("p")

    def test_repr_shows_the_id_only(self):
        """No key byte in a repr, in no spelling."""
        shown = repr(ROOT)
        assert shown == f"RootKey(key_id='{ROOT.key_id}')"
        assert len(ROOT.key_id) == 8
        assert not any(spelling in shown for spelling in (RAW.hex()[:8], B64[:8], repr(RAW)[2:10]))

    @pytest.mark.parametrize("size", [0, 16, 31, 33])
    def test_size(self, size):
        """A key of another size is a programming error."""
        with pytest.raises(ValueError, match="32 bytes"):
            RootKey(b"x" * size)
