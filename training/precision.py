"""In which precision this machine trains fastest."""

import torch


def precision() -> torch.autocast:
    """bfloat16 where the CPU has AVX-512 (twice as fast with its bf16 instructions), else single precision.

    Without AVX-512 bfloat16 is emulated and twenty times slower.
    """
    return torch.autocast("cpu", torch.bfloat16, enabled=torch.backends.cpu.get_cpu_capability() == "AVX512")
