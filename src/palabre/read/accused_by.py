"""Charges told in the passive: *the Front, long suspected by aid groups of taxing fuel*, *accusé par Lomé d'armer X*.

A `Scene` and a cue's verb group in, a `Draft` out whose content is who is charged and with what, or None. Refuses a
charge that names nobody who makes it.
"""

from palabre.model.passage import Span
from palabre.read.cues import Cue
from palabre.read.document import Sentence
from palabre.read.extents import cue_spans, until_comma
from palabre.read.infinitives import infinitive_at
from palabre.read.inverted import Group
from palabre.read.phrases import agent_after, noun_phrase_ending, subject_before
from palabre.read.scene import Draft, Scene

_WAYS = ("accuse", "suspected", "laid")
_OF = {"en": frozenset({"of", "to", "for", "on"}), "fr": frozenset({"de", "d'", "du", "des", "à", "au", "aux"})}
_BARE = frozenset({"de", "d'"})


def accused_draft(scene: Scene, sentence: Sentence, group: Group, cue: Cue) -> Draft | None:
    """The draft of a verb of accusing whose agent stands behind it."""
    start, at, after = group
    way = next((w for w in _WAYS if w in cue.ways), None)
    agent = agent_after(scene.doc, at) if way else None
    if way is None or agent is None:
        return None
    agent, end = _without_charge(scene, agent, laid=way == "laid")
    accused = _accused(scene, sentence, start, at)
    if accused is None or scene.lower(end, sentence.last) not in _OF[scene.doc.language]:
        return None
    bare = scene.lower(end, sentence.last) in _BARE and infinitive_at(scene, end + 1, sentence.last)
    charge = until_comma(scene, sentence, end + bare)
    by = next((k for k in range(after, end) if scene.lower(k, end) in ("by", "par")), None)
    if not charge or by is None:
        return None
    return Draft(at, "passive", cue.ways[way], agent, cue_spans(scene, start, by + 1), (accused, *charge), sentence)


def _without_charge(scene: Scene, agent: Span, *, laid: bool) -> tuple[Span, int]:
    """The agent without the charge that it seems to hold (*aid groups [of taxing fuel]*), and the token after it."""
    first, last = scene.doc.tokens_between(*agent)
    french = scene.doc.language == "fr"
    for k in range(first + 1, last):
        led = scene.lower(k, last) in _BARE if french else scene.lower(k, last) == "of"
        deed = infinitive_at(scene, k + 1, last + 1) if french else scene.lower(k + 1, last + 1).endswith("ing")
        if (led and deed) or (laid and scene.lower(k, last) in ("to", "à", "au", "aux")):
            return (agent[0], scene.doc.tokens[k - 1].end), k
    return agent, last


def _accused(scene: Scene, sentence: Sentence, start: int, at: int) -> Span | None:
    """Who is accused: the subject, or the noun that a bare participle describes."""
    if start < at:
        return subject_before(scene.doc, at)
    before = at - 1
    while scene.lower(before, at) in scene.words.adverbs:
        before -= 1
    before -= scene.lower(before, at) == ","
    return noun_phrase_ending(scene.doc, before) if before >= sentence.first else None
