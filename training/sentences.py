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
ASKED = 0.5  # of those that tell a relation have their parties given,
PAIRED = 0.4  # of those about an event go on with another one, so that it matters whose place is asked for
LINKS = (", and", ", while", ", as", ", after")  # between them
BESIDE = 0.5  # and of these have another such sentence beside them, so that it matters who is asked about


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


def alone(found: Iterable[Sentence], mask: int, *, asked: bool = False) -> list[Example]:
    """A window a sentence, its names hidden. `asked`: with the parties given."""
    return [_window([_hidden(s, s.names, mask, asked=asked)], [False]) for s in found]


def joined(found: Sequence[Sentence], mask: int, rng: random.Random, links: Sequence[Pieces] = ()) -> Iterator[Example]:
    """Windows of one sentence or several, in random order, names hidden by chance. `links`: `LINKS` in pieces."""
    order = list(found)
    rng.shuffle(order)
    told, placed = [s for s in order if s.told], [s for s in order if s.placed]
    parts: list[_Part] = []
    breaks: list[bool] = []
    for sentence in order:
        names = sentence.names if rng.random() < HIDDEN else []
        part = _hidden(sentence, names, mask, asked=rng.random() < ASKED)
        if sentence.placed and rng.random() < PAIRED:
            after = rng.choice(placed)
            part = _paired(part, _hidden(after, after.names, mask, asked=False), rng.choice(links))
        if part.asked and rng.random() < BESIDE:
            other = rng.choice(told)
            part = _beside(part, _hidden(other, other.names, mask, asked=False), before=rng.random() < 0.5)
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


Verb = tuple[int, int, int, int, int]  # where its sentence begins and ends, itself, where what it tells does


@dataclass(frozen=True)
class _Part:
    """A sentence with its names hidden, and the labels of its pieces."""

    ids: list[int]
    spans: list[Span]
    places: list[int]
    parties: list[int]
    roots: tuple[int, ...]
    verbs: list[Verb]
    asked: list[tuple[int, int]]


def _hidden(sentence: Sentence, names: Sequence[Hidden], mask: int, *, asked: bool) -> _Part:
    found = hide(sentence.pieces, names, mask)
    spans = [span for _, span in found]
    places = parties = [IGNORED] * len(found)
    roots: tuple[int, ...] = ()
    given: list[tuple[int, int]] = []
    if one := sentence.placed:
        places = [1 if overlap((s,), one.places) else 2 if overlap((s,), one.verb) else 0 for s in spans]
    if row := sentence.told:
        roots = tuple(n for n, r in enumerate(ROOTS) if r == row.root or (row.root == "YIELD" and r in YIELD))
        parties = [_label(row, s) for s in spans]
        if asked:
            given = [(n, label) for n, label in enumerate(parties) if label]
            parties = [IGNORED] * len(found)
    whole = (0, len(found))
    verbs = [(*whole, places.index(2), *whole)] if 2 in places else []
    return _Part([p for p, _ in found], spans, places, parties, roots, verbs, given)


def _beside(part: _Part, other: _Part, *, before: bool) -> _Part:
    """A sentence whose parties are given, with another one before or after it, read as one."""
    ids = [*other.ids, *part.ids] if before else [*part.ids, *other.ids]
    if len(ids) + 2 > LENGTH:
        return part
    spans = [*other.spans, *part.spans] if before else [*part.spans, *other.spans]
    asked = [(at + len(other.ids) * before, label) for at, label in part.asked]
    unknown = [IGNORED] * len(ids)
    return _Part(ids, spans, unknown, unknown, part.roots, [], asked)


def _paired(one: _Part, two: _Part, link: Pieces) -> _Part:
    """Two sentences about events as one: *A bomb exploded in Sari, and talks opened in Oumé*."""
    stop = len(one.ids) - (one.ids[-1] == two.ids[-1])  # most end with the same full stop
    at, size = stop + len(link), stop + len(link) + len(two.ids)
    if size + 2 > LENGTH:
        return one
    between = [IGNORED] * len(link)
    verbs = [(0, size, verb, 0, stop) for *_, verb, _, _ in one.verbs]
    verbs += [(0, size, at + verb, at, size) for *_, verb, _, _ in two.verbs]
    return _Part(
        [*one.ids[:stop], *(piece for piece, _ in link), *two.ids],
        [*one.spans[:stop], *((0, 0) for _ in link), *two.spans],
        [*one.places[:stop], *between, *two.places],
        [IGNORED] * size,
        (),
        verbs,
        [],
    )


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
        at = len(made.ids)
        made.verbs.extend((at + a, at + b, at + c, at + d, at + e) for a, b, c, d, e in part.verbs)
        made.asked.extend((at + n, label) for n, label in part.asked)
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
