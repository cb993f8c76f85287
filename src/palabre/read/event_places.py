"""Where events happened, by the trained tagger: events, places and tags in, events with their places out.

The rules of `setting` choose among the named places of a trigger's sentence by syntax; the tagger has seen thousands
of sentences about events and their places. In the trigger's sentence a place that the tagger marks comes before one
that it does not; where it marks none, the rules' choice stays, unless the tagger thinks it no place of an event.
Refuses to take a place from another sentence.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from palabre.model.event import Event
from palabre.model.passage import Span, overlap
from palabre.model.place import NamedPlace
from palabre.read.document import Document, Sentence
from palabre.read.tagger import Seen, Tags, place_probability

_LEAST = 0.1  # below this probability, of the tagger, a place of the rules is none of an event


def with_tagged_places(
    doc: Document, events: Iterable[Event], places: Sequence[NamedPlace], tags: Tags
) -> tuple[Event, ...]:
    """The events, each at the place that the tagger marks in its sentence."""
    return tuple(_placed(doc, event, places, tags) for event in events)


def _placed(doc: Document, event: Event, places: Sequence[NamedPlace], tags: Tags) -> Event:
    start = event.trigger.spans[0][0]
    sentence = doc.sentence_at(start)
    if sentence is None:
        return event
    marked = [s for s in tags.places if sentence.start <= s[0] < sentence.end]
    told = [p for p in (event.place, *event.other_places) if p is not None]
    if not marked:
        return replace(event, place=None) if _doubted(sentence, event, tags.seen) else event
    if any(overlap(p.spans, marked) for p in told[:1]):
        return event
    nearest = min(marked, key=lambda s: abs(s[0] - start))
    place = _named(doc, nearest, places)
    if place is None:
        return event
    others = tuple(p for p in told if not overlap(p.spans, place.spans))
    return replace(event, place=place, other_places=others)


def _doubted(sentence: Sentence, event: Event, seen: Seen) -> bool:
    """Whether the event's place stands in its own sentence, and the tagger sees no place of an event in it."""
    if event.place is None or not event.place.spans:
        return False
    start, end = event.place.spans[0]
    first, last = bisect_left(seen.spans, (start, 0)), bisect_left(seen.spans, (end, 0))
    if not sentence.start <= start < sentence.end or first == last:
        return False
    return bool((place_probability(seen)[first:last] < _LEAST).all())


def _named(doc: Document, span: Span, places: Sequence[NamedPlace]) -> NamedPlace | None:
    """The named place at the span; a name in capitals that no list knows is a place too."""
    for place in places:
        if overlap(place.spans, (span,)):
            return place
    first, last = doc.token_at(span[0]), doc.token_at(span[1] - 1)
    whole = (doc.tokens[first].start, doc.tokens[last].end)
    if not doc.tokens[first].name_like or doc.capitals:
        return None
    text = doc.text[slice(*whole)]
    return NamedPlace(spans=(whole,), text=text, name=text)
