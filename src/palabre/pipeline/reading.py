"""Articles to readings: what reading needs, and many articles in several processes. Refuses unknown languages."""

import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cached_property
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread

from palabre.model.article import Article
from palabre.model.codec import decode, encode
from palabre.model.desk import Desk
from palabre.model.reading import ReadArticle, Reading
from palabre.resolve.names import KnownNames
from palabre.resolve.register import Register, load_register
from palabre.resolve.resolver import Resolver

_CHUNK = 4  # articles that go to a process at once; few, so that no process waits long for another at the end
_SELDOM = 50_000  # objects more than before; by default 700
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

    def load(self) -> None:
        """Load the names now, not with the first article."""
        self._names  # noqa: B018  made when it is first asked for

    def read(self, article: Article) -> ReadArticle:
        """An article with its reading, ids and confidences filled in. Raises UnknownLanguage."""
        from palabre.read.confidence import with_confidences

        return ReadArticle(article=article, reading=with_confidences(article, self.unrated(article)))

    def unrated(self, article: Article) -> Reading:
        """The reading that confidences are made from; a claim's holds only what its component says of itself."""
        from palabre.read.reader import read

        return self.resolved(article, read(article, self._names, self.desk.questions))

    def resolved(self, article: Article, reading: Reading) -> Reading:
        """A reading of the article with actors, places and full names filled in."""
        return self._resolver.resolve(article, reading)


_engine: Engine | None = None


def _start(desk: Desk) -> None:
    global _engine  # noqa: PLW0603  one engine a worker process, set once when it starts
    _engine = Engine(desk)
    _engine.load()
    gc.freeze()  # the collector need not look through all names again and again,
    gc.set_threshold(_SELDOM)  # nor through each article, which hardly leaves anything that only it can free
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Worker processes wait for work for ever when the program that started them is killed; so they watch it."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _read_chunk(chunk: list[Article]) -> list[bytes]:
    """The readings as JSON, which is made and parsed in a quarter of the time that pickling them takes."""
    if _engine is None:
        raise RuntimeError("a worker process was not started by read_all")
    return [encode(_engine.read(article).reading) for article in chunk]


def _given_back(chunk: list[Article], readings: Future[list[bytes]]) -> Iterator[ReadArticle]:
    for article, raw in zip(chunk, readings.result(), strict=True):
        yield ReadArticle(article=article, reading=decode(Reading, raw))


def read_all(found: Iterable[Article], engine: Engine, *, workers: int = 0) -> Iterator[ReadArticle]:
    """Readings of articles, in their order, in `workers` processes (0: one for each core) when there are many."""
    stream = iter(found)
    first = list(islice(stream, _WORTH_PROCESSES))
    workers = workers or os.cpu_count() or 1
    if len(first) < _WORTH_PROCESSES or workers == 1:
        for article in chain(first, stream):
            yield engine.read(article)
        return
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(engine.desk,)
    ) as pool:
        waiting: list[tuple[list[Article], Future[list[bytes]]]] = []
        for chunk in _chunks(chain(first, stream)):
            waiting.append((chunk, pool.submit(_read_chunk, chunk)))
            if len(waiting) > 4 * workers:  # bounded, so that an archive does not have to fit in memory
                yield from _given_back(*waiting.pop(0))
        for chunk, readings in waiting:
            yield from _given_back(chunk, readings)


def _chunks(stream: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(stream, _CHUNK)):
        yield chunk
