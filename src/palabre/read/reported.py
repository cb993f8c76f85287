"""Speech without a verb of the lexicon: nouns, set phrases, any verb after a quotation, a colon before one.

A token in, a `Draft` out, or None.
"""

from palabre.model.passage import Span
from palabre.model.statement import Force, Voice
from palabre.read.cues import Cue
from palabre.read.document import Sentence, TokenKind
from palabre.read.extents import (
    after_quotation,
    content_over,
    cue_spans,
    left_content,
    until_comma,
    until_end,
)
from palabre.read.inverted import inverted_draft
from palabre.read.phrases import auxiliary_at, noun_phrase_ending, subject_before, verb_at
from palabre.read.refusals import refusal_from
from palabre.read.scene import Draft, Scene
from palabre.read.signs import manner_at
from palabre.read.unnamed import quoted_from
from palabre.read.verb_groups import denied, group_start
from palabre.read.voice import voice_of, voices

_OWN = frozenset({"his", "her", "its", "their", "our"})
_SHORT_QUOTATION = 20  # characters: what is shorter is a name or a slogan
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
    if lower == "lire" and (read := quoted_from(scene, at, sentence.last)):
        content = left_content(scene, sentence, read[0])
        spans = cue_spans(scene, read[0], at + 1)
        return Draft(at, "after", Force.SAY, read[1], spans, content, sentence) if content else None
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
        contracted = scene.lower(k + 1, last) in ("au", "aux", "du", "des")
        if scene.doc.language == "fr" and (contracted or force is Force.REGRET):
            whole, k = True, at
            linked = scene.lower(at + 1, last) in scene.words.adverbs
        facing = scene.lower(k + 1, last) == "face"  # *sa préoccupation face à l'escalade*
        content = until_comma(scene, sentence, at + 1 if whole else k + 2 + facing)
    else:
        french = scene.doc.language == "fr"
        content = until_comma(scene, sentence, at + 1) if french else content_over(scene, sentence, at + 1, k + 1)
        k = at  # what is shown is all that is said
    if not content:
        return None
    return Draft(at, "object", force, speaker, cue_spans(scene, start, k + 1), content, sentence)


def colon_draft(scene: Scene, sentence: Sentence, found: list[Draft]) -> Draft | None:
    """French: *Le docteur est plus prudent : « ... »*, a quotation after a colon that no cue leads in."""
    if scene.doc.language != "fr":
        return None
    last = sentence.last
    colon = next((k for k in range(sentence.first + 2, last - 1) if scene.lower(k, last) == ":"), None)
    quotation = scene.opening(colon + 1, last) if colon is not None else None
    if colon is None or quotation is None or scene.inside[colon]:
        return None
    start, end = quotation.outer
    if any(a < end and start < b for d in found for a, b in d.content) or end - start < _SHORT_QUOTATION:
        return None
    verbs = (k for k in range(sentence.first + 1, colon) if verb_at(scene.doc, k) or auxiliary_at(scene.doc, k))
    speaker = next((s for k in verbs if (s := subject_before(scene.doc, k))), None)
    if speaker is None or not _may_speak(scene, speaker):
        return None
    content = until_end(scene, sentence, colon + 1)
    return Draft(colon, "quote", Force.SAY, speaker, (), content, sentence) if content else None


def _may_speak(scene: Scene, speaker: Span) -> bool:
    """Whether a subject is somebody: a pronoun for a person, a name, a post, a witness."""
    first, last = scene.doc.tokens_between(*speaker)
    lowers = {t.lower for t in scene.doc.tokens[first:last]}
    somebody = voices("fr").he | voices("fr").she | scene.words.posts
    return bool(lowers & somebody) or voice_of([t.text for t in scene.doc.tokens[first:last]], "fr") is Voice.WITNESS


def stance_draft(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    """A stance in a set phrase: *is ready to ...*, *a pris ses distances avec ...*."""
    last = sentence.last
    adverb = int(at + 1 < last and manner_at(scene.doc, at + 1))
    third = scene.lower(at + 2 + adverb, last)
    for key, force in scene.cues.stances[scene.lower(at, last)].get(scene.lower(at + 1 + adverb, last), ()):
        if len(key) > 2 and third not in (key[2], ","):
            continue  # told at once for most of hundreds
        end = _matched(scene, at + adverb, last, key)
        if end and end < last:
            start, _ = group_start(scene, sentence, at)
            speaker = subject_before(scene.doc, at)
            content = (until_end if key[-1] in ("to", "à", "that", "que") else until_comma)(scene, sentence, end)
            if speaker is None or not content:
                return None
            door = not {"door", "porte"}.isdisjoint(key)
            if (turned := denied(scene, start, at)) and not door:
                return None
            here = scene.doc.tokens[at].start
            inner = any(a <= here < b for d in before for a, b in d.content)
            named = scene.doc.text[slice(*speaker)].lower()
            if inner and (named in scene.words.subject_pronouns or named.partition(" ")[0] in _OWN):
                return None  # *it said it was ready to ...*, *he said his men were ready to*: one statement
            meant = Force.OFFER if turned else force  # *n'a pas fermé la porte à un compromis*
            return Draft(at, "object", meant, speaker, cue_spans(scene, start, end), content, sentence)
    return None


def _matched(scene: Scene, at: int, last: int, key: tuple[str, ...]) -> int | None:
    """Where a set phrase ends that begins here; a short aside may stand before its last word (*prêt, en mars, à*)."""
    end = at + len(key)
    if len(key) > 2 and scene.lower(end - 1, last) in scene.words.adverbs and scene.lower(end, last) == key[-1]:
        return end + 1 if tuple(t.lower for t in scene.doc.tokens[at + 1 : end - 1]) == key[1:-1] else None
    if tuple(t.lower for t in scene.doc.tokens[at + 1 : end - 1]) != key[1:-1]:
        return None
    if scene.lower(end - 1, last) == key[-1]:
        return end
    if scene.lower(end - 1, last) != ",":
        return None
    closing = next((k for k in range(end, min(last, end + 7)) if scene.lower(k, last) == ","), None)
    return closing + 2 if closing and scene.lower(closing + 1, last) == key[-1] else None


def refusal_draft(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    """*..., a charge Rwanda denies*, *..., ce que dément Kigali*: read at the first word after the comma.

    Who denies what he does not name denies the words of the speaker before him, or all that stands before the comma.
    """
    opens = at == sentence.first or scene.lower(at - 1, at) in {",", "–", "—"}
    refusal = refusal_from(scene, at, sentence.last) if opens else None
    if refusal is None:
        return None
    size = refusal.end - refusal.at - 1
    forms = scene.cues.forms[scene.doc.tokens[refusal.at].lower]
    cue = next(f.cue for f in forms if {"object", "idea"} & f.cue.ways.keys() and len(f.cue.particle) == size)
    content: tuple[Span, ...]
    if refusal.charge:
        judged = scene.lower(refusal.end, sentence.last) in {"as", "comme"}  # *a charge Lomé dismisses as fantasy*
        content = (refusal.charge, *(until_comma(scene, sentence, refusal.end) if judged else ()))
    elif before and not scene.doc.text[before[-1].content[-1][1] : scene.doc.tokens[at - 1].start].strip():
        content = before[-1].content
    else:
        content = content_over(scene, sentence, sentence.first, at - 1)
    if not content:
        return None
    spans = cue_spans(scene, refusal.start, refusal.end)
    force = cue.ways.get("object") or cue.ways["idea"]
    return Draft(refusal.at, "refused", force, refusal.subject, spans, content, sentence)


def noun_draft(scene: Scene, sentence: Sentence, at: int, before: list[Draft]) -> Draft | None:
    """*the announcement that ...*, *l'annonce que ...*: a noun of saying with its clause.

    `before` are the drafts already found: what is nobody's and part of one of them is no speech of its own in English.
    """
    last = sentence.last
    if scene.lower(at + 1, last) not in ("that", "que", "qu'"):
        return None
    if scene.doc.language == "en" and at + 2 < last and _verb(scene, at + 2):
        return None  # *a report that cited two men*
    content = until_end(scene, sentence, at + 2)
    if not content:
        return None
    spans, owner = cue_spans(scene, at, at + 1), _owner(scene, sentence, at)
    if scene.doc.language == "en" and owner is None and before:
        return None  # *said in a statement that ...*, *rejected the charge that ...*
    return Draft(at, "noun", scene.cues.nouns[scene.lower(at, last)], owner, spans, content, sentence)


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
