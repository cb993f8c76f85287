"""The trained tagger of statements: a `Document` in, sources, cues and contents with their probabilities out.

The passages follow the corpus it was trained on: quotation marks and the word *that* belong to a content, thoughts and
intentions count. `statements` makes them what a reading holds. Names are hidden from it (`anonymous`), so that who
speaks never changes what is found. What the same encoder sees of deeds goes on as `Seen`. Refuses nothing.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read.encoder import encode, mask, tokenizer, weights
from palabre.read.tags import Links, Stretch, best_labels, stretches, tied
from palabre.read.windows import END, START, Hidden, Pieces, Window, hide, pack, pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_PLACE = 1  # of the scores of events, which are those of neither, place, verb
_EDGES = (START, END)
NAME = "statements"  # of its weights


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement as the tagger sees it. `sure`: probability of cue and source; `force`: None without a cue."""

    source: Span | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sure: float
    force: Force | None


@dataclass(frozen=True, slots=True)
class _Settings:
    """What is learned beside the encoder."""

    moves: "Floats"
    starts: "Floats"
    forces: tuple[Force, ...]


@cache
def _settings() -> _Settings:
    import numpy as np

    raw = tomllib.loads(weights(f"{NAME}.toml").decode())
    return _Settings(
        np.array(raw["moves"], dtype=np.float32),
        np.array(raw["starts"], dtype=np.float32),
        tuple(Force(name) for name in raw["forces"]),
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder gives for the pieces of a text, in text order.

    `named`: (pieces,), whether a piece is a hidden name. `events`: scores of neither, place, verb (pieces, 3).
    `parties`: of neither, source, target (pieces, 3). `votes` on the type of a deed (pieces, types), and `weights` of
    these votes (pieces, 1).
    """

    spans: list[Span]
    named: "NDArray[np.bool_]"
    events: "Floats"
    parties: "Floats"
    votes: "Floats"
    weights: "Floats"


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger sees in a text: who says what, where events are told to have happened, and its pieces."""

    attributions: list[Attribution]
    places: list[Span]
    seen: Seen


def tag(text: str, paragraphs: Iterable[Span], hidden: Sequence[Hidden] = ()) -> Tags:
    """The tags of paragraphs, in their order. `hidden`: names, in text order, not overlapping."""
    windows = pack(_whole(hide(pieces(tokenizer(), text, p), hidden, mask())) for p in paragraphs)
    outputs = encode(NAME, windows)
    labels = best_labels([scores for scores, *_ in outputs], _settings().moves, _settings().starts)
    found = Tags([], [], _seen(windows, outputs))
    for window, best, (scores, links, forces, events, *_) in zip(windows, labels, outputs, strict=True):
        found.attributions.extend(_window(window, best, _shares(scores, best), links, forces))
        found.places.extend(_runs(window, events.argmax(1) == _PLACE))
    return found


@cache
def _elided() -> tuple[int, frozenset[int], int]:
    """The pieces of *qu'*, and the one of *que*."""
    known = tokenizer().get_vocab()
    return known["▁qu"], frozenset(known[p] for p in ("'", "’") if p in known), known["▁que"]


def _whole(found: Pieces) -> Pieces:
    """The pieces with *que* for *qu'* before a hidden name: its first letter is hidden too."""
    begun, marks, que = _elided()
    out: Pieces = []
    for piece, span in found:
        if piece == mask() and len(out) > 1 and out[-2][0] == begun and out[-1][0] in marks:
            out[-2:] = [(que, (out[-2][1][0], out[-1][1][1]))]
        out.append((piece, span))
    return out


def _seen(windows: Sequence[Window], outputs: Sequence[Sequence["Floats"]]) -> Seen:
    import numpy as np

    if not windows:
        none = np.zeros((0, 3), dtype=np.float32)
        return Seen([], np.zeros(0, dtype=np.bool_), none, none, none, none)
    ids = np.array([piece for window in windows for piece in window.ids])
    kept = (ids != START) & (ids != END)
    spans = [span for window in windows for span in window.spans if span[1]]
    events, parties, votes, weights = (np.concatenate([o[n] for o in outputs])[kept] for n in range(3, 7))
    return Seen(spans, ids[kept] == mask(), events, parties, votes, weights)


def _runs(window: Window, chosen: "NDArray[np.bool_]") -> list[Span]:
    """Spans of chosen pieces that follow each other."""
    found: list[Span] = []
    last = -1
    for at in chosen.nonzero()[0].tolist():
        start, end = window.spans[at]
        if not end:
            continue
        if found and at == last + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        last = at
    return found


def softmax(scores: "Floats") -> "Floats":
    """Scores as probabilities that add up to one along the last axis."""
    import numpy as np

    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Floats = raised / raised.sum(-1, keepdims=True)
    return found


def place_probability(events: "Floats") -> "Floats":
    """(pieces,): that a piece is of the place of an event, by its scores of events."""
    return softmax(events)[:, _PLACE]


def _shares(scores: "Floats", labels: list[int]) -> "Floats":
    """The probability of each piece's label."""
    import numpy as np

    shares: Floats = softmax(scores)[np.arange(len(labels)), labels]
    return shares


def _window(
    window: Window, labels: list[int], shares: "Floats", links: "Floats", forces: "Floats"
) -> list[Attribution]:
    breaks = {n for n, piece in enumerate(window.ids) if piece in _EDGES}
    content, cue, of_cue, source = links.reshape(len(links), 4, -1).swapaxes(0, 1)
    return [
        Attribution(
            source=_span(window, one.source) if one.source else None,
            cue=(_span(window, one.cue),) if one.cue else (),
            content=tuple(_span(window, part) for part in one.contents),
            sure=one.sure,
            force=_settings().forces[int(forces[one.cue[0]].argmax())] if one.cue else None,
        )
        for one in tied(stretches(labels, breaks), Links(content, cue), Links(of_cue, source), shares)
    ]


def _span(window: Window, part: Stretch) -> Span:
    return window.spans[part[0]][0], window.spans[part[1] - 1][1]
