"""What the trained tagger finds, beside what the frames find: `Draft`s of the frames and a `Scene` in, all drafts out.

The tagger sees speech that no frame foresees; the frames know the syntax, and with it force, audience and venue. Where
both see one cue, the frame's draft stays. A tagged statement alone is taken when the tagger is sure of it and it is what
a reading calls a statement: no intention, no designation, no topic without words.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.model.passage import Span, overlap, trim
from palabre.model.statement import Force
from palabre.read.document import Document, Sentence
from palabre.read.furniture import ParagraphKind
from palabre.read.scene import Draft, Scene
from palabre.read.tagger import Attribution, Tags, tag

_SURE = 0.5  # below, a tagged statement that no frame sees is more often wrong than right
_LEAST = 2  # words of a content


@dataclass(frozen=True, slots=True)
class _Lexicon:
    openers: frozenset[str]
    infinitive: frozenset[str]
    intentions: frozenset[str]


@cache
def _lexicon(language: str) -> _Lexicon:
    raw = tomllib.loads(files("palabre.read.lexicon").joinpath("learned.toml").read_text("utf-8"))[language]
    return _Lexicon(*(frozenset(raw[k].split()) for k in ("openers", "infinitive", "intentions")))


def tags(scene: Scene, hidden: Iterable[Span]) -> Tags:
    """What the tagger sees in the paragraphs that can hold speech."""
    doc = scene.doc
    body = {s.paragraph for s in doc.body}
    chosen = [
        (p.start, p.end)
        for number, p in enumerate(doc.paragraphs)
        if number in body and p.kind is ParagraphKind.BODY and _may_speak(scene, p.start, p.end)
    ]
    return tag(doc.text, chosen, list(hidden))


def _may_speak(scene: Scene, start: int, end: int) -> bool:
    """Whether a paragraph holds a quotation mark or a word that can be a cue."""
    first, last = scene.doc.tokens_between(start, end)
    if any(start <= q.start < end for q in scene.doc.quotations):
        return True
    cues = scene.cues
    return any(
        t.lower in cues.forms or t.lower in cues.nouns or t.lower in cues.expressing or t.lower in cues.stances
        for t in scene.doc.tokens[first:last]
    )


def with_learned(scene: Scene, drafts: Iterable[Draft], found: list[Attribution]) -> Iterator[Draft]:
    """The drafts, and those of the tagger that stand beside none of them, in text order."""
    kept = list(drafts)
    cues = [d.cue for d in kept]
    contents = [d.content for d in kept]
    for one in found:
        draft = _draft(scene, one)
        if draft is None or any(overlap(draft.cue, c) for c in cues) or _covered(draft.content, contents):
            continue
        kept.append(draft)
    return iter(sorted(kept, key=lambda d: d.at))


def _covered(content: tuple[Span, ...], others: list[tuple[Span, ...]]) -> bool:
    """Whether half of the content is already somebody's words."""
    size = sum(b - a for a, b in content)
    return any(
        2 * sum(max(0, min(b, d) - max(a, c)) for a, b in content for c, d in other) > size for other in others
    )


def _draft(scene: Scene, one: Attribution) -> Draft | None:
    if not one.cue or not one.content or one.sure < _SURE:
        return None
    doc, lexicon = scene.doc, _lexicon(scene.doc.language)
    at = doc.token_at(one.cue[0][0])
    sentence = doc.sentence_at(one.cue[0][0])
    if sentence is None or any(t.lower in lexicon.intentions for t in _tokens(doc, one.cue)):
        return None
    content = tuple(s for span in one.content if (s := _opened(doc, span)))
    if sum(len(doc.text[a:b].split()) for a, b in content) < _LEAST:
        return None
    return Draft(
        at=at,
        way="learned",
        force=one.force or Force.SAY,
        speaker=trim(doc.text, *one.source) if one.source else None,
        cue=one.cue,
        content=content,
        sentence=sentence,
    )


def _tokens(doc: Document, spans: tuple[Span, ...]) -> Iterator[object]:
    for span in spans:
        first, last = doc.tokens_between(*span)
        yield from doc.tokens[first:last]


def _opened(doc: Document, span: Span) -> Span | None:
    """The content without the word that opens it and without its final stop."""
    first, last = doc.tokens_between(*span)
    lexicon = _lexicon(doc.language)
    tokens = doc.tokens[first:last]
    if len(tokens) > 1 and tokens[0].lower in lexicon.openers:
        span = (tokens[1].start, span[1])
    if doc.text[span[1] - 1] == ".":
        span = (span[0], span[1] - 1)
    return trim(doc.text, *span)
