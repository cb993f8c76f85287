"""Who speaks where French says *on*: *indique-t-on de source militaire*, *lit-on dans le communiqué*.

A `Scene` and the token after the verb in, the source and where it ends out; None where no source stands there.
"""

from palabre.model.passage import Span
from palabre.read.phrases import noun_phrase_from
from palabre.read.scene import Scene

_LEADS = frozenset({"dans", "auprès", "chez", "à", "au", "aux"})


def nobody_named(scene: Scene, at: int, last: int) -> tuple[Span, int] | None:
    """The source after *-t-on*, and the token after it."""
    lower, following = scene.lower(at, last), scene.lower(at + 1, last)
    sourced = lower == "de" and following in ("source", "sources")
    if not sourced and lower not in _LEADS:
        return None
    start = at + 1 + (lower == "auprès" and following in ("de", "d'", "du", "des"))
    span = noun_phrase_from(scene.doc, start, last)
    return (span, scene.doc.token_at(span[1])) if span else None


def quoted_from(scene: Scene, at: int, last: int) -> tuple[int, Span] | None:
    """For *peut-on lire dans X*: where the verb group begins, and X."""
    turned = scene.lower(at - 1, last) in ("-on", "-t-on")
    if not turned or scene.lower(at - 2, last) not in ("peut", "pouvait", "pouvait-on"):
        return None
    found = nobody_named(scene, at + 1, last)
    return (at - 2, found[0]) if found else None
