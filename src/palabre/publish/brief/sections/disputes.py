"""What is disputed: claims that cannot both hold, each with who makes it and how many origins it has."""

import re

from palabre.errors import NotFound
from palabre.model.actor import Who
from palabre.model.dispute import Dispute, DisputedValue
from palabre.model.event import Certainty, EventRecord
from palabre.model.toll import Harm, Qualifier, Victim
from palabre.publish.brief import marks
from palabre.publish.brief.context import Context
from palabre.publish.brief.grammar import NounPhrase
from palabre.publish.brief.grammar.base import Bounds
from palabre.publish.brief.happenings import label
from palabre.publish.brief.model import Section, SectionKey, Sentence

SHOWN = 8
_NUMBER = re.compile(r"(?P<sign>[≥≤~]?)\s?(?P<low>\d+)(?:\s?[-–]\s?(?P<high>\d+))?")
_SIGNS = {"≥": Qualifier.AT_LEAST, "≤": Qualifier.UP_TO, "~": Qualifier.ABOUT}


def disputes_section(ctx: Context) -> Section:
    """The section."""
    found = [s for d in ctx.view.items(Dispute, span=ctx.span) if (s := _sentence(ctx, d))]
    return Section(key=SectionKey.DISPUTES, title=ctx.tongue.words.titles["disputes"], sentences=tuple(found[:SHOWN]))


def _sentence(ctx: Context, dispute: Dispute) -> Sentence | None:
    try:
        about = ctx.view.item(dispute.about)
    except NotFound:
        return None
    if not isinstance(about, EventRecord) or len(dispute.values) < 2:
        return None
    values = "; ".join(_value(ctx, v, dispute.field, about) for v in dispute.values)
    event = label(ctx, about)
    harm, _, who = dispute.field.partition("/")
    if harm in set(Harm) and who.split("/")[0] in set(Victim):
        text = _figures(ctx, harm, who.split("/")[0], event, values)
    else:
        key = f"dispute_{dispute.field}" if f"dispute_{dispute.field}" in ctx.tongue.words.phrase else "dispute_other"
        text = _contracted(ctx, key, event, values)
    evidence = [e for v in dispute.values for e in v.evidence]
    return ctx.sentence(text, facts=[dispute.id, about.id], evidence=evidence)


def _culprit(ctx: Context, value: str) -> str:
    """*attributed to the army* for the record's `army: attributed`."""
    name, _, certainty = value.rpartition(": ")
    if certainty not in set(Certainty):
        return ""
    known = next((a for a in ctx.actors.values() if name in {a.id, a.names.en, a.names.fr}), None)
    who = ctx.who(Who(name=name, actor=known.id if known else None), language="en")
    return ctx.tongue.say(f"culprit_{certainty}", who=who.text, to=ctx.tongue.to(who), of=ctx.tongue.of(who))


def _amount(ctx: Context, value: str) -> str:
    """*at least 16* for the record's ≥16."""
    found = _NUMBER.fullmatch(value)
    assert found is not None
    sign, low, high = found["sign"], int(found["low"]), int(found["high"] or found["low"])
    qualifier = _SIGNS.get(sign, Qualifier.EXACT)
    return ctx.tongue.amount(Bounds(low=low, best=None if high > low else low, high=high, qualifier=qualifier))


def _figures(ctx: Context, harm: str, who: str, event: NounPhrase, values: str) -> str:
    nouns = ctx.tongue.words.victim[who]
    people = NounPhrase(text=nouns[1], plural=True, feminine=nouns[-1] == "f")
    done = ctx.tongue.agree(ctx.tongue.words.harm[harm][-1], people)
    return ctx.tongue.say("dispute_figure", people=people.text, harm=done, event=event.text, values=values)


def _contracted(ctx: Context, key: str, event: NounPhrase, values: str) -> str:
    """The phrase with its event; French contracts *de* with the article."""
    return ctx.tongue.say(key, event=event.text, of=ctx.tongue.of(event), values=values)


def _value(ctx: Context, value: DisputedValue, field: str, about: EventRecord) -> str:
    known = ctx.tongue.words.event_status.get(value.value) if field in {"happened", "status"} else None
    actor = ctx.actors.get(value.value)
    text = known or marks.clean(actor.names.in_language(ctx.language) if actor else value.value)
    if field == "perpetrator":
        text = _culprit(ctx, value.value) or text
    if about.figures and _NUMBER.fullmatch(text):
        text = _amount(ctx, text)
    if text in {"yes", "no"}:
        text = ctx.tongue.words.phrase[f"value_{text}"]
    if (
        value.according_to
        and not ctx.press(value.according_to)
        and ctx.named(value.according_to, language=about.language)
    ):
        said_by = ctx.who(value.according_to, language=about.language).text
        text = ctx.tongue.say("value_by", value=text, who=said_by)
        return text + ctx.sourcing(value.evidence, value.origins, said_by=said_by)
    return text + ctx.sourcing(value.evidence, value.origins)
