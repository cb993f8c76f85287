"""`palabre show ID`: any item of the record, article, claim or judgement, with its evidence in context."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from palabre.cli import evidence as proofs
from palabre.cli.app import DONE, JsonOption, LangOption, RecordOption, Session, app, session
from palabre.cli.output import clean, clean_lines, console, heading, print_json
from palabre.cli.screen import Screen
from palabre.model.actor import Who
from palabre.model.article import Article
from palabre.model.claim import Claim
from palabre.model.codec import plain
from palabre.model.event import AttributionRecord
from palabre.model.judgement import Judgement
from palabre.model.place import NamedPlace
from palabre.model.time import Period
from palabre.model.toll import Figure

_HIDDEN = {"id", "evidence", "merged", "spans", "aliases", "demonyms", "acronyms", "capital"}


@app.command(epilog="Example: palabre show ev-3f2a9c1b   (ids stand in the last column of every list)")
def show(
    id: Annotated[str, typer.Argument(help="An id, or the beginning of one (6 characters or more).")],
    *,
    record: RecordOption = None,
    lang: LangOption = None,
    as_json: JsonOption = False,
) -> int:
    """Show one thing with every passage that it stands on, in its context."""
    from palabre.cli.lookup import thing_named

    with session(record=record, lang=lang) as at:
        thing = thing_named(at.store, id)
        if as_json:
            print_json(_plain(at, thing))
        else:
            _tell(at, thing)
    return DONE


def kind_of(thing: object) -> str:
    """What a thing is called: `event`, `article`, `claim` ..."""
    return type(thing).__name__.removesuffix("Record").lower()


def _plain(at: Session, thing: object) -> dict[str, object]:
    told: dict[str, object] = {"kind": kind_of(thing), "item": plain(thing)}
    match thing:
        case Article():
            return told | {"reading": plain(at.store.reading(thing.id))}
        case Claim():
            return told | {"evidence": [proofs.passage_of(at.store.article(thing.article), thing.spans)]}
        case Judgement():
            return told
        case _:
            return told | {"evidence": proofs.as_plain(at, proofs.of_item(thing))}


def _tell(at: Session, thing: object) -> None:
    from rich.text import Text

    name = at.screen.item(kind_of(thing))
    console().print(Text(clean(f"{name}  {getattr(thing, 'id', '')}"), style="bold"))
    match thing:
        case Article():
            _tell_article(at, thing)
        case Claim():
            _fields(at.screen, thing.body)
            heading(at.screen.say("evidence"))
            proofs.tell_passage(at, at.store.article(thing.article), thing.spans, 1)
        case _:
            _fields(at.screen, thing)
            if found := proofs.of_item(thing):
                heading(at.screen.say("evidence"))
                proofs.tell(at, found)


def _tell_article(at: Session, article: Article) -> None:
    when = article.published.date().isoformat() if article.published else at.screen.say("no_date")
    print(clean(f"{at.screen.source(article.source)}, {when}, {article.language}  {article.url or ''}"))
    print(clean(article.title or ""))
    if article.supersedes:
        print(f"< {article.supersedes}")
    print(f"\n{clean_lines(article.text)}\n")
    for claim in at.store.reading(article.id).claims():
        words = " … ".join(article.text[a:b] for a, b in claim.spans)
        print(clean(f"  {claim.id}  {kind_of(claim.body)}: {words}"))


def _fields(screen: Screen, item: object) -> None:
    """The fields that say something, one a line, under the names that `--json` gives them."""
    from dataclasses import fields

    for field in fields(item):  # type: ignore[arg-type]
        value = getattr(item, field.name)
        if field.name in _HIDDEN or value is None or value in ((), ""):
            continue
        for line in _lines(screen, value):
            print(clean(f"  {screen.field(field.name):<18}{line}"))


def _lines(screen: Screen, value: object) -> Iterator[str]:
    match value:
        case Who():
            yield screen.who(value) + (f" ({value.actor})" if value.actor else "")
        case Period():
            yield screen.day(value)
        case Figure():
            yield screen.figure(value)
        case NamedPlace():
            yield " ".join(filter(None, (value.name or value.text, value.country, value.precision)))
        case tuple() | list():
            for element in value:
                yield from _lines(screen, element)
        case StrEnum():
            yield screen.code(value)
        case str() | int() | float() | datetime():
            yield str(value)
        case AttributionRecord():
            yield screen.attribution(value)
        case _:
            yield "; ".join(f"{k}: {v}" for k, v in _flat(plain(value)))


def _flat(value: object) -> Iterator[tuple[str, str]]:
    """The filled fields of a value inside an item, without its own evidence."""
    if not isinstance(value, dict):
        yield "value", str(value)
        return
    for key, inner in value.items():
        if key in _HIDDEN or inner in (None, "", [], {}):
            continue
        if isinstance(inner, dict):
            yield key, str(inner.get("text") or inner.get("name") or ", ".join(f"{k} {v}" for k, v in _flat(inner)))
        else:
            yield key, str(inner)
