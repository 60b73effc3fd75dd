"""The name model at run time: text to words and pieces, pieces to tags, tags to spans.

Training (`training/`) uses the same code for everything but the network, so the two cannot drift apart.

The network's runtime keeps a diary for its maker: the Linux wheel of ONNX Runtime 1.32 makes up a device id, collects
events under ``~/.cache/Microsoft`` and knows the address to send them to. That is switched off here, before anything
imports the runtime.
"""

from __future__ import annotations

import os
from typing import Final

#: The variable that the runtime looks at when it is loaded; its own `disable_telemetry_events` comes too late.
NO_TELEMETRY: Final = "ORT_DISABLE_TELEMETRY"

os.environ[NO_TELEMETRY] = "1"  # noqa: TID251 - nothing is read; the runtime has no other switch
