"""Palabre reads the news about a conflict, in English and French, and keeps the record.

    from pathlib import Path
    import palabre

    desk = palabre.load_desk(Path("desk.toml"))
    engine = palabre.Engine(desk)
    with palabre.open_store(Path("desk.palabre"), create=True) as store:
        for outcome in palabre.add(store, ["articles/"], engine=engine, settings=palabre.Settings()):
            print(outcome.what, outcome.location)
        palabre.refold(store, engine)
        week = palabre.Span(first=date(2020, 10, 26), last=date(2020, 11, 1))
        brief = palabre.compose(store, span=week, language="en")
        broken = list(palabre.verify_brief(store, brief))
        print(palabre.render(store, brief, "text"))

The nouns are in `palabre.model`, the errors in `palabre.errors`. Each name is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

_HOME = {
    "load_desk": "palabre.config",  # the desk's file -> Desk
    "Settings": "palabre.config",  # limits and defaults
    "open_store": "palabre.record.sqlite",  # the record's file -> store
    "Span": "palabre.record.store",  # a stretch of days
    "Engine": "palabre.pipeline",  # what reading needs: read(article) -> ReadArticle
    "articles": "palabre.pipeline",  # files and addresses -> articles
    "read_all": "palabre.pipeline",  # articles -> readings
    "add": "palabre.pipeline",  # files and addresses -> store
    "refold": "palabre.pipeline",  # articles, readings and judgements -> record
    "judge": "palabre.pipeline",  # a person decides
    "undo": "palabre.pipeline",  # and takes it back
    "compose": "palabre.publish.brief",  # record -> brief
    "verify_brief": "palabre.publish.brief",  # brief -> its broken promises
    "render": "palabre.publish.brief",  # brief -> text, md, html, json
    "export_jsonl": "palabre.publish.exports",
    "export_csv": "palabre.publish.exports",
    "PalabreError": "palabre.errors",
}

__all__ = [  # noqa: RUF022  in the order of the work
    "load_desk", "Settings", "open_store", "Span", "Engine", "articles", "read_all", "add", "refold", "judge", "undo",
    "compose", "verify_brief", "render", "export_jsonl", "export_csv", "PalabreError",
]  # fmt: skip

if TYPE_CHECKING:
    from palabre.config import Settings, load_desk
    from palabre.errors import PalabreError
    from palabre.pipeline import Engine, add, articles, judge, read_all, refold, undo
    from palabre.publish.brief import compose, render, verify_brief
    from palabre.publish.exports import export_csv, export_jsonl
    from palabre.record.sqlite import open_store
    from palabre.record.store import Span

    __version__: str


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("palabre")
    if name not in _HOME:
        raise AttributeError(f"module 'palabre' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
