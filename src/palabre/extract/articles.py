"""Captures to articles. Input: `Capture`. Output: for each text in it an `Article`, or the error that refuses it.

What the capture is, its media type says, else the suffix of its location. Refuses what is no text, HTML or JSONL, is
too long, is dated after its capture, or is neither in English nor in French. Nothing is raised: errors are given out in
their place, so that the others stand and each can be counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from palabre.errors import BadLine, InputError, PalabreError, UnreadableInput
from palabre.extract.draft import Draft
from palabre.extract.folder import SUFFIXES
from palabre.extract.lines import line_drafts
from palabre.extract.page import page_draft
from palabre.extract.plain import plain_draft
from palabre.extract.tongue import language_of, stated_or_found
from palabre.extract.whence import source_of
from palabre.model.article import Article, article_id
from palabre.model.capture import Capture
from palabre.model.source import Source

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_LINES = frozenset({"application/jsonl", "application/x-ndjson", "application/json-lines"})
_BY_SUFFIX = {"txt": "text/plain", "html": "text/html", "htm": "text/html", "xhtml": "text/html"}
_BY_SUFFIX |= {"jsonl": "application/jsonl"}
# Zones and clocks that go wrong are within a day
_AHEAD = timedelta(days=1)


def articles(
    capture: Capture,
    *,
    sources: Sequence[Source] = (),
    max_characters: int = 200_000,
    any_language: bool = False,
    alone: bool = False,
) -> Iterator[Article | PalabreError]:
    """The articles of a capture.

    Args:
        capture: the bytes of a file or page.
        sources: the desk's, to know an article's source by its name or host.
        max_characters: the longest text taken.
        any_language: give out articles in other languages too, for who wants the text alone.
        alone: the texts go into no record: a JSONL line whose `published` is no date stands without one, instead of
            being refused, and may ask what a `source` does to a `target`.

    Returns:
        Lazily, for each article in order, the article or the error that refuses it.
    """
    finish = _Finish(capture.id, capture, sources, max_characters, any_language)
    try:
        for draft in _drafts(capture, alone):
            yield draft if isinstance(draft, PalabreError) else finish.or_error(draft)
    except PalabreError as error:
        yield error


def _drafts(capture: Capture, alone: bool) -> Iterable[Draft | BadLine]:
    where, kind = capture.location, _kind(capture)
    if kind in _LINES:
        return line_drafts(capture.content, where, alone=alone)
    if kind in _PAGES:
        return [page_draft(capture.content, where, capture.media_type)]
    if kind == "text/plain":
        return [plain_draft(capture.content, where)]
    raise UnreadableInput(where, "not a kind of file that is read", f"give one of {', '.join(sorted(SUFFIXES))}")


def _kind(capture: Capture) -> str | None:
    stated = (capture.media_type or "").partition(";")[0].strip().lower()
    return stated or _BY_SUFFIX.get(capture.location.rpartition(".")[2].lower())


@dataclass(frozen=True, slots=True)
class _Finish:
    """What is done with every draft, whatever its format."""

    capture_id: str
    capture: Capture
    sources: Sequence[Source]
    max_characters: int
    any_language: bool

    def or_error(self, draft: Draft) -> Article | PalabreError:
        try:
            return self._article(draft)
        except PalabreError as error:
            return error

    def _article(self, draft: Draft) -> Article:
        self._check_length(draft)
        self._check_time(draft)
        url = draft.url or (self.capture.location if self.capture.status is not None else None)
        published = draft.moment.at if draft.moment else None
        return Article(
            id=draft.id or article_id(text=draft.text, title=draft.title, url=url, published=published),
            text=draft.text,
            title=draft.title,
            published=published,
            published_day=draft.moment.day_only if draft.moment else True,
            language=self._language(draft),
            url=url,
            source=source_of(given=draft.source, url=url, sources=self.sources),
            capture=self.capture_id,
            modified=draft.modified.at if draft.modified else None,
            asked=draft.asked,
        )

    def _language(self, draft: Draft) -> str | None:
        words = f"{draft.title}\n{draft.text}" if draft.title else draft.text
        if self.any_language:
            return stated_or_found(words, given=draft.language, hint=draft.language_hint)
        return language_of(words, where=draft.where, given=draft.language, hint=draft.language_hint)

    def _check_length(self, draft: Draft) -> None:
        if len(draft.text) > self.max_characters:
            reason = f"a text of {len(draft.text):,} characters; the most is {self.max_characters:,}"
            raise _refusal(draft, reason, "split it, or raise the option `max_characters`")

    def _check_time(self, draft: Draft) -> None:
        if draft.moment and draft.moment.at > self.capture.at + _AHEAD:
            reason = f"dated {draft.moment.at.date().isoformat()}, after the day it was taken"
            raise _refusal(draft, reason, "correct the date: every `yesterday` in the text is counted from it")


def _refusal(draft: Draft, reason: str, remedy: str) -> InputError:
    kind = BadLine if draft.id is not None else UnreadableInput
    return kind(draft.where, reason, remedy)
