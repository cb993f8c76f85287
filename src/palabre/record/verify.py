"""Whether the record keeps the first promise: no line without its words. For `palabre check`.

Takes a view of the record; gives a `PromiseBroken` for each line whose words do not stand where it says, whose claim or
article is not there, or whose quotation is not in the source. Refuses nothing: it goes on after each finding.
"""

from collections.abc import Iterator

from palabre.errors import NotFound, PromiseBroken, RecordDamaged
from palabre.model.accord import AccordRecord
from palabre.model.article import Article
from palabre.model.commitment import CommitmentRecord
from palabre.model.event import EventRecord
from palabre.model.passage import Evidence, Spans, well_formed, words_at
from palabre.model.position import PositionRecord
from palabre.model.reading import Reading
from palabre.model.record import RecordItem
from palabre.model.statement import StatementRecord
from palabre.record.filing import KINDS
from palabre.record.store import RecordView
from palabre.record.view import SqliteView
from palabre.record.walk import inside

_REBUILD = "run `palabre rebuild`"
_REREAD = "read the article again"


def verify(view: SqliteView) -> Iterator[PromiseBroken]:
    """Everything that can be wrong with a record: the file first, then its words."""
    try:
        faults = view.faults()
    except RecordDamaged as error:
        yield PromiseBroken(error.resource, error.reason, error.remedy)
        return
    for fault in faults:
        yield PromiseBroken("the record's file", fault, "take the file from a backup")
    yield from verify_passages(view)


def verify_passages(view: RecordView) -> Iterator[PromiseBroken]:
    """Every claim's words, then every record item's evidence and words."""
    for article in view.articles():
        yield from broken_claims(article, view.reading(article.id))
    for kind in KINDS.values():
        for item in view.items(kind):
            yield from broken_evidence(view, item)


def broken_claims(article: Article, reading: Reading) -> Iterator[PromiseBroken]:
    """Spans of a reading that are not in the article, and words of it that are not the words there."""
    for part in inside(reading, object):
        spans: Spans | None = getattr(part, "spans", None)
        if spans is None:
            continue
        what = f"{type(part).__name__.lower()} {getattr(part, 'id', '')}".strip()
        if not well_formed(spans, len(article.text)):
            yield PromiseBroken(article.id, f"{what}: {spans} are no spans of the article", _REREAD)
        elif (text := getattr(part, "text", None)) is not None and text != words_at(article.text, spans):
            yield PromiseBroken(article.id, f"{what}: {text!r} does not stand at {spans}", _REREAD)
    if not well_formed(reading.furniture, len(article.text)) and reading.furniture:
        yield PromiseBroken(article.id, f"furniture: {reading.furniture} are no spans of the article", _REREAD)


def broken_evidence(view: RecordView, item: RecordItem) -> Iterator[PromiseBroken]:
    """Evidence of an item that leads nowhere, and words of it that are in none of its articles."""
    sources: dict[str, str] = {}
    for proof in inside(item, Evidence):
        text = _text(view, proof.article)
        if text is None:
            yield PromiseBroken(item.id, f"its article {proof.article} is not stored", _REBUILD)
            continue
        sources[proof.article] = text
        if not well_formed(proof.spans, len(text)):
            yield PromiseBroken(item.id, f"{proof.spans} are no spans of article {proof.article}", _REBUILD)
        if not _holds(view, proof):
            reason = f"its claim {proof.claim} is not one of article {proof.article}"
            yield PromiseBroken(item.id, reason, _REBUILD)
    for words in _verbatim(item):
        if not any(_stands_in(text, words) for text in sources.values()):
            yield PromiseBroken(item.id, f"{words!r} stands in none of its articles", _REBUILD)


def _verbatim(item: RecordItem) -> tuple[str, ...]:
    """The words that an item shows as a source's own."""
    match item:
        case StatementRecord():
            return item.words, *item.quoted
        case EventRecord() | PositionRecord() | AccordRecord() | CommitmentRecord():
            return (item.words,)
        case _:
            return ()


def _stands_in(text: str, words: str) -> bool:
    """Whether each piece of the words stands in the text. A line break may have become a blank."""
    flat = _flat(text)
    return all(_flat(piece) in flat for piece in words.split(" … "))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _text(view: RecordView, article: str) -> str | None:
    try:
        return view.article(article).text
    except NotFound:
        return None


def _holds(view: RecordView, proof: Evidence) -> bool:
    try:
        return view.claim(proof.claim).article == proof.article
    except NotFound:
        return False
