"""Tags to statements: the tagger's scores for a window in, sources, cues and contents that belong together out.

Labels are O and B-/I- of source, cue and content; the best sequence is found by Viterbi (Lafferty et al. 2001) over the
scores and the learned transitions. A content is tied to the cue, and a cue to the source, that its first piece points
to (as heads in Dozat and Manning 2017), or to none.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.intp]  # of pieces

CLASSES = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{name}" for name in CLASSES for edge in "BI"))
Stretch = tuple[int, int]  # first piece, one past the last


@dataclass(frozen=True, slots=True)
class Tagged:
    """One statement as pieces of a window. `sure`: probability that cue and source are right, by the tagger."""

    source: Stretch | None
    cue: Stretch | None
    contents: tuple[Stretch, ...]
    sure: float


def best_labels(scores: Sequence["Floats"], moves: "Floats", starts: "Floats") -> list[list[int]]:
    """The best sequence of labels of each window.

    All windows go step by step together: a step costs as much for one window as for ten. They are the last axis, along
    which numpy is fastest.

    Args:
        scores: (pieces, labels) of each window.
        moves: (from, to).
        starts: (labels,).
    """
    import numpy as np

    longest, labels = max(map(len, scores), default=0), len(starts)
    here = np.zeros((longest, labels, len(scores)), dtype=np.float32)
    for n, window in enumerate(scores):
        here[: len(window), :, n] = window
    here[:1] += starts[:, None]
    ways = np.zeros((longest, labels, labels, len(scores)), dtype=np.float32)  # to each label from each before it
    costs = np.repeat(moves[:, :, None], len(scores), axis=2)
    for before, now, way in zip(here[:-1, :, None], here[1:], ways[1:], strict=True):
        np.add(before, costs, out=way)
        np.add(now, np.maximum.reduce(way), out=now)
    back = ways.argmax(1)
    return [_traced(here[len(w) - 1, :, n], back[1 : len(w), :, n]) for n, w in enumerate(scores)]


def _traced(last: "Floats", back: "NDArray[np.intp]") -> list[int]:
    """The labels that lead to the best last one."""
    labels = [int(last.argmax())]
    for before in back[::-1].tolist():
        labels.append(before[labels[-1]])
    return labels[::-1]


@dataclass(frozen=True, slots=True)
class Links:
    """How well a piece points to others, by two vectors of each: only what is asked for is computed."""

    tails: "Floats"
    heads: "Floats"

    def __getitem__(self, asked: tuple["Numbers", "Numbers"]) -> "Floats":
        """The scores of pieces towards pieces, as an array of all scores gives them."""
        starts, goals = asked
        scores: Floats = (self.heads[goals] * self.tails[starts]).sum(-1) / math.sqrt(self.tails.shape[1])
        return scores


class Pointers(Protocol):
    """(pieces, pieces) scores: an array, or `Links`."""

    def __getitem__(self, asked: tuple["Numbers", "Numbers"], /) -> "Floats": ...


def stretches(labels: list[int], breaks: set[int]) -> list[list[Stretch]]:
    """For each class its stretches in order. `breaks`: pieces between paragraphs, which end a stretch."""
    found: list[list[Stretch]] = [[] for _ in CLASSES]
    for at, label in enumerate(labels):
        if not label or at in breaks:
            continue
        kind, inner = (label - 1) // 2, label % 2 == 0
        if inner and found[kind] and found[kind][-1][1] == at:
            found[kind][-1] = (found[kind][-1][0], at + 1)
        else:
            found[kind].append((at, at + 1))
    return found


def tied(found: list[list[Stretch]], to_cue: Pointers, to_source: Pointers, sure: "Floats") -> list[Tagged]:
    """Statements of the stretches of a window, in the order of their cues, then those without one.

    Args:
        found: sources, cues, contents.
        to_cue: (pieces, pieces), how well the second begins the cue of the content that begins at the first.
        to_source: the same from a cue to its source.
        sure: (pieces,), probability of each piece's label.
    """
    sources, cues, contents = found
    of_cue: dict[int | None, list[Stretch]] = {}
    for content, (at, _) in zip(contents, _pointed(to_cue, contents, cues), strict=True):
        of_cue.setdefault(at, []).append(content)
    made: list[Tagged] = []
    for number, (cue, (at, share)) in enumerate(zip(cues, _pointed(to_source, cues, sources), strict=True)):
        source = None if at is None else sources[at]
        mean = _mean(sure, cue) * (_mean(sure, source) if source else 1.0)
        made.append(Tagged(source, cue, tuple(of_cue.get(number, ())), mean * share))
    made.extend(Tagged(None, None, (content,), _mean(sure, content)) for content in of_cue.get(None, ()))
    return made


def _mean(sure: "Floats", part: Stretch) -> float:
    """Like `ndarray.mean`, which takes three times as long for a few numbers."""
    import numpy as np

    return float(np.add.reduce(sure[slice(*part)]) / np.float32(part[1] - part[0]))


def _pointed(scores: Pointers, pointing: list[Stretch], goals: list[Stretch]) -> list[tuple[int | None, float]]:
    """Which of the goals each stretch points to with its first piece, None for itself, and the share of that choice."""
    import numpy as np

    if not pointing:
        return []
    starts = np.array([start for start, _ in pointing])[:, None]
    rows = scores[starts, np.array([[*(goal for goal, _ in goals), start] for start, _ in pointing])]
    shares = np.exp(rows - rows.max(1, keepdims=True))
    best = shares.argmax(1)
    sure = shares.max(1) / shares.sum(1)
    return [(None if n == len(goals) else n, share) for n, share in zip(best.tolist(), sure.tolist(), strict=True)]
