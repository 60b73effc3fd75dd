"""The weighted mean of two checkpoints of the same network.

    python -m training.average FIRST.pt SECOND.pt --share 0.7 --out MEAN.pt

The student is polished from labels alone after it has learnt from its teacher. That sharpens it on the generated texts
and blunts it a little on the corpora; the mean of both keeps most of either (Wortsman et al., Model soups, ICML 2022).
"""

import argparse
from pathlib import Path

import torch


def average(first: Path, second: Path, share: float) -> dict[str, object]:
    """A checkpoint with `share` of the second's weights. Raises ValueError where the networks differ."""
    one, other = (torch.load(path, map_location="cpu", weights_only=True) for path in (first, second))
    if any(one[key] != other[key] for key in ("layers", "inner")) or one["model"].keys() != other["model"].keys():
        raise ValueError("the checkpoints are of different networks")
    mean = {
        name: ((1 - share) * weight.float() + share * other["model"][name].float()).half()
        for name, weight in one["model"].items()
    }
    return {**one, "model": mean}


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.7, help="of the second, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.save(average(options.first, options.second, options.share), options.out)


if __name__ == "__main__":
    main()
