"""Whether a noun phrase of the news can stand for somebody: not a number, not a thing, not a clause gone astray.

Takes names as strings. Protects the reader of a brief from phrases that were cut wrongly; registered actors never come
here.
"""

import re

from palabre.publish.brief import marks
from palabre.publish.brief.grammar.lexicon import load

LONGEST_NAME = 8
_COMPLEMENT = re.compile(
    r"[,(]|\b(?:of|in|from|to|for|with|on|at|against|near|who|which|that|and|concluded|signed|"
    r"de|du|des|en|à|au|aux|pour|avec|contre|qui|que|et|dans|sur)\b|\bd[’']"
)
_NOT_FIRST = frozenset({"de", "d", "of", "to", "and", "et", "à", "who", "qui", "que", "that", "which", "no", "aucun"})


def unarticled(name: str) -> str:
    """What two wordings of one name share: *jihadists* and *the jihadists*."""
    return re.sub(r"^(?:the|some|les?|la|des) |^l’", "", marks.folded(name).replace("'", "’"))


def plausible(name: str) -> bool:
    """Whether an unregistered name can be one: no number in it, not a whole clause, and no thing at its head."""
    words = re.findall(r"[\w-]+", name.lower())
    if not words or len(words) > LONGEST_NAME or any(c.isdigit() for c in name):
        return False
    return not (_head(name, words) & (load("en").things | load("fr").things)) and words[0] not in _NOT_FIRST


def _head(name: str, words: list[str]) -> set[str]:
    """The words that may be the head: the last one before a complement (English), the first nouns (French)."""
    before = re.findall(r"[\w-]+", _COMPLEMENT.split(name.lower(), maxsplit=1)[0])
    articled = words[0] in load("fr").articled or words[0] in load("en").articled
    return {*before[-1:], *words[articled : articled + 1]}
