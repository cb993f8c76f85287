"""Whose article it is. Input: address and name as a file gives them, the desk's sources. Output: source id or name."""

import re
from collections.abc import Sequence

from palabre.model.source import Source


def source_of(*, given: str | None, url: str | None, sources: Sequence[Source]) -> str | None:
    """The source of an article.

    A source of the desk whose id or name is the given one, or whose host is the address's (or stands above it:
    `paper.example` is the source of `www.paper.example`); else what was given; else the host; else None.
    """
    host = host_of(url)
    named = _folded(given or "")
    for source in sources:
        if named and named in {_folded(source.id), _folded(source.name)}:
            return source.id
    hosted = [s for s in sources if host and _covers(host_of(s.url), host)]
    if hosted:
        # the longest host is the nearest: an edition of its own before the house
        return max(hosted, key=lambda source: len(source.url or "")).id
    return given or host


def host_of(url: str | None) -> str | None:
    """The host of an address, lower case, without `www.` and port."""
    found = re.match(r"https?://(?:[^/@\s?#]*@)?([^/:\s?#]+)", url or "", re.IGNORECASE)
    return found[1].lower().removeprefix("www.") if found else None


def _covers(above: str | None, host: str) -> bool:
    return above is not None and (host == above or host.endswith(f".{above}"))


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
