"""What was not covered: desk sources that sent nothing in the span, and refusals counted by source and reason."""

from collections import Counter

from palabre.publish.brief.context import Context
from palabre.publish.brief.coverage import SOURCE_FACT as FACT
from palabre.publish.brief.model import Section, SectionKey, Sentence, Tally
from palabre.record.store import Refusal


def gaps_section(ctx: Context) -> Section:
    """The section."""
    watched = set(ctx.sources)
    silent = [c.source for c in ctx.view.source_counts(ctx.span) if c.articles == 0 and c.source in watched]
    sentences = []
    if silent:
        names = [ctx.source_name(s) for s in silent]
        text = ctx.tongue.say("silent_many" if len(names) > 1 else "silent_one", who=ctx.tongue.join(names))
        sentences.append(ctx.sentence(text, facts=[FACT + s for s in silent]))
    by_source: dict[str | None, list[Refusal]] = {}
    for refusal in ctx.view.refusals(ctx.span):
        by_source.setdefault(refusal.source, []).append(refusal)
    sentences += [_refused(ctx, source, by_source[source]) for source in sorted(by_source, key=lambda s: s or "~")]
    return Section(key=SectionKey.GAPS, title=ctx.tongue.words.titles["gaps"], sentences=tuple(sentences))


def _refused(ctx: Context, source: str | None, refusals: list[Refusal]) -> Sentence:
    counted = sorted(Counter(r.code for r in refusals).items(), key=lambda p: (-p[1], p[0]))
    reasons = [
        ctx.tongue.say("reason_count", reason=ctx.tongue.words.refusal.get(code, code), number=ctx.tongue.digits(n))
        if len(counted) > 1
        else ctx.tongue.words.refusal.get(code, code)
        for code, n in counted
    ]
    name = ctx.source_name(source) or ctx.tongue.words.phrase["unknown_source"]
    key = "refused_many" if len(refusals) > 1 else "refused_one"
    fact = f"{FACT}{source or ''}"
    tallies = [Tally(value=n, terms=((fact, n),)) for _, n in counted]
    total = Tally(value=len(refusals), terms=tuple((fact, n) for _, n in counted))
    return ctx.sentence(
        ctx.tongue.say(key, number=ctx.tongue.number(len(refusals)), who=name, reasons=ctx.tongue.join(reasons)),
        facts=[fact],
        tallies=(*tallies, total),
    )
