"""Recipients: whom an event befell, once all is known that the article tells of it. Draft in, completed in place.

*Shells hit a market, killing six traders*: the traders, and not the market. *The town was shelled*: where it was, to
nobody in particular. Fights have two sides that both act, and nobody to whom it is done. Refuses to name the dead of a
series or a war.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from palabre.model.actor import Party
from palabre.model.event import VIOLENT, Event, EventKind
from palabre.model.passage import Span
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.model.toll import Harm, Toll
from palabre.read.agents import head
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.names import demonyms
from palabre.read.participant_words import lists
from palabre.read.phrases import party
from palabre.read.triggers import noun_class
from palabre.read.victims import COMBATANTS, victims_in, word_class

NAME = "recipients.v1"

_HARMED = {Harm.KILLED, Harm.INJURED}
# What is done to persons, whatever it is done with; of the rest the text tells what was aimed at.
_APPOSED = 6  # tokens from a name to *a town in the north* beside it
_STRIKES = VIOLENT - {EventKind.CLASH, EventKind.DESTRUCTION}


def settle(doc: Document, draft: Draft, named: Iterable[NamedPlace]) -> None:
    """Leave an event those whom it befell: of a strike the persons, of a fight nobody; `named` are the places."""
    if draft.kind in VIOLENT:
        draft.actors = [d for a in draft.actors if (d := _doer(doc, a)) is not None]
    if draft.kind is EventKind.CLASH:
        draft.actors += _other_side(doc, draft)
        draft.recipients = []
    elif draft.kind is EventKind.DEPLOYMENT:
        draft.recipients = []
    elif draft.kind in _STRIKES:
        places = {p.text for p in named if p.precision is not PlacePrecision.COUNTRY}
        draft.recipients = [r for r in draft.recipients if not _is_place(doc, draft, r, places)]
        _strike(doc, draft)


def without_towns(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events, those of strikes without the town that is only their place: *Gunmen attacked Sari*."""
    return tuple(_without_town(e) if e.kind in _STRIKES and e.recipients else e for e in events)


def _without_town(event: Event) -> Event:
    towns = [p for p in (event.place, *event.other_places) if p and p.precision is not PlacePrecision.COUNTRY]
    kept = tuple(r for r in event.recipients if not any(r.spans == p.spans for p in towns))
    return event if len(kept) == len(event.recipients) else replace(event, recipients=kept)


def _strike(doc: Document, draft: Draft) -> None:
    harmed = [t for t in draft.tolls if t.harm in _HARMED and not t.cumulative and _persons(doc, t)]
    if not harmed:
        return
    if all(_head_in(doc, r.spans[0], _sites(doc.language)) for r in draft.recipients):
        killed = [t for t in harmed if t.harm is Harm.KILLED] or harmed
        singly = all(t.best == 1 for t in killed)  # *a commander and his driver*, but no total and its parts
        draft.recipients += [party(doc, t.spans[0]) for t in (killed if singly else killed[:1])]
    draft.recipients = [r for r in draft.recipients if not _theirs(doc, r.spans[0])]


def _doer(doc: Document, actor: Party) -> Party | None:
    """*A missile struck the town*: nobody; *a Turkish missile*: the nation whose it is; all others as they stand."""
    if not _head_in(doc, actor.spans[0], noun_class("tool", doc.language)):
        return actor
    first, last = doc.tokens_between(*actor.spans[0])
    nation = next((t for t in doc.tokens[first:last] if t.lower.removesuffix("s") in demonyms(doc.language)), None)
    return party(doc, (nation.start, nation.end)) if nation else None


def _other_side(doc: Document, draft: Draft) -> list[Party]:
    """*Four soldiers were killed in a clash with rebels*: those who bore arms were one of its two sides."""
    if len(draft.actors) != 1:
        return []
    here = doc.body[draft.sentence]
    fought = (t for t in draft.tolls if t.harm in _HARMED and t.who in COMBATANTS and not t.cumulative)
    one = next((t for t in fought if here.start <= t.spans[0][0] < doc.tokens[draft.trigger.first].start), None)
    other = doc.token_at(draft.actors[0].spans[0][0])
    against = other > 0 and doc.tokens[other - 1].lower in lists(doc.language)["one_side"]
    return [party(doc, one.spans[0])] if one and against and doc.tokens[other].start > one.spans[0][1] else []


def _persons(doc: Document, toll: Toll) -> bool:
    """Whether the words of a figure tell who it counts: *nine traders*, *un médecin*; not *nine dead*."""
    first, last = doc.tokens_between(*toll.spans[0])
    return bool(victims_in(doc.tokens[first:last], doc.language))


def _is_place(doc: Document, draft: Draft, one: Party, places: set[str]) -> bool:
    """*Sari was shelled*, *an assault on the capital*: a name that tells where; a town by what is apposed to it."""
    if any(one.spans == p.spans for p in (draft.place, *draft.other_places) if p) or one.text in places:
        return True
    first, last = doc.tokens_between(*one.spans[0])
    capital = _head_in(doc, one.spans[0], frozenset({"capital", "capitale"}))
    bare = last - first == 1 and doc.tokens[first].name_like and last < len(doc.tokens) and doc.tokens[last].text == ","
    told = {t.lower for t in doc.tokens[last + 1 : last + _APPOSED]}
    return capital or (bare and bool(told & noun_class("ground", doc.language)))


def _theirs(doc: Document, span: Span) -> bool:
    """*leur poste*, *une voiture*: in it were those who were harmed, and the words tell no more by it."""
    possessive = doc.tokens[doc.token_at(span[0])].lower in lists(doc.language)["owns"]
    own = possessive and _head_in(doc, span, _sites(doc.language))
    return own or _head_in(doc, span, word_class("vehicle", doc.language))


def _head_in(doc: Document, span: Span, nouns: frozenset[str]) -> bool:
    at = head(doc, span)
    return at is not None and doc.tokens[at].lower in nouns


@cache
def _sites(language: str) -> frozenset[str]:
    """Buildings, vehicles, stretches of ground: what is hit, and in which there are persons."""
    return frozenset[str]().union(*(noun_class(group, language) for group in ("site", "ground")))
