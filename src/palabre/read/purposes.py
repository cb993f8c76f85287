"""What a crowd goes out to say: *marched to demand the release of X*, *ont défilé pour exiger le départ de X*.

A `Scene` and the infinitive of a cue in, a `Draft` out, or None. Refuses every purpose but that of a protest: who
*travelled to demand an answer* has not said so yet.
"""

from palabre.model.statement import Force
from palabre.read.asides import aside_after
from palabre.read.cues import Cue
from palabre.read.document import Sentence
from palabre.read.extents import cue_spans
from palabre.read.phrases import subject_before
from palabre.read.scene import Draft, Scene
from palabre.read.verb_groups import group_start
from palabre.read.ways import what_follows

_SAID = {Force.DEMAND, Force.CONDEMN, Force.REJECT, Force.PRAISE, Force.ACCUSE}
_FAR = 14  # tokens from the protest to what it is for


def purpose_draft(scene: Scene, sentence: Sentence, verb: tuple[int, int], cue: Cue) -> Draft | None:
    """The draft of an infinitive that a verb of protest leads to; `verb`: its token, and the token after it."""
    at, after = verb
    leads = ("to",) if scene.doc.language == "en" else ("pour", "afin")
    lead = at - 1 - (scene.lower(at - 1, at) in ("de", "d'"))
    if not _SAID & set(cue.ways.values()) or scene.lower(lead, at) not in leads:
        return None
    protest = next((k for k in range(lead - 1, max(sentence.first, lead - _FAR), -1) if _protests(scene, k)), None)
    if protest is None or any(scene.lower(k, lead) in (";", ":") for k in range(protest, lead)):
        return None
    begin = group_start(scene, sentence, _verb(scene, protest))[0]
    speaker = subject_before(scene.doc, begin)
    aside = aside_after(scene, after, sentence.last, tell=False)
    right = what_follows(scene, sentence, after, aside, cue)
    if speaker is None or right is None or right[1] not in _SAID:
        return None
    way, force, content, addressee = right
    return Draft(at, way, force, speaker, cue_spans(scene, at, after), content, sentence, addressee or aside.addressee)


def _verb(scene: Scene, protest: int) -> int:
    """The verb of a protest: *[took] to the streets*."""
    if scene.doc.tokens[protest].lower not in scene.cues.streets:
        return protest
    return next(k for k in range(protest, -1, -1) if scene.doc.tokens[k].lower in scene.cues.taken)


def _protests(scene: Scene, at: int) -> bool:
    """Whether a verb of protest stands here: *marched*, *sont descendus dans la rue*."""
    lower = scene.doc.tokens[at].lower
    if lower in scene.cues.streets:
        before = {scene.lower(k, at) for k in range(max(0, at - 5), at)}
        return bool(before & scene.cues.taken)
    return lower in scene.cues.protests and not scene.inside[at]
