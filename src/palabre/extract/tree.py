"""The part of lxml's element that this stage uses, as a type: lxml itself comes with trafilatura and has no types."""

from collections.abc import Iterator
from typing import Protocol, Self


class Element(Protocol):
    """An element of a page. `tag` is not a text for comments and processing instructions."""

    tag: str
    text: str | None

    def get(self, key: str, /) -> str | None:
        """An attribute."""
        ...

    def iter(self, *tags: str) -> Iterator[Self]:
        """This element and those below it, in document order, with one of the tags if any is given."""
        ...

    def itertext(self, *tags: str) -> Iterator[str]:
        """All text below."""
        ...

    def iterancestors(self) -> Iterator[Self]:
        """The elements around, from the inside out."""
        ...

    def getparent(self) -> Self | None:
        """The element around."""
        ...

    def drop_tree(self) -> None:
        """Take the element out, but keep the text that follows it."""
        ...

    def __iter__(self) -> Iterator[Self]:
        """The elements right below."""
        ...


def length(element: Element) -> int:
    """Characters of text below an element, scripts and styles left out."""
    whole = sum(len(text) for text in element.itertext())
    return whole - sum(len(part.text or "") for part in element.iter("script", "style", "template", "noscript"))
