"""Plug-in folders: one file, one typed constant.

`load` scans a package and returns what its modules export under an agreed name. Registration is that one
annotated line at the foot of a file (``RECOGNIZER: Final[…] = …``), so adding a thing means adding a file.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def load(package: ModuleType, constant: str, kind: type[T]) -> dict[str, T]:
    """Import every public module of `package` and collect its `constant`, keyed by module name.

    A module may export several as a tuple; they are keyed ``module.0``, ``module.1``. Modules whose name starts with an
    underscore, and ``base``, are shared code, not plug-ins.

    Raises:
        TypeError: a module does not export the constant, or not with type `kind`.
    """
    found: dict[str, T] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if info.name.startswith("_") or info.name == "base":
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        value = getattr(module, constant, None)
        several = value if isinstance(value, tuple) else (value,)
        if not several or not all(isinstance(item, kind) for item in several):
            raise TypeError(f"{module.__name__} must export {constant} of type {kind.__name__}")
        for index, item in enumerate(several):
            found[f"{info.name}.{index}" if isinstance(value, tuple) else info.name] = item
    return found
