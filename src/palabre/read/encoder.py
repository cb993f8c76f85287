"""The trained weights: texts in, an encoder's outputs out, by ONNX Runtime on the processor.

Everything lies in the package's folder `weights`: the word pieces, one table of word vectors (eight bits, a scale a
row) that all encoders share, and one file an encoder. Each is loaded when first asked for and checked against the
digest in `weights.toml`. Raises DamagedWeights where a file is missing or not the one that was shipped.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from palabre.errors import DamagedWeights
from palabre.read.windows import Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

MASK_PIECE = "<mask>"
SLOWER_FUSED = ["SkipLayerNormFusion"]  # the fused product of a sum and a norm takes six times as long as the two

REMEMBERED = 512  # windows: some twenty articles; 25 MiB, 110 if all were full windows of the tagger

_FOLDER = files("palabre.read") / "weights"


@cache
def _digests() -> dict[str, str]:
    return dict(tomllib.loads((_FOLDER / "weights.toml").read_text(encoding="utf-8"))["sha256"])


def weights(name: str) -> bytes:
    """The content of a file of weights. Raises DamagedWeights."""
    try:
        content = (_FOLDER / name).read_bytes()
    except OSError as error:
        raise DamagedWeights(name, f"not readable: {error.strerror}", "install Palabre again") from error
    if hashlib.sha256(content).hexdigest() != _digests().get(name):
        raise DamagedWeights(name, "not the file that was shipped", "install Palabre again")
    return content


@cache
def tokenizer() -> "Tokenizer":
    """Cuts words into pieces."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str(weights("tokenizer.json").decode())


@cache
def mask() -> int:
    """The id of the piece that stands for a hidden name."""
    found = tokenizer().token_to_id(MASK_PIECE)
    if found is None:
        raise DamagedWeights("tokenizer.json", f"it has no piece {MASK_PIECE}", "install Palabre again")
    return found


@cache
def _table() -> tuple["NDArray[np.int8]", "NDArray[np.float32]"]:
    """(pieces, width) in eight bits, and (pieces, 1) scales."""
    import numpy as np

    raw = np.frombuffer(weights("words.bin"), dtype=np.int8)
    rows = tokenizer().get_vocab_size()
    width = len(raw) // rows - 4
    return raw[: rows * width].reshape(rows, width), raw[rows * width :].view(np.float32).reshape(rows, 1)


@cache
def _session(name: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the pipeline reads an article a processor
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(
        weights(f"{name}.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER_FUSED
    )


def encode(name: str, windows: Sequence[Window]) -> list[list["NDArray[np.float32]"]]:
    """For each window the outputs of an encoder, each (pieces, its width), in the windows' order.

    Each window by itself: eight-bit products are scaled by the largest value of all that is multiplied together, so
    that in a batch, or beside padding, a window's outputs would hang on its neighbours. It is no slower.
    """
    return [_outputs(name, window.ids) for window in windows]


@lru_cache(maxsize=REMEMBERED)
def _outputs(name: str, ids: tuple[int, ...]) -> list["NDArray[np.float32]"]:
    """The outputs of one window; remembered, since papers print each other's paragraphs."""
    found = [output[0] for output in _session(name).run(None, _fed(ids))]
    for output in found:
        output.flags.writeable = False
    return found


def encode_marked(
    name: str, window: Window, added: "NDArray[np.float32]", marks: Sequence[int]
) -> list["NDArray[np.float32]"]:
    """The outputs for a window some of whose pieces are marked: by the row of `added` that `marks` has for each piece.

    Args:
        name: of the encoder.
        window: its pieces.
        added: (marks, width), what is added to a piece's word vector; the first row is for no mark.
        marks: one a piece, those at the edges too.
    """
    fed = _fed(window.ids)
    fed["words"] = fed["words"] + added[list(marks)]
    return [output[0] for output in _session(name).run(None, fed)]


def _fed(window: tuple[int, ...]) -> dict[str, "NDArray[np.float32]"]:
    import numpy as np

    rows, scales = _table()
    ids = np.array(window)
    words = rows.take(ids, axis=0).astype(np.float32)
    words *= scales.take(ids, axis=0)
    return {"words": words[None], "mask": np.ones((1, len(ids)), dtype=np.float32)}
