"""Turns a checkpoint into what the gateway ships: names.onnx (int8), pieces.model and labels.json.

    python -m training.export RUN/student-6x1024.pt --out FOLDER

The graph is fused, then its weights become int8 per channel with `reduce_range`: without it the 16-bit sums of a CPU
that lacks VNNI overflow and the model finds nothing there. Prints size, latency and how far int8 is from the original.
"""

import argparse
import hashlib
import json
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer as fusion

from filters.tagger.model import LABELS_FILE, MODEL_FILE, PIECES_FILE
from filters.tagger.words import MAX_PIECES, Cutter
from training.base import WEIGHTS
from training.checkpoint import load_model
from training.data import load
from training.evaluate import limit
from training.labels import LABELS
from training.model import NameModel
from training.predict import Tagger, onnx_logits

PLAIN_FILE: Final = "names-fp32.onnx"
QUANTISED: Final = ["MatMul", "Attention", "Gather", "EmbedLayerNormalization"]
OPSET: Final = 17
SENTENCE: Final = (
    "Sehr geehrter Herr Dr. Matthias Köhler, bitte überweisen Sie den Betrag bis zum 15. März an die Müller GmbH, "
    "Hauptstraße 12, 80331 München. Ich wohne in Köln und arbeite bei der Deutschen Bahn. "
)
SIZES: Final = (200, 2000)
RUNS: Final = 20


def export_plain(model: NameModel, path: Path) -> None:
    """Write the fused graph in single precision."""
    model.eval()
    ids = torch.randint(5, 1000, (2, 16))
    axes = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            model,
            (ids, torch.ones_like(ids)),
            str(raw),
            input_names=["input_ids", "attention_mask"],
            output_names=["logits"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes},
            opset_version=OPSET,
            dynamo=False,
        )
        fused = fusion.optimize_model(
            str(raw), model_type="bert", num_heads=model.shape.heads, hidden_size=model.shape.width, opt_level=0
        )
        fused.save_model_to_file(str(path))
    found = {name: count for name, count in fused.get_fused_operator_statistics().items() if count}
    if found.get("Attention", 0) != model.shape.layers:
        raise RuntimeError(f"the attention of {model.shape.layers} layers was not fused: {found}")


def quantise(source: Path, target: Path) -> None:
    """Write the int8 graph."""
    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=QUANTISED,
        extra_options={"DefaultTensorType": 1},
    )


def describe(model: NameModel, folder: Path) -> dict[str, Any]:
    """What the run time must know of the network, and which files belong together."""
    return {
        "labels": list(LABELS),
        "layers": model.shape.layers,
        "inner": model.shape.inner,
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (MODEL_FILE, PIECES_FILE)
        },
    }


def export(checkpoint: Path, base: Path, folder: Path) -> NameModel:
    """Write all files of an export."""
    folder.mkdir(parents=True, exist_ok=True)
    model, cutter = load_model(checkpoint, base)
    export_plain(model, folder / PLAIN_FILE)
    quantise(folder / PLAIN_FILE, folder / MODEL_FILE)
    (folder / PIECES_FILE).write_bytes(cutter.vocabulary)
    text = json.dumps(describe(model, folder), indent=1, ensure_ascii=False)
    (folder / LABELS_FILE).write_text(text + "\n", encoding="utf-8")
    return model


def latency(folder: Path) -> list[str]:
    """The CPU time of the whole path (cut, encode, tag, decode) and of cutting alone, with one thread."""
    cutter = Cutter((folder / PIECES_FILE).read_bytes())
    tagger = Tagger(onnx_logits(folder / MODEL_FILE), cutter, batch=MAX_PIECES + 2)
    lines = []
    for size in SIZES:
        text = (SENTENCE * (1 + size // len(SENTENCE)))[:size]
        pieces = sum(len(word) for word in cutter(text).pieces)
        times = {
            "all": _times(partial(tagger, [text])),
            "cutting": _times(partial(cutter, text)),
        }
        lines.append(
            f"{size} characters, {pieces} pieces: "
            + ", ".join(f"{name} {min(x):.1f} ms (median {np.median(x):.1f})" for name, x in times.items())
        )
    return lines


def _times(action: Any) -> list[float]:
    action()
    found = []
    for _ in range(RUNS):
        started = time.process_time()
        action()
        found.append(1000 * (time.process_time() - started))
    return found


def agreement(folder: Path, texts: Sequence[str]) -> str:
    """How many spans the int8 model shares with the original."""
    cutter = Cutter((folder / PIECES_FILE).read_bytes())
    plain, small = (Tagger(onnx_logits(folder / name), cutter)(texts) for name in (PLAIN_FILE, MODEL_FILE))
    common = sum(len(set(a) & set(b)) for a, b in zip(plain, small, strict=True))
    total = sum(len(set(a) | set(b)) for a, b in zip(plain, small, strict=True))
    return f"int8 and fp32 agree on {common} of {total} spans ({100 * common / max(1, total):.1f} %)"


def main() -> None:
    """Export and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=Path("../shared/models") / WEIGHTS)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    export(options.checkpoint, options.base, options.out)
    texts = [text.text for text in limit(load(options.data, "dev")["de_germeval"], 300)]
    lines = [f"{name}: {(options.out / name).stat().st_size / 1e6:.1f} MB" for name in (MODEL_FILE, PIECES_FILE)]
    lines += [*latency(options.out), agreement(options.out, texts)]
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
