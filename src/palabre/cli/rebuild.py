"""`palabre rebuild`: the record thrown away and folded again from articles, readings and judgements."""

from typing import Annotated

import typer

from palabre.cli.app import DONE, DeskOption, LangOption, RecordOption, app, engine, place
from palabre.cli.output import progress
from palabre.cli.screen import Screen


@app.command(epilog="Example: palabre rebuild --reread")
def rebuild(
    *,
    reread: Annotated[bool, typer.Option("--reread", help="Read every stored article again first.")] = False,
    record: RecordOption = None,
    desk: DeskOption = None,
    lang: LangOption = None,
) -> int:
    """Drop the record and fold it again. With `--reread`, after reading all stored articles with this reader.

    Articles, earlier readings and judgements stay. The same input gives the same record.
    """
    from palabre.pipeline import refold
    from palabre.pipeline import reread as read_again
    from palabre.record.sqlite import open_store

    at = place(record=record, desk=desk, lang=lang)
    screen = Screen(at.settings.language)
    with open_store(at.settings.record) as store:
        used = at.desk_of(store)
        before, reader = store.fold_digest(), engine(used)
        store.set_desk(used)
        with progress(screen.say("reading_articles" if reread else "folding")) as step:
            if reread:
                for _ in read_again(store, reader, at.settings):
                    step()
                step(screen.say("folding"))
            refold(store, reader)
        sizes = store.sizes()
        print(screen.say("rebuilt", articles=sizes["articles"], items=sizes["items"]))
        print(screen.say("same_record" if store.fold_digest() == before else "other_record"))
    return DONE
