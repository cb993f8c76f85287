"""Participants of a noun (*the army's offensive on Sari*): who did it and to whom. Trigger in, parties out.

Knows genitives, light verbs (*launched an attack*), the prepositions after nouns and who pays a visit. Refuses owners
that suffer what they own (*Mali's coup*).
"""

from palabre.model.event import INCIDENTS, VIOLENT, EventKind
from palabre.model.passage import Span
from palabre.model.toll import Victim
from palabre.read import phrases
from palabre.read.after_times import past_inserted, past_time
from palabre.read.agents import accused, subject
from palabre.read.document import Document, Sentence, TokenKind
from palabre.read.french_deeds import TWO_SIDED, called_after, of_nation
from palabre.read.names import demonyms
from palabre.read.pairs import Participants, made, split
from palabre.read.participant_words import lists
from palabre.read.passives import time_follows
from palabre.read.persons import one_person
from palabre.read.triggers import Trigger, noun_class
from palabre.read.two_sided import parts_land
from palabre.read.victims import titles, victims
from palabre.read.words import words

_IN_BRACKETS = 9  # tokens in brackets after a possessive
_TO_BLAME = 4  # tokens from *blamed* to the noun of the deed
_INITIALS = 3  # tokens of a body's name in initials, at most
_OF_ADJECTIVES = ("al", "able", "ible", "ous", "ive", "ary")
# Nouns whose *of X* names the doer; with all others it names who suffers it.
_OF_DOER = {EventKind.SURRENDER, EventKind.RESIGNATION, EventKind.WITHDRAWAL, EventKind.CONSULTATION, EventKind.PROTEST}
# Those of which *with* tells the tool or the help: *an attack with rifles*.
_ONE_SIDED = INCIDENTS - TWO_SIDED
# Those in whose name these stand suffer them: *Mali's coup*.
_NO_OWNER = {EventKind.OVERTHROW, EventKind.ELECTION, EventKind.KILLING}
# Those in whose name one of these stands suffer it, if they are one person: *Awa Keïta's murder*.
_SUFFERED = {EventKind.KILLING, EventKind.EXECUTION, EventKind.ABDUCTION}


def of_noun(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants:
    """The participants of an event that a noun names."""
    w, kind = lists(doc.language), trigger.sense.kind
    agent = phrases.agent_after(doc, trigger.last - 1)
    if agent and (not split(doc, agent) or _brokered(doc, trigger, agent)):
        agent = None  # *extended the curfew by six months*
    actor = agent or _possessor(doc, sentence, trigger)
    own = trigger.first > sentence.first and doc.tokens[trigger.first - 1].lower in w["owns"]  # *its withdrawal from*
    recipient: Span | None = None
    start = past_inserted(doc, trigger.last, sentence.last)  # *the killing, on Monday, of two priests*
    for at in range(start, min(start + 7, sentence.last)):
        lower = doc.tokens[at].lower
        if doc.tokens[at].kind is TokenKind.PUNCTUATION or lower in w["no_target"]:
            break
        joined = lower in w["sides"] and not parts_land(doc, at)
        if joined and (kind not in _ONE_SIDED or lower not in w["beside"]):
            both = phrases.noun_phrase_from(doc, at + 1, sentence.last)
            if actor is None and lower in w["one_side"]:  # *held talks with*, *called off talks with*
                actor = _light(doc, sentence, trigger)
            return Participants(actors=(*split(doc, actor), *split(doc, both)))
        known = recipient is not None and kind in _SUFFERED  # *the murder of the priests on Monday*
        if lower in w["target"] and _aims(doc, trigger) and not known and not time_follows(doc, at + 1):
            recipient = phrases.noun_phrase_from(doc, at + 1, sentence.last)
            break
        laid = trigger.sense.base in w["laid_for"] and at + 1 < sentence.last and not doc.tokens[at + 1].name_like
        given = kind is EventKind.AID and recipient is None and lower in w["given_to"]  # *une livraison d'armes à Lomé*
        aimed = (kind is EventKind.SANCTION or laid) and at == trigger.last and lower in w["towards"]
        if given or aimed:
            recipient = phrases.noun_phrase_from(doc, at + 1, sentence.last)
        if lower in w["of"] and kind in _SUFFERED and at > trigger.last and recipient is None:
            recipient = _person_after(doc, sentence, trigger, at)
        things = (kind is EventKind.AID and doc.language == "fr") or _of_what(doc, at + 1)
        if lower in w["of"] and at == start and not things:
            target = phrases.noun_phrase_from(doc, at + 1, sentence.last)
            if (kind in _OF_DOER and trigger.sense.needs != "of.talks") or (
                target and kind in VIOLENT - _SUFFERED and _does(doc, at, target)
            ):
                actor = actor or (None if own else target)
            elif kind not in TWO_SIDED and recipient is None and not called_after(doc, trigger, target):
                recipient = target
    if recipient is None and kind in _SUFFERED:
        recipient = _sufferer(doc, sentence, trigger)
    actor = actor or of_nation(doc, sentence, trigger) or _visitor(doc, sentence, trigger)
    actor = actor or _light(doc, sentence, trigger)
    return made(doc, actor, recipient)


def _of_what(doc: Document, at: int) -> bool:
    """*une grève de trois jours*, *pourparlers de paix de Sari*: what only says how long they are or of what sort."""
    if doc.language != "fr" or at + 1 >= len(doc.tokens):
        return False
    number, w = doc.tokens[at], lists("fr")
    counted = number.kind is TokenKind.NUMBER or number.lower in words("fr").numbers
    lasts = counted and doc.tokens[at + 1].lower in w["things"]
    return lasts or phrases.time_at(doc, at) or number.lower in w["no_party"]


def under_arrest(doc: Document, sentence: Sentence, trigger: Trigger) -> Participants | None:
    """*The minister has been under house arrest*: the subject suffers it."""
    before = doc.tokens[max(sentence.first, trigger.first - 2) : trigger.first]
    if trigger.sense.kind is not EventKind.ARREST or not any(t.lower in lists(doc.language)["under"] for t in before):
        return None
    return made(doc, phrases.agent_after(doc, trigger.last - 1), phrases.shared_subject(doc, trigger.first - 1))


def _aims(doc: Document, trigger: Trigger) -> bool:
    """Whether *on* leads to whom a deed is done: not of a fight, nor in *blamed the attack on the rebels*."""
    before = doc.tokens[max(0, trigger.first - _TO_BLAME) : trigger.first]
    return trigger.sense.kind not in TWO_SIDED | {EventKind.EXCHANGE} and not any(
        t.lower in lists(doc.language)["blames"] for t in before
    )


def _brokered(doc: Document, trigger: Trigger, agent: Span) -> bool:
    """*a truce brokered by Togo*: who brings the sides together is none of them."""
    between = doc.tokens[trigger.last : doc.token_at(agent[0])]
    return trigger.sense.kind in TWO_SIDED and any(t.lower in lists(doc.language)["brokers"] for t in between)


def _person_after(doc: Document, sentence: Sentence, trigger: Trigger, of: int) -> Span | None:
    """*the assassination in May of General Awa Keïta*: a person whom a day or place parts from the noun."""
    opens, closes = doc.tokens[trigger.last], doc.tokens[of - 1]
    parted = opens.lower in words(doc.language).prepositions or phrases.time_at(doc, trigger.last)
    if not parted or not (closes.name_like or closes.kind is TokenKind.NUMBER or phrases.time_at(doc, of - 1)):
        return None
    span = phrases.noun_phrase_from(doc, of + 1, sentence.last)
    return span if span and one_person(doc, span, again=True) is not None else None


def _does(doc: Document, of: int, span: Span) -> bool:
    """*une attaque de bandes armées*, *un raid de l'armée*, *l'attaque du FLM*: *of* leads to those who attack."""
    first, last = doc.tokens_between(*span)
    if _fighters(doc, span):
        return True
    noun = next((t for t in doc.tokens[first:last] if t.lower not in words(doc.language).determiners), None)
    if doc.language != "fr" or noun is None:
        return False
    initials = noun.text.isupper() and len(noun.text) > 1 and not doc.capitals and last - first <= _INITIALS
    return noun.lower in lists("fr")["of_doer"] or (initials and doc.tokens[of].lower in {"du", "des"})


def _fighters(doc: Document, span: Span) -> bool:
    """Whether the words name fighters: *attaques de bandes armées* are theirs, *attaque d'un convoi* is not."""
    first, last = doc.tokens_between(*span)
    return any(
        Victim.FIGHTER in {w for w, _ in hit.values} for hit in victims(doc.language).within(doc.tokens, first, last)
    )


def _sufferer(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*Awa Keïta's murder*, *the mayor's brutal assassination*: the one person whose it is."""
    clitic = trigger.first - 1
    if doc.language != "en" or trigger.sense.many or clitic - 1 <= sentence.first:
        return None
    clitic -= doc.tokens[clitic].lower not in {"'s", "’s"}
    if doc.tokens[clitic].lower not in {"'s", "’s"}:
        return None
    first = clitic
    while first > sentence.first and (doc.tokens[first - 1].name_like or _says_who(doc, first - 1)):
        first -= 1
    if first > sentence.first and doc.tokens[first - 1].lower in lists("en")["definite"]:
        first -= 1
    span = doc.tokens[first].start, doc.tokens[clitic - 1].end
    return span if first < clitic and one_person(doc, span) is not None else None


def _says_who(doc: Document, at: int) -> bool:
    """Whether a word is a title or a noun of a person: *judge Awa Keïta's murder*."""
    return doc.tokens[at].lower in titles("en") or victims("en").at(doc.tokens, at, at + 1) is not None


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
        verb = phrases.verb_at(doc, at) and doc.tokens[at].lower.endswith("ed") and doc.tokens[at - 1].name_like
        if verb or doc.tokens[at].lower in words("en").openers | words("en").complement | lists("en")["light"]:
            return None  # *attacked Mali if the blockade ...*, *Togo imposed sanctions*, *the UN welcomed talks*
        at -= 1
    at = _before_bracket(doc, at, sentence.first)
    token = doc.tokens[at]
    if trigger.sense.kind in _NO_OWNER and token.lower == "'s":
        return None
    if token.lower == "'s":
        return _owner(doc, sentence, at)
    if not token.name_like or at <= sentence.first or token.text in lists("en")["no_doer"]:
        return None
    if token.lower.endswith(_OF_ADJECTIVES) and token.lower not in demonyms("en") and not token.text.isupper():
        return None  # *the Criminal attacks*: no name
    last = trigger.first - 1
    forces = noun_class("armed", "en") - {"military"}  # *the Togolese guerrilla attacks*
    body = at < last and doc.tokens[last].lower in forces
    first = at
    while body and first - 1 > sentence.first and doc.tokens[first - 1].name_like:
        first -= 1
    return doc.tokens[first].start, doc.tokens[last if body else at].end


def _before_bracket(doc: Document, at: int, first: int) -> int:
    """*the Front's (MLN) attacks*: the token before what stands in brackets, if brackets close here."""
    opener = {")": "(", "]": "["}.get(doc.tokens[at].text)
    inside = (i for i in range(at - 1, max(first, at - _IN_BRACKETS), -1) if doc.tokens[i].text == opener)
    start = next(inside, None) if opener else None
    return start - 1 if start is not None and start - 1 > first and doc.tokens[start - 1].lower in {"'s", "’s"} else at


def _owner(doc: Document, sentence: Sentence, clitic: int) -> Span | None:
    """The noun phrase before *'s*: back to its determiner or over its capitals, no further than five words."""
    determiners = words("en").determiners
    first = clitic
    while first - 1 >= max(sentence.first, clitic - 5) and doc.tokens[first - 1].kind is TokenKind.WORD:
        lower = doc.tokens[first - 1].lower
        if not doc.tokens[first - 1].name_like and (
            lower in words("en").prepositions or phrases.verb_at(doc, first - 1)
        ):
            break
        first -= 1
        if lower in determiners:
            break
    while first < clitic - 1 and not doc.tokens[first].name_like and doc.tokens[first].lower not in determiners:
        first += 1
    none = lists("en")["no_doer"] - {"The", "This", "These", "Those"}
    if first >= clitic or {doc.tokens[first].text, doc.tokens[clitic - 1].text} & none:
        return None  # *Monday's attack*
    return doc.tokens[first].start, doc.tokens[clitic - 1].end


def _light(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*launched an attack*, *conclu jeudi, près de Sari, une trêve*: the subject of the light verb before the noun."""
    w = lists(doc.language)
    at = trigger.first - 1
    governed: int | None = None  # by a preposition: *opened an inquiry into the killing*
    while at > max(sentence.first, trigger.first - 24):
        token = doc.tokens[at]
        if token.text == ",":
            opener = next(
                (i for i in range(at - 1, max(sentence.first, at - 12), -1) if doc.tokens[i].text == ","), None
            )
            aside = opener is not None and doc.tokens[opener - 1].lower in w["light"]  # *envisage, selon Awa, des*
            if opener is None or not (aside or trigger.sense.kind in TWO_SIDED):
                return None
            at = opener
        elif token.kind is TokenKind.PUNCTUATION or token.lower in words(doc.language).relatives | w["other_time"]:
            return None  # *imposed sanctions after the coup*: another's deed
        elif token.lower in w["light"] or (trigger.sense.kind in TWO_SIDED and token.lower in w["meets"]):
            if governed is not None and governed > past_time(doc, at + 1, trigger.first):
                return None
            return None if doc.tokens[at - 1].lower in w["passive"] else _light_subject(doc, at)
        elif governed is None and token.lower in w["governs"] and not _article(doc, at):
            governed = at
        elif trigger.first - at > 6 and trigger.sense.kind not in TWO_SIDED:
            return None
        at -= 1
    return None


def _article(doc: Document, at: int) -> bool:
    """*une série d'attaques*, *envisage, selon Awa, des sanctions*: a *de* or *des* that governs nothing."""
    before = doc.tokens[at - 1]
    return before.lower in lists(doc.language)["number_of"] or (before.text == "," and doc.tokens[at].lower == "des")


def _light_subject(doc: Document, at: int) -> Span | None:
    """The subject of a light verb: of an infinitive after *by X to*, *par X pour*, that X."""
    blamed, of_whom = accused(doc, at)
    if blamed:
        return of_whom
    before = doc.tokens[at - 1].lower if at else ""
    if before not in lists(doc.language)["purpose"]:
        return subject(doc, at)
    end = at - 2
    for start in range(end, max(0, end - 8), -1):
        if doc.tokens[start].lower in lists(doc.language)["agent"]:
            return phrases.noun_phrase_from(doc, start + 1, end + 1)
    return phrases.shared_subject(doc, at - 1)


def _visitor(doc: Document, sentence: Sentence, trigger: Trigger) -> Span | None:
    """*En visite à Sari, X a dit*, *X said on a visit to Sari*: who visits."""
    if trigger.sense.base not in lists(doc.language)["visits"]:
        return None
    if trigger.first - sentence.first <= 3:
        comma = next((i for i in range(trigger.last, sentence.last) if doc.tokens[i].text == ","), None)
        return phrases.noun_phrase_from(doc, comma + 1, sentence.last) if comma else None
    if doc.tokens[trigger.first - 2].text == ",":
        return phrases.noun_phrase_ending(doc, trigger.first - 3)  # *the minister, Awa Keïta, en visite à Sari*
    return phrases.shared_subject(doc, trigger.first)
