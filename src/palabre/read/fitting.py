"""Fitting: whether what stands around an ambiguous trigger is of the sort that it needs. Trigger in, yes or no out.

*took the town*, but not *took the floor*; *marched* by demonstrators or by soldiers, but not by mourners; *shot* of a
person, but not of a film. Refuses a trigger about whose subject and object the words tell nothing that fits.
"""

from collections.abc import Callable

from palabre.model.event import VIOLENT, EventKind
from palabre.read.agents import subject
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.embedded import noun_before_participle
from palabre.read.inflection import Form
from palabre.read.named import in_body_name
from palabre.read.participant_words import lists
from palabre.read.participants import passive
from palabre.read.phrases import shared_subject
from palabre.read.setting import Setting
from palabre.read.signs import is_hyphen
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
_TO_GROUND = 6  # tokens from a verb of taking or hitting to the noun of what is taken or hit
_ONE = frozenset({"a", "an", "another", "each", "every", "one"})
_TO_TOWN = 3  # tokens from a verb of taking to the noun of a place that is held
_TO_AGENT = 11  # tokens from a passive to the head of its agent
_TO_BOMB = 5  # tokens between a bomb and what is done with it
_ON = frozenset({"on", "late", "early", "last"})
_RIGHT_BEFORE = 2
_TO_DOER = 7  # tokens from a verb to those who do it, where no subject is found


def fits(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """Whether what stands around an ambiguous trigger is of the sort it needs."""
    needs = trigger.sense.needs
    if needs is None or (trigger.noun and needs in {"place", "struck", "people_or_place", "accord"}):
        return True
    if needs in _SUBJECT:
        return _SUBJECT[needs](doc, sentence, trigger, setting)
    wanted = word_class(needs, doc.language)
    reach = _WINDOW[needs]
    after = _until(doc, range(trigger.last, min(trigger.last + reach, sentence.last)))
    if trigger.sense.kind is EventKind.RELEASE and not trigger.noun:
        after = _head_of(doc, after)
    before = range(trigger.first - 1, max(sentence.first, trigger.first - reach) - 1, -1)
    # *soldiers captured the town of Lere*: the place was taken, not those who took it.
    ground = trigger.sense.kind is EventKind.ARREST and _ground(doc, sentence, trigger)
    moves = trigger.sense.kind is EventKind.DISPLACEMENT  # *fled the town*
    taken = needs == "person" and not moves and (ground or _place_follows(doc, sentence, trigger, setting, reach=4))
    near = after if trigger.noun or taken else [*after, *_until(doc, before), *_sufferer(doc, sentence, trigger)]
    if needs == "person" and not taken and _named_sufferer(doc, sentence, trigger, setting):
        return True
    return any(
        (doc.tokens[i].lower in wanted and not in_body_name(doc, i) and not _abbreviated(doc, i))
        or (needs == "person" and (_titled(doc, i) or (0 <= i - trigger.last <= 1 and _name(doc, i))))
        for i in near
    )


def joins(doc: Document, trigger: Trigger, earlier: list[Trigger]) -> bool:
    """*launched an offensive, striking positions*, *that struck the town*: it tells more of the violence before it."""
    goes_on = trigger.sense.form is Form.GERUND or doc.tokens[trigger.first - 1].lower in {"that", "which", "qui"}
    loose = trigger.sense.weak and not trigger.noun and goes_on and trigger.sense.kind in VIOLENT
    return loose and any(t.sense.kind in VIOLENT and not t.sense.harm for t in earlier)


def _sufferer(doc: Document, sentence: Sentence, trigger: Trigger) -> range:
    """The tokens of who is said to have suffered a passive verb."""
    if trigger.noun or not passive(doc, sentence, trigger):
        return range(0)
    span = noun_before_participle(doc, sentence, trigger.first) or subject(doc, trigger.first)
    return range(*doc.tokens_between(*span)) if span else range(0)


def _named_sufferer(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*Awa Keïta was shot*, *the rest were captured*: somebody with a name, and no place."""
    phrase = _before_sign(doc, _sufferer(doc, sentence, trigger))
    if not phrase or setting.near_place(doc.tokens[phrase[0]].start, doc.tokens[phrase[-1]].end):
        return False
    opens = phrase[0] if doc.tokens[phrase[0]].lower not in words(doc.language).determiners else phrase[-1]
    last = doc.tokens[phrase[-1]]
    return _name(doc, opens) or last.kind is TokenKind.NUMBER or last.lower in context(doc.language)["remainders"]


def _doers(doc: Document, sentence: Sentence, trigger: Trigger) -> set[str]:
    """The words of those who do what a verb tells, in lower case: of its subject, or of its agent in a passive."""
    if trigger.sense.needs != "entered" and passive(doc, sentence, trigger):  # *sont entrés* is none
        agent = range(trigger.last, min(trigger.last + _TO_AGENT, sentence.last))
        return {doc.tokens[i].lower for i in agent}
    auxiliary = trigger.first > 0 and doc.tokens[trigger.first - 1].lower in words(doc.language).auxiliaries
    loose = trigger.sense.form in {Form.GERUND, Form.BASE} and not auxiliary
    span = shared_subject(doc, trigger.first) if loose else subject(doc, trigger.first)
    found = set(range(*doc.tokens_between(*span))) if span else set()
    # *police patrolling the border*, *some 500 people marched*
    far = _TO_DOER if loose or not found else _RIGHT_BEFORE
    found |= set(_before_sign(doc, range(trigger.first - 1, max(sentence.first, trigger.first - far) - 1, -1)))
    return {doc.tokens[i].lower for i in found}


def _before_sign(doc: Document, stretch: range) -> list[int]:
    """The tokens of a stretch up to a sign."""
    signs = (n for n, i in enumerate(stretch) if doc.tokens[i].kind is TokenKind.PUNCTUATION)
    return list(stretch[: next(signs, len(stretch))])


def _verb_like(doc: Document, trigger: Trigger) -> bool:
    """Whether a form that may be a noun (*patrol*, *marches*) is the verb: after a plural noun, *to* or a modal."""
    if trigger.sense.form not in {Form.BASE, Form.FINITE} or doc.language == "fr":
        return doc.tokens[trigger.first].text.islower()
    if not trigger.first or not doc.tokens[trigger.first].text.islower():
        return False
    before = doc.tokens[trigger.first - 1].lower
    c = context(doc.language)
    after = doc.tokens[trigger.last].lower if trigger.last < len(doc.tokens) else ""
    if after in words(doc.language).auxiliaries or (trigger.first > 1 and doc.tokens[trigger.first - 2].lower in _ONE):
        return False  # *a police patrol was*
    if before in noun_class("weapon", doc.language) and after in words(doc.language).determiners:
        return True  # *a roadside bomb hit the convoy*
    armed = before in noun_class("armed", doc.language) | noun_class("crowd", doc.language)
    plural = armed and (before.endswith("s") or before in c["plurals"])
    singular = trigger.sense.form is Form.FINITE and after in words(doc.language).determiners
    return before in c["verb_before"] or (armed and singular) or (plural and trigger.sense.form is Form.BASE)


def _by(sort: str) -> Callable[[Document, Sentence, Trigger, Setting], bool]:
    """Whether those who do it are of a sort: soldiers, a crowd."""

    def fit(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
        return _verb_like(doc, trigger) and bool(noun_class(sort, doc.language) & _doers(doc, sentence, trigger))

    return fit


def _entered(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*troops entered the town*: those who do it are armed, and a place follows. Refuses *cars entering the town*."""
    going_on = doc.tokens[trigger.first - 1].lower in words(doc.language).auxiliaries if trigger.first else False
    if trigger.sense.form is Form.GERUND and not going_on:
        return False
    return _by("armed")(doc, sentence, trigger, setting) and (
        _place_follows(doc, sentence, trigger, setting, reach=4) or _ground(doc, sentence, trigger)
    )


def _left(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*troops left Sari*, *les soldats quitteront le Togo*: those who do it are armed, and a place or name follows."""
    named = any(_name(doc, i) for i in range(trigger.last, min(trigger.last + _TO_TOWN, sentence.last)))
    after = doc.tokens[trigger.last : min(trigger.last + _TO_TOWN, sentence.last)]
    named = named or any(t.lower in {"country", "territory", "pays", "territoire"} for t in after)
    ground = named or _place(doc, sentence, trigger, setting) or _ground(doc, sentence, trigger)
    return ground and _by("armed")(doc, sentence, trigger, setting)


def _ground(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """*captured several villages*, *the airport was seized*: ground that can be taken."""
    ground = noun_class("ground", doc.language)
    after = _until(doc, range(trigger.last, min(trigger.last + _TO_GROUND, sentence.last)))
    return any(doc.tokens[i].lower in ground for i in (*after, *_sufferer(doc, sentence, trigger)))


def _ground_or_place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    if _place_follows(doc, sentence, trigger, setting, reach=4) or _ground(doc, sentence, trigger):
        return True
    phrase = _sufferer(doc, sentence, trigger)
    return bool(phrase) and setting.near_place(doc.tokens[phrase[0]].start, doc.tokens[phrase[-1]].end)


def _struck(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*targeting the army's positions*, *a shell hit the market*: what arms do to what can be hit; no storm does."""
    if noun_class("nature", doc.language) & _doers(doc, sentence, trigger):
        return False
    if _place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    if not _verb_like(doc, trigger):
        return False
    suffers = _sufferer(doc, sentence, trigger)
    after = _until(doc, range(trigger.last, min(trigger.last + _TO_GROUND, sentence.last)))
    struck = {doc.tokens[i].lower for i in (suffers or after)}
    armed = noun_class("armed", doc.language) | noun_class("weapon", doc.language)
    doers = _doers(doc, sentence, trigger)
    hit = noun_class("ground", doc.language) | noun_class("armed", doc.language)
    if struck & hit and not passive(doc, sentence, trigger) and _of_a_name(doc, trigger):
        return True  # *Israel struck positions of the army*
    hit = noun_class("ground", doc.language) | noun_class("armed", doc.language) | noun_class("site", doc.language)
    return bool(struck & (hit | word_class("person", doc.language))) and bool(doers & armed)


def _of_a_name(doc: Document, trigger: Trigger) -> bool:
    """Whether the subject is a bare name: a state, a group."""
    span = subject(doc, trigger.first)
    first, last = doc.tokens_between(*span) if span else (0, 0)
    named = [t for t in doc.tokens[first:last] if t.lower not in words(doc.language).determiners]
    return bool(named) and not doc.capitals and all(t.name_like for t in named)


def _people_or_place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    named = any(_name(doc, i) for i in range(trigger.last, min(trigger.last + 4, sentence.last)))
    return named or _place_follows(doc, sentence, trigger, setting, reach=10)


def _place(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*took Sari*, *pris la ville*: a place by name, or a sort of place that is held."""
    if _place_follows(doc, sentence, trigger, setting, reach=4):
        return True
    after = _until(doc, range(trigger.last, min(trigger.last + _TO_TOWN, sentence.last)))
    return any(doc.tokens[i].lower in noun_class("held", doc.language) for i in after)


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


def _patrols(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*patrolled*, *patrolling* tell it by themselves; *patrol* may be a noun."""
    sure = trigger.sense.form not in {Form.BASE, Form.FINITE}
    return sure or _by("armed")(doc, sentence, trigger, setting)


_SUBJECT: dict[str, Callable[[Document, Sentence, Trigger, Setting], bool]] = {
    "armed": _by("armed"),
    "set_off": _set_off,
    "patrols": _patrols,
    "crowd": _by("crowd"),
    "entered": _entered,
    "left": _left,
    "ground": _ground_or_place,
    "struck": _struck,
    "place": _place,
    "people_or_place": _people_or_place,
    "demand": _demands,
}


def _until(doc: Document, stretch: range) -> list[int]:
    """The tokens of a stretch before the phrase is left: by a sign, a conjunction or a preposition of place."""
    stops = context(doc.language)["stops"]
    found = []
    for i in stretch:
        sign = doc.tokens[i].kind is TokenKind.PUNCTUATION and not is_hyphen(doc, i)
        if sign or doc.tokens[i].lower in stops:
            break
        found.append(i)
    return found


def _place_follows(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, *, reach: int) -> bool:
    outside = words(doc.language).prepositions - {"of", "de", "du", "d'", "des"} if reach < 5 else frozenset()
    for i in range(trigger.last, min(trigger.last + reach, sentence.last)):
        token = doc.tokens[i]
        if token.lower in outside:
            return False
        if setting.near_place(token.start, token.end):
            return True
    return False


def _head_of(doc: Document, after: list[int]) -> list[int]:
    """*released a video of the hostage*: the tokens of the thing alone; of *hundreds of inmates* all."""
    for n, at in enumerate(after):
        if doc.tokens[at].lower in {"of", "de", "des", "du", "d'"} and n:
            noun = doc.tokens[at - 1]
            counted = noun.kind is TokenKind.NUMBER or noun.lower in lists(doc.language)["number_of"]
            return after if counted or noun.lower in words(doc.language).numbers else after[:n]
    return after


def _abbreviated(doc: Document, at: int) -> bool:
    """*the US*: no pronoun."""
    return doc.tokens[at].text.isupper() and not doc.capitals


def _titled(doc: Document, at: int) -> bool:
    """*le général Keïta*: a title before a name."""
    return doc.tokens[at].lower in titles(doc.language) and at + 1 < len(doc.tokens) and _name(doc, at + 1)


def _name(doc: Document, at: int) -> bool:
    return doc.tokens[at].name_like and not doc.capitals
