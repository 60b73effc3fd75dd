from __future__ import annotations

import pytest

from filters.tagger.model import DATA, PIECES_FILE, Tagger
from filters.tagger.words import Cutter


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger()


@pytest.fixture(scope="session")
def cutter() -> Cutter:
    return Cutter((DATA / PIECES_FILE).read_bytes())
