"""Sources: *according to X*, *selon X*, *à en croire X*, *aux yeux de X*, *for X, "..."*, *X, pour qui ...*.

A `Scene` and the word that leads to a source in, a `Draft` out, or None. Refuses sources that stand inside a clause.
"""

from palabre.model.passage import Span, trim
from palabre.model.statement import Force, Voice
from palabre.read.document import Sentence
from palabre.read.extents import (
    after_quotation,
    content_over,
    cue_spans,
    interrupted_content,
    resumed_content,
    until_end,
    without_dateline,
)
from palabre.read.persons import one_person, several_persons
from palabre.read.phrases import antecedent, auxiliary_at, noun_phrase_from, verb_at
from palabre.read.scene import Draft, Scene
from palabre.read.voice import voice_of

SOURCES = frozenset(
    {"according", "selon", "après", "for", "pour", "croire", "croit", "yeux", "dires", "avis", "aveu"}
)  # the words that can lead to a source


def according_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*according to X, ...*, *..., selon X*, *for X, "..."*, *X, pour qui ...*."""
    last, lower = sentence.last, scene.doc.tokens[at].lower
    if lower in ("pour", "for") and scene.lower(at + 1, last) in ("qui", "whom"):
        return _for_whom(scene, sentence, at)
    found = _source_from(scene, sentence, at)
    if found is None:
        return None
    at, after = found
    speaker = noun_phrase_from(scene.doc, after, last) if scene.lower(after, last) != "," else _clitic(scene, after)
    if speaker is None:
        return None
    speaker = _without_subject(scene, speaker, last)
    end = scene.doc.token_at(speaker[1])
    while end < last and scene.lower(end, last) not in (",", ".", ";") and end - after < 25:
        if scene.opening(end, last) or (lower == "pour" and end > after + 12):
            break
        end += 1
    content = _beside(scene, sentence, at, end)
    named = scene.doc.tokens[min(after, last - 1)].name_like
    quoted = bool(content) and (
        scene.opening(scene.doc.token_at(content[0][0]), last) is not None
        or (lower == "pour" and at == sentence.first and (_analyst(scene, speaker) or _viewed(scene, content[0], last)))
    )
    if not content or (lower in ("for", "pour") and not _meant(scene, speaker, quoted=quoted, named=named)):
        return None
    if at > sentence.first and scene.lower(at - 1, last) != "," and _goes_beyond(scene, speaker, last):
        return None
    return Draft(at, "according", Force.SAY, speaker, cue_spans(scene, at, after), content, sentence)


def _without_subject(scene: Scene, speaker: Span, last: int) -> Span:
    """*according to two officials, Mali has offered*: a name before a verb is that verb's subject, no apposition."""
    doc = scene.doc
    first, end = doc.tokens_between(*speaker)
    comma = next((k for k in range(end - 1, first, -1) if doc.tokens[k].text == ","), None)
    if comma is None or end >= last or not (auxiliary_at(doc, end) or verb_at(doc, end)):
        return speaker
    return speaker[0], doc.tokens[comma - 1].end


def _meant(scene: Scene, speaker: Span, *, quoted: bool, named: bool) -> bool:
    """*for the rebels, "it is a trap"*, *pour Paris, il faut négocier*: a view, not *for the first time*."""
    if named:
        return quoted or scene.doc.language == "fr"
    first, last = scene.doc.tokens_between(*speaker)
    posted = any(t.lower in scene.words.posts for t in scene.doc.tokens[first:last])
    return quoted and (posted or any(sort(scene.doc, speaker) is not None for sort in (one_person, several_persons)))


def _viewed(scene: Scene, content: Span, last: int) -> bool:
    """*Pour le ministre, il faut partir*, *Pour le ministre, Lomé « joue la montre »*: a view by its words."""
    first = scene.doc.token_at(content[0])
    if scene.lower(first, last) in scene.words.relatives:
        return False  # *Pour le chef, qui l'affirme : « ... »*
    return scene.lower(first, last) in {"il", "c'", "pas"} or bool(scene.doc.quotations_over(*content))


def _analyst(scene: Scene, speaker: Span) -> bool:
    """*Pour l'analyste Awa Keïta, l'accord est mort*: whose trade it is to judge."""
    first, last = scene.doc.tokens_between(*speaker)
    return voice_of([t.text for t in scene.doc.tokens[first:last]], scene.doc.language) is Voice.ANALYST


def _clitic(scene: Scene, after: int) -> Span | None:
    """*à l'en croire*: the source is the pronoun inside the phrase."""
    token = scene.doc.tokens[after - 3] if after > 3 else None
    return (token.start, token.end) if token and token.lower == "l'" else None


def _source_from(scene: Scene, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Where the words *according to* begin, and the source after them."""
    last, lower = sentence.last, scene.doc.tokens[at].lower
    if lower == "according" and scene.lower(at + 1, last) == "to":
        return at, at + 2
    if lower == "après" and scene.lower(at - 1, last) == "d'":
        return at - 1, at + 1
    if lower in _SOURCE_ENDS:
        return _phrase_of_source(scene, sentence, at)
    if lower in ("for", "pour"):
        follower = scene.doc.tokens[at + 1] if at + 1 < last else None
        phrase = follower is not None and (follower.name_like or follower.lower in scene.words.openers)
        return (at, at + 1) if at == sentence.first and phrase else None
    return (at, at + 1) if lower == "selon" else None


# *à en croire X*, *si l'on en croit X*, *aux yeux de X*: each by the word that ends it before the source.
_SOURCE_ENDS = {
    "croire": (("à", "en"), ("à", "l'", "en")),
    "croit": (("si", "l'", "on", "en"), ("si", "on", "en")),
    "yeux": (("aux",),),
    "dires": (("aux",), ("selon", "les")),
    "avis": (("de", "l'"), ("à", "l'")),
    "aveu": (("de", "l'"),),
}


def _phrase_of_source(scene: Scene, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Where a phrase of several words begins that leads to a source, and the source after it."""
    if scene.doc.language != "fr":
        return None
    for lead in _SOURCE_ENDS[scene.doc.tokens[at].lower]:
        start = at - len(lead)
        if start < sentence.first or tuple(t.lower for t in scene.doc.tokens[start:at]) != lead:
            continue
        if scene.lower(at, at + 1).startswith("croi"):
            return start, at + 1
        return (start, at + 2) if scene.lower(at + 1, sentence.last) in ("de", "d'", "du", "des") else None
    return None


def _goes_beyond(scene: Scene, speaker: Span, last: int) -> bool:
    """*accompagnés selon deux d'entre eux de soldats*: the source stands in the middle of somebody's clause."""
    first, end = scene.doc.tokens_between(*speaker)
    after = scene.lower(end, last) in ("de", "d'", "du", "des", "of")
    w = scene.words
    inside = any(scene.doc.tokens[k].lower in w.pronouns - w.determiners for k in range(first, end - 1))
    return after or inside


def _for_whom(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*a general, for whom the truce is a trap*."""
    speaker = antecedent(scene.doc, at)
    content = until_end(scene, sentence, at + 2)
    if speaker is None or not content:
        return None
    return Draft(at, "object", Force.THINK, speaker, cue_spans(scene, at, at + 2), content, sentence)


def _after_body(scene: Scene, at: int, last: int) -> int:
    """Where the words begin after *Pour Awa Keïta, de la Ligue, « ...*: the body is no part of them."""
    if scene.lower(at, last) not in ("de", "d'", "du", "des"):
        return at
    comma = next((k for k in range(at, min(last, at + 12)) if scene.lower(k, last) == ","), None)
    return comma + 1 if comma and scene.opening(comma + 1, last) else at


def _after_source(scene: Scene, sentence: Sentence, at: int) -> int:
    """Where the clause begins that a source follows, after another source: *A, selon X, et [B], selon Y*."""
    earlier = [k for k in range(sentence.first + 1, at - 2) if scene.lower(k, at) in ("selon", "après")]
    earlier = [k for k in earlier if scene.lower(k, at) == "selon" or scene.lower(k - 1, at) == "d'"]
    for k in range(earlier[-1] + 1 if earlier else at, at):
        if scene.lower(k, at) in (",", ";"):
            begin = k + 1 + (scene.lower(k + 1, at) in scene.words.coordinators | {"tandis", "alors"})
            return scene.doc.tokens[begin + (scene.lower(begin, at) in ("que", "qu'"))].start
    return sentence.start


def _beside(scene: Scene, sentence: Sentence, at: int, end: int) -> tuple[Span, ...]:
    """The content of *according to X*: before it to the sentence's start, or after it."""
    last = sentence.last
    if at == sentence.first:
        if scene.lower(end, last) != ",":
            return ()
        return content_over(scene, sentence, _after_body(scene, end + 1, last), last)
    links = scene.words.coordinators | scene.words.relatives | scene.words.subordinators
    if scene.lower(at - 1, last) in links or (scene.lower(at - 1, last) == "," and scene.lower(at - 2, last) in links):
        return until_end(scene, sentence, end + 1) if scene.lower(end, last) == "," else ()
    begin = _after_source(scene, sentence, at)
    span = trim(scene.doc.text, begin, scene.doc.tokens[at - 1].end, " \t\n\u00a0\u202f,;:–—")
    if span is None:
        return ()
    if scene.lower(at - 1, last) != "," and not (scene.ends(end, last) or after_quotation(scene, at, sentence.first)):
        return ()
    if scene.lower(at - 1, last) != "," and scene.lower(at - 1, last) in scene.words.adverbs | scene.words.auxiliaries:
        return ()
    if scene.lower(at - 1, last) == scene.lower(end, last) == "," and auxiliary_at(scene.doc, at - 2):
        return (without_dateline(scene, sentence, span), *until_end(scene, sentence, end + 1))
    if scene.lower(at - 1, last) == "," and (parts := interrupted_content(scene, sentence, at, end)):
        return parts
    rest = resumed_content(scene, sentence, end)
    return (without_dateline(scene, sentence, span), *rest)
