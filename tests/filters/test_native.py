"""Whatever is imported first: both libraries work in one process."""

from __future__ import annotations

import subprocess
import sys
from itertools import permutations

import pytest

WORK = {
    "filters.engine": "from filters.engine import is_sound; assert is_sound()",
    "filters.tagger.model": "from filters.tagger.model import Tagger; assert Tagger()('Anna Weber kommt.')",
    "filters.recognizers": "import filters.recognizers.person",
}


@pytest.mark.parametrize("order", list(permutations(WORK)), ids="-".join)
def test_both_work_in_any_order(order: tuple[str, ...]) -> None:
    """Loaded the other way round, the process died with "free(): invalid pointer"."""
    program = "\n".join(WORK[name] for name in order)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (0, "")
