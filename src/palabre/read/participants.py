"""Participants: who did it and to whom, from the grammar around a trigger. Document, trigger in, parties out.

Knows passives, gerunds, infinitives and those with whom contact is made; nouns are the work of `deeds`. Refuses what
cannot be delimited: a missing actor is None, never the nearest name.
"""

from palabre.model.actor import Party
from palabre.model.event import VIOLENT, EventKind
from palabre.model.passage import Span
from palabre.read import phrases
from palabre.read.after_times import past_setting
from palabre.read.agents import accused, subject
from palabre.read.deeds import of_noun, under_arrest
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.embedded import noun_before_participle
from palabre.read.french_deeds import TWO_SIDED, opposed
from palabre.read.inflection import Form
from palabre.read.pairs import Participants, before_time, listed, made, split
from palabre.read.participant_words import lists
from palabre.read.passives import counts_at, is_adverb, passive_auxiliary, shares_has, time_follows
from palabre.read.sentenced import sentenced
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.two_sided import completed, holds_ground
from palabre.read.words import words

NAME = "participants.v1"

TO_TARGET = 12  # tokens from a verb of firing to what leads to the target
_TO_LOSER = 10  # tokens from *took* to *from the army*
_BEING = frozenset({"being", "étant", "être"})
_TO_WHOSE = 12  # tokens from a verb back to the *whose* of its subject
_TO_CONTROL = 9  # tokens from the infinitive's *to* back to the verb that makes another do it

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
    EventKind.ESCAPE,
}


# Nobody does these without an object: a bare *-ed* form is a passive.
_LEFT_ALONE = frozenset({",", ".", ";", ")", "has", "have", "had", "was", "were", "is", "are"})
_TRANSITIVE = {EventKind.ABDUCTION, EventKind.ARREST, EventKind.KILLING, EventKind.RELEASE, EventKind.EXECUTION}
_GIVEN = {"of.supplies", "of.money", "of.services"}  # what is given is no party, but who gets it
# What two do together, told by a passive: *a truce was signed between the army and the rebels*.
_AGREED = {EventKind.AGREEMENT, EventKind.CEASEFIRE, EventKind.CONSULTATION}


def definite(doc: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """Whether the trigger's noun is introduced as known: *the attack*, *cette attaque*."""
    if not trigger.noun or trigger.first == sentence.first:
        return False
    return doc.tokens[trigger.first - 1].lower in lists(doc.language)["definite"]


def participants(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants:
    """The participants of an event, without those that only its tolls or attributions name."""
    if trigger.noun:
        found = opposed(doc, sentence, trigger) or under_arrest(doc, sentence, trigger)
        found = found or of_noun(doc, sentence, trigger)
        return completed(doc, sentence, trigger, found) if trigger.sense.kind in TWO_SIDED else found
    if fallen := _fallen(doc, sentence, trigger):
        return fallen
    if passive(doc, sentence, trigger):
        if _leads_on(trigger) or trigger.sense.needs in _GIVEN:
            return Participants(split(doc, before_time(doc, _agent(doc, trigger))), _reached(doc, sentence, trigger))
        shared = passive_auxiliary(doc, sentence, trigger.first)
        verb = trigger.first if shared is None else shared + 1
        sufferer = _whose(doc, sentence, verb) or undergoer(doc, sentence, verb)
        if (
            trigger.sense.kind is EventKind.CONSULTATION
            and trigger.sense.base not in lists(doc.language)["meeting_whom"]
        ):
            sufferer = None  # *a truce negotiated by mediators*: what is negotiated is no party
        if trigger.sense.needs == "fires":  # *a grenade was thrown into a bar*
            sufferer = _target(doc, sentence, trigger)
        found = made(doc, _agent(doc, trigger), sufferer)
        if trigger.sense.kind is EventKind.CAPTURE:
            return Participants(found.actors, _taken_from(doc, sentence, trigger))
        return completed(doc, sentence, trigger, found) if trigger.sense.kind in _AGREED else found
    return _of_active(doc, sentence, trigger)


def undergoer(doc: Document, sentence: Sentence, verb: int) -> Span | None:
    """The subject of a passive verb; of *before being routed*, *avant d'être chassés* that of the verb before it."""
    led = verb - 2 > sentence.first and doc.tokens[verb - 2].lower in words(doc.language).prepositions
    if led and doc.tokens[verb - 1].lower in _BEING:
        return phrases.shared_subject(doc, verb - 2)
    return noun_before_participle(doc, sentence, verb) or subject(doc, verb)


def _whose(doc: Document, sentence: Sentence, verb: int) -> Span | None:
    """*the charity, whose clinic in Sari was bombed*: of a building or a vehicle, him whose it is."""
    relative = lists(doc.language)["whose"]
    for at in range(verb - 1, max(sentence.first, verb - _TO_WHOSE), -1):
        token = doc.tokens[at]
        if token.lower in relative:
            nouns = (doc.tokens[i].lower for i in range(at + 1, min(at + 3, verb)))
            return phrases.antecedent(doc, at) if any(n in noun_class("site", doc.language) for n in nouns) else None
        if token.kind is TokenKind.PUNCTUATION:
            return None
    return None


def _fallen(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants | None:
    """*est tombée aux mains des rebelles*, *un obus est tombé sur une école*: neither was done by the subject."""
    if trigger.sense.base in lists(doc.language)["falls_to"]:
        of = trigger.last < sentence.last and doc.tokens[trigger.last].lower in {"de", "d'", "du"}
        return made(doc, phrases.noun_phrase_from(doc, trigger.last + of, sentence.last), None)
    if trigger.sense.needs == "arms":
        return made(doc, None, _object(doc, sentence, trigger))
    return None


def passive(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the verb is a passive: after *be*, or a bare participle with its agent."""
    if trigger.sense.form not in {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE}:
        return False
    w = lists(doc.language)
    at = trigger.first - 1
    while at >= sentence.first and (doc.tokens[at].lower in w["adverb"] or is_adverb(doc, doc.tokens[at])):
        at -= 1  # *were also fatally shot*
    before = doc.tokens[at].lower if at >= sentence.first else ""
    if _verb(trigger) in w["moving"]:
        return False  # *sont entrés dans la ville*
    if before in w["auxiliary"]:
        if doc.language == "fr" and at > sentence.first and doc.tokens[at - 1].lower in {"s'", "se"}:
            return False  # *se sont emparés de la ville*
        return before in w["passive"]
    if passive_auxiliary(doc, sentence, trigger.first) is not None:
        return True  # *were abducted and later murdered*
    after = doc.tokens[trigger.last].lower if trigger.last < sentence.last else ""
    if doc.language == "fr":
        return not shares_has(doc, at)
    if counts_at(doc, trigger.last):
        return False  # *gunmen killed at least 14 villagers*
    alone = after in _LEFT_ALONE | words("en").prepositions or time_follows(doc, trigger.last)
    if trigger.sense.kind in _TRANSITIVE and alone:
        return True  # *nine villagers abducted in May*, *kidnapped 11 days ago*, *the number of those killed has risen*
    return after in w["agent"] or trigger.sense.form is Form.PARTICIPLE


def _of_active(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants:
    actor = _subject(doc, sentence, trigger)
    kind = trigger.sense.kind
    if trigger.sense.beside:  # *five soldiers died in the blast*
        return made(doc, None, actor)
    if kind in VIOLENT and trigger.sense.base.startswith("<") and _verb(trigger) in lists(doc.language)["suffering"]:
        return made(doc, _agent(doc, trigger) if doc.language == "fr" else None, actor)
    if kind is EventKind.CAPTURE:
        return Participants(split(doc, before_time(doc, actor)), _taken_from(doc, sentence, trigger))
    recipient = None if kind in _NO_OBJECT else _object(doc, sentence, trigger)
    if trigger.sense.needs == "fires":  # *fired missiles at the city*
        recipient = _target(doc, sentence, trigger)
    if kind is EventKind.AID and (
        " " in trigger.sense.base or trigger.sense.needs in _GIVEN
    ):  # *provided arms and cover for the militias*
        return Participants(split(doc, actor), _reached(doc, sentence, trigger))
    if _leads_on(trigger):
        return Participants(split(doc, actor), _reached(doc, sentence, trigger))
    if kind is EventKind.DISPLACEMENT and (recipient is None or trigger.sense.base in lists(doc.language)["leaving"]):
        return made(doc, None, actor)
    if kind is EventKind.EXPLOSION and trigger.sense.base in {"explode", "exploser", "<go> off"}:
        return Participants()
    if kind is EventKind.EXPLOSION and trigger.sense.base == "detonate":
        return made(doc, actor, None) if recipient else Participants()  # *militants detonated a bomb*
    if kind is EventKind.CONTACT:  # *spoke by phone with*: one calls the other
        return Participants(split(doc, actor), split(doc, _with(doc, sentence, trigger)) or split(doc, recipient))
    if kind is EventKind.CONSULTATION and trigger.sense.base in lists(doc.language)["meeting_whom"]:
        other = _with(doc, sentence, trigger)
        return made(doc, actor, recipient) if other is None else Participants((*split(doc, actor), *split(doc, other)))
    if kind in TWO_SIDED:
        found = Participants(actors=(*split(doc, actor), *split(doc, _with(doc, sentence, trigger))))
        return completed(doc, sentence, trigger, found) if kind in _AGREED else found
    return made(doc, actor, recipient)


def _leads_on(trigger: Trigger) -> bool:
    """*sent envoys to X*: contact with somebody else than who stands behind the verb; not *invited X*."""
    return trigger.sense.kind is EventKind.CONTACT and trigger.sense.needs == "envoy"


def _verb(trigger: Trigger) -> str:
    """The verb of a trigger: *hit* of *<hit> a mine*."""
    return trigger.sense.base.removeprefix("<").partition(">")[0]


def _subject(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """The subject of an active verb: of the main verb for infinitives (*dit avoir libéré*) and gerunds."""
    form, before = trigger.sense.form, doc.tokens[trigger.first - 1].lower if trigger.first > sentence.first else ""
    if form is Form.GERUND and not before:
        comma = next((i for i in range(trigger.last, sentence.last) if doc.tokens[i].text == ","), None)
        return phrases.noun_phrase_from(doc, comma + 1, sentence.last) if comma else None
    blamed, of_whom = accused(doc, trigger.first)
    if blamed:
        return of_whom
    if form is Form.GERUND and before in lists(doc.language)["aspect"] and doc.tokens[trigger.first - 2].lower != "to":
        return subject(doc, trigger.first - 1)  # *asks that the army stop shelling*
    if form is Form.BASE and (doer := _of_infinitive(doc, trigger.first)):
        return doer
    if before == "have" and doc.tokens[trigger.first - 2].lower == "to":  # *claimed to have killed*
        return phrases.shared_subject(doc, trigger.first - 2)
    if form is Form.BASE and before in words(doc.language).auxiliaries and (own := _by_name(doc, trigger.first)):
        return own
    going_on = form is Form.GERUND and before in lists(doc.language)["passive"]  # *were patrolling*
    if not going_on and (before in {"avoir", "having", "ayant", "être"} or form in {Form.GERUND, Form.BASE}):
        return phrases.shared_subject(doc, trigger.first - 1 if before else trigger.first)
    return subject(doc, trigger.first)


def _by_name(doc: Document, verb: int) -> Span | None:
    """The subject of *will leave*, unless it is a pronoun: then that of the verb before tells more."""
    span = subject(doc, verb)
    return span if span and doc.text[slice(*span)].lower() not in words(doc.language).pronouns else None


def _of_infinitive(doc: Document, verb: int) -> Span | None:
    """Who does what an infinitive tells: *X plans to attack*, *ordered X to attack*, *autorise X à attaquer*."""
    w, to = lists(doc.language), verb - 1
    if to < 1 or doc.tokens[to].lower not in w["before_infinitive"]:
        return None
    if doc.tokens[to - 1].lower in w["own_deed"]:
        return subject(doc, to - 1)
    for at in range(to - 2, max(-1, to - _TO_CONTROL), -1):
        if doc.tokens[at].text in ".;:,":
            return None
        if doc.tokens[at].lower in w["another_deed"]:
            skip = doc.tokens[at + 1].lower in w["before_another"]
            return phrases.noun_phrase_from(doc, at + 1 + skip, to)
    return None


def _reached(doc: Document, sentence: Sentence, trigger: Trigger) -> tuple[Span, ...]:
    """*sent emissaries to X*, *envoyés auprès de X*: to whom contact is made."""
    w = lists(doc.language)
    for at in range(trigger.last, min(trigger.last + 16, sentence.last)):
        lower = doc.tokens[at].lower
        if doc.tokens[at].kind is TokenKind.PUNCTUATION:
            return ()
        if lower in w["towards"]:
            skip = lower in w["towards_de"] and at + 1 < sentence.last and doc.tokens[at + 1].lower in w["of"]
            return listed(doc, at + 1 + skip, sentence.last)
    return ()


def _object(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    if trigger.sense.kind is EventKind.TRIAL and trigger.sense.base.endswith(" à"):
        return sentenced(doc, sentence, trigger)
    at = past_setting(doc, trigger.last, sentence.last)
    if counts_at(doc, at):
        return phrases.noun_phrase_from(doc, at, sentence.last)
    if at < sentence.last and doc.tokens[at].lower in lists(doc.language)["target"]:
        at += 1
    if at >= sentence.last or doc.tokens[at].kind is TokenKind.PUNCTUATION:
        return None
    classes = words(doc.language)
    if doc.tokens[at].lower in classes.prepositions - classes.determiners:
        return None
    return phrases.noun_phrase_from(doc, at, sentence.last)


def _taken_from(doc: Document, sentence: Sentence, trigger: Trigger) -> tuple[Span, ...]:
    """*overran a garrison*, *took the town from the army*, *a repris Boni aux rebelles*: those who lost it."""
    held = split(doc, _object(doc, sentence, trigger))
    if held and holds_ground(doc, held[0]):
        return held
    w = lists(doc.language)
    for at in range(trigger.last, min(trigger.last + _TO_LOSER, sentence.last - 1)):
        if doc.tokens[at].text in ",.;:" or doc.tokens[at].lower in w["agent"]:
            return ()
        if doc.tokens[at].lower in w["loser"]:
            lost = split(doc, phrases.noun_phrase_from(doc, at + 1, sentence.last))
            return lost if lost and holds_ground(doc, lost[0]) else ()
    return ()


def _target(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """What arms are fired at: the phrase after the preposition that leads to it."""
    for at in range(trigger.last, min(trigger.last + TO_TARGET, sentence.last)):
        if doc.tokens[at].lower in context(doc.language)["at_target"]:
            return phrases.noun_phrase_from(doc, at + 1, sentence.last)
    return None


def _agent(doc: Document, trigger: Trigger) -> Span | None:
    # *ont été tués [dans la nuit de lundi à mardi] par des hommes armés*
    return phrases.agent_after(doc, past_setting(doc, trigger.last, len(doc.tokens)) - 1)


def _with(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    sides = lists(doc.language)["sides"]
    for at in range(trigger.last - 1, min(trigger.last + 3, sentence.last)):
        if doc.tokens[at].lower in sides:
            return phrases.noun_phrase_from(doc, at + 1, sentence.last)
    return None


def suspected(doc: Document, party: Party) -> bool:
    """Whether the party's words themselves doubt it: *suspected jihadists*."""
    return any(w in lists(doc.language)["suspected"] for w in party.text.lower().split())
