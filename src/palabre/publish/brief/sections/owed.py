"""Commitments: overdue first, then what falls due; owner, act, deadline, each once. No thing owes anything.

An act that can follow *is to* is told so. Any other is quoted with the words of its whole claim, which stand in the
article as they are.
"""

import re
from datetime import date, timedelta

from palabre.model.commitment import Commitment, CommitmentRecord
from palabre.model.passage import words_at
from palabre.model.time import TimePrecision
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.grammar.lexicon import load
from palabre.publish.brief.model import Original, PartKind, Sentence
from palabre.publish.brief.someone import unarticled
from palabre.publish.brief.speech import Shape, shape_of
from palabre.publish.brief.weight import weigh_commitment
from palabre.record.store import Span

BEFORE = timedelta(days=31)  # how long an overdue deadline is called to mind
AHEAD = timedelta(days=366)
SHOWN = 10
UNDATED = 3
_PASSIVE = {"en": re.compile(r"be \w+"), "fr": re.compile(r"(?:être|se) \w+")}


def commitment_sentences(ctx: Context, *, told: frozenset[str]) -> list[Sentence]:
    """The commitments of the span's end, at most ten with a deadline and three without."""
    found = [c for c in _once(ctx, _selected(ctx)) if c.id not in told]
    dated = [c for c in found if _deadline(c)][:SHOWN]
    undated = [c for c in found if not _deadline(c) and c.due and _plain_act(ctx, c)][:UNDATED]
    return [commitment_sentence(ctx, c) for c in (*dated, *undated)]


def _selected(ctx: Context) -> list[CommitmentRecord]:
    """Made in the span, overdue not long since, or due within a year; later deadlines only where the desk asks."""
    found = []
    for one in ctx.view.items(CommitmentRecord, span=Span(last=ctx.span.last)):
        due = _deadline(one)
        told, last = one.reported.start if one.reported else None, ctx.span.last
        if told and last and told > last:
            continue
        if not (_in_time(ctx, one, due) if due else _fresh(ctx, one)):
            continue
        quotable = due and _passive(one) and one.language == ctx.language
        stands = not _passive(one) or one.language == ctx.language
        owned = (stands and ctx.named(one.owner, language=one.language)) or quotable
        if owned:
            found.append(one)
    return sorted(found, key=lambda c: (_deadline(c) or date.max, c.language != ctx.language, c.id))


def _in_time(ctx: Context, one: CommitmentRecord, due: date) -> bool:
    first, last = ctx.span.first or ctx.span.last, ctx.span.last
    if first is None or last is None:
        return True
    if due < first - BEFORE:
        return False
    return due <= last + AHEAD or _asked(ctx, one)


def _asked(ctx: Context, one: CommitmentRecord) -> bool:
    """Whether the act has a term of one of the desk's questions."""
    words = marks.folded(one.words)
    terms = (t for q in ctx.desk.questions for t in (*q.terms.en, *q.terms.fr))
    return any(re.search(rf"\b{re.escape(marks.folded(t))}", words) for t in terms)


def _fresh(ctx: Context, one: CommitmentRecord) -> bool:
    told, first = one.reported.start if one.reported else None, ctx.span.first
    return bool(told and (first is None or told >= first))


def _deadline(one: CommitmentRecord) -> date | None:
    return one.due.end if one.due else None


def _once(ctx: Context, several: list[CommitmentRecord]) -> list[CommitmentRecord]:
    """Each once: of one owner and one deadline the first, which is in the brief's language where there is one."""
    met: set[tuple[str, object]] = set()
    kept = []
    for one in several:
        owner = ctx.who(one.owner, language=one.language).text if one.owner else ""
        key = (
            unarticled(marks.bare(owner)).split(" region")[0].split(" de ")[0].split(" of ")[0],
            _deadline(one) or marks.folded(one.words),
        )
        if key not in met:
            kept.append(one)
        met.add(key)
    return kept


def commitment_sentence(ctx: Context, commitment: CommitmentRecord) -> Sentence:
    """*The military are supposed to return power to civilians by Monday 25 April 2022*."""
    original: tuple[Original, ...] = ()
    owner = ctx.some([commitment.owner] if commitment.owner else [], language=commitment.language)
    if commitment.language != ctx.language:
        key = "commit_others" if owner and owner.plural else "commit_other"
        text = ctx.tongue.say(key, owner=owner.text) if owner else ctx.tongue.words.phrase["commit_none"]
        original = (Original(text=marks.clean(commitment.words).strip(), language=commitment.language),)
    elif owner and _plain_act(ctx, commitment):
        text = f"{owner.text} {_owes(ctx, commitment, owner)}"
    else:
        text = marks.mark(_whole(ctx, commitment), PartKind.QUOTE) + _by(ctx, commitment)
    return ctx.sentence(
        text + _due(ctx, commitment, marks.bare(text)),
        facts=[commitment.id],
        evidence=commitment.evidence,
        weight=weigh_commitment(commitment),
        original=original,
    )


def _plain_act(ctx: Context, one: CommitmentRecord) -> bool:
    """Whether the act can follow *is to*, and its owner is who does it."""
    if one.language != ctx.language or _passive(one) or not ctx.named(one.owner, language=one.language):
        return False
    words = marks.clean(one.words).strip()
    return shape_of(ctx, words) is Shape.INFINITIVE and words.split()[-1].lower() not in load(one.language).pronouns


def _passive(one: CommitmentRecord) -> bool:
    return bool(_PASSIVE[one.language].match(one.words)) if one.language in _PASSIVE else False


def _owes(ctx: Context, commitment: CommitmentRecord, owner: NounPhrase) -> str:
    stem = "hedged" if commitment.hedged else "owes"
    verb = ctx.tongue.words.phrase[f"{stem}_{'many' if owner.plural else 'one'}"]
    words = marks.clean(commitment.words).strip(" .")
    return f"{verb} {marks.mark(words, PartKind.WORDS)}"


def _whole(ctx: Context, commitment: CommitmentRecord) -> str:
    """The words of the whole claim, else those of the act."""
    for evidence in commitment.evidence:
        claim, article = ctx.claim(evidence.claim), ctx.article(evidence.article)
        if claim and article and isinstance(claim.body, Commitment):
            return marks.clean(words_at(article.text, claim.body.spans)).strip(f" ,;.{marks.QUOTE_CHARACTERS}")
    return marks.clean(commitment.words).strip()


def _by(ctx: Context, commitment: CommitmentRecord) -> str:
    """Who owes it, where the quoted words may not say."""
    owner = ctx.some([commitment.owner] if commitment.owner else [], language=commitment.language)
    return f" ({marks.bare(owner.text)})" if owner and not _passive(commitment) else ""


def _due(ctx: Context, commitment: CommitmentRecord, text: str) -> str:
    """The deadline, or its own words where its start is not told; nothing where the text has the day already."""
    due, last = commitment.due, ctx.span.last
    if due is None:
        return ""
    if due.end is None:
        words = marks.clean(due.text or "").strip()
        shown = marks.mark(words, PartKind.QUOTE, commitment.language)
        return f" ({ctx.tongue.say('due_told', words=shown)})" if words else ""
    day = ctx.tongue.day(due.end, year=ctx.year)
    sharp = due.start in {None, due.end} or due.precision is not TimePrecision.DAY
    if last and due.end < last and sharp:
        return f"; {ctx.tongue.say('overdue', day=day)}"
    if str(due.end.day) in re.findall(r"\d+", text):
        return ""
    plain = commitment.language == ctx.language and _plain_act(ctx, commitment)
    return f" {ctx.tongue.say('due_by', day=day)}" if plain else ctx.tongue.say("due_on", day=day)
