"""Blame: who is said to have done it and who denies it; whether it happened at all.

Input: an event record and the claims it is made of, in their setting. Output: the sides of a dispute, or none.
Refuses: two names for one side (a unit and the group it belongs to), two that one voice names together, and a
narrator's *nobody was killed* as a denial of the event.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import cast

from palabre.model.actor import Who
from palabre.model.claim import Claim
from palabre.model.dispute import DisputedValue
from palabre.model.event import Certainty, Event, EventRecord, EventStatus
from palabre.model.passage import Evidence
from palabre.reconcile.happenings import DENIED, REAL
from palabre.reconcile.sayings import statement_over
from palabre.reconcile.setting import Setting
from palabre.reconcile.sheet import Sheet, evidence

Cited = Sequence[tuple[Sheet, Claim]]


@dataclass(slots=True)
class _Side:
    """One answer to the question, by one voice."""

    value: str
    by: Who | None
    evidence: list[Evidence] = field(default_factory=list)
    days: set[str] = field(default_factory=set)


class _Sides:
    """Answers in the order in which they are met, each with its voice once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self.found: dict[tuple[str, str, str], _Side] = {}

    def add(self, about: Who | None, answer: str, by: Who | None, cited: tuple[Sheet, Evidence]) -> None:
        page, proof = cited
        key = (about.key if about else "", answer, by.key if by else "")
        value = f"{about.name}: {answer}" if about else answer
        side = self.found.setdefault(key, _Side(value, by))
        side.evidence.append(proof)
        if page.day:
            side.days.add(page.day.isoformat())

    def values(self, abouts: Iterable[str]) -> list[DisputedValue]:
        """The sides about these, as disputed values."""
        wanted = set(abouts)
        return [
            DisputedValue(
                value=side.value,
                according_to=side.by,
                reported=min(side.days, default=None),
                origins=self._setting.witnesses(e.article for e in side.evidence),
                evidence=tuple(dict.fromkeys(side.evidence)),
            )
            for (about, _, _), side in self.found.items()
            if about in wanted
        ]


def disputed_doers(record: EventRecord, cited: Cited, setting: Setting) -> list[DisputedValue]:
    """Somebody is said to have done it and it is denied, or two voices name two."""
    sides = _doers(record, cited, setting)
    said = {(about, by) for about, answer, by in sides.found if answer != Certainty.DENIED}
    denied = {about for about, answer, _ in sides.found if answer == Certainty.DENIED}
    opposed = {about for about, _ in said} & denied
    for (one, by), (two, other) in combinations(sorted(said), 2):
        if one != two and by != other and not _one_camp(one, two, record, setting):
            opposed |= {one, two}
    return sides.values(opposed)


def _doers(record: EventRecord, cited: Cited, setting: Setting) -> _Sides:
    """Every *X did it* and *X did not*."""
    sides = _Sides(setting)
    pages = {page.id: page for page, _ in cited}
    for told in record.attribution:
        for proof in told.evidence:
            sides.add(told.to, told.certainty, told.by, (pages[proof.article], proof))
    for page, claim in cited:
        body = cast(Event, claim.body)
        answer = Certainty.DENIED if body.status in DENIED else Certainty.ATTRIBUTED if body.status in REAL else None
        by = _speaker(page, claim, setting)
        named = [w for p in body.actors if (w := setting.who(p, page)) and w.actor and setting.cast.is_doer(w, page)]
        if answer is Certainty.DENIED and not named and by and any(key[0] == by.key for key in sides.found):
            named = [by]
        for who in named if answer else ():
            if answer is Certainty.DENIED or not any(key[0] == who.key for key in sides.found):
                sides.add(who, str(answer), by, (page, evidence(page, claim)))
    return sides


def _one_camp(one: str, two: str, record: EventRecord, setting: Setting) -> bool:
    """Whether one of two doers belongs to the other, or either is nobody in particular."""
    known = [setting.cast.actor(Who(name="", actor=key)) for key in (one, two)]
    if known[0] is None or known[1] is None:
        return True
    groups = [{a.group for a in actor.affiliations} | {actor.id} for actor in known if actor]
    return bool(groups[0] & groups[1]) or {one, two} <= {w.key for w in record.actors}


def disputed_fact(cited: Cited, setting: Setting) -> list[DisputedValue]:
    """Some say that it happened, some that it did not; not where the one who is blamed only denies his part."""
    sides = _Sides(setting)
    for page, claim in cited:
        body = cast(Event, claim.body)
        if body.status in REAL:
            sides.add(None, "yes", None, (page, evidence(page, claim)))
        elif body.status in DENIED and not _own_part(page, claim, cited, setting):
            by = _speaker(page, claim, setting)
            if by or body.status is EventStatus.DENIED:
                sides.add(None, "no", by, (page, evidence(page, claim)))
    answers = {answer for _, answer, _ in sides.found}
    values = sides.values([""])
    return sorted(values, key=lambda v: v.value != "yes") if answers == {"yes", "no"} else []


def _own_part(page: Sheet, claim: Claim, cited: Cited, setting: Setting) -> bool:
    """Whether a denial is about a doer whom another claim names: that is a dispute over who, not whether."""
    deniers = _named(page, claim, setting)
    speaker = _speaker(page, claim, setting)
    deniers |= {speaker.actor} if speaker and speaker.actor else set()
    return any(deniers & _named(p, c, setting) for p, c in cited if cast(Event, c.body).status in REAL)


def _named(page: Sheet, claim: Claim, setting: Setting) -> set[str]:
    body = cast(Event, claim.body)
    parties = (*body.actors, *(told.to for told in body.attribution))
    return {who.actor for party in parties if (who := setting.who(party, page)) and who.actor}


def _speaker(page: Sheet, claim: Claim, setting: Setting) -> Who | None:
    """Whose words the event's words are, else the source itself where it speaks for itself."""
    around = statement_over(page, claim.spans)
    return setting.who(around.speaker, page) if around else setting.voices.get(page.source)
