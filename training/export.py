"""Trained weights to the files that ship: the word table in eight bits, encoders as ONNX with eight-bit products."""

import hashlib
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from training.encoder import HEADS
from training.fusing import fuse

PACKAGE = Path(__file__).parents[1] / "src" / "palabre" / "read" / "weights"


def ship_table(backbone: Path, to: Path = PACKAGE) -> None:
    """`tokenizer.json` and `words.bin`: (pieces, width) of int8, then (pieces,) float32 scales."""
    words = np.load(backbone / "words.npy")
    scale = (np.abs(words).max(1, keepdims=True) / 127).astype("<f4")
    to.mkdir(parents=True, exist_ok=True)
    (to / "words.bin").write_bytes(np.round(words / scale).astype("i1").tobytes() + scale.tobytes())
    shutil.copy(backbone / "tokenizer.json", to / "tokenizer.json")
    list_digests(to)


def ship(
    model: nn.Module,
    name: str,
    outputs: list[str],
    to: Path = PACKAGE,
    *,
    width: int = 384,
    heads: int = HEADS,
    exact: Sequence[str] = (),
) -> Path:
    """`NAME.onnx` of a model that takes `words` (batch, pieces, width) and `mask` (batch, pieces).

    The parts named in `exact` keep 32 bits.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    target = to / f"{name}.onnx"
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = str(Path(folder) / "plain.onnx")
        axes = {n: {0: "batch", 1: "pieces"} for n in ("words", "mask")} | {n: {0: "batch"} for n in outputs}
        torch.onnx.export(
            model, (torch.randn(2, 16, width), torch.ones(2, 16)), plain, input_names=["words", "mask"],
            output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            plain, target, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=_small(plain, exact)
        )
    fuse(target, heads)
    list_digests(to)
    return target


def _small(path: str, parts: Sequence[str]) -> list[str]:
    """The products of some parts of a model."""
    import onnx  # of the group `training`

    nodes = onnx.load(path, load_external_data=False).graph.node
    return [n.name for n in nodes if n.op_type in {"MatMul", "Gemm"} and n.name.split("/")[1] in parts]


def list_digests(folder: Path) -> None:
    """Write `weights.toml`, the digests of all files of weights."""
    found = sorted(p for p in folder.iterdir() if p.name != "weights.toml")
    rows = [f'"{p.name}" = "{hashlib.sha256(p.read_bytes()).hexdigest()}"' for p in found]
    (folder / "weights.toml").write_text("[sha256]\n" + "\n".join(rows) + "\n", encoding="utf-8")
