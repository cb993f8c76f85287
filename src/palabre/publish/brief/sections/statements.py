"""Who said what: the statements of the span by weight, the words of one speaker together, analysts named as such."""

from datetime import date

from palabre.model.actor import Office
from palabre.model.statement import StatementRecord
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.model import NO_WEIGHT, Original, Section, SectionKey, Sentence, Tally, Weight
from palabre.publish.brief.speech import number, report
from palabre.publish.brief.weight import weigh_statement

SHOWN = 14
EACH = 3


def weighed_statements(ctx: Context) -> list[tuple[StatementRecord, Weight]]:
    """The statements that can be printed (their speaker is known), heaviest first."""
    found = [
        (s, weigh_statement(s, watched=ctx.watched))
        for s in ctx.view.items(StatementRecord, span=ctx.span)
        if ctx.named(s.speaker, language=s.language) and len(s.words.split()) > 1
    ]
    return sorted(found, key=lambda p: (-p[1].value - 6 * (p[0].language == ctx.language), p[0].id))


def statements_section(ctx: Context, *, told: frozenset[str]) -> Section:
    """The section without what the lead has told."""
    found = [p for p in weighed_statements(ctx) if p[0].id not in told]
    by_speaker: dict[str, list[tuple[StatementRecord, Weight]]] = {}
    for statement, weight in found:
        mine = by_speaker.setdefault(statement.speaker.key if statement.speaker else "", [])
        if len(mine) < EACH and not _repeats(ctx, statement, [s for s, _ in mine]):
            mine.append((statement, weight))
    chosen = [group for group in by_speaker.values() if group]
    sentences: list[Sentence] = []
    printed: set[str] = set()
    for group in chosen:
        if len(sentences) + len(group) > SHOWN:
            break
        for i, (statement, weight) in enumerate(group):
            sentences.append(statement_sentence(ctx, statement, weight, again=i > 0))
            printed.add(statement.id)
    rest = [s for s, _ in found if s.id not in printed]
    if len(rest) > 1 and sentences:
        sentences.append(_rest(ctx, rest))
    return Section(key=SectionKey.STATEMENTS, title=ctx.tongue.words.titles["statements"], sentences=tuple(sentences))


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


def statement_sentence(
    ctx: Context, statement: StatementRecord, weight: Weight = NO_WEIGHT, *, again: bool = False
) -> Sentence:
    """One statement as a sentence."""
    who = statement.speaker
    assert who is not None
    phrase = ctx.who(who, language=statement.language)
    speaker = phrase.text if again else _presented(ctx, statement, phrase.text)
    day = "" if again else ctx.when(statement.said)
    original: tuple[Original, ...] = ()
    if statement.language == ctx.language:
        text = report(ctx, statement, speaker, plural=phrase.plural)
    else:
        act = number(ctx.tongue.words.force[statement.force].act, plural=phrase.plural, language=ctx.language)
        other = ctx.tongue.words.phrase[f"lang_{statement.language}"]
        text = f"{speaker} {act}{ctx.tongue.say('in_language', language=other)}"
        original = (Original(text=marks.clean(statement.words).strip(), language=statement.language),)
    front = _topic(ctx, statement) if original else ""
    said = f"{day}, {text}" if day else text
    said = f"{front} {ctx.tongue.capital(said)}" if front else said
    return ctx.sentence(said, facts=[statement.id], evidence=statement.evidence, weight=weight, original=original)


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
