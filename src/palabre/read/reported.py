"""Speech without a verb of the lexicon: nouns, set phrases, *according to*, *selon*, any verb after a quotation.

A token in, a `Draft` out, or None.
"""

from palabre.model.passage import Span, trim
from palabre.model.statement import Force
from palabre.read.cues import Cue
from palabre.read.document import Sentence, TokenKind
from palabre.read.extents import (
    after_quotation,
    content_over,
    cue_spans,
    resumed_content,
    until_comma,
    until_end,
    without_dateline,
)
from palabre.read.frames import inverted_draft
from palabre.read.phrases import antecedent, auxiliary_at, noun_phrase_ending, noun_phrase_from, subject_before, verb_at
from palabre.read.scene import Draft, Scene
from palabre.read.signs import manner_at
from palabre.read.verb_groups import denied, group_start

_OWN = frozenset({"his", "her", "its", "their", "our"})
_ANY = Cue("", (), False, {"quote": Force.SAY})


def any_verb_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """French: after a quotation any verb with its subject behind it is one of saying (*« ... », tranche-t-il*)."""
    if scene.doc.language != "fr" or scene.doc.tokens[at].kind is not TokenKind.WORD or scene.doc.tokens[at].name_like:
        return None
    opened = scene.opening(sentence.first, sentence.last)
    if opened is None or not any(
        scene.doc.tokens[k].start in scene.closes for k in range(max(sentence.first, at - 5), at)
    ):
        return None
    lower = scene.doc.tokens[at].lower
    w = scene.words
    plain = any(not f.cue.particle for f in scene.cues.forms.get(lower, ()))
    if plain or lower in w.closed or lower in w.inverted:
        return None
    start, auxiliaries = group_start(scene, sentence, at)
    if (
        not after_quotation(scene, start, sentence.first)
        or scene.lower(at, sentence.last) in w.adverbs
        or scene.lower(at, sentence.last) in w.coordinators
    ):
        return None
    finite = (
        lower.endswith(("e", "it", "et", "d", "ent", "ait", "aient", "a"))
        or scene.lower(at + 1, sentence.last) in w.inverted
    )
    if not (finite or auxiliaries) or scene.lower(at + 1, sentence.last) in ("de", "du", "des", "d'"):
        return None
    return inverted_draft(scene, sentence, (start, at, at + 1), _ANY)


def expressed_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*expressed his concern over X*, *ont affiché leur volonté de X*."""
    last = sentence.last
    k = at + 1
    while k < min(last, at + 6) and scene.lower(k, last) not in scene.cues.expressed:
        k += 1
    force = scene.cues.expressed.get(scene.lower(k, last))
    if force is None or any(scene.lower(j, last) in ".,;:" for j in range(at, k)):
        return None
    speaker = subject_before(scene.doc, at)
    if speaker is None:
        return None
    start, _ = group_start(scene, sentence, at)
    linked = scene.lower(k + 1, last) in scene.words.prepositions
    if scene.lower(k + 1, last) in ("that", "que", "qu'"):
        content = until_end(scene, sentence, k + 2)
    elif linked:
        whole = force in (Force.PRAISE, Force.ACCEPT)
        content = until_comma(scene, sentence, at + 1 if whole else k + 2)
    else:
        content = until_comma(scene, sentence, at + 1)
    if not content:
        return None
    return Draft(at, "object", force, speaker, cue_spans(scene, start, k + 1), content, sentence)


def stance_draft(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    """A stance in a set phrase: *is ready to ...*, *a pris ses distances avec ...*."""
    last = sentence.last
    adverb = int(at + 1 < last and manner_at(scene.doc, at + 1))
    for key, force in scene.cues.stances[scene.lower(at, last)].get(scene.lower(at + 1 + adverb, last), ()):
        end = _matched(scene, at + adverb, last, key)
        if end and end < last:
            start, _ = group_start(scene, sentence, at)
            speaker = subject_before(scene.doc, at)
            content = (until_end if key[-1] in ("to", "à", "that", "que") else until_comma)(scene, sentence, end)
            if speaker is None or not content or denied(scene, start, at):
                return None
            here = scene.doc.tokens[at].start
            inner = any(a <= here < b for d in before for a, b in d.content)
            named = scene.doc.text[slice(*speaker)].lower()
            if inner and (named in scene.words.subject_pronouns or named.partition(" ")[0] in _OWN):
                return None  # *it said it was ready to ...*, *he said his men were ready to*: one statement
            return Draft(at, "object", force, speaker, cue_spans(scene, start, end), content, sentence)
    return None


def _matched(scene: Scene, at: int, last: int, key: tuple[str, ...]) -> int | None:
    """Where a set phrase ends that begins here; a short aside may stand before its last word (*prêt, en mars, à*)."""
    end = at + len(key)
    if tuple(t.lower for t in scene.doc.tokens[at + 1 : end - 1]) != key[1:-1]:
        return None
    if scene.lower(end - 1, last) == key[-1]:
        return end
    if scene.lower(end - 1, last) != ",":
        return None
    closing = next((k for k in range(end, min(last, end + 7)) if scene.lower(k, last) == ","), None)
    return closing + 2 if closing and scene.lower(closing + 1, last) == key[-1] else None


def noun_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*the announcement that ...*, *l'annonce que ...*: a noun of saying with its clause."""
    last = sentence.last
    if scene.lower(at + 1, last) not in ("that", "que", "qu'"):
        return None
    if scene.doc.language == "en" and at + 2 < last and _verb(scene, at + 2):
        return None  # *a report that cited two men*
    content = until_end(scene, sentence, at + 2)
    if not content:
        return None
    spans = cue_spans(scene, at, at + 1)
    return Draft(
        at, "noun", scene.cues.nouns[scene.lower(at, last)], _owner(scene, sentence, at), spans, content, sentence
    )


def _verb(scene: Scene, at: int) -> bool:
    token = scene.doc.tokens[at]
    past = token.lower.endswith("ed") and not token.name_like
    return past or auxiliary_at(scene.doc, at) or verb_at(scene.doc, at)


def _owner(scene: Scene, sentence: Sentence, at: int) -> Span | None:
    """Whose word it is: *Lomé's announcement*, *a Togolese announcement*."""
    before = scene.doc.tokens[at - 1] if at > sentence.first else None
    if before is None:
        return None
    if before.lower == "'s":
        return noun_phrase_ending(scene.doc, at - 2)
    return (before.start, before.end) if before.name_like else None


SOURCES = frozenset({"according", "selon", "après", "for", "pour"})  # the words that can lead to a source


def according_draft(scene: Scene, sentence: Sentence, at: int) -> Draft | None:
    """*according to X, ...*, *..., selon X*, *for X, "..."*, *X, pour qui ...*."""
    last, lower = sentence.last, scene.doc.tokens[at].lower
    if lower in ("pour", "for") and scene.lower(at + 1, last) in ("qui", "whom"):
        return _for_whom(scene, sentence, at)
    found = _source_from(scene, sentence, at)
    if found is None:
        return None
    at, after = found
    speaker = noun_phrase_from(scene.doc, after, last)
    if speaker is None:
        return None
    end = scene.doc.token_at(speaker[1])
    while end < last and scene.lower(end, last) not in (",", ".", ";") and end - after < 25:
        if scene.opening(end, last) or (lower == "pour" and end > after + 12):
            break
        end += 1
    content = _beside(scene, sentence, at, end)
    if not content or (lower == "for" and not scene.opening(scene.doc.token_at(content[0][0]), last)):
        return None
    if at > sentence.first and scene.lower(at - 1, last) != "," and _goes_beyond(scene, speaker, last):
        return None
    return Draft(at, "according", Force.SAY, speaker, cue_spans(scene, at, after), content, sentence)


def _source_from(scene: Scene, sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Where the words *according to* begin, and the source after them."""
    last, lower = sentence.last, scene.doc.tokens[at].lower
    if lower == "according" and scene.lower(at + 1, last) == "to":
        return at, at + 2
    if lower == "après" and scene.lower(at - 1, last) == "d'":
        return at - 1, at + 1
    if lower in ("for", "pour"):
        opens = at == sentence.first and at + 1 < last and scene.doc.tokens[at + 1].name_like
        return (at, at + 1) if opens else None
    return (at, at + 1) if lower == "selon" else None


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


def _beside(scene: Scene, sentence: Sentence, at: int, end: int) -> tuple[Span, ...]:
    """The content of *according to X*: before it to the sentence's start, or after it."""
    last = sentence.last
    if at == sentence.first:
        return content_over(scene, sentence, end + 1, last) if scene.lower(end, last) == "," else ()
    links = scene.words.coordinators | scene.words.relatives | scene.words.subordinators
    if scene.lower(at - 1, last) in links or (scene.lower(at - 1, last) == "," and scene.lower(at - 2, last) in links):
        return until_end(scene, sentence, end + 1) if scene.lower(end, last) == "," else ()
    span = trim(scene.doc.text, sentence.start, scene.doc.tokens[at - 1].end, " \t\n\u00a0\u202f,;:–—")
    if span is None:
        return ()
    if scene.lower(at - 1, last) != "," and not (scene.ends(end, last) or after_quotation(scene, at, sentence.first)):
        return ()
    if scene.lower(at - 1, last) != "," and scene.lower(at - 1, last) in scene.words.adverbs | scene.words.auxiliaries:
        return ()
    rest = resumed_content(scene, sentence, end)
    return (without_dateline(scene, sentence, span), *rest)
