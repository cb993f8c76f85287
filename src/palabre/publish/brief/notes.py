"""Evidence as a reader meets it: numbered notes with source, date, title and the passage in its paragraph.

Takes a brief and the view that it was made from. One number for each article and passage, in the order of the
sentences.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from palabre.errors import NotFound
from palabre.model.article import Article
from palabre.model.passage import Evidence, Span, Spans, cover, well_formed
from palabre.publish.brief import marks
from palabre.publish.brief.model import Brief, Section, Sentence
from palabre.record.store import RecordView

SHOWN = 5
AROUND = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of an article's paragraph; `marked` where it is the passage."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One numbered piece of evidence. `url` only where it is an http or https address."""

    number: int
    source: str
    day: date | None
    title: str
    language: str
    words: str
    paragraph: tuple[Run, ...]
    url: str | None
    article: str
    spans: Spans


def sentences_of(section: Section) -> Iterator[Sentence]:
    """The sentences of a section and those that the cells of its tables open on, in the order of printing."""
    yield from section.sentences
    yield from (c.said for t in section.tables for r in t.rows for c in r.cells if c.said)


class Notes:
    """The notes of one brief. Passages of one paragraph that a sentence stands on are one note."""

    def __init__(self, view: RecordView, brief: Brief) -> None:
        self._names = {s.id: s.name for s in view.desk().sources}
        self._notes: dict[tuple[str, Spans], Note] = {}
        self._view = view
        for section in brief.sections:
            for sentence in sentences_of(section):
                for article, spans in self._passages(sentence)[:SHOWN]:
                    self._notes.setdefault((article.id, spans), self._note(len(self._notes) + 1, article, spans))

    def all(self) -> tuple[Note, ...]:
        """All notes in order."""
        return tuple(self._notes.values())

    def of(self, sentence: Sentence) -> tuple[Note, ...]:
        """The notes of a sentence, the first few of them."""
        return tuple(self._notes[article.id, spans] for article, spans in self._passages(sentence)[:SHOWN])

    def left_out(self, sentence: Sentence) -> int:
        """How many more there would be."""
        return max(0, len(self._passages(sentence)) - SHOWN)

    def _passages(self, sentence: Sentence) -> list[tuple[Article, Spans]]:
        """The sentence's passages, those of one paragraph together, in the order of the evidence."""
        found: dict[tuple[str, int], tuple[Article, list[Span]]] = {}
        for evidence in sentence.evidence:
            article = self._stored(evidence)
            if article:
                key = (article.id, article.text.rfind("\n", 0, evidence.spans[0][0]))
                found.setdefault(key, (article, []))[1].extend(evidence.spans)
        return [(article, joined(spans)) for article, spans in found.values()]

    def _stored(self, evidence: Evidence) -> Article | None:
        try:
            article = self._view.article(evidence.article)
        except NotFound:
            return None
        return article if well_formed(evidence.spans, len(article.text)) else None

    def _note(self, number: int, article: Article, spans: Spans) -> Note:
        return Note(
            number=number,
            source=marks.clean(self._names.get(article.source or "", article.source or "")),
            day=article.published.date() if article.published else None,
            title=marks.clean(article.title or ""),
            language=article.language or "",
            words=marks.verbatim(article.text, spans),
            paragraph=paragraph(article.text, spans),
            url=web_address(article.url),
            article=article.id,
            spans=spans,
        )


def joined(spans: list[Span]) -> Spans:
    """The spans in order, overlapping and touching ones as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def web_address(url: str | None) -> str | None:
    """The address if a reader may follow it: http or https with a host, else None."""
    if not url or any(c in url for c in "\n\r\t\"'<> "):
        return None
    try:
        found = urlsplit(url)
    except ValueError:
        return None
    return url if found.scheme in {"http", "https"} and found.hostname else None


def paragraph(text: str, spans: Spans) -> tuple[Run, ...]:
    """The passage inside its paragraph, at most some 400 characters to either side."""
    first, last = cover(spans)
    start = max(text.rfind("\n", 0, first) + 1, _word(text, first - AROUND))
    end = text.find("\n", last)
    end = min(len(text) if end < 0 else end, last + AROUND)
    runs, at = [], start
    for one, two in spans:
        runs += [Run(text=marks.clean(text[at:one]), marked=False), Run(text=marks.clean(text[one:two]), marked=True)]
        at = two
    runs.append(Run(text=marks.clean(text[at:end]), marked=False))
    return tuple(r for r in runs if r.text)


def _word(text: str, at: int) -> int:
    """The start of the next word, so that a cut paragraph begins with a whole one."""
    if at <= 0:
        return 0
    space = text.find(" ", at)
    return at if space < 0 else space + 1
