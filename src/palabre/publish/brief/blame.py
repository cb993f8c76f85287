"""Who is said to have done it: as firmly as it is said, never more; denials and accusations in their own words.

Takes event records, gives pieces of sentences. Nobody who is only accused is a doer here.
"""

from palabre.model.event import AttributionRecord, Certainty, EventRecord
from palabre.publish.brief.context import Context
from palabre.publish.brief.figures import counts, together
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.worth import accusers


def where(ctx: Context, event: EventRecord) -> str:
    """Where it happened, as an adverbial; nothing where nobody says."""
    if event.place is None:
        return ""
    return ctx.tongue.where(event.place, own=event.language == ctx.language)


def doers_of(ctx: Context, event: EventRecord) -> NounPhrase | None:
    """Those who did it as a fact: nobody who is only said to have done it, nobody where that is disputed."""
    if ctx.doubts(event.id):
        return None
    said = {a.to.key for a in event.attribution if a.certainty is not Certainty.CONFIRMED}
    return ctx.some((w for w in event.actors if w.key not in said), language=event.language)


def blame(ctx: Context, event: EventRecord, noun: NounPhrase) -> str:
    """Who is said to have done it, as firmly as it is said; denials have a sentence of their own."""
    told: dict[tuple[str, str], str] = {}
    for one in event.attribution:
        if (
            one.certainty is not Certainty.DENIED
            and ctx.named(one.to, language=event.language)
            and not ctx.press(one.to)
        ):
            told.setdefault((one.to.key, one.certainty), _attributed(ctx, one, noun, event.language))
    for who in ctx.persons(event.actors, language=event.language) if ctx.doubts(event.id) else ():
        if all(key != who.key for key, _ in told):
            one = AttributionRecord(to=who, certainty=Certainty.ATTRIBUTED, by=None, evidence=())
            told[who.key, one.certainty] = _attributed(ctx, one, noun, event.language)
    return ctx.tongue.join(list(told.values()))


def _attributed(ctx: Context, one: AttributionRecord, noun: NounPhrase, language: str) -> str:
    tongue = ctx.tongue
    to = ctx.who(one.to, language=language)
    participle = tongue.agree(tongue.words.phrase[f"{one.certainty}_participle"], noun)
    named = [w for w in (one.by,) if w and w.key != one.to.key and ctx.named(w, language=language)]
    by = "".join(f" {tongue.by(ctx.who(w, language=language))}" for w in named)
    match one.certainty:
        case Certainty.CLAIMED:
            return f"{participle} {tongue.by(to)}"
        case Certainty.CONFIRMED:
            return f"{participle}{by} {tongue.say('work_of', of=tongue.of(to))}"
        case _:
            return f"{participle} {tongue.to(to)}{by}"


def denials(ctx: Context, event: EventRecord) -> str:
    """*X denied any part in it*, as a sentence of its own after the first."""
    said = []
    for one in event.attribution:
        if one.certainty is not Certainty.DENIED or not ctx.named(one.to, language=event.language):
            continue
        accused = ctx.who(one.to, language=event.language)
        apart = one.by and one.by.key != one.to.key and ctx.named(one.by, language=event.language)
        other = one.by if apart else None
        sayer = ctx.who(other, language=event.language) if other else accused
        part = ctx.tongue.say("no_part_of", of=ctx.tongue.of(accused)) if other else ctx.tongue.say("no_part")
        verb = ctx.tongue.words.phrase["denied_many" if sayer.plural else "denied_one"]
        said.append(f". {ctx.tongue.capital(sayer.text)} {verb} {part}")
    voices = [v.according_to for d in ctx.doubts(event.id) for v in d.values if v.value == "no" and v.according_to]
    sayers = [ctx.who(who, language=event.language) for who in ctx.persons(voices, language=event.language)]
    if sayers:
        verb = ctx.tongue.words.phrase["denied_many" if len(sayers) > 1 or sayers[0].plural else "denied_one"]
        names = ctx.tongue.join(list(dict.fromkeys(sayer.text for sayer in sayers)))
        said.append(f". {ctx.tongue.capital(ctx.tongue.say('denies', who=names, verb=verb))}")
    return "".join(dict.fromkeys(said))


def accused_of(ctx: Context, event: EventRecord) -> str:
    """*X attributed the killing of several civilians to Y, which denies it*: the accusation before the denial."""
    tongue, kind = ctx.tongue, ctx.tongue.words.kind[event.kind]
    found = counts(event.figures)
    people = together(ctx, found) if found else ctx.some(event.recipients, language=event.language)
    deed = kind.noun + (f" {tongue.with_preposition(kind.about, people)}" if people and kind.about else "")
    what = tongue.definite(deed, feminine=tongue.noun(event.kind).feminine).text
    accused = ctx.some(event.actors, language=event.language)
    assert accused is not None
    deed = " ".join(w for w in (what, where(ctx, event), ctx.when(event.when)) if w)
    by = tongue.join(accusers(ctx, event))
    verb = tongue.words.phrase["denied_many" if accused.plural else "denied_one"]
    said = tongue.say("accuses", by=by, deed=deed, to=tongue.to(accused))
    return f"{said}; {tongue.say('denies', who=accused.text, verb=verb)}"
