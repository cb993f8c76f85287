"""Relations: who does what to whom in a sentence. What the tagger's encoder has `Seen` in, `Relation`s out.

The encoder gives each piece of a word a label (source, target, neither), votes on the type of the deed and a weight to
that vote; where the weight lies is where the deed is told. Refuses sentences in which it finds no source.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from palabre.model.codes import PloverType
from palabre.model.passage import Span, trim
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.signs import auxiliary_at
from palabre.read.tagger import Seen, softmax
from palabre.read.words import words

NAME = "relation.v1"
LABELS = ("none", "source", "target")
NOTHING = "NONE"
ROOTS = (*(t.value for t in PloverType), NOTHING)
_YIELDING = {"CONCEDE", "RETREAT"}  # half of what the encoder learned from does not tell these apart
_ALIKE = tuple([n for n, other in enumerate(ROOTS) if other == root or {root, other} == _YIELDING] for root in ROOTS)
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
    sources, targets = (shares[:, LABELS.index(label)].tolist() for label in ("source", "target"))
    for number in numbers:
        sentence = doc.body[number]
        part = slice(bisect_left(starts, sentence.start), bisect_left(starts, sentence.end))
        source = _stretch(doc, seen.spans, sources, part)
        if source is None:
            continue
        target = _stretch(doc, seen.spans, targets, part)
        if one := relation_between(doc, number, (source, target), seen, part):
            found.append(one)
    return found


def relation_between(
    doc: Document,
    number: int,
    parties: tuple[Span, Span | None],
    seen: Seen,
    part: slice,
    *,
    asked: bool = False,
) -> Relation | None:
    """What the outputs for the pieces of one sentence say of what its parties do.

    Args:
        doc: the article.
        number: of the sentence.
        parties: source and target.
        seen: what the encoder gives.
        part: the sentence's pieces in it.
        asked: take the likeliest deed, be it likelier that none is told.

    Returns:
        None where no word outside the parties can tell a deed.
    """
    share = softmax(seen.weights[part, 0])
    told = zip(seen.spans[part], share.tolist(), seen.named[part].tolist(), strict=True)
    triggers = _triggers(doc, doc.body[number], [(span[0], w) for span, w, named in told if not named], parties)
    if not triggers:
        return None
    roots = softmax((share[:, None] * seen.votes[part]).sum(0))
    best = int((roots[: ROOTS.index(NOTHING)] if asked else roots).argmax())
    return Relation(
        sentence=number,
        source=parties[0],
        target=parties[1],
        triggers=triggers,
        type=None if ROOTS[best] == NOTHING else PloverType(ROOTS[best]),
        sure=float(roots[_ALIKE[best]].sum()),
    )


def _stretch(doc: Document, spans: Sequence[Span], shares: Sequence[float], part: slice) -> Span | None:
    """The surest run of pieces of a part of the text that have a label, in whole words."""
    runs: list[list[int]] = []
    for n in range(part.start, part.stop):
        if shares[n] <= _LIKELY:
            continue
        if runs and n - runs[-1][-1] <= 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    if not runs:
        return None
    best = max(runs, key=lambda run: max(shares[n] for n in run))
    first, last = doc.token_at(spans[best[0]][0]), doc.token_at(spans[best[-1]][1] - 1)
    while last > first and (
        doc.tokens[last].kind is TokenKind.PUNCTUATION or doc.tokens[last].lower in ("'s", "by", "par")
    ):
        last -= 1
    return trim(doc.text, doc.tokens[first].start, doc.tokens[last].end)


def _triggers(
    doc: Document, sentence: Sentence, told: Iterable[tuple[int, float]], parties: Sequence[Span | None]
) -> tuple[int, ...]:
    """The tokens outside the parties on which most of the weight lies. `told`: where pieces begin, and weights."""
    weight: dict[int, float] = {}
    at, tokens = sentence.first, doc.tokens
    for start, value in told:
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        weight[at] = weight.get(at, 0.0) + value
    weightiest = sorted(weight, key=weight.__getitem__, reverse=True)
    return tuple(islice((at for at in weightiest if _can_tell(doc, sentence, at, parties)), _TRIGGERS))


def _can_tell(doc: Document, sentence: Sentence, at: int, parties: Sequence[Span | None]) -> bool:
    """Whether a token can tell a deed: a word of the sentence outside the parties, no small word."""
    token, w = doc.tokens[at], words(doc.language)
    if not sentence.first <= at < sentence.last or token.kind is not TokenKind.WORD:
        return False
    if (token.lower in w.closed or token.lower in w.times) and token.text != "march":  # a month in capitals only
        return False
    return not auxiliary_at(doc, at) and not any(p and p[0] <= token.start < p[1] for p in parties)
