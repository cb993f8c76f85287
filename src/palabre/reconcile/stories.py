"""Stories: the articles about one happening, whatever their words or language.

Input: sheets, copy groups, people's overrides. Output: for each article its story. Refuses: to put together dated
articles more than `WINDOW` days from the story's last one.

Each article (one per copy group) becomes two vectors: words of its language, and keys that hold in any language:
names, numbers, actors, places. It is compared with the running sums of at most `MOST_COMPARED` stories, met through
its rarest terms, and joins the nearest that is near enough. Weights are log term frequency times inverse document
frequency.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from math import log, sqrt

from palabre.model.ids import content_id
from palabre.reconcile import lexicon
from palabre.reconcile.copies import readable
from palabre.reconcile.people import NOTHING, Overrides
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_case, raw_words

WINDOW = 4
NEAR = 0.20
NEAR_ACROSS = 0.34
MOST_COMPARED = 8
_TERMS = 24
_IN_BLOCK = 32
_WORDS_READ = 400
_TITLE = 3

Vector = dict[str, float]


class _Sum:
    """A sum of vectors that knows its length."""

    __slots__ = ("_square", "_terms")

    def __init__(self) -> None:
        self._terms: Vector = {}
        self._square = 0.0

    def add(self, one: Vector) -> None:
        """Take a vector in."""
        terms, square = self._terms, self._square
        for term, weight in one.items():
            old = terms.get(term, 0.0)
            terms[term] = new = old + weight
            square += new * new - old * old
        self._square = square

    def cosine(self, one: Vector) -> float:
        """Cosine with a unit vector."""
        get, length = self._terms.get, sqrt(max(self._square, 0.0))
        return sum([w * get(t, 0.0) for t, w in one.items()]) / length if length else 0.0


@dataclass(slots=True, eq=False)
class _Story:
    """A running sum over the articles of a story."""

    ids: set[str]
    first: date | None
    last: date | None
    words: dict[str, _Sum] = field(default_factory=dict)
    keys: _Sum = field(default_factory=_Sum)


def story_id(first_article: str) -> str:
    """A story is named by its first article, so that later articles do not rename it."""
    return content_id("sy", first_article)


def find_stories(pages: Sequence[Sheet], copies: Mapping[str, str], rules: Overrides) -> dict[str, str]:
    """The story id of each article."""
    ordered = sorted(pages, key=lambda p: p.order)
    heads = [p for p in ordered if copies[p.id] == p.id]
    counts = {p.id: _counts(p) for p in heads}
    seen: Counter[str] = Counter()
    for words, keys in counts.values():
        seen.update(words.keys())
        seen.update(keys.keys())
    finder = _Finder(_rarity(seen, len(heads)), rules)
    for page in ordered:
        if copies[page.id] == page.id:
            finder.place(page, *counts[page.id])
        else:
            finder.follow(page, copies[page.id])
    return {article: story_id(finder.heads[n]) for article, n in finder.stories.items()}


def _rarity(seen: Counter[str], total: int) -> Vector:
    """Inverse document frequency, smoothed as if twenty articles more had been read: a handful can be compared too."""
    return {term: log(1 + (total + 20) / (count + 1)) - 0.6 for term, count in seen.items()}


def _counts(page: Sheet) -> tuple[Counter[str], Counter[str]]:
    """Words of the language and keys across languages, with how often; the title counts more."""
    words: Counter[str] = Counter()
    keys: Counter[str] = Counter()
    stop = lexicon.all_words("stopwords")
    for text, weight in ((page.article.title or "", _TITLE), (readable(page), 1)):
        for raw in raw_words(text[: _WORDS_READ * 8])[:_WORDS_READ]:
            word = fold_case(raw)
            if word in stop or len(word) < 2:
                continue
            if raw[0].isupper() or raw[0].isdigit():
                keys[f"={word}"] += weight
            words[f"{page.language}:{word[:6]}"] += weight
    for mention in page.reading.mentions:
        if mention.actor:
            keys[f"@{mention.actor}"] += 1
        if mention.place and (mention.place.geonames or mention.place.name):
            keys[f"#{mention.place.geonames or fold_case(mention.place.name or '')}"] += 1
    return words, keys


class _Finder:
    """One pass over the articles, earliest first."""

    def __init__(self, rarity: Vector, rules: Overrides) -> None:
        self.stories: dict[str, int] = {}
        self.heads: list[str] = []
        self._rarity = rarity
        self._rules = rules
        self._known: list[_Story] = []
        self._index: dict[str, list[int]] = {}
        self._forced: dict[str, int] = {}

    def follow(self, page: Sheet, head: str) -> None:
        """Put a copy where its head is."""
        self._put(page, self.stories[head])

    def place(self, page: Sheet, words: Counter[str], keys: Counter[str]) -> None:
        """Find the story of one article, or open one."""
        word_vector, key_vector = self._vector(words), self._vector(keys)
        rarest = nlargest(_TERMS, [*word_vector.items(), *key_vector.items()], key=lambda t: (t[1], t[0]))
        number = self._forced.get(self._rules.links.get(page.id, ""))
        if number is None:
            number = self._nearest(page, word_vector, key_vector, [term for term, _ in rarest])
        if number is None:
            number = len(self._known)
            self._known.append(_Story(set(), page.day, page.day))
            self.heads.append(page.id)
        story = self._known[number]
        story.words.setdefault(page.language, _Sum()).add(word_vector)
        story.keys.add(key_vector)
        self._put(page, number)
        self._enter((term for term, _ in rarest), number)

    def _put(self, page: Sheet, number: int) -> None:
        story = self._known[number]
        story.ids.add(page.id)
        if page.day and (story.last is None or page.day > story.last):
            story.last = page.day
        self.stories[page.id] = number
        if link := self._rules.links.get(page.id):
            self._forced.setdefault(link, number)

    def _enter(self, terms: Iterable[str], number: int) -> None:
        for term in terms:
            block = self._index.setdefault(term, [])
            if number not in block:
                block.append(number)
                if len(block) > _IN_BLOCK:
                    del block[0]

    def _vector(self, counts: Counter[str]) -> Vector:
        found = {t: (1 + log(n)) * self._rarity[t] for t, n in counts.items() if self._rarity[t] > 0}
        length = sqrt(sum(w * w for w in found.values())) or 1.0
        return {t: w / length for t, w in found.items()}

    def _nearest(self, page: Sheet, words: Vector, keys: Vector, rarest: Sequence[str]) -> int | None:
        votes: dict[int, float] = {}
        for term in rarest:
            weight = self._rarity[term]
            for number in self._index.get(term, ()):
                votes[number] = votes.get(number, 0.0) + weight
        away = self._rules.apart.get(page.id, NOTHING)
        best, best_score = None, 0.0
        ranked = sorted((n for n in votes if self._open(page, n)), key=lambda n: (-votes[n], n))
        for number in ranked[:MOST_COMPARED]:
            story = self._known[number]
            score = _likeness(story, page.language, words, keys)
            if score > best_score and not away & story.ids:
                best, best_score = number, score
        return best if best_score >= 1.0 else None

    def _open(self, page: Sheet, number: int) -> bool:
        last = self._known[number].last
        return last is None or page.day is None or (page.day - last).days <= WINDOW


def _likeness(story: _Story, language: str, words: Vector, keys: Vector) -> float:
    """Nearness over what is needed: 1 and more is near enough. Without common language only the keys speak."""
    shared_keys = story.keys.cosine(keys)
    same_language = story.words.get(language)
    across = shared_keys / NEAR_ACROSS
    if same_language is None:
        return across
    return max((0.6 * same_language.cosine(words) + 0.4 * shared_keys) / NEAR, across if len(story.words) > 1 else 0.0)
