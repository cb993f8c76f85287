"""Between a cue and its content: times, adverbs, the addressee and the venue. A token in, an `Aside` out.

An outlet is a venue, never an addressee; the press is an addressee. What is neither ends the aside.
"""

from dataclasses import dataclass

from palabre.model.passage import Span
from palabre.read.document import Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.phrases import noun_phrase_from, phrase_end, time_at
from palabre.read.scene import Scene

_LEAST = frozenset({("at", "least"), ("au", "moins")})
_MANY = frozenset({"a", "an", "une", "dozens", "scores", "hundreds", "thousands", "several", "half"})


@dataclass(slots=True)
class Aside:
    """What stands between a cue and its content: where it ends, and whom and what it names."""

    end: int
    told: bool = False
    addressee: Span | None = None
    venue: Span | None = None


def aside_after(scene: Scene, after: int, last: int, *, tell: bool) -> Aside:
    """Skips adverbs, times, addressee and venue after a cue."""
    aside = Aside(after)
    if tell and (scene.doc.language == "en" or scene.lower(after, last) not in scene.words.prepositions):
        end = phrase_end(scene.doc, after, last)
        if end is not None and _outlet_alone(scene, after, last):
            end = after + 1  # *told Reuters the movement was ready*
        setting = scene.doc.language == "en" and scene.lower(after, last) in (
            "in",
            "on",
            "at",
            "during",
            "from",
            "through",
        )
        if end is not None and scene.lower(after, last) not in ("that",) and not setting:
            span = noun_phrase_from(scene.doc, after, end)
            _place(scene, aside, span)
            aside.end, aside.told = end, span is not None
    for _ in range(8):
        step = _aside_step(scene, aside, last)
        if not step:
            break
        aside.end = step
    return aside


def _outlet_alone(scene: Scene, at: int, last: int) -> bool:
    """Whether an agency's name stands here and a new noun phrase begins right after it."""
    named = scene.doc.tokens[at].name_like and scene.lower(at, last) in scene.cues.outlets
    return named and scene.lower(at + 1, last) in scene.words.openers | scene.words.subject_pronouns


def _aside_step(scene: Scene, aside: Aside, last: int) -> int | None:
    at, w = aside.end, scene.words
    if at >= last:
        return None
    lower = scene.lower(at, last)
    if scene.doc.tokens[at].start in scene.time_ends:
        if scene.lower(scene.doc.token_at(scene.time_ends[scene.doc.tokens[at].start]), last) == "'s":
            return None  # *denounced [Saturday's vote]*
        return scene.doc.token_at(scene.time_ends[scene.doc.tokens[at].start])
    if skip := inserted_from(scene, at) or _manner(scene, at, last):
        return at + skip
    if lower in w.adverbs and lower not in w.determiners and lower not in ("that", "even", "only", "just"):
        return at + 1
    if lower == ",":
        inner = Aside(at + 1)
        step = _aside_step(scene, inner, last) if not scene.opening(at + 1, last) else None
        if step and scene.ends(step, last):
            aside.addressee, aside.venue = inner.addressee or aside.addressee, inner.venue or aside.venue
            return step + (scene.lower(step, last) == "," and _resumes(scene, step + 1, last))
        return None
    following = scene.doc.tokens[at + 1].start if at + 1 < last else -1
    if lower in ("on", "in", "late", "early", "le", "ce", "au", "en", "à", "since", "last", "this") and (
        following in scene.time_ends or (at + 1 < last and time_at(scene.doc, at + 1))
    ):
        return at + 1
    if time_at(scene.doc, at) and scene.lower(at + 1, last) != "'s":
        return at + 1
    if lower in scene.cues.to or lower in scene.cues.before:
        return _setting(scene, aside, at, last)
    return None


def inserted_from(scene: Scene, at: int) -> int:
    """How many tokens a set phrase has that begins here: *pour sa part*."""
    lower = scene.doc.tokens[at].lower
    if lower not in scene.words.inserted_starts:
        return 0
    for phrase in scene.words.inserted:
        if lower == phrase[0] and tuple(t.lower for t in scene.doc.tokens[at : at + len(phrase)]) == phrase:
            return 0 if phrase in _LEAST and _counted(scene, at + len(phrase)) else len(phrase)
    return 0


def _counted(scene: Scene, at: int) -> bool:
    """Whether a number stands here: *said at least 40 had died* tells how many, not how it is said."""
    token = scene.doc.tokens[at] if at < len(scene.doc.tokens) else None
    return token is not None and (token.kind is TokenKind.NUMBER or token.lower in scene.words.numbers | _MANY)


def _manner(scene: Scene, at: int, last: int) -> int:
    """*avec la plus grande fermeté*, *dans les termes les plus vifs*: how it is said."""
    if scene.lower(at, last) not in ("avec", "sans", "dans"):
        return 0
    nouns = [k for k in range(at + 1, min(last, at + 6)) if scene.lower(k, last) in scene.cues.manner]
    if not nouns:
        return 0
    end = nouns[0] + 1
    return end - at + 3 * (scene.lower(end, last) == "les" and scene.lower(end + 1, last) == "plus")


def _resumes(scene: Scene, at: int, last: int) -> bool:
    """Whether the clause goes on after an inserted aside, and not a new one begins."""
    lower = scene.lower(at, last)
    if scene.opening(at, last) or lower in scene.words.coordinators or not lower:
        return False
    return not any(f.form is Form.GERUND for f in scene.cues.speaking.get(lower, ()))


def _setting(scene: Scene, aside: Aside, at: int, last: int) -> int | None:
    """A phrase of addressee or venue."""
    end = phrase_end(scene.doc, at + 1, last)
    if end is None:
        return None
    lowers = [scene.doc.tokens[k].lower for k in range(at + 1, end)]
    listed = scene.cues.audience | scene.cues.venue | scene.cues.outlets
    place = scene.doc.tokens[at + 1].name_like and scene.ends(end, last) and len(lowers) <= 3
    if not (place or any(x in listed for x in lowers)):
        return None
    span = noun_phrase_from(scene.doc, at + 1, end)
    if place and not any(x in listed for x in lowers):
        if scene.lower(at, last) in ("in", "at", "à", "au"):
            aside.venue = aside.venue or span
    else:
        _place(scene, aside, span)
    return end


def with_platform(scene: Scene, span: Span) -> Span:
    """*a post on X*, *un message sur Telegram*: the platform belongs to the venue."""
    at = scene.doc.tokens_between(*span)[1]
    if at + 1 >= len(scene.doc.tokens) or scene.doc.tokens[at].lower not in ("on", "sur"):
        return span
    platform = scene.doc.tokens[at + 1]
    return (span[0], platform.end) if platform.name_like and platform.lower in scene.cues.venue else span


def _place(scene: Scene, aside: Aside, span: Span | None) -> None:
    """Files a phrase as addressee or as venue: an outlet is never an addressee."""
    if span is None:
        return
    first, last = scene.doc.tokens_between(*span)
    lowers = {t.lower for t in scene.doc.tokens[first:last]}
    capital = [t for t in scene.doc.tokens[first:last] if t.text.isupper() and len(t.text) > 1]
    if lowers & (scene.cues.venue | scene.cues.outlets) or (capital and last - first <= 2):
        aside.venue = aside.venue or with_platform(scene, span)
    else:
        aside.addressee = aside.addressee or span


def opening_venue(scene: Scene, sentence: Sentence, speaker: Span) -> Span | None:
    """*In a speech in Lomé on Thursday, X said*."""
    first = sentence.first
    if scene.doc.tokens[first].lower not in scene.cues.before or scene.doc.token_at(speaker[0]) <= first:
        return None
    span = noun_phrase_from(scene.doc, first + 1, scene.doc.token_at(speaker[0]))
    if span is None:
        return None
    begin, end = scene.doc.tokens_between(*span)
    spoken = any(t.lower in scene.cues.venue for t in scene.doc.tokens[begin:end])
    return with_platform(scene, span) if spoken else None
