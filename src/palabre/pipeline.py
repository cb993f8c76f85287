"""The order of the work, and the only place that knows it.

    files and addresses -> captures -> articles -> readings -> readings with ids -> store -> fold -> record

Takes paths, addresses and a store; gives outcomes one by one, so that long work shows progress, stops at any moment and
resumes: an article that is stored with this reader's reading is not read again.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from palabre.config import Settings
from palabre.errors import NotFound, PalabreError, RecordError
from palabre.extract import articles as articles_in
from palabre.extract import files_in
from palabre.fetch import FetchOptions, capture_file, capture_url
from palabre.model.actor import Actor
from palabre.model.article import Article
from palabre.model.capture import Capture
from palabre.model.desk import Desk
from palabre.model.dispute import Dispute
from palabre.model.judgement import Judgement, Verdict, judgement_id
from palabre.model.position import Divergence, Shift
from palabre.model.reading import ReadArticle
from palabre.model.record import Record
from palabre.reconcile import claims_of, fold
from palabre.record.store import Archive, Refusal
from palabre.resolve.names import KnownNames
from palabre.resolve.register import Register, load_register
from palabre.resolve.resolver import Resolver

_BATCH = 1000  # articles that are put in order of publication before they are read
_CHUNK = 16  # articles that go to a process at once
_WORTH_PROCESSES = 64  # fewer articles are read sooner than processes start


class Engine:
    """What reading needs, loaded when it is first used.

    Args:
        desk: its questions and actors; its countries, whose places come first.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @cached_property
    def register(self) -> Register:
        """The shipped actors and the desk's own."""
        return load_register(self.desk.actors)

    @cached_property
    def _resolver(self) -> Resolver:
        from palabre.resolve.gazetteer import load_gazetteer

        return Resolver(self.register, load_gazetteer(), countries=self.desk.countries)

    @cached_property
    def _names(self) -> KnownNames:
        return KnownNames(self.register, self._resolver.gazetteer)

    def read(self, article: Article) -> ReadArticle:
        """An article with its reading, ids filled in. Raises UnknownLanguage."""
        from palabre.read.reader import read

        reading = read(article, self._names, self.desk.questions)
        return ReadArticle(article=article, reading=self._resolver.resolve(article, reading))


# ------------------------------------------------------------------------------------------ captures and articles
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
    undated: bool = False,
) -> Iterator[Article | PalabreError]:
    """The articles at paths and addresses.

    Args:
        locations: files, folders, addresses.
        settings: limits.
        desk: its sources name the articles'.
        keep: called with each capture before its articles are given.
        undated: let a JSONL article whose `published` is no date stand without one.
    """
    for capture in captures(locations, settings):
        if isinstance(capture, PalabreError):
            yield capture
            continue
        keep(capture)
        yield from articles_in(capture, sources=desk.sources, max_characters=settings.max_characters, undated=undated)


# ------------------------------------------------------------------------------------------------------ reading
_engine: Engine | None = None


def _start(desk: Desk) -> None:
    global _engine  # noqa: PLW0603  one engine a worker process, set once when it starts
    _engine = Engine(desk)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Worker processes wait for work for ever when the program that started them is killed; so they watch it."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _read_chunk(chunk: list[Article]) -> list[ReadArticle]:
    if _engine is None:
        raise RuntimeError("a worker process was not started by read_all")
    return [_engine.read(article) for article in chunk]


def read_all(found: Iterable[Article], engine: Engine, *, workers: int = 0) -> Iterator[ReadArticle]:
    """Readings of articles, in their order, in `workers` processes (0: one for each core) when there are many."""
    stream = iter(found)
    first = list(islice(stream, _WORTH_PROCESSES))
    workers = workers or os.cpu_count() or 1
    if len(first) < _WORTH_PROCESSES or workers == 1:
        for article in (*first, *stream):
            yield engine.read(article)
        return
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(engine.desk,)
    ) as pool:
        waiting: list[Future[list[ReadArticle]]] = []
        for chunk in _chunks(_again(first, stream)):
            waiting.append(pool.submit(_read_chunk, chunk))
            if len(waiting) > 4 * workers:  # bounded, so that an archive does not have to fit in memory
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()


def _again(first: list[Article], rest: Iterator[Article]) -> Iterator[Article]:
    yield from first
    yield from rest


def _chunks(stream: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(stream, _CHUNK)):
        yield chunk


# ------------------------------------------------------------------------------------------------------- adding
@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one article or file: `added`, `known` (it was there) or `refused` with its error."""

    what: str
    location: str
    title: str | None = None
    error: PalabreError | None = None


def add(store: Archive, locations: Sequence[str], *, engine: Engine, settings: Settings) -> Iterator[Outcome]:
    """Add what stands at paths and addresses, one outcome each. Each article is stored whole or not at all.

    Raises:
        RecordError: the store itself fails (locked, full, damaged); what was added before stays.
    """
    store.set_desk(engine.desk)
    found = articles(locations, settings, engine.desk, keep=store.add_capture)
    while batch := list(islice(found, _BATCH)):
        yield from _add_batch(store, batch, engine, settings)


def _add_batch(
    store: Archive, batch: list[Article | PalabreError], engine: Engine, settings: Settings
) -> Iterator[Outcome]:
    new: dict[str, Article] = {}
    for item in batch:
        if isinstance(item, PalabreError):
            yield _refused(store, item)
        elif item.id in new or store.has(item.id):
            yield _known_or_changed(store, item, new.get(item.id))
        else:
            new[item.id] = item
    never = datetime.min.replace(tzinfo=UTC)
    ordered = sorted(new.values(), key=lambda a: (a.published or never, a.id))
    for read in read_all(ordered, engine, workers=settings.workers):
        article = _superseding(store, read.article)
        store.add(ReadArticle(article=article, reading=read.reading))
        yield Outcome(what="added", location=article.url or article.id, title=article.title)


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
    if not before or (article.published and before[-1].published and article.published < before[-1].published):
        return article
    return replace(article, supersedes=before[-1].id)


# ------------------------------------------------------------------------------------------------------- folding
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


# --------------------------------------------------------------------------------------------------- judgements
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
