"""All drafts of a document: a `Scene` in, `Draft`s out.

A quotation without cue goes on with the statement before it.
"""

from collections.abc import Iterator
from dataclasses import replace

from palabre.model.passage import trim
from palabre.read.clauses import within_clause
from palabre.read.document import Sentence
from palabre.read.english_speech import BULLETS, english_draft, listed_drafts, marked_draft
from palabre.read.extents import quotation_only
from palabre.read.frames import verb_draft
from palabre.read.inserted import inserted_draft
from palabre.read.quotations import CLOSING
from palabre.read.reported import (
    any_verb_draft,
    colon_draft,
    expressed_draft,
    noun_draft,
    refusal_draft,
    stance_draft,
)
from palabre.read.scene import STOPS, Draft, Scene
from palabre.read.sources import SOURCES, according_draft

_MOST = 20  # statements of a sentence: what holds more cues is a list of words, not speech


def read_sentence(scene: Scene, sentence: Sentence) -> list[Draft]:
    """The drafts of a sentence, in the order of their cues."""
    found: list[Draft] = []
    if scene.doc.language == "en" and scene.doc.text[sentence.start] in BULLETS:
        found += listed_drafts(scene, sentence)
    for at in range(sentence.first, sentence.last):
        draft = (_within_marks if scene.inside[at] else _draft_at)(scene, sentence, at, found)
        if draft and not any(draft.at == d.at for d in found):
            found.append(draft)
        if len(found) == _MOST:
            break
    if ":" in scene.doc.text[sentence.start : sentence.end] and (draft := colon_draft(scene, sentence, found)):
        found.append(draft)
    return found


def _within_marks(scene: Scene, sentence: Sentence, at: int, found: list[Draft]) -> Draft | None:
    """The draft of a cue inside a quotation: in English a cue quoted alone, in French one that parts the words."""
    if scene.doc.tokens[at].lower not in scene.cues.forms:
        return None
    return (marked_draft if scene.doc.language == "en" else inserted_draft)(scene, sentence, at)


def _draft_at(scene: Scene, sentence: Sentence, at: int, found: list[Draft]) -> Draft | None:
    """The draft of a token outside quotations."""
    cues, token = scene.cues, scene.doc.tokens[at]
    lower = token.lower
    draft = refusal_draft(scene, sentence, at, found)
    if draft is None and lower in cues.stances:
        draft = stance_draft(scene, sentence, at, found)
    if draft is None and lower in cues.expressing:
        draft = expressed_draft(scene, sentence, at)
    if draft is None and lower in cues.forms and not _in_cue(token.start, found):
        draft = verb_draft(scene, sentence, at, found)
    if draft is None and scene.doc.language == "en":
        draft = english_draft(scene, sentence, at)
    if draft is None and lower in cues.nouns and not _is_said(token.start, found):
        draft = noun_draft(scene, sentence, at, found)
    if draft is None and lower in SOURCES:
        draft = according_draft(scene, sentence, at)
    if draft is None and scene.opening(sentence.first, sentence.last) is not None:
        draft = any_verb_draft(scene, sentence, at)
    return within_clause(scene, sentence, draft) if draft else None


def _in_cue(at: int, found: list[Draft]) -> bool:
    """Whether a token is part of a set phrase that was read already (*s'est dit prêt à*)."""
    return bool(found) and any(start <= at < end for start, end in found[-1].cue)


def _is_said(at: int, found: list[Draft]) -> bool:
    """Whether a token is all that was refused just before: *..., des [accusations] que Lomé rejette*."""
    last = found[-1] if found else None
    within = last is not None and any(start <= at < end for start, end in last.content)
    return within and last is not None and any(start > at for start, _ in last.cue)


def drafts(scene: Scene) -> Iterator[Draft]:
    """All drafts of a document; a quotation without cue goes on with the statement before it."""
    last: Draft | None = None
    previous: Sentence | None = None
    following = dict(zip(scene.doc.body, scene.doc.body[1:], strict=False))

    def claimed(sentence: Sentence) -> bool:
        """Whether the next sentence names the speaker of this one."""
        after = following.get(sentence)
        text = scene.doc.text[sentence.start : sentence.end].rstrip(CLOSING + '"   ')
        if after is None or after.paragraph != sentence.paragraph or text[-1:] not in STOPS.replace(".", ""):
            return False
        return any(d.content[0][0] == sentence.start for d in read_sentence(scene, after))

    for sentence in scene.doc.body:
        if last is not None and previous is last.sentence and quotation_only(scene, sentence) and not claimed(sentence):
            span = trim(scene.doc.text, sentence.start, sentence.end)
            if span:
                last = replace(last, content=(*last.content, span), sentence=sentence)
                previous = sentence
            continue
        if last is not None:
            yield last
            last = None
        found = read_sentence(scene, sentence)
        open_ended = [d for d in found if _may_go_on(scene, d)]
        last = open_ended[-1] if open_ended else None
        yield from (d for d in found if d is not last)
        previous = sentence
    if last is not None:
        yield last


def _may_go_on(scene: Scene, draft: Draft) -> bool:
    """Only words that stand in marks can go on in marks alone."""
    goes_on = draft.way in ("after", "clause", "quote", "tell")
    return goes_on and bool(scene.doc.quotations_over(*draft.content[-1]))
