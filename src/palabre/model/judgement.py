"""Judgements: decisions of people and rules. Never overwritten; a later one may undo an earlier one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from palabre.model.ids import content_id


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: a feature, its number, and the two values that were compared. Tests replay it."""

    feature: str
    number: float
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision about claims or articles (`about`: one id, or two for same/different/unsure).

    `by` is a person's name or a rule's name and version (`events.v1`); `rule` says which. A person's judgement wins
    over any rule's, a later person's over an earlier one's. `undoes` names a judgement that this one takes back.
    `edit` is field and new value for an edit.
    """

    id: str
    verdict: Verdict
    about: tuple[str, ...]
    by: str
    rule: bool
    at: datetime
    why: str = ""
    reasons: tuple[Reason, ...] = ()
    undoes: str | None = None
    edit: tuple[str, str] | None = None


def judgement_id(
    *, verdict: Verdict, about: tuple[str, ...], by: str, at: datetime | None, extra: tuple[str, ...] = ()
) -> str:
    """The content id. Rules pass `at=None`: the same decision by the same rule is the same judgement."""
    return content_id("ju", verdict, *sorted(about), by, at.isoformat() if at else None, *extra)
