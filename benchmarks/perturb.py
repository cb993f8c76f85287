"""Articles in any number, made from those of the example desk, the same ones each time.

Input: articles and a number. Output: that many articles over as many weeks as it takes (about forty a week). Of ten,
five are new stories (paragraphs of one article mixed with paragraphs of others; towns, numbers, days and people
changed; one word in eight replaced by another with the same ending), three are copies of a recent one under another
masthead (cut at the end, other headline, "AFP" in the credit), two are rewrites of a recent one (half of its
sentences, in another order). The sentences are not meant to make sense: they are meant to be read, compared and merged
as news are.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from benchmarks.days import DAY, shift_days
from palabre.model.article import Article

A_WEEK = 40
FIRST = datetime(2014, 1, 6, 6, tzinfo=UTC)
_PLAN = "NNCNRNCNCR"  # new, copy, rewrite
_RECENT = 24
_REPLACED = 0.125
_GIVEN = "Seydou Drissa Yacouba Korotoumou Hamidou Fousseyni Clara Nana Aïssata Henri Bréhima Ibrahima".split()
_FAMILY = "Bagayogo Bouaré Tembely Dao Barry Diallo Lindqvist Sow Mbodj Lassalle Cissouma Toure".split()
_TOWN = re.compile(r"\b[A-ZÉ][\w’'-]{3,}\b")
_WORD = re.compile(r"\b[a-zà-ÿ]{5,}\b")
_NUMBER = re.compile(rf"(?P<day>{DAY.pattern})|(?<![\d.,:/-])\d{{1,3}}(?![\d.,:/-]|\s?(?:%|h\b|\d))")


@dataclass(frozen=True, slots=True)
class Material:
    """What articles are made of: the example's own, by language, its towns, and words by their ending."""

    articles: tuple[Article, ...]
    towns: tuple[str, ...]
    known_towns: frozenset[str]
    words: dict[tuple[str, str], tuple[str, ...]]


def material(articles: Sequence[Article], towns: Sequence[str]) -> Material:
    """Sort the example's articles and words.

    Args:
        articles: the example's.
        towns: names that may stand for one another.
    """
    by_ending: dict[tuple[str, str], set[str]] = {}
    for article in articles:
        for word in _WORD.findall(article.text):
            by_ending.setdefault((article.language or "", word[-2:]), set()).add(word)
    seen = {word for article in articles for word in _TOWN.findall(article.text)}
    return Material(
        articles=tuple(a for a in articles if a.published and a.language),
        towns=tuple(towns),
        known_towns=frozenset(seen & set(towns)),
        words={key: tuple(sorted(found)) for key, found in by_ending.items()},
    )


def perturbed(stuff: Material, count: int) -> Iterator[Article]:
    """`count` articles, oldest first."""
    recent: list[Article] = []
    for number in range(count):
        dice = random.Random(f"palabre {number}")
        day = FIRST + timedelta(days=number * 7 // A_WEEK, minutes=number % 600)
        step = _PLAN[number % len(_PLAN)] if recent else "N"
        if step == "N":
            made = _new(stuff, number, day, dice)
            recent = [*recent[-_RECENT:], made]
        else:
            model = recent[-1 - dice.randrange(min(len(recent), 6))]
            made = _copy(stuff, model, day, dice) if step == "C" else _rewrite(stuff, model, day, dice)
        yield replace(made, id=f"made-{number:06}", url=f"https://{made.source}.example/{number}")


def unlike(stuff: Material, count: int, *, words: int) -> Iterator[Article]:
    """`count` articles of about that many words, none a copy of another: new stories of one language put together."""
    for number in range(count):
        dice = random.Random(f"palabre unlike {number}")
        day = FIRST + timedelta(days=number * 7 // A_WEEK, minutes=number % 600)
        base = stuff.articles[number * 7 % len(stuff.articles)]
        like = [a for a in stuff.articles if a.language == base.language]
        paragraphs: list[str] = []
        while _words(paragraphs) < words:
            paragraphs += _story(stuff, dice.choice(like) if paragraphs else base, day, dice).text.split("\n\n")
        while abs(_words(paragraphs[:-1]) - words) < abs(_words(paragraphs) - words):
            paragraphs.pop()
        text = "\n\n".join(paragraphs)
        yield replace(base, id=f"unlike-{number:06}", text=text, url=None, published=day, supersedes=None, capture=None)


def _words(paragraphs: Sequence[str]) -> int:
    return sum(len(p.split()) for p in paragraphs)


def _new(stuff: Material, number: int, day: datetime, dice: random.Random) -> Article:
    return _story(stuff, stuff.articles[number * 7 % len(stuff.articles)], day, dice)


def _story(stuff: Material, base: Article, day: datetime, dice: random.Random) -> Article:
    others = [a for a in stuff.articles if a.language == base.language and a is not base]
    own = base.text.split("\n\n")
    kept = [_moved(base, part, day) for n, part in enumerate(own) if n == 0 or dice.random() < 0.6]
    for other in dice.sample(others, 3):
        paragraphs = other.text.split("\n\n")
        kept.append(_moved(other, paragraphs[dice.randrange(len(paragraphs))], day))
    text = _changed(stuff, "\n\n".join([kept[0], *dice.sample(kept[1:], len(kept) - 1)]), base, dice)
    title = _changed(stuff, base.title or "", base, dice)
    return replace(base, text=text, title=title, published=day, published_day=False, supersedes=None, capture=None)


def _moved(source: Article, text: str, day: datetime) -> str:
    """The text with its days moved by the weeks that lie between its publication and the new one."""
    assert source.published is not None
    return shift_days(text, weeks=round((day - source.published).days / 7), year=source.published.year)


def _changed(stuff: Material, text: str, base: Article, dice: random.Random) -> str:
    towns = dict(zip(sorted(stuff.known_towns), dice.sample(stuff.towns, len(stuff.known_towns)), strict=True))
    given, family = dict(zip(_GIVEN, _shuffled(_GIVEN, dice), strict=True)), _shuffled(_FAMILY, dice)
    names = given | dict(zip(_FAMILY, family, strict=True))
    more = dice.randrange(7)

    def word(match: re.Match[str]) -> str:
        if dice.random() >= _REPLACED:
            return match[0]
        return dice.choice(stuff.words.get((base.language or "", match[0][-2:]), (match[0],)))

    def number(match: re.Match[str]) -> str:
        return match[0] if match["day"] or int(match[0]) <= 2 else str(int(match[0]) + more)

    text = _TOWN.sub(lambda m: towns.get(m[0], names.get(m[0], m[0])), text)
    return _WORD.sub(word, _NUMBER.sub(number, text))


def _shuffled(words: Sequence[str], dice: random.Random) -> list[str]:
    return dice.sample(list(words), len(words))


def _copy(stuff: Material, model: Article, day: datetime, dice: random.Random) -> Article:
    paragraphs = model.text.split("\n\n")
    kept = paragraphs[: max(1, len(paragraphs) - dice.randrange(3))]
    credit = "With AFP" if model.language == "en" else "Avec AFP"
    title = " ".join(_shuffled((model.title or "").split(), dice))
    return _under(stuff, replace(model, text="\n\n".join([*kept, credit]), title=title), day, dice)


def _rewrite(stuff: Material, model: Article, day: datetime, dice: random.Random) -> Article:
    sentences = re.split(r"(?<=[.!?»”\"])\s+(?=[A-ZÉÀ«“\"])", model.text)
    kept = [s for s in sentences if dice.random() < 0.5] or sentences[:1]
    return _under(stuff, replace(model, text="\n\n".join(_shuffled(kept, dice))), day, dice)


def _under(stuff: Material, article: Article, day: datetime, dice: random.Random) -> Article:
    """The article under another masthead of its language."""
    heads = sorted({a.source or "" for a in stuff.articles if a.language == article.language} - {article.source})
    return replace(article, source=dice.choice(heads), published=day)
