"""Accords and commitments: who signed and who did not; then what is overdue and what falls due (see `owed`)."""

import re

from palabre.model.accord import AccordRecord, AccordState
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.model import Original, Section, SectionKey, Sentence
from palabre.publish.brief.sections.owed import commitment_sentences
from palabre.publish.brief.weight import weigh_accord

SHOWN = 8


def accords_section(ctx: Context, *, told: frozenset[str]) -> Section:
    """The section without the accords that the lead has told."""
    last = ctx.span.last
    known = [
        a
        for a in ctx.view.items(AccordRecord, span=ctx.span)
        if not (a.reported and a.reported.start and last and a.reported.start > last)
    ]
    accords = sorted(known, key=lambda a: (-weigh_accord(a).value, a.id))
    sentences = [accord_sentence(ctx, a) for a in _once(ctx, accords) if a.id not in told][:SHOWN]
    sentences += commitment_sentences(ctx, told=told)
    return Section(key=SectionKey.ACCORDS, title=ctx.tongue.words.titles["accords"], sentences=tuple(sentences))


def _once(ctx: Context, accords: list[AccordRecord]) -> list[AccordRecord]:
    """Accords of which something is said (who, when or which), each name once, the fullest first."""
    met: set[str] = set()
    kept = []
    for one in sorted(accords, key=lambda a: -len((*a.signatories, *a.non_signatories, *a.parties, *a.mediators))):
        name = marks.folded(one.name)
        said = (
            one.signatories or one.parties or one.mediators or one.non_signatories or any(c.isupper() for c in one.name)
        )
        if said and name not in met:
            kept.append(one)
        met.add(name)
    return sorted(kept, key=accords.index)


def accord_sentence(ctx: Context, accord: AccordRecord) -> Sentence:
    """*The Algiers accord was signed by A and B; C did not sign*."""
    tongue = ctx.tongue
    name, original = _name(ctx, accord)
    known = _state(ctx, accord)
    state = tongue.words.accord_state[known]
    signed = ctx.some(accord.signatories, language=accord.language)
    refused = ctx.some(accord.non_signatories, language=accord.language)
    parties = ctx.some(accord.parties, language=accord.language)
    mediators = ctx.some(accord.mediators, language=accord.language)
    text = tongue.say("accord_new", name=name.text, state=tongue.agree(state, name) if state.endswith("é") else state)
    dated = known in {AccordState.SIGNED, AccordState.ANNOUNCED}
    if signed:
        by = tongue.by(signed)
        text += (
            f" {by}" if known is AccordState.SIGNED else f", {tongue.agree(tongue.words.phrase['signed'], name)} {by}"
        )
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


def _state(ctx: Context, accord: AccordRecord) -> AccordState:
    """The state as of the span: one that rests on later articles too may not have been known in it."""
    last = ctx.span.last
    articles = [a for e in accord.evidence if (a := ctx.article(e.article))]
    if last is None or not any(a.published and a.published.date() > last for a in articles):
        return accord.state
    return accord.state if accord.state is AccordState.SIGNED else AccordState.ANNOUNCED


def _name(ctx: Context, accord: AccordRecord) -> tuple[NounPhrase, tuple[Original, ...]]:
    """The accord's name where it is in the brief's language, else its kind, with the name beside it."""
    name = marks.clean(accord.name).strip() if _stands(ctx, accord) else ""
    kind = ctx.tongue.words.accord[accord.kind]
    language = _spoken(ctx, accord, name)
    if language == ctx.language and name:
        if ctx.language == "en" and not name.lower().startswith(("the ", "a ", "an ", "this ")):
            return NounPhrase(text=f"the {name}"), ()
        return ctx.tongue.name(name[:1].lower() + name[1:] if _common(name) else name), ()
    return ctx.tongue.definite(kind, feminine=False), (Original(text=name, language=language),) if name else ()


def _stands(ctx: Context, accord: AccordRecord) -> bool:
    """Whether the name stands so in an article of the accord: one put together from pieces is no name."""
    name = marks.squeeze(accord.name)
    articles = (ctx.article(e.article) for e in accord.evidence)
    return any(a is not None and name in marks.squeeze(a.text) for a in articles)


def _spoken(ctx: Context, accord: AccordRecord, name: str) -> str:
    """The language of the article that the name stands in: an accord is told in both."""
    articles = [a for e in accord.evidence if (a := ctx.article(e.article))]
    return next((a.language for a in articles if a.language and name in marks.squeeze(a.text)), accord.language)


def _common(name: str) -> bool:
    return bool(re.match(r"(?i)(accord|pacte|charte|cessez|trêve|convention|protocole|traité|feuille)", name))
