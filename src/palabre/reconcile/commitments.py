"""Commitments: who owes what by when, told by several articles, and where it stands on a day.

Input: commitment claims in their setting. Output: `CommitmentRecord`s and the decisions; `status_on` for a record and
a day. Refuses: to say *kept* or *broken*: no claim says so yet; to merge acts of different owners, or with two known
deadlines.

A record's id is made of the earliest article's claim.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from palabre.model.claim import Claim
from palabre.model.commitment import Commitment, CommitmentRecord, CommitmentStatus
from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.model.time import Period
from palabre.reconcile import lexicon
from palabre.reconcile.gather import VETO, Feature, Group, gather
from palabre.reconcile.nearness import bounded, bounds, days_between
from palabre.reconcile.setting import Setting, all_evidence, first_reported, in_time, surest
from palabre.reconcile.sheet import Sheet, show_period
from palabre.reconcile.words import fold_words, jaccard

RULE = "commitments.v1"
NEEDED = 0.5
DUE_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentTold:
    """A commitment claim with what is compared."""

    claim: Claim
    page: Sheet
    body: Commitment
    owner: str
    due: Period | None
    stems: frozenset[str]
    story: str


def commitment_told(claim: Claim, page: Sheet, setting: Setting) -> CommitmentTold:
    """A commitment claim made ready for comparison."""
    body = cast(Commitment, claim.body)
    stop = lexicon.all_words("stopwords")
    found = page.times.get(body.due) if body.due else None
    due = page.period(body.due)
    if found and due and found.start:
        due = Period(start=found.start, end=found.end, precision=found.precision, text=due.text)
    return CommitmentTold(
        claim=claim,
        page=page,
        body=body,
        owner=setting.key(setting.who(body.owner, page), page),
        due=due,
        stems=frozenset(w[:6] for w in fold_words(body.act.text) if w not in stop),
        story=setting.stories[page.id],
    )


class SameCommitment:
    """The `gather.Method` of commitments; a group is known by the item that opened it."""

    rule = RULE
    sure = 1.0 - NEEDED

    def keys(self, item: CommitmentTold) -> Iterable[Hashable]:
        """An owner's acts: by deadline, by story, by words."""
        if bounded(item.due):
            yield (item.owner, show_period(item.due))
        yield (item.owner, item.story)
        for stem in item.stems:
            yield (item.owner, item.page.language, stem)

    def open(self, item: CommitmentTold) -> CommitmentTold:
        """A group knows its first item."""
        return item

    def absorb(self, known: CommitmentTold, item: CommitmentTold) -> None:
        """Nothing is learnt: comparing with the first keeps acts from drifting."""

    def features(self, known: CommitmentTold, item: CommitmentTold) -> list[Feature]:
        """Shared words of the act, the same deadline, the same story."""
        found: list[Feature] = [("needed", -NEEDED, "", ""), ("owner", 0.0, known.owner, item.owner)]
        if known.page.id == item.page.id:
            return [*found, ("one article", VETO, known.page.id, item.page.id)]
        left, right = show_period(known.due), show_period(item.due)
        same_due = bounded(known.due) and left == right
        if bounded(known.due) and bounded(item.due) and days_between(cast(Period, known.due), cast(Period, item.due)):
            return [*found, ("due", VETO, left, right)]
        found.append(("due", 0.25 if same_due else 0.0, left, right))
        if known.page.language == item.page.language:
            share = round(jaccard(known.stems, item.stems), 3)
            return [*found, ("act", share, known.body.act.text, item.body.act.text)]
        weight = 0.25 if same_due and known.story == item.story else 0.0
        return [*found, ("one deadline in one story", weight, known.story, item.story)]


def fold_commitments(
    claims: Iterable[tuple[Sheet, Claim]], setting: Setting
) -> tuple[list[CommitmentRecord], list[Judgement]]:
    """The commitments of the record and the decisions that made them."""
    told = [commitment_told(claim, page, setting) for page, claim in claims]
    told.sort(key=lambda t: (t.page.order, t.claim.spans, t.claim.id))
    groups = gather(told, SameCommitment(), setting.rules)
    return [_record(group, setting) for group in groups], [join for group in groups for join in group.joins]


def _record(group: Group[CommitmentTold], setting: Setting) -> CommitmentRecord:
    members = cast("list[CommitmentTold]", in_time(group.members))
    first = members[0]
    return CommitmentRecord(
        id=content_id("co", first.claim.id),
        owner=setting.who(first.body.owner, first.page),
        words=first.body.act.text,
        language=first.page.language,
        due=next((m.due for m in members if bounded(m.due)), first.due),
        hedged=all(m.body.hedged for m in members),
        reported=first_reported(members),
        evidence=all_evidence(members),
        origins=setting.witnesses(m.page.id for m in members),
        confidence=surest(members),
    )


def status_on(record: CommitmentRecord, day: date) -> CommitmentStatus:
    """Where a commitment stands on a day, by its deadline alone; due from seven days before its last day or earlier."""
    if record.due is None or record.due.end is None:
        return CommitmentStatus.NO_DATE
    first, last = bounds(record.due)
    if last < day:
        return CommitmentStatus.OVERDUE
    starts = min(last - DUE_SOON, first) if record.due.start else last - DUE_SOON
    return CommitmentStatus.DUE if day >= starts else CommitmentStatus.OPEN
