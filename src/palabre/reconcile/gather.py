"""Gather: put items that tell the same thing together, without ever comparing all pairs.

Input: items in a fixed order, a `Method` (block keys, features, how a group takes an item in), people's overrides.
Output: groups with the rule decisions that made them. Refuses: to compare with more than `MOST_COMPARED` groups, or
through a key that more than `MOST_IN_BLOCK` groups share: such a key tells nothing apart.

An item is compared with groups, not with their members, so a thousand copies of one text cost a thousand comparisons.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from palabre.model.claim import Claim
from palabre.model.judgement import Judgement, Reason, Verdict, judgement_id
from palabre.model.time import Period
from palabre.reconcile.people import NOTHING, Overrides
from palabre.reconcile.sheet import Sheet, show_period

MOST_IN_BLOCK = 32
MOST_COMPARED = 8
VETO = -20.0

Feature = tuple[str, float, object, object]
"""A feature's name, its weight in this comparison, and the two values that were compared."""


class Item(Protocol):
    """What is gathered: a claim with its sheet."""

    @property
    def claim(self) -> Claim:
        """The claim."""
        ...

    @property
    def page(self) -> Sheet:
        """Its article's sheet."""
        ...


T = TypeVar("T", bound=Item)


@dataclass(slots=True, eq=False)
class Group(Generic[T]):
    """Items taken to tell the same thing; `first` is the one that opened the group."""

    members: list[T]
    ids: set[str]
    joins: list[Judgement] = field(default_factory=list)

    @property
    def first(self) -> T:
        """The item that the group was opened with."""
        return self.members[0]

    @property
    def earliest(self) -> T:
        """The item of the earliest article: names the record and gives its words."""
        return min(self.members, key=lambda m: (m.page.order, m.claim.spans, m.claim.id))


G = TypeVar("G")
T_contra = TypeVar("T_contra", bound=Item, contravariant=True)


class Method(Protocol[T_contra, G]):
    """How one kind of claim is gathered. `G` is what a group knows about its members."""

    rule: str
    sure: float
    """A sum at which no other group need be looked at."""

    def keys(self, item: T_contra) -> Iterable[Hashable]:
        """Block keys: two items without a common one are never compared."""
        ...

    def open(self, item: T_contra) -> G:
        """What a new group knows."""
        ...

    def features(self, known: G, item: T_contra) -> list[Feature]:
        """The comparison. The item joins when the weights sum to 0 or more."""
        ...

    def absorb(self, known: G, item: T_contra) -> None:
        """What the group learns from an item that joins."""
        ...


def gather(items: Iterable[T], method: Method[T, G], rules: Overrides) -> list[Group[T]]:
    """Groups of items in the order in which they were opened."""
    groups: list[Group[T]] = []
    known: list[G] = []
    index: dict[Hashable, list[int]] = {}
    forced: dict[str, int] = {}
    for item in items:
        name = item.claim.id
        link = rules.links.get(name)
        keys = list(dict.fromkeys(method.keys(item)))
        place = forced.get(link) if link else None
        join: Judgement | None = None
        if place is None:
            away = rules.apart.get(name, NOTHING)
            place, features = _choose(
                [n for n in _candidates(keys, index) if not away & groups[n].ids], known, method, item
            )
            if place is not None:
                join = decision(method.rule, groups[place].first, item, features)
        if place is None:
            place = len(groups)
            groups.append(Group([], set()))
            known.append(method.open(item))
        else:
            method.absorb(known[place], item)
        groups[place].members.append(item)
        groups[place].ids.add(name)
        if join:
            groups[place].joins.append(join)
        if link:
            forced.setdefault(link, place)
        _enter(index, keys, place)
    return groups


def _candidates(keys: Iterable[Hashable], index: dict[Hashable, list[int]]) -> list[int]:
    """Groups that share keys with the item, most shared keys first."""
    votes: dict[int, int] = {}
    for key in keys:
        found = index.get(key)
        if found and len(found) <= MOST_IN_BLOCK:
            for place in found:
                votes[place] = votes.get(place, 0) + 1
    if len(votes) <= 1:
        return list(votes)
    ranked = sorted([(-count, place) for place, count in votes.items()])
    return [place for _, place in ranked[:MOST_COMPARED]]


def _choose(places: list[int], known: list[G], method: Method[T, G], item: T) -> tuple[int | None, list[Feature]]:
    """The group that fits best, if one fits."""
    best, best_sum, best_features = None, -1e-9, list[Feature]()
    for place in places:
        features = method.features(known[place], item)
        total = sum([f[1] for f in features])
        if total > best_sum:
            best, best_sum, best_features = place, total, features
            if total >= method.sure:
                break
    return best, best_features


def _enter(index: dict[Hashable, list[int]], keys: Iterable[Hashable], place: int) -> None:
    """Make the group found under these keys. A block that has grown too large takes no more."""
    for key in keys:
        found = index.get(key)
        if found is None:
            index[key] = [place]
        elif len(found) <= MOST_IN_BLOCK and place not in found:
            found.append(place)


def decision(rule: str, one: Item, two: Item, features: Iterable[Feature]) -> Judgement:
    """The rule's judgement that two claims are the same, with its reasons."""
    return same(rule, (one.claim.id, two.claim.id), two.page, features)


def same(rule: str, about: tuple[str, str], page: Sheet, features: Iterable[Feature]) -> Judgement:
    """A rule's judgement *same* about two ids."""
    return Judgement(
        id=judgement_id(verdict=Verdict.SAME, about=about, by=rule, at=None),
        verdict=Verdict.SAME,
        about=about,
        by=rule,
        rule=True,
        at=page.at,
        reasons=tuple(Reason(feature=n, number=w, left=_shown(a), right=_shown(b)) for n, w, a, b in features),
    )


def _shown(value: object) -> str:
    """A compared value as words."""
    if isinstance(value, str):
        return value
    if isinstance(value, frozenset | set):
        return ", ".join(sorted(str(v) for v in value))
    if isinstance(value, Period):
        return show_period(value)
    return "" if value is None else str(value)


def replay(decision: Judgement) -> Verdict:
    """The verdict that a rule's reasons lead to: *same* when their numbers sum to 0 or more."""
    return Verdict.SAME if sum(r.number for r in decision.reasons) >= -1e-9 else Verdict.DIFFERENT
