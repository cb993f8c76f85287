"""Golden cases of the reader: credits, furniture, amounts, times, mentions, positions."""

from functools import cache

import pytest

from palabre.model.actor import WordLists, Words
from palabre.model.article import Article
from palabre.model.desk import Desk
from palabre.model.position import Question
from palabre.model.toll import Amount
from palabre.pipeline import Engine
from palabre.read.amounts import NumberKind, read_amounts
from palabre.read.credits import read_credits
from palabre.read.document import Document
from palabre.read.mentions import read_mentions
from palabre.read.times import read_times
from palabre.resolve.gazetteer import load_gazetteer
from palabre.resolve.names import KnownNames
from palabre.resolve.register import load_register
from tests.golden import Case, cases, check, table


def document(article: Article) -> Document:
    """The article cut into its parts."""
    return Document(article, article.language or "")


@cache
def engine() -> Engine:
    """The shipped names, and the questions of the golden positions."""
    questions = tuple(
        Question(
            id=q["id"],
            words=Words(en=q["en"], fr=q["fr"]),
            terms=WordLists(en=tuple(q["terms"]["en"]), fr=tuple(q["terms"]["fr"])),
        )
        for q in table("positions", "en")["question"]
    )
    return Engine(Desk(questions=questions))


@cache
def names() -> KnownNames:
    """The shipped register and gazetteer."""
    return KnownNames(load_register(), load_gazetteer())


def credits_of(article: Article, case: Case) -> list[str]:
    """*AFP byline*, one line a credit."""
    doc = document(article)
    found = read_credits(doc.text, [(p.start, p.end) for p in doc.paragraphs], doc.language)
    return [f"{c.agency} {c.kind}" for c in found]


def kinds_of(article: Article, case: Case) -> list[str]:
    """What each paragraph is."""
    return [str(p.kind) for p in document(article).paragraphs]


def amounts_of(article: Article, case: Case) -> list[str]:
    """*at least 12: 12 12 - at_least*; bare articles are left out."""
    doc = document(article)
    numbers = [n for n in read_amounts(doc) if n.kind is not NumberKind.ARTICLE]
    return [f"{doc.text[slice(*n.span)]}: {bounds(n.amount)}" for n in numbers]


def bounds(amount: Amount) -> str:
    """Low, best, high and qualifier."""
    numbers = ["-" if n is None else str(n) for n in (amount.low, amount.best, amount.high)]
    return " ".join([*numbers, str(amount.qualifier)])


def times_of(article: Article, case: Case) -> list[str]:
    """*Monday: 2031-03-03 day*, or two days, or *?*; with its sense when it has one."""
    found = []
    for time in read_times(document(article)):
        days = "?" if time.start is None else f"{time.start}" if time.start == time.end else f"{time.start} {time.end}"
        found.append(f"{time.text}: {days} {time.precision}" + (f" {time.mod}" if time.mod else ""))
    return found


def mentions_of(article: Article, case: Case) -> list[str]:
    """*Mali: state*, one line a mention."""
    return [f"{m.text}: {m.kind}" for m in read_mentions(document(article), names())]


def positions_of(article: Article, case: Case) -> list[str]:
    """*the mayor: talks against*; a question that no desk asked is *proposed*."""
    asked = {q.id for q in engine().desk.questions}
    found = engine().read(article).reading.positions
    return [f"{p.actor.text}: {p.question.id if p.question.id in asked else 'proposed'} {p.stance}" for p in found]


@pytest.mark.parametrize(("language", "case"), cases("credits"))
def test_credits(language: str, case: Case) -> None:
    """Whose copy it is, and which agencies are cited."""
    check(language, case, credits_of)


@pytest.mark.parametrize(("language", "case"), cases("furniture"))
def test_furniture(language: str, case: Case) -> None:
    """Paragraph by paragraph: article, heading, credit or furniture."""
    check(language, case, kinds_of)


@pytest.mark.parametrize(("language", "case"), cases("amounts"))
def test_amounts(language: str, case: Case) -> None:
    """Numbers with their hedges."""
    check(language, case, amounts_of)


@pytest.mark.parametrize(("language", "case"), cases("times"))
def test_times(language: str, case: Case) -> None:
    """Expressions of time and the days that they cover."""
    check(language, case, times_of)


@pytest.mark.parametrize(("language", "case"), cases("mentions"))
def test_mentions(language: str, case: Case) -> None:
    """Names and what they stand for."""
    check(language, case, mentions_of)


@pytest.mark.parametrize(("language", "case"), cases("positions"))
def test_positions(language: str, case: Case) -> None:
    """Who is for and who is against."""
    check(language, case, positions_of)
