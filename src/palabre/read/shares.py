"""Shares: who those are that an incident names, where it counts them elsewhere. Document and draft in, tolls out.

*Three civilians were killed. ... Awa Keïta and Issa Koné died at once*: the named are civilians. Refuses where one
sentence has both (*two soldiers and Awa Keïta*), where figures differ in kind, and where more are named than counted.
"""

from dataclasses import replace

from palabre.model.toll import Toll, Victim
from palabre.read.document import Document
from palabre.read.drafts import Draft
from palabre.read.fellows import is_named

NAME = "shares.v1"


def with_shares(doc: Document, draft: Draft) -> list[Toll]:
    """The tolls of an incident, the persons named with the sort of those whom a figure told elsewhere counts."""
    return [replace(t, who=_sort(doc, t, draft.tolls)) if _names_one(doc, t) else t for t in draft.tolls]


def _names_one(doc: Document, toll: Toll) -> bool:
    return toll.best == 1 and toll.who is Victim.UNKNOWN and not toll.cumulative and is_named(doc, toll.spans[0])


def _sort(doc: Document, one: Toll, tolls: list[Toll]) -> Victim:
    """The sort of all whom the figures of the same harm count, if it is one."""
    figures = [t for t in tolls if t.harm is one.harm and (t.best or 0) > 1 and not t.cumulative]
    sorts = {t.who for t in figures}
    here = doc.sentence_at(one.spans[0][0])
    if len(sorts) != 1 or any(doc.sentence_at(t.spans[0][0]) is here for t in figures):
        return one.who
    named = sum(t.harm is one.harm and _names_one(doc, t) for t in tolls)
    return next(iter(sorts)) if named <= max(t.best or 0 for t in figures) else one.who
