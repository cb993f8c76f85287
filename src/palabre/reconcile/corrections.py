"""Corrections: figures that the outlet which gave them took back.

Input: sheets, figures of an event by article. Output: the article that takes a figure back, if any. Refuses: to take
back what another outlet gives too, or what the corrected version says again in its own words.
"""

from collections.abc import Iterable

from palabre.model.actor import Party
from palabre.model.toll import Toll
from palabre.reconcile import lexicon
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case

Told = tuple[Sheet, Toll]


def quotes_older_version(party: Party | None) -> bool:
    """Whether a figure is only cited from what the outlet said before: *an earlier version said 14*."""
    name = fold_case(party.resolved or party.text) if party else ""
    return any(words in name for words in lexicon.all_words("corrections"))


def taken_back(cited: Iterable[Told], others: Iterable[Told]) -> str | None:
    """The article that corrects a figure; None while any article still gives it.

    Args:
        cited: the articles and tolls that give the figure.
        others: the event's other articles and tolls.
    """
    told = list(cited)
    newer = {page.article.supersedes: page.id for page, _ in (*others, *told) if page.article.supersedes}
    by = [page.id if quotes_older_version(toll.according_to) else newer.get(page.id) for page, toll in told]
    return by[-1] if by and all(by) else None
