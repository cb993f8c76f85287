"""Stories and origins: the articles about one happening, and how many independent witnesses they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent witness: the articles that copy one text or run one agency's copy.

    `lineage` is the agency or the source that the text comes from, `reason` says why the articles are one origin.
    """

    id: str
    lineage: str
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The articles about one happening, between two days (ISO), with their origins."""

    id: str
    title: str
    language: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    events: tuple[str, ...] = ()
