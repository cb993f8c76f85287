"""Where events happened, by the trained tagger: events, places and what it has `Seen` in, events with their places out.

The rules of `setting` choose among the named places of a trigger's sentence by syntax; the tagger has seen thousands
of sentences about events and their places. In the trigger's sentence a place that the tagger marks as the event's comes
before one that it does not, a town before a country (*Adré*, *Chad*) and the likeliest first; where it marks none, the
rules' choice stays, unless the tagger holds it for none. Refuses to take a place from another sentence.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from palabre.model.actor import Mention, MentionKind
from palabre.model.codes import PloverType
from palabre.model.event import Event, EventKind
from palabre.model.passage import Span, Spans, overlap
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.agents import head
from palabre.read.called import talks_called
from palabre.read.document import Document, Sentence
from palabre.read.names import demonyms, shapes
from palabre.read.participant_words import lists, says
from palabre.read.tagger import Seen, probability_of_place
from palabre.read.toponyms import no_place_alone, of_site, places_at
from palabre.read.triggers import noun_class
from palabre.read.unlisted import peoples
from palabre.read.victims import titles
from palabre.read.words import words

_SOMEBODY = frozenset({MentionKind.PERSON, MentionKind.ARMED_GROUP, MentionKind.ORGANISATION})
_OF_GROUND = frozenset({EventKind.CAPTURE, EventKind.WITHDRAWAL})
_OF_PERSONS = frozenset(
    {EventKind.ARREST, EventKind.ABDUCTION, EventKind.RELEASE, EventKind.EXECUTION, EventKind.OVERTHROW}
)
_MARKED = 0.5  # from this probability on, of the tagger, a piece is of the place of an event;
_ALMOST, _LEAD = (
    0.4,
    0.2,
)  # a place of the rules above the one stays before another that is less than the other likelier
_OF_A_BODY = {("de", "la"), ("de", "l'")}  # before names of bodies: *de la Croix-Verte*
_OF_MANY = {("des",), ("les",), ("aux",)}
_LEAST = 0.1  # below this one a place of the rules is none of it


def with_tagged_places(
    doc: Document, events: Iterable[Event], places: Sequence[NamedPlace], seen: Seen, mentions: Iterable[Mention] = ()
) -> tuple[Event, ...]:
    """The events, each at the place that the tagger marks for it in its sentence.

    Args:
        doc: the article.
        events: those of the rules.
        places: its mentions of places, in text order.
        seen: what the tagger sees in it.
        mentions: its mentions; the name of a known person or group is no place.
    """
    bodies = [m.spans[0] for m in mentions if m.actor and m.kind in _SOMEBODY]
    return tuple(_placed(doc, event, places, seen, bodies) for event in events)


def _placed(doc: Document, event: Event, places: Sequence[NamedPlace], seen: Seen, bodies: Sequence[Span]) -> Event:
    sentence = doc.sentence_at(event.trigger.spans[0][0])
    if sentence is None:
        return event
    every = [_Here.of(seen, sentence, word) for word in event.trigger.spans]
    here = next((found for found in every if found.marked()), None)
    if here is None:
        if event.place is None:
            return replace(event, place=_of_struck_site(doc, event, places))
        doubted = all(_doubted(sentence, event, found) for found in every) and not _plainly_there(doc, event)
        return replace(event, place=None) if doubted else event
    if event.kind in _OF_GROUND and event.place and _beside(doc, event.place, event.trigger.spans):
        return event  # *a repris Sari lundi, puis a quitté Gao*
    marked = here.marked()
    found = ((span, _named(doc, span, places)) for span in marked)
    named = [
        (here.probability(span), place)
        for span, place in found
        if place and (place in places or not _inside(place, bodies)) and not _elsewhere(doc, event, place)
    ]
    if not named or (here is not every[0] and _nearly(sentence, event, every[0])):
        return event
    wide = all(found.precision is PlacePrecision.COUNTRY for _, found in named)
    if wide and (_plainly_there(doc, event) or _finer(sentence, event, here)):
        return event  # *Au Togo, une frappe a tué un homme à Sari*, *entre Sari et Oumé, dans le nord du Togo*
    rated = [(found.precision is not PlacePrecision.COUNTRY, sure, -n) for n, (sure, found) in enumerate(named)]
    first, last = _listed(doc, [found for _, found in named], -max(rated)[2])
    place, *more = (found for _, found in named[first : last + 1])
    if event.place and overlap(event.place.spans, place.spans):  # keeps what is said of it: *12 km from Sari*
        place = replace(event.place, spans=place.spans, text=place.text, name=place.name or event.place.name)
    told = [*more, *(p for p in (event.place, *event.other_places) if p is not None)]
    others = [p for n, p in enumerate(told) if not any(overlap(p.spans, q.spans) for q in (place, *told[:n]))]
    return replace(event, place=place, other_places=tuple(others))


def _finer(sentence: Sentence, event: Event, here: "_Here") -> bool:
    """Whether the rules see a place within a country in the sentence, and the tagger does not hold it for none."""
    if event.place is None or event.place.precision is PlacePrecision.COUNTRY:
        return False
    span = event.place.spans[0]
    return sentence.start <= span[0] < sentence.end and here.probability(span) >= _LEAST


def _nearly(sentence: Sentence, event: Event, first: "_Here") -> bool:
    """Whether the first word of an event all but marks the rules' choice: *ambushed near Sari, killing two*."""
    if event.place is None or event.place.precision is PlacePrecision.COUNTRY:
        return False
    span = event.place.spans[0]
    return sentence.start <= span[0] < sentence.end and first.probability(span) > _ALMOST


def _listed(doc: Document, named: Sequence[NamedPlace], at: int) -> tuple[int, int]:
    """The first and the last of the places that are told in one list with one of them: *in Sari, Oumé and Dalia*."""
    first = last = at
    joined = False
    while last + 1 < len(named) and (link := _link(doc, named[last], named[last + 1])):
        joined, last = joined or link == "and", last + 1
    while first and (link := _link(doc, named[first - 1], named[first])):
        joined, first = joined or link == "and", first - 1
    return (first, last) if joined else (at, at)  # a comma alone parts a town from its country too


def _link(doc: Document, one: NamedPlace, two: NamedPlace) -> str | None:
    """What joins two places: *and*, a comma, or None where other words stand between them."""
    w = words(doc.language)
    between = doc.tokens[doc.token_at(one.spans[-1][1] - 1) + 1 : doc.token_at(two.spans[0][0])]
    if not all(t.text == "," or t.lower in w.coordinators | w.prepositions | w.determiners for t in between):
        return None
    return "and" if any(t.lower in w.coordinators for t in between) else "," if between else None


@dataclass(frozen=True, slots=True)
class _Here:
    """The pieces of a sentence, and the probability of each that it is of the place where an event of it happened."""

    spans: list[Span]
    shares: list[float]

    @classmethod
    def of(cls, seen: Seen, sentence: Sentence, word: Span) -> Self:
        """Of an event of the sentence, told by a word; without pieces where the tagger has not read that."""
        first, last = (bisect_left(seen.spans, (at, 0)) for at in (sentence.start, sentence.end))
        spans = seen.spans[first:last]
        verb = next((n for n, span in enumerate(spans) if overlap((span,), (word,))), None)
        if verb is None:
            return cls([], [])
        return cls(spans, probability_of_place(seen.where[first:last], verb).tolist())

    def marked(self) -> list[Span]:
        """The stretches that are likelier of the place than not."""
        found: list[Span] = []
        last = -1
        for at, (start, end) in enumerate(self.spans):
            if self.shares[at] <= _MARKED:
                continue
            if found and at == last + 1:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
            last = at
        return found

    def probability(self, span: Span) -> float:
        """That a stretch is of the place, by its surest piece; 1 where the tagger has not read it."""
        shares = (share for piece, share in zip(self.spans, self.shares, strict=True) if overlap((piece,), (span,)))
        return max(shares, default=1.0)


def _doubted(sentence: Sentence, event: Event, here: _Here) -> bool:
    """Whether the event's place stands in its own sentence, and the tagger sees no place of an event in it.

    It has seen names only: of *the capital* it knows nothing.
    """
    if event.place is None or not event.place.spans or event.place.text.islower():
        return False
    span = event.place.spans[0]
    return sentence.start <= span[0] < sentence.end and here.probability(span) < _LEAST


def _inside(place: NamedPlace, bodies: Sequence[Span]) -> bool:
    """Whether a name is that of a known person or group: *struck the M23*."""
    return any(start <= place.spans[0][0] and place.spans[-1][1] <= end for start, end in bodies)


def _elsewhere(doc: Document, event: Event, place: NamedPlace) -> bool:
    """Whether a place is where it was said (*they said in Havana*), or the person it befell (*captured Awa Keïta*).

    A name that no list knows is hidden from the tagger, which cannot tell whose it is.
    """
    at = doc.token_at(place.spans[0][0])
    said = at > 1 and doc.tokens[at - 1].lower in {"in", "at", "à"} and says(doc, at - 2)
    befallen = event.kind in _OF_PERSONS and any(overlap(place.spans, r.spans) for r in event.recipients)
    return said or befallen or _of_the_based(doc, event, at)


def _of_the_based(doc: Document, event: Event, at: int) -> bool:
    """*the wing based in Sari left the coalition*: where they sit is not where it happened."""
    before = doc.tokens[at - 2 : at] if at > 1 else ()
    return (
        bool(before) and before[0].lower in lists(doc.language)["based"] and before[1].end < event.trigger.spans[0][0]
    )


def _plainly_there(doc: Document, event: Event) -> bool:
    """*took Sari*, *Sari est tombée*; *à Sari*, *près de Sari* in French, of which the tagger has seen less."""
    if event.place is None:
        return False
    start, w = event.place.spans[0][0], words(doc.language)
    told = max((end for _, end in event.trigger.spans if end <= start), default=start)
    between = {t.lower for t in doc.tokens[doc.token_at(told) : doc.token_at(start)]}
    if talks_called(doc, event.kind, event.place):
        return True
    if event.kind in _OF_GROUND and _beside(doc, event.place, event.trigger.spans):
        return True
    if event.place.precision is PlacePrecision.COUNTRY:
        return False
    if doc.language == "en":  # *the Paris attacks*
        behind = doc.token_at(event.place.spans[-1][1] - 1) + 1
        return any(doc.token_at(span[0]) == behind for span in event.trigger.spans)
    # *ont adhéré aux accords signés à Sari*: there they were signed.
    return places_at(doc, doc.token_at(start)) and not between & (w.participles | w.participles_told | w.relatives)


def _of_struck_site(doc: Document, event: Event, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """*Le consulat de Sari a été la cible de roquettes*: the town of what was struck, but no country of its own."""
    if event.type is not PloverType.ASSAULT:
        return None
    struck = [r.spans[0] for r in event.recipients]
    sites = [
        s
        for s in struck
        if (at := head(doc, s)) is not None and doc.tokens[at].lower in noun_class("site", doc.language)
    ]
    towns = (p for p in places if p.precision is not PlacePrecision.COUNTRY)
    return next((p for p in towns if overlap(p.spans, sites)), None)


def _beside(doc: Document, place: NamedPlace, verb: Spans) -> bool:
    """Whether a place is what a verb is about: only articles and auxiliaries stand between the two."""
    first, last = sorted((place.spans[0], verb[0]))
    w = words(doc.language)
    between = doc.tokens[doc.token_at(first[1] - 1) + 1 : doc.token_at(last[0])]
    return first[1] <= last[0] and all(t.lower in w.determiners or t.lower in w.auxiliaries for t in between)


def _named(doc: Document, span: Span, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """The named place at the span, as far as its name goes there; a name in capitals that no list knows is one too."""
    w, first, last = words(doc.language), doc.token_at(span[0]), doc.token_at(span[1] - 1)
    while first < last and doc.tokens[first].lower in w.determiners | w.prepositions:
        first += 1
    known = next((place for place in places if overlap(place.spans, (span,))), None)
    if known:
        at = [doc.token_at(known.spans[0][0]), doc.token_at(known.spans[-1][1] - 1) + 1]
        if known.precision is PlacePrecision.COUNTRY and of_site(doc, *at):
            return None  # *near the U.S. Embassy*
        return _extended(doc, known, first, last)
    while last + 1 < len(doc.tokens) and _one_name(doc, last):
        last += 1
    while first and _one_name(doc, first - 1) and doc.tokens[first - 1].lower not in w.prepositions:
        first -= 1
    if doc.capitals or not _names_a_place(doc, first, last + 1):
        return None
    if doc.language == "fr" and (not doc.tokens[first].name_like or doc.tokens[first].text.isupper()):
        return None  # *le commandant du front Nord*, *un convoi de l'ONU*
    before = tuple(t.lower for t in doc.tokens[max(0, first - 2) : first])
    led = first and before[-1] in w.prepositions | w.determiners
    if doc.language == "fr" and last > first and not led:
        return None  # *a désigné Awa Keïta*
    if doc.language == "fr" and (before in _OF_A_BODY or before[-1:] in _OF_MANY):
        return None  # *un camp des Torvaldiens*, *un convoi de la Croix-Verte*
    whole = (doc.tokens[first].start, doc.tokens[last].end)
    text = doc.text[slice(*whole)]
    return NamedPlace(spans=(whole,), text=text, name=text)


def _names_a_place(doc: Document, first: int, last: int) -> bool:
    """Whether a name that no list knows can be a place's: no mere *Embassy*, no *La*, no *July*, no *Sari Street*."""
    w, language = words(doc.language), doc.language
    folk = (demonyms(language), peoples(language))  # *Christian homes*
    generic = (w.closed, no_place_alone(language), shapes(language).calendar, *folk)
    if doc.tokens[first].lower in titles(language) or doc.tokens[first].lower in w.posts:
        return False  # *President Keïta*
    if last < len(doc.tokens) and doc.tokens[last].lower in w.posts and not doc.tokens[last].name_like:
        return False  # *Le Premier ministre*
    named = any(t.name_like and all(t.lower not in listed for listed in generic) for t in doc.tokens[first:last])
    return named and not of_site(doc, first, last) and not of_site(doc, first, last - 1)


def _extended(doc: Document, place: NamedPlace, first: int, last: int) -> NamedPlace:
    """*Sari* in *Sari Airport*: the place with the names around it that the tagger marks with it."""
    start, end = place.spans[0][0], place.spans[-1][1]
    at = doc.token_at(start)
    while first < at and not all(_one_name(doc, n) for n in range(first, at)):
        first += 1
    until = doc.token_at(end - 1)
    while last > until and not all(_one_name(doc, n) for n in range(until, last)):
        last -= 1
    whole = (min(start, doc.tokens[first].start), max(end, doc.tokens[last].end))
    if whole == (start, end):
        return place
    if doc.text[start - 1 : start] == "-":  # *Port-Soudan* is not in *Soudan* alone
        text = doc.text[slice(*whole)]
        return NamedPlace(spans=(whole,), text=text, name=text)
    return replace(place, spans=(whole,), text=doc.text[slice(*whole)], name=place.name or place.text)


def _one_name(doc: Document, at: int) -> bool:
    """Whether a token and the next are both of one name: no *In* or day, and with at most a hyphen between them."""
    one, two = doc.tokens[at : at + 2]
    if one.lower in words(doc.language).prepositions:
        return False
    dated = not shapes(doc.language).calendar.isdisjoint((one.lower, two.lower))
    return not dated and one.name_like and two.name_like and doc.text[one.end : two.start] in ("", " ", "-")
