"""Affiliations and roles: who belongs to whom, and who holds which post."""

from dataclasses import dataclass

from palabre.model.actor import AffiliationStatus, Party, Relation, Who
from palabre.model.passage import Evidence, Spans
from palabre.model.time import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """An affiliation as one article tells it, with its hedge."""

    member: Party
    group: Party
    relation: Relation
    status: AffiliationStatus
    spans: Spans
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A post that an article gives a person. `qualifier` only as worded (*interim*, *former*)."""

    person: Party
    post: str
    spans: Spans
    organisation: Party | None = None
    qualifier: str | None = None
    component: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationRecord:
    """An affiliation in the record, as hedged as it was told."""

    id: str
    member: Who
    group: Who
    relation: Relation
    status: AffiliationStatus
    first: Period | None
    last: Period | None
    evidence: tuple[Evidence, ...]
    origins: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRecord:
    """A post in the record, with the days on which articles gave it."""

    id: str
    person: Who
    post: str
    organisation: Who | None
    qualifier: str | None
    first: Period | None
    last: Period | None
    evidence: tuple[Evidence, ...]
    origins: int
    confidence: float | None = None
