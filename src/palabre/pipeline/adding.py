"""Files and addresses to the store, one outcome each; stored articles to a record.

Refuses, and counts, what is no article; another text under a known id is refused, never overwritten.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from palabre.config import Settings
from palabre.errors import PalabreError, RecordError
from palabre.extract import articles as articles_in
from palabre.extract import files_in
from palabre.fetch import FetchOptions, capture_file, capture_url
from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.model.desk import Desk
from palabre.model.reading import ReadArticle
from palabre.model.record import Record
from palabre.pipeline.proposing import propose_all
from palabre.pipeline.reading import Engine, read_all
from palabre.propose import Proposer, Tally
from palabre.reconcile import fold
from palabre.record.store import Archive, Refusal

_BATCH = 1000  # articles that are put in order of publication before they are read


def captures(locations: Iterable[str], settings: Settings) -> Iterator[Capture | PalabreError]:
    """What stands at paths (files, folders) and addresses, in order; errors take the place of what failed."""
    options = FetchOptions(max_bytes=settings.max_bytes, timeout=settings.timeout, contact=settings.contact)
    for location in locations:
        try:
            if location.startswith(("http://", "https://")):
                yield capture_url(location, options=options)
            else:
                yield from _files(Path(location), settings)
        except PalabreError as error:
            yield error


def _files(path: Path, settings: Settings) -> Iterator[Capture | PalabreError]:
    for file in files_in(path):
        try:
            yield capture_file(file, max_bytes=settings.max_bytes)
        except PalabreError as error:
            yield error


def articles(
    locations: Iterable[str],
    settings: Settings,
    desk: Desk,
    *,
    keep: Callable[[Capture], object] = lambda _: None,
    alone: bool = False,
) -> Iterator[Article | PalabreError]:
    """The articles at paths and addresses.

    Args:
        locations: files, folders, addresses.
        settings: limits.
        desk: its sources name the articles'.
        keep: called with each capture before its articles are given.
        alone: the articles go into no record; what they may then do, `palabre.extract.articles` says.
    """
    for capture in captures(locations, settings):
        if isinstance(capture, PalabreError):
            yield capture
            continue
        keep(capture)
        yield from articles_in(capture, sources=desk.sources, max_characters=settings.max_characters, alone=alone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one article or file: `added`, `known` (it was there) or `refused` with its error.

    `proposals` counts what a language model proposed about an added article, where one was asked.
    """

    what: str
    location: str
    title: str | None = None
    error: PalabreError | None = None
    proposals: Tally | None = None


def add(
    store: Archive, locations: Sequence[str], *, engine: Engine, settings: Settings, proposer: Proposer | None = None
) -> Iterator[Outcome]:
    """Add what stands at paths and addresses, one outcome each. Each article is stored whole or not at all.

    Args:
        store: where to.
        locations: files, folders, addresses.
        engine: reads.
        settings: limits.
        proposer: a language model that may propose more claims; none unless a person named one.

    Raises:
        RecordError: the store itself fails (locked, full, damaged); what was added before stays.
    """
    store.set_desk(engine.desk)
    found = articles(locations, settings, engine.desk, keep=store.add_capture)
    while batch := list(islice(found, _BATCH)):
        yield from _add_batch(store, batch, engine, settings, proposer)


def _add_batch(
    store: Archive,
    batch: list[Article | PalabreError],
    engine: Engine,
    settings: Settings,
    proposer: Proposer | None,
) -> Iterator[Outcome]:
    new: dict[str, Article] = {}
    for item in batch:
        if isinstance(item, PalabreError):
            yield _refused(store, item)
        elif item.id in new or store.has(item.id):
            yield _known_or_changed(store, item, new.get(item.id))
        else:
            new[item.id] = item
    ordered = sorted(new.values(), key=lambda a: (_moments(a), a.id))
    reads = read_all(ordered, engine, workers=settings.workers)
    for read, tally in propose_all(reads, engine, proposer):
        article = _superseding(store, read.article)
        store.add(ReadArticle(article=article, reading=read.reading))
        yield Outcome(what="added", location=article.url or article.id, title=article.title, proposals=tally)


def _moments(article: Article) -> tuple[datetime, datetime]:
    """When it was published and last changed, for putting versions in order; what is not known comes first."""
    published = article.published or datetime.min.replace(tzinfo=UTC)
    return published, article.modified or published


def _refused(store: Archive, error: PalabreError, *, source: str | None = None) -> Outcome:
    if isinstance(error, RecordError):
        raise error
    store.refuse(
        Refusal(location=error.resource, source=source, code=error.code, reason=error.reason, at=datetime.now(UTC))
    )
    return Outcome(what="refused", location=error.resource, error=error)


def _known_or_changed(store: Archive, item: Article, other: Article | None) -> Outcome:
    """The same article again changes nothing; another text under a known id is refused, never overwritten."""
    stored = other or store.article(item.id)
    if stored.text == item.text:
        return Outcome(what="known", location=item.url or item.id, title=item.title)
    reason = f"another text is stored under the id {item.id!r}"
    return _refused(store, PalabreError(item.url or item.id, reason, "give it an id of its own"), source=item.source)


def _superseding(store: Archive, article: Article) -> Article:
    """The article, named as the newer version of what the same address said before."""
    if article.url is None:
        return article
    before = [a for a in store.same_address(article.url) if a.id != article.id and a.text != article.text]
    if not before or _moments(article) < _moments(before[-1]):
        return article
    return replace(article, supersedes=before[-1].id)


def refold(store: Archive, engine: Engine) -> Record:
    """Fold all that is stored into a new record and put it in place of the old one."""
    record = fold(store.read_articles(), judgements=store.judgements(), desk=engine.desk, actors=engine.register)
    store.replace_record(record)
    return record


def reread(store: Archive, engine: Engine, settings: Settings) -> Iterator[str]:
    """Read every stored article again with this reader. Adds readings; loses no older one and no judgement."""
    stored = [read.article for read in store.read_articles()]
    for read in read_all(stored, engine, workers=settings.workers):
        store.add(read)
        yield read.article.id
