"""Speech behind its words: *..., said the minister*, *..., a-t-il dit*, and all cues after or amid their content.

A `Scene` and a cue's verb group in, a `Draft` out, or None.
"""

from palabre.model.passage import Span
from palabre.read.asides import Aside, aside_after
from palabre.read.cues import LED, Cue
from palabre.read.document import Sentence, TokenKind
from palabre.read.extents import (
    after_mark,
    after_quotation,
    as_said,
    cue_spans,
    interrupted_content,
    left_content,
    resumed_content,
)
from palabre.read.phrases import auxiliary_at, noun_phrase_from, subject_before, time_at, verb_at
from palabre.read.scene import Draft, Scene
from palabre.read.unnamed import nobody_named

# Ways of judging, never of speaking behind one's words (*« ... », raconte Awa Keïta, qui vit à Boni*).
JUDGING = frozenset({"view", "self", "naming", "judging", "plan"})
Group = tuple[int, int, int]  # a verb group: its first token, the cue, the token after it


def inverted_draft(scene: Scene, sentence: Sentence, group: Group, cue: Cue) -> Draft | None:
    """*..., said the minister*, *..., a-t-il dit*, *..., estime le ministre*."""
    start, at, after = group
    last = sentence.last
    says = {"clause", "quote", "tell"} & cue.ways.keys()
    says = says or ({"on"} & cue.ways.keys() and {"-on", "-t-on"} & {scene.lower(k, last) for k in (at - 1, at + 1)})
    if not says and (not after_quotation(scene, start, sentence.first) or cue.ways.keys() <= JUDGING):
        return None
    inverted = next((k for k in (at - 1, at - 2, at + 1, after) if scene.lower(k, last) in scene.words.inverted), None)
    if inverted is None or inverted < start:
        found = _subject_behind(scene, sentence, group)
    else:
        pronoun = noun_phrase_from(scene.doc, inverted, last)
        found = (pronoun, max(after, inverted + 1)) if pronoun else None
        if found and scene.lower(inverted, last) in ("-on", "-t-on"):
            found = nobody_named(scene, found[1], last) or found
    if found is None:
        return None
    speaker, resume = found
    aside = aside_after(scene, resume, last, tell=False)
    lead = aside_after(scene, after, last, tell=False)
    if lead.end <= scene.doc.token_at(speaker[0]):  # *a écrit sur X la ministre*
        aside.venue, aside.addressee = aside.venue or lead.venue, aside.addressee or lead.addressee
    if aside.venue and _where_he_is(scene, aside.venue, resume):
        aside.venue = None
    return parenthetical(scene, sentence, (start, start, at, after), cue, aside, speaker)


def _subject_behind(scene: Scene, sentence: Sentence, group: Group) -> tuple[Span, int] | None:
    """The noun phrase behind the verb, and the token after it: *..., estime le ministre*."""
    start, at, after = group
    last = sentence.last
    if not after_mark(scene, start, sentence.first) or scene.lower(after, last) in scene.words.subordinators:
        return None
    begin = after_place(scene, _after_outlet(scene, after, aside_after(scene, after, last, tell=False).end), last)
    speaker = noun_phrase_from(scene.doc, begin, last)
    if (
        speaker is None
        or scene.opening(after, last)
        or (scene.lower(begin, last) in scene.words.prepositions - scene.words.determiners)
    ):
        return None
    resume = scene.doc.token_at(speaker[1])
    mark = scene.doc.tokens[start - 1]
    quoted = mark.kind is TokenKind.MARK or (start > 1 and scene.doc.tokens[start - 2].kind is TokenKind.MARK)
    ended = scene.ends(resume, last) or scene.lower(resume, last) in scene.cues.to | scene.cues.before
    ended = ended or scene.lower(resume, last) in ("who", "qui")
    ended = ended or scene.doc.tokens[min(resume, last - 1)].start in scene.time_ends or time_at(scene.doc, resume)
    alone = ended and subject_before(scene.doc, at) is None
    if not (quoted or alone or _closes(scene, (start, resume), sentence) or as_said(scene, start, last)):
        return None
    return speaker, resume


def _after_outlet(scene: Scene, after: int, end: int) -> int:
    """Where a subject begins that stands right behind an agency: *a confié à l'AFP [Awa Keïta]*."""
    for k in range(after + 1, end - 1):
        token, name = scene.doc.tokens[k], scene.doc.tokens[k + 1]
        if token.lower in scene.cues.outlets and token.text.isupper() and name.name_like and not name.text.isupper():
            return k + 1
    return end


def after_place(scene: Scene, at: int, last: int) -> int:
    """Where a subject begins that stands right behind a place: *a déclaré mardi à Lomé [Awa Keïta]*."""
    if scene.doc.language != "fr" or scene.lower(at, last) not in ("à", "au", "aux", "en") or at + 2 >= last:
        return at
    places = scene.named.starting(scene.doc.tokens[at + 1].start, scene.doc.tokens[at + 1].end)
    end = scene.doc.tokens_between(*places[0])[1] if places else at
    return end if end > at and noun_phrase_from(scene.doc, end, last) else at


def _closes(scene: Scene, group: tuple[int, int], sentence: Sentence) -> bool:
    """Whether the cue and its subject close a sentence whose main clause is complete before them."""
    start, resume = group
    if not _complete(scene, start, sentence.first):
        return False
    return scene.ends(resume, sentence.last) or _described(scene, resume, sentence.last)


def _where_he_is(scene: Scene, venue: Span, resume: int) -> bool:
    """*said the head of mission in Mali*: the place belongs to the speaker, it is no venue."""
    first, last = scene.doc.tokens_between(*venue)
    spoken = scene.cues.venue | scene.cues.outlets
    return first == resume + 1 and not any(t.lower in spoken for t in scene.doc.tokens[first:last])


def _complete(scene: Scene, start: int, first: int) -> bool:
    """Whether a main clause with its verb ends at the comma before the cue: *two men died, said ...*."""
    w = scene.words
    if scene.doc.tokens[start - 1].lower != ",":
        return False
    for k in range(max(first, start - 60), start - 1):
        lower = scene.doc.tokens[k].lower
        if lower in w.relatives or (lower in w.subordinators and lower not in w.determiners):
            return False
        if not scene.inside[k] and (auxiliary_at(scene.doc, k) or verb_at(scene.doc, k)):
            return True
    return False


def _described(scene: Scene, at: int, last: int) -> bool:
    """Whether only a description of the speaker follows: *, raconte un berger joint par téléphone*."""
    lower = scene.lower(at, last)
    if lower in ("who", "qui") or at >= last or scene.doc.tokens[at].start in scene.time_ends:
        return True
    return lower.endswith(("é", "ée", "és", "ées")) or lower in ("joint", "jointe", "joints", "jointes", "reached")


def parenthetical(
    scene: Scene, sentence: Sentence, group: tuple[int, int, int, int], cue: Cue, aside: Aside, speaker: Span
) -> Draft | None:
    """A draft whose cue stands after or amid its content. `group`: where it starts, verb group, cue, after."""
    if cue.ways.keys() <= LED:
        return None  # *the talks, a meeting held in May*
    outset, start, at, after = group
    left = left_content(scene, sentence, outset)
    right = resumed_content(scene, sentence, aside.end)
    if not right and (rest := interrupted_content(scene, sentence, outset, aside.end)):
        left, right = rest[:1], rest[1:]
    content = (*left, *right)
    if not content:
        return None
    way = next((w for w in ("clause", "quote", "tell") if w in cue.ways), "quote")
    force = cue.ways.get(way) or next(iter(cue.ways.values()))
    if right and not left and scene.opening(scene.doc.token_at(right[0][0]), sentence.last) is None and way == "quote":
        return None
    return Draft(
        at, "after", force, speaker, cue_spans(scene, start, after, without=speaker), content, sentence,
        aside.addressee, aside.venue,
    )  # fmt: skip
