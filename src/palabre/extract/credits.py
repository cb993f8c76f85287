"""Credit lines that the extraction dropped. Input: a page's tree and the blocks that were kept. Output: lines to add.

A credit line is a short block that consists of a lead-in and names of agencies. It counts when it stands inside the
article's own element, or inside what holds the kept paragraphs. The words are the page's; none is made up.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from palabre.extract.tree import Element

_LONGEST = 90
_LEAVES = ("p", "span", "div", "small", "em", "i", "b", "strong", "li", "address", "footer", "cite", "font", "td")
_AROUND = frozenset(
    {"nav", "aside", "figure", "figcaption", "form", "button", "script", "style", "template", "noscript"}
)


def credit_lines(tree: Element, blocks: list[str]) -> tuple[list[str], list[str]]:
    """Dropped credit lines that stand before the first kept block, and those that stand after it."""
    kept = "\n".join(" ".join(block.split()) for block in blocks)
    root = _article(tree, blocks)
    before: list[str] = []
    after: list[str] = []
    started = False
    opening = " ".join(blocks[0].split())[:40]
    for element in root.iter():
        text = _own_text(element)
        started = started or (bool(opening) and text.startswith(opening))
        if not is_credit(text) or text in kept or text in before or text in after or _is_around(element):
            continue
        (after if started else before).append(text)
    return before, after


def is_credit(text: str) -> bool:
    """Whether a short line is a credit and nothing else."""
    return len(text) <= _LONGEST and _pattern().fullmatch(text.strip("()[]—–-.:,;| \u00a0")) is not None


def _article(tree: Element, blocks: list[str]) -> Element:
    """The one `article` or `main`, else the smallest element that holds the first and the last block, else the page."""
    for tag in ("article", "main"):
        found = list(tree.iter(tag))
        if len(found) == 1:
            return found[0]
    ends = [" ".join(block.split())[:40] for block in (blocks[0], blocks[-1])]
    smallest = tree
    for element in tree.iter("div", "section", "body"):
        text = " ".join(" ".join(element.itertext()).split())
        if all(end in text for end in ends):
            smallest = element
    return smallest


def _own_text(element: Element) -> str:
    """The text of an element without blocks inside, else nothing."""
    if not isinstance(element.tag, str) or element.tag not in _LEAVES or any(child.tag == "p" for child in element):
        return ""
    return " ".join("".join(element.itertext()).split())


def _is_around(element: Element) -> bool:
    return any(parent.tag in _AROUND for parent in element.iterancestors())


@cache
def _pattern() -> re.Pattern[str]:
    lexicon = tomllib.loads(files("palabre.extract").joinpath("lexicon/credits.toml").read_text(encoding="utf-8"))
    agency = _any(lexicon["agencies"])
    lead = _any([*lexicon["lead_in"]["en"], *lexicon["lead_in"]["fr"]])
    joiner = _any([*lexicon["joiner"]["en"], *lexicon["joiner"]["fr"]])
    more = rf"(?:\s*(?:,|/|&|\+|;|-|\b{joiner}\b)\s*)+"
    # the lead-in and the joiners without case, the agencies with theirs: *map* and *tap* are words
    return re.compile(rf"(?i:(?:{lead}\s*:?\s+)?){agency}(?:(?i:{more}){agency})*(?i:(?:{more})?)")


def _any(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
