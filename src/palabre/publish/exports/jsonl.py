"""The record as JSON lines: one item a line, under `item` what it is, and its evidence with its words.

Takes a view and a text stream, gives the count of lines. Evidence whose article is not stored is an error of the record
and raises NotFound rather than being left out.
"""

import json
from collections.abc import Iterator
from typing import Any, TextIO, get_args

from palabre.model.codec import plain
from palabre.model.passage import words_at
from palabre.model.record import RecordItem
from palabre.record.store import RecordView

KINDS: tuple[type, ...] = get_args(RecordItem)


def kind_name(kind: type) -> str:
    """`event` for EventRecord, `story` for Story."""
    return kind.__name__.removesuffix("Record").lower()


def lines(view: RecordView) -> Iterator[dict[str, Any]]:
    """Every item as a plain object, kind by kind, in the order of the view."""
    for kind in KINDS:
        items: Iterator[RecordItem] = view.items(kind)
        for item in items:
            body = _with_words(view, plain(item))
            yield {"item": kind_name(kind), **body}  # `kind` is a field of events, accords and actors


def export_jsonl(view: RecordView, out: TextIO) -> int:
    """Write all record items, one a line; returns how many."""
    count = 0
    for line in lines(view):
        out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        count += 1
    return count


def _with_words(view: RecordView, value: Any) -> Any:
    """The value with `words` and `url` beside the spans of each piece of evidence."""
    if isinstance(value, list | tuple):
        return [_with_words(view, v) for v in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"article", "claim", "spans"}:
        article = view.article(value["article"])
        return {**value, "words": words_at(article.text, value["spans"]), "url": article.url}
    return {k: _with_words(view, v) for k, v in value.items()}
