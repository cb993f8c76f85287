"""Where they stand: per question the positions, the divergences with since when, and who moved in the span."""

from collections import Counter
from datetime import date

from palabre.model.actor import ActorKind, Who
from palabre.model.position import Divergence, PositionRecord, Shift, Stance
from palabre.model.time import TimePrecision
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.model import Cell, PartKind, Row, Section, SectionKey, Sentence, Table, TableKind
from palabre.publish.brief.weight import weigh_divergence, weigh_shift
from palabre.record.store import Span

DIVERGENCES = 2


def positions_section(ctx: Context, *, told: frozenset[str]) -> Section:
    """The section; divergences and shifts that the lead has told are not told again."""
    latest = latest_positions(ctx)
    fresh = {p.question for p in ctx.view.items(PositionRecord, span=ctx.span)}
    divergences = [d for d in current_divergences(ctx) if d.id not in told]
    shifts = [s for s in ctx.view.items(Shift, span=ctx.span) if s.id not in told]
    held = Counter(p.question for p in latest)
    questions = sorted(
        (q for q in fresh | {s.question for s in shifts} if printable(ctx, q)),
        key=lambda q: (_proposed(ctx, q), held[q] < 2, -held[q], q),
    )
    questions = [q for q in questions if held[q] > 1 or (held[q] and not _proposed(ctx, q))]
    sentences: list[Sentence] = []
    for question in questions:
        mine = [p for p in latest if p.question == question]
        if mine:
            sentences.append(_stands(ctx, question, mine))
        sentences += [shift_sentence(ctx, s, topic=not mine) for s in shifts if s.question == question]
        mine_too = [d for d in divergences if d.question == question and _fresh(ctx, d)]
        sentences += [divergence_sentence(ctx, d, topic=False) for d in mine_too[:DIVERGENCES]]
    return Section(
        key=SectionKey.POSITIONS,
        title=ctx.tongue.words.titles["positions"],
        sentences=tuple(sentences),
        tables=_matrix(ctx, latest, questions),
    )


def _proposed(ctx: Context, question: str) -> bool:
    return question not in ctx.questions or ctx.questions[question].proposed


def printable(ctx: Context, question: str) -> bool:
    """Whether the question is worded in the brief's language; one that the reader proposed may not be."""
    known = ctx.questions.get(question)
    return bool(known and (getattr(known.words, ctx.language) or not known.proposed))


def _counts(ctx: Context, position: PositionRecord) -> bool:
    """Actors of the register count; others only where more than one origin tells their position."""
    return _registered(ctx, position.actor) or (
        position.origins > 1 and ctx.named(position.actor, language=position.language)
    )


def _body(ctx: Context, who: Who) -> bool:
    """Whether this is a state, an organisation or a group rather than a person."""
    actor = ctx.actors.get(who.actor or "")
    return actor is not None and actor.kind is not ActorKind.PERSON


def _rank(ctx: Context, who: Who) -> int:
    """States before bodies before persons."""
    actor = ctx.actors.get(who.actor or "")
    return 2 * (actor is not None and actor.kind is ActorKind.STATE) + _body(ctx, who)


def _registered(ctx: Context, who: Who) -> bool:
    actor = ctx.actors.get(who.actor or "")
    return actor is not None and not actor.proposed


def _fresh(ctx: Context, divergence: Divergence) -> bool:
    """Whether it began in the span, between actors of the register: older ones show in the table."""
    known = all(_registered(ctx, w) and _body(ctx, w) for w in (divergence.one, divergence.two))
    first = ctx.span.first.isoformat() if ctx.span.first else ""
    return known and divergence.since is not None and divergence.since >= first


def latest_positions(ctx: Context) -> list[PositionRecord]:
    """The last position of each actor on each question up to the end of the span."""
    last: dict[tuple[str, str], PositionRecord] = {}
    for position in ctx.view.items(PositionRecord, span=Span(last=ctx.span.last)):
        if _counts(ctx, position):
            last[position.question, position.actor.key] = position
    return [last[k] for k in sorted(last)]


def current_divergences(ctx: Context) -> list[Divergence]:
    """Divergences that began by the end of the span, heaviest first."""
    last = ctx.span.last.isoformat() if ctx.span.last else "9999"
    found = [
        d
        for d in ctx.view.items(Divergence)
        if (d.since is None or d.since <= last)
        and printable(ctx, d.question)
        and all(ctx.named(w, language=ctx.language) for w in (d.one, d.two))
    ]
    return sorted(found, key=lambda d: (-sum(_rank(ctx, w) for w in (d.one, d.two)), d.question, d.since or "", d.id))


def _stands(ctx: Context, question: str, mine: list[PositionRecord]) -> Sentence:
    """*Negotiate with armed groups? In favour: Mali (since 26 October); against: France; on conditions: ...*."""
    first = _since(ctx, question)
    items = []
    facts: list[str] = []
    for stance in Stance:
        held = [p for p in mine if p.stance is stance]
        names: dict[str, str] = {}
        for one in sorted(held, key=lambda p: (not _body(ctx, p.actor), p.actor.key)):
            names.setdefault(ctx.who(one.actor, language=one.language).text, _holder(ctx, one, first))
        if names:
            head = ctx.tongue.words.phrase[f"head_{stance}"]
            items.append(f"{head}{ctx.tongue.words.phrase['colon']} {', '.join(names.values())}")
        facts += [p.id for p in held]
    items[0] = ctx.tongue.capital(items[0])
    return ctx.sentence(
        f"{ctx.question(question)} {'; '.join(items)}",
        facts=[*facts, *(f.id for f in first.values() if f.actor.key in {p.actor.key for p in mine})],
        evidence=[e for p in mine for e in p.evidence],
    )


def _holder(ctx: Context, position: PositionRecord, first: dict[str, PositionRecord]) -> str:
    """Who holds it, on what conditions, since when."""
    text = ctx.who(position.actor, language=position.language).text
    notes = []
    if position.conditions and position.language == ctx.language:
        notes.append(marks.mark(marks.clean(position.conditions[0]).strip(" ."), PartKind.QUOTE))
    begun = first.get(position.actor.key, position).at
    if begun and begun.start and begun.precision in {TimePrecision.DAY, TimePrecision.MONTH}:
        one_day = begun.start == begun.end
        day = ctx.tongue.day(begun.start, year=ctx.year, weekday=False) if one_day else ctx.when(begun)
        notes.append(ctx.tongue.say("since_day" if one_day else "told_in", day=day))
    return f"{text} ({', '.join(notes)})" if notes else text


def _since(ctx: Context, question: str) -> dict[str, PositionRecord]:
    """For each actor the first position of the row of equal ones that lasts until the end of the span."""
    first: dict[str, PositionRecord] = {}
    for one in ctx.view.items(PositionRecord, span=Span(last=ctx.span.last), question=question):
        known = first.get(one.actor.key)
        if known is None or known.stance is not one.stance:
            first[one.actor.key] = one
    return first


def stance_text(ctx: Context, stance: str) -> str:
    """A stance in words."""
    return ctx.tongue.words.stance[stance]


def divergence_sentence(ctx: Context, divergence: Divergence, *, topic: bool = True) -> Sentence:
    """*France and Mali have been at odds since Monday 26 October*."""
    one, two = (ctx.who(w, language=ctx.language).text for w in (divergence.one, divergence.two))
    since = ctx.tongue.say("since", day=ctx.iso_day(divergence.since)) if divergence.since else ""
    if topic:
        stances = (stance_text(ctx, divergence.stance_one), stance_text(ctx, divergence.stance_two))
        text = ctx.tongue.say(
            "opposed", one=ctx.tongue.capital(one), two=two, stance_one=stances[0], stance_two=stances[1], since=since
        )
        text = f"{ctx.question(divergence.question)} {text}"
    else:
        text = ctx.tongue.say("diverge", one=one, two=two, since=since)
    return ctx.sentence(text, facts=[divergence.id], evidence=divergence.evidence, weight=weigh_divergence(divergence))


def shift_sentence(ctx: Context, shift: Shift, *, topic: bool = True) -> Sentence:
    """*Mali moved from against to in favour, first seen on Monday 26 October*."""
    text = ctx.tongue.say(
        "moved",
        actor=ctx.who(shift.actor, language=ctx.language).text,
        before=stance_text(ctx, shift.before),
        after=stance_text(ctx, shift.after),
    )
    if shift.on:
        text += ctx.tongue.say("seen", day=ctx.iso_day(shift.on))
    if topic:
        text = f"{ctx.question(shift.question)} {ctx.tongue.capital(text)}"
    return ctx.sentence(text, facts=[shift.id], evidence=shift.evidence, weight=weigh_shift(shift))


def _matrix(ctx: Context, latest: list[PositionRecord], questions: list[str]) -> tuple[Table, ...]:
    """Actors down, the week's questions across; only where it shows more than the sentences do."""
    shown = [p for p in latest if p.question in questions]
    actors = list(
        dict.fromkeys(p.actor.key for p in sorted(shown, key=lambda p: (not _body(ctx, p.actor), p.actor.key)))
    )
    if len(actors) < 2:
        return ()
    rows = []
    for key in actors:
        mine = {p.question: p for p in shown if p.actor.key == key}
        one = next(iter(mine.values()))
        name = _label(ctx, one)
        cells = tuple(_cell(ctx, mine.get(q)) for q in questions)
        rows.append(Row(label=name, cells=cells, facts=tuple(p.id for p in mine.values())))
    columns = tuple(marks.bare(ctx.question(q)) for q in questions)
    caption = ctx.tongue.words.phrase["matrix"]
    return (Table(kind=TableKind.MATRIX, caption=caption, columns=columns, rows=tuple(rows)),)


def _label(ctx: Context, position: PositionRecord) -> str:
    """The actor's short name where it has one: a table is narrow."""
    found = marks.parts(ctx.who(position.actor, language=position.language).text, ctx.language)
    short = next((ctx.shorts[p.text] for p in found if p.kind is PartKind.NAME and p.text in ctx.shorts), "")
    return short or ctx.tongue.capital("".join(p.text for p in found))


def _cell(ctx: Context, position: PositionRecord | None) -> Cell:
    if position is None:
        return Cell(text="")
    day: date | None = position.at.start if position.at and position.at.start == position.at.end else None
    text = stance_text(ctx, position.stance)
    shown = ctx.tongue.day(day, year=ctx.year, weekday=False) if day else ""
    return Cell(text=f"{text} ({shown})" if shown else text, key=position.stance)
