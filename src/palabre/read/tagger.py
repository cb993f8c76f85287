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

from palabre.model.passage import Span, overlap
from palabre.model.statement import Force
from palabre.read.encoder import encode, encode_marked, mask, tokenizer, weights
from palabre.read.tags import Links, Stretch, best_labels, stretches, tied
from palabre.read.windows import END, START, Hidden, Pieces, Window, hide, pack, pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_EDGES = (START, END)
_FIRST_SEEN = 3  # of the encoder's outputs, in the order of the fields of `Seen`
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
    asked: "Floats"  # (3, width): nothing, and what is added to the words of an asked source and target


@cache
def _settings() -> _Settings:
    import numpy as np

    raw = tomllib.loads(weights(f"{NAME}.toml").decode())
    return _Settings(
        np.array(raw["moves"], dtype=np.float32),
        np.array(raw["starts"], dtype=np.float32),
        tuple(Force(name) for name in raw["forces"]),
        np.array([[0.0] * len(raw["asked"][0]), *raw["asked"]], dtype=np.float32),
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder gives for the pieces of a text, in text order.

    `named`: (pieces,), whether a piece is a hidden name. `parties`: scores of neither, source, target (pieces, 3).
    `votes` on the type of a deed (pieces, types), and `weights` of these votes (pieces, 1). `where`: vectors of places
    and of verbs, and what their product is raised by (pieces, 129).
    """

    spans: list[Span]
    named: "NDArray[np.bool_]"
    parties: "Floats"
    votes: "Floats"
    weights: "Floats"
    where: "Floats"


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tagger sees in a text: who says what, and what the encoder gives for its pieces."""

    attributions: list[Attribution]
    seen: Seen


def tag(text: str, paragraphs: Iterable[Span], hidden: Sequence[Hidden] = ()) -> Tags:
    """The tags of paragraphs, in their order. `hidden`: names, in text order, not overlapping."""
    windows = pack(_whole(hide(pieces(tokenizer(), text, p), hidden, mask())) for p in paragraphs)
    outputs = encode(NAME, windows)
    labels = best_labels([scores for scores, *_ in outputs], _settings().moves, _settings().starts)
    found = Tags([], _seen(windows, outputs))
    for window, best, (scores, links, forces, *_) in zip(windows, labels, outputs, strict=True):
        found.attributions.extend(_window(window, best, _shares(scores, best), links, forces))
    return found


def seen_asked(text: str, stretch: Span, hidden: Sequence[Hidden], parties: tuple[Span, Span]) -> Seen:
    """What the encoder gives for a stretch of a text by itself when it is told whose deed, and to whom, is asked for.

    Args:
        text: the article's.
        stretch: the part that is read, a sentence.
        hidden: names, in text order, not overlapping.
        parties: source and target.
    """
    (window, *_) = pack([_whole(hide(pieces(tokenizer(), text, stretch), hidden, mask()))])
    marks = [next((n for n, party in enumerate(parties, 1) if overlap((s,), (party,))), 0) for s in window.spans]
    return _seen([window], [encode_marked(NAME, window, _settings().asked, marks)])


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
    rest = (np.concatenate([o[n] for o in outputs])[kept] for n in range(_FIRST_SEEN, len(outputs[0])))
    return Seen(spans, ids[kept] == mask(), *rest)


def softmax(scores: "Floats") -> "Floats":
    """Scores as probabilities that add up to one along the last axis."""
    import numpy as np

    highest: Floats = np.maximum.reduce(scores, axis=-1, keepdims=True)  # as `scores.max` does, in half the time
    raised = np.exp(scores - highest)
    whole: Floats = np.add.reduce(raised, axis=-1, keepdims=True)
    found: Floats = raised / whole
    return found


def probability_of_place(where: "Floats", verb: int) -> "Floats":
    """(pieces,): that each piece of a sentence is of the place where a deed happened, told by its piece `verb`."""
    import numpy as np

    size = where.shape[1] // 2
    scores = where[:, :size] @ where[verb, size : 2 * size] / np.sqrt(size) + where[:, -1]
    found: Floats = 1 / (1 + np.exp(-scores))
    return found


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
