"""Sentences labelled one by one, for the tagger's heads of event places and of relations: corpora in, windows out.

A sentence stands alone in a window or after others, as it does in an article. Its names are hidden, but by chance not.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

from palabre.model.article import Article
from palabre.model.passage import Span, overlap
from palabre.read.anonymous import anonymous
from palabre.read.document import Document
from palabre.read.mentions import Names, read_mentions, read_places
from palabre.read.relation import LABELS, ROOTS
from palabre.read.windows import END, LENGTH, START, Hidden, Pieces, hide, pieces
from training.attribution import IGNORED, Example, Placed
from training.relations import YIELD, Row

ALONE = 0.3  # of the sentences have a window of their own
JOINED = 0.7  # of the others follow the one before without a break
HIDDEN = 0.75  # of the sentences have their names hidden


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence with the names in it that are hidden when the reader runs."""

    pieces: Pieces
    names: list[Hidden]
    placed: Placed | None = None
    told: Row | None = None


def sentences(found: Iterable[Placed | Row], tokenizer: Tokenizer, names: Names) -> list[Sentence]:
    """The corpora's sentences in pieces, with the names in them."""
    return [_sentence(one, tokenizer, names) for one in found]


def _sentence(one: Placed | Row, tokenizer: Tokenizer, names: Names) -> Sentence:
    language = one.language if isinstance(one, Row) else "en"
    doc = Document(Article(id=one.id, text=one.text, language=language), language)
    mentions = read_mentions(doc, names)
    return Sentence(
        pieces=pieces(tokenizer, one.text, (0, len(one.text)))[: LENGTH - 2],
        names=anonymous(doc, mentions, read_places(doc, mentions)),
        placed=one if isinstance(one, Placed) else None,
        told=one if isinstance(one, Row) else None,
    )


def alone(found: Iterable[Sentence], mask: int) -> list[Example]:
    """A window a sentence, its names hidden."""
    return [_window([_hidden(s, s.names, mask)], [False]) for s in found]


def joined(found: Sequence[Sentence], mask: int, rng: random.Random) -> Iterator[Example]:
    """Windows of one sentence or several, in random order, names hidden by chance."""
    order = list(found)
    rng.shuffle(order)
    parts: list[_Part] = []
    breaks: list[bool] = []
    for sentence in order:
        part = _hidden(sentence, sentence.names if rng.random() < HIDDEN else [], mask)
        if rng.random() < ALONE:
            yield _window([part], [False])
            continue
        if sum(len(p.ids) for p in parts) + sum(breaks) + len(part.ids) + 3 > LENGTH:
            yield _window(parts, breaks)
            parts, breaks = [], []
        breaks.append(bool(parts) and rng.random() > JOINED)
        parts.append(part)
    if parts:
        yield _window(parts, breaks)


@dataclass(frozen=True)
class _Part:
    """A sentence with its names hidden, and the labels of its pieces."""

    ids: list[int]
    spans: list[Span]
    places: list[int]
    parties: list[int]
    roots: tuple[int, ...]


def _hidden(sentence: Sentence, names: Sequence[Hidden], mask: int) -> _Part:
    found = hide(sentence.pieces, names, mask)
    spans = [span for _, span in found]
    places = parties = [IGNORED] * len(found)
    roots: tuple[int, ...] = ()
    if one := sentence.placed:
        places = [1 if overlap((s,), one.places) else 2 if overlap((s,), one.verb) else 0 for s in spans]
    if row := sentence.told:
        roots = tuple(n for n, r in enumerate(ROOTS) if r == row.root or (row.root == "YIELD" and r in YIELD))
        parties = [_label(row, s) for s in spans]
    return _Part([p for p, _ in found], spans, places, parties, roots)


def _label(row: Row, span: Span) -> int:
    for label, spans in (("source", row.source), ("target", row.target)):
        if overlap((span,), spans):
            return LABELS.index(label)
    return 0


def _window(parts: Sequence[_Part], breaks: Sequence[bool]) -> Example:
    made = Example([START], [(0, 0)], [], [], [], [IGNORED], [IGNORED])
    assert made.places is not None and made.parties is not None
    for part, broken in zip(parts, breaks, strict=True):
        if broken:
            _edge(made)
        if part.roots:
            made.deeds.append((len(made.ids), len(made.ids) + len(part.ids), part.roots))
        made.ids.extend(part.ids)
        made.spans.extend(part.spans)
        made.places.extend(part.places)
        made.parties.extend(part.parties)
    _edge(made)
    made.labels.extend([0] * len(made.ids))
    return made


def _edge(made: Example) -> None:
    assert made.places is not None and made.parties is not None
    made.ids.append(END)
    made.spans.append((0, 0))
    made.places.append(IGNORED)
    made.parties.append(IGNORED)
