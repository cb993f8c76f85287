"""Participants: who did it and to whom, from the grammar around a trigger. Document, trigger in, parties out.

Knows passives, gerunds, light verbs (*launched an attack*), genitives and the prepositions after nouns. Refuses what
cannot be delimited: a missing actor is None, never the nearest name.
"""

from dataclasses import dataclass

from palabre.model.actor import Party
from palabre.model.event import EventKind
from palabre.model.passage import Span
from palabre.model.toll import Victim
from palabre.read import phrases
from palabre.read.agents import can_act, members
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.drafts import VIOLENT
from palabre.read.inflection import Form
from palabre.read.participant_words import lists
from palabre.read.triggers import Trigger
from palabre.read.victims import victims
from palabre.read.words import words

NAME = "participants.v1"

# Nouns whose *of X* names the doer; with all others it names who suffers it.
_OF_DOER = {EventKind.SURRENDER, EventKind.RESIGNATION, EventKind.WITHDRAWAL, EventKind.CONSULTATION, EventKind.PROTEST}
# Kinds with two sides that both act.
TWO_SIDED = {EventKind.CONSULTATION, EventKind.AGREEMENT, EventKind.CEASEFIRE, EventKind.CLASH, EventKind.CONTACT}
# Verbs of these kinds have no one to suffer them, or their subject suffers.
_NO_OBJECT = {
    EventKind.PROTEST,
    EventKind.RESIGNATION,
    EventKind.SURRENDER,
    EventKind.ELECTION,
    EventKind.AGREEMENT,
    EventKind.DEPLOYMENT,
    EventKind.WITHDRAWAL,
    EventKind.CAPTURE,
    EventKind.BOYCOTT,
    EventKind.CEASEFIRE,
}
_LONGEST = 140  # characters of a party: what is longer was delimited wrongly


@dataclass(frozen=True, slots=True)
class Participants:
    """Spans of those who did it and of those it was done to."""

    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


def definite(doc: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the trigger's noun is introduced as known: *the attack*, *cette attaque*."""
    if not trigger.noun or trigger.first == sentence.first:
        return False
    return doc.tokens[trigger.first - 1].lower in lists(doc.language)["definite"]


def participants(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants:
    """The participants of an event, without those that only its tolls or attributions name."""
    if trigger.noun:
        return _of_noun(doc, sentence, trigger)
    if passive(doc, sentence, trigger):
        return _made(doc, _agent(doc, trigger), phrases.subject_before(doc, trigger.first))
    return _of_active(doc, sentence, trigger)


def passive(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the verb is a passive: after *be*, or a bare participle with its agent."""
    if trigger.sense.form not in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE}:
        return False
    w = lists(doc.language)
    at = trigger.first - 1
    while at >= sentence.first and doc.tokens[at].lower in w["adverb"]:
        at -= 1
    before = doc.tokens[at].lower if at >= sentence.first else ""
    if before in w["auxiliary"]:
        return before in w["passive"]
    after = doc.tokens[trigger.last].lower if trigger.last < sentence.last else ""
    if doc.language == "fr":
        return True
    return after in w["agent"] or trigger.sense.form is Form.PARTICIPLE


def _of_active(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants:
    actor = _subject(doc, sentence, trigger)
    kind = trigger.sense.kind
    recipient = None if kind in _NO_OBJECT else _object(doc, sentence, trigger)
    if kind is EventKind.DISPLACEMENT and recipient is None:
        return _made(doc, None, actor)
    if kind is EventKind.EXPLOSION and trigger.sense.base in {"explode", "exploser", "detonate", "<go> off"}:
        return Participants()
    if kind in TWO_SIDED:
        return Participants(actors=(*_split(doc, actor), *_split(doc, _with(doc, sentence, trigger))))
    return _made(doc, actor, recipient)


def _subject(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """The subject of an active verb: of the main verb for infinitives (*dit avoir libéré*) and gerunds."""
    form, before = trigger.sense.form, doc.tokens[trigger.first - 1].lower if trigger.first > sentence.first else ""
    if form is Form.GERUND and not before:
        comma = next((i for i in range(trigger.last, sentence.last) if doc.tokens[i].text == ","), None)
        return phrases.noun_phrase_from(doc, comma + 1, sentence.last) if comma else None
    if before in {"avoir", "having", "ayant", "être"} or form in {Form.GERUND, Form.BASE}:
        return phrases.shared_subject(doc, trigger.first - 1 if before else trigger.first)
    return phrases.subject_before(doc, trigger.first)


def _object(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    at = trigger.last
    if at < sentence.last and doc.tokens[at].lower in lists(doc.language)["target"]:
        at += 1
    if at >= sentence.last or doc.tokens[at].kind is TokenKind.PUNCTUATION:
        return None
    return phrases.noun_phrase_from(doc, at, sentence.last)


def _agent(doc: Document, trigger: Trigger) -> Span | None:
    return phrases.agent_after(doc, trigger.last - 1)


def _with(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    sides = lists(doc.language)["sides"]
    for at in range(trigger.last, min(trigger.last + 3, sentence.last)):
        if doc.tokens[at].lower in sides:
            return phrases.noun_phrase_from(doc, at + 1, sentence.last)
    return None


# --------------------------------------------------------------------------------------------------- nouns
def _of_noun(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants:
    w, kind = lists(doc.language), trigger.sense.kind
    actor = _agent(doc, trigger) or _possessor(doc, sentence, trigger)
    recipient: Span | None = None
    for at in range(trigger.last, min(trigger.last + 7, sentence.last)):
        lower = doc.tokens[at].lower
        if doc.tokens[at].kind is TokenKind.PUNCTUATION:
            break
        if lower in w["sides"]:
            both = phrases.noun_phrase_from(doc, at + 1, sentence.last)
            return Participants(actors=(*_split(doc, actor), *_split(doc, both)))
        if lower in w["target"] and kind not in TWO_SIDED:
            recipient = phrases.noun_phrase_from(doc, at + 1, sentence.last)
            break
        if lower in w["of"] and at == trigger.last:
            target = phrases.noun_phrase_from(doc, at + 1, sentence.last)
            if kind in _OF_DOER or (target and kind in VIOLENT and _fighters(doc, target)):
                actor = actor or target
            elif kind not in TWO_SIDED and recipient is None:
                recipient = target
    return _made(doc, actor or _light(doc, sentence, trigger), recipient)


def _fighters(doc: Document, span: Span) -> bool:
    """Whether the words name fighters: *attaques de bandes armées* are theirs, *attaque d'un convoi* is not."""
    first, last = doc.tokens_between(*span)
    return any(
        Victim.FIGHTER in {w for w, _ in hit.values} for hit in victims(doc.language).within(doc.tokens, first, last)
    )


def _possessor(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*the army's offensive*, *Kenyan strikes*."""
    if doc.language != "en" or doc.capitals or trigger.first - 1 <= sentence.first:
        return None
    at = trigger.first - 1
    while (
        at > sentence.first
        and doc.tokens[at].kind is TokenKind.WORD
        and not doc.tokens[at].name_like
        and trigger.first - at <= 2
    ):
        if doc.tokens[at].lower in {"'s", "’s"}:
            break
        at -= 1
    token = doc.tokens[at]
    if token.lower == "'s":
        return _owner(doc, sentence, at)
    if token.name_like and at > sentence.first and token.text not in lists("en")["no_doer"]:
        return token.start, token.end
    return None


def _owner(doc: Document, sentence: Sentence, clitic: int) -> Span | None:
    """The noun phrase before *'s*: back to its determiner or over its capitals, no further than five words."""
    determiners = lists("en")["definite"] | {"a", "an"}
    first = clitic
    while first - 1 >= max(sentence.first, clitic - 5) and doc.tokens[first - 1].kind is TokenKind.WORD:
        lower = doc.tokens[first - 1].lower
        if not doc.tokens[first - 1].name_like and lower in words("en").prepositions:
            break
        first -= 1
        if lower in determiners:
            break
    while first < clitic - 1 and not doc.tokens[first].name_like and doc.tokens[first].lower not in determiners:
        first += 1
    return (doc.tokens[first].start, doc.tokens[clitic - 1].end) if first < clitic else None


def _light(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*launched an attack*: the subject of the light verb just before the noun."""
    light = lists(doc.language)["light"]
    for at in range(trigger.first - 1, max(sentence.first, trigger.first - 6), -1):
        if doc.tokens[at].kind is TokenKind.PUNCTUATION:
            return None
        if doc.tokens[at].lower in light:
            before = doc.tokens[at - 1].lower
            if before in lists(doc.language)["passive"]:
                return None
            return phrases.subject_before(doc, at)
    return None


# --------------------------------------------------------------------------------------------------- making
def _made(doc: Document, actor: Span | None, recipient: Span | None) -> Participants:
    return Participants(_split(doc, actor), _split(doc, recipient))


def _split(doc: Document, span: Span | None) -> tuple[Span, ...]:
    if span is None or span[1] - span[0] > _LONGEST:
        return ()
    parts = (_without_of(doc, s) for s in members(doc, span))
    return tuple(s for s in parts if _party_like(doc, s))


def _without_of(doc: Document, span: Span) -> Span:
    """The span without a French *de* that governs it."""
    at = doc.token_at(span[0])
    if doc.tokens[at].lower in {"de", "d'"} and at + 1 < len(doc.tokens) and doc.tokens[at + 1].start < span[1]:
        return doc.tokens[at + 1].start, span[1]
    return span


def _party_like(doc: Document, span: Span) -> bool:
    first = doc.tokens[doc.token_at(span[0])].lower
    w = lists(doc.language)
    if first in w["no_opening"] or doc.text[span[0] : span[1]].lower() in w["no_party"]:
        return False
    return any(c.isalpha() for c in doc.text[span[0] : span[1]]) and can_act(doc, span)


def suspected(doc: Document, party: Party) -> bool:
    """Whether the party's words themselves doubt it: *suspected jihadists*."""
    return any(w in lists(doc.language)["suspected"] for w in party.text.lower().split())
