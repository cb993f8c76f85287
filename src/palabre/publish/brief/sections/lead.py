"""The lead: the two to four weightiest facts of the span, of at least two sorts where the week has them."""

from dataclasses import dataclass

from palabre.model.actor import Who
from palabre.model.position import Shift
from palabre.publish.brief.context import Context
from palabre.publish.brief.happenings import sentence_of
from palabre.publish.brief.model import Section, SectionKey, Sentence
from palabre.publish.brief.sections.events import Weighed, evidence_of, facts_of
from palabre.publish.brief.sections.positions import current_divergences, divergence_sentence, shift_sentence
from palabre.publish.brief.sections.statements import statement_sentence, weighed_statements
from palabre.publish.brief.worth import may_lead

SENTENCES = 4
EVENTS = 2
LEAST = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may lead, and its sort."""

    sort: str
    sentence: Sentence


def lead_section(ctx: Context, events: tuple[Weighed, ...]) -> Section:
    """The section: best first, at most two of a sort."""
    found = sorted(_candidates(ctx, events), key=lambda c: (-c.sentence.weight.value, c.sentence.facts))
    chosen: list[Candidate] = []
    for one in found:
        if len(chosen) < SENTENCES and sum(c.sort == one.sort for c in chosen) < _most(one.sort):
            chosen.append(one)
    sentences = tuple(c.sentence for c in chosen)
    return Section(key=SectionKey.LEAD, title=ctx.tongue.words.titles["lead"], sentences=sentences)


def _new(ctx: Context, who: Who) -> bool:
    """Whether the actor is only known from the news."""
    actor = ctx.actors.get(who.actor or "")
    return actor is None or actor.proposed


def _most(sort: str) -> int:
    return EVENTS if sort == "event" else 1


def _candidates(ctx: Context, events: tuple[Weighed, ...]) -> list[Candidate]:
    found = [
        Candidate(
            sort="event",
            sentence=ctx.sentence(
                sentence_of(ctx, one.event, lead=True),
                facts=facts_of(ctx, one.event),
                evidence=evidence_of(ctx, one.event),
                weight=one.weight,
            ),
        )
        for one in [w for w in events if may_lead(ctx, w.event)][: EVENTS + 1]
        if one.weight.value >= LEAST
    ]
    shifts = list(ctx.view.items(Shift, span=ctx.span))[:1]
    found += [Candidate(sort="position", sentence=shift_sentence(ctx, s)) for s in shifts]
    first = ctx.span.first.isoformat() if ctx.span.first else ""
    both = [d for d in current_divergences(ctx) if d.since and d.since >= first]
    fresh = sorted(both, key=lambda d: (sum(_new(ctx, w) for w in (d.one, d.two)), both.index(d)))[:1]
    found += [Candidate(sort="position", sentence=divergence_sentence(ctx, d)) for d in fresh]
    own = [p for p in weighed_statements(ctx) if p[0].language == ctx.language]
    for statement, weight in own[:1]:
        if weight.value >= 2 * LEAST - 2:
            found.append(Candidate(sort="statement", sentence=statement_sentence(ctx, statement, weight)))
    return found
