"""Web pages. Input: bytes. Output: `Draft`: the main text, a blank line between paragraphs, and what the page says.

The text is what trafilatura (fast mode, https://trafilatura.readthedocs.io) takes for the main text, with repairs:
tables that only lay out the page are unfolded before; blocks that name themselves as furniture are taken out; the
headline goes to the title alone; teasers after the last paragraph go; a credit line that was dropped comes back, for it
says whose copy the article is.
Refuses a page without an article.
"""

import re

from palabre.errors import UnreadableInput
from palabre.extract.credits import credit_lines
from palabre.extract.decode import decode_page
from palabre.extract.draft import Draft
from palabre.extract.furniture import take_out_furniture, unfold_layout_tables
from palabre.extract.pagehead import read_head
from palabre.extract.tree import Element

# A sentence closes with one of these, perhaps inside quotation marks or brackets, before a space or the end.
_SENTENCE = re.compile(r"""[.!?…]["'”’»)\]]*(?:\s|$)""")
_PROSE = 60


def page_draft(content: bytes, where: str, media_type: str | None) -> Draft:
    """The article of a page.

    Raises:
        UnreadableInput: no article in the page, or see `decode_page`.
    """
    tree = _tree(decode_page(content, where, media_type))
    if tree is None:
        raise _no_article(where)
    head = read_head(tree)
    unfold_layout_tables(tree)
    take_out_furniture(tree)
    blocks = _without_tail(_without_title(_main_blocks(tree), head.titles), tree)
    if not any(_is_prose(block) for block in blocks):
        raise _no_article(where)
    before, after = credit_lines(tree, blocks)
    return Draft(
        where=where,
        text="\n\n".join((*before, *blocks, *after)),
        title=head.title,
        moment=head.moment,
        modified=head.modified,
        language_hint=head.language,
        url=head.url,
        source=head.site,
    )


def _no_article(where: str) -> UnreadableInput:
    return UnreadableInput(where, "no article found in the page", "save the article's text as a .txt file")


def _tree(page: str) -> Element | None:
    import trafilatura

    tree: Element | None = trafilatura.load_html(page)
    return tree


def _main_blocks(tree: Element) -> list[str]:
    from copy import deepcopy

    import trafilatura

    text = trafilatura.extract(deepcopy(tree), fast=True, include_comments=False) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _without_title(blocks: list[str], titles: frozenset[str]) -> list[str]:
    """The blocks without the headline, where it is among the first three of them."""
    return [block for number, block in enumerate(blocks) if number > 2 or folded(block) not in titles]


def _is_prose(block: str) -> bool:
    return len(block) >= _PROSE and _SENTENCE.search(block) is not None


def _without_tail(blocks: list[str], tree: Element) -> list[str]:
    """The blocks up to the first one, after the last paragraph of prose, that is nothing but a link."""
    links = {folded("".join(link.itertext())) for link in tree.iter("a")}
    prose = max((number for number, block in enumerate(blocks) if _is_prose(block)), default=-1)
    for number in range(prose + 1, len(blocks)):
        if folded(blocks[number]) in links:
            return blocks[:number]
    return blocks


def folded(text: str) -> str:
    """Words alone, for comparing: no case, no punctuation, single spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))
