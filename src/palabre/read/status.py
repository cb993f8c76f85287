"""Status: how an event stands in the text. Document, sentence and trigger in, `EventStatus` out.

Looks at the words before the trigger (and, for a noun, just after it), each sort of signal within its own reach.
Refuses to carry a signal over a word that opens another clause.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from tomllib import loads

from palabre.model.event import VIOLENT, EventStatus
from palabre.model.passage import Span
from palabre.model.statement import Force, Statement, Voice
from palabre.model.statement import Form as Form_
from palabre.read.after_times import past_time
from palabre.read.document import Document, Sentence
from palabre.read.fates import attended, fell_through, foreseen, is_due
from palabre.read.inflection import Form
from palabre.read.named import steps
from palabre.read.told import Told
from palabre.read.triggers import Trigger
from palabre.read.wordings import Key, Wordings, key
from palabre.read.words import words

NAME = "status.v1"

# How many tokens before the trigger a signal reaches. Verbs of speech reach over their whole clause.
_REACH = {"negated": 5, "denied": 9, "alleged": 5, "accused": 14, "hypothetical": 7, "planned": 6, "claimed": 12}
_NAMES = 10  # tokens that names may add to the longest reach
_CAUSED = 9  # tokens from a verb of causing to the infinitive of what it caused
_WISH_REACH = 14  # tokens from a verb of wishing to what is wished
_TO_CLAIM = 12  # tokens from a verb to the verb of claiming before it, over a time
_STOP_REACH = 4  # tokens from a verb of ending to the plural that ends
_TO_CONDITION = 16  # tokens from what opens a condition to its verb
_TO_MODAL = 3  # tokens from *would* to its verb
_LIST_REACH = 30  # tokens from the last infinitive of a list to what opens it
_LIST_OPENS = frozenset({"to", "will", "would", "could", "should", "may", "might", "must"})
_DOERS = {Voice.PARTY, Voice.ORGANISATION, Voice.MEDIATOR}  # who may speak of deeds of their own
_OF_CLAUSES = {"hypothetical", "denied"}  # are said of the whole clause that follows: *craint que*, *denies that*
_THAT = {"that", "que", "qu'"}
_OVER_BOUNDS = {"accused", "claimed"}
_AFTER = {"planned", "alleged", "negated", "hypothetical"}
_ORDER = ("negated", "denied", "alleged", "accused", "hypothetical", "planned", "claimed")
_STATUS = {name: EventStatus(name) for name in _ORDER if name != "accused"} | {"accused": EventStatus.ALLEGED}


@dataclass(frozen=True, slots=True)
class _Signals:
    wordings: Wordings[str]
    bounds: frozenset[str]
    ends: frozenset[str]
    purpose: frozenset[str]
    causes: frozenset[str]
    opens: frozenset[str]
    stops: Wordings[bool]
    wishes: frozenset[str]
    claims: frozenset[Key]
    modal: frozenset[str]
    conditions: Wordings[bool]


@cache
def _signals(language: str) -> _Signals:
    raw = loads(files("palabre.read.lexicon").joinpath(f"status.{language}.toml").read_text("utf-8"))
    return _Signals(
        wordings=Wordings((key(w, language), name) for name in _ORDER for w in _elided(raw[name], language)),
        bounds=frozenset(raw["bounds"]),
        ends=frozenset(raw["negation_ends"]),
        purpose=frozenset(raw["purpose"]),
        causes=frozenset(raw["causes"]),
        opens=frozenset(raw["negation_opens"]),
        stops=Wordings((key(w, language), True) for w in raw["stops"]),
        wishes=frozenset(raw["wishes"]),
        claims=frozenset(key(w, language) for w in raw["claimed"]),
        modal=frozenset(raw["modal"]),
        conditions=Wordings((key(w, language), True) for w in raw["conditions"]),
    )


def _elided(listed: Iterable[str], language: str) -> Iterator[str]:
    """French wordings that end in *de* also before a vowel: *menace de*, *menace d'*."""
    for wording in listed:
        yield wording
        if language == "fr" and wording.endswith(" de"):
            yield wording.removesuffix("e") + "'"


def status_of(doc: Document, sentence: Sentence, trigger: Trigger) -> EventStatus:
    """The status of the event that a trigger names."""
    if _wished(doc, sentence, trigger):
        return EventStatus.HYPOTHETICAL
    after = _after(doc, sentence, trigger) if trigger.noun else set()
    if trigger.noun and fell_through(doc, sentence, trigger):
        return EventStatus.NEGATED
    found = {*_before(doc, sentence, trigger), *after}
    if "planned" in after:
        found -= {"alleged", "accused"}  # *accused of wrecking talks due to begin next week*
    if trigger.sense.needs == "expected" or (trigger.noun and is_due(doc, sentence, trigger)):
        found.add("planned")
    if trigger.sense.form is Form.FUTURE or trigger.sense.planned:
        found.add("planned")
    if trigger.sense.form is Form.CONDITIONAL:
        found.add("hypothetical")
    if not found and trigger.noun and foreseen(doc, sentence, trigger):
        return EventStatus.PLANNED
    if not found and _conditioned(doc, sentence, trigger):
        return EventStatus.HYPOTHETICAL
    if not found and _stopped(doc, sentence, trigger):
        return EventStatus.NEGATED
    if not found and _purpose(doc, sentence, trigger):
        return EventStatus.HYPOTHETICAL
    if not found and (listed := _listed_after(doc, sentence, trigger)):
        return status_of(doc, sentence, listed)
    return next((_STATUS[name] for name in _ORDER if name in found), EventStatus.REPORTED)


def told_status(
    doc: Document, told: Told, trigger: Trigger, actors: tuple[Span, ...], status: EventStatus
) -> EventStatus:
    """The status in view of who tells it: a party's word on its own deed is claimed, its own *not us* a denial."""
    statement = told.by((doc.tokens[trigger.first].start, doc.tokens[trigger.last - 1].end))
    if statement is None or statement.speaker is None or statement.voice not in _DOERS:
        return status
    own = any(_own(doc, actor, statement) for actor in actors)
    if status is EventStatus.HYPOTHETICAL and _told_to_come(doc, trigger, statement):
        return EventStatus.PLANNED
    if status is EventStatus.CLAIMED and statement.force is Force.CLAIM and _of_others(doc, actors, statement):
        return EventStatus.ALLEGED  # *the front claimed that soldiers had burned a village*
    if status is EventStatus.NEGATED and (own or statement.force is Force.DENY):
        return EventStatus.DENIED
    if status is EventStatus.REPORTED and statement.force is Force.DENY:
        return EventStatus.DENIED
    return EventStatus.CLAIMED if status is EventStatus.REPORTED and own else status


def _told_to_come(doc: Document, trigger: Trigger, statement: Statement) -> bool:
    """*said his country would host the envoys*: what is to come, in reported speech; no condition is told."""
    if statement.form is not Form_.INDIRECT or trigger.noun:
        return False
    sentence = doc.sentence_at(doc.tokens[trigger.first].start)
    listed, before = _signals(doc.language), doc.tokens[max(0, trigger.first - _TO_MODAL) : trigger.first]
    if sentence is None or not any(t.lower in listed.modal for t in before):
        return False
    return not any(True for _ in listed.conditions.within(doc.tokens, sentence.first, sentence.last))


def _of_others(doc: Document, actors: tuple[Span, ...], statement: Statement) -> bool:
    """Whether a named doer is another than who speaks: no pronoun, nothing of *its*, and not the speaker himself."""
    speaker = statement.speaker.text.lower() if statement.speaker else ""
    texts = [doc.text[a:b].lower() for a, b in actors]
    small = words(doc.language).pronouns | words(doc.language).determiners - {"the", "les", "le", "la"}
    return bool(texts) and not any(t.split()[0] in small or t in speaker or speaker in t for t in texts)


def _own(doc: Document, actor: Span, statement: Statement) -> bool:
    """Whether the doer is the speaker: *we*, *our forces*, or the pronoun that opens reported words."""
    token, w = doc.tokens[doc.token_at(actor[0])], own_words(doc.language)
    first = "" if len(token.text) > 1 and token.text.isupper() and not doc.capitals else token.lower  # *the US*
    if statement.form is not Form_.INDIRECT and first in w[0]:
        return True
    return first in w[1] and actor[0] == statement.content.spans[0][0]


@cache
def own_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words for oneself: those of one who speaks, and the pronouns that reported words begin with."""
    raw = loads(files("palabre.read.lexicon").joinpath(f"status.{language}.toml").read_text("utf-8"))
    return frozenset(raw["own"]), frozenset(raw["own_reported"])


def _wished(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*demands that no prisoner be released*: wanted, neither denied nor done."""
    wishes = _signals(doc.language).wishes
    for at in range(max(sentence.first, trigger.first - _WISH_REACH), trigger.first - 1):
        if doc.tokens[at].text in ";:":
            return False
        if doc.tokens[at].lower in wishes and doc.tokens[at + 1].lower in {"that", "que", "qu'"}:
            gap = doc.tokens[at + 2 : trigger.first]
            return not any(t.text in ",;:" or t.lower in {"qui", "who", "which"} for t in gap)
    return False


def _purpose(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*fought to overthrow*, *pour attaquer*: an infinitive of purpose tells of nothing that has happened."""
    if trigger.sense.form is not Form.BASE:
        return False
    listed = _signals(doc.language)
    before = range(max(sentence.first, trigger.first - _CAUSED), trigger.first)
    if any(doc.tokens[i].lower in listed.causes for i in before):
        return False  # *forced thousands of people to flee*, *prompting Lomé to recall its ambassador*
    return any(doc.tokens[i].lower in listed.purpose for i in before[-2:])


def _stopped(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*suspend its attacks*, *an end to the killings*: what is to be no more tells of no attack in particular."""
    if not (trigger.noun and trigger.sense.many and trigger.sense.kind in VIOLENT):
        return False
    stops = _signals(doc.language).stops
    return any(
        trigger.first - hit.last < _STOP_REACH
        for hit in stops.within(doc.tokens, max(sentence.first, trigger.first - 2 * _STOP_REACH), trigger.first)
    )


def _conditioned(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*provided that political prisoners, a former minister among them, are freed*: a condition reaches to its verb."""
    if trigger.noun:
        return False
    listed = _signals(doc.language)
    first = max(sentence.first, trigger.first - _TO_CONDITION)
    bound = max((i for i in range(first, trigger.first) if doc.tokens[i].lower in listed.bounds), default=first - 1)
    return any(hit.first > bound for hit in listed.conditions.within(doc.tokens, first, trigger.first))


def _listed_after(doc: Document, sentence: Sentence, trigger: Trigger) -> Trigger | None:
    """*plan to burn vehicles, destroy stores*: the place of the first infinitive of a list, for a later one."""
    before = doc.tokens[trigger.first - 1] if trigger.first > sentence.first else None
    w = words(doc.language)
    if (
        trigger.sense.form is not Form.BASE
        or before is None
        or not (before.text == "," or before.lower in w.coordinators)
    ):
        return None
    for at in range(trigger.first - 2, max(sentence.first, trigger.first - _LIST_REACH), -1):
        if doc.tokens[at].lower in w.relatives or doc.tokens[at].text in ";:":
            return None
        if doc.tokens[at].lower in _LIST_OPENS:
            return replace(trigger, first=at + 1, last=at + 2)
    return None


def _before(doc: Document, sentence: Sentence, trigger: Trigger) -> set[str]:
    listed = _signals(doc.language)
    signals, bounds, ends = listed.wordings, listed.bounds, listed.ends
    first = max(sentence.first, trigger.first - max(_REACH.values()) - _NAMES)
    bound = max((i for i in range(first, trigger.first) if doc.tokens[i].lower in bounds), default=first - 1)
    found = set()
    hits = list(signals.within(doc.tokens, first, trigger.first))
    unclaimed = _unclaimed(doc, [(hit.first, hit.last, hit.values[0]) for hit in hits])
    for hit in hits:
        name = hit.values[0]
        if hit.first in unclaimed:
            continue
        near = steps(doc, hit.last, trigger.first) < _REACH[name]
        own = bound == hit.last and name in _OF_CLAUSES and doc.tokens[bound].lower in _THAT
        bounded = hit.last <= bound and name not in _OVER_BOUNDS and not own
        if not near or bounded or _month(doc, hit.first):
            continue
        if name == "negated" and ends and not _negation_ends(doc, hit.first, trigger.last, ends):
            continue
        if name == "denied" and any(later.values[0] == "accused" for later in hits if later.first > hit.first):
            continue  # *denied the claim and accused the rebels of killing two men*
        if name == "negated" and (_of_another(doc, hit.first, trigger) or attended(doc, trigger)):
            continue
        found.add(name)
    return found | ({"claimed"} if _claimed_at_a_time(doc, first, trigger) else set())


def _claimed_at_a_time(doc: Document, first: int, trigger: Trigger) -> bool:
    """*a affirmé mercredi avoir repris la ville*: a time parts a French verb of claiming from its *avoir*."""
    for at in range(max(first, trigger.first - _TO_CLAIM), trigger.first - 1):
        after = past_time(doc, at + 1, trigger.first)
        if at + 1 < after < trigger.first and doc.tokens[after].lower == "avoir":
            return (doc.tokens[at].lower, "avoir") in _signals(doc.language).claims
    return False


def _of_another(doc: Document, at: int, trigger: Trigger) -> bool:
    """*no casualties in the attack*, *no fewer than 17*: what a *no* denies is not what the trigger names."""
    if doc.tokens[at].lower != "no":
        return False
    gap = [t.lower for t in doc.tokens[at + 1 : trigger.first]]
    prepositions = words(doc.language).prepositions - {"of"}
    return gap[:1] in (["fewer"], ["less"]) or (trigger.noun and any(word in prepositions for word in gap))


def _unclaimed(doc: Document, hits: list[tuple[int, int, str]]) -> set[int]:
    """*Nobody has claimed the attack*: where the claim is negated, neither bears on the event."""
    found: set[int] = set()
    for one, two in pairwise(hits):
        if one[2] == "negated" and two[2] == "claimed" and steps(doc, one[1], two[0]) < _REACH["negated"]:
            found |= {one[0], two[0]}
    return found


def _negation_ends(doc: Document, first: int, last: int, ends: frozenset[str]) -> bool:
    """French *ne* denies only with its second part, and not in *ne ... que*; other negations stand alone."""
    if doc.tokens[first].lower not in _signals(doc.language).opens:
        return True
    return any(doc.tokens[i].lower in ends for i in range(max(0, first - 5), min(last + 3, len(doc.tokens))))


def _month(doc: Document, at: int) -> bool:
    """*May* with a capital inside a sentence is the month."""
    return doc.tokens[at].text == "May" and not doc.capitals


def _after(doc: Document, sentence: Sentence, trigger: Trigger) -> set[str]:
    signals = _signals(doc.language).wordings
    last = min(trigger.last + 4, sentence.last)
    return {
        hit.values[0]
        for hit in signals.within(doc.tokens, trigger.last, last)
        if hit.first < trigger.last + 2 and not _month(doc, hit.first)
    } & _AFTER
