"""Judgements of people, appended and dated. Refuses ids that name nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from palabre.errors import NotFound
from palabre.model.actor import Actor
from palabre.model.claim import Claim
from palabre.model.dispute import Dispute
from palabre.model.judgement import Judgement, Verdict, judgement_id
from palabre.model.position import Divergence, Shift
from palabre.reconcile import claims_of
from palabre.reconcile.people import overrides
from palabre.record.store import Archive


def judge(
    store: Archive,
    verdict: Verdict,
    ids: Sequence[str],
    *,
    by: str,
    why: str = "",
    edit: tuple[str, str] | None = None,
) -> Judgement:
    """A person's judgement about record items, claims or articles, appended and dated now.

    Record ids are translated to the claims they stand on, because claims survive every re-reading and re-folding: all
    of them where one item is judged, the first one of each where two are compared.

    Raises:
        NotFound: an id names nothing.
    """
    now = datetime.now(UTC)
    named = [claims_behind(store, id) for id in ids]
    pair = len(named) > 1
    about = tuple(name for names in named for name in (names[:1] if pair else names))
    made = Judgement(
        id=judgement_id(verdict=verdict, about=about, by=by, at=now, extra=edit or ()),
        verdict=verdict,
        about=about,
        by=by,
        rule=False,
        at=now,
        why=why,
        edit=edit,
    )
    store.add_judgement(made)
    return made


def undo(store: Archive, id: str, *, by: str, why: str = "") -> Judgement:
    """Take a judgement back. Raises NotFound when there is none of that id."""
    taken = next((j for j in store.judgements() if j.id == id), None)
    if taken is None:
        raise NotFound(id, "no judgement of a person has this id", "`palabre judge list` shows them")
    now = datetime.now(UTC)
    new_id = judgement_id(verdict=taken.verdict, about=taken.about, by=by, at=now, extra=(id,))
    made = replace(taken, id=new_id, by=by, at=now, why=why, undoes=id)
    store.add_judgement(made)
    return made


def waiting(store: Archive) -> Iterator[Claim]:
    """The claims that a language model proposed and that nobody has accepted or rejected yet, article by article."""
    rules = overrides(store.judgements())
    for read in store.read_articles():
        for claim in read.reading.claims():
            if claim.proposed and claim.id not in rules.accepted | rules.rejected:
                yield claim


def claims_behind(store: Archive, id: str) -> tuple[str, ...]:
    """The claims that an item of the record stands on; a claim, an article or a proposed actor stands for itself.

    Raises:
        NotFound: the id names nothing, or something that is made of other items.
    """
    if store.has(id):
        return (id,)
    if id.startswith("cl-"):
        return (store.claim(id).id,)
    item = store.item(id)
    if isinstance(item, Actor):
        return (item.id,)
    claims = claims_of(item)
    if not claims or isinstance(item, Dispute | Divergence | Shift):
        raise NotFound(id, "nobody can decide about this item as a whole", "judge the items that it is made of")
    return claims
