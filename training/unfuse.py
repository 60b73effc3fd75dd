"""Splits the fused layer norms of an exported model: the network then takes a quarter less time.

    python -m training.unfuse FOLDER --out FOLDER

ONNX Runtime's CPU kernel for SkipLayerNormalization adds and normalises one number at a time; two Adds and a
LayerNormalization are vectorised and take a fifth of its time, a third of the network's before. The sums are rounded
differently, so a few findings near a threshold change: measure (`python -m benchmarks.detection`) before shipping.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
from onnx import helper

LABELS_FILE, MODEL_FILE, PIECES_FILE = "labels.json", "names.onnx", "pieces.model"
FUSED = "SkipLayerNormalization"


def split(node: onnx.NodeProto, name: str) -> list[onnx.NodeProto]:
    """The same as `node` in plain operators."""
    value, skip, scale, shift, *bias = node.input
    if any(node.output[1:]):
        raise ValueError(f"more of {node.name} is used than its result")
    epsilon = next(attribute.f for attribute in node.attribute if attribute.name == "epsilon")
    nodes = [helper.make_node("Add", [value, skip], [f"{name}_sum"], name=f"{name}_add")]
    if bias and bias[0]:
        nodes.append(helper.make_node("Add", [f"{name}_sum", bias[0]], [f"{name}_all"], name=f"{name}_bias"))
    total = nodes[-1].output[0]
    inputs = [total, scale, shift]
    norm = helper.make_node("LayerNormalization", inputs, [node.output[0]], name=name, axis=-1, epsilon=epsilon)
    return [*nodes, norm]


def unfuse(source: Path, target: Path) -> int:
    """Write the model without fused layer norms and return how many there were."""
    model = onnx.load(str(source))
    nodes: list[onnx.NodeProto] = []
    count = 0
    for node in model.graph.node:
        if node.op_type == FUSED:
            nodes += split(node, f"norm_{count}")
            count += 1
        else:
            nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(target))
    return count


def main() -> None:
    """Split, and describe the new file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    count = unfuse(options.folder / MODEL_FILE, options.out / MODEL_FILE)
    shutil.copyfile(options.folder / PIECES_FILE, options.out / PIECES_FILE)
    about = json.loads((options.folder / LABELS_FILE).read_text(encoding="utf-8"))
    about["sha256"][MODEL_FILE] = hashlib.sha256((options.out / MODEL_FILE).read_bytes()).hexdigest()
    text = json.dumps(about, indent=1, ensure_ascii=False)
    (options.out / LABELS_FILE).write_text(text + "\n", encoding="utf-8")
    print(f"{count} fused layer norms split")


if __name__ == "__main__":
    main()
