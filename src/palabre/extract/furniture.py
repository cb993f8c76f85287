"""What a page holds besides its article. Input: a page's tree. Output: the same tree, changed in place."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from palabre.extract.tree import Element, length

_LAYOUT_TAGS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "center")
_LONG_CELL = 300
_SHARE = 0.25


def unfold_layout_tables(tree: Element) -> None:
    """Make plain blocks of tables with a cell as long as several paragraphs: they only lay out the page."""
    tables = [t for t in tree.iter("table") if any(length(cell) > _LONG_CELL for cell in t.iter("td"))]
    for table in tables:
        for element in list(table.iter(*_LAYOUT_TAGS)):
            element.tag = "div"


def take_out_furniture(tree: Element) -> None:
    """Remove blocks whose class or id says that they are furniture, unless they hold much of the page's text."""
    words = _furniture_words()
    whole = length(tree)
    for element in list(tree.iter("div", "ul", "ol", "section", "aside", "p", "nav", "form")):
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if words.intersection(re.findall(r"[a-zà-ÿ]+", named)) and length(element) < _SHARE * whole:
            _remove(element)


def _remove(element: Element) -> None:
    if element.getparent() is not None:
        element.drop_tree()  # keeps the text that follows the element


@cache
def _furniture_words() -> frozenset[str]:
    text = files("palabre.extract").joinpath("lexicon/furniture.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"])
