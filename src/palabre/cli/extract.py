"""`palabre extract`: the readable text of pages, without reading it."""

from typing import Annotated

import typer

from palabre.cli.app import DONE, PARTLY, JsonOption, app, place
from palabre.cli.output import clean, error_line, print_json


@app.command(epilog="Example: palabre extract --json page.html")
def extract(
    what: Annotated[list[str], typer.Argument(help="Files, folders, addresses.")], as_json: JsonOption = False
) -> int:
    """Print title, day, language, credits and text of pages and files."""
    from palabre.errors import PalabreError
    from palabre.extract import articles as articles_in
    from palabre.pipeline import captures
    from palabre.read.document import LANGUAGES, Document
    from palabre.read.credits import read_credits

    at = place()
    refused = 0
    for capture in captures(what, at.settings):
        found = [capture] if isinstance(capture, PalabreError) else articles_in(capture, any_language=True)
        for item in found:
            if isinstance(item, PalabreError):
                refused += 1
                error_line(f"refused  {item}")
                continue
            day = item.published.date().isoformat() if item.published else None
            if not as_json:
                print(f"{clean(item.title or '')}\n{day or 'no date'}\n\n{clean(item.text)}\n")
                continue
            credits = ()
            if item.language in LANGUAGES:
                doc = Document(item, item.language)
                credits = read_credits(doc.text, [(p.start, p.end) for p in doc.paragraphs], item.language)
            told = {"id": item.id, "title": item.title, "published": day, "language": item.language, "url": item.url}
            print_json(told | {"credits": credits, "text": item.text})
    return PARTLY if refused else DONE
