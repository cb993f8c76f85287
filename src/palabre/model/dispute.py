"""Disputes: claims on one field that cannot both hold."""

from dataclasses import dataclass

from palabre.model.actor import Who
from palabre.model.passage import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedValue:
    """One side of a dispute: the value, who says so, on what evidence, since when (ISO day)."""

    value: str
    according_to: Who | None
    reported: str | None
    origins: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that cannot both hold on one field (`killed/civilian`, `perpetrator`, `happened`) of one record item."""

    id: str
    about: str
    field: str
    values: tuple[DisputedValue, ...]
