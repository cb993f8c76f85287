"""Around a trigger: the words before and after it that tell who did it, to whom, where. Trigger in, tokens out.

Refuses to go past a sign, a conjunction or a preposition that leaves the phrase.
"""

from palabre.read.agents import subject
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import Form
from palabre.read.participant_words import lists
from palabre.read.participants import passive, undergoer
from palabre.read.phrases import shared_subject
from palabre.read.setting import Setting
from palabre.read.signs import is_hyphen
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.words import words

NAME = "around.v1"

_TO_AGENT = 11  # tokens from a passive to the head of its agent
_RIGHT_BEFORE = 2
_ONE = frozenset({"a", "an", "another", "each", "every", "one"})
_OWNS = frozenset({"'", "’"})  # *the rebels' positions*
_TO_DOER = 7  # tokens from a verb to those who do it, where no subject is found


def sufferer(doc: Document, sentence: Sentence, trigger: Trigger) -> range:
    """The tokens of who is said to have suffered a passive verb."""
    if trigger.noun or not passive(doc, sentence, trigger):
        return range(0)
    span = undergoer(doc, sentence, trigger.first)
    return range(*doc.tokens_between(*span)) if span else range(0)


def doers(doc: Document, sentence: Sentence, trigger: Trigger) -> set[str]:
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
    found |= set(before_sign(doc, range(trigger.first - 1, max(sentence.first, trigger.first - far) - 1, -1)))
    return {doc.tokens[i].lower for i in found}


def armed_do(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether soldiers, rebels, the police do what a verb tells."""
    return not noun_class("armed", doc.language).isdisjoint(doers(doc, sentence, trigger))


def before_sign(doc: Document, stretch: range) -> list[int]:
    """The tokens of a stretch up to a sign."""
    signs = (n for n, i in enumerate(stretch) if doc.tokens[i].kind is TokenKind.PUNCTUATION)
    return list(stretch[: next(signs, len(stretch))])


def until(doc: Document, stretch: range) -> list[int]:
    """The tokens of a stretch before the phrase is left: by a sign, a conjunction or a preposition of place."""
    stops = context(doc.language)["stops"]
    found = []
    for i in stretch:
        token = doc.tokens[i]
        sign = token.kind is TokenKind.PUNCTUATION and token.text not in _OWNS and not is_hyphen(doc, i)
        if sign or doc.tokens[i].lower in stops:
            break
        found.append(i)
    return found


def place_follows(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting, *, reach: int) -> bool:
    """Whether a place is named within some tokens after a trigger, before a preposition that leads elsewhere."""
    outside = words(doc.language).prepositions - {"of", "de", "du", "d'", "des"} if reach < 5 else frozenset()
    for i in range(trigger.last, min(trigger.last + reach, sentence.last)):
        token = doc.tokens[i]
        if token.lower in outside:
            return False
        if setting.near_place(token.start, token.end):
            return True
    return False


def head_of(doc: Document, after: list[int]) -> list[int]:
    """*released a video of the hostage*: the tokens of the thing alone; of *hundreds of inmates* all."""
    for n, at in enumerate(after):
        if doc.tokens[at].lower in {"of", "de", "des", "du", "d'"} and n:
            noun = doc.tokens[at - 1]
            follower = doc.tokens[at + 1] if at + 1 < len(doc.tokens) else noun
            if follower.kind is TokenKind.NUMBER or follower.lower in words(doc.language).numbers:
                return after  # *plus de 2 000 prisonniers*
            counted = noun.kind is TokenKind.NUMBER or noun.lower in lists(doc.language)["number_of"]
            return after if counted or noun.lower in words(doc.language).numbers else after[:n]
    return after


def verb_like(doc: Document, trigger: Trigger) -> bool:
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
