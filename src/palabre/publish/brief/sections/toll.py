"""The toll: by harm and category, event by event, with who says so and how many origins. Nothing is added up."""

from datetime import date, timedelta

from palabre.model.event import EventRecord, EventStatus
from palabre.model.toll import Figure, Harm, Qualifier, Victim
from palabre.publish.brief.context import Context
from palabre.publish.brief.figures import VICTIMS, Count, counts, phrase
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.happenings import label
from palabre.publish.brief.model import Cell, Row, Section, SectionKey, Sentence, Table, TableKind
from palabre.publish.brief.sections.events import Weighed

_SHOWN = (Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.MISSING, Harm.DISPLACED)
_TOLD = {EventStatus.REPORTED, EventStatus.CLAIMED, EventStatus.ALLEGED}


def toll_section(ctx: Context, events: tuple[Weighed, ...]) -> Section:
    """The section, with the timeline of the dead."""
    found = [
        (w.event, c)
        for w in events
        if w.event.status in _TOLD and (w.event.when or w.event.place)
        for c in counts(w.event.figures)
    ]
    sentences = []
    for harm in _SHOWN:
        for who in VICTIMS:
            mine = [(e, c) for e, c in found if c.harm is harm and c.who is who]
            if mine:
                sentences.append(_category(ctx, harm, mine))
    tables = _timeline(ctx, events)
    return Section(
        key=SectionKey.TOLL, title=ctx.tongue.words.titles["toll"], sentences=tuple(sentences), tables=tables
    )


def _category(ctx: Context, harm: Harm, mine: list[tuple[EventRecord, Count]]) -> Sentence:
    items = [_item(ctx, event, count) for event, count in mine]
    head = ctx.tongue.say("toll_head", people=_plural(ctx, mine[0][1].who), harm=_participle(ctx, harm, mine[0][1].who))
    text = f"{head}{ctx.tongue.words.phrase['colon']} {'; '.join(items)}"
    evidence = [e for _, c in mine for f in c.figures for e in f.evidence]
    return ctx.sentence(text, facts=[event.id for event, _ in mine], evidence=evidence)


def _plural(ctx: Context, who: Victim) -> str:
    return ctx.tongue.words.victim[who][1]


def _participle(ctx: Context, harm: Harm, who: Victim) -> str:
    nouns = ctx.tongue.words.victim[who]
    many = NounPhrase(text=nouns[1], plural=True, feminine=nouns[-1] == "f")
    return ctx.tongue.agree(ctx.tongue.words.harm[harm][-1], many)


def _item(ctx: Context, event: EventRecord, count: Count) -> str:
    where = label(ctx, event)
    number = _bounds(ctx, count)
    hedge = (
        f" ({ctx.tongue.words.phrase[f'status_{event.status}']})" if event.status is not EventStatus.REPORTED else ""
    )
    head = ctx.tongue.say("toll_told", people=number, event=where.text) + hedge
    if count.disputed and event.id in ctx.disputed:
        return head + ctx.tongue.words.phrase["disputed"]
    if count.disputed:
        return f"{head} – {ctx.tongue.join(_voices(ctx, event, count))}"
    figure = count.figures[0]
    if figure.according_to:
        head += ctx.tongue.say("according", who=ctx.who(figure.according_to, language=event.language).text)
    return head + ctx.sourcing([e for f in count.figures for e in f.evidence], max(f.origins for f in count.figures))


def _bounds(ctx: Context, count: Count) -> str:
    """*at least 12*: the number alone, since the category is named before."""
    people = phrase(ctx, count).text
    nouns = ctx.tongue.words.victim[count.who]
    for noun in sorted(nouns[:2], key=len, reverse=True):
        if people.endswith(f" {noun}"):
            people = people.removesuffix(f" {noun}")
            break
    lone = {"a": "one", "an": "one"}
    people = people.removesuffix(" of").removesuffix(" de")
    return lone.get(people, people)


def _voices(ctx: Context, event: EventRecord, count: Count) -> list[str]:
    """Who gives which number; several numbers of one voice stand together, lowest first."""
    by_voice: dict[str, list[Figure]] = {}
    for figure in count.figures:
        by_voice.setdefault(_voice(ctx, event, figure), []).append(figure)
    told = []
    for who, figures in by_voice.items():
        ordered = sorted(figures, key=lambda f: f.low or f.best or f.high or 0)
        numbers = dict.fromkeys(_bounds(ctx, counts([f])[0]) for f in ordered)
        *most, last = numbers
        number = f"{', '.join(most)} {ctx.tongue.words.phrase['or']} {last}" if most else last
        said = ctx.tongue.say("toll_voice", number=number, who=who)
        origins = max(f.origins for f in figures)
        many = "origins" if origins > 1 else "origin"
        told.append(f"{said} ({ctx.tongue.say(many, number=ctx.tongue.number(origins))})" if origins else said)
    return told


def _voice(ctx: Context, event: EventRecord, figure: Figure) -> str:
    if figure.according_to:
        return ctx.who(figure.according_to, language=event.language).text
    names = ctx.origins(figure.evidence, figure.origins).names
    return ctx.tongue.join(names) if names else ctx.tongue.words.phrase["media"]


def _timeline(ctx: Context, events: tuple[Weighed, ...]) -> tuple[Table, ...]:
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
