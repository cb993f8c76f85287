"""Other times: times of a sentence that are not the event's. Document, time, sentence and trigger in, yes or no out.

When it was told or claimed (*said on Tuesday*), how long after it something was, since when it is the third of its
sort, when it was judged or avenged, since when a truce holds that it breaks. Refuses to say which time is the event's.
"""

from palabre.model.event import EventKind
from palabre.model.time import Time
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.leads import leads
from palabre.read.participant_words import lists, said_words, says
from palabre.read.signs import is_closed
from palabre.read.toll_lexicon import ordinals, toll_words
from palabre.read.triggers import Trigger
from palabre.read.words import words

NAME = "other_times.v1"

_LONG = 31  # days; times further apart are not of one incident
_OPENING = 3  # tokens before a time that opens its sentence
_TO_CLAIM = 8  # tokens from such a time to the verb of claiming
_TO_NOUN = 4  # tokens from *after* to the noun it counts from
_TO_DEED = 4  # tokens from *over*, *for* to the deed
_IN_FORCE = 4  # tokens from *in force* to its time
_SINCE = frozenset({"since", "depuis"})
_UNDONE = {EventKind.RELEASE, EventKind.EXCHANGE, EventKind.SANCTION, EventKind.RESTRICTION, EventKind.SIEGE}
# What is in force from a day on.
_HOLDING = {EventKind.CEASEFIRE, EventKind.AGREEMENT, EventKind.SANCTION, EventKind.RESTRICTION}


def of_another(doc: Document, time: Time, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a time of the sentence is not the event's."""
    return (
        _of_saying(doc, time, sentence, trigger)
        or _of_speaking(doc, time, sentence, trigger)
        or _of_claim(doc, time, sentence, trigger)
        or _counts_from(doc, time, trigger)
        or _of_row(doc, time, sentence, trigger)
        or _in_force(doc, time, trigger)
        or _of_clause(doc, time, trigger)
        or led_away(doc, time.spans[0][0], sentence, trigger)
    )


def long_apart(one: Time, two: Time) -> bool:
    """Whether more than a month lies between two times, as far as their bounds are known."""
    pairs = ((one.end, two.start), (two.end, one.start))
    return any(end is not None and start is not None and (start - end).days > _LONG for end, start in pairs)


def led_away(doc: Document, start: int, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether words lead from what stands at an offset to the event, or from the event to it.

    *jailed on Monday in Sari for the killing*, *was a response to a raid on Sunday*: where and when he was jailed, or
    the raid was.
    """
    at = doc.token_at(start)
    wordings = leads(doc.language)
    if at < trigger.first:
        between = wordings.within(doc.tokens, at, trigger.first) if trigger.noun else ()
        return any(h.values[0] in {"answered", "blamed"} and trigger.first - h.last < _TO_DEED for h in between)
    return any(h.values[0] == "answered" for h in wordings.within(doc.tokens, trigger.last, at))


def _of_row(doc: Document, time: Time, sentence: Sentence, trigger: Trigger) -> bool:
    """*the third coup since 2010*, *the deadliest attack since May*: from when on it is the third."""
    at = doc.token_at(time.spans[0][0])
    return trigger.noun and not trigger.sense.many and since_which(doc, sentence, trigger.last, at)


def _of_clause(doc: Document, time: Time, trigger: Trigger) -> bool:
    """*lifted the sanctions it imposed in August*, *libéré ceux qu'ils avaient pris en mai*: when it was begun."""
    if trigger.sense.kind not in _UNDONE:
        return False
    w, at = words(doc.language), doc.token_at(time.spans[0][0])
    for i in range(at - 1, trigger.last - 1, -1):
        token = doc.tokens[i]
        if token.kind is TokenKind.PUNCTUATION:
            return False
        if token.lower in w.subject_pronouns:
            noun = i - 2 if doc.tokens[i - 1].lower in {"that", "which", "que", "qu'"} else i - 1
            told = noun < trigger.last - 1 or doc.tokens[noun].kind is not TokenKind.WORD or says(doc, noun)
            return not told and not is_closed(w, doc.tokens[noun].lower)
    return False


def since_which(doc: Document, sentence: Sentence, first: int, last: int) -> bool:
    """Whether words between two tokens lead to what it is the third, or the deadliest, since."""
    since = next((i for i in range(last - 1, first - 1, -1) if doc.tokens[i].lower in _SINCE), None)
    if since is None:
        return False
    ranks = toll_words(doc.language)["ranks"] | ordinals(doc.language).keys()
    return any(doc.tokens[i].lower in ranks for i in range(sentence.first, since))


def _in_force(doc: Document, time: Time, trigger: Trigger) -> bool:
    """*the fighting breaks a truce in force since Monday*: no day of the fighting."""
    at = doc.token_at(time.spans[0][0])
    if trigger.sense.kind in _HOLDING or at < trigger.last:
        return False
    before = range(max(trigger.last, at - _IN_FORCE) + 1, at)
    w = lists(doc.language)
    return any(doc.tokens[i].lower in w["force"] and doc.tokens[i - 1].lower in w["into"] for i in before)


def _of_speaking(doc: Document, time: Time, sentence: Sentence, trigger: Trigger) -> bool:
    """*The minister today condemned the attack*, *protested on Monday the murder*: no day of the deed."""
    spoken = lists(doc.language)["said"] | lists(doc.language)["speaks"]
    at, end = doc.token_at(time.spans[0][0]), doc.token_at(time.spans[0][1] - 1) + 1
    if end > trigger.first or _own(doc, time, trigger):
        return False
    if any(doc.tokens[i].lower in spoken for i in range(max(sentence.first, at - 2), at)):
        return True
    return any(doc.tokens[i].lower in spoken and not _aside(doc, i) for i in range(end, trigger.first))


def _aside(doc: Document, verb: int) -> bool:
    """Whether a verb of speaking only says who tells it: *..., police said, ...*, *..., a dit la police*."""
    if doc.tokens[verb + 1].text == ",":
        return True
    auxiliary = verb - 1
    while auxiliary > 0 and doc.tokens[auxiliary].lower in lists(doc.language)["auxiliary"]:
        auxiliary -= 1
    return doc.language == "fr" and doc.tokens[auxiliary].text == ","


def _own(doc: Document, time: Time, trigger: Trigger) -> bool:
    """*condemned Monday's deadly attack*: the day of the attack."""
    end = doc.token_at(time.spans[0][1] - 1) + 1
    return 0 < trigger.first - end <= _TO_DEED and doc.tokens[end].lower in {"'s", "’s"}


def _of_claim(doc: Document, time: Time, sentence: Sentence, trigger: Trigger) -> bool:
    """*On Friday it claimed an attack*, *claimed responsibility on Friday for an attack*: the day of the claim."""
    claims, gap = lists(doc.language)["claims"], lists(doc.language)["claim_gap"]
    at, end = doc.token_at(time.spans[0][0]), doc.token_at(time.spans[0][1] - 1) + 1
    before = at - 1
    while before > sentence.first and doc.tokens[before].lower in gap:
        before -= 1
    if doc.tokens[before].lower in claims:
        return True
    if at - sentence.first > _OPENING:
        return False
    return any(doc.tokens[i].lower in claims for i in range(end, min(trigger.first, end + _TO_CLAIM)))


def _counts_from(doc: Document, time: Time, trigger: Trigger) -> bool:
    """*five days after the release*: no time of the release itself."""
    if time.start is not None or time.text.lower().split()[-1] not in lists(doc.language)["counted_from"]:
        return False
    return 0 <= trigger.first - doc.token_at(time.spans[0][1] - 1) <= _TO_NOUN


def _of_saying(doc: Document, time: Time, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the time is when somebody spoke: *said on Tuesday*, *a déclaré mardi*; *a condamné* may be a sentence."""
    at, said = doc.token_at(time.spans[0][0]), said_words(doc.language)
    if _own(doc, time, trigger):
        return False
    before = range(max(sentence.first, at - 2), at)
    return any(doc.tokens[i].lower in said for i in before if not trigger.first <= i < trigger.last)
