"""Golden cases of resolving: which actor a noun phrase stands for, which place a name."""

from functools import cache

import pytest

from palabre.model.actor import Party
from palabre.model.article import Article
from palabre.model.reading import ReaderVersion, Reading
from palabre.read.document import Document
from palabre.read.mentions import read_mentions
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.names import KnownNames
from palabre.resolve.parties import PartyResolver
from palabre.resolve.register import load_register
from palabre.resolve.resolver import Resolver
from tests.golden import Case, cases, check


@cache
def resolver(countries: tuple[str, ...] = ()) -> Resolver:
    """The shipped register and gazetteer, for a desk that watches these countries."""
    return Resolver(load_register(), load_gazetteer(), countries=countries)


def mentioned(article: Article, countries: tuple[str, ...] = ()) -> Reading:
    """A reading of mentions alone, resolved."""
    owner = resolver(countries)
    language = article.language or ""
    found = read_mentions(Document(article, language), KnownNames(owner.register, owner.gazetteer))
    version = ReaderVersion(name="test", version="1")
    return owner.resolve(article, Reading(article=article.id, reader=version, language=language, mentions=found))


def actor_of(article: Article, case: Case) -> list[str]:
    """The actor's id and, where it was found out, the full name behind the phrase of the case."""
    start = article.text.index(case["party"])
    party = Party(spans=((start, start + len(case["party"])),), text=case["party"])
    parties = PartyResolver(
        resolver().register,
        language=article.language or "",
        on=article.published.date() if article.published else None,
        mentions=mentioned(article).mentions,
        text=article.text,
    )
    found = parties.resolved(party)
    return [line for line in (found.actor, found.resolved) if line]


def places_of(article: Article, case: Case) -> list[str]:
    """*Gao: Gao ML settlement*; a name that the gazetteer lacks has no country."""
    named = [(m.text, m.place) for m in mentioned(article, tuple(case.get("desk", ()))).mentions if m.place]
    return [f"{text}: {p.name} {p.country or '-'} {p.precision or '-'}" for text, p in named]


@pytest.mark.parametrize(("language", "case"), cases("parties"))
def test_parties(language: str, case: Case) -> None:
    """Which actor, or none."""
    check(language, case, actor_of)


@pytest.mark.parametrize(("language", "case"), cases("places"))
def test_places(language: str, case: Case) -> None:
    """Which place, and of what sort."""
    check(language, case, places_of)
