"""What people decided, made ready for the rules: a person decides last.

Input: judgements. Output: `Overrides` (rejected and edited claims, ids that belong together, ids to keep apart).
Refuses: judgements of rules, those taken back, and of two that contradict each other the earlier one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from palabre.errors import InputError
from palabre.model.claim import Claim, ClaimBody
from palabre.model.codec import from_plain, plain
from palabre.model.event import Event
from palabre.model.judgement import Judgement, Verdict

NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True, kw_only=True)
class Overrides:
    """Decisions of people by claim or article id.

    `links` gives each linked id the name of its link, `apart` each id those that must not share a record with it or
    with anything linked to it, `why` the judgements behind a link.
    """

    rejected: frozenset[str] = NOTHING
    accepted: frozenset[str] = NOTHING
    edits: dict[str, dict[str, str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    apart: dict[str, frozenset[str]] = field(default_factory=dict)
    why: dict[str, tuple[str, ...]] = field(default_factory=dict)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements of people that nobody has taken back, latest first."""
    latest = sorted((j for j in judgements if not j.rule), key=lambda j: (j.at, j.id), reverse=True)
    undone: set[str] = set()
    kept = []
    for judgement in latest:
        if judgement.id in undone:
            continue
        if judgement.undoes:
            undone.add(judgement.undoes)
        else:
            kept.append(judgement)
    return kept


def overrides(judgements: Iterable[Judgement]) -> Overrides:
    """What stands, the later judgement before the earlier one."""
    kept = standing(judgements)
    settled: dict[str, Verdict] = {}
    edits: dict[str, dict[str, str]] = {}
    for judgement in kept:
        if judgement.verdict in {Verdict.REJECT, Verdict.ACCEPT}:
            for name in judgement.about:
                settled.setdefault(name, judgement.verdict)
        elif judgement.verdict is Verdict.EDIT and judgement.edit:
            for name in judgement.about:
                edits.setdefault(name, {}).setdefault(*judgement.edit)
    links, apart, why = _links(kept)
    return Overrides(
        rejected=frozenset(n for n, v in settled.items() if v is Verdict.REJECT),
        accepted=frozenset(n for n, v in settled.items() if v is Verdict.ACCEPT),
        edits=edits,
        links=links,
        apart=apart,
        why=why,
    )


@dataclass(slots=True)
class _Link:
    """Ids that belong together, those to keep away, and the judgements behind it."""

    ids: set[str]
    away: set[str] = field(default_factory=set)
    why: set[str] = field(default_factory=set)


def _links(kept: Iterable[Judgement]) -> tuple[dict[str, str], dict[str, frozenset[str]], dict[str, tuple[str, ...]]]:
    """Links and separations, latest judgement first; one that contradicts a later one is left out."""
    found: dict[str, _Link] = {}
    for judgement in kept:
        if judgement.verdict not in {Verdict.SAME, Verdict.DIFFERENT}:
            continue
        groups = [found.setdefault(name, _Link({name})) for name in judgement.about]
        for one, two in pairwise(groups):
            if judgement.verdict is Verdict.DIFFERENT and one is not two:
                one.away |= two.ids
                two.away |= one.ids
        if judgement.verdict is Verdict.SAME:
            _unite(found, judgement)
    linked = {name: min(group.ids) for name, group in found.items() if len(group.ids) > 1}
    apart = {name: frozenset(group.away) for name, group in found.items() if group.away}
    return linked, apart, {min(g.ids): tuple(sorted(g.why)) for g in found.values() if g.why}


def _unite(found: dict[str, _Link], judgement: Judgement) -> None:
    """Put the ids of a judgement together, unless a later one keeps them apart."""
    for first, second in pairwise(judgement.about):
        one, two = found[first], found[second]
        if one is not two:
            if one.away & two.ids:
                continue
            for other in {id(g): g for g in found.values() if g.away & (one.ids | two.ids)}.values():
                other.away |= one.ids | two.ids
            one.ids |= two.ids
            one.away |= two.away
            one.why |= two.why
            for name in two.ids:
                found[name] = one
        one.why.add(judgement.id)


def settled(claim: Claim, rules: Overrides) -> Claim:
    """The claim as people left it: edited where somebody edited it; sure where somebody accepted or edited it."""
    now = edited(claim, rules.edits[claim.id]) if claim.id in rules.edits else claim
    return replace(now, body=_sure(now.body)) if now != claim or claim.id in rules.accepted else claim


def _sure(body: ClaimBody) -> ClaimBody:
    """The body with confidence 1, its figures too."""
    if isinstance(body, Event):
        return replace(body, confidence=1.0, tolls=tuple(replace(t, confidence=1.0) for t in body.tolls))
    return replace(body, confidence=1.0)


def edited(claim: Claim, edits: dict[str, str]) -> Claim:
    """The claim with its edited fields; an edit that does not fit the field leaves the claim as it was.

    The command line asks `applicable` first, so that a person hears of it; the id stays that of the words.
    """
    body = claim.body
    for name, value in sorted(edits.items()):
        try:
            body = from_plain(type(body), plain(body) | {name: _value(value)}, resource=claim.id)
        except InputError:
            continue
    return Claim(id=claim.id, article=claim.article, kind=claim.kind, spans=claim.spans, body=body)


def applicable(claim: Claim, edit: tuple[str, str]) -> bool:
    """Whether an edit fits: a field of the claim's kind, a value of its type, and not the passage itself."""
    name, value = edit
    if name in {"spans", "id", "component"} or not hasattr(claim.body, name):
        return False
    try:
        from_plain(type(claim.body), plain(claim.body) | {name: _value(value)}, resource=claim.id)
    except InputError:
        return False
    return True


def _value(text: str) -> object:
    """The value of an edit: JSON where it is JSON, else the words themselves."""
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError:
        return text
    return value
