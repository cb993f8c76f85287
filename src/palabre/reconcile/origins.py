"""Origins: how many independent witnesses stand behind some articles.

Input: sheets, copy groups, stories, the desk's sources, people's overrides. Output: the origin of each article, and
each origin with its reason in words. Refuses: to count a copy, a correction, or another outlet's version of one
agency's copy as a second witness.

An article that credits an agency in its byline, or comes from an agency, belongs to that agency's origin on the story
unless it tells mostly other figures and other quoted words. One that credits two agencies belongs to one of them: it
is no third witness, and it does not make one of two agencies.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from palabre.model.article import CreditKind
from palabre.model.desk import Desk
from palabre.model.ids import content_id
from palabre.model.source import SourceKind
from palabre.model.statement import Form, Statement
from palabre.model.story import Origin
from palabre.reconcile import lexicon
from palabre.reconcile.people import NOTHING, Overrides
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case, fold_words

SHARED = 0.5
_FEW = 2


@dataclass(slots=True, eq=False)
class _Witness:
    """An origin while it grows."""

    lineage: str
    agency: bool
    pages: list[str]
    told: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)


def find_origins(
    pages: Sequence[Sheet], copies: Mapping[str, str], stories: Mapping[str, str], desk: Desk, rules: Overrides
) -> tuple[dict[str, str], dict[str, Origin]]:
    """The origin id of each article, and the origins by id."""
    finder = _Finder(desk, rules)
    groups: dict[str, list[Sheet]] = {}
    for page in sorted(pages, key=lambda p: p.order):
        groups.setdefault(copies[page.id], []).append(page)
    ordered = sorted(groups.values(), key=lambda g: (len(finder.agencies(g)) > 1, g[0].order))
    for group in ordered:
        finder.place(group, stories[group[0].id])
    found = {}
    for witness in finder.witnesses:
        origin = _origin(witness)
        found[origin.id] = origin
    return {article: origin.id for origin in found.values() for article in origin.articles}, found


def _origin(witness: _Witness) -> Origin:
    reason = "; ".join(sorted(witness.reasons)) or "a single article"
    return Origin(
        id=content_id("or", witness.pages[0]),
        lineage=witness.lineage,
        articles=tuple(sorted(witness.pages)),
        reason=reason,
    )


class _Finder:
    """One pass over copy groups, those with one agency first."""

    def __init__(self, desk: Desk, rules: Overrides) -> None:
        self.witnesses: list[_Witness] = []
        self._agencies = {s.id: agency_name(s.name) for s in desk.sources if s.kind is SourceKind.AGENCY}
        self._names = {s.id: s.name for s in desk.sources}
        self._rules = rules
        self._running: dict[tuple[str, str], list[_Witness]] = {}
        self._forced: dict[str, _Witness] = {}

    def agencies(self, group: Sequence[Sheet]) -> list[str]:
        """The agencies whose copy the group runs: those of the article with the fewest credits, of those with any."""
        credited = [found for page in group if (found := self._credits(page))]
        return min(credited, key=len, default=[])

    def _credits(self, page: Sheet) -> list[str]:
        own = [self._agencies[page.source]] if page.source in self._agencies else []
        named = [agency_name(c.agency) for c in page.reading.credits if c.kind is CreditKind.BYLINE]
        return own or list(dict.fromkeys(named))

    def place(self, group: Sequence[Sheet], story: str) -> None:
        """Give a copy group to an origin, or open one."""
        agencies = self.agencies(group)
        told = {fact for page in group for fact in facts(page)}
        witness = self._by_people(group) or self._by_agency(group, agencies, story, told)
        if witness is None:
            lineage = agencies[0] if agencies else self._lineage(group[0])
            witness = _Witness(lineage, bool(agencies), [])
            self.witnesses.append(witness)
            if agencies:
                self._running.setdefault((story, agencies[0]), []).append(witness)
        witness.pages += [page.id for page in group]
        witness.told |= told
        self._explain(witness, group)
        for page in group:
            if link := self._rules.links.get(page.id):
                self._forced.setdefault(link, witness)

    def _lineage(self, page: Sheet) -> str:
        return self._names.get(page.source, page.source or page.id)

    def _by_people(self, group: Sequence[Sheet]) -> _Witness | None:
        for page in group:
            found = self._forced.get(self._rules.links.get(page.id, ""))
            if found:
                found.reasons.add("put together by a person")
                return found
        return None

    def _by_agency(
        self, group: Sequence[Sheet], agencies: Sequence[str], story: str, told: set[str]
    ) -> _Witness | None:
        away = {name for page in group for name in self._rules.apart.get(page.id, NOTHING)}
        for agency in agencies:
            for witness in self._running.get((story, agency), ()):
                if not away.intersection(witness.pages) and _same_copy(told, witness.told):
                    witness.reasons.add(f"credit {agency} on the same story and share most figures and quotations")
                    return witness
        return None

    @staticmethod
    def _explain(witness: _Witness, group: Sequence[Sheet]) -> None:
        if any(page.article.supersedes for page in group):
            witness.reasons.add("one text and its correction")
        if len(group) > 1:
            witness.reasons.add("copies of one text")


def _same_copy(one: set[str], two: set[str]) -> bool:
    """Whether most of what the poorer one tells stands in the other; with next to nothing to compare, yes."""
    least = min(len(one), len(two))
    return least < _FEW or len(one & two) >= SHARED * least


def facts(page: Sheet) -> set[str]:
    """What an article can share with another in any language: its figures of harm, and quoted words."""
    found = set()
    for event in page.reading.events:
        for toll in event.tolls:
            found.add(f"{toll.harm}/{toll.who}/{toll.low}/{toll.best}/{toll.high}")
    for claim in page.claims:
        if isinstance(claim.body, Statement) and claim.body.form is Form.DIRECT:
            found.add(" ".join(fold_words(claim.body.content.text)[:12]))
    return found


def agency_name(credit: str) -> str:
    """The usual short name of an agency (*Agence France-Presse*: AFP), else the credit as it stands."""
    keys = lexicon.keys_by_word("agencies").get(fold_case(credit).strip())
    if not keys:
        return credit.strip()
    return keys[0].upper() if len(keys[0]) <= 4 else keys[0].capitalize()
