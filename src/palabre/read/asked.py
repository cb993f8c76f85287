"""What one party does to another, where the giver of a text asks: a `Pair` in, the deed first among the events out.

The trained encoder reads the first sentence that holds both parties once more, with the two marked, and gives the type
of what the one does to the other: PLOVER's own, as its coders give it to a sentence, speech acts among them. Refuses
to answer where no sentence holds both.
"""

from collections.abc import Sequence
from dataclasses import replace

from palabre.model.article import Pair
from palabre.model.event import Event, EventStatus
from palabre.model.passage import Span, overlap
from palabre.model.statement import Statement
from palabre.read.deeds_between import deed_told
from palabre.read.document import Document
from palabre.read.relation import relation_between
from palabre.read.setting import Setting
from palabre.read.tagger import seen_asked
from palabre.read.windows import Hidden

NAME = "asked.v1"


def with_asked(
    doc: Document,
    events: Sequence[Event],
    pair: Pair,
    statements: Sequence[Statement],
    hidden: Sequence[Hidden],
    setting: Setting,
) -> tuple[Event, ...]:
    """The events with the deed that is asked for at their head.

    An event that tells it already, by its word or between the same two, takes its type and parties.

    Args:
        doc: the article.
        events: those found without the question.
        pair: who is asked about.
        statements: the article's; what is said to be planned or claimed is.
        hidden: the article's names that the encoder does not see.
        setting: the article's times and places.
    """
    where = _where(doc, pair)
    if where is None:
        return tuple(events)
    number, parties = where
    sentence = doc.body[number]
    seen = seen_asked(doc.text, (sentence.start, sentence.end), hidden, parties)
    relation = relation_between(doc, number, parties, seen, slice(0, len(seen.spans)), asked=True)
    if relation is None:
        return tuple(events)
    asked = replace(deed_told(doc, relation, statements, setting), component=NAME)
    if any(s.cue and overlap(s.cue.spans, asked.trigger.spans) for s in statements):
        asked = replace(asked, status=EventStatus.REPORTED)  # whatever is said
    same = [e for e in events if _same(e, asked)]
    if same:
        asked = replace(same[0], type=asked.type, actors=asked.actors, recipients=asked.recipients, component=NAME)
    found = (asked, *(e for e in events if e not in same))
    return tuple(replace(e, id=f"e{n}") for n, e in enumerate(found, start=1))


def _where(doc: Document, pair: Pair) -> tuple[int, tuple[Span, Span]] | None:
    """The first sentence that holds both parties, and where they stand in it."""
    for number, sentence in enumerate(doc.body):
        text = doc.text[sentence.start : sentence.end]
        at = [(text.find(words), len(words)) for words in (pair.source, pair.target)]
        if all(start >= 0 for start, _ in at):
            source, target = ((sentence.start + start, sentence.start + start + size) for start, size in at)
            return number, (source, target)
    return None


def _same(event: Event, asked: Event) -> bool:
    """Whether an event tells the asked deed: by its word, or as done by the one to the other."""
    if overlap(event.trigger.spans, asked.trigger.spans):
        return True
    pairs = ((event.actors, asked.actors), (event.recipients, asked.recipients))
    return all(any(overlap(p.spans, q.spans) for p in found for q in wanted) for found, wanted in pairs)
