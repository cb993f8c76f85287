"""An event as a sentence: what happened to whom, by whom as far as anybody says, where, when, told by whom.

Status and attribution are worded, never dropped: an alleged event is *allegedly* or in the French conditional, and who
is only suspected stays *suspected*.
"""

from palabre.model.actor import ActorKind
from palabre.model.event import EventKind, EventRecord, EventStatus
from palabre.model.toll import Harm, Qualifier, SizeOf, Victim
from palabre.publish.brief.blame import accused_of, blame, denials, doers_of, where
from palabre.publish.brief.context import Context
from palabre.publish.brief.figures import Count, counts, together
from palabre.publish.brief.grammar import Clause, NounPhrase
from palabre.publish.brief.grammar.base import Bounds
from palabre.publish.brief.voices import side_by_side

OWN_HARM = {
    EventKind.KILLING: Harm.KILLED,
    EventKind.EXECUTION: Harm.KILLED,
    EventKind.ABDUCTION: Harm.ABDUCTED,
    EventKind.ARREST: Harm.DETAINED,
    EventKind.RELEASE: Harm.RELEASED,
    EventKind.EXCHANGE: Harm.RELEASED,
    EventKind.DISPLACEMENT: Harm.DISPLACED,
}
_TRANSITIVE = {Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.DISPLACED}


def sentence_of(ctx: Context, event: EventRecord, *, lead: bool, before: EventRecord | None = None) -> str:
    """The event as text: the lead tells it from the deed, its section from the victims, with day and place in front."""
    if event.status is EventStatus.DENIED:
        return accused_of(ctx, event) + ctx.sourcing(event.evidence, event.origins)
    found = counts(event.figures)
    place, day = where(ctx, event), ctx.when(event.when)
    if before and day and day == ctx.when(before.when):
        day = ctx.tongue.say("same_day")
    active = (lead or not (place or day)) and _can_be_active(event, found)
    clause = _clause(ctx, event, found, active=active)
    front = ""
    if not lead and not clause.before:
        keep_place = not found or event.kind in OWN_HARM or event.kind is EventKind.SIEGE
        front = "".join(f"{w}, " for w in (day, "" if keep_place else place) if w)
        day, place = "", place if keep_place else ""
    body = f"{front}{clause.before}{clause.core}"
    text = " ".join(w for w in (body, place, day) if w) + clause.after + _according(ctx, event, found)
    return (
        text
        + ctx.sourcing(event.evidence, event.origins)
        + denials(ctx, event)
        + _rivals(ctx, event, found, most=1 if lead else len(found))
    )


def label(ctx: Context, event: EventRecord, *, article: bool = True) -> NounPhrase:
    """The event as a short noun phrase: *the attack in Bankass (Tuesday 13 October)*."""
    noun = ctx.tongue.noun(event.kind)
    words = f"{ctx.tongue.words.kind[event.kind].noun} {where(ctx, event)}".strip()
    day = ""
    if event.when and event.when.start:
        one_day = event.when.start == event.when.end
        day = ctx.tongue.day(event.when.start, year=ctx.year, weekday=False) if one_day else ctx.when(event.when)
    text = words + (f" ({day})" if day else "")
    return ctx.tongue.definite(text, feminine=noun.feminine) if article else NounPhrase(text=text)


def _can_be_active(event: EventRecord, found: tuple[Count, ...]) -> bool:
    harms = {c.harm for c in found}
    own = event.kind in OWN_HARM
    return event.status is EventStatus.REPORTED and bool(harms) and harms <= _TRANSITIVE and not own


def _clause(ctx: Context, event: EventRecord, found: tuple[Count, ...], *, active: bool) -> Clause:
    own = OWN_HARM.get(event.kind)
    if own and any(c.harm is own for c in found):
        return _own_harm(ctx, event, found, own)
    if found and active:
        return _deed_led(ctx, event, found)
    if found:
        return _victim_led(ctx, event, found)
    return _plain(ctx, event)


def _deed_led(ctx: Context, event: EventRecord, found: tuple[Count, ...]) -> Clause:
    """*An attack attributed to X killed 12 civilians and injured five soldiers*."""
    verbs = ctx.tongue.words.harm
    objects = []
    for harm in dict.fromkeys(c.harm for c in found):
        people = together(ctx, (c for c in found if c.harm is harm))
        if people:
            objects.append((verbs[harm][1], people.text))
    rest = [objects[0][1], *(f"{verb} {people}" for verb, people in objects[1:])]
    subject = _deed(ctx, event)
    forms = verbs[next(c.harm for c in found)]
    return ctx.tongue.clause(subject, forms, status=event.status, rest=ctx.tongue.join(rest))


def _victim_led(ctx: Context, event: EventRecord, found: tuple[Count, ...]) -> Clause:
    """*12 civilians were killed and five soldiers injured in an attack attributed to X*."""
    rest: list[str] = []
    first: NounPhrase | None = None
    verbs = ctx.tongue.words.harm
    for harm in dict.fromkeys(c.harm for c in found):
        people = together(ctx, (c for c in found if c.harm is harm))
        if people and first is None:
            first, forms = people, verbs[harm]
        elif people:
            rest.append(f"{people.text} {ctx.tongue.agree(verbs[harm][-1], people)}")
    assert first is not None
    more = f"{ctx.tongue.words.phrase['and']} {ctx.tongue.join(rest)}" if rest else ""
    deed = ctx.tongue.with_preposition(ctx.tongue.words.phrase["during"], _deed(ctx, event))
    return ctx.tongue.clause(first, forms, status=event.status, passive=True, rest=f"{more} {deed}".strip())


def _own_harm(ctx: Context, event: EventRecord, found: tuple[Count, ...], harm: Harm) -> Clause:
    """*X abducted three aid workers*; *some 200 detainees were exchanged for four hostages*."""
    mine = [c for c in found if c.harm is harm]
    sides = [together(ctx, (c for c in mine if c.side == side)) for side in ("a", "b")]
    if event.kind is EventKind.EXCHANGE and sides[0] and sides[1]:
        people: NounPhrase | None = sides[0]
        rest = ctx.tongue.say("against", other=sides[1].text)
    else:
        people, rest = together(ctx, mine), ""
    assert people is not None
    words = ctx.tongue.words.kind[event.kind]
    doers = doers_of(ctx, event) if event.kind is not EventKind.DISPLACEMENT else None
    if doers:
        text = f"{people.text} {rest}".strip()
        return ctx.tongue.clause(doers, words.verb, status=event.status, rest=text)
    clause = ctx.tongue.clause(people, words.verb, status=event.status, passive=True, rest=rest)
    noun = ctx.tongue.noun(event.kind)
    said = blame(ctx, event, noun)
    deed = NounPhrase(text=f"{noun.text} {said}", plural=noun.plural, feminine=noun.feminine)
    after = f" {ctx.tongue.with_preposition(ctx.tongue.words.phrase['during'], deed)}" if said else ""
    return Clause(core=clause.core, before=clause.before, after=after + clause.after)


def _plain(ctx: Context, event: EventRecord) -> Clause:
    """An event without figures: who did what to whom, else that it took place."""
    words, tongue = ctx.tongue.words.kind[event.kind], ctx.tongue
    if event.kind is EventKind.SIEGE:
        doers = _besiegers(ctx, event)
        suffered = None
    elif event.kind is EventKind.EXPLOSION:
        doers, suffered = None, None
    elif event.kind is EventKind.PROTEST and _marchers(ctx, event):
        doers, suffered = _marchers(ctx, event), None
    else:
        doers = doers_of(ctx, event)
        suffered = ctx.some(event.recipients, language=event.language) or _sized(ctx, event)
    if doers and suffered:
        return tongue.clause(doers, words.verb, status=event.status, rest=tongue.with_preposition(words.prep, suffered))
    if doers:
        return tongue.clause(doers, words.alone, status=event.status)
    if suffered and words.passive and not event.attribution:
        return tongue.clause(suffered, words.verb, status=event.status, passive=True)
    noun = tongue.noun(event.kind)
    text = noun.text + (f" {tongue.with_preposition(words.about, suffered)}" if suffered else "")
    said = blame(ctx, event, noun)
    subject = NounPhrase(text=f"{text} {said}".strip(), plural=noun.plural, feminine=noun.feminine)
    happen = words.happen or tuple(tongue.words.phrase["happen"].split("|"))
    return tongue.clause(subject, happen, status=event.status)


def _besiegers(ctx: Context, event: EventRecord) -> NounPhrase | None:
    """Armed groups of the register only: who stands near the word *siege* may as well be besieged, or talk."""
    armed = [w for w in event.actors if (a := ctx.actors.get(w.actor or "")) and a.kind is ActorKind.ARMED_GROUP]
    return ctx.some(armed, language=event.language)


def _marchers(ctx: Context, event: EventRecord) -> NounPhrase | None:
    """Those who marched, from the lowest to the highest number told."""
    sizes = [s for s in event.sizes if s.what is SizeOf.PARTICIPANTS]
    told = [n for s in sizes for n in (s.low, s.best, s.high) if n is not None]
    if not told:
        return None
    one = sizes[0]
    bounds = Bounds(low=one.low, best=one.best, high=one.high, qualifier=one.qualifier)
    if len({(s.low, s.best, s.high) for s in sizes}) > 1:
        bounds = Bounds(low=min(told), best=None, high=max(told), qualifier=Qualifier.EXACT)
    return ctx.tongue.people(bounds, ctx.tongue.words.victim[Victim.UNKNOWN])


def _sized(ctx: Context, event: EventRecord) -> NounPhrase | None:
    """Troops that were sent, as the object of the sending."""
    for size in event.sizes:
        if size.what is SizeOf.TROOPS and event.kind is EventKind.DEPLOYMENT:
            bounds = Bounds(low=size.low, best=size.best, high=size.high, qualifier=size.qualifier)
            return ctx.tongue.people(bounds, ctx.tongue.words.size[size.what])
    return None


def _deed(ctx: Context, event: EventRecord) -> NounPhrase:
    """*an attack by X*, *an attack attributed to X*."""
    noun = ctx.tongue.noun(event.kind)
    doers = doers_of(ctx, event) if event.kind is not EventKind.EXPLOSION else None
    if doers and event.kind is EventKind.CLASH:
        tail = (
            ctx.tongue.say("between", doers=doers.text)
            if doers.plural
            else ctx.tongue.with_preposition(ctx.tongue.words.kind[event.kind].about, doers)
        )
    elif doers:
        tail = ctx.tongue.by(doers)
    else:
        tail = blame(ctx, event, noun)
    return NounPhrase(text=f"{noun.text} {tail}".strip(), plural=noun.plural, feminine=noun.feminine)


def _according(ctx: Context, event: EventRecord, found: tuple[Count, ...]) -> str:
    """Whose figures they are, where one voice that can be named gives them all."""
    told = [f.according_to for c in found for f in c.figures]
    voices = {w.key: w for w in told if w}
    if len(voices) != 1 or None in told or any(c.disputed for c in found):
        return ""
    (one,) = voices.values()
    if not ctx.named(one, language=event.language) or ctx.press(one):
        return ""
    return ctx.tongue.say("according", who=ctx.who(one, language=event.language).text)


def _rivals(ctx: Context, event: EventRecord, found: tuple[Count, ...], *, most: int) -> str:
    """Rival figures, side by side with who gives them, as sentences after the first; the toll has them all."""
    said = [
        f"{_harmed(ctx, c)}{ctx.tongue.words.phrase['colon']} {side_by_side(ctx, event, c)}"
        for c in found
        if c.disputed
    ]
    return "".join(f". {ctx.tongue.capital(s)}" for s in said[:most])


def _harmed(ctx: Context, count: Count) -> str:
    """*soldiers killed*."""
    nouns = ctx.tongue.words.victim[count.who]
    people = NounPhrase(text=nouns[1], plural=True, feminine=nouns[-1] == "f")
    return f"{people.text} {ctx.tongue.agree(ctx.tongue.words.harm[count.harm][-1], people)}"
