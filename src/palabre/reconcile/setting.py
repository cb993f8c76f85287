"""Setting: what is known about the articles once copies, stories and origins are found; every fold of claims takes it.

Input: nothing of its own. Output: evidence in order, independent origins counted, parties resolved. Refuses: nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from palabre.model.actor import Party, Who
from palabre.model.claim import Claim
from palabre.model.passage import Evidence
from palabre.model.time import Period
from palabre.reconcile.actors import Cast
from palabre.reconcile.gather import Item
from palabre.reconcile.people import Overrides
from palabre.reconcile.proper import Names
from palabre.reconcile.sheet import Sheet, day_period, evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The articles' copy groups, stories and origins by article id, the cast, people's overrides and proper names.

    `voices` are the sources that speak for themselves (a monitor, an army's site), by source id.
    """

    copies: Mapping[str, str]
    stories: Mapping[str, str]
    origins: Mapping[str, str]
    cast: Cast
    rules: Overrides
    names: Names
    voices: Mapping[str, Who]

    def who(self, party: Party | None, page: Sheet) -> Who | None:
        """Whom a party stands for."""
        return self.cast.who(party, page)

    def key(self, who: Who | None, page: Sheet) -> str:
        """What makes two parties the same across articles."""
        return self.cast.key(who, page, self.stories[page.id])

    def witnesses(self, articles: Iterable[str]) -> int:
        """How many independent origins stand behind some articles."""
        return len({self.origins[article] for article in articles})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with its sheet: the smallest item that can be gathered."""

    claim: Claim
    page: Sheet


def in_time(members: Iterable[Item]) -> list[Item]:
    """Items, those of the earliest article first."""
    return sorted(members, key=lambda m: (m.page.order, m.claim.spans, m.claim.id))


def all_evidence(members: Iterable[Item]) -> tuple[Evidence, ...]:
    """The evidence of the items, that of the earliest article first."""
    return tuple(evidence(m.page, m.claim) for m in in_time(members))


def surest(members: Iterable[Item]) -> float | None:
    """The confidence of the surest item: one article that says it plainly is enough. None when none was rated."""
    return max((c for m in members if (c := m.claim.body.confidence) is not None), default=None)


def first_reported(members: Iterable[Item]) -> Period | None:
    """The day of the first article among the items; None when none is dated."""
    return day_period(min((m.page.day for m in members if m.page.day), default=None))


def last_reported(members: Iterable[Item]) -> Period | None:
    """The day of the last article among the items."""
    return day_period(max((m.page.day for m in members if m.page.day), default=None))


def whos(parties: Iterable[tuple[Sheet, tuple[Party, ...]]], setting: Setting) -> tuple[Who, ...]:
    """Each party once, in order of mention.

    Words that a translation of the same copy has in the same slot are another wording of one party: the first stays.
    """
    found: dict[str, Who] = {}
    slots: dict[tuple[str, int], str] = {}
    for page, named in parties:
        for place, party in enumerate(named):
            who = setting.who(party, page)
            if who is None:
                continue
            first = slots.setdefault((setting.origins[page.id], place), page.language)
            if who.actor or first == page.language:
                found.setdefault(who.key, who)
    return tuple(found.values())
