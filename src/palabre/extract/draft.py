"""What the three formats have in common before it is checked: a text with what its file says about it."""

from dataclasses import dataclass

from palabre.extract.day import Moment
from palabre.model.article import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text on its way to an article.

    `where` names it in messages (file, or file and line). `language` is a person's word for it, `language_hint` a
    page's, which may be a template's default. `source` is an id or a name, as given.
    """

    where: str
    text: str
    id: str | None = None
    title: str | None = None
    moment: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    language_hint: str | None = None
    url: str | None = None
    source: str | None = None
    asked: Pair | None = None
