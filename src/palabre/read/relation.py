"""Relations: who does what to whom in a sentence, by a small trained encoder. Document and names in, `Relation`s out.

The encoder sees no name: each is one and the same piece, so that who is who changes no type. It gives each piece of a
word a label (source, target, neither), votes on the type of the deed and a weight to that vote; where the weight lies
is where the deed is told. Refuses sentences in which it finds no source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from palabre.model.codes import PloverType
from palabre.model.passage import Span, trim
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.encoder import encode, mask, tokenizer
from palabre.read.hiding import hidden_names
from palabre.read.signs import auxiliary_at
from palabre.read.windows import Hidden, Window, hide, pack, pieces
from palabre.read.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME = "relation.v1"
LABELS = ("none", "source", "target")
NOTHING = "NONE"
ROOTS = (*(t.value for t in PloverType), NOTHING)
_YIELDING = {"CONCEDE", "RETREAT"}  # half of what the encoder learned from does not tell these apart
_TRIGGERS = 4  # tokens that are handed on
_LONGEST = 160  # pieces of a sentence that are read


@dataclass(frozen=True, slots=True)
class Relation:
    """What a source does to a target, of type None where nothing is done.

    `sure` is the probability of the type, `triggers` the tokens that tell the deed, the weightiest first.
    """

    sentence: int
    source: Span
    target: Span | None
    triggers: tuple[int, ...]
    type: PloverType | None
    sure: float


def read_relations(doc: Document, numbers: Iterable[int], known: Sequence[Span]) -> list[Relation]:
    """The relation of each sentence that tells one, in order.

    Args:
        doc: the article.
        numbers: of the sentences of its body that are read if two names stand in them.
        known: spans of the names that were recognised.
    """
    hidden = {n: hidden_names(doc, doc.body[n], known, _ordinary) for n in numbers}
    read = [n for n, names in hidden.items() if len(names) > 1]
    windows = [_window(doc, doc.body[n], hidden[n]) for n in read]
    outputs = encode("relations", windows) if windows else []
    found = (_relation(doc, n, w, *o) for n, w, o in zip(read, windows, outputs, strict=True))
    return [r for r in found if r]


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(p[1:] for p in tokenizer().get_vocab() if p.startswith("▁"))


def _ordinary(word: str) -> bool:
    return word in _vocabulary()


def _window(doc: Document, sentence: Sentence, names: Sequence[Span]) -> Window:
    found = hide(
        pieces(tokenizer(), doc.text, (sentence.start, sentence.end)), [Hidden(*n, n[0]) for n in names], mask()
    )
    return pack([found[: _LONGEST - 2]], _LONGEST)[0]


def _relation(
    doc: Document,
    number: int,
    window: Window,
    labels: "NDArray[np.float32]",
    votes: "NDArray[np.float32]",
    weights: "NDArray[np.float32]",
) -> Relation | None:
    """What the outputs for one sentence say."""
    shares = _softmax(labels)
    source, target = (_stretch(doc, window, shares[:, LABELS.index(name)]) for name in ("source", "target"))
    share = _softmax(weights[1:-1, 0][None])[0]
    roots = _softmax((share[:, None] * votes[1:-1]).sum(0)[None])[0]
    best = int(roots.argmax())
    triggers = _triggers(doc, doc.body[number], window, share, [s for s in (source, target) if s])
    if source is None or not triggers:
        return None
    return Relation(
        sentence=number,
        source=source,
        target=target,
        triggers=triggers,
        type=None if ROOTS[best] == NOTHING else PloverType(ROOTS[best]),
        sure=float(
            sum(roots[n] for n, root in enumerate(ROOTS) if root == ROOTS[best] or {root, ROOTS[best]} == _YIELDING)
        ),
    )


def _softmax(scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    import numpy as np

    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: NDArray[np.float32] = raised / raised.sum(-1, keepdims=True)
    return found


def _stretch(doc: Document, window: Window, shares: "NDArray[np.float32]") -> Span | None:
    """The surest run of pieces that have a label, in whole words."""
    runs: list[list[int]] = []
    for n in range(1, len(window.ids) - 1):
        if shares[n] <= 0.5:
            continue
        if runs and n - runs[-1][-1] <= 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    if not runs:
        return None
    best = max(runs, key=lambda run: float(shares[run].max()))
    first, last = doc.token_at(window.spans[best[0]][0]), doc.token_at(window.spans[best[-1]][1] - 1)
    while last > first and (
        doc.tokens[last].kind is TokenKind.PUNCTUATION or doc.tokens[last].lower in ("'s", "by", "par")
    ):
        last -= 1
    return trim(doc.text, doc.tokens[first].start, doc.tokens[last].end)


def _triggers(
    doc: Document, sentence: Sentence, window: Window, share: "NDArray[np.float32]", parties: Sequence[Span]
) -> tuple[int, ...]:
    """The tokens outside the parties and names on which most of the weight lies."""
    w = words(doc.language)
    weight: dict[int, float] = {}
    for n, value in enumerate(share, start=1):
        if window.ids[n] != mask():
            at = doc.token_at(window.spans[n][0])
            weight[at] = weight.get(at, 0.0) + float(value)
    fitting = [
        at
        for at in weight
        if sentence.first <= at < sentence.last
        and doc.tokens[at].kind is TokenKind.WORD
        and doc.tokens[at].lower not in w.closed | w.times
        and not auxiliary_at(doc, at)
        and not any(s <= doc.tokens[at].start < e for s, e in parties)
    ]
    return tuple(sorted(fitting, key=lambda at: -weight[at])[:_TRIGGERS])
