"""Accords and commitments: who signed and who did not, what falls due within 30 days, what is overdue."""

import re
from datetime import date, timedelta

from palabre.model.accord import AccordRecord, AccordState
from palabre.model.commitment import CommitmentRecord
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.model import Original, PartKind, Section, SectionKey, Sentence
from palabre.publish.brief.speech import Shape, shape_of
from palabre.publish.brief.weight import weigh_accord, weigh_commitment
from palabre.record.store import Span

AHEAD = timedelta(days=30)
SHOWN = 8


def accords_section(ctx: Context, *, told: frozenset[str]) -> Section:
    """The section without the accords that the lead has told."""
    accords = sorted(ctx.view.items(AccordRecord, span=ctx.span), key=lambda a: (-weigh_accord(a).value, a.id))
    sentences = [accord_sentence(ctx, a) for a in accords if a.id not in told][:SHOWN]
    sentences += [commitment_sentence(ctx, c) for c in commitments(ctx) if c.id not in told][:SHOWN]
    return Section(key=SectionKey.ACCORDS, title=ctx.tongue.words.titles["accords"], sentences=tuple(sentences))


def commitments(ctx: Context) -> list[CommitmentRecord]:
    """Commitments that fall due, are overdue, or were made in the span: overdue first, then by deadline."""
    last = ctx.span.last
    found = []
    for one in ctx.view.items(CommitmentRecord, span=Span(last=last)):
        due = one.due.end if one.due else None
        fresh = one.reported and one.reported.start and ctx.span.first and one.reported.start >= ctx.span.first
        if one.owner and not ctx.named(one.owner, language=one.language):
            continue
        if fresh or (due and last and due <= last + AHEAD):
            found.append(one)
    return sorted(found, key=lambda c: (c.due.end if c.due and c.due.end else date.max, c.id))


def accord_sentence(ctx: Context, accord: AccordRecord) -> Sentence:
    """*The Algiers accord was signed by A and B; C did not sign*."""
    tongue = ctx.tongue
    name, original = _name(ctx, accord)
    state = tongue.words.accord_state[accord.state]
    signed = ctx.all_of(accord.signatories, language=accord.language)
    refused = ctx.all_of(accord.non_signatories, language=accord.language)
    parties = ctx.all_of(accord.parties, language=accord.language)
    mediators = ctx.all_of(accord.mediators, language=accord.language)
    text = tongue.say("accord_new", name=name.text, state=tongue.agree(state, name) if state.endswith("é") else state)
    dated = accord.state in {AccordState.SIGNED, AccordState.ANNOUNCED, AccordState.BREACHED, AccordState.ENDED}
    if signed:
        by = tongue.by(signed)
        text += f" {by}" if accord.state == "signed" else f", {tongue.agree(tongue.words.phrase['signed'], name)} {by}"
    elif parties:
        text += f", {tongue.say('accord_parties', who=parties.text)}" if parties.plural else ""
    if mediators:
        text += f", {tongue.say('mediated', of=tongue.of(mediators))}"
    when = ctx.when(accord.when)
    text += f" {when}" if when and dated else ""
    if refused:
        have = "n’ont" if refused.plural else "n’a"
        text += f"; {tongue.say('not_signed', who=refused.text, have=have)}"
    return ctx.sentence(
        text + ctx.sourcing(accord.evidence, accord.origins),
        facts=[accord.id],
        evidence=accord.evidence,
        weight=weigh_accord(accord),
        original=original,
    )


def _name(ctx: Context, accord: AccordRecord) -> tuple[NounPhrase, tuple[Original, ...]]:
    """The accord's name where it is in the brief's language, else its kind, with the name beside it."""
    name = marks.clean(accord.name).strip()
    kind = ctx.tongue.words.accord[accord.kind]
    if accord.language == ctx.language and name:
        if ctx.language == "en" and not name.lower().startswith(("the ", "a ", "an ", "this ")):
            return NounPhrase(text=f"the {name}"), ()
        return ctx.tongue.name(name[:1].lower() + name[1:] if _common(name) else name), ()
    return ctx.tongue.definite(kind, feminine=False), (Original(text=name, language=accord.language),) if name else ()


def _common(name: str) -> bool:
    return bool(re.match(r"(?i)(accord|pacte|charte|cessez|trêve|convention|protocole|traité|feuille)", name))


def commitment_sentence(ctx: Context, commitment: CommitmentRecord) -> Sentence:
    """*The military are supposed to return power to civilians by Monday 25 April 2022*."""
    original: tuple[Original, ...] = ()
    words = marks.clean(commitment.words).strip(" .")
    owner = ctx.who(commitment.owner, language=commitment.language) if commitment.owner else None
    if commitment.language != ctx.language or owner is None:
        text = (
            ctx.tongue.say("commit_others" if owner.plural else "commit_other", owner=owner.text)
            if owner
            else ctx.tongue.words.phrase["commit_none"]
        )
        if commitment.language == ctx.language:
            text += f"{ctx.tongue.words.phrase['colon']} {marks.mark(words, PartKind.WORDS)}"
        else:
            original = (Original(text=words, language=commitment.language),)
    else:
        text = f"{owner.text} {_owes(ctx, commitment, owner, words)}"
    return ctx.sentence(
        text + _due(ctx, commitment),
        facts=[commitment.id],
        evidence=commitment.evidence,
        weight=weigh_commitment(commitment),
        original=original,
    )


def _owes(ctx: Context, commitment: CommitmentRecord, owner: NounPhrase, words: str) -> str:
    infinitive = ctx.language == "en" or shape_of(ctx, words) is Shape.INFINITIVE
    if ctx.language == "en":
        infinitive = shape_of(ctx, words) is Shape.INFINITIVE
    stem = "hedged" if commitment.hedged else "owes"
    verb = ctx.tongue.words.phrase[f"{stem if infinitive else 'owes_noun'}_{'many' if owner.plural else 'one'}"]
    return f"{verb} {marks.mark(words, PartKind.WORDS)}"


def _due(ctx: Context, commitment: CommitmentRecord) -> str:
    """The deadline, or its own words where its start is not told."""
    due, last = commitment.due, ctx.span.last
    if due is None:
        return ""
    if due.end is None:
        words = marks.clean(due.text or "").strip()
        if not words:
            return ""
        shown = marks.mark(words, PartKind.QUOTE, commitment.language)
        return f" ({ctx.tongue.say('due_told', words=shown)})"
    day = ctx.tongue.day(due.end, year=ctx.year)
    if last and due.end < last:
        return f"; {ctx.tongue.say('overdue', day=day)}"
    other = commitment.language != ctx.language or commitment.owner is None
    return ctx.tongue.say("due_on", day=day) if other else f" {ctx.tongue.say('due_by', day=day)}"
