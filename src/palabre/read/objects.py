"""Objects: whether what a verb or noun is done to, or who does it, is of the sort it needs. Trigger in, yes or no out.

*ont fermé [lundi] leurs frontières*, *le gel des avoirs*, *une frontière rouverte*; not *a fermé un camp à la
frontière*. A sense of the lexicon asks for it by `needs = "of.borders"`. Refuses what stands behind a preposition.
"""

from collections.abc import Callable
from itertools import pairwise

from palabre.read.after_times import past_setting, past_time
from palabre.read.agents import head, subject
from palabre.read.around import doers, sufferer
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.inflection import PARTICIPLES
from palabre.read.names import demonyms
from palabre.read.participant_words import lists
from palabre.read.participants import passive
from palabre.read.phrases import noun_phrase_from
from palabre.read.senses import WHOLE
from palabre.read.setting import Setting
from palabre.read.triggers import Trigger, context, noun_class
from palabre.read.victims import titles, word_class
from palabre.read.words import words

NAME = "objects.v1"

OF = "of."  # what opens the name of such a need
_TO_OBJECT = 12  # tokens from a trigger to the head of its object
_OF_NOUN = frozenset({"de", "d'", "des", "du"})
_LEADS = _OF_NOUN | {"à", "au", "aux"}  # *la cession à Sari de dix chars*
_QUOTES = frozenset('«»"“”')
_TO_ROADS = 16  # tokens from *a jeté* to *sur les routes*
_TO_PLACE = 8  # tokens from *est attendu* to where
_TO_NAME = 2  # tokens of *à Sari*
_TO_CONVENED = 3  # tokens from *la session* to *convoquée*
_TO_TALKS = 12  # tokens from *a invité* to *à des pourparlers*
_TO_CROWD = 16  # tokens from *Rassemblés* to who they are
_TO_OUSTED = 4  # tokens from *la chute* to who fell


def of_class(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether what a trigger is done to is of the class that its sense names."""
    wanted = noun_class((trigger.sense.needs or "").removeprefix(OF), doc.language)
    if suffers := sufferer(doc, sentence, trigger):
        return _heads(doc, suffers.start, suffers.stop, wanted)
    if trigger.noun and not (trigger.last < sentence.last and doc.tokens[trigger.last].lower in _LEADS):
        return False
    start = past_setting(doc, trigger.last, sentence.last)
    return _heads(doc, start, min(sentence.last, start + _TO_OBJECT), wanted)


def _heads(doc: Document, first: int, last: int, wanted: frozenset[str]) -> bool:
    """Whether the first noun of a stretch is of a class: past numbers, places and times that stand before it."""
    w, counts = words(doc.language), lists(doc.language)["number_of"]
    behind, missed = False, 0  # behind a preposition; nouns that are none of the class
    for at in range(first, last):
        token = doc.tokens[at]
        opens = token.lower in w.determiners or token.lower in w.numbers or token.kind is TokenKind.NUMBER
        if token.lower in _OF_NOUN and not missed:
            behind = False
        elif opens or token.lower in w.adverbs or token.text in _QUOTES:
            continue
        elif token.kind is TokenKind.PUNCTUATION or token.lower in w.coordinators or token.lower in w.relatives:
            return False
        elif token.lower in w.prepositions:
            behind = True
            if missed:
                return False
        elif not behind and token.lower in wanted:
            return True
        elif not behind and token.lower not in counts:
            missed += 1
            if missed > 1:
                return False  # an adjective or an apposition may stand before it, no two
        elif not token.name_like:
            behind = False
    return False


def on_roads(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*a jeté des milliers de familles sur les routes*: they were driven out."""
    after = [t.lower for t in doc.tokens[trigger.last : min(trigger.last + _TO_ROADS, sentence.last)]]
    return any(after[n : n + 3] == ["sur", "les", "routes"] for n in range(len(after)))


def expected(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*une délégation est attendue jeudi à Sari*: somebody in office or sent, or by name, is to come to a place."""
    if trigger.sense.form not in PARTICIPLES or doc.tokens[trigger.first - 1].lower not in {"est", "sont", "était"}:
        return False
    return _guest(doc, trigger) and _somewhere(doc, sentence, trigger)


def visiting(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*le médiateur est arrivé à Sari*: somebody in office or sent comes to a place."""
    return _guest(doc, trigger) and _somewhere(doc, sentence, trigger)


def going(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*s'est rendue à Sari*; not *se rend à l'école*, *au marché*."""
    inside = doc.tokens[trigger.last - 1].lower in context(doc.language)["to_places"]  # *s'est rendue à*
    lead = trigger.last - 1 if inside else past_time(doc, trigger.last, sentence.last)
    near = doc.tokens[lead : min(lead + 3, sentence.last)]
    if len(near) < _TO_NAME or near[0].lower not in context(doc.language)["to_places"]:
        return False
    return near[1].name_like or (near[1].lower in words(doc.language).determiners and near[-1].name_like)


def by_force(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*fauchés par des tirs*; not *fauchés par un camion*."""
    armed = noun_class("armed", doc.language) | noun_class("weapon", doc.language) | noun_class("fired", doc.language)
    return not armed.isdisjoint(doers(doc, sentence, trigger))


def _guest(doc: Document, trigger: Trigger) -> bool:
    span = subject(doc, trigger.first)
    if span is None:
        return False
    first, last = doc.tokens_between(*span)
    guests = (word_class("office", doc.language), word_class("envoy", doc.language), titles(doc.language))
    return any(t.lower in listed for t in doc.tokens[first : min(last, first + 4)] for listed in guests)


def _somewhere(doc: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a name stands behind a preposition of place, past a time: *attendue jeudi à Sari*."""
    for at in range(trigger.last, min(trigger.last + _TO_PLACE, sentence.last - 1)):
        if doc.tokens[at].kind is TokenKind.PUNCTUATION:
            return False
        if doc.tokens[at].lower in context(doc.language)["to_places"]:
            named = doc.tokens[at + 1].lower in words(doc.language).determiners
            if doc.tokens[min(at + 1 + named, sentence.last - 1)].name_like:
                return True
    return False


def tried(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*le général comparaît lundi*: somebody does."""
    return not trigger.noun and subject(doc, trigger.first) is not None


def judged(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*doit être jugé par contumace*, *a jugé le général*; not *est jugé crédible*, *a jugé nécessaire de*."""
    at = trigger.last
    if not passive(doc, sentence, trigger):
        span = noun_phrase_from(doc, past_setting(doc, at, sentence.last), sentence.last)
        heads = word_class("office", doc.language) | word_class("person", doc.language)
        first = head(doc, span) if span else None
        return first is not None and doc.tokens[first].lower in heads
    leads = words(doc.language).prepositions | words(doc.language).times
    ends = at >= sentence.last or doc.tokens[at].kind is TokenKind.PUNCTUATION or doc.tokens[at].lower in leads
    return ends and doc.tokens[trigger.first - 1].lower in lists(doc.language)["passive"]


def overflies(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*des drones ont survolé la ville*."""
    return not noun_class("aircraft", doc.language).isdisjoint(doers(doc, sentence, trigger))


def convened(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*la session convoquée lundi*; not *la session du tribunal*."""
    after = doc.tokens[trigger.last : min(trigger.last + _TO_CONVENED, sentence.last)]
    return any(t.lower in context(doc.language)["held"] for t in after)


def to_talks(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*a invité les rebelles à des pourparlers*; not *a invité les rebelles à déposer les armes*."""
    near = doc.tokens[trigger.last : min(trigger.last + _TO_TALKS, sentence.last)]
    leads = {"à", "au", "aux"} | words(doc.language).determiners
    return any(one.lower in leads and two.lower in noun_class("talks", doc.language) for one, two in pairwise(near))


def gathered(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*Rassemblés sur la place, des centaines d'habitants*: a crowd has come together."""
    if trigger.sense.form not in PARTICIPLES:
        return False
    crowd = noun_class("crowd", doc.language)
    if trigger.first > sentence.first:
        return not crowd.isdisjoint(doers(doc, sentence, trigger))
    after = doc.tokens[trigger.last : min(trigger.last + _TO_CROWD, sentence.last)]
    return any(t.lower in crowd for t in after)


def answering(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*les représailles de l'armée*; not *en représailles à l'attaque*."""
    return trigger.first > sentence.first and doc.tokens[trigger.first - 1].lower in words(doc.language).determiners


def ousted(doc: Document, sentence: Sentence, trigger: Trigger, setting: Setting) -> bool:
    """*la chute d'Awa Keïta*, *l'éviction du président*: who ruled fell, no town."""
    at = trigger.last
    if not trigger.noun or at + 1 >= sentence.last or doc.tokens[at].lower not in _OF_NOUN:
        return False
    after = doc.tokens[at + 1 : min(at + _TO_OUSTED, sentence.last)]
    if any(t.lower in noun_class("rulers", doc.language) for t in after):
        return True
    two = len(after) > 1 and all(t.name_like for t in after[:2]) and after[0].lower not in demonyms(doc.language)
    return two and doc.tokens[at].lower in {"de", "d'"} and not setting.near_place(after[0].start, after[1].end)


def _anyhow(*_: object) -> bool:
    """What `telling` decides later, with figures and times: a war as a whole."""
    return True


# What a sense may need, by its name in the lexicon.
BY_OBJECT: dict[str, Callable[[Document, Sentence, Trigger, Setting], bool]] = {
    "on_roads": on_roads,
    "expected": expected,
    "visiting": visiting,
    "going": going,
    "by_force": by_force,
    "ousted": ousted,
    "tried": tried,
    "judged": judged,
    "answering": answering,
    "aircraft_fly": overflies,
    "convened": convened,
    "to_talks": to_talks,
    "crowd_place": gathered,
    WHOLE: _anyhow,
}
