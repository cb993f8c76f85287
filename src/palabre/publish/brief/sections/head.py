"""What a brief stands on, for its head, and how it was made, for its foot."""

from palabre.publish.brief.context import Context
from palabre.publish.brief.coverage import FACT, coverage
from palabre.publish.brief.model import Sentence


def coverage_sentence(ctx: Context) -> Sentence | None:
    """*41 articles from 11 sources, 19 independent origins*; None where nothing was sent."""
    return _counted(ctx, "covers")


def colophon_sentence(ctx: Context) -> Sentence | None:
    """*Made by Palabre from 41 articles ...*."""
    return _counted(ctx, "colophon")


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
