"""Verbs of saying: a cue's token in, a `Draft` of who said what out, or None.

Only geometry: speaker, cue, content, addressee, venue by the words around the verb. A verb without content gives None,
and so does a form that the words around it show to be none (*reports said*), or one that is negated or not said yet.
"""

import re

from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read.accused_by import accused_draft
from palabre.read.asides import Aside, aside_after, opening_venue
from palabre.read.clause_ends import SEQUELS
from palabre.read.cues import Cue, CueForm
from palabre.read.document import Sentence
from palabre.read.extents import (
    after_quotation,
    closed_here,
    cue_spans,
)
from palabre.read.infinitives import infinitive_at
from palabre.read.inflection import Form
from palabre.read.inverted import JUDGING, Group, inverted_draft, parenthetical
from palabre.read.phrases import (
    agent_after,
    noun_phrase_ending,
    shared_subject,
    subject_before,
)
from palabre.read.purposes import purpose_draft
from palabre.read.scene import Draft, Scene
from palabre.read.signs import doubted, manner_at
from palabre.read.verb_groups import (
    after_article,
    denied,
    group_start,
    kind_of,
    negated,
    other_verb,
    reflexive,
    without_verb,
)
from palabre.read.visits import visited
from palabre.read.ways import what_follows


def verb_draft(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    """The draft of the verb at a token, read as the first verb of the lexicon that fits its place.

    `before` are the drafts already found in the sentence: a gerund and a coordinated verb share their speaker.
    """
    for form in sorted(scene.cues.forms[scene.doc.tokens[at].lower], key=lambda f: not f.cue.particle):
        draft = _as(scene, sentence, at, form, before)
        if draft:
            return draft
    return None


def _as(scene: Scene, sentence: Sentence, at: int, form: CueForm, before: list[Draft]) -> Draft | None:
    """The cue read as one verb of the lexicon."""
    cue, last = form.cue, sentence.last
    after = at + 1
    if cue.particle:
        after = _after_particle(scene, at, cue, last)
        if not after:
            return None
    if form.form is Form.BASE and (scene.doc.language == "fr" or scene.lower(at - 1, at) == "to"):
        return _infinitive(scene, sentence, (at, after), cue, before)
    if doubted(scene.doc, at) or other_verb(scene, at):
        return None
    start, auxiliaries = group_start(scene, sentence, at)
    if cue.reflexive != (scene.doc.language == "fr" and reflexive(scene, start, at)):
        return None
    if (
        start == at
        and at > sentence.first
        and scene.doc.tokens[at - 1].lower in scene.words.determiners
        and scene.doc.tokens[at - 1].lower not in scene.words.subject_pronouns
        and not (scene.doc.language == "fr" and scene.doc.tokens[at - 1].lower in scene.words.object_pronouns)
    ):
        return None
    if scene.doc.language == "fr" and after_article(scene, sentence, at):
        return None
    if scene.doc.language == "en" and form.form is Form.FINITE and scene.lower(start - 1, at) in _GOVERNING:
        return None  # *asked for guarantees that ...*: a noun
    kind = kind_of(scene, form.form, auxiliaries, at, after, sentence)
    if kind is None and before and _shares_auxiliary(scene, form, start, after):
        kind = "finite"
    if kind == "passive":
        return _passive(scene, sentence, (start, at, after), cue)
    if kind == "gerund":
        return _gerund(scene, sentence, (at, at, after), cue, before)
    if kind != "finite" or negated(scene, start, at, cue):
        return None
    return inverted_draft(scene, sentence, (start, at, after), cue) or _active(
        scene, sentence, (start, at, after), cue, before
    )


_GOVERNING = frozenset({"for", "of", "by", "with", "from", "despite", "without", "against", "amid"})
_GOVERNORS = re.compile(r"(?:t(?:enu|ient|ienn|ena)|born|content|empress|attach|hât|voulu|souhaité)\w*$")


def _shares_auxiliary(scene: Scene, form: CueForm, start: int, after: int) -> bool:
    """*a salué le vote, mais regretté que*: a French participle with the auxiliary of the verb before it."""
    if scene.doc.language != "fr" or form.form is not Form.PARTICIPLE or form.cue.reflexive:
        return False
    linked = scene.lower(start - 1, start) in ("et", "mais", "puis")
    return linked and (scene.lower(after, after + 1) in scene.words.openers | {"que", "qu'", "de", "d'", "à", "«"})


def _infinitive(scene: Scene, sentence: Sentence, verb: tuple[int, int], cue: Cue, before: list[Draft]) -> Draft | None:
    """*a tenu à préciser que*, *s'est borné à dire que*; *..., avant d'ajouter que*, *non sans rappeler que*."""
    at, after = verb
    draft = purpose_draft(scene, sentence, verb, cue)
    if draft or scene.doc.language == "en":
        return draft
    if (scene.lower(at - 2, at), scene.lower(at - 1, at)) in SEQUELS:
        return _gerund(scene, sentence, (at, at, after), cue, before)
    governor = at - 1 - (scene.lower(at - 1, at) in ("à", "de", "d'"))
    if governor < sentence.first or cue.reflexive or not _GOVERNORS.match(scene.lower(governor, at)):
        return None
    start, auxiliaries = group_start(scene, sentence, governor)
    if not auxiliaries and not scene.lower(governor, at).startswith("tien"):
        return None
    if negated(scene, start, governor, cue):
        return None
    group = (start, governor, after)
    return inverted_draft(scene, sentence, group, cue) or _active(scene, sentence, group, cue, before)


_FINDERS = frozenset(
    {"report", "inquiry", "investigation", "probe", "court", "tribunal", "commission", "panel", "experts"}
)


def _after_particle(scene: Scene, at: int, cue: Cue, last: int) -> int:
    """The token after the cue's particle, an aside between them skipped (*called in a speech for*); 0 without one."""
    if scene.doc.language == "fr":
        later = at + 1 + (scene.lower(at + 1, last) in scene.words.inverted)  # *fait-il valoir*
    else:
        later = aside_after(scene, at + 1, last, tell=False).end
    for start in (at + 1, later):
        after = start + len(cue.particle)
        if after <= last and tuple(t.lower for t in scene.doc.tokens[start:after]) == cue.particle:
            return after
    return 0


def _active(scene: Scene, sentence: Sentence, group: Group, cue: Cue, before: list[Draft]) -> Draft | None:
    start, at, after = group
    previous = scene.doc.tokens[start - 1].lower if start > sentence.first else ""
    joined = previous in scene.words.coordinators and before
    order = before if scene.doc.language == "fr" else before[::-1]  # *juge que le texte garantit X et considère que*
    twin = next((d for d in order if _follows(scene, d, start - 1)), None) if joined else None
    speaker = twin.speaker if twin else None
    speaker = speaker or subject_before(scene.doc, at)
    if speaker is None and joined:
        speaker = before[-1].speaker
    speaker = without_verb(scene, speaker) if speaker and scene.doc.language == "fr" else speaker
    if speaker is None or _given_to(scene, group, cue, sentence.last) or _mere_finder(scene, cue, speaker):
        return None
    aside = aside_after(scene, after, sentence.last, tell="tell" in cue.ways)
    if scene.doc.tokens[scene.doc.token_at(speaker[0])].lower in (
        "no",
        "nobody",
        "aucun",
        "aucune",
        "personne",
        "none",
    ):
        return None
    right = what_follows(scene, sentence, after, aside, cue)
    if right and previous == "," and right[0] == "object" and right[1] in (Force.SAY, Force.THINK):
        return None  # *an accord, considered a basis*: a participle that only describes
    resumed = aside.end > after - 1 and scene.lower(aside.end, sentence.last) in (",", ":")
    quoted = bool(right) and after_quotation(scene, scene.doc.token_at(speaker[0]), sentence.first)
    if right and quoted and (resumed or (right[0] == "zero" and aside.end > after)):
        right = None  # *"...," he said, "..."*, *"...," he said in a video released later*
    if right is None:
        return _after_content(scene, sentence, group, cue, aside, speaker)
    way, force, content, addressee = right
    force = _turned(force) if denied(scene, start, at) else force
    if force is Force.REJECT and scene.lower(scene.doc.token_at(content[0][0]), sentence.last) in scene.cues.silence:
        return None  # *refused to comment*
    told = _parted(scene, group, cue)
    if way in ("to", "de_object") and scene.lower(aside.end, sentence.last) in ("à", "de", "d'"):
        governed = cue_spans(scene, aside.end, aside.end + 1)  # *a appelé à*: the preposition belongs to the cue
        told = cue_spans(scene, start, after + 1) if aside.end == after else (*told, *governed)
    return Draft(
        at, way, force, speaker, told, content, sentence,
        addressee or aside.addressee, aside.venue or opening_venue(scene, sentence, speaker),
        visited(scene, sentence, speaker),
    )  # fmt: skip


def _parted(scene: Scene, group: Group, cue: Cue) -> tuple[Span, ...]:
    """The cue's spans: verb and particle apart where an aside stands between them (*called in a speech for*)."""
    start, at, after = group
    particle = after - len(cue.particle)
    if not cue.particle or particle == at + 1:
        return cue_spans(scene, start, after)
    return (*cue_spans(scene, start, at + 1), *cue_spans(scene, particle, after))


def _mere_finder(scene: Scene, cue: Cue, speaker: Span) -> bool:
    """Whether somebody only *found that*: a report, an inquiry or a court says so, others come to know it."""
    if cue.lemma != "find":
        return False
    first, last = scene.doc.tokens_between(*speaker)
    return not any(t.lower in _FINDERS for t in scene.doc.tokens[first:last])


def _given_to(scene: Scene, group: Group, cue: Cue, last: int) -> bool:
    """*the aid promised to those who fled*: a bare participle of giving, that *to* and a noun phrase follow."""
    start, at, after = group
    if scene.doc.language == "fr" or start < at or not {"inf", "object"} <= cue.ways.keys():
        return False
    return scene.lower(after, last) == "to" and not infinitive_at(scene, after + 1, last)


def _turned(force: Force) -> Force:
    """What it is not to accept, not to believe, not to rule out."""
    return {Force.ACCEPT: Force.REJECT, Force.THINK: Force.DOUBT, Force.REJECT: Force.SAY}.get(force, force)


def _follows(scene: Scene, draft: Draft, at: int) -> bool:
    """Whether a draft's content ends right before a coordinator: the verb after it is its twin."""
    return draft.way not in ("passive", "according", "after") and not scene.doc.text[
        draft.content[-1][1] : scene.doc.tokens[at].start
    ].strip(", ")


def _after_content(
    scene: Scene, sentence: Sentence, group: Group, cue: Cue, aside: Aside, speaker: Span
) -> Draft | None:
    """What stands before the cue: *..., the minister said on Monday*."""
    first = scene.doc.token_at(speaker[0])
    quoted = after_quotation(scene, first, sentence.first)
    swallowed = scene.doc.language == "fr" and aside.told  # *a assuré la médiation*
    if cue.ways.keys() <= JUDGING | {"on"} or (swallowed and not quoted):
        return None
    if not ({"clause", "quote", "tell"} & cue.ways.keys() or quoted):
        return None
    if not (quoted or closed_here(scene, aside.end, sentence.last)):
        return None
    return parenthetical(scene, sentence, (first, *group), cue, aside, speaker)


def _passive(scene: Scene, sentence: Sentence, group: Group, cue: Cue) -> Draft | None:
    if "passive" not in cue.ways:
        return accused_draft(scene, sentence, group, cue)
    start, at, after = group
    speaker = agent_after(scene.doc, at)
    before = at - 1
    while scene.lower(before, at) in scene.words.adverbs:
        before -= 1  # *une proposition aussitôt saluée par X*
    content = subject_before(scene.doc, at) if start < at else noun_phrase_ending(scene.doc, before)
    if speaker is None or content is None:
        return None
    by = next(k for k in range(after, sentence.last) if scene.lower(k, sentence.last) in ("by", "par"))
    spans = cue_spans(scene, start, by + 1)
    return Draft(at, "passive", cue.ways["passive"], speaker, spans, (content,), sentence)


def _gerund(scene: Scene, sentence: Sentence, group: Group, cue: Cue, before: list[Draft]) -> Draft | None:
    start, at, after = group
    while scene.doc.language == "en" and at - 1 > sentence.first and manner_at(scene.doc, at - 1):
        at -= 1  # *expressed concern while [pointedly] reminding both*
    previous = scene.doc.tokens[at - 1].lower if at > sentence.first else ""
    if previous in scene.words.determiners and not (
        scene.doc.language == "fr" and previous in ("l'", "la", "le", "les")
    ):
        return None
    sequel = (scene.lower(at - 2, at), previous) in SEQUELS
    if previous in scene.words.prepositions and previous not in ("en",) and not sequel:
        return None
    if sequel or previous in (",", "and", "et", "en", "l'", "la", "le", "les", "but", "while", "though", "tout"):
        own = [d for d in before if d.at < at and d.way != "passive"]
        speaker = own[-1].speaker if own else shared_subject(scene.doc, at)
    else:
        speaker = noun_phrase_ending(scene.doc, at - 1)
    if speaker is None or _verbal(scene, speaker):
        return None
    aside = aside_after(scene, after, sentence.last, tell="tell" in cue.ways)
    right = what_follows(scene, sentence, after, aside, cue)
    if right is None:
        return None
    way, force, content, addressee = right
    return Draft(
        group[1], way, force, speaker, cue_spans(scene, start, after), content, sentence,
        addressee or aside.addressee, aside.venue,
    )  # fmt: skip


def _verbal(scene: Scene, span: Span) -> bool:
    """Whether what stands before a gerund is a verb with its particle: *did not rule out declaring a curfew*."""
    first, last = scene.doc.tokens_between(*span)
    return (
        last - first > 1
        and scene.doc.tokens[first].lower in scene.cues.speaking
        and (scene.doc.tokens[last - 1].lower in ("out", "off", "up", "on", "against", "for"))
    )
