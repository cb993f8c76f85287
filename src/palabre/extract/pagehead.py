"""What a page says about its article. Input: a page's tree. Output: `Head`: title, time, language, address, site.

Asked in order: JSON-LD, Open Graph and other `meta`, `time`, the address, `html lang`. Nothing is searched for in the
running text: a date found there is seldom the article's own.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from palabre.extract.day import Moment, web_moment
from palabre.extract.tree import Element

_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "pubdate",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was found. `titles` are all wordings of the headline, folded, to know it again in the text."""

    title: str | None
    titles: frozenset[str]
    moment: Moment | None
    modified: Moment | None
    language: str | None
    url: str | None
    site: str | None


def read_head(tree: Element) -> Head:
    """The head of a page; unknown stays None."""
    linked = list(_linked_articles(tree))
    meta = _meta(tree)
    url = _address(tree, meta)
    site = meta.get("og:site_name") or _publisher(linked) or meta.get("application-name")
    titles = [title for title in _titles(tree, linked, meta, site) if title]
    return Head(
        title=titles[0] if titles else None,
        titles=frozenset(_folded(title) for title in titles),
        moment=_moment(tree, linked, meta, url),
        modified=_modified(linked, meta),
        language=_language(tree, meta),
        url=url,
        site=site,
    )


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _clean(text: str | None) -> str:
    return " ".join(unescape(text or "").split())


def _meta(tree: Element) -> dict[str, str]:
    """`meta` by name, lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = _clean(element.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_articles(tree: Element) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that are articles: a date or headline stands on them."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().startswith("application/ld+json") and script.text:
            try:
                content = json.loads(script.text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(content)


def _articles_in(content: Any) -> Iterator[dict[str, Any]]:
    waiting = [content]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            if any(str(kind).endswith(("Article", "Posting", "Report")) for kind in _listed(item.get("@type"))):
                yield item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return _clean(value) if isinstance(value, str) else ""


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for article in linked:
        for publisher in _listed(article.get("publisher")):
            if isinstance(publisher, dict) and _text(publisher.get("name")):
                return _text(publisher["name"])
    return None


def _titles(tree: Element, linked: list[dict[str, Any]], meta: dict[str, str], site: str | None) -> Iterator[str]:
    yield from (_text(article.get("headline")) for article in linked)
    yield meta.get("og:title") or ""
    headings = [_clean("".join(h1.itertext())) for h1 in tree.iter("h1")]
    # several h1: the site's own name is often one
    yield from (heading for heading in headings if not site or _folded(heading) != _folded(site))
    for title in list(tree.iter("title"))[:1]:
        whole = _clean("".join(title.itertext()))
        yield _without_site(whole, site)
        yield whole


def _without_site(title: str, site: str | None) -> str:
    """A window title without the site's name before or after it."""
    parts = re.split(r"\s+[|–—»·:-]\s+", title)
    if site and len(parts) > 1:
        if _folded(parts[-1]) == _folded(site):
            return title[: title.rindex(parts[-1])].rstrip(" |–—»·:-")
        if _folded(parts[0]) == _folded(site):
            return title[len(parts[0]) :].lstrip(" |–—»·:-")
    return title


def _moment(tree: Element, linked: list[dict[str, Any]], meta: dict[str, str], url: str | None) -> Moment | None:
    for text in _stated_times(tree, linked, meta):
        moment = web_moment(text)
        if moment:
            return moment
    in_address = _IN_ADDRESS.search(url or "")
    return web_moment("-".join(in_address.groups())) if in_address else None


def _stated_times(tree: Element, linked: list[dict[str, Any]], meta: dict[str, str]) -> Iterator[str]:
    yield from (_text(article.get("datePublished")) for article in linked)
    yield from (meta[name] for name in _PUBLISHED if name in meta)
    yield from (element.get("datetime") or "" for element in _times(tree))
    yield from _changes(linked, meta)


def _changes(linked: list[dict[str, Any]], meta: dict[str, str]) -> Iterator[str]:
    yield from (_text(article.get("dateModified")) for article in linked)
    yield from (meta[name] for name in _MODIFIED if name in meta)


def _modified(linked: list[dict[str, Any]], meta: dict[str, str]) -> Moment | None:
    """When the page says it was last changed."""
    return next((moment for text in _changes(linked, meta) if (moment := web_moment(text))), None)


def _times(tree: Element) -> Iterator[Element]:
    """`time` elements: those marked as the publication, else those of a page whose `time` elements agree on the day."""
    stamps = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [e for e in stamps if e.get("pubdate") is not None or "published" in (e.get("itemprop") or "").lower()]
    yield from marked
    inside = [e for e in stamps if any(parent.tag in {"article", "main"} for parent in e.iterancestors())]
    candidates = inside or stamps
    # several days are teasers of other articles
    if len({(e.get("datetime") or "")[:10] for e in candidates}) == 1:
        yield from candidates


def _language(tree: Element, meta: dict[str, str]) -> str | None:
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang")
    return (stated or meta.get("og:locale") or meta.get("content-language") or "").strip() or None


def _address(tree: Element, meta: dict[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    for url in (*links, meta.get("og:url")):
        if url and re.match(r"https?://[^/\s]", url.strip()):
            return url.strip()
    return None
