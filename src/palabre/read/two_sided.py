"""Two sides: who talks, fights or agrees with whom, where the words stand apart. Document and trigger in, parties out.

*An accord was signed on Monday in Sari between A and B*, *conclu en mai avec quatorze groupes*, *its talks with the
Front*. Refuses what only lies between two (*the border between A and B*), times (*between Monday and Friday*) and those
who help (*with the support of A*).
"""

from palabre.model.passage import Span, overlap
from palabre.read import phrases
from palabre.read.after_times import past_setting
from palabre.read.agents import head
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.names import demonyms
from palabre.read.pairs import Participants, split
from palabre.read.participant_words import lists
from palabre.read.signs import time_at
from palabre.read.triggers import Trigger, noun_class
from palabre.read.victims import titles, word_class
from palabre.read.words import words

NAME = "two_sided.v1"

_FAR = 16  # tokens from the word of the deed to the sides of it
_OPENING = 14  # and from *Signed* at the opening of a sentence to its *between*
_MOST = 6  # those of a list


def completed(doc: Document, sentence: Sentence, trigger: Trigger, found: Participants) -> Participants:
    """The doers found, and the sides that the words tell farther off."""
    actors = found.actors
    if len(actors) <= 1:
        actors = _sides(doc, sentence, trigger, actors) or actors
    actors = actors or _signatories(doc, sentence, trigger)
    if len(actors) == 1 and (owner := _owner(doc, sentence, trigger)):
        actors = (*(s for s in split(doc, owner) if not overlap((s,), actors)), *actors)
    return Participants(actors, found.recipients)


def parts_land(doc: Document, link: int) -> bool:
    """*the border between A and B*, *la frontière avec A*: what lies between two is no deed of theirs."""
    return link > 0 and doc.tokens[link - 1].lower in lists(doc.language)["divides"]


def _sides(doc: Document, sentence: Sentence, trigger: Trigger, actors: tuple[Span, ...]) -> tuple[Span, ...]:
    starts = [(trigger.last, min(trigger.last + _FAR, sentence.last))]
    opening = doc.tokens[sentence.first].lower
    if trigger.noun and opening in lists(doc.language)["light"] and trigger.first - sentence.first > 2:
        starts.append((sentence.first + 1, min(trigger.first, sentence.first + _OPENING)))
    for at, last in starts:
        link = _link(doc, at, last, clauses=trigger.noun)
        if link is None:
            continue
        parties = _row(doc, link + 1, sentence.last)
        apart = doc.tokens[link].lower not in lists(doc.language)["one_side"]
        if apart and len(parties) + _plural(doc, parties) > 1:
            return parties
        if not apart and parties and _is_side(doc, parties[0]):
            return (*(s for s in actors if not overlap((s,), parties)), *parties)
    return ()


def _signatories(doc: Document, sentence: Sentence, trigger: Trigger) -> tuple[Span, ...]:
    """*L'accord de Sari, signé le 3 mai à Lomé par A et B*: the agent of the participle behind the noun."""
    signed = lists(doc.language)["signed"]
    for at in range(trigger.last, min(trigger.last + _FAR, sentence.last)):
        if doc.tokens[at].lower in signed:
            agent = phrases.agent_after(doc, past_setting(doc, at + 1, sentence.last) - 1)
            return split(doc, agent)
        if doc.tokens[at].lower in words(doc.language).auxiliaries | words(doc.language).relatives:
            return ()
    return ()


def _row(doc: Document, at: int, limit: int) -> tuple[Span, ...]:
    """All of a list that *and* closes: *between Togo, Benin and the UN*; else what stands first."""
    found: list[Span] = []
    while len(found) < _MOST and (span := phrases.noun_phrase_from(doc, at, limit)):
        parts = split(doc, span)
        found += parts
        at = doc.token_at(span[1] - 1) + 1
        if len(parts) > 1:
            return tuple(found)
        if at >= limit or doc.tokens[at].text != ",":
            break
        at += 1
    return tuple(found[:1])


def _link(doc: Document, first: int, last: int, *, clauses: bool) -> int | None:
    """The *between* or *with* that leads to the sides, past times and places; past a participle too if `clauses`."""
    w, classes = lists(doc.language), words(doc.language)
    for at in range(first, last - 1):
        token = doc.tokens[at]
        if token.lower in w["sides"]:
            follows = doc.tokens[at + 1]
            dated = follows.kind is TokenKind.NUMBER or time_at(doc, at + 1)
            return None if dated or parts_land(doc, at) else at
        told = clauses and (doc.tokens[at + 1].lower in w["light"] or time_at(doc, at + 1))
        if token.kind is not TokenKind.WORD and token.kind is not TokenKind.NUMBER and not (token.text == "," and told):
            return None
        if token.lower in classes.relatives | classes.coordinators | w["other_time"] | w["no_target"]:
            return None
    return None


def _plural(doc: Document, parties: tuple[Span, ...]) -> bool:
    """*between the two sides*: one phrase that names several."""
    if len(parties) != 1:
        return False
    at = head(doc, parties[0])
    return at is not None and doc.tokens[at].lower.endswith(("s", "x", "men", "people"))


def _is_side(doc: Document, span: Span) -> bool:
    """Whether a phrase after *with* names another side, and not a tool, a help or a purpose."""
    at = head(doc, span)
    if at is None or doc.tokens[at].lower in lists(doc.language)["helps"]:
        return False
    token = doc.tokens[at]
    nouns = word_class("person", doc.language) | word_class("force", doc.language) | word_class("groups", doc.language)
    nouns |= word_class("office", doc.language) | word_class("envoy", doc.language) | lists(doc.language)["bodies"]
    nouns |= titles(doc.language).keys()
    armed = noun_class("armed", doc.language)
    return token.name_like or token.lower in nouns | armed | demonyms(doc.language)


def holds_ground(doc: Document, span: Span) -> bool:
    """Whether a phrase names those who hold a place by arms: troops, a garrison, an armed movement by its initials."""
    at = head(doc, span)
    if at is None:
        return False
    token = doc.tokens[at]
    short = token.text.isupper() and len(token.text) > 1 and not doc.capitals
    return short or token.lower in noun_class("armed", doc.language) | lists(doc.language)["holders"]


def _owner(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*The government froze its talks with the Front*: whose talks they are, the subject of the verb before tells."""
    at = trigger.first - 1
    while at > sentence.first and doc.tokens[at].kind is TokenKind.WORD and trigger.first - at <= 2:
        if doc.tokens[at].lower in lists(doc.language)["owns"]:
            return phrases.shared_subject(doc, at)
        at -= 1
    return None
