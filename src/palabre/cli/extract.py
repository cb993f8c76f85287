"""`palabre extract`: the readable text of pages, without reading it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from palabre.cli.app import DONE, NOT_DONE, PARTLY, JsonOption, app, place
from palabre.cli.output import clean, clean_lines, error_line, print_json

if TYPE_CHECKING:
    from palabre.config import Settings
    from palabre.errors import PalabreError
    from palabre.model.article import Article, Credit


@app.command(epilog="Example: palabre extract --json page.html")
def extract(
    what: Annotated[list[str], typer.Argument(help="Files, folders, addresses.")],
    *,
    as_json: JsonOption = False,
) -> int:
    """Print title, day, language, credits and text of pages and files, in any language."""
    from palabre.errors import PalabreError

    given = refused = 0
    for item in _articles(what, place().settings):
        if isinstance(item, PalabreError):
            refused += 1
            error_line(f"refused  {item}")
            continue
        given += 1
        day = item.published.date().isoformat() if item.published else None
        if as_json:
            head = {"id": item.id, "title": item.title, "published": day, "language": item.language, "url": item.url}
            print_json(head | {"credits": _credits(item), "text": item.text})
        else:
            print(f"{clean(item.title or '')}\n{day or 'no date'}\n\n{clean_lines(item.text)}\n")
    if not refused:
        return DONE
    return PARTLY if given else NOT_DONE


def _articles(what: list[str], settings: "Settings") -> "Iterator[Article | PalabreError]":
    from palabre.errors import PalabreError
    from palabre.extract import articles
    from palabre.pipeline import captures

    for capture in captures(what, settings):
        if isinstance(capture, PalabreError):
            yield capture
        else:
            yield from articles(capture, any_language=True, max_characters=settings.max_characters)


def _credits(article: "Article") -> "tuple[Credit, ...]":
    """Whose copy it is; known for the languages that are read."""
    from palabre.read.credits import read_credits
    from palabre.read.document import LANGUAGES, Document

    if article.language not in LANGUAGES:
        return ()
    doc = Document(article, article.language)
    return read_credits(doc.text, [(p.start, p.end) for p in doc.paragraphs], doc.language)
