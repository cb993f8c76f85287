"""Who said what: the statements of the span by weight, the words of one speaker together, analysts named as such."""

from datetime import date

from palabre.model.actor import Office
from palabre.model.position import PositionRecord, Stance
from palabre.model.statement import StatementRecord
from palabre.model.time import Period
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.model import NO_WEIGHT, Original, Section, SectionKey, Sentence, Tally, Weight
from palabre.publish.brief.sayable import sayable
from palabre.publish.brief.speech import number, report
from palabre.publish.brief.weight import weigh_statement

SPEAKERS = 8
EACH = 3
FOREIGN_SPEAKERS = 4


def weighed_statements(ctx: Context) -> list[tuple[StatementRecord, Weight]]:
    """The statements that can be printed (their speaker is known), heaviest first."""
    found = [
        (s, weigh_statement(s, watched=ctx.watched))
        for s in ctx.view.items(StatementRecord, span=ctx.span)
        if not _later(ctx, s)
        if ctx.named(s.speaker, language=s.language) and sayable(ctx, s)
    ]
    return sorted(found, key=lambda p: (-p[1].value - 6 * (p[0].language == ctx.language), p[0].id))


def _later(ctx: Context, statement: StatementRecord) -> bool:
    """Whether it was only reported after the span."""
    told, last = statement.reported.start if statement.reported else None, ctx.span.last
    return bool(told and last and told > last)


def statements_section(ctx: Context, *, told: frozenset[str]) -> Section:
    """The section without what the lead has told: one line a speaker, the weightiest speakers first."""
    everything = weighed_statements(ctx)
    found = [p for p in everything if p[0].id not in told]
    already = {s.speaker.key for s, _ in everything if s.id in told and s.speaker}
    by_speaker: dict[str, list[tuple[StatementRecord, Weight]]] = {}
    for statement, weight in found:
        mine = by_speaker.setdefault(statement.speaker.key if statement.speaker else "", [])
        if len(mine) < EACH and _adds(ctx, statement, [s for s, _ in mine]):
            mine.append((statement, weight))
    sentences: list[Sentence] = []
    foreign = 0
    for key, group in by_speaker.items():
        abroad = group[0][0].language != ctx.language
        foreign += abroad
        if len(sentences) < SPEAKERS and not (abroad and foreign > FOREIGN_SPEAKERS):
            sentences.append(speaker_sentence(ctx, group, met=key in already))
    printed = {f for s in sentences for f in s.facts}
    rest = [s for s, _ in found if s.id not in printed]
    if len(rest) > 1 and sentences:
        sentences.append(_rest(ctx, rest))
    return Section(key=SectionKey.STATEMENTS, title=ctx.tongue.words.titles["statements"], sentences=tuple(sentences))


def _adds(ctx: Context, one: StatementRecord, others: list[StatementRecord]) -> bool:
    """Whether the words can join the speaker's line: they say something new, and one line keeps to one language."""
    if any(o.language != one.language for o in others) or (others and one.language != ctx.language):
        return False
    return not _repeats(ctx, one, others)


def _repeats(ctx: Context, one: StatementRecord, others: list[StatementRecord]) -> bool:
    """Whether the speaker is already printed with these words, or with this force where only the force can be told."""
    words = set(one.words.casefold().split())
    if any(len(words & set(o.words.casefold().split())) > 0.7 * len(words) for o in others):
        return True
    return one.language != ctx.language and any(o.force is one.force for o in others)


def _rest(ctx: Context, rest: list[StatementRecord]) -> Sentence:
    return ctx.sentence(
        ctx.tongue.say("more_statements", number=ctx.tongue.number(len(rest))),
        facts=[s.id for s in rest],
        evidence=[s.evidence[0] for s in rest if s.evidence],
        tallies=(Tally(value=len(rest), terms=tuple((s.id, 1) for s in rest)),),
    )


def speaker_sentence(ctx: Context, group: list[tuple[StatementRecord, Weight]], *, met: bool = False) -> Sentence:
    """What one speaker said as one sentence: *X, prime minister, promised ...; said that ...*."""
    first, weight = group[0]
    who = first.speaker
    assert who is not None
    phrase = ctx.who(who, language=first.language)
    speaker = phrase.text if met else _presented(ctx, first, phrase.text)
    if first.language != ctx.language:
        return _foreign(ctx, first, weight, speaker, plural=phrase.plural)
    day = ctx.when(first.said) if _one_day(first.said) else ""
    acts = [report(ctx, first, speaker, plural=phrase.plural)]
    acts += [report(ctx, s, "", plural=phrase.plural).strip() for s, _ in group[1:]]
    text = "; ".join(acts)
    return ctx.sentence(
        f"{day}, {text}" if day else text,
        facts=[s.id for s, _ in group],
        evidence=[e for s, _ in group for e in s.evidence],
        weight=weight,
    )


def statement_sentence(ctx: Context, statement: StatementRecord, weight: Weight = NO_WEIGHT) -> Sentence:
    """One statement as a sentence."""
    return speaker_sentence(ctx, [(statement, weight)])


def _one_day(said: Period | None) -> bool:
    return bool(said and said.start and said.start == said.end)


def _foreign(ctx: Context, statement: StatementRecord, weight: Weight, speaker: str, *, plural: bool) -> Sentence:
    """A statement of the other language, told from its fields, with its words beside it."""
    stance = _stance(ctx, statement)
    other = ctx.tongue.words.phrase[f"lang_{statement.language}"]
    if stance:
        stated = ctx.tongue.say("stated_many" if plural else "stated_one", stance=ctx.tongue.words.stance[stance])
    else:
        stated = number(ctx.tongue.words.force[statement.force].act, plural=plural, language=ctx.language)
    day = ctx.when(statement.said) if _one_day(statement.said) else ""
    said = f"{f'{day}, ' if day else ''}{speaker} {stated}{ctx.tongue.say('in_language', language=other)}"
    topic = _topic(ctx, statement)
    return ctx.sentence(
        f"{topic} {ctx.tongue.capital(said)}" if topic else said,
        facts=[statement.id, *([p.id for p in _positions(ctx, statement)] if stance else [])],
        evidence=statement.evidence,
        weight=weight,
        original=(Original(text=marks.clean(statement.words).strip(), language=statement.language),),
    )


def _positions(ctx: Context, statement: StatementRecord) -> list[PositionRecord]:
    asked = [q for q in statement.questions if q in ctx.questions and not ctx.questions[q].proposed][:1]
    return [p for q in asked for p in ctx.view.items(PositionRecord, question=q) if statement.id in p.basis]


def _stance(ctx: Context, statement: StatementRecord) -> Stance | None:
    """Where the statement puts the speaker on its question, if the record says so and only in one way."""
    told = {p.stance for p in _positions(ctx, statement)} - {Stance.UNCLEAR}
    return told.pop() if len(told) == 1 else None


def _topic(ctx: Context, statement: StatementRecord) -> str:
    """The question that the statement is about, at the head of a rendering across languages."""
    asked = [q for q in statement.questions if q in ctx.questions and not ctx.questions[q].proposed]
    return ctx.question(asked[0]) if asked else ""


def _presented(ctx: Context, statement: StatementRecord, name: str) -> str:
    """*Jean-Yves Le Drian, head of French diplomacy,*; observers are named as what they are."""
    voice = ctx.tongue.words.voice.get(statement.voice)
    head = (
        f"{voice} {name}"
        if voice and not marks.bare(name).lower().startswith(("the ", "le ", "la ", "les ", "l’"))
        else name
    )
    role = _role(ctx, statement)
    return f"{head}, {role}," if role else head


def _role(ctx: Context, statement: StatementRecord) -> str:
    """The post in the brief's language: from the register on the day, else as worded where the language is the same."""
    actor = ctx.actors.get(statement.speaker.actor or "") if statement.speaker else None
    period = statement.said or statement.reported
    day = period.start if period else None
    for office in actor.offices if actor else ():
        if _held(office, day) and (getattr(office.post, ctx.language) or ""):
            return marks.clean(office.post.in_language(ctx.language))
    if statement.role and statement.language == ctx.language:
        return marks.clean(ctx.tongue.lower_first(statement.role.strip(" ,")))
    return ""


def _held(office: Office, day: date | None) -> bool:
    if day is None:
        return office.start is None and office.to is None
    return (office.start is None or office.start <= day) and (office.to is None or day <= office.to)
