"""Relations: who does what to whom in a sentence. What the tagger's encoder has `Seen` in, `Relation`s out.

The encoder gives each piece of a word a label (source, target, neither), votes on the type of the deed and a weight to
that vote; where the weight lies is where the deed is told. Refuses sentences in which it finds no source.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from palabre.model.codes import PloverType
from palabre.model.passage import Span, trim
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.signs import auxiliary_at
from palabre.read.tagger import Seen, softmax
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
_LIKELY = 0.5  # from this probability on a piece belongs to a party


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


def read_relations(doc: Document, numbers: Iterable[int], seen: Seen) -> list[Relation]:
    """The relation of each sentence that tells one, in order.

    Args:
        doc: the article.
        numbers: of the sentences of its body that are read.
        seen: what the encoder gives for the article.
    """
    starts = [start for start, _ in seen.spans]
    shares, found = softmax(seen.parties), []
    for number in numbers:
        sentence = doc.body[number]
        part = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        source, target = (_stretch(doc, seen.spans[part], shares[part, LABELS.index(n)]) for n in ("source", "target"))
        if source and (one := _relation(doc, number, (source, target), seen, part)):
            found.append(one)
    return found


def _relation(
    doc: Document, number: int, parties: tuple[Span, Span | None], seen: Seen, part: slice
) -> Relation | None:
    """What the outputs for the pieces of one sentence say of what its parties do."""
    share = softmax(seen.weights[part, 0][None])[0]
    told = zip(seen.spans[part], share.tolist(), seen.named[part].tolist(), strict=True)
    triggers = _triggers(doc, doc.body[number], [(s, w) for s, w, named in told if not named], parties)
    if not triggers:
        return None
    roots = softmax((share[:, None] * seen.votes[part]).sum(0)[None])[0]
    best = int(roots.argmax())
    return Relation(
        sentence=number,
        source=parties[0],
        target=parties[1],
        triggers=triggers,
        type=None if ROOTS[best] == NOTHING else PloverType(ROOTS[best]),
        sure=float(
            sum(roots[n] for n, root in enumerate(ROOTS) if root == ROOTS[best] or {root, ROOTS[best]} == _YIELDING)
        ),
    )


def _stretch(doc: Document, spans: Sequence[Span], shares: "NDArray[np.float32]") -> Span | None:
    """The surest run of pieces that have a label, in whole words."""
    runs: list[list[int]] = []
    for n in (shares > _LIKELY).nonzero()[0].tolist():
        if runs and n - runs[-1][-1] <= 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    if not runs:
        return None
    best = max(runs, key=lambda run: float(shares[run].max()))
    first, last = doc.token_at(spans[best[0]][0]), doc.token_at(spans[best[-1]][1] - 1)
    while last > first and (
        doc.tokens[last].kind is TokenKind.PUNCTUATION or doc.tokens[last].lower in ("'s", "by", "par")
    ):
        last -= 1
    return trim(doc.text, doc.tokens[first].start, doc.tokens[last].end)


def _triggers(
    doc: Document, sentence: Sentence, told: Sequence[tuple[Span, float]], parties: Iterable[Span | None]
) -> tuple[int, ...]:
    """The tokens outside the parties on which most of the weight lies. `told`: pieces and weights."""
    w = words(doc.language)
    small = w.closed | w.times
    weight: dict[int, float] = {}
    for span, value in told:
        at = doc.token_at(span[0])
        weight[at] = weight.get(at, 0.0) + value
    fitting = [
        at
        for at in weight
        if sentence.first <= at < sentence.last
        and doc.tokens[at].kind is TokenKind.WORD
        and (doc.tokens[at].lower not in small or doc.tokens[at].text == "march")  # which is a month in capitals only
        and not auxiliary_at(doc, at)
        and not any(p and p[0] <= doc.tokens[at].start < p[1] for p in parties)
    ]
    return tuple(sorted(fitting, key=lambda at: -weight[at])[:_TRIGGERS])
