"""Where events happened, by the trained tagger: events, places and tags in, events with their places out.

The rules of `setting` choose among the named places of a trigger's sentence by syntax; the tagger has seen thousands
of sentences about events and their places. In the trigger's sentence a place that the tagger marks comes before one
that it does not, a town before a country (*Adré*, *Chad*) and the likeliest first; where it marks none, the rules'
choice stays, unless the tagger holds it for none. Refuses to take a place from another sentence.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from palabre.model.event import Event
from palabre.model.passage import Span, overlap
from palabre.model.place import NamedPlace, PlacePrecision
from palabre.read.document import Document, Sentence
from palabre.read.tagger import Seen, Tags, place_probability
from palabre.read.words import words

_LEAST = 0.1  # below this probability, of the tagger, a place of the rules is none of an event


def with_tagged_places(
    doc: Document, events: Iterable[Event], places: Sequence[NamedPlace], tags: Tags
) -> tuple[Event, ...]:
    """The events, each at the place that the tagger marks in its sentence."""
    return tuple(_placed(doc, event, places, tags) for event in events)


def _placed(doc: Document, event: Event, places: Sequence[NamedPlace], tags: Tags) -> Event:
    sentence = doc.sentence_at(event.trigger.spans[0][0])
    if sentence is None:
        return event
    marked = [s for s in tags.places if sentence.start <= s[0] < sentence.end]
    if not marked:
        return replace(event, place=None) if _doubted(sentence, event, tags.seen) else event
    named = [(_probability(tags.seen, span), found) for span in marked if (found := _named(doc, span, places))]
    _, place = max(named, key=lambda one: (one[1].precision is not PlacePrecision.COUNTRY, one[0]), default=(0.0, None))
    if place is None or (event.place and overlap(event.place.spans, place.spans)):
        return event
    told = (p for p in (event.place, *event.other_places) if p is not None)
    return replace(event, place=place, other_places=tuple(p for p in told if not overlap(p.spans, place.spans)))


def _probability(seen: Seen, span: Span) -> float:
    """That a stretch is the place of an event, by its surest piece; 1 where the tagger has not read it."""
    first, last = bisect_left(seen.spans, (span[0], 0)), bisect_left(seen.spans, (span[1], 0))
    return float(place_probability(seen.events[first:last]).max()) if first < last else 1.0


def _doubted(sentence: Sentence, event: Event, seen: Seen) -> bool:
    """Whether the event's place stands in its own sentence, and the tagger sees no place of an event in it."""
    if event.place is None or not event.place.spans:
        return False
    span = event.place.spans[0]
    return sentence.start <= span[0] < sentence.end and _probability(seen, span) < _LEAST


def _named(doc: Document, span: Span, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """The named place at the span; a whole name in capitals that no list knows is a place too."""
    for place in places:
        if overlap(place.spans, (span,)):
            return place
    first, last = doc.token_at(span[0]), doc.token_at(span[1] - 1)
    while first < last and doc.tokens[first].lower in words(doc.language).determiners:
        first += 1
    while last + 1 < len(doc.tokens) and _one_name(doc, last):
        last += 1
    while first and _one_name(doc, first - 1):
        first -= 1
    if doc.capitals or not any(t.name_like for t in doc.tokens[first : last + 1]):
        return None
    whole = (doc.tokens[first].start, doc.tokens[last].end)
    text = doc.text[slice(*whole)]
    return NamedPlace(spans=(whole,), text=text, name=text)


def _one_name(doc: Document, at: int) -> bool:
    """Whether a token and the next are both of names, with at most a hyphen between them."""
    one, two = doc.tokens[at : at + 2]
    return one.name_like and two.name_like and doc.text[one.end : two.start] in ("", " ", "-")
