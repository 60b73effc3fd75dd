"""Runs under the interpreter of the proxy's own environment: ``python -I gateway/redirector SETTINGS``.

Neither that environment nor the search path holds the package `gateway`, on purpose: its dependencies are other
versions. So this folder is made a package by itself.
"""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


def _become_a_package(name: str) -> None:
    here = Path(__file__).parent
    spec = spec_from_file_location(name, here / "__init__.py", submodule_search_locations=[str(here)])
    if spec is None:
        raise ImportError(name)
    sys.modules[name] = module_from_spec(spec)


if __name__ == "__main__":
    _become_a_package("redirector")
    from redirector.proxy import main

    sys.exit(main(sys.argv[1]))
