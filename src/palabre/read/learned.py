"""What the trained tagger finds, beside what the frames find: `Draft`s and a `Scene` in, all drafts out.

The tagger sees speech that no frame foresees; the frames know the syntax, and with it force, audience and venue.
Where both see one cue, the frame's draft stays. A tagged statement alone is taken when the tagger is sure of it, it has
a source, and its cue is a word of saying that the lexicon knows: the tagger also marks intentions and designations.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from palabre.model.actor import Mention
from palabre.model.passage import Span, overlap, trim
from palabre.model.place import NamedPlace
from palabre.model.statement import Force
from palabre.read.anonymous import anonymous
from palabre.read.cues import cues
from palabre.read.document import Document, Sentence
from palabre.read.furniture import ParagraphKind
from palabre.read.rows import Row
from palabre.read.scene import Draft, Scene
from palabre.read.tagger import Attribution, Tags, tag
from palabre.read.verb_groups import other_verb
from palabre.read.words import words

# Of cue, source and their tie: on the articles kept aside, a higher bar loses statements, a lower one adds wrong ones.
_SURE = 0.2
_UNSEEN = 0.1  # how sure it is of a frame that it does not see
_LEAST = 2  # words of a content
_LONGEST_PHRASE = 8  # tokens of a set phrase


_NOT = frozenset({"not", "n't", "declined", "refused", "pas", "refusé", "refuse", "décliné"})
_ACCORDING = ("according", "selon")
# Words that open a content and are none of it.
_OPENERS = {"en": ("that", "to"), "fr": ("que", "qu'", "de", "d'", "à")}


def read_tags(doc: Document, mentions: Sequence[Mention], places: Iterable[NamedPlace]) -> Tags:
    """What the tagger sees in the article proper, names hidden that do not say where."""
    hidden = anonymous(doc, mentions, places)
    body = {s.paragraph for s in doc.body}
    chosen = [
        (p.start, p.end) for number, p in enumerate(doc.paragraphs) if number in body and p.kind is ParagraphKind.BODY
    ]
    return tag(doc.text, chosen, hidden)


def _holds_cue(doc: Document, span: Span) -> bool:
    """Whether a word of saying, or *according to*, stands in the span."""
    known = cues(doc.language)
    first, last = doc.tokens_between(*span)
    lowers = [t.lower for t in doc.tokens[first:last]]
    return any(
        t.lower in known.speaking
        or t.lower in known.nouns
        or t.lower in known.expressing
        or any(second in lowers for second in known.stances.get(t.lower, ()))
        or t.lower in _ACCORDING
        for t in doc.tokens[first:last]
    )


def with_learned(scene: Scene, drafts: Iterable[Draft], found: list[Attribution]) -> tuple[Draft, ...]:
    """The drafts, and those of the tagger that stand beside none of them, in text order."""
    tagged = Row((*span, one) for one in found for span in one.cue)
    kept = [replace(d, sure=_agreed(d, tagged)) for d in drafts]
    taken = Row((*span, d) for d in kept for span in d.cue)
    contents = Row((*span, d) for d in kept for span in d.content)
    for one in found:
        if any(taken.touching(*span) for span in one.cue):
            continue
        draft = _draft(scene, one)
        if draft and not _covered(draft.content, contents):
            kept.append(draft)
    return tuple(sorted(kept, key=lambda d: d.at))


def _agreed(draft: Draft, tagged: Row[Attribution]) -> float:
    """How well the tagger agrees with a frame: its own sureness of cue and source, or of another source."""
    one = next((found for span in draft.cue for found in tagged.touching(*span)), None)
    if one is None:
        return _UNSEEN
    same = overlap((draft.speaker,), (one.source,)) if draft.speaker and one.source else one.source is None
    return one.sure if same else 1.0 - one.sure


def _covered(content: tuple[Span, ...], others: Row[Draft]) -> bool:
    """Whether half of the content is already somebody's words."""
    size = sum(b - a for a, b in content)
    near = {id(d): d for span in content for d in others.touching(*span)}
    shared = (sum(max(0, min(b, d) - max(a, c)) for a, b in content for c, d in o.content) for o in near.values())
    return any(2 * part > size for part in shared)


def _draft(scene: Scene, one: Attribution) -> Draft | None:
    if not one.cue or not one.content or one.source is None or one.sure < _SURE:
        return None  # a passive without a doer is seldom speech (*was sworn in*)
    doc = scene.doc
    at = doc.token_at(one.cue[0][0])
    sentence = doc.sentence_at(one.cue[0][0])
    if sentence is None or not any(_holds_cue(doc, span) for span in one.cue) or _silent(doc, one.cue):
        return None
    if other_verb(scene, at) or _only_of_plans(doc, one.cue):
        return None
    source = one.source
    spans: Iterable[Span] = one.content
    if doc.language == "fr":  # in English the tagger crosses sentences rightly more often than not
        if not sentence.start <= source[0] < sentence.end:
            return None
        source = (source[0], min(source[1], sentence.end))
        spans = (span for span in spans if _near(doc, span, sentence))
    content = tuple(s for span in spans if (s := _opened(doc, span)))
    if sum(len(doc.text[a:b].split()) for a, b in content) < _LEAST or _manner(doc, content):
        return None
    return Draft(
        at=at,
        way="learned",
        sure=one.sure,
        force=_force(doc, one),
        speaker=trim(doc.text, *source, " \t\n\u00a0\u202f,;."),
        cue=one.cue,
        content=content,
        sentence=sentence,
    )


def _near(doc: Document, span: Span, sentence: Sentence) -> bool:
    """Whether words stand in the cue's sentence; beside it only what stands in marks is said."""
    return sentence.start <= span[0] < sentence.end or bool(doc.quotations_over(*span))


def _only_of_plans(doc: Document, cue: tuple[Span, ...]) -> bool:
    """*supports the militia*: a verb that speaks only of plans; where it has one, a frame has read it."""
    forms = [
        f
        for span in cue
        for t in doc.tokens[slice(*doc.tokens_between(*span))]
        for f in cues(doc.language).forms.get(t.lower, ())
    ]
    return bool(forms) and all(f.cue.ways.keys() == {"plan"} for f in forms)


def _manner(doc: Document, content: tuple[Span, ...]) -> bool:
    """*a nié en bloc*: how it was said is not what was said."""
    if doc.language != "fr" or len(content) > 1:
        return False
    first, last = doc.tokens_between(*content[0])
    if all(t.lower in words("fr").closed for t in doc.tokens[first:last]):
        return True  # *ce que Lomé a démenti*
    return tuple(t.lower for t in doc.tokens[first:last]) in words("fr").inserted


def _silent(doc: Document, cue: tuple[Span, ...]) -> bool:
    """*declined to comment*, *n'a pas commenté*: he does not speak."""
    lowers = {t.lower for span in cue for t in doc.tokens[slice(*doc.tokens_between(*span))]}
    return bool(lowers & _NOT) and bool({w[:7] for w in lowers} & {w[:7] for w in cues(doc.language).silence})


def _force(doc: Document, one: Attribution) -> Force:
    """What the cue does by the lexicon, where it always does the same; else what the tagger guesses."""
    known = cues(doc.language)
    found: set[Force] = set()
    first, _ = doc.tokens_between(*one.cue[0])
    if phrase := _set_phrase(doc, first):  # *insiste pour que*
        return phrase
    for span in one.cue:
        first, last = doc.tokens_between(*span)
        for at in range(first, last):
            after = tuple(t.lower for t in doc.tokens[at + 1 : last])
            forms = [f.cue for f in known.forms.get(doc.tokens[at].lower, ())]
            led = [c for c in forms if c.particle and after[: len(c.particle)] == c.particle]  # *insist on*
            found.update(force for cue in led or forms for force in cue.ways.values())
    return found.pop() if len(found) == 1 else one.force or Force.SAY


def _set_phrase(doc: Document, at: int) -> Force | None:
    """The force of a set phrase that begins at a token."""
    if at + 1 >= len(doc.tokens):
        return None
    after = cues(doc.language).stances.get(doc.tokens[at].lower, {}).get(doc.tokens[at + 1].lower, ())
    here = (*(t.lower for t in doc.tokens[at : at + _LONGEST_PHRASE]),)
    return next((force for words_, force in after if here[: len(words_)] == words_), None)


def _opened(doc: Document, span: Span) -> Span | None:
    """The content without the word that opens it and without its final stop."""
    first, last = doc.tokens_between(*span)
    tokens = doc.tokens[first:last]
    if len(tokens) > 1 and tokens[0].lower in _OPENERS[doc.language]:
        span = (tokens[1].start, span[1])
    if doc.text[span[1] - 1] == ".":
        span = (span[0], span[1] - 1)
    return trim(doc.text, *span)
