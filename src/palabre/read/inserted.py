"""French speech that names its speaker within its own marks: *« La trêve, a-t-il dit, est morte. »*.

A `Scene` and a token inside a quotation in, a `Draft` of the words around the cue out, or None. Refuses a verb that no
comma leads in, one whose subject is nobody who can speak, and one after which the words do not go on or end.
"""

from palabre.model.passage import Span
from palabre.model.statement import Voice
from palabre.read.asides import aside_after
from palabre.read.cues import CueForm
from palabre.read.document import Sentence
from palabre.read.extents import content_over, cue_spans
from palabre.read.inflection import Form
from palabre.read.inverted import after_place
from palabre.read.persons import one_person, several_persons
from palabre.read.phrases import auxiliary_at, noun_phrase_from
from palabre.read.scene import Draft, Scene
from palabre.read.voice import voice_of, voices

_LEADS = frozenset({",", "!", "?", "…"})
_PRONOUNS = frozenset({"-il", "-elle", "-ils", "-elles", "-t-il", "-t-elle", "-t-ils", "-t-elles"})
_SPOKEN = {"clause", "quote", "tell"}


def inserted_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """The draft of a cue at a token inside a French quotation."""
    doc = scene.doc
    if doc.language != "fr":
        return None
    start, helped = _group(scene, sentence, at)
    reflexive = any(scene.lower(k, at) in ("s'", "se") for k in range(start, at))
    forms = (f for f in scene.cues.forms[doc.tokens[at].lower] if f.cue.reflexive is reflexive)
    form = next((f for f in forms if _fits(f, helped=helped)), None)
    around = doc.quotations_over(doc.tokens[at].start, doc.tokens[at].end)
    if form is None or not around or scene.lower(start - 1, at) not in _LEADS:
        return None
    begin, close = doc.tokens_between(around[0].start, around[0].end)
    begin, close = max(begin, sentence.first), min(close, sentence.last)
    found = _speaker(scene, (at, close))
    if found is None or start - 1 <= begin:
        return None
    speaker, resume = found
    end = aside_after(scene, resume, close, tell=False).end
    if end < close and scene.lower(end, close) not in {",", ";", ".", "!", "?"}:
        return None
    left = content_over(scene, sentence, begin, start - (scene.lower(start - 1, at) == ","))
    content = (*left, *content_over(scene, sentence, end + 1, close))
    if not left:
        return None
    way = next(w for w in ("clause", "quote", "tell") if w in form.cue.ways)
    spans = cue_spans(scene, start, at + 1, without=speaker)
    return Draft(at, "after", form.cue.ways[way], speaker, spans, content, sentence)


def _group(scene: Scene, sentence: Sentence, at: int) -> tuple[int, bool]:
    """Where the verb group begins that ends at a token, and whether an auxiliary is in it."""
    start, helped = at, False
    while start > sentence.first:
        lower = scene.doc.tokens[start - 1].lower
        auxiliary = auxiliary_at(scene.doc, start - 1)
        if not (auxiliary or lower in _PRONOUNS or lower in scene.words.adverbs or lower in ("s'", "se")):
            break
        start, helped = start - 1, helped or auxiliary
    return start, helped


def _fits(form: CueForm, *, helped: bool) -> bool:
    """Whether a form of a cue can stand alone, or after its auxiliary."""
    wanted = (Form.PARTICIPLE, Form.FINITE) if form.cue.reflexive else (Form.PARTICIPLE if helped else Form.FINITE,)
    return form.form in wanted and not form.cue.particle and bool(_SPOKEN & form.cue.ways.keys())


def _speaker(scene: Scene, bounds: tuple[int, int]) -> tuple[Span, int] | None:
    """Who stands behind the verb or in it (*a-t-il dit*), and the token after him."""
    at, close = bounds
    pronoun = next((k for k in (at - 1, at + 1) if scene.lower(k, close) in _PRONOUNS), None)
    if pronoun is not None:
        span = noun_phrase_from(scene.doc, pronoun, close)
        return (span, max(at, pronoun) + 1) if span else None
    begin = after_place(scene, aside_after(scene, at + 1, close, tell=False).end, close)
    span = noun_phrase_from(scene.doc, begin, close)
    if span is None or not _somebody(scene, span):
        return None
    return span, scene.doc.tokens_between(*span)[1]


def _somebody(scene: Scene, span: Span) -> bool:
    """Whether a phrase names a person or a body: *a dit la vérité* has an object, no subject behind it."""
    first, last = scene.doc.tokens_between(*span)
    tokens = scene.doc.tokens[first:last]
    known = scene.words.posts | voices("fr").bodies
    if any(t.name_like or t.lower in known for t in tokens):
        return True
    witness = voice_of([t.text for t in tokens], "fr") is Voice.WITNESS
    return witness or any(sort(scene.doc, span) is not None for sort in (one_person, several_persons))
