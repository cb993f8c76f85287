"""How much a fact matters this week: a pure function of the fact, with its reasons.

A weight is a sum of features, so that it can be explained and replayed:

- events: 4 for each doubling of the dead (the lowest figure that anybody gives: an exaggeration moves nothing up),
  1 for each doubling of the other persons harmed, 2 for each independent origin beyond the first (5 at most), the
  kind's own interest, 3 for each watched actor, 2 for a known day; what is not told as fact loses part of it.
- statements: the voice (a party's before an observer's), the force, a question of the desk, verbatim words, origins.
"""

from math import log2

from palabre.model.accord import AccordRecord, AccordState
from palabre.model.commitment import CommitmentRecord
from palabre.model.event import EventKind, EventRecord, EventStatus
from palabre.model.position import Divergence, Shift, Stance
from palabre.model.statement import Force, Form, StatementRecord, Voice
from palabre.model.toll import Figure, Harm, Qualifier
from palabre.publish.brief.model import Weight, WeightReason

MOST = 500  # dead beyond which a figure is a war's rather than an event's
_KIND = {
    EventKind.OVERTHROW: 10.0,
    EventKind.EXCHANGE: 7.0,
    EventKind.AGREEMENT: 6.0,
    EventKind.CEASEFIRE: 6.0,
    EventKind.CAPTURE: 6.0,
    EventKind.BREACH: 5.0,
    EventKind.EXECUTION: 5.0,
    EventKind.SIEGE: 5.0,
    EventKind.ATTACK: 4.0,
    EventKind.AIR_STRIKE: 4.0,
    EventKind.CLASH: 4.0,
    EventKind.ABDUCTION: 4.0,
    EventKind.SEXUAL_VIOLENCE: 4.0,
    EventKind.RELEASE: 4.0,
    EventKind.RESIGNATION: 4.0,
    EventKind.APPOINTMENT: 4.0,
    EventKind.SANCTION: 4.0,
    EventKind.ELECTION: 4.0,
    EventKind.OTHER: 0.0,
}
_STATUS = {
    EventStatus.REPORTED: 1.0,
    EventStatus.CLAIMED: 0.85,
    EventStatus.ALLEGED: 0.75,
    EventStatus.PLANNED: 0.7,
    EventStatus.DENIED: 0.6,
    EventStatus.HYPOTHETICAL: 0.3,
    EventStatus.NEGATED: 0.3,
}
_VOICE = {Voice.PARTY: 8.0, Voice.MEDIATOR: 7.0, Voice.ORGANISATION: 6.0, Voice.MONITOR: 4.0, Voice.ANALYST: 3.0}
_FORCE = {
    Force.REJECT: 4.0,
    Force.ACCEPT: 4.0,
    Force.OFFER: 4.0,
    Force.PROMISE: 4.0,
    Force.THREATEN: 4.0,
    Force.ANNOUNCE: 3.0,
    Force.DEMAND: 3.0,
    Force.ACCUSE: 3.0,
    Force.DENY: 3.0,
    Force.CLAIM: 3.0,
    Force.WARN: 2.0,
    Force.CONDEMN: 2.0,
    Force.CONFIRM: 2.0,
}


def total(reasons: list[tuple[str, float]]) -> Weight:
    """The weight that these reasons add up to; reasons that add nothing are left out."""
    kept = tuple(WeightReason(feature=f, adds=round(n, 3)) for f, n in reasons if n)
    return Weight(value=round(sum(r.adds for r in kept), 3), reasons=kept)


def lowest(figures: tuple[Figure, ...], harm: Harm) -> int:
    """The lowest number of persons harmed this way that the record supports, category by category.

    Within a category the figures are rivals and the lowest counts; a figure that only has an upper bound counts
    nothing.
    """
    by_who: dict[str, int] = {}
    exact = {(f.who, f.side) for f in figures if f.harm is harm and f.qualifier is not Qualifier.VAGUE}
    for figure in figures:
        if figure.qualifier is Qualifier.VAGUE and (figure.who, figure.side) in exact:
            continue
        if figure.harm is harm and not figure.cumulative:
            number = figure.low if figure.low is not None else figure.best or 0
            key = f"{figure.who}/{figure.side}"
            by_who[key] = min(by_who.get(key, number), number)
    return sum(by_who.values())


def weigh_event(event: EventRecord, *, watched: frozenset[str]) -> Weight:
    """The weight of an event."""
    dead = lowest(event.figures, Harm.KILLED)
    hurt = sum(lowest(event.figures, h) for h in (Harm.INJURED, Harm.ABDUCTED, Harm.RELEASED, Harm.DISPLACED))
    people = {w.actor for w in (*event.actors, *event.recipients, *(a.to for a in event.attribution))}
    reasons = [
        ("dead", 4 * log2(1 + min(dead, MOST))),
        ("others harmed", log2(1 + hurt)),
        ("independent origins", 2.0 * (min(event.origins, 5) - 1) if event.origins else 0.0),
        (f"kind {event.kind}", _KIND.get(event.kind, 2.0)),
        ("watched actors", 3.0 * len(people & watched)),
        ("known day", 2.0 if event.when and event.when.start else 0.0),
    ]
    whole = sum(n for _, n in reasons)
    share = _STATUS[event.status]
    reasons.append((f"status {event.status}", (share - 1) * whole))
    if not (event.when and event.when.start):
        reasons.append(("no known day: background as often as news", -0.5 * share * whole))
    return total(reasons)


def weigh_statement(statement: StatementRecord, *, watched: frozenset[str]) -> Weight:
    """The weight of a statement."""
    speaker = statement.speaker.actor if statement.speaker else None
    return total(
        [
            (f"voice {statement.voice}", _VOICE.get(statement.voice, 1.0)),
            (f"force {statement.force}", _FORCE.get(statement.force, 1.0)),
            ("on a question", 4.0 if statement.questions else 0.0),
            ("watched speaker", 3.0 if speaker in watched else 0.0),
            ("has a post", 1.0 if statement.role else 0.0),
            ("verbatim words", 1.0 if statement.form is not Form.INDIRECT else 0.0),
            ("told by another speaker", -4.0 if statement.within else 0.0),
            ("independent origins", 1.5 * (min(statement.origins, 5) - 1) if statement.origins else 0.0),
        ]
    )


def weigh_divergence(divergence: Divergence) -> Weight:
    """The weight of a divergence: parties that disagree are what the week turns on."""
    return total([("divergence", 14.0), ("since when is known", 2.0 if divergence.since else 0.0)])


def weigh_shift(shift: Shift) -> Weight:
    """The weight of a shift: who moved is rarer than who stands where."""
    return total(
        [("shift", 6.0 if shift.before is Stance.UNCLEAR else 18.0), ("day is known", 2.0 if shift.on else 0.0)]
    )


def weigh_accord(accord: AccordRecord) -> Weight:
    """The weight of an accord."""
    fresh = accord.state in {AccordState.SIGNED, AccordState.BREACHED, AccordState.ENDED, AccordState.SUSPENDED}
    return total(
        [("accord", 10.0), (f"state {accord.state}", 6.0 if fresh else 0.0), ("origins", float(accord.origins))]
    )


def weigh_commitment(commitment: CommitmentRecord) -> Weight:
    """The weight of a commitment."""
    return total([("commitment", 5.0), ("has a date", 3.0 if commitment.due and commitment.due.end else 0.0)])
