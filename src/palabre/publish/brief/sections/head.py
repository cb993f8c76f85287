"""What a brief stands on, for its head, and how it was made, for its foot."""

from palabre.publish.brief.context import Context
from palabre.publish.brief.coverage import FACT, HELD, coverage
from palabre.publish.brief.model import Sentence
from palabre.publish.brief.published import Published


def coverage_sentence(ctx: Context) -> Sentence | None:
    """*41 articles from 11 sources, 19 independent origins*; None where nothing was sent."""
    return _counted(ctx, "covers")


def colophon_sentence(ctx: Context) -> Sentence | None:
    """*Made by Palabre from 41 articles ...*, and how much waits for review."""
    made = _counted(ctx, "colophon")
    if made is None or not isinstance(ctx.view, Published):
        return made
    held = ctx.view.held(ctx.span)
    waiting = [
        _count(ctx, nouns, number)
        for nouns, number in (("statements_counted", held.statements), ("figures_counted", held.figures))
        if number
    ]
    if not waiting:
        return made
    told = ctx.tongue.say("waits", what=ctx.tongue.join(waiting))
    return ctx.sentence(f"{made.text} {told}", facts=[FACT, HELD])


def _counted(ctx: Context, phrase: str) -> Sentence | None:
    found = coverage(ctx.view, ctx.span)
    if not found.articles:
        return None
    counts = {
        "articles": _count(ctx, "articles", found.articles),
        "sources": _count(ctx, "sources", found.sources),
        "origins": _count(ctx, "origins_counted", found.origins),
    }
    return ctx.sentence(ctx.tongue.say(phrase, **counts), facts=[FACT])


def _count(ctx: Context, nouns: str, number: int) -> str:
    one, many = ctx.tongue.words.phrase[nouns].split("|")
    return f"{ctx.tongue.digits(number)} {one if number < 2 else many}"
