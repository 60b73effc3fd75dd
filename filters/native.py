"""The two libraries in C++, loaded in the one order that works; everybody gets them from here.

*Order.* The wheel of hyperscan brings its own C++ runtime along, ONNX Runtime uses the system's. Whichever is loaded
first lends the other its unique symbols, and when that is hyperscan, the process dies with "free(): invalid pointer" as
soon as both have worked. With ONNX Runtime first both use the system's.

*Diary.* The Linux wheel of ONNX Runtime 1.32 makes up a device id, collects events under ``~/.cache/Microsoft`` and
knows the address to send them to. That is switched off before it is loaded; its own switch comes too late.
"""

from __future__ import annotations

import os
from typing import Final

NO_TELEMETRY: Final = "ORT_DISABLE_TELEMETRY"
os.environ[NO_TELEMETRY] = "1"  # noqa: TID251 - nothing is read; the runtime has no other switch

import onnxruntime  # noqa: E402 - after the switch  # isort: skip
import hyperscan  # noqa: E402 - after ONNX Runtime  # isort: skip

__all__ = ["hyperscan", "onnxruntime"]
