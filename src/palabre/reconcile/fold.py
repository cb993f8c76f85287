"""Fold: all readings and judgements in, one record out.

Input: `ReadArticle`s in any order, judgements, the desk, the register. Output: a `Record`, its tuples ordered by id.
Refuses: claims and articles that a person has rejected, and claims that a language model proposed until a person has
accepted them. Two folds of the same input are equal, whatever the order they came in.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from operator import attrgetter
from typing import TypeVar

from palabre.model.article import Article
from palabre.model.claim import Claim, ClaimKind
from palabre.model.desk import Desk
from palabre.model.event import EventRecord
from palabre.model.judgement import Judgement
from palabre.model.reading import ReadArticle, Reading
from palabre.model.record import Record, RecordItem
from palabre.model.story import Origin, Story
from palabre.reconcile.accords import fold_accords
from palabre.reconcile.actors import OWN_VOICE, ActorNames, Cast
from palabre.reconcile.affiliations import fold_affiliations, fold_roles
from palabre.reconcile.commitments import fold_commitments
from palabre.reconcile.copies import find_copies
from palabre.reconcile.disputes import fold_disputes
from palabre.reconcile.events import fold_events
from palabre.reconcile.origins import find_origins
from palabre.reconcile.people import Overrides, overrides, settled
from palabre.reconcile.positions import fold_positions, moves
from palabre.reconcile.proper import Names
from palabre.reconcile.questions import fold_questions
from palabre.reconcile.setting import Setting
from palabre.reconcile.sheet import Sheet, sheet, with_claims
from palabre.reconcile.statements import fold_statements
from palabre.reconcile.stories import find_stories
from palabre.reconcile.vocabulary import Vocabulary

Named = TypeVar("Named", bound=RecordItem | Judgement)


def fold(read: Iterable[ReadArticle], *, judgements: Iterable[Judgement], desk: Desk, actors: ActorNames) -> Record:
    """The record of these readings under these judgements.

    Args:
        read: articles with their readings, one reading per article, in any order.
        judgements: all judgements ever made by people; those of rules are made anew and are not read.
        desk: sources, questions and actors of the desk.
        actors: the register.
    """
    with _no_collector():
        return _fold(read, overrides(judgements), desk, actors)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Without the cycle collector: a fold makes millions of objects and no cycle, and is a third slower with it."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _fold(read: Iterable[ReadArticle], rules: Overrides, desk: Desk, actors: ActorNames) -> Record:
    pages = sorted((_allowed(sheet(r), rules) for r in read if r.article.id not in rules.rejected), key=_order)
    copies, copy_joins = find_copies(pages, rules)
    stories = find_stories(pages, copies, rules)
    article_origins, origins = find_origins(pages, copies, stories, desk, rules)
    cast = Cast(actors, desk, rules, Vocabulary(pages))
    setting = Setting(
        copies=copies,
        stories=stories,
        origins=article_origins,
        cast=cast,
        rules=rules,
        names=Names(pages),
        voices={s.id: cast.source(s) for s in desk.sources if s.kind in OWN_VOICE},
    )
    return _record(pages, setting, origins, (desk, copy_joins))


def _order(page: Sheet) -> tuple[date, str]:
    return page.order


def _allowed(page: Sheet, rules: Overrides) -> Sheet:
    """The sheet without rejected claims and without proposed ones that nobody has accepted, with edited ones."""
    waiting = {c.id for c in page.claims if c.proposed} - rules.accepted
    if not (rules.rejected or rules.edits or rules.accepted or waiting):
        return page
    kept = (c for c in page.claims if c.id not in rules.rejected and c.id not in waiting)
    return with_claims(page, (settled(c, rules) for c in kept))


def _record(
    pages: Sequence[Sheet], setting: Setting, origins: Mapping[str, Origin], given: tuple[Desk, Sequence[Judgement]]
) -> Record:
    desk, copy_joins = given
    statements, statement_joins, names = fold_statements(_of(pages, ClaimKind.STATEMENT), setting)
    events, event_joins = fold_events(_of(pages, ClaimKind.EVENT), setting)
    accords, accord_joins = fold_accords(_of(pages, ClaimKind.ACCORD), setting, desk.questions)
    commitments, commitment_joins = fold_commitments(_of(pages, ClaimKind.COMMITMENT), setting)
    names |= {e.claim: event.id for event in events for e in event.evidence}
    positions = fold_positions(_of(pages, ClaimKind.POSITION), setting, names)
    divergences, shifts = moves(positions, setting)
    event_claims = {claim.id: (page, claim) for page, claim in _of(pages, ClaimKind.EVENT)}
    disputes = fold_disputes(events, event_claims, setting)
    roles = fold_roles(_of(pages, ClaimKind.ROLE), setting)
    affiliations = fold_affiliations(_of(pages, ClaimKind.AFFILIATION), setting)
    return Record(
        actors=setting.cast.actors(),
        statements=_by_id(statements),
        events=_by_id(events),
        positions=_by_id(positions),
        divergences=_by_id(divergences),
        shifts=_by_id(shifts),
        accords=_by_id(accords),
        commitments=_by_id(commitments),
        affiliations=_by_id(affiliations),
        roles=_by_id(roles),
        stories=stories_of(pages, setting.stories, origins, events),
        disputes=_by_id(disputes),
        questions=_by_id(fold_questions(pages, desk)),
        decisions=_by_id([*copy_joins, *statement_joins, *event_joins, *accord_joins, *commitment_joins]),
    )


def _of(pages: Iterable[Sheet], kind: ClaimKind) -> list[tuple[Sheet, Claim]]:
    return [(page, claim) for page in pages for claim in page.claims if claim.kind is kind]


def _by_id(items: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(items, key=attrgetter("id")))


def stories_of(
    pages: Iterable[Sheet],
    stories: Mapping[str, str],
    origins: Mapping[str, Origin],
    events: Iterable[EventRecord] = (),
) -> tuple[Story, ...]:
    """The stories by id. An origin that stands behind several stories is named in each with its articles there."""
    told: dict[str, list[str]] = {}
    for event in events:
        for name in event.stories:
            told.setdefault(name, []).append(event.id)
    members: dict[str, list[Sheet]] = {}
    for page in pages:
        members.setdefault(stories[page.id], []).append(page)
    of_article = {article: origin for origin in origins.values() for article in origin.articles}
    return _by_id(_story(name, found, of_article, told.get(name, [])) for name, found in members.items())


def _story(name: str, pages: Sequence[Sheet], of_article: Mapping[str, Origin], events: Iterable[str]) -> Story:
    ordered = sorted(pages, key=_order)
    first = ordered[0]
    days = [p.day for p in ordered if p.day]
    origins = {of_article[p.id].id: of_article[p.id] for p in ordered if p.id in of_article}
    return Story(
        id=name,
        title=_title(first),
        language=first.language,
        first=min(days).isoformat() if days else None,
        last=max(days).isoformat() if days else None,
        articles=tuple(p.id for p in ordered),
        origins=tuple(origins[key] for key in sorted(origins)),
        events=tuple(sorted(events)),
    )


def _title(page: Sheet) -> str:
    """The article's title, else its first line."""
    return page.article.title or next((line.strip() for line in page.article.text.splitlines() if line.strip()), "")


def group_stories(articles: Iterable[Article], readings: Mapping[str, Reading]) -> tuple[Story, ...]:
    """Stories alone, without a record.

    Args:
        articles: any articles, with or without dates and titles.
        readings: their readings by article id; an article without one is grouped by its words and names.
    """
    pages = sorted((sheet(ReadArticle(article=a, reading=readings[a.id])) for a in articles), key=_order)
    rules = Overrides()
    copies, _ = find_copies(pages, rules)
    stories = find_stories(pages, copies, rules)
    _, origins = find_origins(pages, copies, stories, Desk(), rules)
    return stories_of(pages, stories, origins)
