"""Copies: articles whose text is another article's, whole, cut or lightly edited.

Input: sheets, people's overrides. Output: for each article the article it is taken to be a copy of (itself when
none), and the decisions. Refuses: to compare texts in different languages, or texts more than `WINDOW` days apart
unless they are equal.

Equal texts meet by a digest. The others meet through a sample of their four-word shingles (one in eight, chosen by
value, so that two texts sample the same ones): each text is compared in full with at most `MOST_COMPARED` leaders,
never with all others. *In order*: the longest run of shared shingles that keeps its order in both, over the shorter
text; a copy that an editor cut short scores as high as a whole one, two texts that share background paragraphs do
not.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from palabre.model.ids import content_id
from palabre.model.judgement import Judgement
from palabre.reconcile.gather import same
from palabre.reconcile.people import NOTHING, Overrides
from palabre.reconcile.sheet import Sheet
from palabre.reconcile.words import fold_words

RULE = "copies.v1"
WINDOW = 10
ENOUGH = 0.6
FEWEST_WORDS = 12
MOST_COMPARED = 3
_IN_BLOCK = 16
_SAMPLE = 7
_MIXERS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)


@dataclass(slots=True, eq=False)
class _Leader:
    """A text that others are compared with: shingle to position."""

    page: Sheet
    group: str
    at: dict[int, int]
    size: int


def find_copies(pages: Sequence[Sheet], rules: Overrides) -> tuple[dict[str, str], tuple[Judgement, ...]]:
    """The group of each article (named by its first article) and why."""
    finder = _Finder(rules)
    for page in sorted(pages, key=lambda p: p.order):
        finder.place(page)
    return finder.groups, tuple(finder.decisions)


class _Finder:
    """One pass over the articles, earliest first."""

    def __init__(self, rules: Overrides) -> None:
        self.groups: dict[str, str] = {}
        self.decisions: list[Judgement] = []
        self._rules = rules
        self._members: dict[str, set[str]] = {}
        self._equal: dict[str, str] = {}
        self._forced: dict[str, str] = {}
        self._leaders: list[_Leader] = []
        self._index: dict[int, list[int]] = {}

    def place(self, page: Sheet) -> None:
        """Find the group of one article, or open one."""
        words = fold_words(readable(page))
        digest = content_id("tx", page.language, " ".join(words))
        group = self._by_people(page) or self._corrected(page) or self._by_digest(page, digest, words)
        if group is None:
            group = self._by_shingles(page, words)
        self.groups[page.id] = group
        self._members.setdefault(group, set()).add(page.id)
        if len(words) >= FEWEST_WORDS:
            self._equal.setdefault(digest, group)
        if link := self._rules.links.get(page.id):
            self._forced.setdefault(link, group)

    def _by_people(self, page: Sheet) -> str | None:
        return self._forced.get(self._rules.links.get(page.id, ""))

    def _corrected(self, page: Sheet) -> str | None:
        older = page.article.supersedes
        if older not in self.groups or not self._allowed(page, self.groups[older]):
            return None
        self.decisions.append(same(RULE, (older, page.id), page, [("supersedes", 1.0, older, page.id)]))
        return self.groups[older]

    def _by_digest(self, page: Sheet, digest: str, words: Sequence[str]) -> str | None:
        group = self._equal.get(digest) if len(words) >= FEWEST_WORDS else None
        if group is None or not self._allowed(page, group):
            return None
        self.decisions.append(same(RULE, (group, page.id), page, [("equal text", 1.0, group, page.id)]))
        return group

    def _allowed(self, page: Sheet, group: str) -> bool:
        return not self._rules.apart.get(page.id, NOTHING) & self._members[group]

    def _by_shingles(self, page: Sheet, words: Sequence[str]) -> str:
        shingles = _shingles(words)
        sample = _sample(shingles)
        for number in self._candidates(page, sample):
            leader = self._leaders[number]
            share = in_order(leader.at, shingles)
            if share >= ENOUGH and self._allowed(page, leader.group):
                features = [("in order", round(share, 3), leader.page.id, page.id), ("needed", -ENOUGH, "", "")]
                self.decisions.append(same(RULE, (leader.page.id, page.id), page, features))
                if len(shingles) > 1.3 * leader.size:
                    self._lead(page, leader.group, shingles, sample)
                return leader.group
        if len(words) >= FEWEST_WORDS:
            self._lead(page, page.id, shingles, sample)
        return page.id

    def _candidates(self, page: Sheet, sample: Iterable[int]) -> list[int]:
        votes: Counter[int] = Counter()
        for shingle in sample:
            votes.update(self._index.get(shingle, ()))
        near = [n for n in votes if votes[n] > 1 and self._near(page, self._leaders[n].page)]
        return sorted(near, key=lambda n: (-votes[n], n))[:MOST_COMPARED]

    @staticmethod
    def _near(one: Sheet, two: Sheet) -> bool:
        if one.language != two.language:
            return False
        return one.day is None or two.day is None or abs((one.day - two.day).days) <= WINDOW

    def _lead(self, page: Sheet, group: str, shingles: Sequence[int], sample: Iterable[int]) -> None:
        number = len(self._leaders)
        at = {shingle: n for n, shingle in reversed(list(enumerate(shingles)))}
        self._leaders.append(_Leader(page, group, at, len(shingles)))
        for shingle in sample:
            block = self._index.setdefault(shingle, [])
            block.append(number)
            if len(block) > _IN_BLOCK:
                del block[0]


def readable(page: Sheet) -> str:
    """The text without the furniture that the reader found in it."""
    text, last, kept = page.article.text, 0, []
    for start, end in page.reading.furniture:
        kept.append(text[last:start])
        last = end
    return text if not kept else "".join([*kept, text[last:]])


@lru_cache(maxsize=262144)
def _code(word: str) -> int:
    return crc32(word.encode())


def _shingles(words: Sequence[str]) -> list[int]:
    """A number for each run of four words."""
    codes = [_code(word) for word in words]
    a, b, c, d = _MIXERS
    runs = zip(codes, codes[1:], codes[2:], codes[3:], strict=False)
    return [i * a ^ j * b ^ k * c ^ m * d for i, j, k, m in runs]


def _sample(shingles: Sequence[int]) -> list[int]:
    """One shingle in eight by value, and the smallest ones so that a short text has some."""
    chosen = [s for s in shingles if not s & _SAMPLE]
    if len(chosen) < 8:
        chosen += sorted(s for s in shingles if s & _SAMPLE)[: 8 - len(chosen)]
    return list(dict.fromkeys(chosen))


def in_order(at: dict[int, int], shingles: Sequence[int]) -> float:
    """Share of the shorter text's shingles that stand in both texts in the same order."""
    shorter = min(len(at), len(shingles))
    places = [at[s] for s in shingles if s in at]
    if not shorter or len(places) < ENOUGH * shorter:
        return 0.0
    ends: list[int] = []
    for place in places:
        slot = bisect_left(ends, place)
        if slot == len(ends):
            ends.append(place)
        else:
            ends[slot] = place
    return min(1.0, len(ends) / shorter)
