"""Affiliations and roles: each once, as hedged as it was told, with the days on which articles gave it.

Input: affiliation and role claims in their setting. Output: `AffiliationRecord`s and `RoleRecord`s. Refuses: to make
one of *linked to* and *part of*, of *alleged* and *reported*, or of two people whom an article only calls *he*.
"""

from collections.abc import Iterable
from typing import cast

from palabre.model.affiliation import Affiliation, AffiliationRecord, Role, RoleRecord
from palabre.model.claim import Claim
from palabre.model.ids import content_id
from palabre.reconcile.setting import Setting, Told, all_evidence, first_reported, in_time, last_reported, surest
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_words


def fold_affiliations(claims: Iterable[tuple[Sheet, Claim]], setting: Setting) -> list[AffiliationRecord]:
    """One record for member, group, relation and status."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for page, claim in claims:
        body = cast(Affiliation, claim.body)
        member, group = (setting.key(setting.who(p, page), page) for p in (body.member, body.group))
        key = (member, group, body.relation, body.status)
        groups.setdefault(key, []).append(Told(claim=claim, page=page))
    return [_affiliation(members, setting) for members in groups.values()]


def _affiliation(members: Iterable[Told], setting: Setting) -> AffiliationRecord:
    told = in_time(members)
    first = told[0]
    body = cast(Affiliation, first.claim.body)
    member, group = setting.who(body.member, first.page), setting.who(body.group, first.page)
    assert member is not None, "an affiliation names its member"
    assert group is not None, "an affiliation names its group"
    return AffiliationRecord(
        id=content_id("af", first.claim.id),
        member=member,
        group=group,
        relation=body.relation,
        status=body.status,
        first=first_reported(told),
        last=last_reported(told),
        evidence=all_evidence(told),
        origins=setting.witnesses(m.page.id for m in told),
        confidence=surest(told),
    )


def fold_roles(claims: Iterable[tuple[Sheet, Claim]], setting: Setting) -> list[RoleRecord]:
    """One record for person, post, organisation and qualifier."""
    groups: dict[tuple[str | None, ...], list[Told]] = {}
    for page, claim in claims:
        body = cast(Role, claim.body)
        person = setting.key(setting.cast.person(body.person, page), page)
        organisation = setting.key(setting.who(body.organisation, page), page)
        key = (person, " ".join(fold_words(body.post)), organisation, body.qualifier)
        groups.setdefault(key, []).append(Told(claim=claim, page=page))
    return [_role(members, setting) for members in groups.values()]


def _role(members: Iterable[Told], setting: Setting) -> RoleRecord:
    told = in_time(members)
    first = told[0]
    body = cast(Role, first.claim.body)
    return RoleRecord(
        id=content_id("ro", first.claim.id),
        person=setting.cast.person(body.person, first.page),
        post=body.post,
        organisation=setting.who(body.organisation, first.page),
        qualifier=body.qualifier,
        first=first_reported(told),
        last=last_reported(told),
        evidence=all_evidence(told),
        origins=setting.witnesses(m.page.id for m in told),
        confidence=surest(told),
    )
