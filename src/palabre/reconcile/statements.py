"""Statements: the same words by the same speaker in several articles are one statement.

Input: statement claims in their setting. Output: `StatementRecord`s, the record of each claim, the decisions.
Refuses: to merge translations, words of other speakers, or the same words said on two known days. Words a little
edited are one statement only within one origin.

A record's id is made of the earliest article's claim.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from palabre.model.claim import Claim, ClaimKind
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.model.position import Position
from palabre.model.statement import Form, Statement, StatementRecord
from palabre.model.time import Period
from palabre.reconcile.gather import VETO, Feature, Group, gather
from palabre.reconcile.nearness import bounded, days_between
from palabre.reconcile.setting import Setting, all_evidence, first_reported, in_time, surest
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_words, jaccard, pieces_in, quoted_spans

RULE = "statements.v1"
ALIKE = 0.8
FEWEST_WORDS = 5
_DAYS = 10
_FORMER = frozenset({"former", "ex", "ancien", "ancienne"})


@dataclass(frozen=True)
class StatementTold:
    """A statement claim with what is compared."""

    claim: Claim
    page: Sheet
    body: Statement
    speaker: str
    origin: str
    said: Period | None
    plain: str

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the content."""
        return frozenset(self.plain.split())


def statement_told(claim: Claim, page: Sheet, setting: Setting) -> StatementTold:
    """A statement claim made ready for comparison."""
    body = cast(Statement, claim.body)
    return StatementTold(
        claim=claim,
        page=page,
        body=body,
        speaker=setting.key(setting.who(body.speaker, page), page),
        origin=setting.origins[page.id],
        said=page.period(body.time),
        plain=" ".join(fold_words(body.content.text)),
    )


class SameWords:
    """The `gather.Method` of statements; a group is known by the item that opened it."""

    rule = RULE
    sure = 1.0 - ALIKE - 1e-9

    def keys(self, item: StatementTold) -> Iterable[Hashable]:
        """The very words of a speaker; his words within one origin, met by any of the longest ones."""
        yield (item.page.language, item.speaker, item.plain)
        longest = sorted(item.words, key=lambda w: (-len(w), w))[:2]
        for word in longest:
            yield (item.origin, item.page.language, item.speaker, word)

    def open(self, item: StatementTold) -> StatementTold:
        """A group knows its first item."""
        return item

    def absorb(self, known: StatementTold, item: StatementTold) -> None:
        """Nothing is learnt: comparing with the first keeps words from drifting."""

    def features(self, known: StatementTold, item: StatementTold) -> list[Feature]:
        """Same words, or nearly the same within one origin, not on two days."""
        alike = known.plain == item.plain
        if known.page.id == item.page.id:
            return [("one article", VETO, known.page.id, item.page.id)]
        if known.origin != item.origin and not (alike and _near(known, item) and len(item.words) >= FEWEST_WORDS):
            return [("origin", VETO, known.origin, item.origin)]
        share = 1.0 if alike else jaccard(known.words, item.words)
        if share < ALIKE:
            return [("shared words", share - ALIKE, known.body.content.text, item.body.content.text)]
        if known.said and item.said and _two_days(known.said, item.said):
            return [("said", VETO, known.said, item.said)]
        return [
            ("shared words", round(share, 3), known.body.content.text, item.body.content.text),
            ("needed", -ALIKE, "", ""),
            ("speaker", 0.0, known.speaker, item.speaker),
        ]


def _two_days(one: Period, two: Period) -> bool:
    return bounded(one) and bounded(two) and days_between(one, two) > 0


def _near(one: StatementTold, two: StatementTold) -> bool:
    return one.page.day is None or two.page.day is None or abs((one.page.day - two.page.day).days) <= _DAYS


def fold_statements(
    claims: Iterable[tuple[Sheet, Claim]], setting: Setting
) -> tuple[list[StatementRecord], list[Judgement], dict[str, str]]:
    """The statements of the record, the decisions, and the record of each claim."""
    told = [statement_told(claim, page, setting) for page, claim in claims]
    told.sort(key=lambda t: (t.page.order, t.claim.spans, t.claim.id))
    groups = gather(told, SameWords(), setting.rules)
    names = {m.claim.id: content_id("st", g.earliest.claim.id) for g in groups for m in g.members}
    pages = {t.page.id: t.page for t in told}
    asked = _questions(pages.values())
    records = [_record(group, setting, names, asked) for group in groups]
    return records, [join for group in groups for join in group.joins], names


def _questions(pages: Iterable[Sheet]) -> dict[str, set[str]]:
    """The questions on which a statement claim is the basis of a position."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for claim in page.of(ClaimKind.POSITION):
            body = cast(Position, claim.body)
            for local in body.statements:
                name = page.local.get((ClaimKind.STATEMENT, local))
                if name:
                    found.setdefault(name, set()).add(body.question.id)
    return found


def _record(
    group: Group[StatementTold], setting: Setting, names: Mapping[str, str], asked: Mapping[str, set[str]]
) -> StatementRecord:
    members = cast("list[StatementTold]", in_time(group.members))
    first = members[0]
    body, page = first.body, first.page
    outer = page.local.get((ClaimKind.STATEMENT, body.within)) if body.within else None
    return StatementRecord(
        id=names[first.claim.id],
        speaker=setting.who(body.speaker, page),
        role=next((role for m in members if (role := role_of(m))), None),
        voice=body.voice,
        form=body.form,
        force=body.force,
        words=body.content.text,
        quoted=_quoted(first),
        language=page.language,
        said=next((m.said for m in members if bounded(m.said)), first.said),
        reported=first_reported(members),
        venue=next((m.body.venue.text for m in members if m.body.venue), None),
        addressee=next((who for m in members if (who := setting.who(m.body.addressee, m.page))), None),
        questions=tuple(sorted({q for m in members for q in asked.get(m.claim.id, ())})),
        within=names.get(outer) if outer else None,
        evidence=all_evidence(members),
        origins=setting.witnesses(m.page.id for m in members),
        confidence=surest(members),
    )


def _quoted(told: StatementTold) -> tuple[str, ...]:
    """The verbatim parts: all of a direct statement, the marked parts of a mixed one."""
    text, spans = told.page.article.text, told.body.content.spans
    if told.body.form is Form.DIRECT:
        return tuple(text[start:end] for start, end in spans)
    if told.body.form is Form.INDIRECT:
        return ()
    left, right = spans[0][0], spans[-1][1]
    begin = text.rfind("\n", 0, left) + 1
    finish = text.find("\n", right)
    paragraph = text[begin : finish if finish >= 0 else len(text)]
    marked = tuple((s + begin, e + begin) for s, e in quoted_spans(paragraph))
    return tuple(text[s:e] for s, e in pieces_in(marked, spans))


def role_of(told: StatementTold) -> str | None:
    """The post that the article gives its speaker, as it words it; none that is over."""
    speaker = told.body.speaker
    if speaker is None:
        return None
    for role in told.page.reading.roles:
        if role.qualifier and role.qualifier.casefold() in _FORMER:
            continue
        person = role.person
        same = (
            person.spans == speaker.spans
            or (person.actor and person.actor == speaker.actor)
            or (person.mention and person.mention == speaker.mention)
            or (person.resolved or person.text) == (speaker.resolved or speaker.text)
        )
        if same:
            return role.post
    return None
