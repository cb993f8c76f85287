"""Speech that English words in ways of its own: a token in, a `Draft` out, or None.

*was quoted by X as saying*, *in his view, ...*, a cue in marks (*"strongly rejected" the charge*), any verb of the past
after a quotation (*"...," sighed X*), the points of a list (*- Urge the parties to ...*), a charge that is denied.
"""

from collections.abc import Iterable

from palabre.model.passage import Span
from palabre.model.statement import Force
from palabre.read.asides import Aside, aside_after
from palabre.read.cues import Cue
from palabre.read.document import Sentence, TokenKind
from palabre.read.extents import after_quotation, content_over, cue_spans, left_content, until_end
from palabre.read.inflection import Form
from palabre.read.inverted import inverted_draft
from palabre.read.phrases import noun_phrase_ending, noun_phrase_from, subject_before
from palabre.read.scene import Draft, Scene
from palabre.read.verb_groups import group_start
from palabre.read.ways import what_follows

_ANY = Cue("", (), False, {"quote": Force.SAY})
_QUOTED = frozenset({"quoted", "cited", "reported", "paraphrased"})
_VIEWS = frozenset({"view", "opinion", "eyes", "words"})
_OWN = frozenset({"his", "her", "its", "their"})
BULLETS = frozenset("-–—•*·")
_CHARGES = frozenset({"charge", "charges"})
_REFUSES = {Force.DENY, Force.REJECT}
_FAR = 12  # tokens between *quoted* and *as saying*
_SHORT = 4  # tokens of a quotation that is only a cue


def english_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """The draft of any of these at a token outside quotations."""
    lower = scene.doc.tokens[at].lower
    if lower in _QUOTED:
        return _as_saying(scene, sentence, at)
    if lower == "in" and at == sentence.first:
        return _view(scene, sentence, at)
    if lower == "that" and at > sentence.first:
        before = scene.doc.tokens[at - 1].lower
        if before in scene.cues.nouns or before in _CHARGES:
            return _refused(scene, sentence, at)
    if lower.endswith("ed") and lower not in scene.cues.forms and after_quotation(scene, at, sentence.first):
        return _after_quotation(scene, sentence, at)
    return None


def _as_saying(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*X was quoted (by Y) as saying (by Y) that ...*, *Y quoted X as saying ...*."""
    last = sentence.last
    says = next((k for k in range(at + 1, min(at + _FAR, last)) if scene.lower(k, last) == "saying"), None)
    if says is None or scene.lower(says - 1, last) != "as":
        return None
    start, auxiliaries = group_start(scene, sentence, at)
    passive = bool(auxiliaries)
    speaker = subject_before(scene.doc, at) if passive else noun_phrase_from(scene.doc, at + 1, says)
    if speaker is None:
        return None
    end, venue = says + 1, None
    by = next((k for k in (at + 1, end) if scene.lower(k, last) == "by"), None)
    if by is not None:
        venue = noun_phrase_from(scene.doc, by + 1, last)
        end = max(end, scene.doc.token_at(venue[1]) if venue and by >= end else end)
    elif not passive:
        venue = subject_before(scene.doc, at)
    aside = aside_after(scene, end, last, tell=False)
    begin = aside.end + (scene.lower(aside.end, last) in ("that", ":", ","))
    content = () if scene.ends(begin, last) else until_end(scene, sentence, begin)
    content = content or left_content(scene, sentence, scene.doc.token_at(speaker[0]))
    if not content:
        return None
    cue = (*cue_spans(scene, start, at + 1), *cue_spans(scene, says - 1, says + 1))
    if says - 1 == at + 1:
        cue = cue_spans(scene, start, says + 1)
    return Draft(at, "clause", Force.SAY, speaker, cue, content, sentence, None, venue)


def _view(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*In his view, the truce will not hold*."""
    last = sentence.last
    if (
        scene.lower(at + 1, last) not in _OWN
        or scene.lower(at + 2, last) not in _VIEWS
        or scene.lower(at + 3, last) != ","
    ):
        return None
    owner = scene.doc.tokens[at + 1]
    content = content_over(scene, sentence, at + 4, last)
    spans = ((scene.doc.tokens[at].start, scene.doc.tokens[at + 2].end),)
    return Draft(at, "according", Force.THINK, (owner.start, owner.end), spans, content, sentence) if content else None


def _refused(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*charges that the union has rejected as baseless*: the charge is what is rejected, not what follows."""
    last = sentence.last
    for k in range(at + 2, min(at + _FAR, last)):
        forms = scene.cues.forms.get(scene.lower(k, last), ())
        way = next((f.cue.ways["object"] for f in forms if f.cue.ways.get("object") in _REFUSES), None)
        if way is None or not (scene.ends(k + 1, last) or scene.lower(k + 1, last) == "as"):
            continue
        start, _ = group_start(scene, sentence, k)
        speaker, charge = noun_phrase_from(scene.doc, at + 1, start), noun_phrase_ending(scene.doc, at - 1)
        if speaker is None or charge is None or scene.doc.token_at(speaker[1]) < start - 1:
            return None
        return Draft(k, "object", way, speaker, cue_spans(scene, start, k + 1), (charge,), sentence)
    return None


def _after_quotation(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*"...," sighed a trader*: after a quotation that ends with a comma any verb of the past is one of saying."""
    mark = scene.doc.tokens[at - 1].start
    follows = scene.doc.tokens[min(at + 1, sentence.last - 1)]
    named = follows.name_like or follows.lower in scene.words.openers
    if mark not in scene.closes or scene.doc.text[mark - 1] not in ",?!" or not named:
        return None
    return inverted_draft(scene, sentence, (at, at, at + 1), _ANY)


def marked_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*The ministry "strongly rejected" the charge*: a cue that stands in marks of its own."""
    quotation = scene.doc.quoted(scene.doc.tokens[at].start)
    if quotation is None or quotation.end != scene.doc.tokens[at].end or not quotation.closed:
        return None
    first, _ = scene.doc.tokens_between(quotation.start, quotation.end)
    if at - first >= _SHORT or first - 2 < sentence.first:
        return None
    after = at + 2
    for form in scene.cues.forms[scene.doc.tokens[at].lower]:
        if form.form not in (Form.FINITE, Form.PAST_OR_PARTICIPLE) or form.cue.particle:
            continue
        right = what_follows(scene, sentence, after, Aside(after), form.cue)
        speaker = subject_before(scene.doc, first - 1) if right and right[0] in ("object", "clause") else None
        if right and speaker:
            way, force, content, _ = right
            return Draft(at, way, force, speaker, ((quotation.start, quotation.end),), content, sentence)
    return None


def listed_drafts(scene: Scene, sentence: Sentence) -> Iterable[Draft]:
    """*The bodies therefore: - Urge the parties to ...*: each point of a list begins with a bare cue."""
    tokens, last = scene.doc.tokens, sentence.last
    at = sentence.first + 1
    if at >= last or tokens[at - 1].text not in BULLETS or tokens[at].lower not in scene.cues.forms:
        return
    speaker = _stem(scene, sentence)
    if speaker is None:
        return
    for form in scene.cues.forms[tokens[at].lower]:
        after = at + 1 + len(form.cue.particle)
        if form.form is not Form.BASE or tuple(t.lower for t in tokens[at + 1 : after]) != form.cue.particle:
            continue
        right = what_follows(scene, sentence, after, aside_after(scene, after, last, tell=False), form.cue)
        if right:
            way, force, content, addressee = right
            yield Draft(at, way, force, speaker, cue_spans(scene, at, after), content, sentence, addressee)
            return


def _stem(scene: Scene, sentence: Sentence) -> Span | None:
    """The subject of the line that announces a list: *The undersigned bodies therefore:*."""
    number = sentence.paragraph
    text = scene.doc.text
    while number > 0 and text[scene.doc.paragraphs[number].start] in BULLETS:
        number -= 1
    stem = scene.doc.paragraphs[number]
    if number == sentence.paragraph or not text[stem.start : stem.end].rstrip().endswith(":"):
        return None
    first, last = scene.doc.tokens_between(stem.start, stem.end)
    while first < last and scene.doc.tokens[first].kind is not TokenKind.WORD:
        first += 1
    return noun_phrase_from(scene.doc, first, last)
