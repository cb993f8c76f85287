"""The toll: a table of events by what was suffered, each figure opening on who says so. Nothing is added up."""

from datetime import date, timedelta

from palabre.model.event import EventRecord, EventStatus
from palabre.model.toll import Harm, Qualifier, Victim
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.figures import VICTIMS, Count, counts, phrase
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.happenings import label
from palabre.publish.brief.model import Cell, Row, Section, SectionKey, Sentence, Table, TableKind
from palabre.publish.brief.sections.events import Weighed
from palabre.publish.brief.voices import side_by_side
from palabre.publish.brief.worth import background

SHOWN = 16
_HARMS = (Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.MISSING, Harm.DETAINED, Harm.RELEASED, Harm.DISPLACED)
_TOLD = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}


def toll_section(ctx: Context, events: tuple[Weighed, ...]) -> Section:
    """The section: the timeline of the dead, and the table."""
    told = [w for w in events if w.event.status in _TOLD and not background(w.event)]
    known = [w.event for w in told if w.event.place or (w.event.when and w.event.when.start)]
    tables = (*_timeline(ctx, told), *_table(ctx, known))
    return Section(key=SectionKey.TOLL, title=ctx.tongue.words.titles["toll"], sentences=(), tables=tables)


def _table(ctx: Context, events: list[EventRecord]) -> tuple[Table, ...]:
    """A row for each sort of victim of each event, a column for each harm that anybody suffered."""
    found = [(e, who, {c.harm: c for c in counts(e.figures) if c.who is who}) for e in events for who in VICTIMS]
    filled = [(e, who, by_harm) for e, who, by_harm in found if by_harm.keys() & set(_HARMS)][:SHOWN]
    harms = [h for h in _HARMS if any(h in by_harm for _, _, by_harm in filled)]
    if not filled:
        return ()
    columns = tuple(ctx.tongue.capital(_participle(ctx, h, Victim.UNKNOWN)) for h in harms)
    rows = []
    for event, who, by_harm in filled:
        cells = tuple(_cell(ctx, event, by_harm.get(h)) for h in harms)
        who_text = ctx.tongue.capital(ctx.tongue.words.victim[who][1])
        rows.append(Row(label=who_text, cells=cells, facts=(event.id,), group=_group(ctx, event)))
    caption = ctx.tongue.words.phrase["toll_caption"]
    return (Table(kind=TableKind.TOLL, caption=caption, columns=columns, rows=tuple(rows)),)


def _group(ctx: Context, event: EventRecord) -> str:
    """*Attack 12 km from Diabaly (27 October)*."""
    what = marks.bare(label(ctx, event, article=False).text)
    hedge = ctx.tongue.words.phrase[f"status_{event.status}"] if event.status is not EventStatus.REPORTED else ""
    return ctx.tongue.typeset(ctx.tongue.capital(what + (f", {hedge}" if hedge else "")))


def _participle(ctx: Context, harm: Harm, who: Victim) -> str:
    nouns = ctx.tongue.words.victim[who]
    many = NounPhrase(text=nouns[1], plural=True, feminine=nouns[-1] == "f")
    return ctx.tongue.agree(ctx.tongue.words.harm[harm][-1], many)


def _cell(ctx: Context, event: EventRecord, count: Count | None) -> Cell:
    """The lowest and the highest number told, opening on who tells which."""
    if count is None:
        return Cell(text="")
    return Cell(
        text=ctx.tongue.amount(count.bounds), key="hedged" if count.disputed else "", said=_said(ctx, event, count)
    )


def _said(ctx: Context, event: EventRecord, count: Count) -> Sentence:
    text = ctx.tongue.say(
        "after_toll",
        people=ctx.tongue.words.victim[count.who][1],
        harm=_participle(ctx, count.harm, count.who),
        colon=ctx.tongue.words.phrase["colon"],
        voices=side_by_side(ctx, event, count),
    )
    evidence = [e for f in count.figures for e in f.evidence]
    one = count.figures[0]
    who = one.according_to if len(count.figures) == 1 else None
    alone = who and ctx.named(who, language=event.language) and not ctx.press(who)
    return ctx.sentence(
        text + (ctx.sourcing(evidence, one.origins, said_by=_teller(ctx, event, count)) if alone else ""),
        facts=[event.id],
        evidence=evidence,
    )


def _teller(ctx: Context, event: EventRecord, count: Count) -> str:
    who = count.figures[0].according_to
    return ctx.who(who, language=event.language).text if who else ""


def _timeline(ctx: Context, events: list[Weighed]) -> tuple[Table, ...]:
    """A row for each event with dead and a known day inside the span."""
    first, last = ctx.span.first, ctx.span.last
    if first is None or last is None or (last - first).days > 31:
        return ()
    rows = []
    for one in sorted(events, key=lambda w: (_day(w.event) or date.min, w.event.id)):
        day = _day(one.event)
        dead = [c for c in counts(one.event.figures) if c.harm is Harm.KILLED]
        if day is None or not first <= day <= last or not dead or one.event.status not in _TOLD:
            continue
        rows.append(_row(ctx, one.event, day, dead))
    if not rows:
        return ()
    days = tuple((first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1))
    return (
        Table(
            kind=TableKind.TIMELINE, caption=ctx.tongue.words.phrase["toll_timeline"], columns=days, rows=tuple(rows)
        ),
    )


def _row(ctx: Context, event: EventRecord, day: date, dead: list[Count]) -> Row:
    """Day, number in words, place. The size of the mark is the largest single category: nothing is added up."""
    largest = max((c.bounds.low or c.bounds.best or c.bounds.high or 0) for c in dead)
    people = ctx.tongue.join([phrase(ctx, c).text for c in dead])
    place = (event.place.name or event.place.text) if event.place else ctx.tongue.words.kind[event.kind].noun
    hedged = any(c.disputed or c.bounds.qualifier is not Qualifier.EXACT for c in dead)
    cells = (
        Cell(text=day.isoformat()),
        Cell(text=people, number=largest, key="hedged" if hedged else "exact"),
    )
    return Row(label=place, cells=cells, facts=(event.id,))


def _day(event: EventRecord) -> date | None:
    when = event.when
    return when.start if when and when.start == when.end else None
