"""Anaphora: a toll told without day and place belongs to the one event of its article that it can mean.

Input: groups of event claims. Output: the groups, those joined that only refer back (*The toll stands at four dead*,
*The army denied that it had killed civilians*), with a decision each. Refuses: mentions with a time or place of their
own, sums over a longer time, mentions in an article with two events that they might mean (unless one of them stands
in the same paragraph just before), and anything a person has decided about.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from palabre.model.event import EventStatus
from palabre.model.passage import cover
from palabre.reconcile.gather import Feature, Group, decision
from palabre.reconcile.happenings import REAL, EventTold
from palabre.reconcile.nearness import bounded, is_day, is_fine
from palabre.reconcile.setting import Setting

RULE = "anaphora.v1"
RECENT = timedelta(days=31)
_MENTION = frozenset({*REAL, EventStatus.DENIED})

EventGroup = Group[EventTold]


def join_anaphora(groups: Sequence[EventGroup], setting: Setting) -> list[EventGroup]:
    """The groups, mentions that only refer back joined to what they refer to."""
    by_page: dict[str, list[EventGroup]] = {}
    for group in groups:
        for page in {m.page.id for m in group.members}:
            by_page.setdefault(page, []).append(group)
    gone: set[int] = set()
    for group in groups:
        if all(_refers_back(m, setting) for m in group.members):
            meant = [found for m in group.members if (found := _meant(m, by_page[m.page.id]))]
            one = bool(meant) and all(found[0] is meant[0][0] for found in meant)
            if one and not _kept_apart(group, meant[0][0], setting):
                _join(group, *meant[0])
                gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _refers_back(told: EventTold, setting: Setting) -> bool:
    """Whether a claim gives a harm, or denies one, and neither day nor place."""
    if bounded(told.period) or is_fine(told.place) or told.claim.id in setting.rules.links:
        return False
    sums = bool(told.body.tolls) and all(toll.cumulative for toll in told.body.tolls)
    about_harm = bool(told.body.tolls) or told.body.status is EventStatus.DENIED
    return told.body.status in _MENTION and about_harm and not sums


def _meant(told: EventTold, groups: Iterable[EventGroup]) -> tuple[EventGroup, EventTold, str] | None:
    """The event of the article that a mention can mean, the claim that tells it, and why it is that one."""
    found = [(g, m) for g in groups if (m := _anchor(told, g))]
    if len(found) == 1:
        return (*found[0], "only event of its kind in the article")
    start, _ = cover(told.claim.spans)
    begin = told.page.article.text.rfind("\n", 0, start) + 1
    before = [(g, m) for g, m in found if begin <= cover(m.claim.spans)[0] < start]
    return (*before[0], "only event before it in the paragraph") if len(before) == 1 else None


def _anchor(told: EventTold, group: EventGroup) -> EventTold | None:
    """The claim of the same article by which a group can be meant: real, dated or placed, recent, of a near kind."""
    for other in group.members:
        near = told.body.kind is other.body.kind or (told.body.tolls and set(told.families) & set(other.families))
        if other.page.id == told.page.id and other is not told and near and _anchored(other):
            return other
    return None


def _anchored(told: EventTold) -> bool:
    if told.body.status not in REAL:
        return False
    if not is_day(told.period):
        return is_fine(told.place) and not bounded(told.period)
    day = told.period.start if told.period else None
    return told.page.day is None or day is None or abs(told.page.day - day) <= RECENT


def _kept_apart(group: EventGroup, into: EventGroup, setting: Setting) -> bool:
    return any(setting.rules.apart.get(name, frozenset()) & into.ids for name in group.ids)


def _join(group: EventGroup, into: EventGroup, anchor: EventTold, why: str) -> None:
    for told in group.members:
        features: list[Feature] = [
            ("needed", -1.0, "", ""),
            ("no day and no place of its own", 0.0, told.body.trigger.text, anchor.body.trigger.text),
            ("one article", 0.5, anchor.page.id, told.page.id),
            (why, 0.5, anchor.body.kind.value, told.body.kind.value),
        ]
        into.joins.append(decision(RULE, anchor, told, features))
    into.joins += group.joins
    into.members += group.members
    into.ids |= group.ids
