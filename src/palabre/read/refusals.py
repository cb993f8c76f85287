"""Charges refused in the same breath: *..., a charge Rwanda denies*, *..., ce que dément Kigali*.

A `Scene` and the token after a comma in, the `Refusal` that begins there out, or None. Refuses a clause that goes on
after its verb, and one whose subject is more or less than what stands between the charge and the verb.
"""

from dataclasses import dataclass

from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read.phrases import auxiliary_at, noun_phrase_from
from palabre.read.scene import FINITE, Scene
from palabre.read.verb_groups import inserted_before

_REFUSES = {Force.DENY, Force.REJECT, Force.DEMAND, Force.CONDEMN}
_THAT = {"en": frozenset({"that", "which"}), "fr": frozenset({"que", "qu'"})}
_REACH = 18  # tokens from the comma to the verb
_APPOSED = 9  # tokens of an apposition and its commas
_CHARGE = 4  # tokens of *a long-standing charge*


@dataclass(frozen=True, slots=True)
class Refusal:
    """A clause that refuses what was just said.

    `at` the verb, `start` where its group begins, `end` the token after it and its particle, `subject` who refuses,
    `charge` the words for what was said, None for a bare *which*, *ce que*.
    """

    at: int
    end: int
    start: int
    subject: Span
    charge: Span | None


def refusal_from(scene: Scene, begin: int, last: int) -> Refusal | None:
    """The refusal whose words begin at a token."""
    end = _charge_end(scene, begin, last)
    if end is None:
        return None
    bare = scene.lower(begin, last) in {"which", "ce"}
    after = end + (scene.lower(end, last) in _THAT[scene.doc.language])
    charge = None if bare else (scene.doc.tokens[begin].start, scene.doc.tokens[end - 1].end)
    resume = after
    for at in range(after, min(last, begin + _REACH)):
        if at < resume:
            continue
        if scene.lower(at, last) == "," and (resume := _past_apposition(scene, at, last)):
            continue
        if scene.lower(at, last) in {",", ";", ":", "."} or scene.inside[at]:
            return None
        if end := _refuses(scene, at, last):
            found = _subject(scene, (after, at, end), last)
            return Refusal(at, end, *found, charge) if found else None
    return None


def _past_apposition(scene: Scene, comma: int, last: int) -> int:
    """*a charge the spokesman, [a general], waved away*: the token after the comma that closes it; 0 for a list."""
    close = next((k for k in range(comma + 2, min(last, comma + _APPOSED)) if scene.lower(k, last) == ","), None)
    return close + 1 if close is not None and _verb_from(scene, close + 1, last) else 0


def _verb_from(scene: Scene, at: int, last: int) -> bool:
    """Whether a verb of denying stands here, after auxiliaries and adverbs at most."""
    while at < min(last, len(scene.doc.tokens)) and _in_group(scene, at):
        at += 1
    return bool(_refuses(scene, at, last))


def _charge_end(scene: Scene, begin: int, last: int) -> int | None:
    """Where the words for what was said end: *a charge*, *which*, *ce*, *des accusations*."""
    lower, french = scene.lower(begin, last), scene.doc.language == "fr"
    if lower == "which" and not french:
        return begin
    if lower == "ce" and french:
        return begin + 1 if scene.lower(begin + 1, last) in _THAT["fr"] else None
    for k in range(begin, min(last, begin + _CHARGE)):
        if scene.lower(k, last) in scene.cues.charges:
            return k + 1 if not french or scene.lower(k + 1, last) in _THAT["fr"] else None
    return None


def _refuses(scene: Scene, at: int, last: int) -> int:
    """The token after a verb of denying that stands here, its particle too (*has ruled out*); 0 for any other word."""
    for form in scene.cues.forms.get(scene.lower(at, last), ()):
        refused = (form.cue.ways.get("object") or form.cue.ways.get("idea")) in _REFUSES and (
            form.form in FINITE or _helped(scene, at)
        )
        end = at + 1 + len(form.cue.particle)
        if refused and tuple(scene.lower(k, last) for k in range(at + 1, end)) == form.cue.particle:
            return end
    return 0


def _helped(scene: Scene, at: int) -> bool:
    return any(auxiliary_at(scene.doc, k) for k in range(max(0, at - 3), at))


def _subject(scene: Scene, bounds: tuple[int, int, int], last: int) -> tuple[int, Span] | None:
    """Where the verb group begins, and who refuses: all that stands between the charge and the group, or behind it."""
    first, at, end = bounds
    start = at
    while start > first and (step := int(_in_group(scene, start - 1)) or inserted_before(scene, start - 1, first)):
        start -= step
    if start > first:
        close = start - (scene.lower(start - 1, last) == ",")
        span = noun_phrase_from(scene.doc, first, close)
        stop = scene.doc.tokens_between(*span)[1] if span else 0
        whole = stop == close or (close < start and scene.lower(stop, last) == ",")
        return (start, span) if span and whole and _over(scene, end, last) else None
    while end < min(last, len(scene.doc.tokens)) and _in_group(scene, end):
        end += 1  # *que dément [catégoriquement] un porte-parole*
    span = noun_phrase_from(scene.doc, end, last) if scene.doc.language == "fr" else None
    return (start, span) if span and _over(scene, scene.doc.tokens_between(*span)[1], last) else None


def _in_group(scene: Scene, at: int) -> bool:
    """Whether a token is an auxiliary, an adverb or a clitic of the verb after it."""
    lower = scene.doc.tokens[at].lower
    loose = scene.words.adverbs - scene.words.determiners - scene.words.pronouns
    return auxiliary_at(scene.doc, at) or lower in loose or lower.endswith(("ly", "ment"))


def _over(scene: Scene, at: int, last: int) -> bool:
    """Whether the clause is over: at a stop, or before a word that joins another one."""
    joins = scene.words.coordinators | {"while", "as", "tandis", "alors"}
    return scene.ends(at, last) or scene.lower(at, last) in joins
