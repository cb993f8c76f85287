"""Fitting: whether what stands around an ambiguous trigger is of the sort that it needs. Trigger in, yes or no out.

*took the town*, but not *took the floor*; *marched* by demonstrators or by soldiers, but not by mourners; *shot* of a
person, but not of a film. Refuses a trigger about whose subject and object the words tell nothing that fits.
"""

from collections.abc import Callable
from dataclasses import replace

from palabre.model.event import VIOLENT, EventKind
from palabre.read.after_times import past_time
from palabre.read.agents import subject
from palabre.read.around import armed_do, before_sign, doers, head_of, place_follows, sufferer, until, verb_like
from palabre.read.befalling import fells_persons, holds_thing
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.ground import (
    TO_GROUND,
    bears_arms,
    entered,
    falls,
    ground_or_place,
    is_ground,
    is_name,
    is_town,
    left,
    place_taken,
)
from palabre.read.inflection import Form
from palabre.read.named import in_body_name
from palabre.read.needing import (
    arriving,
    blows_up,
    by_arms,
    captives,
    fallen,
    fleeing,
    goods,
    of_arms,
    of_fighters,
    penalized,
    receives,
    relief,
    shot_at,
    weapons,
)
from palabre.read.objects import BY_OBJECT, OF, of_class
from palabre.read.participant_words import lists
from palabre.read.participants import TO_TARGET, passive
from palabre.read.setting import Setting
from palabre.read.slots import fills, is_slotted
from palabre.read.triggers import Trigger, context, noun_class, phrase_context
from palabre.read.victims import titles, word_class
from palabre.read.words import words

NAME = "fitting.v1"

_WINDOW = {
    "force": 6,
    "envoy": 7,
    "accord": 7,
    "alliance": 7,
    "penalty": 12,
    "office": 6,
    "control": 9,
    "captivity": 6,
    "person": 7,
}
_RIGHT_AFTER = 3  # tokens after a passive in which its *by* stands
_TO_FOE = 7  # tokens from *se sont rendus* to whom
_TO_BOMB = 5  # tokens between a bomb and what is done with it
_ON = frozenset({"on", "late", "early", "last"})


def fits(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether what stands around an ambiguous trigger is of the sort it needs."""
    needs = trigger.sense.needs
    if not trigger.noun:  # *Israël a frappé dans la nuit la banlieue de Sari*
        trigger = replace(trigger, last=past_time(doc, trigger.last, sentence.last))
    if needs is None or (trigger.noun and needs in {"place", "struck", "people_or_place", "accord"}):
        return True
    if is_slotted(needs):
        return fills(doc, sentence, trigger, setting)
    if needs.startswith(OF):
        return of_class(doc, sentence, trigger)
    if needs in _SUBJECT:
        return _SUBJECT[needs](doc, sentence, trigger, setting)
    if needs == "person" and is_town(doc, sentence, trigger, setting):
        return False
    if trigger.sense.kind is EventKind.ARREST and not trigger.noun and holds_thing(doc, sentence, trigger.first):
        return False  # *arrêter les combats*
    wanted = word_class(needs, doc.language)
    reach = _WINDOW[needs]
    after = until(doc, range(trigger.last, min(trigger.last + reach, sentence.last)))
    if trigger.sense.kind is EventKind.RELEASE and not trigger.noun:
        after = head_of(doc, after)
    before = range(trigger.first - 1, max(sentence.first, trigger.first - reach) - 1, -1)
    # *soldiers captured the town of Lere*: the place was taken, not those who took it.
    ground = trigger.sense.kind is EventKind.ARREST and is_ground(doc, sentence, trigger)
    moves = trigger.sense.kind is EventKind.DISPLACEMENT  # *fled the town*
    taken = needs == "person" and not moves and (ground or place_follows(doc, sentence, trigger, setting, reach=4))
    if taken and passive(doc, sentence, trigger):
        return False  # *the town of Lere was captured by rebels*
    near = after if trigger.noun or taken else [*after, *until(doc, before), *sufferer(doc, sentence, trigger)]
    if needs == "person" and not taken and _named_sufferer(doc, sentence, trigger, setting):
        return True
    return any(
        (doc.tokens[i].lower in wanted and not in_body_name(doc, i) and not _abbreviated(doc, i))
        or (needs == "person" and (_titled(doc, i) or (not taken and 0 <= i - trigger.last <= 1 and is_name(doc, i))))
        for i in near
    )


def joins(doc: Document, trigger: Trigger, earlier: list[Trigger]) -> bool:
    """*launched an offensive, striking positions*, *that struck the town*: it tells more of the violence before it."""
    goes_on = trigger.sense.form is Form.GERUND or doc.tokens[trigger.first - 1].lower in {"that", "which", "qui"}
    loose = trigger.sense.weak and not trigger.noun and goes_on and trigger.sense.kind in VIOLENT
    return loose and any(t.sense.kind in VIOLENT and not t.sense.harm for t in earlier)


def _named_sufferer(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*Awa Keïta was shot*, *the rest were captured*: somebody with a name, and no place."""
    whole = sufferer(doc, sentence, trigger)
    phrase = before_sign(doc, whole)
    if not phrase or setting.near_place(doc.tokens[phrase[0]].start, doc.tokens[phrase[-1]].end):
        return False
    opens = phrase[0] if doc.tokens[phrase[0]].lower not in words(doc.language).determiners else phrase[-1]
    last, apposed = doc.tokens[phrase[-1]], phrase[-1] + 2
    if (
        apposed in whole
        and is_name(doc, apposed)
        and not setting.near_place(doc.tokens[apposed].start, doc.tokens[whole[-1]].end)
    ):
        return True  # *a planner of the attacks, Awa Keïta, was captured*
    return (
        is_name(doc, opens)
        or last.kind is TokenKind.NUMBER
        or any(doc.tokens[i].lower in context(doc.language)["remainders"] for i in (phrase[-1], *phrase[1:2]))
    )


def _by(sort: str) -> Callable[[Document, Sentence, Trigger, Setting], bool]:
    """Whether those who do it are of a sort: soldiers, a crowd."""

    def fit(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
        return verb_like(doc, trigger) and bool(noun_class(sort, doc.language) & doers(doc, sentence, trigger))

    return fit


def _struck(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*targeting the army's positions*, *a shell hit the market*: what arms do to what can be hit; no storm does."""
    if noun_class("nature", doc.language) & doers(doc, sentence, trigger):
        return False
    if place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    if not verb_like(doc, trigger):
        return False
    suffers = sufferer(doc, sentence, trigger)
    after = until(doc, range(trigger.last, min(trigger.last + TO_GROUND, sentence.last)))
    struck = {doc.tokens[i].lower for i in (suffers or after)}
    armed = noun_class("armed", doc.language) | noun_class("weapon", doc.language)
    armed_ones = doers(doc, sentence, trigger) & armed
    hit = noun_class("ground", doc.language) | noun_class("armed", doc.language)
    if doc.language == "fr" and armed_ones and suffers:  # *Sari a été visée par des missiles*
        first, last = doc.tokens[suffers[0]], doc.tokens[suffers[-1]]
        if setting.near_place(first.start, last.end):
            return True
    if passive(doc, sentence, trigger):
        near = {t.lower for t in doc.tokens[trigger.last : min(trigger.last + _RIGHT_AFTER, sentence.last)]}
        if struck & noun_class("armed", doc.language) and not near & lists(doc.language)["agent"]:
            return True  # *the convoy was struck near the bridge*
    elif struck & hit and _of_a_name(doc, trigger):
        return True  # *Israel struck positions of the army*
    elif armed_ones and trigger.last < sentence.last and is_name(doc, trigger.last):
        return True  # *the air force struck the Torvald Brigade*
    hit = noun_class("ground", doc.language) | noun_class("armed", doc.language) | noun_class("site", doc.language)
    return bool(struck & (hit | word_class("person", doc.language))) and bool(armed_ones)


def _of_a_name(doc: Document, trigger: Trigger) -> bool:
    """Whether the subject is a bare name: a state, a group."""
    span = subject(doc, trigger.first)
    first, last = doc.tokens_between(*span) if span else (0, 0)
    named = [t for t in doc.tokens[first:last] if t.lower not in words(doc.language).determiners]
    return bool(named) and not doc.capitals and all(t.name_like for t in named)


def _people_or_place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    named = any(is_name(doc, i) for i in range(trigger.last, min(trigger.last + 4, sentence.last)))
    return named or place_follows(doc, sentence, trigger, setting, reach=10)


def _demands(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*gathered in Sari to demand*: a crowd that wants something protests."""
    last = min(trigger.last + 14, sentence.last)
    wordings = phrase_context(doc.language, "demands")
    return any(
        all(at + i < last and doc.tokens[at + i].lower == w for i, w in enumerate(wording))
        for wording in wordings
        for at in range(trigger.last, last)
    )


def _set_off(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*threw two bombs*, *a bomb was placed*: a bomb with which something was done; *bombs were found* are none."""
    if not trigger.noun:
        return True
    c = context(doc.language)
    before = doc.tokens[max(sentence.first, trigger.first - _TO_BOMB) : trigger.first]
    if any(t.lower in c["set_off_before"] for t in before):
        return True
    for i in range(trigger.last, min(trigger.last + _TO_BOMB, sentence.last)):
        token = doc.tokens[i]
        if token.lower in c["set_off_after"]:
            return True
        w = words(doc.language)
        if not (token.lower in w.auxiliaries | w.adverbs | w.times | _ON or token.lower.endswith("ly")):
            return False
    return False


def _felled(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    return fells_persons(doc, sentence, trigger.first)


def _aircraft(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*un avion a été abattu*, *abattre un drone*: what flies is brought down."""
    after = until(doc, range(trigger.last, min(trigger.last + TO_GROUND, sentence.last)))
    flies = noun_class("aircraft", doc.language)
    return any(doc.tokens[i].lower in flies for i in sufferer(doc, sentence, trigger) or after)


def _foe(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*des rebelles se sont rendus à l'armée*: fighters give themselves up; *se sont rendus à Sari* is a visit."""
    if not armed_do(doc, sentence, trigger):
        return False
    after = doc.tokens[trigger.last - 1 : min(trigger.last + _TO_FOE, sentence.last)]
    goes = next((n for n, t in enumerate(after) if t.lower in context(doc.language)["goes_to"]), None)
    taker = noun_class("armed", doc.language) | noun_class("taker", doc.language)
    return goes is None or any(t.lower in taker for t in after[goes:])


def _fires(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*fired missiles at the city*, *tiré des missiles sur Sari*: arms at a target; *into the sea* is a test."""
    after = doc.tokens[trigger.last : min(trigger.last + TO_TARGET, sentence.last)]
    c, fired = context(doc.language), noun_class("fired", doc.language)
    arms = next((n for n, t in enumerate(after[:TO_GROUND]) if t.lower in fired), None)
    if passive(doc, sentence, trigger):
        arms = 0 if any(doc.tokens[i].lower in fired for i in sufferer(doc, sentence, trigger)) else None
    if arms is None or any(t.lower in c["tested"] and not t.name_like for t in after):  # *a ship in the Red Sea*
        return False
    if any(t.lower in c["at_target"] for t in after[arms:]):
        return True
    return trigger.sense.base in c["fires"] and bears_arms(doc, sentence, trigger, setting)


def _patrols(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*patrolled*, *patrolling* tell it by themselves; *patrol* may be a noun."""
    sure = trigger.sense.form not in {Form.BASE, Form.FINITE}
    return sure or _by("armed")(doc, sentence, trigger, setting)


_SUBJECT: dict[str, Callable[[Document, Sentence, Trigger, Setting], bool]] = {
    "armed": _by("armed"),
    "of_arms": of_arms,
    "set_off": _set_off,
    "patrols": _patrols,
    "felled": _felled,
    "aircraft": _aircraft,
    "arms": by_arms,
    "shot_at": shot_at,
    "blows": blows_up,
    "arriving": arriving,
    "guest": receives,
    "fallen": fallen,
    "fighters": of_fighters,
    "seized": place_taken,
    "foe": _foe,
    "fires": _fires,
    "crowd": _by("crowd"),
    "entered": entered,
    "left": left,
    "falls": falls,
    "captives": captives,
    "weapons": weapons,
    "fleeing": fleeing,
    "relief": relief,
    "goods": goods,
    "penalized": penalized,
    "ground": ground_or_place,
    "struck": _struck,
    "place": place_taken,
    "people_or_place": _people_or_place,
    "demand": _demands,
    **BY_OBJECT,
}


def _abbreviated(doc: Document, at: int) -> bool:
    """*the US*: no pronoun."""
    return doc.tokens[at].text.isupper() and not doc.capitals


def _titled(doc: Document, at: int) -> bool:
    """*le général Keïta*: a title before a name."""
    return doc.tokens[at].lower in titles(doc.language) and at + 1 < len(doc.tokens) and is_name(doc, at + 1)
